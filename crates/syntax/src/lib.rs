//! Words in, tree out: a tokeniser, a tagger with lemmas and a dependency parser for English, with weights of its own.
//!
//! [`cut`] parts a stretch into [`Token`]s, a [`Parser`] turns the [`Written`] words of a sentence into [`Node`]s of a [`Forest`]. A tree is
//! always well formed: one root a sentence, no cycle. The same words give the same tree; time is linear in their number.
//! The weights come from `cargo xtask train`; `docs/parser.md` says from which data, under which licence, and how good they are.
//! [`learning`] is what the training shares with the parser: the same features, the same moves, the same format.

mod cut;
mod features;
mod fine;
mod forest;
mod labelling;
pub mod learning;
mod lemma;
mod look;
mod mixing;
mod model;
mod moves;
mod parser;
mod relation;
mod slots;
mod tag;
mod tagging;
mod weights;

pub use cut::{Sort, Token, cut};
pub use forest::{Forest, Node};
pub use look::Written;
pub use model::{Broken, Model};
pub use parser::Parser;
pub use relation::Relation;
pub use tag::{Form, Tag};
