//! Encryption at rest, and tokens that are stored only as a digest.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use rand::RngCore;
use sha2::{Digest, Sha256};

use crate::Secret;

/// The installation's key: 32 random bytes, from a file or the environment.
#[derive(Clone)]
pub struct Key(Secret<[u8; 32]>);

/// Bytes that only the installation's key opens: a version, a nonce, the ciphertext.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

/// Why something could not be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyError {
    /// The text of the key is not 32 bytes in base64.
    #[error("the key is not 32 bytes in base64; `commonground doctor` shows how to make one")]
    Malformed,
    /// Another key sealed this, it belongs to another row, or somebody changed it.
    #[error("this was sealed with another key; put back the key file that this database was made with")]
    WrongKey,
}

const VERSION: u8 = 1;

impl Key {
    /// A new key.
    pub fn generate(rng: &mut impl RngCore) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(Secret::new(bytes))
    }

    /// Reads the text that [`Key::to_text`] wrote.
    ///
    /// # Errors
    /// [`KeyError::Malformed`] if it is not 32 bytes in base64.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let bytes = BASE64_STANDARD.decode(text.trim()).map_err(|_| KeyError::Malformed)?;
        Ok(Self(Secret::new(bytes.try_into().map_err(|_| KeyError::Malformed)?)))
    }

    /// The key as base64, for the key file.
    pub fn to_text(&self) -> Secret<String> {
        Secret::new(BASE64_STANDARD.encode(self.0.expose()))
    }

    /// Encrypts `plain`. `place` names the row that it belongs to, so that a sealed value moved to another row
    /// does not open.
    pub fn seal(&self, plain: &[u8], place: &str, rng: &mut impl RngCore) -> Sealed {
        let mut nonce = [0; 24];
        rng.fill_bytes(&mut nonce);
        let cipher = XChaCha20Poly1305::new(self.0.expose().into());
        let body = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: place.as_bytes() })
            .expect("XChaCha20-Poly1305 encrypts anything that fits in memory");
        let mut sealed = Vec::with_capacity(25 + body.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&body);
        Sealed(sealed)
    }

    /// Decrypts what [`Key::seal`] made for the same `place`.
    ///
    /// # Errors
    /// [`KeyError::WrongKey`] if the key, the place or a byte differs.
    pub fn open(&self, sealed: &Sealed, place: &str) -> Result<Secret<Vec<u8>>, KeyError> {
        let (version, rest) = sealed.0.split_first().ok_or(KeyError::WrongKey)?;
        if *version != VERSION || rest.len() < 24 {
            return Err(KeyError::WrongKey);
        }
        let (nonce, body) = rest.split_at(24);
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| KeyError::WrongKey)?;
        XChaCha20Poly1305::new(self.0.expose().into())
            .decrypt(&XNonce::from(nonce), Payload { msg: body, aad: place.as_bytes() })
            .map(Secret::new)
            .map_err(|_| KeyError::WrongKey)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// A new bearer token of 256 random bits, such as `cg_Zm9v…`.
pub fn mint_token(prefix: &str, rng: &mut impl RngCore) -> Secret<String> {
    let mut bytes = [0; 32];
    rng.fill_bytes(&mut bytes);
    Secret::new(format!("{prefix}_{}", BASE64_URL_SAFE_NO_PAD.encode(bytes)))
}

/// The digest under which a token is stored. Tokens are random, so a plain SHA-256 is enough.
pub fn hash_token(token: &Secret<String>) -> [u8; 32] {
    Sha256::digest(token.expose().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn what_was_sealed_opens_only_with_its_key_in_its_place_unchanged() {
        let mut rng = StdRng::seed_from_u64(1);
        let (key, other) = (Key::generate(&mut rng), Key::generate(&mut rng));
        let sealed = key.seal(b"s3cret", "account/1", &mut rng);
        assert_eq!(key.open(&sealed, "account/1").unwrap().expose(), b"s3cret");
        assert_eq!(key.open(&sealed, "account/2"), Err(KeyError::WrongKey));
        assert_eq!(other.open(&sealed, "account/1"), Err(KeyError::WrongKey));
        for i in 0..sealed.0.len() {
            let mut bent = sealed.clone();
            bent.0[i] ^= 1;
            assert_eq!(key.open(&bent, "account/1"), Err(KeyError::WrongKey), "byte {i}");
        }
        assert_eq!(key.open(&Sealed(vec![1, 2]), "account/1"), Err(KeyError::WrongKey));
    }

    #[test]
    fn a_key_survives_its_file() {
        let key = Key::generate(&mut StdRng::seed_from_u64(2));
        assert_eq!(Key::from_text(&format!("{}\n", key.to_text().expose())).unwrap().0, key.0);
        assert!(matches!(Key::from_text("short"), Err(KeyError::Malformed)));
    }
}
