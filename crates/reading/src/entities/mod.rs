//! Who is spoken of: names, states, organisations, descriptions and pronouns, and the actors behind them.

mod actors;

pub use actors::{Actors, FixedActor};
