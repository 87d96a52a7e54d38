//! The operator's pages: one frame with its tabs around each of them. Their own CSS never reaches these pages, so that a
//! fault in it can always be mended.

pub mod audit;
pub mod memberships;
pub mod people;
pub mod person;
pub mod plans;
pub mod posts;
pub mod products;
pub mod ranking;
pub mod texts;
pub mod theme;

use maud::{Markup, html};

use super::form::{Form, describe, message};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::icon;
use crate::accounts::view::Role;

/// Address, message and who may.
const TABS: &[(&str, &str)] = &[
    ("/operator", "operator-tab-people"),
    ("/operator/memberships", "operator-tab-memberships"),
    ("/operator/posts", "operator-tab-posts"),
    ("/operator/products", "operator-tab-products"),
    ("/operator/orders", "desk-orders"),
    ("/operator/returns", "desk-returns"),
    ("/operator/stock", "desk-stock"),
    ("/operator/shop", "operator-shop"),
    ("/operator/plans", "operator-plans"),
    ("/operator/imports", "operator-tab-imports"),
    ("/operator/texts", "operator-tab-texts"),
    ("/operator/theme", "operator-tab-theme"),
    ("/operator/ranking", "operator-tab-ranking"),
    ("/operator/audit", "operator-tab-audit"),
];

/// A page of the operator's: tabs, heading, what was done, and the body.
pub fn frame(page: &Page, title: &str, lead: Option<&str>, body: &Markup) -> Markup {
    let body = html! {
        div.stack.operator {
            (tabs(page))
            h1 { bdi { (title) } }
            @if let Some(lead) = lead { p.quiet { (lead) } }
            @if page.path.contains("done=1") {
                p.saved role="status" { (icon(page, "check")) span { (page.t("operator-done")) } }
            }
            (body)
        }
    };
    layout::document(page, &Head::private(title), Shape::Wide, body)
}

/// The way among the operator's pages; moderators have one of them.
pub fn tabs(page: &Page) -> Markup {
    let here = page.here();
    let operator = page.viewer.as_ref().is_some_and(|v| v.role == Role::Operator);
    let todo = page.look.to_write().len();
    let is_here = |href: &str| match href {
        "/operator" => here == href || here.starts_with("/operator/people"),
        _ => here.starts_with(href),
    };
    html! {
        nav.desk-tabs aria-label=(page.t("operator-tabs")) {
            ul role="list" {
                @for (href, key) in TABS.iter().filter(|(href, _)| operator || *href == "/operator/posts") {
                    li {
                        a href=(href) aria-current=[is_here(href).then_some("page")] {
                            (page.t(key))
                            @if *href == "/operator/texts" && todo > 0 {
                                " " span.tab-count { span aria-hidden="true" { (page.number(i64::try_from(todo).unwrap_or(0))) }
                                    span.sr { (page.count("operator-todo-count", i64::try_from(todo).unwrap_or(0))) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A choice among (value, message) pairs.
pub fn select(
    page: &Page,
    form: &Form<'_>,
    name: &str,
    label: &str,
    options: &[(&str, String)],
    chosen: &str,
) -> Markup {
    let id = format!("f-{name}");
    let error = form.error(page, name);
    html! {
        div.field {
            label for=(id) { (label) }
            select id=(id) name=(name) aria-invalid=[error.is_some().then_some("true")] aria-describedby=[describe(&id, false, error.is_some())] {
                @for (value, shown) in options { option value=(value) selected[*value == chosen] { (shown) } }
            }
            @if let Some(error) = error { (message(page, &id, &error)) }
        }
    }
}
