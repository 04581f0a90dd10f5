//! What agents write: answers, notes, drafts, and taking back; and what a message means, if it was read wrong.

use std::collections::HashMap;

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::brand::Brand;
use care::cases::Mode;
use care::desk::{Around, CaseView, around, case_view};
use care::goodwill::{Amount, Goodwill};
use care::handling::Back;
use care::outbound::{self, Compose, Composed, Purpose};
use care::{Conflict, Error, Tx, checks, learning, media, pivots, promises};
use channels::Tag;
use kernel::{CaseId, Ctx, MediaId, MessageId, SendId};
use serde::Deserialize;

use super::actions::{at_case, changed};
use super::fragments;
use super::page::{Desk, Part};
use super::turns::{self, Wished};
use super::wrap_up;
use crate::auth::Me;
use crate::checks::{self as noticing, Concern};
use crate::desk::build::{self, Given};
use crate::desk::composer::{self, Stale};
use crate::desk::shown::At;
use crate::errors::{Failed, is_partial};
use crate::facts::{self, Wish};
use crate::state::App;
use crate::wrap_up::Then;

/// What the composer sends.
#[derive(Deserialize, Clone, Debug)]
pub struct Words {
    text: String,
    mode: Mode,
    seen: i64,
    /// `resolve` resolves the case once the words are there; `note` keeps them inside.
    then: Option<String>,
    /// Why private words may leave after the network's window, if the agent chose it.
    tag: Option<String>,
    /// The checks that the agent overrules: `asks_again same_text`.
    despite: Option<String>,
    /// What is promised beyond what is owed, as it was typed.
    #[serde(default)]
    goodwill: String,
    /// Why it is more than the limit.
    #[serde(default)]
    exception: String,
    /// What is promised with the words.
    #[serde(default)]
    promise: String,
    /// Until when, in words: `21:00`, `tomorrow 10:00`.
    #[serde(default)]
    promise_by: String,
    /// What goes along, as ids.
    #[serde(default)]
    files: String,
    /// When the case is to come back.
    #[serde(flatten)]
    back: Wished,
    /// What pictures show: `alt-` and a file's id.
    #[serde(flatten)]
    rest: HashMap<String, String>,
}

impl Words {
    /// Who finds a colleague writing may keep their own words inside, whatever mode they wrote them in.
    fn meant(self) -> Self {
        let mode = if self.then.as_deref() == Some("note") { Mode::Note } else { self.mode };
        Self { mode, ..self }
    }

    /// Keeps what is promised with the words.
    async fn promise(
        &self,
        tx: &mut Tx,
        ctx: &Ctx,
        brand: &Brand,
        case: CaseId,
        composed: Composed,
    ) -> care::Result<()> {
        if self.promise.trim().is_empty() {
            return Ok(());
        }
        let queue = care::queues::last_of(tx, ctx, case).await?.map(|item| item.queue);
        let zone = promises::zone_of(brand, queue.as_deref());
        let message = match composed {
            Composed::Queued { message, .. } | Composed::Noted { message } => Some(message),
            Composed::Waiting { .. } => None,
        };
        let due_at = promises::time(&self.promise_by, &zone, ctx.now())?;
        let public = self.mode == Mode::Public;
        let new = promises::New { text: self.promise.clone(), due_at, public, message };
        promises::make(tx, ctx, case, &new).await.map(drop)
    }

    /// What the pictures show that go along.
    fn descriptions(&self) -> impl Iterator<Item = (MediaId, &str)> {
        self.rest
            .iter()
            .filter_map(|(name, alt)| Some((name.strip_prefix("alt-")?.parse().ok()?, alt.as_str())))
    }

    /// What they promise: `60`, `60.5` and `60,50` are all amounts.
    fn goodwill(&self) -> Result<Option<Goodwill>, Error> {
        let typed = self.goodwill.trim().replace(',', ".");
        if typed.is_empty() || self.mode == Mode::Note {
            return Ok(None);
        }
        let (units, hundredths) = typed.split_once('.').unwrap_or((&typed, ""));
        let digits = format!("{units}{hundredths:0<2}");
        let amount = digits.parse().ok().filter(|_| hundredths.len() <= 2 && units.len() <= 9);
        let amount = amount.ok_or_else(|| Error::invalid(crate::ui::t("desk-goodwill-like")))?;
        let reason = Some(self.exception.trim().to_owned()).filter(|reason| !reason.is_empty());
        Ok(Some(Goodwill::new(Amount(amount), reason)))
    }

