//! Search: one box, results grouped as products, posts, people and topics.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, icon};
use super::{explore, people, topics};
use crate::accounts::view::AuthorView;
use crate::catalog::view::ProductCard;
use crate::posts::view::PostView;

/// What was found; all parts in order of fitness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    pub products: &'a [ProductCard],
    pub posts: &'a [PostView],
    pub people: &'a [AuthorView],
    /// Slugs.
    pub topics: &'a [String],
}

impl Found<'_> {
    fn is_empty(&self) -> bool {
        self.products.is_empty() && self.posts.is_empty() && self.people.is_empty() && self.topics.is_empty()
    }
}

/// The whole page. An empty `q` shows the box and the topics of the rail.
pub fn page(page: &Page, q: &str, found: &Found<'_>) -> Markup {
    let title = if q.is_empty() {
        page.t("search-title").into_owned()
    } else {
        page.tr("search-title-for", &[("q", q.into())])
    };
    let body = html! {
        h1.sr { (title) }
        (form(page, q, "search-q"))
        (results(page, q, found))
    };
    layout::document(page, &Head::private(title.clone()), Shape::Wide, body)
}

/// The search box; `id` tells several on one page apart.
pub fn form(page: &Page, q: &str, id: &str) -> Markup {
    html! {
        div.finder {
            form action="/search" method="get" {
                label.sr for=(id) { (page.t("nav-search")) }
                (icon(page, "search"))
                input.input id=(id) type="search" name="q" value=(q) maxlength="100" autocomplete="off" enterkeyhint="search"
                    placeholder=(page.t("search-placeholder"));
                button.button.button--primary type="submit" { (page.t("search-go")) }
            }
        }
    }
}

/// The results: the fragment `results`.
pub fn results(page: &Page, q: &str, found: &Found<'_>) -> Markup {
    html! {
        div #results .results {
            @if q.is_empty() {
                @if !page.rail.topics.is_empty() {
                    section { h2 { (page.t("rail-topics")) } (topics::chips(page, &page.rail.topics)) }
                }
            } @else if found.is_empty() {
                (parts::empty(page, "search", &page.tr("search-none", &[("q", q.into())]), &page.t("search-none-text"),
                    Some(("/explore", page.t("nav-explore").into_owned()))))
            } @else {
                @if !found.topics.is_empty() {
                    section { h2 { (page.t("search-topics")) } (topics::chips(page, found.topics)) }
                }
                @if !found.people.is_empty() {
                    section {
                        h2 { (page.t("search-people")) }
                        ul.people-row { @for author in found.people { li { (people::person(page, author)) } } }
                    }
                }
                @if !found.products.is_empty() {
                    section { h2 { (page.t("search-products")) } (explore::products(page, found.products)) }
                }
                @if !found.posts.is_empty() {
                    section { h2 { (page.t("search-posts")) } (explore::posts(page, found.posts)) }
                }
            }
        }
    }
}
