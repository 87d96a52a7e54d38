//! How far an order is, asking for a return, and the withdrawal.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{date, icon};
use crate::orders::progress::{Progress, ReturnView};
use crate::orders::returns::REASONS;
use crate::orders::view::OrderView;

/// The steps of an order and what can still be asked, below it on its page.
pub fn steps(page: &Page, order: &OrderView, progress: &Progress) -> Markup {
    let at = format!("/orders/{}", order.id);
    let sent = progress.lines.iter().any(|l| l.shipped > l.returned);
    html! {
        @if order.state == "paid" || order.state == "refunded" {
            section.stack aria-labelledby="steps-title" {
                h2 #steps-title { (page.t("steps-title")) }
                ol.steps {
                    li { (icon(page, "check")) " " (page.t("steps-paid")) }
                    @if progress.shipments.is_empty() && order.state == "paid" { li.quiet { (page.t("steps-packing")) } }
                    @for parcel in &progress.shipments {
                        li {
                            (icon(page, "truck")) " " (page.t(&format!("shipment-state-{}", parcel.state))) " " (date(page, parcel.delivered_at.unwrap_or(parcel.shipped_at)))
                            @if !parcel.tracking.is_empty() { " · " bdi { (parcel.carrier) " " (parcel.tracking) } }
                        }
                    }
                    @for asked in &progress.returns { (one(page, order, asked)) }
                    @if progress.refunded.amount > 0 {
                        li { (icon(page, "card")) " " (page.tr("steps-refunded", &[("amount", page.money(progress.refunded).into())])) }
                    }
                }
                @if let Some(until) = progress.returnable_until {
                    p.row {
                        @if sent { a.button href={ (at) "/returns/new" } { (page.t("return-open")) } }
                        @if progress.withdraws { a.button href={ (at) "/withdrawal" } { (page.t("withdrawal-open")) } }
                    }
                    p.quiet { (page.tr("return-until", &[("date", page.date(until).into())])) }
                }
            }
        }
    }
}

fn one(page: &Page, order: &OrderView, asked: &ReturnView) -> Markup {
    let open = asked.state == "asked" || asked.state == "approved";
    html! {
        li {
            (icon(page, "box")) " " (page.t(&format!("return-kind-{}", asked.kind))) ": " (page.t(&format!("return-state-{}", asked.state)))
            @if !asked.answer.is_empty() { p dir="auto" { (asked.answer) } }
            @if open {
                form action={ "/orders/" (order.id) "/returns/" (asked.id) "?_method=delete" } method="post" {
                    button.text-button type="submit" { (page.t("return-take-back")) }
                }
            }
        }
    }
}

/// `/orders/{id}/returns/new`: POST `/orders/{id}/returns` with `kind`, `reason`, `note`, `quantity-<position>`.
pub fn form(page: &Page, order: &OrderView, progress: &Progress, form: &Form<'_>) -> Markup {
    let body = html! {
        section.stack {
            h1 { (page.t("return-title")) }
            p.quiet { (page.t("return-lead")) }
            (problems(page, form, &[]))
            form.fields action={ "/orders/" (order.id) "/returns" } method="post" {
                fieldset {
                    legend { (page.t("return-what")) }
                    @for line in progress.lines.iter().filter(|l| l.shipped > l.returned) {
                        @let name = format!("quantity-{}", line.position);
                        div.row {
                            label.grow for=(name) { (line.title) }
                            input.input.input--small id=(name) type="number" name=(name) min="0" max=(line.shipped - line.returned) inputmode="numeric"
                                value=(if form.was_sent() { form.value(&name).to_owned() } else { "0".to_owned() });
                        }
                        @if let Some(error) = form.error(page, &format!("lines[{}].quantity", line.position)).or(form.error(page, &name)) { p.field-error role="alert" { (error) } }
                    }
                    @if let Some(error) = form.error(page, "lines") { p.field-error role="alert" { (error) } }
                }
                div.field {
                    label for="return-reason" { (page.t("return-reason")) }
                    select #return-reason .input name="reason" required {
                        @for reason in REASONS.iter().filter(|r| **r != "withdrawal") {
                            option value=(reason) selected[form.value("reason") == *reason] { (page.t(&format!("return-reason-{reason}"))) }
                        }
                    }
                    @if let Some(error) = form.error(page, "reason") { p.field-error role="alert" { (error) } }
                }
                fieldset {
                    legend { (page.t("return-wish")) }
                    label.row { input type="radio" name="kind" value="return" checked[form.value("kind") != "exchange"]; (page.t("return-wish-money")) }
                    label.row { input type="radio" name="kind" value="exchange" checked[form.value("kind") == "exchange"]; (page.t("return-wish-exchange")) }
                }
                div.field {
                    label for="return-note" { (page.t("return-note")) }
                    textarea #return-note .input name="note" rows="3" maxlength="1000" { (form.value("note")) }
                }
                p.row {
                    button.button.button--primary type="submit" { (page.t("return-send")) }
                    a.button href={ "/orders/" (order.id) } { (page.t("return-back")) }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("return-title")), Shape::Narrow, body)
}

/// `/orders/{id}/withdrawal`: the first click led here, the second is the button.
pub fn withdrawal(page: &Page, order: &OrderView, progress: &Progress) -> Markup {
    let body = html! {
        section.stack {
            h1 { (page.t("withdrawal-title")) }
            p { (page.tr("withdrawal-text", &[("id", order.id.to_string().into()), ("date", page.date(order.placed_at).into())])) }
            ul { @for line in progress.lines.iter().filter(|l| l.quantity > l.returned) { li { (page.number(line.quantity - line.returned)) " × " (line.title) } } }
            p.quiet { (page.t("withdrawal-receipt")) }
            form.row action={ "/orders/" (order.id) "/returns" } method="post" {
                input type="hidden" name="kind" value="withdrawal";
                button.button.button--primary type="submit" { (page.t("withdrawal-confirm")) }
                a.button href={ "/orders/" (order.id) } { (page.t("return-back")) }
            }
        }
    };
    layout::document(page, &Head::private(page.t("withdrawal-title")), Shape::Narrow, body)
}
