//! Cleaning what shops write: HTML to plain paragraphs, entities, invisible characters.

use std::borrow::Cow;

/// Elements whose content is no text.
const SILENT: &[&str] = &[
    "script", "style", "iframe", "object", "embed", "svg", "math", "template", "head", "title", "select", "textarea",
    "noscript", "video", "audio", "canvas", "applet", "frameset", "xml",
];
/// Elements that begin and end a paragraph.
const BLOCK: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "hr",
    "dl",
    "figure",
    "form",
    "fieldset",
    "address",
    "main",
    "nav",
    "aside",
    "center",
];
/// Elements that begin a line.
const LINE: &[&str] = &["br", "li", "tr", "dt", "dd", "option", "caption", "figcaption", "tbody", "thead"];
/// Elements within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "button", "cite", "code", "del", "em", "font", "i", "img", "input", "ins",
    "kbd", "label", "link", "mark", "meta", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "td", "th",
    "time", "tt", "u", "body", "html", "base", "col", "colgroup", "details", "summary",
];

/// HTML, escaped HTML or plain text as plain text: paragraphs separated by an empty line, lines by `\n`.
///
/// Tags are taken out, with everything inside scripts, styles and embedded documents; entities are decoded, also those
/// that were escaped twice. The result is text: it may contain `<`, so whoever puts it into a page escapes it.
/// In text without line-making tags the line breaks of the file stay.
pub fn clean_html(html: &str) -> String {
    let mut text = strip(html);
    // Escaped twice: what came out is HTML again, or still holds entities. Two more rounds are enough for any export.
    for _ in 0..2 {
        let again = if has_tag(&text, &[SILENT, BLOCK, LINE, INLINE]) {
            strip(&text)
        } else if has_entity(&text) {
            strip_plain(&text)
        } else {
            break;
        };
        if again == text {
            break;
        }
        text = again;
    }
    text
}

/// A title or name: like [`clean_html`] on one line.
pub fn clean_line(text: &str) -> String {
    let mut out: Cow<'_, str> = Cow::Borrowed(text);
    for _ in 0..2 {
        if has_tag(&out, &[SILENT, BLOCK, LINE, INLINE]) {
            out = Cow::Owned(strip(&out));
        } else if has_entity(&out) {
            out = Cow::Owned(html_escape::decode_html_entities(out.as_ref()).into_owned());
        } else {
            break;
        }
    }
    one_line(&out)
}

/// Text on one line: white space collapsed, invisible and control characters taken out. Nothing is decoded.
pub fn one_line(text: &str) -> String {
    // Most names are clean already.
    let text = text.trim();
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) && !text.contains("  ") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let mut gap = !out.is_empty();
        for c in word.chars().filter(|c| visible(*c)) {
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// Text with its lines and paragraphs, white space collapsed otherwise. Nothing is decoded.
pub fn paragraphs(text: &str) -> String {
    let mut paper = Paper { text: String::with_capacity(text.len()), breaks: 0, space: false };
    paper.push(text, true);
    paper.text
}

/// Not a control character and not one that turns the direction of all that follows. Marks of direction that are
/// balanced by themselves (LRM, RLM, isolates) stay: right-to-left titles need them.
fn visible(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{fff9}'..='\u{fffb}' | '\u{ad}'))
}

/// Collects text with the breaks asked for, white space collapsed.
struct Paper {
    text: String,
    breaks: usize,
    space: bool,
}

impl Paper {
    fn push(&mut self, piece: &str, keep_lines: bool) {
        let mut newlines = 0;
        for c in piece.chars() {
            if keep_lines && c == '\n' {
                newlines += 1;
                self.breaks = self.breaks.max(newlines.min(2));
                continue;
            }
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if !visible(c) {
                continue;
            }
            newlines = 0;
            if !self.text.is_empty() {
                if self.breaks > 0 {
                    self.text.push_str(&"\n\n"[..self.breaks]);
                } else if self.space {
                    self.text.push(' ');
                }
            }
            self.breaks = 0;
            self.space = false;
            self.text.push(c);
        }
    }

    fn end(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }
}

fn strip_plain(text: &str) -> String {
    let mut paper = Paper { text: String::with_capacity(text.len()), breaks: 0, space: false };
    paper.push(&html_escape::decode_html_entities(text), true);
    paper.text
}

fn strip(html: &str) -> String {
    if !html.contains('<') {
        return strip_plain(html);
    }
    let keep_lines = !has_tag(html, &[BLOCK, LINE]);
    let mut paper = Paper { text: String::with_capacity(html.len()), breaks: 0, space: false };
    let mut rest = html;
    // An unbalanced quotation mark in one tag: from then on tags end at the next '>'. Keeps the whole scan linear.
    let mut quotes = true;
    while let Some(at) = rest.find('<') {
        paper.push(&html_escape::decode_html_entities(&rest[..at]), keep_lines);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let after = rest[1..].trim_start_matches('/');
        if !after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            paper.push("<", keep_lines);
            rest = &rest[1..];
            continue;
        }
        let closing = rest.starts_with("</");
        let name_len = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')).count();
        let name = &after[..name_len];
        rest = tag_end(&after[name_len..], &mut quotes);
        if !closing && is_in(name, SILENT) {
            rest = element_end(rest, name);
        } else if is_in(name, BLOCK) {
            paper.end(2);
        } else if name.eq_ignore_ascii_case("li") && !closing {
            paper.end(1);
            paper.push("• ", false);
        } else if is_in(name, LINE) {
            // Two line breaks in a row are a paragraph to whoever wrote them.
            paper.end(if name.eq_ignore_ascii_case("br") && paper.breaks == 1 { 2 } else { 1 });
        } else if name.eq_ignore_ascii_case("td") || name.eq_ignore_ascii_case("th") {
            paper.space = true;
        }
    }
    paper.push(&html_escape::decode_html_entities(rest), keep_lines);
    paper.text
}

