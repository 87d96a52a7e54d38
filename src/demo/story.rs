//! The story of the demo store: everything the plan holds, in the order it happened.

use std::sync::Arc;

use vitrine_world::{CatalogItem, Fit, Followed, OrderState, PostKind, Reviewer, Role as Part, Verdict, World};

use super::fetch::Sample;
use super::gallery::{Gallery, Source};
use crate::accounts::view::Role;
use crate::accounts::{self, NewAccount, follows, memberships};
use crate::app::App;
use crate::catalog::reviews::NewReview;
use crate::catalog::write::{NewPicture, NewProduct, NewVariant, PictureOf};
use crate::catalog::{self, reviews};
use crate::db::settings;
use crate::i18n::Locale;
use crate::interests;
use crate::kit::{Clock, Currency, Error, Id, Micros, Money, Result};
use crate::orders::{
    self,
    payments::PaymentChoice,
    place::{Buyer, NewOrder},
};
use crate::posts::{self, comments, saves, smiles, uploads};
use crate::posts::{NewPost, PhotoBody, PhotoRef, PostBody, TagBody};

/// Something that happened, by its index in the plan.
#[derive(Clone, Copy)]
enum Happening {
    Product(usize),
    Join(usize),
    Order(usize),
    Post(usize),
    Comment(usize),
    Smile(usize),
    Save(usize),
    Follow(usize),
    Review(usize),
}

/// Tells the whole story to a store that is empty; says what it holds then.
pub async fn tell(app: &App, seed: u64, now: Micros, samples: Vec<Sample>) -> Result<String> {
    let items: Vec<CatalogItem> = samples.iter().map(|s| s.item.clone()).collect();
    let world = Arc::new(World::new(seed, now.0, &items));
    let happenings = in_order(&world);
    let gallery = Gallery::new(wanted(&world, &samples, &happenings));
    let mut teller = Teller {
        app,
        samples: &samples,
        gallery: Arc::clone(&gallery),
        products: vec![Id(0); world.products.len()],
        people: vec![Id(0); world.people.len()],
        posts: vec![Id(0); world.posts.len()],
        comments: vec![Id(0); world.comments.len()],
        skus: Vec::new(),
        world: &world,
    };
    tokio::try_join!(gallery.make(app, &world), async {
        for (at, happening) in &happenings {
            set_clock(&app.clock, *at);
            teller.happen(*happening).await?;
        }
        Ok(())
    })?;
    set_clock(&app.clock, now);
    teller.name_the_roles().await?;
    Ok(format!(
        "{} products, {} people, {} posts, {} comments, {} smiles, {} reviews, {} orders",
        world.products.len(),
        world.people.len(),
        world.posts.len(),
        world.comments.len(),
        world.smiles.len(),
        world.reviews.len(),
        world.orders.len()
    ))
}

fn set_clock(clock: &Clock, to: Micros) {
    clock.advance(to - clock.now());
}

/// Everything with its time; at the same moment, what others need comes first.
fn in_order(world: &World) -> Vec<(Micros, Happening)> {
    let mut all: Vec<(Micros, Happening)> = Vec::new();
    all.extend(arrivals(world).into_iter().enumerate().map(|(i, at)| (Micros(at), Happening::Product(i))));
    all.extend(world.people.iter().enumerate().map(|(i, p)| (Micros(p.joined), Happening::Join(i))));
    all.extend(world.orders.iter().enumerate().map(|(i, o)| (Micros(o.at), Happening::Order(i))));
    all.extend(world.posts.iter().enumerate().map(|(i, p)| (Micros(p.at), Happening::Post(i))));
    all.extend(world.comments.iter().enumerate().map(|(i, c)| (Micros(c.at), Happening::Comment(i))));
    all.extend(world.smiles.iter().enumerate().map(|(i, s)| (Micros(s.at), Happening::Smile(i))));
    all.extend(world.saves.iter().enumerate().map(|(i, s)| (Micros(s.at), Happening::Save(i))));
    all.extend(world.follows.iter().enumerate().map(|(i, f)| (Micros(f.at), Happening::Follow(i))));
    all.extend(world.reviews.iter().enumerate().map(|(i, r)| (Micros(r.at), Happening::Review(i))));
    // The sort is stable: at equal times the order above holds.
    all.sort_by_key(|(at, _)| *at);
    all
}

