//! Rows of CSV and TSV files: streaming, with limits, by column name.

use std::collections::HashMap;
use std::io::Read;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::decode::Utf8;
use crate::error::{ErrorCode, RowError};
use crate::fragment::Fragment;

/// Bytes of one field.
pub const MAX_FIELD: usize = 1 << 20;
/// Bytes of one row or item.
pub const MAX_ROW: usize = 8 << 20;
/// Columns of a file.
pub const MAX_COLUMNS: usize = 4096;

/// The names of the columns.
#[derive(Debug, Default)]
pub(crate) struct Header {
    names: Vec<String>,
    by_name: HashMap<String, Vec<usize>>,
}

/// A column name as it is compared: lower case, `_` as space, single spaces, no quotation marks.
pub(crate) fn plain_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '_' | '\u{feff}' | '"')) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
    }
    out
}

impl Header {
    pub(crate) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut this = Self::default();
        for (at, name) in names.enumerate() {
            this.by_name.entry(plain_name(name)).or_default().push(at);
            this.names.push(name.trim().to_owned());
        }
        this
    }

    /// The columns that have one of these names (in plain form); those of the first name come first.
    pub(crate) fn column(&self, names: &[&str]) -> Column {
        let at: Vec<usize> = names.iter().filter_map(|n| self.by_name.get(*n)).flatten().copied().collect();
        let name = at.first().and_then(|at| self.names.get(*at)).map_or_else(|| names[0].to_owned(), Clone::clone);
        Column { at, name }
    }

    /// Plain names with their places.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.by_name.iter().map(|(name, at)| (name.as_str(), at.as_slice()))
    }

    fn len(&self) -> usize {
        self.names.len()
    }
}

/// Where a value stands. A repeated column counts where it is not blank, the first one first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    at: Vec<usize>,
    name: String,
}

