//! Who calls: a frame of ours, for a chat that there is, with a token that lets somebody in.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::accounts::{Account, State};
use care::brand::Brand;
use care::chat::{self, Visitor};
use care::{Error, Tx};
use channels::webchat::{Config, ID};
use kernel::{AccountId, Millis, Secret};
use serde_json::json;

use super::limits::Asks;
use crate::appointment::site;
use crate::fault;
use crate::state::App;

/// Why a visitor's request was not done: a word for the script in the frame, which has sentences for them.
#[derive(Debug)]
pub(super) enum Refusal {
    /// There is no such chat, or it is paused.
    Nowhere,
    /// The request does not come from our frame.
    Elsewhere,
    /// Nobody is let in by this token, or not any more.
    Ended,
    /// Too much at once.
    Slower(Millis),
    /// What was sent can't be taken; the word says what.
    Unfit(&'static str),
    /// The deliveries of this node wait for the disk.
    Busy,
    /// A verb refused.
    Care(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Care(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let said = |status: StatusCode, word: &str| (status, Json(json!({ "error": word }))).into_response();
        match self {
            Self::Nowhere => said(StatusCode::NOT_FOUND, "nowhere"),
            Self::Elsewhere => said(StatusCode::FORBIDDEN, "elsewhere"),
            Self::Ended => said(StatusCode::UNAUTHORIZED, "ended"),
            Self::Unfit(word) => said(StatusCode::UNPROCESSABLE_ENTITY, word),
            Self::Busy => said(StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::Slower(wait) => {
                let seconds = (wait.0.max(0) + 999) / 1000;
                let retry = [(header::RETRY_AFTER, seconds.to_string())];
                (retry, said(StatusCode::TOO_MANY_REQUESTS, "slower")).into_response()
            }
            Self::Care(Error::Fields(wrong)) => {
                let fields: Vec<&str> = wrong.iter().map(|one| one.field.as_str()).collect();
                let body = json!({ "error": "fields", "fields": fields });
                (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
            }
            Self::Care(Error::Throttled { wait }) => Self::Slower(wait).into_response(),
            Self::Care(error) => {
                fault::log(&error);
                said(fault::status(&error), fault::code(&error))
            }
        }
    }
}

/// A chat that there is.
pub(super) struct Open {
    pub(super) brand: Arc<Brand>,
    pub(super) id: AccountId,
    pub(super) config: Config,
}

impl Open {
    /// The account.
    pub(super) fn account(&self) -> Result<&Account, Refusal> {
        self.brand.account(self.id).ok_or(Refusal::Nowhere)
    }
}

impl FromRequestParts<App> for Open {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, app).await;
        let id = path.ok().and_then(|path| path.get("account")?.parse::<AccountId>().ok());
        let brand = app.brand();
        let account = id.and_then(|id| brand.account(id));
        let account = account.filter(|account| account.channel == ID && account.state == State::Live);
        let account = account.ok_or(Refusal::Nowhere)?;
        let (id, config) = (account.id, Config::of(&account.us().settings));
        Ok(Self { id, config, brand })
    }
}

/// A chat that there is, called by a frame of ours.
pub(super) struct Called(pub(super) Open);

impl FromRequestParts<App> for Called {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let open = Open::from_request_parts(parts, app).await?;
        let origin = parts.headers.get(header::ORIGIN).map(|origin| origin.as_bytes());
        // A browser names the origin wherever another site could be the caller.
        if origin.is_some_and(|origin| origin != site(app, &parts.headers).as_bytes()) {
            return Err(Refusal::Elsewhere);
        }
        Ok(Self(open))
    }
}

/// A visitor who is let in.
pub(super) struct Guest {
    pub(super) open: Open,
    pub(super) visitor: Visitor,
}

impl FromRequestParts<App> for Guest {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let Called(open) = Called::from_request_parts(parts, app).await?;
        let token = bearer(&parts.headers).ok_or(Refusal::Ended)?;
        let visitor = let_in(app, open.id, token).await?;
        Ok(Self { open, visitor })
    }
}

impl Guest {
    /// Whether they may send one more.
    pub(super) fn may(&self, app: &App, asks: Asks) -> Result<(), Refusal> {
        let who = self.visitor.id.to_string();
        app.chat.limits.take(asks, &who, app.ctx.now()).map_err(Refusal::Slower)
    }

    /// Whether they may write once more, of all that they write on any node.
    pub(super) async fn may_write(&self, app: &App) -> Result<(), Refusal> {
        self.may(app, Asks::Write)?;
        let (ctx, who) = (app.ctx.clone(), self.visitor.id.to_string());
        let taken = async move |tx: &mut Tx| chat::take(tx, &ctx, chat::Asks::Write, &who).await;
        Ok(app.write(taken).await?)
    }
}

async fn let_in(app: &App, account: AccountId, token: Secret<String>) -> Result<Visitor, Refusal> {
    let ctx = app.ctx.clone();
    let found = app.read(async move |tx: &mut Tx| chat::visitor(tx, &ctx, account, &token).await).await?;
    found.ok_or(Refusal::Ended)
}

/// The token of a request.
pub(super) fn bearer(headers: &HeaderMap) -> Option<Secret<String>> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::new(token.trim().to_owned()))
}
