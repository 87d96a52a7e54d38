//! What the operator sets: ways of delivery, taxes, promotions, gift cards. Every wrong value is named at its field, and
//! every change stands in the audit log. What was ended stays in the orders that used it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::codes;
use super::gift_cards::{self, CardView};
use super::rules::{Audience, Gives, Places};
use super::store;
use crate::accounts::{self, audit};
use crate::app::App;
use crate::catalog;
use crate::catalog::members::DayView;
use crate::db::Conn;
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};

/// A new way of delivery, as it is typed: amounts are decimals in the store's currency, weights grams.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewMethod {
    pub label: String,
    pub fee: String,
    pub member_fee: String,
    pub free_from: String,
    /// `*`, or countries and regions such as `DE AT US-CA`.
    pub places: String,
    pub weight_from: String,
    pub weight_to: String,
    pub value_from: String,
    pub value_to: String,
    /// `all` or `members`.
    pub audience: String,
    pub days_from: String,
    pub days_to: String,
}

/// A new tax zone, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewZone {
    pub label: String,
    pub places: String,
    /// Percent, with up to two decimals.
    pub rate: String,
    /// `included` or `added`.
    pub mode: String,
    /// `taxed` or `free`.
    pub on_delivery: String,
}

/// A new promotion, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewPromotion {
    pub label: String,
    /// Empty: it applies by itself.
    pub code: String,
    /// `percent`, `amount`, `delivery` or `gift`.
    pub kind: String,
    /// Percent or an amount; of a gift its SKU; of free delivery nothing.
    pub value: String,
    pub value_from: String,
    /// `all`, `members` or `first-order`.
    pub audience: String,
    /// Such as `2026-11-22T12:00`, UTC.
    pub starts: String,
    pub ends: String,
    pub per_person: String,
    pub overall: String,
}

/// A new gift card, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewCard {
    pub amount: String,
    pub note: String,
    pub expires: String,
}

/// Store credit for somebody, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewCredit {
    pub handle: String,
    pub amount: String,
}

/// A way of delivery as the operator sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MethodView {
    pub id: Id,
    pub label: String,
    pub fee: Money,
    pub member_fee: Option<Money>,
    pub free_from: Option<Money>,
    pub places: String,
    pub weight_from: Option<i64>,
    pub weight_to: Option<i64>,
    pub value_from: Option<Money>,
    pub value_to: Option<Money>,
    pub members_only: bool,
    pub days: [i64; 2],
}

/// A tax zone as the operator sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ZoneView {
    pub id: Id,
    pub label: String,
    pub places: String,
    /// Hundredths of a percent.
    pub rate: i64,
    pub included: bool,
    pub on_delivery: bool,
}

/// A promotion as the operator sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromotionView {
    pub id: Id,
    pub label: String,
    pub code: Option<String>,
    /// `percent`, `amount`, `delivery` or `gift`.
    pub kind: String,
    /// Hundredths of a percent.
    pub percent: Option<i64>,
    pub amount: Option<Money>,
    /// SKU.
    pub gift: Option<String>,
    pub value_from: Option<Money>,
    pub audience: String,
    pub starts_at: Option<Micros>,
    pub ends_at: Option<Micros>,
    pub per_person: Option<i64>,
    pub overall: Option<i64>,
    pub uses: i64,
}

/// Everything the store's prices follow.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RulesView {
    pub methods: Vec<MethodView>,
    pub zones: Vec<ZoneView>,
    pub promotions: Vec<PromotionView>,
    pub gift_cards: Vec<CardView>,
    pub member_days: Vec<DayView>,
}

