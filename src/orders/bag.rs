//! The bag: what an account wants to buy, kept on the server and so the same on every device. It reserves nothing.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::pricing::{self, For};
use super::view::{BagView, LineView};
use super::wanted::{Wanted, quantity};
use super::{address, codes_merge};
use crate::app::App;
use crate::catalog::{self, Variant};
use crate::db::{Conn, Tx};
use crate::i18n::Locale;
use crate::kit::error::Check;
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Id, Micros, Result};

/// The most lines a bag has.
pub const MOST_LINES: usize = 100;

/// A bag to put in place of the one there is.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct NewBag {
    /// Up to 100 lines, each SKU once; an empty list empties the bag.
    #[schema(required)]
    pub lines: Option<Vec<NewLine>>,
}

/// A line of it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default)]
pub struct NewLine {
    #[schema(required)]
    pub sku: String,
    /// 1 to 99; 1 when left out.
    pub quantity: Option<i64>,
    /// The post it was found on.
    pub post: Option<Id>,
}

/// Pieces in the bag of an account.
pub async fn count(conn: &mut Conn, account: Id) -> Result<i64> {
    let (count,): (i64,) =
        sqlx::query_as("SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM bag_lines WHERE account = $1")
            .bind(account.0)
            .fetch_one(conn)
            .await?;
    Ok(count)
}

/// A stored line.
struct Stored {
    product: Id,
    variant: Id,
    quantity: i64,
    post: Option<Id>,
    added_at: i64,
}

fn stored(row: &AnyRow) -> Result<Stored> {
    let post: Option<i64> = row.try_get("post")?;
    Ok(Stored {
        product: Id(row.try_get("product")?),
        variant: Id(row.try_get("variant")?),
        quantity: row.try_get("quantity")?,
        post: post.map(Id),
        added_at: row.try_get("added_at")?,
    })
}

/// Joins stored lines with what the catalog says of them today, oldest first.
async fn wanted(conn: &mut Conn, mut lines: Vec<Stored>) -> Result<Vec<Wanted>> {
    lines.sort_by_key(|l| (l.added_at, l.variant));
    let keys: Vec<(Id, Id)> = lines.iter().map(|l| (l.product, l.variant)).collect();
    let variants = catalog::variants(conn, &keys).await?;
    let mut variants: HashMap<Id, Variant> = variants.into_iter().map(|v| (v.id, v)).collect();
    let join = |l: Stored| {
        Some(Wanted { variant: variants.remove(&l.variant)?, quantity: l.quantity, post: l.post, gift: false })
    };
    Ok(lines.into_iter().filter_map(join).collect())
}

/// What is in the bag, in the order it was put in.
pub async fn lines(conn: &mut Conn, account: Id) -> Result<Vec<Wanted>> {
    let rows = sqlx::query("SELECT product, variant, quantity, post, added_at FROM bag_lines WHERE account = $1")
        .bind(account.0)
        .fetch_all(&mut *conn)
        .await?;
    let lines: Vec<Stored> = rows.iter().map(stored).collect::<Result<_>>()?;
    wanted(conn, lines).await
}

/// Empties the bag and hands over what was in it. One statement: of two orders of the same bag only one gets it.
pub(super) async fn take(tx: &mut Tx, account: Id) -> Result<Vec<Wanted>> {
    let rows =
        sqlx::query("DELETE FROM bag_lines WHERE account = $1 RETURNING product, variant, quantity, post, added_at")
            .bind(account.0)
            .fetch_all(&mut **tx)
            .await?;
    let lines: Vec<Stored> = rows.iter().map(stored).collect::<Result<_>>()?;
    wanted(tx, lines).await
}

