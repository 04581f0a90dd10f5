//! What goes on elsewhere: invitations, calls, promises, the last public word.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use care::cases::Mode;
use care::checks::Code;
use care::desk::{Around, CaseView, around, case_view};
use care::outbound::Composed;
use care::pivots::{self, Offer, Way};
use care::promises::{self, New};
use care::{Conflict, Error, Tx, calls};
use kernel::{CaseId, Instant, MessageId, PivotId, PromiseId};
use serde::Deserialize;

use super::actions::changed;
use super::{fragments, words};
use crate::appointment;
use crate::auth::Me;
use crate::checks::{self as noticing, Concern};
use crate::desk::build::{self, Typed};
use crate::desk::elsewhere as page;
use crate::desk::shown::At;
use crate::errors::{Failed, Page, is_partial};
use crate::shell::{self, Place};
use crate::state::App;
use crate::ui;

/// The two questions.
#[derive(Clone, Copy)]
enum Which {
    Invite,
    Close,
}

/// `GET /desk/cases/{case}/pivots`.
pub async fn invite(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Invite).await
}

/// `GET /desk/cases/{case}/closing`.
pub async fn closing(app: State<App>, me: Me, jar: CookieJar, case: Path<CaseId>) -> Page {
    ask(app, me, jar, case, Which::Close).await
}

async fn ask(State(app): State<App>, me: Me, jar: CookieJar, Path(case): Path<CaseId>, which: Which) -> Page {
    care::access::allow(&me.ctx, care::access::Right::Answer)?;
    let form = form(&app, &me, case, which, Typed::default()).await?;
    let title = match which {
        Which::Invite => ui::t("pivots-take-private"),
        Which::Close => ui::t("pivots-close-title"),
    };
    let frame = shell::frame(&app, &me, &jar, title, Place::Nowhere).await?;
    Ok(Html(page::render(&page::View { frame, form })?))
}

async fn form(app: &App, me: &Me, case: CaseId, which: Which, typed: Typed) -> Result<page::Form, Failed> {
    let (view, around) = open(app, me, case).await?;
    Ok(match which {
        Which::Invite => build::invite(&app.brand(), me, &view, &around, typed),
        Which::Close => build::close(&app.brand(), me, &view, &around, typed),
    })
}

async fn open(app: &App, me: &Me, case: CaseId) -> Result<(CaseView, Around), Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let both = async move |tx: &mut Tx| {
        Ok((case_view(tx, &ctx, case).await?, around(tx, &ctx, &brand, case).await?))
    };
    Ok(app.read(both).await?)
}

/// What a question was answered with: a name may stand there several times.
struct Answer(Vec<(String, String)>);

impl Answer {
    fn text(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, text)| text.clone())
    }
    fn seen(&self) -> i64 {
        self.text("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0)
    }
    fn slots(&self) -> Vec<Instant> {
        let named = self.0.iter().filter(|(key, _)| key == "slot");
        named.filter_map(|(_, micros)| micros.parse().ok().map(Instant::from_micros)).collect()
    }
    fn despite(&self) -> Vec<Code> {
        noticing::despite(self.text("despite").as_deref())
    }
    fn offer(&self, case: CaseId) -> Offer {
        Offer {
            case,
            to: self.text("to").and_then(|way| way.parse().ok()).unwrap_or(Way::Private),
            public_line: self.text("public_line"),
            private_line: self.text("private_line"),
            seen_seq: self.seen(),
            call: None,
            dm_link: self.text("dm_link").is_some(),
            despite: self.despite(),
        }
    }
    /// The same again, with the reason why nothing was sent.
    fn again(&self, error: &Error) -> Typed {
        let concerns = match error {
            Error::Conflict(Conflict::Warned { findings }) => {
                findings.iter().map(|finding| noticing::concern(finding, Mode::Public)).collect()
            }
            other => vec![Concern::plain(format!("{other}."))],
        };
        Typed {
            way: self.text("to"),
            public: self.text("public_line"),
            private: self.text("private_line"),
            without_link: self.text("dm_link").is_none(),
            concerns,
        }
    }
}

/// `POST /desk/cases/{case}/pivots`: both lines at once.
pub async fn offer(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let answer = Answer(fields);
    let (wish, slots, site) = (answer.offer(case), answer.slots(), appointment::site(&app, &headers));
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let offered = app
        .write(async move |tx: &mut Tx| match wish.to {
            Way::Call => calls::invite(tx, &ctx, &brand, &wish, &slots, &site).await,
            Way::Private | Way::Email => pivots::offer(tx, &ctx, &brand, &wish).await,
        })
        .await;
    let offered = match offered {
        Ok(offered) => offered,
        Err(error) => return refused(&app, &me, &headers, case, Which::Invite, &answer, error).await,
    };
    let leaves = [offered.public, offered.private].into_iter().flatten().find_map(|one| match one {
        Composed::Queued { until, .. } => Some(until),
        Composed::Waiting { .. } | Composed::Noted { .. } => None,
    });
    let toast = leaves.map(|until| page::toast(&offered.pivot.to_string(), until, ui::t("pivots-leaves")));
    told(&app, &me, &jar, &headers, case, toast.transpose()?).await
}

