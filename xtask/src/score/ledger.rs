//! The part of `standoff-ledger/1` that is measured.

use super::gold::{Condition, listed};
use super::points::{Points, Span};
use serde::Deserialize;

/// A reading of several pages.
#[derive(Deserialize)]
pub struct Ledger {
    #[serde(default)]
    pub entities: Vec<Entity>,
    pub documents: Vec<Document>,
    #[serde(default)]
    pub groups: Vec<Group>,
}

#[derive(Deserialize)]
pub struct Entity {
    pub id: String,
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Deserialize)]
pub struct Document {
    pub file: String,
    pub sha256: Option<String>,
    pub title: Option<Span>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    #[serde(default, deserialize_with = "listed")]
    pub body: Vec<Span>,
    #[serde(default)]
    pub mentions: Vec<Mention>,
    #[serde(default)]
    pub statements: Vec<Statement>,
    #[serde(default)]
    pub events: Vec<Event>,
    #[serde(default)]
    pub commitments: Vec<Commitment>,
}

#[derive(Deserialize)]
pub struct Mention {
    #[serde(flatten)]
    pub span: Span,
    pub entity: String,
    #[serde(default)]
    pub kind: String,
}

#[derive(Deserialize)]
pub struct Statement {
    pub id: String,
    #[serde(deserialize_with = "listed")]
    pub content: Vec<Span>,
    #[serde(default, deserialize_with = "listed")]
    pub speaker: Vec<String>,
    pub date: Option<String>,
    pub modality: Option<String>,
    pub polarity: Option<String>,
    pub condition: Option<Condition>,
    #[serde(default)]
    pub rule: String,
}

#[derive(Deserialize)]
pub struct Event {
    pub id: String,
    pub span: Span,
    #[serde(default, deserialize_with = "listed")]
    pub actors: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub targets: Vec<String>,
    pub plover: Option<String>,
    pub date: Option<String>,
    pub status: Option<String>,
    #[serde(default)]
    pub rule: String,
}

#[derive(Deserialize)]
pub struct Commitment {
    #[serde(default, deserialize_with = "listed")]
    pub span: Vec<Span>,
    #[serde(default, deserialize_with = "listed")]
    pub debtor: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub counterparty: Vec<String>,
    pub logic: Option<String>,
    pub stance: Option<String>,
    #[serde(default, deserialize_with = "listed")]
    pub antecedent_span: Vec<Span>,
    #[serde(default, deserialize_with = "listed")]
    pub consequent_span: Vec<Span>,
    #[serde(default)]
    pub rule: String,
}

/// Statements that report one real statement.
#[derive(Deserialize)]
pub struct Group {
    pub members: Vec<String>,
}

impl Ledger {
    /// The reading of a page: by the name of its file without the ending, else by its bytes' sha256.
    pub fn document(&self, stem: &str, sha256: Option<&str>) -> Option<&Document> {
        let named = |document: &&Document| std::path::Path::new(&document.file).file_stem().is_some_and(|name| name == stem);
        let hashed = |document: &&Document| sha256.is_some() && document.sha256.as_deref() == sha256;
        // Of two with one name the later counts, as in a table that is filled in order.
        self.documents
            .iter()
            .rev()
            .find(named)
            .or_else(|| self.documents.iter().rev().find(hashed))
    }
}

impl Statement {
    pub fn points(&self) -> Points {
        Points::of(&self.content)
    }
}
