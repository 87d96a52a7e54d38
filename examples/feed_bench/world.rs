//! The world the bench runs on: accounts, products and posts with the skew of real ones (Zipf's law for authors,
//! products, brands and interests), written straight into the tables.

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};
use vitrine::app::App;
use vitrine::db::{Cell, Tx, to_json};
use vitrine::interests::{Interest, list};
use vitrine::kit::{Id, Micros};
use vitrine::media;
use vitrine_world::World as Drawn;

use crate::Outcome;

/// How large a world is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub posts: usize,
    pub accounts: usize,
    pub products: usize,
    /// Accounts that are signed in.
    pub shoppers: usize,
}

/// Where identifiers begin: 2025-01-01, in milliseconds since 1970 (`vitrine::kit::Id`).
const EPOCH_MS: i64 = 1_735_689_600_000;
const DAY_MS: i64 = 86_400_000;
/// Entities written in one transaction.
const CHUNK: usize = 20_000;
/// Different pictures; posts and products share them.
const PICTURES: usize = 24;
const BRANDS: usize = 2_000;

const WORDS: [&str; 40] = [
    "oak", "linen", "blue", "mug", "lamp", "chair", "wool", "rug", "clay", "vase", "tea", "pot", "small", "large",
    "warm", "soft", "round", "tall", "bright", "grey", "finally", "found", "this", "for", "the", "kitchen", "and",
    "it", "fits", "so", "well", "love", "morning", "light", "on", "my", "new", "shelf", "weekend", "home",
];

/// The same numbers in every run (Marsaglia's xorshift).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// In 0..1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn words(&mut self, n: usize) -> String {
        (0..n).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// Ranks by Zipf's law with exponent 1: the harmonic numbers, looked up by halving.
struct Zipf(Vec<f64>);

impl Zipf {
    fn new(most: usize) -> Self {
        let mut sum = 0.0;
        Self(
            (1..=most.max(1))
                .map(|k| {
                    sum += 1.0 / k as f64;
                    sum
                })
                .collect(),
        )
    }

    /// A rank below `n`.
    fn rank(&self, numbers: &mut Numbers, n: usize) -> usize {
        let n = n.clamp(1, self.0.len());
        let at = numbers.share() * self.0[n - 1];
        self.0[..n].partition_point(|h| *h < at).min(n - 1)
    }
}

/// A world in the making.
pub struct World {
    shape: Shape,
    now_ms: i64,
    zipf: Zipf,
    interests: Vec<&'static Interest>,
    pictures: Vec<String>,
    /// Products by the interest they are of.
    of_interest: Vec<Vec<usize>>,
    product_interest: Vec<u16>,
    /// Posts written so far.
    posts: usize,
}

/// The token of the shopper with this number.
pub fn token(shopper: usize) -> String {
    format!("bench-shopper-{shopper:029}")
}

fn id_at(ms: i64) -> i64 {
    (ms - EPOCH_MS) << 22
}

fn spread(from: i64, to: i64, i: usize, n: usize) -> i64 {
    from + ((to - from) as i128 * i as i128 / n.max(1) as i128) as i64
}

impl World {
    pub fn new(app: &App, shape: Shape) -> Self {
        // The interests people pick most are not those that stand first in the list.
        let mut interests: Vec<&Interest> =
            list().all().iter().filter(|i| !i.sensitive && !i.categories.is_empty()).collect();
        let mut numbers = Numbers::new(3);
        for i in (1..interests.len()).rev() {
            interests.swap(i, numbers.below(i + 1));
        }
        Self {
            shape,
            now_ms: app.clock.now().0 / 1_000,
            zipf: Zipf::new(shape.posts.max(shape.products).max(shape.accounts).max(BRANDS)),
            of_interest: vec![Vec::new(); interests.len()],
            interests,
            pictures: Vec::new(),
            product_interest: Vec::new(),
            posts: 0,
        }
    }

    fn account_id(&self, i: usize) -> i64 {
        id_at(spread(EPOCH_MS + DAY_MS, self.now_ms - DAY_MS, i, self.shape.accounts)) | 1
    }

