//! From a form to preferences, and from preferences to the page. Pure.

use std::collections::BTreeMap;

use care::preferences::{Density, Event, Theme, Wishes};
use care::push::Subscription;

use super::{Browser, KeyGroup, KeyRow};
use crate::l10n::Language;
use crate::prefs::{Prefs, clashes, parse_key};
use crate::settings::build::device;
use crate::shell::{Group, SHORTCUTS, Shortcut, caps};
use crate::ui::{t, tell};

/// What a form asks for; keys that are none stand in the map as they were written.
pub(super) fn asked(fields: &[(String, String)]) -> (Prefs, BTreeMap<String, String>) {
    let one = |name: &str| fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let on = |name: &str| !one(name).is_empty();
    let events = fields.iter().filter(|(name, _)| name == "event").map(|(_, value)| value.as_str());
    let mut keys = BTreeMap::new();
    let mut unread = BTreeMap::new();
    for usual in SHORTCUTS.groups().iter().flat_map(Group::changeable) {
        let written = one(&format!("key.{usual}"));
        match parse_key(written) {
            Some(key) if key != usual => drop(keys.insert(usual.to_owned(), key)),
            None if !written.trim().is_empty() => drop(unread.insert(usual.to_owned(), written.to_owned())),
            _ => {}
        }
    }
    let wishes = Wishes {
        theme: Theme::of(one("theme")).unwrap_or_default(),
        density: if one("density") == Density::Compact.key() {
            Density::Compact
        } else {
            Density::Comfortable
        },
        single_keys: on("single_keys"),
        keys,
        sounds: on("sounds"),
        desktop: on("desktop"),
        events: events.filter_map(|word| Event::ALL.into_iter().find(|event| event.key() == word)).collect(),
    };
    let zone = Some(one("zone").to_owned()).filter(|zone| !zone.is_empty());
    (Prefs { language: Language::of_tag(one("lang")), zone, wishes }, unread)
}

/// A key as it stands in a field: `Shift E`, `G M`.
fn spelled(key: &str) -> String {
    caps(key).join(" ").replace('⇧', "Shift")
}

/// The keys as the page shows them, with what is wrong about each.
pub(crate) fn keys(prefs: &Prefs, unread: &BTreeMap<String, String>) -> Vec<KeyGroup> {
    let groups = SHORTCUTS.groups();
    let does = |usual: &str| {
        let all = groups.iter().flat_map(|group| &group.shortcuts);
        all.clone().find(|one| one.key == usual).map_or("", |one| one.does)
    };
    let clashes = clashes(&prefs.wishes.keys);
    let wrong = |usual: &str| match unread.get(usual) {
        Some(_) => Some(t("prefs-no-key").to_owned()),
        None => clashes.iter().find_map(|clash| {
            let [one, other] = &clash.between;
            let rival = [(one, other), (other, one)].into_iter().find(|(mine, _)| *mine == usual)?.1;
            Some(tell("prefs-clash", &[("other", does(rival).into())]))
        }),
    };
    let row = |shortcut: &Shortcut| KeyRow {
        usual: shortcut.key,
        does: shortcut.does,
        value: unread.get(shortcut.key).cloned().unwrap_or_else(|| spelled(prefs.key(shortcut.key))),
        was: (prefs.key(shortcut.key) != shortcut.key).then(|| spelled(shortcut.key)),
        wrong: wrong(shortcut.key),
    };
    let rows = |group: &Group| group.shortcuts.iter().filter(|one| one.is_changeable()).map(row).collect();
    let group = |group: &Group| KeyGroup { heading: group.heading, rows: rows(group) };
    groups.iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

/// A browser that is told.
pub(super) fn browser(one: Subscription) -> Browser {
    Browser { id: one.id.to_string(), device: device(&one.device), since: one.created_at }
}

/// The names of all time zones.
pub(super) fn zones() -> Vec<String> {
    jiff::tz::db().available().map(|zone| zone.to_string()).filter(|zone| zone.contains('/')).collect()
}
