//! People: a line with picture, name and Follow, and lists of them.

use maud::{Markup, html};

use super::page::Page;
use super::parts::{avatar, icon};
use crate::accounts::view::AuthorView;

/// The Follow button of an account, the fragment `follow-<at>`. `at` tells apart the places where the same person
/// stands on one page (letters, digits, hyphens); the form sends it back as the field `at`. Visitors get a link to
/// signing in; one's own place stays empty.
pub fn follow(page: &Page, handle: &str, following: bool, at: &str) -> Markup {
    let id = format!("follow-{at}");
    html! {
        @if page.is_me(handle) {
            span id=(id) {}
        } @else if page.viewer.is_none() {
            a id=(id) .button.button--small.button--follow href=(page.sign_in(&format!("/accounts/{handle}"))) { (page.t("people-follow")) }
        } @else {
            form id=(id) method="post" action={ "/accounts/" (handle) "/follow?_method=" (if following { "delete" } else { "put" }) } data-swap="" {
                input type="hidden" name="at" value=(at);
                button.button.button--small.button--follow.button--on[following] type="submit" {
                    (page.t(if following { "people-following" } else { "people-follow" }))
                }
            }
        }
    }
}

/// The Follow button of a topic, the fragment `follow-topic-<slug>`.
pub fn follow_topic(page: &Page, slug: &str, following: bool) -> Markup {
    let id = format!("follow-topic-{slug}");
    html! {
        @if page.viewer.is_none() {
            a id=(id) .button.button--primary href=(page.sign_in(&format!("/topics/{slug}"))) { (page.t("people-follow")) }
        } @else {
            form id=(id) method="post" action={ "/topics/" (slug) "/follow?_method=" (if following { "delete" } else { "put" }) } data-swap="" {
                button.button.button--primary[!following] type="submit" {
                    @if following { (icon(page, "check")) }
                    (page.t(if following { "people-following" } else { "people-follow" }))
                }
            }
        }
    }
}

/// One person: picture, name and handle, as a link to the profile.
pub fn person(page: &Page, author: &AuthorView) -> Markup {
    html! {
        a.person href={ "/accounts/" (author.handle) } {
            (avatar(author.avatar.as_ref(), &author.name, "avatar"))
            span.person-names {
                bdi.person-name { (author.name) }
                span.quiet { (page.tr("people-handle", &[("handle", author.handle.as_str().into())])) }
            }
        }
    }
}

/// A list of people one does not follow yet, each with Follow. `at` names the list.
pub fn list(page: &Page, people: &[AuthorView], at: &str) -> Markup {
    html! {
        ul.people {
            @for author in people {
                li { (person(page, author)) (follow(page, &author.handle, false, &format!("{at}-{}", author.id))) }
            }
        }
    }
}
