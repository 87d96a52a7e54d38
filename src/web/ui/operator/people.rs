//! People and their memberships.

use maud::{Markup, html};

use super::{frame, select};
use crate::accounts::view::{Person, Role};
use crate::web::operator::Search;
use crate::web::ui::form::{Form, problems};
use crate::web::ui::page::{Page, query};
use crate::web::ui::parts::{date, empty, icon};
use crate::web::ui::people;

/// `/operator?q=&role=&only=`: POST `/operator/memberships` with `handle`, DELETE `/operator/memberships/{handle}`; both
/// carry `q`. `next` is the address of the next page.
pub fn page(page: &Page, search: &Search, persons: &[Person], next: Option<&str>, form: &Form<'_>) -> Markup {
    let words = |key: &str| page.t(key).into_owned();
    let roles = [
        ("", words("operator-any")),
        ("shopper", words("operator-role-shopper")),
        ("moderator", words("operator-role-moderator")),
        ("operator", words("operator-role-operator")),
    ];
    let only = [
        ("", words("operator-any")),
        ("members", words("operator-members")),
        ("suspended", words("operator-suspended")),
    ];
    let q = search.q.as_str();
    let body = html! {
        @let todo = page.look.to_write();
        @if !todo.is_empty() {
            div.notice {
                (icon(page, "info"))
                p {
                    (page.t("operator-todo")) " "
                    @for (i, name) in todo.iter().enumerate() {
                        @if i > 0 { ", " }
                        a.link href={ "/operator/texts/" (name.as_str()) } { (page.t(&format!("text-{}", name.as_str()))) }
                    }
                }
            }
        }
        search {
            form.filter-row action="/operator" method="get" data-swap="people" data-live="" data-address="" {
                div.field.grow {
                    label for="people-q" { (page.t("operator-search")) }
                    input #people-q type="search" name="q" value=(q) maxlength="100" autocomplete="off";
                }
                (select(page, &Form::empty(), "role", &page.t("operator-role"), &roles, &search.role))
                (select(page, &Form::empty(), "only", &page.t("operator-only"), &only, &search.only))
                button.button type="submit" { (page.t("operator-filter")) }
            }
        }
        (body(page, q, persons, next, form))
    };
    frame(page, &page.t("operator-title"), Some(&page.t("operator-lead")), &body)
}

/// The table, the fragment `people`.
pub fn body(page: &Page, q: &str, persons: &[Person], next: Option<&str>, form: &Form<'_>) -> Markup {
    html! {
        div #people .stack {
            (problems(page, form, &[]))
            @if persons.is_empty() {
                (empty(page, "people", &page.t("operator-none-title"), &page.t("operator-none-text"), Some(("/operator", page.t("operator-all").into_owned()))))
            } @else {
                section.table-frame aria-labelledby="people-caption" tabindex="0" {
                    table.table {
                        caption #people-caption .sr { (page.t("operator-caption")) }
                        thead { tr {
                            th scope="col" { (page.t("operator-person")) }
                            th scope="col" { (page.t("operator-membership")) }
                            th scope="col" { (page.t("field-email")) }
                            th scope="col" { (page.t("operator-role")) }
                            th scope="col" { (page.t("operator-joined")) }
                            th.table-number scope="col" { (page.t("operator-posts")) }
                        } }
                        tbody #people-rows { @for person in persons { (row(page, q, person)) } }
                    }
                }
                @if let Some(next) = next { p.more { a.button href=(next) rel="next" data-more="people-rows" { (page.t("operator-more")) } } }
            }
        }
    }
}

/// One row, the fragment `person-<id>`.
pub fn row(page: &Page, q: &str, person: &Person) -> Markup {
    let handle = &person.author.handle;
    let role = match person.role {
        Role::Shopper => "operator-role-shopper",
        Role::Moderator => "operator-role-moderator",
        Role::Operator => "operator-role-operator",
    };
    let (action, words, name) = if person.member {
        (format!("/operator/memberships/{}?_method=delete", query(handle)), "operator-end", "operator-end-of")
    } else {
        ("/operator/memberships".to_owned(), "operator-grant", "operator-grant-of")
    };
    html! {
        tr id={ "person-" (person.author.id) } {
            td {
                (people::person(page, &person.author))
                a.link.desk-open href={ "/operator/people/" (query(handle)) } aria-label=(page.tr("operator-open-of", &[("name", person.author.name.as_str().into())])) { (page.t("operator-open")) }
                @if person.suspended.is_some() { " " span.state.state--declined { (page.t("operator-is-suspended")) } }
            }
            td {
                form.membership action=(action) method="post" data-swap={ "person-" (person.author.id) } {
                    @if !person.member { input type="hidden" name="handle" value=(handle); }
                    input type="hidden" name="q" value=(q);
                    @if person.member {
                        span.state.state--paid { (page.t("operator-runs")) }
                    } @else {
                        span.state { (page.t("operator-no-membership")) }
                    }
                    button.button.button--small type="submit" aria-label=(page.tr(name, &[("name", person.author.name.as_str().into())])) { (page.t(words)) }
                }
            }
            td.table-mail { (person.email) }
            td { (page.t(role)) }
            td { (date(page, person.joined)) }
            td.table-number { (page.number(person.posts)) }
        }
    }
}
