//! Our own sources as text, for the tests that read them: comments, tests and the inside of texts are blanked, so that
//! what is found is code.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// One file.
#[derive(Debug)]
pub struct Source {
    /// Path below the folder that was read, with `/`.
    pub path: String,
    /// The code, byte for byte where it stands in the file.
    pub code: String,
    pub texts: Vec<Text>,
}

/// A text in quotes.
#[derive(Debug)]
pub struct Text {
    /// Where it stands in the code, quotes and all.
    pub at: Range<usize>,
    /// What is inside, as it is written.
    pub text: String,
}

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository.
pub fn file(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every Rust file below a folder of the repository, in the order of paths.
pub fn below(folder: &str) -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let folder = root().join(folder);
    let mut paths = Vec::new();
    walk(&folder, &mut paths);
    paths.sort();
    let name = |path: &Path| {
        let parts = path.strip_prefix(&folder).unwrap().iter().map(|p| p.to_str().unwrap());
        parts.collect::<Vec<_>>().join("/")
    };
    paths.iter().map(|path| Source::read(&name(path), &std::fs::read_to_string(path).unwrap())).collect()
}

impl Source {
    /// Takes a file apart.
    pub fn read(path: &str, file: &str) -> Self {
        let mut code: Vec<u8> = file.bytes().collect();
        let mut texts = Vec::new();
        let blank = |code: &mut Vec<u8>, range: Range<usize>| {
            code[range].iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
        };
        let mut at = 0;
        while let Some(c) = file[at..].chars().next() {
            let rest = &file[at..];
            let after_word = file[..at].ends_with(is_word);
            let raw = ["r", "br"].iter().find_map(|p| {
                let hashes = rest.strip_prefix(p)?.len() - rest.strip_prefix(p)?.trim_start_matches('#').len();
                rest[p.len() + hashes..].starts_with('"').then_some((p.len() + hashes, hashes))
            });
            let end = if rest.starts_with("//") {
                let end = at + rest.find('\n').unwrap_or(rest.len());
                blank(&mut code, at..end);
                end
            } else if rest.starts_with("/*") {
                let end = at + rest.find("*/").map_or(rest.len(), |e| e + 2);
                blank(&mut code, at..end);
                end
            } else if let (Some((quote, hashes)), false) = (raw, after_word) {
                let close = format!("\"{}", "#".repeat(hashes));
                let inner = at + quote + 1;
                let length = file[inner..].find(&close).unwrap_or(file.len() - inner);
                let end = (inner + length + close.len()).min(file.len());
                texts.push(Text { at: at..end, text: file[inner..inner + length].to_owned() });
                blank(&mut code, inner..inner + length);
                end
            } else if c == '"' {
                let bytes = file.as_bytes();
                let mut close = at + 1;
                while close < bytes.len() && bytes[close] != b'"' {
                    close += if bytes[close] == b'\\' { 2 } else { 1 };
                }
                let close = close.min(file.len() - 1);
                texts.push(Text { at: at..close + 1, text: file[at + 1..close].to_owned() });
                blank(&mut code, at + 1..close);
                close + 1
            } else if c == '\'' {
                // A character, or else a lifetime.
                let length = match rest[1..].chars().next() {
                    Some('\\') => rest[3..].find('\'').map(|e| e + 4),
                    Some(c) => rest[1 + c.len_utf8()..].starts_with('\'').then_some(c.len_utf8() + 2),
                    None => None,
                };
                let end = at + length.unwrap_or(1);
                blank(&mut code, at..end);
                end
            } else {
                at + c.len_utf8()
            };
            at = end;
        }
        let mut code = String::from_utf8(code).unwrap();
        // Items of tests: up to the end of their braces, or the semicolon before any.
        while let Some(start) = code.find("#[cfg(test)]") {
            let open = start + code[start..].find(['{', ';']).unwrap_or(code.len() - start - 1);
            let end = if code[open..].starts_with('{') { close_of(&code, open) + 1 } else { open + 1 };
            texts.retain(|t| t.at.start < start || t.at.start >= end);
            code.replace_range(start..end, &" ".repeat(end - start));
        }
        Self { path: path.to_owned(), code, texts }
    }

    /// The texts inside a range.
    pub fn texts_in(&self, range: Range<usize>) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(move |t| range.start <= t.at.start && t.at.end <= range.end)
    }

    /// Calls of a function: where each name ends in `call`, the ranges of its arguments. `call` ends with `(`; a letter
    /// before it makes it another name.
    pub fn calls(&self, call: &str) -> Vec<Vec<Range<usize>>> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices(call) {
            if !(call.starts_with(is_word) && self.code[..at].ends_with(is_word)) {
                found.push(self.arguments(at + call.len() - 1));
            }
        }
        found
    }

    /// The arguments inside the bracket that opens at `open`.
    pub fn arguments(&self, open: usize) -> Vec<Range<usize>> {
        let close = close_of(&self.code, open);
        let (mut arguments, mut depth, mut start) = (Vec::new(), 0, open + 1);
        for (i, c) in self.code[open + 1..close].char_indices().map(|(i, c)| (i + open + 1, c)) {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    arguments.push(start..i);
                    start = i + 1;
                }
                _ => {}
            }
        }
        arguments.push(start..close);
        arguments
    }
}

/// Where the bracket that opens at `open` closes.
pub fn close_of(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (i, c) in code[open..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + i;
        }
    }
    code.len()
}

/// Whether a character can stand in a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn comments_tests_and_texts_are_no_code() {
    let file = "// crate::a \"x\"\nlet b = 'c'; f::<'a>(\"crate::d\", r#\"e \"f\"\"#, '\\'', '\"');\n#[cfg(test)]\nmod tests { use crate::g; }\nh(i, [1, 2]);";
    let source = Source::read("x.rs", file);
    assert!(!source.code.contains("crate") && !source.code.contains("tests"), "{}", source.code);
    assert_eq!(source.code.len(), file.len());
    let texts: Vec<&str> = source.texts.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["crate::d", "e \"f\""]);
    let arguments = &source.calls("h(")[0];
    assert_eq!(arguments.iter().map(|a| source.code[a.clone()].trim()).collect::<Vec<_>>(), ["i", "[1, 2]"]);
}
