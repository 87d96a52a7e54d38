//! Paying at the store's own checkout: the bag goes there by a signed link, the order comes back by signed messages.
//!
//! The link carries everything, so nothing is kept until an order comes. A message carries the whole order as it stands
//! and a version that grows with each change: the first to come writes the order down, whichever it is, and a message of
//! an older version than the one held changes nothing. So messages may come twice, late, and in any order.
//! `docs/payments.md` holds the contract.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ledger;
use super::payments::methods::SavedMethod;
use super::payments::webhook;
use super::place::What;
use super::pricing::share::share;
use super::record::Head;
use super::state::{self, Because, PaymentState, State, Thing};
use super::totals::{self, Adjustment, Kind, Line, Refused, Totals};
use super::view::Address;
use super::wanted::{Wanted, quantity};
use super::{bag, settle};
use crate::app::App;
use crate::catalog::{self, Taken};
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::db::{Conn, Tx, to_json};
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{Currency, Error, FieldError, Id, Micros, Money, Result};
use crate::points;

/// What stands for the provider in payments that the store took.
pub const PROVIDER: &str = "store";
/// Where its messages come from, in the list of those that were taken.
const FROM: &str = "checkout";
/// The longest reference of an order, in characters; also of a label.
const REFERENCE: usize = 100;
/// Lines and adjustments of an order at the most.
const MOST: usize = 200;

/// The way to the store's checkout.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Link {
    /// The signed address, with the bag in it.
    pub url: String,
    /// Until when the checkout should take it.
    pub expires_at: Micros,
}

/// The bag as the link carries it. Times are in seconds, prices in minor units.
#[derive(Serialize)]
struct Handed<'a> {
    handover: String,
    issued_at: i64,
    expires_at: i64,
    currency: Currency,
    lines: Vec<HandedLine<'a>>,
    return_url: String,
}

#[derive(Serialize)]
struct HandedLine<'a> {
    sku: &'a str,
    quantity: i64,
    unit_price: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<Id>,
}

/// Signs a bag, or one variant, for the store's checkout. What cannot be bought now is refused as in any checkout.
pub async fn link(app: &App, conn: &mut Conn, account: Id, what: &What) -> Result<Link> {
    let config = &app.config.checkout;
    let secret = config.secrets.first().filter(|_| config.is_elsewhere()).ok_or(Error::NotFound)?;
    let wanted = match what {
        What::One { sku, quantity: n, post } => {
            quantity("quantity", *n).map_err(|e| Error::Invalid(vec![e]))?;
            let variant =
                catalog::variant_by_sku(conn, sku).await?.ok_or_else(|| Error::invalid("sku", "unknown_sku"))?;
            vec![Wanted { variant, quantity: *n, post: *post, gift: false }]
        }
        What::Bag => bag::lines(conn, account).await?,
    };
    if wanted.is_empty() {
        return Err(Error::conflict("empty_bag"));
    }
    wanted.iter().try_for_each(|w| w.can_be_bought(app))?;
    let now = app.clock.now();
    let expires_at = now + Micros::minutes(config.link_minutes);
    let kind = if *what == What::Bag { "bag" } else { "tap" };
    let line = |w| {
        let Wanted { variant, quantity, post, .. }: &Wanted = w;
        HandedLine { sku: &variant.sku, quantity: *quantity, unit_price: variant.price.amount, post: *post }
    };
    let handed = Handed {
        handover: format!("{account}-{}-{kind}", app.id()),
        issued_at: now.0 / 1_000_000,
        expires_at: expires_at.0 / 1_000_000,
        currency: app.config.store.currency,
        lines: wanted.iter().map(line).collect(),
        return_url: format!("{}/orders", app.public_url),
    };
    let packed = URL_SAFE_NO_PAD.encode(to_json(&handed)?);
    let signature = webhook::sign(secret, now, packed.as_bytes());
    let query = serde_html_form::to_string([("bag", packed), ("signature", signature)])
        .map_err(|e| Error::fault(format!("a link: {e}")))?;
    let join = if config.url.contains('?') { '&' } else { '?' };
    Ok(Link { url: format!("{}{join}{query}", config.url), expires_at })
}

/// A message of the store's checkout.
#[derive(Clone, Debug, Deserialize)]
struct Message {
    /// Its own name: sent again, it is the same.
    id: String,
    order: StoreOrder,
}

/// An order as it stands there.
#[derive(Clone, Debug, Deserialize)]
struct StoreOrder {
    /// What the store calls it.
    reference: String,
    /// From the link.
    handover: String,
    /// Grows with every change.
    version: i64,
    /// `paid`, `cancelled`, `refunded`.
    state: String,
    currency: String,
    /// Minor units, as everything here; lines and adjustments sum to it.
    total: i64,
    /// How much went back by now.
    #[serde(default)]
    refunded: i64,
    lines: Vec<StoreLine>,
    #[serde(default)]
    adjustments: Vec<StoreAdjustment>,
    #[serde(default)]
    address: Option<Address>,
}

