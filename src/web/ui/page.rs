//! What every component is given: who looks, in which language, at which address.

use std::borrow::Cow;
use std::sync::Arc;

use maud::{Markup, PreEscaped, Render, html};

use crate::accounts::view::{AuthorView, Role};
use crate::feed::ready::Hole;
use crate::i18n::{self, Locale, Value, format};
use crate::kit::{FieldError, Micros, Money};
use crate::media::view::PhotoView;
use crate::orders::view::BagView;
use crate::store::Look;

/// The account that looks at the page.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub handle: String,
    pub name: String,
    pub avatar: Option<PhotoView>,
    pub role: Role,
    /// Whether a membership runs now.
    pub member: bool,
    /// Pieces in the bag.
    pub bag: i64,
    /// Unread notifications, counted up to [`crate::notifications::MOST_COUNTED`].
    pub unread: i64,
}

/// What stands beside the feed on wide screens. Empty parts are left out.
#[derive(Clone, Debug, Default)]
pub struct Rail {
    pub bag: Option<BagView>,
    /// People one might follow.
    pub people: Vec<AuthorView>,
    /// Interests, as slugs.
    pub topics: Vec<String>,
}

/// One request, as the components need it.
#[derive(Clone, Debug)]
pub struct Page {
    pub locale: Locale,
    /// The language named in the address, if one was.
    pub asked: Option<Locale>,
    /// The store's name.
    pub store: String,
    /// What the operator dressed the store in.
    pub look: Arc<Look>,
    /// The public address without a slash at the end, such as `https://shop.example`.
    pub base: String,
    /// Where the assets of this build are, such as `/assets/3f2a9c`.
    pub assets: String,
    /// Path and query of this request, such as `/search?q=lamp`.
    pub path: String,
    /// Now, for relative times.
    pub now: Micros,
    /// Nobody for a visitor.
    pub viewer: Option<Viewer>,
    /// Pieces in a visitor's bag.
    pub visitor_bag: i64,
    /// Whether the demo bar shows.
    pub demo: bool,
    pub rail: Rail,
    /// Whether what differs by who looks is left open, to be filled each time: for parts that are kept ready.
    pub holes: bool,
}

impl Page {
    /// `part`, or the hole it goes into later.
    pub fn or_hole(&self, hole: Hole, part: impl FnOnce() -> Markup) -> Markup {
        if self.holes { PreEscaped(hole.mark().to_owned()) } else { part() }
    }

    /// The message `key` in the page's language.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        i18n::t(self.locale, key)
    }

    /// The message `key` with values: `page.tr("count-smiles", &[("n", 3.into())])`.
    pub fn tr(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        i18n::tr(self.locale, key, args)
    }

    /// A message with the one number `n`.
    pub fn count(&self, key: &str, n: i64) -> String {
        self.tr(key, &[("n", n.into())])
    }

    /// `52.00 USD`.
    pub fn money(&self, money: Money) -> String {
        format::money(self.locale, money)
    }

    /// `12,345`.
    pub fn number(&self, n: i64) -> String {
        format::number(self.locale, n)
    }

    /// `12K`, for small places.
    pub fn figure(&self, n: i64) -> String {
        format::figure(self.locale, n)
    }

    /// `22 Nov 2026`.
    pub fn date(&self, at: Micros) -> String {
        format::date(self.locale, at)
    }

    /// `22 Nov 2026, 14:05 UTC`.
    pub fn moment(&self, at: Micros) -> String {
        format::moment(self.locale, at)
    }

    /// `3 h`.
    pub fn ago(&self, at: Micros) -> String {
        format::ago(self.locale, at, self.now)
    }

    /// The name of an interest.
    pub fn interest(&self, slug: &str) -> Cow<'static, str> {
        i18n::interest(self.locale, slug)
    }

    /// What is wrong with a field, in words.
    pub fn field_error(&self, error: &FieldError) -> String {
        i18n::field_error(self.locale, error)
    }

    /// The address of an asset: `page.asset("js/main.js")`.
    pub fn asset(&self, name: &str) -> String {
        format!("{}/{name}", self.assets)
    }

    /// A path as a full address, for search engines and link previews; a full address stays as it is.
    pub fn absolute(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() }
    }

    /// The path without its query.
    pub fn here(&self) -> &str {
        self.path.split(['?', '#']).next().unwrap_or_default()
    }

    /// Pieces in the bag; none for a visitor.
    pub fn bag(&self) -> i64 {
        self.viewer.as_ref().map_or(self.visitor_bag, |v| v.bag)
    }

    /// Whether it is one of the operator's pages, which their own CSS never reaches.
    pub fn is_operators(&self) -> bool {
        self.here().starts_with("/operator")
    }

    /// Whether the viewer has this handle.
    pub fn is_me(&self, handle: &str) -> bool {
        self.viewer.as_ref().is_some_and(|v| v.handle == handle)
    }

    /// Where a visitor signs in to come back to `path`.
    pub fn sign_in(&self, path: &str) -> String {
        format!("/sign-in?next={}", query(path))
    }
}

