//! The error pages' facts.

use askama::Template;

use crate::assets;
use crate::shell::Theme;
use crate::ui::{self, Icon, icon};

/// What went wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// 403: the reader's role does not allow it. Holds the role that would, in words.
    NotAllowed(String),
    /// 403: the form is older than the log-in.
    Expired,
    /// 404.
    NotFound,
    /// 422: what was asked for makes no sense; says what to change.
    Refused(String),
    /// 429: too many attempts; try again in so many seconds.
    Slow(u32),
    /// 500. Holds a short code under which the log has the cause.
    Broken(String),
    /// 503: the database or the line is away.
    Offline,
}

impl Problem {
    /// The HTTP status.
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotAllowed(_) | Self::Expired => 403,
            Self::NotFound => 404,
            Self::Refused(_) => 422,
            Self::Slow(_) => 429,
            Self::Broken(_) => 500,
            Self::Offline => 503,
        }
    }
    pub(crate) const fn icon(&self) -> Icon {
        icon(match self {
            Self::NotAllowed(_) | Self::Expired => "lock",
            Self::NotFound => "search",
            Self::Slow(_) => "timer",
            Self::Refused(_) => "circle-x",
            Self::Broken(_) => "triangle-alert",
            Self::Offline => "wifi-off",
        })
    }
    pub(crate) fn heading(&self) -> &'static str {
        match self {
            Self::NotAllowed(_) => "This is not yours to do",
            Self::Expired => "The form is too old",
            Self::NotFound => "There is nothing here",
            Self::Refused(_) => "That was not done",
            Self::Slow(_) => "Too many attempts",
            Self::Broken(_) => "That did not work",
            Self::Offline => "The desk can’t reach its database",
        }
    }
    /// All of it in one line of text.
    pub(crate) fn told(&self) -> String {
        format!("{}. {}", self.heading(), self.words())
    }
    pub(crate) fn words(&self) -> String {
        match self {
            Self::NotAllowed(role) => {
                format!(
                    "Your role does not allow this. Somebody with the role {role} can do it, or give you the role."
                )
            }
            Self::Expired => {
                "You logged in again after this page was opened, so nothing was changed. Go back, reload \
                              the page, and send the form again."
                    .into()
            }
            Self::NotFound => {
                "The address may be mistyped, or what stood here was merged or removed. A case is always \
                               found by its number."
                    .into()
            }
            Self::Refused(reason) => format!("{reason}. Nothing was changed."),
            Self::Slow(seconds) => {
                format!("Wait {seconds} seconds, then try again.")
            }
            Self::Broken(code) => {
                format!(
                    "Nothing was changed. Try again; if it stays, tell your administrator the code {code}."
                )
            }
            Self::Offline => {
                "What customers write is kept by the networks and comes in when it is back. Drafts are \
                              safe up to the last “Draft kept”."
                    .into()
            }
        }
    }
}

/// An error page.
#[derive(Template)]
#[template(path = "errors/page.html")]
pub struct View {
    /// Light or dark.
    pub theme: Theme,
    /// What went wrong.
    pub problem: Problem,
    /// The page to try again; a path of ours.
    pub again: String,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
