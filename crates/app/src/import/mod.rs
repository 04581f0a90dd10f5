//! Public customer-support exports, taken in as the past or sent as the present.
//!
//! In: a CSV file with the columns `tweet_id, author_id, inbound, created_at, text, in_response_to_tweet_id`, of any
//! size. Out: people, cases and conversations at the times that the file says, with the brand's answers and how long
//! they took; or signed deliveries to a running server. Promised: a row is taken in once, however often the file or
//! parts of it come again; a killed import goes on where it was; a row that can't be taken in is listed with its line
//! and the reason, and harms no other.

pub mod index;
pub mod live;
pub mod rejects;
pub mod replay;
pub mod row;
mod source;

pub use index::Index;
pub use live::Live;
pub use rejects::Rejects;
pub use replay::Replay;

/// What the network's ids of imported messages begin with.
pub const PREFIX: &str = "twcs:";
