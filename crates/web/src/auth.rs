//! Who is asking: a session's cookie for the desk, a bearer token for the API.
//!
//! In: a request. Out: an actor in a context, or a refusal. Promised: nothing behind [`Me`] or [`Program`] runs for
//! nobody; an unsafe request of the desk carries the session's own mark ([`guard`]), so that no other site can send
//! it.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use care::access::{self, SESSION_IDLE, Session, User};
use care::{Error, Tx};
use kernel::{Actor, Ctx, Millis, Secret};
use subtle::ConstantTimeEq;

use crate::errors::{Failed, Problem, is_partial};
use crate::prefs::Prefs;
use crate::state::App;

/// The cookie of a session.
pub const COOKIE: &str = "commonground";
/// The header that an unsafe request of the desk carries.
pub const CSRF_HEADER: &str = "x-csrf-token";
/// How long a session may look unused before it is written down that it is not.
const TOUCH: Millis = Millis::minutes(1);
/// The largest form of the desk, in bytes.
pub const FORM_MAX: usize = 256 * 1024;
/// The largest request that carries files, in bytes.
pub const UPLOAD_MAX: usize = 32 << 20;

/// A person who is logged in.
#[derive(Clone, Debug)]
pub struct Me {
    /// Who.
    pub user: User,
    /// By which session.
    pub session: Session,
    /// The context in which their verbs run.
    pub ctx: Ctx,
    /// How they like the desk.
    pub prefs: Prefs,
}

/// A program with a token.
#[derive(Clone, Debug)]
pub struct Program {
    /// The context in which its verbs run.
    pub ctx: Ctx,
}

impl Me {
    /// Whether the session still stands: for what outlives the request that it let in.
    pub async fn is_let_in(&self, app: &App) -> bool {
        let (ctx, id, user) = (self.ctx.clone(), self.session.id, self.session.user_id);
        let now = ctx.now();
        let mine = app.read(async move |tx: &mut Tx| access::sessions(tx, &ctx, user).await).await;
        mine.is_ok_and(|mine| {
            mine.iter().any(|one| one.id == id && now.since(one.last_seen_at) <= SESSION_IDLE)
        })
    }
}

/// Why a request is not let in.
#[derive(Debug)]
pub enum Stranger {
    /// Nobody is logged in: to the log-in page, and back here afterwards.
    LogIn {
        /// Where they wanted to go.
        next: String,
        /// Whether a script asked, which can't show another page in the place of a part.
        partial: bool,
    },
    /// A program without a token that holds.
    Token,
    /// The session could not be looked up.
    Failed(Error),
}

impl IntoResponse for Stranger {
    fn into_response(self) -> Response {
        match self {
            Self::LogIn { next, partial } => {
                let login = format!("/login?next={}", encode(&next));
                if partial {
                    (StatusCode::UNAUTHORIZED, [("hx-redirect", login)]).into_response()
                } else {
                    Redirect::to(&login).into_response()
                }
            }
            Self::Token => {
                let body =
                    r#"{"code":"unauthenticated","message":"send a token: Authorization: Bearer cgt_…"}"#;
                let headers =
                    [(header::CONTENT_TYPE, "application/json"), (header::WWW_AUTHENTICATE, "Bearer")];
                (StatusCode::UNAUTHORIZED, headers, body).into_response()
            }
            Self::Failed(error) => Failed(error).into_response(),
        }
    }
}

impl FromRequestParts<App> for Me {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Stranger> {
        if let Some(me) = parts.extensions.get::<Self>() {
            return Ok(me.clone());
        }
        let jar = CookieJar::from_headers(&parts.headers);
        let me = identify(app, &jar).await.map_err(Stranger::Failed)?;
        let me = me.ok_or_else(|| Stranger::LogIn {
            next: wanted(&parts.method, &parts.uri, &parts.headers),
            partial: is_partial(&parts.headers),
        })?;
        parts.extensions.insert(me.clone());
        Ok(me)
    }
}

impl FromRequestParts<App> for Program {
    type Rejection = Stranger;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Stranger> {
        let text = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let shown = text.and_then(|text| text.split_once(' '));
        let (_, token) =
            shown.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).ok_or(Stranger::Token)?;
        let (ctx, token) = (app.ctx.clone(), Secret::new(token.trim().to_owned()));
        let found = app.read(async move |tx: &mut Tx| access::token(tx, &ctx, &token).await).await;
        let actor: Actor = found.map_err(Stranger::Failed)?.ok_or(Stranger::Token)?;
        Ok(Self { ctx: app.ctx.with_actor(actor) })
    }
}