/// Takes so many pieces out, if they are still there: they were bought elsewhere.
pub(super) async fn less(tx: &mut Tx, account: Id, variant: Id, n: i64) -> Result<()> {
    for text in [
        "DELETE FROM bag_lines WHERE account = $1 AND variant = $2 AND quantity <= $3",
        "UPDATE bag_lines SET quantity = quantity - $3 WHERE account = $1 AND variant = $2 AND quantity > $3",
    ] {
        let gone = sqlx::query(text).bind(account.0).bind(variant.0).bind(n).execute(&mut **tx).await?;
        if gone.rows_affected() > 0 {
            break;
        }
    }
    Ok(())
}

/// The bag as it is shown. A line in another currency than the store's cannot be bought and is left out of the sums.
pub async fn view(app: &App, conn: &mut Conn, owner: Owner, locale: Locale) -> Result<BagView> {
    let lines = lines(conn, owner.id).await?;
    let count = lines.iter().map(|l| l.quantity).sum();
    let (ours, others): (Vec<Wanted>, Vec<Wanted>) =
        lines.into_iter().partition(|l| l.variant.price.currency == app.config.store.currency);
    let place = match owner.signed_in {
        true => address::last_used(conn, owner.id).await?.map(|a| pricing::place_of(&a)),
        false => None,
    };
    let place = place.or_else(|| pricing::home(app));
    let who = For {
        owner: owner.id,
        signed_in: owner.signed_in,
        locale,
        is_bag: true,
        place: place.as_ref(),
        delivery: None,
        order: None,
    };
    let basket = pricing::price(app, conn, who, ours).await?;
    let totals = &basket.priced.totals;
    Ok(BagView {
        lines: basket.lines.iter().chain(&others).map(|l| l.view(app)).collect(),
        adjustments: basket.adjustments(),
        subtotal: totals.subtotal,
        total: totals.total,
        count,
        ways: basket.ways(app),
    })
}

/// Whose bag: an account's, or that of a visitor, which has an id of its own.
#[derive(Clone, Copy, Debug)]
pub struct Owner {
    pub id: Id,
    pub signed_in: bool,
}

/// How long a visitor's bag is kept after it was last changed.
pub const VISITORS: Micros = Micros::days(30);

fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The bag behind a visitor's token.
pub async fn of_visitor(conn: &mut Conn, token: &str) -> Result<Option<Id>> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT bag FROM visitor_bags WHERE token_hash = $1")
        .bind(hash(token))
        .fetch_optional(conn)
        .await?;
    Ok(found.map(|(id,)| Id(id)))
}

/// A new bag for a visitor, with the token that leads to it.
pub async fn for_visitor(app: &App) -> Result<(Id, String)> {
    let id = app.id();
    let token = URL_SAFE_NO_PAD.encode(app.random::<32>());
    let mut tx = app.db.write().await?;
    sqlx::query("INSERT INTO visitor_bags (token_hash, bag, seen_at) VALUES ($1, $2, $3)")
        .bind(hash(&token))
        .bind(id.0)
        .bind(app.clock.now().0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok((id, token))
}

/// What a visitor put in the bag lies in the account's from now on: quantities add up to at most 99. The visitor's bag
/// is gone, so that doing it twice changes nothing.
pub async fn merge(app: &App, token: &str, account: Id) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone: Option<(i64,)> = sqlx::query_as("DELETE FROM visitor_bags WHERE token_hash = $1 RETURNING bag")
        .bind(hash(token))
        .fetch_optional(&mut *tx)
        .await?;
    let Some((from,)) = gone else { return Ok(()) };
    let rows =
        sqlx::query("DELETE FROM bag_lines WHERE account = $1 RETURNING product, variant, quantity, post, added_at")
            .bind(from)
            .fetch_all(&mut *tx)
            .await?;
    let mut brought: Vec<Stored> = rows.iter().map(stored).collect::<Result<_>>()?;
    brought.sort_by_key(|l| (l.added_at, l.variant));
    let (have,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM bag_lines WHERE account = $1").bind(account.0).fetch_one(&mut *tx).await?;
    // A full bag takes as many as there is room for, the oldest first.
    brought.truncate(usize::try_from(MOST_LINES as i64 - have).unwrap_or(0));
    let lines: Vec<_> = brought.into_iter().map(|l| (l.product, l.variant, l.quantity, l.post)).collect();
    put_back(&mut tx, account, &lines, app.clock.now().0).await?;
    codes_merge(&mut tx, Id(from), account).await?;
    tx.commit().await
}

/// Forgets visitors' bags that nobody changed for long.
pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.db.write().await?;
    let gone: Vec<(i64,)> = sqlx::query_as("DELETE FROM visitor_bags WHERE seen_at <= $1 RETURNING bag")
        .bind((app.clock.now() - VISITORS).0)
        .fetch_all(&mut *tx)
        .await?;
    for (bag,) in gone {
        for text in ["DELETE FROM bag_lines WHERE account = $1", "DELETE FROM bag_codes WHERE account = $1"] {
            sqlx::query(text).bind(bag).execute(&mut *tx).await?;
        }
    }
    tx.commit().await
}

