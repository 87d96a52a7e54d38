//! `cargo xtask bench photo`: intake of a 12-megapixel JPEG to all sizes, beside libvips making the same files.

use std::fs;
use std::time::Instant;

use crate::shell::{self, Result};

const MEGAPIXELS: f64 = 12.0;

/// Every file a photo becomes, as `vipsthumbnail` is asked for it: the sizes, formats, qualities and effort are those of
/// `crates/photo/src/rendition.rs`.
const OUTPUTS: [(&str, &str); 5] = [
    ("320x", "320.webp[Q=80,effort=4,strip]"),
    ("640x", "640.webp[Q=80,effort=4,strip]"),
    ("1080x", "1080.webp[Q=80,effort=4,strip]"),
    ("1600x", "1600.webp[Q=80,effort=4,strip]"),
    ("1200x", "share.jpg[Q=82,strip]"),
];

/// Measures `runs` intakes of ours and as many of theirs, one after the other by turns, and prints the medians.
///
/// libvips runs as it is installed, with as many threads as it likes; ours is one thread, as the program runs it.
pub fn bench(runs: u32) -> Result<bool> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--release", "--package", "vitrine-photo", "--example", "measure"]);
    shell::must(&mut cargo)?;
    let program = shell::target().join("release/examples/measure");
    let folder = shell::target().join("bench-photo");
    fs::create_dir_all(&folder)?;
    let file = folder.join("photo.jpg");
    shell::must(shell::command(&program).arg("--make").arg(&file))?;
    let vips = vips();
    if !vips {
        println!(
            "vipsthumbnail is not there and could not be installed (Debian: libvips-tools): ours alone is measured"
        );
    }
    let (mut ours, mut theirs, mut peak) = (Vec::new(), Vec::new(), 0.0_f64);
    for run in 0..runs.max(1) {
        let said = shell::output(shell::command(&program).arg(&file).arg("1"))?;
        let seconds = number(&said, "seconds")?;
        peak = peak.max(number(&said, "peak_mb")?);
        print!("run {}: ours {:.1} megapixels/s", run + 1, MEGAPIXELS / seconds);
        ours.push(seconds);
        if vips {
            let started = Instant::now();
            for (size, out) in OUTPUTS {
                let out = folder.join(out);
                shell::must(shell::command("vipsthumbnail").arg(&file).args(["--size", size, "-o"]).arg(out))?;
            }
            let seconds = started.elapsed().as_secs_f64();
            print!(", libvips {:.1}", MEGAPIXELS / seconds);
            theirs.push(seconds);
        }
        println!();
    }
    if vips {
        for (_, out) in OUTPUTS {
            let name = out.split('[').next().unwrap_or(out);
            println!("libvips {name}: {} bytes", fs::metadata(folder.join(name))?.len());
        }
    }
    let rate = |seconds: &mut Vec<f64>| {
        seconds.sort_by(f64::total_cmp);
        seconds.get(seconds.len() / 2).map_or(0.0, |s| MEGAPIXELS / s)
    };
    let (ours, theirs) = (rate(&mut ours), rate(&mut theirs));
    let (theirs, ratio) = if vips {
        (format!("{theirs:.2}"), format!("{:.3}", ours / theirs))
    } else {
        ("null".to_owned(), "null".to_owned())
    };
    println!(
        "{{\"megapixels_per_s\": {ours:.2}, \"vips_megapixels_per_s\": {theirs}, \"ratio\": {ratio}, \"peak_mb\": {peak:.1}}}"
    );
    Ok(true)
}

/// Whether libvips is there, installing Debian's package where this user may.
fn vips() -> bool {
    let there = || shell::find("vipsthumbnail").is_some();
    if !there() && shell::is_root() && shell::find("apt-get").is_some() {
        let mut apt = shell::command("apt-get");
        apt.args(["install", "--yes", "--quiet", "--no-install-recommends", "libvips-tools"]);
        // What apt says is worth reading only when it fails; then the run goes on without.
        let _ = shell::output(&mut apt);
    }
    there()
}

fn number(json: &str, name: &str) -> Result<f64> {
    let value: serde_json::Value = serde_json::from_str(json.trim())?;
    value[name].as_f64().ok_or_else(|| format!("no {name} in {json}").into())
}
