//! `read`: takes the text out of every source, codes it and stores the record.

use crate::coding::{Extractor, coded};
use crate::moved::{MovedCitation, Pinned};
use crate::{Dossier, Failure, shelf};
use standoff_ledger::{Changes, Counts, Ledger, LogFlaw, NewDocument, NewReading, Orphan, SharedText, ShelfState};
use standoff_reading::{Actors, CodedDocument, Text, extract, link, overlap};

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadProgress<'a> {
    /// Sources done.
    pub done: usize,
    /// Sources in all.
    pub total: usize,
    /// The source of that place in the list; empty at the end.
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
    /// Pairs of documents of which one prints at least half of the other, by name.
    pub reprints: Vec<SharedText>,
    /// Citations of model files into texts that a newer extractor takes otherwise.
    pub citations: Vec<MovedCitation>,
    /// Decisions whose item is no longer found; they are kept.
    pub orphans: Vec<Orphan>,
    /// Lines of `decisions.jsonl` that could not be used; they are kept.
    pub flaws: Vec<LogFlaw>,
}

/// Reads all sources that are here and stores the record in one piece: broken off half-way, the ledger stays as it was.
///
/// Sources are coded side by side, as many at a time as the machine has processors; the record is the same whatever their number.
///
/// # Errors
/// [`Failure::InUse`] if another program reads or changes this dossier. A source that cannot be read is told in the report.
pub fn read(dossier: &Dossier, progress: &mut dyn FnMut(ReadProgress<'_>)) -> Result<ReadReport, Failure> {
    read_with(dossier, &extract, progress)
}

/// The same with another way to take the text from a source.
pub(crate) fn read_with(
    dossier: &Dossier,
    extractor: Extractor<'_>,
    progress: &mut dyn FnMut(ReadProgress<'_>),
) -> Result<ReadReport, Failure> {
    let _lock = shelf::lock_now(dossier.folder())?;
    // Opened first: a ledger that cannot be written is told before the work, not after it.
    let mut ledger = Ledger::create(&dossier.ledger_path())?;
    let actors = dossier.settings().fixed_actors();
    let coded = coded(dossier, (extractor, &actors), Some(&ledger), progress)?;
    let mut report = ReadReport {
        unread: unread(dossier, &coded)?,
        remarks: coded.iter().flat_map(remarks).collect(),
        ..ReadReport::default()
    };
    let log = dossier.decision_log()?;
    let reading = join(coded, &actors);
    let pinned = Pinned::before(dossier, &ledger, &reading.documents)?;
    report.changes = ledger.store(&reading, &log)?;
    report.citations = pinned.after()?;
    report.counts = ledger.counts()?;
    report.orphans = ledger.orphans()?;
    report.reprints = reprints(&ledger)?;
    report.flaws = log.flaws;
    Ok(report)
}

/// Reads the sources that are here into a ledger in memory: what [`read`] would store, without storing it.
pub(crate) fn read_in_memory(dossier: &Dossier) -> Result<Ledger, Failure> {
    let actors = dossier.settings().fixed_actors();
    let coded = coded(dossier, (&extract, &actors), None, &mut |_| {})?;
    let mut ledger = Ledger::in_memory()?;
    ledger.store(&join(coded, &actors), &dossier.decision_log()?)?;
    Ok(ledger)
}

/// Pairs of documents of which one prints at least half of the other.
fn reprints(ledger: &Ledger) -> Result<Vec<SharedText>, Failure> {
    let mut overlaps = ledger.overlaps()?;
    overlaps.retain(SharedText::is_reprint);
    Ok(overlaps)
}

/// Joins the actors of all documents that have a text, and tells which print the same. No document is held twice.
fn join(documents: Vec<NewDocument>, actors: &Actors) -> NewReading {
    let mut coded = Vec::new();
    let mut apart = |document: NewDocument| {
        let text = document.content.map(|(text, reading)| {
            coded.push(reading);
            text
        });
        (document.source, document.bytes, text)
    };
    let shelved: Vec<_> = documents.into_iter().map(&mut apart).collect();
    let record = link(coded, actors);
    let mut linked = record.documents.into_iter();
    let mut together = |(source, bytes, text): (_, _, Result<String, String>)| NewDocument {
        source,
        bytes,
        content: text.map(|text| (text, linked.next().expect("linking gives back as many documents as it takes"))),
    };
    let documents: Vec<NewDocument> = shelved.into_iter().map(&mut together).collect();
    let (overlaps, reprints) = compared(&documents);
    NewReading {
        documents,
        entities: record.entities,
        groups: overlap::joined(&record.groups, &reprints),
        reprints,
        overlaps,
    }
}

/// How much of each other's articles documents print, and the items that are one wording for that.
fn compared(documents: &[NewDocument]) -> (Vec<SharedText>, Vec<Vec<String>>) {
    let read = documents
        .iter()
        .filter_map(|document| Some((&document.source.sha256, document.content.as_ref().ok()?)));
    let texts: Vec<(&String, Text, &CodedDocument)> = read
        .map(|(sha256, (text, coded))| (sha256, Text::new(text.clone()), coded))
        .collect();
    let listed: Vec<(&Text, &CodedDocument)> = texts.iter().map(|(_, text, coded)| (text, *coded)).collect();
    let overlaps = overlap::overlaps(&listed);
    let reprints = overlap::reprinted(&listed, &overlaps);
    let shared = overlaps.into_iter().map(|overlap| SharedText {
        documents: (texts[overlap.documents.0].0.clone(), texts[overlap.documents.1].0.clone()),
        shared: overlap.shared,
        runs: overlap.runs,
    });
    (shared.collect(), reprints)
}

fn unread(dossier: &Dossier, documents: &[NewDocument]) -> Result<Vec<Unread>, Failure> {
    let known = documents.iter().filter(|document| document.source.state != ShelfState::Removed);
    let mut unread: Vec<Unread> = known
        .filter_map(|document| {
            let name = document.source.name.clone();
            let why = match (&document.content, document.source.state) {
                (Err(why), _) => why.clone(),
                (Ok(_), ShelfState::Altered) => {
                    "its bytes are no longer those that were added; what was read before is kept: put the original back, or add this one under another name".into()
                }
                (Ok(_), _) => return None,
            };
            Some(Unread { name, why })
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
