//! The sequence header of an AV1 stream (AV1 bitstream specification, 5.5): size, depth and colours of what follows.
//! Read here, and not asked of the decoder, so that nothing surprising reaches the decoder at all.

/// What a stream says about its pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sequence {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) primaries: u8,
    pub(super) transfer: u8,
    pub(super) matrix: u8,
    pub(super) full: bool,
}

/// The first sequence header among the stream's units.
pub(super) fn read(stream: &[u8]) -> Option<Sequence> {
    let mut at = 0;
    loop {
        let head = *stream.get(at)?;
        at += 1 + usize::from(head >> 2 & 1);
        let size = if head & 2 == 0 {
            stream.len().checked_sub(at)?
        } else {
            let mut size = 0_usize;
            for i in 0.. {
                let byte = *stream.get(at)?;
                at += 1;
                size |= usize::from(byte & 0x7F) << (7 * i);
                if byte & 0x80 == 0 {
                    break;
                }
                if i == 4 {
                    return None;
                }
            }
            size
        };
        let unit = stream.get(at..at.checked_add(size)?)?;
        if head >> 3 & 15 == 1 {
            return header(&mut Bits { bytes: unit, at: 0 });
        }
        at += size;
    }
}

fn header(b: &mut Bits<'_>) -> Option<Sequence> {
    let profile = b.read(3)?;
    b.flag()?; // still picture
    let reduced = b.flag()?;
    if reduced {
        b.read(5)?;
    } else {
        operating_points(b)?;
    }
    let (width_bits, height_bits) = (b.read(4)? + 1, b.read(4)? + 1);
    let (width, height) = (b.read(width_bits)? + 1, b.read(height_bits)? + 1);
    if !reduced && b.flag()? {
        b.read(7)?; // lengths of frame numbers
    }
    b.read(3)?; // superblock size, intra filters
    if !reduced {
        b.read(4)?; // inter tools
        let order_hint = b.flag()?;
        if order_hint {
            b.read(2)?;
        }
        let screen_content = b.flag()? || b.flag()?;
        if screen_content && !b.flag()? {
            b.flag()?; // integer motion vectors
        }
        if order_hint {
            b.read(3)?;
        }
    }
    b.read(3)?; // super-resolution, CDEF, loop restoration
    // 5.5.2: colours.
    let high = b.flag()?;
    if profile == 2 && high {
        b.flag()?;
    }
    let grey = profile != 1 && b.flag()?;
    let (primaries, transfer, matrix) =
        if b.flag()? { (b.read(8)? as u8, b.read(8)? as u8, b.read(8)? as u8) } else { (2, 2, 2) };
    // sRGB in three full planes needs no bit for its range.
    let full = (!grey && (primaries, transfer, matrix) == (1, 13, 0)) || b.flag()?;
    Some(Sequence { width, height, primaries, transfer, matrix, full })
}

fn operating_points(b: &mut Bits<'_>) -> Option<()> {
    let mut delay_bits = None;
    if b.flag()? {
        b.read(32)?;
        b.read(32)?;
        if b.flag()? {
            // A number in Exp-Golomb style: as many zeros as bits follow the one.
            let mut zeros = 0;
            while !b.flag()? {
                zeros += 1;
            }
            if zeros < 32 {
                b.read(zeros)?;
            }
        }
        if b.flag()? {
            delay_bits = Some(b.read(5)? + 1);
            b.read(32)?;
            b.read(10)?;
        }
    }
    let display_delay = b.flag()?;
    for _ in 0..=b.read(5)? {
        b.read(12)?;
        if b.read(5)? > 7 {
            b.flag()?;
        }
        if let Some(bits) = delay_bits
            && b.flag()?
        {
            b.read(bits)?;
            b.read(bits)?;
            b.flag()?;
        }
        if display_delay && b.flag()? {
            b.read(4)?;
        }
    }
    Some(())
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn flag(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    /// Up to 32 bits, the most significant first.
    fn read(&mut self, bits: u32) -> Option<u32> {
        (0..bits).try_fold(0, |value, _| Some(value << 1 | u32::from(self.flag()?)))
    }
}
