//! What an order takes besides stock: uses of promotions, balances, points. All of it within the order's transaction,
//! by conditional statements, and given back once when the order comes to nothing.

use sqlx::Row;

use super::codes::{self, Held};
use super::{Basket, gift_cards};
use crate::app::App;
use crate::db::Tx;
use crate::kit::{Error, Id, Result};
use crate::orders::drops;
use crate::orders::totals::Kind;
use crate::points;

/// Something taken.
struct Use {
    kind: &'static str,
    reference: String,
    shown: String,
    amount: i64,
}

/// Takes everything a priced basket uses, and writes down that this order did.
pub async fn take(app: &App, tx: &mut Tx, account: Id, order: Id, basket: &Basket, is_bag: bool) -> Result<()> {
    let mut uses = Vec::new();
    for id in &basket.priced.used {
        let Some(offer) = basket.offers.iter().find(|o| o.promotion.id == *id) else { continue };
        let p = &offer.promotion;
        if p.overall.is_some() || p.code.is_some() {
            let text = "UPDATE promotions SET uses = uses + 1 WHERE id = $1 AND ended_at IS NULL AND (overall IS NULL OR uses < overall)";
            if sqlx::query(text).bind(id.0).execute(&mut **tx).await?.rows_affected() == 0 {
                return Err(Error::invalid("code", "code_used_up"));
            }
        }
        if let Some(most) = p.per_person {
            let done = sqlx::query(
                "INSERT INTO promotion_persons (account, promotion, uses) VALUES ($1, $2, 1) \
                 ON CONFLICT (account, promotion) DO UPDATE SET uses = promotion_persons.uses + 1 WHERE promotion_persons.uses < $3",
            )
            .bind(account.0)
            .bind(id.0)
            .bind(most)
            .execute(&mut **tx)
            .await?
            .rows_affected();
            if done == 0 {
                return Err(Error::invalid("code", "code_used_by_you"));
            }
        }
        let shown = p.code.clone().unwrap_or_default();
        uses.push(Use { kind: "promotion", reference: id.to_string(), shown, amount: 0 });
    }
    for (purse, amount) in basket.purses.iter().zip(&basket.priced.paid).filter(|(_, amount)| **amount > 0) {
        let why = format!("order {order}");
        let (kind, done) = match purse.kind {
            Kind::GiftCard => ("gift-card", gift_cards::move_card(app, tx, &purse.reference, -amount, &why).await?),
            _ => ("credit", gift_cards::move_credit(app, tx, account, -amount, "credit-order").await?),
        };
        if !done {
            return Err(Error::invalid("code", "gift_card_empty"));
        }
        uses.push(Use { kind, reference: purse.reference.clone(), shown: purse.label.clone(), amount: *amount });
    }
    if basket.priced.points > 0 {
        let worth = app.config.points.worth.max(1);
        let n = (basket.priced.points + worth - 1) / worth;
        points::redeem(app, tx, account, n, order).await?;
        uses.push(Use { kind: "points", reference: String::new(), shown: String::new(), amount: n });
    }
    if let Some(referrer) = basket.referrer.filter(|_| basket.priced.referral > 0) {
        let text =
            "INSERT INTO referrals (account, referrer, order_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        let query = sqlx::query(text).bind(account.0).bind(referrer.0).bind(order.0).bind(app.clock.now().0);
        if query.execute(&mut **tx).await?.rows_affected() == 0 {
            return Err(Error::invalid("code", "code_first_order_only"));
        }
        let shown = basket.codes.iter().find(|c| c.kind == "referral").map(|c| c.shown.clone());
        let reference = referrer.to_string();
        uses.push(Use {
            kind: "referral",
            reference,
            shown: shown.unwrap_or_default(),
            amount: basket.priced.referral,
        });
    }
    for (position, used) in (0_i64..).zip(uses) {
        sqlx::query(
            "INSERT INTO order_uses (account, order_id, position, kind, reference, shown, amount) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(account.0)
        .bind(order.0)
        .bind(position)
        .bind(used.kind)
        .bind(used.reference)
        .bind(used.shown)
        .bind(used.amount)
        .execute(&mut **tx)
        .await?;
    }
    if let Some(tax) = &basket.priced.totals.tax {
        sqlx::query(
            "INSERT INTO order_taxes (account, order_id, label, mode, rate, amount) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(account.0)
        .bind(order.0)
        .bind(&tax.label)
        .bind(if tax.included { "included" } else { "added" })
        .bind(tax.rate)
        .bind(tax.amount.amount)
        .execute(&mut **tx)
        .await?;
    }
    if is_bag { codes::clear(tx, account).await } else { Ok(()) }
}

/// Gives back what an order took. Codes of a bag whose payment was declined lie in the bag again. Repeated: nothing.
pub async fn give_back(app: &App, tx: &mut Tx, account: Id, order: Id) -> Result<()> {
    let rows = sqlx::query(
        "UPDATE order_uses SET returned_at = $1 WHERE account = $2 AND order_id = $3 AND returned_at IS NULL \
         RETURNING position, kind, reference, shown, amount - back AS amount",
    )
    .bind(app.clock.now().0)
    .bind(account.0)
    .bind(order.0)
    .fetch_all(&mut **tx)
    .await?;
    if rows.is_empty() {
        return Ok(());
    }
    let (state, origin): (String, String) =
        sqlx::query_as("SELECT state, origin FROM orders WHERE account = $1 AND id = $2")
            .bind(account.0)
            .bind(order.0)
            .fetch_one(&mut **tx)
            .await?;
    let to_bag = origin == "bag" && state == "declined";
    for row in &rows {
        let (kind, reference, shown): (String, String, String) =
            (row.try_get("kind")?, row.try_get("reference")?, row.try_get("shown")?);
        let amount: i64 = row.try_get("amount")?;
        let why = format!("order {order} came to nothing");
        match kind.as_str() {
            "promotion" => release(tx, account, reference.parse().map_err(|()| Error::fault("no promotion"))?).await?,
            "gift-card" => {
                gift_cards::move_card(app, tx, &reference, amount, &why).await?;
            }
            "credit" => {
                gift_cards::move_credit(app, tx, account, amount, "credit-order-undone").await?;
            }
            "drop" => {
                let product = reference.parse().map_err(|()| Error::fault("no product"))?;
                drops::give_back(tx, account, product, amount).await?;
            }
            "points" => points::unredeem(app, tx, account, amount, order).await?,
            _ => {
                sqlx::query("DELETE FROM referrals WHERE account = $1 AND order_id = $2")
                    .bind(account.0)
                    .bind(order.0)
                    .execute(&mut **tx)
                    .await?;
            }
        }
        if to_bag && !shown.is_empty() && matches!(kind.as_str(), "promotion" | "gift-card" | "referral") {
            codes::put(tx, account, &Held { kind, reference, shown }, row.try_get("position")?).await?;
        }
    }
    Ok(())
}

async fn release(tx: &mut Tx, account: Id, promotion: Id) -> Result<()> {
    sqlx::query("UPDATE promotions SET uses = uses - 1 WHERE id = $1 AND uses > 0 AND (overall IS NOT NULL OR code IS NOT NULL)")
        .bind(promotion.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query("UPDATE promotion_persons SET uses = uses - 1 WHERE account = $1 AND promotion = $2 AND uses > 0")
        .bind(account.0)
        .bind(promotion.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
