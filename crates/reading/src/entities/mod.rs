//! Who is spoken of: names, states, organisations, and the actors behind them.
//!
//! [`scan`] walks the words once and leaves candidates; [`resolve`] makes actors of them and links short forms to long ones. The
//! tables under `data/` know states, capitals, offices and head nouns; what an analyst fixed in [`Actors`] wins over all of it.
//! Descriptions ("the union's lawyer") and pronouns are resolved where a statement needs them, not here.

mod actors;
pub(crate) mod cast;
pub(crate) mod companies;
mod directions;
mod evidence;
mod fixed;
mod hints;
mod names;
mod nominal;
mod offices;
mod organisations;
pub(crate) mod resolve;
mod runs;
mod scan;
mod shorts;
pub(crate) mod states;
pub(crate) mod titles;

pub use actors::{Actors, FixedActor};
pub use cast::entity_id;
pub(crate) use cast::{Cast, Placed, slug};
pub(crate) use names::Name;
pub(crate) use resolve::find;
