//! The one request to the endpoint, and what can be wrong with it.

use std::time::Duration;

use kernel::{Instant, Millis, Secret};
use reqwest::{StatusCode, Url, header};
use serde_json::Value;

/// A longer answer is not read to its end, in bytes.
const ANSWER_MAX: usize = 256 << 10;
/// No endpoint keeps us away for longer.
const HOLD_MAX: Millis = Millis::hours(1);
/// How long to stay away from an endpoint that has too much to do and does not say for how long.
const HOLD: Millis = Millis::minutes(1);

/// Why there is no answer. Each says what to do; none holds a word of what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nobody listens.
    #[error("the model server can't be reached: start it, or correct COMMONGROUND_OPINION_URL")]
    Unreachable,
    /// The time-out.
    #[error(
        "the model server did not answer in time: give it a smaller model, or raise COMMONGROUND_OPINION_TIMEOUT"
    )]
    Slow,
    /// The connection ended early.
    #[error("the connection to the model server broke")]
    Broken,
    /// The answer has no end.
    #[error("the model server's answer is far too long to be one")]
    Endless,
    /// The key is wrong, or missing.
    #[error("the model server does not accept our key: correct COMMONGROUND_OPINION_KEY")]
    Key,
    /// Another address, which is not followed.
    #[error("the model server sends us to another address: set COMMONGROUND_OPINION_URL to the final one")]
    Elsewhere,
    /// Nothing is there, or the model is not.
    #[error(
        "the model server has no such address or no such model: check COMMONGROUND_OPINION_URL and _MODEL"
    )]
    Missing,
    /// It has too much to do, until then.
    #[error("the model server has too much to do")]
    Busy(Instant),
    /// It refuses the request itself.
    #[error("the model server refuses the request ({0})")]
    Refused(StatusCode),
    /// It fails.
    #[error("the model server fails ({status})")]
    Failing {
        /// How.
        status: StatusCode,
        /// Until when it wants to be left alone.
        until: Option<Instant>,
    },
    /// Success by its status, and no answer.
    #[error("this is no OpenAI-compatible endpoint, or it is ill: {0}")]
    Foreign(String),
}

impl Fault {
    /// Until when the endpoint asks to be left alone.
    pub fn hold_until(&self) -> Option<Instant> {
        match self {
            Self::Busy(until) => Some(*until),
            Self::Failing { until, .. } => *until,
            _ => None,
        }
    }

    /// Whether the model may have worked all the same, so that the call has to be paid.
    pub fn may_have_cost(&self) -> bool {
        match self {
            Self::Slow | Self::Broken | Self::Endless | Self::Failing { .. } | Self::Foreign(_) => true,
            Self::Unreachable
            | Self::Key
            | Self::Elsewhere
            | Self::Missing
            | Self::Busy(_)
            | Self::Refused(_) => false,
        }
    }

    /// Whether a request of another form may be taken.
    pub fn refuses_the_request(&self) -> bool {
        matches!(self, Self::Refused(StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY))
    }
}

/// Posts JSON, once, and reads the answer's body. `http` follows no redirect.
///
/// # Errors
/// A [`Fault`].
pub(super) async fn post(
    http: &reqwest::Client,
    url: &Url,
    key: Option<&Secret>,
    request: &Value,
    timeout: Duration,
    now: Instant,
) -> Result<Vec<u8>, Fault> {
    let mut call = http.post(url.clone()).timeout(timeout).json(request);
    if let Some(key) = key {
        call = call.bearer_auth(key.expose().trim());
    }
    let mut response = call.send().await.map_err(broken)?;
    if let Some(fault) = fault(&response, now) {
        return Err(fault);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        if body.len() + chunk.len() > ANSWER_MAX {
            return Err(Fault::Endless);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn fault(response: &reqwest::Response, now: Instant) -> Option<Fault> {
    let status = response.status();
    let until =
        response.headers().get(header::RETRY_AFTER).and_then(|value| retry_after(value.to_str().ok()?, now));
    match status {
        _ if status.is_success() => None,
        _ if status.is_redirection() => Some(Fault::Elsewhere),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Some(Fault::Key),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Fault::Missing),
        StatusCode::TOO_MANY_REQUESTS => Some(Fault::Busy(until.unwrap_or(now + HOLD))),
        _ if status.is_client_error() => Some(Fault::Refused(status)),
        _ => Some(Fault::Failing { status, until }),
    }
}

/// The moment of a `Retry-After`: seconds from now, or a date; never in the past, never beyond [`HOLD_MAX`].
fn retry_after(value: &str, now: Instant) -> Option<Instant> {
    let value = value.trim();
    let until = match value.parse::<u32>() {
        Ok(seconds) => now + Millis::seconds(seconds.into()),
        Err(_) => jiff::fmt::rfc2822::parse(value).ok()?.timestamp().into(),
    };
    Some(until.clamp(now, now + HOLD_MAX))
}

fn broken(error: reqwest::Error) -> Fault {
    if error.is_timeout() {
        Fault::Slow
    } else if error.is_connect() {
        Fault::Unreachable
    } else if error.is_builder() {
        // The address was checked, so it is the key that no header can hold.
        Fault::Key
    } else {
        Fault::Broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retry_after_is_seconds_or_a_date_and_has_bounds() {
        let now = Instant::from_seconds(1_445_412_480); // Wed, 21 Oct 2015 07:28:00 GMT
        for (value, seconds) in [
            ("0", Some(0)),
            (" 90 ", Some(90)),
            ("4000000000", Some(3_600)),
            ("Wed, 21 Oct 2015 07:29:30 GMT", Some(90)),
            ("Wed, 21 Oct 2014 07:28:00 GMT", None),
            ("Tue, 20 Oct 2015 07:28:00 GMT", Some(0)),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            let until = retry_after(value, now);
            assert_eq!(until.map(|until| until.since(now)), seconds.map(Millis::seconds), "{value}");
        }
    }
}
