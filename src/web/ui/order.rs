//! An order, and the list of one's orders.

use maud::{Markup, PreEscaped, html};

use super::bag::{lines, sums};
use super::checkout::one_line;
use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{date, empty, icon, method, thumb};
use super::sheet;
use crate::kit::Micros;
use crate::orders::view::OrderView;
use crate::store::texts::Name;

/// `/orders/{id}`: POST `/orders/{id}/cancellation`.
pub fn page(page: &Page, order: &OrderView, form: &Form<'_>, steps: Markup) -> Markup {
    let title = page.tr("order-title", &[("id", order.id.to_string().into())]);
    let body = html! {
        div.order-page {
            (letterhead(page, order))
            (body(page, order, form))
            (steps)
            (imprint(page))
        }
    };
    layout::document(page, &Head::private(title), Shape::Narrow, body)
}

/// What a printed order begins with: who sells, and to whom.
fn letterhead(page: &Page, order: &OrderView) -> Markup {
    let to = &order.address;
    html! {
        div.print-only.letterhead aria-hidden="true" {
            p.letterhead-store {
                @match &page.look.logo {
                    Some(logo) => img.logo src=(logo.url) alt="" width=(logo.width) height=(logo.height);,
                    None => (page.store),
                }
            }
            p {
                (to.name) br; (to.line1) br;
                @if !to.line2.is_empty() { (to.line2) br; }
                (to.postal_code) " " (to.city) @if !to.region.is_empty() { ", " (to.region) } br;
                (page.t(&format!("country-{}", to.country.to_lowercase())))
            }
            p.letterhead-title { (page.tr("order-title", &[("id", order.id.to_string().into())])) }
        }
    }
}

/// The seller's imprint at the foot of a printed order.
fn imprint(page: &Page) -> Markup {
    html! {
        div.print-only.letterhead-foot aria-hidden="true" {
            @match page.look.text(Name::Imprint, page.locale) {
                // Made by `store::markdown`, which lets no HTML of the text itself through.
                Some(text) => div lang=(text.language) dir="auto" { (PreEscaped(&text.html)) },
                None => p { (page.tr("order-sold-by", &[("store", page.store.as_str().into()), ("link", page.base.as_str().into())])) },
            }
        }
    }
}

/// The same as content of the sheet, where it follows *Buy now*.
pub fn sheet(page: &Page, order: &OrderView) -> Markup {
    sheet::body(html! {
        div.order-page { (body(page, order, &Form::empty())) }
    })
}

fn headline(page: &Page, order: &OrderView) -> Markup {
    let key = match order.state.as_str() {
        // Thanks are for who just bought; later it is a thing of the past.
        "paid" if page.now - order.placed_at < Micros::hours(1) => "order-thanks",
        "paid" => "order-paid",
        "cancelled" => "order-cancelled",
        "refunded" => "order-refunded",
        "declined" => "order-declined",
        _ => "order-placed",
    };
    html! { (page.t(key)) }
}

/// The order: the fragment `order-<id>`. `form` tells why it could not be cancelled. In the sheet its heading names the
/// dialog; a page of its own has it one level up, which the script that puts the fragment in place does not mind.
pub fn body(page: &Page, order: &OrderView, form: &Form<'_>) -> Markup {
    let id = format!("order-{}", order.id);
    html! {
        section.order id=(id) {
            h1 #sheet-title tabindex="-1" { (headline(page, order)) }
            p.order-facts {
                (state(page, &order.state))
                span.quiet { (page.tr("order-number", &[("id", order.id.to_string().into())])) }
                span.quiet { (page.moment(order.placed_at)) }
            }
            p.quiet role=[(order.state == "cancelled").then_some("status")] { (page.t(&format!("order-{}-text", known(&order.state)))) }
            (problems(page, form, &[]))
            @if let Some(at) = &order.confirmation {
                p.notice.notice--accent { (icon(page, "info")) span.grow { (page.t("confirm-open")) } a.button.button--primary href=(at) { (page.t("confirm-title")) } }
            }
            @if let Some(until) = order.cancellable_until.filter(|u| *u >= page.now) { (cancel(page, order, until)) }
            (lines(page, &order.lines))
            (sums(page, order.subtotal, &order.adjustments, order.total, order.tax.as_ref()))
            dl.facts {
                div { dt { (icon(page, "truck")) (page.t("checkout-address")) } dd { (one_line(page, &order.address)) } }
                @if let Some(payment) = &order.payment {
                    div { dt { (icon(page, "card")) (page.t("checkout-payment")) } dd { bdi { (method(page, payment)) } } }
                }
            }
            p.row {
                a.button.button--primary href="/" data-close="" { (page.t("order-back")) }
                a.button href="/orders" { (page.t("orders-title")) }
                button.button.button--quiet.js-only type="button" data-print="" { (page.t("order-print")) }
            }
        }
    }
}

/// The state's code, if it is one we have words for.
fn known(state: &str) -> &str {
    if matches!(state, "placed" | "paid" | "declined" | "cancelled" | "refunded") { state } else { "placed" }
}

/// The state as a small label.
pub fn state(page: &Page, state: &str) -> Markup {
    let state = known(state);
    html! { span class={ "state state--" (state) } { (page.t(&format!("order-state-{state}"))) } }
}

fn cancel(page: &Page, order: &OrderView, until: Micros) -> Markup {
    let minutes = (until - page.now).0.div_euclid(60_000_000) + 1;
    html! {
        form.notice.cancel action={ "/orders/" (order.id) "/cancellation" } method="post" data-swap={ "order-" (order.id) } data-left-end="" {
            (icon(page, "info"))
            div.grow {
                p { strong { (page.t("order-cancel-rule")) } }
                p.quiet {
                    (page.t("order-cancel-left")) " "
                    time datetime=(until.rfc3339()) data-left=((until - page.now).0 / 1_000_000) { (page.count("order-minutes", minutes)) }
                }
            }
            button.button.button--small.button--danger type="submit" { (page.t("order-cancel")) }
        }
    }
}

/// `/orders`: newest first; `next` is the address of the next page.
pub fn list(page: &Page, orders: &[OrderView], next: Option<&str>) -> Markup {
    let body = html! {
        h1 { (page.t("orders-title")) }
        @if orders.is_empty() {
            (empty(page, "box", &page.t("orders-empty-title"), &page.t("orders-empty-text"), Some(("/", page.t("bag-empty-way").into_owned()))))
        } @else {
            ul #orders .orders role="list" { @for order in orders { (row(page, order)) } }
            @if let Some(next) = next {
                p.more { a.button href=(next) rel="next" data-more="orders" { (page.t("orders-more")) } }
            }
        }
    };
    layout::document(page, &Head::private(page.t("orders-title")), Shape::Narrow, body)
}

fn row(page: &Page, order: &OrderView) -> Markup {
    let first = order.lines.first();
    let others = order.lines.len().saturating_sub(1);
    html! {
        li id={ "row-" (order.id) } {
            a.order-row href={ "/orders/" (order.id) } {
                (thumb(first.and_then(|l| l.picture.as_ref()), "line-photo"))
                span.order-row-words {
                    strong { (first.map_or("", |l| l.title.as_str())) }
                    @if others > 0 { span.quiet { (page.count("orders-others", i64::try_from(others).unwrap_or(i64::MAX))) } }
                    span.quiet { (date(page, order.placed_at)) }
                    (state(page, &order.state))
                }
                span.line-amount.money { (page.money(order.total)) }
            }
        }
    }
}
