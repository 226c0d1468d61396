//! A text's values with their places, whichever notation they were written in.
//!
//! The readers of model files walk this one kind of tree, so that TOML and JSON get the same messages and exact places.

mod json;
mod node;
mod offsets;
mod toml;
mod walk;

pub(crate) use self::toml::read_toml;
pub(crate) use json::read_json;
pub(crate) use node::{Key, Kind, Node, Text};
pub(crate) use offsets::Offsets;
pub(crate) use walk::{Entry, Fields, Walk};
