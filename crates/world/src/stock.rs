//! From shelves and the caller's catalog to products with variants, prices and stock.

use crate::draw::{Look, Motif, photo_size};
use crate::goods::{Voice, known, shelves};
use crate::plan::{CatalogItem, Picture, Product, Variant};
use crate::rng::{Deck, Rng};
use crate::words::{Noun, care};
use crate::{DAY, FIRST};

/// What the world remembers about a product beside what the caller sees.
#[derive(Clone, Debug)]
pub(crate) struct Inside {
    pub look: Look,
    pub voice: Voice,
    pub noun: Noun,
    /// Middle and size of the thing on its own photo.
    pub place: Option<[f32; 4]>,
    /// Width and height of that photo.
    pub photo: (f32, f32),
}

/// Invented brands and the voices they make things for.
const BRANDS: &[(&str, &[Voice])] = &[
    ("Hollund", &[Voice::Furniture, Voice::Desk, Voice::Light]),
    ("Atelier Brume", &[Voice::Light, Voice::Decor, Voice::Scent]),
    ("Nordhjem", &[Voice::Furniture, Voice::Textile, Voice::Decor]),
    ("Casa Talavera", &[Voice::Decor, Voice::Cook, Voice::Coffee]),
    ("Weft & Warp", &[Voice::Textile, Voice::Yarn]),
    ("Moss & Marrow", &[Voice::Plant, Voice::Garden]),
    ("Grünfink", &[Voice::Garden, Voice::Plant]),
    ("Sartén", &[Voice::Cook, Voice::Grill]),
    ("Ember Yard", &[Voice::Grill, Voice::Camp]),
    ("Kettlewick", &[Voice::Tea, Voice::Coffee]),
    ("Slow Drip", &[Voice::Coffee]),
    ("Halm", &[Voice::Bread, Voice::Cook]),
    ("Quinta da Pedra", &[Voice::Wine]),
    ("Glas & Co", &[Voice::Wine, Voice::Decor]),
    ("Ordinary Tailors", &[Voice::Wear]),
    ("Lune Studio", &[Voice::Wear, Voice::Jewel]),
    ("Pace Nine", &[Voice::Shoe, Voice::Fit]),
    ("Kerbside", &[Voice::Shoe, Voice::Board]),
    ("Portobag", &[Voice::Bag]),
    ("Aurel & Ida", &[Voice::Jewel]),
    ("Tidewell", &[Voice::Watch]),
    ("Minuta", &[Voice::Watch]),
    ("Second Harbour Press", &[Voice::Book]),
    ("Otter House", &[Voice::Book]),
    ("Matinee", &[Voice::Film]),
    ("Groove Cellar", &[Voice::Record, Voice::Audio]),
    ("Tonfabrik", &[Voice::Audio, Voice::Record]),
    ("Alder Guitars", &[Voice::Guitar]),
    ("Fairbyte", &[Voice::Tech, Voice::Smart]),
    ("Plainware", &[Voice::Tech, Voice::Keys, Voice::Smart]),
    ("Pixel Pond", &[Voice::Game]),
    ("Meeple & Daughters", &[Voice::Table, Voice::Toy]),
    ("Holzkind", &[Voice::Toy]),
    ("Silbersalz", &[Voice::Camera]),
    ("Ovalé", &[Voice::Yoga, Voice::Fit]),
    ("Ventoux Works", &[Voice::Bike]),
    ("Fjordlight", &[Voice::Camp, Voice::Star]),
    ("Swell Supply", &[Voice::Board]),
    ("Club Onze", &[Voice::Ball]),
    ("Perigee", &[Voice::Star]),
    ("Whisker Works", &[Voice::Cat, Voice::Dog]),
    ("Bramble & Bark", &[Voice::Dog, Voice::Cat]),
    ("Stillwater", &[Voice::Fish]),
    ("Pigment Row", &[Voice::Paint, Voice::Paper]),
    ("Bench & Beech", &[Voice::Wood]),
    ("Foglio", &[Voice::Paper, Voice::Desk]),
    ("Plain Skin", &[Voice::Skin, Voice::Scent]),
];

/// The names of the invented brands.
pub(crate) fn brand_names() -> impl Iterator<Item = &'static str> {
    BRANDS.iter().map(|(name, _)| *name)
}

pub(crate) fn products(seed: u64, now: i64, catalog: &[CatalogItem]) -> (Vec<Product>, Vec<Inside>) {
    let mut rng = Rng::named(seed, "products");
    let mut products = Vec::new();
    let mut inside = Vec::new();
    for (index, item) in catalog.iter().enumerate() {
        let (product, within) = from_catalog(index, item, now, &mut rng);
        products.push(product);
        inside.push(within);
    }
    for shelf in shelves() {
        let mut cares = Deck::new(care(shelf.voice).len(), &mut rng);
        let makers: Vec<&str> =
            BRANDS.iter().filter(|(_, makes)| makes.contains(&shelf.voice)).map(|(name, _)| *name).collect();
        for row in shelf.rows {
            let key = unique(&slug(row.title), &products);
            let brand = if makers.is_empty() { "Plainware" } else { *rng.pick(&makers) };
            let mut description = String::from(row.says);
            for _ in 0..1 + rng.below(2) {
                let more = care(shelf.voice)[cares.draw(&mut rng)];
                if !description.contains(more) {
                    description.push(' ');
                    description.push_str(more);
                }
            }
            let media = matches!(shelf.voice, Voice::Book | Voice::Record) && row.title.contains(", ")
                || matches!(shelf.motif, Motif::DiscCase | Motif::GameCase | Motif::BoxSet | Motif::Book);
            let index = products.len();
            inside.push(Inside {
                look: Look {
                    motif: shelf.motif,
                    style: row.style,
                    main: row.main,
                    second: row.second,
                    seed: Rng::named(seed, &key).next(),
                },
                voice: shelf.voice,
                noun: Noun::of_title(row.title, media),
                place: None,
                photo: (1.0, 1.0),
            });
            products.push(Product {
                variants: variants(&key, shelf.options, row.price, &mut rng),
                key,
                catalog: None,
                title: row.title.into(),
                description,
                brand: Some(brand.into()),
                category_path: shelf.path.into(),
                interests: shelf.topics.split(' ').collect(),
                pictures: views(index),
                since: now - rng.between(2, 400) * DAY - rng.between(0, DAY - 1),
            });
        }
    }
    (products, inside)
}

