//! `/drafts`: what one began, and what is to be published by itself.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{ago, empty, icon, thumb};
use super::post::shorten;
use crate::i18n::format;
use crate::posts::drafts::DraftView;

/// The whole page.
pub fn page(page: &Page, drafts: &[DraftView]) -> Markup {
    let title = page.t("drafts-title");
    let body = html! {
        section.stack {
            h1 { (title) }
            @if drafts.is_empty() {
                (empty(page, "edit", &page.t("drafts-none"), &page.t("drafts-none-text"), Some(("/posts/new", page.t("compose-title").into_owned()))))
            } @else {
                ul.drafts role="list" {
                    @for draft in drafts { (row(page, draft)) }
                }
                p { a.button href="/posts/new" { (icon(page, "plus")) (page.t("compose-title")) } }
            }
        }
    };
    layout::document(page, &Head::private(title.clone()), Shape::Narrow, body)
}

fn row(page: &Page, draft: &DraftView) -> Markup {
    let words = shorten(draft.post.text.lines().next().unwrap_or_default(), 80);
    let name = if words.is_empty() { page.t("drafts-unnamed").into_owned() } else { words };
    html! {
        li.panel.draft id={ "draft-" (draft.id) } {
            (thumb(draft.photo.as_ref(), "thumb"))
            div.grow {
                p { strong dir="auto" { (name) } }
                p.quiet {
                    @if let Some(at) = draft.publish_at {
                        (page.tr("drafts-planned", &[("when", format::moment(page.locale, at).into())]))
                    } @else {
                        (page.t("drafts-changed")) " " (ago(page, draft.changed_at))
                    }
                }
                @if !draft.trouble.is_empty() {
                    p.field-error { (icon(page, "trouble")) span { (page.t("drafts-trouble")) } }
                }
            }
            div.draft-do {
                a.button href={ "/posts/new?draft=" (draft.id) } aria-label=(page.tr("drafts-continue-of", &[("name", name.as_str().into())])) { (page.t("drafts-continue")) }
                form method="post" action={ "/drafts/" (draft.id) "?_method=delete" } {
                    button.icon-button type="submit" aria-label=(page.tr("drafts-drop-of", &[("name", name.as_str().into())])) title=(page.t("drafts-drop")) { (icon(page, "trash")) }
                }
            }
        }
    }
}
