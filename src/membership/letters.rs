//! Mails to members. Their words are made when they are sent, in the language of whom they go to.

use crate::accounts;
use crate::app::App;
use crate::db::jobs::MemberLetter;
use crate::i18n::{self, Locale, Value};
use crate::kit::{Id, Micros, Result};
use crate::mail::Mail;

/// Composes and sends a letter.
pub async fn send(app: &App, account: Id, letter: &MemberLetter) -> Result<()> {
    let mut conn = app.db.read().await?;
    let locale = Locale::of_tag(&accounts::language(&mut conn, account).await?).unwrap_or_default();
    let (to, _) = accounts::private(&mut conn, account).await?;
    drop(conn);
    let date = |at: i64| i18n::format::date(locale, Micros(at));
    let (key, page, args): (&str, &str, Vec<(&str, Value<'_>)>) = match letter {
        MemberLetter::PointsExpire { points, at } => {
            ("points-expire", "/me/points", vec![("n", (*points).into()), ("date", date(*at).into())])
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
