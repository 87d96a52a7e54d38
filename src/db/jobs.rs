//! Jobs: work that a change causes, written in the change's own transaction and done after it, at least once.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Db, Tx, from_json, to_json};
use crate::kit::{Id, Micros, Result};

/// What there is to do later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Job {
    /// Ask the payment provider what became of an order that was left between placing and paying.
    SettleOrder { account: Id, order: Id },
    /// Pay back a refund that is still pending.
    PayRefund { account: Id, order: Id, refund: Id },
    /// Run an import whose file is here.
    RunImport { import: Id },
    /// Look whether the file of a repeated import is another one by now.
    LookForImport { schedule: Id },
    /// Take in pictures that catalogs name.
    FetchPictures,
    /// Learn from what was shown and done.
    TrainFeed,
    /// Begin and end sales.
    TurnPrices,
    /// Write to somebody.
    SendMail { account: Id, to: String, letter: Letter },
    /// Tell an author why the store removed a post.
    TellOfRemoval { post: Id },
    /// Publish a draft whose author said when.
    PublishDraft { account: Id, draft: Id },
    /// Forget what a post said whose author deleted it and did not take that back.
    ForgetPost { post: Id },
    /// Write to a buyer about an order.
    OrderMail { account: Id, order: Id, letter: OrderLetter },
    /// Give what an order earned, once it can no longer be cancelled.
    RewardOrder { account: Id, order: Id },
    /// Put on sale what opens at a moment.
    OpenDrops,
    /// Renew a membership whose period ends, end it, or finish a payment of it.
    RenewMembership { account: Id },
    /// Begin and end members' days.
    TurnMemberDays,
    /// Write to a member about the plan or points.
    WriteMember { account: Id, letter: MemberLetter },
    /// Forget photos that were uploaded and never shown, ended sessions, old throttle windows.
    Sweep,
}

/// What a mail about an order tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderLetter {
    Confirmed,
    Cancelled,
    Shipped,
    Delivered,
    ReturnAsked,
    /// The receipt of a withdrawal.
    Withdrawn,
    ReturnApproved,
    ReturnRefused,
    Refunded,
    Exchanged,
}

/// What a mail is about; its words are made when it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letter {
    /// A link that sets a new password.
    PasswordReset,
    /// The password was changed.
    PasswordChanged,
    /// A link that proves a new mail address.
    NewAddress,
    /// The mail address was changed; goes to the old one.
    AddressChanged,
    /// A passkey or a sign-on opens the account from now on.
    WayInAdded,
    /// The account is suspended, and why.
    Suspended,
}

/// What a mail to a member is about, with what its words need. Amounts are minor units of the store's currency, times
/// microseconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum MemberLetter {
    TrialStarted {
        plan: String,
        price: i64,
        until: i64,
    },
    /// A receipt.
    Paid {
        plan: String,
        amount: i64,
        from: i64,
        until: i64,
        receipt: Id,
    },
    /// A renewal failed; it is tried again.
    PaymentFailed {
        plan: String,
        amount: i64,
        again: i64,
    },
    Ended {
        plan: String,
    },
    Cancelled {
        plan: String,
        until: i64,
    },
    PlanChanged {
        plan: String,
        from: i64,
    },
    /// The period that ends then is followed by a paid one.
    RenewalAhead {
        at: i64,
    },
    /// The bank wants the shopper to confirm a renewal.
    ConfirmPayment {
        plan: String,
        amount: i64,
        until: i64,
    },
    PointsExpire {
        points: i64,
        at: i64,
    },
    /// What one asked to be asked about again.
    AskAgain {
        product: Id,
    },
}

impl Job {
    /// Its name in the database.
    pub fn kind(&self) -> String {
        let data = serde_json::to_value(self).unwrap_or_default();
        data["kind"].as_str().unwrap_or_default().to_owned()
    }
}

/// Which jobs a worker takes: those of one lane wait for nobody in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Short,
    /// What may take minutes.
    Long,
    /// What waits for a server of mail.
    Mail,
}

impl Lane {
    /// How long a worker has one of its jobs without word.
    fn lease(self) -> Micros {
        if self == Self::Short { SHORT_LEASE } else { LEASE }
    }

    /// Which kinds belong to it, as a condition.
    fn condition(self) -> &'static str {
        match self {
            Self::Short => {
                "kind NOT IN ('run-import', 'look-for-import', 'fetch-pictures', 'train-feed', 'send-mail', \
                 'tell-of-removal', 'order-mail', 'write-member')"
            }
            Self::Long => "kind IN ('run-import', 'look-for-import', 'fetch-pictures', 'train-feed')",
            Self::Mail => "kind IN ('send-mail', 'tell-of-removal', 'order-mail', 'write-member')",
        }
    }
}

/// A job taken for work: it is this worker's until `lease` ends.
#[derive(Debug)]
pub struct Taken {
    pub id: Id,
    pub job: Job,
    pub attempts: i64,
}