#[derive(Clone, Debug, Deserialize)]
struct StoreLine {
    sku: String,
    #[serde(default)]
    title: String,
    quantity: i64,
    unit_price: i64,
    #[serde(default)]
    post: Option<Id>,
}

#[derive(Clone, Debug, Deserialize)]
struct StoreAdjustment {
    /// `delivery`, `promotion`, `tax`.
    kind: String,
    label: String,
    amount: i64,
}

/// What a message says, checked.
struct Checked {
    account: Id,
    handover: Id,
    is_bag: bool,
    /// How much went back by now.
    refunded: i64,
    cancelled: bool,
    address: Address,
    adjustments: Vec<Adjustment>,
}

/// Takes a message, if it is signed. Any answer but 2xx makes the store send it again.
pub async fn take(app: &App, header: &str, body: &[u8]) -> Result<()> {
    let config = &app.config.checkout;
    if !config.is_elsewhere() {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    if !webhook::is_signed(&config.secrets, header, body, now) {
        return Err(Error::Unreadable { code: "bad_signature", detail: "Vitrine-Signature".to_owned() });
    }
    let message: Message =
        serde_json::from_slice(body).map_err(|e| Error::Unreadable { code: "bad_event", detail: e.to_string() })?;
    let said = &message.order;
    let checked = check(app, said)?;
    let mut tx = app.db.write().await?;
    let new = sqlx::query(
        "INSERT INTO provider_events (provider, id, kind, received_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(FROM)
    .bind(&message.id)
    .bind(&said.state)
    .bind(now.0)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if new == 0 {
        return Ok(());
    }
    let there: Option<(i64,)> = sqlx::query_as("SELECT id FROM accounts WHERE id = $1")
        .bind(checked.account.0)
        .fetch_optional(&mut *tx)
        .await?;
    if there.is_none() {
        return Err(Error::invalid("order.handover", "unknown_handover"));
    }
    if let Some(order) = held(app, &mut tx, &checked, said).await? {
        follow(app, &mut tx, (checked.account, order), &checked, said.total).await?;
    }
    tx.commit().await
}

/// Every rule that needs no look at anything.
fn check(app: &App, said: &StoreOrder) -> Result<Checked> {
    let store = app.config.store.currency;
    let mut check = Check::new();
    check.take(text::line("order.reference", &said.reference, REFERENCE));
    let mut parts = said.handover.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    let (account, handover, kind) = (part().parse::<Id>(), part().parse::<Id>(), part());
    let (Ok(account), Ok(handover), "bag" | "tap") = (account, handover, kind) else {
        return Err(Error::invalid("order.handover", "unknown_handover"));
    };
    if !matches!(said.state.as_str(), "paid" | "cancelled" | "refunded") {
        check.push(FieldError::new("order.state", "unknown_state"));
    }
    if said.version < 1 {
        check.push(FieldError::new("order.version", "not_positive"));
    }
    if said.currency != store.as_str() {
        check.push(FieldError::new("order.currency", "wrong_currency").with("currency", store));
    }
    if said.lines.is_empty() || said.lines.len() > MOST || said.adjustments.len() > MOST {
        check.push(FieldError::new("order.lines", "bad_lines").with("max", MOST));
    }
    for (i, line) in said.lines.iter().enumerate() {
        let field = format!("order.lines[{i}].quantity");
        check.take(quantity(field, line.quantity));
        if line.unit_price < 0 {
            check.push(FieldError::new(format!("order.lines[{i}].unit_price"), "bad_amount"));
        }
    }
    let mut adjustments = Vec::new();
    for (i, adjustment) in said.adjustments.iter().enumerate() {
        let label = check.take(text::line(&format!("order.adjustments[{i}].label"), &adjustment.label, REFERENCE));
        let kind = match adjustment.kind.as_str() {
            "delivery" => Kind::Delivery,
            "promotion" => Kind::Promotion,
            "tax" => Kind::Tax,
            _ => {
                check.push(FieldError::new(format!("order.adjustments[{i}].kind"), "unknown_adjustment"));
                continue;
            }
        };
        let amount = Money::new(adjustment.amount, store);
        adjustments.push(Adjustment { kind, label: label.unwrap_or_default(), amount, line: None });
    }
    let gone = if said.state == "paid" { said.refunded } else { said.total.max(said.refunded) };
    if gone < 0 || gone > said.total.max(0) {
        check.push(FieldError::new("order.refunded", "bad_amount"));
    }
    let address = match &said.address {
        Some(address) => {
            check.take(address.checked(&mut Check::new()).ok_or(FieldError::new("order.address", "bad_address")))
        }
        None => Some(Address::default()),
    };
    check.done()?;
    let lines: Vec<Line> =
        said.lines.iter().map(|l| Line { unit_price: Money::new(l.unit_price, store), quantity: l.quantity }).collect();
    match totals::add_up(store, &lines, adjustments.clone()) {
        Ok(totals) if totals.total.amount == said.total => {}
        Ok(_) | Err(Refused::Negative | Refused::Overflow | Refused::MixedCurrency) => {
            return Err(Error::invalid("order.total", "totals_differ"));
        }
    }
    Ok(Checked {
        account,
        handover,
        is_bag: kind == "bag",
        refunded: gone,
        cancelled: said.state == "cancelled",
        address: address.unwrap_or_default(),
        adjustments,
    })
}

/// The order of a message: written down now, or moved to its version. Nothing: what is held is as new or newer.
async fn held(app: &App, tx: &mut Tx, checked: &Checked, said: &StoreOrder) -> Result<Option<Id>> {
    let (account, now) = (checked.account, app.clock.now());
    let id = app.id();
    let key = format!("store-{}-{}", checked.handover, said.reference);
    let head = Head {
        account,
        id,
        key: &key,
        hash: "",
        origin: PROVIDER,
        address: &checked.address,
        placed_at: now,
        // The store that took the money gives it back.
        cancellable_until: now - Micros(1),
    };
    if !head.claim(app, tx).await? {
        let moved: Option<(i64,)> = sqlx::query_as(
            "UPDATE store_orders SET version = $1 WHERE account = $2 AND version < $1 \
             AND order_id = (SELECT id FROM orders WHERE account = $2 AND idempotency_key = $3) RETURNING order_id",
        )
        .bind(said.version)
        .bind(account.0)
        .bind(&key)
        .fetch_optional(&mut **tx)
        .await?;
        return Ok(moved.map(|(order,)| Id(order)));
    }
    sqlx::query(
        "INSERT INTO store_orders (account, order_id, handover, reference, version) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(account.0)
    .bind(id.0)
    .bind(checked.handover.0)
    .bind(&said.reference)
    .bind(said.version)
    .execute(&mut **tx)
    .await?;
    write(app, tx, &head, checked, said).await?;
    Ok(Some(id))
}

/// Writes an order down as the store says it, paid.
async fn write(app: &App, tx: &mut Tx, head: &Head<'_>, checked: &Checked, said: &StoreOrder) -> Result<()> {
    let (account, id, now) = (head.account, head.id, app.clock.now());
    let money = |amount| Money::new(amount, app.config.store.currency);
    let (mut wanted, mut adjustments) = (Vec::new(), checked.adjustments.clone());
    for line in &said.lines {
        match catalog::variant_by_sku(tx, &line.sku).await? {
            Some(mut variant) => {
                variant.price = money(line.unit_price);
                wanted.push(Wanted { variant, quantity: line.quantity, post: line.post, gift: false });
            }
            // Nothing of ours, and paid for all the same.
            None => {
                let label = if line.title.trim().is_empty() { &line.sku } else { &line.title };
                let label: String = label.chars().take(limit::PRODUCT_TITLE).collect();
                let amount = money(line.unit_price.saturating_mul(line.quantity));
                adjustments.push(Adjustment { kind: Kind::Other, label, amount, line: None });
            }
        }
    }
    let lines: Vec<Line> = wanted.iter().map(|w| Line { unit_price: w.variant.price, quantity: w.quantity }).collect();
    let totals = totals::add_up(app.config.store.currency, &lines, adjustments)
        .map_err(|_| Error::invalid("order.total", "totals_differ"))?;
    let off = -totals.adjustments.iter().filter(|a| a.kind == Kind::Promotion).map(|a| a.amount.amount).sum::<i64>();
    let amounts: Vec<i64> = totals.amounts.iter().map(|m| m.amount).collect();
    let discounts = share(off.clamp(0, totals.subtotal.amount), &amounts);
    let totals = Totals { discounts, ..totals };
    let counted = take_stock(app, tx, &wanted, id).await?;
    head.fill(tx, &wanted, &counted, &totals).await?;
    let label = app.config.checkout.name(&app.config.store);
    let method = SavedMethod { provider: PROVIDER.to_owned(), token: String::new(), label: label.to_owned() };
    head.pay_by(app, tx, &method, totals.total).await?;
    let because = Because { who: PROVIDER, why: &said.reference };
    state::record(app, tx, (account, id), (Thing::Order, id), ("new", State::Placed.as_str()), now, because).await?;
    state::advance(app, tx, (account, id), State::Placed, State::Paid, because).await?;
    let (payment,): (i64,) = sqlx::query_as(
        "UPDATE payments SET reference = $1, settled_at = $2 WHERE account = $3 AND order_id = $4 RETURNING id",
    )
    .bind(&said.reference)
    .bind(now.0)
    .bind(account.0)
    .bind(id.0)
    .fetch_one(&mut **tx)
    .await?;
    let payment = Id(payment);
    state::step(app, tx, (account, id), payment, PaymentState::Pending, PaymentState::Succeeded, because).await?;
    ledger::write(app, tx, account, (ledger::What::Sale, id), &ledger::sold(totals.total)).await?;
    ledger::write(app, tx, account, (ledger::What::Charge, payment), &ledger::charged(totals.total)).await?;
    if checked.is_bag {
        for line in &wanted {
            bag::less(tx, account, line.variant.id, line.quantity).await?;
        }
    }
    tx.job(app.id(), now + Micros::seconds(1), &Job::RewardOrder { account, order: id }).await?;
    tx.event(app.id(), now, &Event::OrderPlaced { account, order: id }).await?;
    tx.event(app.id(), now, &Event::OrderPaid { account, order: id }).await
}

/// Counts off what is there, in the order of ids. The store has sold it already: what is missing here is not refused.
async fn take_stock(app: &App, tx: &mut Tx, wanted: &[Wanted], order: Id) -> Result<Vec<i64>> {
    let mut at: Vec<usize> = (0..wanted.len()).collect();
    at.sort_by_key(|i| (wanted[*i].variant.product, wanted[*i].variant.id));
    let mut counted = vec![0; wanted.len()];
    for i in at {
        let (product, variant) = (wanted[i].variant.product, wanted[i].variant.id);
        if let Taken::Counted(n) = catalog::take_stock(tx, product, variant, wanted[i].quantity).await? {
            counted[i] = n;
            catalog::stock::note(app, tx, (product, variant), -n, PROVIDER, &format!("order {order}")).await?;
            catalog::stock_changed(app, tx, product).await?;
        }
    }
    Ok(counted)
}

/// What became of an order since it was paid: money that went back, all of it or a part, or that it was cancelled.
async fn follow(app: &App, tx: &mut Tx, key: (Id, Id), checked: &Checked, total: i64) -> Result<()> {
    let (account, order) = key;
    let because = Because { who: PROVIDER, why: if checked.cancelled { "cancelled" } else { "refunded" } };
    let (payment, before): (i64, i64) =
        sqlx::query_as("SELECT id, refunded FROM payments WHERE account = $1 AND order_id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_one(&mut **tx)
            .await?;
    let more = checked.refunded - before;
    if more > 0 {
        let money = Money::new(more, settle::currency_of(tx, account, order).await?);
        let refund = app.id();
        sqlx::query("UPDATE payments SET refunded = $1 WHERE account = $2 AND order_id = $3")
            .bind(checked.refunded)
            .bind(account.0)
            .bind(order.0)
            .execute(&mut **tx)
            .await?;
        sqlx::query(
            "INSERT INTO refunds (account, order_id, id, payment, amount, reason, state, created_at) \
             VALUES ($1, $2, $3, $4, $5, 'told by the store', 'succeeded', $6)",
        )
        .bind(account.0)
        .bind(order.0)
        .bind(refund.0)
        .bind(payment)
        .bind(more)
        .bind(app.clock.now().0)
        .execute(&mut **tx)
        .await?;
        ledger::write(app, tx, account, (ledger::What::RefundOwed, refund), &ledger::refund_owed(money)).await?;
        ledger::write(app, tx, account, (ledger::What::RefundPaid, refund), &ledger::refund_paid(money)).await?;
        let to = if checked.refunded >= total { PaymentState::Refunded } else { PaymentState::PartRefunded };
        for from in [PaymentState::Succeeded, PaymentState::PartRefunded] {
            if from != to {
                state::step(app, tx, key, Id(payment), from, to, because).await?;
            }
        }
        let part = |earned: i64| {
            let exact = i128::from(earned) * i128::from(checked.refunded) / i128::from(total.max(1));
            i64::try_from(exact).unwrap_or(earned).min(earned)
        };
        points::take_back(app, tx, account, order, part).await?;
    }
    if checked.cancelled {
        if state::advance(app, tx, key, State::Paid, State::Cancelled, because).await? {
            settle::give_back(app, tx, account, order).await?;
            tx.event(app.id(), app.clock.now(), &Event::OrderCancelled { account, order }).await?;
        }
    } else if total > 0 && checked.refunded >= total {
        state::advance(app, tx, key, State::Paid, State::Refunded, because).await?;
    }
    Ok(())
}
