//! The settings of chats.

use askama::Template;
use channels::webchat::{Ask, Config, Mailing, Side};

use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui;

/// A chat in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How many sites may show it.
    pub sites: usize,
}

/// One of a list to choose from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it is called.
    pub name: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// A chat that is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct One {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How it is set up, or what was typed.
    pub config: Config,
    /// The sites, one a line, as they were typed.
    pub origins: String,
    /// The mailboxes through which answers may go on.
    pub mailboxes: Vec<Choice>,
    /// How answers go on by mail, or what would be said if they did.
    pub mailing: Mailing,
    /// When somebody is there.
    pub calendars: Vec<Choice>,
    /// How often each number of stars was given, one star first.
    pub stars: [i64; 5],
    /// The address of the script.
    pub script: String,
    /// The chat itself; nothing while the page only shows what it looks like.
    pub frame: Option<String>,
    /// A secret that was made just now: it is not shown again.
    pub secret: Option<String>,
}

impl One {
    pub(crate) fn topics(&self) -> String {
        self.config.topics.join("\n")
    }

    pub(crate) fn asks(of: &Ask) -> [Choice; 3] {
        Ask::ALL.map(|ask| {
            let name = match ask {
                Ask::No => ui::t("chat-ask-no"),
                Ask::May => ui::t("chat-ask-may"),
                Ask::Must => ui::t("chat-ask-must"),
            };
            Choice { value: ask.name().into(), name: name.into(), on: ask == *of }
        })
    }

    pub(crate) fn is_left(&self) -> bool {
        self.config.side == Side::Left
    }

    /// How many have rated, and their average with one decimal.
    pub(crate) fn rated(&self) -> Option<(i64, String)> {
        let count: i64 = self.stars.iter().sum();
        let sum: i64 = self.stars.iter().zip(1..).map(|(times, stars)| times * stars).sum();
        (count > 0).then(|| {
            let tenths = (sum * 10 + count / 2) / count;
            (count, format!("{}{}{}", tenths / 10, crate::l10n::language().decimal(), tenths % 10))
        })
    }

    /// The lines that a site puts into its pages.
    pub(crate) fn snippet(&self) -> String {
        let Config { colour, side, .. } = &self.config;
        format!(
            "<script async src=\"{}\" data-colour=\"{colour}\" data-side=\"{}\"></script>",
            self.script,
            side.name()
        )
    }
}

/// The page.
#[derive(Template)]
#[template(path = "chat/settings/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The chats that there are.
    pub chats: Vec<Row>,
    /// The one that is open.
    pub one: Option<One>,
    /// What just happened.
    pub done: Option<String>,
    /// What could not be done, and what to change.
    pub wrong: Option<String>,
}

impl View {
    pub(crate) const fn open(&self) -> &'static str {
        "chat"
    }

    pub(crate) fn is_open(&self, row: &Row) -> bool {
        self.one.as_ref().is_some_and(|one| one.id == row.id)
    }
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
