//! Pages of cards, put together from ready parts: see `feed::ready` and `docs/serving.md`. Everything here could be made
//! afresh by the components at any time and would be the same text.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use maud::Markup;
use vitrine_engine::{Item, PostId, ProductId, Reason, What};

use super::ctx::Ctx;
use super::ui;
use super::ui::avoid::At;
use super::ui::card::{self, Personal};
use super::ui::page::{Page, Rail};
use super::ui::photo::{Fetch, sizes};
use crate::accounts::view::Role;
use crate::db::to_json;
use crate::feed::ready::{self, Form, Hole, Key, Made, Ready, Source};
use crate::feed::stages::{self, Stage};
use crate::feed::{self, Chosen, standing};
use crate::i18n::format::ago_until;
use crate::kit::{Error, Id, Moment, Result, Thing};
use crate::media::view::PhotoView;
use crate::posts::view::Mine;

/// The ways the holes of a card can be filled, by number: the buttons off and on.
const FOLLOW: [usize; 2] = [0, 1];
const SMILE: [usize; 2] = [2, 3];
const SAVE: [usize; 2] = [4, 5];

/// Cards with everything that differs by who asks.
struct Dressed {
    cards: Vec<Card>,
    why: Option<Arc<Ready>>,
    /// Whom a block separates from who asks.
    apart: HashSet<Id>,
}

/// One of them.
struct Card {
    what: What,
    ready: Arc<Ready>,
    mine: Mine,
    reasons: Vec<Arc<Ready>>,
}

/// How many items at the top may hold the picture one sees first.
const SEEN_FIRST: usize = 2;

/// Items as markup, one card after the other.
pub struct Items {
    pub html: String,
    /// The `srcset` of the picture one sees first.
    pub picture: Option<String>,
}

/// The items as markup. `first`: the page begins with them.
pub async fn html(ctx: &Ctx, items: &[Item], first: bool) -> Result<Items> {
    let locale = ctx.locale;
    let signed_in = ctx.viewer.is_some();
    let form = |first| Form::Html { locale, signed_in, first };
    let wanted: Vec<(What, Form)> = items.iter().map(|item| (item.what, form(false))).collect();
    // Made when the first card is missing.
    let page = std::sync::OnceLock::new();
    let page = || page.get_or_init(|| for_everybody(ctx));
    let make = |source: Source<'_>, form: Form| Ok(card_html(page(), source, form));
    let mut found = dress(ctx, items, &wanted, make).await?;
    let seen_first = found.cards.iter().take(SEEN_FIRST).position(|card| card.ready.picture.is_some());
    let mut picture = None;
    if let Some(card) = seen_first.filter(|_| first).and_then(|place| found.cards.get_mut(place)) {
        let ready = ready::cards(&ctx.app, (ctx.asker(), &found.apart), &[(card.what, form(true))], make).await?;
        if let Some(ready) = ready.into_iter().next().flatten() {
            card.ready = ready;
        }
        picture = card.ready.picture.as_deref().map(str::to_owned);
    }
    let room: usize = found.cards.iter().map(|card| card.ready.text().len() + 2_500).sum();
    let mut out = String::with_capacity(room);
    for Card { ready: card, mine, reasons, .. } in &found.cards {
        card.write(&mut out, |hole, out| match hole {
            Hole::Follow if mine.own => {}
            Hole::Follow => out.push_str(card.filling(FOLLOW[usize::from(mine.following)])),
            Hole::Smile => out.push_str(card.filling(SMILE[usize::from(mine.smiled)])),
            Hole::Save => out.push_str(card.filling(SAVE[usize::from(mine.saved)])),
            Hole::Why if !reasons.is_empty() => {
                if let Some(why) = &found.why {
                    why.write(out, |_, out| reasons.iter().for_each(|reason| out.push_str(reason.text())));
                }
            }
            _ => {}
        });
    }
    Ok(Items { html: out, picture })
}

