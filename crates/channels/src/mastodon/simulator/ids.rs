//! Ids as each software makes them: they sort by time, by length first and then as texts.

use crate::mastodon::Kind;

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The id of a status, an account or a file: the `n`th thing on the instance, made at this millisecond.
pub(super) fn of_thing(kind: Kind, ms: u64, n: u64) -> String {
    match kind {
        Kind::Mastodon | Kind::Other => ((ms << 16) | (n & 0xffff)).to_string(),
        Kind::GoToSocial => digits(CROCKFORD, u128::from(ms) << 80 | u128::from(n), 26),
        Kind::Pleroma => digits(BASE62, u128::from(ms) << 64 | u128::from(n), 18),
    }
}

/// The id of a notification: numbers, but for GoToSocial.
pub(super) fn of_notification(kind: Kind, ms: u64, n: u64) -> String {
    match kind {
        Kind::GoToSocial => of_thing(kind, ms, n),
        Kind::Mastodon | Kind::Pleroma | Kind::Other => (1_000 + n).to_string(),
    }
}

/// Whether an id is later than another one.
pub(super) fn is_after(id: &str, other: &str) -> bool {
    (id.len(), id) > (other.len(), other)
}

fn digits(alphabet: &[u8], mut number: u128, length: usize) -> String {
    let base = alphabet.len() as u128;
    let mut text = vec![alphabet[0]; length];
    for digit in text.iter_mut().rev() {
        *digit = alphabet[(number % base) as usize];
        number /= base;
    }
    text.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_form_of_their_software_and_sort_by_time() {
        for (kind, length) in [(Kind::Mastodon, 18), (Kind::GoToSocial, 26), (Kind::Pleroma, 18)] {
            let ids =
                [1_755_684_671_000, 1_755_684_671_001, 1_795_684_671_000].map(|ms| of_thing(kind, ms, 7));
            assert!(ids.iter().all(|id| id.len() == length), "{ids:?}");
            assert!(ids.windows(2).all(|pair| is_after(&pair[1], &pair[0])), "{ids:?}");
            assert!(is_after(&of_thing(kind, 1_755_684_671_000, 8), &ids[0]));
            assert!(is_after(&of_notification(kind, 1_755_684_671_000, 1), kind.first_id()));
        }
    }
}