impl Column {
    pub(crate) fn exists(&self) -> bool {
        !self.at.is_empty()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The column, or the error that it is missing.
    pub(crate) fn needed(self) -> Result<Self, RowError> {
        if self.exists() {
            Ok(self)
        } else {
            let mut name = self.name;
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            Err(RowError::new(0, ErrorCode::MissingColumn).field(name))
        }
    }
}

/// One row.
pub(crate) struct Row<'a> {
    /// Line of the file on which it begins.
    pub line: u64,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Row<'a> {
    /// The field at a place, trimmed, empty if the row is shorter.
    pub(crate) fn at(&self, at: usize) -> &'a str {
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(usize::MAX) };
        self.ends.get(at).and_then(|end| self.text.get(start..*end)).unwrap_or("").trim()
    }

    /// The value of a column, trimmed, empty if there is none.
    pub(crate) fn get(&self, column: &Column) -> &'a str {
        column.at.iter().map(|at| self.at(*at)).find(|v| !v.is_empty()).unwrap_or("")
    }

    /// The values of all columns of that name that are not blank.
    pub(crate) fn all<'b>(&'b self, column: &'b Column) -> impl Iterator<Item = &'a str> + 'b {
        column.at.iter().map(|at| self.at(*at)).filter(|v| !v.is_empty())
    }

    /// An error of a column of this row.
    pub(crate) fn error(&self, column: &Column, code: ErrorCode) -> RowError {
        RowError::new(self.line, code).field(column.name()).value(self.get(column))
    }

    /// Whether a row that is cut has come to the column.
    pub(crate) fn reaches(&self, column: &Column) -> bool {
        column.at.iter().all(|at| *at < self.ends.len())
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Reads rows after the header.
pub(crate) struct Rows<R> {
    input: Utf8<R>,
    core: Reader,
    header: Header,
    out: Vec<u8>,
    ends: Vec<usize>,
    line: u64,
    ended: bool,
}

enum Step {
    /// `cut`: the file ends within this column.
    Row {
        line: u64,
        bytes: usize,
        fields: usize,
        cut: Option<usize>,
    },
    /// What had been read of it can still tell whose row it was.
    Bad {
        error: RowError,
        bytes: usize,
        fields: usize,
    },
    End,
}

impl<R: Read> Rows<R> {
    /// Reads the header. The separator is the one that is most frequent in the first line.
    pub(crate) fn new(mut input: Utf8<R>) -> Result<Self, RowError> {
        let unreadable = |e: std::io::Error| RowError::new(0, ErrorCode::Unreadable { reason: e.to_string() });
        let separator = separator(input.peek(64 * 1024).map_err(unreadable)?);
        let mut this = Self {
            input,
            core: ReaderBuilder::new().delimiter(separator).build(),
            header: Header::default(),
            out: vec![0; 16 * 1024],
            ends: vec![0; 256],
            line: 1,
            ended: false,
        };
        loop {
            match this.step() {
                Step::End => return Err(RowError::new(0, ErrorCode::Empty)),
                Step::Bad { mut error, .. } => {
                    // Nothing can be read without the names of the columns.
                    if !matches!(error.code, ErrorCode::TooManyColumns { .. } | ErrorCode::Unreadable { .. }) {
                        error.code = ErrorCode::UnknownFormat;
                    }
                    error.field = None;
                    return Err(error);
                }
                Step::Row { line, bytes, fields, .. } => {
                    let text = std::str::from_utf8(&this.out[..bytes]).unwrap_or("");
                    let row = Row { line, text, ends: &this.ends[..fields] };
                    if !row.is_blank() {
                        this.header = Header::new((0..fields).map(|at| row.at(at)));
                        return Ok(this);
                    }
                }
            }
        }
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// Calls `take` with the next row that is not blank. `None` at the end of the file.
    pub(crate) fn next_row<T>(&mut self, take: impl FnOnce(&Row<'_>) -> T) -> Option<Result<T, (RowError, Option<T>)>> {
        loop {
            match self.step() {
                Step::End => return None,
                Step::Bad { error, bytes, fields } => {
                    let text = std::str::from_utf8(&self.out[..bytes]).unwrap_or("");
                    let row = Row { line: error.line, text, ends: &self.ends[..fields] };
                    return Some(Err((error, Some(take(&row)))));
                }
                Step::Row { line, bytes, fields, cut } => {
                    // The decoder gives valid UTF-8 and rows are split at ASCII signs, so this can't fail.
                    let text = std::str::from_utf8(&self.out[..bytes]).unwrap_or("");
                    let row = Row { line, text, ends: &self.ends[..fields] };
                    if let Some(at) = cut {
                        let error = RowError::new(line, ErrorCode::CutShort).value(row.at(at));
                        let error = RowError { field: self.header.names.get(at).cloned(), ..error };
                        return Some(Err((error, Some(take(&row)))));
                    }
                    if row.is_blank() {
                        continue;
                    }
                    let header = self.header.len();
                    if let Some(at) = (header..fields).find(|at| !row.at(*at).is_empty()) {
                        let code = ErrorCode::TooManyFields { header: header as u64, found: fields as u64 };
                        return Some(Err((RowError::new(line, code).value(row.at(at)), Some(take(&row)))));
                    }
                    return Some(Ok(take(&row)));
                }
            }
        }
    }

    /// Reads one record into `out` and `ends`.
    fn step(&mut self) -> Step {
        if self.ended {
            return Step::End;
        }
        let (mut bytes, mut fields) = (0usize, 0usize);
        let mut line = self.line;
        let mut begun = false;
        // A row that broke a limit: read on to its end and throw it away.
        let mut broken: Option<RowError> = None;
        let mut scratch = ([0u8; 1024], [0usize; 64]);
        loop {
            let input = match self.input.fill() {
                Ok(input) => input,
                Err(e) => {
                    self.ended = true;
                    let error = RowError::new(self.line, ErrorCode::Unreadable { reason: e.to_string() });
                    return Step::Bad { error, bytes: 0, fields: 0 };
                }
            };
            if input.is_empty() {
                self.ended = true;
                return self.last(line, bytes, fields, begun, broken);
            }
            if !begun {
                let blank = input.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
                self.line += memchr::memchr_iter(b'\n', &input[..blank]).count() as u64;
                if blank > 0 {
                    self.input.consume(blank);
                    continue;
                }
                line = self.line;
                begun = true;
            }
            let (result, read, wrote, ended) = if broken.is_some() {
                self.core.read_record(input, &mut scratch.0, &mut scratch.1)
            } else {
                self.core.read_record(input, &mut self.out[bytes..], &mut self.ends[fields..])
            };
            self.line += memchr::memchr_iter(b'\n', &input[..read]).count() as u64;
            self.input.consume(read);
            if broken.is_none() {
                bytes += wrote;
                fields += ended;
                let field_start = if fields == 0 { 0 } else { self.ends[fields - 1] };
                let name = |at: usize| self.header.names.get(at).cloned();
                let long = (fields - ended..fields)
                    .find(|at| self.ends[*at] - if *at == 0 { 0 } else { self.ends[at - 1] } > MAX_FIELD)
                    .or((bytes - field_start > MAX_FIELD).then_some(fields));
                let code = if let Some(at) = long {
                    Some((ErrorCode::FieldTooLarge { limit: MAX_FIELD as u64 }, name(at)))
                } else if bytes > MAX_ROW {
                    Some((ErrorCode::RowTooLarge { limit: MAX_ROW as u64 }, None))
                } else if fields > MAX_COLUMNS {
                    Some((ErrorCode::TooManyColumns { limit: MAX_COLUMNS as u64 }, None))
                } else {
                    None
                };
                if let Some((code, field)) = code {
                    let start = if long.is_some() { field_start.min(bytes) } else { 0 };
                    let head = String::from_utf8_lossy(&self.out[start..bytes.min(start + 400)]).into_owned();
                    broken = Some(RowError { field, ..RowError::new(line, code).value(&head) });
                    // Only whole fields are kept.
                    fields = fields.min(long.unwrap_or(fields));
                    bytes = if fields == 0 { 0 } else { self.ends[fields - 1] };
                }
            }
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if broken.is_none() => {
                    let larger = (self.out.len() * 2).min(MAX_ROW + MAX_FIELD);
                    self.out.resize(larger, 0);
                }
                ReadRecordResult::OutputEndsFull if broken.is_none() => {
                    let larger = (self.ends.len() * 2).min(MAX_COLUMNS * 2);
                    self.ends.resize(larger, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record => {
                    return self.finished(broken, bytes, fields, Step::Row { line, bytes, fields, cut: None });
                }
                ReadRecordResult::End => {
                    self.ended = true;
                    return Step::End;
                }
            }
        }
    }

    fn finished(&mut self, broken: Option<RowError>, bytes: usize, fields: usize, row: Step) -> Step {
        match broken {
            // Too many columns in a row below a sound header is one bad row, not a bad file.
            Some(mut error) => {
                if let ErrorCode::TooManyColumns { limit } = error.code
                    && self.header.len() > 0
                {
                    error.code = ErrorCode::TooManyFields { header: self.header.len() as u64, found: limit + 1 };
                }
                Step::Bad { error, bytes, fields }
            }
            None => row,
        }
    }

    /// The end of the file within a record, or between two.
    fn last(&mut self, line: u64, bytes: usize, fields: usize, begun: bool, broken: Option<RowError>) -> Step {
        if !begun {
            return Step::End;
        }
        if broken.is_some() {
            return self.finished(broken, bytes, fields, Step::End);
        }
        // A line feed is part of the field within quotation marks and the end of the record elsewhere: that tells them
        // apart.
        self.out.resize(self.out.len().max(bytes + 2), 0);
        self.ends.resize(self.ends.len().max(fields + 2), 0);
        let (result, _, wrote, ended) = self.core.read_record(b"\n", &mut self.out[bytes..], &mut self.ends[fields..]);
        match result {
            ReadRecordResult::Record => {
                let fields = fields + ended;
                let cut = (fields < self.header.len()).then(|| fields.saturating_sub(1));
                Step::Row { line, bytes: bytes + wrote, fields, cut }
            }
            _ if bytes == 0 && fields == 0 && wrote == 0 => Step::End,
            _ => {
                let bytes = if fields == 0 { 0 } else { self.ends[fields - 1] };
                Step::Row { line, bytes, fields, cut: Some(fields) }
            }
        }
    }
}

/// The most frequent of comma, semicolon and tab in the first line that is not blank, outside quotation marks.
pub(crate) fn separator(head: &[u8]) -> u8 {
    let mut counts = [0usize; 3];
    let mut quoted = false;
    for b in head.trim_ascii_start() {
        match b {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b',' if !quoted => counts[0] += 1,
            b';' if !quoted => counts[1] += 1,
            b'\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    if counts[0] == most {
        b','
    } else if counts[1] == most {
        b';'
    } else {
        b'\t'
    }
}

/// How one format understands a row.
pub(crate) trait RowFormat {
    /// Rows of one product always stand together.
    const TOGETHER: bool;

    /// What the row says about a product. Refused values go to `errors`.
    fn fragment(&mut self, row: &Row<'_>, errors: &mut Vec<RowError>) -> Option<Fragment>;

    /// The key of a row that may be cut anywhere, to find the product that is incomplete. `None`: of the one before.
    fn cut_key(&self, row: &Row<'_>) -> Option<String>;
}

/// Pieces of products, a run of rows with one key each.
pub(crate) struct Runs<R, F> {
    rows: Rows<R>,
    format: F,
    run: Option<Fragment>,
    errors: std::collections::VecDeque<RowError>,
    next: Option<Fragment>,
    ended: bool,
}

impl<R: Read, F: RowFormat> Runs<R, F> {
    pub(crate) fn new(rows: Rows<R>, format: F) -> Self {
        Self { rows, format, run: None, errors: Default::default(), next: None, ended: false }
    }
}

impl<R: Read, F: RowFormat> Iterator for Runs<R, F> {
    type Item = Result<Fragment, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(error) = self.errors.pop_front() {
                return Some(Err(error));
            }
            if let Some(done) = self.next.take() {
                return Some(Ok(Fragment { whole: done.whole | F::TOGETHER, ..done }));
            }
            if self.ended {
                return self.run.take().map(|done| Ok(Fragment { whole: done.whole | F::TOGETHER, ..done }));
            }
            let format = &mut self.format;
            let mut errors = Vec::new();
            let taken = self.rows.next_row(|row| (format.cut_key(row), row.line, format.fragment(row, &mut errors)));
            match taken {
                None => self.ended = true,
                Some(Ok((_, _, fragment))) => {
                    self.errors.extend(errors);
                    let Some(fragment) = fragment else { continue };
                    match &mut self.run {
                        Some(run) if run.key == fragment.key && !run.whole && !fragment.whole => run.merge(fragment),
                        run => self.next = run.replace(fragment),
                    }
                }
                Some(Err((mut error, cut))) => {
                    if error.code == ErrorCode::CutShort {
                        // Half a product is worse than none: a piece that says so goes with it.
                        let key = cut.and_then(|(key, ..)| key);
                        match (&mut self.run, key) {
                            (Some(run), key) if key.as_ref().is_none_or(|k| run.key.starts_with(k.as_str())) => {
                                run.cut = true;
                                error = error.product(&run.key);
                            }
                            (run, Some(key)) => {
                                error = error.product(&key);
                                let piece = Fragment { cut: true, ..Fragment::new(key, error.line) };
                                self.next = run.replace(piece);
                            }
                            (_, None) => {}
                        }
                    } else if let Some((Some(key), ..)) = cut {
                        error = error.product(&key);
                    }
                    return Some(Err(error));
                }
            }
        }
    }
}
