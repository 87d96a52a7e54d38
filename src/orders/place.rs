//! Placing an order, in one tap or from the bag.
//!
//! Transaction 1 writes the order down: unique on (buyer, key), prices as a snapshot, stock taken, the bag emptied.
//! Then the provider is asked, outside any transaction. Transaction 2 (in [`super::settle`]) writes what it said. A
//! crash in between is found by the job that transaction 1 left behind.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::payments::PaymentChoice;
use super::payments::methods::{self, SavedMethod};
use super::pricing::{self, For, rules::Place};
use super::record::Head;
use super::settle::pay;
use super::state::{self, Because, State, Thing};
use super::view::{Address, CheckoutView, OrderView};
use super::wanted::{Wanted, quantity};
use super::{address, bag, drops, elsewhere, history, limits};
use crate::app::App;
use crate::catalog::{self, Taken};
use crate::db::events::Event;
use crate::db::jobs::Job;
use crate::db::{Conn, Tx, to_json};
use crate::i18n::{self, Locale};
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Money, Result};

/// The longest idempotency key, in characters.
const KEY: usize = 255;

/// What ordering asks for: `sku` (one tap) or `bag`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct NewOrder {
    /// One tap: what to buy.
    pub sku: Option<String>,
    /// 1 to 99; 1 when left out.
    pub quantity: Option<i64>,
    /// The post it was found on.
    pub post: Option<Id>,
    /// Everything in the bag.
    pub bag: Option<bool>,
    /// Left out: the one used last.
    pub address: Option<Address>,
    /// Left out: the one that paid last.
    pub payment: Option<PaymentChoice>,
    /// The way of delivery; left out, or not to be had there: the cheapest.
    pub delivery: Option<Id>,
    /// The total that was seen. When it is higher by now, nothing is bought (409 `price_changed`).
    pub expected_total: Option<ExpectedTotal>,
}

/// An amount in minor units, alone or with its currency.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ExpectedTotal {
    Minor(i64),
    Money(Money),
}

/// What is bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum What {
    One { sku: String, quantity: i64, post: Option<Id> },
    Bag,
}

/// A request whose values were checked.
#[derive(Clone, Debug, Serialize)]
struct Request {
    what: What,
    address: Option<Address>,
    #[serde(skip)]
    method: Option<SavedMethod>,
    /// One of the account's saved methods.
    saved: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<Id>,
    expected: Option<i64>,
}

/// Who buys.
#[derive(Clone, Copy, Debug)]
pub struct Buyer {
    pub account: Id,
    pub locale: Locale,
}

impl Buyer {
    fn pricing<'a>(self, what: &What, place: Option<&'a Place>, delivery: Option<Id>, order: Option<Id>) -> For<'a> {
        let is_bag = *what == What::Bag;
        For { owner: self.account, signed_in: true, locale: self.locale, is_bag, place, delivery, order }
    }
}

/// An order that was placed.
#[derive(Clone, Debug)]
pub struct Placed {
    pub order: OrderView,
    /// The key had placed it before; nothing happened now.
    pub repeated: bool,
}

/// Places an order and pays it. The same key with the same request gives the same order; with another request it is
/// 409 `key_reused`. An order whose payment is still under way comes back as `placed`.
pub async fn place(app: &App, buyer: Buyer, key: &str, new: &NewOrder) -> Result<Placed> {
    check_key(key)?;
    if app.config.checkout.is_elsewhere() {
        return Err(Error::conflict("checkout_elsewhere"));
    }
    let request = Request::parse(app, new)?;
    let hash = request.hash()?;
    // Looked up in a statement of its own, so that no connection is held while another one is waited for.
    let before = claimed(&mut *app.db.read().await?, buyer.account, key, &hash).await?;
    let (order, repeated) = match before {
        Some(order) => (order, true),
        None => reserve(app, buyer, key, &hash, request).await?,
    };
    // The provider is asked to the end even when the client goes away; a repeated key finishes what was left.
    let paying = tokio::spawn(pay(app.clone(), buyer.account, order));
    paying.await.map_err(|e| Error::fault(format!("paying stopped: {e}")))??;
    let mut conn = app.db.read().await?;
    let view = history::order(&mut conn, buyer.account, order, app.clock.now())
        .await?
        .ok_or_else(|| Error::fault("an order is gone"))?;
    if view.state == State::Declined.as_str() {
        return Err(Error::Declined { code: history::declined_because(&mut conn, buyer.account, order).await?.code() });
    }
    Ok(Placed { order: view, repeated })
}

