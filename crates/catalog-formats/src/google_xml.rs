//! Google Merchant XML: items of RSS 2.0 and entries of Atom, one at a time.
//!
//! The stream is cut into items first (comments and CDATA are respected), then each item is parsed by itself: one
//! broken item does not spoil the next, and no more than one item is in memory.

use std::collections::VecDeque;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::Settings;
use crate::decode::Utf8;
use crate::error::{ErrorCode, RowError};
use crate::fragment::Fragment;
use crate::google::{self, Item};
use crate::rows::{MAX_FIELD, MAX_ROW, plain_name};

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Outside,
    Inside(&'static str),
    /// Within a comment or CDATA; what ends it, and whether it is part of an item.
    Verbatim(&'static str, Option<&'static str>),
}

/// Cuts the stream into items.
struct Items<R> {
    input: Utf8<R>,
    window: Vec<u8>,
    start: usize,
    end_of_file: bool,
    mode: Mode,
    line: u64,
    item: Vec<u8>,
    /// What was read of an item that did not end.
    unclosed: Vec<u8>,
    item_line: u64,
    too_large: bool,
    any: bool,
}

enum Cut {
    Item(u64),
    TooLarge(u64),
    Unclosed(u64),
    Ended(u64),
    Unreadable(String),
}

/// Longest mark that has to be seen as a whole.
const LOOK: usize = 16;

impl<R: Read> Items<R> {
    fn new(input: Utf8<R>) -> Self {
        Self {
            input,
            window: Vec::new(),
            start: 0,
            end_of_file: false,
            mode: Mode::Outside,
            line: 1,
            item: Vec::new(),
            unclosed: Vec::new(),
            item_line: 1,
            too_large: false,
            any: false,
        }
    }

    fn fill(&mut self) -> std::io::Result<()> {
        self.window.drain(..self.start);
        self.start = 0;
        let input = self.input.fill()?;
        let n = input.len();
        self.window.extend_from_slice(input);
        self.end_of_file = n == 0;
        self.input.consume(n);
        Ok(())
    }

    /// Takes bytes from the window, into the item if we are in one.
    fn take(&mut self, n: usize, keep: bool) {
        let end = (self.start + n).min(self.window.len());
        let part = &self.window[self.start..end];
        self.line += memchr::memchr_iter(b'\n', part).count() as u64;
        if keep {
            self.too_large |= self.item.len() + part.len() > MAX_ROW;
            if !self.too_large {
                self.item.extend_from_slice(part);
            }
        }
        self.start = end;
    }

    fn begin(&mut self, tag: &'static str) {
        self.any = true;
        self.item.clear();
        self.too_large = false;
        self.item_line = self.line;
        self.take(1 + tag.len(), true);
        self.mode = Mode::Inside(tag);
    }

    /// The tag of an item that begins here.
    fn opens(rest: &[u8]) -> Option<&'static str> {
        ["item", "entry"].into_iter().find(|tag| {
            rest[1..].strip_prefix(tag.as_bytes()).and_then(|after| after.first()).is_some_and(|b| ends_name(*b))
        })
    }

    /// Reads until an item is complete in `item`.
    fn next_item(&mut self) -> Option<Cut> {
        loop {
            if self.window.len() - self.start < LOOK && !self.end_of_file {
                if let Err(e) = self.fill() {
                    self.end_of_file = true;
                    self.window.clear();
                    self.start = 0;
                    self.mode = Mode::Outside;
                    return Some(Cut::Unreadable(e.to_string()));
                }
                continue;
            }
            let rest = &self.window[self.start..];
            if rest.is_empty() {
                let mode = std::mem::replace(&mut self.mode, Mode::Outside);
                let inside = matches!(mode, Mode::Inside(_) | Mode::Verbatim(_, Some(_)));
                return inside.then_some(Cut::Ended(self.item_line));
            }
            let inside = match self.mode {
                Mode::Outside => None,
                Mode::Inside(tag) => Some(tag),
                Mode::Verbatim(end, inside) => {
                    match memchr::memmem::find(rest, end.as_bytes()) {
                        Some(at) => {
                            self.take(at + end.len(), inside.is_some());
                            self.mode = inside.map_or(Mode::Outside, Mode::Inside);
                        }
                        None => {
                            let n = if self.end_of_file { rest.len() } else { rest.len() - (end.len() - 1) };
                            self.take(n, inside.is_some());
                            if !self.end_of_file && self.fill().is_err() {
                                self.end_of_file = true;
                            }
                        }
                    }
                    continue;
                }
            };
            match memchr::memchr(b'<', rest) {
                None => {
                    let n = rest.len();
                    self.take(n, inside.is_some());
                }
                Some(at) if at > 0 => self.take(at, inside.is_some()),
                Some(_) => {
                    if rest.starts_with(b"<!--") {
                        self.take(4, inside.is_some());
                        self.mode = Mode::Verbatim("-->", inside);
                    } else if rest.starts_with(b"<![CDATA[") {
                        self.take(9, inside.is_some());
                        self.mode = Mode::Verbatim("]]>", inside);
                    } else if let Some(tag) = Self::opens(rest) {
                        let line = self.item_line;
                        if inside.is_some() {
                            self.unclosed = std::mem::take(&mut self.item);
                        }
                        self.begin(tag);
                        if inside.is_some() {
                            return Some(Cut::Unclosed(line));
                        }
                    } else if let Some(tag) = inside.filter(|tag| {
                        let after = rest[1..].strip_prefix(b"/").and_then(|r| r.strip_prefix(tag.as_bytes()));
                        after.is_some_and(|after| after.first().is_none_or(|b| ends_name(*b)))
                    }) {
                        self.take(2 + tag.len(), true);
                        self.item.push(b'>');
                        self.mode = Mode::Outside;
                        let line = self.item_line;
                        return Some(if self.too_large { Cut::TooLarge(line) } else { Cut::Item(line) });
                    } else {
                        self.take(1, inside.is_some());
                    }
                }
            }
        }
    }
}