/// Puts pieces into the bag; what is there already adds up.
pub async fn add(app: &App, account: Id, sku: &str, n: i64, post: Option<Id>) -> Result<()> {
    let mut check = Check::new();
    check.take(quantity("quantity", n));
    check.done()?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let variant = known(&mut tx, "sku", sku).await?;
    let line = Wanted { variant, quantity: n, post, gift: false };
    // Before the line is touched, so that something sold out is refused as such.
    line.can_be_bought(app)?;
    let added = sqlx::query(
        "INSERT INTO bag_lines (account, product, variant, quantity, added_at, post) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (account, variant) DO UPDATE SET quantity = bag_lines.quantity + excluded.quantity, \
         post = COALESCE(excluded.post, bag_lines.post) WHERE bag_lines.quantity + excluded.quantity <= $7",
    )
    .bind(account.0)
    .bind(line.variant.product.0)
    .bind(line.variant.id.0)
    .bind(n)
    .bind(now.0)
    .bind(post.map(|p| p.0))
    .bind(limit::QUANTITY)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    let have = held(&mut tx, account, line.variant.id).await?;
    if added == 0 {
        let error = FieldError::new("quantity", "too_many_in_bag").with("have", have).with("max", limit::QUANTITY);
        return Err(Error::Invalid(vec![error]));
    }
    Wanted { quantity: have, ..line }.can_be_bought(app)?;
    room(&mut tx, account).await?;
    tx.commit().await
}

/// Sets how many of a SKU are in the bag; a line that is not there is made.
pub async fn set(app: &App, account: Id, sku: &str, n: i64) -> Result<()> {
    let mut check = Check::new();
    check.take(quantity("quantity", n));
    check.done()?;
    let mut tx = app.db.write().await?;
    let line = Wanted { variant: known(&mut tx, "sku", sku).await?, quantity: n, post: None, gift: false };
    line.can_be_bought(app)?;
    write(&mut tx, account, &line, app.clock.now().0).await?;
    room(&mut tx, account).await?;
    tx.commit().await
}

/// Takes a SKU out and hands over the line it was; nothing when it was not there.
pub async fn remove(app: &App, account: Id, sku: &str) -> Result<Option<LineView>> {
    let mut tx = app.db.write().await?;
    let Some(variant) = catalog::variant_by_sku(&mut tx, sku).await? else { return Ok(None) };
    let gone: Option<(i64,)> =
        sqlx::query_as("DELETE FROM bag_lines WHERE account = $1 AND variant = $2 RETURNING quantity")
            .bind(account.0)
            .bind(variant.id.0)
            .fetch_optional(&mut *tx)
            .await?;
    tx.commit().await?;
    Ok(gone.map(|(quantity,)| Wanted { variant, quantity, post: None, gift: false }.view(app)))
}

