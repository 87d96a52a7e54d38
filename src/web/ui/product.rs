//! A product: its page and its sheet are one component.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, icon};
use super::photo::{self, Fetch, sizes};
use super::{card, explore, topics};
use crate::catalog::offers::OfferView;
use crate::catalog::unit::UnitPriceView;
use crate::catalog::view::{OutletView, ProductCard, ProductView, Rating, ReviewView, Sold, VariantView};
use crate::kit::{Id, Money};
use crate::posts::view::PostView;

/// From this many pieces down the stock is told.
const FEW: i64 = 5;
/// Above this many variants a list to choose from takes the place of the radio group.
const MANY: usize = 12;

/// Everything the page and the sheet show.
#[derive(Clone, Copy, Debug)]
pub struct Product<'a> {
    pub view: &'a ProductView,
    /// What replaces it, when it is retired.
    pub successor: Option<&'a ProductCard>,
    pub reviews: &'a [ReviewView],
    /// What other sellers ask, the lowest total first.
    pub offers: &'a [OfferView],
    /// Posts that show it.
    pub posts: &'a [PostView],
    /// More like this.
    pub like: &'a [ProductCard],
    /// The post one came from.
    pub post: Option<Id>,
    /// The delivery fee of an order.
    pub delivery: Money,
    /// The variant chosen in the address, as SKU.
    pub sku: Option<&'a str>,
}

/// The whole page.
pub fn page(page: &Page, product: &Product<'_>) -> Markup {
    let view = product.view;
    let head = Head {
        kind: "product",
        json_ld: vec![json_ld(page, product)],
        ..Head::public(
            view.card.title.clone(),
            super::post::shorten(&view.description.replace('\n', " "), 160),
            format!("/products/{}", view.card.id),
        )
    }
    .with_photo(view.card.picture.as_ref())
    .with_first(view.pictures.first().or(view.card.picture.as_ref()), sizes::PRODUCT);
    layout::document(page, &head, Shape::Wide, body(page, product, false))
}

