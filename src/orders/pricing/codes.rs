//! What is entered in the bag: a promotion's code, a gift card, a friend's code; and whether credit and points pay.

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use super::engine::Purse;
use super::rules::{self, Circumstances, Refusal};
use super::{gift_cards, store};
use crate::accounts::memberships;
use crate::app::App;
use crate::db::{Conn, Tx};
use crate::i18n::{self, Locale};
use crate::kit::{Currency, Error, FieldError, Id, Money, Result};

/// Gift cards a bag takes at the most.
const MOST_CARDS: i64 = 5;
/// The longest code, in characters.
const LONGEST: usize = 40;

/// A code in the bag.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub kind: String,
    pub reference: String,
    pub shown: String,
}

/// A code in the bag as it is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodeView {
    /// `promotion`, `gift-card` or `referral`.
    pub kind: String,
    /// The code; of a gift card its last four characters.
    pub shown: String,
    /// Why it does not hold now, as a code.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "code_of")]
    #[schema(value_type = Option<String>)]
    pub problem: Option<FieldError>,
}

fn code_of<S: serde::Serializer>(problem: &Option<FieldError>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(problem.as_ref().map_or("", |p| p.code))
}

/// What the bag remembers besides lines and codes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BagState {
    pub uses_credit: bool,
    pub points: i64,
    pub delivery: Option<Id>,
}

pub(super) async fn state(conn: &mut Conn, owner: Id) -> Result<BagState> {
    let found: Option<(String, i64, Option<i64>)> =
        sqlx::query_as("SELECT credit, points, delivery FROM bags WHERE account = $1")
            .bind(owner.0)
            .fetch_optional(conn)
            .await?;
    Ok(found.map_or_else(BagState::default, |(credit, points, delivery)| BagState {
        uses_credit: credit == "used",
        points,
        delivery: delivery.map(Id),
    }))
}

pub(super) async fn held(conn: &mut Conn, owner: Id) -> Result<Vec<Held>> {
    let rows = sqlx::query("SELECT kind, reference, shown FROM bag_codes WHERE account = $1 ORDER BY at, reference")
        .bind(owner.0)
        .fetch_all(conn)
        .await?;
    rows.iter()
        .map(|r| Ok(Held { kind: r.try_get("kind")?, reference: r.try_get("reference")?, shown: r.try_get("shown")? }))
        .collect()
}

pub(super) fn views(held: Vec<Held>, promotion: Option<FieldError>, purses: &[Purse], referred: bool) -> Vec<CodeView> {
    held.into_iter()
        .map(|code| {
            let problem = match code.kind.as_str() {
                "promotion" => promotion.clone(),
                "referral" if !referred => Some(FieldError::new("code", "code_first_order_only")),
                "gift-card" if !purses.iter().any(|p| p.reference == code.reference && p.balance > 0) => {
                    Some(FieldError::new("code", "gift_card_empty"))
                }
                _ => None,
            };
            CodeView { kind: code.kind, shown: code.shown, problem }
        })
        .collect()
}

/// Why a promotion does not hold, at the field of the code.
pub(super) fn refused(locale: Locale, currency: Currency, refusal: Refusal) -> FieldError {
    let code = match refusal {
        Refusal::NotYet(_) => "code_not_yet",
        Refusal::Expired => "code_expired",
        Refusal::MembersOnly => "code_members_only",
        Refusal::FirstOrderOnly => "code_first_order_only",
        Refusal::TooLittle(_) => "code_too_little",
        Refusal::UsedUp => "code_used_up",
        Refusal::UsedByYou => "code_used_by_you",
    };
    let error = FieldError::new("code", code);
    match refusal {
        Refusal::NotYet(at) => error.with("when", i18n::format::moment(locale, at)),
        Refusal::TooLittle(from) => error.with("from", i18n::format::money(locale, Money::new(from, currency))),
        _ => error,
    }
}

/// Whether an account has no order that came to something, besides the one that is being placed.
pub(super) async fn is_first_order(conn: &mut Conn, account: Id, but: Option<Id>) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as(
        "SELECT id FROM orders WHERE account = $1 AND state NOT IN ('declined', 'cancelled') AND id <> $2 LIMIT 1",
    )
    .bind(account.0)
    .bind(but.map_or(0, |id| id.0))
    .fetch_optional(conn)
    .await?;
    Ok(found.is_none())
}

/// A code in the form it is compared in: capitals, without blanks.
pub fn normal(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
}

