//! An account as pages and the API show it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kit::{Id, Micros, Money};
use crate::media::view::PhotoView;

/// Who wrote something: enough for a card's head.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AuthorView {
    pub id: Id,
    pub handle: String,
    pub name: String,
    pub avatar: Option<PhotoView>,
}

/// A public profile.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProfileView {
    #[serde(flatten)]
    pub author: AuthorView,
    pub bio: String,
    pub joined: Micros,
    pub posts: i64,
    pub followers: i64,
    pub following: i64,
    /// How the asking account stands to this one; absent for visitors and for oneself.
    pub followed_by_me: Option<bool>,
    /// Whether the asking account blocked this one; absent as above.
    pub blocked_by_me: Option<bool>,
    /// Whether the asking account muted this one; absent as above.
    pub muted_by_me: Option<bool>,
}

/// Somebody one blocked or muted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AvoidedView {
    #[serde(flatten)]
    pub author: AuthorView,
    pub since: Micros,
}

/// What may be done in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Shopper,
    Moderator,
    Operator,
}

/// A session of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SessionView {
    /// Names it in `DELETE /me/sessions/{id}`; no secret.
    pub id: String,
    /// What the browser or program called itself.
    pub device: String,
    pub started_at: Micros,
    /// When it was last used, to the hour.
    pub seen_at: Micros,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// A passkey of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PasskeyView {
    pub id: Id,
    /// What its owner calls it; may be empty.
    pub name: String,
    pub created_at: Micros,
    /// When it last signed its owner in.
    pub used_at: Option<Micros>,
}

/// How an account is linked to the provider of sign-on.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SignOnView {
    /// The address of mail the provider told last; may be empty.
    pub email: String,
    pub linked_at: Micros,
    pub used_at: Micros,
}

/// The signed-in account itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeView {
    #[serde(flatten)]
    pub author: AuthorView,
    pub email: String,
    pub bio: String,
    /// The language the account chose, as a tag such as `de`.
    pub language: String,
    pub role: Role,
    /// Whether a membership runs now.
    pub member: bool,
    /// Interests picked, as slugs.
    pub interests: Vec<String>,
    pub write_gate: GateView,
}

/// The write gate: may this account post and comment, and if not, which rules are missing.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GateView {
    pub open: bool,
    /// Codes of what is missing: `membership`, `spend`.
    pub missing: Vec<String>,
    /// Own purchases of the last twelve months, promotions and refunds taken off.
    pub spent: Money,
    /// What is needed.
    pub needed: Money,
}

/// A suspension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuspensionView {
    pub since: Micros,
    /// Null: until somebody ends it.
    pub until: Option<Micros>,
    pub reason: String,
}

/// A membership that runs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MembershipRow {
    pub account: AuthorView,
    /// `granted` or `plan`.
    pub source: String,
    pub since: Micros,
    /// Null: until somebody ends it.
    pub until: Option<Micros>,
    /// Handle of the operator who granted it; null: the command line, or nobody.
    pub granted_by: Option<String>,
}

/// An account as the operator's directory shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Person {
    #[serde(flatten)]
    pub author: AuthorView,
    pub email: String,
    pub role: Role,
    /// Whether a membership runs now.
    pub member: bool,
    pub joined: Micros,
    pub posts: i64,
    /// The suspension that runs now.
    pub suspended: Option<SuspensionView>,
}
