//! Pictures and files, as the desk shows them.

use std::collections::BTreeSet;

use care::cases::Message as Said;
use care::desk::CaseView;
use care::media::{Media, State};
use channels::{Carries, Kinds};

use crate::desk::case::{Coming, File};
use crate::ui::{t, tell};

/// What hangs on a message.
pub(super) fn of_message(view: &CaseView, said: &Said) -> Vec<File> {
    if said.deleted_at.is_some() {
        return Vec::new();
    }
    view.media.get(&said.id).map(|all| all.iter().map(file).collect()).unwrap_or_default()
}

/// One file.
pub(crate) fn file(media: &Media) -> File {
    let reason = || media.reason.clone().unwrap_or_else(|| t("media-no-reason").into());
    let coming = match media.state {
        State::Kept => Coming::Here,
        State::Wanted => Coming::Wanted(media.reason.clone()),
        State::Refused | State::Failed => Coming::Not { reason: reason(), again: true },
    };
    let picture = media.is_shown().then(|| media.width.zip(media.height)).flatten();
    File {
        id: media.id.to_string(),
        name: media.called(),
        kind: kind(&media.media_type),
        size: media.size.and_then(|size| u64::try_from(size).ok()).map(size).unwrap_or_default(),
        picture,
        alt: media.alt.clone(),
        warning: media.reason.clone().filter(|_| media.state == State::Kept),
        coming,
    }
}

/// What an account takes along, in words.
pub(super) fn carries_words(carries: &Carries) -> String {
    let kinds: Vec<String> = match &carries.kinds {
        Kinds::Any => Vec::new(),
        Kinds::Pictures => vec![t("media-pictures").into()],
        Kinds::These(types) => {
            types.iter().map(|one| kind(one)).collect::<BTreeSet<_>>().into_iter().collect()
        }
    };
    let fills = [
        ("n", carries.count.into()),
        ("size", size(carries.size).into()),
        ("kinds", kinds.join(", ").into()),
    ];
    if kinds.is_empty() { tell("media-takes", &fills) } else { tell("media-takes-only", &fills) }
}

/// What people call a kind of file.
pub(super) fn kind(media_type: &str) -> String {
    let (family, ending) = media_type.split_once('/').unwrap_or((media_type, ""));
    match (family, ending) {
        ("image", "svg+xml") => "SVG".into(),
        ("image", ending) => ending.trim_start_matches("x-").to_uppercase(),
        ("video", _) => t("media-video").into(),
        ("audio", _) => t("media-audio").into(),
        ("text", "plain") => t("media-text").into(),
        ("text", ending) => ending.to_uppercase(),
        ("application", "pdf") => "PDF".into(),
        ("application", "zip") => "ZIP".into(),
        _ => t("media-file").into(),
    }
}

/// A size that people read: `640 kB`, `1.2 MB`.
pub(super) fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return tell("media-kilobytes", &[("n", bytes.div_ceil(1000).into())]);
    }
    let tenths = bytes / 100_000;
    let amount = if tenths.is_multiple_of(10) || tenths >= 100 {
        (tenths / 10).to_string()
    } else {
        format!("{}{}{}", tenths / 10, t("media-decimal"), tenths % 10)
    };
    tell("media-megabytes", &[("n", amount.into())])
}
