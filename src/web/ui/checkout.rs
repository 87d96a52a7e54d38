//! Checkout on one screen: items, total, address, payment, one button. The same for one tap and for the bag.

use std::borrow::Cow;

use maud::{Markup, html};

use super::bag::{lines, sums};
use super::countries;
use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use super::parts::{icon, method};
use super::sheet;
use crate::kit::text::limit;
use crate::kit::{Id, Money};
use crate::orders::view::{Address, CheckoutView};

/// What is being bought.
#[derive(Clone, Copy, Debug)]
pub enum Buying<'a> {
    /// One variant, in one tap, perhaps from a post.
    One { sku: &'a str, quantity: i64, post: Option<Id> },
    /// Everything in the bag.
    Bag,
}

/// What the screen is made of.
#[derive(Clone, Copy, Debug)]
pub struct Checkout<'a> {
    pub view: &'a CheckoutView,
    pub buying: Buying<'a>,
    /// The idempotency key of this order.
    pub key: &'a str,
    pub form: Form<'a>,
    /// The total that was shown before, when it changed since.
    pub was: Option<Money>,
}

const FIELDS: &[&str] =
    &["name", "line1", "line2", "city", "region", "postal_code", "country", "test_card", "address", "payment"];

/// `/checkout`: POST `/orders` with `key`, `sku`, `quantity`, `post` or `bag=true`, `expected_total` (minor units),
/// `name`, `line1`, `line2`, `city`, `region`, `postal_code`, `country`, `test_card`.
/// A refused form may be answered with [`form`] alone.
pub fn page(page: &Page, c: &Checkout<'_>) -> Markup {
    let body = html! { section #checkout .checkout { h1 { (title(page, c)) } (form(page, c)) } };
    // Nobody gets here without signing in, and that page asks search engines to stay away; this one need not.
    let head = Head::public(title(page, c), page.t("checkout-description"), "/checkout");
    layout::document(page, &head, Shape::Narrow, body)
}

/// The same as content of the sheet.
pub fn sheet(page: &Page, c: &Checkout<'_>) -> Markup {
    sheet::body(html! { section.checkout { h2 #sheet-title { (title(page, c)) } (form(page, c)) } })
}

fn title(page: &Page, c: &Checkout<'_>) -> Cow<'static, str> {
    page.t(if matches!(c.buying, Buying::Bag) { "checkout-title" } else { "checkout-one-title" })
}

/// What is bought, and the way to the store's own checkout: address, delivery and payment are asked for there.
fn away(page: &Page, c: &Checkout<'_>, name: &str) -> Markup {
    let href = match c.buying {
        Buying::Bag => "/checkout/elsewhere".to_owned(),
        Buying::One { sku, quantity, post } => {
            let post = post.map_or_else(String::new, |post| format!("&post={post}"));
            format!("/checkout/elsewhere?sku={}&quantity={quantity}{post}", query(sku))
        }
    };
    html! {
        div #checkout-form .fields {
            (problems(page, &c.form, FIELDS))
            (lines(page, &c.view.lines))
            dl.sums { div.sums-total { dt { (page.t("sum-subtotal")) } dd.money { (page.money(c.view.subtotal)) } } }
            div.checkout-buy {
                @if c.view.lines.iter().all(|l| l.available) {
                    a.button.button--primary.button--wide href=(href) rel="nofollow" { (page.tr("checkout-away", &[("name", name.into())])) }
                }
                p.quiet { (page.tr("checkout-away-words", &[("name", name.into())])) }
            }
        }
    }
}

/// The form, the fragment `checkout-form`.
pub fn form(page: &Page, c: &Checkout<'_>) -> Markup {
    if let (crate::orders::elsewhere::PROVIDER, Some(name)) = (c.view.provider, &c.view.payment) {
        return away(page, c, name);
    }
    html! {
        form #checkout-form .fields action="/orders" method="post" data-swap="checkout-form" {
            input type="hidden" name="key" value=(c.key);
            @match c.buying {
                Buying::Bag => input type="hidden" name="bag" value="true";,
                Buying::One { sku, quantity, post } => {
                    input type="hidden" name="sku" value=(sku);
                    input type="hidden" name="quantity" value=(quantity);
                    @if let Some(post) = post { input type="hidden" name="post" value=(post); }
                }
            }
            input type="hidden" name="expected_total" value=(c.view.total.amount);
            @if let Some(was) = c.was.filter(|w| *w != c.view.total) {
                p.notice.notice--accent role="alert" {
                    (icon(page, "info"))
                    span { (page.tr("checkout-changed", &[("was", page.money(was).into()), ("now", page.money(c.view.total).into())])) }
                }
            }
            (problems(page, &c.form, FIELDS))
            (lines(page, &c.view.lines))
            (sums(page, c.view.subtotal, &c.view.adjustments, c.view.total, c.view.ways.tax.as_ref()))
            (delivery(page, c))
            (address(page, c))
            (payment(page, c))
            div.checkout-buy {
                button.button.button--primary.button--wide type="submit" {
                    (page.tr("checkout-buy", &[("total", page.money(c.view.total).into())]))
                }
                p.quiet { (page.t("checkout-duty")) }
            }
        }
    }
}

/// The ways of delivery: each is a link, so that the total shown is always that of the one chosen.
fn delivery(page: &Page, c: &Checkout<'_>) -> Markup {
    let start = match c.buying {
        Buying::Bag => "/checkout?".to_owned(),
        Buying::One { sku, quantity, post } => {
            let post = post.map_or_else(String::new, |post| format!("post={post}&"));
            format!("/checkout?sku={}&quantity={quantity}&{post}", query(sku))
        }
    };
    let ways = &c.view.ways;
    html! {
        @if ways.undeliverable { p.notice.notice--error { (icon(page, "trouble")) span { (page.t("bag-undeliverable")) } } }
        @if let Some(chosen) = ways.deliveries.iter().find(|d| d.chosen) {
            input type="hidden" name="delivery" value=(chosen.id);
            section.checkout-part aria-labelledby="checkout-delivery" {
                h3 #checkout-delivery { (icon(page, "truck")) (page.t("checkout-delivery")) }
                ul.ways role="list" {
                    @for d in &ways.deliveries {
                        @let fee = if d.fee.amount == 0 { page.t("sum-free").into_owned() } else { page.money(d.fee) };
                        @let days = page.tr("delivery-days", &[("from", d.days[0].into()), ("to", d.days[1].into())]);
                        li {
                            a.way href={ (start) "delivery=" (d.id) } aria-current=[d.chosen.then_some("true")] data-sheet="" {
                                span { strong dir="auto" { (d.label) } br; span.quiet { (days) } }
                                span.money { (fee) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The address used last in one line with a way to change it, or its fields.
fn address(page: &Page, c: &Checkout<'_>) -> Markup {
    let saved = c.view.address.as_ref();
    let fields = fields(page, &c.form, saved);
    let wrong = c.form.errors.iter().any(|e| {
        let name = e.field.strip_prefix("address.").unwrap_or(&e.field);
        name == "address" || (FIELDS.contains(&name) && name != "test_card" && name != "payment")
    });
    html! {
        fieldset.checkout-part {
            legend { (icon(page, "truck")) (page.t("checkout-address")) }
            @match saved {
                Some(a) if !wrong => details.change {
                    summary {
                        span.change-words { (one_line(page, a)) }
                        span.link { (page.t("checkout-change")) }
                    }
                    (fields)
                },
                _ => (fields),
            }
        }
    }
}

fn fields(page: &Page, form: &Form<'_>, saved: Option<&Address>) -> Markup {
    let of = |get: fn(&Address) -> &String| saved.map_or("", |a| get(a).as_str());
    let max = limit::ADDRESS_LINE;
    let country = if form.value("country").is_empty() { of(|a| &a.country) } else { form.value("country") };
    html! {
        div.fields {
            (Field::new("name", "address-name").autocomplete("shipping name").max(max).value(of(|a| &a.name)).render(page, form))
            (Field::new("line1", "address-line1").autocomplete("shipping address-line1").max(max).value(of(|a| &a.line1)).render(page, form))
            (Field::new("line2", "address-line2").optional().autocomplete("shipping address-line2").max(max).value(of(|a| &a.line2)).render(page, form))
            div.fields--two {
                (Field::new("postal_code", "address-postal-code").autocomplete("shipping postal-code").max(20).value(of(|a| &a.postal_code)).render(page, form))
                (Field::new("city", "address-city").autocomplete("shipping address-level2").max(max).value(of(|a| &a.city)).render(page, form))
            }
            div.fields--two.fields--roomy {
                (Field::new("region", "address-region").optional().autocomplete("shipping address-level1").max(max).value(of(|a| &a.region)).render(page, form))
                (countries::field(page, form, country))
            }
        }
    }
}

fn payment(page: &Page, c: &Checkout<'_>) -> Markup {
    let card = |optional: bool| {
        let mut field = Field::new("test_card", "checkout-card")
            .hint("checkout-card-hint")
            .inputmode("numeric")
            .autocomplete("cc-number")
            .max(23);
        if optional {
            field = field.optional();
        }
        field.render(page, &c.form)
    };
    let wrong = c.form.errors.iter().any(|e| e.field == "test_card" || e.field.starts_with("payment"));
    if c.view.provider != "test" {
        return saved(page, c);
    }
    html! {
        fieldset.checkout-part {
            legend { (icon(page, "card")) (page.t("checkout-payment")) }
            @match &c.view.payment {
                Some(label) if !wrong => details.change {
                    summary {
                        span.change-words { bdi { (method(page, label)) } }
                        span.link { (page.t("checkout-change")) }
                    }
                    (card(true))
                },
                _ => (card(c.view.total.amount == 0)),
            }
        }
    }
}

/// The saved cards of a provider that takes none on our pages.
fn saved(page: &Page, c: &Checkout<'_>) -> Markup {
    let chosen = c.form.value("saved");
    html! {
        fieldset.checkout-part {
            legend { (icon(page, "card")) (page.t("checkout-payment")) }
            @if let Some(error) = c.form.error(page, "test_card").or(c.form.error(page, "saved")) {
                p.field-error role="alert" { (error) }
            }
            @for (n, card) in c.view.methods.iter().enumerate() {
                @let is_chosen = if chosen.is_empty() { n == 0 } else { chosen == card.id.to_string() };
                label.row {
                    input type="radio" name="saved" value=(card.id) checked[is_chosen];
                    bdi { (method(page, &card.label)) }
                }
            }
            p { a.link href="/me/payment-methods" { (page.t(if c.view.methods.is_empty() { "checkout-add-card" } else { "checkout-other-card" })) } }
        }
    }
}

/// An address in one line.
pub fn one_line(page: &Page, a: &Address) -> Markup {
    let parts = [&a.name, &a.line1, &a.line2, &a.postal_code, &a.city, &a.region];
    html! {
        bdi {
            @for part in parts.iter().filter(|p| !p.is_empty()) { (part) ", " }
            (countries::name(page, &a.country))
        }
    }
}
