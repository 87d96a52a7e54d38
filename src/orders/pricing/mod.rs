//! Prices: the rules of the store, what a bag comes to by them, and what an order takes besides stock.

pub mod codes;
pub mod engine;
pub mod gift_cards;
pub mod operator;
pub mod rules;
pub mod share;
mod store;
mod uses;

use serde::Serialize;
use utoipa::ToSchema;

use super::totals::Refused;
use super::view::{Address, AdjustmentView, Ways};
use super::wanted::Wanted;
use crate::accounts::memberships;
use crate::app::App;
use crate::catalog;
use crate::db::Conn;
use crate::i18n::{self, Locale};
use crate::kit::{Error, Id, Money, Result};
use crate::points;
use codes::CodeView;
use engine::{Asked, Item, Offer, Priced, Purse};
use rules::{Circumstances, Gives, Place};

pub use uses::{give_back, take};

/// For whom something is priced.
#[derive(Clone, Copy, Debug)]
pub struct For<'a> {
    /// The account, or the bag of a visitor.
    pub owner: Id,
    pub signed_in: bool,
    pub locale: Locale,
    /// Codes, credit and points of the bag count; a single tap has none.
    pub is_bag: bool,
    /// Where it goes; nothing: not known.
    pub place: Option<&'a Place>,
    /// The way of delivery asked for.
    pub delivery: Option<Id>,
    /// The order that is being placed, which is not one before itself.
    pub order: Option<Id>,
}

/// Lines with what they come to.
#[derive(Clone, Debug)]
pub struct Basket {
    /// What was wanted, at the prices of this buyer, and gifts after it.
    pub lines: Vec<Wanted>,
    pub priced: Priced,
    /// Codes in the bag.
    pub codes: Vec<CodeView>,
    /// What pays besides the card, as the rules were asked.
    purses: Vec<Purse>,
    /// Who is rewarded for this order.
    referrer: Option<Id>,
    /// Points there are.
    pub points: i64,
    /// Store credit there is.
    pub credit: i64,
    pub uses_credit: bool,
    offers: Vec<Offer>,
}

/// A way of delivery to choose.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeliveryView {
    pub id: Id,
    pub label: String,
    pub fee: Money,
    /// Working days, from and to.
    pub days: [i64; 2],
    pub chosen: bool,
}

/// The tax of a bag or an order.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TaxView {
    pub label: String,
    /// Hundredths of a percent.
    pub rate: i64,
    /// The prices include it; else it is among the adjustments.
    pub included: bool,
    pub amount: Money,
}

/// Where an order to this address goes.
pub fn place_of(address: &Address) -> Place {
    Place { country: address.country.clone(), region: address.region.clone() }
}

/// The place that counts while none is known: the store's own country, if it named one.
pub fn home(app: &App) -> Option<Place> {
    let country = app.config.store.country.clone();
    (!country.is_empty()).then_some(Place { country, region: String::new() })
}