/// How long a worker that gives no sign keeps a job before another one may try; whoever works on it renews it.
const LEASE: Micros = Micros::minutes(5);
/// The same of a short job, whose worker may have died.
const SHORT_LEASE: Micros = Micros::seconds(90);
/// After so many failures a job is set aside for the operator.
const MOST_ATTEMPTS: i64 = 12;

impl Tx {
    /// Adds a job to this transaction, due at `run_at`.
    pub async fn job(&mut self, id: Id, run_at: Micros, job: &Job) -> Result<()> {
        self.put("INSERT INTO jobs (id, kind, data, state, run_at) VALUES ($1, $2, $3, 'waiting', $4)", id, run_at, job)
            .await
    }

    /// Puts the one job with this fixed id on the list, due at `run_at` or before; one that was set aside gets another
    /// try. Several nodes may do so at once.
    pub async fn job_once(&mut self, id: Id, run_at: Micros, job: &Job) -> Result<()> {
        let text = "INSERT INTO jobs (id, kind, data, state, run_at) VALUES ($1, $2, $3, 'waiting', $4) \
                    ON CONFLICT (id) DO UPDATE SET state = 'waiting', attempts = 0, run_at = $4 \
                    WHERE jobs.state = 'failed' OR (jobs.attempts = 0 AND jobs.run_at > $4)";
        self.put(text, id, run_at, job).await
    }

    async fn put(&mut self, text: &'static str, id: Id, run_at: Micros, job: &Job) -> Result<()> {
        self.telling = true;
        sqlx::query(text).bind(id.0).bind(job.kind()).bind(to_json(job)?).bind(run_at.0).execute(&mut **self).await?;
        Ok(())
    }
}

/// [`Tx::job_once`] in a transaction of its own.
pub async fn schedule(db: &Db, id: Id, run_at: Micros, job: &Job) -> Result<()> {
    let mut tx = db.write().await?;
    tx.job_once(id, run_at, job).await?;
    tx.commit().await
}

/// The job is still being worked on: nobody else may take it for another while.
pub async fn renew(db: &Db, lane: Lane, id: Id, now: Micros) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("UPDATE jobs SET run_at = $1 WHERE id = $2 AND state = 'waiting'")
        .bind((now + lane.lease()).0)
        .bind(id.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Takes the next due job, if any. Two workers never take the same one: the update is conditional.
pub async fn take(db: &Db, lane: Lane, now: Micros) -> Result<Option<Taken>> {
    // Looking first keeps an idle worker from taking SQLite's write lock every time it wakes.
    let due = format!(
        "SELECT id, data, attempts, run_at FROM jobs WHERE state = 'waiting' AND run_at <= $1 AND {} \
         ORDER BY run_at, id LIMIT 1",
        lane.condition()
    );
    let Some(row) = sqlx::query(super::sql(due)).bind(now.0).fetch_optional(&mut *db.read().await?).await? else {
        return Ok(None);
    };
    let (id, run_at, attempts): (i64, i64, i64) =
        (row.try_get("id")?, row.try_get("run_at")?, row.try_get("attempts")?);
    let mut tx = db.write().await?;
    let taken = sqlx::query(
        "UPDATE jobs SET run_at = $1, attempts = attempts + 1 WHERE id = $2 AND run_at = $3 AND state = 'waiting'",
    )
    .bind((now + lane.lease()).0)
    .bind(id)
    .bind(run_at)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    tx.commit().await?;
    if taken == 0 {
        return Ok(None);
    }
    match from_json(row.try_get("data")?) {
        Ok(job) => Ok(Some(Taken { id: Id(id), job, attempts: attempts + 1 })),
        Err(e) => {
            set_aside(db, Id(id), &e.to_string()).await?;
            Ok(None)
        }
    }
}

/// The job is done.
pub async fn done(db: &Db, id: Id) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("DELETE FROM jobs WHERE id = $1").bind(id.0).execute(&mut *tx).await?;
    tx.commit().await
}

/// The job failed: it is tried again after a wait that doubles, and in the end set aside.
pub async fn failed(db: &Db, taken: &Taken, now: Micros, error: &str) -> Result<()> {
    if taken.attempts >= MOST_ATTEMPTS {
        return set_aside(db, taken.id, error).await;
    }
    let wait = Micros::seconds(1 << taken.attempts.clamp(0, 12));
    let mut tx = db.write().await?;
    sqlx::query("UPDATE jobs SET run_at = $1, error = $2 WHERE id = $3")
        .bind((now + wait).0)
        .bind(error)
        .bind(taken.id.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

async fn set_aside(db: &Db, id: Id, error: &str) -> Result<()> {
    tracing::error!(job = id.0, "a job is set aside: {error}");
    let mut tx = db.write().await?;
    sqlx::query("UPDATE jobs SET state = 'failed', error = $1 WHERE id = $2")
        .bind(error)
        .bind(id.0)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
