//! `ledger`: lists, searches and exports the record.

use crate::{Dossier, Failure};
use standoff_ledger::{Actor, Counts, Difference, Doubtful, Entry, Kind, Query, Standing, Table};
use standoff_reading::EntityKind;
use std::collections::BTreeMap;
use std::path::Path;

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
    /// The actor with what decisions made of it.
    pub actor: Actor,
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

/// Undecided items, the doubtful first, each with its doubts.
pub fn review(dossier: &Dossier, query: &Query) -> Result<Vec<Doubtful>, Failure> {
    let passages = dossier.passages();
    let broken = |entry: &Entry| match passages.resolve(&entry.citation).standing {
        Standing::Broken { why } => Some(why),
        _ => None,
    };
    Ok(dossier.open_ledger()?.review(query, &broken)?)
}

/// An item of the record as it stands under the decisions, by id; `None` if there is none.
pub fn item(dossier: &Dossier, id: &str) -> Result<Option<Entry>, Failure> {
    Ok(dossier.open_ledger()?.entries_of(id)?.into_iter().next())
}

/// What the record and an export of the same format disagree on.
///
/// # Errors
/// [`Failure::Reading`] if there is no such file; [`Failure::Model`] if it is no JSON.
pub fn difference(dossier: &Dossier, export: &Path) -> Result<Difference, Failure> {
    let bytes = std::fs::read(export).map_err(Failure::reading(export))?;
    let value = serde_json::from_slice(&bytes).map_err(|error| Failure::Model {
        path: export.to_owned(),
        message: format!("it is no JSON ({error}); `standoff ledger --json` writes what can be compared"),
    })?;
    Ok(dossier.open_ledger()?.differs_from(&value)?)
}

/// What the last reading and the one before it that was not the same disagree on; `None` if there was none.
pub fn difference_from_former(dossier: &Dossier) -> Result<Option<Difference>, Failure> {
    Ok(dossier.open_ledger()?.differs_from_former()?)
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
        .actors()?
        .into_iter()
        .map(|actor| EntityRow {
            mentions: counts.get(&actor.entity.id).copied().unwrap_or_default(),
            id: actor.entity.id.clone(),
            kind: actor.entity.kind,
            label: actor.entity.label.clone(),
            aliases: actor.entity.aliases.clone(),
            actor,
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

/// One kind of item as a Parquet file.
pub fn export_parquet(dossier: &Dossier, table: Table) -> Result<Vec<u8>, Failure> {
    Ok(dossier.open_ledger()?.export_parquet(table)?)
}

/// All items as W3C Web Annotations, an `AnnotationCollection` in JSON-LD.
pub fn export_annotations(dossier: &Dossier) -> Result<serde_json::Value, Failure> {
    Ok(dossier.open_ledger()?.export_annotations()?)
}
