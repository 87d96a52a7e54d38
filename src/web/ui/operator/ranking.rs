//! `/operator/ranking`: the weights as a form, and the record of a page.

use maud::{Markup, html};

use super::frame;
use crate::feed::ranking::Ranking;
use crate::feed::view::{Counted, Scored, Why};
use crate::i18n::format;
use crate::web::ui::form::{Form, describe, message, problems};
use crate::web::ui::page::Page;

/// The deeds in the order of their worths.
const DEEDS: [&str; 6] = ["smile", "comment", "save", "tap", "buy", "not-this"];
/// The parts of a score in the order of the form.
const PARTS: [&str; 8] = ["interest", "follow", "taste", "affinity", "quality", "recency", "chance", "factor"];

/// PUT and DELETE `/operator/ranking`. `record`: whose page was asked for, and how it comes about; nothing: there is nobody
/// of that name.
pub fn page(page: &Page, set: &Ranking, record: Option<(&str, Option<&Why>)>, form: &Form<'_>) -> Markup {
    let own = Ranking::default();
    let fields: Vec<_> = set.bounds().into_iter().zip(own.bounds()).collect();
    let known: Vec<&str> = own.bounds().map(|(name, ..)| name).into_iter().chain(["worth"]).collect();
    let body = html! {
        form.panel.stack action="/operator/ranking?_method=put" method="post" {
            (problems(page, form, &known))
            h2 { (page.t("rank-weights")) }
            p.quiet { (page.t("rank-weights-text")) }
            div.fields--two {
                @for ((name, value, least, most), (_, own, ..)) in &fields {
                    (number(page, form, name, &page.t(&format!("rank-{}", name.replace('_', "-"))), (*value, *own), (*least, *most)))
                }
            }
            h2 { (page.t("rank-worth")) }
            p.quiet { (page.t("rank-worth-text")) }
            div.fields--two {
                @for (((name, value, least, most), (_, own, ..)), deed) in set.worths().into_iter().zip(own.worths()).zip(DEEDS) {
                    (number(page, form, &name, &page.t(&format!("rank-deed-{deed}")), (value, own), (least, most)))
                }
            }
            p { button.button.button--primary type="submit" { (page.t("rank-save")) } }
        }
        form.panel.stack action="/operator/ranking?_method=delete" method="post" {
            p { (page.t("rank-reset-text")) }
            p { button.button.button--danger type="submit" { (page.t("rank-reset")) } }
        }
        section #record .panel.stack aria-labelledby="record-title" {
            h2 #record-title { (page.t("rank-record")) }
            p.quiet { (page.t("rank-record-text")) }
            form.row action="/operator/ranking#record" method="get" {
                div.field {
                    label for="f-handle" { (page.t("rank-record-handle")) }
                    input type="text" #f-handle name="handle" value=[record.map(|(handle, _)| handle)] required autocapitalize="none" spellcheck="false" autocomplete="off";
                }
                button.button type="submit" { (page.t("rank-record-show")) }
            }
            @match record {
                None => {}
                Some((_, None)) => p.field-error role="alert" { (page.t("rank-record-nobody")) },
                Some((_, Some(why))) => (story(page, why)),
            }
        }
    };
    frame(page, &page.t("rank-title"), Some(&page.t("rank-lead")), &body)
}

/// A number with what it may be and what it is of itself.
fn number(
    page: &Page,
    form: &Form<'_>,
    name: &str,
    label: &str,
    (value, own): (f64, f64),
    (least, most): (f64, f64),
) -> Markup {
    let id = format!("f-{}", name.replace(['[', ']'], "-"));
    let error = form.error(page, name);
    let typed = if form.was_sent() { form.value(name).to_owned() } else { value.to_string() };
    html! {
        div.field.field--bad[error.is_some()] {
            label for=(id) { (label) }
            p.field-hint id={ (id) "-hint" } {
                (page.tr("rank-bounds", &[("least", least.to_string().into()), ("most", most.to_string().into()), ("own", own.to_string().into())]))
            }
            input id=(id) type="text" name=(name) value=(typed) inputmode="decimal" autocomplete="off"
                aria-describedby=[describe(&id, true, error.is_some())] aria-invalid=[error.is_some().then_some("true")];
            @if let Some(error) = error { (message(page, &id, &error)) }
        }
    }
}

fn counted(page: &Page, of: &str, rows: &[Counted], title: &str) -> Markup {
    html! {
        section.table-frame aria-labelledby={ "caption-" (of) } tabindex="0" {
            table.table {
                caption id={ "caption-" (of) } { (title) }
                thead { tr { th scope="col" { (page.t("rank-record-where")) } th.table-number scope="col" { (page.t("rank-record-n")) } } }
                tbody {
                    @for Counted { code, n } in rows {
                        tr { th scope="row" { (page.t(&format!("my-feed-{of}-{code}"))) } td.table-number { (page.number(i64::from(*n))) } }
                    }
                }
            }
        }
    }
}

/// How a page comes about, from the candidates to the scores.
fn story(page: &Page, why: &Why) -> Markup {
    let two = |n: &f64| format::decimal(page.locale, *n, 2);
    html! {
        (counted(page, "source", &why.retrieved, &page.t("rank-retrieved")))
        @if why.dropped.is_empty() {
            p { (page.t("rank-dropped-none")) }
        } @else {
            (counted(page, "filter", &why.dropped, &page.t("rank-dropped")))
        }
        p { (page.tr("rank-compared", &[("n", i64::from(why.ranked).into())])) }
        @if why.relaxed > 0 { p { (page.tr("rank-relaxed", &[("n", i64::from(why.relaxed).into())])) } }
        section.table-frame aria-labelledby="caption-scored" tabindex="0" {
            table.table {
                caption #caption-scored { (page.t("rank-scored")) }
                thead { tr {
                    th scope="col" { (page.t("rank-item")) }
                    th.table-number scope="col" { (page.t("rank-score")) }
                    @for part in PARTS { th.table-number scope="col" { (page.t(&format!("rank-part-{part}"))) } }
                    @for deed in DEEDS { th.table-number scope="col" { (page.t(&format!("rank-deed-{deed}"))) } }
                    th scope="col" { (page.t("rank-reasons")) }
                } }
                tbody { @for item in &why.items { (row(page, item, two)) } }
            }
        }
    }
}

fn row(page: &Page, item: &Scored, two: impl Fn(&f64) -> String) -> Markup {
    let href = format!("/{}s/{}", item.kind, item.id);
    html! {
        tr {
            th scope="row" { a href=(href) { bdi { @if item.name.is_empty() { (item.id) } @else { (item.name) } } } }
            td.table-number { (two(&item.score)) }
            @for part in PARTS { td.table-number { (item.parts.get(part).map(&two).unwrap_or_default()) } }
            @for deed in DEEDS { td.table-number { (item.chances.get(deed).map(|c| format::decimal(page.locale, c * 100.0, 1)).unwrap_or_default()) } }
            td { @for (i, code) in item.reasons.iter().enumerate() { @if i > 0 { ", " } code { (code) } } }
        }
    }
}
