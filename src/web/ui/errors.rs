//! Pages of what went wrong: what happened, what that means, and the way out.

use maud::{Markup, html};

use super::layout::{self, Shape, trouble};
use super::page::{Head, Page};
use super::parts::icon;
use crate::i18n;
use crate::kit::{Error, Id, Micros};

/// The page of an error. Says nothing of a fault's inside; `request` is the number under which the log has it.
pub fn page(page: &Page, error: &Error, request: Option<Id>) -> Markup {
    let status = error.status();
    let title = page.t(match status {
        _ if error.code().starts_with("sign_on_") => "trouble-sign-on",
        400 => "trouble-400",
        401 => "trouble-401",
        402 => "trouble-402",
        403 => "trouble-403",
        404 => "trouble-404",
        409 => "trouble-409",
        410 => "trouble-410",
        413 => "trouble-413",
        422 => "trouble-422",
        429 => "trouble-429",
        503 => "trouble-503",
        _ => "trouble-500",
    });
    // A refused form without a page of its own names every field's fault.
    let text = match error {
        Error::Invalid(fields) => fields.iter().map(|f| page.field_error(f)).collect::<Vec<_>>().join(" "),
        other => i18n::error(page.locale, other),
    };
    let words = |key: &str| page.t(key).into_owned();
    let sign_in = page.sign_in(if status == 401 { &page.path } else { "/" });
    let again = page.path.as_str();
    let ways: Vec<(&str, String)> = match status {
        401 => vec![(&sign_in, words("sign-in-button")), ("/", words("trouble-home"))],
        403 if error.code() == "write_gate" => {
            vec![("/write", words("trouble-gate")), ("/", words("trouble-home"))]
        }
        403 | 409 if error.code().starts_with("sign_on_") || error.code() == "passwords_off" => {
            vec![("/sign-in", words("sign-in-button")), ("/", words("trouble-home"))]
        }
        403 => vec![("/", words("trouble-home")), ("/me", words("trouble-me"))],
        404 | 410 => vec![
            ("/", words("trouble-home")),
            ("/explore", words("trouble-explore")),
            ("/search", words("trouble-search")),
            ("/help", words("help-title")),
        ],
        402 | 409 => vec![("/bag", words("trouble-bag")), ("/", words("trouble-home"))],
        429 | 500.. => vec![(again, words("trouble-again")), ("/", words("trouble-home"))],
        _ => vec![("/", words("trouble-home"))],
    };
    let more = match (error, request) {
        (Error::TooMany { retry_after_seconds: s } | Error::Busy { retry_after_seconds: s }, _) => {
            let at = page.now + Micros::seconds(i64::try_from(*s).unwrap_or(0));
            Some(page.tr("trouble-when", &[("when", page.moment(at).into())]))
        }
        (_, Some(request)) => Some(page.tr("trouble-request", &[("request", request.to_string().into())])),
        _ => None,
    };
    trouble(page, &title, &text, more.as_deref(), &ways)
}

/// What the service worker shows in place of a page that cannot be reached. It looks again by itself once there is a
/// network.
pub fn offline(page: &Page) -> Markup {
    let body = html! {
        section.empty data-offline="" {
            (icon(page, "retry"))
            h1 { (page.t("offline-title")) }
            p { (page.t("offline-text")) }
            button.button.button--primary.js-only type="button" data-reload="" { (page.t("trouble-again")) }
            a.button href="/" { (page.t("offline-feed")) }
        }
    };
    layout::document(page, &Head::private(page.t("offline-title")), Shape::Narrow, body)
}
