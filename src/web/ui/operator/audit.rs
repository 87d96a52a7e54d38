//! The audit log.

use maud::{Markup, html};

use super::{frame, select};
use crate::accounts::audit::{self, AuditView};
use crate::i18n;
use crate::kit::FieldError;
use crate::web::operator::audit::{Asked, AuditPage};
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::Page;
use crate::web::ui::parts::empty;

/// `/operator/audit?person=&what=&from=&until=`.
pub fn page(page: &Page, asked: &Asked, kinds: &[String], found: &AuditPage, errors: &[FieldError]) -> Markup {
    let typed = [("person", &asked.person), ("from", &asked.from), ("until", &asked.until)]
        .map(|(name, value)| (name.to_owned(), value.clone()));
    let form = Form::new(&typed, errors);
    let mut options = vec![("", page.t("operator-any").into_owned())];
    options.extend(kinds.iter().map(|what| (what.as_str(), kind(page, what))));
    let body = html! {
        search {
            form.filter-row action="/operator/audit" method="get" {
                (problems(page, &form, &["person", "from", "until"]))
                (Field::new("person", "audit-person").optional().max(31).render(page, &form))
                (select(page, &form, "what", &page.t("audit-what"), &options, &asked.what))
                (Field::new("from", "audit-from").kind("date").optional().render(page, &form))
                (Field::new("until", "audit-until").kind("date").optional().render(page, &form))
                button.button type="submit" { (page.t("operator-filter")) }
            }
        }
        @if found.items.is_empty() {
            (empty(page, "shield", &page.t("audit-none-title"), &page.t("audit-none-text"), Some(("/operator/audit", page.t("audit-all").into_owned()))))
        } @else {
            (table(page, &found.items, "log-rows"))
            @if let Some(next) = &found.next {
                p.more { a.button href=(asked.next(next)) rel="next" data-more="log-rows" { (page.t("operator-more-rows")) } }
            }
        }
    };
    frame(page, &page.t("audit-title"), Some(&page.t("audit-lead")), &body)
}

/// A kind of change in words; one without words of ours as it is written.
fn kind(page: &Page, what: &str) -> String {
    match audit::message(what) {
        Some(key) => i18n::t(page.locale, key).into_owned(),
        None => what.to_owned(),
    }
}

/// Lines of the log; the rows' body has this id.
pub fn table(page: &Page, lines: &[AuditView], id: &str) -> Markup {
    html! {
        section.table-frame aria-labelledby={ (id) "-caption" } tabindex="0" {
            table.table.audit {
                caption id={ (id) "-caption" } .sr { (page.t("audit-title")) }
                thead { tr {
                    th scope="col" { (page.t("audit-when")) }
                    th scope="col" { (page.t("audit-who")) }
                    th scope="col" { (page.t("audit-what")) }
                    th scope="col" { (page.t("audit-change")) }
                } }
                tbody id=(id) { @for line in lines { (row(page, line)) } }
            }
        }
    }
}

fn row(page: &Page, line: &AuditView) -> Markup {
    html! {
        tr id={ "audit-" (line.id) } {
            td { time datetime=(line.at.rfc3339()) { (page.moment(line.at)) } }
            td { (who(page, line.who_handle.as_deref(), &line.who)) }
            td { (kind(page, &line.what)) br; span.quiet { (subject(page, line)) } }
            td.audit-change {
                @if !line.detail.is_empty() { p dir="auto" { (line.detail) } }
                @if !line.before.is_empty() || !line.after.is_empty() {
                    @if line.before.len() + line.after.len() < 120 {
                        p { del { (line.before) } " → " ins { (line.after) } }
                    } @else {
                        details {
                            summary.text-button { (page.t("audit-show")) }
                            h3 { (page.t("audit-before")) } pre dir="auto" { (line.before) }
                            h3 { (page.t("audit-after")) } pre dir="auto" { (line.after) }
                        }
                    }
                }
            }
        }
    }
}

fn who(page: &Page, handle: Option<&str>, name: &str) -> Markup {
    html! {
        @match handle {
            Some(handle) => a.link href={ "/operator/people/" (handle) } { (page.tr("people-handle", &[("handle", handle.into())])) },
            None if name == crate::accounts::audit::COMMAND_LINE => (page.t("audit-command-line")),
            None => bdi { (name) },
        }
    }
}

/// What was changed, with the way to it.
fn subject(page: &Page, line: &AuditView) -> Markup {
    let to = |path: &str| html! { a.link href={ (path) (line.subject) } { (line.subject) } };
    match line.what.as_str() {
        "post removed" | "post restored" => to("/posts/"),
        "product" => to("/operator/products/"),
        _ => who(page, line.subject_handle.as_deref(), &line.subject),
    }
}