fn from_catalog(index: usize, item: &CatalogItem, now: i64, rng: &mut Rng) -> (Product, Inside) {
    let known = known(&item.key);
    let path = match known {
        Some(known) if item.category_path.is_empty() => known.path,
        _ => item.category_path.as_str(),
    };
    // An unknown item joins the shelf with the longest common path.
    let common = |other: &str| path.split(" > ").zip(other.split(" > ")).take_while(|(a, b)| a == b).count();
    let nearest = shelves().filter(|shelf| common(shelf.path) > 0).max_by_key(|shelf| common(shelf.path));
    let topics = known.map(|known| known.topics).or(nearest.map(|shelf| shelf.topics));
    let voice = known.map(|known| known.voice).or(nearest.map(|shelf| shelf.voice)).unwrap_or(Voice::Decor);
    let seed = rng.next();
    let look = known.map_or_else(
        || Look {
            motif: nearest.map_or(Motif::BoxSet, |shelf| shelf.motif),
            style: 0,
            main: crate::draw::tone::TEAL,
            second: crate::draw::tone::CREAM,
            seed,
        },
        |known| Look { motif: known.motif, style: known.style, main: known.main, second: known.second, seed },
    );
    let noun =
        known.map_or_else(|| Noun::of_title(&item.title, false), |known| Noun::named(format!("the {}", known.noun)));
    let product = Product {
        key: item.key.clone(),
        catalog: Some(index),
        title: item.title.clone(),
        description: String::new(),
        brand: item.brand.clone(),
        category_path: path.to_owned(),
        interests: topics.map_or_else(|| vec![FIRST[0]], |topics| topics.split(' ').collect()),
        variants: item
            .variants
            .iter()
            .map(|variant| Variant {
                sku: variant.sku.clone(),
                options: variant.options.clone(),
                price_minor: variant.price_minor,
                stock: stock(rng),
            })
            .collect(),
        pictures: if item.picture.is_some() { Vec::new() } else { views(index) },
        since: now - rng.between(30, 500) * DAY,
    };
    let place = item.picture.is_some().then(|| known.map_or([0.5, 0.5, 0.7, 0.7], |known| known.place));
    let photo = item
        .picture
        .as_ref()
        .and_then(|bytes| photo_size(bytes))
        .map_or((3.0, 2.0), |(width, height)| (width as f32, height as f32));
    (product, Inside { look, voice, noun, place, photo })
}

/// Mostly 5 to 80; some low; some none.
fn stock(rng: &mut Rng) -> u32 {
    let count = match rng.below(20) {
        0 => 0,
        1 | 2 => rng.between(1, 4),
        _ => rng.between(5, 80),
    };
    u32::try_from(count).unwrap_or(0)
}

/// `name:value|value*factor`
fn variants(key: &str, options: &str, price: i64, rng: &mut Rng) -> Vec<Variant> {
    let base: String = key.split('-').filter_map(|word| word.chars().next()).take(4).collect::<String>().to_uppercase();
    let number = 100 + rng.below(900);
    let Some((name, values)) = options.split_once(':') else {
        return vec![Variant {
            sku: format!("{base}-{number}-{}", checksum(key)),
            options: Vec::new(),
            price_minor: price,
            stock: stock(rng),
        }];
    };
    values
        .split('|')
        .enumerate()
        .map(|(at, value)| {
            let (value, factor) = value.split_once('*').unwrap_or((value, "1"));
            let factor: f64 = factor.parse().unwrap_or(1.0);
            // Prices keep their ending: 24.00 × 1.8 is 43.00, not 43.20.
            let price_minor = if at == 0 || factor <= 1.0 {
                price
            } else {
                ((price as f64 * factor / 100.0).round() as i64 * 100 - (if price % 100 == 0 { 0 } else { 10 }))
                    .max(price)
            };
            Variant {
                sku: format!("{base}-{number}-{}-{}", checksum(key), at + 1),
                options: vec![(name.to_owned(), value.to_owned())],
                price_minor,
                stock: stock(rng),
            }
        })
        .collect()
}

/// Keeps SKUs of goods with the same initials apart.
fn checksum(key: &str) -> String {
    let sum = key.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(131).wrapping_add(u32::from(byte)));
    format!("{:04X}", sum & 0xffff)
}

fn unique(slug: &str, products: &[Product]) -> String {
    let mut key = slug.to_owned();
    let mut number = 2;
    while products.iter().any(|product| product.key == key) {
        key = format!("{slug}-{number}");
        number += 1;
    }
    key
}

/// Lower case ASCII words joined by hyphens.
pub(crate) fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars() {
        let c = match c {
            'é' | 'è' | 'ê' => 'e',
            'á' | 'à' => 'a',
            'ñ' => 'n',
            '½' => '5',
            c => c.to_ascii_lowercase(),
        };
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if c != '\'' && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The pictures of a product: every fourth shows a second view.
fn views(product: usize) -> Vec<Picture> {
    let views = if product.is_multiple_of(4) { 2 } else { 1 };
    (0..views).map(|view| Picture::Product { product, view }).collect()
}
