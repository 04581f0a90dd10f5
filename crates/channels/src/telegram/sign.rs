//! The word that Telegram says with every call, so that we know it. A shared secret, no signature over the body.

use hmac::{Hmac, KeyInit, Mac};
use kernel::Secret;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::contract::{Forged, Headers};

/// The header that carries it.
pub const HEADER: &str = "x-telegram-bot-api-secret-token";

/// The word that belongs to an account's secret. Telegram takes 1 to 256 letters, digits, `_` and `-`; a secret may be
/// any bytes, and the word that goes over to Telegram shall not be the secret itself.
pub fn word(secret: &Secret<Vec<u8>>) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.expose()).expect("HMAC takes a key of any length");
    let bytes = mac.chain_update(b"telegram secret_token").finalize().into_bytes();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares in constant time. An empty secret would let everybody in, so nothing fits it.
pub fn verify(headers: &dyn Headers, secret: &Secret<Vec<u8>>) -> Result<(), Forged> {
    let given = headers.get(HEADER).ok_or(Forged::Missing)?;
    let right: bool = given.as_bytes().ct_eq(word(secret).as_bytes()).into();
    if right && !secret.expose().is_empty() { Ok(()) } else { Err(Forged::Wrong) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn only_the_word_of_our_own_secret_opens() {
        let secret = Secret::new(b"\x00 any bytes \xff".to_vec());
        let said = |word: String| HashMap::from([(HEADER.to_owned(), word)]);
        assert_eq!(verify(&said(word(&secret)), &secret), Ok(()));
        assert_eq!(verify(&HashMap::new(), &secret), Err(Forged::Missing));
        let empty = Secret::new(Vec::new());
        for (wrong, secret) in [
            (String::new(), &secret),
            (word(&secret).to_uppercase(), &secret),
            (word(&empty), &secret),
            (word(&empty), &empty),
        ] {
            assert_eq!(verify(&said(wrong), secret), Err(Forged::Wrong));
        }
        assert!((1..=256).contains(&word(&secret).len()) && !word(&secret).contains("any"));
    }
}
