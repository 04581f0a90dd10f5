//! The facts of saved views.

use askama::Template;

use crate::shell::{Frame, Place, SHORTCUTS};
use crate::{assets, ui};

/// What a view is saved as.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Save {
    /// The view that is changed; `None` for a new one.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// For whom: `mine`, `team`, `everyone`.
    pub scope: String,
    /// The filter, as JSON.
    pub filter: String,
    /// The filter in words.
    pub told: String,
    /// The order.
    pub sort: String,
    /// What rows can show: key, name, whether they do.
    pub columns: Vec<(&'static str, &'static str, bool)>,
    /// Its place in the rail; empty for the last.
    pub place: String,
    /// Whether the reader may save for everyone.
    pub may_direct: bool,
}

impl Save {
    pub(crate) fn action(&self) -> String {
        self.id.as_ref().map_or_else(|| "/views".to_owned(), |id| format!("/views/{id}"))
    }
}

/// Saving as a page.
#[derive(Template)]
#[template(path = "views/save.html")]
pub struct SavePage {
    /// What stands around it.
    pub frame: Frame,
    /// What is saved.
    pub save: Save,
}

/// Why a case is not in a view.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absent {
    /// The case.
    pub case_id: String,
    /// Whose it is.
    pub person: String,
    /// Whether it is there after all.
    pub is_here: bool,
    /// What it fails.
    pub reasons: Vec<String>,
    /// Where it stands.
    pub stands: String,
}

/// The question as a page.
#[derive(Template)]
#[template(path = "views/why.html")]
pub struct WhyPage {
    /// What stands around it.
    pub frame: Frame,
    /// The view.
    pub view: String,
    /// The filter of the address.
    pub filter: String,
    /// What was asked; empty at first.
    pub query: String,
    /// What was found.
    pub found: Vec<Absent>,
}

/// The page of saving.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn save(page: &SavePage) -> Result<String, askama::Error> {
    page.render()
}

/// The page of the question.
///
/// # Errors
/// If writing fails, which a `String` does not.
pub fn why(page: &WhyPage) -> Result<String, askama::Error> {
    page.render()
}
