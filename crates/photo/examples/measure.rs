//! Takes the JPEG named on the command line in, as often as the second argument says, and prints one line of JSON: seconds
//! of each, their median, and the peak memory of this process in megabytes. `cargo xtask bench photo` runs it. With `--make` a photo of 12 megapixels is drawn
//! into the file instead.

use std::time::Instant;

use vitrine_photo::{Limits, intake, jpeg};

const WIDTH: u32 = 4000;
const HEIGHT: u32 = 3000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "measure FILE TIMES, or measure --make FILE";
    let (first, second) = (std::env::args().nth(1).ok_or(usage)?, std::env::args().nth(2).ok_or(usage)?);
    if first == "--make" {
        std::fs::write(second, jpeg(&drawn(), WIDTH, HEIGHT, 92)?)?;
        return Ok(());
    }
    let (bytes, times) = (std::fs::read(first)?, second.parse::<usize>()?);
    let mut took = Vec::new();
    for _ in 0..times.max(1) {
        let started = Instant::now();
        let photo = intake(&bytes, &Limits::default())?;
        took.push(started.elapsed().as_secs_f64());
        assert_eq!((photo.width, photo.height), (WIDTH, HEIGHT));
    }
    took.sort_by(f64::total_cmp);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
    let peak: f64 = peak.unwrap_or(0.0) / 1024.0;
    println!("{{\"seconds\": {:.4}, \"peak_mb\": {peak:.1}}}", took[took.len() / 2]);
    Ok(())
}

/// Soft fields of light, edges and grain: what a camera's file costs to decode and to encode again, about 2 bits a pixel.
fn drawn() -> Vec<u8> {
    let mut noise = 0x9E37_79B9_7F4A_7C15_u64;
    let mut rgb = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let (u, v) = (f64::from(x) / f64::from(WIDTH), f64::from(y) / f64::from(HEIGHT));
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            let grain = (noise >> 40) as f64 / f64::from(1 << 24) * 14.0 - 7.0;
            let wave = (u * 61.0 + (v * 17.0).sin() * 3.0).sin() * (v * 43.0 + (u * 11.0).cos() * 2.0).sin();
            let edge = if ((u * 9.0).fract() - 0.5).hypot((v * 7.0).fract() - 0.5) < 0.31 { 46.0 } else { 0.0 };
            let fine = ((f64::from(x) * 0.9).sin() * (f64::from(y) * 0.7).cos()) * 9.0 * (u * v);
            for (base, share) in [(96.0, 70.0), (112.0, 52.0), (128.0, 34.0)] {
                rgb.push((base + wave * share + edge * v + fine + grain + u * 40.0).clamp(0.0, 255.0) as u8);
            }
        }
    }
    rgb
}
