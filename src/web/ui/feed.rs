//! The feed: lens tabs, the items, the way on, what it says when it is empty, and the head of a topic.

use maud::{Markup, PreEscaped, html};

use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use super::photo::sizes;
use super::{avoid, parts, people, topics};
use crate::feed::ready::Hole;
use crate::kit::Id;

/// The lenses by the names their addresses carry.
pub const LENSES: [&str; 4] = ["for-you", "following", "newest", "most-smiled"];

/// Which feed it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// One of [`LENSES`].
    Lens(&'a str),
    /// A single topic.
    Topic { slug: &'a str, following: bool },
    /// A single hashtag, without `#`.
    Hashtag(&'a str),
}

impl Place<'_> {
    /// The address of this feed, at its start or at a cursor.
    pub fn address(self, cursor: Option<&str>) -> String {
        // Cursors are URL-safe by themselves.
        match (self, cursor) {
            (Place::Lens(lens), None) => format!("/?lens={lens}"),
            (Place::Lens(lens), Some(cursor)) => format!("/?lens={lens}&cursor={cursor}"),
            (Place::Topic { slug, .. }, None) => format!("/topics/{slug}"),
            (Place::Topic { slug, .. }, Some(cursor)) => format!("/topics/{slug}?cursor={cursor}"),
            (Place::Hashtag(tag), None) => format!("/hashtags/{}", query(tag)),
            (Place::Hashtag(tag), Some(cursor)) => format!("/hashtags/{}?cursor={cursor}", query(tag)),
        }
    }
}

/// One page of a feed with what its cards need.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    pub place: Place<'a>,
    /// The cards, one after the other; empty when there are none.
    pub cards: &'a str,
    /// The `srcset` of the picture one sees first.
    pub picture: Option<&'a str>,
    /// Where the next page starts.
    pub next: Option<&'a str>,
    /// Whether this is the first page.
    pub first: bool,
    /// The highest id of a post that was there when it was made.
    pub newest: Id,
}

impl Feed<'_> {
    /// The address of the next page.
    pub fn next_address(&self) -> Option<String> {
        self.next.map(|cursor| self.place.address(Some(cursor)))
    }
}

/// The whole page.
pub fn page(page: &Page, feed: &Feed<'_>) -> Markup {
    let next = feed.next_address();
    let head = match feed.place {
        Place::Lens("for-you") => Head {
            title: String::new(),
            description: page.tr("feed-description", &[("store", page.store.as_str().into())]),
            canonical: Some("/".to_owned()),
            json_ld: vec![website(page)],
            ..Head::default()
        },
        Place::Lens(lens) => Head::public(
            page.t(&format!("feed-{lens}")),
            page.tr("feed-description", &[("store", page.store.as_str().into())]),
            Place::Lens(lens).address(None),
        ),
        Place::Topic { slug, .. } => Head::public(
            page.interest(slug),
            page.tr(
                "topic-description",
                &[("topic", page.interest(slug).into()), ("store", page.store.as_str().into())],
            ),
            format!("/topics/{slug}"),
        ),
        // Anybody can think of a hashtag: what nobody wrote about is no page to be found.
        Place::Hashtag(tag) if feed.cards.is_empty() => Head::private(format!("#{tag}")),
        Place::Hashtag(tag) => Head::public(
            format!("#{tag}"),
            page.tr("topic-description", &[("topic", format!("#{tag}").into()), ("store", page.store.as_str().into())]),
            feed.place.address(None),
        ),
    };
    let body = html! {
        @match feed.place {
            Place::Lens(lens) => {
                h1.sr { (page.t(&format!("feed-{lens}"))) }
                (tabs(page, lens))
                @if feed.first && page.viewer.is_none() { (welcome(page)) }
                (page.or_hole(Hole::Topics, || own_topics(page)))
            }
            Place::Topic { slug, following } => (topic_head(page, slug, following)),
            Place::Hashtag(tag) => header.topic-head { h1 { "#" (tag) } },
        }
        (page.or_hole(Hole::Items, || html! { (news(page, feed)) (items(page, feed)) }))
    };
    let first = feed.picture.map(|srcset| (srcset.to_owned(), sizes::FEED));
    layout::document(page, &Head { next, first, ..head }, Shape::Feed, body)
}

