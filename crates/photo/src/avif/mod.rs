//! AVIF: the container is read here, AV1 is decoded by `re_rav1d`, a Rust port of dav1d, built without assembler.

mod boxes;
mod sequence;
mod yuv;

use re_rav1d::dav1d::{Decoder, Error, Picture, Settings};

use self::boxes::{Container, Property};
use self::yuv::Coding;
use crate::colour::Colour;
use crate::decode::Decoded;
use crate::header::{be16, be32};
use crate::raster::{Crop, Raster, over_white};
use crate::{Format, Header, Limits, Orientation, Rejection};

const FORMAT: Format = Format::Avif;

fn damaged(what: &str) -> Rejection {
    Rejection::Damaged(FORMAT, what.into())
}

pub(crate) struct Head<'a> {
    container: Container<'a>,
    item: u32,
    /// As stored, pixels.
    width: u32,
    height: u32,
    crop: Option<Crop>,
    orientation: Orientation,
}

impl<'a> Head<'a> {
    pub(crate) fn read(bytes: &'a [u8], limits: &Limits) -> Result<Self, Rejection> {
        let container = Container::read(bytes)?;
        limits.check_frames(container.frames)?;
        let item = container.primary()?;
        let (width, height) = container.size(item)?;
        limits.check_size(width, height)?;
        let properties = container.properties(item);
        let crop = properties.iter().find_map(|p| match p {
            Property::Aperture(values) => aperture(values, width, height),
            _ => None,
        });
        let (shown_width, shown_height) = crop.map_or((width, height), |c| (c.width, c.height));
        limits.check_size(shown_width, shown_height)?;
        // What is cut short is told by places beyond the end.
        match &container.kind(item) {
            b"av01" => drop(container.data(item)?),
            b"grid" => {
                for &tile in container.referred(b"dimg", item) {
                    container.data(tile)?;
                }
            }
            _ => return Err(Rejection::Unsupported(FORMAT, "neither AV1 nor a grid of it")),
        }
        let orientation = turns(properties);
        Ok(Self { container, item, width, height, crop, orientation })
    }

    pub(crate) fn header(&self) -> Header {
        let (width, height) = self.crop.map_or((self.width, self.height), |c| (c.width, c.height));
        let (width, height) = self.orientation.upright_size(width, height);
        Header { format: FORMAT, width, height, frames: self.container.frames, orientation: self.orientation }
    }
}