/// Puts this bag in place of the one there is. Every fault is named at its line.
pub async fn replace(app: &App, account: Id, new: &NewBag) -> Result<()> {
    let lines = new.lines.as_ref().ok_or_else(|| Error::invalid("lines", "required"))?;
    if lines.len() > MOST_LINES {
        return Err(Error::Invalid(vec![FieldError::new("lines", "bag_full").with("max", MOST_LINES)]));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM bag_lines WHERE account = $1").bind(account.0).execute(&mut *tx).await?;
    let mut check = Check::new();
    for (i, line) in lines.iter().enumerate() {
        let count = check.take(quantity(format!("lines[{i}].quantity"), line.quantity.unwrap_or(1)));
        let field = format!("lines[{i}].sku");
        if lines.iter().take(i).any(|l| l.sku.trim() == line.sku.trim()) {
            check.push(FieldError::new(field, "sku_twice"));
            continue;
        }
        let variant = match known(&mut tx, &field, &line.sku).await {
            Err(Error::Invalid(errors)) => {
                errors.into_iter().for_each(|e| check.push(e));
                continue;
            }
            other => other?,
        };
        let Some(quantity) = count else { continue };
        let line = Wanted { variant, quantity, post: line.post, gift: false };
        match line.can_be_bought(app) {
            Err(Error::Conflict { code, args }) => {
                let field = if code == "out_of_stock" { format!("lines[{i}].quantity") } else { field };
                check.push(FieldError { field, code, args });
            }
            other => {
                other?;
                // One after the other, so that they stay in this order.
                write(&mut tx, account, &line, now.0.saturating_add(i64::try_from(i).unwrap_or(0))).await?;
            }
        }
    }
    check.done()?;
    tx.commit().await
}

/// Puts lines back after an order came to nothing. What was put in meanwhile stays; together at most 99.
pub(super) async fn put_back(conn: &mut Conn, account: Id, lines: &[(Id, Id, i64, Option<Id>)], at: i64) -> Result<()> {
    for (i, (product, variant, n, post)) in lines.iter().enumerate() {
        sqlx::query(
            "INSERT INTO bag_lines (account, product, variant, quantity, added_at, post) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (account, variant) DO UPDATE SET quantity = CASE WHEN bag_lines.quantity + excluded.quantity > $7 \
             THEN $7 ELSE bag_lines.quantity + excluded.quantity END",
        )
        .bind(account.0)
        .bind(product.0)
        .bind(variant.0)
        .bind(n)
        .bind(at.saturating_add(i64::try_from(i).unwrap_or(0)))
        .bind(post.map(|p| p.0))
        .bind(limit::QUANTITY)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// The variant behind a SKU; the fault is at `field`.
async fn known(conn: &mut Conn, field: &str, sku: &str) -> Result<Variant> {
    let sku = sku.trim();
    if sku.is_empty() {
        return Err(Error::invalid(field, "required"));
    }
    catalog::variant_by_sku(conn, sku).await?.ok_or_else(|| Error::invalid(field, "unknown_sku"))
}

async fn write(conn: &mut Conn, account: Id, line: &Wanted, added_at: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO bag_lines (account, product, variant, quantity, added_at, post) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (account, variant) DO UPDATE SET quantity = excluded.quantity",
    )
    .bind(account.0)
    .bind(line.variant.product.0)
    .bind(line.variant.id.0)
    .bind(line.quantity)
    .bind(added_at)
    .bind(line.post.map(|p| p.0))
    .execute(conn)
    .await?;
    Ok(())
}

async fn held(conn: &mut Conn, account: Id, variant: Id) -> Result<i64> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT quantity FROM bag_lines WHERE account = $1 AND variant = $2")
        .bind(account.0)
        .bind(variant.0)
        .fetch_optional(conn)
        .await?;
    Ok(found.map_or(0, |(n,)| n))
}

/// Refuses a bag of too many lines.
async fn room(conn: &mut Conn, account: Id) -> Result<()> {
    let (lines,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM bag_lines WHERE account = $1").bind(account.0).fetch_one(conn).await?;
    if lines > MOST_LINES as i64 {
        return Err(Error::Invalid(vec![FieldError::new("lines", "bag_full").with("max", MOST_LINES)]));
    }
    Ok(())
}
