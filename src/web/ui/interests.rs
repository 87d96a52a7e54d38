//! Picking interests: pictured tiles in groups, a counter, a search box.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::icon;
use super::words;
use crate::media::view::PhotoView;

/// How many interests the first feed needs.
pub const LEAST: usize = 5;

/// One interest to pick. Its name comes from the messages.
#[derive(Clone, Debug)]
pub struct Tile<'a> {
    pub slug: &'a str,
    /// The group's slug; tiles of one group follow each other.
    pub group: &'a str,
    /// Shown before one searches.
    pub first: bool,
    /// Other words it is found by, separated by spaces.
    pub synonyms: String,
    /// The store's best photo of it.
    pub picture: Option<PhotoView>,
    /// Address of the drawn pattern, shown when there is no photo.
    pub pattern: String,
    pub checked: bool,
}

/// `/interests`: PUT `/me/interests` with `interests` repeated and `next`. What `form` holds wins over `checked`. Fragment `interests`.
pub fn page(page: &Page, tiles: &[Tile<'_>], form: &Form<'_>) -> Markup {
    let next = form.value("next");
    let body = html! {
        section #interests .interests data-filter="" {
            header.interests-head {
                h1 { (page.t("interests-title")) }
                p.quiet { (page.t("interests-lead")) }
                (search_box(page, "interests-search"))
            }
            form action="/me/interests?_method=put" method="post" data-swap="interests" data-pick=(LEAST) {
                @if !next.is_empty() { input type="hidden" name="next" value=(next); }
                (problems(page, form, &[]))
                div.pick-groups { (groups(page, tiles, form)) }
                @if tiles.iter().any(|t| !t.first) {
                    button.button.interests-all type="button" data-filter-all="" { (page.t("interests-all")) }
                }
                div.interests-done {
                    p.interests-count role="status" data-picked="" { (page.count("interests-need", LEAST as i64)) }
                    button.button.button--primary type="submit" data-awake="" { (page.t("interests-button")) }
                }
            }
            (words::block(page, words::FILTER))
        }
    };
    layout::document(page, &Head::private(page.t("interests-title")), Shape::Wide, body)
}

/// The search box over tiles; without scripts it is not there, as all tiles are shown then.
fn search_box(page: &Page, id: &str) -> Markup {
    html! {
        div.filter-box {
            label.sr for=(id) { (page.t("interests-search")) }
            (icon(page, "search"))
            input.input id=(id) type="search" autocomplete="off" data-filter-input="" placeholder=(page.t("interests-search"));
            p.quiet data-filter-count="" {}
        }
    }
}

fn groups(page: &Page, tiles: &[Tile<'_>], form: &Form<'_>) -> Markup {
    html! {
        @for group in tiles.chunk_by(|a, b| a.group == b.group) {
            @if let Some(head) = group.first() {
                fieldset.pick-group data-filter-group="" {
                    legend { h2 { (page.t(&format!("interest-group-{}", head.group))) } }
                    ul.pick-tiles role="list" { @for t in group { (tile(page, t, form)) } }
                }
            }
        }
    }
}

fn tile(page: &Page, tile: &Tile<'_>, form: &Form<'_>) -> Markup {
    let checked = if form.values.iter().any(|(n, _)| n == "interests") {
        form.all("interests").any(|s| s == tile.slug)
    } else {
        tile.checked
    };
    html! {
        li data-filter-item="" data-late=[(!tile.first).then_some("")] {
            label.pick-tile {
                input type="checkbox" name="interests" value=(tile.slug) checked[checked];
                @match &tile.picture {
                    Some(photo) => img src=(photo.url) srcset=(photo.srcset()) sizes="(min-width: 600px) 160px, 30vw" alt=""
                        width="160" height="160" loading="lazy" decoding="async";,
                    None => img.pick-drawn src=(tile.pattern) alt="" width="160" height="160" loading="lazy" decoding="async";,
                }
                span.pick-name { (page.interest(tile.slug)) }
                span.pick-check { (icon(page, "check")) }
                @if !tile.synonyms.is_empty() { span hidden { (tile.synonyms) } }
            }
        }
    }
}