/// Prices lines. Reads alone; [`take`] writes down what an order takes.
pub async fn price(app: &App, conn: &mut Conn, who: For<'_>, mut lines: Vec<Wanted>) -> Result<Basket> {
    let now = app.clock.now();
    let currency = app.config.store.currency;
    let member = who.signed_in && memberships::runs(conn, who.owner, now).await?;
    for line in &mut lines {
        if let Some(price) = line.variant.member_price.filter(|_| member) {
            line.variant.price = price;
        }
    }
    let methods = store::methods(conn).await?;
    let zones = store::zones(conn).await?;
    let mut promotions = store::automatic(conn).await?;
    let (state, held) = if who.is_bag {
        (codes::state(conn, who.owner).await?, codes::held(conn, who.owner).await?)
    } else {
        (codes::BagState::default(), Vec::new())
    };
    let mut entered = None;
    for code in held.iter().filter(|c| c.kind == "promotion") {
        let id: Option<Id> = code.reference.parse().ok();
        entered = match id {
            Some(id) => store::promotion(conn, id).await?,
            None => None,
        };
    }
    let counts = store::used_by(conn, who.owner).await?;
    let first_order = !who.signed_in || codes::is_first_order(conn, who.owner, who.order).await?;
    let mut offers = Vec::new();
    promotions.extend(entered);
    let mut gifts = Vec::new();
    for promotion in promotions {
        let used = counts.get(&promotion.id).copied().unwrap_or(0);
        let mut gift = None;
        if let Gives::Gift(sku) = &promotion.gives {
            let variant = catalog::variant_by_sku(conn, sku).await?;
            let fits = variant.filter(|v| v.can_sell(1) && v.price.currency == currency);
            gift = fits.as_ref().map(|v| Item { price: v.price.amount, quantity: 1, grams: v.grams.unwrap_or(0) });
            gifts.extend(fits.map(|variant| (promotion.id, variant)));
        }
        offers.push(Offer { promotion, used, gift });
    }
    let (with_code, by_itself): (Vec<_>, Vec<_>) = offers.into_iter().partition(|o| o.promotion.code.is_some());
    let entered = with_code.into_iter().next();
    let referrer = match held.iter().find(|c| c.kind == "referral") {
        Some(code) if first_order => code.reference.parse().ok(),
        _ => None,
    };
    let referral_label = i18n::t(who.locale, "sum-referral");
    let referral = referrer.map(|_| (&*referral_label, app.config.referral().amount));
    let mut purses = Vec::new();
    for code in held.iter().filter(|c| c.kind == "gift-card") {
        let balance = gift_cards::balance(conn, &code.reference, now).await?.unwrap_or(0);
        let reference = code.reference.clone();
        purses.push(Purse { kind: super::totals::Kind::GiftCard, label: code.shown.clone(), reference, balance });
    }
    let credit = if who.signed_in { gift_cards::credit(conn, who.owner).await? } else { 0 };
    if state.uses_credit && credit > 0 {
        let label = i18n::t(who.locale, "sum-credit").into_owned();
        purses.push(Purse { kind: super::totals::Kind::Credit, label, reference: String::new(), balance: credit });
    }
    let points = if who.signed_in && who.is_bag { points::balance(conn, who.owner, now).await? } else { 0 };
    let points_label = i18n::t(who.locale, "sum-points");
    let worth = app.config.points.worth;
    let redeemed = state.points.clamp(0, points.max(0)).saturating_mul(worth);
    let items: Vec<Item> = lines.iter().map(item).collect();
    if lines.iter().any(|l| l.variant.price.currency != currency) {
        return Err(Error::conflict("mixed_currency"));
    }
    let flat_label = i18n::t(who.locale, "sum-delivery");
    let asked = Asked {
        currency,
        items: &items,
        who: Circumstances { now, member, first_order, value: 0, used: 0 },
        place: who.place,
        offers: &by_itself,
        entered: entered.as_ref(),
        referral,
        points: (redeemed > 0).then_some((&*points_label, redeemed)),
        methods: &methods,
        flat_fee: (&flat_label, app.config.delivery_fee().amount),
        delivery: who.delivery.or(state.delivery),
        zones: &zones,
        purses: &purses,
    };
    let priced = engine::price(&asked).map_err(|refused| match refused {
        Refused::MixedCurrency => Error::conflict("mixed_currency"),
        Refused::Overflow => Error::invalid("quantity", "order_too_large"),
        Refused::Negative => Error::fault("a price or a quantity is below what there can be"),
    })?;
    for id in &priced.gifts {
        if let Some(at) = gifts.iter().position(|(promotion, _)| promotion == id) {
            lines.push(Wanted { variant: gifts.swap_remove(at).1, quantity: 1, post: None, gift: true });
        }
    }
    let refused = priced.refused.or((entered.is_none()).then_some(rules::Refusal::Expired));
    let problem = refused.map(|refusal| codes::refused(who.locale, currency, refusal));
    let codes = codes::views(held, problem, &purses, referrer.is_some());
    let offers = by_itself.into_iter().chain(entered).collect();
    Ok(Basket { lines, priced, codes, purses, referrer, points, credit, uses_credit: state.uses_credit, offers })
}

fn item(line: &Wanted) -> Item {
    Item { price: line.variant.price.amount, quantity: line.quantity, grams: line.variant.grams.unwrap_or(0) }
}

impl Basket {
    /// The adjustments as they are shown.
    pub fn adjustments(&self) -> Vec<AdjustmentView> {
        let totals = &self.priced.totals;
        let view = |a: &super::totals::Adjustment| AdjustmentView {
            kind: a.kind.as_str().to_owned(),
            label: a.label.clone(),
            amount: a.amount,
        };
        totals.adjustments.iter().map(view).collect()
    }

    /// The ways of delivery to choose from.
    pub fn deliveries(&self) -> Vec<DeliveryView> {
        let currency = self.priced.totals.total.currency;
        let chosen = self.priced.delivery.as_ref().map(|c| c.id);
        let view = |c: &rules::Choice| DeliveryView {
            id: c.id,
            label: c.label.clone(),
            fee: Money::new(c.fee, currency),
            days: [c.days.0, c.days.1],
            chosen: chosen == Some(c.id),
        };
        self.priced.choices.iter().map(view).collect()
    }

    /// The tax as it is shown.
    pub fn tax(&self) -> Option<TaxView> {
        let tax = self.priced.totals.tax.as_ref()?;
        Some(TaxView { label: tax.label.clone(), rate: tax.rate, included: tax.included, amount: tax.amount })
    }

    /// What else is shown beside the total.
    pub fn ways(&self, app: &App) -> Ways {
        let worth = app.config.points.worth.max(1);
        Ways {
            tax: self.tax(),
            deliveries: self.deliveries(),
            codes: self.codes.clone(),
            credit: (self.credit > 0).then(|| Money::new(self.credit, app.config.store.currency)),
            uses_credit: self.uses_credit,
            points: self.points,
            uses_points: (self.priced.points + worth - 1) / worth,
            undeliverable: self.priced.undeliverable,
        }
    }

    /// Why it cannot be ordered as it is: a code in the bag no longer holds, or nothing delivers it there.
    pub fn check(&self) -> Result<()> {
        if let Some(problem) = self.codes.iter().find_map(|c| c.problem.as_ref()) {
            return Err(Error::Invalid(vec![problem.clone()]));
        }
        if self.priced.undeliverable { Err(Error::conflict("no_delivery")) } else { Ok(()) }
    }
}
