//! What somebody wants to buy, with what it costs and whether it can be bought now: the bag, the checkout and an order
//! that is being placed are all made of it.

use super::limits::Line;
use super::view::LineView;
use crate::app::App;
use crate::catalog::Variant;
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Id, Result};

/// A variant and how many of it.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub variant: Variant,
    pub quantity: i64,
    /// The post it was found on.
    pub post: Option<Id>,
    /// A promotion gives it; nobody put it there.
    pub gift: bool,
}

/// Holds a quantity to 1 to 99.
pub fn quantity(field: impl Into<String>, n: i64) -> Result<i64, FieldError> {
    if (1..=limit::QUANTITY).contains(&n) {
        Ok(n)
    } else {
        Err(FieldError::new(field, "quantity").with("max", limit::QUANTITY))
    }
}

impl Wanted {
    /// What the shopper's own limits look at.
    pub(super) fn limited(&self) -> Line<'_> {
        Line { product: self.variant.product, title: &self.variant.title }
    }

    /// Why it cannot be bought at all, whatever is in stock: no longer sold, not yet, or in another currency than
    /// the store's.
    pub fn is_sold(&self, app: &App) -> Result<()> {
        if self.variant.retired {
            return Err(self.conflict("not_sold_anymore"));
        }
        if self.variant.elsewhere {
            return Err(self.conflict("sold_elsewhere"));
        }
        if self.variant.opens_at.is_some_and(|at| at > app.clock.now()) {
            return Err(self.conflict("not_sold_yet"));
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
            gift: self.gift,
        }
    }
}

/// Options in one line, such as `M / Blue`.
pub fn options_line(options: &[(String, String)]) -> String {
    options.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" / ")
}
