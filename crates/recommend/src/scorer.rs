//! What gives every item a score for a shopper.

use std::sync::Arc;

use crate::dense;
use crate::sparse::Sparse;

/// One opinion on all pairs of shopper and item.
#[derive(Debug, Clone)]
pub(crate) enum Scorer {
    /// The product of two factors of `dims` numbers.
    Factors { dims: usize, users: Vec<f32>, items: Vec<f32> },
    /// The weighted sum of rows: what each item of the shopper says for the others.
    Neighbours { queries: Arc<Sparse>, weights: Sparse },
    /// The same for every shopper.
    Same(Vec<f32>),
    /// A value for some pairs, zero for the others.
    Pairs(Sparse),
}

impl Scorer {
    /// The scores of the shoppers for all items, a row each.
    pub(crate) fn score(&self, users: &[u32], items: usize, out: &mut [f32]) {
        match self {
            Self::Factors { dims, users: of_users, items: of_items } => {
                let rows: Vec<f32> =
                    users.iter().flat_map(|&user| &of_users[user as usize * dims..][..*dims]).copied().collect();
                dense::product_transposed_into(&rows, of_items, out, *dims);
            }
            Self::Neighbours { queries, weights } => {
                out.fill(0.0);
                for (&user, row) in users.iter().zip(out.chunks_mut(items)) {
                    let (ids, amounts) = queries.row(user as usize);
                    for (&id, &amount) in ids.iter().zip(amounts) {
                        let (columns, values) = weights.row(id as usize);
                        for (&column, &value) in columns.iter().zip(values) {
                            row[column as usize] += amount * value;
                        }
                    }
                }
            }
            Self::Same(scores) => {
                for row in out.chunks_mut(items) {
                    row.copy_from_slice(scores);
                }
            }
            Self::Pairs(pairs) => {
                out.fill(0.0);
                for (&user, row) in users.iter().zip(out.chunks_mut(items)) {
                    let (ids, values) = pairs.row(user as usize);
                    for (&id, &value) in ids.iter().zip(values) {
                        row[id as usize] = value;
                    }
                }
            }
        }
    }
}
