//! Bytes in, coded document out: text, body and furniture, metadata, sentences, actors, statements, events, commitments.
//!
//! A [`Text`] is what was taken from a source; every [`Span`] points into it. [`extract()`] makes it, [`code`] codes it into a
//! [`CodedDocument`], [`link`] joins the actors of several documents into a [`Record`]. All of these are pure: no files, no
//! network, no clock, the same input gives the same output.

mod code;
mod conditions;
mod confidence;
pub mod dates;
mod decode;
mod entities;
mod events;
mod extract;
mod identity;
mod layout;
mod levels;
mod lexicon;
mod link;
mod metadata;
pub mod overlap;
mod record;
pub mod sentences;
mod shingles;
mod statements;
mod text;
mod timing;
mod trees;
mod words;

pub use code::{code, code_with};
pub use confidence::Confidence;
pub use entities::{Actors, FixedActor, entity_id};
pub use events::{EVENT_TYPES, EventLexicon, LexiconFault};
pub use extract::{Candidate, Extraction, Field, Unreadable, extract};
pub use layout::{Page, PageFeatures, lay_out, page_features, slot_name, slots};
pub use levels::{HeldOffice, Level, level_of, office_after, office_before, office_in};
pub use link::link;
pub use record::*;
pub use text::Text;
