//! A profile: who it is, figures, Follow, and the posts as a grid.

use maud::{Markup, html};

use super::avoid::{self, At};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, avatar, icon};
use super::photo::{Fetch, sizes};
use super::{card, explore, people};
use crate::accounts::view::ProfileView;
use crate::posts::view::PostView;

/// The whole page. `next` is the cursor of the next page of posts.
pub fn page(page: &Page, profile: &ProfileView, posts: &[PostView], next: Option<&str>) -> Markup {
    let author = &profile.author;
    let address = format!("/accounts/{}", author.handle);
    let title =
        page.tr("profile-title", &[("name", author.name.as_str().into()), ("handle", author.handle.as_str().into())]);
    let description = if profile.bio.is_empty() {
        page.tr("profile-description", &[("name", author.name.as_str().into()), ("store", page.store.as_str().into())])
    } else {
        super::post::shorten(&profile.bio.replace('\n', " "), 160)
    };
    let head = Head {
        kind: "profile",
        json_ld: vec![json_ld(page, profile)],
        next: next.map(|c| format!("{address}?cursor={c}")),
        ..Head::public(title, description, address.clone())
    }
    .with_photo(author.avatar.as_ref());
    let body = html! {
        header.profile {
            (avatar(author.avatar.as_ref(), &author.name, "avatar avatar--large"))
            div.profile-words {
                div.profile-name {
                    h1 { bdi { (author.name) } }
                    @if page.is_me(&author.handle) {
                        a.button.button--small href="/me" { (icon(page, "settings")) (page.t("profile-edit")) }
                    } @else if profile.blocked_by_me != Some(true) {
                        (people::follow(page, &author.handle, profile.followed_by_me.unwrap_or(false), "profile"))
                        (avoid::more(page, &address, At::None, &author.name))
                    }
                    (card::share(page, &address, &author.name))
                }
                p.quiet { (page.tr("people-handle", &[("handle", author.handle.as_str().into())])) " · " (page.tr("profile-joined", &[("date", page.date(profile.joined).into())])) }
                (figures(page, profile))
                p { a.link href={ (address) "/boards" } { (page.t("boards-link")) } }
                @if !profile.bio.is_empty() { p.profile-bio dir="auto" { (profile.bio) } }
            }
        }
        (standing(page, profile))
        @if profile.blocked_by_me == Some(true) {
            p.quiet { (page.t("avoid-block-what")) }
        } @else if posts.is_empty() {
            @let mine = page.is_me(&author.handle);
            (parts::empty(page, "camera",
                &page.t(if mine { "profile-empty-mine" } else { "profile-empty" }),
                &page.t(if mine { "profile-empty-mine-text" } else { "profile-empty-text" }),
                mine.then(|| ("/posts/new", page.t("nav-create").into_owned()))))
        } @else {
            h2.sr { (page.t("profile-posts")) }
            (grid(page, &author.handle, posts, next))
        }
    };
    layout::document(page, &head, Shape::Wide, body)
}

/// That the viewer blocked or muted this person, and the way back: the fragment `standing`.
pub fn standing(page: &Page, profile: &ProfileView) -> Markup {
    let author = &profile.author;
    let told = |key: &str, noun: &str, undo: &str| {
        html! {
            p { (page.tr(key, &[("name", author.name.as_str().into())])) }
            form method="post" action={ "/accounts/" (author.handle) "/" (noun) "?_method=delete" } data-swap=[(noun == "mute").then_some("")] {
                input type="hidden" name="at" value="";
                button.button.button--small type="submit" { (page.t(undo)) }
            }
        }
    };
    html! {
        div #standing .standing {
            @if profile.blocked_by_me == Some(true) { (told("avoid-you-blocked", "block", "avoid-do-unblock")) }
            @else if profile.muted_by_me == Some(true) { (told("avoid-you-muted", "mute", "avoid-do-unmute")) }
        }
    }
}

/// Posts, followers, following: the fragment `figures` after Follow was pressed.
pub fn figures(page: &Page, profile: &ProfileView) -> Markup {
    html! {
        ul #figures .figures {
            @for (n, key) in [(profile.posts, "profile-n-posts"), (profile.followers, "profile-n-followers"), (profile.following, "profile-n-following")] {
                li { strong { (page.figure(n)) } " " span.quiet { (page.count(key, n)) } }
            }
        }
    }
}

/// The posts as the fragment `profile-posts`, and behind it the link to the next page.
pub fn grid(page: &Page, handle: &str, posts: &[PostView], next: Option<&str>) -> Markup {
    html! {
        ul #profile-posts .squares {
            @for post in posts { li { (explore::post_tile_at(page, post, sizes::SQUARE, Fetch::Lazy)) } }
        }
        @if let Some(cursor) = next {
            p.feed-next { a.button data-more="profile-posts" href={ "/accounts/" (handle) "?cursor=" (cursor) } { (page.t("feed-next")) } }
        }
    }
}

fn json_ld(page: &Page, profile: &ProfileView) -> serde_json::Value {
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "dateCreated": profile.joined.rfc3339(),
        "mainEntity": {
            "@type": "Person",
            "name": profile.author.name,
            "alternateName": profile.author.handle,
            "description": profile.bio,
            "url": page.absolute(&format!("/accounts/{}", profile.author.handle)),
            "image": profile.author.avatar.as_ref().map(|a| page.absolute(&a.share_url)),
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/FollowAction",
                "userInteractionCount": profile.followers,
            },
        },
    })
}
