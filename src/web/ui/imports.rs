//! The operator's pages of imports: the history with its reports, a new file, files that repeat, pictures that failed.

use maud::{Markup, html};

use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page, query};
use super::parts::{date, empty, icon};
use crate::i18n;
use crate::import::history::ImportView;
use crate::import::report::{Outcome, Problem, Report};
use crate::import::schedules::ScheduleView;
use crate::web::imports::{FORMATS, ImportsView, PicturesView};

/// `/operator/imports`: POST there with a file; POST and DELETE `/operator/import-schedules`.
pub fn page(page: &Page, view: &ImportsView, form: &Form<'_>) -> Markup {
    let body = html! {
        div.stack {
            (super::operator::tabs(page))
            h1 { (page.t("import-title")) }
            p.quiet { (page.t("import-lead")) }
            (body(page, view, form))
        }
    };
    layout::document(page, &Head::private(page.t("import-title")), Shape::Wide, body)
}

/// Everything below the heading, the fragment `imports`.
pub fn body(page: &Page, view: &ImportsView, form: &Form<'_>) -> Markup {
    let repeats = form.values.iter().any(|(name, _)| name == "location");
    let (upload, schedule) = if repeats { (Form::empty(), *form) } else { (*form, Form::empty()) };
    html! {
        div #imports .stack {
            (upload_form(page, &upload))
            (history(page, view))
            (schedules(page, &view.schedules, &schedule))
            (pictures(page, &view.pictures))
        }
    }
}

fn upload_form(page: &Page, form: &Form<'_>) -> Markup {
    html! {
        section.stack {
            h2 { (page.t("import-new")) }
            form.stack action="/operator/imports" method="post" enctype="multipart/form-data" {
                (problems(page, form, &["file", "format", "currency", "source"]))
                div.fields--two.fields--roomy {
                    (kind(page, form, "u"))
                    (format(page, form, "u"))
                    (Field::new("currency", "import-currency").id("u-currency").hint("import-currency-hint").optional().max(3).render(page, form))
                    (Field::new("source", "import-source").id("u-source").hint("import-source-hint").optional().max(40).render(page, form))
                }
                (full(page, form))
                label.check { input type="checkbox" name="dry_run" value="on" checked[form.value("dry_run") == "on"]; span { (page.t("import-dry-run")) } }
                (Field::new("file", "import-file").id("u-file").hint("import-file-hint").kind("file").render(page, form))
                p { button.button.button--primary type="submit" { (page.t("import-start")) } }
            }
        }
    }
}

fn kind(page: &Page, form: &Form<'_>, at: &str) -> Markup {
    let id = format!("{at}-kind");
    let chosen = form.value("kind");
    html! {
        div.field {
            label for=(id) { (page.t("import-kind")) }
            select id=(id) name="kind" {
                option value="catalog" selected[chosen != "reviews"] { (page.t("import-kind-catalog")) }
                option value="reviews" selected[chosen == "reviews"] { (page.t("import-kind-reviews")) }
            }
        }
    }
}

fn format(page: &Page, form: &Form<'_>, at: &str) -> Markup {
    let id = format!("{at}-format");
    let error = form.error(page, "format");
    html! {
        div.field {
            label for=(id) { (page.t("import-format")) }
            select id=(id) name="format" aria-invalid=[error.is_some().then_some("true")] aria-describedby=[super::form::describe(&id, false, error.is_some())] {
                option value="" { (page.t("import-format-any")) }
                @for (name, shown) in FORMATS { option value=(name) selected[form.value("format") == name] { (shown) } }
            }
            @if let Some(error) = error { (super::form::message(page, &id, &error)) }
        }
    }
}

fn full(page: &Page, form: &Form<'_>) -> Markup {
    html! {
        label.check {
            input type="checkbox" name="full" value="on" checked[form.value("full") == "on"];
            span { (page.t("import-full")) }
        }
    }
}

