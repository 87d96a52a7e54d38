//! Mails to members. Their words are made when they are sent, in the language of whom they go to.

use super::plans::Plan;
use super::subscriptions;
use crate::accounts;
use crate::app::App;
use crate::db::jobs::MemberLetter;
use crate::i18n::{self, Locale, Value};
use crate::kit::{Id, Micros, Money, Result};
use crate::mail::Mail;
use crate::orders::limits;

/// Composes and sends a letter. One whose reason is gone by now is not sent.
pub async fn send(app: &App, account: Id, letter: &MemberLetter) -> Result<()> {
    let asked = match letter {
        MemberLetter::AskAgain { product } => match limits::ask_again(app, account, *product).await? {
            Some(title) => title,
            None => return Ok(()),
        },
        _ => String::new(),
    };
    let mut conn = app.db.read().await?;
    let ahead = match letter {
        MemberLetter::RenewalAhead { at } => {
            match subscriptions::renews_at(app, &mut conn, account, Micros(*at)).await? {
                Some(ahead) => Some(ahead),
                None => return Ok(()),
            }
        }
        _ => None,
    };
    let locale = Locale::of_tag(&accounts::language(&mut conn, account).await?).unwrap_or_default();
    let (to, _) = accounts::private(&mut conn, account).await?;
    drop(conn);
    let date = |at: i64| Value::from(i18n::format::date(locale, Micros(at)));
    let currency = app.config.store.currency;
    let money = |amount: i64| Value::from(i18n::format::money(locale, Money::new(amount, currency)));
    let name = |plan: &str| Value::from(i18n::t(locale, &format!("plan-{plan}")).into_owned());
    let membership = "/membership".to_owned();
    let (key, page, args): (&str, String, Vec<(&str, Value<'_>)>) = match letter {
        MemberLetter::TrialStarted { plan, price, until } => {
            ("trial-started", membership, vec![("plan", name(plan)), ("price", money(*price)), ("until", date(*until))])
        }
        MemberLetter::Paid { plan, amount, from, until, receipt } => (
            "paid",
            membership,
            vec![
                ("plan", name(plan)),
                ("amount", money(*amount)),
                ("from", date(*from)),
                ("until", date(*until)),
                ("receipt", receipt.to_string().into()),
            ],
        ),
        MemberLetter::PaymentFailed { plan, amount, again } => (
            "payment-failed",
            membership,
            vec![("plan", name(plan)), ("amount", money(*amount)), ("again", date(*again))],
        ),
        MemberLetter::ConfirmPayment { plan, amount, until } => (
            "confirm-payment",
            subscriptions::CONFIRMATION.to_owned(),
            vec![("plan", name(plan)), ("amount", money(*amount)), ("until", date(*until))],
        ),
        MemberLetter::RenewalAhead { at } => {
            let (plan, price) = ahead.unwrap_or((Plan::Monthly, Money::zero(currency)));
            let price = Value::from(i18n::format::money(locale, price));
            ("renewal-ahead", membership, vec![("plan", name(plan.as_str())), ("price", price), ("date", date(*at))])
        }
        MemberLetter::Ended { plan } => ("ended", membership, vec![("plan", name(plan))]),
        MemberLetter::Cancelled { plan, until } => {
            ("cancelled", membership, vec![("plan", name(plan)), ("until", date(*until))])
        }
        MemberLetter::PlanChanged { plan, from } => {
            ("plan-changed", membership, vec![("plan", name(plan)), ("from", date(*from))])
        }
        MemberLetter::AskAgain { product } => {
            ("ask-again", format!("/products/{product}"), vec![("title", asked.as_str().into())])
        }
        MemberLetter::PointsExpire { points, at } => {
            ("points-expire", "/me/points".to_owned(), vec![("n", (*points).into()), ("date", date(*at))])
        }
    };
    let link = format!("{}{page}", app.public_url);
    let mut all: Vec<(&str, Value<'_>)> =
        vec![("store", app.config.store.name.as_str().into()), ("link", link.as_str().into())];
    all.extend(args);
    let mail = Mail {
        to,
        subject: i18n::tr(locale, &format!("mail-{key}-subject"), &all),
        text: i18n::tr(locale, &format!("mail-{key}-text"), &all) + "\n",
    };
    app.mail.send(app.id(), app.clock.now(), &mail).await
}
