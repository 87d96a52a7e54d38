//! Passkeys on one's settings. Shown with scripts alone while there are none, as nothing makes one without.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::page::Page;
use super::parts::{ago, icon};
use super::words;
use crate::accounts::view::{PasskeyView, SignOnView};
use crate::kit::text::limit;

/// What opens the account besides the password.
pub struct Ways {
    pub passkeys: Vec<PasskeyView>,
    /// The host that passkeys belong to; nothing where there can be none.
    pub host: Option<String>,
    /// What this browser calls itself.
    pub device: String,
    /// Whether nothing has to be proved now.
    pub fresh: bool,
    /// Whether a password opens the account.
    pub password: bool,
    /// Whether passwords open accounts at all.
    pub passwords: bool,
    /// The name of the provider of sign-on, and how the account stands to it.
    pub sign_on: Option<(String, Option<SignOnView>)>,
}

/// POST `/me/passkeys`, PUT and DELETE `/me/passkeys/{id}`. Fragment `set-passkeys`.
pub fn section(page: &Page, ways: &Ways, form: &Form<'_>, said: Option<&str>) -> Markup {
    let class = if ways.passkeys.is_empty() { "panel js-only" } else { "panel" };
    html! {
        @if ways.host.is_some() || !ways.passkeys.is_empty() {
            section #set-passkeys class=(class) aria-labelledby="settings-passkeys" data-passkeys {
                h2 #settings-passkeys { (page.t("passkeys-title")) }
                p.quiet { (page.t("passkeys-lead")) }
                (problems(page, form, &["password", "name"]))
                @if let Some(said) = said { p.saved role="status" { (icon(page, "check")) span { (page.t(said)) } } }
                @if !ways.passkeys.is_empty() {
                    ul.menu role="list" {
                        @for passkey in &ways.passkeys { li { (one(page, ways, passkey)) } }
                    }
                }
                @if let Some(host) = &ways.host { (add(page, ways, form, host)) }
            }
        }
    }
}

fn one(page: &Page, ways: &Ways, passkey: &PasskeyView) -> Markup {
    let unnamed = page.t("passkeys-unnamed");
    let name = if passkey.name.is_empty() { unnamed.as_ref() } else { passkey.name.as_str() };
    let address = format!("/me/passkeys/{}", passkey.id);
    let id = format!("f-passkey-{}", passkey.id);
    let proof = format!("f-passkey-proof-{}", passkey.id);
    html! {
        details.passkey {
            summary.row {
                span.grow {
                    bdi { (name) }
                    " "
                    span.quiet {
                        (page.tr("passkeys-made", &[("date", page.date(passkey.created_at).into())]))
                        " · "
                        @match passkey.used_at {
                            Some(at) => { (page.t("settings-session-seen")) " " (ago(page, at)) }
                            None => (page.t("passkeys-unused")),
                        }
                    }
                }
                span.button aria-hidden="true" { (icon(page, "edit")) }
            }
            form action={ (address) "?_method=put" } method="post" data-swap="set-passkeys" {
                div.field {
                    label for=(id) { (page.t("passkeys-name")) }
                    input id=(id) name="name" value=(name) maxlength=(limit::NAME) required;
                }
                button.button type="submit" { (page.t("settings-save")) }
            }
            form action={ (address) "?_method=delete" } method="post" data-swap="set-passkeys" {
                (prove(page, ways, &Form::empty(), &proof))
                button.button.button--danger type="submit" aria-label={ (page.t("passkeys-remove")) ": " (name) } { (page.t("passkeys-remove")) }
            }
        }
    }
}

fn add(page: &Page, ways: &Ways, form: &Form<'_>, host: &str) -> Markup {
    let device = super::settings::device(page, &ways.device);
    html! {
        (words::block(page, words::PASSKEYS))
        // Asked for a challenge first by the script, which then fills the hidden fields in.
        form.js-only action="/me/passkeys" method="post" data-swap="set-passkeys" data-passkey-add="/me/passkey-challenges" data-passkey-host=(host) hidden {
            input type="hidden" name="challenge";
            input type="hidden" name="credential";
            (Field::new("name", "passkeys-name").id("f-passkey-name").hint("passkeys-name-hint").value(&device).max(limit::NAME).optional().render(page, form))
            (prove(page, ways, form, "f-passkey-password"))
            button.button.button--primary type="submit" { (page.t("passkeys-add")) }
        }
    }
}

/// Asks for the password where signing in was a while ago.
pub fn prove(page: &Page, ways: &Ways, form: &Form<'_>, id: &str) -> Markup {
    html! {
        @if !ways.fresh {
            @if ways.password {
                (Field::new("password", "field-password").id(id).kind("password").autocomplete("current-password").render(page, form))
            } @else {
                p { a href=(page.sign_in("/me/settings")) { (page.t("passkeys-again")) } }
            }
        }
    }
}