/// What stands in `<head>` besides what every page has.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Without the store's name, which is added. Empty on the front page.
    pub title: String,
    pub description: String,
    /// The address search engines should keep, as a path; nothing where the page is not for them.
    pub canonical: Option<String>,
    /// The picture of link previews: address and size.
    pub image: Option<(String, u32, u32)>,
    /// Its alternative text.
    pub image_alt: String,
    /// Open Graph type: `website`, `article`, `profile`, `product`. Empty is `website`.
    pub kind: &'static str,
    /// schema.org objects.
    pub json_ld: Vec<serde_json::Value>,
    /// Path of the next page of a list.
    pub next: Option<String>,
    /// The picture one sees first, fetched before the page is read so far: its `srcset` and `sizes`.
    pub first: Option<(String, &'static str)>,
}

impl Head {
    /// A page of one's own (bag, forms): has a title and is kept out of search engines.
    pub fn private(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A page for everybody at this path.
    pub fn public(title: impl Into<String>, description: impl Into<String>, path: impl Into<String>) -> Self {
        Self { title: title.into(), description: description.into(), canonical: Some(path.into()), ..Self::default() }
    }

    /// Adds the picture one sees first, which stands at `sizes` and is `Fetch::First`.
    pub fn with_first(mut self, photo: Option<&PhotoView>, sizes: &'static str) -> Self {
        self.first = photo.map(|p| (p.srcset(), sizes));
        self
    }

    /// Adds the picture of link previews.
    pub fn with_photo(mut self, photo: Option<&PhotoView>) -> Self {
        if let Some(photo) = photo {
            self.image = Some((photo.share_url.clone(), photo.width, photo.height));
            self.image_alt.clone_from(&photo.alt);
        }
        self
    }
}

/// A schema.org object in a script element. The characters that could end the element or start a comment are written
/// as JSON escapes, so no text inside can leave it.
pub struct JsonLd<'a>(pub &'a serde_json::Value);

impl Render for JsonLd<'_> {
    fn render(&self) -> Markup {
        let safe = self
            .0
            .to_string()
            .replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026")
            .replace('\u{2028}', "\\u2028")
            .replace('\u{2029}', "\\u2029");
        html! { script type="application/ld+json" { (PreEscaped(safe)) } }
    }
}

/// A value for a query string: percent-encoded, UTF-8.
pub fn query(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut out, b| {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(b)),
            _ => {
                // Writing into a string cannot fail.
                let _ = write!(out, "%{b:02X}");
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_leaves_the_script_element(text in any::<String>()) {
            let value = serde_json::json!({ "name": format!("</script><!--{text}") });
            let markup = JsonLd(&value).render().into_string();
            let inner = markup.strip_prefix("<script type=\"application/ld+json\">").unwrap();
            let inner = inner.strip_suffix("</script>").unwrap();
            prop_assert!(!inner.contains('<'));
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(inner).unwrap(), value);
        }

        #[test]
        fn a_query_value_is_plain_ascii(text in any::<String>()) {
            prop_assert!(query(&text).bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
        }
    }
}
