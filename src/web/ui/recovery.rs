//! Coming back in by a link from a mail.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use crate::kit::text::limit;

/// `/password-resets/new`: POST `/password-resets` with `email`. Fragment `reset`.
pub fn ask(page: &Page, form: &Form<'_>) -> Markup {
    let body = html! {
        section #reset .panel.panel--form {
            h1 { (page.t("reset-title")) }
            p.panel-lead { (page.t("reset-lead")) }
            form action="/password-resets" method="post" data-swap="reset" {
                (problems(page, form, &["email"]))
                (Field::new("email", "field-email").kind("email").autocomplete("username").max(limit::EMAIL).focus().render(page, form))
                button.button.button--primary.button--wide type="submit" { (page.t("reset-button")) }
            }
            p.panel-other { a href="/sign-in" { (page.t("reset-back")) } }
        }
    };
    layout::document(page, &Head::private(page.t("reset-title")), Shape::Narrow, body)
}

/// The same answer for every address.
pub fn sent(page: &Page, email: &str) -> Markup {
    let body = html! {
        section #reset .panel.panel--form {
            h1 { (page.t("reset-sent-title")) }
            p.panel-lead { (page.tr("reset-sent", &[("email", email.into())])) }
            p.panel-other { a href="/sign-in" { (page.t("reset-back")) } }
        }
    };
    layout::document(page, &Head::private(page.t("reset-sent-title")), Shape::Narrow, body)
}

/// `/password-resets/{token}`: PUT there with `password`. Fragment `reset`.
pub fn reset(page: &Page, token: &str, form: &Form<'_>) -> Markup {
    let body = html! {
        section #reset .panel.panel--form {
            h1 { (page.t("reset-new-title")) }
            p.panel-lead { (page.t("reset-new-lead")) }
            form action={ "/password-resets/" (token) "?_method=put" } method="post" data-swap="reset" {
                (problems(page, form, &["password"]))
                (Field::new("password", "field-new-password").kind("password").hint("field-password-hint")
                    .autocomplete("new-password").min(limit::PASSWORD_MIN).focus().render(page, form))
                button.button.button--primary.button--wide type="submit" { (page.t("reset-new-button")) }
            }
        }
    };
    layout::document(page, &Head::private(page.t("reset-new-title")), Shape::Narrow, body)
}

/// `/email-changes/{token}`: PUT there.
pub fn confirm(page: &Page, token: &str, email: &str) -> Markup {
    let body = html! {
        section.panel.panel--form {
            h1 { (page.t("address-title")) }
            p.panel-lead { (page.tr("address-lead", &[("email", email.into())])) }
            form action={ "/email-changes/" (token) "?_method=put" } method="post" {
                button.button.button--primary.button--wide type="submit" { (page.t("address-button")) }
            }
        }
    };
    layout::document(page, &Head::private(page.t("address-title")), Shape::Narrow, body)
}
