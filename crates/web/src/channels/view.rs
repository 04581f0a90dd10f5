//! The facts of the channels' pages.

use askama::Template;
use channels::FieldKind;
use kernel::Instant;

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Network, t};

/// How an account stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Health {
    /// It works.
    Well,
    /// Nobody has read it for a while; in plain words.
    Behind(String),
    /// Somebody paused it; why.
    Paused(String),
    /// The network turned it away; why.
    Refused(String),
}

impl Health {
    /// The class of its colour.
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Behind(_) => "late",
            Self::Paused(_) => "",
            Self::Refused(_) => "bad",
        }
    }
    /// Its sign.
    pub fn icon(&self) -> ui::Icon {
        ui::icon(match self {
            Self::Well => "circle-check",
            Self::Behind(_) => "hourglass",
            Self::Paused(_) => "pause",
            Self::Refused(_) => "triangle-alert",
        })
    }
    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Well => t("channels-works"),
            Self::Behind(_) => t("channels-behind"),
            Self::Paused(_) => t("channels-paused"),
            Self::Refused(_) => t("channels-refused"),
        }
    }
    /// Why, where there is something to say.
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Well => None,
            Self::Behind(why) | Self::Paused(why) | Self::Refused(why) => {
                Some(why).filter(|why| !why.is_empty()).map(String::as_str)
            }
        }
    }
    /// Whether somebody paused it.
    pub const fn is_paused(&self) -> bool {
        matches!(self, Self::Paused(_))
    }
    /// Whether it has to be resumed before anything is read or sent.
    pub const fn rests(&self) -> bool {
        matches!(self, Self::Paused(_) | Self::Refused(_))
    }
}

/// How much of a network's quota is left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quota {
    /// Which: the network's own name for it.
    pub name: String,
    /// How many calls there are between two resets.
    pub limit: u64,
    /// How many are left.
    pub left: u64,
    /// When it is full again.
    pub resets: Instant,
}

impl Quota {
    /// Below this much it is shown as little.
    pub const fn low(&self) -> u64 {
        self.limit / 10
    }
}

/// How far behind its network an account is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gap {
    /// When something new was last in its history.
    pub event: Option<Instant>,
    /// When the history was last read to its end.
    pub read: Option<Instant>,
    /// How many deliveries the history brought.
    pub came: u64,
    /// How many of them should have come by themselves; `None` where nothing does.
    pub recovered: Option<u64>,
    /// Why it can't be read now, and since when.
    pub trouble: Option<(String, Instant)>,
    /// What is left of the network's quotas.
    pub quotas: Vec<Quota>,
}

/// A connected account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Where.
    pub network: Network,
    /// The brand's handle there.
    pub handle: String,
    /// The name that the network shows.
    pub name: String,
    /// How it stands.
    pub health: Health,
    /// When something came last.
    pub last_in: Option<Instant>,
    /// When something left last.
    pub last_out: Option<Instant>,
    /// How far behind it is; `None` before it was read for the first time, or if it has no history.
    pub gap: Option<Gap>,
}

/// All accounts.
#[derive(Template)]
#[template(path = "channels/list.html")]
pub struct List {
    /// What stands around it.
    pub frame: Frame,
    /// In the order in which they were connected.
    pub rows: Vec<Row>,
    /// What was just done.
    pub done: Option<String>,
}

/// A network to choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Which.
    pub network: Network,
    /// What connects with it, in a sentence.
    pub told: String,
}

/// Which network?
#[derive(Template)]
#[template(path = "channels/choose.html")]
pub struct Choose {
    /// What stands around it.
    pub frame: Frame,
    /// Those that accounts can be connected on.
    pub choices: Vec<Choice>,
}

/// Something to enter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The name of the field.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// Where to find it, or what it is for.
    pub told: Option<&'static str>,
    /// What kind of thing it is.
    pub kind: FieldKind,
    /// Whether it may not stay empty.
    pub required: bool,
    /// What stands in it; of a secret never anything.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Option<String>,
}

