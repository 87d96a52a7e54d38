//! The operator's Markdown as markup: no HTML of their own, and links that lead to pages, mail or telephone alone.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Markdown as HTML. Headings begin at `h2`, since the page has the one `h1`; pictures become their description.
pub fn html(text: &str) -> String {
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES);
    options.insert(Options::ENABLE_STRIKETHROUGH);
    let mut dropped = Vec::new();
    let events = Parser::new_ext(text, options).filter_map(|event| {
        Some(match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let safe = is_safe(&dest_url);
                dropped.push(!safe);
                if !safe {
                    return None;
                }
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::End(TagEnd::Link) if dropped.pop() == Some(true) => return None,
            Event::Start(Tag::Heading { level, .. }) => {
                Event::Start(Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
            other => other,
        })
    });
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events);
    out
}

/// The words of a Markdown text in one line, for a bar that has no room for more: links and emphasis stay, paragraphs
/// do not.
pub fn inline(text: &str) -> String {
    let html = html(&text.replace('\n', " "));
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    // A heading or a list has no line of its own here: it is shown as it was typed.
    inner.filter(|inner| !inner.contains("<p>")).map_or_else(
        || {
            let mut out = String::new();
            pulldown_cmark::html::push_html(
                &mut out,
                std::iter::once(Event::Text(CowStr::Boxed(text.replace('\n', " ").into_boxed_str()))),
            );
            out
        },
        str::to_owned,
    )
}

const fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

/// Whether a link may be followed: a page here, another site, a mail address, a telephone.
fn is_safe(address: &str) -> bool {
    let address = address.trim();
    if address.chars().any(char::is_control) || address.contains('\\') || address.starts_with("//") {
        return false;
    }
    if address.starts_with(['/', '#']) {
        return true;
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto" | "tel"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_become_markup() {
        assert_eq!(
            html("# Title\n\nA **b** [c](/help)."),
            "<h2>Title</h2>\n<p>A <strong>b</strong> <a href=\"/help\">c</a>.</p>\n"
        );
        assert_eq!(
            inline("Closed **today**\n[more](https://a.example)"),
            "Closed <strong>today</strong> <a href=\"https://a.example\">more</a>"
        );
        assert_eq!(inline("# not a title"), "# not a title");
    }

    #[test]
    fn html_is_shown_as_it_was_typed() {
        assert_eq!(html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        assert!(!html("<script>alert(1)</script>").contains("<script"));
    }

    #[test]
    fn links_lead_to_pages_mail_or_telephone() {
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "//evil.example",
            "vbscript:x",
            "x.html",
            "java%0ascript:x",
        ] {
            assert_eq!(html(&format!("[a]({bad})")), "<p>a</p>\n", "{bad}");
        }
        for good in ["https://a.example", "mailto:a@b.example", "tel:+49123", "/help", "#top"] {
            assert!(html(&format!("[a]({good})")).contains("<a href="), "{good}");
        }
        assert_eq!(html("![a cat](https://spy.example/x.png)"), "<p>a cat</p>\n");
    }

    proptest! {
        /// No text makes an element besides those of Markdown, and no attribute but those of links and tables.
        #[test]
        fn no_text_makes_a_script(text in "(<|>|script|img|on|=|\"|'|\\[|\\]|\\(|\\)|javascript:|&lt;|&#|`|\\n|#|\\*|!| |a){0,40}") {
            for made in [html(&text), inline(&text)] {
                for tag in made.split('<').skip(1) {
                    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                    prop_assert!(
                        ["p", "a", "em", "strong", "code", "pre", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "br", "del", "table", "thead", "tbody", "tr", "th", "td"].contains(&name.as_str()),
                        "{} in {}", name, made
                    );
                    prop_assert!(!tag.split('>').next().unwrap_or_default().to_lowercase().contains("javascript:"), "{}", made);
                }
            }
        }
    }
}
