//! A slow and simple store to compare with, and random ones.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use vitrine_engine::*;

pub const DAY: i64 = 86_400_000_000;
pub const NOW: i64 = 20_000 * DAY;

#[derive(Clone, Debug, Default)]
pub struct Store {
    posts: BTreeMap<i64, Post>,
    products: BTreeMap<i64, ProductFacts>,
    hidden: BTreeSet<i64>,
}

#[derive(Clone, Debug)]
struct Post {
    author: i64,
    facts: PostFacts,
    counters: Counters,
    live: bool,
}

impl Store {
    pub fn apply(&mut self, change: &Change) {
        let mut count = |id: &PostId, act: &dyn Fn(&mut Counters)| {
            if let Some(post) = self.posts.get_mut(&id.0) {
                act(&mut post.counters);
            }
        };
        match change {
            Change::PostPublished { id, author, facts } => {
                let counters = self.posts.get(&id.0).map_or(Counters::default(), |post| post.counters);
                self.posts.insert(id.0, Post { author: author.0, facts: facts.clone(), counters, live: true });
            }
            Change::PostRemoved(id) => {
                if let Some(post) = self.posts.get_mut(&id.0) {
                    post.live = false;
                }
            }
            Change::PostCounters(id, to) => count(id, &|c| *c = *to),
            Change::SmileAdded(id) => count(id, &|c| c.smiles += 1),
            Change::SmileRemoved(id) => count(id, &|c| c.smiles = c.smiles.saturating_sub(1)),
            Change::CommentAdded(id) => count(id, &|c| c.comments += 1),
            Change::CommentRemoved(id) => count(id, &|c| c.comments = c.comments.saturating_sub(1)),
            Change::SaveAdded(id) => count(id, &|c| c.saves += 1),
            Change::SaveRemoved(id) => count(id, &|c| c.saves = c.saves.saturating_sub(1)),
            Change::PostShown(id, n) => count(id, &|c| c.shown += n),
            Change::ProductUpserted(id, facts) => {
                self.products.insert(id.0, facts.clone());
            }
            Change::ProductRetired(id) => {
                self.products.remove(&id.0);
            }
            Change::AvailabilityChanged { product, buyable } => {
                if let Some(facts) = self.products.get_mut(&product.0) {
                    facts.buyable = *buyable;
                }
            }
            Change::AccountHidden { account, hidden } => {
                if *hidden {
                    self.hidden.insert(account.0);
                } else {
                    self.hidden.remove(&account.0);
                }
            }
            Change::AccountErased(account) => {
                self.posts.values_mut().filter(|post| post.author == account.0).for_each(|post| post.live = false);
                self.hidden.insert(account.0);
            }
        }
    }

