//! What opens a mailbox: a password, or a token of OAuth 2.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::contract::Credentials;

/// Who logs in, and with what.
pub(super) struct Login {
    pub user: String,
    pub key: Key,
}

/// With what somebody logs in.
pub(super) enum Key {
    Password(String),
    Token(String),
    /// Nothing was entered: some servers on the same machine ask for nothing.
    None,
}

impl Login {
    pub(super) fn of(credentials: &Credentials) -> Self {
        let us = &credentials.us;
        let user = us.setting("user").or_else(|| us.setting("address")).unwrap_or(&us.external_id);
        let secret = |name| credentials.secrets.get(name).filter(|secret| !secret.is_empty());
        let key = match (secret("access_token"), secret("password")) {
            (Some(token), _) => Key::Token(token.to_owned()),
            (None, Some(password)) => Key::Password(password.to_owned()),
            // A new account has only what renews the token: what is empty is refused, and then renewed.
            (None, None) if secret("refresh_token").is_some() => Key::Token(String::new()),
            (None, None) => Key::None,
        };
        Self { user: user.to_owned(), key }
    }
}

/// The answer to XOAUTH2.
pub(in crate::email) fn xoauth2(user: &str, token: &str) -> String {
    STANDARD.encode(format!("user={user}\x01auth=Bearer {token}\x01\x01"))
}

/// The answer to PLAIN.
pub(in crate::email) fn plain(user: &str, password: &str) -> String {
    STANDARD.encode(format!("\0{user}\0{password}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_written_as_google_and_microsoft_want_it() {
        assert_eq!(
            xoauth2("agent@example.test", "ya29.test"),
            "dXNlcj1hZ2VudEBleGFtcGxlLnRlc3QBYXV0aD1CZWFyZXIgeWEyOS50ZXN0AQE="
        );
    }
}
