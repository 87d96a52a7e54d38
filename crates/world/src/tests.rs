use super::*;

const NOW: i64 = 1_795_300_000_000_000;

#[test]
fn same_seed_same_plan() {
    let a = World::new(1, NOW, &[]);
    let b = World::new(1, NOW, &[]);
    assert_eq!(a.posts, b.posts);
}