fn history(page: &Page, view: &ImportsView) -> Markup {
    html! {
        section.stack {
            h2 #import-history { (page.t("import-history")) }
            @if view.imports.is_empty() {
                (empty(page, "bag", &page.t("import-none-title"), &page.t("import-none-text"), None))
            } @else {
                div.table-frame role="group" aria-labelledby="import-history" tabindex="0" {
                    table.table {
                        thead { tr {
                            th scope="col" { (page.t("import-file")) }
                            th scope="col" { (page.t("import-when")) }
                            th scope="col" { (page.t("import-state")) }
                            th.table-number scope="col" { (page.t("import-created")) }
                            th.table-number scope="col" { (page.t("import-updated")) }
                            th.table-number scope="col" { (page.t("import-refused")) }
                        } }
                        tbody #import-rows { @for import in &view.imports { (row(page, import)) } }
                    }
                }
                @if let Some(next) = &view.next {
                    p.more { a.button href={ "/operator/imports?cursor=" (query(next)) } rel="next" data-more="import-rows" { (page.t("import-more")) } }
                }
            }
        }
    }
}

fn row(page: &Page, import: &ImportView) -> Markup {
    let of = |n: fn(&Report) -> u64| import.report.as_ref().map(|r| number(page, n(r)));
    html! {
        tr id={ "import-" (import.id) } {
            td { a.link href={ "/operator/imports/" (import.id) } { bdi { (import.name) } } }
            td { (date(page, import.created_at)) }
            td { (state(page, import)) }
            td.table-number { @if let Some(n) = of(|r| r.created) { (n) } }
            td.table-number { @if let Some(n) = of(|r| r.updated) { (n) } }
            td.table-number { @if let Some(n) = of(|r| r.refused) { (n) } }
        }
    }
}

fn number(page: &Page, n: u64) -> String {
    page.number(i64::try_from(n).unwrap_or(i64::MAX))
}

fn state(page: &Page, import: &ImportView) -> Markup {
    let outcome = import.report.as_ref().map(Report::outcome);
    html! {
        @match outcome {
            Some(outcome) => span.state.state--paid[outcome == Outcome::Whole].state--declined[outcome == Outcome::Nothing] {
                (page.t(&format!("import-outcome-{}", outcome.as_str())))
            },
            None => span.state { (page.t(&format!("import-state-{}", import.state))) },
        }
        @if import.options.dry_run { " " span.state { (page.t("import-dry")) } }
    }
}

/// `/operator/imports/{id}`: one import with its progress or its report.
pub fn one(page: &Page, import: &ImportView) -> Markup {
    let body = html! {
        div #import .stack {
            (super::operator::tabs(page))
            p { a.link href="/operator/imports" { (page.t("import-title")) } }
            h1 { bdi { (import.name) } }
            p { (state(page, import)) " " span.quiet { (page.moment(import.created_at)) } }
            @if let Some(progress) = &import.progress {
                progress.bar max="100" value=(progress.percent()) aria-label=(page.t("import-progress")) {}
                p role="status" {
                    (page.tr("import-progress-text", &[
                        ("percent", progress.percent().into()),
                        ("rows", number(page, progress.rows).into()),
                    ]))
                }
            }
            @if let Some(report) = &import.report { (report_of(page, report)) }
        }
    };
    layout::document(page, &Head::private(import.name.clone()), Shape::Wide, body)
}

fn report_of(page: &Page, report: &Report) -> Markup {
    let numbers = [
        ("import-rows", report.rows),
        ("import-created", report.created),
        ("import-updated", report.updated),
        ("import-unchanged", report.unchanged),
        ("import-retired", report.retired),
        ("import-unpublished", report.unpublished),
        ("import-groups", report.groups),
        ("import-elsewhere", report.elsewhere),
        ("import-other-currency", report.other_currency),
        ("import-pictures", report.pictures),
        ("import-warnings", report.warnings),
        ("import-refused", report.refused),
    ];
    html! {
        @if report.dry_run { div.notice { (icon(page, "info")) p { (page.t("import-dry-text")) } } }
        @if let Some(stopped) = &report.stopped {
            div.notice.notice--error role="alert" { (icon(page, "trouble")) p { (stopped.sentence(page.locale)) } }
        }
        @if report.kept { div.notice { (icon(page, "info")) p { (page.t("import-kept")) } } }
        dl.facts {
            @for (key, n) in numbers {
                @if n > 0 || key == "import-rows" { div { dt { (page.t(key)) } dd { (number(page, n)) } } }
            }
        }
        @if !report.problems.is_empty() {
            section.stack {
                h2 { (page.t("import-problems")) }
                ul.stack { @for problem in &report.problems { li { (problem_line(page, problem)) } } }
                @let left = (report.refused + report.warnings).saturating_sub(report.problems.len() as u64);
                @if left > 0 { p.quiet { (page.tr("import-problems-more", &[("n", number(page, left).into())])) } }
            }
        }
        @if !report.unmapped.is_empty() { (unmapped(page, report)) }
    }
}

