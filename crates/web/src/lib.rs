//! HTTP for the product: the desk's pages, live events and assets.
//!
//! Folders mirror URLs. A page is a plain view struct, a template beside it and a `render`; nothing in a view
//! knows the database. Handlers fill the structs; fragments render the same templates for live updates.

pub mod api;
pub mod appointment;
pub mod approvals;
pub mod assets;
pub mod auth;
pub mod bulk;
pub mod calls;
pub mod channels;
pub mod chat;
pub mod checks;
pub mod clocks;
pub mod complaints;
pub mod desk;
pub mod engage;
pub mod errors;
pub mod facts;
pub mod fault;
pub mod handover;
pub mod hooks;
pub mod install;
pub mod kit;
pub mod knowledge;
pub mod l10n;
pub mod leads;
pub mod login;
pub mod macros;
pub mod mails;
pub mod media;
mod named;
pub mod notifications;
pub mod ownership;
pub mod people;
pub mod picks;
pub mod pivots;
pub mod prefs;
pub mod problems;
mod router;
pub mod sandbox;
pub mod search;
pub mod settings;
pub mod shell;
pub mod signatures;
pub mod state;
pub mod team;
pub mod trace;
pub mod triage;
pub mod ui;
pub mod views;
pub mod wallboard;
pub mod why;
pub mod wrap_up;

pub use router::router;
