//! Ready parts of pages: markup and JSON that were made once and are put together again and again.
//!
//! The components of `web::ui` stay the only makers of markup. Where a part differs by who looks they leave a hole, which
//! [`Ready`] finds; the page is the text between the holes with something in each. A ready part holds until one of the
//! things it shows changes (`kit::fresh`) or its time is over, whichever is first.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use vitrine_engine::{PostId, ProductId, Reason, What};

use crate::accounts::view::Role;
use crate::app::App;
use crate::catalog::view::ProductCard;
use crate::db::to_json;
use crate::i18n::Locale;
use crate::kit::{Id, Keep, Micros, Moment, Result, Thing};
use crate::posts::view::{CommentView, PostView};
use crate::{catalog, posts};

/// What is kept ready on this node.
pub type Shelf = Keep<Key, Ready>;

/// Which ready part.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A card.
    Card(What, Form),
    /// "Why am I seeing this?" around its reasons.
    Why(Locale),
    /// A reason in words; with the author where it names one.
    Reason { reason: Reason, locale: Locale, json: bool, author: Option<Id> },
    /// The page around the items of a lens.
    Frame { lens: &'static str, locale: Locale, role: Role },
    /// What of that differs by who looks.
    Person { account: Id, locale: Locale },
}

/// What a part is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Json,
    /// `first`: the card one sees first, whose photo is fetched at once.
    Html {
        locale: Locale,
        signed_in: bool,
        first: bool,
    },
}

/// Where something differs by who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// On a card: the Follow button.
    Follow,
    /// On a card: the Smile button.
    Smile,
    /// On a card: the Save button.
    Save,
    /// On a card: the reasons.
    Why,
    /// On a page: the link to the next page in the head.
    Next,
    /// On a page: the picture one sees first, in the head.
    First,
    /// On a page: the way to one's own profile.
    Me,
    /// On a page: the bag in the navigation.
    Bag,
    /// On a page: what stands beside.
    Rail,
    /// On a page: one's topics above the feed.
    Topics,
    /// On a page: the items.
    Items,
}

impl Hole {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Follow, "<!--hole follow-->"),
        (Self::Smile, "<!--hole smile-->"),
        (Self::Save, "<!--hole save-->"),
        (Self::Why, "<!--hole why-->"),
        (Self::Next, "<!--hole next-->"),
        (Self::First, "<!--hole first-->"),
        (Self::Me, "<!--hole me-->"),
        (Self::Bag, "<!--hole bag-->"),
        (Self::Rail, "<!--hole rail-->"),
        (Self::Topics, "<!--hole topics-->"),
        (Self::Items, "<!--hole items-->"),
    ];

    /// How components write it. What people wrote is escaped, so no text of theirs can look like one.
    pub fn mark(self) -> &'static str {
        Self::ALL.iter().find(|(hole, _)| *hole == self).map_or("", |(_, mark)| mark)
    }
}

/// A ready part.
#[derive(Debug)]
pub struct Ready {
    text: Box<str>,
    /// Where in the text something goes, in order.
    holes: Box<[(usize, Hole)]>,
    /// The ways a hole can be filled, as far as they are few: see who made it.
    pub fillings: Box<[Box<str>]>,
    /// Of a card with a picture: the `srcset` of the first.
    pub picture: Option<Box<str>>,
    /// Of a post's card: its author, whose name reasons may say.
    pub author: Option<(Id, Box<str>)>,
    things: Box<[Thing]>,
    made: Moment,
    /// From then on it would say something else.
    until: Micros,
}

/// A part as it was made, before it is known what it depends on.
#[derive(Debug, Default)]
pub struct Made {
    pub text: String,
    pub fillings: Vec<String>,
    /// Of a card with a picture: the `srcset` of the first.
    pub picture: Option<String>,
    /// From then on it would say something else; nothing: time does not matter.
    pub until: Option<Micros>,
}

