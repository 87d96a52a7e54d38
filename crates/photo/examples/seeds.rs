//! Writes small files of every format into the folder named on the command line: seeds for the fuzz target
//! `photo_intake`, say `cargo run --example seeds -- fuzz/corpus/photo_intake`.

use std::borrow::Cow;
use std::path::PathBuf;

/// Two AV1 pictures of 64 x 48 pixels, 8 bits 4:2:0 and 10 bits 4:4:4, by ffmpeg and libaom.
const AV1: [&[u8]; 2] = [
    b"\x12\x00\x0a\x09\x18\x15\x7f\xbd\xb2\x02\x1a\x03\x08\x32\x37\x45\xe0\x00\x00\x12\x00\x80\x10\xd8\x75\xad\x76\x8a\x95\x72\xe0\x47\x7a\x2b\xce\x28\x50\xf3\xa6\xd5\x5f\xd4\x5f\x3f\x52\x0e\xc9\xb2\xab\x9c\x1b\x4a\x3f\x30\xaf\xbe\xba\x43\xc6\xda\x8e\x1e\x40\xd5\x84\x47\xae\xd7\x67\xe6",
    b"\x12\x00\x0a\x09\x38\x15\x7f\xbd\xbc\x04\x34\x1a\x40\x32\x3f\x45\xe0\x01\x04\x10\x41\x20\x05\x01\x00\xd8\x75\xba\xb5\xfa\xc2\x6d\xda\xb9\x25\xe1\xa0\xbc\xc3\xdd\x80\x72\x14\xa6\x77\x53\x5a\xf4\x58\x84\x5a\x88\x9d\xa5\x19\x47\xc2\x63\xd2\x72\x6e\xdf\x32\x19\x0f\xd4\x9f\x8c\x59\x05\x0c\x40\xa5\xd6\x5e\x8b\xf6\x30",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let (width, height) = (64_u16, 48_u16);
    let place = |i: u16| (i % width, i / width);
    let rgb: Vec<u8> = (0..width * height)
        .flat_map(|i| {
            let (x, y) = place(i);
            [(x * 4) as u8, (y * 5) as u8, (x * y) as u8]
        })
        .collect();
    let rgba: Vec<u8> = rgb.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], p[0]]).collect();
    let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut seeds: Vec<(String, Vec<u8>)> = Vec::new();

    for progressive in [false, true] {
        for optimized in [false, true] {
            let mut out = Vec::new();
            let mut encoder = jpeg_encoder::Encoder::new(&mut out, 60);
            encoder.set_progressive(progressive);
            encoder.set_optimized_huffman_tables(optimized);
            encoder.add_exif_metadata(exif)?;
            encoder.encode(&rgb, width, height, jpeg_encoder::ColorType::Rgb)?;
            seeds.push((format!("{progressive}-{optimized}.jpg"), out));
        }
    }
    let mut out = Vec::new();
    jpeg_encoder::Encoder::new(&mut out, 60).encode(&rgba, width, height, jpeg_encoder::ColorType::CmykAsYcck)?;
    seeds.push(("ycck.jpg".into(), out));

    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width.into(), height.into());
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header()?.write_image_data(&rgba)?;
    seeds.push(("alpha.png".into(), out));

    for (name, kind, data) in
        [("rgb", image_webp::ColorType::Rgb8, &rgb), ("rgba", image_webp::ColorType::Rgba8, &rgba)]
    {
        let mut out = Vec::new();
        let mut encoder = image_webp::WebPEncoder::new(&mut out);
        encoder.set_exif_metadata(exif.to_vec());
        encoder.encode(data, width.into(), height.into(), kind)?;
        seeds.push((format!("{name}.webp"), out));
    }
    let photo = vitrine_photo::intake(&seeds[seeds.len() - 3].1, &vitrine_photo::Limits::default());
    let lossy = photo.map_err(|e| e.to_string())?.renditions.swap_remove(0).bytes;
    let frame = [&[0; 6][..], &[63, 0, 0, 47, 0, 0], &[40, 0, 0, 0], &lossy[12..]].concat();
    let chunk = |kind: &[u8; 4], data: &[u8]| [kind, &(data.len() as u32).to_le_bytes()[..], data].concat();
    let body = [chunk(b"VP8X", &[2, 0, 0, 0, 63, 0, 0, 47, 0, 0]), chunk(b"ANIM", &[0; 6]), chunk(b"ANMF", &frame)];
    seeds.push(("animation.webp".into(), chunk(b"RIFF", &[&b"WEBP"[..], &body.concat()].concat())));
    seeds.push(("lossy.webp".into(), lossy));

    let mut encoder = gif::Encoder::new(Vec::new(), width, height, &[255, 0, 0, 0, 0, 255])?;
    let buffer = Cow::Owned(rgb.chunks_exact(3).map(|p| p[0] & 1).collect());
    encoder.write_frame(&gif::Frame { width, height, buffer, transparent: Some(1), ..gif::Frame::default() })?;
    seeds.push(("first.gif".into(), encoder.into_inner()?));

    for (i, stream) in AV1.iter().enumerate() {
        seeds.push((format!("{i}.avif"), avif(stream)));
    }
    for (name, bytes) in seeds {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// The smallest container around one AV1 picture.
fn avif(stream: &[u8]) -> Vec<u8> {
    let boxed = |kind: &[u8; 4], body: &[u8]| [&(body.len() as u32 + 8).to_be_bytes(), &kind[..], body].concat();
    let full = |kind: &[u8; 4], version: u8, body: &[u8]| boxed(kind, &[&[version, 0, 0, 0], body].concat());
    let head = boxed(b"ftyp", b"avif\0\0\0\0avifmif1miaf");
    let meta = |start: u32| {
        let place =
            [&[0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1][..], &start.to_be_bytes(), &(stream.len() as u32).to_be_bytes()];
        let properties = [
            full(b"ispe", 0, &[0, 0, 0, 64, 0, 0, 0, 48]),
            boxed(b"irot", &[1]),
            boxed(b"colr", b"nclx\0\x01\0\x0d\0\x01\x80"),
        ];
        let parts = [
            full(b"pitm", 0, &[0, 1]),
            full(b"iloc", 0, &place.concat()),
            full(b"iinf", 0, &[&[0, 1][..], &full(b"infe", 2, b"\0\x01\0\0av01\0")].concat()),
            boxed(
                b"iprp",
                &[boxed(b"ipco", &properties.concat()), full(b"ipma", 0, &[0, 0, 0, 1, 0, 1, 3, 1, 0x82, 3])].concat(),
            ),
        ];
        full(b"meta", 0, &parts.concat())
    };
    let start = head.len() + meta(0).len() + 8;
    [head, meta(start as u32), boxed(b"mdat", stream)].concat()
}
