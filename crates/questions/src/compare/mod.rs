//! How two models differ, and which verdicts differ with them.
//!
//! Words used here. Options, decision makers and statements are the same when their names are (`us.relief`, `us`, the id of a statement). Two
//! states *match* when they agree on every option that both models have, and each option that only one model has stands as its
//! *frame* says: as asked for, else as in that model's status quo, else not taken.

mod answer;
mod ask;
mod matching;
mod models;
mod write;

pub use answer::{ChangedVerdict, Comparison, Either, EquilibriaDifference, ModelDifference, Reworded, StatusQuoRow, WishesDifference};
pub use ask::{Frame, Question, compare};
pub use write::to_json;

pub(crate) use write::body;
