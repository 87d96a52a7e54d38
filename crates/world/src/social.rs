//! What people do with each other's posts, and what they buy.

use std::collections::HashSet;

use crate::plan::{
    Comment, Fit, Follow, Followed, Order, OrderLine, OrderState, Person, Post, Product, Review, Reviewer, Role, Save,
    Smile, Verdict,
};
use crate::posts::Words;
use crate::rng::Rng;
use crate::stock::Inside;
use crate::words::abroad::Tongue;
use crate::words::talk;
use crate::{DAY, MINUTE};

pub(crate) struct Social {
    pub comments: Vec<Comment>,
    pub smiles: Vec<Smile>,
    pub saves: Vec<Save>,
    pub follows: Vec<Follow>,
    pub reviews: Vec<Review>,
    pub orders: Vec<Order>,
}

pub(crate) fn social(
    seed: u64,
    now: i64,
    products: &[Product],
    inside: &[Inside],
    people: &[Person],
    posts: &[Post],
) -> Social {
    // How much people like each post: heavy-tailed, helped by an author who is known and by several things to see.
    let mut rng = Rng::named(seed, "charm");
    let charm: Vec<f32> = posts
        .iter()
        .map(|post| {
            let luck = (1.0 - rng.unit()).powf(-0.55).min(9.0);
            luck * (0.5 + people[post.author].activity) * if post.photos.is_empty() { 0.5 } else { 1.0 }
        })
        .collect();
    let orders = orders(seed, now, products, people, posts);
    Social {
        follows: follows(seed, now, people),
        smiles: smiles(seed, now, people, posts, &charm),
        saves: saves(seed, now, people, posts, &charm),
        comments: comments(seed, now, inside, people, posts, &charm),
        reviews: reviews(seed, now, products, inside, &orders),
        orders,
    }
}

/// A time after `start`, soon rather than late, never after `now`.
fn later(start: i64, now: i64, typical: i64, rng: &mut Rng) -> i64 {
    let room = (now - start).max(0);
    let u = f64::from(rng.unit()).max(1e-6);
    let wait = (-u.ln() * typical as f64) as i64;
    if wait < room {
        start + wait
    } else {
        let part = (room as f64 * f64::from(rng.unit())) as i64;
        start + part
    }
}

fn follows(seed: u64, now: i64, people: &[Person]) -> Vec<Follow> {
    let mut rng = Rng::named(seed, "follows");
    let mut out = Vec::new();
    let mut seen = HashSet::new();
    for (person, who) in people.iter().enumerate() {
        let mut push = |followed: Followed, rng: &mut Rng| {
            if seen.insert((person, followed)) {
                let since = match followed {
                    Followed::Person(other) => who.joined.max(people[other].joined),
                    Followed::Topic(_) => who.joined,
                };
                out.push(Follow { person, followed, at: later(since, now, 120 * DAY, rng) });
            }
        };
        for &topic in &who.interests {
            if rng.chance(0.6) {
                push(Followed::Topic(topic), &mut rng);
            }
        }
        for (other, candidate) in people.iter().enumerate() {
            if other == person {
                continue;
            }
            let shared = candidate.interests.iter().filter(|topic| who.interests.contains(topic)).count();
            let writes = if candidate.role == Role::Shopper { 0.15 } else { 1.0 };
            let wish = writes * (0.03 + 0.32 * candidate.activity + 0.045 * shared as f32);
            if rng.chance(wish) {
                push(Followed::Person(other), &mut rng);
            }
        }
    }
    out
}

fn smiles(seed: u64, now: i64, people: &[Person], posts: &[Post], charm: &[f32]) -> Vec<Smile> {
    let mut rng = Rng::named(seed, "smiles");
    let mut out = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        // A post of a few minutes ago has few smiles yet.
        let ripe = (((now - post.at) as f32) / (2.0 * DAY as f32)).clamp(0.04, 1.0);
        for (person, who) in people.iter().enumerate() {
            let likes = post.interests.iter().any(|topic| who.interests.contains(topic));
            let p = 0.14 * charm[at] * ripe * if likes { 1.7 } else { 0.8 };
            if person != post.author && rng.chance(p.min(0.92)) {
                out.push(Smile { post: at, person, at: later(post.at, now, DAY, &mut rng) });
            }
        }
    }
    out
}

