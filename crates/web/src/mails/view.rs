//! The sheet's facts, and what the timeline says of it.

use std::collections::BTreeSet;

use askama::Template;
use care::cases;

use crate::assets;

/// That a message has a page of its own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Laid {
    /// Where its pictures lie: the names of the machines, each once.
    pub hosts: Vec<String>,
    /// Whether only the beginning was kept.
    pub cut: bool,
}

impl Laid {
    pub(crate) fn of(laid: &cases::Laid) -> Self {
        let host = |address: &String| {
            Some(address.strip_prefix("https://")?.split(['/', ':', '?']).next()?.to_owned())
        };
        let hosts: BTreeSet<String> = laid.pictures.0.iter().filter_map(host).collect();
        Self { hosts: hosts.into_iter().collect(), cut: laid.cut }
    }

    /// The machines in words: a few by name.
    pub(crate) fn owners(&self) -> String {
        const NAMED: usize = 4;
        let named = self.hosts.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        if self.hosts.len() > NAMED { format!("{named} …") } else { named }
    }
}

/// The sheet.
#[derive(Template)]
#[template(path = "mails/sheet.html")]
pub struct Sheet<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The mail's HTML, clean.
    pub html: &'a str,
}

/// The sheet.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(sheet: &Sheet<'_>) -> Result<String, askama::Error> {
    sheet.render()
}
