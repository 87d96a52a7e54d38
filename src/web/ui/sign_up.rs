//! Signing up.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use crate::kit::text::limit;

/// `/sign-up`: POST `/accounts` with `name`, `handle`, `email`, `password`, `next`. Fragment `sign-up`.
pub fn page(page: &Page, form: &Form<'_>) -> Markup {
    let next = form.value("next");
    let body = html! {
        section #sign-up .panel.panel--form {
            h1 { (page.t("sign-up-title")) }
            p.panel-lead { (page.t("sign-up-lead")) }
            form action="/accounts" method="post" data-swap="sign-up" {
                (next_field(next))
                (problems(page, form, &["name", "handle", "email", "password"]))
                (Field::new("name", "field-name").autocomplete("name").max(limit::NAME).focus().render(page, form))
                (Field::new("handle", "field-handle").hint("field-handle-hint").autocomplete("username")
                    .min(limit::HANDLE_MIN).max(limit::HANDLE_MAX).render(page, form))
                (Field::new("email", "field-email").kind("email").autocomplete("email").max(limit::EMAIL).render(page, form))
                (Field::new("password", "field-password").kind("password").hint("field-password-hint")
                    .autocomplete("new-password").min(limit::PASSWORD_MIN).render(page, form))
                button.button.button--primary.button--wide type="submit" { (page.t("sign-up-button")) }
            }
            p.panel-other { (page.t("sign-up-other")) " " a href=(with_next("/sign-in", next)) { (page.t("sign-in-button")) } }
        }
    };
    layout::document(page, &Head::private(page.t("sign-up-title")), Shape::Narrow, body)
}

/// Carries on where one goes afterwards.
pub fn next_field(next: &str) -> Markup {
    html! { @if !next.is_empty() { input type="hidden" name="next" value=(next); } }
}

/// An address with the way on.
pub fn with_next(address: &str, next: &str) -> String {
    if next.is_empty() { address.to_owned() } else { format!("{address}?next={}", query(next)) }
}
