//! `/desk/messages/{message}/page`: a mail as it was sent, on a sheet of its own.
//!
//! In: a message that has a page. Out: that page in a document of its own, and its pictures if a reader asks for them.
//! Promised: nothing on the sheet runs or sends anything: its HTML is clean already, its policy allows neither, and so
//! does the sandbox around it; no picture is asked for before a reader says so, and then by this machine, which tells its
//! owner neither who reads nor from where; what comes is a picture by its content, or nothing.

mod handlers;
mod view;

pub use handlers::routes;
pub use view::{Laid, Sheet, render};
