//! A product as a person would read it, for snapshots.

use std::fmt::Write;

use vitrine_catalog_formats::*;

pub fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub fn settings() -> Settings {
    Settings { currency: Currency::EUR }
}

pub type Read = Vec<Result<Product, RowError>>;

/// Reads without looking first.
pub fn read(format: Format, bytes: &[u8]) -> Result<Read, RowError> {
    Ok(products(format, bytes, settings())?.collect())
}

/// Reads after looking through the file.
pub fn read_with_layout(format: Format, bytes: &[u8]) -> Result<Read, RowError> {
    let layout = layout(format, bytes, settings())?;
    Ok(products_with(format, bytes, settings(), &layout)?.collect())
}

fn picture(p: &Picture) -> String {
    let source = match &p.source {
        PictureSource::Url(url) => url.clone(),
        PictureSource::File(file) => format!("file {file}"),
    };
    if p.alt.is_empty() { source } else { format!("{source} ({})", p.alt) }
}

fn facts(list: &[Attribute]) -> String {
    list.iter().map(|a| format!("{}={}", a.name, a.value)).collect::<Vec<_>>().join(", ")
}

pub fn product(p: &Product) -> String {
    let mut out = format!("{} “{}” {:?}, lines {}–{}\n", p.key, p.title, p.status, p.line, p.last_line);
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            let value = value.replace('\n', "⏎");
            writeln!(out, "  {name}: {value}").unwrap();
        }
    };
    line("description", p.description.clone());
    line("brand", p.brand.clone().unwrap_or_default());
    line("categories", p.categories.iter().map(|c| c.join(" > ")).collect::<Vec<_>>().join("; "));
    line("google", p.google_category.as_ref().map(|c| format!("{c:?}")).unwrap_or_default());
    line("type", p.product_type.clone().unwrap_or_default());
    line("tags", p.tags.join(", "));
    line("attributes", facts(&p.attributes));
    line("page", p.page_url.clone().unwrap_or_default());
    line("buy", p.buy_url.clone().unwrap_or_default());
    line("button", p.buy_label.clone().unwrap_or_default());
    line("members", p.members.join(", "));
    line("options", p.options.join(", "));
    for one in &p.pictures {
        line("picture", picture(one));
    }
    for v in &p.variants {
        let mut text = format!("{:?} [{}] {:?}", v.sku, facts(&v.options), v.stock);
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                write!(text, ", {name} {value}").unwrap();
            }
        };
        add("price", v.price.map(|m| m.to_string()));
        add("sale", v.sale_price.map(|m| m.to_string()));
        add("from", v.sale_from.map(|t| t.to_string()));
        add("until", v.sale_until.map(|t| t.to_string()));
        add("compare at", v.compare_at.map(|m| m.to_string()));
        add("gtin", v.gtin.clone());
        add("grams", v.weight_grams.map(|g| g.to_string()));
        add("picture", v.picture.as_ref().map(picture));
        line("variant", format!("{text}, line {}", v.line));
    }
    for w in &p.warnings {
        line("warning", w.to_string());
    }
    out
}

pub fn all(read: &Read) -> String {
    let mut out = String::new();
    for one in read {
        match one {
            Ok(p) => out.push_str(&product(p)),
            Err(e) => writeln!(out, "! {} [{}] of {:?}", e, e.code.name(), e.product).unwrap(),
        }
    }
    out
}
