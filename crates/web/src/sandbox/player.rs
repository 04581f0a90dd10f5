//! Who plays the customer, on which network, and how they are told what became of it.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use care::Error;
use care::access::{Right, allow};
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{PlayError, Simulator};
use serde::Deserialize;

use crate::auth::Me;
use crate::errors::{Failed, is_partial, refused};
use crate::state::App;

/// Somebody who may play the customer on the network of this node.
pub struct Player {
    pub(super) me: Me,
    pub(super) network: Simulator,
}

impl FromRequestParts<App> for Player {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let me = Me::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        allow(&me.ctx, Right::Answer).map_err(|error| Failed(error).into_response())?;
        let on = Query::<On>::try_from_uri(&parts.uri).ok().and_then(|Query(on)| on.on);
        let network = match on {
            Some(on) => Flavour::by_id(&on).and_then(|flavour| app.sandbox(flavour)),
            None => app.sandboxes.first(),
        };
        let network = network.cloned().ok_or_else(|| Failed(Error::not_found("sandbox")).into_response())?;
        Ok(Self { me, network })
    }
}

#[derive(Deserialize)]
struct On {
    on: Option<String>,
}

impl Player {
    /// The channel of the network on which they play.
    pub(super) fn on(&self) -> &'static str {
        self.network.flavour().capabilities().id
    }

    /// The author of words that a player may change: anybody but the brand, whose words the desk writes.
    pub(super) fn author(&self, id: &str) -> Result<String, PlayError> {
        let words = self.network.words(id).ok_or_else(|| PlayError::NoSuchPost(id.to_owned()))?;
        if words.author.brand { Err(PlayError::NotYours(id.to_owned())) } else { Ok(words.author.id) }
    }

    /// What became of it: nothing to say on a live page, the page of `who` without scripts, or why not.
    pub(super) fn told<T>(&self, headers: &HeaderMap, who: &str, outcome: Result<T, PlayError>) -> Response {
        match (outcome, is_partial(headers)) {
            (Ok(_), true) => StatusCode::NO_CONTENT.into_response(),
            (Ok(_), false) => Redirect::to(&self.page_of(who)).into_response(),
            (Err(error), true) => match super::refusal(&error.to_string()) {
                Ok(words) => (StatusCode::UNPROCESSABLE_ENTITY, Html(words)).into_response(),
                Err(error) => Failed::from(error).into_response(),
            },
            (Err(error), false) => refused(error.to_string(), &self.page()),
        }
    }

    /// The page of the network.
    pub(super) fn page(&self) -> String {
        match self.network.flavour() {
            Flavour::Microblog => "/sandbox".to_owned(),
            Flavour::Page | Flavour::Mail => format!("/sandbox?on={}", self.on()),
        }
    }

    /// The page on which the reader is `who`.
    pub(super) fn page_of(&self, who: &str) -> String {
        let page = self.page();
        format!("{page}{}as={}", if page.contains('?') { '&' } else { '?' }, encoded(who))
    }
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