    fn product_id(&self, i: usize) -> i64 {
        id_at(spread(EPOCH_MS + DAY_MS, self.now_ms - DAY_MS, i, self.shape.products)) | 2
    }

    fn post_ms(&self, i: usize) -> i64 {
        spread(EPOCH_MS + 2 * DAY_MS, self.now_ms - 60_000, i, self.shape.posts)
    }

    /// A fifth of the accounts write.
    fn authors(&self) -> usize {
        (self.shape.accounts / 5).max(1)
    }

    /// The account of the shopper with this number; none of them writes.
    pub fn shopper(&self, i: usize) -> Id {
        Id(self.account_id(self.authors() + i % (self.shape.accounts - self.authors()).max(1)))
    }

    pub fn author(&self, i: usize) -> (Id, String) {
        (Id(self.account_id(i)), format!("person{i:07}"))
    }

    /// Pictures, people and the catalog, and the first `posts` posts.
    pub async fn begin(&mut self, app: &App, posts: usize) -> Outcome<()> {
        let drawn = Drawn::new(7, app.clock.now().0, &[]);
        let recipes = drawn.posts.iter().flat_map(|p| p.photos.iter().map(|p| p.picture.clone()));
        for recipe in recipes.take(PICTURES) {
            let picture = media::store(app, drawn.render(&recipe)).await?;
            self.pictures.push(to_json(&picture)?);
        }
        self.people(app).await?;
        self.products(app).await?;
        self.more(app, posts).await
    }

    async fn people(&mut self, app: &App) -> Outcome<()> {
        let (n, authors) = (self.shape.accounts, self.authors());
        let mut numbers = Numbers::new(11);
        let mut followed: Vec<Vec<u32>> = Vec::with_capacity(n);
        let mut followers: Vec<Vec<u32>> = vec![Vec::new(); authors];
        for i in 0..n {
            let wanted = 3 + self.zipf.rank(&mut numbers, 200).min(200);
            let mut mine: Vec<u32> = Vec::new();
            let mut seen = HashSet::new();
            for _ in 0..wanted {
                let whom = self.zipf.rank(&mut numbers, authors) as u32;
                if whom as usize != i && seen.insert(whom) {
                    mine.push(whom);
                    followers[whom as usize].push(i as u32);
                }
            }
            followed.push(mine);
        }
        let at = |i: usize| self.account_id(i);
        for from in (0..n).step_by(CHUNK) {
            let (mut accounts, mut handles, mut emails, mut picked, mut follows) =
                (vec![], vec![], vec![], vec![], vec![]);
            for (i, mine) in followed.iter().enumerate().skip(from).take(CHUNK) {
                let (id, made) = (at(i), Id(at(i)).made_at().0);
                let (handle, email) = (format!("person{i:07}"), format!("person{i:07}@example.org"));
                let language = match numbers.below(100) {
                    0..80 => "en",
                    80..92 => "de",
                    _ => "fr",
                };
                let name = format!("{} {}", capital(WORDS[numbers.below(20)]), capital(WORDS[numbers.below(20)]));
                let role = "shopper";
                let following = mine.len() as i64;
                let fans = followers.get(i).map_or(0, Vec::len) as i64;
                let posts = if i < authors { 1 } else { 0_i64 };
                accounts.push([
                    id.into(),
                    handle.as_str().into(),
                    email.as_str().into(),
                    name.into(),
                    Cell::from("-"),
                    role.into(),
                    language.into(),
                    made.into(),
                    made.into(),
                    posts.into(),
                    fans.into(),
                    following.into(),
                ]);
                handles.push([Cell::from(handle), id.into()]);
                emails.push([Cell::from(email), id.into()]);
                let mut seen = HashSet::new();
                while seen.len() < 5 + i % 4 {
                    let which = self.zipf.rank(&mut numbers, self.interests.len());
                    if seen.insert(which) {
                        picked.push([
                            id.into(),
                            Cell::from(self.interests[which].slug.as_str()),
                            "picked".into(),
                            1.0.into(),
                            made.into(),
                        ]);
                    }
                }
                follows.extend(mine.iter().map(|f| [Cell::from(id), at(*f as usize).into(), made.into()]));
            }
            let mut tx = app.db.write().await?;
            tx.insert("INSERT INTO accounts (id, handle, email, name, password_hash, role, language, created_at, interests_picked_at, posts, followers, following)", accounts, "").await?;
            tx.insert("INSERT INTO account_handles (handle, account)", handles, "").await?;
            tx.insert("INSERT INTO account_emails (email, account)", emails, "").await?;
            tx.insert("INSERT INTO account_interests (account, interest, source, weight, at)", picked, "").await?;
            tx.insert("INSERT INTO follows (account, followed, at)", follows, "").await?;
            tx.commit().await?;
        }
        for (some, fans) in followers.chunks(2_000).enumerate() {
            let rows = fans.iter().enumerate().flat_map(|(i, fans)| {
                let author = at(some * 2_000 + i);
                fans.iter().map(move |f| [Cell::from(author), at(*f as usize).into(), 1_i64.into()])
            });
            let rows = rows.collect();
            let mut tx = app.db.write().await?;
            tx.insert("INSERT INTO followers (account, follower, at)", rows, "").await?;
            tx.commit().await?;
        }
        self.sessions(app, &mut numbers).await
    }

