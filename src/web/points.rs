//! `/me/points`: points, tier, store credit, and the code for friends.

use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::ctx::{Answer, Ctx, json};
use super::errors::Problem;
use super::ui;
use crate::kit::Money;
use crate::orders::pricing::{codes, gift_cards};
use crate::points::{self, PointsView};

/// What an account has to spend besides money.
#[derive(Serialize, ToSchema)]
pub struct PurseView {
    #[serde(flatten)]
    pub points: PointsView,
    /// What all points would pay.
    pub worth: Money,
    /// Store credit.
    pub credit: Money,
    /// The code that gives a friend something off the first order, and its giver as much.
    pub referral_code: String,
    pub referral: Money,
}

#[utoipa::path(get, path = "/me/points", tag = "membership", security(("token" = [])), responses(
    (status = 200, body = PurseView), (status = 401, body = Problem)))]
pub async fn show(ctx: Ctx) -> Answer {
    let account = ctx.account()?.id;
    let currency = ctx.app.config.store.currency;
    let referral_code = codes::referral_code(&ctx.app, account).await?;
    let mut conn = ctx.app.db.read().await?;
    let points = points::view(&ctx.app, &mut conn, account).await?;
    let credit = gift_cards::credit(&mut conn, account).await?;
    drop(conn);
    let purse = PurseView {
        worth: Money::new(points.points.saturating_mul(ctx.app.config.points.worth), currency),
        points,
        credit: Money::new(credit, currency),
        referral_code,
        referral: ctx.app.config.referral(),
    };
    if ctx.is_json() {
        return json(StatusCode::OK, &purse);
    }
    ctx.reply(&(), async |page| Ok(ui::points_page::page(page, &purse))).await
}
