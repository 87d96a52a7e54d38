//! Membership as members see it: plans and what pays them, letters, rewards for what they wrote.

pub mod desk;
pub mod letters;
pub mod payments;
pub mod plans;
pub mod subscriptions;
pub mod view;

use crate::app::App;
use crate::kit::{Id, Result};
use crate::points::{self, rules::Deed};
use crate::posts;

/// Posts in one transaction.
const BATCH: i64 = 200;

/// Gives points for posts that became helpful: so many people saved them. Nothing else about a post is looked at.
pub async fn reward_posts(app: &App) -> Result<()> {
    let mut after = Id(0);
    loop {
        let helpful = posts::saves::helpful_after(&mut *app.db.read().await?, after, BATCH).await?;
        let Some((last, _)) = helpful.last() else { return Ok(()) };
        after = *last;
        let mut fresh = Vec::new();
        for (post, author) in helpful {
            if !points::is_awarded(&mut *app.db.read().await?, author, Deed::HelpfulPost, &post.to_string()).await? {
                fresh.push((post, author));
            }
        }
        if fresh.is_empty() {
            continue;
        }
        let mut tx = app.db.write().await?;
        for (post, author) in fresh {
            points::award(app, &mut tx, author, Deed::HelpfulPost, &post.to_string()).await?;
        }
        tx.commit().await?;
    }
}
