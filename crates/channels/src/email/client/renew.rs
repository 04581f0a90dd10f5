//! A new token for one that ended (OAuth 2, RFC 6749, section 6).

use kernel::Millis;
use serde::Deserialize;

use crate::clean;
use crate::contract::{BoxFuture, Credentials, Secrets, Trouble};
use crate::line::Line;

const WAIT: Millis = Millis::minutes(1);

#[derive(Deserialize)]
struct Given {
    access_token: String,
    refresh_token: Option<String>,
}

#[derive(Deserialize)]
struct Denied {
    error: String,
    #[serde(default)]
    error_description: String,
}

/// Asks for a new token; `None` where the mailbox is opened with a password. See [`crate::Network::renew`].
pub(in crate::email) fn renew<'a>(
    line: &'a Line,
    credentials: &'a Credentials,
) -> Option<BoxFuture<'a, Result<Secrets, Trouble>>> {
    let refresh = credentials.secrets.get("refresh_token").filter(|token| !token.is_empty())?;
    let address = credentials.us.setting("token_url")?;
    Some(Box::pin(async move {
        let mut form = form_of(&[("grant_type", "refresh_token"), ("refresh_token", refresh)]);
        if let Some(id) = credentials.us.setting("client_id") {
            form += &format!("&{}", form_of(&[("client_id", id)]));
        }
        if let Some(secret) = credentials.secrets.get("client_secret").filter(|secret| !secret.is_empty()) {
            form += &format!("&{}", form_of(&[("client_secret", secret)]));
        }
        let request = line.http().post(address).header("content-type", "application/x-www-form-urlencoded");
        let answer = line.ask("token", request.body(form)).await?;
        if let Some(given) = answer.accepted::<Given>() {
            let secrets = credentials.secrets.with("access_token", given.access_token);
            return Ok(match given.refresh_token {
                Some(refresh) => secrets.with("refresh_token", refresh),
                None => secrets,
            });
        }
        let denied = answer.json::<Denied>();
        let reason = match &denied {
            Some(denied) => clean::subject(&format!("{} {}", denied.error, denied.error_description)),
            None => format!("the provider answered {} without a reason", answer.status),
        };
        if answer.status.is_client_error() && denied.is_some() && answer.status.as_u16() != 429 {
            Err(Trouble::Unauthorised { reason: format!("the provider gives no new token: {reason}") })
        } else {
            Err(Trouble::Later { wait: answer.retry_after.unwrap_or(WAIT), reason })
        }
    }))
}

fn form_of(pairs: &[(&str, &str)]) -> String {
    let mut url = reqwest::Url::parse("http://localhost").expect("this is an address");
    url.query_pairs_mut().extend_pairs(pairs);
    url.query().unwrap_or_default().to_owned()
}
