//! What the batches of a dry run would have done about SKUs. Each batch is taken back in the database, so the next one
//! is told from here; then a dry run says what the real one would.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use crate::kit::Id;

/// Of all batches so far.
#[derive(Debug, Default)]
pub struct Claims {
    /// Numbers stand for SKUs: a million of them fit into a few megabytes.
    hasher: RandomState,
    skus: HashMap<u64, (Id, Id)>,
    gone: HashSet<Id>,
    back: HashSet<Id>,
    retired: HashSet<Id>,
}

/// One change of one batch.
#[derive(Debug)]
pub enum Claim {
    /// A SKU went to this variant of this product.
    Sku(String, Id, Id),
    /// A variant is no longer sold.
    Gone(Id),
    /// A variant is sold again.
    Back(Id),
    /// A product is no longer sold.
    Retired(Id),
}

impl Claims {
    /// Notes what a batch did, once it is known that it need not be tried again.
    pub fn add(&mut self, claims: Vec<Claim>) {
        for claim in claims {
            match claim {
                Claim::Sku(sku, product, variant) => {
                    self.skus.insert(self.hasher.hash_one(sku), (product, variant));
                }
                Claim::Gone(variant) => {
                    self.gone.insert(variant);
                }
                Claim::Back(variant) => {
                    self.back.insert(variant);
                }
                Claim::Retired(product) => {
                    self.retired.insert(product);
                }
            }
        }
    }

    /// Product and variant that have a SKU since.
    pub(super) fn owner(&self, sku: &str) -> Option<(Id, Id)> {
        self.skus.get(&self.hasher.hash_one(sku)).copied()
    }

    /// Whether a variant is no longer sold since, or is again; nothing when no batch said so.
    pub(super) fn is_gone(&self, product: Id, variant: Id) -> Option<bool> {
        if self.retired.contains(&product) || self.gone.contains(&variant) {
            Some(true)
        } else {
            self.back.contains(&variant).then_some(false)
        }
    }
}
