//! What goes in: the documents of one reading, and what changed since the one before.

use serde::{Deserialize, Serialize};
use standoff_reading::{CodedDocument, Entity};

/// Whether a source's bytes are where they belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShelfState {
    /// The bytes are here and match their digest.
    Here,
    /// Listed, but the bytes are not here.
    Absent,
    /// Taken out on purpose; the entry stays so that old citations are shown as broken.
    Removed,
    /// A file is here, but its bytes no longer match the digest.
    Altered,
}

impl ShelfState {
    /// The word shown and stored.
    pub fn word(self) -> &'static str {
        match self {
            ShelfState::Here => "here",
            ShelfState::Absent => "absent",
            ShelfState::Removed => "removed",
            ShelfState::Altered => "altered",
        }
    }
}

/// A source as the dossier lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// File name under `sources/`.
    pub name: String,
    /// Names it had before.
    pub former_names: Vec<String>,
    /// sha256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Whether the bytes are here.
    pub state: ShelfState,
}

/// A document as reading leaves it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDocument {
    /// Where it comes from.
    pub source: Source,
    /// Length of the source in bytes.
    pub bytes: u64,
    /// The text, and what was coded in it; `None` when there is none, with the reason.
    pub content: Result<(String, CodedDocument), String>,
}

/// All documents of one reading, their actors joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewReading {
    /// Documents, in any order.
    pub documents: Vec<NewDocument>,
    /// Actors over all documents.
    pub entities: Vec<Entity>,
    /// Ids of items that report one real statement or event.
    pub groups: Vec<Vec<String>>,
    /// Ids of items that are one wording in documents that print one text; those of a group stand in `groups` too.
    pub reprints: Vec<Vec<String>>,
    /// How much the articles of two documents share.
    pub overlaps: Vec<SharedText>,
}

/// How much the articles of two documents share. Who copied whom is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SharedText {
    /// The two documents: digests of their sources in a reading, their names in an answer.
    pub documents: (String, String),
    /// Different runs of five words that stand in both.
    pub shared: usize,
    /// Different runs of five words in either.
    pub runs: (usize, usize),
}

impl SharedText {
    /// How many percent of the first document's article the second prints, and of the second's the first; rounded down.
    pub fn percent(&self) -> (usize, usize) {
        let of = |runs: usize| self.shared * 100 / runs.max(1);
        (of(self.runs.0), of(self.runs.1))
    }

    /// Whether at least half of the shorter article stands in the other.
    pub fn is_reprint(&self) -> bool {
        let (first, second) = self.percent();
        first.max(second) >= 50
    }
}

/// How many items of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // the words of the record
pub struct Counts {
    pub documents: usize,
    pub entities: usize,
    pub mentions: usize,
    pub statements: usize,
    pub events: usize,
    pub commitments: usize,
    pub groups: usize,
}

/// What changed in one document since the last reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentChange {
    /// Its name.
    pub document: String,
    /// Items that were not there before.
    pub added: Counts,
    /// Items that are there no more.
    pub removed: Counts,
}

/// What changed since the last reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Whether there was no reading before.
    pub first: bool,
    /// Documents in which anything changed, by name.
    pub documents: Vec<DocumentChange>,
    /// Items of former texts on which something was decided, each with the item that has its words in the present text: those
    /// found in this reading.
    pub moved: Vec<(String, String)>,
}
