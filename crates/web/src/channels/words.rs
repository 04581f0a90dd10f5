//! What an administrator reads about a network: what to do there, what each field and each permission is for.
//!
//! A field or permission without words of its own shows its name: a network that is new works before it is described.

use channels::Flaw;
use channels::line::Barred;

use crate::ui::t;

/// What connects with a network, in a sentence.
pub(super) fn told(network: &str) -> Option<&'static str> {
    Some(match network {
        "bluesky" => t("connect-bluesky-told"),
        "mastodon" => t("connect-mastodon-told"),
        "telegram" => t("connect-telegram-told"),
        "email" => t("connect-email-told"),
        "sandbox" => t("connect-sandbox-told"),
        "sandbox_page" => t("connect-sandbox-page-told"),
        "sandbox_mail" => t("connect-sandbox-mail-told"),
        _ => return None,
    })
}

/// What to do on the network before something is entered here, in order.
pub(super) fn steps(network: &str) -> Vec<&'static str> {
    match network {
        "bluesky" => {
            vec![
                t("connect-bluesky-step-one"),
                t("connect-bluesky-step-two"),
                t("connect-bluesky-step-three"),
            ]
        }
        "mastodon" => {
            vec![
                t("connect-mastodon-step-one"),
                t("connect-mastodon-step-two"),
                t("connect-mastodon-step-three"),
            ]
        }
        "telegram" => {
            vec![
                t("connect-telegram-step-one"),
                t("connect-telegram-step-two"),
                t("connect-telegram-step-three"),
            ]
        }
        "email" => {
            vec![t("connect-email-step-one"), t("connect-email-step-two"), t("connect-email-step-three")]
        }
        "sandbox" | "sandbox_page" | "sandbox_mail" => vec![t("connect-sandbox-step-one")],
        _ => Vec::new(),
    }
}

/// What a field is called, and where to find it or what it is for.
pub(super) fn field(network: &str, name: &str) -> Option<(&'static str, &'static str)> {
    match network {
        "bluesky" => bluesky(name),
        "mastodon" => mastodon(name),
        "telegram" => telegram(name),
        "email" => email(name),
        "sandbox" | "sandbox_page" | "sandbox_mail" => sandbox(name),
        _ => None,
    }
}

fn bluesky(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "base_url" => (t("connect-bluesky-base-url"), t("connect-bluesky-base-url-why")),
        "handle" | "identifier" => (t("connect-bluesky-handle"), t("connect-bluesky-handle-why")),
        "app_password" | "password" => (t("connect-bluesky-password"), t("connect-bluesky-password-why")),
        "keywords" => (t("connect-bluesky-keywords"), t("connect-bluesky-keywords-why")),
        "client_id" => (t("connect-bluesky-client-id"), t("connect-bluesky-client-id-why")),
        "appview" => (t("connect-bluesky-appview"), t("connect-bluesky-appview-why")),
        "directory" => (t("connect-bluesky-directory"), t("connect-bluesky-directory-why")),
        "jetstream" => (t("connect-bluesky-jetstream"), t("connect-bluesky-jetstream-why")),
        _ => return None,
    })
}

fn mastodon(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "base_url" => (t("connect-mastodon-base-url"), t("connect-mastodon-base-url-why")),
        "token" | "access_token" => (t("connect-mastodon-token"), t("connect-mastodon-token-why")),
        "client_id" => (t("connect-mastodon-client-id"), t("connect-mastodon-client-id-why")),
        "client_secret" => (t("connect-mastodon-client-secret"), t("connect-mastodon-client-secret-why")),
        _ => return None,
    })
}

fn telegram(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "token" => (t("connect-telegram-token"), t("connect-telegram-token-why")),
        "poll" => (t("connect-telegram-poll"), t("connect-telegram-poll-why")),
        "base_url" => (t("connect-telegram-base-url"), t("connect-telegram-base-url-why")),
        _ => return None,
    })
}

