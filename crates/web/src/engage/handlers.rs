//! `/engage`, and what is done from its cards.

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::cases::Mode;
use care::deeds::{self, Deed, Standing};
use care::engagement::{self, Kind, Wanted};
use care::leads::{self, New};
use care::outbound::{self, Compose};
use care::rewards::{self, Give};
use care::rights::{self, Ask, Scope, Shown};
use care::{Error, Tx, cases};
use kernel::{Instant, MessageId};
use serde::Deserialize;

use super::Given;
use super::answer::{answer, draw, drawn, left, plainly};
use crate::auth::Me;
use crate::checks::despite;
use crate::errors::{Failed, is_partial};
use crate::state::App;
use crate::ui::t;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/engage", get(page))
        .route("/engage/{message}", get(card))
        .route("/engage/{message}/like", post(like))
        .route("/engage/{message}/thanks", post(thank))
        .route("/engage/{message}/rights", post(ask))
        .route("/engage/{message}/grant", post(grant))
        .route("/engage/{message}/refusal", post(decline))
        .route("/engage/{message}/withdrawal", post(withdraw))
        .route("/engage/{message}/show", post(show))
        .route("/engage/{message}/gift", post(give))
        .route("/engage/{message}/accept", post(accept))
        .route("/engage/{message}/sent", post(sent))
        .route("/engage/{message}/recall", post(recall))
        .route("/engage/{message}/lead", post(lead))
        .route("/engage/{message}/care", post(pass))
        .route("/engage/{message}/aside", post(aside))
}

/// The live events of the cards, which outlive every time-out.
pub fn live() -> Router<App> {
    Router::new().route("/engage/events", get(super::live::events))
}

#[derive(Deserialize)]
struct Asked {
    show: Option<String>,
    after: Option<String>,
}

async fn page(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let kind: Option<Kind> = asked.show.as_deref().and_then(|show| show.parse().ok());
    let done = asked.show.as_deref() == Some("done");
    let wanted =
        Wanted { kinds: kind.into_iter().collect(), done, after: asked.after.as_deref().and_then(place) };
    draw(&app, &me, &jar, &wanted).await
}

/// One card as it stands now, for a page that shows it; for whoever comes by the address, the page at the card.
async fn card(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    if !is_partial(&headers) {
        return Ok(Redirect::to(&format!("/engage#{message}")).into_response());
    }
    drawn(&app, &me, message, Given::default()).await
}

/// The place behind which a page starts: `micros.msg_…`.
fn place(text: &str) -> Option<(Instant, MessageId)> {
    let (at, id) = text.split_once('.')?;
    Some((Instant::from_micros(at.parse().ok()?), id.parse().ok()?))
}

