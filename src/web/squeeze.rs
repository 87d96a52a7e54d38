//! Takes comments and indentation out of our style sheets and scripts before they are packed. Names and statements stay
//! as they are: what a browser shows of a script is still the script. Strings, templates and regular expressions are
//! copied to the letter.

/// A style sheet without comments and needless space.
pub fn css(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("/*") => {
                gap(&mut out, false);
                comment(rest)
            }
            '"' | '\'' => copy(&mut out, rest, string(rest, c)),
            _ if c.is_whitespace() => {
                gap(&mut out, false);
                c.len_utf8()
            }
            '{' | '}' | ';' | ',' | '>' => {
                let kept = out.trim_end_matches(if c == '}' { [' ', ';'] } else { [' ', ' '] }).len();
                out.truncate(kept);
                out.push(c);
                1
            }
            _ => copy(&mut out, rest, c.len_utf8()),
        };
        rest = &rest[length..];
    }
    out
}

/// A script without comments and indentation. Every line keeps its end, on which statements without a semicolon depend.
pub fn js(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    // For every template that is open: how many braces are open within its `${…}`.
    let mut templates: Vec<usize> = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => {
                gap(&mut out, false);
                rest.find('\n').unwrap_or(rest.len())
            }
            '/' if rest.starts_with("/*") => {
                let length = comment(rest);
                gap(&mut out, rest[..length].contains('\n'));
                length
            }
            '/' if begins_value(&out) => copy(&mut out, rest, regex(rest)),
            '"' | '\'' => copy(&mut out, rest, string(rest, c)),
            '`' => {
                let (length, opens) = template(&rest[1..]);
                if opens {
                    templates.push(0);
                }
                copy(&mut out, rest, 1 + length)
            }
            '}' if templates.last() == Some(&0) => {
                let (length, opens) = template(&rest[1..]);
                if !opens {
                    templates.pop();
                }
                copy(&mut out, rest, 1 + length)
            }
            _ if c.is_whitespace() => {
                gap(&mut out, c == '\n');
                c.len_utf8()
            }
            _ => {
                if let Some(open) = templates.last_mut() {
                    match c {
                        '{' => *open += 1,
                        '}' => *open -= 1,
                        _ => {}
                    }
                }
                copy(&mut out, rest, c.len_utf8())
            }
        };
        rest = &rest[length..];
    }
    out
}

fn copy(out: &mut String, rest: &str, length: usize) -> usize {
    out.push_str(&rest[..length]);
    length
}

/// One space or one end of a line, however much stood there.
fn gap(out: &mut String, line: bool) {
    if out.is_empty() || out.ends_with('\n') {
        return;
    }
    if line {
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    } else if !out.ends_with([' ', '{', '}', ';', ',', '>']) {
        out.push(' ');
    }
}

fn comment(rest: &str) -> usize {
    rest[2..].find("*/").map_or(rest.len(), |end| end + 4)
}

/// The length of a string with its quotes.
fn string(rest: &str, quote: char) -> usize {
    ends(&rest[1..], |c, _| c == quote).map_or(rest.len(), |end| end + 2)
}

/// The length of a template from its start, or from the end of a value within, to its end or the next value; and whether
/// it is a value that comes.
fn template(rest: &str) -> (usize, bool) {
    match ends(rest, |c, after| c == '`' || (c == '$' && after.starts_with('{'))) {
        None => (rest.len(), false),
        Some(end) if rest[end..].starts_with('`') => (end + 1, false),
        Some(end) => (end + 2, true),
    }
}

/// The length of a regular expression without its flags; a slash within brackets does not end it.
fn regex(rest: &str) -> usize {
    let mut in_class = false;
    let end = ends(&rest[1..], |c, _| {
        match c {
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        c == '/' && !in_class
    });
    end.map_or(rest.len(), |end| end + 2)
}

/// Where the first character is that ends something; what follows a backslash never does.
fn ends(text: &str, mut is_end: impl FnMut(char, &str) -> bool) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if !escaped && c != '\\' && is_end(c, &text[at + c.len_utf8()..]) {
            return Some(at);
        }
        escaped = !escaped && c == '\\';
    }
    None
}

/// Whether a slash after this text begins a regular expression and is no division.
fn begins_value(before: &str) -> bool {
    let before = before.trim_end();
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).next().unwrap_or_default();
    match word {
        "" => before.chars().next_back().is_none_or(|c| "(,=:[!&|?{;+-*%<>~^".contains(c)),
        word => matches!(word, "return" | "typeof" | "case" | "in" | "of" | "void" | "delete" | "else"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn style_sheets_lose_comments_and_space() {
        let source = "/* One. */\n.a > .b,\n.c :hover {\n  margin: 0 1px;\n  width: calc(1px + 2px);\n}\n/* Two. */\n@media (x) { .d { e: \"/* a  b */\"; } }\n";
        assert_eq!(
            css(source),
            ".a>.b,.c :hover{margin: 0 1px;width: calc(1px + 2px)}@media (x){.d{e: \"/* a  b */\"}}"
        );
    }

    #[test]
    fn scripts_lose_comments_and_indentation() {
        let source = "// One.\nimport a from \"//x\";\n\n  /**\n   * Two.\n   */\n  const b = /** @type {C} */ (d / 2) / 3; // three\n  return /[/*]\\//.test(`// ${ `{${ e }` /* f */ }  /* g */`)\n    || 'it\\'s  // h';\n";
        assert_eq!(
            js(source),
            "import a from \"//x\";\nconst b = (d / 2) / 3;\nreturn /[/*]\\//.test(`// ${`{${e }` }  /* g */`)\n|| 'it\\'s  // h';\n"
        );
    }

    proptest! {
        /// What is in quotes is kept to the letter, whatever stands around it.
        #[test]
        fn strings_are_kept(text in "[^\"\\\\]*", before in "[a-z ;\n]{0,9}", after in "[a-z ;\n]{0,9}") {
            let source = format!("{before}\"{text}\"{after}");
            let quoted = format!("\"{text}\"");
            prop_assert!(js(&source).contains(&quoted));
            prop_assert!(css(&source).contains(&quoted));
        }

        /// Doing it twice changes nothing more, and no text makes it fail.
        #[test]
        fn once_is_enough(text in ".*") {
            let _ = js(&text);
            prop_assert!(css(&text).len() <= text.len() + 1);
        }
    }
}