/// The parts that changed, and a word about it.
async fn told(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
    toast: Option<String>,
) -> Result<Response, Failed> {
    if !is_partial(headers) {
        return changed(app, me, jar, headers, case).await;
    }
    let parts = fragments::of_case(app, me, jar, &At::of(headers), case).await?;
    Ok(Html(parts + &toast.unwrap_or_default()).into_response())
}

/// Nothing was sent: the question again, with what was typed and the reason.
async fn refused(
    app: &App,
    me: &Me,
    headers: &HeaderMap,
    case: CaseId,
    which: Which,
    answer: &Answer,
    error: Error,
) -> Result<Response, Failed> {
    if !is_partial(headers) || !matches!(error, Error::Conflict(_) | Error::Invalid(_) | Error::Refused(_)) {
        return Err(Failed(error));
    }
    words::told(app, me, case, &error).await?;
    let status = crate::fault::status(&error);
    let form = form(app, me, case, which, answer.again(&error)).await?;
    Ok((status, Html(page::refused(&form)?)).into_response())
}

/// `DELETE /desk/pivots/{pivot}`: takes both lines back.
pub async fn undo(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(pivot): Path<PivotId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let undone = app.write(async move |tx: &mut Tx| pivots::undo(tx, &ctx, pivot).await).await?;
    changed(&app, &me, &jar, &headers, undone.case_id).await
}

/// `POST /desk/pivots/{pivot}/refusal`.
pub async fn refuse(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(pivot): Path<PivotId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let refused = app.write(async move |tx: &mut Tx| {
        pivots::refuse(tx, &ctx, pivot, None).await?;
        pivots::get(tx, &ctx, pivot).await
    });
    let case = refused.await?.case_id;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/cases/{case}/closing`: the last public word, or that there is none.
pub async fn close(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let answer = Answer(fields);
    let line = answer.text("public_line").filter(|_| answer.text("none").is_none());
    let (seen, despite) = (answer.seen(), answer.despite());
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let closed = app.write(async move |tx: &mut Tx| {
        pivots::close(tx, &ctx, &brand, (case, seen), line.as_deref(), &despite).await
    });
    match closed.await {
        Ok(_) => changed(&app, &me, &jar, &headers, case).await,
        Err(error) => refused(&app, &me, &headers, case, Which::Close, &answer, error).await,
    }
}

/// When a call is to be made.
#[derive(Deserialize, Debug)]
pub struct Time {
    /// Microseconds.
    at: i64,
}

/// `POST /desk/cases/{case}/calls`: books a time.
pub async fn book(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(Time { at }): Form<Time>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let at = Instant::from_micros(at);
    app.write(async move |tx: &mut Tx| calls::book(tx, &ctx, &brand, case, at).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// A promise that stands in our words.
#[derive(Deserialize, Debug)]
pub struct Tracked {
    text: String,
    /// Microseconds.
    due: i64,
    message: MessageId,
    #[serde(default)]
    public: bool,
}

/// `POST /desk/cases/{case}/promises`.
pub async fn promise(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Form(Tracked { text, due, message, public }): Form<Tracked>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let new = New { text, due_at: Some(Instant::from_micros(due)), public, message: Some(message) };
    app.write(async move |tx: &mut Tx| promises::make(tx, &ctx, case, &new).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/promises/{promise}/kept`.
pub async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(promise): Path<PromiseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app.write(async move |tx: &mut Tx| promises::keep(tx, &ctx, promise).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// `POST /desk/promises/{promise}/withdrawal`.
pub async fn withdraw(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(promise): Path<PromiseId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let case = app.write(async move |tx: &mut Tx| promises::withdraw(tx, &ctx, promise).await).await?;
    changed(&app, &me, &jar, &headers, case).await
}

/// After a case was resolved: the parts that changed, and where a closing public line is missing, the question.
pub async fn resolved(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    headers: &HeaderMap,
    case: CaseId,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let missing = app.read(async move |tx: &mut Tx| pivots::closing(tx, &ctx, case).await).await?.is_some();
    if !missing {
        return changed(app, me, jar, headers, case).await;
    }
    let form = form(app, me, case, Which::Close, Typed::default()).await?;
    told(app, me, jar, headers, case, Some(page::pops(&form)?)).await
}
