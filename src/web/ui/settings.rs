//! `/me/settings`: parts that each save on their own. Fragments `set-profile`, `set-address`, `set-password`,
//! `set-passkeys`, `set-sign-on`, `set-sessions`.

use maud::{Markup, html};

use super::avoid;
use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{ago, avatar, icon};
use super::passkeys::{self, Ways};
use super::sign_on;
use crate::accounts::view::{AuthorView, SessionView};
use crate::kit::text::limit;

/// What the page shows.
pub struct Settings {
    pub author: AuthorView,
    pub email: String,
    pub bio: String,
    pub sessions: Vec<SessionView>,
    pub ways: Ways,
}

/// The whole page.
pub fn page(page: &Page, settings: &Settings) -> Markup {
    let fresh = Form::empty();
    whole(page, settings, [&fresh; 5])
}

/// The page with a refused profile.
pub fn with_profile(page: &Page, settings: &Settings, form: &Form<'_>) -> Markup {
    let fresh = Form::empty();
    whole(page, settings, [form, &fresh, &fresh, &fresh, &fresh])
}

/// The page with a refused mail address.
pub fn with_address(page: &Page, settings: &Settings, form: &Form<'_>) -> Markup {
    let fresh = Form::empty();
    whole(page, settings, [&fresh, form, &fresh, &fresh, &fresh])
}

/// The page with a refused password.
pub fn with_password(page: &Page, settings: &Settings, form: &Form<'_>) -> Markup {
    let fresh = Form::empty();
    whole(page, settings, [&fresh, &fresh, form, &fresh, &fresh])
}

/// The page with a refused passkey.
pub fn with_passkeys(page: &Page, settings: &Settings, form: &Form<'_>) -> Markup {
    let fresh = Form::empty();
    whole(page, settings, [&fresh, &fresh, &fresh, form, &fresh])
}

/// The page with a refused sign-on.
pub fn with_sign_on(page: &Page, settings: &Settings, form: &Form<'_>) -> Markup {
    let fresh = Form::empty();
    whole(page, settings, [&fresh, &fresh, &fresh, &fresh, form])
}

fn whole(page: &Page, settings: &Settings, forms: [&Form<'_>; 5]) -> Markup {
    let body = html! {
        div.stack.settings {
            h1 { (page.t("settings-title")) }
            (picture(page, settings))
            (profile(page, settings, forms[0], false))
            @if settings.ways.password {
                (address(page, settings, forms[1], false))
                (password(page, settings, forms[2], false))
            } @else if settings.ways.passwords {
                (no_password(page))
            }
            (passkeys::section(page, &settings.ways, forms[3], None))
            (sign_on::section(page, &settings.ways, forms[4], None))
            (avoid::settings(page))
            (sessions(page, settings))
        }
    };
    layout::document(page, &Head::private(page.t("settings-title")), Shape::Narrow, body)
}

fn saved(page: &Page, done: bool, key: &str) -> Markup {
    html! { @if done { p.saved role="status" { (icon(page, "check")) span { (page.t(key)) } } } }
}

/// PUT `/me/avatar` with `file`; DELETE takes it away.
fn picture(page: &Page, settings: &Settings) -> Markup {
    html! {
        section.panel aria-labelledby="settings-picture" {
            h2 #settings-picture { (page.t("settings-picture")) }
            div.row {
                (avatar(settings.author.avatar.as_ref(), &settings.author.name, "avatar avatar--large"))
                form.row action="/me/avatar?_method=put" method="post" enctype="multipart/form-data" {
                    label.sr for="f-file" { (page.t("settings-picture-choose")) }
                    input #f-file name="file" type="file" accept="image/*" required;
                    button.button type="submit" { (page.t("settings-picture-save")) }
                }
                @if settings.author.avatar.is_some() {
                    form action="/me/avatar?_method=delete" method="post" {
                        button.button.button--quiet type="submit" { (page.t("settings-picture-remove")) }
                    }
                }
            }
        }
    }
}

/// PUT `/me` with `name`, `bio`.
pub fn profile(page: &Page, settings: &Settings, form: &Form<'_>, done: bool) -> Markup {
    html! {
        section #set-profile .panel aria-labelledby="settings-profile" {
            h2 #settings-profile { (page.t("settings-profile")) }
            (saved(page, done, "settings-saved"))
            form action="/me?_method=put" method="post" data-swap="set-profile" {
                (problems(page, form, &["name", "bio"]))
                (Field::new("name", "field-name").value(&settings.author.name).autocomplete("name").max(limit::NAME).render(page, form))
                (Field::new("bio", "field-bio").value(&settings.bio).rows(3).max(limit::BIO).optional().render(page, form))
                button.button.button--primary type="submit" { (page.t("settings-save")) }
            }
        }
    }
}