    /// The store as the changes of a database read from scratch, in no good order.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (&id, post) in self.posts.iter().filter(|(_, post)| post.live) {
            let author = AccountId(post.author);
            changes.push(Change::PostPublished { id: PostId(id), author, facts: post.facts.clone() });
            changes.push(Change::PostCounters(PostId(id), post.counters));
        }
        changes.extend(self.products.iter().map(|(&id, facts)| Change::ProductUpserted(ProductId(id), facts.clone())));
        changes.extend(self.hidden.iter().map(|&a| Change::AccountHidden { account: AccountId(a), hidden: true }));
        changes
    }

    /// Would this change move a post or product in the order of time, or bring one back?
    pub fn moves(&self, change: &Change) -> bool {
        match change {
            Change::PostPublished { id, facts, .. } => {
                self.posts.get(&id.0).is_some_and(|post| !post.live || post.facts.at != facts.at)
            }
            Change::ProductUpserted(id, facts) => self.products.get(&id.0).is_some_and(|p| p.at != facts.at),
            _ => false,
        }
    }

    /// What a whole walk must show.
    pub fn eligible(&self, viewer: &Viewer, query: &Query) -> BTreeSet<What> {
        let personal = query.lens == Lens::ForYou;
        let unseen = |what: &What| !personal || query.include_seen || !viewer.seen.contains(*what);
        let mut all = BTreeSet::new();
        for (&id, post) in &self.posts {
            let author = AccountId(post.author);
            let followed = viewer.follows.contains(author) || viewer.topics.iter().any(|&t| post.about(t));
            let barred = !post.live
                || self.hidden.contains(&post.author)
                || viewer.blocked.contains(author)
                || viewer.muted.contains(author)
                || viewer.muted_topics.iter().any(|&t| post.about(t))
                || (viewer.controls.hide_sponsored && post.facts.sponsored)
                || (personal && viewer.controls.customers_only && !post.facts.customer)
                || (personal && viewer.account == Some(author))
                || (query.lens == Lens::Following && !followed)
                || query.topic.is_some_and(|topic| !post.about(topic));
            let what = What::Post(PostId(id));
            if !barred && !viewer.hidden.contains(&what) && unseen(&what) {
                all.insert(what);
            }
        }
        if matches!(query.lens, Lens::ForYou | Lens::Newest) {
            for (&id, facts) in &self.products {
                let has = |topic: &Topic| facts.interests.iter().any(|(i, _)| *topic == Topic::Interest(*i));
                let barred = !facts.buyable
                    || query.topic.is_some_and(|topic| !has(&topic))
                    || viewer.muted_topics.iter().any(has)
                    || viewer.muted_topics.contains(&Topic::Product(ProductId(id)));
                let what = What::Product(ProductId(id));
                if !barred && !viewer.hidden.contains(&what) && unseen(&what) {
                    all.insert(what);
                }
            }
        }
        all
    }

    fn at(&self, what: What) -> (i64, i64) {
        match what {
            What::Post(id) => (self.posts[&id.0].facts.at, id.0),
            What::Product(id) => (self.products[&id.0].at, id.0),
        }
    }

    /// Posts, then products, each newest first.
    pub fn newest_first(&self, all: &BTreeSet<What>) -> Vec<What> {
        let mut all: Vec<What> = all.iter().copied().collect();
        all.sort_by_key(|&what| {
            let (at, id) = self.at(what);
            (matches!(what, What::Product(_)), -at, -id)
        });
        all
    }

    pub fn most_smiled_first(&self, all: &BTreeSet<What>) -> Vec<What> {
        let mut all = self.newest_first(all);
        all.sort_by_key(|what| match what {
            What::Post(id) => std::cmp::Reverse(self.posts[&id.0].counters.smiles),
            What::Product(_) => std::cmp::Reverse(0),
        });
        all
    }

    /// What must not fill the screen.
    pub fn author_or_brand(&self, what: What) -> Option<(bool, i64)> {
        match what {
            What::Post(id) => Some((true, self.posts[&id.0].author)),
            What::Product(id) => self.products[&id.0].brand.map(|brand| (false, brand.0)),
        }
    }

    pub fn interests(&self, what: What) -> Vec<u16> {
        match what {
            What::Post(id) => self.posts[&id.0].facts.interests.iter().map(|i| i.0).collect(),
            What::Product(id) => self.products[&id.0].interests.iter().map(|(i, _)| i.0).collect(),
        }
    }

    pub fn buyable(&self, what: What) -> bool {
        matches!(what, What::Product(id) if self.products[&id.0].buyable)
    }
}

impl Post {
    fn about(&self, topic: Topic) -> bool {
        match topic {
            Topic::Interest(interest) => self.facts.interests.contains(&interest),
            Topic::Hashtag(tag) => self.facts.hashtags.contains(&tag),
            Topic::Product(product) => self.facts.products.contains(&product),
            Topic::Author(author) => self.author == author.0,
        }
    }
}

