//! Plans as they are shown: what the store offers, and how an account stands.

use serde::Serialize;
use sqlx::Row;
use utoipa::ToSchema;

use super::payments;
use super::plans::{Plan, rules};
use super::subscriptions::{CONFIRMATION, has_tried, held, plan_of};
use crate::accounts::memberships;
use crate::app::App;
use crate::db::Conn;
use crate::kit::{Error, Id, Micros, Money, Result};
use crate::orders::payments::methods::{self, MethodView};

/// Receipts that are shown.
const RECEIPTS: i64 = 24;

/// A plan on offer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlanView {
    pub plan: Plan,
    /// Of a period.
    pub price: Money,
}

/// What the store offers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OfferView {
    pub plans: Vec<PlanView>,
    /// How many months are free at first; 0: none, or they were had.
    pub trial_months: i64,
}

/// How an account stands with its plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MembershipView {
    /// A membership runs now, whoever gave it.
    pub member: bool,
    #[serde(flatten)]
    pub offer: OfferView,
    pub subscription: Option<SubscriptionView>,
    /// What pays unless another method is named.
    pub payment: Option<String>,
    /// The methods that are saved, the one used last first.
    pub methods: Vec<MethodView>,
    /// Who takes the money: `test` takes test cards on our own pages.
    pub provider: &'static str,
    /// Newest first, the last 24.
    pub receipts: Vec<ReceiptView>,
}

/// The plan an account pays for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubscriptionView {
    pub plan: Plan,
    /// Of a period, as agreed. A dearer price of the store holds for who joins or changes later.
    pub price: Money,
    /// What it becomes when the period ends.
    pub next_plan: Option<Plan>,
    /// What the next period costs.
    pub next_price: Money,
    /// `joining`, `trial`, `active` or `past-due`.
    pub state: String,
    pub period_end: Micros,
    /// It ends with the period.
    pub cancelled: bool,
    /// When a renewal that failed is tried again.
    pub next_at: Micros,
    pub payment: String,
    /// Where the shopper confirms a payment that waits for it.
    pub confirmation: Option<&'static str>,
}

/// A payment that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReceiptView {
    pub id: Id,
    pub plan: Plan,
    pub amount: Money,
    /// What was left of the period before, taken off.
    pub credited: Money,
    pub period_start: Micros,
    pub period_end: Micros,
    pub payment: String,
    pub paid_at: Micros,
    /// It was paid back.
    pub refunded: bool,
}

/// What the store offers to whoever asks.
pub async fn offer(app: &App, conn: &mut Conn) -> Result<OfferView> {
    let rules = rules(app, conn).await?;
    let priced = |plan: Plan| Some(PlanView { plan, price: plan.price(&rules, app.config.store.currency)? });
    Ok(OfferView { plans: Plan::ALL.into_iter().filter_map(priced).collect(), trial_months: rules.trial_months })
}

/// How an account stands.
pub async fn view(app: &App, conn: &mut Conn, account: Id) -> Result<MembershipView> {
    let now = app.clock.now();
    let rules = rules(app, conn).await?;
    let mut offer = offer(app, conn).await?;
    let confirmation = payments::open(conn, account).await?.is_some_and(|p| p.needs_action).then_some(CONFIRMATION);
    let subscription = held(conn, account).await?.map(|held| {
        let (_, next_price) = held.coming(app, &rules);
        SubscriptionView {
            plan: held.plan,
            price: held.price,
            next_plan: held.next.map(|(plan, _)| plan),
            next_price,
            state: held.state,
            period_end: held.period_end,
            cancelled: held.cancelled,
            next_at: held.next_at,
            payment: held.method.label,
            confirmation,
        }
    });
    let rows = sqlx::query(
        "SELECT id, plan, amount, currency, credited, period_start, period_end, label, settled_at, state FROM subscription_payments \
         WHERE account = $1 AND state IN ('succeeded', 'refund-owed', 'refunded') ORDER BY id DESC LIMIT $2",
    )
    .bind(account.0)
    .bind(RECEIPTS)
    .fetch_all(&mut *conn)
    .await?;
    let receipt = |row: &sqlx::any::AnyRow| -> Result<ReceiptView> {
        let currency = row.try_get::<&str, _>("currency")?.parse().map_err(Error::fault)?;
        Ok(ReceiptView {
            id: Id(row.try_get("id")?),
            plan: plan_of(row.try_get("plan")?)?,
            amount: Money::new(row.try_get("amount")?, currency),
            credited: Money::new(row.try_get("credited")?, currency),
            period_start: Micros(row.try_get("period_start")?),
            period_end: Micros(row.try_get("period_end")?),
            payment: row.try_get("label")?,
            paid_at: Micros(row.try_get::<Option<i64>, _>("settled_at")?.unwrap_or(0)),
            refunded: row.try_get::<&str, _>("state")? != "succeeded",
        })
    };
    if subscription.is_some() || has_tried(conn, account).await? {
        offer.trial_months = 0;
    }
    Ok(MembershipView {
        member: memberships::runs(conn, account, now).await?,
        offer,
        subscription,
        payment: methods::last_used(app, conn, account).await?.map(|m| m.label),
        methods: methods::all(app, conn, account).await?,
        provider: app.payments.name(),
        receipts: rows.iter().map(receipt).collect::<Result<_>>()?,
    })
}
