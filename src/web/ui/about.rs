//! How the feed is ordered, in words.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};

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
