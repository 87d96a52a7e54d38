//! Work shared out among threads so that the outcome does not depend on how many there are.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many threads the work may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threads(NonZeroUsize);

impl Threads {
    /// This many threads; zero counts as one.
    pub fn new(count: usize) -> Self {
        Self(NonZeroUsize::new(count).unwrap_or(NonZeroUsize::MIN))
    }

    /// As many as the machine has cores, or one if it does not tell.
    pub fn all() -> Self {
        Self(thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
    }

    /// Hands out `rows` of `width` values each, `step` rows at a time, to whichever thread is free. `work` gets its thread's
    /// scratch, the number of the first row, and the rows. Every row is written by one call, so the order does not matter.
    pub(crate) fn rows<T: Send, S>(
        self,
        rows: &mut [T],
        width: usize,
        step: usize,
        scratch: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, usize, &mut [T]) + Sync,
    ) {
        if width == 0 || rows.is_empty() {
            return;
        }
        let step = step.max(1);
        let parts = rows.len().div_ceil(width * step);
        if self.0.get() == 1 || parts == 1 {
            let mut own = scratch();
            for (part, rows) in rows.chunks_mut(width * step).enumerate() {
                work(&mut own, part * step, rows);
            }
            return;
        }
        let queue = Mutex::new(rows.chunks_mut(width * step).enumerate());
        thread::scope(|scope| {
            for _ in 0..self.0.get().min(parts) {
                scope.spawn(|| {
                    let mut own = scratch();
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                        let Some((part, rows)) = next else { return };
                        work(&mut own, part * step, rows);
                    }
                });
            }
        });
    }

    /// `work(scratch, n)` for every n below `count`, in their order.
    pub(crate) fn map<T: Send, S>(
        self,
        count: usize,
        step: usize,
        scratch: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, usize) -> T + Sync,
    ) -> Vec<T> {
        let mut out: Vec<Option<T>> = (0..count).map(|_| None).collect();
        self.rows(&mut out, 1, step, scratch, |own, first, places| {
            for (at, place) in places.iter_mut().enumerate() {
                *place = Some(work(own, first + at));
            }
        });
        out.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_worked_on_once_whatever_the_threads() {
        for threads in [0, 1, 2, 5] {
            let mut rows = vec![0u32; 3 * 101];
            Threads::new(threads).rows(
                &mut rows,
                3,
                7,
                || (),
                |(), first, part| {
                    for (at, row) in part.chunks_mut(3).enumerate() {
                        row.iter_mut().for_each(|v| *v += (first + at) as u32 + 1);
                    }
                },
            );
            assert!(rows.chunks(3).enumerate().all(|(n, row)| row.iter().all(|&v| v == n as u32 + 1)));
            assert_eq!(Threads::new(threads).map(10, 3, || (), |(), n| n * n)[9], 81);
        }
    }
}
