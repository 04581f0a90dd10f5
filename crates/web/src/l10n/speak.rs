//! Every page is drawn for whoever asks.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
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
    let asked = asked(&parts.headers);
    // Who is nobody is told so by the handler; here they only get its words.
    match Me::from_request_parts(parts, app).await {
        Ok(me) => me.reader(asked),
        Err(_) => Reader { language: asked.unwrap_or_default(), zone: None },
    }
}

fn asked(headers: &HeaderMap) -> Option<Language> {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::asked)
}

impl Me {
    /// For whom a page of theirs is drawn; `asked` is the language that their browser asks for.
    pub fn reader(&self, asked: Option<Language>) -> Reader {
        let chosen = self.user.lang.as_deref().and_then(Language::of_tag);
        let zone = self.user.zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
        Reader { language: chosen.or(asked).unwrap_or_default(), zone }
    }
}
