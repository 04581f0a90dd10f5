//! A customer chooses a time.

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use care::calls::{self, Choice};
use care::{Error, Tx};
use kernel::{Instant, Secret};
use serde::Deserialize;

use super::{Stands, Time, View, render};
use crate::desk::build::said_at;
use crate::errors::Failed;
use crate::l10n::{self, Language, Reader};
use crate::login::Client;
use crate::shell::Theme;
use crate::state::App;
use crate::ui::say;

/// The address under which the caller's browser or program reaches us: the person's link begins with it.
pub fn site(app: &App, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("{}://{host}", if app.https { "https" } else { "http" })
}

/// The customer's page: open to whoever has the link.
pub fn open() -> Router<App> {
    Router::new().route("/c/{token}", get(page).post(choose))
}

/// `GET /c/{token}`.
async fn page(
    State(app): State<App>,
    Client(from): Client,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let found = look(&app, &token, &from).await?;
    drawn(&app, found, None, false, &headers).await
}

async fn look(app: &App, token: &str, from: &str) -> Result<Option<Choice>, Failed> {
    let (ctx, brand, token, from) =
        (app.ctx.clone(), app.brand(), Secret::new(token.to_owned()), from.to_owned());
    // A token that does not exist is counted: this reads and writes.
    Ok(app.write(async move |tx: &mut Tx| calls::choice(tx, &ctx, &brand, &token, &from).await).await?)
}

/// The time that was chosen.
#[derive(Deserialize)]
struct Chosen {
    at: i64,
}

/// `POST /c/{token}`.
async fn choose(
    State(app): State<App>,
    Client(from): Client,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(Chosen { at }): Form<Chosen>,
) -> Result<Response, Failed> {
    let (ctx, brand, address) = (app.ctx.clone(), app.brand(), from.clone());
    let secret = Secret::new(token.clone());
    let chosen = app.write(async move |tx: &mut Tx| {
        calls::choose(tx, &ctx, &brand, &secret, Instant::from_micros(at), &address).await
    });
    let (error, done) = match chosen.await {
        Ok(done) => (None, done),
        Err(Error::Invalid(why)) => (Some(say(&why)), false),
        Err(error) => return Err(Failed(error)),
    };
    let found = look(&app, &token, &from).await?;
    drawn(&app, found, error, done, &headers).await
}

/// The page in the customer's language: theirs as far as we know it, else their browser's.
async fn drawn(
    app: &App,
    found: Option<Choice>,
    error: Option<String>,
    done: bool,
    headers: &HeaderMap,
) -> Result<Response, Failed> {
    let known = found.as_ref().and_then(|choice| choice.lang.as_deref()).and_then(Language::of_tag);
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = known.or_else(|| asked.and_then(Language::asked)).unwrap_or_default();
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let view = view(app, found, error, done);
    let text = l10n::for_reader(Reader { language, zone: None }, async { render(&view) }).await?;
    // The address is the key: it is told to nobody.
    let quiet = [
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
    ];
    Ok((status, quiet, Html(text)).into_response())
}

fn view(app: &App, found: Option<Choice>, error: Option<String>, done: bool) -> View {
    let zone = found.as_ref().and_then(|choice| choice.zone.iana_name().map(str::to_owned));
    let stands = match found {
        None => Stands::Over,
        Some(choice) => {
            let word = |at: Instant| said_at(at, &choice.zone);
            match choice.chosen {
                Some(at) if done => Stands::Chosen(word(at)),
                _ if choice.over => Stands::Over,
                chosen => Stands::Open {
                    times: choice
                        .slots
                        .iter()
                        .map(|at| Time { value: at.micros().to_string(), word: word(*at) })
                        .collect(),
                    chosen: chosen.map(word),
                },
            }
        }
    };
    let brand = app.brand().name.clone();
    View { theme: Theme::System, brand, zone: zone.unwrap_or_else(|| "UTC".into()), stands, error }
}