/// All of it.
pub async fn view(app: &App, conn: &mut Conn) -> Result<RulesView> {
    let money = |amount| Money::new(amount, app.config.store.currency);
    let method = |m: super::rules::Method| MethodView {
        id: m.id,
        label: m.label,
        fee: money(m.fee),
        member_fee: m.member_fee.map(money),
        free_from: m.free_from.map(money),
        places: m.places.to_string(),
        weight_from: m.weight.0,
        weight_to: m.weight.1,
        value_from: m.value.0.map(money),
        value_to: m.value.1.map(money),
        members_only: m.members_only,
        days: [m.days.0, m.days.1],
    };
    let zone = |z: super::rules::Zone| ZoneView {
        id: z.id,
        label: z.label,
        places: z.places.to_string(),
        rate: z.rate,
        included: z.included,
        on_delivery: z.on_delivery,
    };
    let promotion = |p: super::rules::Promotion| {
        let (kind, percent, amount, gift) = match p.gives {
            Gives::Percent(rate) => ("percent", Some(rate), None, None),
            Gives::Amount(amount) => ("amount", None, Some(money(amount)), None),
            Gives::FreeDelivery => ("delivery", None, None, None),
            Gives::Gift(sku) => ("gift", None, None, Some(sku)),
        };
        PromotionView {
            id: p.id,
            label: p.label,
            code: p.code,
            kind: kind.to_owned(),
            percent,
            amount,
            gift,
            value_from: p.value_from.map(money),
            audience: p.audience.as_str().to_owned(),
            starts_at: p.starts_at,
            ends_at: p.ends_at,
            per_person: p.per_person,
            overall: p.overall,
            uses: p.uses,
        }
    };
    Ok(RulesView {
        methods: store::methods(conn).await?.into_iter().map(method).collect(),
        zones: store::zones(conn).await?.into_iter().map(zone).collect(),
        promotions: store::promotions(conn).await?.into_iter().map(promotion).collect(),
        gift_cards: gift_cards::list(app, conn).await?,
        member_days: catalog::members::days(conn).await?,
    })
}

/// A decimal as people type it, with a point or a comma, in minor units of the store's currency; nothing is nothing.
pub fn amount(app: &App, field: &str, typed: &str) -> Result<Option<i64>, FieldError> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Ok(None);
    }
    let read = Money::parse(&typed, app.config.store.currency).filter(|m| m.amount >= 0);
    read.map(|m| Some(m.amount))
        .ok_or_else(|| FieldError::new(field, "bad_amount").with("currency", app.config.store.currency))
}

/// A percentage with up to two decimals, in hundredths of a percent; nothing is nothing.
pub fn rate(field: &str, typed: &str) -> Result<Option<i64>, FieldError> {
    let typed = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    if typed.is_empty() {
        return Ok(None);
    }
    // A percentage is written as an amount of two decimals is.
    let read = Money::parse(&typed, crate::kit::Currency::EUR).map(|m| m.amount);
    read.filter(|rate| (0..=super::share::WHOLE).contains(rate))
        .map(Some)
        .ok_or_else(|| FieldError::new(field, "bad_percent"))
}

/// A whole number from 0 on; nothing is nothing.
fn count(field: &str, typed: &str) -> Result<Option<i64>, FieldError> {
    match typed.trim() {
        "" => Ok(None),
        digits => match digits.parse::<i64>() {
            Ok(n) if n >= 0 => Ok(Some(n)),
            _ => Err(FieldError::new(field, "bad_number")),
        },
    }
}

/// A moment such as `2026-11-22T12:00`, UTC; nothing is nothing.
pub fn moment(field: &str, typed: &str) -> Result<Option<Micros>, FieldError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let read = typed.parse::<jiff::civil::DateTime>().ok();
    let read = read.and_then(|at| at.to_zoned(jiff::tz::TimeZone::UTC).ok());
    read.map(|at| Some(Micros(at.timestamp().as_microsecond()))).ok_or_else(|| FieldError::new(field, "bad_moment"))
}

fn places(typed: &str) -> Result<Places, FieldError> {
    Places::parse(typed).ok_or_else(|| FieldError::new("places", "bad_places"))
}

/// Two limits, the lower one first.
fn range(check: &mut Check, field: &str, from: Option<i64>, to: Option<i64>) {
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        check.push(FieldError::new(field, "range_upside_down"));
    }
}