fn email(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "address" => (t("connect-email-address"), t("connect-email-address-why")),
        "name" => (t("connect-email-name"), t("connect-email-name-why")),
        "base_url" => (t("connect-email-base-url"), t("connect-email-base-url-why")),
        "smtp" => (t("connect-email-smtp"), t("connect-email-smtp-why")),
        "user" => (t("connect-email-user"), t("connect-email-user-why")),
        "password" => (t("connect-email-password"), t("connect-email-password-why")),
        "folders" => (t("connect-email-folders"), t("connect-email-folders-why")),
        "aliases" => (t("connect-email-aliases"), t("connect-email-aliases-why")),
        "copies" => (t("connect-email-copies"), t("connect-email-copies-why")),
        "plus_addresses" => (t("connect-email-plus"), t("connect-email-plus-why")),
        "ca" => (t("connect-email-ca"), t("connect-email-ca-why")),
        "auth_url" => (t("connect-email-auth-url"), t("connect-email-auth-url-why")),
        "scope" => (t("connect-email-scope"), t("connect-email-scope-why")),
        "token_url" => (t("connect-email-token-url"), t("connect-email-token-url-why")),
        "client_id" => (t("connect-email-client-id"), t("connect-email-client-id-why")),
        "client_secret" => (t("connect-email-client-secret"), t("connect-email-client-secret-why")),
        "refresh_token" => (t("connect-email-refresh-token"), t("connect-email-refresh-token-why")),
        "access_token" => (t("connect-email-access-token"), t("connect-email-access-token-why")),
        _ => return None,
    })
}

fn sandbox(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "base_url" => (t("connect-sandbox-base-url"), t("connect-sandbox-base-url-why")),
        "token" => (t("connect-sandbox-token"), t("connect-sandbox-token-why")),
        _ => return None,
    })
}

/// What the network has to allow us for this, in a sentence.
pub(super) fn permission(network: &str, name: &str) -> Option<&'static str> {
    Some(match (network, name) {
        ("bluesky", "atproto") => t("connect-bluesky-may-atproto"),
        ("bluesky", "transition:generic") => t("connect-bluesky-may-generic"),
        ("bluesky", "transition:chat.bsky") => t("connect-bluesky-may-chat"),
        // The tick at an app password, by the words that stand beside it there.
        ("bluesky", tick) if tick.starts_with("Allow") => t("connect-bluesky-may-chat"),
        ("mastodon", "read" | "read:accounts") => t("connect-mastodon-may-accounts"),
        ("mastodon", "read:statuses") => t("connect-mastodon-may-statuses"),
        ("mastodon", "read:notifications") => t("connect-mastodon-may-notifications"),
        ("mastodon", "read:search") => t("connect-mastodon-may-search"),
        ("mastodon", "write" | "write:statuses") => t("connect-mastodon-may-write"),
        ("mastodon", "write:media") => t("connect-mastodon-may-media"),
        ("mastodon", "write:notifications") => t("connect-mastodon-may-policy"),
        ("mastodon", "write:conversations") => t("connect-mastodon-may-conversations"),
        ("mastodon", "write:favourites") => t("connect-mastodon-may-favourites"),
        ("mastodon", "write:accounts") => t("connect-mastodon-may-write-accounts"),
        ("email", "IMAP") => t("connect-email-may-imap"),
        ("email", "SMTP") => t("connect-email-may-smtp"),
        _ => return None,
    })
}

/// Why what was entered can't be right.
pub(super) fn flaw(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Missing => t("channels-flaw-missing"),
        Flaw::NoAddress => t("channels-flaw-address"),
        Flaw::NoNumber => t("channels-flaw-number"),
        Flaw::NoFlag => t("channels-flaw-flag"),
        Flaw::TooLong => t("channels-flaw-long"),
    }
}

/// Why an address is not gone to.
pub(super) fn barred(why: Barred) -> &'static str {
    match why {
        Barred::Unreadable => t("channels-flaw-address"),
        Barred::Password => t("channels-barred-password"),
        Barred::Open => t("channels-barred-open"),
        Barred::Inside => t("channels-barred-inside"),
        Barred::Unknown => t("channels-barred-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_that_people_can_connect_is_described_to_them() {
        let mut missing = Vec::new();
        for network in channels::all() {
            let (id, connecting) = (network.capabilities().id, network.connecting());
            if !connecting.is_open() {
                continue;
            }
            if told(id).is_none() || steps(id).is_empty() {
                missing.push(format!("{id}: what connects, and what to do there"));
            }
            let fields = connecting.fields.iter().filter(|one| field(id, one.name).is_none());
            missing.extend(fields.map(|one| format!("{id}: the field {}", one.name)));
            let permissions = connecting.permissions.iter().filter(|name| permission(id, name).is_none());
            missing.extend(permissions.map(|name| format!("{id}: the permission {name}")));
        }
        assert!(missing.is_empty(), "words.rs says nothing about {missing:#?}");
    }
}
