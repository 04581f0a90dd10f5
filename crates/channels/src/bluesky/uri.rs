//! Names of things on the network: who (a DID), what (an at-uri), and under which key a record of ours stands.

use kernel::Instant;
use sha2::{Digest, Sha256};

/// The collection of posts.
pub(super) const POST: &str = "app.bsky.feed.post";
/// The collection of likes.
pub(super) const LIKE: &str = "app.bsky.feed.like";
/// The collection of reposts.
pub(super) const REPOST: &str = "app.bsky.feed.repost";

/// The longest name that is taken, in bytes. The network's own have about 70.
const NAME_MAX: usize = 200;
/// The characters of a TID, in their order.
const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
/// The year from which a key that tells no time takes one.
const SOME_YEAR: i64 = 1_704_067_200_000_000;
const MICROS_A_YEAR: u64 = 365 * 86_400_000_000;

/// A record's address, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct AtUri<'a> {
    pub did: &'a str,
    pub collection: &'a str,
    pub rkey: &'a str,
}

impl<'a> AtUri<'a> {
    /// Takes it apart, if it names one record by the DID of its author.
    pub(super) fn of(raw: &'a str) -> Option<Self> {
        if raw.len() > NAME_MAX {
            return None;
        }
        let mut parts = raw.strip_prefix("at://")?.split('/');
        let (did, collection, rkey) = (parts.next()?, parts.next()?, parts.next()?);
        (parts.next().is_none() && is_did(did) && is_nsid(collection) && is_rkey(rkey)).then_some(Self {
            did,
            collection,
            rkey,
        })
    }

    /// The same, of a post.
    pub(super) fn of_post(raw: &'a str) -> Option<Self> {
        Self::of(raw).filter(|uri| uri.collection == POST)
    }
}

/// Writes a record's address.
pub(super) fn at(did: &str, collection: &str, rkey: &str) -> String {
    format!("at://{did}/{collection}/{rkey}")
}

/// Whether this names somebody.
pub(super) fn is_did(raw: &str) -> bool {
    let Some(rest) = raw.strip_prefix("did:plc:").or_else(|| raw.strip_prefix("did:web:")) else {
        return false;
    };
    !rest.is_empty()
        && raw.len() <= NAME_MAX
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"._:%-".contains(&b))
}

/// Whether this is a key that the network makes itself: of a record, a conversation or a message.
pub(super) fn is_rkey(raw: &str) -> bool {
    !raw.is_empty()
        && raw.len() <= 100
        && raw != "."
        && raw != ".."
        && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b"._:~-".contains(&b))
}

/// Whether this is the name of a blob.
pub(super) fn is_cid(raw: &str) -> bool {
    !raw.is_empty() && raw.len() <= NAME_MAX && raw.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn is_nsid(raw: &str) -> bool {
    raw.contains('.') && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b))
}

/// A handle as the network has it: a host name.
pub(super) fn is_handle(raw: &str) -> bool {
    raw.len() <= 253
        && raw.contains('.')
        && raw.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
        && raw.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// A TID: microseconds since 1970 and ten bits that keep two of them apart.
pub(super) fn tid(micros: i64, apart: u16) -> String {
    let bits = ((micros.unsigned_abs() & ((1 << 53) - 1)) << 10) | u64::from(apart & 1023);
    (0..13).rev().map(|place| DIGITS[(bits >> (5 * place)) as usize & 31] as char).collect()
}

/// The moment that a TID tells. Clients choose it, so it may be any.
pub(super) fn moment_of(rkey: &str) -> Option<Instant> {
    if rkey.len() != 13 {
        return None;
    }
    let bits = rkey.bytes().try_fold(0u64, |bits, byte| {
        let digit = DIGITS.iter().position(|&one| one == byte)? as u64;
        Some((bits << 5) | digit)
    })?;
    i64::try_from(bits >> 10).ok().map(Instant::from_micros)
}

/// The key of the record that an effect of ours makes: always the same for the same effect, so that a second try
/// writes no second record. Where the effect's key tells when it was made, the TID tells it too.
pub(super) fn rkey(effect_key: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(effect_key.as_bytes()).into();
    let number = |from: usize| u64::from_le_bytes(std::array::from_fn(|n| digest[from + n]));
    let micros = match minted(effect_key) {
        Some(at) => at.micros() + (number(0) % 1_000) as i64,
        None => SOME_YEAR + (number(0) % MICROS_A_YEAR) as i64,
    };
    tid(micros, (number(8) & 1023) as u16)
}

/// When an effect's key was made, if it is an id of ours: they begin with their millisecond.
pub(super) fn minted(effect_key: &str) -> Option<Instant> {
    let (_, digits) = effect_key.split('.').next()?.rsplit_once('_')?;
    let ours =
        digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit()) && digits.as_bytes()[12] == b'7';
    let millis = i64::from_str_radix(digits.get(..12).filter(|_| ours)?, 16).ok()?;
    Some(Instant::from_micros(millis * 1_000))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_taken_apart_and_a_bent_one_is_none() {
        let uri = AtUri::of("at://did:plc:abc123/app.bsky.feed.post/3mabc2defgh2k").unwrap();
        assert_eq!((uri.did, uri.rkey), ("did:plc:abc123", "3mabc2defgh2k"));
        for bent in [
            "",
            "at://",
            "at://did:plc:abc/app.bsky.feed.post",
            "at://did:plc:abc/app.bsky.feed.post/..",
            "at://did:plc:abc/app.bsky.feed.post/a/b",
            "at://did:plc:a b/app.bsky.feed.post/a",
            "at://dana.example/app.bsky.feed.post/a",
            "https://did:plc:abc/app.bsky.feed.post/a",
            "at://did:plc:abc/app.bsky.feed.post/a?b",
        ] {
            assert_eq!(AtUri::of(bent), None, "{bent}");
        }
    }

    #[test]
    fn a_record_s_key_tells_when_its_effect_was_made_and_is_the_same_again() {
        let key = "msg_019f0a1b2c3d7abc8123456789abcdef";
        let at = minted(key).unwrap();
        assert_eq!(at.micros(), 0x019f_0a1b_2c3d * 1_000);
        let told = moment_of(&rkey(key)).unwrap();
        assert!((0..1_000).contains(&(told.micros() - at.micros())));
        assert_eq!(rkey(key), rkey(key));
        assert_ne!(rkey(key), rkey(&format!("{key}.2")));
        assert_eq!(minted("snd_1"), None);
    }

    proptest! {
        #[test]
        fn any_effect_has_a_key_that_the_network_takes(effect in any::<String>()) {
            let key = rkey(&effect);
            prop_assert!(key.len() == 13 && is_rkey(&key) && key.starts_with(|c| ('2'..='j').contains(&c)));
        }

        #[test]
        fn a_tid_tells_its_moment_and_keeps_the_order(a in 0i64..(1 << 53), b in 0i64..(1 << 53)) {
            prop_assert_eq!(moment_of(&tid(a, 7)).unwrap().micros(), a);
            prop_assert_eq!(tid(a, 0).cmp(&tid(b, 0)), a.cmp(&b));
        }

        #[test]
        fn names_are_read_without_panic(raw in any::<String>()) {
            _ = (AtUri::of(&raw), is_did(&raw), is_handle(&raw), moment_of(&raw), minted(&raw));
        }
    }
}