fn saves(seed: u64, now: i64, people: &[Person], posts: &[Post], charm: &[f32]) -> Vec<Save> {
    let mut rng = Rng::named(seed, "saves");
    let mut out = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        for (person, who) in people.iter().enumerate() {
            let likes = post.interests.iter().any(|topic| who.interests.contains(topic));
            let p = 0.012 * charm[at] * if likes { 2.0 } else { 0.5 };
            if person != post.author && rng.chance(p.min(0.3)) {
                out.push(Save { post: at, person, at: later(post.at, now, 3 * DAY, &mut rng) });
            }
        }
    }
    out
}

fn comments(seed: u64, now: i64, inside: &[Inside], people: &[Person], posts: &[Post], charm: &[f32]) -> Vec<Comment> {
    let mut rng = Rng::named(seed, "comments");
    let mut words = Words::new();
    // A stream of its own, so that what is said in other languages leaves all else as it is.
    let mut abroad = Rng::named(seed, "comments abroad");
    let tongue = |who: usize| Tongue::of(&people[who].place);
    let members: Vec<usize> = (0..people.len()).filter(|&at| people[at].role == Role::Member).collect();
    let mut out: Vec<Comment> = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        let ripe = (((now - post.at) as f32) / (DAY as f32)).clamp(0.03, 1.0);
        let wish = charm[at] * ripe + rng.unit() * 0.9;
        let threads = (wish as usize).min(9);
        let mut said = HashSet::new();
        let voice = post.tags.first().map(|tag| inside[tag.product].voice);
        let noun = post.tags.first().map(|tag| &inside[tag.product].noun);
        for _ in 0..threads {
            let others: Vec<usize> = members.iter().copied().filter(|&who| who != post.author).collect();
            let who = *rng.pick(&others);
            let when = later(post.at, now, 20 * 60 * MINUTE, &mut rng);
            let first = out.len();
            if rng.chance(0.34) {
                let (question, answers) = words.of("questions", talk::QUESTIONS, &mut rng);
                if !said.insert(question) {
                    continue;
                }
                out.push(Comment { post: at, author: who, parent: None, text: question.into(), at: when });
                if rng.chance(0.85) {
                    let replied = later(when, now, 5 * 60 * MINUTE, &mut rng);
                    let answer = *rng.pick(answers);
                    out.push(Comment {
                        post: at,
                        author: post.author,
                        parent: Some(first),
                        text: answer.into(),
                        at: replied,
                    });
                    if rng.chance(0.45) {
                        let thanks = words.of("thanks", talk::THANKS, &mut rng);
                        let last = later(replied, now, 3 * 60 * MINUTE, &mut rng);
                        out.push(Comment { post: at, author: who, parent: Some(first), text: thanks.into(), at: last });
                    }
                }
                continue;
            }
            let text = match (voice, noun) {
                (Some(voice), Some(noun)) if rng.chance(0.36) => {
                    let line = words.line(voice, &mut rng);
                    let own = noun.say(line);
                    if rng.chance(0.4) { format!("Have the same one. {own}") } else { own }
                }
                _ => words.of("remarks", talk::REMARKS, &mut rng).to_owned(),
            };
            // One answers a post in one's own language where it is in that one, and sometimes anyway.
            let same = tongue(who).filter(|t| tongue(post.author) == Some(*t));
            let spoken = same.or(tongue(who).filter(|_| abroad.chance(0.4)));
            let text = match spoken {
                Some(tongue) => {
                    let (name, list) = tongue.sayings().remarks;
                    words.of(name, list, &mut abroad).to_owned()
                }
                None => text,
            };
            let text = if rng.chance(0.08) { format!("@{} {text}", people[post.author].handle) } else { text };
            out.push(Comment { post: at, author: who, parent: None, text, at: when });
            if rng.chance(0.3) {
                let mut reply = words.of("replies", talk::REPLIES, &mut rng);
                if let Some(tongue) = same {
                    let (name, list) = tongue.sayings().replies;
                    reply = words.of(name, list, &mut abroad);
                }
                let replied = later(when, now, 6 * 60 * MINUTE, &mut rng);
                out.push(Comment {
                    post: at,
                    author: post.author,
                    parent: Some(first),
                    text: reply.into(),
                    at: replied,
                });
            }
        }
        if people[post.author].role == Role::Member && rng.chance(0.03) {
            let text = words.of("store", talk::STORE, &mut rng);
            out.push(Comment {
                post: at,
                author: 0,
                parent: None,
                text: text.into(),
                at: later(post.at, now, 2 * DAY, &mut rng),
            });
        }
    }
    out
}