/// What *Buy now* or the checkout of the bag shows. Whether it can be bought stands in the lines.
/// `place` and `delivery` are what was filled in so far.
pub async fn checkout(
    app: &App,
    conn: &mut Conn,
    buyer: Buyer,
    what: &What,
    place: Option<&Place>,
    delivery: Option<Id>,
) -> Result<CheckoutView> {
    let wanted = match what {
        What::One { sku, quantity: n, post } => {
            let mut check = Check::new();
            check.take(quantity("quantity", *n));
            check.done()?;
            let variant =
                catalog::variant_by_sku(conn, sku).await?.ok_or_else(|| Error::invalid("sku", "unknown_sku"))?;
            vec![Wanted { variant, quantity: *n, post: *post, gift: false }]
        }
        What::Bag => bag::lines(conn, buyer.account).await?,
    };
    let address = address::last_used(conn, buyer.account).await?;
    let known = address.as_ref().map(pricing::place_of).or_else(|| pricing::home(app));
    let who = buyer.pricing(what, place.or(known.as_ref()), delivery, None);
    let basket = pricing::price(app, conn, who, wanted).await?;
    let totals = &basket.priced.totals;
    Ok(CheckoutView {
        lines: basket.lines.iter().map(|w| w.view(app)).collect(),
        adjustments: basket.adjustments(),
        subtotal: totals.subtotal,
        total: totals.total,
        payment: match app.config.checkout.is_elsewhere() {
            true => Some(app.config.checkout.name(&app.config.store).to_owned()),
            false => methods::last_used(app, conn, buyer.account).await?.map(|m| m.label),
        },
        methods: methods::all(app, conn, buyer.account).await?,
        provider: if app.config.checkout.is_elsewhere() { elsewhere::PROVIDER } else { app.payments.name() },
        ways: basket.ways(app),
        address,
    })
}

/// Why the buyer's own limits do not allow what a checkout shows; nothing: they do.
pub async fn limited(app: &App, conn: &mut Conn, buyer: Buyer, view: &CheckoutView) -> Result<Option<Error>> {
    let lines = view.lines.iter().filter(|l| !l.gift);
    let lines: Vec<limits::Line<'_>> = lines.map(|l| limits::Line { product: l.product, title: &l.title }).collect();
    limits::refusal(app, conn, (buyer.account, None), buyer.locale, &lines, view.total).await
}

/// Visible ASCII, as a header carries it.
fn check_key(key: &str) -> Result<()> {
    if key.is_empty() {
        return Err(Error::Unreadable { code: "idempotency_key_missing", detail: "Idempotency-Key".to_owned() });
    }
    if key.len() > KEY || !key.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
        return Err(Error::Invalid(vec![FieldError::new("Idempotency-Key", "bad_idempotency_key").with("max", KEY)]));
    }
    Ok(())
}

