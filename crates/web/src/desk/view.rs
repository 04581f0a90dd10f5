//! The desk as one page.

use askama::Template;

use super::case::Conversation;
use super::case::{Entry, Owner, Sending, State};
use super::colleagues::CandidateState;
use super::composer::Lock;
use super::context::{Alike, Context};
use super::list::Line;
use super::list::List;
use super::turns::Turn;
use crate::facts::Standing;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{Audience, Mark};
use crate::{assets, ui};
use care::views::Column;

/// The desk: a list, and the case that is open in it.
#[derive(Template)]
#[template(path = "desk/page.html")]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// The list.
    pub list: List,
    /// In queue mode, what stands in the place of the list.
    pub turn: Option<Turn>,
    /// The open case; without one the middle says what to do next.
    pub case: Option<Conversation>,
    /// What is known around the open case.
    pub context: Option<Context>,
}

/// The page.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn render(view: &View) -> Result<String, askama::Error> {
    view.render()
}
