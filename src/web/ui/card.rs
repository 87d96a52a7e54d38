//! The card: a post or a product as the feed shows it.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, html};

use super::avoid::{self, At};
use super::page::{Page, query};
use super::parts::{self, ago, avatar, icon, switch};
use super::people;
use super::photo::{self, Fetch, sizes};
use super::points;
use crate::catalog::view::{ProductCard, Sold};
use crate::feed::ready::Hole;
use crate::feed::view::ReasonView;
use crate::posts::mentions;
use crate::posts::view::{CommentView, Match, Mine, PostKind, PostView, TagView};

/// Above this many characters or lines a text is cut to two lines with "more".
const LONG_TEXT: usize = 110;

/// What of a card differs by who looks.
#[derive(Default)]
pub struct Personal {
    /// What stands beside the author; empty on one's own posts.
    pub follow: Markup,
    pub smile: Markup,
    pub save: Markup,
    pub why: Markup,
}

impl Personal {
    /// Of a post for whom it stands so to, without reasons.
    pub fn of(page: &Page, post: &PostView, mine: &Mine) -> Self {
        Self {
            follow: beside(page, post, mine, At::Post(post.id)),
            smile: smile(page, post, mine.smiled),
            save: save(page, post, mine.saved),
            why: Markup::default(),
        }
    }

    /// Of a product that is saved or not, without reasons.
    pub fn of_product(page: &Page, product: &ProductCard, saved: bool) -> Self {
        Self { save: save_product(page, product.id, saved, ""), ..Self::default() }
    }

    /// Holes, for a card that is kept ready.
    pub fn holes() -> Self {
        let hole = |hole: Hole| PreEscaped(hole.mark().to_owned());
        Self { follow: hole(Hole::Follow), smile: hole(Hole::Smile), save: hole(Hole::Save), why: hole(Hole::Why) }
    }
}

/// What stands beside a post's author: Follow, where there is something to follow, and the menu; nothing on one's own.
pub fn beside(page: &Page, post: &PostView, mine: &Mine, at: At) -> Markup {
    html! {
        @if !mine.own && !mine.following {
            (people::follow(page, &post.author.handle, mine.following, &post.id.to_string()))
        }
        @if !mine.own { (avoid::more(page, &format!("/posts/{}", post.id), at, &post.author.name)) }
    }
}

/// The Smile button of a post.
pub fn smile(page: &Page, post: &PostView, on: bool) -> Markup {
    let here = format!("/posts/{}", post.id);
    toggle(page, &format!("{here}/smile"), &here, on, "smile", "card-smile", Some(&format!("smiles-{}", post.id)))
}

/// The Save button of a post.
pub fn save(page: &Page, post: &PostView, on: bool) -> Markup {
    let here = format!("/posts/{}", post.id);
    toggle(page, &format!("{here}/save"), &here, on, "save", "card-save", None)
}

/// The card of a post in a feed: text cut to two lines, the first comments, the reasons. The element `post-<id>`.
pub fn post(page: &Page, post: &PostView, comments: &[CommentView], fetch: Fetch, personal: &Personal) -> Markup {
    let more = format!("more-{}", post.id);
    let long = post.text.chars().count() > LONG_TEXT || post.text.lines().count() > 2;
    let cut = long && post.kind == PostKind::Photo;
    html! {
        article.card id={ "post-" (post.id) } data-by=(post.author.handle) aria-labelledby={ "by-" (post.id) } {
            // The disclosure line stands here, first, once posts carry one.
            (head(page, post, &personal.follow))
            (photos(page, post, fetch))
            @if post.kind == PostKind::Idea { (idea(page, post)) }
            (actions_with(page, post, personal))
            @if post.kind == PostKind::Photo && !post.text.is_empty() {
                div.card-text.card-text--cut[cut] dir="auto" {
                    p lang=[post.lang()] { (text(post)) }
                    @if cut {
                        (switch(&more))
                        button.text-button type="button" popovertarget=(more) popovertargetaction="show" { (page.t("card-more")) }
                    }
                }
            }
            (hashtags(post))
            (strip(page, post))
            (first_comments(page, post, comments))
            (personal.why)
        }
    }
}

