//! The container: boxes of ISO/IEC 14496-12, items of 23008-12, as far as the AVIF specification uses them for a still
//! picture.

use std::borrow::Cow;

use crate::header::{be16, be32};
use crate::{Format, Rejection};

const FORMAT: Format = Format::Avif;

fn damaged(what: &str) -> Rejection {
    Rejection::Damaged(FORMAT, what.into())
}

/// Boxes one after the other: type and body. Ends at the first one that does not fit.
struct Boxes<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn boxes(bytes: &[u8]) -> Boxes<'_> {
    Boxes { bytes, at: 0 }
}

impl<'a> Iterator for Boxes<'a> {
    type Item = ([u8; 4], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.bytes.get(self.at..)?;
        let kind = *rest.get(4..)?.first_chunk::<4>()?;
        let (head, size) = match be32(rest, 0)? {
            // To the end of the file.
            0 => (8, rest.len()),
            // The size follows in 64 bits.
            1 => (16, usize::try_from(u64::from(be32(rest, 8)?) << 32 | u64::from(be32(rest, 12)?)).ok()?),
            size => (8, size as usize),
        };
        // A body that runs past the end is given as far as it goes: for `mdat` the items say what is missing.
        let body = rest.get(head.min(size)..size.min(rest.len()))?;
        self.at = self.at.checked_add(size.max(head))?;
        Some((kind, body))
    }
}

fn child<'a>(bytes: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(bytes).find(|(kind, _)| kind == wanted).map(|(_, body)| body)
}

/// Reads one field after the other.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(bytes)?;
        self.0 = tail;
        Some(head)
    }

    /// A big-endian number of 0 to 8 bytes.
    fn number(&mut self, bytes: usize) -> Option<u64> {
        Some(self.take(bytes)?.iter().fold(0, |n, &b| n << 8 | u64::from(b)))
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1).map(|b| b[0])
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2).and_then(|b| be16(b, 0))
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4).and_then(|b| be32(b, 0))
    }

    /// An identifier of 2 bytes, or of 4 in newer versions of a box.
    fn id(&mut self, wide: bool) -> Option<u32> {
        if wide { self.u32() } else { self.u16().map(u32::from) }
    }

    /// Version and flags of a full box.
    fn full(&mut self) -> Option<(u8, u32)> {
        self.u32().map(|v| ((v >> 24) as u8, v & 0x00FF_FFFF))
    }
}

/// What describes an item, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Property<'a> {
    /// Width and height, pixels.
    Size(u32, u32),
    /// H.273 code points: primaries, transfer, matrix, full range.
    Nclx {
        primaries: u8,
        transfer: u8,
        matrix: u8,
        full: bool,
    },
    Icc(&'a [u8]),
    /// Quarter turns anticlockwise.
    Turn(u8),
    /// 0 swaps top and bottom, 1 left and right.
    Mirror(u8),
    /// Clean aperture: width, height, and the offsets of its centre, each a numerator and a denominator.
    Aperture([u32; 8]),
    /// What an auxiliary picture is.
    Auxiliary(&'a [u8]),
    /// One we do not know but must not ignore, when it is marked essential.
    Other([u8; 4]),
}

impl<'a> Property<'a> {
    fn read(kind: [u8; 4], body: &'a [u8]) -> Option<Self> {
        let mut f = Fields(body);
        Some(match &kind {
            b"ispe" => {
                f.full()?;
                Self::Size(f.u32()?, f.u32()?)
            }
            b"colr" => match f.take(4)? {
                b"nclx" => {
                    // The fields are 16 bits wide, H.273 uses 8; more means unspecified.
                    let mut code = || f.u16().map(|v| u8::try_from(v).unwrap_or(2));
                    let (primaries, transfer, matrix) = (code()?, code()?, code()?);
                    Self::Nclx { primaries, transfer, matrix, full: f.u8()? & 0x80 != 0 }
                }
                b"prof" | b"rICC" => Self::Icc(f.0),
                _ => Self::Other(kind),
            },
            b"irot" => Self::Turn(f.u8()? & 3),
            b"imir" => Self::Mirror(f.u8()? & 1),
            b"clap" => {
                let mut values = [0; 8];
                for value in &mut values {
                    *value = f.u32()?;
                }
                Self::Aperture(values)
            }
            b"auxC" => {
                f.full()?;
                Self::Auxiliary(f.0.split(|&b| b == 0).next().unwrap_or_default())
            }
            _ => Self::Other(kind),
        })
    }
}

/// Properties that are understood elsewhere or change nothing for a still picture, and so may be essential.
const HARMLESS: [&[u8; 4]; 9] = [b"av1C", b"pixi", b"pasp", b"a1op", b"a1lx", b"lsel", b"colr", b"clli", b"mdcv"];

#[derive(Debug, Default)]
struct Item<'a> {
    id: u32,
    kind: [u8; 4],
    /// 0: places in the file, 1: places in `idat`.
    construction: u8,
    extents: Vec<(u64, u64)>,
    properties: Vec<Property<'a>>,
    /// An essential property that is not understood: the item must not be shown (23008-12, 9.3).
    refused: bool,
}

