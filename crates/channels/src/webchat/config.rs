//! How a chat is set up, from and to the settings of its account.

use kernel::Millis;

use super::Origin;
use crate::clean;
use crate::contract::Settings;

/// The most sites, and the most topics, that a chat may have.
const LIST_MAX: usize = 50;
/// The longest that answers may wait before they go by mail, in minutes.
const MINUTES_MAX: i64 = 1_440;
/// The longest greeting or consent, in characters.
const WORDS_MAX: usize = 1_000;
/// The colour of a chat unless another one is chosen.
pub(super) const COLOUR: &str = "#0f6f69";

/// Whether something is asked for before a chat begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ask {
    /// It is not asked for.
    #[default]
    No,
    /// It may stay empty.
    May,
    /// Nothing begins without it.
    Must,
}

impl Ask {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::No, Self::May, Self::Must];

    /// Its word in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::May => "may",
            Self::Must => "must",
        }
    }

    fn of(name: Option<&str>, otherwise: Self) -> Self {
        Self::ALL.into_iter().find(|ask| Some(ask.name()) == name).unwrap_or(otherwise)
    }
}

/// At which side of the page the chat stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Side {
    /// On the left.
    Left,
    /// On the right.
    #[default]
    Right,
}

impl Side {
    /// Its word in the settings, and in the script.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// How answers go on by mail to who has gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mailing {
    /// The id of the account of e-mail through which.
    pub account: String,
    /// How long somebody has to be gone.
    pub after: Millis,
    /// What the brand says before the answers.
    pub words: String,
    /// Where the chat is; empty for nowhere in particular.
    pub link: String,
}

/// How long somebody has to be gone unless something else is chosen.
const GONE: Millis = Millis::minutes(10);

impl Mailing {
    /// Nothing is chosen yet.
    pub const fn none() -> Self {
        Self { account: String::new(), after: GONE, words: String::new(), link: String::new() }
    }

    /// How many minutes somebody has to be gone.
    pub const fn minutes(&self) -> i64 {
        self.after.0 / Millis::minutes(1).0
    }

    /// A mail with these answers.
    pub fn text(&self, answers: &str) -> String {
        let Self { words, link, .. } = self;
        let parts = [words.as_str(), answers, link.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn of(settings: &Settings) -> Option<Self> {
        let get = |name: &str| settings.get(name).cloned().unwrap_or_default();
        let minutes: i64 = get("mail_after").parse().unwrap_or(0);
        let after = if (1..=MINUTES_MAX).contains(&minutes) { Millis::minutes(minutes) } else { GONE };
        let account = get("mail_account");
        let found = Self { account, after, words: get("mail_words"), link: get("mail_link") };
        (!found.account.is_empty()).then_some(found)
    }

    fn fit(self) -> Result<Self, Unfit> {
        let (words, link) = (clean::text(self.words.trim()), self.link.trim().to_owned());
        let is_page = clean::link(&link).is_some_and(|link| link.starts_with("http"));
        match () {
            () if words.is_empty() || words.chars().count() > WORDS_MAX => Err(Unfit::Mail),
            () if !link.is_empty() && !is_page => Err(Unfit::Link),
            () if !(1..=MINUTES_MAX).contains(&self.minutes()) => Err(Unfit::Minutes),
            () => Ok(Self { words, link, ..self }),
        }
    }
}

/// How a chat is set up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// The first words that a visitor reads; empty for the product's own.
    pub greeting: String,
    /// What a visitor agrees to before anything is kept; empty for the product's own words.
    pub consent: String,
    /// The colour, as `#rrggbb`.
    pub colour: String,
    /// Where it stands.
    pub side: Side,
    /// The sites that may show it.
    pub origins: Vec<Origin>,
    /// Whether a name is asked for.
    pub name: Ask,
    /// Whether an address is asked for while somebody is there; when nobody is, it always is.
    pub email: Ask,
    /// What a visitor can say that it is about.
    pub topics: Vec<String>,
    /// The calendar of the ownership model that says when somebody is there; empty: always.
    pub calendar: String,
    /// Whether files may be sent.
    pub files: bool,
    /// Whether only those may write whom the site vouches for.
    pub signed_only: bool,
    /// How answers go on by mail to who has gone and left an address; none if they do not.
    pub mailing: Option<Mailing>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            greeting: String::new(),
            consent: String::new(),
            colour: COLOUR.to_owned(),
            side: Side::Right,
            origins: Vec::new(),
            name: Ask::May,
            email: Ask::May,
            topics: Vec::new(),
            calendar: String::new(),
            files: true,
            signed_only: false,
            mailing: None,
        }
    }
}