fn ends_name(b: u8) -> bool {
    b.is_ascii_whitespace() || matches!(b, b'>' | b'/')
}

/// One item's fields.
struct XmlItem {
    line: u64,
    /// Whether it had a prefix (`g:`), its plain name, its value.
    fields: Vec<(bool, String, String)>,
}

impl Item for XmlItem {
    fn line(&self) -> u64 {
        self.line
    }

    fn get(&self, name: &str) -> &str {
        let mut values = self.fields.iter().filter(|(_, n, v)| n == name && !v.is_empty());
        // `g:title` says more about the product than `title`.
        let first = values.next();
        let better = first.filter(|(prefixed, ..)| *prefixed).or_else(|| values.find(|(prefixed, ..)| *prefixed));
        better.or(first).map_or("", |(_, _, value)| value)
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(_, n, v)| n == name && !v.is_empty()).map(|(_, _, v)| v.as_str()).collect()
    }

    fn written(&self, name: &str) -> String {
        let prefixed = self.fields.iter().any(|(prefixed, n, _)| n == name && *prefixed);
        format!("{}{}", if prefixed { "g:" } else { "" }, name.replace(' ', "_"))
    }
}

/// Fields whose inner markup is part of the text.
fn is_prose(name: &str) -> bool {
    matches!(name, "description" | "summary" | "content" | "title")
}

fn parse(xml: &str, line: u64) -> (XmlItem, Result<(), RowError>) {
    let mut item = XmlItem { line, fields: Vec::new() };
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut depth = 0usize;
    let mut field: Option<(bool, String, String)> = None;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(e) => {
                let code = ErrorCode::NotXml { reason: e.to_string() };
                return (item, Err(RowError::new(line, code)));
            }
        };
        match event {
            Event::Start(tag) => {
                depth += 1;
                match &mut field {
                    None if depth == 2 => {
                        link_target(&tag, &mut item.fields);
                        field = Some(named(&tag));
                    }
                    Some((_, name, text)) if is_prose(name) => markup(text, &tag, false),
                    _ => {}
                }
            }
            Event::Empty(tag) => match &mut field {
                None if depth == 1 => link_target(&tag, &mut item.fields),
                Some((_, name, text)) if is_prose(name) => markup(text, &tag, false),
                _ => {}
            },
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let local = plain_name(tag.local_name().as_ref());
                // An element within that never ended must not swallow the fields that follow.
                if let Some((_, name, text)) = &mut field {
                    if depth == 1 || *name == local {
                        depth = 1;
                        item.fields.extend(field.take().map(|(p, n, v)| (p, n, v.trim().to_owned())));
                    } else if is_prose(name) {
                        text.push_str("</");
                        text.push_str(&local);
                        text.push('>');
                    }
                }
            }
            Event::Text(text) => append(&mut field, depth, &text),
            Event::CData(text) => append(&mut field, depth, &text),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => append(&mut field, depth, c.encode_utf8(&mut [0; 4])),
                _ => {
                    let text = match &*name {
                        "amp" => "&".to_owned(),
                        "lt" => "<".to_owned(),
                        "gt" => ">".to_owned(),
                        "quot" => "\"".to_owned(),
                        "apos" => "'".to_owned(),
                        // `&nbsp;` and the like are no XML, but common; the description's cleaning knows them.
                        other => format!("&{other};"),
                    };
                    append(&mut field, depth, &text);
                }
            },
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let long = item.fields.iter().find(|(_, _, value)| value.len() > MAX_FIELD);
    let refused = long.map(|(_, name, value)| {
        let error = RowError::new(line, ErrorCode::FieldTooLarge { limit: MAX_FIELD as u64 });
        error.field(item.written(name)).value(&value[..value.floor_char_boundary(400)])
    });
    (item, refused.map_or(Ok(()), Err))
}

