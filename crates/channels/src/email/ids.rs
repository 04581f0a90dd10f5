//! What identifies a mail, a thread, and our own words. Pure.
//!
//! A Message-ID is whatever its sender wrote: absent, bent, or the same on two mails. So a mail is known by its
//! Message-ID *and* a digest of what it says. A thread is known by a digest of the Message-ID at its root, short enough
//! for the address to which answers go; our own Message-IDs carry it, so that any answer tells its thread.

use sha2::{Digest, Sha256};

/// The longest Message-ID that is taken as it is, in bytes.
const ID_MAX: usize = 180;
/// The most ids of one header that are read.
const IDS_MAX: usize = 200;
/// Between a Message-ID and the digest of its mail.
const MARK: char = '~';
/// How many hexadecimal digits of a digest tell two mails with the same Message-ID apart.
const DIGEST: usize = 12;
/// How many hexadecimal digits name a thread.
const THREAD: usize = 20;
/// How many hexadecimal digits stand for an effect key.
const KEY: usize = 24;

/// The ids in a header, in their order. Takes what careless programs write: no brackets, spaces, commas between them.
pub(super) fn ids(value: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |raw: &str| {
        let id: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
        if is_id(&id) && found.len() < IDS_MAX {
            found.push(id);
        }
    };
    if value.contains('<') {
        for piece in value.split('<').skip(1) {
            take(piece.split('>').next().unwrap_or_default());
        }
    } else {
        value.split(|c: char| c.is_whitespace() || c == ',').for_each(&mut take);
    }
    found
}

fn is_id(id: &str) -> bool {
    (3..=ID_MAX).contains(&id.len()) && id.chars().all(|c| !c.is_control() && !c.is_whitespace())
}

/// Which mail it is: its Message-ID and a digest of it. Without a Message-ID, a name made of the digest.
pub(super) fn mail(message_id: Option<&str>, digest: &str) -> String {
    match message_id {
        Some(id) => format!("{id}{MARK}{}", &digest[..DIGEST]),
        None => format!("no-id.{}", &digest[..KEY]),
    }
}

/// The Message-ID in the name of a mail, if it has one.
pub(super) fn message_id(mail: &str) -> Option<&str> {
    if mail.starts_with("no-id.") {
        return None;
    }
    let id = match mail.rsplit_once(MARK) {
        Some((id, digest)) if digest.len() == DIGEST && is_hex(digest) => id,
        _ => mail,
    };
    (is_id(id) && !id.contains(['<', '>'])).then_some(id)
}

/// A digest of texts: two lists of texts have the same one only if they are the same.
pub(super) fn digest(of: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for text in of {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of the thread that a Message-ID began.
pub(super) fn thread(root: &str) -> String {
    format!("t{}", &digest(&[b"thread", root.as_bytes()])[..THREAD])
}

/// Whether a text is the name of a thread.
pub(super) fn is_thread(text: &str) -> bool {
    text.len() == THREAD + 1 && text.strip_prefix('t').is_some_and(is_hex)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The thread in which our words stand: the one that they answer, or one that they begin.
pub(super) fn thread_of_ours(thread: Option<&str>, effect_key: &str) -> String {
    thread.filter(|thread| !thread.is_empty()).map_or_else(|| self::thread(effect_key), str::to_owned)
}

/// The Message-ID of our words: always the same for the same effect key in the same thread.
pub(super) fn ours(thread: &str, effect_key: &str, domain: &str) -> String {
    let token = if is_thread(thread) { thread.to_owned() } else { self::thread(thread) };
    format!("{token}.{}@{domain}", &digest(&[b"words", effect_key.as_bytes()])[..KEY])
}

/// The thread that one of our own Message-IDs names.
pub(super) fn thread_in(id: &str, domain: &str) -> Option<String> {
    let (local, at) = id.rsplit_once('@')?;
    let (thread, key) = local.split_once('.')?;
    let is_ours = at.eq_ignore_ascii_case(domain) && key.len() == KEY && is_hex(&key.to_ascii_lowercase());
    let thread = thread.to_ascii_lowercase();
    (is_ours && is_thread(&thread)).then_some(thread)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ids_are_read_however_carelessly_they_are_written() {
        assert_eq!(ids("<a@x> <b@y>"), ["a@x", "b@y"]);
        assert_eq!(ids("<a@x><b@y"), ["a@x", "b@y"]);
        assert_eq!(ids("a@x, b@y"), ["a@x", "b@y"]);
        assert_eq!(ids("<a b@\r\n x> (a comment)"), ["ab@x"]);
        assert_eq!(ids("<>  "), Vec::<String>::new());
        assert_eq!(ids(&format!("<{}@x>", "a".repeat(500))), Vec::<String>::new());
    }

    #[test]
    fn our_own_message_ids_tell_their_thread_and_are_the_same_again() {
        let thread = thread("root@x");
        let id = ours(&thread, "snd_1", "care.test");
        assert_eq!(id, ours(&thread, "snd_1", "care.test"));
        assert_ne!(id, ours(&thread, "snd_2", "care.test"));
        assert_eq!(thread_in(&id, "CARE.test").as_deref(), Some(thread.as_str()));
        assert_eq!(thread_in(&id.to_uppercase(), "care.test").as_deref(), Some(thread.as_str()));
        assert_eq!(thread_in(&id, "other.test"), None);
        assert_eq!(thread_in("t12.ab@care.test", "care.test"), None);
    }

    proptest! {
        #[test]
        fn the_message_id_of_a_mail_can_be_read_back(id in "[!-;=?-}]{3,60}@[a-z.]{1,20}") {
            let digest = digest(&[b"x"]);
            let (named, nameless) = (mail(Some(&id), &digest), mail(None, &digest));
            prop_assert_eq!(message_id(&named), Some(id.as_str()));
            prop_assert_eq!(message_id(&nameless), None);
        }

        #[test]
        fn any_text_has_only_ids_that_may_be_keys(text in any::<String>()) {
            for id in ids(&text) {
                prop_assert!(is_id(&id));
            }
            _ = thread_in(&text, "care.test");
            _ = message_id(&text);
        }
    }
}
