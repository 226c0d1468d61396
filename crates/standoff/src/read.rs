//! `read`: takes the text out of every source, codes it and stores the record.

use crate::settings::ListedSource;
use crate::{Dossier, Failure, shelf};
use standoff_ledger::{Changes, Counts, Ledger, LogFlaw, NewDocument, NewReading, Orphan, ShelfState, hex_digest};
use standoff_reading::{Actors, CodedDocument, code, extract, link};

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadProgress<'a> {
    /// Sources done.
    pub done: usize,
    /// Sources in all.
    pub total: usize,
    /// The one being read; empty at the end.
    pub name: &'a str,
}

/// A source without a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What one reading came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadReport {
    /// What the ledger holds now.
    pub counts: Counts,
    /// What changed since the last reading.
    pub changes: Changes,
    /// Sources that could not be read, and those that are not here; files under `sources/` that are not listed.
    pub unread: Vec<Unread>,
    /// Remarks of the reader: document and sentence.
    pub remarks: Vec<(String, String)>,
    /// Decisions whose item is no longer found; they are kept.
    pub orphans: Vec<Orphan>,
    /// Lines of `decisions.jsonl` that could not be used; they are kept.
    pub flaws: Vec<LogFlaw>,
}

/// Reads all sources that are here and stores the record in one piece: broken off half-way, the ledger stays as it was.
///
/// # Errors
/// [`Failure::InUse`] if another program reads or changes this dossier. A source that cannot be read is told in the report.
pub fn read(dossier: &Dossier, progress: &mut dyn FnMut(ReadProgress<'_>)) -> Result<ReadReport, Failure> {
    let _lock = shelf::lock_now(dossier.folder())?;
    // Opened first: a ledger that cannot be written is told before the work, not after it.
    let mut ledger = Ledger::create(&dossier.ledger_path())?;
    let actors = dossier.settings().fixed_actors();
    let (mut report, mut coded, total) = (ReadReport::default(), Vec::new(), dossier.listed().len());
    for (done, source) in dossier.listed().iter().enumerate() {
        progress(ReadProgress {
            done,
            total,
            name: &source.name,
        });
        coded.push(one(dossier, source, &actors)?);
    }
    progress(ReadProgress {
        done: total,
        total,
        name: "",
    });
    report.unread = unread(dossier, &coded)?;
    report.remarks = coded.iter().flat_map(remarks).collect();
    let log = dossier.decision_log()?;
    report.changes = ledger.store(&join(coded, &actors), &log)?;
    report.counts = ledger.counts()?;
    report.orphans = ledger.orphans()?;
    report.flaws = log.flaws;
    Ok(report)
}

/// Reads the sources that are here into a ledger in memory: what [`read`] would store, without storing it.
pub(crate) fn read_in_memory(dossier: &Dossier) -> Result<Ledger, Failure> {
    let actors = dossier.settings().fixed_actors();
    let sources = dossier.listed().iter();
    let coded = sources.map(|source| one(dossier, source, &actors)).collect::<Result<_, _>>()?;
    let mut ledger = Ledger::in_memory()?;
    ledger.store(&join(coded, &actors), &dossier.decision_log()?)?;
    Ok(ledger)
}

/// Reads one source; what is wrong with it stands in its content.
fn one(dossier: &Dossier, source: &ListedSource, actors: &Actors) -> Result<NewDocument, Failure> {
    let found = if source.removed {
        None
    } else {
        shelf::bytes(dossier.folder(), source)?
    };
    let state = match &found {
        _ if source.removed => ShelfState::Removed,
        None => ShelfState::Absent,
        Some(bytes) if hex_digest(bytes) == source.sha256 => ShelfState::Here,
        Some(_) => ShelfState::Altered,
    };
    let bytes = found.unwrap_or_default();
    let content = match state {
        ShelfState::Here => extract(&bytes, &source.name)
            .map(|extraction| (extraction.text.as_str().to_owned(), code(&extraction, actors)))
            .map_err(|unreadable| unreadable.to_string()),
        ShelfState::Absent => Err("its bytes are not here; `standoff add` takes them in".to_owned()),
        ShelfState::Removed => Err("it was removed".to_owned()),
        ShelfState::Altered => {
            Err("its bytes are no longer those that were added; put the original back, or add this one under another name".to_owned())
        }
    };
    Ok(NewDocument {
        source: source.in_state(state),
        bytes: bytes.len() as u64,
        content,
    })
}

/// Joins the actors of all documents that have a text.
fn join(documents: Vec<NewDocument>, actors: &Actors) -> NewReading {
    let coded: Vec<CodedDocument> = documents
        .iter()
        .filter_map(|document| document.content.as_ref().ok())
        .map(|(_, coded)| coded.clone())
        .collect();
    let record = link(coded, actors);
    let mut linked = record.documents.into_iter();
    let documents = documents.into_iter().map(|document| NewDocument {
        content: document.content.map(|(text, coded)| (text, linked.next().unwrap_or(coded))),
        ..document
    });
    NewReading {
        documents: documents.collect(),
        entities: record.entities,
        groups: record.groups,
    }
}

fn unread(dossier: &Dossier, documents: &[NewDocument]) -> Result<Vec<Unread>, Failure> {
    let known = documents.iter().filter(|document| document.source.state != ShelfState::Removed);
    let mut unread: Vec<Unread> = known
        .filter_map(|document| {
            let name = document.source.name.clone();
            document.content.as_ref().err().map(|why| Unread { name, why: why.clone() })
        })
        .collect();
    for path in shelf::files_in(&dossier.source_path(""))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !documents.iter().any(|document| document.source.name == name) {
            let why = format!(
                "it lies under sources/ but is not listed; `standoff add {} {}` takes it in",
                dossier.folder().display(),
                path.display()
            );
            unread.push(Unread { name, why });
        }
    }
    Ok(unread)
}

fn remarks(document: &NewDocument) -> Vec<(String, String)> {
    let coded = document
        .content
        .as_ref()
        .map(|(_, coded)| coded.remarks.clone())
        .unwrap_or_default();
    coded.into_iter().map(|remark| (document.source.name.clone(), remark)).collect()
}