fn named(tag: &BytesStart<'_>) -> (bool, String, String) {
    let prefixed = tag.name().prefix().is_some();
    (prefixed, plain_name(tag.local_name().as_ref()), String::new())
}

/// Markup written into the text without escaping stays markup: the cleaning takes it out with its line breaks.
fn markup(text: &mut String, tag: &BytesStart<'_>, closing: bool) {
    text.push_str(if closing { "</" } else { "<" });
    text.push_str(tag.local_name().as_ref());
    text.push('>');
}

/// Atom's `<link href="…"/>`.
fn link_target(tag: &BytesStart<'_>, fields: &mut Vec<(bool, String, String)>) {
    if tag.local_name().as_ref() != "link" {
        return;
    }
    let value = |name: &str| {
        let attribute = tag.try_get_attribute(name).ok().flatten()?;
        Some(html_escape::decode_html_entities(attribute.value.as_ref()).trim().to_owned())
    };
    let related = value("rel").is_some_and(|rel| rel != "alternate");
    if let (Some(href), false) = (value("href"), related) {
        fields.push((false, "link".to_owned(), href));
    }
}

fn append(field: &mut Option<(bool, String, String)>, depth: usize, text: &str) {
    if let Some((_, name, value)) = field
        && (depth == 2 || is_prose(name))
    {
        value.push_str(text);
    }
}

/// Pieces of products of an XML feed.
pub(crate) struct GoogleXml<R> {
    items: Items<R>,
    settings: Settings,
    run: Option<Fragment>,
    queue: VecDeque<Result<Fragment, RowError>>,
    ended: bool,
}

impl<R: Read> GoogleXml<R> {
    pub(crate) fn new(input: Utf8<R>, settings: Settings) -> Self {
        Self { items: Items::new(input), settings, run: None, queue: VecDeque::new(), ended: false }
    }

    fn step(&mut self, cut: Cut) {
        match cut {
            Cut::Unreadable(reason) => {
                self.ended = true;
                self.queue.push_back(Err(RowError::new(self.items.line, ErrorCode::Unreadable { reason })));
            }
            Cut::TooLarge(line) => {
                let error = RowError::new(line, ErrorCode::RowTooLarge { limit: MAX_ROW as u64 });
                let (item, _) = parse(&String::from_utf8_lossy(&self.items.item), line);
                self.queue.push_back(Err(error.product(&google::key(&item).unwrap_or_default())));
            }
            Cut::Unclosed(line) => {
                let reason = "it does not end before the next one begins".to_owned();
                let text = std::mem::take(&mut self.items.unclosed);
                let key = google::key(&parse(&String::from_utf8_lossy(&text), line).0).unwrap_or_default();
                self.queue.push_back(Err(RowError::new(line, ErrorCode::NotXml { reason }).product(&key)));
            }
            Cut::Ended(line) => {
                let text = String::from_utf8_lossy(&self.items.item);
                let (item, _) = parse(&text, line);
                let key = google::key(&item);
                let error = RowError::new(line, ErrorCode::CutShort);
                if let Some(key) = &key {
                    // Its other rows may stand anywhere: this piece marks the product as incomplete.
                    let cut = Fragment { cut: true, ..Fragment::new(key.as_str(), line) };
                    self.join(cut);
                }
                self.queue.push_back(Err(error.product(&key.unwrap_or_default())));
            }
            Cut::Item(line) => {
                let text = String::from_utf8_lossy(&self.items.item);
                let (item, parsed) = parse(&text, line);
                if let Err(error) = parsed {
                    self.queue.push_back(Err(error.product(&google::key(&item).unwrap_or_default())));
                    return;
                }
                let mut errors = Vec::new();
                let fragment = google::fragment(&item, self.settings, &mut errors);
                self.queue.extend(errors.into_iter().map(Err));
                if let Some(fragment) = fragment {
                    self.join(fragment);
                }
            }
        }
    }

    fn join(&mut self, fragment: Fragment) {
        match &mut self.run {
            Some(run) if run.key == fragment.key => run.merge(fragment),
            run => self.queue.extend(run.replace(fragment).map(Ok)),
        }
    }
}

impl<R: Read> Iterator for GoogleXml<R> {
    type Item = Result<Fragment, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.queue.pop_front() {
                return Some(ready);
            }
            if self.ended {
                return self.run.take().map(Ok);
            }
            match self.items.next_item() {
                Some(cut) => self.step(cut),
                None => {
                    self.ended = true;
                    if !self.items.any {
                        // XML without an item: some other document.
                        return Some(Err(RowError::new(0, ErrorCode::UnknownFormat)));
                    }
                }
            }
        }
    }
}
