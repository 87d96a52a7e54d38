//! Takes in each file named on the command line and prints what came of it and how long it took.
//! `--out FOLDER` also writes the renditions there.

use std::path::{Path, PathBuf};
use std::time::Instant;

use vitrine_photo::{Limits, intake};

fn main() -> std::io::Result<()> {
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut out = None;
    if let Some(at) = files.iter().position(|f| f == Path::new("--out"))
        && at + 1 < files.len()
    {
        out = Some(files.remove(at + 1));
        files.remove(at);
    }
    for file in &files {
        let bytes = std::fs::read(file)?;
        let started = Instant::now();
        let answer = intake(&bytes, &Limits::default());
        let took = started.elapsed();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        match answer {
            Err(rejection) => println!("{name}: {} ({rejection}), {took:.1?}", rejection.code()),
            Ok(photo) => {
                let megapixels = f64::from(photo.width) * f64::from(photo.height) / 1e6;
                println!(
                    "{name}: {} {}x{}, {took:.1?}, {:.1} megapixels/s, {}, {:016x}, placeholder {} characters",
                    photo.format.name(),
                    photo.width,
                    photo.height,
                    megapixels / took.as_secs_f64(),
                    photo.colour,
                    photo.fingerprint,
                    photo.placeholder.len(),
                );
                for rendition in &photo.renditions {
                    println!(
                        "  {:6} {}x{} {} {} bytes {}",
                        rendition.role.code(),
                        rendition.width,
                        rendition.height,
                        rendition.mime,
                        rendition.bytes.len(),
                        &rendition.address[..12],
                    );
                    if let Some(folder) = &out {
                        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
                        let name =
                            format!("{stem}-{}-{}.{}", rendition.role.code(), rendition.width, rendition.extension());
                        std::fs::write(folder.join(name), &rendition.bytes)?;
                    }
                }
            }
        }
    }
    Ok(())
}