/// All pages of a walk, every cursor through its text.
pub fn walk(index: &Index, viewer: &Viewer, query: &Query) -> Vec<Item> {
    let (mut query, mut items) = (query.clone(), Vec::new());
    for _ in 0..5_000 {
        let page = index.page(viewer, &query).unwrap();
        assert!(page.items.len() <= query.limit.clamp(1, 50));
        items.extend(page.items);
        let Some(next) = page.next else { return items };
        query.cursor = Some(next.to_string().parse().unwrap());
    }
    panic!("a walk without an end");
}

pub fn post(id: i64, author: i64, at: i64, interests: &[u16]) -> Change {
    let interests = interests.iter().map(|&i| InterestId(i)).collect();
    let facts = PostFacts { at, interests, ..PostFacts::default() };
    Change::PostPublished { id: PostId(id), author: AccountId(author), facts }
}

pub fn product(id: i64, brand: i64, interests: &[u16], buyable: bool) -> Change {
    let facts = ProductFacts {
        brand: Some(BrandId(brand + 1)),
        interests: interests.iter().map(|&i| (InterestId(i), 0.9)).collect(),
        at: NOW - DAY - id,
        buyable,
        has_picture: true,
        popularity: 0.0,
    };
    Change::ProductUpserted(ProductId(id), facts)
}

fn any_facts() -> impl Strategy<Value = PostFacts> {
    let interests = prop::collection::vec((0..10_u16).prop_map(InterestId), 0..4);
    let hashtags = prop::collection::vec((0..6_u64).prop_map(Hashtag), 0..3);
    let products = prop::collection::vec((0..20_i64).prop_map(ProductId), 0..3);
    // Days coarsely, so that times are equal now and then.
    let language = prop::sample::select(vec!["en", "de", ""]);
    let flags = (prop::bool::weighted(0.2), prop::bool::weighted(0.4));
    (0..60_i64, interests, hashtags, products, language, flags).prop_map(
        |(days, interests, hashtags, products, language, (sponsored, customer))| PostFacts {
            at: NOW - days * DAY,
            kind: PostKind::Photo,
            interests,
            hashtags,
            products,
            language: Language::of(language),
            sponsored,
            customer,
        },
    )
}

/// Few authors write most.
fn any_author() -> impl Strategy<Value = AccountId> {
    prop_oneof![0..3_i64, 0..12_i64, 0..40_i64].prop_map(AccountId)
}

fn any_product() -> impl Strategy<Value = ProductFacts> {
    let interests = prop::collection::vec(((0..10_u16).prop_map(InterestId), 0.2..1.0_f32), 0..3);
    let brand = prop::option::of(prop_oneof![1..4_i64, 1..30_i64].prop_map(BrandId));
    let popularity = prop_oneof![Just(0.0), 0.0..1.0_f32];
    (brand, interests, 0..90_i64, prop::bool::weighted(0.85), any::<bool>(), popularity).prop_map(
        |(brand, interests, days, buyable, has_picture, popularity)| ProductFacts {
            brand,
            interests,
            at: NOW - days * DAY,
            buyable,
            has_picture,
            popularity,
        },
    )
}

fn any_change() -> impl Strategy<Value = Change> {
    let post = || (0..60_i64).prop_map(PostId);
    let product = || (0..20_i64).prop_map(ProductId);
    prop_oneof![
        12 => (post(), any_author(), any_facts()).prop_map(|(id, author, facts)| Change::PostPublished { id, author, facts }),
        2 => post().prop_map(Change::PostRemoved),
        1 => (post(), 0..50_u32, 0..9_u32, 0..9_u32, 0..500_u32)
            .prop_map(|(id, smiles, comments, saves, shown)| Change::PostCounters(id, Counters { smiles, comments, saves, shown })),
        8 => post().prop_map(Change::SmileAdded),
        3 => post().prop_map(Change::SmileRemoved),
        2 => post().prop_map(Change::CommentAdded),
        1 => post().prop_map(Change::CommentRemoved),
        2 => post().prop_map(Change::SaveAdded),
        1 => post().prop_map(Change::SaveRemoved),
        2 => (post(), 0..90_u32).prop_map(|(id, n)| Change::PostShown(id, n)),
        5 => (product(), any_product()).prop_map(|(id, facts)| Change::ProductUpserted(id, facts)),
        1 => product().prop_map(Change::ProductRetired),
        3 => (product(), any::<bool>()).prop_map(|(product, buyable)| Change::AvailabilityChanged { product, buyable }),
        1 => ((0..40_i64).prop_map(AccountId), prop::bool::weighted(0.4)).prop_map(|(account, hidden)| Change::AccountHidden { account, hidden }),
        1 => (20..40_i64).prop_map(|a| Change::AccountErased(AccountId(a))),
    ]
}

