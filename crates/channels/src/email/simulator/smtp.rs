//! A submission server, as much of it as a client sees.

use std::io::Result;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::talk::Talk;
use super::{Shared, state};
use crate::email::client::login;

/// The largest mail that it takes, in bytes.
const SIZE_MAX: usize = 36_700_160;

pub(super) async fn serve(shared: &Shared, mut talk: Talk) -> Result<()> {
    talk.say("220 mx.test ESMTP").await?;
    let (mut user, mut from, mut to, mut brought) = (None, None::<String>, Vec::new(), 0);
    loop {
        let line = talk.line().await?;
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => {
                let tls = if talk.offers_tls() { "250-STARTTLS\r\n" } else { "" };
                let auth = if talk.offers_tls() { "" } else { "250-AUTH PLAIN XOAUTH2\r\n" };
                let hello = format!(
                    "250-mx.test\r\n250-SIZE {SIZE_MAX}\r\n250-8BITMIME\r\n250-DSN\r\n{tls}{auth}250 SMTPUTF8"
                );
                talk.say(&hello).await?;
            }
            "STARTTLS" if talk.offers_tls() => {
                talk.say("220 2.0.0 go ahead").await?;
                talk = talk.encrypt().await?;
            }
            "AUTH" => match shared.logged_in(line.split(' ').nth(1), line.split(' ').nth(2)) {
                Ok(who) => {
                    user = Some(who);
                    talk.say("235 2.7.0 accepted").await?;
                }
                Err(why) if line.contains("XOAUTH2") => {
                    talk.say(&format!("334 {}", STANDARD.encode(why))).await?;
                    talk.line().await?;
                    talk.say("535 5.7.8 Username and Password not accepted").await?;
                }
                Err(_) => talk.say("535 5.7.8 Username and Password not accepted").await?,
            },
            "MAIL" | "RCPT" | "DATA" if user.is_none() => {
                talk.say("530 5.7.0 Authentication required").await?
            }
            "MAIL" => {
                let faults = shared.state().faults.clone();
                if let Some(wait) = faults.limited {
                    talk.say(&format!("451 4.7.1 too many mails, again in {} seconds", wait.0 / 1000))
                        .await?;
                } else if brought >= shared.state().per_session {
                    talk.say("452 4.5.3 Too many messages sent").await?;
                } else {
                    (from, to) = (Some(address(&line)), Vec::new());
                    talk.say("250 2.1.0 Ok").await?;
                }
            }
            "RCPT" => {
                let (refuses, greylisted) = {
                    let mut state = shared.state();
                    let greylisted = state.greylist > 0;
                    state.greylist = state.greylist.saturating_sub(1);
                    (state.faults.refuses.clone(), greylisted)
                };
                if let Some(reason) = refuses {
                    talk.say(&format!("550 5.7.1 {reason}")).await?;
                } else if greylisted {
                    talk.say("451 4.7.1 greylisted, please come back").await?;
                } else {
                    to.push(address(&line));
                    talk.say("250 2.1.5 Ok").await?;
                }
            }
            "DATA" if from.is_none() || to.is_empty() => talk.say("503 5.5.1 first MAIL and RCPT").await?,
            "DATA" => {
                if shared.state().hangs_up {
                    return Ok(());
                }
                talk.say("354 go ahead").await?;
                let mail = talk.mail().await?;
                if mail.len() > SIZE_MAX {
                    talk.say("552 5.3.4 too large").await?;
                    continue;
                }
                brought += 1;
                let lost = shared.take(&from.take().unwrap_or_default(), &to, &mail);
                if lost {
                    return Ok(());
                }
                talk.say(&format!("250 2.0.0 Ok: queued as {brought}")).await?;
            }
            "RSET" | "NOOP" => talk.say("250 2.0.0 Ok").await?,
            "QUIT" => return talk.say("221 2.0.0 Bye").await,
            _ => talk.say("502 5.5.2 what?").await?,
        }
    }
}

fn address(line: &str) -> String {
    let inside = line.split('<').nth(1).and_then(|rest| rest.split('>').next());
    inside.unwrap_or_default().to_lowercase()
}

impl Shared {
    /// Who logs in with this; otherwise what the server says about it.
    pub(super) fn logged_in(
        &self,
        how: Option<&str>,
        answer: Option<&str>,
    ) -> std::result::Result<String, String> {
        let state = self.state();
        let denied =
            || r#"{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}"#.to_owned();
        let answer = answer.unwrap_or_default();
        let users = state.mailboxes.keys();
        match how {
            Some("PLAIN") => users
                .filter(|_| !state.faults.revoked)
                .find(|user| login::plain(user, state::PASSWORD) == answer)
                .cloned()
                .ok_or_else(denied),
            Some("XOAUTH2") => {
                let decoded = STANDARD.decode(answer).unwrap_or_default();
                let decoded = String::from_utf8_lossy(&decoded).into_owned();
                let mut parts = decoded.split('\x01');
                let user = parts.next().and_then(|part| part.strip_prefix("user="));
                let token = parts.next().and_then(|part| part.strip_prefix("auth=Bearer "));
                match (user, token) {
                    (Some(user), Some(token)) if state.opens(token) => Ok(user.to_owned()),
                    _ => Err(denied()),
                }
            }
            _ => Err(denied()),
        }
    }
}