/// What can't be set up like that.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// A colour is no colour.
    #[error("write the colour as `#0f6f69`")]
    Colour,
    /// There are too many of something.
    #[error("at most 50 sites and 50 topics")]
    Many,
    /// Words are too long.
    #[error("the greeting and the consent have at most 1,000 characters each")]
    Long,
    /// A mail without words of the brand says nothing of why it comes.
    #[error("write what the brand says before an answer that goes by mail, in at most 1,000 characters")]
    Mail,
    /// The way back is none.
    #[error("write the page of the chat as `https://shop.example/help`")]
    Link,
    /// Nobody can be gone so long, or so short.
    #[error("answers go by mail after 1 to 1,440 minutes")]
    Minutes,
}

impl Config {
    /// From an account's settings. What is missing or makes no sense is as it is by default: a chat always works.
    pub fn of(settings: &Settings) -> Self {
        let own = Self::default();
        let get = |name: &str| settings.get(name).map(String::as_str);
        let lines = |name: &str| {
            let lines = get(name).unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
            lines.take(LIST_MAX).map(str::to_owned).collect::<Vec<_>>()
        };
        let colour = get("colour").filter(|colour| rgb(colour).is_some());
        Self {
            greeting: get("greeting").unwrap_or_default().to_owned(),
            consent: get("consent").unwrap_or_default().to_owned(),
            colour: colour.map_or(own.colour, str::to_owned),
            side: if get("side") == Some("left") { Side::Left } else { Side::Right },
            origins: lines("origins").iter().filter_map(|line| line.parse().ok()).collect(),
            name: Ask::of(get("name"), own.name),
            email: Ask::of(get("email"), own.email),
            topics: lines("topics"),
            calendar: get("calendar").unwrap_or_default().to_owned(),
            files: get("files") != Some("false"),
            signed_only: get("signed_only") == Some("true"),
            mailing: Mailing::of(settings),
        }
    }

    /// As an account's settings.
    pub fn settings(&self) -> Settings {
        let origins: Vec<String> = self.origins.iter().map(ToString::to_string).collect();
        let word = |yes: bool| if yes { "true" } else { "false" }.to_owned();
        let mailing = self.mailing.clone().unwrap_or(Mailing::none());
        [
            ("greeting", self.greeting.clone()),
            ("consent", self.consent.clone()),
            ("colour", self.colour.clone()),
            ("side", self.side.name().to_owned()),
            ("origins", origins.join("\n")),
            ("name", self.name.name().to_owned()),
            ("email", self.email.name().to_owned()),
            ("topics", self.topics.join("\n")),
            ("calendar", self.calendar.clone()),
            ("files", word(self.files)),
            ("signed_only", word(self.signed_only)),
            ("mail_account", mailing.account.clone()),
            ("mail_after", mailing.minutes().to_string()),
            ("mail_words", mailing.words),
            ("mail_link", mailing.link),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// The same, cleaned, if it can be kept.
    ///
    /// # Errors
    /// [`Unfit`] with what to change.
    pub fn fit(mut self) -> Result<Self, Unfit> {
        self.greeting = clean::text(self.greeting.trim());
        self.consent = clean::text(self.consent.trim());
        self.colour = self.colour.trim().to_ascii_lowercase();
        let topics = self.topics.iter().map(|topic| clean::name(topic)).filter(|topic| !topic.is_empty());
        self.topics = topics.collect();
        self.mailing = self.mailing.map(Mailing::fit).transpose()?;
        match () {
            () if rgb(&self.colour).is_none() => Err(Unfit::Colour),
            () if self.origins.len() > LIST_MAX || self.topics.len() > LIST_MAX => Err(Unfit::Many),
            () if [&self.greeting, &self.consent].iter().any(|text| text.chars().count() > WORDS_MAX) => {
                Err(Unfit::Long)
            }
            () => Ok(self),
        }
    }

    /// Whether a page of this origin may show the chat.
    pub fn allows(&self, page: &str) -> bool {
        self.origins.iter().any(|origin| origin.allows(page))
    }

    /// The colour of words on the chat's colour: the one of black and white that can be read better on it.
    pub fn ink(&self) -> &'static str {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let (red, green, blue) = rgb(&self.colour).unwrap_or_default();
        let light = 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
        // Where the contrast against white, 1.05 / (light + 0.05), equals the one against black.
        if light > 0.179 { "#000000" } else { "#ffffff" }
    }
}

fn rgb(colour: &str) -> Option<(u8, u8, u8)> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_chat_without_settings_works_and_is_shown_nowhere() {
        let config = Config::of(&Settings::new());
        assert_eq!(config, Config::default());
        assert!(!config.allows("https://shop.example") && config.files);
    }