/// What follows the tag; nothing where it does not end.
fn tag_end<'a>(tag: &'a str, quotes: &mut bool) -> &'a str {
    if *quotes {
        let mut open = None;
        for (at, b) in tag.bytes().enumerate() {
            match (open, b) {
                (None, b'>') => return &tag[at + 1..],
                (None, b'"' | b'\'') => open = Some(b),
                (Some(q), b) if q == b => open = None,
                _ => {}
            }
        }
        *quotes = false;
    }
    tag.find('>').map_or("", |at| &tag[at + 1..])
}

/// What follows the end of a silent element; nothing where it does not end.
fn element_end<'a>(inner: &'a str, name: &str) -> &'a str {
    let mut rest = inner;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

fn is_in(name: &str, list: &[&str]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(name))
}

/// Whether the text holds a tag of one of the lists.
fn has_tag(text: &str, lists: &[&[&str]]) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let after = text[at + 1..].trim_start_matches('/');
        let len = after.bytes().take_while(u8::is_ascii_alphanumeric).take(12).count();
        let ends = after[len..].starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
        ends && lists.iter().any(|list| is_in(&after[..len], list))
    })
}

/// Whether the text holds something like `&amp;` or `&#39;`.
fn has_entity(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| {
        let after = &text.as_bytes()[at + 1..];
        let len = after.iter().take(32).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        len > 1 && after.get(len) == Some(&b';')
    })
}

/// Whether the text has tags that make lines or paragraphs.
pub(crate) fn has_lines(text: &str) -> bool {
    has_tag(text, &[BLOCK, LINE])
}

/// A name for addresses: letters and digits of any script in lower case, the rest as single hyphens.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// FNV-1a, 64 bits: small, fixed for ever, so keys made of it stay the same across versions.
pub(crate) fn fingerprint(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        // 0xff is in no UTF-8 text, so ("a", "b") and ("ab", "") differ.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn html_becomes_paragraphs() {
        let cases = [
            ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three"),
            ("One<br>Two<br/><br />Three", "One\nTwo\n\nThree"),
            ("<ul><li>Red</li><li>Blue</li></ul>after", "• Red\n• Blue\n\nafter"),
            ("Soft.\n &bull; Two-tone.\n\n\nEnd", "Soft.\n• Two-tone.\n\nEnd"),
            ("Soft &amp;bull; grey", "Soft • grey"),
            ("&lt;p&gt;Escaped&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "Escaped"),
            ("&amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;", "bold"),
            ("a<script>alert('</p>')</SCRIPT >b<style>p{}</style>c", "abc"),
            ("<script>never ends", ""),
            ("<!-- hidden -->shown<!-- open", "shown"),
            ("<img src=x onerror=\"alert('>')\">text", "text"),
            ("<a title=\"x > y\" href='javascript:1'>link</a>", "link"),
            ("<b \" broken>one</b> <i>two</i>", "one two"),
            ("3 < 4 and 5 > 2, <3", "3 < 4 and 5 > 2, <3"),
            ("line\r\nwraps in <p>html\nsource</p>", "line wraps in\n\nhtml source"),
            ("<td>a</td><td>b</td>", "a b"),
            ("x\u{202e}y\u{0}z\u{200b}", "xyz"),
            ("half <b", "half"),
            ("tea&nbsp;pot &copy; &#39;x&#x27;", "tea pot © 'x'"),
        ];
        for (html, text) in cases {
            assert_eq!(clean_html(html), text, "{html:?}");
        }
    }

    #[test]
    fn titles() {
        assert_eq!(clean_line("  Tom &amp;amp; Jerry\n <b>Mug</b>\t"), "Tom & Jerry Mug");
        assert_eq!(clean_line("Cable <3 m> & plug"), "Cable <3 m> & plug");
        assert_eq!(clean_line("كوب\u{200f} أزرق"), "كوب\u{200f} أزرق");
        assert_eq!(slug("  Straßen-Schuh, Größe 42! "), "straßen-schuh-größe-42");
    }

    proptest! {
        #[test]
        fn no_known_tag_survives(html in "(<|>|/|script|p|b| |&lt;|&gt;|&amp;|\"|x|\n){0,40}") {
            let text = clean_html(&html);
            prop_assert!(!text.contains('\r') && !text.contains("\n\n\n"));
            // Whatever else survives: three rounds of escaping are more than any export does.
            if !html.contains("&amp;") {
                prop_assert!(!has_tag(&text, &[&["script"]]), "{text:?}");
            }
        }

        #[test]
        fn cleaned_text_is_stable(text in any::<String>(), spaced in "[a \n\t\u{200b}•]{0,30}") {
            for text in [text, spaced] {
                let once = one_line(&text);
                prop_assert_eq!(one_line(&once), once);
                let once = paragraphs(&text);
                prop_assert_eq!(paragraphs(&once), once);
            }
        }
    }
}
