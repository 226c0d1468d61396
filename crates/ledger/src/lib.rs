//! The record kept: what reading found, stored in one SQLite file with its texts, and everything asked of it later.
//!
//! A [`Ledger`] is that file. It holds *documents* with the *text* taken from each, and the coded *items*: statements, events and
//! commitments, each with an id made from its own words. A *citation* names a stretch of a text (`003@1506-1527`) or an item;
//! [`Passages`] turns it into a [`Passage`], the whole sentence with the words marked, after checking the text against its digest.
//! A [`Decision`] is an analyst's word on an item; decisions live in a file of their own, line by line ([`DecisionLog`]), and are
//! laid over the items when they are listed or exported.
//!
//! The ledger is rebuilt from the sources at will, so nothing in an export depends on when or in which order rows were written.
//! What is deliberately not here: files and folders other than the database itself, clocks, printing, and conflict models.

mod accounts;
mod actors;
mod annotations;
mod citation;
mod dates;
mod decision;
mod desk;
mod difference;
mod digest;
mod draft;
mod export;
mod failure;
mod fields;
mod groups;
mod inventory;
mod list;
mod load;
mod moved;
mod offices;
mod overlaps;
mod parquet;
mod passage;
mod passages;
mod positions;
mod query;
mod reading;
mod review;
mod schema;
mod seeker;
mod store;
mod table;
mod wordings;
mod words;
mod write;

pub use accounts::{Account, Accounts, Interpretation, Remark, Unsaid};
pub use actors::Actor;
pub use citation::{Citation, Reference};
pub use decision::{Decision, DecisionKind, DecisionLog, LogFlaw, Orphan, Ruling, torn_tail};
pub use difference::{Difference, FieldDifference, ItemDifference, KindDifference};
pub use digest::hex_digest;
pub use draft::{Draft, Wish};
pub use failure::Failure;
pub use fields::Edited;
pub use load::Listed;
pub use offices::Office;
pub use passage::{Passage, Standing, Voice};
pub use passages::Passages;
pub use positions::{Ground, Party, PositionChange, Term, TermKind, Voiced};
pub use query::{Coded, Entry, Kind, Named, Query};
pub use reading::{Changes, Counts, DocumentChange, NewDocument, NewReading, SharedText, ShelfState, Source};
pub use review::{Doubt, Doubtful};
pub use schema::{annotations_schema, ledger_schema};
pub use seeker::Seeker;
pub use store::Ledger;
pub use table::Table;
pub use wordings::{Weight, WordChange, same_words, word_changes};
