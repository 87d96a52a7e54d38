//! Texts for everybody: how the feed is ordered, how reviews are checked, help, accessibility, and what the operator
//! writes themselves.

use maud::{Markup, PreEscaped, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{date, icon};
use crate::accounts::view::Role;
use crate::store::texts::Name;

/// Questions by group, each with the way to what it speaks of.
const HELP: &[(&str, &[(&str, &str)])] = &[
    ("buying", &[("tap", "/explore"), ("pay", ""), ("cancel", "/orders"), ("where", "/orders"), ("wrong", "/imprint")]),
    ("feed", &[("why", "/about/ranking"), ("interests", "/interests"), ("language", ""), ("ads", "")]),
    ("writing", &[("who", "/write"), ("how", "/posts/new"), ("delete", ""), ("removed", "")]),
    (
        "account",
        &[
            ("password", "/password-resets/new"),
            ("devices", "/me/settings"),
            ("address", "/me/settings"),
            ("blocked", "/imprint"),
        ],
    ),
];

/// A text of the operator's, if there is one in any language.
fn own_text(page: &Page, name: Name) -> Markup {
    html! {
        @if let Some(text) = page.look.text(name, page.locale) {
            // Made by `store::markdown`, which lets no HTML of the text itself through.
            div.prose lang=(text.language) dir="auto" { (PreEscaped(&text.html)) }
        }
    }
}

/// `/help`: nothing is folded away, so that the browser's search finds it.
pub fn help(page: &Page) -> Markup {
    let head = Head::public(page.t("help-title"), page.t("help-description"), "/help");
    let body = html! {
        article.prose {
            h1 { (page.t("help-title")) }
            p { (page.t("help-lead")) }
            nav aria-label=(page.t("help-groups")) {
                ul.help-groups { @for (group, _) in HELP { li { a href={ "#" (group) } { (page.t(&format!("help-group-{group}"))) } } } }
            }
            @for (group, questions) in HELP {
                section.prose aria-labelledby=(group) {
                    h2 #(group) { (page.t(&format!("help-group-{group}"))) }
                    @for (question, href) in *questions {
                        h3 { (page.t(&format!("help-q-{question}"))) }
                        p {
                            (page.t(&format!("help-a-{question}")))
                            @if !href.is_empty() { " " a href=(href) { (page.t("help-go")) span.sr { ": " (page.t(&format!("help-q-{question}"))) } } }
                        }
                    }
                }
            }
        }
        (own_text(page, Name::Help))
    };
    layout::document(page, &head, Shape::Narrow, body)
}

/// `/about/reviews`.
pub fn reviews(page: &Page) -> Markup {
    let head = Head::public(page.t("reviews-title"), page.t("reviews-description"), "/about/reviews");
    let body = html! {
        article.prose {
            h1 { (page.t("reviews-title")) }
            p { (page.t("reviews-lead")) }
            h2 { (page.t("reviews-verified")) }
            p { (page.t("reviews-verified-text")) }
            h2 { (page.t("reviews-imported")) }
            p { (page.t("reviews-imported-text")) }
            h2 { (page.t("reviews-equal")) }
            p { (page.t("reviews-equal-text")) }
            h2 { (page.t("reviews-removed")) }
            p { (page.t("reviews-removed-text")) }
        }
        (own_text(page, Name::Reviews))
    };
    layout::document(page, &head, Shape::Narrow, body)
}

/// `/accessibility`: what was tested, what is known to be missing, whom to tell.
pub fn accessibility(page: &Page) -> Markup {
    let head = Head::public(page.t("access-title"), page.t("access-description"), "/accessibility");
    let list = |keys: &[&str]| {
        html! { ul { @for key in keys { li { (page.t(key)) } } } }
    };
    let body = html! {
        article.prose {
            h1 { (page.t("access-title")) }
            p { (page.tr("access-lead", &[("store", page.store.as_str().into())])) }
            h2 { (page.t("access-tested")) }
            (list(&["access-tested-axe", "access-tested-keyboard", "access-tested-plain", "access-tested-contrast", "access-tested-languages"]))
            h2 { (page.t("access-limits")) }
            (list(&["access-limits-people", "access-limits-photos", "access-limits-browsers", "access-limits-css"]))
            h2 { (page.t("access-contact")) }
            p { (page.t("access-contact-text")) " " a href="/imprint" { (page.t("text-imprint")) } }
        }
    };
    layout::document(page, &head, Shape::Narrow, body)
}

/// `/imprint`, `/privacy`, `/terms`: what the operator wrote, or that they have not yet.
pub fn legal(page: &Page, name: Name) -> Markup {
    let (key, path) = (format!("text-{}", name.as_str()), format!("/{}", name.as_str()));
    let title = page.t(&key);
    let operator = page.viewer.as_ref().is_some_and(|v| v.role == Role::Operator);
    match page.look.text(name, page.locale) {
        Some(text) => {
            let description = format!("{title} · {}", page.store);
            let body = html! {
                h1 { (title) }
                (own_text(page, name))
                p.quiet { (page.t("text-as-of")) " " (date(page, text.at)) }
                @if operator { p { a.link href={ "/operator/texts" (path) } { (page.t("text-change")) } } }
            };
            layout::document(
                page,
                &Head::public(title.clone(), description, path),
                Shape::Narrow,
                html! { div.stack { (body) } },
            )
        }
        None => {
            let body = html! {
                section.empty {
                    (icon(page, "info"))
                    h1 { (title) }
                    p { (page.tr("text-missing", &[("store", page.store.as_str().into())])) }
                    @if operator { a.button.button--primary href={ "/operator/texts" (path) } { (page.t("texts-write")) } }
                    @else { a.button href="/" { (page.t("trouble-home")) } }
                }
            };
            layout::document(page, &Head::private(title), Shape::Narrow, body)
        }
    }
}

/// `/about/ranking`.
pub fn ranking(page: &Page) -> Markup {
    let head = Head::public(page.t("ranking-title"), page.t("ranking-description"), "/about/ranking");
    let list = |keys: &[&str]| {
        html! { ul { @for key in keys { li { (page.t(key)) } } } }
    };
    let body = html! {
        article.prose {
            h1 { (page.t("ranking-title")) }
            p { (page.t("ranking-lead")) }
            h2 { (page.t("ranking-lenses")) }
            dl.terms {
                @for lens in ["for-you", "following", "newest", "most-smiled", "topic"] {
                    div { dt { (page.t(&format!("ranking-lens-{lens}"))) } dd { (page.t(&format!("ranking-lens-{lens}-text"))) } }
                }
            }
            h2 { (page.t("ranking-counts")) }
            p { (page.t("ranking-counts-lead")) }
            (list(&["ranking-counts-interests", "ranking-counts-follows", "ranking-counts-recent", "ranking-counts-smiles", "ranking-counts-variety", "ranking-counts-stock"]))
            h2 { (page.t("ranking-never")) }
            (list(&["ranking-never-stars", "ranking-never-money", "ranking-never-sensitive", "ranking-never-third"]))
            h2 { (page.t("ranking-yours")) }
            p { (page.t("ranking-yours-text")) " " a href="/interests" { (page.t("me-interests-change")) } }
        }
    };
    layout::document(page, &head, Shape::Narrow, body)
}
