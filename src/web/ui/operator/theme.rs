//! The theme: name, logo, colours, corners, own CSS.

use maud::{Markup, html};

use super::frame;
use crate::kit::text::limit;
use crate::store::theme::{ACCENT_DARK, ACCENT_LIGHT, ROUND};
use crate::web::operator::theme::ThemeView;
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::Page;

/// `/operator/theme`: PUT and DELETE there; PUT and DELETE `/operator/theme/logo`.
pub fn page(page: &Page, view: &ThemeView, form: &Form<'_>) -> Markup {
    let theme = &view.theme;
    let or = |own: &str, value: &str| if value.is_empty() { own.to_owned() } else { value.to_owned() };
    let (light, dark) = (or(ACCENT_LIGHT, &theme.accent_light), or(ACCENT_DARK, &theme.accent_dark));
    let round = theme.round.unwrap_or(ROUND).to_string();
    let body = html! {
        form.panel.stack action="/operator/theme?_method=put" method="post" {
            (problems(page, form, &["name", "accent_light", "accent_dark", "round", "css", "file"]))
            (Field::new("name", "theme-name").value(&theme.name).hint("theme-name-hint").max(limit::NAME).optional().render(page, form))
            div.fields--two.fields--roomy {
                div {
                    (Field::new("accent_light", "theme-light").kind("color").hint("theme-accent-hint").value(&light).optional().render(page, form))
                    (offer(page, form, "accent_light"))
                }
                div {
                    (Field::new("accent_dark", "theme-dark").kind("color").hint("theme-accent-hint").value(&dark).optional().render(page, form))
                    (offer(page, form, "accent_dark"))
                }
            }
            (Field::new("round", "theme-round").kind("number").inputmode("numeric").value(&round).hint("theme-round-hint").render(page, form))
            (Field::new("css", "theme-css").rows(8).value(&theme.css).hint("theme-css-hint").optional().render(page, form))
            p { button.button.button--primary type="submit" { (page.t("theme-save")) } }
        }
        section.panel.stack {
            h2 { (page.t("theme-logo")) }
            p.quiet { (page.t("theme-logo-text")) }
            @if let Some(logo) = &view.logo { p { img.logo src=(logo.url) alt=(page.t("theme-logo-alt")) width=(logo.width) height=(logo.height); } }
            div.row {
                form.stack action="/operator/theme/logo?_method=put" method="post" enctype="multipart/form-data" {
                    (Field::new("file", "theme-logo-file").kind("file").render(page, form))
                    p { button.button type="submit" { (page.t("theme-logo-save")) } }
                }
                @if view.logo.is_some() {
                    form action="/operator/theme/logo?_method=delete" method="post" {
                        button.button.button--quiet type="submit" { (page.t("theme-logo-remove")) }
                    }
                }
            }
        }
        form.panel.stack action="/operator/theme?_method=delete" method="post" {
            p { (page.t("theme-reset-text")) }
            p { button.button.button--danger type="submit" { (page.t("theme-reset")) } }
        }
    };
    frame(page, &page.t("theme-title"), Some(&page.t("theme-lead")), &body)
}

/// Where an accent cannot be read: the button that takes the nearest one that can.
fn offer(page: &Page, form: &Form<'_>, field: &str) -> Markup {
    let error = form.errors.iter().find(|e| e.field == field && e.code == "low_contrast");
    let nearest = error.and_then(|e| e.args.iter().find(|(name, _)| *name == "nearest"));
    html! {
        @if let Some((_, nearest)) = nearest {
            p { button.button.button--small type="submit" name="take" value=(field) { (page.tr("theme-take", &[("colour", nearest.as_str().into())])) } }
        }
    }
}
