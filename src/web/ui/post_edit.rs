//! Changing a published post, and what it said before.

use maud::{Markup, html};

use super::form::{Form, describe, message, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{date, thumb};
use crate::kit::FieldError;
use crate::kit::text::limit;
use crate::posts::revise::{EarlierText, Revision};
use crate::posts::view::PostView;

/// `/posts/{id}/edit`: the words of a post, and what its photos show.
pub fn page(page: &Page, post: &PostView, to: &Revision, errors: &[FieldError]) -> Markup {
    let title = page.t("post-edit");
    let form = Form::new(&[], errors);
    let error = form.error(page, "text");
    let body = html! {
        section.stack {
            h1 { (title) }
            p.quiet { (page.t("post-edit-lead")) }
            form.stack method="post" action={ "/posts/" (post.id) "?_method=put" } {
                (problems(page, &form, &["text", "alts"]))
                div.field.field--bad[error.is_some()] {
                    label for="f-text" { (page.t("compose-text")) }
                    p.field-hint #f-text-hint { (page.t("compose-text-hint")) }
                    textarea #f-text name="text" rows="6" maxlength=(limit::POST_TEXT) aria-describedby=[describe("f-text", true, error.is_some())]
                        aria-invalid=[error.is_some().then_some("true")] { "\n" (to.text.as_deref().unwrap_or(&post.text)) }
                    @if let Some(error) = &error { (message(page, "f-text", error)) }
                }
                @for (k, photo) in post.photos.iter().enumerate() {
                    @let error = form.error(page, &format!("alts[{k}]"));
                    div.row.post-edit-photo {
                        (thumb(Some(&photo.photo), "thumb"))
                        div.field.grow.field--bad[error.is_some()] {
                            label for={ "f-alt-" (k) } { (page.t("compose-alt")) @if post.photos.len() > 1 { " (" (k + 1) ")" } }
                            input id={ "f-alt-" (k) } type="text" name="alt" value=(to.alts.get(k).unwrap_or(&photo.photo.alt)) maxlength=(limit::ALT_TEXT) autocomplete="off"
                                aria-describedby=[describe(&format!("f-alt-{k}"), false, error.is_some())] aria-invalid=[error.is_some().then_some("true")];
                            @if let Some(error) = &error { (message(page, &format!("f-alt-{k}"), error)) }
                        }
                    }
                }
                div.row {
                    button.button.button--primary type="submit" { (page.t("post-edit-save")) }
                    a.button href={ "/posts/" (post.id) } { (page.t("post-edit-cancel")) }
                }
            }
        }
    };
    layout::document(page, &Head::private(title), Shape::Narrow, body)
}

/// `/posts/{id}/texts`: what a post said before.
pub fn texts(page: &Page, post: &PostView, earlier: &[EarlierText]) -> Markup {
    let title = page.t("post-texts");
    let body = html! {
        section.stack {
            h1 { (title) }
            p { a.link href={ "/posts/" (post.id) } { (page.t("post-texts-now")) } }
            @if earlier.is_empty() { p.quiet { (page.t("post-texts-none")) } }
            ol.stack role="list" {
                @for text in earlier {
                    li.panel.stack {
                        p.quiet { (page.t("post-texts-until")) " " (date(page, text.until)) }
                        blockquote.post-text dir="auto" { @if text.text.is_empty() { (page.t("post-texts-empty")) } @else { (text.text) } }
                    }
                }
            }
        }
    };
    layout::document(page, &Head::private(title), Shape::Narrow, body)
}