impl Request {
    /// Checks every value that can be checked without looking at anything.
    fn parse(app: &App, new: &NewOrder) -> Result<Self> {
        let mut check = Check::new();
        let sku = new.sku.as_deref().map(str::trim).filter(|s| !s.is_empty());
        let what = match (sku, new.bag.unwrap_or(false)) {
            (Some(_), true) => {
                check.push(FieldError::new("sku", "sku_or_bag"));
                None
            }
            (None, true) => Some(What::Bag),
            (Some(sku), false) => {
                let n = check.take(quantity("quantity", new.quantity.unwrap_or(1)));
                n.map(|quantity| What::One { sku: sku.to_owned(), quantity, post: new.post })
            }
            (None, false) => {
                check.push(FieldError::new("sku", "required"));
                None
            }
        };
        let address = new.address.as_ref().map(|a| a.checked(&mut check));
        let saved = new.payment.as_ref().and_then(|p| p.saved);
        let card = new.payment.as_ref().filter(|_| saved.is_none()).map(|p| p.test_card.as_deref().unwrap_or_default());
        let method = card.map(|number| {
            check.take(app.payments.card(number).map_err(|code| FieldError::new("payment.test_card", code)))
        });
        let expected = match new.expected_total {
            Some(ExpectedTotal::Money(m)) if m.currency != app.config.store.currency => {
                let store = app.config.store.currency;
                check.push(FieldError::new("expected_total.currency", "wrong_currency").with("currency", store));
                None
            }
            Some(ExpectedTotal::Money(Money { amount, .. }) | ExpectedTotal::Minor(amount)) => Some(amount),
            None => None,
        };
        check.done()?;
        let what = what.ok_or_else(|| Error::fault("a checked value is missing"))?;
        Ok(Self {
            what,
            address: address.flatten(),
            method: method.flatten().map(Into::into),
            saved,
            delivery: new.delivery,
            expected,
        })
    }

    /// SHA-256 of the request, with the token in place of the card.
    fn hash(&self) -> Result<String> {
        let token = self.method.as_ref().map(|m| (&m.provider, &m.token));
        let text = to_json(&(self, token))?;
        Ok(Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect())
    }
}

/// The order a key placed before, if it did. With another request: 409.
async fn claimed(conn: &mut Conn, account: Id, key: &str, hash: &str) -> Result<Option<Id>> {
    let found: Option<(i64, String)> =
        sqlx::query_as("SELECT id, request_hash FROM orders WHERE account = $1 AND idempotency_key = $2")
            .bind(account.0)
            .bind(key)
            .fetch_optional(conn)
            .await?;
    match found {
        Some((_, other)) if other != hash => Err(Error::conflict("key_reused")),
        found => Ok(found.map(|(id, _)| Id(id))),
    }
}

/// Transaction 1. The order, and whether the key had placed it before.
async fn reserve(app: &App, buyer: Buyer, key: &str, hash: &str, request: Request) -> Result<(Id, bool)> {
    let now = app.clock.now();
    let id = app.id();
    let mut tx = app.db.write().await?;
    let (to, method) = defaults(app, &mut tx, buyer.account, &request).await?;
    let head = Head {
        account: buyer.account,
        id,
        key,
        hash,
        origin: if request.what == What::Bag { "bag" } else { "tap" },
        address: &to,
        placed_at: now,
        cancellable_until: now + app.config.cancel_window(),
    };
    // The claim comes first: whoever comes second with this key waits for it, and then finds the order.
    if !head.claim(app, &mut tx).await? {
        tx.rollback().await?;
        let order = claimed(&mut *app.db.read().await?, buyer.account, key, hash).await?;
        return order.map(|order| (order, true)).ok_or_else(|| Error::fault("a key is taken and has no order"));
    }
    let wanted = match &request.what {
        What::One { sku, quantity, post } => {
            let variant =
                catalog::variant_by_sku(&mut tx, sku).await?.ok_or_else(|| Error::invalid("sku", "unknown_sku"))?;
            vec![Wanted { variant, quantity: *quantity, post: *post, gift: false }]
        }
        What::Bag => bag::take(&mut tx, buyer.account).await?,
    };
    if wanted.is_empty() {
        return Err(Error::conflict("empty_bag"));
    }
    wanted.iter().try_for_each(|w| w.is_sold(app))?;
    let place = pricing::place_of(&to);
    let who = buyer.pricing(&request.what, Some(&place), request.delivery, Some(id));
    let basket = pricing::price(app, &mut tx, who, wanted).await?;
    basket.check()?;
    let (wanted, totals) = (&basket.lines, &basket.priced.totals);
    if let Some(expected) = request.expected
        && totals.total.amount > expected
    {
        return Err(price_changed(buyer.locale, totals.total));
    }
    let bought: Vec<limits::Line<'_>> = wanted.iter().filter(|w| !w.gift).map(Wanted::limited).collect();
    limits::check(app, &mut tx, (buyer.account, id), buyer.locale, &bought, totals.total).await?;
    let method = match method {
        Some(method) => method,
        // Cards, credit or promotions pay it all.
        None if totals.total.amount == 0 => SavedMethod::nothing(app),
        None => return Err(Error::invalid("payment", "no_payment")),
    };
    let who = buyer.account.to_string();
    let counted = take_stock(app, &mut tx, wanted, (&who, &format!("order {id}"))).await?;
    drops::take(&mut tx, buyer.account, id, wanted).await?;
    head.fill(&mut tx, wanted, &counted, totals).await?;
    pricing::take(app, &mut tx, buyer.account, id, &basket, request.what == What::Bag).await?;
    head.pay_by(app, &mut tx, &method, totals.total).await?;
    state::record(
        app,
        &mut tx,
        (buyer.account, id),
        (Thing::Order, id),
        ("new", State::Placed.as_str()),
        now,
        Because { who: &who, why: head.origin },
    )
    .await?;
    address::used(app, &mut tx, buyer.account, &to, now).await?;
    tx.job(app.id(), now + app.config.settle_after(), &Job::SettleOrder { account: buyer.account, order: id }).await?;
    let rewarded = now + app.config.cancel_window() + Micros::seconds(1);
    tx.job(app.id(), rewarded, &Job::RewardOrder { account: buyer.account, order: id }).await?;
    tx.event(app.id(), now, &Event::OrderPlaced { account: buyer.account, order: id }).await?;
    tx.commit().await?;
    Ok((id, false))
}

