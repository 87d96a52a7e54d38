//! The operator's desk: orders, one order, returns, stock.

use maud::{Markup, html};

use super::bag::{lines, sums};
use super::checkout::one_line;
use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::operator::tabs;
use super::order::state;
use super::page::{Head, Page};
use super::parts::{date, empty};
use crate::catalog::stock::StockMove;
use crate::orders::progress::{Listed, MoveView, Progress, ReturnView};
use crate::orders::view::OrderView;

/// An order as the operator sees it.
pub struct Desk {
    pub order: OrderView,
    pub progress: Progress,
    pub moves: Vec<MoveView>,
}

const STATES: &[&str] = &["", "to-ship", "placed", "paid", "declined", "cancelled", "refunded"];

/// `/operator/orders?q=&state=`
pub fn orders(page: &Page, q: &str, chosen: &str, found: &[Listed], next: Option<&str>) -> Markup {
    let body = html! {
        section.stack {
            (tabs(page))
            h1 { (page.t("desk-orders")) }
            search {
                form.row action="/operator/orders" method="get" {
                    label.sr for="orders-q" { (page.t("desk-search")) }
                    input.input #orders-q type="search" name="q" value=(q) maxlength="100" autocomplete="off" placeholder=(page.t("desk-search"));
                    label.sr for="orders-state" { (page.t("desk-state")) }
                    select.input #orders-state name="state" {
                        @for s in STATES {
                            option value=(s) selected[*s == chosen] {
                                @match *s { "" => (page.t("desk-all-states")), "to-ship" => (page.t("desk-to-ship")), s => (page.t(&format!("order-state-{s}"))) }
                            }
                        }
                    }
                    button.button type="submit" { (page.t("nav-search")) }
                }
            }
            @if found.is_empty() {
                (empty(page, "box", &page.t("desk-no-order-title"), &page.t("desk-no-order-text"), None))
            } @else {
                section.table-frame aria-labelledby="desk-caption" tabindex="0" {
                    table.table {
                        caption #desk-caption .sr { (page.t("desk-orders")) }
                        thead { tr {
                            th scope="col" { (page.t("desk-number")) }
                            th scope="col" { (page.t("operator-person")) }
                            th scope="col" { (page.t("desk-state")) }
                            th scope="col" { (page.t("desk-placed")) }
                            th.table-number scope="col" { (page.t("desk-sent")) }
                            th.table-number scope="col" { (page.t("sum-total")) }
                        } }
                        tbody #desk-rows { @for o in found { tr id={ "order-" (o.id) } {
                            td { a.link href={ "/operator/orders/" (o.id) } { (o.id) } }
                            td { bdi { "@" (o.handle) } }
                            td { (state(page, &o.state)) }
                            td { (date(page, o.placed_at)) }
                            td.table-number { (page.number(o.shipped)) " / " (page.number(o.pieces)) }
                            td.table-number { (page.money(o.total)) }
                        } } }
                    }
                }
                @if let Some(next) = next { p.more { a.button href=(next) rel="next" data-more="desk-rows" { (page.t("operator-more")) } } }
            }
        }
    };
    layout::document(page, &Head::private(page.t("desk-orders")), Shape::Wide, body)
}

/// `/operator/orders/{id}`
pub fn order(page: &Page, desk: &Desk, form: &Form<'_>) -> Markup {
    layout::document(page, &Head::private(page.t("desk-orders")), Shape::Wide, body(page, desk, form))
}

/// The fragment `desk`.
pub fn body(page: &Page, desk: &Desk, form: &Form<'_>) -> Markup {
    let Desk { order, progress, moves } = desk;
    let at = format!("/operator/orders/{}", order.id);
    let to_send = progress.lines.iter().any(|l| l.shipped < l.quantity && l.returned < l.quantity);
    html! {
        section #desk .stack {
            (tabs(page))
            h1 { (page.tr("order-title", &[("id", order.id.to_string().into())])) }
            p.row { (state(page, &order.state)) span.quiet { (page.moment(order.placed_at)) } }
            p { (one_line(page, &order.address)) }
            (problems(page, form, &["carrier", "tracking", "amount", "reason"]))
            (lines(page, &order.lines))
            (sums(page, order.subtotal, &order.adjustments, order.total, order.tax.as_ref()))
            @if order.state == "paid" && to_send {
                h2 { (page.t("desk-ship")) }
                form.fields action={ (at) "/shipments" } method="post" {
                    @for line in progress.lines.iter().filter(|l| l.shipped < l.quantity) {
                        @let name = format!("quantity-{}", line.position);
                        div.row {
                            label.grow for=(name) { (line.title) " (" (line.sku) ")" }
                            input.input.input--small id=(name) type="number" name=(name) min="0" max=(line.quantity - line.shipped) value=(line.quantity - line.shipped) inputmode="numeric";
                        }
                        @if let Some(error) = form.error(page, &format!("lines[{}].quantity", line.position)) { p.field-error role="alert" { (error) } }
                    }
                    div.fields--two {
                        (Field::new("carrier", "desk-carrier").optional().max(60).render(page, form))
                        (Field::new("tracking", "desk-tracking").optional().max(60).render(page, form))
                    }
                    p { button.button.button--primary type="submit" { (page.t("desk-ship-do")) } }
                }
            }
            @for parcel in &progress.shipments {
                div.row id={ "parcel-" (parcel.id) } {
                    span.grow { (page.t(&format!("shipment-state-{}", parcel.state))) " " (date(page, parcel.shipped_at)) " " bdi { (parcel.carrier) " " (parcel.tracking) } }
                    @if parcel.state != "delivered" {
                        form.row action={ (at) "/shipments/" (parcel.id) "?_method=put" } method="post" {
                            button.button.button--small name="state" value="delivered" type="submit" { (page.t("desk-delivered")) }
                            @if parcel.state == "shipped" { button.button.button--small name="state" value="lost" type="submit" { (page.t("desk-lost")) } }
                        }
                    }
                }
            }
            @for asked in &progress.returns { (return_form(page, &at, asked)) }
            @if progress.refundable.amount > 0 {
                h2 { (page.t("desk-refund")) }
                p.quiet { (page.tr("desk-refundable", &[("amount", page.money(progress.refundable).into())])) }
                form.fields action={ (at) "/refunds" } method="post" {
                    div.fields--two {
                        (Field::new("amount", "desk-amount").inputmode("decimal").max(20).render(page, form))
                        (Field::new("reason", "desk-reason").max(200).render(page, form))
                    }
                    p { button.button.button--danger type="submit" { (page.t("desk-refund-do")) } }
                }
            }
            h2 { (page.t("desk-moves")) }
            section.table-frame aria-labelledby="moves-caption" tabindex="0" {
                table.table {
                    caption #moves-caption .sr { (page.t("desk-moves")) }
                    thead { tr {
                        th scope="col" { (page.t("desk-when")) }
                        th scope="col" { (page.t("desk-what")) }
                        th scope="col" { (page.t("desk-who")) }
                        th scope="col" { (page.t("desk-why")) }
                    } }
                    tbody { @for m in moves { tr {
                        td { (page.moment(m.at)) }
                        td { code { (m.thing) ": " (m.from) " → " (m.to) } }
                        td { (m.who) }
                        td dir="auto" { (m.why) }
                    } } }
                }
            }
        }
    }
}

