//! Memberships that run, with the form to grant one.

use maud::{Markup, html};

use super::frame;
use crate::kit::text::limit;
use crate::web::operator::MembershipPage;
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::{Page, query};
use crate::web::ui::parts::{date, empty};
use crate::web::ui::people;

/// `/operator/memberships`: POST there with `handle` and `until`; DELETE `/operator/memberships/{handle}`.
pub fn page(page: &Page, list: &MembershipPage, form: &Form<'_>) -> Markup {
    let body = html! {
        form.panel.stack action="/operator/memberships" method="post" {
            h2 { (page.t("memberships-grant")) }
            (problems(page, form, &["handle", "until"]))
            input type="hidden" name="back" value="memberships";
            div.fields--two.fields--roomy {
                (Field::new("handle", "field-handle").max(limit::HANDLE_MAX + 1).autocomplete("off").render(page, form))
                (Field::new("until", "memberships-until").kind("date").hint("memberships-until-hint").optional().render(page, form))
            }
            p { button.button.button--primary type="submit" { (page.t("memberships-grant-button")) } }
        }
        @if list.items.is_empty() {
            (empty(page, "people", &page.t("memberships-none-title"), &page.t("memberships-none-text"), None))
        } @else {
            section.table-frame aria-labelledby="memberships-caption" tabindex="0" {
                table.table {
                    caption #memberships-caption .sr { (page.t("memberships-title")) }
                    thead { tr {
                        th scope="col" { (page.t("operator-person")) }
                        th scope="col" { (page.t("memberships-source")) }
                        th scope="col" { (page.t("memberships-since")) }
                        th scope="col" { (page.t("memberships-ends")) }
                        th scope="col" { (page.t("memberships-by")) }
                        th scope="col" { span.sr { (page.t("operator-end")) } }
                    } }
                    tbody #membership-rows { @for row in &list.items {
                        tr id={ "membership-" (row.account.id) } {
                            td { (people::person(page, &row.account)) }
                            td { (page.t(if row.source == "plan" { "memberships-plan" } else { "memberships-granted" })) }
                            td { (date(page, row.since)) }
                            td { @match row.until { Some(at) => (date(page, at)), None => (page.t("memberships-open")) } }
                            td { @if let Some(by) = &row.granted_by { (page.tr("people-handle", &[("handle", by.as_str().into())])) } }
                            td {
                                form action={ "/operator/memberships/" (query(&row.account.handle)) "?_method=delete" } method="post" {
                                    input type="hidden" name="back" value="memberships";
                                    button.button.button--small type="submit" aria-label=(page.tr("operator-end-of", &[("name", row.account.name.as_str().into())])) { (page.t("operator-end")) }
                                }
                            }
                        }
                    } }
                }
            }
            @if let Some(next) = &list.next {
                p.more { a.button href={ "/operator/memberships?cursor=" (query(next)) } rel="next" data-more="membership-rows" { (page.t("operator-more-rows")) } }
            }
        }
    };
    frame(page, &page.t("memberships-title"), Some(&page.t("memberships-lead")), &body)
}
