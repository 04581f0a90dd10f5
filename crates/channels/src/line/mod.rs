//! The way out to a network.
//!
//! In: requests. Out: answers, and what was seen on the way: how much of the network's quota is left. Promised: what a
//! [`Line`] fetches is never longer than asked, and a client that refuses an address refuses it here too: who may be
//! reached at all is the client's business.

mod answer;
mod guard;
mod quota;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use kernel::{Instant, Millis};
use reqwest::header::LOCATION;
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};

pub use answer::{Answer, Lost};
pub use guard::{Barred, Reach, is_public};
pub use quota::{Quota, quota, retry_after};

use crate::contract::{BoxFuture, Trouble};

/// How long to wait before a file is fetched again that could not be had.
const AGAIN: Millis = Millis::minutes(1);
/// How many times an address may lead to another one.
const HOPS: usize = 5;
/// The longest answer of an API that is read, in bytes.
const ANSWER_MAX: usize = 16 << 20;

/// Where our own pictures and files lie.
pub trait Shelf: Send + Sync {
    /// The bytes of an [`Enclosure`](crate::Enclosure).
    fn open<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Bytes, String>>;
}

/// Where lines begin: one guarded client, shared by all.
#[derive(Clone)]
pub struct Lines {
    http: Client,
    shelf: Option<Arc<dyn Shelf>>,
    reach: Reach,
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("reach", &self.reach).finish_non_exhaustive()
    }
}

impl Lines {
    /// Lines that reach what may be reached, and are answered within `patience`.
    ///
    /// # Errors
    /// If TLS can't be set up.
    pub fn new(reach: Reach, patience: Duration) -> reqwest::Result<Self> {
        Ok(Self { http: reach.client(patience)?, shelf: None, reach })
    }

    /// The same, with pictures and files to send.
    #[must_use]
    pub fn with_shelf(self, shelf: Arc<dyn Shelf>) -> Self {
        Self { shelf: Some(shelf), ..self }
    }

    /// A line that begins now.
    pub fn at(&self, now: Instant) -> Line {
        Line { shelf: self.shelf.clone(), ..Line::new(self.http.clone(), now).with_reach(self.reach) }
    }

    /// What may be reached.
    pub const fn reach(&self) -> Reach {
        self.reach
    }
}

/// The way out to a network. Cheap to make: one for each piece of work.
pub struct Line {
    http: Client,
    shelf: Option<Arc<dyn Shelf>>,
    reach: Reach,
    now: Instant,
    seen: Mutex<Vec<Quota>>,
    limited: AtomicBool,
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Line").field("seen", &self.seen).finish_non_exhaustive()
    }
}

impl Line {
    /// A line that begins now.
    pub fn new(http: Client, now: Instant) -> Self {
        Self {
            http,
            shelf: None,
            reach: Reach::PUBLIC,
            now,
            seen: Mutex::default(),
            limited: AtomicBool::new(false),
        }
    }

    /// The same, with what may be reached by other ways than its client.
    #[must_use]
    pub fn with_reach(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// What may be reached: to be asked before a connection that the client does not make.
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// The same, with pictures and files to send.
    #[must_use]
    pub fn with_shelf(self, shelf: Arc<dyn Shelf>) -> Self {
        Self { shelf: Some(shelf), ..self }
    }

    /// The client, to write a request with.
    pub const fn http(&self) -> &Client {
        &self.http
    }

    /// When the line began.
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// Sends a request; what its answer says about the quota `name` is noted.
    ///
    /// # Errors
    /// If no answer came.
    pub async fn send(&self, name: &'static str, request: RequestBuilder) -> reqwest::Result<Response> {
        let answer = request.send().await?;
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            self.limited.store(true, Ordering::Relaxed);
        }
        if let Some(quota) = quota(name, answer.headers(), self.now) {
            let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            seen.retain(|one| one.name != name);
            seen.push(quota);
        }
        Ok(answer)
    }