/// The card of a post on its own page: everything open, no comments of its own.
pub fn whole(page: &Page, post: &PostView, mine: &Mine) -> Markup {
    html! {
        article.card.card--whole id={ "post-" (post.id) } aria-labelledby={ "by-" (post.id) } {
            (head(page, post, &beside(page, post, mine, At::None)))
            (photos(page, post, Fetch::First))
            @if post.kind == PostKind::Idea { (idea(page, post)) }
            (actions(page, post, mine))
            @if post.kind == PostKind::Photo && !post.text.is_empty() {
                div.card-text dir="auto" { p lang=[post.lang()] { (text(post)) } }
            }
            (hashtags(post))
            (strip(page, post))
        }
    }
}

fn head(page: &Page, post: &PostView, follow: &Markup) -> Markup {
    let author = &post.author;
    html! {
        header.card-head {
            a.card-face href={ "/accounts/" (author.handle) } tabindex="-1" aria-hidden="true" {
                (avatar(author.avatar.as_ref(), &author.name, "avatar"))
            }
            div.card-who {
                h2 id={ "by-" (post.id) } { a href={ "/accounts/" (author.handle) } { bdi { (author.name) } } }
                p.quiet {
                    a href={ "/posts/" (post.id) } { (ago(page, post.published_at)) }
                    @if post.edited_at.is_some() {
                        " · " a href={ "/posts/" (post.id) "/texts" } { (page.t("card-edited")) }
                    }
                    @if let Some(slug) = post.interests.first() {
                        " · " a href={ "/topics/" (slug) } { (page.interest(slug)) }
                    }
                }
            }
            (follow)
        }
    }
}

/// The photos of a post with their points, dots and the bag badge.
fn photos(page: &Page, post: &PostView, fetch: Fetch) -> Markup {
    let Some(first) = post.photos.first() else { return html! {} };
    let frame = photo::frame(&first.photo);
    let shown_by = format!("tags-{}", post.id);
    let has_points =
        |position: i64| post.tags.iter().any(|t| t.photo == Some(position) && t.x.is_some() && t.y.is_some());
    let alt = page.tr("card-photo-alt", &[("name", post.author.name.as_str().into())]);
    let many = post.photos.len() > 1;
    html! {
        div.photos data-photos="" {
            (switch(&shown_by))
            div.slides data-carousel="" role=[many.then_some("group")] aria-label=[many.then(|| page.t("card-photos"))] tabindex=[many.then_some("0")] {
                @for (i, shown) in post.photos.iter().enumerate() {
                    div.slide id={ "photo-" (post.id) "-" (i + 1) } {
                        (photo::photo(&shown.photo, &alt, sizes::FEED, if i == 0 { fetch } else { Fetch::Lazy }))
                        @if has_points(shown.position) {
                            button.show type="button" popovertarget=(shown_by) aria-label=(page.t("card-show-products")) {}
                            @let tags: Vec<_> = post.tags.iter().filter(|t| t.photo == Some(shown.position)).filter_map(|tag| {
                                Some((tag, photo::point_in_frame(&shown.photo, frame, tag.x?, tag.y?)))
                            }).collect();
                            @let sides = points::sides(&tags.iter().map(|(_, at)| *at).collect::<Vec<_>>());
                            svg.points width="100%" height="100%" {
                                @for ((tag, at), to_left) in tags.into_iter().zip(sides) { (point(page, post, tag, at, to_left)) }
                            }
                        }
                    }
                }
            }
            @if many { (steps(page)) }
            (badge(page, post))
        }
        @if many { (dots(page, &post.id.to_string(), post.photos.len())) }
    }
}

/// A tag point: a dot with title and price beside it. Placed by SVG coordinates, because the content security policy
/// allows no styles in the markup.
fn point(page: &Page, post: &PostView, tag: &TagView, (x, y): (f64, f64), to_left: bool) -> Markup {
    let percent = |v: f64| format!("{:.1}%", v * 100.0);
    let (start, width) = if to_left { (0.0, x) } else { (x, 1.0 - x) };
    let mut price = price(page, &tag.product);
    if !tag.product.available {
        price = format!("{price} · {}", state(page, tag.product.sold));
    }
    html! {
        foreignObject x=(percent(start)) y=(percent(y)) width=(percent(width)) height="1" {
            a.point.point--left[to_left] href=(product_link(post, &tag.product)) data-sheet="" aria-label={ (tag.product.title) ", " (price) } {
                span.point-dot {}
                span.point-label { span.point-title dir="auto" { (tag.product.title) } span { (price) } }
            }
        }
    }
}