/// When each product came: as planned, yet before anybody bought, showed or reviewed it.
fn arrivals(world: &World) -> Vec<i64> {
    let mut arrivals: Vec<i64> = world.products.iter().map(|p| p.since).collect();
    let mut needed = |product: usize, at: i64| arrivals[product] = arrivals[product].min(at);
    world.orders.iter().for_each(|order| order.lines.iter().for_each(|line| needed(line.product, order.at)));
    world.posts.iter().for_each(|post| post.tags.iter().for_each(|tag| needed(tag.product, post.at)));
    world.reviews.iter().for_each(|review| needed(review.product, review.at));
    arrivals
}

/// The pictures of a story in the order in which it needs them.
fn wanted(world: &World, samples: &[Sample], happenings: &[(Micros, Happening)]) -> Vec<Source> {
    let mut wanted = Vec::new();
    for (_, happening) in happenings {
        match *happening {
            Happening::Product(i) => {
                let planned = &world.products[i];
                let photo = planned.catalog.and_then(|c| Some((c, samples.get(c)?.item.picture.clone()?)));
                wanted.extend(photo.map(|(sample, bytes)| Source::Photo(sample, bytes)));
                wanted.extend(planned.pictures.iter().cloned().map(Source::Drawn));
            }
            Happening::Join(i) => wanted.push(Source::Drawn(world.people[i].avatar.clone())),
            Happening::Post(i) => {
                wanted.extend(world.posts[i].photos.iter().map(|photo| Source::Drawn(photo.picture.clone())));
            }
            _ => {}
        }
    }
    wanted
}

struct Teller<'a> {
    app: &'a App,
    world: &'a World,
    samples: &'a [Sample],
    gallery: Arc<Gallery>,
    products: Vec<Id>,
    people: Vec<Id>,
    posts: Vec<Id>,
    comments: Vec<Id>,
    /// Stock of the plan, given to each SKU once the past is told.
    skus: Vec<(String, i64)>,
}

