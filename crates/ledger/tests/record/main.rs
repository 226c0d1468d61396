//! The record kept and asked: stored, listed, cited, exported, and what happens when files are in a bad way.

mod citing;
mod exporting;
mod listing;
mod sample;
mod storing;