impl Ready {
    /// Finds the holes. `things` are what it shows, `made` is from before they were read.
    pub fn new(made: Made, at: Moment, things: Vec<Thing>, author: Option<(Id, &str)>) -> Arc<Self> {
        let (mut text, mut holes) = (String::with_capacity(made.text.len()), Vec::new());
        let mut rest = made.text.as_str();
        while let Some(start) = rest.find("<!--hole ") {
            let (before, from) = rest.split_at(start);
            text.push_str(before);
            let hole = Hole::ALL.iter().find(|(_, mark)| from.starts_with(mark));
            let Some((hole, mark)) = hole else {
                text.push_str(&from[..1]);
                rest = &from[1..];
                continue;
            };
            holes.push((text.len(), *hole));
            rest = &from[mark.len()..];
        }
        text.push_str(rest);
        Arc::new(Self {
            text: text.into_boxed_str(),
            holes: holes.into_boxed_slice(),
            fillings: made.fillings.into_iter().map(String::into_boxed_str).collect(),
            picture: made.picture.map(String::into_boxed_str),
            author: author.map(|(id, name)| (id, name.into())),
            things: things.into_boxed_slice(),
            made: at,
            until: made.until.unwrap_or(Micros(i64::MAX)),
        })
    }

    /// Writes it, with what `fill` writes into each hole.
    pub fn write(&self, out: &mut String, mut fill: impl FnMut(Hole, &mut String)) {
        let mut at = 0;
        for (place, hole) in &self.holes {
            out.push_str(&self.text[at..*place]);
            fill(*hole, out);
            at = *place;
        }
        out.push_str(&self.text[at..]);
    }

    /// How it can be filled in the way with this number.
    pub fn filling(&self, number: usize) -> &str {
        self.fillings.get(number).map_or("", |f| f)
    }

    /// The text of a part without holes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it shows one of these people.
    fn shows(&self, people: &HashSet<Id>) -> bool {
        self.things.iter().any(|thing| matches!(thing, Thing::Account(id) if people.contains(id)))
    }

    /// Bytes it takes.
    fn bytes(&self) -> usize {
        let fillings: usize = self.fillings.iter().map(|f| f.len() + size_of::<Box<str>>()).sum();
        let author = self.author.as_ref().map_or(0, |(_, name)| name.len());
        let author = author + self.picture.as_ref().map_or(0, |srcset| srcset.len());
        size_of::<Self>() + self.text.len() + size_of_val(&*self.holes) + size_of_val(&*self.things) + fillings + author
    }
}

/// The ready parts of these keys that hold now; nothing where there is none.
pub fn held(app: &App, keys: &[Key]) -> Vec<Option<Arc<Ready>>> {
    let mut found = app.feed.shelf.get_all(keys);
    let (now, look) = (app.clock.now(), app.fresh.look());
    for ready in &mut found {
        if ready.as_ref().is_some_and(|r| now >= r.until || !look.holds(r.made, &r.things)) {
            *ready = None;
        }
    }
    found
}

/// Keeps a part.
pub fn keep(app: &App, key: Key, ready: &Arc<Ready>) {
    app.feed.shelf.put(key, Arc::clone(ready), ready.bytes());
}

/// What a card is made from.
pub enum Source<'a> {
    Post(&'a PostView, &'a [CommentView]),
    Product(&'a ProductCard),
}

