//! Apps, consent and tokens.

use std::collections::HashMap;

use axum::extract::{Form, State as Extract};
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Answer, Shared, failure, ok};
use crate::mastodon::Kind;
use crate::simulation::Faults;

/// The token with which an account begins.
pub(in super::super) const TOKEN: &str = "the-token-of-the-account";
/// What renews it, where that is possible.
pub(in super::super) const REFRESH: &str = "the-refresh-token";
/// The app that got it.
pub(in super::super) const APP: (&str, &str) = ("the-app", "the-secret-of-the-app");

/// Who was let in.
pub(in super::super) struct Granted {
    kind: Kind,
    apps: HashMap<String, App>,
    codes: HashMap<String, Code>,
    tokens: Vec<String>,
}

struct App {
    secret: String,
    redirect: String,
    scopes: String,
}

struct Code {
    app: String,
    redirect: String,
    challenge: String,
    scope: String,
}

impl Granted {
    pub fn new(kind: Kind) -> Self {
        let app = App { secret: APP.1.into(), redirect: String::new(), scopes: "read write".into() };
        Self {
            kind,
            apps: HashMap::from([(APP.0.to_owned(), app)]),
            codes: HashMap::new(),
            tokens: vec![TOKEN.to_owned()],
        }
    }

    pub fn opens(&self, token: &str, faults: &Faults) -> bool {
        let ended = faults.expired && token == TOKEN;
        !faults.revoked && !ended && self.tokens.iter().any(|one| one == token)
    }

    /// The owner of the account looks at the question and says yes: what the browser brings back.
    pub fn allow(&mut self, question: &HashMap<String, String>) -> Option<HashMap<String, String>> {
        let of = |name: &str| question.get(name).cloned().unwrap_or_default();
        let app = self.apps.get(&of("client_id"))?;
        let wants: Vec<_> = of("scope").split_whitespace().map(str::to_owned).collect();
        let within = wants.iter().all(|one| app.scopes.split_whitespace().any(|scope| scope == one));
        let plain = self.kind == Kind::Mastodon && of("code_challenge_method") != "S256";
        if app.redirect != of("redirect_uri") || of("response_type") != "code" || !within || plain {
            return None;
        }
        let code = format!("code-{}", self.codes.len() + 1);
        let granted = Code {
            app: of("client_id"),
            redirect: of("redirect_uri"),
            challenge: of("code_challenge"),
            scope: of("scope"),
        };
        self.codes.insert(code.clone(), granted);
        Some(HashMap::from([("code".to_owned(), code), ("state".to_owned(), of("state"))]))
    }

    /// Forgets every app, as instances do with those that nobody used.
    pub fn forget_apps(&mut self) {
        self.apps.clear();
    }

    fn give(&mut self, scope: &str) -> Value {
        let token = format!("token-{}", self.tokens.len() + 1);
        self.tokens.push(token.clone());
        let mut given = json!({"access_token": token, "token_type": "Bearer", "scope": scope, "created_at": 1_787_220_000});
        if self.kind == Kind::Pleroma {
            given["refresh_token"] = REFRESH.into();
            given["expires_in"] = 3_600.into();
        }
        given
    }
}

pub(super) async fn register(
    Extract(shared): Extract<Shared>,
    Form(form): Form<HashMap<String, String>>,
) -> Answer {
    let of = |name: &str| form.get(name).cloned().unwrap_or_default();
    if [of("client_name"), of("redirect_uris"), of("scopes")].iter().any(String::is_empty) {
        return failure(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Validation failed: Redirect URI must be an absolute URI.",
        );
    }
    let mut state = shared.lock();
    let n = state.oauth.apps.len() + 1;
    let (id, secret) = (format!("app-{n}"), format!("secret-of-app-{n}"));
    let app = App { secret: secret.clone(), redirect: of("redirect_uris"), scopes: of("scopes") };
    state.oauth.apps.insert(id.clone(), app);
    ok(json!({
        "id": n.to_string(), "name": of("client_name"), "redirect_uri": of("redirect_uris"),
        "client_id": id, "client_secret": secret, "client_secret_expires_at": 0,
    }))
}

pub(super) async fn token(
    Extract(shared): Extract<Shared>,
    Form(form): Form<HashMap<String, String>>,
) -> Answer {
    let of = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let mut state = shared.lock();
    let known = state.oauth.apps.get(of("client_id")).is_some_and(|app| app.secret == of("client_secret"));
    if !known {
        let error = json!({"error": "invalid_client", "error_description": "Client authentication failed due to unknown client"});
        return (StatusCode::UNAUTHORIZED, axum::Json(error));
    }
    let invalid = || {
        let error = json!({"error": "invalid_grant", "error_description": "The provided authorization grant is invalid, expired or revoked"});
        (StatusCode::BAD_REQUEST, axum::Json(error))
    };
    match of("grant_type") {
        "client_credentials" => {
            ok(json!({"access_token": "of-the-app", "token_type": "Bearer", "scope": "read"}))
        }
        "authorization_code" => {
            let Some(code) = state.oauth.codes.remove(of("code")) else { return invalid() };
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(of("code_verifier")));
            let verified = state.kind != Kind::Mastodon || challenge == code.challenge;
            if !verified || code.app != of("client_id") || code.redirect != of("redirect_uri") {
                return invalid();
            }
            ok(state.oauth.give(&code.scope))
        }
        "refresh_token" => {
            let fits = state.kind == Kind::Pleroma && of("refresh_token") == REFRESH && !state.faults.revoked;
            if fits { ok(state.oauth.give("read write")) } else { invalid() }
        }
        _ => invalid(),
    }
}
