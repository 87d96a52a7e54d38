//! The rules as the database holds them.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::rules::{Audience, Gives, Method, Places, Promotion, Zone};
use crate::db::Conn;
use crate::kit::{Error, Id, Micros, Result};

fn places(row: &AnyRow) -> Result<Places> {
    let text: String = row.try_get("places")?;
    Places::parse(&text).ok_or_else(|| Error::fault(format!("“{text}” names no places")))
}

fn moment(row: &AnyRow, column: &str) -> Result<Option<Micros>> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Micros))
}

/// The ways of delivery, oldest first.
pub(super) async fn methods(conn: &mut Conn) -> Result<Vec<Method>> {
    let rows = sqlx::query(
        "SELECT id, label, fee, member_fee, free_from, places, weight_from, weight_to, value_from, value_to, audience, days_from, days_to \
         FROM delivery_methods WHERE ended_at IS NULL ORDER BY id",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Method {
                id: Id(row.try_get("id")?),
                label: row.try_get("label")?,
                fee: row.try_get("fee")?,
                member_fee: row.try_get("member_fee")?,
                free_from: row.try_get("free_from")?,
                places: places(row)?,
                weight: (row.try_get("weight_from")?, row.try_get("weight_to")?),
                value: (row.try_get("value_from")?, row.try_get("value_to")?),
                members_only: row.try_get::<String, _>("audience")? == "members",
                days: (row.try_get("days_from")?, row.try_get("days_to")?),
            })
        })
        .collect()
}

/// The zones of taxes, oldest first.
pub(super) async fn zones(conn: &mut Conn) -> Result<Vec<Zone>> {
    let rows = sqlx::query(
        "SELECT id, label, places, mode, rate, on_delivery FROM tax_zones WHERE ended_at IS NULL ORDER BY id",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Zone {
                id: Id(row.try_get("id")?),
                label: row.try_get("label")?,
                places: places(row)?,
                included: row.try_get::<String, _>("mode")? == "included",
                rate: row.try_get("rate")?,
                on_delivery: row.try_get::<String, _>("on_delivery")? == "taxed",
            })
        })
        .collect()
}

const PROMOTION: &str = "SELECT id, label, code, kind, value, gift, value_from, audience, starts_at, ends_at, per_person, overall, uses \
     FROM promotions WHERE ended_at IS NULL";

fn promotion_from(row: &AnyRow) -> Result<Promotion> {
    let (kind, value): (String, i64) = (row.try_get("kind")?, row.try_get("value")?);
    let audience: String = row.try_get("audience")?;
    Ok(Promotion {
        id: Id(row.try_get("id")?),
        label: row.try_get("label")?,
        code: row.try_get("code")?,
        gives: match kind.as_str() {
            "percent" => Gives::Percent(value),
            "amount" => Gives::Amount(value),
            "delivery" => Gives::FreeDelivery,
            _ => Gives::Gift(row.try_get::<Option<String>, _>("gift")?.unwrap_or_default()),
        },
        value_from: row.try_get("value_from")?,
        audience: Audience::parse(&audience)
            .ok_or_else(|| Error::fault(format!("“{audience}” is nobody a promotion is for")))?,
        starts_at: moment(row, "starts_at")?,
        ends_at: moment(row, "ends_at")?,
        per_person: row.try_get("per_person")?,
        overall: row.try_get("overall")?,
        uses: row.try_get("uses")?,
    })
}

/// Promotions that apply by themselves.
pub(super) async fn automatic(conn: &mut Conn) -> Result<Vec<Promotion>> {
    let text = format!("{PROMOTION} AND code IS NULL ORDER BY id");
    sqlx::query(crate::db::sql(text)).fetch_all(conn).await?.iter().map(promotion_from).collect()
}

/// Every promotion that was not ended, newest first.
pub(super) async fn promotions(conn: &mut Conn) -> Result<Vec<Promotion>> {
    let text = format!("{PROMOTION} ORDER BY id DESC");
    sqlx::query(crate::db::sql(text)).fetch_all(conn).await?.iter().map(promotion_from).collect()
}

/// One promotion, unless it was ended.
pub(super) async fn promotion(conn: &mut Conn, id: Id) -> Result<Option<Promotion>> {
    let text = format!("{PROMOTION} AND id = $1");
    let row = sqlx::query(crate::db::sql(text)).bind(id.0).fetch_optional(conn).await?;
    row.as_ref().map(promotion_from).transpose()
}

/// How often an account used each promotion that is counted.
pub(super) async fn used_by(conn: &mut Conn, account: Id) -> Result<HashMap<Id, i64>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as("SELECT promotion, uses FROM promotion_persons WHERE account = $1")
        .bind(account.0)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id, n)| (Id(id), n)).collect())
}