pub fn any_history(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(any_change(), 1..most)
}

pub fn any_store(posts: usize, products: usize) -> impl Strategy<Value = Store> {
    let posts = prop::collection::vec((any_author(), any_facts(), 0..9_u32, 0..300_u32), 0..posts);
    let products = prop::collection::vec(any_product(), 0..products);
    (posts, products).prop_map(|(posts, products)| {
        let mut store = Store::default();
        for (id, (author, facts, smiles, shown)) in (0..).zip(posts) {
            store.apply(&Change::PostPublished { id: PostId(id), author, facts });
            store.apply(&Change::PostCounters(PostId(id), Counters { smiles, shown, ..Counters::default() }));
        }
        for (id, facts) in (0..).zip(products) {
            store.apply(&Change::ProductUpserted(ProductId(id), facts));
        }
        store
    })
}

pub fn any_viewer() -> impl Strategy<Value = Viewer> {
    let interest = || ((0..10_u16).prop_map(InterestId), 0.3..1.0_f32);
    let accounts = |n: usize| prop::collection::btree_set(any_author(), 0..n).prop_map(|set| set.into_iter().collect());
    let topic = prop_oneof![
        (0..10_u16).prop_map(|i| Topic::Interest(InterestId(i))),
        (0..6_u64).prop_map(|t| Topic::Hashtag(Hashtag(t))),
        (0..20_i64).prop_map(|p| Topic::Product(ProductId(p))),
    ];
    let seen = prop_oneof![
        (0..60_i64).prop_map(|id| What::Post(PostId(id))),
        (0..20_i64).prop_map(|id| What::Product(ProductId(id))),
    ];
    (
        prop::option::of(any_author()),
        prop::collection::vec(interest(), 0..7),
        prop::collection::vec(interest(), 0..4),
        (accounts(8), accounts(3), accounts(3)),
        prop::collection::vec(topic.clone(), 0..3),
        prop_oneof![3 => Just(vec![]), 1 => prop::collection::vec(topic, 0..2)],
        prop::collection::vec(seen.clone(), 0..40),
        prop::collection::hash_set(seen, 0..4),
        prop::sample::select(vec!["", "en", "de"]),
        any_controls(),
    )
        .prop_map(
            |(
                account,
                picked,
                inferred,
                (follows, blocked, muted),
                topics,
                muted_topics,
                seen,
                hidden,
                language,
                controls,
            )| {
                Viewer {
                    account,
                    picked,
                    inferred,
                    follows,
                    topics,
                    blocked,
                    muted,
                    muted_topics,
                    muted_brands: Vec::new(),
                    hidden,
                    languages: Language::of(language).into_iter().collect(),
                    seen: seen.into_iter().collect(),
                    controls,
                    ..Viewer::default()
                }
            },
        )
}

/// Most leave everything as it is.
fn any_controls() -> impl Strategy<Value = Controls> {
    prop_oneof![
        3 => Just(Controls::default()),
        1 => (-1.0..1.0_f32, any::<bool>(), any::<bool>()).prop_map(|(newer, hide_sponsored, customers_only)| Controls {
            newer, hide_sponsored, customers_only, ..Controls::default()
        }),
    ]
}
