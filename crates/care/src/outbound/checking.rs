//! The pre-send checks, asked about words of ours: while they are written, when they leave, and when somebody agrees.

use channels::Tag;
use db::Tx;
use kernel::Ctx;

use super::compose::{Compose, Purpose, purpose};
use super::permission::{self, Permission};
use super::target::{Target, target};
use super::{agreed, leaving};
use crate::access::{Right, allow};
use crate::approvals::{Candidate, Speaker};
use crate::brand::Brand;
use crate::cases::{self, Case, Mode};
use crate::checks::{self, Finding, Proposal};
use crate::goodwill::{self, Amount, Goodwill};
use crate::{Error, Result};

/// What the checks are asked about.
pub(super) struct Words<'a> {
    pub(super) mode: Mode,
    pub(super) text: &'a str,
    pub(super) goodwill: Option<&'a Goodwill>,
    /// The team in whose name they are said: how much it may promise.
    pub(super) team: Option<&'a str>,
    pub(super) purpose: Purpose,
    pub(super) tag: Option<Tag>,
    pub(super) automatic: bool,
    /// Whether somebody agrees to them before they leave.
    pub(super) agreed: bool,
}

/// What is noticed in words that go to `target`.
pub(super) async fn check(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    target: &Target,
    words: Words<'_>,
) -> Result<Vec<Finding>> {
    let limit = || -> Amount { goodwill::limit(&brand.model, words.team, case.topic.as_deref()) };
    let proposal = Proposal {
        case,
        mode: words.mode,
        text: words.text.trim_end(),
        account: target.conversation.account_id,
        channel: &target.conversation.channel,
        goodwill: words.goodwill.map(|goodwill| (goodwill, limit())),
        offer: words.purpose == Purpose::Offer,
        proactive: words.purpose == Purpose::Approach,
        tag: words.tag.map(Tag::name),
        automatic: words.automatic,
        agreed: words.agreed,
    };
    checks::look(tx, ctx, brand, &proposal).await
}

/// What would be noticed if these words were sent now; nothing where they have nowhere to go, or stay inside.
pub async fn findings(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wish: &Compose) -> Result<Vec<Finding>> {
    allow(ctx, Right::Answer)?;
    let case = cases::get(tx, ctx, wish.case).await?;
    let purpose = purpose(tx, ctx, &case, wish).await?;
    let words = Words {
        mode: wish.mode,
        text: &wish.text,
        goodwill: wish.goodwill.as_ref(),
        team: None,
        purpose,
        tag: wish.tag,
        automatic: false,
        agreed: false,
    };
    foreseen(tx, ctx, brand, &case, Speaker::of(ctx.actor), words).await
}

/// What is noticed now in words that wait for agreement: whoever agrees has to have seen it.
pub async fn findings_of(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    candidate: &Candidate,
) -> Result<Vec<Finding>> {
    allow(ctx, Right::Answer)?;
    let case = cases::get(tx, ctx, candidate.case_id).await?;
    let words = Words {
        mode: candidate.mode,
        text: &candidate.text,
        goodwill: candidate.goodwill.as_ref().map(|goodwill| &goodwill.0),
        team: None,
        purpose: Purpose::Answer,
        tag: None,
        automatic: false,
        agreed: true,
    };
    foreseen(tx, ctx, brand, &case, candidate.speaker.0, words).await
}

async fn foreseen(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    speaker: Speaker,
    words: Words<'_>,
) -> Result<Vec<Finding>> {
    let Ok(visibility) = agreed::visibility(words.mode) else { return Ok(Vec::new()) };
    if words.text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let target = match target(tx, ctx, case, visibility).await {
        Ok(target) => target,
        Err(Error::Invalid(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let place = leaving::place(&target, case.id, visibility, words.text);
    let (team, agreed) = match permission::of(tx, ctx, brand, speaker, place).await? {
        Permission::Allowed { team } => (team, words.agreed),
        Permission::NeedsApproval { team, .. } => (team, true),
        Permission::Denied { .. } => (None, words.agreed),
    };
    check(tx, ctx, brand, case, &target, Words { team: team.as_deref(), agreed, ..words }).await
}