fn line_of(product: usize, products: &[Product], rng: &mut Rng) -> OrderLine {
    let variant = rng.below(products[product].variants.len());
    let chosen = &products[product].variants[variant];
    OrderLine {
        product,
        variant,
        sku: chosen.sku.clone(),
        quantity: if chosen.price_minor < 2000 && rng.chance(0.25) { 2 } else { 1 },
        price_minor: chosen.price_minor,
    }
}

fn orders(seed: u64, now: i64, products: &[Product], people: &[Person], posts: &[Post]) -> Vec<Order> {
    let mut rng = Rng::named(seed, "orders");
    let mut out = Vec::new();
    let wanted = |who: &Person| -> Vec<usize> {
        let list: Vec<usize> = (0..products.len())
            .filter(|&at| {
                !products[at].variants.is_empty()
                    && products[at].variants[0].price_minor < 90_000
                    && products[at].interests.iter().any(|topic| who.interests.contains(topic))
            })
            .collect();
        if list.is_empty() { (0..products.len()).collect() } else { list }
    };
    for (buyer, who) in people.iter().enumerate() {
        if who.role == Role::Operator {
            continue;
        }
        let likes = wanted(who);
        if who.role == Role::Member {
            // The write gate: 50.00 or more within the 12 months before each post, and the first post is 90 days old.
            let mut lines: Vec<OrderLine> = Vec::new();
            let mut sum = 0;
            while sum < 6500 {
                let line = line_of(*rng.pick(&likes), products, &mut rng);
                sum += line.price_minor * i64::from(line.quantity);
                // Drawn twice is bought twice: what is counted must be in the order.
                match lines.iter_mut().find(|have| have.sku == line.sku) {
                    Some(have) => have.quantity += line.quantity,
                    None => lines.push(line),
                }
            }
            let at = now - rng.between(95, 240) * DAY - rng.between(0, DAY - 1);
            out.push(Order { buyer, lines, state: OrderState::Delivered, at });
        }
        for _ in 0..rng.below(if who.role == Role::Member { 4 } else { 6 }) {
            let count = 1 + rng.below(3);
            let mut lines: Vec<OrderLine> = Vec::new();
            for _ in 0..count {
                let line = line_of(*rng.pick(&likes), products, &mut rng);
                if !lines.iter().any(|have| have.sku == line.sku) {
                    lines.push(line);
                }
            }
            let at = now - rng.between(0, 300 * DAY) - 20 * MINUTE;
            let state = if rng.chance(0.04) { OrderState::Cancelled } else { state_at(at, now) };
            out.push(Order { buyer, lines, state, at: at.max(who.joined) });
        }
    }
    // Much of what is shown was bought here some days before.
    for post in posts {
        let mine: Vec<usize> =
            post.tags.iter().filter(|tag| tag.fit == Fit::Exact).map(|tag| tag.product).take(2).collect();
        if people[post.author].role == Role::Operator || mine.is_empty() || !rng.chance(0.5) {
            continue;
        }
        let lines = mine
            .into_iter()
            .filter(|&product| !products[product].variants.is_empty())
            .map(|product| OrderLine { quantity: 1, ..line_of(product, products, &mut rng) })
            .collect::<Vec<_>>();
        if !lines.is_empty() {
            let at = post.at - rng.between(4 * DAY, 25 * DAY);
            out.push(Order { buyer: post.author, lines, state: OrderState::Delivered, at });
        }
    }
    out.sort_by_key(|order| order.at);
    out
}

