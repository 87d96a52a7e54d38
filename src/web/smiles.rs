//! Smiles: `PUT` smiles, `DELETE` takes it back.

use axum::extract::Path;

use super::ctx::{Answer, Ctx};
use super::errors::Problem;
use super::posts::{PostAnswer, changed, id_of};
use crate::kit::Id;
use crate::posts::smiles;

#[utoipa::path(put, path = "/posts/{id}/smile", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 200, body = PostAnswer), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn smile(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, post) = (ctx.account()?.id, id_of(&id)?);
    smiles::smile(&ctx.app, post, account).await?;
    changed(&ctx, post).await
}

#[utoipa::path(delete, path = "/posts/{id}/smile", tag = "posts", params(("id" = Id, Path)), security(("token" = [])), responses(
    (status = 200, body = PostAnswer), (status = 401, body = Problem), (status = 404, body = Problem), (status = 410, body = Problem)))]
pub async fn unsmile(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, post) = (ctx.account()?.id, id_of(&id)?);
    smiles::unsmile(&ctx.app, post, account).await?;
    changed(&ctx, post).await
}
