//! Drawings: plain data in, an `<svg>` element out. One file a drawing.
//!
//! Text stays text. Colours are CSS variables with a fallback, so that a drawing follows the page into the dark and still shows when it
//! stands alone. Every drawing has a title and a description for those who do not see it, and a form in characters.

mod ladder;
mod stability_table;
mod svg;
mod waiting;

pub use ladder::{Ladder, Mark, Rail};
pub use stability_table::{Row, StabilityTable};
pub use waiting::{Waiter, Waiting};