    #[test]
    fn settings_are_kept_and_come_back() {
        let config = Config {
            greeting: "Hi!".into(),
            colour: "#aa3300".into(),
            side: Side::Left,
            origins: vec!["https://shop.example".parse().unwrap(), "https://*.shop.example".parse().unwrap()],
            email: Ask::Must,
            topics: vec!["Billing".into(), "A new line".into()],
            files: false,
            signed_only: true,
            mailing: Some(Mailing {
                account: "acc_1".into(),
                after: Millis::minutes(5),
                words: "You had gone.".into(),
                link: "https://shop.example/help".into(),
            }),
            ..Config::default()
        };
        assert_eq!(Config::of(&config.clone().fit().unwrap().settings()), config);
        assert!(config.allows("https://www.shop.example"));
    }

    #[test]
    fn a_mail_says_why_it_comes_what_was_answered_and_where_to_go_on() {
        let mailing = Mailing { words: "You had gone.".into(), ..Mailing::none() };
        assert_eq!(mailing.text("Yes."), "You had gone.\n\nYes.");
        let back = Mailing { link: "https://shop.example".into(), ..mailing };
        assert_eq!(back.text("Yes."), "You had gone.\n\nYes.\n\nhttps://shop.example");
    }

    #[test]
    fn what_can_be_read_on_a_colour_is_black_or_white() {
        let ink = |colour: &str| Config { colour: colour.into(), ..Config::default() }.ink();
        assert_eq!(
            (ink("#ffffff"), ink("#000000"), ink("#ffdd00"), ink(COLOUR)),
            ("#000000", "#ffffff", "#000000", "#ffffff")
        );
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_what_to_change() {
        let with = |change: fn(&mut Config)| {
            let mut config = Config::default();
            change(&mut config);
            config.fit().unwrap_err()
        };
        assert_eq!(with(|config| config.colour = "red".into()), Unfit::Colour);
        assert_eq!(with(|config| config.colour = "#é0000".into()), Unfit::Colour);
        assert_eq!(with(|config| config.greeting = "x".repeat(1_001)), Unfit::Long);
        assert_eq!(with(|config| config.topics = vec!["x".into(); 51]), Unfit::Many);
        let mailing = |change: fn(&mut Mailing)| {
            let mut mailing = Mailing { account: "acc_1".into(), words: "Hello".into(), ..Mailing::none() };
            change(&mut mailing);
            Config { mailing: Some(mailing), ..Config::default() }.fit().unwrap_err()
        };
        assert_eq!(mailing(|mailing| mailing.words = " ".into()), Unfit::Mail);
        assert_eq!(mailing(|mailing| mailing.link = "javascript:x".into()), Unfit::Link);
        assert_eq!(mailing(|mailing| mailing.after = Millis(0)), Unfit::Minutes);
    }

    proptest! {
        #[test]
        fn any_settings_make_a_chat(settings in proptest::collection::btree_map("[a-z_]{1,11}", any::<String>(), 0..12)) {
            let config = Config::of(&settings);
            prop_assert!(config.origins.len() <= LIST_MAX && config.topics.len() <= LIST_MAX);
            prop_assert!(rgb(&config.colour).is_some());
        }
    }
}
