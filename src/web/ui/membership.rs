//! Membership: what it is, the plans, one's own plan with every way out of it, receipts.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{icon, method};
use crate::membership::plans::Plan;
use crate::membership::view::{MembershipView, OfferView, PlanView, SubscriptionView};

/// `/membership`. A visitor has no view.
pub fn page(page: &Page, offer: &OfferView, view: Option<&MembershipView>, form: &Form<'_>) -> Markup {
    let months = offer.trial_months;
    let content = html! {
        div.stack {
            h1 { (page.t("plan-title")) }
            p { (page.t("plan-lead")) }
            ul.plan-gives role="list" {
                @for key in ["plan-gives-write", "plan-gives-prices", "plan-gives-delivery"] { li { (icon(page, "check")) span { (page.t(key)) } } }
            }
            @match view {
                Some(view) => (body(page, view, form)),
                None => {
                    ul.plans role="list" { @for plan in &offer.plans { li.panel { (price(page, plan)) } } }
                    @if offer.plans.is_empty() { p.quiet { (page.t("plan-none")) } }
                    @if months > 0 && !offer.plans.is_empty() { p { (page.count("plan-trial", months)) } }
                    p.row {
                        a.button.button--primary href=(page.sign_in("/membership")) { (page.t("sign-in-button")) }
                        a.button href="/sign-up" { (page.t("sign-up-button")) }
                    }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("plan-title")), Shape::Narrow, content)
}

fn price(page: &Page, plan: &PlanView) -> Markup {
    let key = match plan.plan {
        Plan::Monthly => "plan-monthly-price",
        Plan::Yearly => "plan-yearly-price",
    };
    html! { strong { (name(page, plan.plan)) } br; (page.tr(key, &[("price", page.money(plan.price).into())])) }
}

fn name(page: &Page, plan: Plan) -> String {
    page.t(&format!("plan-{}", plan.as_str())).into_owned()
}

/// One's own plan or the form to buy one, and the receipts: the fragment `membership`.
pub fn body(page: &Page, view: &MembershipView, form: &Form<'_>) -> Markup {
    html! {
        section #membership .stack {
            (problems(page, form, &["test_card", "plan", "saved"]))
            @match &view.subscription {
                Some(own) => (standing(page, view, own, form)),
                // Who has one for nothing is not talked into paying, and may all the same.
                None if view.member => {
                    p.notice { (icon(page, "check")) span { (page.t("plan-granted")) } }
                    @if !view.offer.plans.is_empty() {
                        details.change open[form.was_sent()] { summary { span.link { (page.t("plan-all-the-same")) } } (buy(page, view, form)) }
                    }
                },
                None if view.offer.plans.is_empty() => p.quiet { (page.t("plan-none")) },
                None => (buy(page, view, form)),
            }
            (receipts(page, view))
        }
    }
}

/// POST `/membership` with `plan`, `test_card`, `saved`.
fn buy(page: &Page, view: &MembershipView, form: &Form<'_>) -> Markup {
    let offer = &view.offer;
    html! {
        form.stack action="/membership" method="post" data-swap="membership" {
            fieldset.plan-choice {
                legend { (page.t("plan-choose")) }
                ul.plans role="list" {
                    @for (i, plan) in offer.plans.iter().enumerate() {
                        @let is_on = if form.value("plan").is_empty() { i == 0 } else { form.value("plan") == plan.plan.as_str() };
                        li { label.panel.plan-option {
                            input type="radio" name="plan" value=(plan.plan.as_str()) checked[is_on] required;
                            span { (price(page, plan)) }
                        } }
                    }
                }
            }
            @if offer.trial_months > 0 { p.notice.notice--accent { span { (page.count("plan-trial", offer.trial_months)) } } }
            (card(page, view, form, true))
            div.checkout-buy {
                button.button.button--primary.button--wide type="submit" { (page.t(if offer.trial_months > 0 { "plan-start-trial" } else { "plan-buy" })) }
                p.quiet { (page.t("plan-terms")) }
            }
        }
    }
}

/// What pays: a test card typed here, or one of the cards saved with the provider.
fn card(page: &Page, view: &MembershipView, form: &Form<'_>, last_will_do: bool) -> Markup {
    if view.provider == "test" {
        let saved = view.payment.as_deref().filter(|_| last_will_do);
        let field = Field::new("test_card", "checkout-card")
            .hint("checkout-card-hint")
            .inputmode("numeric")
            .autocomplete("cc-number")
            .max(23);
        let field = if saved.is_some() { field.optional() } else { field };
        return html! {
            @if let Some(label) = saved { p { (page.tr("plan-pays", &[("method", method(page, label).into())])) } }
            (field.render(page, form))
        };
    }
    let chosen = form.value("saved");
    html! {
        fieldset.checkout-part {
            legend { (icon(page, "card")) (page.t("checkout-payment")) }
            @if let Some(error) = form.error(page, "test_card").or(form.error(page, "saved")) { p.field-error role="alert" { (error) } }
            @for (n, card) in view.methods.iter().enumerate() {
                @let is_chosen = if chosen.is_empty() { n == 0 } else { chosen == card.id.to_string() };
                label.row {
                    input type="radio" name="saved" value=(card.id) checked[is_chosen];
                    bdi { (method(page, &card.label)) }
                }
            }
            p { a.link href="/me/payment-methods" { (page.t(if view.methods.is_empty() { "checkout-add-card" } else { "checkout-other-card" })) } }
        }
    }
}

fn standing(page: &Page, view: &MembershipView, own: &SubscriptionView, form: &Form<'_>) -> Markup {
    let until = page.date(own.period_end);
    let ends: &str = until.as_str();
    let state = match own.state.as_str() {
        _ if own.cancelled => "plan-state-cancelled",
        "trial" => "plan-state-trial",
        "past-due" => "plan-state-past-due",
        "joining" => "plan-state-joining",
        _ => "plan-state-active",
    };
    let next = own.next_plan.unwrap_or(own.plan);
    let late = own.state == "past-due";
    let joining = own.state == "joining";
    html! {
        section.panel.stack aria-labelledby="plan-own" {
            h2 #plan-own { (name(page, own.plan)) " " span.state.state--paid[!late].state--declined[late] { (page.t(state)) } }
            @if let Some(at) = own.confirmation {
                p.notice.notice--accent { (icon(page, "info")) span { (page.t("plan-confirm")) } }
                p { a.button.button--primary href=(at) { (page.t("plan-confirm-button")) } }
            } @else if joining {
                p { (page.t("plan-joining")) }
            }
            @if own.cancelled {
                p { (page.tr("plan-ends", &[("date", ends.into())])) }
                form action="/membership?_method=put" method="post" data-swap="membership" {
                    input type="hidden" name="plan" value=(own.plan.as_str());
                    button.button.button--primary type="submit" { (page.t("plan-resume")) }
                }
            } @else {
                @if late && own.confirmation.is_none() {
                    p.notice.notice--error { (icon(page, "trouble")) span { (page.tr("plan-past-due", &[("date", page.date(own.next_at).into())])) } }
                } @else if !joining && !late {
                    p { (page.tr("plan-renews", &[("date", ends.into()), ("price", page.money(own.next_price).into()), ("plan", name(page, next).into())])) }
                }
                div.row {
                    @if !joining && !late {
                        @for other in view.offer.plans.iter().filter(|p| p.plan != next) {
                            @let label = page.tr("plan-change-to", &[("plan", name(page, other.plan).into()), ("price", page.money(other.price).into())]);
                            form action="/membership?_method=put" method="post" data-swap="membership" {
                                input type="hidden" name="plan" value=(other.plan.as_str());
                                button.button type="submit" { (label) }
                            }
                        }
                    }
                    form action="/membership?_method=delete" method="post" data-swap="membership" {
                        button.button type="submit" { (page.t("plan-cancel")) }
                    }
                }
                @if own.state == "active" { p.quiet { (page.t("plan-change-rule")) } }
            }
            @if !joining {
                details.change open[form.was_sent() && !form.errors.is_empty() || late] {
                    summary { span.change-words { (page.tr("plan-pays", &[("method", method(page, &own.payment).into())])) } span.link { (page.t("checkout-change")) } }
                    form.stack action="/membership/payment?_method=put" method="post" data-swap="membership" {
                        (card(page, view, form, false))
                        p { button.button type="submit" { (page.t("settings-save")) } }
                    }
                }
            }
        }
    }
}

fn receipts(page: &Page, view: &MembershipView) -> Markup {
    html! {
        @if !view.receipts.is_empty() {
            section.stack aria-labelledby="plan-receipts" {
                h2 #plan-receipts { (page.t("plan-receipts")) }
                ul.ledger role="list" {
                    @for r in &view.receipts {
                        @let period = page.tr("plan-period", &[("from", page.date(r.period_start).into()), ("until", page.date(r.period_end).into())]);
                        li id={ "receipt-" (r.id) } {
                            span {
                                (name(page, r.plan)) " · " (period) br;
                                span.quiet { (page.tr("order-number", &[("id", r.id.to_string().into())])) " · " (page.date(r.paid_at)) " · " bdi { (method(page, &r.payment)) } }
                                @if r.refunded { br; span.quiet { (page.t("plan-refunded")) } }
                                @if r.credited.amount > 0 { br; span.quiet { (page.tr("plan-credited", &[("amount", page.money(r.credited).into())])) } }
                            }
                            strong.money { (page.money(r.amount)) }
                        }
                    }
                }
            }
        }
    }
}
