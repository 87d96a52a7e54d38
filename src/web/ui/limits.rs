//! `/me/limits`: the shopper's own limits.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::icon;
use crate::orders::limits::LimitsView;

/// The page.
pub fn page(page: &Page, view: &LimitsView, form: &Form<'_>) -> Markup {
    let content = html! {
        div.stack {
            h1 { (page.t("limits-title")) }
            p { (page.t("limits-lead")) }
            (body(page, view, form))
        }
    };
    layout::document(page, &Head::private(page.t("limits-title")), Shape::Narrow, content)
}

/// The limits, the fragment `limits`.
pub fn body(page: &Page, view: &LimitsView, form: &Form<'_>) -> Markup {
    html! {
        section #limits .stack {
            (problems(page, form, &["budget", "days"]))
            (budget(page, view, form))
            (pause(page, view, form))
            (cooling(page, view))
        }
    }
}

/// PUT `/me/limits/budget`.
fn budget(page: &Page, view: &LimitsView, form: &Form<'_>) -> Markup {
    let set = view.budget.map(|m| m.decimal()).unwrap_or_default();
    html! {
        section.panel.stack aria-labelledby="limits-budget-h" {
            h2 #limits-budget-h { (page.t("limits-budget")) }
            @match view.budget {
                Some(of) => {
                    @let words = page.tr("limits-spent-of", &[("spent", page.money(view.spent).into()), ("budget", page.money(of).into())]);
                    p aria-hidden="true" { (words) }
                    progress.bar max=(of.amount.max(1)) value=(view.spent.amount.clamp(0, of.amount.max(1))) aria-label=(words) {}
                },
                None => p.quiet { (page.tr("limits-spent", &[("spent", page.money(view.spent).into())])) },
            }
            @if let Some(next) = &view.next {
                @let from = page.date(next.from);
                p.notice { (icon(page, "info")) span {
                    @match next.budget {
                        Some(budget) => (page.tr("limits-budget-next", &[("date", from.into()), ("budget", page.money(budget).into())])),
                        None => (page.tr("limits-budget-none-next", &[("date", from.into())])),
                    }
                } }
            }
            form.stack action="/me/limits/budget?_method=put" method="post" data-swap="limits" {
                (Field::new("budget", "limits-budget-field").hint("limits-budget-hint").optional().inputmode("decimal").value(&set).max(20).render(page, form))
                p { button.button type="submit" { (page.t("settings-save")) } }
            }
        }
    }
}

/// PUT and DELETE `/me/limits/pause`.
fn pause(page: &Page, view: &LimitsView, form: &Form<'_>) -> Markup {
    html! {
        section.panel.stack aria-labelledby="limits-pause-h" {
            h2 #limits-pause-h { (page.t("limits-pause")) }
            @if let Some(until) = view.paused_until {
                p.notice { (icon(page, "check")) span { (page.tr("limits-paused", &[("until", page.moment(until).into())])) } }
                @if view.pause_can_end {
                    form action="/me/limits/pause?_method=delete" method="post" data-swap="limits" {
                        button.button type="submit" { (page.t("limits-pause-undo")) }
                    }
                }
            }
            form.stack action="/me/limits/pause?_method=put" method="post" data-swap="limits" {
                (Field::new("days", "limits-days").hint("limits-days-hint").inputmode("numeric").max(3).render(page, form))
                p { button.button type="submit" { (page.t(if view.paused_until.is_some() { "limits-pause-longer" } else { "limits-pause-button" })) } }
            }
        }
    }
}

/// DELETE `/me/cooling/{product}`.
fn cooling(page: &Page, view: &LimitsView) -> Markup {
    html! {
        section.panel.stack aria-labelledby="limits-cooling-h" {
            h2 #limits-cooling-h { (page.t("limits-cooling")) }
            @if view.cooling.is_empty() { p.quiet { (page.t("limits-cooling-none")) } }
            ul.rule-list role="list" {
                @for item in &view.cooling {
                    li.rule-row {
                        span.grow {
                            a.link href={ "/products/" (item.product) } dir="auto" { (item.title) } br;
                            span.quiet { (page.tr("limits-cooling-until", &[("until", page.moment(item.until).into())])) }
                        }
                        @if item.can_end {
                            form action={ "/me/cooling/" (item.product) "?_method=delete" } method="post" data-swap="limits" {
                                button.button.button--small type="submit" aria-label=(page.tr("bag-remove-of", &[("title", item.title.as_str().into())])) { (page.t("bag-remove")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
