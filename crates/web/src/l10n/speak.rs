//! Every page is drawn for whoever asks.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use jiff::tz::TimeZone;

use super::{Language, Reader, for_reader};
use crate::auth::Me;
use crate::state::App;

/// Draws what follows in the language and zone of the person who is logged in, else as their browser asks.
pub async fn speak(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let reader = reader_of(&app, &mut parts).await;
    for_reader(reader, next.run(Request::from_parts(parts, body))).await
}

async fn reader_of(app: &App, parts: &mut Parts) -> Reader {
    let (asked, here) = (asked(&parts.headers), zone(&parts.headers));
    // Who is nobody is told so by the handler; here they only get its words.
    match Me::from_request_parts(parts, app).await {
        Ok(me) => me.reader(asked, here),
        Err(_) => Reader { language: asked.unwrap_or_default(), zone: here },
    }
}

fn asked(headers: &HeaderMap) -> Option<Language> {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::asked)
}

/// The zone of the browser, which its first page of ours has written into a cookie.
fn zone(headers: &HeaderMap) -> Option<TimeZone> {
    CookieJar::from_headers(headers).get("zone").and_then(|cookie| TimeZone::get(cookie.value()).ok())
}

impl Me {
    /// For whom a page of theirs is drawn; `asked` is the language that their browser asks for, `here` where it is.
    pub fn reader(&self, asked: Option<Language>, here: Option<TimeZone>) -> Reader {
        let chosen = self.prefs.zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
        Reader { language: self.prefs.language.or(asked).unwrap_or_default(), zone: chosen.or(here) }
    }
}
