//! What a shopper sets about their own feed.

use crate::weights::Weights;

/// Sliders and switches of *For you*. Each slider is in -1..=1; 0 is the store's own mix.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Controls {
    /// -1: what is liked, however old; 1: what is new.
    pub newer: f32,
    /// -1: only what fits the interests; 1: much from elsewhere.
    pub surprising: f32,
    /// -1: people's posts; 1: products.
    pub products: f32,
    /// No sponsored posts, in any lens.
    pub hide_sponsored: bool,
    /// *For you* only: posts of people who bought what they show, nothing else of people.
    pub customers_only: bool,
}

impl Controls {
    /// The store's weights as this shopper wants them. At the middle of all sliders they are the store's own.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers, bounded before")]
    pub fn weights(&self, store: &Weights) -> Weights {
        let slider = |value: f32| if value.is_finite() { value.clamp(-1.0, 1.0) } else { 0.0 };
        let (newer, surprising, products) = (slider(self.newer), slider(self.surprising), slider(self.products));
        // A whole step of a slider makes one part four times as heavy and the other a quarter.
        let (more, less) = (|by: f32| (2.0 * by).exp2(), |by: f32| (-2.0 * by).exp2());
        let every = |n: u32, by: f32| ((n as f32 * (-1.4 * by).exp2()).round() as u32).max(2);
        Weights {
            recency: store.recency * more(newer),
            quality: store.quality * less(newer),
            interest: store.interest * (-surprising).exp2(),
            taste: store.taste * (-surprising).exp2(),
            affinity: store.affinity * (-surprising).exp2(),
            chance: store.chance * more(surprising),
            off_interest: (store.off_interest + 0.5 * surprising).clamp(0.0, 1.0),
            // The promised share of the unproven is a floor: a slider gives them more, never less.
            reserved_every: store.reserved_every.min(every(store.reserved_every, surprising.max(0.0))),
            product_every: if products == 0.0 { store.product_every } else { every(store.product_every, products) },
            ..store.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_slider_takes_the_promised_share_away(newer in any::<f32>(), surprising in any::<f32>(), products in any::<f32>()) {
            let store = Weights::default();
            let weights = Controls { newer, surprising, products, ..Controls::default() }.weights(&store);
            prop_assert!((2..=store.reserved_every).contains(&weights.reserved_every));
            prop_assert!((2..=20).contains(&weights.product_every));
            let all = [weights.recency, weights.quality, weights.interest, weights.taste, weights.chance, weights.off_interest];
            prop_assert!(all.iter().all(|w| w.is_finite() && *w >= 0.0));
        }
    }

    #[test]
    fn the_middle_is_the_stores_own_mix() {
        assert_eq!(Controls::default().weights(&Weights::default()), Weights::default());
        let products =
            |products| Controls { products, ..Controls::default() }.weights(&Weights::default()).product_every;
        assert_eq!((products(1.0), products(0.0), products(-1.0)), (2, 5, 13));
    }
}
