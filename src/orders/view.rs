//! Bag and order as pages and the API show them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::payments::methods::MethodView;
use super::pricing::codes::CodeView;
use super::pricing::{DeliveryView, TaxView};
use crate::kit::{Id, Micros, Money};
use crate::media::view::PhotoView;

/// Where an order goes. Country is ISO 3166-1 alpha-2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Address {
    #[schema(required)]
    pub name: String,
    #[schema(required)]
    pub line1: String,
    #[serde(deserialize_with = "text_or_null", skip_serializing_if = "String::is_empty")]
    pub line2: String,
    #[schema(required)]
    pub city: String,
    #[serde(deserialize_with = "text_or_null")]
    pub region: String,
    #[schema(required)]
    pub postal_code: String,
    #[schema(required)]
    pub country: String,
}

/// Null is as good as left out.
fn text_or_null<'de, D: serde::Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(d)?.unwrap_or_default())
}

/// A line of the bag or of an order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineView {
    pub product: Id,
    pub sku: String,
    pub title: String,
    /// Options in one line, such as `M / Blue`.
    pub options: String,
    pub picture: Option<PhotoView>,
    pub quantity: i64,
    pub unit_price: Money,
    pub amount: Money,
    /// In the bag: can this quantity be bought now. In an order: always true.
    pub available: bool,
    /// A promotion adds it; an adjustment takes its price off.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gift: bool,
}

/// A signed, labelled part of a total besides the lines.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AdjustmentView {
    /// `delivery`, `promotion`, `points`, `tax`, `gift-card`, `credit`.
    pub kind: String,
    pub label: String,
    pub amount: Money,
}

/// The bag. Lines and adjustments sum to the total.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BagView {
    pub lines: Vec<LineView>,
    pub adjustments: Vec<AdjustmentView>,
    pub subtotal: Money,
    pub total: Money,
    /// Pieces in the bag.
    pub count: i64,
    #[serde(flatten)]
    pub ways: Ways,
}

/// What else counts for a total, and what one can choose. Each part is there where the store has it.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Ways {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<TaxView>,
    /// Ways of delivery, cheapest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deliveries: Vec<DeliveryView>,
    /// Codes and gift cards in the bag.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeView>,
    /// Store credit there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Money>,
    /// Whether it pays.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub uses_credit: bool,
    /// Points there are.
    #[serde(skip_serializing_if = "is_zero")]
    pub points: i64,
    /// How many of them pay.
    #[serde(skip_serializing_if = "is_zero")]
    pub uses_points: i64,
    /// Nothing delivers it there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub undeliverable: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_zero(n: &i64) -> bool {
    *n == 0
}

/// An order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrderView {
    pub id: Id,
    /// `placed` (payment under way), `paid`, `declined`, `cancelled`.
    pub state: String,
    pub lines: Vec<LineView>,
    pub adjustments: Vec<AdjustmentView>,
    pub subtotal: Money,
    pub total: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<TaxView>,
    pub address: Address,
    /// How it was paid, such as `Test card •••• 4242`.
    pub payment: Option<String>,
    /// The page on which the shopper confirms the payment; null when there is nothing to confirm.
    pub confirmation: Option<String>,
    pub placed_at: Micros,
    /// Until when it can be cancelled; null when it cannot.
    pub cancellable_until: Option<Micros>,
}

/// What *Buy now* shows on one screen before anything is bought.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckoutView {
    pub lines: Vec<LineView>,
    pub adjustments: Vec<AdjustmentView>,
    pub subtotal: Money,
    pub total: Money,
    /// The address used last.
    pub address: Option<Address>,
    /// Label of the payment method used last.
    pub payment: Option<String>,
    /// What can be paid with, the one used last first.
    pub methods: Vec<MethodView>,
    /// Who takes the payment: `test`, `stripe`, or `store`: one pays at the store's own checkout, which `payment` names.
    pub provider: &'static str,
    #[serde(flatten)]
    pub ways: Ways,
}

/// One page of the history, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrderPage {
    pub items: Vec<OrderView>,
    /// Cursor of the next page; null on the last one.
    pub next: Option<String>,
}
