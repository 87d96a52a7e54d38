//! The form for a new post. Without scripts each of its buttons sends all of it and gets it back changed.

use std::collections::HashMap;

use axum::extract::{Query, Request};
use axum::response::Response;
use http::StatusCode;
use maud::Markup;
use serde::Deserialize;

use super::ctx::{Answer, Ctx, Wants, markup};
use super::posts::id_of;
use super::ui::compose::{self, Compose};
use super::ui::draft::{Draft, DraftPhoto};
use super::ui::form::Form;
use super::ui::page::Page;
use super::{ui, upload};
use crate::catalog;
use crate::catalog::view::ProductCard;
use crate::kit::text::limit;
use crate::kit::{Error, FieldError, Id, Result};
use crate::media;
use crate::media::edit::EditBody;
use crate::media::view::PhotoView;
use crate::posts::drafts::{self, DraftBody};
use crate::posts::uploads::Waiting;
use crate::posts::{self, NewPost, PhotoBody, PhotoRef, PostBody, TagBody, gate, uploads};
use crate::{interests, orders, search as index};

/// Products offered for a tag.
const FOUND: usize = 10;

/// `GET /posts/new`: the form, or what is missing to write.
pub async fn new(ctx: Ctx, Query(begun): Query<Begun>) -> Answer {
    let account = ctx.account()?.id;
    if let Some(shut) = shut(&ctx, account).await? {
        return Ok(shut);
    }
    let draft = match begun.draft.as_str() {
        "" => Draft::read(&[]),
        id => {
            let kept = drafts::find(&mut *ctx.app.db.read().await?, account, id_of(id)?).await?;
            let mut draft = Draft::of(&kept);
            forget_gone(&ctx, account, &mut draft).await?;
            draft
        }
    };
    show(&ctx, account, draft, &[], None, StatusCode::OK).await
}

/// Which draft to go on with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Begun {
    draft: String,
}

/// `POST /posts/new`: the form again, after one of its buttons.
pub async fn again(ctx: Ctx, request: Request) -> Answer {
    let account = ctx.account()?.id;
    if let Some(shut) = shut(&ctx, account).await? {
        return Ok(shut);
    }
    let sent = Sent::read(&ctx, account, request).await?;
    let draft = sent.draft(&ctx, account).await?;
    let status = if sent.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show(&ctx, account, draft, &sent.errors, None, status).await
}

