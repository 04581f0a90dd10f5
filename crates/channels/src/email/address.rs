//! Addresses: whose they are, and which of them are ours. Pure.

use crate::contract::Us;

/// The longest address that is one, in bytes.
const ADDRESS_MAX: usize = 190;

/// An address in lower case, if it is one that a mail can go to.
pub(super) fn plain(raw: &str) -> Option<String> {
    let address = raw.trim().trim_start_matches('<').trim_end_matches('>').to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let bent =
        |c: char| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '\u{feff}');
    let is_one = !local.is_empty() && !domain.is_empty() && address.len() <= ADDRESS_MAX;
    (is_one && !address.contains(bent)).then_some(address)
}

/// The domain of an address.
pub(super) fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
}

/// The brand's addresses: the mailbox's own, and the others that end in it.
#[derive(Clone, Debug)]
pub(super) struct Ours {
    /// The one from which we write.
    pub main: String,
    others: Vec<String>,
}

impl Ours {
    /// As they were entered.
    pub(super) fn of(us: &Us) -> Self {
        let main = plain(us.setting("address").unwrap_or(&us.external_id)).unwrap_or_default();
        let others = us.setting("aliases").unwrap_or_default().split([',', ' ', '\n']);
        Self { main, others: others.filter_map(plain).take(100).collect() }
    }

    /// The domain in which our Message-IDs are.
    pub(super) fn domain(&self) -> &str {
        domain(&self.main)
    }

    /// Whether an address in lower case is one of ours, with or without what follows a `+`.
    pub(super) fn are(&self, address: &str) -> bool {
        let base = tag(address).map(|(base, _)| base);
        std::iter::once(&self.main)
            .chain(&self.others)
            .any(|ours| ours == address || base.as_ref() == Some(ours))
    }
}

/// What stands behind the first `+` of an address, and the address without it.
pub(super) fn tag(address: &str) -> Option<(String, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    let (base, tag) = local.split_once('+')?;
    Some((format!("{base}@{domain}"), tag))
}

/// The same address with something behind a `+`.
pub(super) fn tagged(address: &str, tag: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => format!("{local}+{tag}@{domain}"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_ours_with_and_without_what_follows_the_plus() {
        let settings = [("address", "Care@Larkspur.test"), ("aliases", "help@larkspur.test, nonsense")];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let ours = Ours::of(&Us { settings, ..Us::default() });
        for address in ["care@larkspur.test", "care+t1@larkspur.test", "help+x+y@larkspur.test"] {
            assert!(ours.are(address), "{address}");
        }
        for address in ["care@other.test", "xcare@larkspur.test", "nonsense", ""] {
            assert!(!ours.are(address), "{address}");
        }
        assert_eq!(ours.domain(), "larkspur.test");
    }

    #[test]
    fn what_no_mail_can_go_to_is_no_address() {
        assert_eq!(plain(" <Jana@Example.Test> ").as_deref(), Some("jana@example.test"));
        let long = format!("{}@x.test", "a".repeat(300));
        for bad in ["", "jana", "@x", "jana@", "a b@x.test", "a@x.test\r\nRCPT TO:<b@y>", "a@x>,<b@y", &long]
        {
            assert_eq!(plain(bad), None, "{bad}");
        }
    }
}
