//! To go on elsewhere: from public to private, to e-mail, to a call.
//!
//! In: a public line and a private invitation. Out: two sends and one record that says whether the person followed.
//! Promised: both leave or neither, and both can be called back together; it stays the same case with the same owner,
//! and no clock is reset, because the lines are answers like any others; whoever does not follow is counted.

mod closing;
pub mod decide;
mod model;
pub mod store;
#[cfg(test)]
mod tests;
mod working;

use db::{Arg, Tx, args};
use kernel::{CallId, CaseId, Ctx, Instant, PivotId, Said, SendId, said};
use serde_json::json;

pub use closing::{Closing, close, closing};
pub use model::{Line, PATIENCE, Pivot, Row, State, Way};
pub use working::Pivots;

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{Case, Mode};
use crate::checks::Code;
use crate::notifications::{self, To, Told};
use crate::outbound::{self, Compose, Composed};
use crate::trail::{self, About, Kind};
use crate::{Conflict, Error, Result, cases, promises};
use channels::Visibility;

/// An offer to go on elsewhere.
#[derive(Clone, Debug)]
pub struct Offer {
    /// In which case.
    pub case: CaseId,
    /// Where to.
    pub to: Way,
    /// What everybody reads.
    pub public_line: Option<String>,
    /// What only the person reads.
    pub private_line: Option<String>,
    /// The newest message that the writer had seen.
    pub seen_seq: i64,
    /// The call that is offered.
    pub call: Option<CallId>,
    /// Whether a link hangs below the public line that opens a private message to us, where the network has one.
    pub dm_link: bool,
    /// What the writer has been shown about the words, and wants to send all the same.
    pub despite: Vec<Code>,
}

/// What became of an offer's two lines.
#[derive(Clone, Copy, Debug)]
pub struct Offered {
    /// The record.
    pub pivot: PivotId,
    /// The public line.
    pub public: Option<Composed>,
    /// The private invitation.
    pub private: Option<Composed>,
}

/// Offers to go on elsewhere: both lines are written, or neither is.
///
/// # Errors
/// As [`outbound::compose`], with the line that was refused; [`Error::Invalid`] if there is neither line.
pub async fn offer(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wish: &Offer) -> Result<Offered> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, wish.case).await?;
    let public = said(tx, ctx, brand, wish, Mode::Public).await?;
    let private = said(tx, ctx, brand, wish, Mode::Private).await?;
    if public.is_none() && private.is_none() {
        return Err(Error::invalid("write a public line, a private one, or both"));
    }
    let from = origin(tx, ctx, &case).await?;
    let id: PivotId = ctx.mint();
    let ((public_message, public_approval), (private_message, private_approval)) =
        (parts(public), parts(private));
    let due = ctx.now() + PATIENCE;
    let args = args![
        ctx.tenant,
        id,
        case.id,
        case.person_id,
        from.conversation.account_id,
        &from.conversation.channel,
        wish.to,
        from.answers.id,
        public_message,
        public_approval,
        private_message,
        private_approval,
        wish.call,
        ctx.actor.user(),
        ctx.now(),
        due,
        false
    ];
    tx.execute(&store::INSERT, &args).await?;
    let data = json!({ "pivot": id, "way": wish.to, "public": public_message, "private": private_message,
        "call": wish.call, "due": due });
    trail::note(tx, ctx, Kind::PivotOffered, About::message(case.id, from.answers.id), data).await?;
    cases::changed(tx, case.id);
    Ok(Offered { pivot: id, public, private })
}

/// The words from which the branch grows: public ones if there are any.
async fn origin(tx: &mut Tx, ctx: &Ctx, case: &Case) -> Result<outbound::Target> {
    match outbound::target(tx, ctx, case, Visibility::Public).await {
        Err(Error::Invalid(_)) => outbound::target(tx, ctx, case, Visibility::Private).await,
        other => other,
    }
}

