//! What an administrator entered to connect an account, read by the network's own list of fields.

use std::collections::BTreeMap;

use super::account::{Connecting, Credentials, Field, FieldKind, Secrets, Us};

/// The longest value of a field, in bytes.
const VALUE_MAX: usize = 8 * 1024;
/// The field that is neither a setting nor a secret.
const BASE_URL: &str = "base_url";

/// What is wrong with the value of a field, before anybody was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Flaw {
    /// There is none.
    #[error("it is missing")]
    Missing,
    /// It is no address.
    #[error("it is no address")]
    NoAddress,
    /// It is no whole number.
    #[error("it is no whole number")]
    NoNumber,
    /// It is neither yes nor no.
    #[error("it is neither true nor false")]
    NoFlag,
    /// It is longer than anything that a network asks for.
    #[error("it is too long")]
    TooLong,
}

/// A field whose value can't be right.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{field}: {flaw}")]
pub struct Flawed {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong with it.
    pub flaw: Flaw,
}

impl Field {
    /// Its value as the network takes it, of what was entered; `None` if it stays empty. An address may be entered
    /// without its scheme.
    fn value(&self, entered: Option<&str>) -> Result<Option<String>, Flaw> {
        let entered = entered.unwrap_or_default();
        let entered = if self.kind == FieldKind::Secret { entered } else { entered.trim() };
        let value = if entered.is_empty() { self.default } else { entered };
        if value.len() > VALUE_MAX {
            return Err(Flaw::TooLong);
        }
        let value = match self.kind {
            FieldKind::Text | FieldKind::Lines | FieldKind::Secret => value.to_owned(),
            FieldKind::Address => match self.address(value) {
                // A default that is only a beginning, such as `imaps://`, is nothing entered.
                None if entered.is_empty() => String::new(),
                None => return Err(Flaw::NoAddress),
                Some(address) => address,
            },
            FieldKind::Number if !value.is_empty() && value.parse::<i64>().is_err() => {
                return Err(Flaw::NoNumber);
            }
            FieldKind::Flag if !matches!(value, "" | "true" | "false") => return Err(Flaw::NoFlag),
            FieldKind::Number | FieldKind::Flag => value.to_owned(),
        };
        match value.is_empty() {
            true if self.optional => Ok(None),
            true => Err(Flaw::Missing),
            false => Ok(Some(value)),
        }
    }

    fn address(&self, value: &str) -> Option<String> {
        let scheme = self.default.split_once("://").map_or("https", |(scheme, _)| scheme);
        let whole = if value.contains("://") { value.to_owned() } else { format!("{scheme}://{value}") };
        let url = reqwest::Url::parse(&whole).ok()?;
        let named = url.host_str().is_some_and(|host| !host.is_empty());
        (named && !value.is_empty()).then(|| whole.trim_end_matches('/').to_owned())
    }
}

impl Connecting {
    /// What opens the account, of what was entered. Who we are there only the network can say: it is not in it yet.
    ///
    /// # Errors
    /// Every field whose value can't be right; by consent, secrets may be missing: the network gives them.
    pub fn read(
        &self,
        entered: &BTreeMap<String, String>,
        by_consent: bool,
    ) -> Result<Credentials, Vec<Flawed>> {
        let (mut us, mut base_url) = (Us::default(), String::new());
        let (mut secrets, mut flawed) = (Vec::new(), Vec::new());
        for field in self.fields {
            let given = by_consent && field.kind == FieldKind::Secret;
            let value = match field.value(entered.get(field.name).map(String::as_str)) {
                Ok(value) => value,
                Err(Flaw::Missing) if given => None,
                Err(flaw) => {
                    flawed.push(Flawed { field: field.name, flaw });
                    continue;
                }
            };
            match (value, field.kind) {
                (None, _) => {}
                (Some(value), FieldKind::Secret) => secrets.push((field.name, value)),
                (Some(value), _) if field.name == BASE_URL => base_url = value,
                (Some(value), _) => _ = us.settings.insert(field.name.to_owned(), value),
            }
        }
        let credentials = Credentials { base_url, us, secrets: Secrets::new(secrets) };
        if flawed.is_empty() { Ok(credentials) } else { Err(flawed) }
    }

    /// The fields of which each holds the address of a machine.
    pub fn addresses(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.kind == FieldKind::Address)
    }

    /// Whether people can connect accounts of this network at all.
    pub const fn is_open(&self) -> bool {
        !self.fields.is_empty() || self.by_consent
    }
}

impl Credentials {
    /// The value of a field that is no secret.
    pub fn entry(&self, field: &str) -> Option<&str> {
        if field == BASE_URL {
            return Some(self.base_url.as_str()).filter(|address| !address.is_empty());
        }
        self.us.setting(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn field(name: &'static str, kind: FieldKind, optional: bool, default: &'static str) -> Field {
        Field { name, kind, optional, default }
    }

    const MAIL: Connecting = Connecting {
        fields: &[
            field("base_url", FieldKind::Address, false, "imaps://"),
            field("user", FieldKind::Text, true, ""),
            field("password", FieldKind::Secret, false, ""),
            field("port", FieldKind::Number, true, "993"),
            field("idle", FieldKind::Flag, true, "true"),
        ],
        permissions: &[],
        by_consent: true,
    };

    fn entered(all: &[(&str, &str)]) -> BTreeMap<String, String> {
        all.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn what_was_entered_becomes_address_settings_and_secrets() {
        let all =
            entered(&[("base_url", " mail.example:993/ "), ("password", " with room "), ("idle", "false")]);
        let read = MAIL.read(&all, false).unwrap();
        assert_eq!(read.base_url, "imaps://mail.example:993");
        assert_eq!(read.secrets.get("password"), Some(" with room "));
        assert_eq!(
            (read.entry("port"), read.entry("idle"), read.entry("user")),
            (Some("993"), Some("false"), None)
        );
        assert_eq!(read.entry("password"), None, "a secret is no entry");
    }

    #[test]
    fn every_field_that_cant_be_right_is_named_at_once() {
        let all = entered(&[("base_url", "imaps://"), ("port", "many"), ("idle", "perhaps")]);
        let flaws: Vec<_> = MAIL.read(&all, false).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            flaws,
            [
                "base_url: it is no address",
                "password: it is missing",
                "port: it is no whole number",
                "idle: it is neither true nor false"
            ]
        );
        let missing = MAIL.read(&BTreeMap::new(), false).unwrap_err();
        assert_eq!(missing[0], Flawed { field: "base_url", flaw: Flaw::Missing });
    }

    #[test]
    fn by_consent_the_network_brings_the_secrets() {
        assert!(MAIL.read(&entered(&[("base_url", "mail.example")]), true).is_ok());
        assert!(MAIL.read(&entered(&[("base_url", "mail.example")]), false).is_err());
    }
}
