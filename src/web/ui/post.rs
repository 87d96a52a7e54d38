//! The page of one post.

use maud::{Markup, html};

use super::card;
use super::comments::{self, Comments};
use super::explore;
use super::form::{Field, Form};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::icon;
use super::photo::sizes;
use crate::accounts::view::Role;
use crate::kit::text::limit;
use crate::kit::{Id, Micros};
use crate::posts::view::{Mine, PostKind, PostView, RemovalView};

/// The whole page: the post, its comments with the form, more posts like it, and deleting it for its author.
pub fn page(page: &Page, post: &PostView, mine: &Mine, comments: &Comments<'_>, related: &[PostView]) -> Markup {
    let title = title(page, post);
    let head = Head {
        kind: "article",
        json_ld: vec![json_ld(page, post)],
        ..Head::public(title.clone(), description(page, post), format!("/posts/{}", post.id))
    }
    .with_photo(post.photos.first().map(|p| &p.photo))
    .with_first(post.photos.first().map(|p| &p.photo), sizes::FEED);
    let body = html! {
        h1.sr { (title) }
        (card::whole(page, post, mine))
        @if mine.own { (own(page, post)) }
        @else if page.viewer.as_ref().is_some_and(|v| v.role != Role::Shopper) { (removal(page, post)) }
        (comments::section(page, comments))
        @if !related.is_empty() {
            section.below aria-labelledby="related" {
                h2 #related { (page.t("post-related")) }
                (explore::posts(page, related))
            }
        }
    };
    layout::document(page, &head, Shape::Feed, body)
}

/// The author's own controls. Deleting asks once more, without a script.
fn own(page: &Page, post: &PostView) -> Markup {
    html! {
        p { a.text-button href={ "/posts/" (post.id) "/edit" } { (icon(page, "edit")) (page.t("post-edit")) } }
        details.own {
            summary.text-button { (icon(page, "trash")) (page.t("post-delete")) }
            form.notice method="post" action={ "/posts/" (post.id) "?_method=delete" } {
                p { (page.t("post-delete-sure")) }
                button.button.button--danger type="submit" { (page.t("post-delete-yes")) }
            }
        }
    }
}

/// "Photo by Ada: two lines of text".
fn title(page: &Page, post: &PostView) -> String {
    let key = if post.kind == PostKind::Idea { "post-title-idea" } else { "post-title-photo" };
    let by = page.tr(key, &[("name", post.author.name.as_str().into())]);
    let start = shorten(post.text.lines().next().unwrap_or_default(), 60);
    if start.is_empty() { by } else { format!("{by}: {start}") }
}

fn description(page: &Page, post: &PostView) -> String {
    if post.text.is_empty() {
        let products = post.tags.iter().map(|t| t.product.title.clone()).collect::<Vec<_>>();
        let list = crate::i18n::format::list(page.locale, &products);
        return shorten(if list.is_empty() { post.photos.first().map_or("", |p| &p.photo.alt) } else { &list }, 160);
    }
    shorten(&post.text.replace('\n', " "), 160)
}

/// At most `max` characters, cut at a space.
pub fn shorten(text: &str, max: usize) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let start = &text[..cut];
    let end = start.rfind(char::is_whitespace).filter(|i| *i > cut / 2).unwrap_or(cut);
    format!("{}…", start[..end].trim_end_matches([',', '.', ' ', ';', ':']))
}

fn json_ld(page: &Page, post: &PostView) -> serde_json::Value {
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "SocialMediaPosting",
        "url": page.absolute(&format!("/posts/{}", post.id)),
        "headline": shorten(post.text.lines().next().unwrap_or_default(), 110),
        "articleBody": post.text,
        "inLanguage": post.lang(),
        "datePublished": post.published_at.rfc3339(),
        "dateModified": post.edited_at.unwrap_or(post.published_at).rfc3339(),
        "author": {
            "@type": "Person",
            "name": post.author.name,
            "url": page.absolute(&format!("/accounts/{}", post.author.handle)),
        },
        "image": post.photos.iter().map(|p| page.absolute(&p.photo.share_url)).collect::<Vec<_>>(),
        "commentCount": post.comments,
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/LikeAction",
            "userInteractionCount": post.smiles,
        },
        "mentions": post.tags.iter().map(|t| serde_json::json!({
            "@type": "Product",
            "name": t.product.title,
            "url": page.absolute(&format!("/products/{}", t.product.id)),
        })).collect::<Vec<_>>(),
    })
}

/// What stands where a post was that is gone: for its author and the store's own people also why (`told`), and posts
/// like it.
///
/// Until `undo` its author can take the deletion back.
pub fn gone(
    page: &Page,
    post: Id,
    (told, undo): (Option<&RemovalView>, Option<Micros>),
    staff: bool,
    similar: &[PostView],
) -> Markup {
    let title = page.t("post-gone");
    let body = html! {
        section.empty {
            (icon(page, "trouble"))
            h1 { (title) }
            @if let Some(until) = undo {
                p { (page.t("post-undo-text")) " " (page.tr("post-undo-until", &[("when", crate::i18n::format::moment(page.locale, until).into())])) }
                form action={ "/posts/" (post) "/removal?_method=delete" } method="post" {
                    button.button.button--primary type="submit" { (page.t("post-undo")) }
                }
            } @else {
                p { (page.t("post-gone-text")) }
            }
            @if let Some(removal) = told {
                div.notice.gone-why {
                    (icon(page, "info"))
                    div.stack {
                        p { strong { (page.tr("post-removed-by-store", &[("when", page.date(removal.at).into())])) } }
                        blockquote dir="auto" { (removal.reason) }
                        @if staff {
                            form action={ "/posts/" (post) "/removal?_method=delete" } method="post" {
                                button.button type="submit" { (page.t("desk-restore")) }
                            }
                        } @else {
                            p { (page.t("post-removed-object")) " " a.link href="/imprint" { (page.t("text-imprint")) } }
                        }
                    }
                }
            }
            a.button.button--primary[undo.is_none()] href="/" { (page.t("trouble-home")) }
        }
        @if !similar.is_empty() {
            section.below aria-labelledby="similar" {
                h2 #similar { (page.t("post-gone-similar")) }
                (explore::posts(page, similar))
            }
        }
    };
    layout::document(page, &Head::private(title), Shape::Feed, body)
}

/// Removing what somebody else wrote, for the store's own people: with a reason that the author reads.
fn removal(page: &Page, post: &PostView) -> Markup {
    html! {
        details.own {
            summary.text-button { (icon(page, "shield")) (page.t("desk-remove")) }
            form.panel.stack method="post" action={ "/posts/" (post.id) "/removal?_method=put" } {
                (Field::new("reason", "desk-reason").hint("desk-reason-hint").rows(2).max(limit::REASON).render(page, &Form::empty()))
                p { button.button.button--danger type="submit" { (page.t("desk-remove-yes")) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shortened_text_is_never_longer(text in any::<String>(), max in 1_usize..200) {
            prop_assert!(shorten(&text, max).chars().count() <= max + 1);
        }
    }

    #[test]
    fn texts_are_cut_at_words() {
        assert_eq!(shorten("A lamp for the long evenings", 20), "A lamp for the long…");
        assert_eq!(shorten("short", 20), "short");
    }
}
