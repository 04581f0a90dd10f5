//! Where a part of a mail is, as words that only this network's `fetch` understands. Pure.
//!
//! The words are an IMAP address without a host (RFC 5092): `imap:/INBOX;UIDVALIDITY=7/;UID=20/;SECTION=2`.

/// Where a part of a mail is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub folder: String,
    pub uidvalidity: u32,
    pub uid: u32,
    /// A number with dots, or `TEXT` where the mail has no parts.
    pub section: String,
}

impl Place {
    pub(super) fn to_words(&self) -> String {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./".contains(&b);
        let folder: String = (self.folder.bytes())
            .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect();
        let Self { uidvalidity, uid, section, .. } = self;
        format!("imap:/{folder};UIDVALIDITY={uidvalidity}/;UID={uid}/;SECTION={section}")
    }

    pub(super) fn of_words(words: &str) -> Option<Self> {
        let rest = words.strip_prefix("imap:/")?;
        let (folder, rest) = rest.split_once(";UIDVALIDITY=")?;
        let (uidvalidity, rest) = rest.split_once("/;UID=")?;
        let (uid, section) = rest.split_once("/;SECTION=")?;
        let is_section = section == "TEXT"
            || section
                .split('.')
                .all(|n| !n.is_empty() && n.len() <= 4 && n.bytes().all(|b| b.is_ascii_digit()));
        let folder = decode(folder)?;
        let plain = !folder.is_empty() && !folder.contains(char::is_control);
        Some(Self {
            folder,
            uidvalidity: uidvalidity.parse().ok()?,
            uid: uid.parse().ok()?,
            section: (is_section && plain && section.len() <= 100).then(|| section.to_owned())?,
        })
    }
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(b) = rest.next() {
        if b == b'%' {
            let digit = |b: Option<u8>| char::from(b?).to_digit(16);
            bytes.push(u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?);
        } else {
            bytes.push(b);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_place_can_be_read_back(folder in "[A-Za-zäé;%/&. ?#+=\"]{1,20}", uidvalidity in any::<u32>(), uid in any::<u32>(), n in 1u8..99) {
            let place = Place { folder, uidvalidity, uid, section: format!("{n}.2") };
            prop_assert_eq!(Place::of_words(&place.to_words()), Some(place));
        }

        #[test]
        fn no_words_make_it_fail(words in "(imap:/)?[A-Z;=/%0-9. \r\n]{0,60}") {
            if let Some(place) = Place::of_words(&words) {
                prop_assert!(!place.folder.contains(['\r', '\n']));
            }
        }
    }
}
