//! What an answer says that is not the one that was hoped for.

use kernel::{Instant, Millis};
use reqwest::StatusCode;

use crate::clean;
use crate::contract::{SendOutcome, Trouble};
use crate::line::{Answer, quota};
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
pub(super) fn wait(answer: &Answer, now: Instant) -> Millis {
    let now = date(answer).unwrap_or(now);
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

/// Whether no other question would be answered better now: reading has to stop, and begins again at the same place.
pub(super) fn stops_all(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::TOO_MANY_REQUESTS)
        || answer.retry_after.is_some()
}

/// What a refusal means for reading.
pub(super) fn trouble(answer: &Answer, now: Instant) -> Trouble {
    let reason = reason(answer);
    match answer.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Trouble::Unauthorised { reason },
        status if status.is_redirection() => Trouble::Wrong {
            field: "base_url",
            reason: "this address leads somewhere else; enter the one to which it leads".into(),
        },
        _ => Trouble::Later { wait: wait(answer, now), reason },
    }
}

/// What a refusal means for words or an act on their way.
pub(super) fn refusal(answer: &Answer, now: Instant) -> SendOutcome {
    let reason = reason(answer);
    match answer.status {
        StatusCode::UNAUTHORIZED => SendOutcome::Unauthorised { reason },
        // A missing right needs a person; what nobody may do is no fault of the account.
        StatusCode::FORBIDDEN if reason.to_ascii_lowercase().contains("action is not allowed") => {
            SendOutcome::Refused { reason }
        }
        StatusCode::FORBIDDEN => SendOutcome::Unauthorised { reason },
        StatusCode::TOO_MANY_REQUESTS => SendOutcome::RetryAfter { wait: wait(answer, now), reason },
        // GoToSocial turns requests away before it reads them, and says for how long.
        StatusCode::SERVICE_UNAVAILABLE if answer.retry_after.is_some() => {
            SendOutcome::RetryAfter { wait: wait(answer, now), reason }
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

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;

    use super::*;

    const NOW: Instant = Instant::from_seconds(1_790_000_000);

    fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Answer {
        let header = |&(name, value): &(&'static str, &'static str)| {
            (name.parse().expect("a name"), value.parse().expect("a value"))
        };
        let headers: HeaderMap = headers.iter().map(header).collect();
        let retry_after = crate::line::retry_after(&headers, NOW);
        let status = StatusCode::from_u16(status).expect("a status");
        Answer { status, retry_after, headers, body: body.as_bytes().to_vec() }
    }

    #[test]
    fn a_quota_is_full_again_by_the_clock_of_the_instance() {
        let told = [
            ("x-ratelimit-limit", "300"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "2026-08-20T10:15:00.500000Z"),
            ("date", "Thu, 20 Aug 2026 10:14:53 GMT"),
        ];
        let limited = |headers| refusal(&answer(429, headers, r#"{"error":"Too many requests"}"#), NOW);
        let wait = |outcome| match outcome {
            SendOutcome::RetryAfter { wait, .. } => wait,
            other => panic!("{other:?}"),
        };
        assert_eq!(wait(limited(&told)), Millis(7_500));
        assert_eq!(wait(limited(&[])), WAIT);
        assert_eq!(wait(limited(&[("retry-after", "30")])), Millis::seconds(30));
    }

    #[test]
    fn words_may_be_there_only_where_the_answer_leaves_it_open() {
        let end = |status, headers, error| {
            refusal(&answer(status, headers, &format!(r#"{{"error":"{error}"}}"#)), NOW)
        };
        assert!(matches!(end(401, &[], "The access token is invalid"), SendOutcome::Unauthorised { .. }));
        assert!(matches!(
            end(403, &[], "This action is outside the authorized scopes"),
            SendOutcome::Unauthorised { .. }
        ));
        assert!(matches!(end(403, &[], "This action is not allowed"), SendOutcome::Refused { .. }));
        assert!(matches!(end(404, &[], "Record not found"), SendOutcome::Refused { .. }));
        assert!(matches!(end(503, &[("retry-after", "30")], "busy"), SendOutcome::RetryAfter { .. }));
        for status in [408, 500, 502, 503, 504] {
            assert!(matches!(end(status, &[], "oh"), SendOutcome::Unknown { .. }), "{status}");
        }
        let busy =
            end(422, &[], "Cannot attach files that have not finished processing. Try again in a moment!");
        assert!(matches!(busy, SendOutcome::RetryAfter { .. }));
    }

    #[test]
    fn a_reason_is_the_instance_s_own_and_short() {
        assert_eq!(reason(&answer(422, &[], r#"{"error":"Text can't be blank"}"#)), "Text can't be blank");
        let oauth = r#"{"error":"invalid_grant","error_description":"It was used before"}"#;
        assert_eq!(reason(&answer(400, &[], oauth)), "It was used before");
        for body in ["<html>", "{}", r#"{"error":{"a":1}}"#, r#"{"error":" "}"#] {
            assert!(reason(&answer(500, &[], body)).contains("without a reason"), "{body}");
        }
        assert_eq!(
            reason(&answer(500, &[], &format!(r#"{{"error":"{}"}}"#, "x".repeat(9_000)))).len(),
            REASON_MAX
        );
    }
}
