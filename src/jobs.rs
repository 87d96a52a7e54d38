//! The worker: takes due jobs and hands each to the feature it belongs to.

use std::time::Duration;

use crate::app::App;
use crate::db::jobs::{self, Job};
use crate::kit::{Id, Micros, Result};
use crate::{accounts, orders, posts};

/// The one sweep of the database: its id is fixed, so that nodes starting together schedule it once.
const SWEEP: Id = Id(1);
/// How often it runs.
const SWEEP_EVERY: Micros = Micros::hours(1);

/// Works until the process ends.
pub async fn work(app: App) {
    if let Err(e) = jobs::schedule(&app.db, SWEEP, app.clock.now(), &Job::Sweep).await {
        tracing::error!("the sweep cannot be scheduled: {e}");
    }
    loop {
        let woken = app.db.committed();
        match run_due(&app).await {
            Ok(()) => {}
            Err(e) => tracing::error!("jobs cannot be taken: {e}"),
        }
        let _ = tokio::time::timeout(Duration::from_secs(1), woken).await;
    }
}

/// Does every job that is due now.
pub async fn run_due(app: &App) -> Result<()> {
    while let Some(taken) = jobs::take(&app.db, app.clock.now()).await? {
        match run(app, &taken.job).await {
            Ok(()) => {
                jobs::done(&app.db, taken.id).await?;
                if taken.id == SWEEP {
                    jobs::schedule(&app.db, SWEEP, app.clock.now() + SWEEP_EVERY, &Job::Sweep).await?;
                }
            }
            Err(e) => jobs::failed(&app.db, &taken, app.clock.now(), &e.to_string()).await?,
        }
    }
    Ok(())
}

async fn run(app: &App, job: &Job) -> Result<()> {
    match job {
        Job::SettleOrder { account, order } => orders::settle(app, *account, *order).await,
        Job::PayRefund { account, order, refund } => orders::pay_refund(app, *account, *order, *refund).await,
        Job::Sweep => {
            posts::uploads::sweep(app).await?;
            accounts::sweep(app).await
        }
    }
}
