//! The signature over a delivery, made by the simulator and checked by the hook.

use hmac::{Hmac, KeyInit, Mac};
use kernel::Secret;
use sha2::{Digest, Sha256};

use super::parse;
use crate::contract::{Forged, Headers};

/// The header with `sha256=` and 64 hexadecimal digits: HMAC-SHA256 over the body, byte for byte.
pub const SIGNATURE: &str = "x-sandbox-signature";
/// The header with the delivery's id.
pub const DELIVERY: &str = "x-sandbox-delivery";

const DELIVERY_MAX: usize = 200;

fn mac(body: &[u8], secret: &Secret<Vec<u8>>) -> Hmac<Sha256> {
    let mac = Hmac::<Sha256>::new_from_slice(secret.expose()).expect("HMAC takes a key of any length");
    mac.chain_update(body)
}

/// The value of [`SIGNATURE`] for a body.
pub fn sign(body: &[u8], secret: &Secret<Vec<u8>>) -> String {
    format!("sha256={}", hex(&mac(body, secret).finalize().into_bytes()))
}

/// Compares in constant time. An empty secret would let everybody sign, so nothing fits it.
pub(super) fn verify(headers: &dyn Headers, body: &[u8], secret: &Secret<Vec<u8>>) -> Result<(), Forged> {
    let header = headers.get(SIGNATURE).ok_or(Forged::Missing)?;
    let given = header.trim().strip_prefix("sha256=").and_then(unhex).ok_or(Forged::Wrong)?;
    if secret.expose().is_empty() {
        return Err(Forged::Wrong);
    }
    mac(body, secret).verify_slice(&given).map_err(|_| Forged::Wrong)
}

/// The header, else the id in the body (deliveries read from the history have no headers), else a digest.
pub(super) fn dedup_key(headers: &dyn Headers, body: &[u8]) -> String {
    let header = headers.get(DELIVERY).map(str::trim);
    let header = header.filter(|key| !key.is_empty() && key.len() <= DELIVERY_MAX);
    header
        .map(str::to_owned)
        .or_else(|| parse::delivery_id(body))
        .unwrap_or_else(|| format!("sha256:{}", hex(&Sha256::digest(body))))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let digit = |c: u8| char::from(c).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? << 4 | digit(pair[1])?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn headers(signature: &str) -> HashMap<String, String> {
        HashMap::from([(SIGNATURE.to_owned(), signature.to_owned())])
    }

    #[test]
    fn the_signature_is_the_hmac_of_the_raw_body() {
        // Test case 2 of RFC 4231.
        let secret = Secret::new(b"Jefe".to_vec());
        let body = b"what do ya want for nothing?";
        let signature = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign(body, &secret), signature);
        assert_eq!(verify(&headers(signature), body, &secret), Ok(()));
        assert_eq!(verify(&headers(&signature.to_uppercase().replace("SHA", "sha")), body, &secret), Ok(()));
    }

    #[test]
    fn one_changed_byte_of_body_signature_or_secret_is_refused() {
        let secret = Secret::new(b"a secret".to_vec());
        let body = br#"{"id":"d1"}"#;
        let good = sign(body, &secret);
        for i in 0..body.len() {
            let mut bent = body.to_vec();
            bent[i] ^= 1;
            assert_eq!(verify(&headers(&good), &bent, &secret), Err(Forged::Wrong), "body byte {i}");
        }
        for i in 0..good.len() {
            let mut bent = good.clone().into_bytes();
            bent[i] = if bent[i] == b'0' { b'1' } else { b'0' };
            let bent = String::from_utf8(bent).unwrap();
            assert_eq!(verify(&headers(&bent), body, &secret), Err(Forged::Wrong), "signature byte {i}");
        }
        assert_eq!(verify(&headers(&good), body, &Secret::new(b"b secret".to_vec())), Err(Forged::Wrong));
    }

    #[test]
    fn a_delivery_without_signature_or_an_account_without_secret_is_refused() {
        let secret = Secret::new(b"s".to_vec());
        assert_eq!(verify(&HashMap::new(), b"{}", &secret), Err(Forged::Missing));
        let none = Secret::new(Vec::new());
        assert_eq!(verify(&headers(&sign(b"{}", &none)), b"{}", &none), Err(Forged::Wrong));
        let mut twice = axum::http::HeaderMap::new();
        for value in [sign(b"{}", &secret), "sha256=00".to_owned()] {
            twice.append(SIGNATURE, value.parse().unwrap());
        }
        assert_eq!(verify(&twice, b"{}", &secret), Err(Forged::Missing), "two signatures are none");
        for odd in ["", "sha256=", "sha256=é", "md5=00", "sha256=zz"] {
            assert_eq!(verify(&headers(odd), b"{}", &secret), Err(Forged::Wrong), "{odd}");
        }
    }

    #[test]
    fn a_delivery_has_the_same_key_from_its_header_and_from_its_body() {
        let body = br#"{"id":"dlv_7","account":"a","events":[]}"#;
        let header = HashMap::from([(DELIVERY.to_owned(), "dlv_7".to_owned())]);
        assert_eq!(dedup_key(&header, body), "dlv_7");
        assert_eq!(dedup_key(&HashMap::new(), body), "dlv_7");
        assert!(dedup_key(&HashMap::new(), b"cut off").starts_with("sha256:"));
    }
}
