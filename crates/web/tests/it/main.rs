//! The pages over a real router, on a database of their own.

mod access;
mod channels;
mod colleagues;
mod facts;
mod german;
mod log_in;
mod media;
mod ownership;
mod pages;
mod rows;
mod sandbox;
mod world;
