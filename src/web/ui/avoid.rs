//! The menus behind "…", the question before a block, what stands in the place of something that was sent away, and the
//! lists of who and what was.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, icon};
use super::people;
use crate::accounts::view::{AuthorView, AvoidedView};
use crate::kit::Id;
use crate::web::avoid::{BlocksView, HidesView, MutesView, TopicMuteView};

/// What a menu was opened on; forms carry it as `at`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// A page of its own: nothing is put in its place.
    #[default]
    None,
    /// The card of a post in a feed.
    Post(Id),
    /// The card of a product in a feed.
    Product(Id),
    /// A comment.
    Comment(Id),
    /// A line of one of the lists.
    List,
}

impl At {
    /// Reads what a form sent; anything unknown is a page of its own.
    pub fn of(text: &str) -> Self {
        let id = |rest: &str| rest.parse::<Id>().ok();
        match text.rsplit_once('-') {
            Some(("post", rest)) => id(rest).map_or(Self::None, Self::Post),
            Some(("item-product", rest)) => id(rest).map_or(Self::None, Self::Product),
            Some(("comment", rest)) => id(rest).map_or(Self::None, Self::Comment),
            _ if text == "list" => Self::List,
            _ => Self::None,
        }
    }

    /// The id of the element, as forms send it.
    pub fn element(self) -> String {
        match self {
            Self::None => String::new(),
            Self::Post(id) => format!("post-{id}"),
            Self::Product(id) => format!("item-product-{id}"),
            Self::Comment(id) => format!("comment-{id}"),
            Self::List => "list".to_owned(),
        }
    }
}

/// How the viewer stands to what a menu is about; absent: not offered.
#[derive(Clone, Debug, Default)]
pub struct Stands {
    pub hidden: Option<bool>,
    /// The person, and whether they are muted.
    pub person: Option<(AuthorView, bool)>,
    pub topics: Vec<TopicMuteView>,
}

/// A menu: the address of what it is about, and what can be done.
#[derive(Clone, Debug)]
pub struct Menu {
    pub place: String,
    pub at: At,
    pub stands: Stands,
}

/// The button "…": a link to the menu, which opens in the sheet. Nothing for visitors.
pub fn more(page: &Page, place: &str, at: At, name: &str) -> Markup {
    let element = at.element();
    let query = if element.is_empty() { String::new() } else { format!("?at={element}") };
    html! {
        @if page.viewer.is_some() {
            a.icon-button.etc id={ "menu-" (if element.is_empty() { "page" } else { &element }) } href={ (place) "/menu" (query) } data-sheet=""
                aria-label=(page.tr("avoid-more", &[("name", name.into())])) { (icon(page, "more")) }
        }
    }
}

/// The choices of a menu: the fragment `choices`.
pub fn choices(page: &Page, menu: &Menu, in_sheet: bool) -> Markup {
    let Menu { place, at, stands } = menu;
    let nothing = stands.hidden.is_none() && stands.person.is_none() && stands.topics.is_empty();
    html! {
        section #choices .choices aria-labelledby="choices-title" {
            @if in_sheet { h2 #choices-title { (page.t("avoid-title")) } } @else { h1 #choices-title { (page.t("avoid-title")) } }
            @if nothing { p.quiet { (page.t("avoid-nothing")) } }
            ul.menu role="list" {
                @if place.starts_with("/posts/") || place.starts_with("/products/") {
                    li { a data-sheet="" href={ (place) "/boards" } { (icon(page, "save")) span { (page.t("boards-put")) } } }
                }
                @if let Some(hidden) = stands.hidden {
                    (act(page, &format!("{place}/hide"), !hidden, *at, "hide", page.t(if hidden { "avoid-show" } else { "avoid-hide" }).as_ref(), &page.t("avoid-hide-hint")))
                }
                @if let Some((author, muted)) = &stands.person {
                    @let name = [("name", author.name.as_str().into())];
                    (act(page, &format!("/accounts/{}/mute", author.handle), !muted, *at, "mute",
                        &page.tr(if *muted { "avoid-unmute" } else { "avoid-mute" }, &name), &page.t("avoid-mute-hint")))
                    li { a data-sheet="" href={ "/accounts/" (author.handle) "/block?at=" (at.element()) } {
                        (icon(page, "block")) span { (page.tr("avoid-block", &name)) span.quiet { (page.t("avoid-block-hint")) } }
                    } }
                }
                @for topic in &stands.topics {
                    (act(page, &format!("/topics/{}/mute", topic.slug), !topic.muted_by_me, *at, "mute",
                        &page.tr(if topic.muted_by_me { "avoid-unmute-topic" } else { "avoid-mute-topic" }, &[("topic", topic.name.as_str().into())]),
                        &page.t("avoid-topic-hint")))
                }
                li { a href=(place) { (icon(page, "link")) span { (page.t("avoid-open")) } } }
            }
        }
    }
}

