//! The brand's account on a network: how it is connected, what opens it, how it stands.

use std::collections::BTreeMap;

use kernel::{Millis, Secret};

/// What was entered or found out about an account and is no secret, by name.
pub type Settings = BTreeMap<String, String>;

/// The brand, as one network knows it. [`Network::parse`](super::Network::parse) tells with it who is meant and whose
/// words are our own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Us {
    /// The network's stable id of the brand.
    pub external_id: String,
    /// The brand's handle there.
    pub handle: String,
    /// What else was entered or found out when the account was connected.
    pub settings: Settings,
}

impl Us {
    /// A setting that is there and not empty.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// What opens an account: one token, or several secrets by name. Does not print.
#[derive(Clone, Debug)]
pub struct Secrets(Secret<BTreeMap<String, String>>);

/// The name of the only secret of a network that has one.
const TOKEN: &str = "token";

impl Secrets {
    /// Secrets by name.
    pub fn new(all: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        Self(Secret::new(all.into_iter().map(|(name, value)| (name.into(), value.into())).collect()))
    }

    /// One token, as `get("token")` has it.
    pub fn token(token: impl Into<String>) -> Self {
        Self::new([(TOKEN, token.into())])
    }

    /// The secret with this name, if there is one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.expose().get(name).map(String::as_str)
    }

    /// The same, with one more or another one.
    #[must_use]
    pub fn with(&self, name: &str, value: impl Into<String>) -> Self {
        let mut all = self.0.expose().clone();
        all.insert(name.to_owned(), value.into());
        Self(Secret::new(all))
    }

    /// As one text, to be sealed.
    pub fn to_text(&self) -> Secret<String> {
        let all = self.0.expose();
        match all.get(TOKEN).filter(|token| all.len() == 1 && !token.starts_with('{')) {
            Some(token) => Secret::new(token.clone()),
            None => Secret::new(serde_json::json!(all).to_string()),
        }
    }

    /// From what [`Secrets::to_text`] wrote.
    pub fn of_text(text: &Secret<String>) -> Self {
        match serde_json::from_str(text.expose()) {
            Ok(all) => Self(Secret::new(all)),
            Err(_) => Self::token(text.expose().clone()),
        }
    }
}

/// A network account, opened for one use.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Where the network's API is, without a trailing `/`. Which form it has, each network says.
    pub base_url: String,
    /// The brand there.
    pub us: Us,
    /// What opens it.
    pub secrets: Secrets,
}

/// What an administrator is asked for to connect an account. The words for it, in each language, are the page's.
#[derive(Clone, Copy, Debug)]
pub struct Connecting {
    /// What has to be entered, in this order.
    pub fields: &'static [Field],
    /// What the network is asked to allow us, by its own names.
    pub permissions: &'static [&'static str],
    /// Whether the network can ask its own user, and send them back to us ([`Network::authorise`](super::Network::authorise)).
    pub by_consent: bool,
}

impl Connecting {
    /// A network to which accounts are not connected by people.
    pub const NONE: Self = Self { fields: &[], permissions: &[], by_consent: false };
}

/// One thing to enter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name: of a setting, a secret, or `base_url`.
    pub name: &'static str,
    /// What it is.
    pub kind: FieldKind,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What it is unless something else is entered.
    pub default: &'static str,
}

/// What kind of thing is entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// A line of text, kept in the settings.
    Text,
    /// Several lines of text, kept in the settings.
    Lines,
    /// A web address, kept in the settings or as the base address.
    Address,
    /// A whole number, kept in the settings.
    Number,
    /// Yes or no, kept in the settings as `true` or `false`.
    Flag,
    /// Kept sealed, never shown again.
    Secret,
}

/// What a live check of an account found.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The brand as the network knows it; the settings that were found out are in it, and replace those of the same name.
    pub us: Us,
    /// The name that the network shows.
    pub name: String,
    /// The secrets as they are now, where the check changed them.
    pub secrets: Option<Secrets>,
    /// What the administrator should know although it works, such as a right that is missing: the network's own names.
    pub lacks: Vec<String>,
}

/// Why an account can't be used now.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Trouble {
    /// The network refused the account: a person has to act.
    #[error("{reason}")]
    Unauthorised {
        /// In plain words, for the administrator.
        reason: String,
    },
    /// It does not work now and may later.
    #[error("{reason}")]
    Later {
        /// How long to wait at least.
        wait: Millis,
        /// In plain words.
        reason: String,
    },
    /// Something that was entered can't be right.
    #[error("{field}: {reason}")]
    Wrong {
        /// The name of the field.
        field: &'static str,
        /// In plain words.
        reason: String,
    },
}

impl Trouble {
    /// From this wait on nothing is tried again by itself.
    const NEVER: Millis = Millis::days(1);

    /// What will not work however often it is tried.
    pub fn never(reason: impl Into<String>) -> Self {
        Self::Later { wait: Self::NEVER, reason: reason.into() }
    }

    /// Whether trying again by itself is of no use.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Later { wait, .. } => *wait >= Self::NEVER,
            Self::Wrong { .. } => true,
            Self::Unauthorised { .. } => false,
        }
    }
}

/// Where a network asks its own user whether we may act for them.
#[derive(Clone, Debug)]
pub struct Consent {
    /// Where the administrator's browser goes.
    pub address: String,
    /// What has to be kept until they come back.
    pub kept: Secrets,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_one_text_and_come_back_from_it() {
        let one = Secrets::token("abc");
        assert_eq!(one.to_text().expose(), "abc");
        let two = one.with("refresh", "def");
        for secrets in [one, two, Secrets::token("{odd")] {
            let again = Secrets::of_text(&secrets.to_text());
            for name in ["token", "refresh"] {
                assert_eq!(again.get(name), secrets.get(name));
            }
        }
        assert!(!format!("{:?}", Secrets::token("abc")).contains("abc"));
    }
}