/// Whose session the cookie names.
async fn identify(app: &App, jar: &CookieJar) -> care::Result<Option<Me>> {
    let Some(cookie) = jar.get(COOKIE) else { return Ok(None) };
    let (ctx, token) = (app.ctx.clone(), Secret::new(cookie.value().to_owned()));
    let found = app.read(async move |tx: &mut Tx| access::session(tx, &ctx, &token).await).await?;
    let Some((session, user)) = found else { return Ok(None) };
    let ctx = app.ctx.with_actor(Actor::User { id: user.id, role: user.role });
    if ctx.now().since(session.last_seen_at) > TOUCH {
        let (ctx, id) = (ctx.clone(), session.id);
        app.write(async move |tx: &mut Tx| access::touch_session(tx, &ctx, id).await).await?;
    }
    let prefs = Prefs::of(&user);
    Ok(Some(Me { user, session, ctx, prefs }))
}

/// Where somebody wanted to go: the page itself, or the page that an unsafe or partial request came from.
fn wanted(method: &Method, uri: &Uri, headers: &HeaderMap) -> String {
    if *method == Method::GET && !is_partial(headers) {
        return uri.path_and_query().map_or("/desk", |path| path.as_str()).to_owned();
    }
    let from = headers.get("hx-current-url").or_else(|| headers.get(header::REFERER));
    let from = from.and_then(|value| value.to_str().ok()).and_then(|text| text.parse::<Uri>().ok());
    from.and_then(|uri| uri.path_and_query().map(ToString::to_string)).unwrap_or_else(|| "/desk".into())
}

/// Lets an unsafe request of the desk pass only with its session's mark, in the header or in the form's field
/// `csrf`.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    guarded(app, request, next, FORM_MAX).await
}

/// The same where files are sent.
pub async fn guard_uploads(State(app): State<App>, request: Request, next: Next) -> Response {
    guarded(app, request, next, UPLOAD_MAX).await
}

async fn guarded(app: App, request: Request, next: Next, most: usize) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let me = match Me::from_request_parts(&mut parts, &app).await {
        Ok(me) => me,
        Err(stranger) => return stranger.into_response(),
    };
    let Ok(bytes) = axum::body::to_bytes(body, most).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, crate::ui::t("settings-too-much")).into_response();
    };
    let shown = parts.headers.get(CSRF_HEADER).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let shown = shown.or_else(|| form_mark(&parts.headers, &bytes)).unwrap_or_default();
    if !bool::from(shown.as_bytes().ct_eq(me.session.csrf.as_bytes())) {
        return Problem::Expired.into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

fn form_mark(headers: &HeaderMap, body: &Bytes) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    if kind.starts_with("multipart/form-data") {
        return first_field(body);
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return None;
    }
    form_urlencoded::parse(body).find(|(key, _)| key == "csrf").map(|(_, value)| value.into_owned())
}

/// The mark of a form that carries files: its first field, so that nobody's file is searched for it.
fn first_field(body: &Bytes) -> Option<String> {
    let start = String::from_utf8_lossy(body.get(..1024).unwrap_or(body)).into_owned();
    let (head, rest) = start.split_once("\r\n\r\n")?;
    head.contains("name=\"csrf\"").then(|| rest.split("\r\n").next().unwrap_or_default().to_owned())
}

/// The cookie of a new session.
pub fn cookie(app: &App, token: &Secret<String>) -> Cookie<'static> {
    Cookie::build((COOKIE, token.expose().clone()))
        .path("/")
        .http_only(true)
        .secure(app.https)
        .same_site(SameSite::Lax)
        .build()
}

/// A path that is safe to be sent to after the log-in: one of ours.
pub fn own_path(next: &str) -> &str {
    // Browsers drop tabs and read backslashes as slashes; a header holds nothing beyond ASCII.
    let plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let ours = plain && next.starts_with('/') && !next.starts_with("//");
    if ours { next } else { "/desk" }
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn after_the_log_in_nobody_is_sent_to_another_site() {
        assert_eq!(own_path("/desk/mine?after=1"), "/desk/mine?after=1");
        for hostile in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(own_path(hostile), "/desk");
        }
    }
}
