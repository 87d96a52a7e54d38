//! From pieces to whole products, each exactly once, in memory that does not grow with the products' contents.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::BuildHasher;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

use crate::error::{ErrorCode, RowError};
use crate::fragment::Fragment;
use crate::model::Product;

/// Pieces held in memory before they go to a temporary file.
const HELD: usize = 32 << 20;

pub(crate) type Fragments<'a> = Box<dyn Iterator<Item = Result<Fragment, RowError>> + Send + 'a>;

/// What a first look through a file finds: which products have their rows in several places.
///
/// Keys are kept as 64-bit hashes: about 20 bytes a product while the file is looked through.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    hasher: RandomState,
    scattered: HashSet<u64>,
    aliases: HashMap<u64, u64>,
    /// Products (row groups) in the file; what errors refuse is not counted.
    pub products: u64,
    /// Row errors that reading the rows will bring.
    pub errors: u64,
    /// The last line with a product.
    pub last_line: u64,
}

impl Layout {
    pub(crate) fn of(fragments: Fragments<'_>) -> Self {
        let mut this = Self::default();
        let mut seen: HashSet<u64> = HashSet::new();
        for fragment in fragments {
            let Ok(fragment) = fragment else {
                this.errors += 1;
                continue;
            };
            this.last_line = this.last_line.max(fragment.last_line);
            let key = this.hasher.hash_one(&fragment.key);
            if let Some(alias) = &fragment.alias {
                this.aliases.insert(this.hasher.hash_one(alias), key);
            }
            if seen.insert(key) {
                this.products += u64::from(!fragment.cut);
            } else if !fragment.whole {
                this.scattered.insert(key);
            }
        }
        // Only names that rows really use matter.
        this.aliases.retain(|alias, _| seen.contains(alias));
        for (alias, key) in &this.aliases {
            this.scattered.extend([*alias, *key]);
            this.products = this.products.saturating_sub(1);
        }
        this
    }
}

/// Whole products, in the order in which they begin in the file (those that had to wait come last).
pub struct Products<'a> {
    fragments: Fragments<'a>,
    hasher: RandomState,
    /// With a layout, only scattered products wait.
    scattered: Option<HashSet<u64>>,
    aliases: HashMap<u64, u64>,
    /// Products given out.
    seen: HashSet<u64>,
    held: Held,
    queue: VecDeque<Result<Product, RowError>>,
    reading: bool,
}

impl<'a> Products<'a> {
    pub(crate) fn new(fragments: Fragments<'a>, layout: Option<&Layout>) -> Self {
        let (hasher, scattered, aliases) = match layout {
            Some(layout) => (layout.hasher.clone(), Some(layout.scattered.clone()), layout.aliases.clone()),
            None => (RandomState::new(), None, HashMap::new()),
        };
        Self {
            fragments,
            hasher,
            scattered,
            aliases,
            seen: HashSet::new(),
            held: Held::new(),
            queue: VecDeque::new(),
            reading: true,
        }
    }

    fn take(&mut self, fragment: Fragment) -> io::Result<()> {
        let key = self.hasher.hash_one(&fragment.key);
        if let Some(alias) = &fragment.alias
            && self.scattered.is_none()
        {
            self.aliases.insert(self.hasher.hash_one(alias), key);
        }
        let may_go_on = match &self.scattered {
            _ if fragment.whole => false,
            Some(scattered) => scattered.contains(&key),
            None => true,
        };
        if may_go_on {
            self.held.push(key, &fragment)
        } else {
            self.give(key, fragment);
            Ok(())
        }
    }

    fn give(&mut self, key: u64, fragment: Fragment) {
        // The file ended within it, and that has been said.
        if fragment.cut {
            return;
        }
        if !self.seen.insert(key) {
            let error = RowError::new(fragment.line, ErrorCode::DuplicateProduct).value(&fragment.key);
            self.queue.push_back(Err(error.product(&fragment.key)));
            return;
        }
        // All its rows have been refused, each with its reason.
        if fragment.refused && fragment.variants.is_empty() && fragment.members.is_empty() {
            return;
        }
        let mut errors = Vec::new();
        let product = fragment.finish(&mut errors);
        self.queue.extend(errors.into_iter().map(Err));
        self.queue.push_back(product);
    }

    fn unreadable(&mut self, error: &io::Error) -> RowError {
        self.reading = false;
        self.held = Held::new();
        RowError::new(0, ErrorCode::Unreadable { reason: error.to_string() })
    }
}

