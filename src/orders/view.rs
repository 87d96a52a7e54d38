//! Bag and order as pages and the API show them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::payments::methods::MethodView;
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
}

/// A signed, labelled part of a total besides the lines.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AdjustmentView {
    /// `delivery`, `promotion`.
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
    /// Who takes the payment: `test`, `stripe`.
    pub provider: &'static str,
}

/// One page of the history, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrderPage {
    pub items: Vec<OrderView>,
    /// Cursor of the next page; null on the last one.
    pub next: Option<String>,
}
