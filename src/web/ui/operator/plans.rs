//! Plans: what they cost, how they renew, who has one, and their payments.

use maud::{Markup, html};

use super::frame;
use crate::membership::desk::PlansView;
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::Page;
use crate::web::ui::parts::{date, empty};
use crate::web::ui::people;

/// `/operator/plans`: PUT and DELETE there.
pub fn page(page: &Page, view: &PlansView, form: &Form<'_>) -> Markup {
    let body = html! {
        (figures(page, view))
        form.panel.stack action="/operator/plans?_method=put" method="post" {
            h2 { (page.t("plans-rules")) }
            p.quiet { (page.t("plans-rules-lead")) }
            (problems(page, form, &["monthly", "yearly", "trial_months", "retry_days"]))
            div.fields--two.fields--roomy {
                (Field::new("monthly", "plans-monthly").hint("plans-price-hint").optional().inputmode("decimal").value(&view.rules.monthly).max(20).render(page, form))
                (Field::new("yearly", "plans-yearly").hint("plans-price-hint").optional().inputmode("decimal").value(&view.rules.yearly).max(20).render(page, form))
                (Field::new("trial_months", "plans-trial").hint("plans-trial-hint").inputmode("numeric").value(&view.rules.trial_months).max(2).render(page, form))
                (Field::new("retry_days", "plans-retries").hint("plans-retries-hint").optional().value(&view.rules.retry_days).max(60).render(page, form))
            }
            p { button.button.button--primary type="submit" { (page.t("settings-save")) } }
        }
        @if view.own {
            form.panel.stack action="/operator/plans?_method=delete" method="post" {
                p { (page.t("plans-reset-text")) }
                p { button.button type="submit" { (page.t("plans-reset")) } }
            }
        }
        (payments(page, view))
    };
    frame(page, &page.t("plans-title"), Some(&page.t("plans-lead")), &body)
}

fn figures(page: &Page, view: &PlansView) -> Markup {
    let heads = ["plans-state-trial", "plans-state-active", "plans-state-past-due", "plans-state-cancelled"];
    html! {
        div.panel.stack {
            h2 #plans-running { (page.t("plans-running")) }
            section.table-frame tabindex="0" aria-labelledby="plans-running" {
                table.table {
                    thead { tr { th scope="col" { (page.t("plans-plan")) } @for key in heads { th scope="col" { (page.t(key)) } } } }
                    tbody { @for of in &view.running {
                        tr {
                            th scope="row" { (page.t(&format!("plan-{}", of.plan))) }
                            @for n in [of.trial, of.active, of.past_due, of.cancelled] { td { (page.number(n)) } }
                        }
                    } }
                }
            }
            dl.figures {
                div { dt { (page.t("plans-paid")) } dd { strong { (page.money(view.paid)) } } }
                div { dt { (page.t("plans-declined")) } dd { strong { (page.number(view.declined)) } } }
            }
        }
    }
}

fn payments(page: &Page, view: &PlansView) -> Markup {
    html! {
        @if view.payments.is_empty() {
            (empty(page, "card", &page.t("plans-payments-none-title"), &page.t("plans-payments-none-text"), None))
        } @else {
            section.table-frame aria-labelledby="plans-payments" tabindex="0" {
                table.table {
                    caption #plans-payments { (page.t("plans-payments")) }
                    thead { tr {
                        th scope="col" { (page.t("operator-person")) }
                        th scope="col" { (page.t("plans-plan")) }
                        th scope="col" { (page.t("plans-amount")) }
                        th scope="col" { (page.t("plans-state")) }
                        th scope="col" { (page.t("plans-when")) }
                    } }
                    tbody { @for p in &view.payments {
                        tr {
                            td { @if let Some(who) = &p.account { (people::person(page, who)) } }
                            td { (page.t(&format!("plan-{}", p.plan.as_str()))) }
                            td { (page.money(p.amount)) }
                            td { (page.t(&format!("plans-payment-{}", p.state))) }
                            td { (date(page, p.at)) }
                        }
                    } }
                }
            }
        }
    }
}