/// A page of the feed as JSON, the text of a [`feed::view::FeedPage`].
pub async fn json(ctx: &Ctx, chosen: &Chosen) -> Result<String> {
    let wanted: Vec<(What, Form)> = chosen.items.iter().map(|item| (item.what, Form::Json)).collect();
    let found = dress(ctx, &chosen.items, &wanted, ready::as_json).await?;
    let room: usize = found.cards.iter().map(|card| card.ready.text().len() + 600).sum();
    let mut out = String::with_capacity(room + 600);
    out.push_str(r#"{"items":["#);
    for (place, Card { what, ready: card, mine, reasons }) in found.cards.iter().enumerate() {
        let (kind, before, after) = match what {
            What::Post(_) => ("post", r#""post":"#, r#","product":null"#),
            What::Product(_) => ("product", r#""post":null,"product":"#, ""),
        };
        // Writing into a string cannot fail.
        let _ = write!(out, r#"{}{{"kind":"{kind}",{before}"#, if place > 0 { "," } else { "" });
        out.push_str(card.text());
        let Mine { smiled, saved, own, following } = mine;
        let _ = write!(
            out,
            r#"{after},"mine":{{"smiled":{smiled},"saved":{saved},"own":{own},"following":{following}}},"reasons":["#
        );
        for (place, reason) in reasons.iter().enumerate() {
            out.push_str(if place > 0 { "," } else { "" });
            out.push_str(reason.text());
        }
        out.push_str("]}");
    }
    out.push_str(r#"],"next":"#);
    out.push_str(&to_json(&chosen.next)?);
    out.push('}');
    Ok(out)
}

/// The page of somebody who is signed in or not and of whom nothing else is known: what is made for it suits everybody.
fn for_everybody(ctx: &Ctx) -> Page {
    let mut page = ctx.page_without_bag();
    page.path = "/".to_owned();
    page.asked = None;
    if let Some(viewer) = &mut page.viewer {
        *viewer = ui::page::Viewer {
            handle: String::new(),
            name: String::new(),
            avatar: None,
            role: Role::Shopper,
            member: false,
            bag: 0,
            unread: 0,
        };
    }
    page
}

async fn dress(
    ctx: &Ctx,
    items: &[Item],
    wanted: &[(What, Form)],
    make: impl Fn(Source<'_>, Form) -> Result<Made>,
) -> Result<Dressed> {
    let began = Instant::now();
    let app = &ctx.app;
    let standing = match ctx.asker() {
        None => None,
        Some(asker) => Some(standing::of(app, asker).await?),
    };
    let began = stages::ends(Stage::Viewer, began);
    let apart = standing.as_ref().map(|s| s.apart().clone()).unwrap_or_default();
    let cards = ready::cards(app, (ctx.asker(), &apart), wanted, make).await?;
    let cards: Vec<(&Item, Arc<Ready>)> = items.iter().zip(cards).filter_map(|(i, card)| Some((i, card?))).collect();
    let author = |card: &Ready| card.author.as_ref().map(|(id, _)| *id);
    let began = stages::ends(Stage::Cards, began);
    let mine = match standing {
        None => vec![Mine::default(); cards.len()],
        Some(standing) => {
            let whats: Vec<_> = cards.iter().map(|(item, card)| (item.what, author(card))).collect();
            standing.to(app, &whats).await?
        }
    };
    let json = matches!(wanted.first(), None | Some((_, Form::Json)));
    let key = |reason: Reason, card: &Ready| {
        let author = author(card).filter(|_| reason == Reason::FollowedAuthor);
        Key::Reason { reason, locale: ctx.locale, json, author }
    };
    let keys: Vec<Key> = cards.iter().flat_map(|(item, card)| item.reasons.iter().map(|r| key(*r, card))).collect();
    let held = ready::held(app, &keys);
    let at = app.fresh.moment();
    let unnamed: Vec<Reason> = held.iter().zip(&keys).filter_map(unnamed).collect();
    let names = match unnamed.is_empty() {
        true => feed::Names::new(),
        false => feed::named(&mut *app.db.read().await?, unnamed.into_iter()).await?,
    };
    let mut held = held.into_iter().zip(keys);
    let mut dressed = Vec::with_capacity(cards.len());
    for ((item, card), mine) in cards.into_iter().zip(mine) {
        let mut reasons = Vec::with_capacity(item.reasons.len());
        for (reason, (held, key)) in item.reasons.iter().zip(held.by_ref()) {
            reasons.push(match held {
                Some(ready) => ready,
                None => reason_ready(ctx, at, (*reason, &names), &card, key)?,
            });
        }
        dressed.push(Card { what: item.what, ready: card, mine, reasons });
    }
    let why = (!json).then(|| why(ctx));
    stages::ends(Stage::Assemble, began);
    Ok(Dressed { cards: dressed, why, apart })
}

/// A reason that is not ready and names a thing.
fn unnamed((held, key): (&Option<Arc<Ready>>, &Key)) -> Option<Reason> {
    match key {
        Key::Reason { reason: reason @ Reason::Because(..), .. } if held.is_none() => Some(*reason),
        _ => None,
    }
}

/// `at` is from before the names were read.
fn reason_ready(
    ctx: &Ctx,
    at: Moment,
    (reason, names): (Reason, &feed::Names),
    card: &Ready,
    key: Key,
) -> Result<Arc<Ready>> {
    let author = card.author.as_ref().map(|(_, name)| &**name);
    let view = feed::reason(ctx.locale, reason, author, names);
    let Key::Reason { json, author: written_by, .. } = &key else { return Err(Error::fault("no key of a reason")) };
    let text = if *json { to_json(&view)? } else { card::reasons(&[view]).into_string() };
    let mut things: Vec<Thing> = written_by.iter().map(|account| Thing::Account(*account)).collect();
    if let Reason::Because(_, what) = reason {
        things.extend(names.get(&what).map(|(thing, _)| *thing));
        things.push(match what {
            What::Post(PostId(id)) => Thing::Post(Id(id)),
            What::Product(ProductId(id)) => Thing::Product(Id(id)),
        });
    }
    let ready = Ready::new(Made { text, ..Made::default() }, at, things, None);
    ready::keep(&ctx.app, key, &ready);
    Ok(ready)
}

fn why(ctx: &Ctx) -> Arc<Ready> {
    let key = Key::Why(ctx.locale);
    if let Some(held) = ready::held(&ctx.app, std::slice::from_ref(&key)).pop().flatten() {
        return held;
    }
    let at = ctx.app.fresh.moment();
    let page = for_everybody(ctx);
    let text = card::why(&page, &maud::PreEscaped(Hole::Why.mark().to_owned())).into_string();
    let ready = Ready::new(Made { text, ..Made::default() }, at, Vec::new(), None);
    ready::keep(&ctx.app, key, &ready);
    ready
}

/// A card with holes, and what may go into them.
fn card_html(page: &Page, source: Source<'_>, form: Form) -> Made {
    let fetch = match form {
        Form::Html { first: true, .. } => Fetch::First,
        _ => Fetch::Lazy,
    };
    let text = |markup: Markup| markup.into_string();
    match source {
        Source::Post(post, comments) => Made {
            text: text(card::post(page, post, comments, fetch, &Personal::holes())),
            fillings: vec![
                text(card::beside(page, post, &Mine::default(), At::Post(post.id))),
                text(card::beside(page, post, &Mine { following: true, ..Mine::default() }, At::Post(post.id))),
                text(card::smile(page, post, false)),
                text(card::smile(page, post, true)),
                text(card::save(page, post, false)),
                text(card::save(page, post, true)),
            ],
            picture: post.photos.first().map(|p| p.photo.srcset()),
            until: ago_until(post.published_at, page.now),
        },
        Source::Product(product) => {
            let save = |on| text(card::save_product(page, product.id, on, ""));
            Made {
                text: text(card::product(page, product, fetch, &Personal::holes())),
                fillings: vec![String::new(), String::new(), String::new(), String::new(), save(false), save(true)],
                picture: product.picture.as_ref().map(PhotoView::srcset),
                until: None,
            }
        }
    }
}

/// The document of a lens for somebody signed in, from ready parts: `items` is what [`ui::feed::items`] makes.
pub async fn document(ctx: &Ctx, lens: &'static str, items: &Markup, shown: &ui::feed::Feed<'_>) -> Result<String> {
    let next = shown.next_address();
    let news = ui::feed::news(&ctx.page_without_bag(), shown);
    let picture = shown.picture.map(|srcset| (srcset, sizes::FEED));
    let frame = frame(ctx, lens);
    let person = person(ctx).await?;
    let mut out = String::with_capacity(frame.text().len() + items.0.len() + 8_000);
    frame.write(&mut out, |hole, out| match hole {
        Hole::Next => out.push_str(&ui::layout::next_link(next.as_deref()).0),
        Hole::First => out.push_str(&ui::layout::first_picture(picture).0),
        Hole::Items => {
            out.push_str(&news.0);
            out.push_str(&items.0);
        }
        Hole::Me => out.push_str(person.filling(0)),
        Hole::Bag => out.push_str(person.filling(1)),
        Hole::Rail => out.push_str(person.filling(2)),
        Hole::Topics => out.push_str(person.filling(3)),
        _ => {}
    });
    Ok(out)
}

/// The page around the items, the same for everybody who is signed in.
fn frame(ctx: &Ctx, lens: &'static str) -> Arc<Ready> {
    let role = ctx.viewer.as_ref().map_or(Role::Shopper, |v| v.role);
    let key = Key::Frame { lens, locale: ctx.locale, role };
    if let Some(held) = ready::held(&ctx.app, std::slice::from_ref(&key)).pop().flatten() {
        return held;
    }
    let at = ctx.app.fresh.moment();
    // The address matters for the mark of where one is, and that is the front page.
    let mut page = Page { holes: true, ..for_everybody(ctx) };
    if let Some(viewer) = &mut page.viewer {
        viewer.role = role;
    }
    let feed = ui::feed::Feed {
        place: ui::feed::Place::Lens(lens),
        cards: "",
        picture: None,
        next: None,
        first: true,
        newest: Id(0),
    };
    let text = ui::feed::page(&page, &feed).into_string();
    // What an operator sets reaches it without an event of its own.
    let until = Some(page.now + standing::lasts(&ctx.app));
    let ready = Ready::new(Made { text, until, ..Made::default() }, at, Vec::new(), None);
    ready::keep(&ctx.app, key, &ready);
    ready
}

/// What of the page is one person's: the way to the profile, the bag, what stands beside, the topics.
async fn person(ctx: &Ctx) -> Result<Arc<Ready>> {
    let viewer = ctx.account()?;
    let key = Key::Person { account: viewer.id, locale: ctx.locale };
    if let Some(held) = ready::held(&ctx.app, std::slice::from_ref(&key)).pop().flatten() {
        return Ok(held);
    }
    let at = ctx.app.fresh.moment();
    let mut page = ctx.page().await?;
    page.path = "/".to_owned();
    page.rail = super::feed::rail(ctx).await?;
    let me = page.viewer.as_ref().map(|v| ui::layout::me(&page, v).into_string());
    let fillings = vec![
        me.unwrap_or_default(),
        ui::layout::bag_count(&page).into_string(),
        ui::layout::rail(&page).into_string(),
        ui::feed::own_topics(&page).into_string(),
    ];
    let until = Some(page.now + standing::lasts(&ctx.app));
    let things = shown(viewer.id, &page.rail);
    let ready = Ready::new(Made { fillings, until, ..Made::default() }, at, things, None);
    ready::keep(&ctx.app, key, &ready);
    Ok(ready)
}

/// What a person's parts show.
fn shown(viewer: Id, rail: &Rail) -> Vec<Thing> {
    let mut things = vec![Thing::Shopper(viewer), Thing::Account(viewer)];
    things.extend(rail.people.iter().map(|person| Thing::Account(person.id)));
    things.extend(rail.bag.iter().flat_map(|bag| bag.lines.iter().map(|line| Thing::Product(line.product))));
    things
}
