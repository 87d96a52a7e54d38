//! Keeping away: blocks, mutes, "not this", the menus behind "…" that lead there, and the lists to undo them.

use axum::extract::{Path, Query};
use http::StatusCode;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, Wants, json, markup, see};
use super::errors::Problem;
use super::input::Input;
use super::posts::{Paging, id_of};
use super::ui;
use super::ui::avoid::{At, Gone, Menu, Stands};
use super::ui::page::Page;
use crate::accounts::view::{AvoidedView, ProfileView};
use crate::accounts::{self, blocks, mutes};
use crate::catalog;
use crate::catalog::view::ProductCard;
use crate::interests::list;
use crate::kit::{Error, Id, Micros, Result};
use crate::posts;
use crate::posts::hides;
use crate::posts::item::Item;
use crate::posts::saves::Saved;
use crate::posts::view::PostView;

/// Which element of the page a menu belongs to; forms send it back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    at: String,
}

/// A topic and whether the asking account muted it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TopicMuteView {
    pub slug: String,
    pub name: String,
    pub muted_by_me: bool,
}

/// Whether the asking account hid a post or product from its feeds.
#[derive(Serialize, ToSchema)]
pub struct HideView {
    pub hidden: bool,
}

/// Whom the account blocked, newest first.
#[derive(Serialize, ToSchema)]
pub struct BlocksView {
    pub items: Vec<AvoidedView>,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}

/// Whom and what the account muted, newest first.
#[derive(Serialize, ToSchema)]
pub struct MutesView {
    pub items: Vec<AvoidedView>,
    /// Every muted topic.
    pub topics: Vec<TopicMuteView>,
    /// Where the next page of people starts; null at the end.
    pub next: Option<String>,
}

/// Something the account hid: a post or a product.
#[derive(Serialize, ToSchema)]
pub struct HiddenView {
    pub post: Option<PostView>,
    pub product: Option<ProductCard>,
    pub since: Micros,
}

/// What the account hid, newest first.
#[derive(Serialize, ToSchema)]
pub struct HidesView {
    pub items: Vec<HiddenView>,
    /// Where the next page starts; null at the end.
    pub next: Option<String>,
}

// ── Menus ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// `GET /posts/{id}/menu`
pub async fn post_menu(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let account = ctx.account()?.id;
    let mut conn = ctx.app.db.read().await?;
    let post = posts::find(&mut conn, id_of(&id)?, Some(account)).await?;
    drop(conn);
    let menu = of_post(&ctx, &post, At::of(&asked.at)).await?;
    shown(&ctx, &menu).await
}

async fn of_post(ctx: &Ctx, post: &PostView, at: At) -> Result<Menu> {
    let account = ctx.account()?.id;
    let mut conn = ctx.app.db.read().await?;
    let muted = mutes::topics(&mut conn, account).await?;
    let own = post.author.id == account;
    let stands = Stands {
        hidden: Some(hides::is_hidden(&mut conn, account, Item::Post(post.id)).await?).filter(|_| !own),
        person: if own { None } else { Some(person(&mut conn, account, post.author.id).await?) },
        topics: topics(ctx, post.interests.iter().take(3), &muted),
    };
    Ok(Menu { place: format!("/posts/{}", post.id), at, stands })
}

async fn person(conn: &mut crate::db::Conn, account: Id, other: Id) -> Result<(accounts::view::AuthorView, bool)> {
    Ok((accounts::author(conn, other).await?, blocks::between(conn, account, other).await?.muted))
}

fn topics<'a>(ctx: &Ctx, slugs: impl Iterator<Item = &'a String>, muted: &[String]) -> Vec<TopicMuteView> {
    slugs.map(|slug| topic_view(ctx, slug, muted.contains(slug))).collect()
}

fn topic_view(ctx: &Ctx, slug: &str, muted_by_me: bool) -> TopicMuteView {
    let name = crate::i18n::interest(ctx.locale, slug).into_owned();
    TopicMuteView { slug: slug.to_owned(), name, muted_by_me }
}

/// `GET /products/{id}/menu`
pub async fn product_menu(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let menu = of_product(&ctx, id_of(&id)?, At::of(&asked.at)).await?;
    shown(&ctx, &menu).await
}