fn problem_line(page: &Page, problem: &Problem) -> Markup {
    let place = problem.place(page.locale);
    html! {
        @if !place.is_empty() { strong { (place) } " " }
        span dir="auto" { (problem.sentence(page.locale)) }
        @if problem.refused { " " span.state.state--declined { (page.t("import-row-refused")) } }
    }
}

fn unmapped(page: &Page, report: &Report) -> Markup {
    html! {
        section.stack {
            h2 #import-unmapped { (page.t("import-unmapped")) }
            p.quiet { (page.t("import-unmapped-text")) }
            div.table-frame role="group" aria-labelledby="import-unmapped" tabindex="0" {
                table.table {
                    thead { tr {
                        th scope="col" { (page.t("import-category")) }
                        th.table-number scope="col" { (page.t("import-products")) }
                        th scope="col" { (page.t("import-nearest")) }
                    } }
                    tbody { @for one in &report.unmapped { tr {
                        td { @if one.category.is_empty() { (page.t("import-category-none")) } @else { bdi { (one.category) } } }
                        td.table-number { (number(page, one.products)) }
                        td { @if let Some((slug, path)) = &one.nearest { (page.interest(slug)) " · " (path) } }
                    } } }
                }
            }
        }
    }
}

fn schedules(page: &Page, schedules: &[ScheduleView], form: &Form<'_>) -> Markup {
    html! {
        section.stack {
            h2 { (page.t("import-repeat")) }
            p.quiet { (page.t("import-repeat-text")) }
            @if !schedules.is_empty() {
                ul.stack { @for one in schedules { li id={ "schedule-" (one.id) } { (schedule(page, one)) } } }
            }
            form.stack action="/operator/import-schedules" method="post" data-swap="imports" {
                (problems(page, form, &["location", "every_minutes", "format", "currency", "source"]))
                div.fields--two.fields--roomy {
                    (Field::new("location", "import-location").id("s-location").hint("import-location-hint").max(2_000).render(page, form))
                    (Field::new("every_minutes", "import-minutes").id("s-minutes").hint("import-minutes-hint").kind("number").inputmode("numeric").value("60").render(page, form))
                    (kind(page, form, "s"))
                    (format(page, form, "s"))
                    (Field::new("currency", "import-currency").id("s-currency").hint("import-currency-hint").optional().max(3).render(page, form))
                    (Field::new("source", "import-source").id("s-source").hint("import-source-hint").optional().max(40).render(page, form))
                }
                (full(page, form))
                p { button.button type="submit" { (page.t("import-repeat-start")) } }
            }
        }
    }
}

fn schedule(page: &Page, one: &ScheduleView) -> Markup {
    html! {
        form.membership action={ "/operator/import-schedules/" (one.id) "?_method=delete" } method="post" data-swap="imports" {
            span {
                bdi { (one.location) } ", " (page.count("import-every", one.every_minutes))
                @if let Some(at) = one.looked_at { span.quiet { " · " (page.tr("import-looked", &[("when", page.ago(at).into())])) } }
                @if let Some(problem) = &one.problem { " · " (picture_problem(page, problem)) }
            }
            button.button.button--small type="submit" aria-label=(page.tr("import-end-of", &[("name", one.location.as_str().into())])) { (page.t("import-end")) }
        }
    }
}

fn picture_problem(page: &Page, code: &str) -> String {
    i18n::tr(page.locale, &format!("import-picture-{code}"), &[])
}

fn pictures(page: &Page, view: &PicturesView) -> Markup {
    html! {
        section.stack {
            h2 { (page.t("import-pictures")) }
            p { (page.count("import-pictures-waiting", view.waiting)) " " (page.count("import-pictures-failed", view.failed)) }
            @if view.failed > 0 {
                ul.stack {
                    @for one in &view.failures {
                        li {
                            a.link href={ "/products/" (one.product) } { bdi { (one.title) } } ": "
                            bdi { (one.source) } ", " (picture_problem(page, &one.problem))
                        }
                    }
                }
                form action="/operator/picture-retries" method="post" data-swap="imports" {
                    button.button type="submit" { (page.t("import-pictures-retry")) }
                }
            }
        }
    }
}
