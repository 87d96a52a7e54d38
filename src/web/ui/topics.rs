//! Topics: chips that lead to the feed of one interest.

use maud::{Markup, html};

use super::page::Page;

/// Interests as chips; slugs in, names from the messages.
pub fn chips<S: AsRef<str>>(page: &Page, slugs: &[S]) -> Markup {
    html! {
        ul.chips {
            @for slug in slugs {
                li { a.chip href={ "/topics/" (slug.as_ref()) } { (page.interest(slug.as_ref())) } }
            }
        }
    }
}
