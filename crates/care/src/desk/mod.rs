//! What the desk shows.
//!
//! In: a view, a case. Out: everything that one page needs, in a handful of statements. Promised: reads only; a page
//! of a list costs the same however many cases there are, because it starts behind a row and not at a number.

mod around;
mod list;
mod people;
mod rails;
mod reason;
pub mod store;
mod upkeep;
mod view;

pub use around::{Around, Rail, Standing, alike, around, count_saved, handed_to_me, rail, suggested};
pub use list::{
    Counts, Marks, QueueCount, Row, RowCursor, View, asked, counts, list, marks, row, rows_of, search, select,
};
pub use people::{Known, PeopleOrder, PersonView, people, people_head, people_line, person};
pub use rails::{Own, Rails, drafts_of, own, rails};
pub use reason::reason;
pub use upkeep::{Channel, Problems, channels, problems};
pub use view::{CaseView, Stranger, Version, case_view};
