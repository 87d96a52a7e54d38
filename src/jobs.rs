//! The worker: takes due jobs and hands each to the feature it belongs to.

use std::time::{Duration, Instant};

use crate::app::App;
use crate::catalog::{drops, members, pictures, sales};
use crate::db::jobs::{self, Job, Lane};
use crate::kit::{Id, Micros, Result};
use crate::{accounts, catalog, feed, import, membership, metrics, notifications, orders, points, posts};

/// The one sweep of the database: its id is fixed, so that nodes starting together schedule it once.
const SWEEP: Id = Id(1);
/// How often it runs.
const SWEEP_EVERY: Micros = Micros::hours(1);
/// How often a job says that it is still worked on; much less than any lease.
const RENEW_EVERY: Duration = Duration::from_secs(30);

/// Works until the process ends: on what is quick, and beside it on what may take minutes and on mails.
pub async fn work(app: App) {
    if let Err(e) = jobs::schedule(&app.db, SWEEP, app.clock.now(), &Job::Sweep).await {
        tracing::error!("the sweep cannot be scheduled: {e}");
    }
    let soon = app.clock.now() + Micros::minutes(2);
    if let Err(e) = jobs::schedule(&app.db, feed::training::TRAINING, soon, &Job::TrainFeed).await {
        tracing::error!("the training of the feed cannot be scheduled: {e}");
    }
    tokio::join!(work_on(&app, Lane::Short), work_on(&app, Lane::Long), work_on(&app, Lane::Mail));
}

async fn work_on(app: &App, lane: Lane) {
    loop {
        let woken = app.db.committed();
        match run_due_in(app, lane).await {
            Ok(()) => {}
            Err(e) => tracing::error!("jobs cannot be taken: {e}"),
        }
        let _ = tokio::time::timeout(Duration::from_secs(1), woken).await;
    }
}

/// Does every job that is due now.
pub async fn run_due(app: &App) -> Result<()> {
    run_due_in(app, Lane::Long).await?;
    run_due_in(app, Lane::Short).await?;
    run_due_in(app, Lane::Mail).await
}

async fn run_due_in(app: &App, lane: Lane) -> Result<()> {
    while let Some(taken) = jobs::take(&app.db, lane, app.clock.now()).await? {
        let start = Instant::now();
        let done = run_leased(app, lane, &taken).await;
        metrics::job(&taken.job.kind(), done.is_ok(), start.elapsed());
        match done {
            Ok(()) => {
                jobs::done(&app.db, taken.id).await?;
                if let Some((id, at)) = again(app, &taken.job).await? {
                    jobs::schedule(&app.db, id, at, &taken.job).await?;
                }
            }
            Err(e) => jobs::failed(&app.db, &taken, app.clock.now(), &e.to_string()).await?,
        }
    }
    Ok(())
}

/// Runs a job, and keeps its lease while it takes its time.
async fn run_leased(app: &App, lane: Lane, taken: &jobs::Taken) -> Result<()> {
    let mut work = std::pin::pin!(run(app, &taken.job));
    loop {
        // Both go on at the same time: renewing waits for the one connection that writes, which the work may hold.
        let renewed = async {
            tokio::time::sleep(RENEW_EVERY).await;
            jobs::renew(&app.db, lane, taken.id, app.clock.now()).await
        };
        tokio::select! {
            done = &mut work => return done,
            renewed = renewed => renewed?,
        }
    }
}

async fn run(app: &App, job: &Job) -> Result<()> {
    match job {
        Job::SettleOrder { account, order } => orders::settle(app, *account, *order).await,
        Job::PayRefund { account, order, refund } => orders::pay_refund(app, *account, *order, *refund).await,
        Job::RunImport { import } => import::history::run(app, *import).await,
        Job::LookForImport { schedule } => import::schedules::look(app, *schedule).await,
        Job::FetchPictures => import::pictures::fetch(app).await,
        Job::TrainFeed => feed::training::train(app).await.map(|_| ()),
        Job::TurnPrices => catalog::sales::turn(app).await,
        Job::SendMail { account, to, letter } => accounts::recovery::send(app, *account, to, *letter).await,
        Job::TellOfRemoval { post } => posts::removal::tell(app, *post).await,
        Job::PublishDraft { account, draft } => posts::drafts::publish_due(app, *account, *draft).await,
        Job::ForgetPost { post } => posts::removal::forget(app, *post).await,
        Job::OrderMail { account, order, letter } => orders::letters::send(app, *account, *order, *letter).await,
        Job::RewardOrder { account, order } => orders::rewards::reward(app, *account, *order).await,
        Job::RenewMembership { account } => membership::payments::renew(app, *account).await,
        Job::TurnMemberDays => catalog::members::turn(app).await,
        Job::OpenDrops => drops::turn(app).await,
        Job::WriteMember { account, letter } => membership::letters::send(app, *account, letter).await,
        Job::Sweep => {
            orders::bag::sweep(app).await?;
            points::sweep(app).await?;
            membership::reward_posts(app).await?;
            membership::payments::sweep(app).await?;
            posts::uploads::sweep(app).await?;
            accounts::sweep(app).await?;
            orders::sweep(app).await?;
            notifications::sweep(app).await?;
            feed::log::sweep(app).await?;
            import::sweep(app).await
        }
    }
}

/// When a job of which there is one has to run next, and its id.
async fn again(app: &App, job: &Job) -> Result<Option<(Id, Micros)>> {
    let mut conn = app.db.read().await?;
    Ok(match job {
        Job::Sweep => Some((SWEEP, app.clock.now() + SWEEP_EVERY)),
        Job::TrainFeed => Some((feed::training::TRAINING, app.clock.now() + feed::training::EVERY)),
        Job::FetchPictures => pictures::next_due(&mut conn).await?.map(|at| (pictures::FETCH, at)),
        Job::TurnPrices => sales::next_turn(&mut conn).await?.map(|at| (sales::TURN, at)),
        Job::OpenDrops => drops::next_turn(&mut conn).await?.map(|at| (drops::TURN, at)),
        Job::TurnMemberDays => members::next_turn(&mut conn).await?.map(|at| (members::TURN, at)),
        Job::LookForImport { schedule } => {
            import::schedules::next(&mut conn, *schedule).await?.map(|at| (*schedule, at))
        }
        _ => None,
    })
}