async fn of_product(ctx: &Ctx, product: Id, at: At) -> Result<Menu> {
    let account = ctx.account()?.id;
    let mut conn = ctx.app.db.read().await?;
    if catalog::cards(&mut conn, &[product]).await?.is_empty() {
        return Err(Error::NotFound);
    }
    let mut interests = catalog::interests_of(&mut conn, &[product]).await?.remove(&product).unwrap_or_default();
    interests.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let muted = mutes::topics(&mut conn, account).await?;
    let stands = Stands {
        hidden: Some(hides::is_hidden(&mut conn, account, Item::Product(product)).await?),
        person: None,
        topics: topics(ctx, interests.iter().take(2).map(|(slug, _)| slug), &muted),
    };
    Ok(Menu { place: format!("/products/{product}"), at, stands })
}

/// `GET /accounts/{handle}/menu`
pub async fn account_menu(ctx: Ctx, Path(handle): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let account = ctx.account()?.id;
    let other = super::accounts::find(&ctx, &handle).await?;
    let menu = of_person(&ctx, account, other, At::of(&asked.at)).await?;
    shown(&ctx, &menu).await
}

async fn of_person(ctx: &Ctx, account: Id, other: Id, at: At) -> Result<Menu> {
    let mut conn = ctx.app.db.read().await?;
    blocks::may_meet(&mut conn, Some(account), other).await?;
    let (author, muted) = person(&mut conn, account, other).await?;
    let place = format!("/accounts/{}", author.handle);
    let person = (account != other).then_some((author, muted));
    Ok(Menu { place, at, stands: Stands { hidden: None, person, topics: Vec::new() } })
}

/// `GET /topics/{slug}/menu`
pub async fn topic_menu(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let menu = of_topic(&ctx, &slug).await?;
    shown(&ctx, &menu).await
}

async fn of_topic(ctx: &Ctx, slug: &str) -> Result<Menu> {
    let account = ctx.account()?.id;
    list().get(slug).ok_or(Error::NotFound)?;
    let muted = mutes::topics(&mut *ctx.app.db.read().await?, account).await?;
    let topics = vec![topic_view(ctx, slug, muted.iter().any(|m| m == slug))];
    Ok(Menu { place: format!("/topics/{slug}"), at: At::None, stands: Stands { topics, ..Stands::default() } })
}

async fn shown(ctx: &Ctx, menu: &Menu) -> Answer {
    let page = ctx.page().await?;
    Ok(markup(
        StatusCode::OK,
        match ctx.wants {
            Wants::Fragment => ui::sheet::body(ui::avoid::choices(&page, menu, true)),
            // On a page of its own there is no card to put anything in the place of.
            _ => ui::avoid::menu(&page, &Menu { at: At::None, ..menu.clone() }),
        },
    ))
}

// ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// `GET /accounts/{handle}/block`: asks once more and says what a block does.
pub async fn ask_block(ctx: Ctx, Path(handle): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let account = ctx.account()?.id;
    let other = super::accounts::find(&ctx, &handle).await?;
    let mut conn = ctx.app.db.read().await?;
    blocks::may_meet(&mut conn, Some(account), other).await?;
    let author = accounts::author(&mut conn, other).await?;
    drop(conn);
    let (page, at) = (ctx.page().await?, At::of(&asked.at));
    Ok(markup(
        StatusCode::OK,
        match ctx.wants {
            Wants::Fragment => ui::sheet::body(ui::avoid::block(&page, &author, at, true)),
            _ => ui::avoid::block_page(&page, &author, At::None),
        },
    ))
}

/// Neither of the two finds anything of the other any more; the blocked one is not told.
#[utoipa::path(put, path = "/accounts/{handle}/block", tag = "accounts", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn block(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let other = super::accounts::find(&ctx, &handle).await?;
    // To the one who is blocked the other is not there, so there is nobody to block.
    not_there(&ctx, account, other).await?;
    blocks::block(&ctx.app, account, other).await?;
    set_person(&ctx, other, &handle, &input, Change::Block(true)).await
}