/// A product as seen from a post: the address carries the post, so that a sale can be traced to it.
fn product_link(post: &PostView, product: &ProductCard) -> String {
    format!("/products/{}?post={}", product.id, post.id)
}

/// The price, or "from" the lowest.
pub fn price(page: &Page, product: &ProductCard) -> String {
    let money = page.money(product.price);
    if product.price_from { page.tr("product-from", &[("price", money.into())]) } else { money }
}

/// What stands beside the price: what it is reduced from, by how much, and what members pay.
pub fn offers(page: &Page, product: &ProductCard) -> Markup {
    html! {
        @if let Some(reduced) = &product.reduced {
            p.offer.offer--reduced {
                @if reduced.percent > 0 { strong { "−" (crate::i18n::format::percent(page.locale, reduced.percent)) } " " }
                s { span.sr { (page.t("product-was")) " " } (page.money(reduced.lowest)) } " "
                span.quiet { (page.t("product-lowest")) }
            }
        }
        @if let Some(price) = product.member_price {
            p.offer.offer--members { (page.tr("product-members", &[("price", page.money(price).into())])) }
        }
    }
}

/// The same in a few words, for tiles and cards.
pub fn offers_short(page: &Page, product: &ProductCard) -> Markup {
    html! {
        @if let Some(reduced) = product.reduced.as_ref().filter(|r| r.percent > 0) {
            @let off = crate::i18n::format::percent(page.locale, reduced.percent);
            span.offer.offer--reduced { (page.tr("product-reduced-short", &[("off", off.into()), ("lowest", page.money(reduced.lowest).into())])) }
        }
        @if let Some(price) = product.member_price {
            span.offer.offer--members { (page.tr("product-members", &[("price", page.money(price).into())])) }
        }
    }
}

/// "In stock", "Sold out", "No longer sold" and so on.
pub fn stock(page: &Page, product: &ProductCard) -> Markup {
    html! { span.stock.stock--out[!product.available] { (state(page, product.sold)) } }
}

/// How something is sold, in a word or two.
pub fn state(page: &Page, sold: Sold) -> Cow<'static, str> {
    page.t(&format!("product-state-{}", sold.as_str()))
}

/// The dots under several photos: links to each of them; the script marks the one in view.
pub fn dots(page: &Page, id: &str, n: usize) -> Markup {
    html! {
        div.dots data-dots="" {
            @for i in 1..=n {
                a.dot href={ "#photo-" (id) "-" (i) } aria-current=[(i == 1).then_some("true")]
                    aria-label=(page.tr("card-photo-n", &[("n", i.into()), ("of", n.into())])) {}
            }
        }
    }
}

/// Arrows to the photo before and after, for pointers; the script shows them.
pub fn steps(page: &Page) -> Markup {
    html! {
        button.step type="button" data-step="-1" hidden aria-label=(page.t("card-photo-before")) { (icon(page, "left")) }
        button.step.step--next type="button" data-step="1" hidden aria-label=(page.t("card-photo-after")) { (icon(page, "right")) }
    }
}

/// The bag badge: how many of the tagged products can be bought now.
fn badge(page: &Page, post: &PostView) -> Markup {
    let n = i64::try_from(post.buyable).unwrap_or(i64::MAX);
    html! {
        span.badge.badge--none[n == 0] {
            (icon(page, "bag"))
            span aria-hidden="true" { (page.number(n)) }
            span.sr { (page.count("card-badge", n)) }
        }
    }
}

fn idea(page: &Page, post: &PostView) -> Markup {
    html! {
        div.idea dir="auto" {
            p lang=[post.lang()] { (text(post)) }
            @if post.buyable > 0 { (badge(page, post)) }
        }
    }
}