    /// Sends a request and reads the whole answer of an API.
    ///
    /// # Errors
    /// [`Lost`] says whether the request may have left.
    pub async fn ask(&self, name: &'static str, request: RequestBuilder) -> Result<Answer, Lost> {
        let mut response = self.send(name, request).await?;
        let mut body = Vec::new();
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > ANSWER_MAX {
                return Err(Lost::NoAnswer("the network's answer has no end".into()));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status, retry_after: retry_after(&headers, self.now), headers, body })
    }

    /// Whether the network said that these were too many calls.
    pub fn was_limited(&self) -> bool {
        self.limited.load(Ordering::Relaxed)
    }

    /// The quotas that were seen, each as it was told last.
    pub fn quotas(&self) -> Vec<Quota> {
        self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// A picture or file of ours.
    ///
    /// # Errors
    /// In plain words, if it is not there.
    pub async fn open(&self, key: &str) -> Result<Bytes, String> {
        match &self.shelf {
            Some(shelf) => shelf.open(key).await,
            None => Err("this line carries no files".into()),
        }
    }

    /// Fetches what stands at a web address, at most `most` bytes. Where the address leads to another one, that one is
    /// asked under the same rules as the first, and so on for a few times.
    pub fn fetch<'a>(&'a self, address: &'a str, most: u64) -> BoxFuture<'a, Result<Bytes, Trouble>> {
        Box::pin(async move {
            let mut url = Url::parse(address)
                .map_err(|_| Trouble::never("it has no web address to be fetched from"))?;
            for _ in 0..=HOPS {
                let answer = match self.http.get(url.clone()).send().await {
                    Ok(answer) => answer,
                    Err(error) => return Err(self.unreached(&url, error).await),
                };
                if !answer.status().is_redirection() {
                    return whole(found(answer, self.now)?, most).await;
                }
                let next = answer.headers().get(LOCATION).and_then(|to| url.join(to.to_str().ok()?).ok());
                url = next.ok_or_else(|| Trouble::never("its address leads nowhere"))?;
            }
            Err(Trouble::never("its address leads to another one again and again"))
        })
    }

    /// Why an address was not reached: because it may not be, or because nobody answers now.
    async fn unreached(&self, url: &Url, error: reqwest::Error) -> Trouble {
        match self.reach.look(url.as_str()).await {
            Err(barred @ (Barred::Inside | Barred::Open | Barred::Password)) if error.is_connect() => {
                Trouble::never(format!("it leads to an address that is not gone to: {barred}"))
            }
            _ => later(&error.without_url()),
        }
    }
}

/// An answer that is the file that was asked for.
fn found(answer: Response, now: Instant) -> Result<Response, Trouble> {
    let status = answer.status();
    match status {
        _ if status.is_success() => Ok(answer),
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(Trouble::never("it is not there any more")),
        _ => {
            let wait = retry_after(answer.headers(), now).map_or(AGAIN, |wait| wait.min(Millis::hours(12)));
            Err(Trouble::Later { wait, reason: format!("its server answered {}", status.as_u16()) })
        }
    }
}

/// The whole body of an answer, if it has at most `most` bytes. However long it says it is, no more is read.
///
/// # Errors
/// If it is longer or breaks off.
pub async fn whole(mut answer: Response, most: u64) -> Result<Bytes, Trouble> {
    let too_long = || Trouble::never(format!("it has more than {most} bytes"));
    if answer.content_length().is_some_and(|length| length > most) {
        return Err(too_long());
    }
    let mut all = BytesMut::new();
    while let Some(part) = answer.chunk().await.map_err(|error| later(&error.without_url()))? {
        if (all.len() + part.len()) as u64 > most {
            return Err(too_long());
        }
        all.extend_from_slice(&part);
    }
    Ok(all.freeze())
}

fn later(error: &reqwest::Error) -> Trouble {
    let reason = if error.is_timeout() {
        "it did not come within its time".to_owned()
    } else {
        format!("it can't be fetched now: {error}")
    };
    Trouble::Later { wait: AGAIN, reason }
}

#[cfg(test)]
mod tests;
