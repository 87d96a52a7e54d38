//! Any reader as UTF-8: byte order marks, UTF-16, Windows-1252 and what an XML declaration names.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

const CHUNK: usize = 64 * 1024;

/// Reads bytes and gives UTF-8, always valid, in constant memory.
///
/// A byte order mark decides; without one, zero bytes in every second place mean UTF-16 and an XML declaration is
/// believed. Otherwise the text is UTF-8 until a byte sequence is not: then the rest is Windows-1252 (the superset of
/// Latin-1) if such sequences outnumber proper UTF-8 around there, and only that sequence is if not.
pub(crate) struct Utf8<R> {
    inner: R,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    mode: Mode,
    /// Proper UTF-8 beyond ASCII has been seen.
    beyond_ascii: bool,
    end: bool,
}

enum Mode {
    Start,
    Utf8,
    Other(Box<Decoder>),
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, raw: Vec::new(), out: Vec::new(), at: 0, mode: Mode::Start, beyond_ascii: false, end: false }
    }

    /// What comes next, empty only at the end of the file.
    pub(crate) fn fill(&mut self) -> io::Result<&[u8]> {
        while self.at == self.out.len() && !(self.end && self.raw.is_empty()) {
            self.out.clear();
            self.at = 0;
            self.decode_more()?;
        }
        Ok(&self.out[self.at..])
    }

    /// Takes `n` bytes of what [`fill`](Self::fill) gave.
    pub(crate) fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.out.len());
    }

    /// At least `want` bytes of the beginning, less if the file is shorter. Only before the first `consume`.
    pub(crate) fn peek(&mut self, want: usize) -> io::Result<&[u8]> {
        while self.out.len() < want && !(self.end && self.raw.is_empty()) {
            self.decode_more()?;
        }
        Ok(&self.out[self.at..])
    }

    /// Reads a chunk behind what is left in `raw`.
    fn read_raw(&mut self) -> io::Result<()> {
        let had = self.raw.len();
        self.raw.resize(had + CHUNK, 0);
        let got = loop {
            match self.inner.read(&mut self.raw[had..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.raw.truncate(had + *got.as_ref().unwrap_or(&0));
        self.end |= got? == 0;
        Ok(())
    }

    fn decode_more(&mut self) -> io::Result<()> {
        if !self.end {
            self.read_raw()?;
        }
        if matches!(self.mode, Mode::Start) {
            // Short reads: a mark or a declaration must not be torn.
            while self.raw.len() < 1024 && !self.end {
                self.read_raw()?;
            }
            self.mode = self.start();
        }
        match &mut self.mode {
            Mode::Other(decoder) => {
                let start = self.out.len();
                let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(self.raw.len() * 3 + 16);
                self.out.resize(start + room, 0);
                let (_, read, written, _) = decoder.decode_to_utf8(&self.raw, &mut self.out[start..], self.end);
                self.out.truncate(start + written);
                self.raw.drain(..read);
                if self.end {
                    self.raw.clear();
                }
            }
            _ => self.take_utf8(),
        }
        Ok(())
    }

    fn start(&mut self) -> Mode {
        if let Some((encoding, mark)) = Encoding::for_bom(&self.raw) {
            self.raw.drain(..mark);
            return mode(encoding);
        }
        let head = &self.raw[..self.raw.len().min(256)];
        if head.len() >= 4 {
            let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
            let (even, odd) = (zeros(0), zeros(1));
            let most = head.len() * 2 / 5;
            if odd >= most && even * 4 < odd {
                return mode(UTF_16LE);
            }
            if even >= most && odd * 4 < even {
                return mode(UTF_16BE);
            }
        }
        match declared(&self.raw) {
            Some(encoding) if encoding.is_ascii_compatible() => mode(encoding),
            _ => Mode::Utf8,
        }
    }

    fn take_utf8(&mut self) {
        let mut from = 0;
        loop {
            let (good, bad) = match std::str::from_utf8(&self.raw[from..]) {
                Ok(text) => (text.len(), None),
                Err(e) => (e.valid_up_to(), Some(e.error_len())),
            };
            let text = &self.raw[from..from + good];
            self.beyond_ascii |= !text.is_ascii();
            self.out.extend_from_slice(text);
            from += good;
            let Some(bad) = bad else { break };
            let len = match bad {
                // A character torn by the end of the chunk: the rest comes with the next one.
                None if !self.end => break,
                None => self.raw.len() - from,
                Some(len) => len,
            };
            if !self.beyond_ascii && mostly_single_bytes(&self.raw[from..]) {
                let mut decoder = WINDOWS_1252.new_decoder_without_bom_handling();
                self.raw.drain(..from);
                from = 0;
                let start = self.out.len();
                let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(self.raw.len() * 3 + 16);
                self.out.resize(start + room, 0);
                let (_, read, written, _) = decoder.decode_to_utf8(&self.raw, &mut self.out[start..], self.end);
                self.out.truncate(start + written);
                self.raw.drain(..read);
                self.mode = Mode::Other(Box::new(decoder));
                break;
            }
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&self.raw[from..from + len]);
            self.out.extend_from_slice(text.as_bytes());
            from += len;
        }
        self.raw.drain(..from);
    }
}

fn mode(encoding: &'static Encoding) -> Mode {
    if encoding == UTF_8 { Mode::Utf8 } else { Mode::Other(Box::new(encoding.new_decoder_without_bom_handling())) }
}

/// What the XML declaration names, if there is one.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(256)];
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = &declaration[..memchr::memmem::find(declaration, b"?>")?];
    let value = &declaration[memchr::memmem::find(declaration, b"encoding")? + 8..];
    let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *value.first().filter(|q| matches!(q, b'"' | b'\''))?;
    Encoding::for_label(value[1..].split(|b| *b == quote).next()?)
}