/// One's topics above the feed.
pub fn own_topics(page: &Page) -> Markup {
    html! {
        @if !page.rail.topics.is_empty() {
            nav.feed-topics aria-label=(page.t("rail-topics")) { (topics::chips(page, &page.rail.topics)) }
        }
    }
}

/// Where the script says that there are new posts; empty without it.
pub fn news(page: &Page, feed: &Feed<'_>) -> Markup {
    let told = match feed.place {
        Place::Lens(lens @ ("for-you" | "following" | "newest")) if feed.first && page.viewer.is_some() => Some(lens),
        _ => None,
    };
    html! {
        @if let Some(lens) = told {
            p #news .feed-news hidden data-news={ "/feed/news?lens=" (lens) "&since=" (feed.newest) } data-at=(feed.place.address(None)) {}
        }
    }
}

/// The items as the fragment `feed`, and behind it the link to the next page, which carries `data-more="feed"`.
pub fn items(page: &Page, feed: &Feed<'_>) -> Markup {
    html! {
        @if feed.cards.is_empty() && feed.first { (empty(page, feed.place)) }
        div #feed .feed { (PreEscaped(feed.cards)) }
        (next(page, feed))
    }
}

fn next(page: &Page, feed: &Feed<'_>) -> Markup {
    html! {
        @match feed.next {
            Some(cursor) => p.feed-next {
                a.button data-more="feed" href=(feed.place.address(Some(cursor))) { (page.t("feed-next")) }
            },
            None => @if !(feed.cards.is_empty() && feed.first) {
                p.feed-end { (page.t("feed-end")) " " a.link href="/explore" { (page.t("feed-end-explore")) } }
            }
        }
    }
}

fn tabs(page: &Page, lens: &str) -> Markup {
    html! {
        nav.tabs aria-label=(page.t("feed-lenses")) {
            ul {
                @for slug in LENSES {
                    li { a href=(Place::Lens(slug).address(None)) aria-current=[(slug == lens).then_some("page")] { (page.t(&format!("feed-{slug}"))) } }
                }
            }
        }
    }
}

fn welcome(page: &Page) -> Markup {
    html! {
        section.welcome aria-labelledby="welcome" {
            h2 #welcome { (page.t("feed-welcome")) }
            p { (page.t("feed-welcome-text")) }
            a.button.button--primary href="/sign-up" { (page.t("feed-welcome-start")) }
        }
    }
}

fn topic_head(page: &Page, slug: &str, following: bool) -> Markup {
    html! {
        header.topic-head {
            div {
                p.quiet { (page.t("topic-kind")) }
                h1 { (page.interest(slug)) }
            }
            div.row {
                (people::follow_topic(page, slug, following))
                (avoid::more(page, &format!("/topics/{slug}"), avoid::At::None, &page.interest(slug)))
            }
        }
    }
}

fn empty(page: &Page, place: Place<'_>) -> Markup {
    let way = |href: &'static str, key: &str| Some((href, page.t(key).into_owned()));
    let (symbol, name, way) = match place {
        Place::Lens("following") => ("people", "following", way("/explore", "feed-empty-following-way")),
        Place::Lens("for-you") => ("smile", "for-you", way("/interests", "feed-empty-for-you-way")),
        Place::Lens(_) => ("photos", "lens", way("/posts/new", "feed-empty-lens-way")),
        Place::Topic { .. } | Place::Hashtag(_) => ("photos", "topic", way("/explore", "feed-empty-topic-way")),
    };
    parts::empty(page, symbol, &page.t(&format!("feed-empty-{name}")), &page.t(&format!("feed-empty-{name}-text")), way)
}

fn website(page: &Page) -> serde_json::Value {
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": page.store,
        "url": page.absolute("/"),
        "potentialAction": {
            "@type": "SearchAction",
            "target": format!("{}/search?q={{search_term_string}}", page.base),
            "query-input": "required name=search_term_string",
        },
    })
}