/// Writes one of the two lines, if there is one.
async fn said(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wish: &Offer, mode: Mode) -> Result<Option<Composed>> {
    let (line, name) = match mode {
        Mode::Public => (&wish.public_line, said!("public line")),
        Mode::Private | Mode::Note => (&wish.private_line, said!("private line")),
    };
    let Some(text) = line.as_deref().map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let (despite, dm_link) = (wish.despite.clone(), wish.dm_link && mode == Mode::Public);
    let compose = Compose { despite, dm_link, ..Compose::new(wish.case, mode, text, wish.seen_seq) };
    let whose = |words: Said| said!("The {name}: {words}. Nothing was sent", name, words);
    match outbound::compose(tx, ctx, brand, &compose).await {
        Ok(composed) => Ok(Some(composed)),
        Err(Error::Invalid(why)) => Err(Error::Invalid(whose(why))),
        Err(Error::Refused(why)) => Err(Error::Refused(whose(why))),
        Err(error) => Err(error),
    }
}

/// The message that words became, or the agreement for which they wait.
fn parts(composed: Option<Composed>) -> (Option<kernel::MessageId>, Option<kernel::ApprovalId>) {
    match composed {
        Some(Composed::Queued { message, .. } | Composed::Noted { message }) => (Some(message), None),
        Some(Composed::Waiting { approval, .. }) => (None, Some(approval)),
        None => (None, None),
    }
}

/// Calls both lines back. Returns the offer as it was.
///
/// # Errors
/// [`Conflict::Left`] if one of them has left: then neither is called back.
pub async fn undo(tx: &mut Tx, ctx: &Ctx, id: PivotId) -> Result<Pivot> {
    allow(ctx, Right::Answer)?;
    let pivot = get(tx, ctx, id).await?;
    cases::lock(tx, ctx, pivot.case_id).await?;
    if pivot.state != State::Offered {
        return Err(Conflict::Left.into());
    }
    for message in [pivot.public_message, pivot.private_message].into_iter().flatten() {
        let sends = db::outbox::by_subject(tx, ctx, message.uuid()).await?;
        let send = sends.last().ok_or(Error::not_found("send"))?;
        outbound::call_back(tx, ctx, send.id).await?;
        promises::unsaid(tx, ctx, pivot.case_id, message).await?;
    }
    for (approval, message) in
        [(pivot.public_approval, pivot.public_message), (pivot.private_approval, pivot.private_message)]
    {
        if let Some(approval) = approval.filter(|_| message.is_none()) {
            outbound::withdraw(tx, ctx, approval).await?;
        }
    }
    if let Some(call) = pivot.call_id {
        tx.execute(&store::DROP_CALL, &args![ctx.tenant, call]).await?;
    }
    end(tx, ctx, &pivot, State::Undone, None).await?;
    Ok(pivot)
}

/// Calls one send back, and with it the other line of the offer that it belongs to. Returns its case and message.
///
/// # Errors
/// [`Conflict::Left`] if it is too late for either.
pub async fn undo_send(tx: &mut Tx, ctx: &Ctx, send: SendId) -> Result<(CaseId, kernel::MessageId)> {
    allow(ctx, Right::Answer)?;
    let effect = db::outbox::get(tx, ctx, send).await?.ok_or(Error::not_found("send"))?;
    let message = kernel::MessageId::from_uuid(effect.subject);
    let pivot: Option<Pivot> = tx.query_opt(&store::OF_MESSAGE, &args![ctx.tenant, message]).await?;
    match pivot {
        Some(pivot) => undo(tx, ctx, pivot.id).await.map(|pivot| (pivot.case_id, message)),
        None => {
            let (case, message) = outbound::undo(tx, ctx, send).await?;
            promises::unsaid(tx, ctx, case, message).await?;
            Ok((case, message))
        }
    }
}

