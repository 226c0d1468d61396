//! A conflict told to someone who knows no game theory: one page, as text or HTML, every sentence with what it rests on.
//!
//! [`brief`] turns an analysis and the passages behind its citations into a [`Brief`]: sections of [`Sentence`]s. A sentence cannot be
//! made without a [`Ground`]: words in the sources (with whose words they are), an analyst's assumption, or a computation together
//! with the elements of the model it depends on. [`Brief::text`], [`Brief::html`] and [`Brief::markdown`] only set the tree in type; the
//! drawings are in [`draw`].
//!
//! Nothing is decided here. Verdicts, reasons and rankings come from `standoff-stability`, passages from `standoff-ledger`; the
//! wording quotes the analyst's labels and never conjugates them. What a *situation* or an *outcome* is here is a *state* there, a
//! *wish* a preference statement, a *side* a decision maker.

mod brief;
mod case;
mod compare;
pub mod draw;
mod elements;
mod escape;
mod ground;
mod html;
mod importance;
mod input;
mod markdown;
mod numbering;
mod open_case;
mod scene;
mod sections;
mod text;
mod wording;

pub use brief::{Assumption, Block, Brief, Content, Drawing, Item, MethodNote, Section, Sentence, Word};
pub use compare::{Comparison, Turn, compare};
pub use elements::assumptions;
pub use ground::{Citations, Element, Ground, basis_word};
pub use input::{BriefInput, Premise, Verdicts, WhatIf, WhoWaits, brief};
pub use sections::commitment_words;
pub use standoff_conflict::Basis;
pub use text::{Line, LineKind};
pub use wording::condition;