/// One thing to do: a form of one button.
fn act(page: &Page, action: &str, on: bool, at: At, symbol: &str, words: &str, hint: &str) -> Markup {
    html! {
        li {
            form method="post" action={ (action) "?_method=" (if on { "put" } else { "delete" }) } data-swap="" data-closes="" {
                input type="hidden" name="at" value=(at.element());
                button type="submit" { (icon(page, symbol)) span { (words) @if on { span.quiet { (hint) } } } }
            }
        }
    }
}

/// The menu as a page.
pub fn menu(page: &Page, menu: &Menu) -> Markup {
    layout::document(page, &Head::private(page.t("avoid-title")), Shape::Narrow, choices(page, menu, false))
}

/// What a block does, and the button that does it.
pub fn block(page: &Page, author: &AuthorView, at: At, in_sheet: bool) -> Markup {
    let title = page.tr("avoid-block-sure", &[("name", author.name.as_str().into())]);
    let leaves = !matches!(at, At::Post(_) | At::Comment(_));
    html! {
        section.choices.stack aria-labelledby="block-title" {
            @if in_sheet { h2 #block-title { (title) } } @else { h1 #block-title { (title) } }
            (people::person(page, author))
            p { (page.t("avoid-block-what")) }
            p.quiet { (page.t("avoid-block-quiet")) }
            form.row method="post" action={ "/accounts/" (author.handle) "/block?_method=put" } data-swap=""
                data-closes=[(!leaves).then_some("")] data-leaves=[leaves.then_some("")] {
                input type="hidden" name="at" value=(at.element());
                button.button.button--danger type="submit" { (page.tr("avoid-block", &[("name", author.name.as_str().into())])) }
                a.button href={ "/accounts/" (author.handle) } data-close="" { (page.t("avoid-cancel")) }
            }
        }
    }
}

/// The question as a page.
pub fn block_page(page: &Page, author: &AuthorView, at: At) -> Markup {
    let title = page.tr("avoid-block-sure", &[("name", author.name.as_str().into())]);
    layout::document(page, &Head::private(title), Shape::Narrow, block(page, author, at, false))
}

/// Why something is gone from a page.
#[derive(Clone, Copy, Debug)]
pub enum Gone<'a> {
    /// "Not this", said of what stands at this address.
    Hidden(&'a str),
    Muted(&'a AuthorView),
    Blocked(&'a AuthorView),
    Topic(&'a TopicMuteView),
}

/// What stands in the place of a card or comment that was sent away, with Undo. What else came from a person who was
/// muted or blocked leaves the page with it.
pub fn gone(page: &Page, at: At, why: Gone<'_>) -> Markup {
    let name = |author: &AuthorView| [("name", author.name.clone().into())];
    let (words, undo, others) = match why {
        Gone::Hidden(place) => (page.t("avoid-hidden").into_owned(), format!("{place}/hide"), None),
        Gone::Muted(author) => (
            page.tr("avoid-muted", &name(author)),
            format!("/accounts/{}/mute", author.handle),
            Some(format!(".card[data-by=\"{}\"]", author.handle)),
        ),
        Gone::Blocked(author) => (
            page.tr("avoid-blocked", &name(author)),
            format!("/accounts/{}/block", author.handle),
            Some(format!("[data-by=\"{}\"]", author.handle)),
        ),
        Gone::Topic(topic) => (
            page.tr("avoid-topic-muted", &[("topic", topic.name.as_str().into())]),
            format!("/topics/{}/mute", topic.slug),
            None,
        ),
    };
    html! {
        div.card.card--gone id=(at.element()) data-gone=[others] {
            p { (words) }
            form method="post" action={ (undo) "?_method=delete" } data-swap="" {
                input type="hidden" name="at" value=(at.element());
                button.button.button--small id={ "menu-" (at.element()) } type="submit" { (page.t("avoid-undo")) }
            }
        }
    }
}

// ── The lists ────────────────────────────────────────────────────────────────────────────────────────────────────

const LISTS: [(&str, &str); 3] =
    [("/me/blocks", "avoid-list-blocks"), ("/me/mutes", "avoid-list-mutes"), ("/me/hides", "avoid-list-hides")];

fn frame(page: &Page, here: &str, next: Option<&str>, body: Markup) -> Markup {
    let title = LISTS.iter().find(|(path, _)| *path == here).map_or("avoid-list-blocks", |(_, key)| key);
    let body = html! {
        div.stack {
            h1 { (page.t(title)) }
            nav.tabs.tabs--still aria-label=(page.t("avoid-lists")) {
                ul { @for (path, key) in LISTS { li { a href=(path) aria-current=[(path == here).then_some("page")] { (page.t(key)) } } } }
            }
            (body)
            @if let Some(cursor) = next { p.feed-next { a.button href={ (here) "?cursor=" (cursor) } { (page.t("feed-next")) } } }
            p { a.link href="/me/settings" { (page.t("avoid-back")) } }
        }
    };
    layout::document(page, &Head::private(page.t(title)), Shape::Narrow, body)
}

fn undo(page: &Page, action: &str, key: &str, name: &str) -> Markup {
    html! {
        form method="post" action={ (action) "?_method=delete" } {
            input type="hidden" name="at" value="list";
            button.button.button--small type="submit" aria-label={ (page.t(key)) ": " (name) } { (page.t(key)) }
        }
    }
}

fn listed(page: &Page, people: &[AvoidedView], noun: &str, key: &str) -> Markup {
    html! {
        ul.menu.avoided role="list" {
            @for one in people {
                li.row {
                    span.grow { (people::person(page, &one.author)) }
                    (undo(page, &format!("/accounts/{}/{noun}", one.author.handle), key, &one.author.name))
                }
            }
        }
    }
}

/// `/me/blocks`
pub fn blocks(page: &Page, view: &BlocksView) -> Markup {
    let body = html! {
        @if view.items.is_empty() {
            (parts::empty(page, "block", &page.t("avoid-none-blocked"), &page.t("avoid-none-blocked-text"), None))
        } @else {
            p.quiet { (page.t("avoid-block-what")) }
            (listed(page, &view.items, "block", "avoid-do-unblock"))
        }
    };
    frame(page, "/me/blocks", view.next.as_deref(), body)
}

/// `/me/mutes`
pub fn mutes(page: &Page, view: &MutesView) -> Markup {
    let body = html! {
        @if view.items.is_empty() && view.topics.is_empty() {
            (parts::empty(page, "mute", &page.t("avoid-none-muted"), &page.t("avoid-none-muted-text"), None))
        }
        @if !view.items.is_empty() {
            h2 { (page.t("avoid-people")) }
            (listed(page, &view.items, "mute", "avoid-do-unmute"))
        }
        @if !view.topics.is_empty() {
            h2 { (page.t("avoid-topics")) }
            ul.menu.avoided role="list" {
                @for topic in &view.topics {
                    li.row {
                        span.grow { a.link href={ "/topics/" (topic.slug) } { (topic.name) } }
                        (undo(page, &format!("/topics/{}/mute", topic.slug), "avoid-do-unmute", &topic.name))
                    }
                }
            }
        }
    };
    frame(page, "/me/mutes", view.next.as_deref(), body)
}

/// `/me/hides`
pub fn hides(page: &Page, view: &HidesView) -> Markup {
    let body = html! {
        @if view.items.is_empty() {
            (parts::empty(page, "hide", &page.t("avoid-none-hidden"), &page.t("avoid-none-hidden-text"), None))
        } @else {
            ul.menu.avoided role="list" {
                @for item in &view.items {
                    @if let Some(post) = &item.post {
                        @let name = page.tr("avoid-post-by", &[("name", post.author.name.as_str().into())]);
                        li.row {
                            (parts::thumb(post.photos.first().map(|p| &p.photo), "thumb"))
                            span.grow { a.link href={ "/posts/" (post.id) } { (name) } }
                            (undo(page, &format!("/posts/{}/hide", post.id), "avoid-show", &name))
                        }
                    } @else if let Some(product) = &item.product {
                        li.row {
                            (parts::thumb(product.picture.as_ref(), "thumb"))
                            span.grow { a.link dir="auto" href={ "/products/" (product.id) } { (product.title) } }
                            (undo(page, &format!("/products/{}/hide", product.id), "avoid-show", &product.title))
                        }
                    }
                }
            }
        }
    };
    frame(page, "/me/hides", view.next.as_deref(), body)
}

/// The part of the settings that leads to the lists.
pub fn settings(page: &Page) -> Markup {
    html! {
        section.panel aria-labelledby="settings-avoid" {
            h2 #settings-avoid { (page.t("avoid-settings")) }
            ul.menu role="list" {
                li { a href="/me/notifications/choices" { (icon(page, "bell")) span { (page.t("notify-title")) } (icon(page, "right")) } }
                @for ((path, key), symbol) in LISTS.into_iter().zip(["block", "mute", "hide"]) {
                    li { a href=(path) { (icon(page, symbol)) span { (page.t(key)) } (icon(page, "right")) } }
                }
            }
        }
    }
}