impl Iterator for Products<'_> {
    type Item = Result<Product, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.queue.pop_front() {
                return Some(ready);
            }
            if self.reading {
                match self.fragments.next() {
                    Some(Ok(fragment)) => {
                        if let Err(e) = self.take(fragment) {
                            return Some(Err(self.unreadable(&e)));
                        }
                    }
                    Some(Err(error)) => return Some(Err(error)),
                    None => {
                        self.reading = false;
                        if let Err(e) = self.held.close(&self.aliases) {
                            return Some(Err(self.unreadable(&e)));
                        }
                    }
                }
                continue;
            }
            match self.held.pop() {
                Ok(None) => return None,
                Ok(Some((key, fragment))) => self.give(key, fragment),
                Err(e) => return Some(Err(self.unreadable(&e))),
            }
        }
    }
}

/// Pieces that wait for the rest of their product: 24 bytes each in memory, their contents in a temporary file.
struct Held {
    store: Store,
    at: u64,
    buffer: Vec<u8>,
    pieces: Vec<Piece>,
    /// After closing: where each product's pieces begin in `pieces`, last product first.
    groups: Vec<usize>,
}

enum Store {
    Writing(SpooledTempFile),
    Reading(BufReader<SpooledTempFile>),
}

#[derive(Clone, Copy)]
struct Piece {
    key: u64,
    offset: u64,
    len: u32,
}

impl Held {
    fn new() -> Self {
        Self {
            store: Store::Writing(SpooledTempFile::new(HELD)),
            at: 0,
            buffer: Vec::new(),
            pieces: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn push(&mut self, key: u64, fragment: &Fragment) -> io::Result<()> {
        let start = self.buffer.len();
        serde_json::to_writer(&mut self.buffer, fragment)?;
        let len = self.buffer.len() - start;
        let len32 = u32::try_from(len).map_err(|_| io::Error::other("a product is too large"))?;
        self.pieces.push(Piece { key, offset: self.at, len: len32 });
        self.at += len as u64;
        if self.buffer.len() >= 1 << 18 { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Store::Writing(file) = &mut self.store {
            file.write_all(&self.buffer)?;
        }
        self.buffer.clear();
        Ok(())
    }

    /// Nothing more comes: puts the pieces of each product together.
    fn close(&mut self, aliases: &HashMap<u64, u64>) -> io::Result<()> {
        self.flush()?;
        self.buffer = Vec::new();
        let Store::Writing(file) = std::mem::replace(&mut self.store, Store::Writing(SpooledTempFile::new(0))) else {
            return Ok(());
        };
        let mut file = BufReader::with_capacity(1 << 16, file);
        file.seek(SeekFrom::Start(0))?;
        self.store = Store::Reading(file);
        for piece in &mut self.pieces {
            piece.key = aliases.get(&piece.key).copied().unwrap_or(piece.key);
        }
        // Offsets grow with the lines of the file, so products come in the order in which they begin.
        self.pieces.sort_unstable_by_key(|p| (p.key, p.offset));
        let starts = (0..self.pieces.len()).filter(|at| *at == 0 || self.pieces[at - 1].key != self.pieces[*at].key);
        self.groups = starts.collect();
        self.groups.sort_unstable_by_key(|at| std::cmp::Reverse(self.pieces[*at].offset));
        self.at = 0;
        Ok(())
    }

    fn pop(&mut self) -> io::Result<Option<(u64, Fragment)>> {
        let Store::Reading(file) = &mut self.store else { return Ok(None) };
        let Some(start) = self.groups.pop() else { return Ok(None) };
        let key = self.pieces[start].key;
        let mut whole: Option<Fragment> = None;
        for piece in self.pieces[start..].iter().take_while(|p| p.key == key) {
            // Mostly the next bytes, which are in the buffer already.
            file.seek_relative(piece.offset as i64 - self.at as i64)?;
            self.buffer.resize(piece.len as usize, 0);
            file.read_exact(&mut self.buffer)?;
            self.at = piece.offset + u64::from(piece.len);
            let mut fragment: Fragment = serde_json::from_slice(&self.buffer)?;
            match &mut whole {
                None => whole = Some(fragment),
                Some(whole) => {
                    // A piece filed under another name of the product keeps the product's own.
                    if whole.alias.as_ref() == Some(&fragment.key) {
                        fragment.key.clone_from(&whole.key);
                    } else if fragment.alias.as_ref() == Some(&whole.key) {
                        whole.key.clone_from(&fragment.key);
                    }
                    whole.merge(fragment);
                }
            }
        }
        Ok(whole.map(|fragment| (key, fragment)))
    }
}
