//! `/leads`: who may become a customer, one by one and as a file.
//!
//! In: care's [`care::leads`]. Out: a list by stage, owner and campaign, a page for each, a file for a spreadsheet.

mod build;
mod draw;
pub mod handlers;
mod view;

use care::leads::Stage;

pub use view::{Contact, Filter, One, Row, View, render, render_one};

use crate::ui::t;

/// A stage in a word.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::New => t("leads-stage-new"),
        Stage::Contacted => t("leads-stage-contacted"),
        Stage::Qualified => t("leads-stage-qualified"),
        Stage::Won => t("leads-stage-won"),
        Stage::Lost => t("leads-stage-lost"),
    }
}
