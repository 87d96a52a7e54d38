//! Signing in.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::sign_up::{next_field, with_next};
use crate::kit::text::limit;

/// `/sign-in`: POST `/sessions` with `email`, `password`, `next`. Fragment `sign-in`.
pub fn page(page: &Page, form: &Form<'_>) -> Markup {
    let next = form.value("next");
    let body = html! {
        section #sign-in .panel.panel--form {
            h1 { (page.t("sign-in-title")) }
            @if !next.is_empty() && next != "/" && form.errors.is_empty() { p.panel-lead { (page.t("sign-in-then")) } }
            form action="/sessions" method="post" data-swap="sign-in" {
                (next_field(next))
                (problems(page, form, &["email", "password"]))
                (Field::new("email", "field-email").kind("email").autocomplete("username").max(limit::EMAIL).focus().render(page, form))
                (Field::new("password", "field-password").kind("password").autocomplete("current-password").render(page, form))
                button.button.button--primary.button--wide type="submit" { (page.t("sign-in-button")) }
            }
            p.panel-other { a href="/password-resets/new" { (page.t("sign-in-forgot")) } }
            p.panel-other { (page.t("sign-in-other")) " " a href=(with_next("/sign-up", next)) { (page.t("sign-up-button")) } }
        }
    };
    layout::document(page, &Head::private(page.t("sign-in-title")), Shape::Narrow, body)
}
