//! Where the time of pages goes: a sum for each stage since the process began, cheap enough to be always on.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

/// A part of making a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Who asks: session and account.
    Session,
    /// What is known of the asker for ranking and for marks of their own.
    Viewer,
    /// The engine.
    Rank,
    /// Cards that were not ready: reading and rendering them.
    Cards,
    /// Putting the page together.
    Assemble,
}

const NAMES: [&str; 5] = ["session", "viewer", "rank", "cards", "assemble"];

static COUNT: [AtomicU64; 5] = [const { AtomicU64::new(0) }; 5];
static NANOS: [AtomicU64; 5] = [const { AtomicU64::new(0) }; 5];

/// Notes that a stage that began then ends now, and when that is: the beginning of the next one.
pub fn ends(stage: Stage, began: Instant) -> Instant {
    let now = Instant::now();
    let nanos = u64::try_from((now - began).as_nanos()).unwrap_or(u64::MAX);
    COUNT[stage as usize].fetch_add(1, Relaxed);
    NANOS[stage as usize].fetch_add(nanos, Relaxed);
    now
}

/// How often each stage was passed and how many nanoseconds that took.
pub fn told() -> BTreeMap<&'static str, [u64; 2]> {
    let of = |(i, name): (usize, &&'static str)| (*name, [COUNT[i].load(Relaxed), NANOS[i].load(Relaxed)]);
    NAMES.iter().enumerate().map(of).collect()
}
