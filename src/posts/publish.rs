//! Publishing a post, and removing one.

use std::collections::{BTreeMap, HashSet};

use super::drafts;
use super::gate;
use super::mentions;
use super::new::NewPost;
use super::read;
use super::view::PostView;
use crate::accounts;
use crate::app::App;
use crate::catalog;
use crate::db::events::Event;
use crate::db::{Conn, Tx, to_json};
use crate::interests;
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Micros, Result, language};
use crate::media::view::Picture;

/// A product's interest counts for a post from this weight on.
const CLEAR: f64 = 0.3;
/// A post has at most so many interests in all.
const MOST_INTERESTS: usize = 12;

/// Publishes a post of an account that passes the write gate.
pub async fn publish(app: &App, author: Id, new: &NewPost) -> Result<PostView> {
    publish_draft(app, author, new, None, false).await
}

/// [`publish`] that takes a draft off its author's list. One that is published by itself (`due`) must still be wanted
/// now: 404 where it is not.
pub async fn publish_draft(app: &App, author: Id, new: &NewPost, draft: Option<Id>, due: bool) -> Result<PostView> {
    let (id, now) = (app.id(), app.clock.now());
    let mut tx = app.db.write().await?;
    if let Some(draft) = draft {
        let there = drafts::take(&mut tx, author, draft, due.then_some(now)).await?;
        if due && !there {
            return Err(Error::NotFound);
        }
    }
    gate::check(app, &mut tx, author).await?;
    insert(app, &mut tx, id, author, new, now).await?;
    tx.commit().await?;
    read::find(&mut *app.db.read().await?, id, Some(author)).await
}

