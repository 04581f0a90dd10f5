//! The requests to an instance, and what each answer means.
//!
//! In: what the product wants of the network. Out: an end that it can act on. The one hard question is whether words
//! may be there although no answer says so: whatever fails before the request left may be tried again, whatever fails
//! after it is looked up among our own statuses first.

mod act;
mod answers;
mod check;
mod consent;
mod deliveries;
mod find;
mod history;
mod media;
mod send;
mod stream;

pub(super) use act::{act, find_act};
pub(super) use check::check;
pub(super) use consent::{authorise, authorised, renew};
pub(super) use find::find;
pub(super) use history::history;
pub(super) use send::send;
pub(super) use stream::listen;

use reqwest::{Method, RequestBuilder, Url};

use crate::contract::{Credentials, Us};
use crate::line::{Answer, Line, Lost};

/// One account's way to its instance.
#[derive(Clone, Copy)]
struct Api<'a> {
    line: &'a Line,
    credentials: &'a Credentials,
}

impl<'a> Api<'a> {
    const fn new(line: &'a Line, credentials: &'a Credentials) -> Self {
        Self { line, credentials }
    }

    const fn us(&self) -> &'a Us {
        &self.credentials.us
    }

    fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, Lost> {
        let address = format!("{}{path}", self.credentials.base_url.trim_end_matches('/'));
        let url = Url::parse(&address).map_err(|_| {
            Lost::NoAddress(
                "the instance's address is not a web address; correct it in the channel's settings".into(),
            )
        })?;
        Ok(self.line.http().request(method, url))
    }

    /// A request in the name of the account.
    fn signed(&self, method: Method, path: &str) -> Result<RequestBuilder, Lost> {
        Ok(self.request(method, path)?.bearer_auth(self.token()))
    }

    fn token(&self) -> &'a str {
        self.credentials.secrets.get("token").unwrap_or_default()
    }

    async fn ask(&self, request: RequestBuilder) -> Result<Answer, Lost> {
        self.line.ask("api", request).await
    }

    async fn get(&self, path: &str, query: &[(&str, &str)]) -> Result<Answer, Lost> {
        self.ask(self.signed(Method::GET, path)?.query(query)).await
    }
}
