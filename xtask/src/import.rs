//! `cargo xtask bench import`: makes a catalog of so many rows, imports it twice with a release build into a fresh SQLite
//! store, and prints rows a second and peak memory as JSON.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::Stdio;
use std::str::FromStr;
use std::thread;
use std::time::{Duration, Instant};

use crate::browser;
use crate::shell::{self, Result};

/// Which file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Four rows a product, each a variant with a picture.
    Shopify,
    /// A product a row: the most products that rows can make.
    GoogleTsv,
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Self::Shopify => "shopify",
            Self::GoogleTsv => "google-tsv",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> std::result::Result<Self, String> {
        [Self::Shopify, Self::GoogleTsv]
            .into_iter()
            .find(|f| f.name() == name)
            .ok_or_else(|| format!("--format knows shopify and google-tsv, not '{name}'"))
    }
}

/// Words of titles and descriptions.
const WORDS: [&str; 20] = [
    "oak", "linen", "blue", "mug", "lamp", "chair", "wool", "rug", "clay", "vase", "tea", "pot", "small", "large",
    "warm", "soft", "round", "tall", "bright", "grey",
];
const CATEGORIES: [&str; 6] = [
    "Furniture > Chairs",
    "Home & Garden > Lighting > Lamps",
    "Apparel & Accessories > Clothing > Shirts & Tops",
    "Mugs",
    "Rugs",
    "Home & Garden > Decor > Vases",
];

/// The same numbers in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.below(list.len() as u64) as usize).copied().unwrap_or_default()
    }

    fn words(&mut self, n: usize) -> String {
        (0..n).map(|_| self.of(&WORDS)).collect::<Vec<_>>().join(" ")
    }
}

/// Writes a catalog of so many rows.
fn generate(rows: u64, format: Format, out: &mut impl Write) -> io::Result<()> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    match format {
        Format::Shopify => {
            writeln!(
                out,
                "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,\
                 Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Image Position,Status"
            )?;
            for row in 0..rows {
                let (product, variant) = (row / 4, row % 4);
                if variant == 0 {
                    let (title, body) = (numbers.words(3), numbers.words(40));
                    let category = numbers.of(&CATEGORIES);
                    write!(
                        out,
                        "product-{product},Thing {title} {product},<p>{body}</p>,Brand {},{category},true,Size,",
                        product % 500
                    )?;
                } else {
                    write!(out, "product-{product},,,,,,,")?;
                }
                let (stock, price) = (numbers.below(50), 1 + numbers.below(500));
                writeln!(
                    out,
                    "Size {variant},SKU-{product}-{variant},shopify,{stock},deny,{price}.00,https://pictures.example/{product}-{variant}.jpg,{},active",
                    variant + 1
                )?;
            }
        }
        Format::GoogleTsv => {
            writeln!(
                out,
                "id\ttitle\tdescription\tlink\timage_link\tprice\tavailability\tbrand\tgoogle_product_category"
            )?;
            for product in 0..rows {
                let (title, body) = (numbers.words(3), numbers.words(40));
                let (price, category) = (1 + numbers.below(500), numbers.of(&CATEGORIES));
                writeln!(
                    out,
                    "G{product}\tThing {title} {product}\t{body}\thttps://shop.example/{product}\thttps://pictures.example/{product}.jpg\t\
                     {price}.00 USD\tin_stock\tBrand {}\t{category}",
                    product % 500
                )?;
            }
        }
    }
    out.flush()
}

/// Makes the file, imports it, imports it again, and prints what was measured.
pub fn bench(rows: u64, format: Format) -> Result<bool> {
    let program = browser::build_release()?;
    let folder = shell::target().join("bench-import");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let file = folder.join("catalog");
    generate(rows, format, &mut BufWriter::new(File::create(&file)?))?;
    let first = import(&program, &file, &folder.join("data"))?;
    let second = import(&program, &file, &folder.join("data"))?;
    let of = |run: &Run| {
        serde_json::json!({
            "seconds": run.seconds,
            "rows_per_second": (rows as f64 / run.seconds).round(),
            "peak_memory_mib": run.peak_kib / 1024,
        })
    };
    let bytes = fs::metadata(&file)?.len();
    println!(
        "{}",
        serde_json::json!({ "format": format.name(), "rows": rows, "file_bytes": bytes, "first": of(&first), "again": of(&second) })
    );
    fs::remove_dir_all(&folder)?;
    Ok(true)
}

/// One import.
struct Run {
    seconds: f64,
    /// The largest resident set, as the kernel counts it.
    peak_kib: u64,
}

fn import(program: &Path, file: &Path, data: &Path) -> Result<Run> {
    let start = Instant::now();
    let mut command = shell::command(program);
    command.args(["import", "catalog"]).arg(file).arg("--data").arg(data).stdout(Stdio::inherit());
    let mut child = command.spawn()?;
    let mut peak_kib = 0;
    loop {
        // The kernel's peak only grows, so the last reading before the end is near enough.
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak_kib =
            line.and_then(|l| l.trim().split(' ').next()?.parse().ok()).map_or(peak_kib, |n: u64| n.max(peak_kib));
        match child.try_wait()? {
            Some(status) if status.success() => break,
            Some(status) => return Err(format!("the import ended with {status}").into()),
            None => thread::sleep(Duration::from_millis(50)),
        }
    }
    Ok(Run { seconds: start.elapsed().as_secs_f64(), peak_kib })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_as_many_rows_as_asked_and_is_the_same_every_time() {
        for format in [Format::Shopify, Format::GoogleTsv] {
            let make = || {
                let mut text = Vec::new();
                generate(10, format, &mut text).unwrap();
                String::from_utf8(text).unwrap()
            };
            let text = make();
            assert_eq!(text.lines().count(), 11);
            assert_eq!(text, make());
            let columns = |line: &str| line.split(if format == Format::Shopify { ',' } else { '\t' }).count();
            assert!(text.lines().all(|l| columns(l) == columns(text.lines().next().unwrap())));
        }
    }
}