impl Teller<'_> {
    async fn happen(&mut self, happening: Happening) -> Result<()> {
        match happening {
            Happening::Product(i) => self.on_sale(i).await,
            Happening::Join(i) => self.join(i).await,
            Happening::Order(i) => self.order(i).await,
            Happening::Post(i) => self.post(i).await,
            Happening::Comment(i) => {
                let c = &self.world.comments[i];
                let parent = c.parent.map(|p| self.comments[p]);
                self.pass_the_gate(c.author).await?;
                self.comments[i] =
                    comments::add(self.app, self.posts[c.post], self.people[c.author], &c.text, parent).await?.id;
                Ok(())
            }
            Happening::Smile(i) => {
                let s = self.world.smiles[i];
                smiles::smile(self.app, self.posts[s.post], self.people[s.person]).await
            }
            Happening::Save(i) => {
                let s = self.world.saves[i];
                saves::save(self.app, posts::item::Item::Post(self.posts[s.post]), self.people[s.person]).await
            }
            Happening::Follow(i) => {
                let f = self.world.follows[i];
                match f.followed {
                    Followed::Person(p) => follows::follow(self.app, self.people[f.person], self.people[p]).await,
                    Followed::Topic(slug) => follows::follow_topic(self.app, self.people[f.person], slug).await,
                }
            }
            Happening::Review(i) => self.review(i).await,
        }
    }

    /// Puts a product on sale, once. What is bought, shown or reviewed is on sale by then.
    async fn on_sale(&mut self, i: usize) -> Result<()> {
        if self.products[i] != Id(0) {
            return Ok(());
        }
        let planned = &self.world.products[i];
        let sample = planned.catalog.and_then(|c| self.samples.get(c));
        let mut pictures = Vec::new();
        if let Some(sample) = planned.catalog {
            pictures.extend(self.gallery.photo(sample).await);
        }
        for recipe in &planned.pictures {
            pictures.push(self.gallery.drawn(recipe).await?);
        }
        let picture = |picture| NewPicture { of: PictureOf::Here(picture), alt: planned.title.clone() };
        let variants = planned.variants.iter().map(|v| {
            self.skus.push((v.sku.clone(), i64::from(v.stock)));
            // The past may buy what it likes; what is in stock today is set at the end.
            NewVariant::new(v.sku.clone(), v.options.clone(), Money::new(v.price_minor, Currency::USD), None)
        });
        let new = NewProduct {
            key: planned.key.clone(),
            title: planned.title.clone(),
            description: sample.map_or_else(|| planned.description.clone(), |s| s.description.clone()),
            brand: planned.brand.clone().unwrap_or_default(),
            category: planned.category_path.clone(),
            interests: planned.interests.iter().map(|slug| ((*slug).to_owned(), 1.0)).collect(),
            variants: variants.collect(),
            pictures: pictures.into_iter().map(picture).collect(),
            ..NewProduct::default()
        };
        self.products[i] = catalog::write::product(self.app, &new).await?;
        Ok(())
    }

    async fn join(&mut self, i: usize) -> Result<()> {
        let planned = &self.world.people[i];
        let new = NewAccount {
            email: format!("{}@demo.invalid", planned.handle),
            handle: planned.handle.clone(),
            name: planned.name.clone(),
            password_hash: String::new(),
            role: if planned.role == Part::Operator { Role::Operator } else { Role::Shopper },
        };
        let id = accounts::create(self.app, &new).await?;
        accounts::set_profile(
            self.app,
            id,
            &planned.name,
            &planned.bio,
            Some(&self.gallery.drawn(&planned.avatar).await?),
        )
        .await?;
        let picks: Vec<String> = planned.interests.iter().map(|slug| (*slug).to_owned()).collect();
        interests::pick(self.app, id, &picks).await?;
        if planned.role != Part::Shopper {
            memberships::grant(self.app, id, None).await?;
        }
        self.people[i] = id;
        Ok(())
    }

    async fn order(&mut self, i: usize) -> Result<()> {
        let planned = &self.world.orders[i];
        let account = self.people[planned.buyer];
        for line in &planned.lines {
            self.on_sale(line.product).await?;
            orders::bag::add(self.app, account, &line.sku, i64::from(line.quantity), None).await?;
        }
        let order = self.check_out(planned.buyer, &format!("demo-{i}")).await?;
        if planned.state == OrderState::Cancelled {
            orders::cancel(self.app, account, order).await?;
        }
        Ok(())
    }

    /// Buys what is in a person's bag.
    async fn check_out(&self, person: usize, key: &str) -> Result<Id> {
        let new = NewOrder {
            bag: Some(true),
            address: Some(orders::view::Address {
                name: self.world.people[person].name.clone(),
                line1: "1 Market Square".to_owned(),
                city: "Springfield".to_owned(),
                region: "IL".to_owned(),
                postal_code: "62701".to_owned(),
                country: "US".to_owned(),
                ..Default::default()
            }),
            payment: Some(PaymentChoice { test_card: Some("4242424242424242".to_owned()), ..PaymentChoice::default() }),
            ..NewOrder::default()
        };
        let buyer = Buyer { account: self.people[person], locale: Locale::default() };
        Ok(orders::place(self.app, buyer, key, &new).await?.order.id)
    }

    async fn post(&mut self, i: usize) -> Result<()> {
        let planned = &self.world.posts[i];
        for tag in &planned.tags {
            self.on_sale(tag.product).await?;
        }
        self.pass_the_gate(planned.author).await?;
        let author = self.people[planned.author];
        let mut photos = Vec::new();
        for photo in &planned.photos {
            let id = self.app.id();
            let mut tx = self.app.db.write().await?;
            uploads::add(&mut tx, author, id, &self.gallery.drawn(&photo.picture).await?, self.app.clock.now()).await?;
            tx.commit().await?;
            photos.push(PhotoBody { id: id.to_string(), alt: photo.alt.clone() });
        }
        let tags = planned.tags.iter().map(|tag| TagBody {
            photo: tag.photo.map(|p| PhotoRef::Position(p as i64)),
            x: tag.photo.map(|_| f64::from(tag.x)),
            y: tag.photo.map(|_| f64::from(tag.y)),
            product: self.products[tag.product].to_string(),
            likeness: Some(if tag.fit == Fit::Exact { "exact" } else { "similar" }.to_owned()),
        });
        let body = PostBody {
            kind: if planned.kind == PostKind::Idea { "idea" } else { "photo" }.to_owned(),
            text: planned.text.clone(),
            photos,
            tags: tags.collect(),
            interests: planned.interests.iter().map(|slug| (*slug).to_owned()).collect(),
        };
        self.posts[i] = posts::publish(self.app, author, &NewPost::parse(&body)?).await?.id;
        Ok(())
    }

    /// Whoever writes has met the rules: where the plan's own orders fall short (too long ago, cancelled), the person
    /// buys one thing that is enough.
    async fn pass_the_gate(&mut self, person: usize) -> Result<()> {
        let account = self.people[person];
        let standing = posts::gate::standing(self.app, &mut *self.app.db.read().await?, account).await?;
        if standing.open {
            return Ok(());
        }
        memberships::grant(self.app, account, None).await?;
        let needed = standing.needed.amount;
        let enough = self.world.products.iter().position(|p| p.variants[0].price_minor >= needed);
        let product = enough.ok_or_else(|| Error::fault("nothing in the plan costs enough to open the write gate"))?;
        self.on_sale(product).await?;
        orders::bag::add(self.app, account, &self.world.products[product].variants[0].sku, 1, None).await?;
        self.check_out(person, &format!("demo-gate-{person}-{}", self.app.clock.now().0)).await?;
        Ok(())
    }

    async fn review(&mut self, i: usize) -> Result<()> {
        let planned = &self.world.reviews[i];
        self.on_sale(planned.product).await?;
        let product = self.products[planned.product];
        let (author, name, order) = match &planned.reviewer {
            Reviewer::Person(p) => {
                let order = orders::bought(&mut *self.app.db.read().await?, self.people[*p], product).await?;
                (Some(self.people[*p]), self.world.people[*p].name.clone(), order)
            }
            Reviewer::Imported(name) => (None, name.clone(), None),
        };
        let new = NewReview {
            product,
            author,
            name,
            stars: i64::from(planned.stars),
            title: planned.title.clone(),
            text: planned.text.clone(),
            verdict: Some(match planned.verdict {
                Verdict::Kept => "kept",
                Verdict::Returned => "returned",
                Verdict::DidNotWork => "did-not-work",
            }),
            at: Micros(planned.at),
            order,
        };
        reviews::add(self.app, &new).await?;
        Ok(())
    }

    /// Whom the demo bar signs one in as, and what is in stock today.
    async fn name_the_roles(&self) -> Result<()> {
        for (sku, stock) in &self.skus {
            catalog::stock::set(self.app, sku, Some(*stock)).await?;
        }
        for (role, part) in [("operator", Part::Operator), ("member", Part::Member), ("shopper", Part::Shopper)] {
            if let Some(person) = self.world.people.iter().find(|p| p.role == part) {
                settings::set(&self.app.db, &format!("demo-{role}"), &person.handle).await?;
            }
        }
        Ok(())
    }
}
