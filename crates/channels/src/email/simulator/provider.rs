//! The provider of tokens (OAuth 2 with PKCE): whoever comes to its page allows everything.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Url;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Shared, state};

pub(super) const CLIENT: &str = "commonground";
pub(super) const CLIENT_SECRET: &str = "the client's secret";

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new().route("/authorise", get(authorise)).route("/token", post(token)).with_state(shared)
}

fn field(form: &str, name: &str) -> String {
    let url = Url::parse(&format!("http://x/?{form}")).ok();
    let found = url.as_ref().and_then(|url| url.query_pairs().find(|(key, _)| key == name));
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// The code is the challenge: who has the verifier may change it for a token.
async fn authorise(RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let Ok(mut back) = Url::parse(&field(&query, "redirect_uri")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let (state, code) = (field(&query, "state"), field(&query, "code_challenge"));
    back.query_pairs_mut().append_pair("state", &state).append_pair("code", &code);
    Redirect::to(back.as_str()).into_response()
}

async fn token(State(shared): State<Arc<Shared>>, form: String) -> Response {
    let mut state = shared.state();
    let given = match field(&form, "grant_type").as_str() {
        "refresh_token" => state.renew(&field(&form, "refresh_token")),
        "authorization_code" => {
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(field(&form, "code_verifier")));
            let known = field(&form, "client_id") == CLIENT && field(&form, "client_secret") == CLIENT_SECRET;
            let allowed = known && challenge == field(&form, "code");
            allowed.then(|| state.renew(state::REFRESH)).flatten()
        }
        _ => None,
    };
    match given {
        Some(token) => {
            let given = json!({"access_token": token, "refresh_token": state::REFRESH, "expires_in": 3600});
            axum::Json(given).into_response()
        }
        None => {
            let denied =
                json!({"error": "invalid_grant", "error_description": "Token has been expired or revoked."});
            (StatusCode::BAD_REQUEST, axum::Json(denied)).into_response()
        }
    }
}
