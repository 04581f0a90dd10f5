//! The Bot API: one address for each method, the token in it.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Path, Request, State as Here};
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use serde_json::{Map, Value, json};

use super::state::State;
use super::{Shared, TOKEN, methods, taking};

/// How much a request may carry.
const BODY_MAX: usize = 60 << 20;

/// Why a method was refused.
pub(super) struct No {
    code: u16,
    description: String,
    parameters: Value,
}

impl No {
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: Value::Null }
    }

    pub fn bad(what: &str) -> Self {
        Self::new(400, format!("Bad Request: {what}"))
    }

    pub fn wait(seconds: i64) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { parameters: json!({"retry_after": seconds}), ..Self::new(429, description) }
    }

    pub fn moved(to: i64) -> Self {
        let no = Self::bad("group chat was upgraded to a supergroup chat");
        Self { parameters: json!({"migrate_to_chat_id": to}), ..no }
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.description});
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let seconds = self.parameters["retry_after"].as_i64();
        if !self.parameters.is_null() {
            body["parameters"] = self.parameters;
        }
        let wait = seconds.map(|seconds| [(header::RETRY_AFTER, seconds.to_string())]);
        (status, wait, axum::Json(body)).into_response()
    }
}

/// What came with a request: its values, and the files by name.
#[derive(Default)]
pub(super) struct Asked {
    pub values: Map<String, Value>,
    pub files: Vec<(String, Bytes)>,
}

impl Asked {
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.as_str()
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        let value = self.values.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.parse().ok())
    }

    /// A value that a form carries as text and JSON carries as it is.
    pub fn value(&self, name: &str) -> Value {
        match self.values.get(name) {
            Some(Value::String(text)) => serde_json::from_str(text).unwrap_or(Value::Null),
            Some(value) => value.clone(),
            None => Value::Null,
        }
    }
}

/// The network's API.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{bot}/{method}", any(method))
        .route("/file/{bot}/{*path}", get(file))
        .layer(from_fn_with_state(shared.clone(), lose))
        .with_state(shared)
}

/// The answer to words gets lost on its way.
async fn lose(Here(shared): Here<Arc<Shared>>, request: Request, next: Next) -> Response {
    let words = request.uri().path().contains("/send");
    let answer = next.run(request).await;
    if words && shared.lock().faults.answer_lost {
        shared.door.slam();
    }
    answer
}

async fn method(
    Here(shared): Here<Arc<Shared>>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    let answer = async {
        let method = method.to_lowercase();
        admit(&shared.lock(), &bot, &method)?;
        let asked = read(request).await.map_err(|()| No::bad("the request can't be read"))?;
        if method == "getupdates" {
            return taking::updates(&shared, &asked).await;
        }
        methods::answer(&shared, &method, &asked)
    };
    match answer.await {
        Ok(result) => axum::Json(json!({"ok": true, "result": result})).into_response(),
        Err(no) => no.into_response(),
    }
}

fn admit(state: &State, bot: &str, method: &str) -> Result<(), No> {
    let words = method.starts_with("send");
    let faults = &state.faults;
    match bot.strip_prefix("bot") {
        None => return Err(No::new(404, "Not Found")),
        Some(token) if token != TOKEN || faults.revoked => return Err(No::new(401, "Unauthorized")),
        Some(_) => {}
    }
    if let Some(wait) = faults.limited.filter(|_| words) {
        return Err(No::wait(wait.0 / 1000));
    }
    match &faults.refuses {
        Some(reason) if words => Err(No::new(403, format!("Forbidden: {reason}"))),
        _ => Ok(()),
    }
}

async fn read(request: Request) -> Result<Asked, ()> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if request.method() == Method::GET || kind.is_none() {
        return Ok(Asked::default());
    }
    if !kind.unwrap_or_default().starts_with("multipart/") {
        let body = axum::body::to_bytes(request.into_body(), BODY_MAX).await.map_err(|_| ())?;
        let values = serde_json::from_slice(&body).map_err(|_| ())?;
        return Ok(Asked { values, files: Vec::new() });
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| ())?;
    let mut asked = Asked::default();
    while let Some(field) = form.next_field().await.map_err(|_| ())? {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_some() {
            asked.files.push((name, field.bytes().await.map_err(|_| ())?));
        } else {
            asked.values.insert(name, field.text().await.map_err(|_| ())?.into());
        }
    }
    Ok(asked)
}

async fn file(
    Here(shared): Here<Arc<Shared>>,
    Path((bot, path)): Path<(String, String)>,
) -> Result<Vec<u8>, No> {
    let state = shared.lock();
    admit(&state, &bot, "file")?;
    let name = path.strip_prefix("photos/").and_then(|name| name.strip_suffix(".png"));
    name.and_then(|name| state.files.get(name).cloned()).ok_or_else(|| No::new(404, "Not Found"))
}