/// Adds a way of delivery.
pub async fn add_method(app: &App, new: &NewMethod, by: Id) -> Result<Id> {
    let mut check = Check::new();
    let label = check.take(text::line("label", &new.label, limit::NAME));
    let money = |check: &mut Check, field: &str, typed: &str| check.take(amount(app, field, typed)).flatten();
    let whole = |check: &mut Check, field: &str, typed: &str| check.take(count(field, typed)).flatten();
    if new.fee.trim().is_empty() {
        check.push(FieldError::new("fee", "required"));
    }
    let fee = money(&mut check, "fee", &new.fee).unwrap_or(0);
    let member_fee = money(&mut check, "member_fee", &new.member_fee);
    let free_from = money(&mut check, "free_from", &new.free_from);
    let places = check.take(places(&new.places));
    let weight = (whole(&mut check, "weight_from", &new.weight_from), whole(&mut check, "weight_to", &new.weight_to));
    let value = (money(&mut check, "value_from", &new.value_from), money(&mut check, "value_to", &new.value_to));
    let days_from = whole(&mut check, "days_from", &new.days_from).unwrap_or(2);
    let days_to = whole(&mut check, "days_to", &new.days_to).unwrap_or(days_from.max(4));
    range(&mut check, "weight_to", weight.0, weight.1);
    range(&mut check, "value_to", value.0, value.1);
    range(&mut check, "days_to", Some(days_from), Some(days_to));
    if member_fee.is_some_and(|m| m > fee) {
        check.push(FieldError::new("member_fee", "member_price_not_lower"));
    }
    if !matches!(new.audience.as_str(), "" | "all" | "members") {
        check.push(FieldError::new("audience", "bad_value"));
    }
    check.done()?;
    let (Some(label), Some(places)) = (label, places) else {
        return Err(Error::fault("a checked value is missing"));
    };
    let id = app.id();
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO delivery_methods (id, label, fee, member_fee, free_from, places, weight_from, weight_to, value_from, value_to, \
         audience, days_from, days_to, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(id.0)
    .bind(&label)
    .bind(fee)
    .bind(member_fee)
    .bind(free_from)
    .bind(places.to_string())
    .bind(weight.0)
    .bind(weight.1)
    .bind(value.0)
    .bind(value.1)
    .bind(if new.audience == "members" { "members" } else { "all" })
    .bind(days_from)
    .bind(days_to)
    .bind(app.clock.now().0)
    .execute(&mut *tx)
    .await?;
    audit(app, &mut tx, &by.to_string(), "delivery method added", &id.to_string(), &label).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a tax zone.
pub async fn add_zone(app: &App, new: &NewZone, by: Id) -> Result<Id> {
    let mut check = Check::new();
    let label = check.take(text::line("label", &new.label, limit::NAME));
    let places = check.take(places(&new.places));
    let rate = check.take(rate("rate", &new.rate).and_then(|r| r.ok_or(FieldError::new("rate", "required"))));
    if !matches!(new.mode.as_str(), "included" | "added") {
        check.push(FieldError::new("mode", "bad_value"));
    }
    if !matches!(new.on_delivery.as_str(), "" | "taxed" | "free") {
        check.push(FieldError::new("on_delivery", "bad_value"));
    }
    check.done()?;
    let (Some(label), Some(places), Some(rate)) = (label, places, rate) else {
        return Err(Error::fault("a checked value is missing"));
    };
    let id = app.id();
    let mut tx = app.db.write().await?;
    sqlx::query(
        "INSERT INTO tax_zones (id, label, places, mode, rate, on_delivery, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.0)
    .bind(&label)
    .bind(places.to_string())
    .bind(&new.mode)
    .bind(rate)
    .bind(if new.on_delivery == "free" { "free" } else { "taxed" })
    .bind(app.clock.now().0)
    .execute(&mut *tx)
    .await?;
    audit(app, &mut tx, &by.to_string(), "tax zone added", &id.to_string(), &label).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a promotion. A code that another one has is a conflict at `code`.
pub async fn add_promotion(app: &App, new: &NewPromotion, by: Id) -> Result<Id> {
    let mut check = Check::new();
    let label = check.take(text::line("label", &new.label, limit::NAME));
    let code = Some(codes::normal(&new.code)).filter(|c| !c.is_empty());
    if code
        .as_ref()
        .is_some_and(|c| !(3..=30).contains(&c.len()) || !c.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    {
        check.push(FieldError::new("code", "bad_code"));
    }
    let needed = |value: Option<i64>| value.filter(|n| *n > 0).ok_or(FieldError::new("value", "required"));
    let gives = match new.kind.as_str() {
        "percent" => check.take(rate("value", &new.value).and_then(needed)).map(Gives::Percent),
        "amount" => check.take(amount(app, "value", &new.value).and_then(needed)).map(Gives::Amount),
        "delivery" => Some(Gives::FreeDelivery),
        "gift" => Some(Gives::Gift(new.value.trim().to_owned())),
        _ => {
            check.push(FieldError::new("kind", "bad_value"));
            None
        }
    };
    let value_from = check.take(amount(app, "value_from", &new.value_from)).flatten();
    let audience = if new.audience.is_empty() { Some(Audience::All) } else { Audience::parse(&new.audience) };
    if audience.is_none() {
        check.push(FieldError::new("audience", "bad_value"));
    }
    let starts = check.take(moment("starts", &new.starts)).flatten();
    let ends = check.take(moment("ends", &new.ends)).flatten();
    if ends.is_some_and(|end| end <= starts.unwrap_or(end - Micros(1)) || end <= app.clock.now()) {
        check.push(FieldError::new("ends", "ends_before_start"));
    }
    let positive = |field: &'static str, n: Option<i64>| match n {
        Some(0) => Err(FieldError::new(field, "bad_number")),
        n => Ok(n),
    };
    let per_person = check.take(count("per_person", &new.per_person).and_then(|n| positive("per_person", n))).flatten();
    let overall = check.take(count("overall", &new.overall).and_then(|n| positive("overall", n))).flatten();
    check.done()?;
    let (Some(label), Some(gives), Some(audience)) = (label, gives, audience) else {
        return Err(Error::fault("a checked value is missing"));
    };
    // A first order is one: two at the same moment count as one use.
    let per_person = if audience == Audience::FirstOrder { Some(1) } else { per_person };
    let id = app.id();
    let mut tx = app.db.write().await?;
    let (kind, value, gift) = match &gives {
        Gives::Percent(rate) => ("percent", *rate, None),
        Gives::Amount(amount) => ("amount", *amount, None),
        Gives::FreeDelivery => ("delivery", 0, None),
        Gives::Gift(sku) => {
            catalog::variant_by_sku(&mut tx, sku).await?.ok_or_else(|| Error::invalid("value", "unknown_sku"))?;
            ("gift", 0, Some(sku.as_str()))
        }
    };
    if let Some(code) = &code {
        let new = sqlx::query("INSERT INTO promotion_codes (code, promotion) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(code)
            .bind(id.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if new == 0 {
            return Err(Error::invalid("code", "code_taken"));
        }
    }
    sqlx::query(
        "INSERT INTO promotions (id, label, code, kind, value, gift, value_from, audience, starts_at, ends_at, per_person, overall, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id.0)
    .bind(&label)
    .bind(&code)
    .bind(kind)
    .bind(value)
    .bind(gift)
    .bind(value_from)
    .bind(audience.as_str())
    .bind(starts.map(|at| at.0))
    .bind(ends.map(|at| at.0))
    .bind(per_person)
    .bind(overall)
    .bind(app.clock.now().0)
    .execute(&mut *tx)
    .await?;
    audit(app, &mut tx, &by.to_string(), "promotion added", &id.to_string(), &label).await?;
    tx.commit().await?;
    Ok(id)
}

/// What can be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Method,
    Zone,
    Promotion,
    GiftCard,
}

/// Ends a rule: from now on it holds for nobody. One that was ended already: nothing changes.
pub async fn end(app: &App, rule: Rule, id: Id, by: Id) -> Result<()> {
    let (text, what) = match rule {
        Rule::Method => {
            ("UPDATE delivery_methods SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL", "delivery method ended")
        }
        Rule::Zone => ("UPDATE tax_zones SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL", "tax zone ended"),
        Rule::Promotion => {
            ("UPDATE promotions SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL", "promotion ended")
        }
        Rule::GiftCard => ("UPDATE gift_cards SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL", "gift card ended"),
    };
    let mut tx = app.db.write().await?;
    let done = sqlx::query(text).bind(app.clock.now().0).bind(id.0).execute(&mut *tx).await?.rows_affected();
    if done > 0 {
        audit(app, &mut tx, &by.to_string(), what, &id.to_string(), "").await?;
    }
    tx.commit().await
}

/// Makes a gift card and hands out its code.
pub async fn add_card(app: &App, new: &NewCard, by: Id) -> Result<String> {
    let mut check = Check::new();
    let amount = check.take(amount(app, "amount", &new.amount)).flatten();
    let expires = check.take(moment("expires", &new.expires)).flatten();
    check.done()?;
    gift_cards::make(app, amount, &new.note, expires, by).await
}

/// Gives somebody store credit.
pub async fn give_credit(app: &App, new: &NewCredit, by: Id) -> Result<Id> {
    let mut check = Check::new();
    let needed = |n: Option<i64>| n.filter(|n| *n > 0).ok_or(FieldError::new("amount", "required"));
    let amount = check.take(amount(app, "amount", &new.amount).and_then(needed));
    let handle = new.handle.trim().trim_start_matches('@').to_lowercase();
    let mut tx = app.db.write().await?;
    let account = accounts::by_handle(&mut tx, &handle).await?;
    if account.is_none() {
        check.push(FieldError::new("handle", "unknown_handle").with("handle", &handle));
    }
    check.done()?;
    let (Some(account), Some(amount)) = (account, amount) else {
        return Err(Error::fault("a checked value is missing"));
    };
    gift_cards::move_credit(app, &mut tx, account, amount, "credit-given").await?;
    audit(app, &mut tx, &by.to_string(), "credit given", &account.to_string(), &amount.to_string()).await?;
    tx.commit().await?;
    Ok(account)
}