/// `irot` and `imir` in the order in which they are listed.
fn turns(properties: &[Property<'_>]) -> Orientation {
    let turn = properties.iter().position(|p| matches!(p, Property::Turn(_)));
    let mirror = properties.iter().position(|p| matches!(p, Property::Mirror(_)));
    let quarters =
        properties.iter().find_map(|p| if let Property::Turn(quarters) = p { Some(*quarters) } else { None });
    let axis = properties.iter().find_map(|p| if let Property::Mirror(axis) = p { Some(*axis) } else { None });
    let quarters = quarters.unwrap_or(0);
    // Mirroring first and turning then is the same as turning the other way first.
    let quarters = if mirror.is_some() && mirror < turn { (4 - quarters) & 3 } else { quarters };
    Orientation::from_turns(quarters, axis)
}

/// The rectangle of a clean aperture (ISO/IEC 14496-12, 12.1.4); `None` when it is no rectangle of whole pixels inside.
fn aperture(values: &[u32; 8], width: u32, height: u32) -> Option<Crop> {
    let side = |at: usize, whole: u32| {
        let (size, unit) = (values[at], values[at + 1]);
        let length = size.checked_div(unit)?;
        if length == 0 || length > whole || !size.is_multiple_of(unit) {
            return None;
        }
        // The offset is a signed fraction from centre to centre.
        let (offset, divisor) = (i64::from(values[at + 4].cast_signed()), i64::from(values[at + 5]));
        let twice = i64::from(whole) - i64::from(length) + (2 * offset).checked_div(divisor)?;
        let start = u32::try_from(twice.div_euclid(2)).ok()?;
        (start.checked_add(length)? <= whole).then_some((start, length))
    };
    let ((left, width), (top, height)) = (side(0, width)?, side(2, height)?);
    Some(Crop { left, top, width, height })
}

pub(crate) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, Rejection> {
    let head = Head::read(bytes, limits)?;
    let container = &head.container;
    let mut icc = None;
    let mut nclx = None;
    for property in container.properties(head.item) {
        match *property {
            Property::Icc(profile) => icc = icc.or(Some(profile)),
            Property::Nclx { primaries, transfer, matrix, full } => {
                nclx = nclx.or(Some((primaries, transfer, Coding { matrix, full })));
            }
            _ => {}
        }
    }
    let (mut raster, stream_colour) = picture(&head, head.item, nclx.map(|(.., coding)| coding), false)?;
    if let Some(alpha) = container.alpha_of(head.item) {
        let premultiplied = container.is_premultiplied(head.item, alpha);
        let (alpha, _) = picture(&head, alpha, None, true)?;
        if (alpha.width, alpha.height) != (raster.width, raster.height) {
            return Err(damaged("alpha and picture differ in size"));
        }
        let channels = raster.samples.channels();
        for (pixel, &alpha) in raster.data.chunks_exact_mut(channels).zip(&alpha.data) {
            for value in pixel {
                *value = if premultiplied { value.saturating_add(255 - alpha) } else { over_white(*value, alpha) };
            }
        }
    }
    // The container's word counts before the stream's, and a profile before code points.
    let colour = match (icc, nclx) {
        (Some(profile), _) => Colour::Icc(profile.to_vec()),
        (None, Some((primaries, transfer, _))) => Colour::from_cicp(primaries, transfer),
        (None, None) => stream_colour,
    };
    Ok(Decoded { raster, crop: head.crop, colour, orientation: head.orientation })
}

/// The pixels of an item that is an AV1 picture or a grid of such.
fn picture(head: &Head<'_>, item: u32, coding: Option<Coding>, alpha: bool) -> Result<(Raster, Colour), Rejection> {
    let container = &head.container;
    let size = container.size(item)?;
    if size != (head.width, head.height) {
        return Err(damaged("alpha and picture differ in size"));
    }
    if &container.kind(item) != b"grid" {
        return tile(container, item, size, coding, alpha);
    }
    let grid = Grid::read(&container.data(item)?).ok_or_else(|| damaged("a short grid"))?;
    let tiles = container.referred(b"dimg", item);
    if tiles.len() != grid.rows * grid.columns || (grid.width, grid.height) != size {
        return Err(damaged("a grid that does not fit"));
    }
    let (tile_width, tile_height) = container.size(tiles[0])?;
    // Every tile but the last of a row or column lies wholly inside, so tiles cannot cost much more than the picture.
    let covers = |count: usize, tile: u32, whole: u32| {
        let (count, tile, whole) = (count as u64, u64::from(tile), u64::from(whole));
        tile > 0 && (count - 1) * tile < whole && count * tile >= whole
    };
    if !covers(grid.columns, tile_width, grid.width) || !covers(grid.rows, tile_height, grid.height) {
        return Err(damaged("tiles that do not cover the grid"));
    }
    let mut whole: Option<(Raster, Colour)> = None;
    for (i, &id) in tiles.iter().enumerate() {
        if &container.kind(id) != b"av01" || container.size(id)? != (tile_width, tile_height) {
            return Err(damaged("tiles of different kinds"));
        }
        let (part, colour) = tile(container, id, (tile_width, tile_height), coding, alpha)?;
        let channels = part.samples.channels();
        let (raster, _) = whole.get_or_insert_with(|| {
            let data = vec![0; grid.width as usize * grid.height as usize * channels];
            (Raster::new(grid.width, grid.height, part.samples, data), colour)
        });
        if raster.samples != part.samples {
            return Err(damaged("tiles of different kinds"));
        }
        let (left, top) = (i % grid.columns * tile_width as usize, i / grid.columns * tile_height as usize);
        let length = (tile_width as usize).min(grid.width as usize - left) * channels;
        let rows = raster.data.chunks_exact_mut(grid.width as usize * channels).skip(top);
        for (to, from) in rows.zip(part.data.chunks_exact(tile_width as usize * channels)) {
            to[left * channels..left * channels + length].copy_from_slice(&from[..length]);
        }
    }
    whole.ok_or_else(|| damaged("an empty grid"))
}

/// ISO/IEC 23008-12, 6.6.2.3.
struct Grid {
    rows: usize,
    columns: usize,
    width: u32,
    height: u32,
}

impl Grid {
    fn read(bytes: &[u8]) -> Option<Self> {
        let (flags, rows, columns) = (*bytes.get(1)?, *bytes.get(2)?, *bytes.get(3)?);
        let (width, height) = if flags & 1 == 0 {
            (be16(bytes, 4)?.into(), be16(bytes, 6)?.into())
        } else {
            (be32(bytes, 4)?, be32(bytes, 8)?)
        };
        Some(Self { rows: usize::from(rows) + 1, columns: usize::from(columns) + 1, width, height })
    }
}

/// One AV1 picture, which must have exactly the size that was held against the limits.
fn tile(
    container: &Container<'_>,
    item: u32,
    size: (u32, u32),
    coding: Option<Coding>,
    alpha: bool,
) -> Result<(Raster, Colour), Rejection> {
    if &container.kind(item) != b"av01" {
        return Err(Rejection::Unsupported(FORMAT, "neither AV1 nor a grid of it"));
    }
    let stream = container.data(item)?.into_owned();
    let sequence = sequence::read(&stream).ok_or_else(|| damaged("no sequence header"))?;
    if (sequence.width, sequence.height) != size {
        return Err(damaged("two readings of its size"));
    }
    let picture = av1(stream, size)?;
    if (picture.width(), picture.height()) != size {
        return Err(damaged("two readings of its size"));
    }
    let raster = if alpha {
        yuv::grey(&picture, sequence.full)
    } else {
        yuv::colour(&picture, coding.unwrap_or(Coding { matrix: sequence.matrix, full: sequence.full }))?
    };
    Ok((raster, Colour::from_cicp(sequence.primaries, sequence.transfer)))
}

/// Decodes the first picture of an AV1 stream, film grain applied, in this thread.
fn av1(stream: Vec<u8>, size: (u32, u32)) -> Result<Picture, Rejection> {
    let wrong = |e: Error| Rejection::Damaged(FORMAT, e.to_string());
    let mut settings = Settings::new();
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_all_layers(false);
    // Refuses a frame above this before it allocates for it.
    settings.set_frame_size_limit(size.0.saturating_mul(size.1));
    let mut decoder = Decoder::with_settings(&settings).map_err(wrong)?;
    let mut pending = match decoder.send_data(stream, None, None, None) {
        Ok(()) => false,
        Err(Error::Again) => true,
        Err(e) => return Err(wrong(e)),
    };
    loop {
        match decoder.get_picture() {
            Ok(picture) => return Ok(picture),
            Err(Error::Again) if pending => match decoder.send_pending_data() {
                Ok(()) => pending = false,
                Err(Error::Again) => {}
                Err(e) => return Err(wrong(e)),
            },
            // All was read and no picture came.
            Err(Error::Again) => return Err(Rejection::Truncated(FORMAT)),
            Err(e) => return Err(wrong(e)),
        }
    }
}
