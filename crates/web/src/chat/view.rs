//! The page in the frame.

use askama::Template;
use serde_json::{Map, Value};

use crate::{assets, ui};

/// The page in the frame of a site.
#[derive(Clone, PartialEq, Eq, Debug, Template)]
#[template(path = "chat/frame.html")]
pub struct Frame {
    /// The brand's name.
    pub brand: String,
    /// The chat.
    pub account: String,
    /// The site around the frame: the only one to which it speaks.
    pub origin: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// The first words.
    pub greeting: String,
    /// What has to be agreed to.
    pub consent: String,
    /// Whether a name is asked for, and whether it has to be given.
    pub name: (bool, bool),
    /// Whether an address is asked for, and whether it has to be given.
    pub email: (bool, bool),
    /// What it can be about.
    pub topics: Vec<String>,
    /// Whether files may be sent.
    pub files: bool,
    /// Whether only those may write whom the site vouches for.
    pub signed_only: bool,
    /// The colour, as `#rrggbb`.
    pub colour: String,
    /// The colour of words on it.
    pub ink: String,
    /// Whether somebody is there, as the script reads it.
    pub state: String,
}

impl Frame {
    /// The sentences that the script says, by their names.
    pub(crate) fn words(&self) -> String {
        let words = [
            ("online", ui::t("chat-online")),
            ("away", ui::t("chat-away")),
            ("closed", ui::t("chat-closed")),
            ("opens", ui::t("chat-opens")),
            ("typing", ui::t("chat-typing")),
            ("sending", ui::t("chat-sending")),
            ("sent", ui::t("chat-sent")),
            ("seen", ui::t("chat-seen")),
            ("waits", ui::t("chat-waits")),
            ("refused", ui::t("chat-refused")),
            ("again", ui::t("chat-again")),
            ("slower", ui::t("chat-slower")),
            ("type", ui::t("chat-file-type")),
            ("size", ui::t("chat-file-size")),
            ("many", ui::t("chat-file-many")),
            ("long", ui::t("chat-too-long")),
            ("wrong_name", ui::t("chat-wrong-name")),
            ("wrong_email", ui::t("chat-wrong-email")),
            ("wrong_consent", ui::t("chat-wrong-consent")),
            ("signed", ui::t("chat-signed-only")),
            ("identity", ui::t("chat-wrong-identity")),
            ("deleted", ui::t("chat-deleted")),
            ("offline", ui::t("chat-offline")),
            ("thanks", ui::t("chat-rated")),
            ("later", ui::t("chat-email-later")),
            ("kept", ui::t("chat-email-kept")),
        ];
        let words: Map<String, Value> =
            words.into_iter().map(|(name, words)| (name.to_owned(), words.into())).collect();
        Value::Object(words).to_string()
    }
}

/// Draws the page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn frame(view: &Frame) -> Result<String, askama::Error> {
    view.render()
}
