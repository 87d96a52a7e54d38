//! The list of notifications, and the choice of kinds.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, ago, avatar, icon};
use crate::notifications::view::{Choices, NotificationPage, NotificationView};
use crate::notifications::{KEPT, Kind};

/// `/me/notifications`. Fragment `notifications`.
pub fn page(page: &Page, found: &NotificationPage) -> Markup {
    let title = page.t("notify-title");
    let body = html! {
        div.stack {
            header.page-head {
                h1 { (title) }
                a.link href="/me/notifications/choices" { (page.t("notify-choices")) }
            }
            @if found.items.is_empty() {
                (parts::empty(page, "bell", &page.t("notify-empty"), &page.t("notify-empty-text"), None))
            } @else {
                ul #notifications .notes role="list" { @for one in &found.items { (line(page, one)) } }
            }
            @if let Some(cursor) = &found.next {
                p.feed-next { a.button data-more="notifications" href={ "/me/notifications?cursor=" (cursor) } { (page.t("feed-next")) } }
            } @else if !found.items.is_empty() {
                p.quiet { (page.count("notify-kept", KEPT.0 / crate::kit::Micros::days(1).0)) }
            }
        }
    };
    layout::document(page, &Head::private(title), Shape::Narrow, body)
}

fn line(page: &Page, one: &NotificationView) -> Markup {
    let symbol = match one.kind {
        "order" => "box",
        "membership" => "medal",
        _ => "bell",
    };
    html! {
        li.note.note--new[one.unread] {
            span.note-faces {
                @if one.people.is_empty() { span.note-symbol { (icon(page, symbol)) } }
                @for person in one.people.iter().take(2) {
                    (avatar(person.avatar.as_ref(), &person.name, "avatar"))
                }
            }
            div.note-words {
                p {
                    a href=(one.path) { (one.text) }
                    " " span.quiet { (ago(page, one.at)) }
                    @if one.unread { " " span.note-dot { span.sr { (page.t("notify-new")) } } }
                }
                @if !one.excerpt.is_empty() { p.quiet.note-excerpt dir="auto" { (one.excerpt) } }
            }
            @if one.picture.is_some() { (parts::thumb(one.picture.as_ref(), "thumb")) }
        }
    }
}

/// The choices as the fragment `notify-choices`.
pub fn choices(page: &Page, choices: &Choices, saved: bool) -> Markup {
    html! {
        section #notify-choices .panel aria-labelledby="notify-choices-title" {
            h2.sr #notify-choices-title { (page.t("notify-choices")) }
            p { (page.t("notify-choices-lead")) }
            @if saved { p.saved role="status" { (icon(page, "check")) span { (page.t("notify-saved")) } } }
            form action="/me/notifications/choices?_method=put" method="post" data-swap="notify-choices" {
                fieldset.switches {
                    legend.sr { (page.t("notify-choices")) }
                    @for kind in Kind::ALL {
                        @let name = kind.as_str();
                        label.switch-line {
                            input type="checkbox" name="page" value=(name) checked[choices.page.iter().any(|k| k == name)];
                            span { (page.t(&format!("notify-kind-{name}"))) }
                        }
                    }
                }
                button.button.button--primary type="submit" { (page.t("notify-save")) }
            }
        }
    }
}

/// `/me/notifications/choices`
pub fn choices_page(page: &Page, chosen: &Choices, saved: bool) -> Markup {
    let body = html! {
        div.stack.settings {
            h1 { (page.t("notify-choices")) }
            (choices(page, chosen, saved))
            p { a.link href="/me/notifications" { (page.t("notify-title")) } }
        }
    };
    layout::document(page, &Head::private(page.t("notify-choices")), Shape::Narrow, body)
}