/// An agent says that the person does not want to go on elsewhere.
///
/// # Errors
/// [`Error::Invalid`] if it has ended already.
pub async fn refuse(tx: &mut Tx, ctx: &Ctx, id: PivotId, reason: Option<&str>) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let pivot = get(tx, ctx, id).await?;
    cases::lock(tx, ctx, pivot.case_id).await?;
    if !matches!(pivot.state, State::Offered | State::Silent) {
        return Err(Error::invalid(said!("this offer has ended already: {state}", state = pivot.state)));
    }
    end(tx, ctx, &pivot, State::Refused, reason).await
}

/// The person has chosen a time for the call that was offered: they follow.
pub(crate) async fn joined_by_call(tx: &mut Tx, ctx: &Ctx, case: CaseId, call: CallId) -> Result<()> {
    for pivot in of_cases(tx, ctx, &[case]).await? {
        if pivot.call_id == Some(call) && matches!(pivot.state, State::Offered | State::Silent) {
            end(tx, ctx, &pivot, State::Joined, None).await?;
        }
    }
    Ok(())
}

/// Says of each offer whose time has run out what became of it: refused by who answered in public only, silent
/// otherwise. No clock moves. Returns how many there were.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    let due: Vec<Pivot> = tx.query(&store::DUE, &args![ctx.tenant, ctx.now()]).await?;
    let mut told = Told::default();
    for pivot in &due {
        let state = if pivot.answered_message.is_some() { State::Refused } else { State::Silent };
        end(tx, ctx, pivot, state, None).await?;
        if let Some(agent) = pivot.by_user {
            let data = json!({ "pivot": pivot.id, "state": state });
            told.tell(ctx, To::User(agent), notifications::Kind::PivotLost, Some(pivot.case_id), data);
        }
    }
    told.flush(tx, ctx).await?;
    Ok(due.len())
}

async fn end(tx: &mut Tx, ctx: &Ctx, pivot: &Pivot, state: State, reason: Option<&str>) -> Result<()> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let args = args![state, reason, ctx.now(), None::<kernel::MessageId>, ctx.tenant, pivot.id];
    tx.execute(&store::END, &args).await?;
    let kind = match state {
        State::Joined => Kind::PivotJoined,
        State::Silent => Kind::PivotSilent,
        State::Refused => Kind::PivotRefused,
        State::Undone | State::Offered => Kind::PivotUndone,
    };
    let data = json!({ "pivot": pivot.id, "way": pivot.way, "took_ms": ctx.now().since(pivot.offered_at) });
    trail::note(tx, ctx, kind, About::case(pivot.case_id), data).await?;
    cases::changed(tx, pivot.case_id);
    Ok(())
}

/// One offer.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: PivotId) -> Result<Pivot> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("offer"))
}

/// The offers of some cases, oldest first.
pub async fn of_cases(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Pivot>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASES, &[ctx.tenant.into(), Arg::ids(cases.iter().copied())]).await?)
}

/// How the offers since a moment ended, by network and way.
pub async fn report(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Vec<Line>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::REPORT, &args![ctx.tenant, since]).await?)
}

/// Which offers; what is not said is any.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// On which network.
    pub channel: Option<String>,
    /// Where to.
    pub way: Option<Way>,
    /// What became of them.
    pub state: Option<State>,
}

/// The offers behind a number, newest first.
pub async fn rows(tx: &mut Tx, ctx: &Ctx, since: Instant, filter: &Filter, limit: usize) -> Result<Vec<Row>> {
    allow(ctx, Right::Read)?;
    let Filter { channel, way, state } = filter;
    let word = |word: Option<&'static str>| word.unwrap_or_default();
    let args = args![
        ctx.tenant,
        since,
        channel.is_none(),
        channel.as_deref().unwrap_or_default(),
        way.is_none(),
        word(way.map(Way::name)),
        state.is_none(),
        word(state.map(State::name)),
        limit.min(500)
    ];
    Ok(tx.query(&store::ROWS, &args).await?)
}
