//! The encryption of a push (RFC 8291 over RFC 8188): a key of one use agrees with the browser's; what both know
//! besides, the browser's `auth`, goes into it.

use anyhow::{Context, Result, anyhow, ensure};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::SystemRandom;

/// The bytes of a salt.
pub const SALT: usize = 16;
/// The size of a record; ours is always the only one.
const RECORD: u32 = 4096;
/// The most that fits: a record without its tag and its delimiter.
const PLAIN_MAX: usize = 3000;

/// Seals words for a browser with this public key and secret. The key of one use comes from the system's random
/// source: ring makes no other.
///
/// # Errors
/// If the browser's key is no point of the curve, or the words are too long.
pub fn seal(browser: &[u8], auth: &[u8], salt: [u8; SALT], words: &[u8]) -> Result<Vec<u8>> {
    ensure!(words.len() <= PLAIN_MAX, "a push holds at most {PLAIN_MAX} bytes");
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new())
        .map_err(|_| anyhow!("the system has no random bytes"))?;
    let public = ours.compute_public_key().map_err(|_| anyhow!("a key without a public half"))?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, browser);
    agree_ephemeral(ours, &theirs, |shared| sealed(shared, browser, public.as_ref(), auth, salt, words))
        .map_err(|_| anyhow!("the browser's key is no point of P-256"))?
}

/// The same with what both keys agreed on.
fn sealed(
    shared: &[u8],
    browser: &[u8],
    ours: &[u8],
    auth: &[u8],
    salt: [u8; SALT],
    words: &[u8],
) -> Result<Vec<u8>> {
    let (key, nonce) = keys(shared, browser, ours, auth, salt)?;
    let mut record = words.to_vec();
    record.push(2); // the delimiter of the last record
    LessSafeKey::new(key)
        .seal_in_place_append_tag(nonce, Aad::empty(), &mut record)
        .map_err(|_| anyhow!("the words could not be sealed"))?;
    let length = u8::try_from(ours.len()).context("a public key has 65 bytes")?;
    Ok([&salt[..], &RECORD.to_be_bytes(), &[length], ours, &record].concat())
}

/// The key and the nonce of the one record.
fn keys(
    shared: &[u8],
    browser: &[u8],
    ours: &[u8],
    auth: &[u8],
    salt: [u8; SALT],
) -> Result<(UnboundKey, Nonce)> {
    let both = [b"WebPush: info\0", browser, ours].concat();
    let input = expanded::<32>(auth, shared, &both)?;
    let key = expanded::<16>(&salt, &input, b"Content-Encoding: aes128gcm\0")?;
    let nonce = expanded::<12>(&salt, &input, b"Content-Encoding: nonce\0")?;
    let key = UnboundKey::new(&AES_128_GCM, &key).map_err(|_| anyhow!("a key has 16 bytes"))?;
    Ok((key, Nonce::assume_unique_for_key(nonce)))
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

/// HKDF: extracted with a salt, expanded to `N` bytes.
fn expanded<const N: usize>(salt: &[u8], input: &[u8], info: &[u8]) -> Result<[u8; N]> {
    let mut out = [0; N];
    let extracted = Salt::new(HKDF_SHA256, salt).extract(input);
    let filled = extracted.expand(&[info], Length(N)).and_then(|okm| okm.fill(&mut out));
    filled.map_err(|_| anyhow!("more bytes than HKDF gives"))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64.decode(text).unwrap()
    }

    #[test]
    fn the_example_of_rfc_8291_is_sealed_byte_for_byte() {
        let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let browser =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        let ours =
            bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let auth = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        let words = b"When I grow up, I want to be a watermelon";
        let body = sealed(&shared, &browser, &ours, &auth, salt, words).unwrap();
        assert_eq!(
            BASE64.encode(body),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz\
             AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn a_key_that_is_none_is_an_error() {
        assert!(seal(&[4; 65], &[0; 16], [0; SALT], b"words").is_err());
        assert!(seal(&[], &[], [0; SALT], &[0; 5000]).is_err());
    }
}
