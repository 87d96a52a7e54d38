//! `POST /demo/session`: in the demo alone, signs one in as one of its people.

use serde::Deserialize;

use super::accounts::signed_in;
use super::ctx::{Answer, Ctx};
use super::input::Input;
use crate::demo;
use crate::kit::Error;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct As {
    role: String,
}

pub async fn sign_in(ctx: Ctx, input: Input) -> Answer {
    if !ctx.app.demo {
        return Err(Error::NotFound);
    }
    let As { role } = input.read()?;
    let (token, then) = demo::sign_in(&ctx.app, &role).await?;
    Ok(signed_in(&ctx, &token, then))
}
