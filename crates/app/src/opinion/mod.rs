//! The second opinion: what another model says about a message of which triage is not sure.
//!
//! In: the settings of an OpenAI-compatible endpoint, and a message with the facts that are open. Out: values of
//! those facts, each out of its list, or the reason why there are none. Promised: off unless an address is set; what
//! leaves has passed [`redact`]; what comes back is believed only as far as [`protocol`] can check it, so that a
//! customer's words, whatever they tell the model, can at most choose among the listed values of open facts.

pub mod client;
pub mod protocol;
pub mod redact;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use kernel::{Instant, Millis, Secret};
use reqwest::Url;

use crate::settings;
use client::Fault;
use protocol::{Heard, Open, Said};

/// Tokens that are set aside for a call until its answer says how many it took; more than any call takes.
pub const RESERVE: i64 = 4_000;
/// The rest between a call that failed and its one repetition, beside the time-out.
const BACKOFF: Millis = Millis::seconds(30);
/// Longer names of models are a mistake, and stand at every fact.
const NAME_MAX: usize = 100;

/// Whom to ask, and how much.
#[derive(Debug)]
pub struct Adviser {
    url: Url,
    model: String,
    key: Option<Secret>,
    timeout: Duration,
    /// How many calls a day may have (UTC).
    pub daily_calls: i64,
    /// How many tokens a day may have (UTC).
    pub daily_tokens: i64,
    /// Whether the endpoint refused to be given the form of its answer.
    plain: AtomicBool,
}

impl Adviser {
    /// The adviser of the settings; `None` when there is to be none.
    ///
    /// # Errors
    /// If the settings name an address and make no sense; says which and what to do.
    pub fn of(settings: &settings::Opinion) -> Result<Option<Self>> {
        let Some(url) = set(settings.url.as_deref()) else { return Ok(None) };
        let url = endpoint(url)?;
        let model = set(settings.model.as_deref()).context(
            "the second opinion has an address and no model: name the model with COMMONGROUND_OPINION_MODEL",
        )?;
        let named = model.chars().count() <= NAME_MAX && !model.chars().any(char::is_control);
        ensure!(named, "COMMONGROUND_OPINION_MODEL is not the name of a model");
        ensure!(
            settings.daily_tokens >= RESERVE,
            "COMMONGROUND_OPINION_DAILY_TOKENS is less than the {RESERVE} that are set aside for a single call; \
             to ask nothing, leave COMMONGROUND_OPINION_URL empty"
        );
        ensure!(settings.daily_calls > 0, "COMMONGROUND_OPINION_DAILY_CALLS must be 1 or more");
        ensure!(
            (1..=300).contains(&settings.timeout),
            "COMMONGROUND_OPINION_TIMEOUT goes from 1 to 300 seconds"
        );
        let key = settings.key.clone().filter(|key| !key.expose().trim().is_empty());
        Ok(Some(Self {
            url,
            model: model.to_owned(),
            key,
            timeout: Duration::from_secs(settings.timeout),
            daily_calls: settings.daily_calls,
            daily_tokens: settings.daily_tokens,
            plain: AtomicBool::new(false),
        }))
    }

    /// The model that is asked; `opinion:` and its name stand at every fact that it fills.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// The server that is asked, without path or key.
    pub fn server(&self) -> &str {
        self.url.host_str().unwrap_or("?")
    }

    /// How long after a call without an answer it may be made once more: never while the first may be under way.
    pub fn again_after(&self) -> Millis {
        Millis(BACKOFF.0 + i64::try_from(self.timeout.as_millis()).unwrap_or(0))
    }

