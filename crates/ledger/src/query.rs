//! Questions to the ledger and the entries that answer them.

use crate::{Edited, Ruling};
use standoff_reading::{Commitment, Confidence, Event, Mention, Span, Statement};

/// Kinds of item that can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the words of the record
pub enum Kind {
    Statement,
    Event,
    Commitment,
    Mention,
}

impl Kind {
    /// The word in the plural, as in the export.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Statement => "statements",
            Kind::Event => "events",
            Kind::Commitment => "commitments",
            Kind::Mention => "mentions",
        }
    }

    /// The word in the singular.
    pub fn singular(self) -> &'static str {
        match self {
            Kind::Statement => "statement",
            Kind::Event => "event",
            Kind::Commitment => "commitment",
            Kind::Mention => "mention",
        }
    }

    /// The kind a word names, in the singular or the plural.
    pub fn named(word: &str) -> Option<Kind> {
        [Kind::Statement, Kind::Event, Kind::Commitment, Kind::Mention]
            .into_iter()
            .find(|kind| kind.plural() == word || kind.singular() == word)
    }
}

/// What to list. Empty fields filter nothing; all filters together must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Kinds; empty for statements, events and commitments.
    pub kinds: Vec<Kind>,
    /// Actors by id, label or alias, without regard to case; an item with any of them in any role is listed.
    pub actors: Vec<String>,
    /// Earliest date, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub from: Option<String>,
    /// Latest date, likewise; items without a date are left out when either is set.
    pub to: Option<String>,
    /// Document by name, start of name or digest.
    pub document: Option<String>,
    /// Words that must all stand in the item's passage; "quoted" for a phrase, `dam*` for a beginning.
    pub words: Option<String>,
    /// Whether rejected items are listed too.
    pub rejected: bool,
}

/// An actor with the name to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Label; the id if the record has none.
    pub label: String,
}

/// The coded item behind an entry.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the words of the record
pub enum Coded {
    Statement(Statement),
    Event(Event),
    Commitment(Commitment),
    Mention(Mention),
}

/// One item with all that is needed to show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id; of a mention, the id of the entity.
    pub id: String,
    /// `document@start-end`, fit for a model file.
    pub citation: String,
    /// Name of the document.
    pub document: String,
    /// The publication.
    pub outlet: Option<String>,
    /// ISO date or date and time of publication.
    pub published: Option<String>,
    /// From the first to the last character of the item.
    pub span: Span,
    /// When it was said or done, ISO 8601.
    pub date: Option<String>,
    /// Those answerable: speakers, actors, debtors, or the entity mentioned.
    pub actors: Vec<Named>,
    /// Those on the other side: addressees, targets, counterparties.
    pub others: Vec<Named>,
    /// The passage up to the item's words.
    pub before: String,
    /// The item's words.
    pub words: String,
    /// The rest of the passage.
    pub after: String,
    /// What the analyst decided on it.
    pub ruling: Ruling,
    /// Ids of the items that report the same, as read and as decided.
    pub same: Vec<String>,
    /// Which rule found it; empty for a mention.
    pub rule: String,
    /// How often that rule is right; see [`Confidence`].
    pub confidence: Option<Confidence>,
    /// What the analyst changed, with what was read beside it.
    pub edits: Vec<Edited>,
    /// The coded item, decisions laid over it.
    pub coded: Coded,
}
