//! The comments of a post and the form to write one.

use maud::{Markup, html};

use super::avoid::{self, At};
use super::card;
use super::page::Page;
use super::parts::{ago, avatar, icon};
use crate::accounts::view::{GateView, Role};
use crate::kit::text::limit;
use crate::kit::{FieldError, Id};
use crate::posts::view::CommentView;

/// The comments of one post and the state of the form.
#[derive(Clone, Copy, Debug)]
pub struct Comments<'a> {
    pub post: Id,
    /// How many there are in all.
    pub count: i64,
    /// In the order of writing; replies carry their parent.
    pub list: &'a [CommentView],
    /// Where older or newer ones are, if not all are here.
    pub next: Option<&'a str>,
    /// The viewer's write gate; nothing for a visitor.
    pub gate: Option<&'a GateView>,
    /// What was typed, when it was refused.
    pub text: &'a str,
    /// The comment that is answered.
    pub parent: Option<Id>,
    pub errors: &'a [FieldError],
}

/// The section `comments`, which is the fragment after one was written.
pub fn section(page: &Page, comments: &Comments<'_>) -> Markup {
    html! {
        section #comments .comments aria-labelledby="comments-title" {
            h2 #comments-title { (page.count("comments-title", comments.count)) }
            @if comments.list.is_empty() { p.quiet { (page.t("comments-none")) } }
            ol {
                @for comment in comments.list.iter().filter(|c| c.parent.is_none()) {
                    li {
                        (one(page, comments, comment))
                        @let replies: Vec<_> = comments.list.iter().filter(|c| c.parent == Some(comment.id)).collect();
                        @if !replies.is_empty() {
                            ol.replies { @for reply in replies { li { (one(page, comments, reply)) } } }
                        }
                    }
                }
            }
            @if let Some(cursor) = comments.next {
                a.button.button--quiet href={ "/posts/" (comments.post) "?comments=" (cursor) "#comments" } { (page.t("comments-more")) }
            }
            (form(page, comments))
        }
    }
}

fn one(page: &Page, comments: &Comments<'_>, comment: &CommentView) -> Markup {
    let thread = comment.parent.unwrap_or(comment.id);
    let Some(author) = &comment.author else {
        return html! { p.comment.quiet id={ "comment-" (comment.id) } { (page.t("comments-removed")) } };
    };
    html! {
        article.comment id={ "comment-" (comment.id) } data-by=(author.handle) {
            (avatar(author.avatar.as_ref(), &author.name, "avatar avatar--small"))
            div {
                p.comment-head {
                    a href={ "/accounts/" (author.handle) } { bdi { (author.name) } }
                    span.quiet { (ago(page, comment.at)) }
                    @if !page.is_me(&author.handle) {
                        (avoid::more(page, &format!("/accounts/{}", author.handle), At::Comment(comment.id), &author.name))
                    }
                }
                p.comment-text dir="auto" lang=[comment.lang()] { (card::linked(&comment.text, &[], &comment.mentions)) }
                div.row {
                    @if comments.gate.is_some_and(|g| g.open) {
                        a.text-button href={ "/posts/" (comments.post) "?reply=" (thread) "#comment-form" } {
                            (page.t("comments-reply")) span.sr { " " (page.tr("comments-reply-to", &[("name", author.name.as_str().into())])) }
                        }
                    }
                    @if may_remove(page, &author.handle) { (remove(page, comments.post, comment)) }
                }
            }
        }
    }
}

/// Its author may remove a comment, and the store's own people may.
fn may_remove(page: &Page, handle: &str) -> bool {
    page.is_me(handle) || page.viewer.as_ref().is_some_and(|v| v.role != Role::Shopper)
}

/// Removing asks once more, without a script.
fn remove(page: &Page, post: Id, comment: &CommentView) -> Markup {
    html! {
        details {
            summary.text-button { (page.t("comments-delete")) }
            form method="post" action={ "/posts/" (post) "/comments/" (comment.id) "?_method=delete" } data-swap="comments toast" {
                button.text-button type="submit" { (page.t("comments-delete-yes")) }
            }
        }
    }
}

/// The form for members; for others, what is missing and where to get it.
fn form(page: &Page, comments: &Comments<'_>) -> Markup {
    let Some(gate) = comments.gate else {
        return html! {
            p.notice { (icon(page, "comment")) span {
                (page.t("comments-visitor")) " "
                a.link href=(page.sign_in(&format!("/posts/{}", comments.post))) { (page.t("nav-sign-in")) }
            } }
        };
    };
    if !gate.open {
        return html! {
            p.notice { (icon(page, "info")) span {
                (page.t("comments-gate")) " " a.link href="/write" { (page.t("comments-gate-way")) }
            } }
        };
    }
    let error = comments.errors.iter().find(|e| e.field == "text").or(comments.errors.first());
    let replied = comments.parent.and_then(|id| comments.list.iter().find(|c| c.id == id && !c.removed));
    html! {
        form #comment-form .comment-form method="post" action={ "/posts/" (comments.post) "/comments" } data-swap="comments toast" {
            @if let Some(parent) = replied {
                input type="hidden" name="parent" value=(parent.id);
                p.quiet {
                    (page.tr("comments-replying", &[("name", parent.author.as_ref().map_or("", |a| a.name.as_str()).into())])) " "
                    a.link href={ "/posts/" (comments.post) "#comment-form" } { (page.t("comments-reply-cancel")) }
                }
            }
            div.field {
                label for="comment-text" { (page.t("comments-label")) }
                div.comment-row {
                    textarea #comment-text .input.input--small name="text" rows="1" required maxlength=(limit::COMMENT_TEXT) dir="auto"
                        placeholder=(page.t("comments-placeholder"))
                        aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| "comment-error")] { (comments.text) }
                    button.button.button--primary type="submit" { (page.t("comments-send")) }
                }
                @if let Some(error) = error {
                    p #comment-error .field-error { (icon(page, "trouble")) (page.field_error(error)) }
                }
            }
        }
    }
}
