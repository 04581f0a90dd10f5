//! May we show what somebody made?
//!
//! In: a public message of somebody, and a question of ours. Out: what they said, and until when it holds. Promised:
//! nothing is shown without a message of its author that says yes, which stays linked as evidence; a yes holds for what
//! was asked and no longer than was asked; who takes it back is asked nothing, and what we had shown is taken down.

mod decide;
mod model;
mod show;
pub mod store;

use db::{Arg, Json, Tx, args};
use kernel::{Ctx, MessageId, Millis, RightsId, said};
use serde_json::json;

pub use decide::Signal;
pub use model::{Bar, Rights, Scope, State, may_use};
pub use show::{Shown, amplify};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{Direction, Mode, Seen};
use crate::checks::Code;
use crate::engagement::{self, Heard};
use crate::outbound::{self, Compose, Composed};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, contacts};

/// A question for somebody's rights.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Who sees it.
    pub mode: Mode,
    /// In which words; `None`: in the brand's.
    pub text: Option<String>,
    /// What for.
    pub scopes: Vec<Scope>,
    /// For how many months; `None`: as long as the brand usually asks.
    pub months: Option<u32>,
    /// What the writer has been shown about the words.
    pub despite: Vec<Code>,
    /// The newest message that the writer had seen; `None`: all that is there.
    pub seen_seq: Option<i64>,
}

impl Ask {
    /// In public, in the brand's words, for our own pages.
    pub fn usual() -> Self {
        Self {
            mode: Mode::Public,
            text: None,
            scopes: vec![Scope::Organic],
            months: None,
            despite: Vec::new(),
            seen_seq: None,
        }
    }
}

/// Asks somebody whether we may show what they made.
///
/// # Errors
/// [`Error::Invalid`] if it is no public message of theirs, the words lack the word of agreement, or they were asked
/// already; [`Error::Refused`] if they want to be left alone; as [`outbound::compose`].
pub async fn ask(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: MessageId,
    ask: &Ask,
) -> Result<(RightsId, Composed)> {
    allow(ctx, Right::Answer)?;
    let said = cases::message(tx, ctx, message).await?;
    let case = cases::lock(tx, ctx, said.case_id).await?;
    if said.direction != Direction::Inbound || said.visibility != Seen::Public || said.deleted_at.is_some() {
        return Err(Error::invalid("only what somebody else shows in public can be shown again"));
    }
    if ask.mode == Mode::Note || ask.scopes.is_empty() {
        return Err(Error::invalid("say whom we ask, in public or privately, and what for"));
    }
    let settings = engagement::settings(tx, ctx).await?;
    if contacts::opted_out(tx, ctx, &[said.person_id]).await?.contains_key(&said.person_id) {
        return Err(Error::Refused("this person wants to be left alone: we ask them for nothing".into()));
    }
    let before = of_messages(tx, ctx, &[message]).await?;
    if let Some(standing) = before.iter().find(|one| matches!(one.state, State::Asked | State::Granted)) {
        if !standing.unsaid {
            return Err(Error::invalid(match standing.state {
                State::Granted => said!("they have agreed already"),
                _ => said!("they have been asked already: wait for their answer"),
            }));
        }
        close(tx, ctx, standing, State::Lapsed, None).await?;
    }
    let code = settings.code(brand);
    let text = match &ask.text {
        Some(text) => text.clone(),
        None => engagement::card(tx, ctx, brand, message).await?.ask,
    };
    if !text.to_lowercase().contains(&code) {
        return Err(Error::invalid(said!("tell them how to say yes: the words need {code}", code)));
    }
    let wish = Compose {
        despite: ask.despite.clone(),
        ..Compose::new(case.id, ask.mode, text, ask.seen_seq.unwrap_or(case.last_seq))
    };
    let composed = outbound::compose(tx, ctx, brand, &wish).await?;
    let line = match composed {
        Composed::Queued { message, .. } | Composed::Noted { message } => Some(message),
        Composed::Waiting { .. } => None,
    };
    let id: RightsId = ctx.mint();
    let (months, lapses) = (ask.months.unwrap_or(settings.months), Millis::days(settings.answer_days.into()));
    let row = args![
        ctx.tenant,
        id,
        message,
        case.id,
        said.person_id,
        ask.mode,
        Json(&ask.scopes),
        i64::from(months),
        &settings.terms,
        &code,
        line,
        ctx.actor.user(),
        ctx.now(),
        ctx.now() + lapses
    ];
    tx.execute(&store::INSERT, &row).await?;
    let data = json!({ "rights": id, "scopes": ask.scopes, "months": months, "mode": ask.mode });
    trail::note(tx, ctx, Kind::RightsAsked, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok((id, composed))
}

/// The questions for some messages, the newest first.
pub async fn of_messages(tx: &mut Tx, ctx: &Ctx, messages: &[MessageId]) -> Result<Vec<Rights>> {
    allow(ctx, Right::Read)?;
    let ids = Arg::ids(messages.iter().copied());
    Ok(tx.query(&store::OF_MESSAGES, &[ctx.tenant.into(), ids]).await?)
}

/// One question.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: RightsId) -> Result<Rights> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::ONE, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("question"))
}

/// Somebody of us reads a yes in the person's own words.
///
/// # Errors
/// [`Error::Invalid`] if the words are not theirs, are older than the question, or it is decided already.
pub async fn grant(tx: &mut Tx, ctx: &Ctx, id: RightsId, evidence: MessageId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let rights = get(tx, ctx, id).await?;
    testify(tx, ctx, &rights, evidence).await?;
    granted(tx, ctx, &rights, evidence).await
}

