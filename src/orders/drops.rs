//! So many a person: what somebody bought of a product with such a limit, counted with the order and given back with it.

use std::collections::BTreeMap;

use super::wanted::Wanted;
use crate::db::Tx;
use crate::kit::{Error, Id, Result};

/// Where the uses of an order begin that are counted here, behind those of its price.
const FIRST: i64 = 1_000;

/// Counts what is bought of limited products, or refuses the order. One conditional statement a product, in the order
/// of ids: two orders of one person at once do not pass the limit together.
pub(super) async fn take(tx: &mut Tx, account: Id, order: Id, wanted: &[Wanted]) -> Result<()> {
    let mut limited: BTreeMap<Id, (i64, i64, &Wanted)> = BTreeMap::new();
    for line in wanted.iter().filter(|w| !w.gift) {
        if let Some(most) = line.variant.per_person {
            limited.entry(line.variant.product).or_insert((0, most, line)).0 += line.quantity;
        }
    }
    for (position, (product, (n, most, line))) in (FIRST..).zip(limited) {
        let counted = if n > most {
            0
        } else {
            sqlx::query(
                "INSERT INTO drop_persons (account, product, bought) VALUES ($1, $2, $3) \
                 ON CONFLICT (account, product) DO UPDATE SET bought = drop_persons.bought + excluded.bought \
                 WHERE drop_persons.bought + excluded.bought <= $4",
            )
            .bind(account.0)
            .bind(product.0)
            .bind(n)
            .bind(most)
            .execute(&mut **tx)
            .await?
            .rows_affected()
        };
        if counted == 0 {
            let args = vec![
                ("sku", line.variant.sku.clone()),
                ("title", line.variant.title.clone()),
                ("most", most.to_string()),
            ];
            return Err(Error::Conflict { code: "drop_limit", args });
        }
        sqlx::query(
            "INSERT INTO order_uses (account, order_id, position, kind, reference, shown, amount) VALUES ($1, $2, $3, 'drop', $4, '', $5)",
        )
        .bind(account.0)
        .bind(order.0)
        .bind(position)
        .bind(product.to_string())
        .bind(n)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// What came to nothing may be bought again.
pub(super) async fn give_back(tx: &mut Tx, account: Id, product: Id, n: i64) -> Result<()> {
    sqlx::query("UPDATE drop_persons SET bought = bought - $1 WHERE account = $2 AND product = $3 AND bought >= $1")
        .bind(n)
        .bind(account.0)
        .bind(product.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