/// Enters a code: of a promotion, a gift card or a friend. Each reason why it does not hold is its own message.
/// `value` is what the goods in the bag are worth.
pub async fn enter(app: &App, owner: Id, signed_in: bool, locale: Locale, code: &str, value: i64) -> Result<()> {
    let typed = normal(code);
    if typed.is_empty() {
        return Err(Error::invalid("code", "required"));
    }
    if typed.chars().count() > LONGEST {
        return Err(Error::Invalid(vec![FieldError::new("code", "too_long").with("max", LONGEST)]));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let promotion: Option<(i64,)> = sqlx::query_as("SELECT promotion FROM promotion_codes WHERE code = $1")
        .bind(&typed)
        .fetch_optional(&mut *tx)
        .await?;
    let held = if let Some((id,)) = promotion {
        let promotion =
            store::promotion(&mut tx, Id(id)).await?.ok_or_else(|| Error::invalid("code", "code_expired"))?;
        let who = Circumstances {
            now,
            member: signed_in && memberships::runs(&mut tx, owner, now).await?,
            first_order: !signed_in || is_first_order(&mut tx, owner, None).await?,
            value,
            used: store::used_by(&mut tx, owner).await?.get(&promotion.id).copied().unwrap_or(0),
        };
        if let Some(refusal) = rules::refusal(&promotion, &who) {
            return Err(Error::Invalid(vec![refused(locale, app.config.store.currency, refusal)]));
        }
        // One code of a promotion or a friend at a time: the new one takes the place of the old one.
        sqlx::query("DELETE FROM bag_codes WHERE account = $1 AND kind IN ('promotion', 'referral')")
            .bind(owner.0)
            .execute(&mut *tx)
            .await?;
        Held { kind: "promotion".to_owned(), reference: promotion.id.to_string(), shown: typed }
    } else if let Some(referrer) = referrer_of(&mut tx, &typed).await? {
        if referrer == owner {
            return Err(Error::invalid("code", "code_own"));
        }
        if signed_in && (!is_first_order(&mut tx, owner, None).await? || was_referred(&mut tx, owner).await?) {
            return Err(Error::invalid("code", "code_first_order_only"));
        }
        sqlx::query("DELETE FROM bag_codes WHERE account = $1 AND kind IN ('promotion', 'referral')")
            .bind(owner.0)
            .execute(&mut *tx)
            .await?;
        Held { kind: "referral".to_owned(), reference: referrer.to_string(), shown: typed }
    } else if let Some(card) = gift_cards::find(&mut tx, &typed, now).await? {
        card.usable()?;
        let (cards,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM bag_codes WHERE account = $1 AND kind = 'gift-card' AND reference <> $2",
        )
        .bind(owner.0)
        .bind(&card.hash)
        .fetch_one(&mut *tx)
        .await?;
        if cards >= MOST_CARDS {
            return Err(Error::Invalid(vec![FieldError::new("code", "too_many_gift_cards").with("max", MOST_CARDS)]));
        }
        Held { kind: "gift-card".to_owned(), reference: card.hash, shown: card.ending }
    } else {
        return Err(Error::invalid("code", "code_unknown"));
    };
    put(&mut tx, owner, &held, now.0).await?;
    tx.commit().await
}

pub(super) async fn put(conn: &mut Conn, owner: Id, held: &Held, at: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO bag_codes (account, kind, reference, shown, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    )
    .bind(owner.0)
    .bind(&held.kind)
    .bind(&held.reference)
    .bind(&held.shown)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a code out of the bag, by what is shown of it.
pub async fn remove(app: &App, owner: Id, shown: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM bag_codes WHERE account = $1 AND shown = $2")
        .bind(owner.0)
        .bind(normal(shown))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Whether credit pays, and how many points do.
pub async fn pay_with(app: &App, account: Id, credit: bool, points: i64) -> Result<()> {
    if points < 0 {
        return Err(Error::invalid("points", "bad_number"));
    }
    let mut tx = app.db.write().await?;
    let have = crate::points::balance(&mut tx, account, app.clock.now()).await?;
    if points > have {
        return Err(Error::Invalid(vec![FieldError::new("points", "too_many_points").with("have", have)]));
    }
    sqlx::query(
        "INSERT INTO bags (account, credit, points) VALUES ($1, $2, $3) \
         ON CONFLICT (account) DO UPDATE SET credit = excluded.credit, points = excluded.points",
    )
    .bind(account.0)
    .bind(if credit { "used" } else { "kept" })
    .bind(points)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Everything a bag remembered is forgotten: its order was placed.
pub(super) async fn clear(tx: &mut Tx, owner: Id) -> Result<()> {
    for text in ["DELETE FROM bag_codes WHERE account = $1", "DELETE FROM bags WHERE account = $1"] {
        sqlx::query(text).bind(owner.0).execute(&mut **tx).await?;
    }
    Ok(())
}

/// A visitor's codes become the account's. What the account entered itself stays.
pub(in crate::orders) async fn merge(tx: &mut Tx, from: Id, to: Id) -> Result<()> {
    let (own, brought) = (held(tx, to).await?, held(tx, from).await?);
    let one = |c: &Held| c.kind == "promotion" || c.kind == "referral";
    for code in brought {
        if one(&code) && own.iter().any(one) || code.reference == to.to_string() {
            continue;
        }
        put(tx, to, &code, 0).await?;
    }
    clear(tx, from).await
}

async fn referrer_of(conn: &mut Conn, code: &str) -> Result<Option<Id>> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT account FROM referral_codes WHERE code = $1").bind(code).fetch_optional(conn).await?;
    Ok(found.map(|(id,)| Id(id)))
}

async fn was_referred(conn: &mut Conn, account: Id) -> Result<bool> {
    let found: Option<(i64,)> =
        sqlx::query_as("SELECT account FROM referrals WHERE account = $1").bind(account.0).fetch_optional(conn).await?;
    Ok(found.is_some())
}

/// The code an account gives its friends; made when it is first asked for.
pub async fn referral_code(app: &App, account: Id) -> Result<String> {
    const LOOK: &str = "SELECT code FROM account_referral_codes WHERE account = $1";
    let found: Option<(String,)> =
        sqlx::query_as(LOOK).bind(account.0).fetch_optional(&mut *app.db.read().await?).await?;
    if let Some((code,)) = found {
        return Ok(code);
    }
    let code = format!("VIA{}", gift_cards::letters(app, 7));
    let mut tx = app.db.write().await?;
    sqlx::query("INSERT INTO account_referral_codes (account, code) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(account.0)
        .bind(&code)
        .execute(&mut *tx)
        .await?;
    let (code,): (String,) = sqlx::query_as(LOOK).bind(account.0).fetch_one(&mut *tx).await?;
    sqlx::query("INSERT INTO referral_codes (code, account) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(&code)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(code)
}
