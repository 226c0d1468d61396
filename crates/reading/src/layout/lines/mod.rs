//! Which lines of a page are its article: a small linear model over what a line looks like, what stands around it and, for
//! HTML, what the markup says of it.
//!
//! Every feature is a template with a value ([`template`]); the weights of both are a table that training writes
//! (`cargo xtask train-lines`). The best labelling of the whole page is taken, so that an article is rather one stretch than many.

mod facts;
mod features;
mod label;
mod template;
mod weights;

pub(crate) use features::features;
pub(crate) use label::label;
pub use template::{PageFeatures, slot_name, slots};
