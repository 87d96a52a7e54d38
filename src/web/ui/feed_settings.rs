//! `/me/feed`: sliders, switches, what was inferred, and the record of the next page in plain words.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use crate::feed::settings::{MOST, Settings};
use crate::feed::view::{Counted, Why};
use crate::web::feed_settings::FeedSettings;

/// The whole page.
pub fn page(page: &Page, shown: &FeedSettings, form: &Form<'_>) -> Markup {
    let body = html! {
        div.stack.settings {
            h1 { (page.t("my-feed-title")) }
            p { (page.t("my-feed-text")) }
            (wishes(page, &shown.settings, form))
            (inferred(page, &shown.why))
            (record(page, &shown.why))
            (forget(page))
        }
    };
    layout::document(page, &Head::private(page.t("my-feed-title")), Shape::Narrow, body)
}

fn slider(page: &Page, name: &str, value: i64) -> Markup {
    let (less, more) = (page.t(&format!("my-feed-{name}-less")), page.t(&format!("my-feed-{name}-more")));
    html! {
        div.slider {
            label for=(format!("f-{name}")) { (page.t(&format!("my-feed-{name}"))) span.sr { ": " (less) " – " (more) } }
            div.slider-line {
                span aria-hidden="true" { (less) }
                input id=(format!("f-{name}")) name=(name) type="range" min=(-MOST) max=(MOST) step="1" value=(value);
                span aria-hidden="true" { (more) }
            }
        }
    }
}

fn switch(page: &Page, name: &str, key: &str, on: bool) -> Markup {
    html! {
        label.check { input type="checkbox" name=(name) value="true" checked[on]; span { (page.t(key)) } }
    }
}

/// PUT `/me/feed` with the sliders and switches.
fn wishes(page: &Page, set: &Settings, form: &Form<'_>) -> Markup {
    html! {
        section.panel aria-labelledby="my-feed-wishes" {
            h2 #my-feed-wishes { (page.t("my-feed-wishes")) }
            form.stack action="/me/feed?_method=put" method="post" {
                (problems(page, form, &["newer", "surprising", "products"]))
                (slider(page, "newer", set.newer))
                (slider(page, "surprising", set.surprising))
                (slider(page, "products", set.products))
                (switch(page, "hide_sponsored", "my-feed-hide-sponsored", set.hide_sponsored))
                (switch(page, "customers_only", "my-feed-customers-only", set.customers_only))
                (switch(page, "only_following", "my-feed-only-following", set.only_following))
                button.button.button--primary type="submit" { (page.t("my-feed-save")) }
            }
        }
    }
}

/// DELETE `/me/feed/interests/{slug}` for each.
fn inferred(page: &Page, why: &Why) -> Markup {
    html! {
        section.panel aria-labelledby="my-feed-inferred" {
            h2 #my-feed-inferred { (page.t("my-feed-inferred")) }
            @if why.inferred.is_empty() {
                p { (page.t("my-feed-inferred-none")) }
            } @else {
                p { (page.t("my-feed-inferred-text")) }
                ul.plain.stack {
                    @for one in &why.inferred {
                        li.row {
                            a href=(format!("/topics/{}", one.slug)) { (one.name) }
                            form action=(format!("/me/feed/interests/{}?_method=delete", one.slug)) method="post" {
                                button.button.button--quiet type="submit" {
                                    (page.tr("my-feed-refuse", &[("name", one.name.as_str().into())]))
                                }
                            }
                        }
                    }
                }
            }
            p { a href="/me/interests" { (page.t("my-feed-picked")) } }
        }
    }
}

/// What the next page is made from.
fn record(page: &Page, why: &Why) -> Markup {
    let source = |code: &str| page.t(&format!("my-feed-source-{code}"));
    let filter = |code: &str| page.t(&format!("my-feed-filter-{code}"));
    html! {
        section.panel aria-labelledby="my-feed-record" {
            h2 #my-feed-record { (page.t("my-feed-record")) }
            p { (page.tr("my-feed-ranked", &[("n", i64::from(why.ranked).into())])) }
            ul { @for Counted { code, n } in &why.retrieved { li { (source(code)) ": " (page.number((*n).into())) } } }
            @if !why.dropped.is_empty() {
                p { (page.t("my-feed-dropped")) }
                ul { @for Counted { code, n } in &why.dropped { li { (filter(code)) ": " (page.number((*n).into())) } } }
            }
            p { (page.t("my-feed-never")) }
            p { @if why.learnt_from == 0 { (page.t("my-feed-not-learnt")) } @else { (page.tr("my-feed-learnt", &[("n", why.learnt_from.cast_signed().into())])) } }
        }
    }
}

/// DELETE `/me/feed/learnt`.
fn forget(page: &Page) -> Markup {
    html! {
        section.panel aria-labelledby="my-feed-forget" {
            h2 #my-feed-forget { (page.t("my-feed-forget")) }
            p { (page.t("my-feed-forget-text")) }
            form action="/me/feed/learnt?_method=delete" method="post" {
                button.button type="submit" { (page.t("my-feed-forget-button")) }
            }
        }
    }
}
