//! What somebody wants to buy, with what it costs and whether it can be bought now: the bag, the checkout and an order
//! that is being placed are all made of it.

use super::totals::{self, Line, Refused, Totals};
use super::view::{AdjustmentView, LineView};
use crate::app::App;
use crate::catalog::Variant;
use crate::i18n::{self, Locale};
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Id, Result};

/// A variant and how many of it.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub variant: Variant,
    pub quantity: i64,
    /// The post it was found on.
    pub post: Option<Id>,
}

/// Holds a quantity to 1 to 99.
pub fn quantity(field: impl Into<String>, n: i64) -> Result<i64, FieldError> {
    if (1..=limit::QUANTITY).contains(&n) {
        Ok(n)
    } else {
        Err(FieldError::new(field, "quantity").with("max", limit::QUANTITY))
    }
}

/// What it comes to today, delivery included.
pub fn price(app: &App, locale: Locale, wanted: &[Wanted]) -> Result<Totals> {
    let lines: Vec<Line> = wanted.iter().map(|w| Line { unit_price: w.variant.price, quantity: w.quantity }).collect();
    let label = i18n::t(locale, "sum-delivery").into_owned();
    let delivery = totals::delivery(app.config.delivery_fee(), label, &lines);
    totals::add_up(app.config.store.currency, &lines, delivery).map_err(|refused| match refused {
        Refused::MixedCurrency => Error::conflict("mixed_currency"),
        Refused::Overflow => Error::invalid("quantity", "order_too_large"),
        Refused::Negative => Error::fault("a price or a quantity is below what there can be"),
    })
}

impl Wanted {
    /// Why it cannot be bought at all, whatever is in stock: no longer sold, or in another currency than the store's.
    pub fn is_sold(&self, app: &App) -> Result<()> {
        if self.variant.retired {
            return Err(self.conflict("not_sold_anymore"));
        }
        if self.variant.elsewhere {
            return Err(self.conflict("sold_elsewhere"));
        }
        if self.variant.price.currency != app.config.store.currency {
            return Err(self.conflict("mixed_currency"));
        }
        Ok(())
    }

    /// Like [`Wanted::is_sold`], and enough is in stock right now.
    pub fn can_be_bought(&self, app: &App) -> Result<()> {
        self.is_sold(app)?;
        match self.variant.stock {
            Some(left) if left < self.quantity => Err(self.short(left)),
            _ => Ok(()),
        }
    }

    /// The conflict of too little stock: none, or fewer than wanted.
    pub fn short(&self, left: i64) -> Error {
        let mut error = self.conflict(if left == 0 { "sold_out" } else { "out_of_stock" });
        if let Error::Conflict { args, .. } = &mut error {
            args.push(("left", left.to_string()));
        }
        error
    }

    fn conflict(&self, code: &'static str) -> Error {
        Error::Conflict { code, args: vec![("sku", self.variant.sku.clone()), ("title", self.variant.title.clone())] }
    }

    /// The line as it is shown. An amount too large to be one is shown as the largest.
    pub fn view(&self, app: &App) -> LineView {
        let price = self.variant.price;
        LineView {
            product: self.variant.product,
            sku: self.variant.sku.clone(),
            title: self.variant.title.clone(),
            options: options_line(&self.variant.options),
            picture: self.variant.picture.as_ref().map(|p| p.view(&self.variant.title)),
            quantity: self.quantity,
            unit_price: price,
            amount: crate::kit::Money::new(price.amount.saturating_mul(self.quantity), price.currency),
            available: self.can_be_bought(app).is_ok(),
        }
    }
}

/// Options in one line, such as `M / Blue`.
pub fn options_line(options: &[(String, String)]) -> String {
    options.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" / ")
}

/// Adjustments as they are shown.
pub fn adjustment_views(totals: &Totals) -> Vec<AdjustmentView> {
    let view = |a: &totals::Adjustment| AdjustmentView {
        kind: a.kind.as_str().to_owned(),
        label: a.label.clone(),
        amount: a.amount,
    };
    totals.adjustments.iter().map(view).collect()
}