fn return_form(page: &Page, at: &str, asked: &ReturnView) -> Markup {
    let next: &[&str] = match asked.state.as_str() {
        "asked" => &["approved", "refused"],
        "approved" => &["received"],
        "received" if asked.kind == "exchange" => &["exchanged", "refunded"],
        "received" => &["refunded"],
        _ => &[],
    };
    let id = format!("answer-{}", asked.id);
    html! {
        section.panel id={ "return-" (asked.id) } {
            h2 { (page.t(&format!("return-kind-{}", asked.kind))) ": " (page.t(&format!("return-state-{}", asked.state))) }
            p { (page.t(&format!("return-reason-{}", asked.reason))) " · " (date(page, asked.asked_at)) }
            @if !asked.note.is_empty() { p dir="auto" { (asked.note) } }
            @if !next.is_empty() {
                form.fields action={ (at) "/returns/" (asked.id) "?_method=put" } method="post" {
                    div.field {
                        label for=(id) { (page.t("desk-answer")) }
                        textarea.input id=(id) name="answer" rows="2" maxlength="1000" {}
                    }
                    p.row { @for s in next { button.button type="submit" name="state" value=(s) { (page.t(&format!("desk-return-{s}"))) } } }
                }
            }
        }
    }
}

/// `/operator/returns`
pub fn returns(page: &Page, open: &[ReturnView]) -> Markup {
    let body = html! {
        section.stack {
            (tabs(page))
            h1 { (page.t("desk-returns")) }
            @if open.is_empty() {
                (empty(page, "box", &page.t("desk-no-returns-title"), &page.t("desk-no-returns-text"), None))
            } @else {
                ul.stack role="list" { @for asked in open { li {
                    a.link href={ "/operator/orders/" (asked.order) } { (page.tr("order-title", &[("id", asked.order.to_string().into())])) }
                    " · " (page.t(&format!("return-kind-{}", asked.kind))) " · " (page.t(&format!("return-state-{}", asked.state)))
                    " · " (date(page, asked.asked_at))
                } } }
            }
        }
    };
    layout::document(page, &Head::private(page.t("desk-returns")), Shape::Wide, body)
}

/// `/operator/stock?sku=`: POST `/operator/stock` with `sku`, `change`, `why`.
pub fn stock(page: &Page, sku: &str, moves: &[StockMove], form: &Form<'_>) -> Markup {
    let body = html! {
        section.stack {
            (tabs(page))
            h1 { (page.t("desk-stock")) }
            (problems(page, form, &["sku", "change", "why"]))
            form.fields action="/operator/stock" method="post" {
                div.fields--two {
                    (Field::new("sku", "desk-sku").value(sku).max(100).render(page, form))
                    (Field::new("change", "desk-change").hint("desk-change-hint").max(9).render(page, form))
                }
                (Field::new("why", "desk-why").max(200).render(page, form))
                p { button.button.button--primary type="submit" { (page.t("desk-correct")) } }
            }
            h2 { (page.t("desk-moves")) }
            section.table-frame aria-labelledby="stock-caption" tabindex="0" {
                table.table {
                    caption #stock-caption .sr { (page.t("desk-stock")) }
                    thead { tr {
                        th scope="col" { (page.t("desk-when")) }
                        th scope="col" { (page.t("desk-sku")) }
                        th.table-number scope="col" { (page.t("desk-change")) }
                        th scope="col" { (page.t("desk-who")) }
                        th scope="col" { (page.t("desk-why")) }
                    } }
                    tbody { @for m in moves { tr {
                        td { (page.moment(m.at)) }
                        td { (m.sku) }
                        td.table-number { (page.number(m.change)) }
                        td { (m.who) }
                        td dir="auto" { (m.why) }
                    } } }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("desk-stock")), Shape::Wide, body)
}
