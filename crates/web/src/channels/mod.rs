//! `/settings/channels`: the brand's accounts on the networks, and how another one is connected.
//!
//! In: what an administrator enters. Out: an account that a live check has shown to work, and how far behind its
//! network each one is. Promised: nothing is stored before the network has said yes; a secret goes in and never comes
//! out again; what is entered here reaches no machine that only this one can see.

mod build;
mod connect;
mod consent;
pub mod handlers;
pub mod live;
mod view;
mod words;

pub use view::{
    Choice, Choose, Entry, Form, Gap, Health, Linked, List, One, Quota, Row, Team, Tested, Way,
    render_choose, render_form, render_list, render_one, render_way,
};
