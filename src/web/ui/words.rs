//! The sentences the scripts need, as a data block: `assets/js/dom.js` reads it. `{a}` and `{b}` stand for values.

use maud::{Markup, PreEscaped, html};

use super::page::Page;
use crate::i18n::Value;

/// What every page needs.
const EVERYWHERE: &[&str] = &[
    "again",
    "close",
    "copied",
    "copy-failed",
    "end",
    "fault",
    "kept",
    "loading",
    "more-loaded",
    "offline",
    "refused",
    "sign-in",
    "timeout",
    "too-large",
    "too-many",
    "unreachable",
];

/// What pages with tiles to filter and pick need.
pub const FILTER: &[&str] = &["found", "found-none", "picked", "picked-enough"];

/// What pages that ask for passkeys need.
pub const PASSKEYS: &[&str] = &["passkey-failed", "passkey-here", "passkey-stopped"];

/// What the page for a new post needs.
pub const COMPOSE: &[&str] = &[
    "alt-from",
    "draft-back",
    "draft-drop",
    "draft-kept",
    "edit-failed",
    "edit-photo",
    "edited",
    "move-point",
    "move-row",
    "not-a-photo",
    "photo-removed",
    "place",
    "point-here",
    "product-found",
    "product-none",
    "progress",
    "tag-removed",
    "too-many-photos",
    "too-many-tags",
    "typing",
    "undo",
    "upload-again",
    "upload-failed",
    "uploaded",
    "uploading",
    "wait-edits",
    "wait-uploads",
];

/// The block every page carries; the layout puts it before `</body>`.
pub fn everywhere(page: &Page) -> Markup {
    block(page, EVERYWHERE)
}

/// A block with these words besides.
pub fn block(page: &Page, keys: &[&str]) -> Markup {
    let words: serde_json::Map<String, serde_json::Value> = keys
        .iter()
        .map(|k| {
            let text = page.tr(&format!("js-{k}"), &[("a", Value::from("{a}")), ("b", Value::from("{b}"))]);
            ((*k).to_owned(), text.into())
        })
        .collect();
    let json = serde_json::Value::Object(words).to_string().replace('<', "\\u003c");
    html! { script.words type="application/json" { (PreEscaped(json)) } }
}
