//! From the accounts of chats to their settings. Pure.

use care::accounts::Account;
use care::brand::Brand;
use channels::Surface;
use channels::webchat::{Config, Mailing};

use super::handlers::Typed;
use super::view::{Choice, One, Row};
use crate::ui::t;

/// A chat in the list.
pub(super) fn row(account: &Account) -> Row {
    let config = Config::of(&account.us().settings);
    Row { id: account.id.to_string(), name: account.name.clone(), sites: config.origins.len() }
}

/// A chat with its settings, as kept or as typed, and the chat itself in the page's theme.
pub(super) fn one(
    brand: &Brand,
    account: &Account,
    site: &str,
    theme: &str,
    typed: Option<Typed>,
    stars: [i64; 5],
    secret: Option<String>,
) -> One {
    let kept = Config::of(&account.us().settings);
    let sites =
        |config: &Config| config.origins.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let (name, origins, config) = match typed {
        Some(typed) => (typed.title.clone(), typed.origins.clone(), typed.config().0),
        None => (account.name.clone(), sites(&kept), kept),
    };
    let calendar = |calendar: &&ownership::Calendar| Choice {
        value: calendar.id.to_string(),
        name: format!("{}: {}", calendar.id, calendar.label()),
        on: *calendar.id.as_str() == *config.calendar,
    };
    let mailing =
        config.mailing.clone().unwrap_or(Mailing { words: t("chat-mail-default").into(), ..Mailing::none() });
    let is_mail = |account: &&Account| {
        account.network().is_some_and(|network| network.capabilities().surfaces.contains(&Surface::Email))
    };
    let mailbox = |account: &Account| Choice {
        value: account.id.to_string(),
        name: account.name.clone(),
        on: account.id.to_string() == mailing.account,
    };
    let mailboxes = brand.accounts.iter().filter(is_mail).map(mailbox).collect();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("origin", site)
        .append_pair("lang", crate::ui::language())
        .append_pair("theme", theme)
        .finish();
    One {
        id: account.id.to_string(),
        name,
        origins,
        calendars: brand.model.calendars().iter().map(calendar).collect(),
        stars,
        script: format!("{site}/chat/{}/widget.js", account.id),
        frame: Some(format!("/chat/{}?{query}", account.id)),
        secret,
        mailboxes,
        mailing,
        config,
    }
}
