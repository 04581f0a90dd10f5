//! The softwares that speak Mastodon's API, and where they differ. What is not known of one is not used on it.

/// The software of an instance.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Mastodon itself, and forks that say so.
    Mastodon,
    /// GoToSocial.
    GoToSocial,
    /// Pleroma and Akkoma.
    Pleroma,
    /// Something else: nothing optional is expected of it.
    Other,
}

impl Kind {
    /// Its name in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mastodon => "mastodon",
            Self::GoToSocial => "gotosocial",
            Self::Pleroma => "pleroma",
            Self::Other => "other",
        }
    }

    /// The software with this name; [`Kind::Other`] for any other name.
    pub fn of_name(name: &str) -> Self {
        [Self::Mastodon, Self::GoToSocial, Self::Pleroma]
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or(Self::Other)
    }

    /// The software of an instance, by the version that it tells and the address of its source.
    pub fn of_instance(version: &str, source: &str) -> Self {
        let (version, source) = (version.to_ascii_lowercase(), source.to_ascii_lowercase());
        let is = |word: &str| version.contains(word) || source.contains(word);
        if is("pleroma") || is("akkoma") {
            Self::Pleroma
        } else if is("gotosocial") || version.contains("+git-") {
            Self::GoToSocial
        } else if version.contains("compatible") {
            Self::Other
        } else if version.split('.').next().is_some_and(|major| matches!(major, "3" | "4" | "5")) {
            Self::Mastodon
        } else {
            Self::Other
        }
    }

    /// Whether it knows which kinds of notifications we ask for, and those that it keeps away from strangers' words.
    pub(super) const fn filters(self) -> bool {
        matches!(self, Self::Mastodon)
    }

    /// Whether it counts `@user@domain` as `@user`, and each web address as one length.
    pub(super) const fn shortens(self) -> bool {
        matches!(self, Self::Mastodon)
    }

    /// Whether it reads words as markdown unless we say that they are plain.
    pub(super) const fn has_content_types(self) -> bool {
        matches!(self, Self::GoToSocial | Self::Pleroma)
    }

    /// An id below that of every notification.
    pub(super) const fn first_id(self) -> &'static str {
        match self {
            Self::GoToSocial => "00000000000000000000000000",
            Self::Mastodon | Self::Pleroma | Self::Other => "0",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_is_known_by_what_it_says_of_itself() {
        let kind = |version: &str| Kind::of_instance(version, "");
        assert_eq!(kind("4.6.0"), Kind::Mastodon);
        assert_eq!(kind("4.3.2+glitch"), Kind::Mastodon);
        assert_eq!(kind("0.19.1+git-0a1b2c3"), Kind::GoToSocial);
        assert_eq!(
            Kind::of_instance("0.19.1", "https://codeberg.org/superseriousbusiness/gotosocial"),
            Kind::GoToSocial
        );
        assert_eq!(kind("2.7.2 (compatible; Pleroma 2.9.1)"), Kind::Pleroma);
        assert_eq!(kind("2.7.2 (compatible; Akkoma 3.13.2)"), Kind::Pleroma);
        assert_eq!(kind("2.8.0 (compatible; Pixelfed 0.12.3)"), Kind::Other);
        assert_eq!(kind(""), Kind::Other);
        assert_eq!(Kind::of_name(Kind::Pleroma.name()), Kind::Pleroma);
    }
}
