//! The store's own texts.

use maud::{Markup, PreEscaped, html};

use super::{frame, select};
use crate::i18n::Locale;
use crate::store::texts::Name;
use crate::web::operator::texts::{TextView, TextsView};
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::Page;
use crate::web::ui::parts::{date, icon};

/// `/operator/texts`: which texts are written, and which are still to be.
pub fn index(page: &Page, view: &TextsView) -> Markup {
    let body = html! {
        @if !view.to_write.is_empty() {
            div.notice { (icon(page, "info")) p { (page.t("texts-todo")) } }
        }
        section.table-frame aria-labelledby="texts-caption" tabindex="0" {
            table.table.texts {
                caption #texts-caption .sr { (page.t("texts-title")) }
                thead { tr {
                    th scope="col" { (page.t("texts-text")) }
                    @for locale in Locale::ALL { th scope="col" lang=(locale.tag()) { (locale.name()) } }
                } }
                tbody { @for text in &view.items {
                    tr {
                        td { strong { (page.t(&format!("text-{}", text.name))) } br; span.quiet { (page.t(&format!("text-{}-lead", text.name))) } }
                        @for written in &text.languages {
                            td {
                                a.link href={ "/operator/texts/" (text.name) "?language=" (written.language) } {
                                    @match written.at {
                                        Some(at) => (date(page, at)),
                                        None => (page.t("texts-write")),
                                    }
                                    span.sr { " " (page.t(&format!("text-{}", text.name))) " (" (written.language) ")" }
                                }
                                @if written.at.is_none() && view.to_write.contains(&text.name) { " " span.state.state--declined { (page.t("texts-missing")) } }
                            }
                        }
                    }
                } }
            }
        }
    };
    frame(page, &page.t("texts-title"), Some(&page.t("texts-lead")), &body)
}

/// `/operator/texts/{name}?language=`: PUT there; POST `/operator/texts/{name}/preview`. `shown` is the preview's markup.
pub fn one(page: &Page, view: &TextView, form: &Form<'_>, shown: Option<&str>) -> Markup {
    let at = format!("/operator/texts/{}", view.name);
    let limit = Name::of(view.name).map_or(0, Name::limit);
    let languages: Vec<(&str, String)> = Locale::ALL.iter().map(|l| (l.tag(), l.name().to_owned())).collect();
    let title = page.t(&format!("text-{}", view.name)).into_owned();
    let body = html! {
        p { a.link href="/operator/texts" { (page.t("texts-back")) } }
        form.filter-row action=(at) method="get" {
            (select(page, &Form::empty(), "language", &page.t("texts-language"), &languages, view.language))
            button.button type="submit" { (page.t("texts-open")) }
        }
        form.panel.stack action={ (at) "?_method=put" } method="post" {
            (problems(page, form, &["text"]))
            input type="hidden" name="language" value=(view.language);
            (Field::new("text", "texts-field").hint("texts-hint").value(&view.text).rows(if view.name == "notice" { 3 } else { 16 }).max(limit).optional().render(page, form))
            p.row {
                button.button.button--primary type="submit" { (page.t("texts-save")) }
                button.button type="submit" formaction={ (at) "/preview" } { (page.t("texts-preview")) }
            }
        }
        (preview(page, view.language, shown))
        section.stack {
            h2 { (page.t("texts-history")) }
            @if view.versions.is_empty() { p.quiet { (page.t("texts-history-none")) } }
            @for (i, version) in view.versions.iter().enumerate() {
                details.panel {
                    summary {
                        (page.moment(version.at)) " "
                        @if let Some(by) = &version.by { span.quiet { (page.tr("people-handle", &[("handle", by.as_str().into())])) } }
                        @if i == 0 { " " span.state.state--paid { (page.t("texts-now")) } }
                    }
                    @if version.text.is_empty() { p.quiet { (page.t("texts-taken-back")) } } @else {
                        pre dir="auto" lang=(view.language) { (version.text) }
                        @if i > 0 {
                            form action={ (at) "?_method=put" } method="post" {
                                input type="hidden" name="language" value=(view.language);
                                input type="hidden" name="text" value=(version.text);
                                button.button.button--small type="submit" { (page.t("texts-again")) }
                            }
                        }
                    }
                }
            }
        }
    };
    frame(page, &title, None, &body)
}

/// What the text would look like, the fragment `text-preview`.
pub fn preview(page: &Page, language: &str, shown: Option<&str>) -> Markup {
    html! {
        div #text-preview {
            @if let Some(html) = shown {
                section.panel.stack aria-labelledby="text-preview-title" {
                    h2 #text-preview-title { (page.t("texts-preview")) }
                    // Made by `store::markdown`, which lets no HTML of the text itself through.
                    div.prose lang=(language) dir="auto" { (PreEscaped(html)) }
                }
            }
        }
    }
}
