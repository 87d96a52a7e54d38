//! Random numbers that are the same on every machine for a seed.

/// `SplitMix64` (Steele, Lea, Flood 2014): enough for starting values and samples.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed ^ 0x5DEE_CE66_D1CE_4E5B)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Below `bound`, which must not be zero.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// Of the normal distribution with mean 0 and deviation 1: the sum of twelve uniform numbers, whose tails are cut at 6.
    /// No logarithm or cosine, whose last digits differ between machines.
    pub(crate) fn normal(&mut self) -> f32 {
        ((0..12).map(|_| self.unit()).sum::<f64>() - 6.0) as f32
    }

    /// In a random order.
    pub(crate) fn shuffle<T>(&mut self, values: &mut [T]) {
        for at in (1..values.len()).rev() {
            values.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_are_right_and_a_seed_repeats() {
        let mut random = Random::new(7);
        let values: Vec<f32> = (0..20_000).map(|_| random.normal()).collect();
        let (mean, deviation) = crate::kernels::moments(&values);
        assert!(mean.abs() < 0.03 && (deviation - 1.0).abs() < 0.03);
        assert_eq!(Random::new(7).bits(), Random::new(7).bits());
        assert_ne!(Random::new(7).bits(), Random::new(8).bits());
        let mut order: Vec<u32> = (0..50).collect();
        random.shuffle(&mut order);
        assert!(order.iter().enumerate().any(|(n, &v)| n as u32 != v));
        order.sort_unstable();
        assert!(order.iter().enumerate().all(|(n, &v)| n as u32 == v));
    }
}