/// The component itself, for the page and, one heading level down and in one column, for the sheet.
pub fn body(page: &Page, product: &Product<'_>, sheet: bool) -> Markup {
    let view = product.view;
    let at = if sheet { "sheet" } else { "page" };
    html! {
        article.product.product--sheet[sheet] {
            (pictures(page, view, sheet))
            div.product-buy {
                @if !view.card.brand.is_empty() { p.product-brand { (view.card.brand) } }
                div.product-title {
                    @if sheet { h2 #sheet-title tabindex="-1" { (view.card.title) } } @else { h1 { (view.card.title) } }
                    (card::share(page, &format!("/products/{}", view.card.id), &view.card.title))
                    (card::save_product(page, view.card.id, view.saved_by_me.unwrap_or(false), at))
                }
                @if view.card.rating.count > 0 {
                    a.product-rating href={ "#reviews-" (at) } { (parts::rating(page, &view.card.rating)) }
                }
                p.product-price {
                    strong { (card::price(page, &view.card)) }
                    span.quiet { (page.t("product-tax")) }
                }
                (card::offers(page, &view.card))
                @if let Some(day) = view.members_day.as_ref().filter(|_| view.card.member_price.is_some()) { p { span.state.state--paid { (day) } } }
                @if let Some(unit) = unit_price(view) {
                    p.quiet { (page.tr("product-unit-price", &[("price", page.money(unit.price).into()), ("per", unit.per.as_str().into())])) }
                }
                @if view.card.sold == Sold::Here {
                    p.product-delivery.quiet {
                        (icon(page, "truck"))
                        (page.tr("product-delivery", &[("fee", page.money(product.delivery).as_str().into())]))
                    }
                }
                (order_form(page, product, at))
                @if !view.description.is_empty() {
                    div.prose.product-about { (layout::paragraphs(&view.description)) }
                }
                @if sheet {
                    p { a.link href={ "/products/" (view.card.id) } { (page.t("product-open-page")) } }
                } @else if !view.category.is_empty() {
                    p.quiet { (view.category.replace(" > ", " › ")) }
                }
                @if !view.interests.is_empty() { (topics::chips(page, &view.interests[..view.interests.len().min(4)])) }
            }
            (sellers(page, product, sheet))
            @if !product.posts.is_empty() {
                section.product-part {
                    (heading(sheet, "", &page.t("product-posts")))
                    ul.reel { @for post in product.posts { li { (explore::post_tile_at(page, post, sizes::REEL, Fetch::Lazy)) } } }
                }
            }
            (reviews(page, product, sheet, at))
            @if !product.like.is_empty() {
                section.product-part {
                    (heading(sheet, "", &page.t("product-like")))
                    ul.reel.reel--products { @for like in product.like { li { (explore::product_tile(page, like, Fetch::Lazy)) } } }
                }
            }
        }
    }
}

/// The unit price of the cheapest variant that has one.
fn unit_price(view: &ProductView) -> Option<&UnitPriceView> {
    let shown = |v: &&VariantView| v.price == view.card.price && v.unit_price.is_some();
    view.variants.iter().find(shown).and_then(|v| v.unit_price.as_ref())
}

/// A part's heading: second level on the page, third in the sheet.
fn heading(sheet: bool, id: &str, words: &str) -> Markup {
    let id = (!id.is_empty()).then_some(id);
    html! { @if sheet { h3 id=[id] { (words) } } @else { h2 id=[id] { (words) } } }
}

fn pictures(page: &Page, view: &ProductView, sheet: bool) -> Markup {
    let shown: Vec<_> =
        if view.pictures.is_empty() { view.card.picture.iter().collect() } else { view.pictures.iter().collect() };
    let many = shown.len() > 1;
    let id = format!("{}{}", if sheet { "s" } else { "p" }, view.card.id);
    html! {
        div.product-pictures {
            @if shown.is_empty() { span.tile-none { (icon(page, "bag")) } }
            div.photos data-photos="" {
                div.slides data-carousel="" role=[many.then_some("group")] aria-label=[many.then(|| page.t("card-photos"))] tabindex=[many.then_some("0")] {
                    @for (i, picture) in shown.iter().enumerate() {
                        div.slide id={ "photo-" (id) "-" (i + 1) } {
                            (photo::photo(picture, &view.card.title, sizes::PRODUCT, if i == 0 { Fetch::First } else { Fetch::Lazy }))
                        }
                    }
                }
                @if many { (card::steps(page)) }
            }
            @if many { (card::dots(page, &id, shown.len())) }
        }
    }
}

/// What each seller asks in the end, the lowest first; this store among them while it sells it.
fn sellers(page: &Page, product: &Product<'_>, sheet: bool) -> Markup {
    if product.offers.is_empty() {
        return html! {};
    }
    let card = &product.view.card;
    let mut rows: Vec<(Money, Option<&OfferView>)> = product.offers.iter().map(|o| (o.total, Some(o))).collect();
    let currency = product.delivery.currency;
    if card.sold == Sold::Here && card.price.currency == currency {
        let total = Money::new(card.price.amount.saturating_add(product.delivery.amount), currency);
        // Of equal ones this store comes first.
        let at = rows.iter().position(|(other, _)| other.amount >= total.amount).unwrap_or(rows.len());
        rows.insert(at, (total, None));
    }
    html! {
        section.product-part {
            (heading(sheet, "", &page.t("sellers-title")))
            ol.sellers {
                @for (total, offer) in rows {
                    @let (price, delivery) = offer.map_or((card.price, product.delivery), |o| (o.price, o.delivery));
                    li {
                        span.sellers-who {
                            @match offer {
                                Some(o) => a.link href=(o.url) rel="nofollow noopener" { bdi { (o.seller) } },
                                None => strong { bdi { (page.store) } },
                            }
                        }
                        span.quiet {
                            @let words = [("price", page.money(price).into()), ("delivery", page.money(delivery).into())];
                            (page.tr(if delivery.amount == 0 { "sellers-free" } else { "sellers-parts" }, &words))
                        }
                        strong.money { (page.money(total)) }
                    }
                }
            }
            p.quiet { (page.t("sellers-how")) }
        }
    }
}

/// Options, stock and the two ways to buy; or why it cannot be bought.
fn order_form(page: &Page, product: &Product<'_>, at: &str) -> Markup {
    let view = product.view;
    if view.retired {
        return html! {
            div.notice {
                (icon(page, "info"))
                div {
                    p { strong { (page.t("product-retired")) } }
                    @match product.successor {
                        Some(successor) => p {
                            (page.t("product-successor")) " "
                            a.link href={ "/products/" (successor.id) } data-sheet=[(at == "sheet").then_some("")] { (successor.title) }
                            ", " (card::price(page, successor))
                        },
                        None => p.quiet { (page.t("product-retired-text")) },
                    }
                }
            }
        };
    }
    let chosen = product
        .sku
        .and_then(|sku| view.variants.iter().find(|v| v.sku == sku && v.available))
        .or_else(|| view.variants.iter().find(|v| v.available));
    if let Some(outlet) = &view.outlet {
        return elsewhere(page, outlet);
    }
    if let Some(at) = view.opens_at {
        return html! {
            div.notice.notice--accent {
                (icon(page, "info"))
                div {
                    p { strong { (page.tr("product-opens", &[("when", page.moment(at).into())])) } }
                    (per_person(page, view))
                }
            }
        };
    }
    let Some(variant) = chosen else {
        if view.card.sold == Sold::OtherCurrency {
            return html! { div.notice { (icon(page, "info")) p { (page.t("product-other-currency")) } } };
        }
        return html! {
            div.product-form {
                (options(page, view, None, at))
                p.product-stock { span.stock.stock--out { (page.t("product-sold-out")) } }
                p.quiet { (page.t("product-sold-out-text")) }
            }
        };
    };
    // The form goes to the checkout; the other button takes its own way.
    html! {
        form.product-form action="/checkout" method="get" data-sheet="" {
            input type="hidden" name="quantity" value="1";
            @if let Some(post) = product.post { input type="hidden" name="post" value=(post); }
            (options(page, view, chosen, at))
            p.product-stock { (stock_words(page, view, variant)) }
            (per_person(page, view))
            div.product-buttons {
                button.button.button--primary type="submit" { (page.t("product-buy-now")) }
                button.button type="submit" formaction="/bag/lines" formmethod="post" data-swap="" {
                    (icon(page, "bag")) (page.t("product-add"))
                }
            }
            @if page.viewer.is_some() {
                p { button.text-button type="submit" formaction="/me/cooling" formmethod="post" data-swap="" { (page.t("product-cool")) } }
            }
        }
    }
}

/// How many one person may buy.
fn per_person(page: &Page, view: &ProductView) -> Markup {
    html! { @if let Some(most) = view.per_person { p.quiet { (page.count("product-per-person", most)) } } }
}

/// The way to the shop that sells it.
fn elsewhere(page: &Page, outlet: &OutletView) -> Markup {
    let host = outlet.url.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let host = host.trim_start_matches("www.");
    html! {
        div.product-form {
            div.product-buttons {
                a.button.button--primary href=(outlet.url) rel="nofollow" {
                    @match &outlet.label {
                        Some(label) => bdi { (label) },
                        None => (page.tr("product-outlet", &[("shop", host.into())])),
                    }
                }
            }
            p.quiet { (page.tr("product-outlet-text", &[("shop", host.into())])) }
        }
    }
}

fn options(page: &Page, view: &ProductView, chosen: Option<&VariantView>, at: &str) -> Markup {
    let Some(first) = view.variants.first() else { return html! {} };
    if view.variants.len() == 1 && first.options.is_empty() {
        return html! { input type="hidden" name="sku" value=(first.sku); };
    }
    let names: Vec<String> = first.options.iter().map(|(name, _)| name.clone()).collect();
    let legend = if names.is_empty() { page.t("product-options").into_owned() } else { names.join(" / ") };
    let one_price = view.variants.iter().all(|v| v.price == first.price);
    let label = |v: &VariantView| if v.options.is_empty() { v.sku.clone() } else { v.label() };
    let is_chosen = |v: &VariantView| chosen.is_some_and(|c| c.sku == v.sku);
    let id = format!("sku-{at}-{}", view.card.id);
    html! {
        @if view.variants.len() > MANY {
            div.field {
                label for=(id) { (legend) }
                select id=(id) name="sku" {
                    @for v in &view.variants {
                        option value=(v.sku) selected[is_chosen(v)] disabled[!v.available] {
                            (label(v)) @if !one_price { " · " (page.money(v.price)) } @if !v.available { " · " (card::state(page, v.sold)) }
                        }
                    }
                }
            }
        } @else {
            fieldset.variants {
                legend { (legend) }
                div.variants-row {
                    @for v in &view.variants {
                        label.option {
                            input type="radio" name="sku" value=(v.sku) checked[is_chosen(v)] disabled[!v.available] required;
                            span {
                                (label(v))
                                @if !one_price { small { (page.money(v.price)) } }
                                @if !v.available { small { (card::state(page, v.sold)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The stock of the chosen variant where there is one to choose; of several, only whether there is any.
fn stock_words(page: &Page, view: &ProductView, chosen: &VariantView) -> Markup {
    let few = chosen.stock.filter(|n| view.variants.len() == 1 && *n > 0 && *n <= FEW);
    html! {
        @match few {
            Some(n) => span.stock.stock--few { (page.count("product-few", n)) },
            None => span.stock { (icon(page, "check")) (page.t("product-in-stock")) },
        }
    }
}

fn reviews(page: &Page, product: &Product<'_>, sheet: bool, at: &str) -> Markup {
    let rating = &product.view.card.rating;
    html! {
        section.product-part.reviews id={ "reviews-" (at) } {
            (heading(sheet, "", &page.t("product-reviews")))
            @if rating.count == 0 && product.reviews.is_empty() {
                p.quiet { (page.t("product-reviews-none")) }
            } @else {
                (spread(page, rating))
                p.quiet { (page.t("product-reviews-checked")) }
                ul.review-list { @for review in product.reviews { li { (one_review(page, review)) } } }
            }
        }
    }
}

/// How many gave five, four, … stars, as bars with their numbers.
fn spread(page: &Page, rating: &Rating) -> Markup {
    let total = rating.count.max(1);
    html! {
        @if let Some(mean) = rating.mean_tenths() {
            div.spread {
                p.spread-mean {
                    strong { (crate::i18n::format::tenths(page.locale, mean)) }
                    (parts::stars(page, (mean + 5) / 10))
                    span.quiet { (page.count("count-reviews", rating.count)) }
                }
                ul {
                    @for (stars, n) in [1_i64, 2, 3, 4, 5].into_iter().zip(rating.spread).rev() {
                        li {
                            span aria-hidden="true" { (stars) }
                            svg.bar aria-hidden="true" width="100%" height="8" {
                                rect.bar-all width="100%" height="8" rx="4" {}
                                @if n > 0 { rect.bar-part width={ (n.clamp(0, total) * 100 / total) "%" } height="8" rx="4" {} }
                            }
                            span aria-hidden="true" { (page.number(n)) }
                            span.sr { (page.tr("product-spread", &[("stars", stars.into()), ("n", n.into())])) }
                        }
                    }
                }
            }
        }
    }
}

fn one_review(page: &Page, review: &ReviewView) -> Markup {
    html! {
        article.review id={ "review-" (review.id) } {
            p.review-head {
                (parts::stars(page, review.stars))
                @if let Some(verdict) = &review.verdict { span.verdict { (page.t(&format!("product-verdict-{verdict}"))) } }
            }
            @if !review.title.is_empty() { p.review-title dir="auto" lang=[review.lang()] { strong { (review.title) } } }
            @if !review.text.is_empty() { div.review-text dir="auto" lang=[review.lang()] { (layout::paragraphs(&review.text)) } }
            p.quiet {
                @match &review.handle {
                    Some(handle) => a href={ "/accounts/" (handle) } { bdi { (review.name) } },
                    None => bdi { (review.name) },
                }
                " · " (parts::date(page, review.at))
                @if review.verified { " · " span.verified { (icon(page, "check")) (page.t("product-verified")) } }
                @if review.imported { " · " (page.t("product-imported")) }
            }
        }
    }
}

fn json_ld(page: &Page, product: &Product<'_>) -> serde_json::Value {
    use serde_json::json;
    let view = product.view;
    let url = page.absolute(&format!("/products/{}", view.card.id));
    let state = |sold: Sold| match sold {
        Sold::Retired => "https://schema.org/Discontinued",
        Sold::Here | Sold::Elsewhere => "https://schema.org/InStock",
        Sold::Soon | Sold::Out | Sold::OtherCurrency => "https://schema.org/OutOfStock",
    };
    let offers: Vec<_> = view
        .variants
        .iter()
        .map(|v| {
            let mut offer = json!({
                "@type": "Offer",
                "sku": v.sku,
                "url": url,
                "price": v.price.decimal(),
                "priceCurrency": v.price.currency.as_str(),
                "availability": state(v.sold),
            });
            if let Some(gtin) = &v.gtin {
                offer["gtin"] = json!(gtin);
            }
            offer
        })
        .collect();
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": view.card.title,
        "description": view.description,
        "url": url,
        "category": view.category,
        "image": view.pictures.iter().map(|p| page.absolute(&p.share_url)).collect::<Vec<_>>(),
        "offers": offers,
    });
    if !view.card.brand.is_empty() {
        value["brand"] = json!({ "@type": "Brand", "name": view.card.brand });
    }
    if let Some(mean) = view.card.rating.mean_tenths() {
        value["aggregateRating"] = json!({
            "@type": "AggregateRating",
            "ratingValue": format!("{}.{}", mean / 10, mean % 10),
            "reviewCount": view.card.rating.count,
            "bestRating": 5,
        });
    }
    let reviews: Vec<_> = product
        .reviews
        .iter()
        .take(10)
        .map(|r| {
            json!({
                "@type": "Review",
                "name": r.title,
                "reviewBody": r.text,
                "datePublished": r.at.rfc3339(),
                "author": { "@type": "Person", "name": r.name },
                "reviewRating": { "@type": "Rating", "ratingValue": r.stars, "bestRating": 5 },
            })
        })
        .collect();
    if !reviews.is_empty() {
        value["review"] = reviews.into();
    }
    value
}
