//! Who a visitor is, as the site that embeds the chat vouches for: a JSON Web Token, signed with the account's secret.
//!
//! In: a token, the secrets that are valid now, the account, the time. Out: an [`Identity`], or why not. Promised: the
//! algorithm is ours to choose and not the token's; signatures are compared in constant time; a token without an end, or
//! with one far away, is refused, because whoever finds it could be that person for as long.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Instant, Millis, Personal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::clean;

/// The longest token that is looked at, in bytes.
const TOKEN_MAX: usize = 4096;
/// The longest name by which a site knows somebody, in bytes.
const SUBJECT_MAX: usize = 200;
/// How long a token may be valid.
pub const LIFE_MAX: Millis = Millis::hours(1);
/// How far the site's clock may be from ours.
const LEEWAY: Millis = Millis::minutes(1);

/// Somebody whom the site vouches for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// The chat's id of them: of the same person always the same, and it does not tell by which name the site knows them.
    pub id: String,
    /// Their name, if the site says it.
    pub name: Option<Personal>,
    /// Their address, if the site says it.
    pub email: Option<Personal>,
}

/// Why a token shows nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// It is no token.
    #[error("this is not a signed token")]
    Unreadable,
    /// It is signed in another way than HS256.
    #[error("the token has to be signed with HS256")]
    Algorithm,
    /// It was not signed with a secret of this chat.
    #[error("the token was not signed with this chat's secret")]
    Signature,
    /// It is for something else.
    #[error("the token's `aud` has to be this chat's id")]
    Audience,
    /// It names nobody.
    #[error("the token's `sub` has to name somebody, in at most 200 characters")]
    Subject,
    /// It is over, or not valid yet.
    #[error("the token is not valid at this time")]
    Time,
    /// It has no end, or one more than an hour away.
    #[error("the token has to end (`exp`) within an hour")]
    Endless,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: Value,
    aud: Value,
    exp: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

/// Checks a token. Any of the secrets will do: while they are exchanged there are two.
///
/// # Errors
/// [`Refused`], for the developer of the site.
pub fn verify(token: &str, secrets: &[&str], audience: &str, now: Instant) -> Result<Identity, Refused> {
    if token.len() > TOKEN_MAX {
        return Err(Refused::Unreadable);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Refused::Unreadable)?;
    let (header, claims) = signed.split_once('.').ok_or(Refused::Unreadable)?;
    let header: Header = part(header)?;
    if header.alg != "HS256" {
        return Err(Refused::Algorithm);
    }
    let signature = BASE64.decode(signature).map_err(|_| Refused::Unreadable)?;
    // An empty secret would let everybody sign.
    let known = secrets.iter().filter(|secret| !secret.is_empty());
    if !known.into_iter().any(|secret| mac(signed, secret).verify_slice(&signature).is_ok()) {
        return Err(Refused::Signature);
    }
    let claims: Claims = part(claims)?;
    let ours = match &claims.aud {
        Value::String(one) => one == audience,
        Value::Array(all) => all.iter().any(|one| one == audience),
        _ => false,
    };
    if !ours {
        return Err(Refused::Audience);
    }
    let second = 1_000_000;
    let ends = Instant::from_micros(claims.exp.saturating_mul(second));
    let begins = claims.nbf.map(|nbf| Instant::from_micros(nbf.saturating_mul(second)));
    if ends + LEEWAY <= now || begins.is_some_and(|begins| begins > now + LEEWAY) {
        return Err(Refused::Time);
    }
    if ends > now + LIFE_MAX + LEEWAY {
        return Err(Refused::Endless);
    }
    let subject = match claims.sub {
        Value::String(name) => name,
        Value::Number(number) => number.to_string(),
        _ => return Err(Refused::Subject),
    };
    if subject.trim().is_empty() || subject.len() > SUBJECT_MAX {
        return Err(Refused::Subject);
    }
    let said = |text: Option<String>, clean: fn(&str) -> String| {
        text.map(|text| clean(&text)).filter(|text| !text.is_empty()).map(Personal)
    };
    Ok(Identity {
        id: id_of(&subject),
        name: said(claims.name, clean::name),
        email: said(claims.email, clean::handle),
    })
}

