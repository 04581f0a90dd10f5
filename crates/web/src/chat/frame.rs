//! What a site embeds: the script, and the page in its frame.

use std::sync::LazyLock;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use care::chat::{self, Availability};
use care::{Tx, chat::decide};
use channels::webchat::{Ask, Config};
use kernel::Instant;
use serde::Deserialize;
use serde_json::json;

use super::guest::{Open, Refusal};
use super::view::{Frame, frame};
use crate::appointment::site;
use crate::assets::Loader;
use crate::l10n::{Language, Reader, for_reader};
use crate::state::App;
use crate::ui::t;

/// `GET /chat/{account}/widget.js`: the same for every chat; it reads from its own address whose it is.
pub(super) async fn script(_: Open, headers: HeaderMap) -> Response {
    static LOADER: LazyLock<Loader> = LazyLock::new(Loader::new);
    LOADER.serve(&headers)
}

/// Where the frame stands, and in which language.
#[derive(Deserialize)]
pub(super) struct Standing {
    #[serde(default)]
    origin: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    theme: String,
}

/// `GET /chat/{account}?origin=…`: the page in the frame, for a site that is allowed, or for our own settings.
pub(super) async fn page(
    State(app): State<App>,
    open: Open,
    headers: HeaderMap,
    Query(standing): Query<Standing>,
) -> Result<Response, Refusal> {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = Language::of_tag(&standing.lang).or_else(|| asked.and_then(Language::asked));
    let reader = Reader { language: language.unwrap_or_default(), zone: None };
    let ours = standing.origin == site(&app, &headers);
    if !ours && !open.config.allows(&standing.origin) {
        let policy = policy("'none'");
        let told = for_reader(reader.clone(), async { t("chat-not-here") }).await;
        return Ok((StatusCode::FORBIDDEN, policy, told).into_response());
    }
    let (ctx, brand, config) = (app.ctx.clone(), open.brand.clone(), open.config.clone());
    let available =
        app.read(async move |tx: &mut Tx| chat::availability(tx, &ctx, &brand, &config).await).await?;
    let text = for_reader(reader, async {
        frame(&view(&open.brand.name, &open.id.to_string(), &open.config, available, &standing))
    });
    let text = text.await.map_err(|_| Refusal::Busy)?;
    // One origin, spelt as the list allows it: what was asked for could be written differently.
    let origin: channels::webchat::Origin = standing.origin.parse().map_err(|_| Refusal::Elsewhere)?;
    Ok((policy(&origin.to_string()), Html(text)).into_response())
}

fn policy(ancestors: &str) -> [(HeaderName, HeaderValue); 4] {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; \
         img-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors {ancestors}"
    );
    let none = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy).unwrap_or(none)),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        // A site that isolates itself may show us too.
        (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ]
}

/// What a visitor agrees to, in their language.
pub(super) fn consent(config: &Config) -> String {
    if config.consent.is_empty() { t("chat-consent").to_owned() } else { config.consent.clone() }
}

fn view(brand: &str, account: &str, config: &Config, available: Availability, at: &Standing) -> Frame {
    let opens = match available {
        Availability::Closed { opens } => opens.map(Instant::timestamp),
        Availability::Online | Availability::Away => None,
    };
    let email = decide::email_asked(config, available);
    Frame {
        brand: brand.to_owned(),
        account: account.to_owned(),
        origin: at.origin.clone(),
        theme: if ["light", "dark"].contains(&at.theme.as_str()) {
            at.theme.clone()
        } else {
            "system".into()
        },
        greeting: if config.greeting.is_empty() {
            t("chat-greeting").to_owned()
        } else {
            config.greeting.clone()
        },
        consent: consent(config),
        name: (config.name != Ask::No, config.name == Ask::Must),
        email: (email != Ask::No, email == Ask::Must),
        topics: config.topics.clone(),
        files: config.files,
        signed_only: config.signed_only,
        colour: config.colour.clone(),
        ink: config.ink().to_owned(),
        state: json!({ "state": available.name(), "opens": opens }).to_string(),
    }
}