/// `POST /posts` of the form.
pub async fn publish(ctx: &Ctx, author: Id, request: Request) -> Answer {
    let sent = Sent::read(ctx, author, request).await?;
    let draft = sent.draft(ctx, author).await?;
    if !sent.errors.is_empty() {
        return show(ctx, author, draft, &sent.errors, None, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let kept = draft.kept.parse::<Id>().ok();
    let published = if draft.publish_at.is_empty() {
        match NewPost::parse(&body_of(&draft)) {
            Ok(new) => {
                posts::publish_draft(&ctx.app, author, &new, kept, false).await.map(|p| format!("/posts/{}", p.id))
            }
            Err(e) => Err(e),
        }
    } else {
        // Published by itself at its time; until then it stands among the drafts.
        drafts::save(&ctx.app, author, kept, &draft_body(&draft)).await.map(|_| "/drafts".to_owned())
    };
    match published {
        Ok(then) => Ok(ctx.go(&then)),
        Err(Error::Invalid(errors)) => show(ctx, author, draft, &errors, None, StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(e) => Err(e),
    }
}

/// The page of the gate when it is shut: 403.
async fn shut(ctx: &Ctx, account: Id) -> Result<Option<Response>> {
    let standing = gate::standing(&ctx.app, &mut *ctx.app.db.read().await?, account).await?;
    if standing.open {
        return Ok(None);
    }
    let page = ctx.page().await?;
    Ok(Some(markup(StatusCode::FORBIDDEN, ui::gate::page(&page, Some(&standing)))))
}

/// A form as it came.
struct Sent {
    values: Vec<(String, String)>,
    /// Photos that came with it and were taken in.
    uploaded: Vec<Id>,
    /// What was wrong with the others.
    errors: Vec<FieldError>,
}

impl Sent {
    /// Reads the form and takes in the files it carries, each by itself: one that is refused does not lose the others.
    async fn read(ctx: &Ctx, account: Id, request: Request) -> Result<Self> {
        let mut form = upload::Form::open(request, &ctx.app).await?;
        let (mut uploaded, mut errors) = (Vec::new(), Vec::new());
        // One place for the form: it reads one photo at a time.
        let _place = media::room().enter().await?;
        while let Some(photo) = form.next_photo().await? {
            uploads::throttle(&ctx.app, account).await?;
            let stored = match photo {
                Some(bytes) => uploads::upload(&ctx.app, account, bytes).await,
                None => Err(Error::TooLarge { limit: upload::PHOTO }),
            };
            match stored {
                Ok((id, _)) => uploaded.push(id),
                Err(e) => errors.push(refusal(e)?),
            }
        }
        Ok(Self { values: form.values, uploaded, errors })
    }

    /// The draft after the pressed button, without photos and products that are gone.
    async fn draft(&self, ctx: &Ctx, account: Id) -> Result<Draft> {
        let mut draft = Draft::read(&self.values);
        let place = limit::PHOTOS_PER_POST.saturating_sub(draft.photos.len());
        draft
            .photos
            .extend(self.uploaded.iter().take(place).map(|id| DraftPhoto { id: id.to_string(), alt: String::new() }));
        let pictures = forget_gone(ctx, account, &mut draft).await?;
        let sizes: Vec<(u32, u32)> = draft
            .photos
            .iter()
            .filter_map(|p| picture(&pictures, p))
            .map(|p| (p.picture.width, p.picture.height))
            .collect();
        draft.apply(&self.values, &sizes);
        let products = products(ctx, &draft).await?;
        draft.tags.retain(|t| product(&products, &t.product).is_some());
        draft.placing = draft.placing.filter(|k| *k < draft.tags.len());
        Ok(draft)
    }
}

/// Takes photos and products away that are gone by now; answers the photos that are there.
async fn forget_gone(ctx: &Ctx, account: Id, draft: &mut Draft) -> Result<HashMap<Id, Waiting>> {
    let pictures = pictures(ctx, account, draft).await?;
    for k in (0..draft.photos.len()).rev() {
        if picture(&pictures, &draft.photos[k]).is_none() {
            draft.remove_photo(k);
        }
    }
    let products = products(ctx, draft).await?;
    draft.tags.retain(|t| product(&products, &t.product).is_some());
    Ok(pictures)
}

/// What a form sent, as a draft to keep.
pub fn draft_of(fields: &[(String, String)]) -> DraftBody {
    draft_body(&Draft::read(fields))
}

fn draft_body(draft: &Draft) -> DraftBody {
    // What a form without scripts sends for a time has no zone; its label says that it is UTC.
    let at = match draft.publish_at.as_str() {
        "" => None,
        at if at.len() == "2026-01-31T10:00".len() => Some(format!("{at}:00Z")),
        at => Some(at.to_owned()),
    };
    DraftBody { post: body_of(draft), publish_at: at }
}

/// What is wrong with a file, told at the photos of the form; faults of ours are told as such.
fn refusal(error: Error) -> Result<FieldError> {
    match error {
        Error::Invalid(fields) => {
            let first = fields.into_iter().next().ok_or_else(|| Error::fault("a refusal without a reason"))?;
            Ok(FieldError { field: "photos".to_owned(), ..first })
        }
        Error::TooLarge { limit } => {
            Ok(FieldError::new("photos", "photo_too_large").with("megabytes", limit / 1_048_576))
        }
        other => Err(other),
    }
}

/// The draft as what publishing asks for.
fn body_of(draft: &Draft) -> PostBody {
    let tag = |t: &ui::draft::DraftTag| TagBody {
        photo: t.photo.and_then(|k| i64::try_from(k).ok()).map(PhotoRef::Position),
        x: t.x,
        y: t.y,
        product: t.product.clone(),
        likeness: Some(t.likeness.as_str().to_owned()),
    };
    PostBody {
        kind: draft.kind.clone(),
        text: draft.text.clone(),
        photos: draft.photos.iter().map(|p| PhotoBody { id: p.id.clone(), alt: p.alt.clone() }).collect(),
        tags: draft.tags.iter().map(tag).collect(),
        interests: draft.interests.clone(),
    }
}

async fn pictures(ctx: &Ctx, account: Id, draft: &Draft) -> Result<HashMap<Id, Waiting>> {
    let ids: Vec<Id> = draft.photos.iter().filter_map(|p| p.id.parse().ok()).collect();
    uploads::unused(&mut *ctx.app.db.read().await?, account, &ids).await
}

fn picture<'a>(pictures: &'a HashMap<Id, Waiting>, photo: &DraftPhoto) -> Option<&'a Waiting> {
    pictures.get(&photo.id.parse().ok()?)
}

async fn products(ctx: &Ctx, draft: &Draft) -> Result<HashMap<Id, ProductCard>> {
    let ids: Vec<Id> = draft.tags.iter().filter_map(|t| t.product.parse().ok()).collect();
    catalog::cards(&mut *ctx.app.db.read().await?, &ids).await
}

fn product<'a>(products: &'a HashMap<Id, ProductCard>, id: &str) -> Option<&'a ProductCard> {
    products.get(&id.parse().ok()?)
}

