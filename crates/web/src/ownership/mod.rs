//! `/ownership/…`: who owns what, told to a director and changed by a lead.
//!
//! In: a model of the `ownership` crate, its versions and what `care::models` counted. Out: the overview, the scenarios to
//! start from, the organisation, the rules, the matrix, a place to try a message, the versions with their editor, and
//! what would move between two of them. Promised: everybody may read; a drawing is made from the model itself, so that it
//! cannot say anything else; a number opens its rows; nothing here changes the version in force but `care`'s own verbs.

mod build;
mod compare;
mod drawing;
mod editor;
pub mod handlers;
mod matrix;
mod organisation;
mod overview;
mod rules;
mod scenarios;
mod trial;
mod versions;
mod view;
mod words;

pub use compare::{
    Cause, Comparison, Crossing, Difference, Moved, MovedItems, Running, ShareOf, differences,
};
pub use drawing::{Area, Arrow, Drawing, Entry, Mark, Tie};
pub use editor::{
    Editor, EditorBody, Fields, Form, FormCalendar, FormQueue, FormRule, FormSla, Lint, LintPart, Linted,
    apply, section,
};
pub use matrix::{Cell, Matrix, Row, Side};
pub use organisation::{Chart, Department, Knot, Organisation, Team, TeamPage};
pub use overview::{Mode, On, Overview, Shadow};
pub use rules::{Hits, Layer, Misses, Rule, RuleItem, RuleItems, Rules, Stat};
pub use scenarios::{Scenario, Scenarios};
pub use trial::{Answer, Asked, Known, Trial, Wish, answer, input, known};
pub use versions::{State, Step, Version, Versions};
pub use view::{Spot, Tab};
pub use words::{chip, department_kind, network, plain, promise, surface};
