//! What search engines ask for: `/robots.txt`, `/sitemap.xml` and its parts; and the page about the ranking.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header;
use maud::{Markup, PreEscaped, html};

use super::ctx::{Answer, Ctx};
use super::language::with;
use super::ui;
use crate::app::App;
use crate::i18n::Locale;
use crate::interests::list;
use crate::kit::{Error, Id, Result};
use crate::store::texts::Name;
use crate::{accounts, catalog, posts};

/// Addresses in one part of the sitemap; the protocol allows 50,000.
const PART: i64 = 10_000;

/// `GET /robots.txt`: everything for everybody may be read; what is one's own has nothing to find.
pub async fn robots(State(app): State<App>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /me\nDisallow: /bag\nDisallow: /orders\nDisallow: /operator\nDisallow: /search\nDisallow: /sign-in\nDisallow: /sign-up\nSitemap: {}/sitemap.xml\n",
        app.public_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn xml(markup: &Markup) -> Response {
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", markup.0);
    ([(header::CONTENT_TYPE, "application/xml")], text).into_response()
}

/// `GET /sitemap.xml`: the index of its parts. A part begins after the last id of the part before it.
pub async fn sitemap(State(app): State<App>) -> Result<Response> {
    let mut conn = app.db.read().await?;
    let mut parts = vec!["topics-0".to_owned()];
    let mut last = Id(0);
    loop {
        let ids = catalog::after(&mut conn, last, PART).await?;
        let Some(end) = ids.last() else { break };
        parts.push(format!("products-{last}"));
        last = *end;
    }
    last = Id(0);
    loop {
        let ids = posts::facts::after(&mut conn, last, PART).await?;
        let Some(end) = ids.last() else { break };
        parts.push(format!("posts-{last}"));
        last = *end;
    }
    last = Id(0);
    loop {
        let handles = accounts::writers_after(&mut conn, last, PART).await?;
        let Some((end, _)) = handles.last() else { break };
        parts.push(format!("accounts-{last}"));
        last = *end;
    }
    Ok(xml(&html! {
        sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for part in &parts { sitemap { loc { (app.public_url) "/sitemap/" (part) ".xml" } } }
        }
    }))
}

/// `GET /sitemap/{part}.xml`
pub async fn part(State(app): State<App>, Path(part): Path<String>) -> Result<Response> {
    let (kind, after) = part.strip_suffix(".xml").and_then(|p| p.split_once('-')).ok_or(Error::NotFound)?;
    let after: Id = after.parse().map_err(|()| Error::NotFound)?;
    let mut conn = app.db.read().await?;
    let paths: Vec<String> = match kind {
        "topics" => list()
            .all()
            .iter()
            .map(|i| format!("/topics/{}", i.slug))
            .chain(["/", "/explore", "/help", "/about/ranking", "/about/reviews", "/accessibility"].map(str::to_owned))
            .chain(written(&app))
            .collect(),
        "products" => {
            catalog::after(&mut conn, after, PART).await?.iter().map(|id| format!("/products/{id}")).collect()
        }
        "posts" => posts::facts::after(&mut conn, after, PART).await?.iter().map(|id| format!("/posts/{id}")).collect(),
        "accounts" => accounts::writers_after(&mut conn, after, PART)
            .await?
            .into_iter()
            .map(|(_, handle)| format!("/accounts/{handle}"))
            .collect(),
        _ => return Err(Error::NotFound),
    };
    Ok(xml(&html! {
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            @for path in &paths {
                (PreEscaped("<url>")) loc { (app.public_url) (path) }
                @for locale in Locale::ALL { (alternate(locale.tag(), &format!("{}{}", app.public_url, with(path, *locale)))) }
                (alternate("x-default", &format!("{}{path}", app.public_url)))
                (PreEscaped("</url>"))
            }
        }
    }))
}

/// The operator's texts that are written.
fn written(app: &App) -> Vec<String> {
    let missing = app.store.look().to_write();
    let there = Name::NEEDED.into_iter().filter(|name| !missing.contains(name));
    there.map(|name| format!("/{}", name.as_str())).collect()
}

/// The same page in another language.
fn alternate(language: &str, address: &str) -> Markup {
    html! {
        (PreEscaped("<xhtml:link rel=\"alternate\" hreflang=\"")) (language) (PreEscaped("\" href=\"")) (address) (PreEscaped("\"/>"))
    }
}

/// `GET /about/reviews`: how reviews are checked, and what the operator adds.
pub async fn reviews(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::reviews(page))).await
}

/// `GET /help`
pub async fn help(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::help(page))).await
}

/// `GET /accessibility`
pub async fn accessibility(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::accessibility(page))).await
}

/// `GET /imprint`
pub async fn imprint(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::legal(page, Name::Imprint))).await
}

/// `GET /privacy`
pub async fn privacy(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::legal(page, Name::Privacy))).await
}

/// `GET /terms`
pub async fn terms(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::legal(page, Name::Terms))).await
}

/// `GET /about/ranking`
pub async fn ranking(ctx: Ctx) -> Answer {
    ctx.reply(&(), async |page| Ok(ui::about::ranking(page))).await
}
