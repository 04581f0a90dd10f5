//! What handlers answer: the page of cards, and one card after a deed.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use care::cases::Mode;
use care::engagement::{self, Kind, Wanted};
use care::outbound::Composed;
use care::{Conflict, Error, Tx, access, cases, checks};
use kernel::MessageId;

use super::build::{self, Around};
use super::{Given, View, render, render_card};
use crate::auth::Me;
use crate::checks::concern;
use crate::errors::{Failed, is_partial, told};
use crate::shell::{Frame, Place, frame};
use crate::state::App;
use crate::ui::t;

/// The page of cards.
pub(super) async fn draw(app: &App, me: &Me, jar: &CookieJar, wanted: &Wanted) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let asked = wanted.clone();
    let read = async move |tx: &mut Tx| {
        let users = access::users(tx, &ctx).await?.into_iter().map(|user| (user.id, user)).collect();
        Ok((engagement::page(tx, &ctx, &brand, &asked).await?, users))
    };
    let (found, users) = app.read(read).await?;
    let around = frame(app, me, jar, t("engage-title"), Place::Engage).await?;
    let frame = Frame { events: Some("/engage/events".to_owned()), ..around };
    let brand = app.brand();
    let around = Around { brand: &brand, me, settings: &found.settings, users: &users };
    let (kind, done) = (wanted.kinds.first().copied(), wanted.done);
    let show = if done { Some("done") } else { kind.map(Kind::name) }.map(|show| format!("show={show}&"));
    let view = View {
        choices: build::choices(kind, done, found.counts),
        more: found
            .next
            .map(|(at, id)| format!("/engage?{}after={}.{id}", show.unwrap_or_default(), at.micros())),
        budget: build::budget(found.budget),
        cards: found.cards.into_iter().map(|card| build::card(&around, card, Given::default())).collect(),
        frame,
    };
    Ok(Html(render(&view)?).into_response())
}

/// What came of a deed: a word about it, or the form as it was left.
pub(super) type Came = Result<&'static str, (Error, Given)>;

/// The card as it stands now; without a script, the page at the card.
pub(super) async fn answer(
    app: &App,
    me: &Me,
    headers: &HeaderMap,
    message: MessageId,
    came: Came,
) -> Result<Response, Failed> {
    let (status, given) = match came {
        Ok(words) => (StatusCode::OK, Given { done: Some(words.to_owned()), ..Given::default() }),
        Err((Error::Conflict(Conflict::Warned { findings }), given)) => {
            let mode = if given.open == "gift" { Mode::Private } else { Mode::Public };
            noted(app, me, message, &findings).await?;
            let stopped = findings.iter().any(|one| one.severity == checks::Severity::Block);
            let concerns = findings.iter().map(|finding| concern(finding, mode)).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, Given { concerns, stopped, ..given })
        }
        Err((error @ (Error::Invalid(_) | Error::Refused(_) | Error::Conflict(_)), given)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Given { wrong: Some(told(&error)), ..given })
        }
        Err((error, _)) => return Err(error.into()),
    };
    if !is_partial(headers) {
        return Ok(match given.wrong {
            Some(why) => crate::errors::refused(why, "/engage"),
            None => Redirect::to(&format!("/engage#{message}")).into_response(),
        });
    }
    Ok((status, drawn(app, me, message, given).await?).into_response())
}

/// One card as it stands now.
pub(super) async fn drawn(app: &App, me: &Me, message: MessageId, given: Given) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let read = async move |tx: &mut Tx| {
        let users = access::users(tx, &ctx).await?.into_iter().map(|user| (user.id, user)).collect();
        let settings = engagement::settings(tx, &ctx).await?;
        Ok((engagement::card(tx, &ctx, &brand, message).await?, users, settings))
    };
    let (card, users, settings) = app.read(read).await?;
    let brand = app.brand();
    let around = Around { brand: &brand, me, settings: &settings, users: &users };
    let card = build::card(&around, card, given);
    Ok(Html(render_card(&card, &me.session.csrf, me.ctx.now())?).into_response())
}

/// What was noticed is kept, as everywhere where words are written.
async fn noted(app: &App, me: &Me, message: MessageId, findings: &[checks::Finding]) -> Result<(), Failed> {
    let (ctx, findings) = (me.ctx.clone(), findings.to_vec());
    let shown = async move |tx: &mut Tx| {
        let case = cases::message(tx, &ctx, message).await?.case_id;
        checks::shown(tx, &ctx, case, &findings, true).await
    };
    Ok(app.write(shown).await?)
}

pub(super) fn plainly(error: Error) -> (Error, Given) {
    (error, Given::default())
}

/// Says how it goes on with words: most leave, some wait for somebody's agreement.
pub(super) fn left(composed: Composed, words: &'static str) -> &'static str {
    match composed {
        Composed::Waiting { .. } => t("engage-waits-for-agreement"),
        Composed::Queued { .. } | Composed::Noted { .. } => words,
    }
}