    /// Sessions, memberships of every second, bags of every third.
    async fn sessions(&self, app: &App, numbers: &mut Numbers) -> Outcome<()> {
        let now = app.clock.now();
        for from in (0..self.shape.shoppers).step_by(CHUNK) {
            let (mut sessions, mut memberships, mut lines) = (vec![], vec![], vec![]);
            for i in from..(from + CHUNK).min(self.shape.shoppers) {
                let account = self.shopper(i).0;
                let hash: String = Sha256::digest(token(i).as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
                let until = now + Micros::days(30);
                sessions.push([hash.into(), account.into(), now.into(), now.into(), Cell::from(until), "bench".into()]);
                if i.is_multiple_of(2) {
                    memberships.push([account.into(), Cell::from(app.id()), "granted".into(), now.into()]);
                }
                if i.is_multiple_of(3) {
                    let product = self.product_id(numbers.below(self.shape.products));
                    lines.push([account.into(), Cell::from(product), (product + 1).into(), 1_i64.into(), now.into()]);
                }
            }
            let mut tx = app.db.write().await?;
            tx.insert(
                "INSERT INTO sessions (token_hash, account, created_at, seen_at, expires_at, device)",
                sessions,
                "",
            )
            .await?;
            tx.insert("INSERT INTO memberships (account, id, source, starts_at)", memberships, "").await?;
            tx.insert("INSERT INTO bag_lines (account, product, variant, quantity, added_at)", lines, "").await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn products(&mut self, app: &App) -> Outcome<()> {
        let n = self.shape.products;
        let mut numbers = Numbers::new(23);
        for from in (0..n).step_by(CHUNK) {
            let (mut products, mut keys, mut pictures, mut interests) = (vec![], vec![], vec![], vec![]);
            let (mut variants, mut skus, mut prices) = (vec![], vec![], vec![]);
            for i in from..(from + CHUNK).min(n) {
                let (id, made) = (self.product_id(i), Id(self.product_id(i)).made_at().0);
                let which = self.zipf.rank(&mut numbers, self.interests.len());
                self.of_interest[which].push(i);
                self.product_interest.push(which as u16);
                let category = &self.interests[which].categories[0].0;
                let (key, sku) = (format!("k{i:08}"), format!("s{i:08}"));
                let title = capital(&numbers.words(3));
                let brand = format!("Brand {}", self.zipf.rank(&mut numbers, BRANDS));
                products.push([
                    id.into(),
                    key.as_str().into(),
                    title.into(),
                    numbers.words(30).into(),
                    Cell::from(brand),
                    category.as_str().into(),
                    made.into(),
                    made.into(),
                ]);
                keys.push([Cell::from(key), id.into()]);
                let picture = &self.pictures[numbers.below(self.pictures.len())];
                pictures.push([id.into(), 0_i64.into(), Cell::from(picture.as_str()), "".into()]);
                for (interest, weight) in list().of_category(category).into_iter().take(3) {
                    interests.push([id.into(), Cell::from(interest.slug.as_str()), weight.into()]);
                }
                let price = (300.0 * (1.0 / (1.0 - numbers.share() * 0.995)).powf(0.9)) as i64 / 10 * 10 + 99;
                let stock = if numbers.below(20) == 0 { 0 } else { 1 + numbers.below(80) as i64 };
                variants.push([
                    id.into(),
                    Cell::from(id + 1),
                    0_i64.into(),
                    sku.as_str().into(),
                    "[]".into(),
                    price.into(),
                    "USD".into(),
                    stock.into(),
                ]);
                skus.push([Cell::from(sku), id.into(), (id + 1).into()]);
                prices.push([Cell::from(id), (id + 1).into(), made.into(), price.into(), "USD".into()]);
            }
            let mut tx = app.db.write().await?;
            tx.insert(
                "INSERT INTO products (id, external_key, title, description, brand, category, created_at, updated_at)",
                products,
                "",
            )
            .await?;
            tx.insert("INSERT INTO product_keys (external_key, product)", keys, "").await?;
            tx.insert("INSERT INTO product_pictures (product, position, picture, alt)", pictures, "").await?;
            tx.insert("INSERT INTO product_interests (product, interest, weight)", interests, "ON CONFLICT DO NOTHING")
                .await?;
            tx.insert(
                "INSERT INTO variants (product, id, position, sku, options, price, currency, stock)",
                variants,
                "",
            )
            .await?;
            tx.insert("INSERT INTO skus (sku, product, variant)", skus, "").await?;
            tx.insert("INSERT INTO prices (product, variant, at, price, currency)", prices, "").await?;
            tx.commit().await?;
        }
        let mut reviews = Vec::new();
        for number in 0..n / 3 {
            let product = self.product_id(self.zipf.rank(&mut numbers, n));
            let stars = [5, 5, 4, 4, 3, 2, 1][numbers.below(7)];
            reviews.push([
                product.into(),
                Cell::from((number + 1) as i64),
                "Somebody".into(),
                i64::from(stars).into(),
                "".into(),
                numbers.words(12).into(),
                self.now_ms.into(),
            ]);
        }
        let mut tx = app.db.write().await?;
        tx.insert("INSERT INTO reviews (product, id, name, stars, title, text, created_at)", reviews, "").await?;
        Ok(tx.commit().await?)
    }

    /// Posts until there are `posts` of them.
    pub async fn more(&mut self, app: &App, posts: usize) -> Outcome<()> {
        while self.posts < posts {
            let to = (self.posts + CHUNK).min(posts);
            let mut tx = app.db.write().await?;
            self.some_posts(&mut tx, self.posts, to).await?;
            tx.commit().await?;
            self.posts = to;
        }
        Ok(())
    }

    async fn some_posts(&self, tx: &mut Tx, from: usize, to: usize) -> Outcome<()> {
        let mut numbers = Numbers::new(1_000 + from as u64);
        let (mut posts, mut of_author, mut photos, mut tags) = (vec![], vec![], vec![], vec![]);
        let (mut of_product, mut interests, mut hashtags, mut comments) = (vec![], vec![], vec![], vec![]);
        for i in from..to {
            let ms = self.post_ms(i);
            let id = id_at(ms) | 3;
            let author = self.account_id(self.zipf.rank(&mut numbers, self.authors()));
            let which = self.zipf.rank(&mut numbers, self.interests.len());
            let stock = &self.of_interest[which];
            let mut tagged: Vec<usize> = Vec::new();
            for _ in 0..=numbers.below(3) {
                let product = match stock.len() {
                    0 => numbers.below(self.shape.products),
                    // Every interest has its own order of what is loved.
                    n => stock[self.zipf.rank(&mut numbers, n)],
                };
                if !tagged.contains(&product) {
                    tagged.push(product);
                }
            }
            let shown = match numbers.below(10) {
                0..8 => 1,
                8 => 2,
                _ => 3_i64,
            };
            let tag = WORDS[self.zipf.rank(&mut numbers, WORDS.len())];
            let length = 3 + numbers.below(25);
            let text = format!("{} #{tag}", capital(&numbers.words(length)));
            let language = match numbers.below(100) {
                0..80 => "en",
                80..92 => "de",
                _ => "fr",
            };
            let smiles = (3.0 / (1.0 - numbers.share() * 0.999)) as i64 - 3;
            let said = if numbers.below(10) == 0 { 1 + numbers.below(4) as i64 } else { 0 };
            posts.push([
                id.into(),
                author.into(),
                "photo".into(),
                text.into(),
                Cell::from(language),
                (ms * 1_000).into(),
                smiles.into(),
                said.into(),
                (smiles / 4).into(),
            ]);
            of_author.push([Cell::from(author), id.into()]);
            for position in 0..shown {
                let picture = self.pictures[numbers.below(self.pictures.len())].as_str();
                photos.push([id.into(), position.into(), Cell::from(picture), "".into()]);
            }
            for (position, product) in tagged.iter().enumerate() {
                let (x, y) = (0.1 + 0.8 * numbers.share(), 0.1 + 0.8 * numbers.share());
                tags.push([
                    id.into(),
                    (position as i64).into(),
                    Cell::from(0_i64),
                    x.into(),
                    y.into(),
                    self.product_id(*product).into(),
                    "exact".into(),
                ]);
                of_product.push((self.product_id(*product), id));
            }
            let mut mine = vec![which];
            mine.extend(tagged.first().map(|p| usize::from(self.product_interest[*p])));
            mine.dedup();
            for (position, interest) in mine.iter().enumerate() {
                interests.push([
                    id.into(),
                    Cell::from(self.interests[*interest].slug.as_str()),
                    "product".into(),
                    (position as i64).into(),
                ]);
            }
            hashtags.push([id.into(), Cell::from(tag)]);
            for number in 0..said {
                let who = self.account_id(numbers.below(self.shape.accounts));
                comments.push([
                    id.into(),
                    Cell::from(id + 1 + number),
                    who.into(),
                    numbers.words(8).into(),
                    (ms * 1_000 + 1).into(),
                ]);
            }
        }
        of_product.sort_unstable();
        let of_product = of_product.into_iter().map(|(product, post)| [Cell::from(product), post.into()]).collect();
        tx.insert(
            "INSERT INTO posts (id, author, kind, text, language, published_at, smiles, comments, saves)",
            posts,
            "",
        )
        .await?;
        tx.insert("INSERT INTO author_posts (author, post)", of_author, "").await?;
        tx.insert("INSERT INTO post_photos (post, position, picture, alt)", photos, "").await?;
        tx.insert("INSERT INTO post_tags (post, position, photo, x, y, product, likeness)", tags, "").await?;
        tx.insert("INSERT INTO product_posts (product, post)", of_product, "").await?;
        tx.insert("INSERT INTO post_interests (post, interest, source, position)", interests, "").await?;
        tx.insert("INSERT INTO post_hashtags (post, hashtag)", hashtags, "").await?;
        tx.insert("INSERT INTO comments (post, id, author, text, created_at)", comments, "").await?;
        Ok(())
    }

    /// A photo as a phone would send it.
    pub fn photo(app: &App, which: usize) -> Vec<u8> {
        let drawn = Drawn::new(7, app.clock.now().0, &[]);
        let recipe = drawn.posts.iter().flat_map(|p| p.photos.iter()).nth(PICTURES + which).map(|p| p.picture.clone());
        recipe.map(|recipe| drawn.render(&recipe)).unwrap_or_default()
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
