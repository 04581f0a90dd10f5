//! The error pages' facts.

use askama::Template;

use crate::assets;
use crate::shell::Theme;
use crate::ui::{self, Icon, icon, t, tell};

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
            Self::NotAllowed(_) => t("errors-not-allowed"),
            Self::Expired => t("errors-expired"),
            Self::NotFound => t("errors-not-found"),
            Self::Refused(_) => t("errors-refused"),
            Self::Slow(_) => t("errors-slow"),
            Self::Broken(_) => t("errors-broken"),
            Self::Offline => t("errors-offline"),
        }
    }
    /// All of it in one line of text.
    pub(crate) fn told(&self) -> String {
        format!("{}. {}", self.heading(), self.words())
    }
    pub(crate) fn words(&self) -> String {
        match self {
            Self::NotAllowed(role) => tell("errors-not-allowed-told", &[("role", role.into())]),
            Self::Expired => t("errors-expired-told").into(),
            Self::NotFound => t("errors-not-found-told").into(),
            Self::Refused(reason) => tell("errors-refused-told", &[("reason", reason.into())]),
            Self::Slow(seconds) => tell("errors-slow-told", &[("seconds", seconds.into())]),
            Self::Broken(code) => tell("errors-broken-told", &[("code", code.into())]),
            Self::Offline => t("errors-offline-told").into(),
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
