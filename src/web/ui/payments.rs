//! Saved cards, and the page on which a payment is confirmed.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{icon, method};
use crate::config::Stripe;
use crate::kit::Money;
use crate::orders::payments::methods::{MethodView, SavingView};

/// The bank's question of the test provider: POST `at` with `approved`.
pub fn confirm_here(page: &Page, at: &str, total: Money, form: &Form<'_>) -> Markup {
    frame(
        page,
        html! {
            (problems(page, form, &[]))
            p { (page.tr("confirm-text", &[("total", page.money(total).into())])) }
            p.quiet { (page.t("confirm-test")) }
            form.row action=(at) method="post" {
                button.button.button--primary type="submit" name="approved" value="true" { (page.t("confirm-approve")) }
                button.button type="submit" name="approved" value="false" { (page.t("confirm-refuse")) }
            }
        },
    )
}

/// The same by Stripe's script; the form is sent when it is done.
pub fn confirm_there(page: &Page, at: &str, total: Money, stripe: &Stripe, secret: &str) -> Markup {
    frame(
        page,
        html! {
            p { (page.tr("confirm-text", &[("total", page.money(total).into())])) }
            noscript { p.notice.notice--error { (icon(page, "trouble")) span { (page.t("confirm-no-script")) } } }
            form action=(at) method="post" data-stripe="confirm" data-key=(stripe.publishable_key) data-secret=(secret) {
                p.field-error role="alert" hidden data-stripe-error="" {}
                button.button.button--primary type="submit" { (page.t("confirm-done")) }
            }
            script src=(stripe.script) defer {}
            script type="module" src=(page.asset("js/stripe.js")) {}
        },
    )
}

fn frame(page: &Page, inner: Markup) -> Markup {
    let body = html! {
        section.stack {
            h1 { (page.t("confirm-title")) }
            (inner)
        }
    };
    layout::document(page, &Head::private(page.t("confirm-title")), Shape::Narrow, body)
}

/// `/me/payment-methods`: DELETE `/me/payment-methods/{id}`; POST `/me/payment-methods` with `reference`.
pub fn methods(page: &Page, held: &[MethodView], saving: Option<&SavingView>, script: &str) -> Markup {
    let body = html! {
        section.stack {
            h1 { (page.t("cards-title")) }
            @if held.is_empty() {
                p.quiet { (page.t("cards-none")) }
            } @else {
                ul.lines role="list" {
                    @for card in held {
                        li.row {
                            span.grow { (icon(page, "card")) " " bdi { (method(page, &card.label)) } }
                            form action={ "/me/payment-methods/" (card.id) "?_method=delete" } method="post" {
                                button.button.button--small type="submit" aria-label=(page.tr("cards-forget-of", &[("card", card.label.as_str().into())])) { (page.t("cards-forget")) }
                            }
                        }
                    }
                }
            }
            @match saving {
                Some(saving) => {
                    h2 { (page.t("cards-add")) }
                    noscript { p.notice.notice--error { (icon(page, "trouble")) span { (page.t("confirm-no-script")) } } }
                    form.fields action="/me/payment-methods" method="post" data-stripe="save" data-key=(saving.publishable_key) data-secret=(saving.secret) {
                        input type="hidden" name="reference" value=(saving.reference);
                        div data-stripe-card="" {}
                        p.field-error role="alert" hidden data-stripe-error="" {}
                        p { button.button.button--primary type="submit" { (page.t("cards-save")) } }
                    }
                    p.quiet { (page.t("cards-where")) }
                    script src=(script) defer {}
                    script type="module" src=(page.asset("js/stripe.js")) {}
                },
                None => p.quiet { (page.t("cards-test")) },
            }
        }
    };
    layout::document(page, &Head::private(page.t("cards-title")), Shape::Narrow, body)
}