#[utoipa::path(delete, path = "/accounts/{handle}/block", tag = "accounts", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn unblock(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let other = super::accounts::find(&ctx, &handle).await?;
    blocks::unblock(&ctx.app, account, other).await?;
    not_there(&ctx, account, other).await?;
    set_person(&ctx, other, &handle, &input, Change::Block(false)).await
}

/// Their posts leave the account's feeds, and what they do its notifications.
#[utoipa::path(put, path = "/accounts/{handle}/mute", tag = "accounts", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn mute(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let other = super::accounts::find(&ctx, &handle).await?;
    mutes::mute(&ctx.app, account, other).await?;
    set_person(&ctx, other, &handle, &input, Change::Mute(true)).await
}

#[utoipa::path(delete, path = "/accounts/{handle}/mute", tag = "accounts", security(("token" = [])), params(("handle" = String, Path)), responses(
    (status = 200, body = ProfileView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn unmute(ctx: Ctx, Path(handle): Path<String>, input: Input) -> Answer {
    let account = ctx.account()?.id;
    let other = super::accounts::find(&ctx, &handle).await?;
    not_there(&ctx, account, other).await?;
    mutes::unmute(&ctx.app, account, other).await?;
    set_person(&ctx, other, &handle, &input, Change::Mute(false)).await
}

async fn not_there(ctx: &Ctx, account: Id, other: Id) -> Result<()> {
    let between = blocks::between(&mut *ctx.app.db.read().await?, account, other).await?;
    if between.blocked_by { Err(Error::NotFound) } else { Ok(()) }
}

/// What became of a person, and whether it began or ended.
#[derive(Clone, Copy)]
enum Change {
    Block(bool),
    Mute(bool),
}

async fn set_person(ctx: &Ctx, other: Id, handle: &str, input: &Input, change: Change) -> Answer {
    let account = ctx.account()?.id;
    let profile = accounts::profile(&mut *ctx.app.db.read().await?, other, Some(account)).await?;
    if ctx.is_json() {
        return json(StatusCode::OK, &profile);
    }
    let at = At::of(&input.read::<Asked>()?.at);
    let then = match change {
        Change::Mute(_) if at != At::List => format!("/accounts/{handle}/menu"),
        Change::Mute(_) => "/me/mutes".to_owned(),
        Change::Block(_) if at == At::List => "/me/blocks".to_owned(),
        Change::Block(_) => format!("/accounts/{handle}"),
    };
    if ctx.wants == Wants::Page {
        return Ok(see(&then));
    }
    let page = ctx.page().await?;
    let author = &profile.author;
    Ok(match (change, at) {
        (Change::Mute(true), At::Post(_)) => markup(StatusCode::OK, ui::avoid::gone(&page, at, Gone::Muted(author))),
        (Change::Block(true), At::Post(_) | At::Comment(_)) => {
            markup(StatusCode::OK, ui::avoid::gone(&page, at, Gone::Blocked(author)))
        }
        (Change::Block(false) | Change::Mute(false), At::Post(post)) => {
            markup(StatusCode::OK, card_again(ctx, &page, post).await?)
        }
        (Change::Mute(on), At::None | At::Comment(_) | At::Product(_)) => {
            let menu = of_person(ctx, account, other, at).await?;
            let key = if on { "avoid-muted-toast" } else { "avoid-unmuted-toast" };
            let said = page.tr(key, &[("name", author.name.as_str().into())]);
            markup(
                StatusCode::OK,
                html! {
                    (ui::profile::standing(&page, &profile)) (ui::avoid::choices(&page, &menu, false)) (ui::layout::toast(&said))
                },
            )
        }
        (Change::Mute(_), At::List) => ctx.go("/me/mutes"),
        (Change::Block(false), At::Comment(_)) => ctx.go(ctx.back(&then)),
        (Change::Block(_), _) => ctx.go(&then),
    })
}

/// The card of a post that is let back in.
async fn card_again(ctx: &Ctx, page: &Page, post: Id) -> Result<Markup> {
    let mut conn = ctx.app.db.read().await?;
    let view = posts::find(&mut conn, post, ctx.asker()).await?;
    let mine = posts::mine_of(&mut conn, ctx.asker(), &view).await?;
    let comments = posts::first_comments(&mut conn, &[post], ctx.asker(), 2).await?.remove(&post).unwrap_or_default();
    Ok(ui::card::post(page, &view, &comments, ui::photo::Fetch::Lazy, &ui::card::Personal::of(page, &view, &mine)))
}

// ── Topics ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// Nothing about the topic is chosen for the account any more.
#[utoipa::path(put, path = "/topics/{slug}/mute", tag = "interests", security(("token" = [])), params(("slug" = String, Path)), responses(
    (status = 200, body = TopicMuteView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn mute_topic(ctx: Ctx, Path(slug): Path<String>, input: Input) -> Answer {
    set_topic(&ctx, &slug, &input, true).await
}

#[utoipa::path(delete, path = "/topics/{slug}/mute", tag = "interests", security(("token" = [])), params(("slug" = String, Path)), responses(
    (status = 200, body = TopicMuteView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn unmute_topic(ctx: Ctx, Path(slug): Path<String>, input: Input) -> Answer {
    set_topic(&ctx, &slug, &input, false).await
}

async fn set_topic(ctx: &Ctx, slug: &str, input: &Input, muted: bool) -> Answer {
    let account = ctx.account()?.id;
    list().get(slug).ok_or(Error::NotFound)?;
    if muted {
        mutes::mute_topic(&ctx.app, account, slug).await?;
    } else {
        mutes::unmute_topic(&ctx.app, account, slug).await?;
    }
    let view = topic_view(ctx, slug, muted);
    if ctx.is_json() {
        return json(StatusCode::OK, &view);
    }
    let at = At::of(&input.read::<Asked>()?.at);
    if at == At::List {
        return Ok(ctx.go("/me/mutes"));
    }
    if ctx.wants == Wants::Page {
        return Ok(see(&format!("/topics/{slug}/menu")));
    }
    let page = ctx.page().await?;
    Ok(match (muted, at) {
        (true, At::Post(_) | At::Product(_)) => markup(StatusCode::OK, ui::avoid::gone(&page, at, Gone::Topic(&view))),
        (false, At::Post(post)) => markup(StatusCode::OK, card_again(ctx, &page, post).await?),
        (false, At::Product(product)) => markup(StatusCode::OK, product_again(ctx, &page, product).await?),
        _ => {
            let menu = of_topic(ctx, slug).await?;
            let key = if muted { "avoid-muted-toast" } else { "avoid-unmuted-toast" };
            let said = page.tr(key, &[("name", view.name.as_str().into())]);
            markup(StatusCode::OK, html! { (ui::avoid::choices(&page, &menu, false)) (ui::layout::toast(&said)) })
        }
    })
}

async fn product_again(ctx: &Ctx, page: &Page, product: Id) -> Result<Markup> {
    let mut conn = ctx.app.db.read().await?;
    let card = catalog::cards(&mut conn, &[product]).await?.remove(&product).ok_or(Error::NotFound)?;
    let saved = posts::saved_products(&mut conn, ctx.asker(), &[product]).await?.contains(&product);
    Ok(ui::card::product(page, &card, ui::photo::Fetch::Lazy, &ui::card::Personal::of_product(page, &card, saved)))
}

// ── "Not this" ───────────────────────────────────────────────────────────────────────────────────────────────────

/// "Not this": the account's feeds show the post no more. It stays where it is.
#[utoipa::path(put, path = "/posts/{id}/hide", tag = "feed", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = HideView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn hide_post(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let post = id_of(&id)?;
    set_hidden(&ctx, Item::Post(post), &input, true).await
}

#[utoipa::path(delete, path = "/posts/{id}/hide", tag = "feed", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = HideView), (status = 401, body = Problem)))]
pub async fn unhide_post(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let post = id_of(&id)?;
    set_hidden(&ctx, Item::Post(post), &input, false).await
}

/// "Not this": the account's feeds show the product no more.
#[utoipa::path(put, path = "/products/{id}/hide", tag = "feed", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = HideView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn hide_product(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let product = id_of(&id)?;
    set_hidden(&ctx, Item::Product(product), &input, true).await
}

#[utoipa::path(delete, path = "/products/{id}/hide", tag = "feed", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = HideView), (status = 401, body = Problem)))]
pub async fn unhide_product(ctx: Ctx, Path(id): Path<String>, input: Input) -> Answer {
    let product = id_of(&id)?;
    set_hidden(&ctx, Item::Product(product), &input, false).await
}

async fn set_hidden(ctx: &Ctx, item: Item, input: &Input, hidden: bool) -> Answer {
    let account = ctx.account()?.id;
    if hidden {
        hides::hide(&ctx.app, account, item).await?;
    } else {
        hides::unhide(&ctx.app, account, item).await?;
    }
    if ctx.is_json() {
        return json(StatusCode::OK, &HideView { hidden });
    }
    let at = At::of(&input.read::<Asked>()?.at);
    if at == At::List {
        return Ok(ctx.go("/me/hides"));
    }
    let place = match item {
        Item::Post(id) => format!("/posts/{id}"),
        Item::Product(id) => format!("/products/{id}"),
    };
    if ctx.wants == Wants::Page {
        return Ok(see(&format!("{place}/menu")));
    }
    let page = ctx.page().await?;
    let body = match (item, hidden, at) {
        (_, true, At::Post(_) | At::Product(_)) => ui::avoid::gone(&page, at, Gone::Hidden(&place)),
        (Item::Post(post), false, At::Post(_)) => card_again(ctx, &page, post).await?,
        (Item::Product(product), false, At::Product(_)) => product_again(ctx, &page, product).await?,
        _ => {
            let menu = match item {
                Item::Post(id) => {
                    let post = posts::find(&mut *ctx.app.db.read().await?, id, Some(account)).await?;
                    of_post(ctx, &post, at).await?
                }
                Item::Product(id) => of_product(ctx, id, at).await?,
            };
            let said = page.t(if hidden { "avoid-hidden" } else { "avoid-unhidden-toast" });
            html! { (ui::avoid::choices(&page, &menu, false)) (ui::layout::toast(&said)) }
        }
    };
    Ok(markup(StatusCode::OK, body))
}

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────

#[utoipa::path(get, path = "/me/blocks", tag = "accounts", params(Paging), security(("token" = [])), responses(
    (status = 200, body = BlocksView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn blocked(ctx: Ctx, Query(paging): Query<Paging>) -> Answer {
    let account = ctx.account()?.id;
    let (items, next) = blocks::page(&mut *ctx.app.db.read().await?, account, paging.cursor(), paging.limit()?).await?;
    let view = BlocksView { items, next };
    ctx.reply(&view, async |page| Ok(ui::avoid::blocks(page, &view))).await
}

#[utoipa::path(get, path = "/me/mutes", tag = "accounts", params(Paging), security(("token" = [])), responses(
    (status = 200, body = MutesView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn muted(ctx: Ctx, Query(paging): Query<Paging>) -> Answer {
    let account = ctx.account()?.id;
    let mut conn = ctx.app.db.read().await?;
    let (items, next) = mutes::page(&mut conn, account, paging.cursor(), paging.limit()?).await?;
    let slugs = mutes::topics(&mut conn, account).await?;
    drop(conn);
    let view = MutesView { items, topics: topics(&ctx, slugs.iter(), &slugs), next };
    ctx.reply(&view, async |page| Ok(ui::avoid::mutes(page, &view))).await
}

#[utoipa::path(get, path = "/me/hides", tag = "accounts", params(Paging), security(("token" = [])), responses(
    (status = 200, body = HidesView), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn hidden(ctx: Ctx, Query(paging): Query<Paging>) -> Answer {
    let account = ctx.account()?.id;
    let (found, next) = hides::page(&mut *ctx.app.db.read().await?, account, paging.cursor(), paging.limit()?).await?;
    let item = |(saved, since)| match saved {
        Saved::Post(post) => HiddenView { post: Some(post), product: None, since },
        Saved::Product(product) => HiddenView { post: None, product: Some(product), since },
    };
    let view = HidesView { items: found.into_iter().map(item).collect(), next };
    ctx.reply(&view, async |page| Ok(ui::avoid::hides(page, &view))).await
}