/// The cards of these in these forms for `asker`, whom blocks keep apart from some: ready ones as they are and the others
/// made by `make`; nothing where something was removed. A constant number of queries, none when all are ready.
pub async fn cards(
    app: &App,
    (asker, apart): (Option<Id>, &HashSet<Id>),
    wanted: &[(What, Form)],
    make: impl Fn(Source<'_>, Form) -> Result<Made>,
) -> Result<Vec<Option<Arc<Ready>>>> {
    let keys: Vec<Key> = wanted.iter().map(|(what, form)| Key::Card(*what, *form)).collect();
    let mut cards = held(app, &keys);
    fill(app, None, wanted, &make, &mut cards).await?;
    // Some of the first comments are not for everybody: such a card is made for this asker and not kept.
    if !apart.is_empty() {
        let mut own = cards.clone();
        for card in own.iter_mut().filter(|c| c.as_ref().is_some_and(|card| card.shows(apart))) {
            *card = None;
        }
        let differ = own.iter().zip(&cards).any(|(own, card)| own.is_none() && card.is_some());
        if differ {
            fill(app, asker, wanted, &make, &mut own).await?;
            return Ok(own);
        }
    }
    Ok(cards)
}

/// Makes the cards that are not there: for everybody, to be kept, or for one asker alone.
async fn fill(
    app: &App,
    asker: Option<Id>,
    wanted: &[(What, Form)],
    make: impl Fn(Source<'_>, Form) -> Result<Made>,
    cards: &mut [Option<Arc<Ready>>],
) -> Result<()> {
    let (mut post_ids, mut product_ids) = (Vec::new(), Vec::new());
    let missing = wanted.iter().zip(&*cards).filter(|(_, card)| card.is_none());
    for (&(what, _), _) in missing {
        match what {
            What::Post(PostId(id)) => post_ids.push(Id(id)),
            What::Product(ProductId(id)) => product_ids.push(Id(id)),
        }
    }
    if post_ids.is_empty() && product_ids.is_empty() {
        return Ok(());
    }
    let at = app.fresh.moment();
    let mut conn = app.db.read().await?;
    let views = posts::views(&mut conn, &post_ids).await?;
    let commented: Vec<Id> = views.iter().filter(|p| p.comments > 0).map(|p| p.id).collect();
    let comments = posts::first_comments(&mut conn, &commented, asker, 2).await?;
    let products = catalog::cards(&mut conn, &product_ids).await?;
    drop(conn);
    let views: HashMap<Id, PostView> = views.into_iter().map(|p| (p.id, p)).collect();
    for ((what, form), card) in wanted.iter().zip(cards) {
        if card.is_some() {
            continue;
        }
        let ready = match what {
            What::Post(PostId(id)) => {
                let Some(post) = views.get(&Id(*id)) else { continue };
                let comments = comments.get(&post.id).map_or(&[][..], Vec::as_slice);
                let made = make(Source::Post(post, comments), *form)?;
                let mut things = vec![Thing::Post(post.id), Thing::Account(post.author.id)];
                things.extend(post.tags.iter().map(|t| Thing::Product(t.product.id)));
                things.extend(comments.iter().filter_map(|c| c.author.as_ref()).map(|a| Thing::Account(a.id)));
                Ready::new(made, at, things, Some((post.author.id, &post.author.name)))
            }
            What::Product(ProductId(id)) => {
                let Some(product) = products.get(&Id(*id)) else { continue };
                let made = make(Source::Product(product), *form)?;
                Ready::new(made, at, vec![Thing::Product(product.id)], None)
            }
        };
        if asker.is_none() {
            keep(app, Key::Card(*what, *form), &ready);
        }
        *card = Some(ready);
    }
    Ok(())
}

/// A card as JSON.
pub fn as_json(source: Source<'_>, _: Form) -> Result<Made> {
    let text = match source {
        Source::Post(post, _) => to_json(post)?,
        Source::Product(product) => to_json(product)?,
    };
    Ok(Made { text, ..Made::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Fresh;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_people_wrote_is_never_a_hole(text in "[<!a-z \\-hole]{0,40}") {
            let escaped = maud::html! { p { (text) (maud::PreEscaped(Hole::Save.mark())) } }.into_string();
            let ready = Ready::new(Made { text: escaped.clone(), ..Made::default() }, Fresh::default().moment(), vec![], None);
            prop_assert_eq!(ready.holes.len(), 1);
            let mut out = String::new();
            ready.write(&mut out, |hole, out| out.push_str(hole.mark()));
            prop_assert_eq!(out, escaped);
        }
    }
}