/// PUT `/me/email` with `email`, `password`.
pub fn address(page: &Page, settings: &Settings, form: &Form<'_>, done: bool) -> Markup {
    html! {
        section #set-address .panel aria-labelledby="settings-address" {
            h2 #settings-address { (page.t("settings-address")) }
            p { (page.tr("settings-address-now", &[("email", settings.email.as_str().into())])) }
            (saved(page, done, "settings-address-sent"))
            form action="/me/email?_method=put" method="post" data-swap="set-address" {
                (problems(page, form, &["email", "password"]))
                (Field::new("email", "field-new-email").kind("email").autocomplete("email").max(limit::EMAIL).render(page, form))
                (Field::new("password", "field-password").id("f-address-password").kind("password").autocomplete("current-password").render(page, form))
                button.button.button--primary type="submit" { (page.t("settings-address-button")) }
            }
        }
    }
}

/// PUT `/me/password` with `current`, `password`.
pub fn password(page: &Page, _: &Settings, form: &Form<'_>, done: bool) -> Markup {
    html! {
        section #set-password .panel aria-labelledby="settings-password" {
            h2 #settings-password { (page.t("settings-password")) }
            (saved(page, done, "settings-password-saved"))
            form action="/me/password?_method=put" method="post" data-swap="set-password" {
                (problems(page, form, &["current", "password"]))
                (Field::new("current", "field-current-password").kind("password").autocomplete("current-password").render(page, form))
                (Field::new("password", "field-new-password").id("f-new-password").kind("password").hint("field-password-hint")
                    .autocomplete("new-password").min(limit::PASSWORD_MIN).render(page, form))
                button.button.button--primary type="submit" { (page.t("settings-password-button")) }
            }
        }
    }
}

/// An account that was made by sign-on: the link of a forgotten password sets its first one.
fn no_password(page: &Page) -> Markup {
    html! {
        section.panel aria-labelledby="settings-password" {
            h2 #settings-password { (page.t("settings-password")) }
            p.quiet { (page.t("settings-password-none")) }
            p { a.button href="/password-resets/new" { (page.t("settings-password-first")) } }
        }
    }
}

/// DELETE `/me/sessions` and `/me/sessions/{id}`.
pub fn sessions(page: &Page, settings: &Settings) -> Markup {
    html! {
        section #set-sessions .panel aria-labelledby="settings-sessions" {
            h2 #settings-sessions { (page.t("settings-sessions")) }
            p.quiet { (page.t("settings-sessions-lead")) }
            ul.menu role="list" {
                @for session in &settings.sessions {
                    @let name = device(page, &session.device);
                    li.row {
                        span.grow {
                            (name)
                            " "
                            span.quiet { (page.t("settings-session-seen")) " " (ago(page, session.seen_at)) }
                        }
                        @if session.current {
                            span.state.state--paid { (page.t("settings-session-current")) }
                        } @else {
                            form action={ "/me/sessions/" (session.id) "?_method=delete" } method="post" data-swap="set-sessions" {
                                button.button type="submit" aria-label={ (page.t("settings-session-end")) ": " (name) } { (page.t("settings-session-end")) }
                            }
                        }
                    }
                }
            }
            @if settings.sessions.len() > 1 {
                form action="/me/sessions?_method=delete" method="post" data-swap="set-sessions" {
                    button.button type="submit" { (page.t("settings-sessions-end")) }
                }
            }
        }
    }
}

/// A browser's name and system out of what it calls itself; what is unknown is shown as it came.
pub fn device(page: &Page, agent: &str) -> String {
    let find =
        |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    // The order matters: most browsers also name the ones they want to be taken for.
    let browser = find(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrom", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => {
            page.tr("settings-session-on", &[("browser", browser.into()), ("system", system.into())])
        }
        _ if agent.trim().is_empty() => page.t("settings-session-unknown").into_owned(),
        _ => agent.chars().take(60).collect(),
    }
}
