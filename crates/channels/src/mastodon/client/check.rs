//! Whether an account works, who it is, and what its instance takes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Api;
use super::answers::{is_gone, trouble};
use crate::clean;
use crate::contract::{Credentials, Settings, Standing, Trouble, Us};
use crate::line::Line;
use crate::mastodon::envelope::is_id;
use crate::mastodon::kind::Kind;
use crate::mastodon::limits::setting;
use crate::mastodon::wire::{Account, Instance};
use crate::mastodon::{CONVERSATIONS, PERMISSIONS};

const ME: &str = "/api/v1/accounts/verify_credentials";
const INSTANCE: [&str; 2] = ["/api/v2/instance", "/api/v1/instance"];
const POLICY: &str = "/api/v2/notifications/policy";
const DOMAIN_MAX: usize = 255;

/// Asks who we are and what the instance takes; see [`crate::Network::check`].
pub(in crate::mastodon) async fn check(line: &Line, credentials: &Credentials) -> Result<Standing, Trouble> {
    let api = Api::new(line, credentials);
    let answer = api.get(ME, &[]).await?;
    let unreadable = || Trouble::Wrong {
        field: "base_url",
        reason: "what answers there does not speak Mastodon's API".into(),
    };
    let me: Account = match answer.accepted() {
        Some(me) => me,
        None if answer.status.is_success() || is_gone(&answer) => return Err(unreadable()),
        None => return Err(trouble(&answer, line.now())),
    };
    let instance = instance(api).await?;
    let domain = domain(&instance, &credentials.base_url).ok_or_else(unreadable)?;
    if !is_id(&me.id) {
        return Err(unreadable());
    }
    let mut settings = credentials.us.settings.clone();
    settings.extend(found(&instance));
    let handle = clean::handle(&me.acct);
    let name = Some(clean::name(&me.display_name)).filter(|name| !name.is_empty());
    Ok(Standing {
        name: name.unwrap_or_else(|| handle.clone()),
        us: Us {
            external_id: format!("{}@{domain}", me.id),
            handle: if handle.contains('@') { handle } else { format!("{handle}@{domain}") },
            settings,
        },
        secrets: None,
        lacks: lacks(api).await?,
    })
}

/// The instance's document: the second version, or the first where that is all there is.
async fn instance(api: Api<'_>) -> Result<Instance, Trouble> {
    let mut answer = api.get(INSTANCE[0], &[]).await?;
    if is_gone(&answer) {
        answer = api.get(INSTANCE[1], &[]).await?;
    }
    answer.accepted().ok_or_else(|| trouble(&answer, api.line.now()))
}

/// The instance's domain, which is part of who somebody is; its API may be elsewhere.
fn domain(instance: &Instance, base_url: &str) -> Option<String> {
    let told = if instance.domain.is_empty() { &instance.uri } else { &instance.domain };
    let told = if told.is_empty() { base_url } else { told };
    let bare = told.split_once("://").map_or(told, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    let is_one = !bare.is_empty() && bare.len() <= DOMAIN_MAX && bare.chars().all(fits);
    is_one.then(|| bare.to_ascii_lowercase())
}

/// What the instance tells about itself, as settings. What it does not tell any more is empty, which counts as unset.
fn found(instance: &Instance) -> Settings {
    let Instance { version, source_url, max_toot_chars, urls, configuration, .. } = instance;
    let (statuses, media) = (&configuration.statuses, &configuration.media_attachments);
    let streaming =
        [&configuration.urls, urls].into_iter().flat_map(|urls| [&urls.streaming, &urls.streaming_api]);
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let types: Vec<_> = media.supported_mime_types.iter().map(|one| clean::handle(one)).take(100).collect();
    BTreeMap::from([
        (setting::SOFTWARE, Kind::of_instance(version, source_url).name().to_owned()),
        (setting::VERSION, clean::name(version)),
        (setting::STREAMING, streaming.flatten().next().map(|url| clean::name(url)).unwrap_or_default()),
        (setting::MAX_CHARACTERS, number(statuses.max_characters.or(*max_toot_chars))),
        (setting::PER_ADDRESS, number(statuses.characters_reserved_per_url)),
        (setting::MAX_MEDIA, number(statuses.max_media_attachments)),
        (setting::MEDIA_TYPES, types.join(" ")),
        (setting::IMAGE_SIZE, number(media.image_size_limit)),
        (setting::VIDEO_SIZE, number(media.video_size_limit)),
        (setting::DESCRIPTION, number(media.description_limit)),
    ])
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// Rights that are missing, and what the instance is set to throw away before anybody can read it.
async fn lacks(api: Api<'_>) -> Result<Vec<String>, Trouble> {
    let mut lacks: Vec<String> = match api.credentials.secrets.get("scope") {
        Some(scope) => {
            PERMISSIONS.iter().filter(|one| !covers(scope, one)).map(|&one| one.to_owned()).collect()
        }
        None => Vec::new(),
    };
    for (path, right) in [("/api/v1/notifications", PERMISSIONS[2]), (CONVERSATIONS, PERMISSIONS[1])] {
        let answer = api.get(path, &[("limit", "1")]).await?;
        if answer.status == reqwest::StatusCode::FORBIDDEN && !lacks.iter().any(|one| one == right) {
            lacks.push(right.to_owned());
        }
    }
    // Only Mastodon has a policy; elsewhere there is no such page.
    if let Some(policy) = api.get(POLICY, &[]).await?.accepted::<BTreeMap<String, Value>>() {
        let dropped = policy.iter().filter(|(name, value)| name.starts_with("for_") && *value == "drop");
        lacks.extend(dropped.map(|(name, _)| format!("{}=drop", clean::name(name))));
    }
    Ok(lacks)
}

/// Whether granted scopes have one in them: `read` has `read:statuses`.
fn covers(granted: &str, wanted: &str) -> bool {
    let coarse = wanted.split(':').next().unwrap_or(wanted);
    granted.split_whitespace().any(|one| one == wanted || one == coarse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coarse_scope_has_the_fine_ones_in_it_and_not_the_other_way_round() {
        assert!(covers("read write", "read:statuses"));
        assert!(covers("read:statuses", "read:statuses"));
        assert!(!covers("read:accounts write", "read:statuses"));
    }

    #[test]
    fn the_domain_is_the_instance_s_own_and_nothing_bent() {
        let instance = |domain: &str, uri: &str| Instance {
            domain: domain.into(),
            uri: uri.into(),
            ..Instance::default()
        };
        let of = |instance: &Instance| domain(instance, "https://api.mast.example");
        assert_eq!(of(&instance("Mast.example", "")).as_deref(), Some("mast.example"));
        assert_eq!(of(&instance("", "https://mast.example/")).as_deref(), Some("mast.example"));
        assert_eq!(of(&instance("", "")).as_deref(), Some("api.mast.example"));
        assert_eq!(of(&instance("a b\n", "")), None);
    }
}
