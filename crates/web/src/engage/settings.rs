//! `/settings/engagement`: lines, rights, gifts and their budget, caps, and the brand's CRM.

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::cases::SendState;
use care::engagement::{self, Gift, Settings};
use care::goodwill::Amount;
use care::leads::crm;
use care::{Error, Tx};
use kernel::Secret;
use serde::Deserialize;

use super::{SettingsPage, render_settings};
use crate::auth::Me;
use crate::errors::Failed;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{say, t, tell};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings/engagement", get(page).post(keep))
        .route("/settings/engagement/test", post(attempt))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

async fn page(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(done): Query<Done>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    let ctx = me.ctx.clone();
    let kept = app.read(async move |tx: &mut Tx| engagement::settings(tx, &ctx).await).await?;
    draw(&app, &me, &jar, kept, Ok(done.done.is_some())).await
}

async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    kept: Settings,
    done: Result<bool, String>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let read =
        async move |tx: &mut Tx| Ok((engagement::has_secret(tx, &ctx).await?, crm::tried(tx, &ctx).await?));
    let (has_secret, tried) = app.read(read).await?;
    let brand = app.brand();
    let queue = |queue: &&ownership::Queue| {
        let id = queue.id.to_string();
        let on = id == kept.care_queue(&brand);
        (id, queue.title().to_owned(), on)
    };
    let page = SettingsPage {
        frame: frame(app, me, jar, t("engage-settings-title"), Place::Settings).await?,
        code: Settings { code: String::new(), ..kept.clone() }.code(&brand),
        queues: brand.model.queues().iter().map(queue).collect(),
        has_secret,
        tried: tried.map(|(state, error, at)| {
            let words = match state {
                SendState::Sent => t("engage-crm-works").to_owned(),
                SendState::Failed => error.unwrap_or_default(),
                _ => tell("engage-crm-trying", &[("why", error.unwrap_or_default().into())]),
            };
            (state == SendState::Sent, words, at)
        }),
        done: done == Ok(true),
        wrong: done.err(),
        kept,
    };
    let status = if page.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(render_settings(&page)?)).into_response())
}

/// The settings as a form sends them: lists one entry a line, gifts as `name = amount`.
#[derive(Deserialize, Clone)]
struct Wanted {
    thanks: String,
    thanks_de: String,
    ask: String,
    ask_de: String,
    code: String,
    terms: String,
    months: u32,
    answer_days: u32,
    two_people: Option<String>,
    gifts: String,
    budget: String,
    gift_days: u32,
    gift_reach: u32,
    gift_praises: u32,
    offer: String,
    disclosure: String,
    approach_days: u32,
    care_queue: String,
    crm_url: String,
    #[serde(default)]
    crm_secret: String,
}

impl Wanted {
    fn settings(self) -> Result<Settings, Error> {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        let gift = |line: &str| {
            let (name, price) =
                line.rsplit_once('=').ok_or_else(|| Error::invalid(t("engage-gift-wrong")))?;
            Ok::<_, Error>(Gift { name: name.trim().to_owned(), amount: amount(price)? })
        };
        let gifts = self.gifts.lines().filter(|line| !line.trim().is_empty()).map(gift);
        Ok(Settings {
            thanks: lines(&self.thanks),
            thanks_de: lines(&self.thanks_de),
            gifts: gifts.collect::<Result<_, _>>()?,
            budget: amount(&self.budget)?,
            ask: self.ask,
            ask_de: self.ask_de,
            code: self.code,
            terms: self.terms,
            months: self.months,
            answer_days: self.answer_days,
            two_people: self.two_people.is_some(),
            gift_days: self.gift_days,
            gift_reach: self.gift_reach,
            gift_praises: self.gift_praises,
            offer: self.offer,
            disclosure: self.disclosure,
            approach_days: self.approach_days,
            care_queue: self.care_queue,
            crm_url: self.crm_url,
        })
    }
}

/// `60`, `60.5` and `60,50` are all amounts.
pub(crate) fn amount(typed: &str) -> Result<Amount, Error> {
    let typed = typed.trim().replace(',', ".");
    let (units, hundredths) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let fits =
        hundredths.len() <= 2 && units.len() <= 9 && !units.is_empty() && digits(units) && digits(hundredths);
    let amount = format!("{units}{hundredths:0<2}").parse().ok().filter(|_| fits);
    amount.map(Amount).ok_or_else(|| Error::invalid(t("engage-amount-wrong")))
}

async fn keep(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Failed> {
    allow(&me.ctx, Right::Administer)?;
    let (ctx, brand, key) = (me.ctx.clone(), app.brand(), app.key.clone());
    let secret = Some(wanted.crm_secret.clone()).filter(|secret| !secret.trim().is_empty()).map(Secret::new);
    let kept = match wanted.settings() {
        Err(error) => return refused(&app, &me, &jar, None, error).await,
        Ok(settings) => settings,
    };
    let wish = kept.clone();
    let done = app.write(async move |tx: &mut Tx| {
        engagement::set(tx, &ctx, &brand, wish.clone()).await?;
        match &secret {
            Some(secret) => engagement::keep_secret(tx, &ctx, &key, secret).await,
            None => Ok(()),
        }
    });
    match done.await {
        Ok(()) => Ok(Redirect::to("/settings/engagement?done=kept").into_response()),
        Err(error) => refused(&app, &me, &jar, Some(kept), error).await,
    }
}

/// The form with what was typed and why it is not kept.
async fn refused(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    typed: Option<Settings>,
    error: Error,
) -> Result<Response, Failed> {
    let Error::Invalid(why) = error else { return Err(error.into()) };
    let ctx = me.ctx.clone();
    let typed = match typed {
        Some(typed) => typed,
        None => app.read(async move |tx: &mut Tx| engagement::settings(tx, &ctx).await).await?,
    };
    draw(app, me, jar, typed, Err(say(&why))).await
}

async fn attempt(State(app): State<App>, me: Me, jar: CookieJar) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    match app.write(async move |tx: &mut Tx| crm::attempt(tx, &ctx).await).await {
        Ok(_) => Ok(Redirect::to("/settings/engagement#crm").into_response()),
        Err(error) => refused(&app, &me, &jar, None, error).await,
    }
}
