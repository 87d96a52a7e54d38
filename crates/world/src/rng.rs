//! A small random number generator with a fixed sequence: the same seed gives the same store on every machine and
//! with every version of every library.

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Clone, Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed ^ 0x5EED_0FA5_709E)
    }

    /// An independent sequence for one purpose: adding draws to one part of the world leaves the others as they are.
    pub(crate) fn named(seed: u64, name: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in name.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        let mut rng = Self::new(seed ^ hash.rotate_left(17));
        rng.next();
        rng
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// In `0..n`; 0 for `n == 0`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// In `low..=high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(usize::try_from(high - low + 1).unwrap_or(0)) as i64
    }

    /// In `[0, 1)`.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 16_777_216.0
    }

    pub(crate) fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    pub(crate) fn chance(&mut self, p: f32) -> bool {
        self.unit() < p
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

/// Draws without putting back until all were drawn, then shuffles again: repeats lie as far apart as possible.
#[derive(Clone, Debug)]
pub(crate) struct Deck {
    order: Vec<usize>,
    at: usize,
}

impl Deck {
    pub(crate) fn new(len: usize, rng: &mut Rng) -> Self {
        let mut order: Vec<usize> = (0..len).collect();
        rng.shuffle(&mut order);
        Self { order, at: 0 }
    }

    pub(crate) fn draw(&mut self, rng: &mut Rng) -> usize {
        if self.order.is_empty() {
            return 0;
        }
        if self.at == self.order.len() {
            let last = self.order[self.at - 1];
            rng.shuffle(&mut self.order);
            if self.order[0] == last {
                self.order.rotate_left(1);
            }
            self.at = 0;
        }
        self.at += 1;
        self.order[self.at - 1]
    }
}
