//! Signing in.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::sign_up::{next_field, with_next};
use super::words;
use crate::kit::text::limit;

/// How one can sign in here.
pub struct Ways {
    /// Whether by a password.
    pub passwords: bool,
    /// The host that passkeys belong to; nothing where there can be none.
    pub passkeys: Option<String>,
    /// The name of the provider of sign-on.
    pub sign_on: Option<String>,
}

/// `/sign-in`: POST `/sessions` with `email`, `password`, `next`. Fragment `sign-in`.
pub fn page(page: &Page, ways: &Ways, form: &Form<'_>) -> Markup {
    let next = form.value("next");
    // A browser offers passkeys where it fills the name in.
    let name = if ways.passkeys.is_some() { "username webauthn" } else { "username" };
    let body = html! {
        section #sign-in .panel.panel--form {
            h1 { (page.t("sign-in-title")) }
            @if !next.is_empty() && next != "/" && form.errors.is_empty() { p.panel-lead { (page.t("sign-in-then")) } }
            @if let Some(name) = &ways.sign_on {
                a.button.button--wide.button--primary[!ways.passwords] rel="nofollow" href=(with_next("/sign-on", next)) {
                    (page.tr("sign-in-at", &[("name", name.as_str().into())]))
                }
            }
            @if ways.passwords {
                form action="/sessions" method="post" data-swap="sign-in" {
                    (next_field(next))
                    (problems(page, form, &["email", "password"]))
                    (Field::new("email", "field-email").kind("email").autocomplete(name).max(limit::EMAIL).focus().render(page, form))
                    (Field::new("password", "field-password").kind("password").autocomplete("current-password").render(page, form))
                    button.button.button--primary.button--wide type="submit" { (page.t("sign-in-button")) }
                }
            } @else {
                (problems(page, form, &[]))
            }
            @if let Some(host) = &ways.passkeys { (by_passkey(page, next, host)) }
            @if ways.passwords {
                p.panel-other { a href="/password-resets/new" { (page.t("sign-in-forgot")) } }
                p.panel-other { (page.t("sign-in-other")) " " a href=(with_next("/sign-up", next)) { (page.t("sign-up-button")) } }
            }
        }
    };
    layout::document(page, &Head::private(page.t("sign-in-title")), Shape::Narrow, body)
}

/// POST `/passkey-sessions` with `challenge`, `credential`, `next`, which the script fills in; it also shows the button.
fn by_passkey(page: &Page, next: &str, host: &str) -> Markup {
    html! {
        (words::block(page, words::PASSKEYS))
        form.js-only action="/passkey-sessions" method="post" data-swap="sign-in" data-passkey-sign-in="/passkey-challenges" data-passkey-host=(host) hidden {
            (next_field(next))
            input type="hidden" name="challenge";
            input type="hidden" name="credential";
            button.button.button--wide type="submit" { (page.t("sign-in-passkey")) }
        }
    }
}
