//! The write gate explained: which rule is missing and how to meet it.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::icon;
use crate::accounts::view::GateView;
use crate::kit::Money;

/// `/write`: both rules, met or missing, and the way to meet them. For a visitor `gate` is nothing. Fragment `gate`.
pub fn page(page: &Page, gate: Option<&GateView>) -> Markup {
    let open = gate.is_some_and(|g| g.open);
    let body = html! {
        section #gate .stack {
            h1 { (page.t(if open { "gate-open-title" } else { "gate-title" })) }
            p { (page.t(if open { "gate-open-lead" } else { "gate-lead" })) }
            @match gate {
                None => p.row {
                    a.button.button--primary href=(page.sign_in("/write")) { (page.t("sign-in-button")) }
                    a.button href="/sign-up" { (page.t("sign-up-button")) }
                },
                Some(gate) => {
                    (rules(page, gate))
                    @if open {
                        p { a.button.button--primary href="/posts/new" { (page.t("gate-create")) } }
                    } @else {
                        p.row {
                            @if gate.missing.iter().any(|m| m == "membership") {
                                a.button.button--primary href="/membership" { (page.t("gate-membership-way")) }
                            }
                            @if gate.missing.iter().any(|m| m == "spend") {
                                a.button.button--primary href="/explore" { (page.t("gate-explore")) }
                            }
                            a.button href="/" { (page.t("gate-back")) }
                        }
                        p.quiet { (page.t("gate-read")) }
                    }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("gate-title")), Shape::Narrow, body)
}

/// The two rules as a list, each with its state; on the gate's page and on one's own.
pub fn rules(page: &Page, gate: &GateView) -> Markup {
    let missing = |rule: &str| gate.missing.iter().any(|m| m == rule);
    let left = Money::new((gate.needed.amount - gate.spent.amount).max(0), gate.needed.currency);
    html! {
        ul.rules role="list" {
            (rule(page, "membership", missing("membership"), html! {
                p { (page.t(if missing("membership") { "gate-membership-missing" } else { "gate-membership-met" })) }
            }))
            (rule(page, "spend", missing("spend"), html! {
                p {
                    @if missing("spend") {
                        (page.tr("gate-spend-missing", &[("left", page.money(left).into()), ("needed", page.money(gate.needed).into())]))
                    } @else {
                        (page.tr("gate-spend-met", &[("spent", page.money(gate.spent).into())]))
                    }
                }
                @if gate.needed.amount > 0 {
                    @let words = page.tr("gate-spend-figure", &[("spent", page.money(gate.spent).into()), ("needed", page.money(gate.needed).into())]);
                    progress.bar max=(gate.needed.amount) value=(gate.spent.amount.clamp(0, gate.needed.amount)) aria-label=(words) {}
                    p.quiet aria-hidden="true" { (words) }
                }
            }))
        }
    }
}

fn rule(page: &Page, code: &str, missing: bool, content: Markup) -> Markup {
    html! {
        li.rule.rule--missing[missing] {
            (icon(page, if missing { "info" } else { "check" }))
            div {
                h2 {
                    (page.t(&format!("gate-{code}"))) " "
                    span.rule-state { (page.t(if missing { "gate-missing" } else { "gate-met" })) }
                }
                (content)
            }
        }
    }
}
