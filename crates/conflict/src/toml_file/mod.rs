//! Reads a model file in TOML (`design.md` §5).
//!
//! Names come first (decision makers and their options), then everything that speaks of them. Each reader takes what it
//! understands, reports the rest and goes on, so that one reading shows every mistake.

mod citations;
mod draft;
mod facts;
mod makers;
mod rules;
mod views;
mod wants;
mod weights;

pub(crate) use citations::BASES;
pub(crate) use draft::read;
pub(crate) use makers::DIRECTIONS;
pub(crate) use views::{LOGICS, STANCES};
pub(crate) use weights::HEAVIEST;
