//! The bag, and the lines and sums it shares with checkout and orders.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use super::parts::{empty, icon, thumb};
use crate::kit::Money;
use crate::kit::text::limit;
use crate::orders::view::{AdjustmentView, BagView, LineView};

/// `/bag`: PUT and DELETE `/bag/lines/{sku}` with `quantity`.
pub fn page(page: &Page, bag: &BagView, form: &Form<'_>) -> Markup {
    layout::document(page, &Head::private(page.t("bag-title")), Shape::Wide, body(page, bag, form, None))
}

/// The fragment `bag`. `removed` is the line just taken out, which an Undo puts back. Sent together with
/// [`layout::bag_count`].
pub fn body(page: &Page, bag: &BagView, form: &Form<'_>, removed: Option<&LineView>) -> Markup {
    let blocked = bag.lines.iter().any(|l| !l.available);
    html! {
        section #bag .bag {
            h1 { (page.t("bag-title")) @if bag.count > 0 { " " span.quiet { (page.count("bag-pieces", bag.count)) } } }
            @if let Some(line) = removed { (undo(page, line)) }
            (problems(page, form, &[]))
            @if bag.lines.is_empty() {
                (empty(page, "bag", &page.t("bag-empty-title"), &page.t("bag-empty-text"), Some(("/", page.t("bag-empty-way").into_owned()))))
            } @else {
                div.bag-columns {
                    ul.lines role="list" { @for line in &bag.lines { (bag_line(page, line)) } }
                    div.bag-sum.panel {
                        h2 { (page.t("bag-sum")) }
                        (sums(page, bag.subtotal, &bag.adjustments, bag.total))
                        @if blocked {
                            p.notice.notice--error { (icon(page, "trouble")) span { (page.t("bag-blocked")) } }
                        } @else {
                            a.button.button--primary.button--wide href="/checkout" { (page.t("bag-checkout")) }
                        }
                        p.quiet { (page.t("bag-calm")) }
                    }
                }
            }
        }
    }
}

fn undo(page: &Page, line: &LineView) -> Markup {
    html! {
        form.notice action={ "/bag/lines/" (query(&line.sku)) "?_method=put" } method="post" data-swap="bag nav-bag" {
            (icon(page, "trash"))
            span.grow role="status" { (page.tr("bag-removed", &[("title", line.title.as_str().into())])) }
            input type="hidden" name="quantity" value=(line.quantity);
            button.text-button type="submit" { (page.t("undo")) }
        }
    }
}

fn bag_line(page: &Page, line: &LineView) -> Markup {
    let at = format!("/bag/lines/{}", query(&line.sku));
    // A SKU is any text; the id only has to be one of its own.
    let id = format!("quantity-{}", query(&line.sku).replace('%', "_"));
    html! {
        li.line {
            (line_head(page, line))
            @if !line.available { p.line-gone { (icon(page, "trouble")) (page.t("bag-unavailable")) } }
            div.line-do {
                form action={ (at) "?_method=put" } method="post" data-swap="bag nav-bag" {
                    label for=(id) { (page.t("bag-quantity")) }
                    input.input.input--small id=(id) type="number" name="quantity" value=(line.quantity) min="1" max=(limit::QUANTITY)
                        inputmode="numeric" required data-auto="" aria-label=(page.tr("bag-quantity-of", &[("title", line.title.as_str().into())]));
                    button.button.button--small.no-js type="submit" { (page.t("bag-update")) }
                }
                form action={ (at) "?_method=delete" } method="post" data-swap="bag nav-bag" {
                    button.text-button type="submit" aria-label=(page.tr("bag-remove-of", &[("title", line.title.as_str().into())])) {
                        (icon(page, "trash")) (page.t("bag-remove"))
                    }
                }
            }
        }
    }
}

/// Picture, title, options, price and amount of a line.
pub fn line_head(page: &Page, line: &LineView) -> Markup {
    html! {
        a.line-picture href={ "/products/" (line.product) } tabindex="-1" aria-hidden="true" { (thumb(line.picture.as_ref(), "line-photo")) }
        div.line-words {
            a.line-title href={ "/products/" (line.product) } { (line.title) }
            @if !line.options.is_empty() { p.quiet { (line.options) } }
            p.quiet { (page.number(line.quantity)) " × " (page.money(line.unit_price)) }
        }
        strong.line-amount.money { (page.money(line.amount)) }
    }
}

/// Lines as a list without controls.
pub fn lines(page: &Page, lines: &[LineView]) -> Markup {
    html! { ul.lines role="list" { @for line in lines { li.line { (line_head(page, line)) } } } }
}

/// Subtotal, adjustments and total.
pub fn sums(page: &Page, subtotal: Money, adjustments: &[AdjustmentView], total: Money) -> Markup {
    html! {
        dl.sums {
            div { dt { (page.t("sum-subtotal")) } dd.money { (page.money(subtotal)) } }
            @for a in adjustments {
                div { dt { @if a.kind == "delivery" { (page.t("sum-delivery")) } @else { (a.label) } } dd.money { @if a.amount.amount == 0 { (page.t("sum-free")) } @else { (page.money(a.amount)) } } }
            }
            div.sums-total { dt { (page.t("sum-total")) } dd.money { (page.money(total)) } }
        }
        p.quiet { (page.t("sum-tax")) }
    }
}
