//! What stands around every page: head, rail, help sheet, palette, toasts.
//!
//! In: who looks, which counts their queues have. Out: the frame that page templates extend (`shell/page.html`
//! with a rail, `shell/plain.html` without).

mod frame;
mod keys;
mod view;

pub use frame::{frame, with_counts};
pub use keys::{Group, SHORTCUTS, Shortcut, Shortcuts, caps};
pub use view::{Frame, Mine, Place, RailItem, Theme, bell, here, presence, rail};
