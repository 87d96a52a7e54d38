//! The operator's page: people and their memberships.

use maud::{Markup, html};

use super::form::{Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use super::parts::{date, empty, icon};
use super::people;
use crate::accounts::view::{Person, Role};

/// `/operator?q=`: POST `/operator/memberships` with `handle`, DELETE `/operator/memberships/{handle}`; both carry `q`.
/// `next` is the address of the next page.
pub fn page(page: &Page, q: &str, persons: &[Person], next: Option<&str>, form: &Form<'_>) -> Markup {
    let body = html! {
        section #operator .stack {
            h1 { (page.t("operator-title")) }
            p.quiet { (page.t("operator-lead")) }
            p { a.link href="/operator/imports" { (page.t("operator-imports")) } }
            search {
                form.filter-box action="/operator" method="get" data-swap="people" data-live="" data-address="" {
                    label.sr for="people-q" { (page.t("operator-search")) }
                    (icon(page, "search"))
                    input.input #people-q type="search" name="q" value=(q) maxlength="100" autocomplete="off" placeholder=(page.t("operator-search"));
                    button.button.no-js type="submit" { (page.t("nav-search")) }
                }
            }
            (body(page, q, persons, next, form))
        }
    };
    layout::document(page, &Head::private(page.t("operator-title")), Shape::Wide, body)
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
            td { (people::person(page, &person.author)) }
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
