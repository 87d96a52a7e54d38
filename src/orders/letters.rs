//! Mails about orders: which there are, and how they read. They are composed when they are sent.

use super::history;
use crate::accounts;
use crate::app::App;
use crate::db::Tx;
use crate::db::jobs::Job;
pub use crate::db::jobs::OrderLetter as Letter;
use crate::i18n::{self, Locale, format};
use crate::kit::{Error, Id, Result};
use crate::mail::Mail;
use crate::store::texts::{self, Name};

/// The keys of its subject and its text.
const fn keys(letter: Letter) -> (&'static str, &'static str) {
    match letter {
        Letter::Confirmed => ("mail-order-confirmed-subject", "mail-order-confirmed-text"),
        Letter::Cancelled => ("mail-order-cancelled-subject", "mail-order-cancelled-text"),
        Letter::Shipped => ("mail-order-shipped-subject", "mail-order-shipped-text"),
        Letter::Delivered => ("mail-order-delivered-subject", "mail-order-delivered-text"),
        Letter::ReturnAsked => ("mail-return-asked-subject", "mail-return-asked-text"),
        Letter::Withdrawn => ("mail-withdrawal-subject", "mail-withdrawal-text"),
        Letter::ReturnApproved => ("mail-return-approved-subject", "mail-return-approved-text"),
        Letter::ReturnRefused => ("mail-return-refused-subject", "mail-return-refused-text"),
        Letter::Refunded => ("mail-order-refunded-subject", "mail-order-refunded-text"),
        Letter::Exchanged => ("mail-order-exchanged-subject", "mail-order-exchanged-text"),
    }
}

/// Puts a mail on the list, in the transaction of what it tells. The demo's people read no mail.
pub(super) async fn tell(app: &App, tx: &mut Tx, account: Id, order: Id, letter: Letter) -> Result<()> {
    if app.demo {
        return Ok(());
    }
    tx.job(app.id(), app.clock.now(), &Job::OrderMail { account, order, letter }).await
}

/// Composes and sends it, in the language of whom it goes to.
pub async fn send(app: &App, account: Id, order: Id, letter: Letter) -> Result<()> {
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    let (email, language) = accounts::reached(&mut conn, account).await?;
    let locale = Locale::of_tag(&language).unwrap_or_default();
    let view = history::order(&mut conn, account, order, now).await?.ok_or(Error::NotFound)?;
    let answer: Option<(String,)> = sqlx::query_as(
        "SELECT answer FROM returns WHERE account = $1 AND order_id = $2 AND answer <> '' ORDER BY id DESC LIMIT 1",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(&mut *conn)
    .await?;
    let parcel: Option<(String, String)> = sqlx::query_as(
        "SELECT carrier, tracking FROM shipments WHERE account = $1 AND order_id = $2 ORDER BY id DESC LIMIT 1",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_optional(&mut *conn)
    .await?;
    let back: Option<(i64,)> =
        sqlx::query_as("SELECT amount FROM refunds WHERE account = $1 AND order_id = $2 ORDER BY id DESC LIMIT 1")
            .bind(account.0)
            .bind(order.0)
            .fetch_optional(&mut *conn)
            .await?;
    // What went back to cards and credit where no money did.
    let others: (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(back), 0) AS BIGINT) FROM order_uses WHERE account = $1 AND order_id = $2 AND kind IN ('gift-card', 'credit')",
    )
    .bind(account.0)
    .bind(order.0)
    .fetch_one(&mut *conn)
    .await?;
    let contract = letter == Letter::Confirmed && app.config.store.law.withdraws();
    let terms = if contract { texts::at(&mut conn, Name::Terms, locale, view.placed_at).await? } else { None };
    drop(conn);
    let goods: Vec<String> = view
        .lines
        .iter()
        .map(|l| format!("{} × {}  {}", format::number(locale, l.quantity), l.title, format::money(locale, l.amount)))
        .collect();
    let (carrier, tracking) = parcel.unwrap_or_default();
    let back = crate::kit::Money::new(back.map_or(others.0, |(amount,)| amount), view.total.currency);
    let link = format!("{}/orders/{order}", app.public_url);
    let parcel = [carrier, tracking].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let (id, goods, at) = (order.to_string(), goods.join("\n"), format::moment(locale, now));
    let (total, back) = (format::money(locale, view.total), format::money(locale, back));
    let answer = answer.map(|(answer,)| answer).unwrap_or_default();
    let args = [
        ("store", app.config.store.name.as_str().into()),
        ("id", id.as_str().into()),
        ("link", link.as_str().into()),
        ("goods", goods.as_str().into()),
        ("total", total.as_str().into()),
        ("back", back.as_str().into()),
        ("parcel", parcel.as_str().into()),
        ("answer", answer.as_str().into()),
        ("at", at.as_str().into()),
    ];
    let (subject, text) = match keys(letter) {
        (subject, _) if letter == Letter::Confirmed && !contract => (subject, "mail-order-plain-text"),
        keys => keys,
    };
    let mut text = i18n::tr(locale, text, &args) + "\n";
    if let Some(terms) = terms {
        // The contract on something that lasts (Directive 2011/83/EU, article 8(7)).
        text += &format!("\n{}\n\n{terms}\n", i18n::tr(locale, "mail-order-terms", &[]));
    }
    let mail = Mail { to: email, subject: i18n::tr(locale, subject, &args), text };
    app.mail.send(app.id(), now, &mail).await
}
