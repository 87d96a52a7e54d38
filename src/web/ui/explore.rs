//! Explore: a masonry grid of photos and products, and the tiles other pages use.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, icon};
use super::photo::{self, Fetch, sizes};
use super::{card, search, topics};
use crate::catalog::view::ProductCard;
use crate::feed::view::FeedPage;
use crate::posts::view::PostView;

/// The whole page: search box, topics, grid. `topics` are slugs of interests to offer.
pub fn page(page: &Page, grid_page: &FeedPage, topics: &[String], first: bool) -> Markup {
    let head = Head {
        next: grid_page.next.as_deref().map(address),
        ..Head::public(
            page.t("explore-title"),
            page.tr("explore-description", &[("store", page.store.as_str().into())]),
            "/explore",
        )
    };
    let body = html! {
        h1.sr { (page.t("explore-title")) }
        (search::form(page, "", "explore-q"))
        @if !topics.is_empty() {
            nav.feed-topics aria-label=(page.t("rail-topics")) { (topics::chips(page, topics)) }
        }
        @if grid_page.items.is_empty() && first {
            (parts::empty(page, "explore", &page.t("explore-empty"), &page.t("explore-empty-text"), Some(("/", page.t("nav-home").into_owned()))))
        } @else {
            (grid(page, grid_page, first))
        }
    };
    layout::document(page, &head, Shape::Wide, body)
}

fn address(cursor: &str) -> String {
    format!("/explore?cursor={cursor}")
}

/// The grid as the fragment `explore`, and behind it the link to the next page. Every page of it is a block of its own, so that
/// nothing moves when more is added.
pub fn grid(page: &Page, grid: &FeedPage, first: bool) -> Markup {
    html! {
        div #explore {
            ul.masonry {
                @for (i, item) in grid.items.iter().enumerate() {
                    @let fetch = if first && i == 0 { Fetch::First } else { Fetch::Lazy };
                    li {
                        @if let Some(post) = &item.post { (post_tile(page, post, fetch)) }
                        @else if let Some(product) = &item.product { (product_tile(page, product, fetch)) }
                    }
                }
            }
        }
        @if let Some(cursor) = &grid.next {
            p.feed-next { a.button data-more="explore" href=(address(cursor)) { (page.t("feed-next")) } }
        }
    }
}

/// A masonry of posts.
pub fn posts(page: &Page, posts: &[PostView]) -> Markup {
    html! { ul.masonry { @for post in posts { li { (post_tile(page, post, Fetch::Lazy)) } } } }
}

/// A grid of products.
pub fn products(page: &Page, products: &[ProductCard]) -> Markup {
    html! { ul.tiles { @for product in products { li { (product_tile(page, product, Fetch::Lazy)) } } } }
}

/// A post as a tile: its first photo with the bag badge, or its words.
pub fn post_tile(page: &Page, post: &PostView, fetch: Fetch) -> Markup {
    post_tile_at(page, post, sizes::TILE, fetch)
}

/// A post as a tile that stands at one of [`sizes`].
pub fn post_tile_at(page: &Page, post: &PostView, sizes: &str, fetch: Fetch) -> Markup {
    let name = page.tr("card-photo-alt", &[("name", post.author.name.as_str().into())]);
    html! {
        a.tile href={ "/posts/" (post.id) } {
            @match post.photos.first() {
                Some(shown) => (photo::photo(&shown.photo, &name, sizes, fetch)),
                None => span.tile-words dir="auto" lang=[post.lang()] { (super::post::shorten(&post.text, 140)) },
            }
            @if post.buyable > 0 {
                span.badge.badge--small {
                    (icon(page, "bag")) span aria-hidden="true" { (post.buyable) }
                    span.sr { (page.count("card-badge", i64::try_from(post.buyable).unwrap_or(i64::MAX))) }
                }
            }
            @if post.photos.len() > 1 { span.tile-many { (icon(page, "photos")) } }
        }
    }
}

/// A product as a tile: picture, title, price.
pub fn product_tile(page: &Page, product: &ProductCard, fetch: Fetch) -> Markup {
    html! {
        a.tile.tile--product href={ "/products/" (product.id) } data-sheet="" {
            @match &product.picture {
                Some(picture) => (photo::photo(picture, "", sizes::TILE, fetch)),
                None => span.tile-none { (icon(page, "bag")) },
            }
            span.tile-title dir="auto" { (product.title) }
            span.tile-line {
                strong { (card::price(page, product)) }
                @if !product.available { (card::stock(page, product)) }
                @else { (parts::rating(page, &product.rating)) }
            }
            (card::offers_short(page, product))
        }
    }
}
