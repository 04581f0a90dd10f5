//! How much an instance takes, and how it counts. Pure.
//!
//! In: what the instance told when the account was checked. Out: whether words and files fit. Every server is
//! different; what one does not say is Mastodon's default, and what one may not shorten is counted in full.

use super::kind::Kind;
use crate::contract::{Carries, Counting, Kinds, Settings, Us};
use crate::links::{Link, links};

/// Names of the settings that a check finds out.
pub(super) mod setting {
    pub const SOFTWARE: &str = "software";
    pub const VERSION: &str = "version";
    pub const STREAMING: &str = "streaming";
    pub const MAX_CHARACTERS: &str = "max_characters";
    pub const PER_ADDRESS: &str = "characters_reserved_per_url";
    pub const MAX_MEDIA: &str = "max_media_attachments";
    pub const MEDIA_TYPES: &str = "supported_mime_types";
    pub const IMAGE_SIZE: &str = "image_size_limit";
    pub const VIDEO_SIZE: &str = "video_size_limit";
    pub const DESCRIPTION: &str = "description_limit";
}

/// What Mastodon allows unless its administrator changed it.
pub(super) const MAX_CHARACTERS: usize = 500;
const MAX_MEDIA: usize = 4;
const DESCRIPTION: usize = 1_500;
const IMAGE_SIZE: u64 = 16 << 20;
/// More than anybody writes; an instance that says more is taken to mean this.
const CHARACTERS_MAX: usize = 100_000;

/// The limits of one account's instance.
pub(super) struct Limits<'a> {
    pub kind: Kind,
    pub characters: usize,
    per_address: Option<usize>,
    pub media: usize,
    pub description: usize,
    settings: &'a Settings,
}

impl<'a> Limits<'a> {
    pub fn of(us: &'a Us) -> Self {
        let number = |name| us.setting(name).and_then(|value| value.parse::<usize>().ok());
        Self {
            kind: Kind::of_name(us.setting(setting::SOFTWARE).unwrap_or_default()),
            characters: number(setting::MAX_CHARACTERS).unwrap_or(MAX_CHARACTERS).min(CHARACTERS_MAX),
            per_address: number(setting::PER_ADDRESS),
            media: number(setting::MAX_MEDIA).unwrap_or(MAX_MEDIA),
            description: number(setting::DESCRIPTION).unwrap_or(DESCRIPTION),
            settings: &us.settings,
        }
    }

    /// How the instance counts, as far as that can be told in a word.
    pub fn counting(&self) -> Counting {
        match self.per_address.map(u16::try_from) {
            Some(Ok(address)) if self.kind.shortens() => Counting::Shortened(address),
            _ if self.kind.shortens() => Counting::Graphemes,
            // Whether these count what people see or what computers store, they do not say.
            _ => Counting::Characters,
        }
    }

    /// The length of a text, as the instance counts it; never less.
    pub fn length(&self, text: &str) -> usize {
        let length = self.counting().length(text);
        let Some(reserved) = self.per_address.filter(|_| !self.kind.shortens()) else { return length };
        // What an address is filled up with.
        let missing = links(text).into_iter().filter_map(|link| match link {
            Link::Address { range } => Some(reserved.saturating_sub(text[range].chars().count())),
            Link::Name { .. } => None,
        });
        length + missing.sum::<usize>()
    }

    /// Which files may go along, as far as it is the same for all of them.
    pub fn carries(&self) -> Carries {
        let listed = self.settings.get(setting::MEDIA_TYPES).filter(|types| !types.is_empty());
        let kinds =
            listed.map_or(Kinds::Any, |types| Kinds::These(types.split(' ').map(Into::into).collect()));
        let size = self.settings.get(setting::IMAGE_SIZE).and_then(|most| most.parse().ok());
        Carries { count: self.media, size: size.unwrap_or(IMAGE_SIZE), kinds }
    }

    /// Whether a file may go along; says what it is otherwise.
    pub fn takes_file(&self, media_type: &str, size: u64) -> Result<(), &'static str> {
        let types = self.settings.get(setting::MEDIA_TYPES).filter(|types| !types.is_empty());
        if types.is_some_and(|types| !types.split(' ').any(|one| one == media_type)) {
            return Err("file of this kind");
        }
        let name = if media_type.starts_with("image/") { setting::IMAGE_SIZE } else { setting::VIDEO_SIZE };
        let most = self.settings.get(name).and_then(|most| most.parse::<u64>().ok());
        if most.is_some_and(|most| size > most) { Err("file of this size") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn us(all: &[(&str, &str)]) -> Us {
        let settings = all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Us { settings, ..Us::default() }
    }

    #[test]
    fn mastodon_counts_a_family_as_one_an_address_as_23_and_a_name_without_its_domain() {
        let us = us(&[("software", "mastodon"), ("characters_reserved_per_url", "23")]);
        let limits = Limits::of(&us);
        let long = format!("https://example.com/{}", "x".repeat(200));
        for (text, length) in [
            ("👩‍👩‍👧‍👦", 1),
            ("e\u{301}", 1),
            ("@dana@a.very.long.domain.example hi", 8),
            (long.as_str(), 23),
            ("see http://a.bc, ok", 31),
            ("日本語", 3),
        ] {
            assert_eq!(limits.length(text), length, "{text}");
        }
    }

    #[test]
    fn an_instance_that_may_not_shorten_is_counted_in_full() {
        let us = us(&[("software", "gotosocial"), ("characters_reserved_per_url", "25")]);
        let limits = Limits::of(&us);
        assert_eq!(limits.length("@dana@social.example"), 20);
        assert_eq!(limits.length("http://a.bc"), 25);
        assert_eq!(limits.length(&format!("https://example.com/{}", "x".repeat(200))), 220);
        assert_eq!(limits.length("e\u{301}"), 2);
    }

    #[test]
    fn what_an_instance_does_not_say_is_the_default_and_what_it_says_wrong_too() {
        let silent = us(&[]);
        let wrong = us(&[("max_characters", "many"), ("image_size_limit", "-1")]);
        for us in [silent, wrong] {
            assert_eq!(Limits::of(&us).characters, 500);
            assert_eq!(Limits::of(&us).takes_file("image/png", u64::MAX), Ok(()));
        }
    }

    #[test]
    fn files_are_taken_by_kind_and_size() {
        let us = us(&[
            ("supported_mime_types", "image/png video/mp4"),
            ("image_size_limit", "10"),
            ("video_size_limit", "20"),
        ]);
        let limits = Limits::of(&us);
        assert_eq!(limits.takes_file("image/png", 10), Ok(()));
        assert_eq!(limits.takes_file("image/png", 11), Err("file of this size"));
        assert_eq!(limits.takes_file("video/mp4", 11), Ok(()));
        assert_eq!(limits.takes_file("text/html", 1), Err("file of this kind"));
    }

    proptest! {
        #[test]
        fn counting_never_fails_and_in_full_is_never_less_than_without_the_domains(text in "(@|\\.|https://|[a-z]|\\PC){0,80}") {
            let short = us(&[("software", "mastodon")]);
            let full = us(&[]);
            prop_assert!(Limits::of(&short).length(&text) <= Limits::of(&full).length(&text));
        }
    }
}