/// The still picture of a file and what belongs to it.
#[derive(Debug)]
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    idat: &'a [u8],
    primary: u32,
    items: Vec<Item<'a>>,
    /// Kind, from, to.
    references: Vec<([u8; 4], u32, Vec<u32>)>,
    /// Frames of an image sequence in the same file.
    pub(super) frames: u32,
}

/// More items than any real file has.
const MAX_ITEMS: usize = 4096;

impl<'a> Container<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Rejection> {
        let sequence = child(bytes, b"moov");
        let Some(meta) = child(bytes, b"meta") else {
            return Err(match sequence {
                Some(_) => Rejection::Unsupported(FORMAT, "an image sequence without a still picture"),
                None => Rejection::Truncated(FORMAT),
            });
        };
        let mut container = Self {
            bytes,
            idat: &[],
            primary: 0,
            items: Vec::new(),
            references: Vec::new(),
            frames: sequence.and_then(frames).unwrap_or(1).max(1),
        };
        let short = || damaged("a short box");
        let children = meta.get(4..).ok_or_else(short)?;
        // Items first: the other boxes add to them.
        container.item_infos(child(children, b"iinf").ok_or_else(|| damaged("no items"))?).ok_or_else(short)?;
        for (kind, body) in boxes(children) {
            match &kind {
                b"pitm" => {
                    let mut f = Fields(body);
                    let wide = f.full().ok_or_else(short)?.0 > 0;
                    container.primary = f.id(wide).ok_or_else(short)?;
                }
                b"iloc" => container.item_locations(body).ok_or_else(short)?,
                b"iref" => container.item_references(body).ok_or_else(short)?,
                b"iprp" => container.item_properties(body).ok_or_else(short)?,
                b"idat" => container.idat = body,
                _ => {}
            }
        }
        Ok(container)
    }

    fn item_infos(&mut self, body: &'a [u8]) -> Option<()> {
        let mut f = Fields(body);
        let wide = f.full()?.0 > 0;
        f.id(wide)?;
        for (kind, body) in boxes(f.0).take(MAX_ITEMS) {
            let mut f = Fields(body);
            let (version, _) = f.full()?;
            if &kind == b"infe" && version >= 2 {
                let id = f.id(version > 2)?;
                f.u16()?;
                let kind = *f.take(4)?.first_chunk::<4>()?;
                self.items.push(Item { id, kind, ..Item::default() });
            }
        }
        Some(())
    }

    fn item_locations(&mut self, body: &[u8]) -> Option<()> {
        let mut f = Fields(body);
        let (version, _) = f.full()?;
        let sizes = f.u16()?;
        let size = |shift: u16| usize::from(sizes >> shift & 15).min(8);
        let (offset_size, length_size, base_size) = (size(12), size(8), size(4));
        let index_size = if version == 0 { 0 } else { size(0) };
        for _ in 0..f.id(version > 1)? {
            let id = f.id(version > 1)?;
            let construction = if version == 0 { 0 } else { (f.u16()? & 15) as u8 };
            f.u16()?;
            let base = f.number(base_size)?;
            let extents = (0..f.u16()?)
                .map(|_| {
                    f.take(index_size)?;
                    Some((base.saturating_add(f.number(offset_size)?), f.number(length_size)?))
                })
                .collect::<Option<Vec<_>>>()?;
            if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
                item.construction = construction;
                item.extents = extents;
            }
        }
        Some(())
    }

    fn item_references(&mut self, body: &[u8]) -> Option<()> {
        let mut f = Fields(body);
        let wide = f.full()?.0 > 0;
        for (kind, body) in boxes(f.0).take(MAX_ITEMS) {
            let mut f = Fields(body);
            let from = f.id(wide)?;
            let to = (0..f.u16()?).map(|_| f.id(wide)).collect::<Option<Vec<_>>>()?;
            self.references.push((kind, from, to));
        }
        Some(())
    }

    fn item_properties(&mut self, body: &'a [u8]) -> Option<()> {
        let properties: Vec<_> = boxes(child(body, b"ipco")?).take(MAX_ITEMS).collect();
        for (_, body) in boxes(body).filter(|(kind, _)| kind == b"ipma") {
            let mut f = Fields(body);
            let (version, flags) = f.full()?;
            for _ in 0..f.u32()? {
                let id = f.id(version > 0)?;
                let mut found = self.items.iter_mut().find(|item| item.id == id);
                for _ in 0..f.u8()? {
                    let (essential, index) = if flags & 1 == 0 {
                        f.u8().map(|v| (v & 0x80 != 0, usize::from(v & 0x7F)))?
                    } else {
                        f.u16().map(|v| (v & 0x8000 != 0, usize::from(v & 0x7FFF)))?
                    };
                    let (Some(item), Some(&(kind, body))) =
                        (&mut found, index.checked_sub(1).and_then(|i| properties.get(i)))
                    else {
                        continue;
                    };
                    let property = Property::read(kind, body)?;
                    item.refused |=
                        essential && matches!(&property, Property::Other(kind) if !HARMLESS.contains(&kind));
                    item.properties.push(property);
                }
            }
        }
        Some(())
    }

    fn item(&self, id: u32) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The item that is the picture.
    pub(super) fn primary(&self) -> Result<u32, Rejection> {
        let item = self.item(self.primary).ok_or_else(|| damaged("no primary item"))?;
        if item.refused {
            return Err(Rejection::Unsupported(FORMAT, "an essential property nobody knows"));
        }
        Ok(item.id)
    }

    pub(super) fn kind(&self, id: u32) -> [u8; 4] {
        self.item(id).map_or([0; 4], |item| item.kind)
    }

    pub(super) fn properties(&self, id: u32) -> &[Property<'a>] {
        self.item(id).map_or(&[], |item| &item.properties)
    }

    pub(super) fn size(&self, id: u32) -> Result<(u32, u32), Rejection> {
        let size = self.properties(id).iter().find_map(|p| match p {
            Property::Size(width, height) => Some((*width, *height)),
            _ => None,
        });
        size.ok_or_else(|| damaged("an item without a size"))
    }

    /// The items that `from` refers to.
    pub(super) fn referred(&self, kind: &[u8; 4], from: u32) -> &[u32] {
        self.references.iter().find(|(k, f, _)| k == kind && *f == from).map_or(&[], |(.., to)| to)
    }

    /// The item that holds the alpha of `id`.
    pub(super) fn alpha_of(&self, id: u32) -> Option<u32> {
        let is_alpha = |item: &u32| {
            self.properties(*item).iter().any(|p| {
                matches!(
                    p,
                    Property::Auxiliary(b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha" | b"urn:mpeg:hevc:2015:auxid:1")
                )
            })
        };
        let auxiliary =
            |(kind, from, to): &([u8; 4], u32, Vec<u32>)| (kind == b"auxl" && to.contains(&id)).then_some(*from);
        self.references.iter().filter_map(auxiliary).find(is_alpha)
    }

    /// Whether the colours of `id` are already multiplied with the alpha of `alpha`.
    pub(super) fn is_premultiplied(&self, id: u32, alpha: u32) -> bool {
        self.referred(b"prem", id).contains(&alpha)
    }

    /// An item's bytes. A place beyond the end of the file means that the file is cut short.
    pub(super) fn data(&self, id: u32) -> Result<Cow<'a, [u8]>, Rejection> {
        let item = self.item(id).ok_or_else(|| damaged("a missing item"))?;
        let source = match item.construction {
            0 => self.bytes,
            1 => self.idat,
            _ => return Err(Rejection::Unsupported(FORMAT, "items inside items")),
        };
        let part = |&(offset, length): &(u64, u64)| {
            let start = usize::try_from(offset).ok()?;
            // A length of 0 means all that follows.
            let end = if length == 0 { source.len() } else { start.checked_add(usize::try_from(length).ok()?)? };
            source.get(start..end)
        };
        match item.extents.as_slice() {
            [] => Err(damaged("an item without data")),
            [one] => part(one).map(Cow::Borrowed).ok_or(Rejection::Truncated(FORMAT)),
            many => {
                let mut whole = Vec::new();
                for extent in many {
                    whole.extend_from_slice(part(extent).ok_or(Rejection::Truncated(FORMAT))?);
                    // Extents may overlap; that must not make more of a file than it is.
                    if whole.len() > self.bytes.len() {
                        return Err(damaged("an item longer than the file"));
                    }
                }
                Ok(Cow::Owned(whole))
            }
        }
    }
}

/// Samples of the longest track of an image sequence.
fn frames(moov: &[u8]) -> Option<u32> {
    let samples = |track| {
        let table = [b"mdia", b"minf", b"stbl", b"stsz"].iter().try_fold(track, |at, kind| child(at, kind))?;
        be32(table, 8)
    };
    boxes(moov).filter(|(kind, _)| kind == b"trak").filter_map(|(_, track)| samples(track)).max()
}
