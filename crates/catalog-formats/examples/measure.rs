//! Writes a file of many rows in each format and measures reading it: rows a second and the peak of memory.
//! `cargo run --release --example measure -- [ROWS] [FORMAT] [scattered]`
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::process::Command;
use std::time::Instant;

use vitrine_catalog_formats::{Format, Settings, layout, products, products_with, reviews};

const TEXT: &str =
    "A thing of good make, with &amp;ndash; so they say &amp;ndash; long life. <p>It holds, it bends, it stays.</p>";

/// Five rows a product (one in WooCommerce's case the product itself), or one after the other when scattered.
fn write(format: Format, rows: u64, scattered: bool, out: &mut impl Write) -> std::io::Result<()> {
    let place =
        |row: u64| if scattered { (row % (rows / 5).max(1), row / (rows / 5).max(1)) } else { (row / 5, row % 5) };
    match format {
        Format::ShopifyCsv => {
            writeln!(
                out,
                "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Image Position,Status"
            )?;
            for row in 0..rows {
                let (p, n) = place(row);
                let (title, body, name) =
                    if n == 0 { (format!("Thing {p}"), TEXT, "Size") } else { (String::new(), "", "") };
                writeln!(
                    out,
                    "thing-{p},{title},\"{body}\",Nordlys,Things,\"a, b\",true,{name},size {n},SKU-{p}-{n},shopify,{n},{n}9.90,https://pictures.example/{p}-{n}.jpg,{n},active"
                )?;
            }
        }
        Format::WooCsv => {
            writeln!(
                out,
                "ID,Type,SKU,Name,Published,Description,In stock?,Stock,Regular price,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)"
            )?;
            for row in 0..rows {
                let (p, n) = place(row);
                if n == 0 {
                    writeln!(
                        out,
                        "{row},variable,P{p},Thing {p},1,\"{TEXT}\",1,,,Things > Small,https://pictures.example/{p}.jpg,,Size,\"1, 2, 3, 4\""
                    )?;
                } else {
                    writeln!(
                        out,
                        "{row},variation,P{p}-{n},Thing {p} - {n},1,\"{TEXT}\",1,{n},{n}9.90,,,P{p},Size,{n}"
                    )?;
                }
            }
        }
        Format::GoogleTsv => {
            writeln!(
                out,
                "id\titem group id\ttitle\tdescription\tlink\timage link\tprice\tavailability\tproduct type\tcolor\tsize"
            )?;
            for row in 0..rows {
                let (p, n) = place(row);
                writeln!(
                    out,
                    "I{p}-{n}\tG{p}\tThing {p} - {n}\t\"{TEXT}\"\thttps://shop.example/{p}\thttps://pictures.example/{p}.jpg\t{n}9.90 EUR\tin_stock\tThings > Small\tRed\t{n}"
                )?;
            }
        }
        Format::GoogleXml => {
            writeln!(
                out,
                "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel>"
            )?;
            let text = TEXT.replace('&', "&amp;").replace('<', "&lt;");
            for row in 0..rows {
                let (p, n) = place(row);
                writeln!(
                    out,
                    "<item><g:id>I{p}-{n}</g:id><g:item_group_id>G{p}</g:item_group_id><g:title>Thing {p} - {n}</g:title><g:description>{text}</g:description><g:link>https://shop.example/{p}</g:link><g:image_link>https://pictures.example/{p}.jpg</g:image_link><g:price>{n}9.90 EUR</g:price><g:availability>in_stock</g:availability><g:product_type>Things &gt; Small</g:product_type><g:color>Red</g:color><g:size>{n}</g:size></item>"
                )?;
            }
            writeln!(out, "</channel></rss>")?;
        }
        Format::VendureCsv => {
            writeln!(
                out,
                "name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets"
            )?;
            for row in 0..rows {
                let (p, n) = (row / 5, row % 5);
                if n == 0 {
                    writeln!(
                        out,
                        "Thing {p},thing-{p},\"{TEXT}\",{p}.jpg,category:Things|category:Small,size,{n},S{p}-{n},{n}9.90,standard,5,,,"
                    )?;
                } else {
                    writeln!(out, ",,,,,,{n},S{p}-{n},{n}9.90,standard,5,,,")?;
                }
            }
        }
        Format::JsonLines => {
            for p in 0..rows {
                writeln!(
                    out,
                    "{{\"key\":\"thing-{p}\",\"title\":\"Thing {p}\",\"description\":\"{TEXT}\",\"categories\":[[\"Things\",\"Small\"]],\"options\":[\"Size\"],\"variants\":[{{\"sku\":\"A{p}\",\"options\":{{\"Size\":\"S\"}},\"price\":{{\"amount\":4990,\"currency\":\"EUR\"}},\"stock\":4}},{{\"sku\":\"B{p}\",\"options\":{{\"Size\":\"M\"}},\"price\":\"49.90 EUR\"}}]}}"
                )?;
            }
        }
        Format::ReviewsCsv => {
            writeln!(out, "sku,stars,title,text,name,date,email")?;
            for row in 0..rows {
                writeln!(out, "S{row},4,Good,\"{TEXT}\",Mari,2026-07-01,m{row}@people.example")?;
            }
        }
        Format::ReviewsJsonLines => {
            for row in 0..rows {
                writeln!(
                    out,
                    "{{\"product\":\"S{row}\",\"stars\":4,\"title\":\"Good\",\"text\":\"{TEXT}\",\"name\":\"Mari\",\"date\":\"2026-07-01\"}}"
                )?;
            }
        }
    }
    out.flush()
}

fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

/// Processor time of this process in seconds: other work on the machine does not count.
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or("").split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn measure(format: Format, rows: u64, scattered: bool) -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::temp_dir().join(format!("measure-{}-{}", format.name(), std::process::id()));
    write(format, rows, scattered, &mut BufWriter::new(File::create(&path)?))?;
    let size = fs::metadata(&path)?.len();
    let settings = Settings::default();
    let mut first_look = 0.0;
    let (started, cpu) = (Instant::now(), cpu_seconds());
    let (mut good, mut bad) = (0u64, 0u64);
    if format.is_reviews() {
        reviews(format, File::open(&path)?)?.for_each(|r| if r.is_ok() { good += 1 } else { bad += 1 });
    } else if std::env::args().any(|a| a == "looked") {
        let layout = layout(format, File::open(&path)?, settings)?;
        first_look = started.elapsed().as_secs_f64();
        let read = products_with(format, File::open(&path)?, settings, &layout)?;
        read.for_each(|r| if r.is_ok() { good += 1 } else { bad += 1 });
    } else {
        products(format, File::open(&path)?, settings)?.for_each(|r| if r.is_ok() { good += 1 } else { bad += 1 });
    }
    let (seconds, cpu) = (started.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    fs::remove_file(&path)?;
    println!(
        "{:<14} {:<17} {rows} rows, {:>4} MiB: {good} taken, {bad} refused, {:>8.0} rows/s of processor time, \
         {:>8.0} by the clock, first look {first_look:.1} s, peak {} MiB",
        format.name(),
        std::env::args().skip(3).collect::<Vec<_>>().join(" "),
        size >> 20,
        rows as f64 / cpu,
        rows as f64 / seconds,
        peak_kib() >> 10,
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rows: u64 = args.first().map_or(Ok(200_000), |n| n.parse())?;
    if let Some(format) = args.get(1).and_then(|name| name.parse().ok()) {
        return measure(format, rows, args.iter().any(|a| a == "scattered"));
    }
    // A process of its own each, so that peaks do not mix.
    let me = std::env::current_exe()?;
    for format in Format::ALL {
        for extra in [&[][..], &["looked"], &["scattered"], &["looked", "scattered"]] {
            let whole_rows = matches!(format, Format::VendureCsv | Format::JsonLines) || format.is_reviews();
            if whole_rows && !extra.is_empty() {
                continue;
            }
            Command::new(&me).arg(rows.to_string()).arg(format.name()).args(extra).status()?;
        }
    }
    Ok(())
}
