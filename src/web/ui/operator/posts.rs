//! Posts as moderators and operators look through them.

use maud::{Markup, html};

use super::{frame, select};
use crate::kit::text::limit;
use crate::posts::view::DeskPost;
use crate::web::operator::posts::{Asked, DeskPage};
use crate::web::ui::form::{Field, Form, problems};
use crate::web::ui::page::Page;
use crate::web::ui::parts::{date, empty, thumb};
use crate::web::ui::people;
use crate::web::ui::post::shorten;

/// `/operator/posts?q=&author=&only=`: PUT and DELETE `/posts/{id}/removal`.
pub fn page(page: &Page, asked: &Asked, found: &DeskPage, form: &Form<'_>) -> Markup {
    let words = |key: &str| page.t(key).into_owned();
    let only = [("", words("operator-any")), ("shown", words("desk-shown")), ("removed", words("desk-removed"))];
    let typed = [("q".to_owned(), asked.q.clone()), ("author".to_owned(), asked.author.clone())];
    let filter = Form::new(&typed, form.errors);
    let body = html! {
        search {
            form.filter-row action="/operator/posts" method="get" {
                (problems(page, form, &["author", "reason"]))
                (Field::new("q", "desk-words").kind("search").optional().max(100).render(page, &filter))
                (Field::new("author", "desk-author").optional().max(31).render(page, &filter))
                (select(page, &filter, "only", &page.t("operator-only"), &only, &asked.only))
                button.button type="submit" { (page.t("operator-filter")) }
            }
        }
        @if found.items.is_empty() {
            (empty(page, "search", &page.t("desk-none-title"), &page.t("desk-none-text"), Some(("/operator/posts", words("desk-all")))))
        } @else {
            ul #desk-posts .desk-list role="list" { @for post in &found.items { (row(page, post, form)) } }
            @if let Some(next) = &found.next {
                p.more { a.button href=(asked.next(next)) rel="next" data-more="desk-posts" { (page.t("operator-more-rows")) } }
            }
        }
    };
    frame(page, &page.t("desk-title"), Some(&page.t("desk-lead")), &body)
}

fn row(page: &Page, post: &DeskPost, form: &Form<'_>) -> Markup {
    let lang = (!post.language.is_empty()).then_some(post.language.as_str());
    html! {
        li.desk-item id={ "desk-" (post.id) } {
            (thumb(post.photo.as_ref(), "line-photo"))
            div.grow.stack {
                div.row {
                    (people::person(page, &post.author))
                    span.quiet { (date(page, post.published_at)) " · " (page.count("count-smiles", post.smiles)) " · " (page.count("count-comments", post.comments)) }
                }
                p dir="auto" lang=[lang] { a href={ "/posts/" (post.id) } { @if post.text.is_empty() { (page.t("desk-no-text")) } @else { (shorten(&post.text, 160)) } } }
                (controls(page, post, form))
            }
        }
    }
}

fn controls(page: &Page, post: &DeskPost, form: &Form<'_>) -> Markup {
    let at = format!("/posts/{}/removal", post.id);
    let about = form.value("post") == post.id.to_string();
    let own = if about { *form } else { Form::empty() };
    let id = format!("reason-{}", post.id);
    match &post.removed {
        Some(removed) if removed.by_store => html! {
            p { span.state.state--declined { (page.t("desk-is-removed")) } " " (date(page, removed.at)) ": " bdi { (removed.reason) } }
            form action={ (at) "?_method=delete" } method="post" {
                button.button.button--small type="submit" aria-label=(page.tr("desk-restore-of", &[("name", post.author.name.as_str().into())])) { (page.t("desk-restore")) }
            }
        },
        Some(removed) => html! { p { span.state { (page.t("desk-by-author")) } " " (date(page, removed.at)) } },
        None => html! {
            details open[about] {
                summary.text-button { (page.t("desk-remove")) span.sr { " " (page.tr("desk-remove-of", &[("name", post.author.name.as_str().into())])) } }
                form.stack action={ (at) "?_method=put" } method="post" {
                    (Field::new("reason", "desk-reason").id(&id).hint("desk-reason-hint").rows(2).max(limit::REASON).render(page, &own))
                    p { button.button.button--danger.button--small type="submit" { (page.t("desk-remove-yes")) } }
                }
            }
        },
    }
}