async fn like(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let done = app.write(async move |tx: &mut Tx| {
        let case = cases::message(tx, &ctx, message).await?.case_id;
        let before = deeds::of_cases(tx, &ctx, &[case]).await?;
        let liked = Standing::of(before.iter().filter(|done| done.message_id == message)).liked;
        let deed = if liked { Deed::Unlike } else { Deed::Like };
        deeds::act(tx, &ctx, &brand, message, deed, None).await.map(|_| liked)
    });
    let words = |liked: bool| if liked { t("engage-did-unlike") } else { t("engage-did-like") };
    let came = done.await.map(words).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

/// What a form with words sends.
#[derive(Deserialize, Clone)]
struct Words {
    #[serde(default)]
    text: String,
    seen: Option<i64>,
    despite: Option<String>,
    mode: Option<Mode>,
    paid: Option<String>,
    #[serde(default)]
    gift: String,
    #[serde(default)]
    credit: String,
}

impl Words {
    fn given(&self, open: &'static str, text: &str) -> Given {
        Given { open, text: text.to_owned(), ..Given::default() }
    }
}

async fn thank(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Result<Response, Failed> {
    let (ctx, brand, said) = (me.ctx.clone(), app.brand(), words.clone());
    let done = app.write(async move |tx: &mut Tx| {
        let case = cases::message(tx, &ctx, message).await?.case_id;
        let seen = said.seen.unwrap_or_default();
        let despite = despite(said.despite.as_deref());
        let wish = Compose { despite, ..Compose::new(case, Mode::Public, said.text.clone(), seen) };
        outbound::compose(tx, &ctx, &brand, &wish).await
    });
    let came = done.await.map(|composed| left(composed, t("engage-did-thank")));
    let came = came.map_err(|error| (error, words.given("thanks", &words.text)));
    answer(&app, &me, &headers, message, came).await
}

async fn ask(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let mut scopes = vec![Scope::Organic];
    scopes.extend(words.paid.as_ref().map(|_| Scope::Paid));
    let wish = Ask {
        mode: words.mode.unwrap_or(Mode::Public),
        text: Some(words.text.clone()),
        scopes,
        despite: despite(words.despite.as_deref()),
        seen_seq: words.seen,
        ..Ask::usual()
    };
    let done = app.write(async move |tx: &mut Tx| rights::ask(tx, &ctx, &brand, message, &wish).await);
    let came = done.await.map(|(_, composed)| left(composed, t("engage-did-ask")));
    let came = came.map_err(|error| (error, words.given("rights", &words.text)));
    answer(&app, &me, &headers, message, came).await
}

/// Which words of the person decide.
#[derive(Deserialize)]
struct Evidence {
    evidence: MessageId,
}

async fn grant(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(Evidence { evidence }): Form<Evidence>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let done = app.write(async move |tx: &mut Tx| {
        let asked = rights::of_messages(tx, &ctx, &[message]).await?;
        let open = asked.first().ok_or(Error::not_found("question"))?.id;
        rights::grant(tx, &ctx, open, evidence).await
    });
    let came = done.await.map(|()| t("engage-did-grant")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

async fn decline(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(Evidence { evidence }): Form<Evidence>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let done = app.write(async move |tx: &mut Tx| {
        let asked = rights::of_messages(tx, &ctx, &[message]).await?;
        let open = asked.first().ok_or(Error::not_found("question"))?.id;
        rights::decline(tx, &ctx, open, Some(evidence)).await
    });
    let came = done.await.map(|()| t("engage-did-decline")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

async fn withdraw(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let done = app.write(async move |tx: &mut Tx| {
        let asked = rights::of_messages(tx, &ctx, &[message]).await?;
        let standing = asked.first().ok_or(Error::not_found("question"))?.id;
        rights::withdraw(tx, &ctx, &brand, standing, None).await
    });
    let came = done.await.map(|()| t("engage-did-withdraw")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

async fn show(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Result<Response, Failed> {
    let (ctx, brand, credit) = (me.ctx.clone(), app.brand(), words.credit.clone());
    let done = app.write(async move |tx: &mut Tx| {
        rights::amplify(tx, &ctx, &brand, message, Scope::Organic, &credit).await
    });
    let came = done.await.map(|shown| match shown {
        Shown::Done(_) => t("engage-did-show"),
        Shown::Waiting => t("engage-did-want"),
    });
    let came = came.map_err(|error| (error, words.given("show", &words.credit)));
    answer(&app, &me, &headers, message, came).await
}

async fn give(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let wish = Give {
        gift: words.gift.clone(),
        text: None,
        despite: despite(words.despite.as_deref()),
        seen_seq: words.seen,
    };
    let done = app.write(async move |tx: &mut Tx| rewards::give(tx, &ctx, &brand, message, &wish).await);
    let came = done.await.map(|(_, composed)| left(composed, t("engage-did-give")));
    let came = came.map_err(|error| (error, words.given("gift", "")));
    answer(&app, &me, &headers, message, came).await
}

async fn accept(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(Evidence { evidence }): Form<Evidence>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let done = app.write(async move |tx: &mut Tx| {
        let reward = latest_gift(tx, &ctx, message).await?;
        rewards::accept(tx, &ctx, reward, evidence).await
    });
    let came = done.await.map(|()| t("engage-did-accept")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

async fn sent(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let done = app.write(async move |tx: &mut Tx| {
        let reward = latest_gift(tx, &ctx, message).await?;
        rewards::sent(tx, &ctx, reward).await
    });
    let came = done.await.map(|()| t("engage-did-send")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

async fn recall(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let done = app.write(async move |tx: &mut Tx| {
        let reward = latest_gift(tx, &ctx, message).await?;
        rewards::withdraw(tx, &ctx, reward).await
    });
    let came = done.await.map(|()| t("engage-did-recall")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

async fn latest_gift(tx: &mut Tx, ctx: &kernel::Ctx, message: MessageId) -> care::Result<kernel::RewardId> {
    let person = cases::message(tx, ctx, message).await?.person_id;
    let gifts = rewards::of_people(tx, ctx, &[person]).await?;
    Ok(gifts.first().ok_or(Error::not_found("gift"))?.id)
}

#[derive(Deserialize)]
struct NewLead {
    product: Option<String>,
    permission: Option<String>,
}

async fn lead(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(NewLead { product, permission }): Form<NewLead>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let new = New { message: Some(message), product, permission, ..New::default() };
    let done = app.write(async move |tx: &mut Tx| {
        let case = cases::message(tx, &ctx, message).await?.case_id;
        leads::make(tx, &ctx, &brand, case, new.clone()).await
    });
    let came = done.await.map(|_| t("engage-did-lead"));
    let came = came.map_err(|error| (error, Given { open: "lead", ..Given::default() }));
    answer(&app, &me, &headers, message, came).await
}

async fn pass(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let done = app.write(async move |tx: &mut Tx| engagement::pass(tx, &ctx, &brand, message).await);
    let came = done.await.map(|_| t("engage-did-pass")).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}

#[derive(Deserialize)]
struct Aside {
    done: bool,
}

async fn aside(
    State(app): State<App>,
    me: Me,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(Aside { done }): Form<Aside>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let kept = app.write(async move |tx: &mut Tx| engagement::set_aside(tx, &ctx, message, done).await);
    let words = if done { t("engage-did-aside") } else { t("engage-did-take-up") };
    let came = kept.await.map(|()| words).map_err(plainly);
    answer(&app, &me, &headers, message, came).await
}
