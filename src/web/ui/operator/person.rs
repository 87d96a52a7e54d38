//! One person: role, suspension, sessions, membership, and what was done.

use maud::{Markup, html};

use super::{audit, frame, select};
use crate::accounts::view::Role;
use crate::kit::text::limit;
use crate::web::operator::person::PersonView;
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::{Page, query};
use crate::web::ui::parts::{ago, date};
use crate::web::ui::people;

/// `/operator/people/{handle}` with the forms below it.
pub fn page(page: &Page, view: &PersonView, form: &Form<'_>) -> Markup {
    let person = &view.person;
    let at = format!("/operator/people/{}", query(&person.author.handle));
    let me = page.is_me(&person.author.handle);
    let body = html! {
        (problems(page, form, &["role", "reason", "until"]))
        div.row {
            (people::person(page, &person.author))
            @if person.member { span.state.state--paid { (page.t("me-member")) } }
            @if person.suspended.is_some() { span.state.state--declined { (page.t("operator-is-suspended")) } }
        }
        dl.facts {
            div { dt { (page.t("field-email")) } dd { bdi { (person.email) } } }
            div { dt { (page.t("operator-joined")) } dd { (date(page, person.joined)) } }
            div { dt { (page.t("operator-posts")) } dd { a.link href={ "/operator/posts?author=" (query(&person.author.handle)) } { (page.number(person.posts)) } } }
        }
        div.desk-two {
            @if me { p.notice { (page.t("person-yourself")) } } @else {
                (role(page, &at, person.role, form))
                (suspension(page, &at, view, form))
            }
            (sessions(page, &at, view))
            (membership(page, view))
        }
        section.stack {
            h2 { (page.t("person-audit")) }
            @if view.audit.is_empty() { p.quiet { (page.t("person-audit-none")) } } @else {
                (audit::table(page, &view.audit, "log-of-person"))
                p { a.link href={ "/operator/audit?person=" (query(&person.author.handle)) } { (page.t("person-audit-all")) } }
            }
        }
    };
    frame(page, &person.author.name, None, &body)
}

fn role(page: &Page, at: &str, role: Role, form: &Form<'_>) -> Markup {
    let options = [
        ("shopper", page.t("operator-role-shopper").into_owned()),
        ("moderator", page.t("operator-role-moderator").into_owned()),
        ("operator", page.t("operator-role-operator").into_owned()),
    ];
    html! {
        form.panel.stack action={ (at) "/role?_method=put" } method="post" {
            h2 { (page.t("operator-role")) }
            p.quiet { (page.t("person-role-text")) }
            (select(page, form, "role", &page.t("operator-role"), &options, role.as_str()))
            p { button.button type="submit" { (page.t("person-role-button")) } }
        }
    }
}

fn suspension(page: &Page, at: &str, view: &PersonView, form: &Form<'_>) -> Markup {
    let running = view.person.suspended.as_ref();
    html! {
        section.panel.stack {
            h2 { (page.t("person-suspension")) }
            @if let Some(suspension) = running {
                p {
                    @match suspension.until {
                        Some(until) => (page.tr("person-suspended-until", &[("until", page.moment(until).into())])),
                        None => (page.t("person-suspended-open")),
                    }
                }
                blockquote dir="auto" { (suspension.reason) }
                form action={ (at) "/suspension?_method=delete" } method="post" {
                    button.button type="submit" { (page.t("person-lift")) }
                }
            } @else {
                p.quiet { (page.t("person-suspension-text")) }
            }
            form.stack action={ (at) "/suspension?_method=put" } method="post" {
                (Field::new("reason", "person-reason").hint("person-reason-hint").rows(2).max(limit::REASON).render(page, form))
                (Field::new("until", "person-until").id("f-suspended-until").kind("date").hint("memberships-until-hint").optional().render(page, form))
                p { button.button.button--danger type="submit" { (page.t(if running.is_some() { "person-suspend-again" } else { "person-suspend" })) } }
            }
        }
    }
}

fn sessions(page: &Page, at: &str, view: &PersonView) -> Markup {
    let n = i64::try_from(view.sessions.len()).unwrap_or(i64::MAX);
    html! {
        section.panel.stack {
            h2 { (page.t("person-sessions-title")) }
            p { (page.count("person-sessions", n)) }
            @if let Some(last) = view.sessions.first() { p.quiet { (page.t("settings-session-seen")) " " (ago(page, last.seen_at)) } }
            @if n > 0 {
                form action={ (at) "/sessions?_method=delete" } method="post" {
                    button.button type="submit" { (page.t("person-sessions-end")) }
                }
            }
        }
    }
}

fn membership(page: &Page, view: &PersonView) -> Markup {
    let handle = &view.person.author.handle;
    html! {
        section.panel.stack {
            h2 { (page.t("operator-membership")) }
            @if view.person.member {
                p { (page.t("person-member")) }
                form action={ "/operator/memberships/" (query(handle)) "?_method=delete" } method="post" {
                    input type="hidden" name="back" value="person";
                    button.button type="submit" { (page.t("person-membership-end")) }
                }
            } @else {
                p { (page.t("operator-no-membership")) }
                form.stack action="/operator/memberships" method="post" {
                    input type="hidden" name="back" value="person";
                    input type="hidden" name="handle" value=(handle);
                    (Field::new("until", "memberships-until").id("f-member-until").kind("date").optional().render(page, &Form::empty()))
                    p { button.button type="submit" { (page.t("memberships-grant-button")) } }
                }
            }
        }
    }
}