    /// Asks about the open facts of one message. One call, and no longer than the time-out.
    ///
    /// # Errors
    /// The [`Fault`] of the endpoint. An answer that can't be used is none: it is an opinion without a fact, so that
    /// a customer who talks a model into nonsense does not look like an endpoint that is down.
    pub async fn consult(
        &self,
        http: &reqwest::Client,
        said: &Said,
        open: &[Open],
        now: Instant,
    ) -> Result<Heard, Fault> {
        let plain = self.plain.load(Ordering::Relaxed);
        let request = protocol::request(&self.model, said, open, !plain);
        let body = client::post(http, &self.url, self.key.as_ref(), &request, self.timeout, now)
            .await
            .inspect_err(|fault| {
                // Older servers refuse the member that describes the answer; the repetition goes without it.
                if fault.refuses_the_request() {
                    self.plain.store(true, Ordering::Relaxed);
                }
            })?;
        let completion = protocol::completion(&body).map_err(Fault::Foreign)?;
        let tokens = completion.tokens.unwrap_or_else(|| {
            // Without a count of its own: three bytes to a token is more than it was.
            let bytes = request.to_string().len() + completion.content.len();
            i64::try_from(bytes / 3).unwrap_or(RESERVE)
        });
        Ok(Heard { facts: protocol::facts(&completion.content, open), tokens })
    }
}

fn set(value: Option<&str>) -> Option<&str> {
    value.map(str::trim).filter(|value| !value.is_empty())
}

/// The address of the chat, from the server's, from the base that clients are given (`…/v1`), or from itself.
fn endpoint(text: &str) -> Result<Url> {
    const WHERE: &str = "COMMONGROUND_OPINION_URL";
    let mut url = Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .with_context(|| format!("{WHERE} is no web address; it looks like http://127.0.0.1:8080/v1"))?;
    ensure!(
        url.username().is_empty() && url.password().is_none(),
        "{WHERE} holds a password: put it into COMMONGROUND_OPINION_KEY, where nothing shows it"
    );
    ensure!(url.query().is_none() && url.fragment().is_none(), "{WHERE} ends with its path: no `?`, no `#`");
    let path = url.path().trim_end_matches('/').to_owned();
    if path.is_empty() {
        url.set_path("/v1/chat/completions");
    } else if path.ends_with("/chat/completions") {
        url.set_path(&path);
    } else {
        url.set_path(&format!("{path}/chat/completions"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> settings::Opinion {
        settings::Opinion { url: Some(url.into()), model: Some("qwen3:4b".into()), ..Default::default() }
    }

    #[test]
    fn without_an_address_there_is_no_second_opinion() {
        for url in [None, Some(String::new()), Some("  ".into())] {
            let off = settings::Opinion { url, model: Some("any".into()), ..Default::default() };
            assert!(Adviser::of(&off).unwrap().is_none());
        }
        assert!(Adviser::of(&settings::Opinion::default()).unwrap().is_none());
    }

    #[test]
    fn the_address_may_be_that_of_the_server_of_the_base_or_of_the_chat() {
        for (given, asked) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions"),
            ("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1/chat/completions"),
            ("https://models.example/openai/v1", "https://models.example/openai/v1/chat/completions"),
            ("http://[::1]/v1/chat/completions", "http://[::1]/v1/chat/completions"),
        ] {
            assert_eq!(endpoint(given).unwrap().as_str(), asked);
        }
    }

    #[test]
    fn settings_that_make_no_sense_say_what_to_do() {
        let wrong = |change: fn(&mut settings::Opinion)| {
            let mut settings = settings("http://127.0.0.1:8080");
            change(&mut settings);
            Adviser::of(&settings).unwrap_err().to_string()
        };
        for (change, why) in [
            ((|s| s.url = Some("ftp://models".into())) as fn(&mut settings::Opinion), "no web address"),
            (|s| s.url = Some("not an address".into()), "no web address"),
            (|s| s.url = Some("http://me:secret@models/v1".into()), "COMMONGROUND_OPINION_KEY"),
            (|s| s.url = Some("http://models/v1?key=1".into()), "no `?`"),
            (|s| s.model = None, "COMMONGROUND_OPINION_MODEL"),
            (|s| s.model = Some("a\nb".into()), "not the name of a model"),
            (|s| s.daily_calls = 0, "1 or more"),
            (|s| s.daily_tokens = 10, "a single call"),
            (|s| s.timeout = 0, "1 to 300"),
        ] {
            let told = wrong(change);
            assert!(told.contains(why), "{told}");
            assert!(!told.contains("secret"), "{told}");
        }
    }
}
