//! `/me`: the signed-in account itself.

use super::ctx::{Answer, Ctx};
use super::errors::Problem;
use super::ui;
use crate::accounts::view::MeView;
use crate::accounts::{self, memberships};
use crate::kit::Result;
use crate::{interests, posts};

#[utoipa::path(get, path = "/me", tag = "accounts", security(("token" = [])), responses((status = 200, body = MeView), (status = 401, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    let me = me(&ctx).await?;
    ctx.reply(&me, async |page| Ok(ui::me::page(page, &me))).await
}

/// `/me` as it is after a change, for the API.
pub async fn again(ctx: Ctx) -> Answer {
    // The viewer of this request was read before the change.
    let mut me = me(&ctx).await?;
    me.author = accounts::author(&mut *ctx.app.db.read().await?, me.author.id).await?;
    super::ctx::json(http::StatusCode::OK, &me)
}

async fn me(ctx: &Ctx) -> Result<MeView> {
    let viewer = ctx.account()?;
    let mut conn = ctx.app.db.read().await?;
    let (email, bio) = accounts::private(&mut conn, viewer.id).await?;
    Ok(MeView {
        author: viewer.author.clone(),
        email,
        bio,
        language: viewer.language.clone(),
        role: viewer.role,
        member: memberships::runs(&mut conn, viewer.id, ctx.app.clock.now()).await?,
        interests: interests::picked(&mut conn, viewer.id).await?,
        write_gate: posts::gate::standing(&ctx.app, &mut conn, viewer.id).await?,
    })
}
