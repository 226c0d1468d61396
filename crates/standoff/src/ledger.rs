//! `ledger`: lists, searches and exports the record.

use crate::{Dossier, Failure};
use standoff_ledger::{Counts, Entry, Kind, Query, Table};
use standoff_reading::EntityKind;
use std::collections::BTreeMap;

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
    Ok(dossier.open_ledger()?.entries(query)?)
}

/// The same by date, undated items last.
pub fn timeline(dossier: &Dossier, query: &Query) -> Result<Vec<Entry>, Failure> {
    Ok(dossier.open_ledger()?.timeline(query)?)
}

/// How many documents, actors and items the ledger holds.
pub fn counts(dossier: &Dossier) -> Result<Counts, Failure> {
    Ok(dossier.open_ledger()?.counts()?)
}

/// The actors of the record, most often mentioned first.
pub fn actors(dossier: &Dossier) -> Result<Vec<EntityRow>, Failure> {
    let ledger = dossier.open_ledger()?;
    let counts = ledger.mention_counts()?;
    let mut rows: Vec<EntityRow> = ledger
        .entities()?
        .into_iter()
        .map(|entity| EntityRow {
            mentions: counts.get(&entity.id).copied().unwrap_or_default(),
            id: entity.id,
            kind: entity.kind,
            label: entity.label,
            aliases: entity.aliases,
        })
        .collect();
    rows.sort_by(|a, b| (b.mentions, &a.id).cmp(&(a.mentions, &b.id)));
    Ok(rows)
}

/// The documents of the record, by name; sources without a text are not among them.
pub fn documents(dossier: &Dossier) -> Result<Vec<DocumentRow>, Failure> {
    let ledger = dossier.open_ledger()?;
    let kinds = vec![Kind::Statement, Kind::Event, Kind::Commitment];
    let mut items: BTreeMap<String, usize> = BTreeMap::new();
    for entry in ledger.entries(&Query { kinds, ..Query::default() })? {
        *items.entry(entry.document).or_default() += 1;
    }
    let read = ledger.documents()?.into_iter().filter(|listed| listed.text_sha256.is_some());
    Ok(read
        .map(|listed| DocumentRow {
            items: items.get(&listed.name).copied().unwrap_or_default(),
            name: listed.name,
            title: listed.title,
            outlet: listed.outlet,
            published: listed.published,
        })
        .collect())
}

/// The whole record as `standoff-ledger/1`; the same record gives the same bytes.
pub fn export_json(dossier: &Dossier) -> Result<serde_json::Value, Failure> {
    Ok(dossier.open_ledger()?.export_json()?)
}

/// One kind of item as CSV with a header line.
pub fn export_table(dossier: &Dossier, table: Table) -> Result<String, Failure> {
    Ok(dossier.open_ledger()?.export_table(table)?)
}
