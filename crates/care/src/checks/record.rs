//! What became of what was noticed: counted, and every number opens its rows.
//!
//! A row says who was told what in which case, and whether they mended it. It holds none of their words, nor the
//! customer's.

use std::collections::BTreeMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{AccountId, CaseId, Ctx, FindingId, Instant, MessageId};
use serde::Serialize;
use uuid::Uuid;

use super::model::{Code, Finding, Severity};
use super::{scene, store};
use crate::access::{Right, allow};
use crate::cases::{self, Case};
use crate::words::words;
use crate::{Result, trail};

/// The most rows of a list.
const LISTED: i64 = 500;

words! {
    /// What became of what was noticed.
    #[derive(PartialOrd, Ord)]
    pub enum Outcome {
        /// The writer was told, and nothing has left since.
        Shown = "shown",
        /// The writer wanted to send, and could not.
        Blocked = "blocked",
        /// The words left without it.
        Mended = "mended",
        /// The words left with it.
        SentAnyway = "sent_anyway",
    }
}

/// The caller was shown what was noticed in words that have not left; `attempted` if they wanted to send them.
pub async fn shown(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    findings: &[Finding],
    attempted: bool,
) -> Result<()> {
    allow(ctx, Right::Answer)?;
    cases::get(tx, ctx, case).await?;
    for finding in findings {
        let blocked = attempted && finding.severity == Severity::Block;
        let outcome = if blocked { Outcome::Blocked } else { Outcome::Shown };
        let id: FindingId = ctx.mint();
        let by = by(ctx);
        let args = args![ctx.tenant, id, case, by, finding.code, finding.severity, outcome, ctx.now()];
        tx.execute(&store::NOTICED, &args).await?;
    }
    Ok(())
}

/// Words went on their way: with `findings`, which the caller has seen, and without whatever else they were shown.
pub(crate) async fn settled(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    message: Option<MessageId>,
    findings: &[Finding],
) -> Result<()> {
    shown(tx, ctx, case, findings, false).await?;
    let codes = Arg::texts(findings.iter().map(|finding| finding.code.name().to_owned()));
    let (now, by) = (ctx.now(), by(ctx));
    let args = [now.into(), message.into(), ctx.tenant.into(), case.into(), by.into(), codes];
    tx.execute(&store::SENT_ANYWAY, &args).await?;
    tx.execute(&store::MENDED, &args![now, message, ctx.tenant, case, by]).await?;
    Ok(())
}

/// Keeps the outline of words that will leave.
pub(crate) async fn said(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    account: AccountId,
    message: MessageId,
    text: &str,
) -> Result<()> {
    let Some(outline) = scene::outline(tx, ctx, case, text).await? else { return Ok(()) };
    tx.execute(&store::OLD_OUTLINES, &args![ctx.tenant, account, ctx.now() - scene::LATELY]).await?;
    let (folded, likeness) = (outline.folded, outline.likeness);
    let args = args![ctx.tenant, message, account, case.person_id, ctx.now(), folded, likeness];
    tx.execute(&store::OUTLINE, &args).await?;
    Ok(())
}

/// Words were called back: nobody got them.
pub(crate) async fn unsaid(tx: &mut Tx, ctx: &Ctx, message: MessageId) -> Result<()> {
    tx.execute(&store::DROP_OUTLINE, &args![ctx.tenant, message]).await?;
    Ok(())
}

fn by(ctx: &Ctx) -> Uuid {
    trail::actor_id(ctx.actor).unwrap_or_default()
}

/// How often something was noticed in a period, by what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How often somebody was told.
    pub n: u64,
    /// In how many it is open what becomes of the words.
    pub shown: u64,
    /// How many were held back, and have not left since.
    pub blocked: u64,
    /// How many left without it.
    pub mended: u64,
    /// How many left with it.
    pub sent_anyway: u64,
}

impl Count {
    /// The share of the words that left with it, of those that left; `None` if none has.
    #[expect(clippy::cast_precision_loss, reason = "nobody is told anything 2⁵³ times")]
    pub fn share(&self) -> Option<f64> {
        let left = self.mended + self.sent_anyway;
        (left > 0).then(|| self.sent_anyway as f64 / left as f64)
    }
}

/// What was noticed in a period, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// By check.
    pub counts: BTreeMap<Code, Count>,
    /// Cases in which the brand said something.
    pub answered: u64,
    /// Cases in which it asked for what the person had told it.
    pub asked_again: u64,
}

impl Report {
    /// `repeat_information_rate`: the share of the cases in which we said something where we asked for what we had;
    /// `None` if we said nothing.
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2⁵³ cases")]
    pub fn repeat_information_rate(&self) -> Option<f64> {
        (self.answered > 0).then(|| self.asked_again as f64 / self.answered as f64)
    }
}

#[derive(FromRow)]
struct Counted {
    code: String,
    outcome: Outcome,
    findings: i64,
    cases: i64,
}

/// What was noticed since a moment.
pub async fn report(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Report> {
    allow(ctx, Right::Read)?;
    let counted: Vec<Counted> = tx.query(&store::COUNTS, &args![ctx.tenant, since]).await?;
    let answered: i64 = tx.query_one(&store::ANSWERED, &args![ctx.tenant, since]).await?;
    let mut report = Report { answered: answered.try_into().unwrap_or(0), ..Report::default() };
    for one in counted {
        // What a later version noticed means nothing here.
        let Ok(code) = one.code.parse::<Code>() else { continue };
        let n = u64::try_from(one.findings).unwrap_or(0);
        let count = report.counts.entry(code).or_default();
        count.n += n;
        match one.outcome {
            Outcome::Shown => count.shown = n,
            Outcome::Blocked => count.blocked = n,
            Outcome::Mended => count.mended = n,
            Outcome::SentAnyway => count.sent_anyway = n,
        }
        if (code, one.outcome) == (Code::AsksAgain, Outcome::SentAnyway) {
            report.asked_again = u64::try_from(one.cases).unwrap_or(0);
        }
    }
    Ok(report)
}

/// Something that somebody was told about their words.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct Told {
    /// Its id.
    pub id: FindingId,
    /// In which case.
    pub case_id: CaseId,
    /// What was looked for.
    pub code: Code,
    /// Whether they could send all the same.
    pub severity: Severity,
    /// What became of it.
    pub outcome: Outcome,
    /// When they were told first.
    pub at: Instant,
    /// The words that left in the end.
    pub message_id: Option<MessageId>,
    /// Who; nobody for a program.
    pub by_name: Option<String>,
}

/// The rows behind a number: of one check, or of all, with one outcome, or with any; newest first, 500 at most.
pub async fn rows(
    tx: &mut Tx,
    ctx: &Ctx,
    since: Instant,
    code: Option<Code>,
    outcome: Option<Outcome>,
) -> Result<Vec<Told>> {
    allow(ctx, Right::Read)?;
    let codes =
        Code::ALL.iter().filter(|one| code.is_none_or(|code| code == **one)).map(|one| one.name().to_owned());
    let outcomes = Outcome::ALL.iter().filter(|one| outcome.is_none_or(|wanted| wanted == **one));
    let outcomes = Arg::texts(outcomes.map(|one| one.name().to_owned()));
    let args = [ctx.tenant.into(), since.into(), Arg::texts(codes), outcomes, LISTED.into()];
    Ok(tx.query(&store::ROWS, &args).await?)
}
