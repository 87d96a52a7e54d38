//! The bag, and the lines and sums it shares with checkout and orders.

use maud::{Markup, html};

use super::form::{Form, describe, message, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use super::parts::{empty, icon, thumb};
use crate::i18n::{self, Locale};
use crate::kit::Money;
use crate::kit::text::limit;
use crate::orders::pricing::TaxView;
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
            (problems(page, form, &["code", "points"]))
            @if bag.lines.is_empty() {
                (empty(page, "bag", &page.t("bag-empty-title"), &page.t("bag-empty-text"), Some(("/", page.t("bag-empty-way").into_owned()))))
            } @else {
                div.bag-columns {
                    ul.lines role="list" { @for line in &bag.lines { (bag_line(page, line)) } }
                    div.bag-sum.panel {
                        h2 { (page.t("bag-sum")) }
                        (sums(page, bag.subtotal, &bag.adjustments, bag.total, bag.ways.tax.as_ref()))
                        (codes(page, bag, form))
                        (purse(page, bag, form))
                        @if bag.ways.undeliverable { p.notice.notice--error { (icon(page, "trouble")) span { (page.t("bag-undeliverable")) } } }
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
        @if line.gift { li.line { (line_head(page, line)) } } @else {
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
}

/// Picture, title, options, price and amount of a line.
pub fn line_head(page: &Page, line: &LineView) -> Markup {
    html! {
        a.line-picture href={ "/products/" (line.product) } tabindex="-1" aria-hidden="true" { (thumb(line.picture.as_ref(), "line-photo")) }
        div.line-words {
            a.line-title href={ "/products/" (line.product) } { (line.title) }
            @if !line.options.is_empty() { p.quiet { (line.options) } }
            @if line.gift { p { span.state.state--paid { (page.t("bag-gift")) } } }
            p.quiet { (page.number(line.quantity)) " × " (page.money(line.unit_price)) }
        }
        strong.line-amount.money { (page.money(line.amount)) }
    }
}

/// Lines as a list without controls.
pub fn lines(page: &Page, lines: &[LineView]) -> Markup {
    html! { ul.lines role="list" { @for line in lines { li.line { (line_head(page, line)) } } } }
}

/// Codes in the bag, each with a way out, and the field for another one.
fn codes(page: &Page, bag: &BagView, form: &Form<'_>) -> Markup {
    let error = form.error(page, "code");
    html! {
        div.bag-codes {
            @if !bag.ways.codes.is_empty() {
                ul role="list" {
                    @for code in &bag.ways.codes {
                        @let name = if code.kind == "gift-card" { page.tr("sum-gift-card", &[("ending", code.shown.as_str().into())]) } else { code.shown.clone() };
                        li {
                            span.grow {
                                strong { (name) }
                                @if let Some(problem) = &code.problem { br; span.field-error { (icon(page, "trouble")) span { (page.field_error(problem)) } } }
                            }
                            form action={ "/bag/codes/" (query(&code.shown)) "?_method=delete" } method="post" data-swap="bag nav-bag" {
                                button.text-button type="submit" aria-label=(page.tr("bag-remove-of", &[("title", name.as_str().into())])) { (page.t("bag-remove")) }
                            }
                        }
                    }
                }
            }
            form action="/bag/codes" method="post" data-swap="bag nav-bag" {
                div.field.field--bad[error.is_some()] {
                    label for="f-code" { (page.t("bag-code")) }
                    div.row {
                        input #f-code.grow name="code" type="text" value=[Some(form.value("code")).filter(|v| !v.is_empty())] required maxlength="60" autocomplete="off"
                            autocapitalize="characters" spellcheck="false" aria-describedby=[describe("f-code", false, error.is_some())]
                            aria-invalid=[error.is_some().then_some("true")];
                        button.button type="submit" { (page.t("bag-code-enter")) }
                    }
                    @if let Some(error) = error { (message(page, "f-code", &error)) }
                }
            }
        }
    }
}

/// Store credit and points, where there are any.
fn purse(page: &Page, bag: &BagView, form: &Form<'_>) -> Markup {
    let ways = &bag.ways;
    let shown = if ways.uses_points > 0 { ways.uses_points.to_string() } else { String::new() };
    html! {
        @if ways.credit.is_some() || ways.points > 0 {
            form.bag-codes action="/bag/purse?_method=put" method="post" data-swap="bag nav-bag" {
                @if let Some(credit) = ways.credit {
                    label.check {
                        input type="checkbox" name="credit" value="used" checked[ways.uses_credit];
                        span { (page.tr("bag-credit", &[("amount", page.money(credit).into())])) }
                    }
                }
                @if ways.points > 0 {
                    @let label = page.count("bag-points", ways.points);
                    @let error = form.error(page, "points");
                    div.field.field--bad[error.is_some()] {
                        label for="f-points" { (label) }
                        input #f-points name="points" type="number" min="0" max=(ways.points) inputmode="numeric"
                            value=[Some(if form.value("points").is_empty() { shown.as_str() } else { form.value("points") }).filter(|v| !v.is_empty())]
                            aria-describedby=[describe("f-points", false, error.is_some())] aria-invalid=[error.is_some().then_some("true")];
                        @if let Some(error) = error { (message(page, "f-points", &error)) }
                    }
                }
                p { button.button.button--small type="submit" { (page.t("bag-purse")) } }
            }
        }
    }
}

/// Labels of ours are said in the page's language, whatever they were written in.
fn label(page: &Page, a: &AdjustmentView) -> String {
    let ours = |key: &str| Locale::ALL.iter().any(|l| i18n::t(*l, key) == a.label);
    match a.kind.as_str() {
        "delivery" if ours("sum-delivery") => page.t("sum-delivery").into_owned(),
        "promotion" if ours("sum-referral") => page.t("sum-referral").into_owned(),
        "points" => page.t("sum-points").into_owned(),
        "credit" => page.t("sum-credit").into_owned(),
        "gift-card" => page.tr("sum-gift-card", &[("ending", a.label.as_str().into())]),
        _ => a.label.clone(),
    }
}

/// Subtotal, adjustments, total and the tax in it.
pub fn sums(
    page: &Page,
    subtotal: Money,
    adjustments: &[AdjustmentView],
    total: Money,
    tax: Option<&TaxView>,
) -> Markup {
    html! {
        dl.sums {
            div { dt { (page.t("sum-subtotal")) } dd.money { (page.money(subtotal)) } }
            @for a in adjustments {
                div { dt dir="auto" { (label(page, a)) } dd.money { @if a.amount.amount == 0 { (page.t("sum-free")) } @else { (page.money(a.amount)) } } }
            }
            div.sums-total { dt { (page.t("sum-total")) } dd.money { (page.money(total)) } }
        }
        @match tax {
            Some(tax) if tax.included => p.quiet { (page.tr("sum-tax-included", &[("label", tax.label.as_str().into()), ("amount", page.money(tax.amount).into())])) },
            Some(_) => {},
            None => p.quiet { (page.t("sum-tax")) },
        }
    }
}
