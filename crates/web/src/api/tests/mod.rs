//! The API over HTTP, on a database that care's verbs have filled.

mod access;
mod cases;
mod description;
mod library;
mod refusals;
mod triage;
mod views;
mod world;
