//! What an answer says that is not the one that was hoped for.

use kernel::{Instant, Millis};
use reqwest::StatusCode;

use crate::clean;
use crate::contract::{SendOutcome, Trouble};
use crate::line::{Answer, Line, quota};
use crate::mastodon::wire::Failure;

/// How long to wait when the instance says that we must, but not how long.
const WAIT: Millis = Millis::seconds(60);
const WAIT_MAX: Millis = Millis::days(1);
const REASON_MAX: usize = 500;

/// The instance's own sentence, else the bare status.
pub(super) fn reason(answer: &Answer) -> String {
    let failure = answer.json::<Failure>();
    let said = failure.and_then(|failure| {
        let error = failure.error.as_str().map(str::to_owned);
        failure.error_description.or(error)
    });
    let said = said.map(|said| clean::text(&said).chars().take(REASON_MAX).collect::<String>());
    said.filter(|said| !said.trim().is_empty())
        .unwrap_or_else(|| format!("the instance answered {} without a reason", answer.status))
}

/// How long the instance wants us to wait: by `Retry-After`, else until its quota is full again, by its own clock.
pub(super) fn wait(answer: &Answer, line: &Line) -> Millis {
    let now = date(answer).unwrap_or(line.now());
    let resets = || quota("api", &answer.headers, now).map(|quota| quota.resets_at.since(now));
    answer.retry_after.or_else(resets).unwrap_or(WAIT).max(Millis(0)).min(WAIT_MAX)
}

/// When the instance answered, by its own clock.
pub(super) fn date(answer: &Answer) -> Option<Instant> {
    let date = answer.headers.get(reqwest::header::DATE)?.to_str().ok()?;
    Some(jiff::fmt::rfc2822::parse(date).ok()?.timestamp().into())
}

/// Whether the answer says that there is no such thing, or no longer.
pub(super) fn is_gone(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::GONE)
}

/// What a refusal means for reading.
pub(super) fn trouble(answer: &Answer, line: &Line) -> Trouble {
    let reason = reason(answer);
    match answer.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Trouble::Unauthorised { reason },
        status if status.is_redirection() => Trouble::Wrong {
            field: "base_url",
            reason: "this address leads somewhere else; enter the one to which it leads".into(),
        },
        _ => Trouble::Later { wait: wait(answer, line), reason },
    }
}

/// What a refusal means for words or an act on their way.
pub(super) fn refusal(answer: &Answer, line: &Line) -> SendOutcome {
    let reason = reason(answer);
    match answer.status {
        StatusCode::UNAUTHORIZED => SendOutcome::Unauthorised { reason },
        // A missing right needs a person; what nobody may do is no fault of the account.
        StatusCode::FORBIDDEN if reason.to_ascii_lowercase().contains("action is not allowed") => {
            SendOutcome::Refused { reason }
        }
        StatusCode::FORBIDDEN => SendOutcome::Unauthorised { reason },
        StatusCode::TOO_MANY_REQUESTS => SendOutcome::RetryAfter { wait: wait(answer, line), reason },
        // GoToSocial turns requests away before it reads them, and says for how long.
        StatusCode::SERVICE_UNAVAILABLE if answer.retry_after.is_some() => {
            SendOutcome::RetryAfter { wait: wait(answer, line), reason }
        }
        StatusCode::UNPROCESSABLE_ENTITY if reason.contains("have not finished processing") => {
            SendOutcome::RetryAfter { wait: Millis::seconds(10), reason }
        }
        // A proxy that lost patience can't know what the instance behind it did.
        StatusCode::REQUEST_TIMEOUT => SendOutcome::Unknown { reason },
        status if status.is_client_error() => SendOutcome::Refused { reason },
        status if status.is_redirection() => SendOutcome::Unauthorised {
            reason: "the instance's address leads somewhere else; correct it in the channel's settings"
                .into(),
        },
        _ => SendOutcome::Unknown { reason },
    }
}