    fn wish(&self, case: CaseId, goodwill: Option<Goodwill>, back: Option<Back>) -> Compose {
        Compose {
            case,
            mode: self.mode,
            text: self.text.clone(),
            seen_seq: self.seen,
            resolve: self.then.as_deref() == Some("resolve"),
            despite: noticing::despite(self.despite.as_deref()),
            goodwill,
            tag: self.tag.as_deref().and_then(Tag::of),
            purpose: Purpose::Answer,
            dm_link: false,
            back,
            files: self.files.split_whitespace().filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

/// What the composer keeps.
#[derive(Deserialize, Debug)]
pub struct Draft {
    text: String,
    mode: Mode,
    #[serde(default)]
    seen: i64,
}

/// `POST /desk/cases/{case}/messages`.
pub async fn say(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Result<Response, Failed> {
    let words = words.meant();
    let (goodwill, back) = match words.goodwill().and_then(|goodwill| Ok((goodwill, words.back.read()?))) {
        Ok(read) => read,
        Err(error) => return refused(&app, &me, &jar, &headers, case, words, error).await,
    };
    match uttered(&app, &me, &words, words.wish(case, goodwill, back)).await {
        Ok((composed, owes)) => {
            let said = answered(&app, &me, &jar, &headers, case, composed, owes).await?;
            let then = words.then.as_deref().filter(|_| !owes);
            turns::gone_on(&app, &me, &headers, then, said).await
        }
        Err(error @ (Error::Conflict(_) | Error::Invalid(_) | Error::Refused(_))) => {
            told(&app, &me, case, &error).await?;
            refused(&app, &me, &jar, &headers, case, words, error).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Says it. Where the words were to resolve the case and nobody has said what it was about, they leave all the same,
/// and `true` says that it is to be asked now.
async fn uttered(app: &App, me: &Me, words: &Words, wish: Compose) -> care::Result<(Composed, bool)> {
    let (ctx, brand, words) = (me.ctx.clone(), app.brand(), words.clone());
    app.write(async move |tx: &mut Tx| {
        for (id, alt) in words.descriptions() {
            media::describe(tx, &ctx, wish.case, id, alt).await?;
        }
        let (composed, owes) = match outbound::compose(tx, &ctx, &brand, &wish).await {
            Err(Error::Conflict(Conflict::WrapUp { .. })) => {
                let wish = Compose { resolve: false, ..wish.clone() };
                (outbound::compose(tx, &ctx, &brand, &wish).await?, true)
            }
            composed => (composed?, false),
        };
        words.promise(tx, &ctx, &brand, wish.case, composed).await?;
        Ok((composed, owes))
    })
    .await
}

/// The page after the words; with the question what the case was about, if it is owed.
async fn answered(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
    composed: Composed,
    owes: bool,
) -> Result<Response, Failed> {
    match owes {
        false => said(app, me, jar, headers, case, composed).await,
        true if !is_partial(headers) => wrap_up::owed(app, me, headers, case, Then::Resolve).await,
        true => {
            let asked = wrap_up::opened(app, me, case, Then::Resolve).await?;
            followed(said(app, me, jar, headers, case, composed).await?, &asked).await
        }
    }
}

/// A page's parts, and one more.
async fn followed(response: Response, part: &str) -> Result<Response, Failed> {
    let (head, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await;
    let mut body = body.map(|bytes| bytes.to_vec()).unwrap_or_default();
    body.extend_from_slice(part.as_bytes());
    Ok(Response::from_parts(head, body.into()))
}

/// What was noticed is kept: the words did not leave, and neither did what the refused transaction wrote.
pub(super) async fn told(app: &App, me: &Me, case: CaseId, error: &Error) -> Result<(), Failed> {
    let Error::Conflict(Conflict::Warned { findings }) = error else { return Ok(()) };
    let (ctx, findings) = (me.ctx.clone(), findings.clone());
    app.write(async move |tx: &mut Tx| checks::shown(tx, &ctx, case, &findings, true).await).await?;
    Ok(())
}

/// `POST /desk/cases/{case}/checks`: what would be noticed if the words were sent now.
pub async fn look(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    Form(words): Form<Words>,
) -> Result<Html<String>, Failed> {
    // An amount that can't be read is said when it is sent.
    let wish = words.wish(case, words.goodwill().unwrap_or_default(), None);
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let findings =
        app.read(async move |tx: &mut Tx| outbound::findings(tx, &ctx, &brand, &wish).await).await?;
    if !findings.is_empty() {
        let (ctx, findings) = (me.ctx.clone(), findings.clone());
        app.write(async move |tx: &mut Tx| checks::shown(tx, &ctx, case, &findings, false).await).await?;
    }
    let (open, around) = open(&app, &me, case).await?;
    let given = noticed(Given::default(), &words, &findings);
    let form = build::composer(&app.brand(), &me, &open, &around, given, me.ctx.now());
    Ok(Html(composer::concerns(&form)?))
}

fn noticed(given: Given, words: &Words, findings: &[checks::Finding]) -> Given {
    Given {
        concerns: findings.iter().map(|finding| noticing::concern(finding, words.mode)).collect(),
        pieces: noticing::pieces(&words.text, findings),
        despite: noticing::despite(words.despite.as_deref()).iter().map(ToString::to_string).collect(),
        ..given
    }
}

/// The words are on their way: an empty composer, and the message in the timeline.
async fn said(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
    composed: Composed,
) -> Result<Response, Failed> {
    if !is_partial(headers) {
        return Ok(Redirect::to(&at_case(headers, case)).into_response());
    }
    let id = match composed {
        Composed::Queued { message, .. } | Composed::Noted { message } => Some(message),
        Composed::Waiting { .. } => None,
    };
    let (open, around) = open(app, me, case).await?;
    let empty = build::composer(&app.brand(), me, &open, &around, Given::default(), me.ctx.now());
    let Some(id) = id else {
        let parts = fragments::of_case(app, me, jar, &At::of(headers), case).await?;
        return Ok(Html(composer::waits(&empty)? + &parts).into_response());
    };
    let Some(message) = shown(app, &open, id) else {
        return Ok(Html(composer::refused(&empty)?).into_response());
    };
    Ok(Html(composer::sent(&empty, &message)?).into_response())
}

/// The words stay in the composer, with the reason.
async fn refused(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
    words: Words,
    error: Error,
) -> Result<Response, Failed> {
    let status = crate::fault::status(&error);
    let (open, around) = open(app, me, case).await?;
    let given = reasons(&open, words, error);
    if is_partial(headers) {
        let form = build::composer(&app.brand(), me, &open, &around, given, me.ctx.now());
        return Ok((status, Html(composer::refused(&form)?)).into_response());
    }
    let desk = Desk { app, me, jar, at: At::of(headers), wrong: None };
    let page = desk.draw(Some(case), &Part::default(), given).await?;
    Ok((status, page).into_response())
}

fn reasons(open: &CaseView, words: Words, error: Error) -> Given {
    let mut given = Given {
        text: Some(words.text.clone()),
        mode: Some(words.mode),
        goodwill: words.goodwill.clone(),
        exception: words.exception.clone(),
        tag: words.tag.is_some(),
        back: words.back.chosen(),
        ..Given::default()
    };
    match error {
        Error::Conflict(Conflict::Stale { newest }) => {
            let newer =
                open.messages.iter().rev().find(|said| said.case_id == open.case.id && said.seq == newest);
            given.stale = newer.map(|said| Stale {
                who: open.person.name.clone(),
                text: said.text.clone(),
                at: said.at,
            });
        }
        Error::Conflict(Conflict::Warned { findings }) => given = noticed(given, &words, &findings),
        other => given.concerns = vec![Concern::plain(format!("{}.", crate::errors::told(&other)))],
    }
    given
}

/// `PUT /desk/cases/{case}/draft`.
pub async fn keep(
    State(app): State<App>,
    me: Me,
    Path(case): Path<CaseId>,
    Form(draft): Form<Draft>,
) -> Result<StatusCode, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| {
        outbound::save_draft(tx, &ctx, case, draft.mode, &draft.text, draft.seen).await
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /desk/cases/{case}/draft`.
pub async fn discard(State(app): State<App>, me: Me, Path(case): Path<CaseId>) -> Result<StatusCode, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| outbound::discard(tx, &ctx, case).await).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /desk/sends/{send}`.
pub async fn undo(
    State(app): State<App>,
    me: Me,
    Path(send): Path<SendId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let (case, message) = app.write(async move |tx: &mut Tx| pivots::undo_send(tx, &ctx, send).await).await?;
    if !is_partial(&headers) {
        return Ok(Redirect::to(&at_case(&headers, case)).into_response());
    }
    let (open, around) = open(&app, &me, case).await?;
    let form = build::composer(&app.brand(), &me, &open, &around, Given::default(), me.ctx.now());
    Ok(Html(composer::undone(&form, &message.to_string())?).into_response())
}

/// `POST /desk/sends/{send}/retry`.
pub async fn retry(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(send): Path<SendId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let (case, _) = app.write(async move |tx: &mut Tx| outbound::retry(tx, &ctx, send).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/facts`.
pub async fn mean(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let said = app.write(async move |tx: &mut Tx| {
        let (message, fact, value) = wish.parts()?;
        learning::correct(tx, &ctx, &brand, message, fact, value).await
    });
    let corrected = said.await?;
    if !is_partial(&headers) {
        return changed(&app, &me, &jar, &headers, corrected.case).await;
    }
    let brand = app.brand();
    let told = facts::route(&corrected, |queue| build::queue_chip(&brand, queue).word);
    let parts = fragments::of_case(&app, &me, &jar, &At::of(&headers), corrected.case).await?;
    Ok(Html(parts + &facts::toast(&told)?).into_response())
}

async fn open(app: &App, me: &Me, case: CaseId) -> Result<(CaseView, Around), Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let both = async move |tx: &mut Tx| {
        Ok((case_view(tx, &ctx, case).await?, around(tx, &ctx, &brand, case).await?))
    };
    Ok(app.read(both).await?)
}

fn shown(app: &App, open: &CaseView, id: MessageId) -> Option<crate::desk::case::Message> {
    let said = open.messages.iter().find(|said| said.id == id)?;
    Some(build::message(&app.brand(), open, said, 0))
}
