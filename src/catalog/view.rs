//! A product as pages and the API show it.

use serde::Serialize;
use utoipa::ToSchema;

use super::reduced::ReducedView;
use super::unit::UnitPriceView;
use crate::kit::{Id, Micros, Money};
use crate::media::view::PhotoView;

/// A product in a list, on a card, at a tag.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ProductCard {
    pub id: Id,
    pub title: String,
    pub brand: String,
    /// The lowest price among the variants that can be bought, else among all.
    pub price: Money,
    /// What members pay, where that is less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_price: Option<Money>,
    /// What the price is reduced from, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reduced: Option<ReducedView>,
    /// Whether other variants cost more.
    pub price_from: bool,
    /// Whether it can be bought here now.
    pub available: bool,
    pub sold: Sold,
    pub picture: Option<PhotoView>,
    pub rating: Rating,
}

/// How a product is sold: the better way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sold {
    /// Here, now.
    Here,
    /// By another shop: its link leads there.
    Elsewhere,
    /// Here, from a moment on that is yet to come.
    Soon,
    /// Here, and there is none left.
    Out,
    /// Shown with its price and not sold, because the store sells in another currency.
    OtherCurrency,
    /// No longer.
    Retired,
}

impl Sold {
    /// The name as JSON has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Elsewhere => "elsewhere",
            Self::Soon => "soon",
            Self::Out => "out",
            Self::OtherCurrency => "other-currency",
            Self::Retired => "retired",
        }
    }
}

/// Where a product that is not sold here can be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OutletView {
    pub url: String,
    /// The words on the link, when the shop has its own.
    pub label: Option<String>,
}

/// The spread of opinion: how many reviews gave one, two, … five stars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rating {
    pub count: i64,
    /// Index 0 is one star.
    pub spread: [i64; 5],
}

impl Rating {
    /// Tenths of the mean number of stars, rounded half up; nothing without reviews. 43 means 4.3.
    pub fn mean_tenths(&self) -> Option<i64> {
        let stars: i64 = self.spread.iter().zip(1..).map(|(n, s)| n * s).sum();
        (self.count > 0).then(|| (stars * 20 + self.count) / (self.count * 2))
    }
}

/// What the product page and the sheet show.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProductView {
    #[serde(flatten)]
    pub card: ProductCard,
    pub description: String,
    /// Category path, joined by ` > `.
    pub category: String,
    /// Where it can be bought, when that is not here.
    pub outlet: Option<OutletView>,
    pub pictures: Vec<PhotoView>,
    pub variants: Vec<VariantView>,
    /// Interests it belongs to, as slugs, strongest first.
    pub interests: Vec<String>,
    /// No longer sold.
    pub retired: bool,
    /// From when it is on sale, where that is yet to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Micros>,
    /// How many one person may buy, where that is limited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_person: Option<i64>,
    /// The product that replaces it.
    pub successor: Option<Id>,
    /// The members' day that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_day: Option<String>,
    pub saved_by_me: Option<bool>,
}

/// One thing one can put into the bag.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VariantView {
    pub sku: String,
    /// Options that tell it apart, such as `["Size", "M"]`; empty for a product without options.
    pub options: Vec<(String, String)>,
    pub price: Money,
    /// What members pay, where that is less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_price: Option<Money>,
    /// What the price is reduced from, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reduced: Option<ReducedView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<UnitPriceView>,
    pub available: bool,
    pub sold: Sold,
    /// Pieces left, where the store counts them.
    pub stock: Option<i64>,
    /// The number below its bar code.
    pub gtin: Option<String>,
}

impl VariantView {
    /// The options in one line, such as `M / Blue`.
    pub fn label(&self) -> String {
        self.options.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" / ")
    }
}

/// What one person wrote about a product.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReviewView {
    pub id: Id,
    pub name: String,
    pub handle: Option<String>,
    pub stars: i64,
    pub title: String,
    pub text: String,
    /// The code of the language of the text, such as `de`; empty where it is not known.
    pub language: String,
    /// `kept`, `returned` or `did-not-work`.
    pub verdict: Option<String>,
    pub at: Micros,
    /// There is an order line behind it.
    pub verified: bool,
    /// Taken over from another system and not claimed by its author.
    pub imported: bool,
}

impl ReviewView {
    /// The value of `lang` for its words: nothing where it is not known.
    pub fn lang(&self) -> Option<&str> {
        (!self.language.is_empty()).then_some(self.language.as_str())
    }
}