fn mostly_single_bytes(bytes: &[u8]) -> bool {
    let (mut proper, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        proper += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken >= proper
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Gives a few bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(self.1).min(buf.len());
            buf[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn all(bytes: &[u8], step: usize) -> String {
        let mut reader = Utf8::new(Slow(bytes, step));
        let mut out = Vec::new();
        loop {
            let part = reader.fill().unwrap();
            if part.is_empty() {
                return String::from_utf8(out).unwrap();
            }
            let n = part.len();
            out.extend_from_slice(part);
            reader.consume(n);
        }
    }

    #[test]
    fn encodings() {
        let text = "Handle,Title\nété,Café “x” – 5 €\n";
        let (latin, _, _) = WINDOWS_1252.encode(text);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let le: Vec<u8> = utf16.iter().flat_map(|u| u.to_le_bytes()).collect();
        let be: Vec<u8> = utf16.iter().flat_map(|u| u.to_be_bytes()).collect();
        for step in [1, 3, 7, 100_000] {
            assert_eq!(all(text.as_bytes(), step), text);
            assert_eq!(all(&latin, step), text);
            assert_eq!(all(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), step), text);
            assert_eq!(all(&[b"\xff\xfe", le.as_slice()].concat(), step), text);
            assert_eq!(all(&[b"\xfe\xff", be.as_slice()].concat(), step), text);
            assert_eq!(all(&le, step), text, "UTF-16 LE without a mark");
            assert_eq!(all(&be, step), text, "UTF-16 BE without a mark");
            assert!(all(b"<?xml version='1.0' encoding='windows-1251'?><a>\xcf</a>", step).contains("П"));
        }
    }

    #[test]
    fn latin_1_far_from_the_beginning() {
        let mut bytes = b"name\n".repeat(50_000);
        bytes.extend_from_slice(b"Caf\xe9\n\xc9t\xe9");
        assert!(all(&bytes, 100_000).ends_with("Café\nÉté"));
    }

    #[test]
    fn one_broken_byte_spoils_no_other() {
        assert_eq!(all("Größe \u{20ac}".as_bytes(), 100), "Größe €");
        assert_eq!(all(b"Gr\xc3\xb6\xc3\x9fe \xe9 \xc3\xa4\xc3\xb6", 100), "Größe é äö");
    }

    proptest! {
        #[test]
        fn any_utf8_passes(text in "[^\u{0}\u{feff}]{0,200}", step in 1usize..50) {
            prop_assume!(!text.starts_with("<?xml"));
            prop_assert_eq!(all(text.as_bytes(), step), text);
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..600), step in 1usize..50) {
            all(&bytes, step);
        }
    }
}
