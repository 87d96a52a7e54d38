//! The rules that every feed keeps, over random stores, viewers and histories.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod store;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use store::{Store, any_store, any_viewer, walk};
use vitrine_engine::*;

const LENSES: [Lens; 4] = [Lens::ForYou, Lens::Following, Lens::Newest, Lens::MostSmiled];

fn any_lens() -> impl Strategy<Value = Lens> {
    prop::sample::select(LENSES.to_vec())
}

fn any_topic() -> impl Strategy<Value = Option<Topic>> {
    prop_oneof![
        3 => Just(None),
        1 => (0..8_u16).prop_map(|i| Some(Topic::Interest(InterestId(i)))),
        1 => (0..6_u64).prop_map(|t| Some(Topic::Hashtag(Hashtag(t)))),
        1 => (0..20_i64).prop_map(|p| Some(Topic::Product(ProductId(p)))),
        1 => (0..12_i64).prop_map(|a| Some(Topic::Author(AccountId(a)))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_rebuilt_index_equals_the_followed_one(
        history in store::any_history(400), viewer in any_viewer(), lens in any_lens(), topic in any_topic(), seed in any::<u64>(),
    ) {
        let (followed, mut model) = (Index::new(), Store::default());
        for change in &history {
            followed.apply(change);
            model.apply(change);
        }
        let rebuilt = Index::build(model.changes());
        prop_assert!(followed.snapshot_eq(&rebuilt));
        prop_assert_eq!(followed.size().posts, rebuilt.size().posts);
        prop_assert_eq!(followed.size().products, rebuilt.size().products);
        let query = Query { lens, topic, seed, now: store::NOW, limit: 10, ..Query::default() };
        prop_assert_eq!(walk(&followed, &viewer, &query), walk(&rebuilt, &viewer, &query));
    }

    #[test]
    fn states_may_be_told_twice(history in store::any_history(200)) {
        let (once, twice) = (Index::new(), Index::new());
        for change in &history {
            once.apply(change);
            twice.apply(change);
            let is_step = matches!(change,
                Change::SmileAdded(_) | Change::SmileRemoved(_) | Change::CommentAdded(_) | Change::CommentRemoved(_)
                | Change::SaveAdded(_) | Change::SaveRemoved(_) | Change::PostShown(..));
            if !is_step {
                prop_assert_ne!(twice.apply(change), Outcome::Changed, "{:?}", change);
            }
        }
        prop_assert!(once.snapshot_eq(&twice));
    }

    #[test]
    fn a_walk_shows_everything_once_and_nothing_else(
        shop in any_store(140, 60), viewer in any_viewer(), lens in any_lens(), topic in any_topic(),
        limit in 1..30_usize, seed in any::<u64>(), include_seen in any::<bool>(),
    ) {
        let index = Index::build(shop.changes());
        let query = Query { lens, topic, limit, seed, include_seen, now: store::NOW, ..Query::default() };
        let items = walk(&index, &viewer, &query);
        let shown: Vec<What> = items.iter().map(|item| item.what).collect();
        let wanted = shop.eligible(&viewer, &query);
        let set: BTreeSet<What> = shown.iter().copied().collect();
        prop_assert_eq!(set.len(), shown.len(), "nothing twice");
        prop_assert_eq!(&set, &wanted);
        prop_assert!(items.iter().all(|item| !item.reasons.is_empty()));
        prop_assert!(items.iter().all(|item| item.score.is_finite()));
        match lens {
            Lens::Newest | Lens::Following => prop_assert_eq!(shown, shop.newest_first(&wanted)),
            Lens::MostSmiled => prop_assert_eq!(shown, shop.most_smiled_first(&wanted)),
            Lens::ForYou => {}
        }
    }

    #[test]
    fn a_walk_among_changes_repeats_nothing(
        shop in any_store(90, 40), more in store::any_history(120), viewer in any_viewer(), lens in any_lens(), limit in 3..12_usize,
    ) {
        let (index, mut model) = (Index::build(shop.changes()), shop.clone());
        let mut query = Query { lens, limit, now: store::NOW, ..Query::default() };
        let (mut shown, mut changes) = (Vec::new(), more.iter());
        let mut always = shop.eligible(&viewer, &query);
        loop {
            let page = index.page(&viewer, &query).unwrap();
            for item in &page.items {
                prop_assert!(model.eligible(&viewer, &query).contains(&item.what), "{:?} must not be shown now", item.what);
            }
            shown.extend(page.items.iter().map(|item| item.what));
            let Some(next) = page.next else { break };
            query.cursor = Some(next.to_string().parse().unwrap());
            query.seed += 1;
            for change in changes.by_ref().take(6) {
                // A post that changes its time moves in the order of time; everything else must hold.
                if model.moves(change) {
                    continue;
                }
                index.apply(change);
                model.apply(change);
                let still = model.eligible(&viewer, &query);
                always.retain(|what| still.contains(what));
            }
            prop_assert!(shown.len() < 3_000, "the walk ends");
        }
        let set: BTreeSet<What> = shown.iter().copied().collect();
        prop_assert_eq!(set.len(), shown.len(), "nothing twice");
        if matches!(lens, Lens::Newest | Lens::Following) {
            let missing: Vec<_> = always.difference(&set).collect();
            prop_assert!(missing.is_empty(), "no gap: {:?}", missing);
        }
    }

    #[test]
    fn no_author_and_no_brand_fills_the_screen(shop in any_store(140, 60), viewer in any_viewer(), limit in 1..30_usize, seed in any::<u64>()) {
        let index = Index::build(shop.changes());
        let items = walk(&index, &viewer, &Query { limit, seed, now: store::NOW, ..Query::default() });
        let names: Vec<_> = items.iter().map(|item| shop.author_or_brand(item.what)).collect();
        let crowded = |at: usize, name: &Option<(bool, i64)>| {
            name.is_some() && names[at.saturating_sub(7)..at].iter().filter(|n| *n == name).count() >= 2
        };
        for at in 0..names.len() {
            if crowded(at, &names[at]) {
                let better = (at + 1..names.len()).find(|&later| !crowded(at, &names[later]));
                prop_assert_eq!(better, None, "slot {} repeats {:?} though {:?} was left", at, names[at], better.map(|b| names[b]));
            }
        }
    }

    #[test]
    fn the_unproven_and_the_long_tail_have_room(shop in any_store(140, 60), viewer in any_viewer(), seed in any::<u64>()) {
        let index = Index::build(shop.changes());
        let query = Query { seed, now: store::NOW, ..Query::default() };
        let page = index.page(&viewer, &query).unwrap();
        let reserved = |item: &Item| item.reasons.iter().any(|r| matches!(r, Reason::Unproven | Reason::LongTail));
        let shown = page.items.iter().filter(|item| reserved(item)).count();
        let all = walk(&index, &viewer, &query).iter().filter(|item| reserved(item)).count();
        prop_assert!(shown >= (page.items.len() / 10).min(all) || page.record.relaxed > 0, "{shown} of {}, {all} in all", page.items.len());
    }

    #[test]
    fn five_interests_make_a_feed(shop in any_store(160, 80), seed in any::<u64>(), first in 0..4_u16) {
        let index = Index::build(shop.changes());
        let picked: Vec<_> = (first..first + 5).map(|i| (InterestId(i), 1.0)).collect();
        let viewer = Viewer { account: Some(AccountId(-1)), picked: picked.clone(), ..Viewer::default() };
        let query = Query { seed, now: store::NOW, ..Query::default() };
        let page = index.page(&viewer, &query).unwrap();
        let met = |what: What| -> Vec<u16> {
            shop.interests(what).into_iter().filter(|i| picked.iter().any(|p| p.0.0 == *i)).collect()
        };
        let mut candidates: BTreeMap<u16, u32> = BTreeMap::new();
        let mut matching_authors: BTreeMap<_, u32> = BTreeMap::new();
        for what in shop.eligible(&viewer, &query) {
            if !met(what).is_empty() {
                *matching_authors.entry(shop.author_or_brand(what)).or_default() += 1;
            }
            met(what).into_iter().for_each(|i| *candidates.entry(i).or_default() += 1);
        }
        // Enough for 20 with two of an author or brand in eight.
        if matching_authors.values().map(|n| (*n).min(4)).sum::<u32>() >= 40 {
            let matching = page.items.iter().filter(|item| !met(item.what).is_empty()).count();
            prop_assert!(matching >= 14, "{matching} of {}", page.items.len());
        }
        for (interest, n) in candidates {
            let there = page.items.iter().any(|item| met(item.what).contains(&interest));
            prop_assert!(there || n < 3, "interest {interest} has {n} candidates and no item");
        }
    }
}

#[test]
fn a_store_without_posts_shows_its_catalog() {
    let mut shop = Store::default();
    for id in 0..60 {
        shop.apply(&store::product(id, id % 20, &[(id % 6).try_into().unwrap()], id % 10 != 0));
    }
    let index = Index::build(shop.changes());
    for picked in [vec![], vec![(InterestId(2), 1.0)]] {
        let viewer = Viewer { picked, ..Viewer::default() };
        for lens in [Lens::ForYou, Lens::Newest] {
            let page = index.page(&viewer, &Query { lens, now: store::NOW, ..Query::default() }).unwrap();
            assert_eq!(page.items.len(), 20, "{lens:?}");
            assert!(page.items.iter().all(|item| shop.buyable(item.what)));
        }
    }
    assert_eq!(
        index.page(&Viewer::default(), &Query { lens: Lens::MostSmiled, ..Query::default() }).unwrap().items,
        []
    );
}

#[test]
fn an_empty_index_answers_empty_pages() {
    for lens in LENSES {
        let page = Index::new().page(&Viewer::default(), &Query { lens, ..Query::default() }).unwrap();
        assert!(page.items.is_empty() && page.next.is_none() && !page.all_seen);
    }
}

#[test]
fn products_come_among_posts_and_more_when_posts_are_few() {
    let share = |posts: i64| {
        let mut shop = Store::default();
        (0..300).for_each(|id| shop.apply(&store::product(id, id, &[(id % 6).try_into().unwrap()], true)));
        (0..posts).for_each(|id| shop.apply(&store::post(id, id, store::NOW - id, &[(id % 6).try_into().unwrap()])));
        let page = Index::build(shop.changes())
            .page(&Viewer::default(), &Query { now: store::NOW, ..Query::default() })
            .unwrap();
        assert_eq!(page.items.len(), 20);
        page.items.iter().filter(|item| matches!(item.what, What::Product(_))).count()
    };
    assert_eq!(share(200), 4);
    assert_eq!(share(40), 5);
    assert_eq!(share(10), 10);
    assert_eq!(share(0), 20);
}

#[test]
fn one_author_alone_still_fills_the_feed() {
    let mut shop = Store::default();
    (0..900).for_each(|id| shop.apply(&store::post(id, 1, store::NOW - id * 1_000, &[1])));
    let index = Index::build(shop.changes());
    let items = walk(&index, &Viewer::default(), &Query { now: store::NOW, limit: 50, ..Query::default() });
    let set: BTreeSet<What> = items.iter().map(|item| item.what).collect();
    assert_eq!((items.len(), set.len()), (900, 900));
}

#[test]
fn a_long_walk_ends_after_everything_was_shown_once() {
    let mut shop = Store::default();
    (0..2_000).for_each(|id| {
        shop.apply(&store::post(id, id % 300, store::NOW - id * 1_000, &[(id % 9).try_into().unwrap()]))
    });
    (0..500).for_each(|id| shop.apply(&store::product(id, id % 90, &[(id % 9).try_into().unwrap()], true)));
    let index = Index::build(shop.changes());
    let mut query = Query { now: store::NOW, limit: 30, ..Query::default() };
    let (mut shown, mut longest) = (Vec::new(), 0);
    while let Some(next) = {
        let page = index.page(&Viewer::default(), &query).unwrap();
        shown.extend(page.items.iter().map(|item| item.what));
        page.next
    } {
        longest = longest.max(next.to_string().len());
        query.cursor = Some(next);
    }
    let set: BTreeSet<What> = shown.iter().copied().collect();
    assert_eq!((shown.len(), set.len()), (2_500, 2_500));
    assert!(longest < 3_000, "cursor of {longest} letters");
}

#[test]
fn a_shopper_who_saw_everything_is_told_so() {
    let mut shop = Store::default();
    (0..30).for_each(|id| shop.apply(&store::post(id, id, store::NOW - id, &[1])));
    let index = Index::build(shop.changes());
    let mut viewer = Viewer::default();
    viewer.seen.extend((0..30).map(|id| What::Post(PostId(id))));
    let query = Query { now: store::NOW, ..Query::default() };
    let page = index.page(&viewer, &query).unwrap();
    assert!(page.items.is_empty() && page.all_seen && page.next.is_none());
    assert_eq!(page.record.dropped, vec![(Filter::Seen, 30)]);
    let again = Query { include_seen: true, ..query };
    assert_eq!(walk(&index, &viewer, &again).len(), 30);
    // The other lenses show what was seen.
    assert_eq!(walk(&index, &viewer, &Query { lens: Lens::Newest, ..again }).len(), 30);
}

#[test]
fn a_cursor_of_another_feed_is_refused() {
    let mut shop = Store::default();
    (0..30).for_each(|id| shop.apply(&store::post(id, id, store::NOW - id, &[1])));
    let index = Index::build(shop.changes());
    let query = Query { lens: Lens::Newest, limit: 5, now: store::NOW, ..Query::default() };
    let next = index.page(&Viewer::default(), &query).unwrap().next;
    assert!(next.is_some());
    let other = Query { lens: Lens::ForYou, cursor: next.clone(), ..query.clone() };
    assert_eq!(index.page(&Viewer::default(), &other), Err(CursorError::OtherFeed));
    let other = Query { topic: Some(Topic::Interest(InterestId(1))), cursor: next, ..query };
    assert_eq!(index.page(&Viewer::default(), &other), Err(CursorError::OtherFeed));
}

#[test]
fn posts_with_nothing_left_to_buy_sink() {
    let mut shop = Store::default();
    shop.apply(&store::product(1, 1, &[1], true));
    shop.apply(&store::product(2, 2, &[1], false));
    for id in 0..20 {
        let mut change = store::post(id, id, store::NOW - 1_000, &[1]);
        if let Change::PostPublished { facts, .. } = &mut change {
            facts.products = vec![ProductId(1 + id % 2)];
        }
        shop.apply(&change);
    }
    let index = Index::build(shop.changes());
    let items = walk(&index, &Viewer::default(), &Query { now: store::NOW, limit: 21, ..Query::default() });
    let odd = |what: What| matches!(what, What::Post(PostId(id)) if id % 2 == 1);
    let posts: Vec<_> = items.iter().map(|item| item.what).filter(|what| matches!(what, What::Post(_))).collect();
    assert_eq!(posts.iter().take(10).filter(|what| odd(**what)).count(), 0, "{posts:?}");
    index.apply(&Change::AvailabilityChanged { product: ProductId(2), buyable: true });
    let items = walk(&index, &Viewer::default(), &Query { now: store::NOW, limit: 10, ..Query::default() });
    assert!(items.iter().take(10).any(|item| odd(item.what)));
}

#[test]
fn related_things_share_something_and_respect_the_viewer() {
    let mut shop = Store::default();
    (1..6).for_each(|id| shop.apply(&store::product(id, id, &[1], id != 3)));
    for (id, author, interest, product) in [(1, 1, 1, 1), (2, 2, 2, 1), (3, 3, 1, 2), (4, 4, 7, 5), (5, 5, 1, 1)] {
        let mut change = store::post(id, author, store::NOW - id, &[interest]);
        if let Change::PostPublished { facts, .. } = &mut change {
            facts.products = vec![ProductId(product)];
        }
        shop.apply(&change);
    }
    let index = Index::build(shop.changes());
    let viewer = Viewer::default();
    assert_eq!(index.related_posts(PostId(1), &viewer, 9), vec![PostId(5), PostId(2), PostId(3)]);
    let blocking = Viewer { blocked: [AccountId(5)].into_iter().collect(), ..Viewer::default() };
    assert_eq!(index.related_posts(PostId(1), &blocking, 9), vec![PostId(2), PostId(3)]);
    assert_eq!(index.related_posts(PostId(99), &viewer, 9), vec![]);
    let related = index.related_products(ProductId(1), &viewer, 9);
    assert_eq!(related.len(), 4);
    assert_eq!(related.last(), Some(&ProductId(3)), "what can't be bought comes last");
    let page = index.posts_of_product(ProductId(1), &viewer, 2, None, store::NOW).unwrap();
    assert_eq!(
        page.items.iter().map(|i| i.what).collect::<Vec<_>>(),
        vec![What::Post(PostId(1)), What::Post(PostId(2))]
    );
    let page = index.posts_of_product(ProductId(1), &viewer, 2, page.next, store::NOW).unwrap();
    assert_eq!(page.items.iter().map(|i| i.what).collect::<Vec<_>>(), vec![What::Post(PostId(5))]);
    assert!(page.next.is_none());
}

#[test]
fn readers_go_on_while_the_writer_writes() {
    let index = Index::new();
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (index, done) = (&index, &done);
        for lens in [Lens::Newest, Lens::ForYou] {
            scope.spawn(move || {
                let mut pages = 0;
                while !done.load(std::sync::atomic::Ordering::Relaxed) || pages == 0 {
                    let query = Query { lens, now: store::NOW, seed: pages, ..Query::default() };
                    let items = walk_some(index, &query, 5);
                    let set: BTreeSet<What> = items.iter().map(|item| item.what).collect();
                    assert_eq!(set.len(), items.len(), "nothing twice");
                    pages += 1;
                }
            });
        }
        for id in 0..4_000_i64 {
            // Every third one out of order, every fifth one goes again, and smiles all the while.
            let at = store::NOW - 5_000 + if id % 3 == 0 { -id } else { id };
            index.apply(&store::post(id, id % 40, at, &[(id % 7).try_into().unwrap()]));
            // Visible at once.
            assert!(index.counters(PostId(id)).is_some());
            index.apply(&Change::SmileAdded(PostId(id / 2)));
            if id % 5 == 0 {
                index.apply(&Change::PostRemoved(PostId(id / 3)));
            }
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

fn walk_some(index: &Index, query: &Query, pages: usize) -> Vec<Item> {
    let (mut query, mut items) = (query.clone(), Vec::new());
    for _ in 0..pages {
        let page = index.page(&Viewer::default(), &query).unwrap();
        items.extend(page.items);
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
    }
    items
}

#[test]
fn loud_posts_do_not_drown_a_faint_interest() {
    let mut shop = Store::default();
    // Old and unnoticed, but about the picked interest; and fresh ones with many smiles that are not.
    (0..100).for_each(|id| shop.apply(&store::post(id, id, store::NOW - 60 * store::DAY - id, &[1])));
    for id in 100..300 {
        shop.apply(&store::post(id, id, store::NOW - id, &[2]));
        shop.apply(&Change::PostCounters(PostId(id), Counters { smiles: 80, shown: 200, ..Counters::default() }));
    }
    let index = Index::build(shop.changes());
    let viewer = Viewer { picked: vec![(InterestId(1), 0.2)], ..Viewer::default() };
    let page = index.page(&viewer, &Query { now: store::NOW, ..Query::default() }).unwrap();
    let matching = page.items.iter().filter(|item| shop.interests(item.what) == [1]).count();
    assert!((14..20).contains(&matching), "{matching} of {}", page.items.len());
    // Without an interest the loud ones come first.
    let page = index.page(&Viewer::default(), &Query { now: store::NOW, ..Query::default() }).unwrap();
    assert!(page.items.iter().filter(|item| shop.interests(item.what) == [2]).count() > 10);
}

/// Everything that ranking can know of a post, a product and a showing, name by name. A rating, a verdict, a text's sentiment
/// or a price would have to be added here, and then this does not compile.
#[test]
fn what_ranking_can_know_has_no_rating_in_it() {
    let PostFacts { at: _, kind: _, interests: _, hashtags: _, products: _, language: _, sponsored: _, customer: _ } =
        PostFacts::default();
    let ProductFacts { brand: _, interests: _, at: _, buyable: _, has_picture: _, popularity: _ } =
        ProductFacts::default();
    let Counters { smiles: _, comments: _, saves: _, shown: _ } = Counters::default();
    let Shown { features: _, score: _, place: _, done: _ } = Shown::default();
    let known = DEEDS.map(|deed| match deed {
        Deed::Smile | Deed::Comment | Deed::Save | Deed::Tap | Deed::Buy | Deed::NotThis => deed as u8,
    });
    assert_eq!(known, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn ten_thousand_follows_cost_no_more_than_a_few() {
    let mut shop = Store::default();
    (0..12_000).for_each(|id| {
        shop.apply(&store::post(id, id % 11_000, store::NOW - id * 1_000, &[(id % 9).try_into().unwrap()]))
    });
    let index = Index::build(shop.changes());
    let work = |follows: i64| {
        let viewer = Viewer {
            account: Some(AccountId(-1)),
            picked: vec![(InterestId(1), 1.0)],
            follows: (0..follows).map(AccountId).collect(),
            ..Viewer::default()
        };
        let record = index.page(&viewer, &Query { now: store::NOW, ..Query::default() }).unwrap().record;
        record.retrieved.iter().map(|(_, n)| n).sum::<u32>()
    };
    let (none, some, many) = (work(0), work(40), work(10_000));
    assert!(some >= none && many <= none + 40 * 3, "{none}, {some}, {many} candidates");
}

#[test]
fn a_million_things_seen_take_no_more_room_than_the_last_ones() {
    let mut seen = SeenSet::default();
    seen.extend((0..1_000_000).map(|id| What::Post(PostId(id))));
    assert_eq!(seen.len(), SeenSet::CAPACITY);
    assert!((999_500..1_000_000).all(|id| seen.contains(What::Post(PostId(id)))), "the last 500 at least");
    let first = (0..100_000).filter(|&id| seen.contains(What::Post(PostId(id)))).count();
    assert!(first <= 1, "{first} are still taken for seen");
}