/// Somebody of us reads a no.
///
/// # Errors
/// As [`grant`].
pub async fn decline(tx: &mut Tx, ctx: &Ctx, id: RightsId, evidence: Option<MessageId>) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let rights = get(tx, ctx, id).await?;
    if let Some(evidence) = evidence {
        testify(tx, ctx, &rights, evidence).await?;
    }
    close(tx, ctx, &rights, State::Declined, evidence).await
}

/// They took it back: what we showed is taken down, and it is never used again. Nobody asks why.
///
/// # Errors
/// [`Error::Invalid`] if there is nothing to take back, or the words are not theirs.
pub async fn withdraw(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: RightsId,
    evidence: Option<MessageId>,
) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let rights = get(tx, ctx, id).await?;
    if let Some(evidence) = evidence {
        testify(tx, ctx, &rights, evidence).await?;
    }
    cases::lock(tx, ctx, rights.case_id).await?;
    if tx.execute(&store::WITHDRAW, &args![ctx.now(), evidence, ctx.tenant, id]).await? == 0 {
        return Err(Error::invalid("there is no permission here to take back"));
    }
    let data = json!({ "rights": id, "evidence": evidence });
    trail::note(tx, ctx, Kind::RightsWithdrawn, About::message(rights.case_id, rights.message_id), data)
        .await?;
    cases::changed(tx, rights.case_id);
    show::take_down(tx, ctx, brand, &rights).await
}

/// Whether words can decide: the person's own, and not older than the question.
async fn testify(tx: &mut Tx, ctx: &Ctx, rights: &Rights, evidence: MessageId) -> Result<()> {
    let said = cases::message(tx, ctx, evidence).await?;
    if said.direction != Direction::Inbound || said.person_id != rights.person_id {
        return Err(Error::invalid("only the person's own words decide this: choose a message of theirs"));
    }
    if said.received_at < rights.asked_at {
        return Err(Error::invalid("these words are older than the question"));
    }
    Ok(())
}

async fn granted(tx: &mut Tx, ctx: &Ctx, rights: &Rights, evidence: MessageId) -> Result<()> {
    let until = ctx.now() + Millis::days(rights.months * 30);
    let args = args![evidence, ctx.now(), ctx.actor.user(), until, ctx.tenant, rights.id];
    if tx.execute(&store::GRANT, &args).await? == 0 {
        return Err(Error::invalid("this is decided already"));
    }
    let data =
        json!({ "rights": rights.id, "evidence": evidence, "scopes": rights.scopes.0, "until": until });
    trail::note(tx, ctx, Kind::RightsGranted, About::message(rights.case_id, rights.message_id), data)
        .await?;
    cases::changed(tx, rights.case_id);
    Ok(())
}

async fn close(
    tx: &mut Tx,
    ctx: &Ctx,
    rights: &Rights,
    state: State,
    evidence: Option<MessageId>,
) -> Result<()> {
    let args = args![state, evidence, ctx.now(), ctx.actor.user(), ctx.tenant, rights.id];
    if tx.execute(&store::CLOSE, &args).await? == 0 {
        return Err(Error::invalid("this is decided already"));
    }
    let data = json!({ "rights": rights.id, "state": state });
    trail::note(tx, ctx, Kind::RightsClosed, About::message(rights.case_id, rights.message_id), data).await?;
    cases::changed(tx, rights.case_id);
    Ok(())
}

/// People answered while a batch was placed: a yes by the word that was asked for, a plain no, or *take it down*.
pub(crate) async fn noticed(tx: &mut Tx, ctx: &Ctx, brand: &Brand, heard: &[Heard]) -> Result<()> {
    for one in heard {
        let Some(signal) = &one.signal else { continue };
        let people = Arg::ids([one.person]);
        let standing: Vec<Rights> = tx.query(&store::OF_PEOPLE, &[ctx.tenant.into(), people]).await?;
        let here = |rights: &&Rights| rights.case_id == one.case;
        let mut asked = standing.iter().filter(|rights| rights.is_open());
        match signal {
            Signal::Back => {
                for rights in &standing {
                    withdraw(tx, ctx, brand, rights.id, Some(one.message)).await?;
                }
            }
            Signal::No => {
                if let Some(rights) = asked.find(here) {
                    close(tx, ctx, rights, State::Declined, Some(one.message)).await?;
                }
            }
            Signal::Tags(_) => {
                let agrees = |rights: &&Rights| rights.is_open() && signal.agrees(&rights.code);
                let meant = standing.iter().filter(agrees).find(here);
                if let Some(rights) = meant.or_else(|| standing.iter().find(agrees)) {
                    granted(tx, ctx, rights, one.message).await?;
                }
            }
        }
    }
    Ok(())
}

/// What time does: questions lapse, and what may not be shown any more is taken down. Only the product does it.
pub async fn due(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    let lapsing: Vec<Rights> = tx.query(&store::LAPSING, &args![ctx.tenant, ctx.now()]).await?;
    for rights in &lapsing {
        close(tx, ctx, rights, State::Lapsed, None).await?;
    }
    let over: Vec<Rights> = tx.query(&store::TO_TAKE_DOWN, &args![ctx.tenant, ctx.now()]).await?;
    for rights in &over {
        show::take_down(tx, ctx, brand, rights).await?;
    }
    Ok(lapsing.len() + over.len())
}