/// Smile, Comment, Save, Share with their counts: the fragment `actions-<id>`.
pub fn actions(page: &Page, post: &PostView, mine: &Mine) -> Markup {
    actions_with(page, post, &Personal::of(page, post, mine))
}

fn actions_with(page: &Page, post: &PostView, personal: &Personal) -> Markup {
    let here = format!("/posts/{}", post.id);
    let smiles = format!("smiles-{}", post.id);
    let by = page.tr("card-photo-alt", &[("name", post.author.name.as_str().into())]);
    html! {
        div.actions id={ "actions-" (post.id) } {
            (personal.smile)
            (count(page, post.smiles, "count-smiles", Some(&smiles)))
            a.act href={ (here) "#comments" } aria-label=(page.t("card-comment")) { (icon(page, "comment")) }
            (count(page, post.comments, "count-comments", None))
            span.actions-gap {}
            (share(page, &here, &by))
            (personal.save)
        }
    }
}

/// Share: the system's own sheet where there is one, else the address is copied; without a script it is a link.
pub fn share(page: &Page, path: &str, title: &str) -> Markup {
    html! { a.act href=(path) data-share="" data-title=(title) aria-label=(page.t("card-share")) { (icon(page, "share")) } }
}

fn count(page: &Page, n: i64, key: &str, id: Option<&str>) -> Markup {
    html! {
        span.act-count {
            @if n > 0 { span aria-hidden="true" { (page.figure(n)) } }
            span.sr id=[id] { (page.count(key, n)) }
        }
    }
}

/// A button that is on or off: `PUT` sets, `DELETE` takes back. Visitors get a link to signing in. `says` is the id of
/// the words to be read out afterwards.
fn toggle(page: &Page, action: &str, back: &str, on: bool, symbol: &str, key: &str, says: Option<&str>) -> Markup {
    html! {
        @if page.viewer.is_none() {
            a.act href=(page.sign_in(back)) aria-label=(page.t(key)) { (icon(page, symbol)) }
        } @else {
            form method="post" action={ (action) "?_method=" (if on { "delete" } else { "put" }) } data-swap="" data-say=[says] {
                button class={ "act act--" (symbol) } data-smile=[(symbol == "smile").then_some("")] type="submit" aria-label=(page.t(key)) aria-pressed=(on) { (icon(page, symbol)) }
            }
        }
    }
}

/// The Save button of a product: the fragment `save-product-<id>`, or `save-product-<at>-<id>` at other places on the
/// same page; the form sends `at` back.
pub fn save_product(page: &Page, product: crate::kit::Id, saved: bool, at: &str) -> Markup {
    let id = if at.is_empty() { format!("save-product-{product}") } else { format!("save-product-{at}-{product}") };
    let action = format!("/products/{product}/save?_method={}", if saved { "delete" } else { "put" });
    html! {
        @if page.viewer.is_none() {
            a.act id=(id) href=(page.sign_in(&format!("/products/{product}"))) aria-label=(page.t("card-save")) { (icon(page, "save")) }
        } @else {
            form id=(id) method="post" action=(action) data-swap="" {
                input type="hidden" name="at" value=(at);
                button.act.act--save type="submit" aria-label=(page.t("card-save")) aria-pressed=(saved) { (icon(page, "save")) }
            }
        }
    }
}

/// The text with its hashtags and the people it mentions as links.
fn text(post: &PostView) -> Markup {
    linked(&post.text, &post.hashtags, &post.mentions)
}

/// A text with these hashtags and handles as links where they stand in it.
pub fn linked(text: &str, hashtags: &[String], mentions: &[String]) -> Markup {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '@']) {
        let (before, from) = rest.split_at(at);
        let (word, known) = if let Some(after) = from.strip_prefix('#') {
            let word = after.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            (word, hashtags.iter().any(|h| h.to_lowercase() == word.to_lowercase()))
        } else {
            let word = mentions::word(&from[1..]);
            (word, mentions.contains(&word.to_lowercase()))
        };
        let known = known && !word.is_empty();
        let end = 1 + if known { word.len() } else { 0 };
        parts.push((before, &from[..end], known));
        rest = &from[end..];
    }
    html! {
        @for (before, part, known) in parts {
            (before)
            @if !known { (part) }
            @else if let Some(tag) = part.strip_prefix('#') { (hashtag(tag)) }
            @else { a.hashtag href={ "/accounts/" (part[1..].to_lowercase()) } { (part) } }
        }
        (rest)
    }
}