fn state_at(at: i64, now: i64) -> OrderState {
    match now - at {
        age if age < 2 * DAY => OrderState::Paid,
        age if age < 5 * DAY => OrderState::Shipped,
        _ => OrderState::Delivered,
    }
}

fn reviews(seed: u64, now: i64, products: &[Product], inside: &[Inside], orders: &[Order]) -> Vec<Review> {
    let mut rng = Rng::named(seed, "reviews");
    let mut words = Words::new();
    let mut out: Vec<Review> = Vec::new();
    // Verified ones first: some of what was delivered.
    let mut seen = HashSet::new();
    for order in orders {
        for line in &order.lines {
            if order.state != OrderState::Delivered || !rng.chance(0.28) || !seen.insert((order.buyer, line.product)) {
                continue;
            }
            let at = later(order.at + 3 * DAY, now, 12 * DAY, &mut rng);
            let temper = rng.range(-0.4, 0.5);
            out.push(review(
                line.product,
                Reviewer::Person(order.buyer),
                at.min(now),
                temper,
                inside,
                &mut words,
                &mut rng,
            ));
        }
    }
    // Each product has its own quality; some have many reviews, many have none.
    for product in 0..products.len() {
        let quality = rng.range(-0.9, 0.8);
        let count = match rng.below(10) {
            0..=5 => 0,
            6..=7 => 1,
            8 => 2 + rng.below(2),
            _ => 3 + rng.below(5),
        };
        for _ in 0..count {
            let name = words.of("names", talk::IMPORTED, &mut rng);
            let at = now - rng.between(5 * DAY, 420 * DAY);
            let reviewer = Reviewer::Imported(name.to_owned());
            out.push(review(product, reviewer, at, quality, inside, &mut words, &mut rng));
        }
    }
    out.sort_by_key(|review| review.at);
    out
}

fn review(
    product: usize,
    reviewer: Reviewer,
    at: i64,
    temper: f32,
    inside: &[Inside],
    words: &mut Words,
    rng: &mut Rng,
) -> Review {
    // J-shaped as real spreads are: mostly 5 and 4, more 1 than 2.
    let u = rng.unit() + temper * 0.16;
    let stars: usize = match u {
        u if u < 0.07 => 1,
        u if u < 0.12 => 2,
        u if u < 0.24 => 3,
        u if u < 0.50 => 4,
        _ => 5,
    };
    let names = ["t1", "t2", "t3", "t4", "t5"];
    let texts = ["v1", "v2", "v3", "v4", "v5"];
    let noun = &inside[product].noun;
    let title = words.of(names[stars - 1], talk::TITLES[stars - 1], rng).to_owned();
    let mut text = noun.say(words.of(texts[stars - 1], talk::VERDICTS[stars - 1], rng));
    if stars >= 3 && rng.chance(0.6) {
        let line = noun.say(words.line(inside[product].voice, rng));
        text = if rng.chance(0.5) { format!("{line} {text}") } else { format!("{text} {line}") };
    }
    let verdict = match stars {
        1 => {
            if rng.chance(0.7) {
                Verdict::Returned
            } else {
                Verdict::DidNotWork
            }
        }
        2 => {
            if rng.chance(0.5) {
                Verdict::Returned
            } else {
                Verdict::DidNotWork
            }
        }
        3 => {
            if rng.chance(0.15) {
                Verdict::DidNotWork
            } else {
                Verdict::Kept
            }
        }
        _ => Verdict::Kept,
    };
    Review { product, reviewer, stars: u8::try_from(stars).unwrap_or(3), verdict, title, text, at }
}
