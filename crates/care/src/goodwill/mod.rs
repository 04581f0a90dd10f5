//! What the brand promises beyond what it owes.
//!
//! In: an amount in a reply. Out: whether its author may promise it, and what was promised once the person has the
//! words. Promised: the limit is the lower one of the team's authority and the standard for the issue, so that the same
//! trouble is worth the same to everybody: how many people listen never raises it, because nothing here can know.

pub mod store;

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, UserId, said};
use ownership::Model;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Right, allow};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// An amount of the brand's currency, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(pub i64);

impl Amount {
    /// Whole units.
    pub const fn units(units: i64) -> Self {
        Self(units * 100)
    }

    /// A limit of the ownership model. Less than a hundredth is not paid.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a limit that large is no limit, and the cast saturates"
    )]
    fn of(limit: f64) -> Self {
        Self((limit * 100.0).floor() as i64)
    }
}

impl From<Amount> for kernel::Gap {
    fn from(amount: Amount) -> Self {
        Self::Text(amount.to_string())
    }
}
impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// What a reply promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goodwill {
    /// How much.
    pub amount: Amount,
    /// Why it is more than the standard, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it is more than its author may promise alone. Set by the check of the promise, never by a caller.
    #[serde(default)]
    pub exceeds: bool,
}

impl Goodwill {
    /// An amount within the standard, or, with a reason, above it.
    pub fn new(amount: Amount, reason: Option<String>) -> Self {
        Self { amount, reason, exceeds: false }
    }
}

/// What a team may promise alone about a topic: nothing, where neither says anything.
pub fn limit(model: &Model, team: Option<&str>, topic: Option<&str>) -> Amount {
    team.and_then(|team| model.goodwill_limit(team, topic)).map_or(Amount(0), Amount::of)
}

/// Whether a reply may promise this: within the limit, or above it with a reason, upon which a lead has to agree.
///
/// # Errors
/// [`Error::Invalid`] if it is above the limit and there is no reason.
pub(crate) fn promise(wish: &Goodwill, limit: Amount) -> Result<Goodwill> {
    let Goodwill { amount, reason, .. } = wish.clone();
    if amount <= Amount(0) {
        return Err(Error::invalid("goodwill is more than nothing; leave it out if there is none"));
    }
    let exceeds = amount > limit;
    if exceeds && reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Error::invalid(said!(
            "the goodwill for this issue is {limit} at most, whoever asks; leave out {amount}, or give a reason for an \
             exception, upon which a lead decides",
            limit,
            amount
        )));
    }
    Ok(Goodwill { amount, reason: reason.filter(|_| exceeds), exceeds })
}

/// A promise that has reached the person.
#[derive(Clone, Debug, FromRow)]
pub struct Promised {
    /// In which words.
    pub message_id: MessageId,
    /// How much, in hundredths.
    pub amount: i64,
    /// Why it was more than the standard.
    pub reason: Option<String>,
    /// By whom.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Instant,
}

/// The person has the words: the promise holds.
pub(crate) async fn grant(
    tx: &mut Tx,
    ctx: &Ctx,
    about: (CaseId, MessageId),
    goodwill: &Goodwill,
    by: Option<UserId>,
) -> Result<()> {
    let (case, message) = about;
    let args = args![ctx.tenant, message, case, goodwill.amount.0, goodwill.reason.as_deref(), by, ctx.now()];
    tx.execute(&store::INSERT, &args).await?;
    let data = json!({ "amount": goodwill.amount, "exceeds": goodwill.exceeds, "by": by });
    trail::note(tx, ctx, Kind::GoodwillGranted, About::message(case, message), data).await
}

/// What was promised in a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Promised>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}