/// The form with a draft in it.
async fn show(
    ctx: &Ctx,
    account: Id,
    draft: Draft,
    errors: &[FieldError],
    problem: Option<&Error>,
    status: StatusCode,
) -> Answer {
    let viewer = ctx.account()?;
    let pictures = pictures(ctx, account, &draft).await?;
    let held: Vec<(&Waiting, &DraftPhoto)> =
        draft.photos.iter().filter_map(|p| Some((picture(&pictures, p)?, p))).collect();
    let photos: Vec<PhotoView> = held.iter().map(|(w, p)| w.picture.view(&p.alt)).collect();
    let edits: Vec<(PhotoView, EditBody)> = held.iter().map(|(w, _)| (w.base.view(""), w.edit.clone())).collect();
    let cards = products(ctx, &draft).await?;
    let products: Vec<ProductCard> = draft.tags.iter().filter_map(|t| product(&cards, &t.product).cloned()).collect();
    let results = find(ctx, &draft.q).await?;
    let begun =
        if draft.kept.is_empty() { drafts::list(&mut *ctx.app.db.read().await?, account).await?.len() } else { 0 };
    let picked = interests::picked(&mut *ctx.app.db.read().await?, account).await?;
    let parts = Compose {
        draft: &draft,
        photos: &photos,
        edits: &edits,
        products: &products,
        results: &results,
        begun,
        interests: &choices(&draft.interests, &picked),
        owner: &viewer.author.handle,
        form: Form { values: &[], errors, problem },
    };
    let page = ctx.page().await?;
    let shown = if ctx.wants == Wants::Fragment { compose::form(&page, &parts) } else { compose::page(&page, &parts) };
    Ok(markup(status, shown))
}

/// Every interest to choose from: those chosen, those the author picked, those most people start with, the others.
fn choices<'a>(chosen: &'a [String], picked: &'a [String]) -> Vec<&'a str> {
    let list = interests::list();
    let known = |slug: &&'a String| list.get(slug).is_some();
    let first = list.all().iter().filter(|i| i.first).map(|i| i.slug.as_str());
    let all = list.all().iter().map(|i| i.slug.as_str());
    let mut seen = std::collections::HashSet::new();
    let own = chosen.iter().chain(picked).filter(known).map(String::as_str);
    own.chain(first).chain(all).filter(|slug| seen.insert(*slug)).collect()
}

/// What to search by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Words {
    q: String,
}

/// `GET /products/search?q=`: products for a tag, as options of a list.
pub async fn search(ctx: Ctx, Query(words): Query<Words>) -> Answer {
    let found = find(&ctx, &words.q).await?;
    ctx.reply(&found, async |page: &Page| -> Result<Markup> { Ok(compose::options(page, &found)) }).await
}

/// Products the words speak of; without words those one bought last.
async fn find(ctx: &Ctx, words: &str) -> Result<Vec<ProductCard>> {
    let words: String = words.trim().chars().take(limit::SEARCH).collect();
    let ids = match ctx.asker() {
        Some(account) if words.is_empty() => {
            orders::bought_lately(&mut *ctx.app.db.read().await?, account, FOUND).await?
        }
        None if words.is_empty() => Vec::new(),
        _ => {
            crate::followers::search_own_writes(&ctx.app).await?;
            index::products_like(&ctx.app, &words, FOUND).await?
        }
    };
    let mut conn = ctx.app.db.read().await?;
    let retired = catalog::retired(&mut conn, &ids).await?;
    let mut cards = catalog::cards(&mut conn, &ids).await?;
    Ok(ids.iter().filter(|id| !retired.contains(id)).filter_map(|id| cards.remove(id)).collect())
}
