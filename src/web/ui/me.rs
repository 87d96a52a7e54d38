//! One's own page: what one has here, and the way to each.

use maud::{Markup, html};

use super::gate;
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{avatar, icon};
use super::topics;
use crate::accounts::view::{MeView, Role};

/// `/me`: profile, saved, orders, bag, interests, the write gate, signing out (DELETE `/sessions/current`).
pub fn page(page: &Page, me: &MeView) -> Markup {
    let entry = |href: &str, symbol: &str, key: &str| {
        html! { li { a href=(href) { (icon(page, symbol)) span { (page.t(key)) } (icon(page, "right")) } } }
    };
    let body = html! {
        section #me .stack {
            header.me-head {
                (avatar(me.author.avatar.as_ref(), &me.author.name, "avatar avatar--large"))
                div {
                    h1 { bdi { (me.author.name) } }
                    p.quiet { (page.tr("people-handle", &[("handle", me.author.handle.as_str().into())])) " · " (me.email) }
                    @if me.member { p { span.state.state--paid { (page.t("me-member")) } } }
                }
            }
            ul.menu role="list" {
                (entry(&format!("/accounts/{}", me.author.handle), "you", "me-profile"))
                (entry("/me/notifications", "bell", "notify-title"))
                (entry("/me/saved", "save", "me-saved"))
                (entry("/me/boards", "explore", "me-boards"))
                (entry("/orders", "box", "me-orders"))
                (entry("/membership", "check", "me-membership"))
                (entry("/me/points", "star", "me-points"))
                (entry("/me/limits", "shield", "me-limits"))
                (entry("/bag", "bag", "me-bag"))
                (entry("/me/feed", "settings", "me-feed"))
                (entry("/me/settings", "settings", "me-settings"))
                @if me.role == Role::Operator { (entry("/operator", "shield", "me-operator")) }
                @if me.role == Role::Moderator { (entry("/operator/posts", "shield", "me-moderator")) }
            }
            section.stack aria-labelledby="me-interests" {
                header.page-head { h2 #me-interests { (page.t("me-interests")) } a.link href="/interests?next=%2Fme" { (page.t("me-interests-change")) } }
                @if me.interests.is_empty() { p.quiet { (page.t("me-interests-none")) } } @else { (topics::chips(page, &me.interests)) }
            }
            section.stack aria-labelledby="me-gate" {
                h2 #me-gate { (page.t("me-gate")) }
                @if me.write_gate.open {
                    p { (page.t("gate-open-lead")) }
                    p { a.button href="/posts/new" { (icon(page, "create")) (page.t("gate-create")) } }
                } @else {
                    (gate::rules(page, &me.write_gate))
                }
            }
            form action="/sessions/current?_method=delete" method="post" {
                button.button.button--wide type="submit" { (icon(page, "out")) (page.t("me-sign-out")) }
            }
        }
    };
    layout::document(page, &Head::private(page.t("me-title")), Shape::Narrow, body)
}