fn hashtag(tag: &str) -> Markup {
    html! { a.hashtag href={ "/hashtags/" (query(&tag.to_lowercase())) } { "#" (tag) } }
}

/// The hashtags that do not stand in the text already.
fn hashtags(post: &PostView) -> Markup {
    let text = post.text.to_lowercase();
    let rest: Vec<_> = post.hashtags.iter().filter(|h| !text.contains(&format!("#{}", h.to_lowercase()))).collect();
    html! {
        @if !rest.is_empty() {
            p.hashtags { @for tag in rest { (hashtag(tag)) " " } }
        }
    }
}

/// The tagged products as a list that equals the points.
fn strip(page: &Page, post: &PostView) -> Markup {
    html! {
        @if !post.tags.is_empty() {
            h3.sr { (page.t("card-products")) }
            ul.strip {
                @for tag in &post.tags {
                    li {
                        a.strip-item href=(product_link(post, &tag.product)) data-sheet="" {
                            (parts::thumb(tag.product.picture.as_ref(), "thumb"))
                            span.strip-words {
                                span.strip-title dir="auto" { (tag.product.title) }
                                span.strip-price { (price(page, &tag.product)) }
                                span.quiet {
                                    (stock(page, &tag.product))
                                    " · "
                                    (page.t(if tag.likeness == Match::Exact { "card-exact" } else { "card-similar" }))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn first_comments(page: &Page, post: &PostView, comments: &[CommentView]) -> Markup {
    html! {
        @if !comments.is_empty() {
            ul.first-comments {
                @for comment in comments.iter().take(2) {
                    li dir="auto" data-by=[comment.author.as_ref().map(|author| &author.handle)] {
                        @if let Some(author) = &comment.author { a href={ "/accounts/" (author.handle) } { bdi { (author.name) } } " " }
                        span lang=[comment.lang()] { (linked(&comment.text, &[], &comment.mentions)) }
                    }
                }
            }
            @if post.comments > 2 {
                a.text-button.all-comments href={ "/posts/" (post.id) "#comments" } { (page.count("card-all-comments", post.comments)) }
            }
        }
    }
}

/// "Why am I seeing this?" with the reasons in words.
pub fn why(page: &Page, reasons: &Markup) -> Markup {
    html! {
        @if !reasons.0.is_empty() {
            details.why {
                summary { (icon(page, "info")) (page.t("card-why")) }
                ul { (reasons) }
                a.link href="/about/ranking" { (page.t("card-why-more")) }
            }
        }
    }
}

/// Reasons, one after the other.
pub fn reasons(reasons: &[ReasonView]) -> Markup {
    html! { @for reason in reasons { li data-reason=(reason.code) { (reason.text) } } }
}

/// The card of a product the shopper has not met yet. The element `item-product-<id>`.
pub fn product(page: &Page, product: &ProductCard, fetch: Fetch, personal: &Personal) -> Markup {
    let href = format!("/products/{}", product.id);
    html! {
        article.card.card--product id={ "item-product-" (product.id) } aria-labelledby={ "title-" (product.id) } {
            @if let Some(picture) = &product.picture {
                a.card-picture href=(href) data-sheet="" tabindex="-1" aria-hidden="true" {
                    (photo::photo(picture, "", sizes::FEED, fetch))
                }
            }
            div.card-sale {
                div {
                    p.quiet { (product.brand) }
                    h2 id={ "title-" (product.id) } { a href=(href) data-sheet="" { (product.title) } }
                    p.card-sale-line {
                        strong { (price(page, product)) }
                        (stock(page, product))
                        (parts::rating(page, &product.rating))
                    }
                    (offers_short(page, product))
                }
                div.card-sale-end {
                    (personal.save)
                    (avoid::more(page, &href, At::Product(product.id), &product.title))
                }
            }
            (personal.why)
        }
    }
}