impl Entry {
    /// The input's type.
    pub const fn input(&self) -> &'static str {
        match self.kind {
            FieldKind::Secret => "password",
            FieldKind::Number => "number",
            // An address may be entered without its scheme, which `url` would refuse.
            FieldKind::Text | FieldKind::Lines | FieldKind::Address => "text",
            FieldKind::Flag => "checkbox",
        }
    }
    /// Whether it is yes or no.
    pub const fn is_flag(&self) -> bool {
        matches!(self.kind, FieldKind::Flag)
    }
    /// Whether it has several lines.
    pub const fn is_long(&self) -> bool {
        matches!(self.kind, FieldKind::Lines)
    }
    /// What the browser may remember of it.
    pub const fn remembered(&self) -> &'static str {
        if matches!(self.kind, FieldKind::Secret) { "new-password" } else { "off" }
    }
}

/// Step by step to an account.
#[derive(Template)]
#[template(path = "channels/form.html")]
pub struct Form {
    /// What stands around it.
    pub frame: Frame,
    /// Which network.
    pub network: Network,
    /// What to do over there first.
    pub steps: Vec<&'static str>,
    /// What the network is asked to allow us, by its own names, each with what it is for.
    pub permissions: Vec<(&'static str, Option<&'static str>)>,
    /// What to enter.
    pub entries: Vec<Entry>,
    /// Whether the network can ask its own user.
    pub by_consent: bool,
    /// Where the network reaches us, if it calls us.
    pub site: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

/// The way to the network, where its own user is asked.
#[derive(Template)]
#[template(path = "channels/way.html")]
pub struct Way {
    /// What stands around it.
    pub frame: Frame,
    /// Which network.
    pub network: Network,
    /// The machine that the link leads to.
    pub host: String,
    /// The whole address.
    pub address: String,
}

/// What a live check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tested {
    /// It works.
    Well {
        /// Who we are there.
        handle: String,
        /// The name that the network shows.
        name: String,
        /// Which rights are missing although it works, by the network's own names, each with what it is for.
        lacks: Vec<(String, Option<&'static str>)>,
    },
    /// It does not.
    Not {
        /// In plain words.
        why: String,
        /// Whether it may work later without anybody doing something.
        later: bool,
    },
}

/// A team, and whether it may speak through the account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Team {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Whether the account was granted to it.
    pub granted: bool,
}

/// Where the network reaches us.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linked {
    /// The address below the product's own.
    pub path: String,
    /// The product's own address, as far as it is known.
    pub site: String,
    /// Whether the network can be told by a button.
    pub tells: bool,
}

/// One account.
#[derive(Template)]
#[template(path = "channels/one.html")]
pub struct One {
    /// What stands around it.
    pub frame: Frame,
    /// The account.
    pub row: Row,
    /// Since when it is connected.
    pub since: Instant,
    /// What was entered and found out, without secrets: what it is, and its value.
    pub facts: Vec<(String, String)>,
    /// The secrets that can be renewed.
    pub secrets: Vec<Entry>,
    /// Whether the network can ask its own user again.
    pub by_consent: bool,
    /// Where the network reaches us, if it calls us.
    pub linked: Option<Linked>,
    /// Whether its history can be read on demand.
    pub reads: bool,
    /// The teams of the brand; none where there is one team only.
    pub teams: Vec<Team>,
    /// What a live check has just found.
    pub tested: Option<Tested>,
    /// What was just done.
    pub done: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl One {
    /// Whether every team may speak through it.
    pub fn is_open_to_all(&self) -> bool {
        self.teams.iter().all(|team| !team.granted)
    }
}

macro_rules! in_settings {
    ($($view:ty: $render:ident),+ $(,)?) => {$(
        impl $view {
            pub(crate) const fn open(&self) -> &'static str {
                "channels"
            }
        }

        /// The page.
        ///
        /// # Errors
        /// If writing fails, which a `String` does not.
        pub fn $render(view: &$view) -> Result<String, askama::Error> {
            view.render()
        }
    )+};
}

in_settings! {
    List: render_list,
    Choose: render_choose,
    Form: render_form,
    Way: render_way,
    One: render_one,
}
