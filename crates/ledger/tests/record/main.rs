//! The record kept and asked: stored, listed, cited, exported, and what happens when files are in a bad way.

#![allow(clippy::unwrap_used)] // what a test leans on must be there, or it says where it was not

mod amending;
mod citing;
mod comparing;
mod exchanging;
mod exporting;
mod listing;
mod moving;
mod sample;
mod storing;
