//! Small parts: icons, avatars, money, times, stars, empty states.

use maud::{Markup, html};

use super::page::Page;
use crate::catalog::view::Rating;
use crate::kit::{Micros, Money};
use crate::media::view::PhotoView;
use crate::orders::payments::TEST_CARD;

/// A symbol of `assets/icons.svg`. It is decoration: the words stand beside it or in the button's name.
pub fn icon(page: &Page, name: &str) -> Markup {
    html! {
        svg.icon aria-hidden="true" width="24" height="24" { use href={ (page.asset("icons.svg")) "#" (name) } {} }
    }
}

/// The picture of a person, or the first letter of the name on a quiet ground. `class` is `avatar`, with
/// `avatar--small` or `avatar--large` when it should not be 40 pixels.
pub fn avatar(picture: Option<&PhotoView>, name: &str, class: &str) -> Markup {
    html! {
        @match picture {
            Some(photo) => img class=(class) src=(smallest(photo)) alt="" width="40" height="40" loading="lazy" decoding="async";,
            None => {
                // One of six grounds, the same for the same name.
                @let ground = name.bytes().fold(0_u32, |sum, b| sum.wrapping_mul(31).wrapping_add(u32::from(b))) % 6;
                span class={ (class) " avatar--letter ground-" (ground) } aria-hidden="true" {
                    (name.chars().next().unwrap_or('·').to_uppercase())
                }
            }
        }
    }
}

/// A small square picture of a product; a drawn bag where there is none.
pub fn thumb(picture: Option<&PhotoView>, class: &str) -> Markup {
    html! {
        @match picture {
            Some(photo) => img class=(class) src=(smallest(photo)) alt="" width=(photo.width) height=(photo.height) loading="lazy" decoding="async";,
            None => span class={ (class) " thumb--none" } {},
        }
    }
}

fn smallest(photo: &PhotoView) -> &str {
    photo.sizes.first().map_or(photo.url.as_str(), |s| s.url.as_str())
}

/// An amount.
pub fn money(page: &Page, amount: Money) -> Markup {
    html! { span.money { (page.money(amount)) } }
}

/// What is paid with, such as `Test card •••• 4242`. Real cards have names; the one of test cards is said in the page's
/// language.
pub fn method(page: &Page, label: &str) -> String {
    match label.strip_prefix(TEST_CARD) {
        Some(rest) => format!("{}{rest}", page.t("checkout-card")),
        None => label.to_owned(),
    }
}

/// How long ago, with the exact moment for machines and on hover.
pub fn ago(page: &Page, at: Micros) -> Markup {
    html! { time datetime=(at.rfc3339()) title=(page.moment(at)) { (page.ago(at)) } }
}

/// A day.
pub fn date(page: &Page, at: Micros) -> Markup {
    html! { time datetime=(at.rfc3339()) title=(page.moment(at)) { (page.date(at)) } }
}

/// The mean of the stars and how many reviews it stands on; nothing without reviews.
pub fn rating(page: &Page, rating: &Rating) -> Markup {
    html! {
        @if let Some(mean) = rating.mean_tenths() {
            @let words = crate::i18n::format::tenths(page.locale, mean);
            span.rating {
                (icon(page, "star"))
                span aria-hidden="true" { (words) " (" (page.figure(rating.count)) ")" }
                span.sr { (page.tr("rating-words", &[("mean", words.as_str().into()), ("n", rating.count.into())])) }
            }
        }
    }
}

/// One to five stars of a review.
pub fn stars(page: &Page, n: i64) -> Markup {
    html! {
        span.stars role="img" aria-label=(page.count("count-stars", n)) {
            @for i in 1..=5 { span.star.star--on[i <= n] { (icon(page, "star")) } }
        }
    }
}

/// Nothing here yet: a symbol, what it is, what to do next, and where.
pub fn empty(page: &Page, symbol: &str, title: &str, text: &str, way: Option<(&str, String)>) -> Markup {
    html! {
        div.empty {
            (icon(page, symbol))
            h2 { (title) }
            p { (text) }
            @if let Some((href, words)) = way { a.button.button--primary href=(href) { (words) } }
        }
    }
}

/// The switch behind a button with `popovertarget`: an element that shows nothing and remembers whether it is open.
/// CSS looks at it by `:has(> #id:popover-open)`, so that a button opens and closes things without any script.
pub fn switch(id: &str) -> Markup {
    html! { div id=(id) .switch popover="manual" {} }
}
