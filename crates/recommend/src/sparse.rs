//! Sparse matrices by rows.

use crate::parallel::Threads;

/// A sparse matrix: per row the columns, ascending, and their values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sparse {
    pub(crate) columns: usize,
    starts: Vec<usize>,
    ids: Vec<u32>,
    values: Vec<f32>,
}

impl Sparse {
    /// From (row, column, value); values of the same place are added up.
    ///
    /// # Panics
    /// If a row or a column is outside the matrix.
    pub fn new(rows: usize, columns: usize, entries: impl IntoIterator<Item = (u32, u32, f32)>) -> Self {
        let mut per_row: Vec<Vec<(u32, f32)>> = vec![Vec::new(); rows];
        for (row, column, value) in entries {
            assert!((column as usize) < columns, "column {column} of {columns}");
            per_row[row as usize].push((column, value));
        }
        Self::from_rows(columns, per_row)
    }

    /// From a list of (column, value) per row, in any order; values of the same place are added up.
    pub(crate) fn from_rows(columns: usize, rows: Vec<Vec<(u32, f32)>>) -> Self {
        let mut matrix = Self { columns, starts: vec![0], ids: Vec::new(), values: Vec::new() };
        for mut row in rows {
            row.sort_by_key(|&(column, _)| column);
            let first = matrix.ids.len();
            for (column, value) in row {
                if matrix.ids.len() > first && matrix.ids.last() == Some(&column) {
                    if let Some(last) = matrix.values.last_mut() {
                        *last += value;
                    }
                } else {
                    matrix.ids.push(column);
                    matrix.values.push(value);
                }
            }
            matrix.starts.push(matrix.ids.len());
        }
        matrix
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many places hold a value.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The columns and values of a row.
    pub fn row(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.starts[row]..self.starts[row + 1];
        (&self.ids[range.clone()], &self.values[range])
    }

    /// How many values a row has.
    pub fn count(&self, row: usize) -> usize {
        self.starts[row + 1] - self.starts[row]
    }

    /// The sum of each row.
    pub(crate) fn sums(&self) -> Vec<f32> {
        (0..self.rows()).map(|row| self.row(row).1.iter().sum()).collect()
    }

    /// The same with rows and columns exchanged.
    pub fn transposed(&self) -> Self {
        let mut starts = vec![0usize; self.columns + 1];
        for &id in &self.ids {
            starts[id as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let (mut ids, mut values) = (vec![0; self.ids.len()], vec![0.0; self.ids.len()]);
        for row in 0..self.rows() {
            let (columns, numbers) = self.row(row);
            for (&column, &number) in columns.iter().zip(numbers) {
                let place = &mut next[column as usize];
                ids[*place] = row as u32;
                values[*place] = number;
                *place += 1;
            }
        }
        Self { columns: self.rows(), starts, ids, values }
    }

    /// Every value times the factor of its row and the factor of its column.
    pub(crate) fn scaled(&self, rows: &[f32], columns: &[f32]) -> Self {
        let mut scaled = self.clone();
        for (row, &of_row) in rows.iter().enumerate() {
            for at in scaled.starts[row]..scaled.starts[row + 1] {
                scaled.values[at] *= of_row * columns[scaled.ids[at] as usize];
            }
        }
        scaled
    }

    /// This matrix times a dense one with `width` values per row.
    pub(crate) fn times(&self, threads: Threads, dense: &[f32], width: usize) -> Vec<f32> {
        let mut out = vec![0.0; self.rows() * width];
        threads.rows(
            &mut out,
            width,
            64,
            || (),
            |(), first, rows| {
                for (at, row) in rows.chunks_mut(width).enumerate() {
                    let (ids, values) = self.row(first + at);
                    crate::kernels::gather(row, ids, values, dense);
                }
            },
        );
        out
    }

    /// This matrix times a sparse one; of every row only the `keep` greatest values (all of them if there are fewer).
    pub(crate) fn times_sparse(&self, threads: Threads, other: &Self, keep: usize) -> Self {
        let rows = threads.map(
            self.rows(),
            16,
            || (vec![0f32; other.columns], Vec::new()),
            |(sums, seen), row| {
                let (ids, values) = self.row(row);
                accumulate(other, ids, values, sums, seen);
                let mut out: Vec<(u32, f32)> = seen.iter().map(|&id| (id, sums[id as usize])).collect();
                clear(sums, seen);
                keep_greatest(&mut out, keep);
                out
            },
        );
        Self::from_rows(other.columns, rows)
    }
}

/// Adds the weighted rows of `matrix` to `sums` and notes in `seen` which places are not zero any more.
pub(crate) fn accumulate(matrix: &Sparse, ids: &[u32], weights: &[f32], sums: &mut [f32], seen: &mut Vec<u32>) {
    for (&id, &weight) in ids.iter().zip(weights) {
        let (columns, values) = matrix.row(id as usize);
        for (&column, &value) in columns.iter().zip(values) {
            let sum = &mut sums[column as usize];
            if *sum == 0.0 {
                seen.push(column);
            }
            // A sum that comes back to exactly zero must not be noted twice.
            *sum += weight * value + f32::MIN_POSITIVE;
        }
    }
}

/// Makes the places in `seen` zero again.
pub(crate) fn clear(sums: &mut [f32], seen: &mut Vec<u32>) {
    for id in seen.drain(..) {
        sums[id as usize] = 0.0;
    }
}

/// The first `keep` by value, greatest first among equals the smaller id; what remains is in no particular order.
pub(crate) fn keep_greatest(entries: &mut Vec<(u32, f32)>, keep: usize) {
    if entries.len() > keep {
        if keep > 0 {
            entries.select_nth_unstable_by(keep - 1, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        entries.truncate(keep);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries() -> impl Strategy<Value = Vec<(u32, u32, f32)>> {
        prop::collection::vec((0u32..9, 0u32..7, 0.5f32..3.0), 0..60)
    }

    fn dense(matrix: &Sparse) -> Vec<Vec<f32>> {
        (0..matrix.rows())
            .map(|row| {
                let mut out = vec![0.0; matrix.columns()];
                let (ids, values) = matrix.row(row);
                ids.iter().zip(values).for_each(|(&id, &value)| out[id as usize] = value);
                out
            })
            .collect()
    }

    proptest! {
        #[test]
        fn twice_transposed_is_the_same(entries in entries()) {
            let matrix = Sparse::new(9, 7, entries);
            prop_assert_eq!(matrix.transposed().transposed(), matrix);
        }

        #[test]
        fn products_agree_with_the_dense_ones(entries in entries()) {
            let matrix = Sparse::new(9, 7, entries);
            let other = matrix.transposed();
            let sparse = dense(&matrix.times_sparse(Threads::new(2), &other, 100));
            let (a, b) = (dense(&matrix), dense(&other));
            for row in 0..9 {
                for column in 0..9 {
                    let plain: f32 = (0..7).map(|k| a[row][k] * b[k][column]).sum();
                    prop_assert!((sparse[row][column] - plain).abs() < 1e-3);
                }
            }
            let flat: Vec<f32> = b.iter().flatten().copied().collect();
            let product = matrix.times(Threads::new(2), &flat, 9);
            prop_assert!(product.iter().zip(sparse.iter().flatten()).all(|(x, y)| (x - y).abs() < 1e-3));
        }

        #[test]
        fn the_greatest_are_kept(values in prop::collection::vec(0f32..9.0, 0..40), keep in 0usize..12) {
            let mut entries: Vec<(u32, f32)> = values.iter().copied().enumerate().map(|(n, v)| (n as u32, v)).collect();
            keep_greatest(&mut entries, keep);
            let mut sorted = values.clone();
            sorted.sort_by(|a, b| b.total_cmp(a));
            prop_assert_eq!(entries.len(), keep.min(values.len()));
            prop_assert!(entries.iter().all(|e| sorted[..entries.len()].contains(&e.1)));
        }
    }
}