/// Signs a token as a site would, valid for `life`: for those who write one, and for tests.
pub fn sign(
    secret: &str,
    audience: &str,
    subject: &str,
    email: Option<&str>,
    life: Millis,
    now: Instant,
) -> String {
    let claims = Claims {
        sub: subject.into(),
        aud: audience.into(),
        exp: (now + life).micros() / 1_000_000,
        nbf: None,
        name: None,
        email: email.map(str::to_owned),
    };
    let claims = serde_json::to_vec(&claims).expect("plain texts and numbers are always JSON");
    let signed = format!("{}.{}", BASE64.encode(br#"{"alg":"HS256","typ":"JWT"}"#), BASE64.encode(claims));
    let signature = BASE64.encode(mac(&signed, secret).finalize().into_bytes());
    format!("{signed}.{signature}")
}

fn part<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Refused> {
    let bytes = BASE64.decode(text).map_err(|_| Refused::Unreadable)?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::Unreadable)
}

fn mac(signed: &str, secret: &str) -> Hmac<Sha256> {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.chain_update(signed.as_bytes())
}

fn id_of(subject: &str) -> String {
    let digest = Sha256::digest(subject.as_bytes());
    format!("u_{}", digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const NOW: Instant = Instant::from_seconds(1_772_445_600);
    const SECRET: &str = "a long enough secret";
    const CHAT: &str = "acc_1";

    fn with(header: &Value, claims: &Value, secret: &str) -> String {
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let signature = BASE64.encode(mac(&signed, secret).finalize().into_bytes());
        format!("{signed}.{signature}")
    }

    fn verdict(claims: &Value) -> Result<Identity, Refused> {
        verify(&with(&json!({ "alg": "HS256" }), claims, SECRET), &[SECRET], CHAT, NOW)
    }

    fn claims(more: &Value) -> Value {
        let mut claims = json!({ "sub": "4711", "aud": CHAT, "exp": 1_772_445_600 + 600 });
        for (name, value) in more.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
    }

    #[test]
    fn a_token_of_the_site_shows_the_same_person_each_time() {
        let token = sign(SECRET, CHAT, "4711", Some("priya@mail.example"), Millis::minutes(10), NOW);
        let shown = verify(&token, &["old", SECRET], CHAT, NOW).unwrap();
        assert_eq!(shown.email.as_deref().map(String::as_str), Some("priya@mail.example"));
        assert!(super::super::wire::is_visitor_id(&shown.id) && !shown.id.contains("4711"));
        let number = verdict(&claims(&json!({ "sub": 4711, "aud": ["x", CHAT] }))).unwrap();
        assert_eq!(number.id, shown.id);
    }

    #[test]
    fn a_token_that_chooses_its_own_algorithm_is_refused() {
        for alg in ["none", "None", "HS512", "RS256", ""] {
            let token = with(&json!({ "alg": alg }), &claims(&json!({})), SECRET);
            assert_eq!(verify(&token, &[SECRET], CHAT, NOW), Err(Refused::Algorithm), "{alg}");
        }
        let unsigned = with(&json!({ "alg": "HS256" }), &claims(&json!({})), SECRET);
        let unsigned = format!("{}.", unsigned.rsplit_once('.').unwrap().0);
        assert_eq!(verify(&unsigned, &[SECRET], CHAT, NOW), Err(Refused::Signature));
    }

    #[test]
    fn a_token_of_somebody_else_for_something_else_or_of_another_time_is_refused() {
        let good = with(&json!({ "alg": "HS256" }), &claims(&json!({})), SECRET);
        assert_eq!(verify(&good, &["another secret"], CHAT, NOW), Err(Refused::Signature));
        assert_eq!(verify(&good, &[], CHAT, NOW), Err(Refused::Signature));
        let empty = with(&json!({ "alg": "HS256" }), &claims(&json!({})), "");
        assert_eq!(verify(&empty, &[""], CHAT, NOW), Err(Refused::Signature));
        assert_eq!(verify(&good, &[SECRET], "acc_2", NOW), Err(Refused::Audience));
        assert_eq!(verify(&good, &[SECRET], CHAT, NOW + Millis::minutes(12)), Err(Refused::Time));
        assert_eq!(verdict(&claims(&json!({ "nbf": 1_772_445_600 + 120 }))), Err(Refused::Time));
        assert_eq!(verdict(&claims(&json!({ "exp": 1_772_445_600 + 7200 }))), Err(Refused::Endless));
        assert_eq!(verdict(&claims(&json!({ "exp": i64::MAX }))), Err(Refused::Endless));
        assert_eq!(verdict(&json!({ "sub": "4711", "aud": CHAT })), Err(Refused::Unreadable));
        assert_eq!(verdict(&claims(&json!({ "sub": " " }))), Err(Refused::Subject));
        assert_eq!(verdict(&claims(&json!({ "sub": "x".repeat(201) }))), Err(Refused::Subject));
    }

    proptest! {
        #[test]
        fn any_text_is_refused(token in any::<String>(), parts in "[A-Za-z0-9_-]{0,40}\\.[A-Za-z0-9_-]{0,40}\\.[A-Za-z0-9_-]{0,40}") {
            prop_assert!(verify(&token, &[SECRET], CHAT, NOW).is_err());
            prop_assert!(verify(&parts, &[SECRET], CHAT, NOW).is_err());
        }

        #[test]
        fn one_changed_character_is_refused(at in any::<proptest::sample::Index>(), to in "[A-Za-z0-9_-]") {
            let token = sign(SECRET, CHAT, "4711", None, Millis::minutes(10), NOW);
            let mut bent: Vec<char> = token.chars().collect();
            let at = at.index(bent.len());
            bent[at] = to.chars().next().unwrap();
            let bent: String = bent.into_iter().collect();
            prop_assume!(bent != token);
            prop_assert!(verify(&bent, &[SECRET], CHAT, NOW).is_err());
        }

        #[test]
        fn any_claims_are_read_or_refused(sub in any::<String>(), exp in any::<i64>(), nbf in any::<Option<i64>>()) {
            let read = verdict(&json!({ "sub": sub, "aud": CHAT, "exp": exp, "nbf": nbf }));
            if let Ok(shown) = read {
                prop_assert!(super::super::wire::is_visitor_id(&shown.id));
            }
        }
    }
}
