//! `/me/points`: points, tier, credit, the code for friends, and the ledger.

use maud::{Markup, html};

use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::date;
use crate::web::points::PurseView;

/// The page.
pub fn page(page: &Page, purse: &PurseView) -> Markup {
    let points = &purse.points;
    let body = html! {
        section #points .stack {
            h1 { (page.t("points-title")) }
            dl.figures {
                div { dt { (page.t("points-balance")) } dd { strong { (page.number(points.points)) } " " span.quiet { (page.tr("points-worth", &[("worth", page.money(purse.worth).into())])) } } }
                div { dt { (page.t("points-tier")) } dd { strong { (page.t(&format!("points-tier-{}", points.tier.as_str()))) } } }
                div { dt { (page.t("points-credit")) } dd { strong { (page.money(purse.credit)) } } }
            }
            @if let Some(next) = points.next_tier_at {
                p.quiet { (page.tr("points-next", &[("n", (next - points.earned).max(0).into())])) }
            }
            @if let Some(expiring) = points.expiring {
                p.notice { (page.tr("points-expiring", &[("n", expiring.points.into()), ("date", page.date(expiring.at).into())])) }
            }
            p.quiet { (page.t("points-how")) }
            @if purse.referral.amount > 0 {
                section.panel aria-labelledby="points-friends" {
                    h2 #points-friends { (page.t("points-friends")) }
                    p { (page.tr("points-friends-text", &[("amount", page.money(purse.referral).into())])) }
                    p { strong.code-shown { (purse.referral_code) } }
                }
            }
            section.stack aria-labelledby="points-ledger" {
                h2 #points-ledger { (page.t("points-ledger")) }
                @if points.entries.is_empty() {
                    p.quiet { (page.t("points-none")) }
                } @else {
                    ul.ledger role="list" {
                        @for entry in &points.entries {
                            li {
                                span { (page.t(&format!("points-why-{}", entry.why))) }
                                span.quiet { (date(page, entry.at)) }
                                strong { @if entry.points > 0 { "+" } (page.number(entry.points)) }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("points-title")), Shape::Narrow, body)
}