/// Writes a post into a transaction, without asking the gate. Its photos must be unused uploads of the author and its
/// products must be sold; what is not is told at its field, and then the transaction must not be committed.
pub async fn insert(app: &App, tx: &mut Tx, id: Id, author: Id, new: &NewPost, at: Micros) -> Result<()> {
    check_products(tx, new).await?;
    let pictures = claim_photos(tx, id, author, new).await?;
    let spoken = accounts::language(tx, author).await?;
    let written = language::of(&new.text, &spoken);
    sqlx::query("INSERT INTO posts (id, author, kind, text, language, published_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id.0)
        .bind(author.0)
        .bind(new.kind.as_str())
        .bind(&new.text)
        .bind(written)
        .bind(at.0)
        .execute(&mut **tx)
        .await?;
    for (position, (photo, picture)) in new.photos.iter().zip(&pictures).enumerate() {
        sqlx::query("INSERT INTO post_photos (post, position, picture, alt) VALUES ($1, $2, $3, $4)")
            .bind(id.0)
            .bind(position as i64)
            .bind(to_json(picture)?)
            .bind(&photo.alt)
            .execute(&mut **tx)
            .await?;
    }
    for (position, tag) in new.tags.iter().enumerate() {
        // A coordinate is never bound as NULL: docs/dialect.md, "Statements".
        let text = "INSERT INTO post_tags (post, position, photo, x, y, product, likeness) \
                    VALUES ($1, $2, $3, NULLIF($4, -1.0), NULLIF($5, -1.0), $6, $7)";
        sqlx::query(text)
            .bind(id.0)
            .bind(position as i64)
            .bind(tag.point.map(|p| p.photo as i64))
            .bind(tag.point.map_or(-1.0, |p| p.x))
            .bind(tag.point.map_or(-1.0, |p| p.y))
            .bind(tag.product.0)
            .bind(tag.likeness.as_str())
            .execute(&mut **tx)
            .await?;
        sqlx::query("INSERT INTO product_posts (product, post) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(tag.product.0)
            .bind(id.0)
            .execute(&mut **tx)
            .await?;
    }
    for (position, (interest, source)) in
        interests_of(tx, new, if written.is_empty() { &spoken } else { written }).await?.into_iter().enumerate()
    {
        sqlx::query("INSERT INTO post_interests (post, interest, source, position) VALUES ($1, $2, $3, $4)")
            .bind(id.0)
            .bind(interest)
            .bind(source)
            .bind(position as i64)
            .execute(&mut **tx)
            .await?;
    }
    for hashtag in &new.hashtags {
        sqlx::query("INSERT INTO post_hashtags (post, hashtag) VALUES ($1, $2)")
            .bind(id.0)
            .bind(hashtag)
            .execute(&mut **tx)
            .await?;
    }
    sqlx::query("INSERT INTO author_posts (author, post) VALUES ($1, $2)")
        .bind(author.0)
        .bind(id.0)
        .execute(&mut **tx)
        .await?;
    mentions::write(tx, id, id, author, &new.text).await?;
    accounts::count_posts(tx, author, 1).await?;
    tx.event(app.id(), at, &Event::PostPublished { post: id, author }).await
}

/// Every tagged product exists and is sold.
async fn check_products(conn: &mut Conn, new: &NewPost) -> Result<()> {
    let ids: Vec<Id> = new.tags.iter().map(|t| t.product).collect::<HashSet<_>>().into_iter().collect();
    let (known, retired) = (catalog::cards(conn, &ids).await?, catalog::retired(conn, &ids).await?);
    let mut check = Check::new();
    for (i, tag) in new.tags.iter().enumerate() {
        let code = match () {
            () if retired.contains(&tag.product) => "retired_product",
            () if !known.contains_key(&tag.product) => "unknown_product",
            () => continue,
        };
        check.push(FieldError::new(format!("tags[{i}].product"), code));
    }
    check.done()
}

/// Ties uploads to the post. Of two posts that want the same upload at once, one gets it.
async fn claim_photos(conn: &mut Conn, post: Id, author: Id, new: &NewPost) -> Result<Vec<Picture>> {
    let mut check = Check::new();
    let mut pictures = Vec::new();
    for (i, photo) in new.photos.iter().enumerate() {
        match super::uploads::claim(conn, author, photo.id, post).await? {
            Some(picture) => pictures.push(picture),
            None => check.push(FieldError::new(format!("photos[{i}].id"), "unknown_photo")),
        }
    }
    check.done()?;
    Ok(pictures)
}

/// The post's interests with where each is from: what the author chose, then what its hashtags speak of, then those of
/// the tagged products, strongest first. `language` is that of the text, or of its author.
async fn interests_of(conn: &mut Conn, new: &NewPost, language: &str) -> Result<Vec<(String, &'static str)>> {
    let products: Vec<Id> = new.tags.iter().map(|t| t.product).collect::<HashSet<_>>().into_iter().collect();
    let of_products = catalog::interests_of(conn, &products).await?;
    Ok(gather(new, language, of_products.into_values().flatten()))
}

/// See [`interests_of`]. The weight of an interest is the highest it has with any of the products.
fn gather(
    new: &NewPost,
    language: &str,
    of_products: impl Iterator<Item = (String, f64)>,
) -> Vec<(String, &'static str)> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for (slug, weight) in of_products {
        let held = weights.entry(slug).or_insert(0.0);
        *held = held.max(weight);
    }
    let mut of_products: Vec<(String, f64)> = weights.into_iter().filter(|(_, weight)| *weight >= CLEAR).collect();
    // Stable, so equals stay in the order of their slugs.
    of_products.sort_by(|a, b| b.1.total_cmp(&a.1));
    let chosen = new.interests.iter().map(|slug| (slug.clone(), "author"));
    let hashtags = new
        .hashtags
        .iter()
        .flat_map(|h| interests::list().of_hashtag(h, language))
        .map(|i| (i.slug.clone(), "hashtag"));
    let products = of_products.into_iter().map(|(slug, _)| (slug, "product"));
    let mut seen = HashSet::new();
    chosen.chain(hashtags).chain(products).filter(|(slug, _)| seen.insert(slug.clone())).take(MOST_INTERESTS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posts::{PostBody, TagBody};

    #[test]
    fn interests_keep_where_they_are_from() {
        let new = NewPost::parse(&PostBody {
            kind: "idea".into(),
            text: "For #cats and #books".into(),
            interests: vec!["books".into(), "fitness".into()],
            tags: vec![TagBody { product: "1".into(), ..TagBody::default() }],
            ..PostBody::default()
        })
        .unwrap();
        let of_products = [("toys", 0.4), ("cats", 0.9), ("music", 0.9), ("toys", 0.8), ("films", 0.29)];
        let found = gather(&new, "en", of_products.into_iter().map(|(slug, weight)| (slug.to_owned(), weight)));
        let found: Vec<(&str, &str)> = found.iter().map(|(slug, source)| (slug.as_str(), *source)).collect();
        assert_eq!(
            found,
            [
                ("books", "author"),
                ("fitness", "author"),
                ("cats", "hashtag"),
                ("music", "product"),
                ("toys", "product")
            ]
        );
    }
}