/// The address and the method asked for, or the ones used last. Missing ones are named together.
async fn defaults(
    app: &App,
    conn: &mut Conn,
    account: Id,
    request: &Request,
) -> Result<(Address, Option<SavedMethod>)> {
    let mut check = Check::new();
    let to = match &request.address {
        Some(address) => Some(address.clone()),
        None => address::last_used(conn, account).await?,
    };
    if to.is_none() {
        check.push(FieldError::new("address", "no_address"));
    }
    let no_address = to.is_none();
    let method = match (&request.method, request.saved) {
        (Some(method), _) => Some(method.clone()),
        (None, Some(id)) => methods::one(app, conn, account, id).await?,
        (None, None) => methods::last_used(app, conn, account).await?,
    };
    if method.is_none() && request.saved.is_some() {
        check.push(FieldError::new("payment.saved", "unknown_payment"));
    } else if method.is_none() && no_address {
        // Whether one is needed shows with the total; what is missing is named together.
        check.push(FieldError::new("payment", "no_payment"));
    }
    check.done()?;
    Ok((to.ok_or_else(|| Error::fault("a checked value is missing"))?, method))
}

fn price_changed(locale: Locale, total: Money) -> Error {
    Error::Conflict {
        code: "price_changed",
        args: vec![
            ("total", i18n::format::money(locale, total)),
            ("amount", total.amount.to_string()),
            ("currency", total.currency.to_string()),
        ],
    }
}

/// Takes every line from stock, or none: one conditional statement a variant, always in the order of ids, so that two
/// buyers never wait for each other. Hands back how many pieces were counted off for each line.
async fn take_stock(app: &App, tx: &mut Tx, wanted: &[Wanted], (who, why): (&str, &str)) -> Result<Vec<i64>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|i| (wanted[*i].variant.product, wanted[*i].variant.id));
    let mut counted = vec![0; wanted.len()];
    let mut products: Vec<Id> = Vec::new();
    for i in order {
        let line = &wanted[i];
        let (product, variant) = (line.variant.product, line.variant.id);
        match catalog::take_stock(tx, product, variant, line.quantity).await? {
            Taken::Counted(n) => {
                counted[i] = n;
                catalog::stock::note(app, tx, (product, variant), -n, who, why).await?;
                if products.last() != Some(&product) {
                    products.push(product);
                }
            }
            Taken::NotCounted => {}
            Taken::Short { left } => return Err(line.short(left)),
        }
    }
    for product in products {
        catalog::stock_changed(app, tx, product).await?;
    }
    Ok(counted)
}
