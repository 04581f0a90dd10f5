//! What there is to say about a version.

use db::FromRow;
use kernel::Instant;
use serde::Serialize;
use uuid::Uuid;

use crate::words::words;

words! {
    /// How a version stands.
    pub enum State {
        /// It is being written, or waits for its time.
        Draft = "draft",
        /// It decides on live traffic and acts on nothing.
        Shadow = "shadow",
        /// It decides.
        Active = "active",
        /// It decided once. Cases of its time keep its promises.
        Retired = "retired",
    }
}

/// A version of the ownership model, without its text.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// How it stands.
    pub state: State,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// What it means, whatever its comments and layout: `b3:` and a hash.
    pub hash: String,
    /// Who wrote it: a user or a token; nobody if the product did, as at the foundation or on the command line.
    pub author: Option<Uuid>,
    /// The author's name, if a user.
    pub author_name: Option<String>,
    /// When it was begun.
    pub authored_at: Instant,
    /// Who changed it last.
    pub editor: Option<Uuid>,
    /// The editor's name, if a user.
    pub editor_name: Option<String>,
    /// When it was changed last.
    pub updated_at: Instant,
    /// The version that it was made from.
    pub based_on: Option<i64>,
    /// Since when it decides in the shadow, or did when it was there last.
    pub shadow_since: Option<Instant>,
    /// Who agreed.
    pub approved_by: Option<Uuid>,
    /// The approver's name, if a user.
    pub approver_name: Option<String>,
    /// When they agreed.
    pub approved_at: Option<Instant>,
    /// From when it is to be in force.
    pub effective_at: Option<Instant>,
    /// When it came into force, the last time.
    pub activated_at: Option<Instant>,
    /// When another came into force.
    pub retired_at: Option<Instant>,
}

impl Version {
    /// Whether it was agreed to and waits for its time.
    pub fn is_scheduled(&self) -> bool {
        matches!(self.state, State::Draft | State::Shadow) && self.effective_at.is_some()
    }
}
