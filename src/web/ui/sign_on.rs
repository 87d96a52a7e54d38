//! Sign-on: its part of one's settings, and the page on the way to the provider.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{ago, icon};
use super::passkeys::{Ways, prove};

/// POST and DELETE `/me/sign-on`. Fragment `set-sign-on`. Nothing where there is no provider.
pub fn section(page: &Page, ways: &Ways, form: &Form<'_>, said: Option<&str>) -> Markup {
    let Some((name, link)) = &ways.sign_on else { return html! {} };
    let named = [("name", name.as_str().into())];
    html! {
        section #set-sign-on .panel aria-labelledby="settings-sign-on" {
            h2 #settings-sign-on { (name) }
            (problems(page, form, &["password"]))
            @if let Some(said) = said { p.saved role="status" { (icon(page, "check")) span { (page.t(said)) } } }
            @if let Some(link) = link {
                p {
                    (page.tr("sign-on-linked", &named))
                    @if !link.email.is_empty() { " " bdi { (link.email) } "." }
                    " "
                    span.quiet { (page.t("settings-session-seen")) " " (ago(page, link.used_at)) }
                }
                form action="/me/sign-on?_method=delete" method="post" data-swap="set-sign-on" {
                    (prove(page, ways, form, "f-sign-on-password"))
                    button.button.button--danger type="submit" { (page.t("sign-on-unlink")) }
                }
            } @else {
                p.quiet { (page.tr("sign-on-lead", &named)) }
                form action="/me/sign-on" method="post" data-swap="set-sign-on" {
                    (prove(page, ways, form, "f-sign-on-password"))
                    button.button.button--primary type="submit" { (page.tr("sign-on-link", &named)) }
                }
            }
        }
    }
}

/// The last step towards the provider, for a browser without scripts.
pub fn on(page: &Page, name: &str, address: &str) -> Markup {
    let title = page.tr("sign-on-link", &[("name", name.into())]);
    let body = html! {
        section.panel.panel--form {
            h1 { (title) }
            p.panel-lead { (page.tr("sign-on-on-lead", &[("name", name.into())])) }
            a.button.button--primary.button--wide href=(address) rel="noreferrer" { (page.t("sign-on-on")) }
        }
    };
    layout::document(page, &Head::private(title.clone()), Shape::Narrow, body)
}
