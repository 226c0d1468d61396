//! `ledger`: lists, searches and exports the record.

use crate::{Dossier, Failure};
use standoff_ledger::{Entry, Query};
use standoff_reading::EntityKind;

/// A table that can be written as CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the words of the record
pub enum Table {
    Documents,
    Entities,
    Mentions,
    Statements,
    Events,
    Commitments,
}

/// An actor of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// Id.
    pub id: String,
    /// What kind of actor.
    pub kind: EntityKind,
    /// Name to show.
    pub label: String,
    /// Other surfaces.
    pub aliases: Vec<String>,
    /// How often it is mentioned.
    pub mentions: usize,
}

/// A document of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Name.
    pub name: String,
    /// Headline.
    pub title: Option<String>,
    /// Publication.
    pub outlet: Option<String>,
    /// ISO date or date and time of publication.
    pub published: Option<String>,
    /// Number of statements, events and commitments.
    pub items: usize,
}

/// The items that a question asks for, by document and place.
pub fn ledger(dossier: &Dossier, query: &Query) -> Result<Vec<Entry>, Failure> {
    let _ = query;
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// The same by date, undated items last.
pub fn timeline(dossier: &Dossier, query: &Query) -> Result<Vec<Entry>, Failure> {
    ledger(dossier, query)
}

/// The actors of the record, most often mentioned first.
pub fn actors(dossier: &Dossier) -> Result<Vec<EntityRow>, Failure> {
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// The documents of the record, by name.
pub fn documents(dossier: &Dossier) -> Result<Vec<DocumentRow>, Failure> {
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// The whole record as `standoff-ledger/1`; the same record gives the same bytes.
pub fn export_json(dossier: &Dossier) -> Result<serde_json::Value, Failure> {
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// One kind of item as CSV with a header line.
pub fn export_table(dossier: &Dossier, table: Table) -> Result<String, Failure> {
    let _ = table;
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}
