//! Who we are to the services that carry pushes (RFC 8292): a key pair of the installation, and a signed word for each
//! service, good for some hours.

use anyhow::{Context, Result, anyhow};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use care::push::Keys;
use care::{Db, Tx, push};
use kernel::{Ctx, Instant, Key, Millis, Sealed};
use reqwest::Url;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

/// How long a signed word is good; services refuse more than a day.
const GOOD_FOR: Millis = Millis::hours(12);
/// What the pair is sealed for.
const SEALED_FOR: &str = "push identity";

/// The installation's key pair.
pub struct Identity {
    pair: EcdsaKeyPair,
    contact: Option<String>,
}

impl Identity {
    /// The installation's; made and kept, sealed, where there is none yet. `contact`: where the services reach whoever
    /// runs this, such as `mailto:desk@larkspur.example`.
    ///
    /// # Errors
    /// If the database does not answer, or another key than the installation's has sealed it.
    pub async fn of(db: &Db, ctx: &Ctx, key: &Key, contact: Option<String>) -> Result<Self> {
        let kept = {
            let ctx = ctx.clone();
            db.read(async move |tx: &mut Tx| push::keys(tx, &ctx).await).await?
        };
        let keys = match kept {
            Some(keys) => keys,
            None => make(db, ctx, key).await?,
        };
        let open = key.open(&Sealed(keys.sealed), SEALED_FOR)?;
        Ok(Self { pair: pair(open.expose())?, contact })
    }

    /// The public half, as browsers are given it.
    pub fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// The header that tells the service of an address who we are.
    ///
    /// # Errors
    /// If the address is none.
    pub fn header(&self, address: &str, now: Instant) -> Result<String> {
        let service = Url::parse(address).context("this is no web address")?.origin().ascii_serialization();
        let until = (now + GOOD_FOR).timestamp().as_second();
        let mut claims = json!({ "aud": service, "exp": until });
        if let Some(contact) = &self.contact {
            claims["sub"] = contact.as_str().into();
        }
        let part = |value: &serde_json::Value| BASE64.encode(value.to_string());
        let said = format!("{}.{}", part(&json!({ "typ": "JWT", "alg": "ES256" })), part(&claims));
        let signature = self.pair.sign(&SystemRandom::new(), said.as_bytes());
        let signature = signature.map_err(|_| anyhow!("the system has no random bytes"))?;
        Ok(format!("vapid t={said}.{}, k={}", BASE64.encode(signature), BASE64.encode(self.public())))
    }
}

fn pair(pkcs8: &[u8]) -> Result<EcdsaKeyPair> {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new())
        .map_err(|_| anyhow!("the key pair for pushes can't be read"))
}

async fn make(db: &Db, ctx: &Ctx, key: &Key) -> Result<Keys> {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
        .map_err(|_| anyhow!("the system has no random bytes"))?;
    let public = pair(made.as_ref())?.public_key().as_ref().to_vec();
    let Sealed(sealed) = ctx.with_rng(|rng| key.seal(made.as_ref(), SEALED_FOR, rng));
    let (ctx, keys) = (ctx.clone(), Keys { public, sealed });
    // Two nodes that start together both ask afterwards whose was kept.
    let kept = db.write(async move |tx: &mut Tx| {
        push::keep_keys(tx, &ctx, &keys).await?;
        push::keys(tx, &ctx).await
    });
    kept.await?.context("the keys for pushes were not kept")
}
