//! From what a file says to what the store writes.

use vitrine_catalog_formats::{Picture, PictureSource, Product, Status, Stock, Variant};

use super::categories::{self, Mapper};
use super::report::Problem;
use crate::catalog::unit;
use crate::catalog::write::{Listing, NewPicture, NewProduct, NewVariant, Outlet, PictureOf, Sale};
use crate::kit::{Currency, Micros, Money};

/// What a product of a file comes to.
#[derive(Debug)]
pub enum Item {
    Product(Box<NewProduct>),
    /// A draft or an archived product: its key.
    Unpublished(String),
    /// A group of other products.
    Group,
    /// Nothing of it can be sold or shown.
    Refused,
}

/// The longest text of its kind that is stored, in characters; more is cut and told.
const TITLE: usize = 300;
const BRAND: usize = 120;
const LABEL: usize = 60;

/// Turns products of one file into those of the store.
#[derive(Debug)]
pub struct Converter {
    pub source: String,
    pub images: Option<String>,
    pub mapper: Mapper,
}

impl Converter {
    /// One product, and what was left out of it on the way.
    pub fn product(&mut self, product: Product) -> (Item, Vec<Problem>) {
        let mut problems: Vec<Problem> = product.warnings.iter().map(|w| Problem::of(w, false)).collect();
        match product.status {
            Status::Draft | Status::Archived => return (Item::Unpublished(product.key), problems),
            Status::Active | Status::Unlisted => {}
        }
        if product.variants.is_empty() {
            return (Item::Group, problems);
        }
        let mut variants = Vec::with_capacity(product.variants.len());
        for variant in &product.variants {
            match new_variant(variant) {
                Some(new) => variants.push(new),
                None => {
                    let problem = Problem::new(variant.line, "no-price", false);
                    problems.push(problem.with(variant.sku.as_str(), &product.key));
                }
            }
        }
        if variants.is_empty() {
            problems.push(Problem::new(product.line, "no-variants", true).with("", &product.key));
            return (Item::Refused, problems);
        }
        let interests = self.mapper.interests(&product);
        let category = match product.category_path() {
            [] => categories::google(&product).or_else(|| product.product_type.clone()).unwrap_or_default(),
            path => path.join(" > "),
        };
        let pictures = product.pictures.iter().map(|p| self.picture(p, &product.title)).collect();
        let new = NewProduct {
            source: self.source.clone(),
            key: product.key,
            title: cut(product.title, TITLE),
            description: product.description,
            brand: cut(product.brand.unwrap_or_default(), BRAND),
            category,
            interests,
            link: product.page_url,
            listing: if product.status == Status::Unlisted { Listing::Unlisted } else { Listing::Listed },
            outlet: product.buy_url.map(|url| Outlet { url, label: product.buy_label.map(|l| cut(l, LABEL)) }),
            pictures,
            variants,
        };
        (Item::Product(Box::new(new)), problems)
    }

    fn picture(&self, picture: &Picture, title: &str) -> NewPicture {
        let of = match &picture.source {
            PictureSource::Url(url) => PictureOf::Url(url.clone()),
            PictureSource::File(name) => PictureOf::File { name: name.clone(), folder: self.images.clone() },
        };
        let alt = if picture.alt.is_empty() { title } else { &picture.alt };
        NewPicture { of, alt: cut(alt.to_owned(), crate::kit::text::limit::ALT_TEXT) }
    }
}

fn new_variant(variant: &Variant) -> Option<NewVariant> {
    let price = money(variant.price.as_ref()?)?;
    let sale = variant.sale_price.as_ref().and_then(money).filter(|sale| sale.currency == price.currency);
    Some(NewVariant {
        sku: variant.sku.as_str().to_owned(),
        options: variant.options.iter().map(|o| (o.name.clone(), o.value.clone())).collect(),
        price,
        sale: sale.map(|sale| Sale {
            amount: sale.amount,
            from: variant.sale_from.map(Micros),
            until: variant.sale_until.map(Micros),
        }),
        stock: match variant.stock {
            Stock::Counted(n) => Some(n.max(0)),
            Stock::NotCounted | Stock::Available(true) => None,
            Stock::Available(false) => Some(0),
        },
        gtin: variant.gtin.clone(),
        grams: variant.weight_grams,
        unit_measure: variant.unit_measure.clone().filter(|m| unit::is_measure(m)),
        unit_base: variant.unit_base.clone().filter(|m| unit::is_measure(m)),
    })
}

fn money(money: &vitrine_catalog_formats::Money) -> Option<Money> {
    let currency: Currency = money.currency.code().parse().ok()?;
    Some(Money::new(money.minor, currency))
}

/// At most so many characters.
fn cut(mut text: String, most: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(most) {
        text.truncate(at);
    }
    text
}
