//! What one saved.

use maud::{Markup, html};

use super::explore::{post_tile, product_tile};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::empty;
use super::photo::Fetch;
use crate::feed::view::FeedPage;

/// `/me/saved`: posts and products, saved last first. Fragment `saved`.
pub fn page(page: &Page, saved: &FeedPage) -> Markup {
    let body = html! {
        header.page-head { h1 { (page.t("saved-title")) } a.link href="/me/boards" { (page.t("me-boards")) } }
        @if saved.items.is_empty() {
            (empty(page, "save", &page.t("saved-empty-title"), &page.t("saved-empty-text"), Some(("/explore", page.t("saved-empty-way").into_owned()))))
        } @else {
            div #saved {
                ul.masonry role="list" {
                    @for item in &saved.items {
                        li {
                            @if let Some(post) = &item.post { (post_tile(page, post, Fetch::Lazy)) }
                            @else if let Some(product) = &item.product { (product_tile(page, product, Fetch::Lazy)) }
                        }
                    }
                }
            }
            @if let Some(cursor) = &saved.next {
                p.feed-next { a.button data-more="saved" href={ "/me/saved?cursor=" (cursor) } { (page.t("feed-next")) } }
            }
        }
    };
    layout::document(page, &Head::private(page.t("saved-title")), Shape::Wide, body)
}
