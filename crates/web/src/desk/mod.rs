//! `/desk/{view}` and `/desk/{view}/{case}`: the list, the conversation, the composer, the context.
//!
//! In: a [`View`]. Out: the whole page, or the fragments that live updates morph into it.
//!
//! A link to a case asks for the whole page and takes `#work` out of it, so that every address is also a page.
//! A form that acts says `hx-swap="none"`: its answer is 204, a redirect by `HX-Location`, or fragments.
//!
//! `/desk/events` is a stream of two kinds of messages. Without a name: fragments ([`list::row`],
//! [`case::message`], [`case::arrived`], [`case::header`]), each naming the part of the page that it replaces; a
//! part that is not on the page is passed over. Named `arrived`, with `{"view":…,"case":…}`: something new stands
//! in the view; the list then offers it in a pill and moves nothing.

pub mod build;
pub mod case;
pub mod colleagues;
pub mod composer;
pub mod context;
pub mod dialogs;
pub mod elsewhere;
pub mod handlers;
pub mod list;
pub mod live;
pub mod shown;
mod view;

pub use view::{View, render};
