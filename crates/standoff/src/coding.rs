//! Coding the sources of a dossier, side by side.

use crate::settings::ListedSource;
use crate::{Dossier, Failure, ReadProgress, shelf};
use standoff_ledger::{Ledger, NewDocument, ShelfState, hex_digest};
use standoff_reading::{Actors, CodedDocument, EventLexicon, Extraction, Unreadable, code_with};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// A way to take the text from a source: bytes and name.
pub(crate) type Extractor<'e> = &'e (dyn Fn(&[u8], &str) -> Result<Extraction, Unreadable> + Sync);

/// Every listed source, coded, in the order of the list. The ledger gives what was read before from those that have been altered.
pub(crate) fn coded(
    dossier: &Dossier,
    (extractor, actors): (Extractor<'_>, &Actors),
    ledger: Option<&Ledger>,
    progress: &mut dyn FnMut(ReadProgress<'_>),
) -> Result<Vec<NewDocument>, Failure> {
    let lexicon = event_lexicon(dossier)?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut documents = side_by_side(
        dossier.listed(),
        workers,
        |source| one(dossier, source, (extractor, actors, &lexicon)),
        progress,
    )?;
    for document in documents.iter_mut().filter(|document| document.source.state == ShelfState::Altered) {
        if let Some(held) = ledger.map(|ledger| ledger.held(&document.source.sha256)).transpose()?.flatten() {
            document.content = Ok(held);
        }
    }
    Ok(documents)
}

/// Does something with every source, a number of them at a time; the results come in the order of the list, whoever was first.
/// After a failure no further source is begun.
fn side_by_side<T: Send>(
    sources: &[ListedSource],
    workers: usize,
    deed: impl Fn(&ListedSource) -> Result<T, Failure> + Sync,
    progress: &mut dyn FnMut(ReadProgress<'_>),
) -> Result<Vec<T>, Failure> {
    let total = sources.len();
    let mut tell = |done: usize, name: &str| progress(ReadProgress { done, total, name });
    if let Some(first) = sources.first() {
        tell(0, &first.name);
    }
    let mut results: Vec<Option<T>> = sources.iter().map(|_| None).collect();
    let (next, (send, receive)) = (AtomicUsize::new(0), mpsc::channel());
    let failed = thread::scope(|scope| {
        for _ in 0..workers.clamp(1, total.max(1)) {
            let (send, next, deed) = (send.clone(), &next, &deed);
            scope.spawn(move || {
                while let Some((at, source)) = take(sources, next) {
                    // Nobody listens any more once a source has failed.
                    if send.send((at, deed(source))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (done, (at, result)) in receive.iter().enumerate() {
            match result {
                Ok(result) => results[at] = Some(result),
                Err(failure) => {
                    next.store(total, Ordering::Relaxed);
                    return Some(failure);
                }
            }
            if let Some(following) = sources.get(done + 1) {
                tell(done + 1, &following.name);
            }
        }
        None
    });
    tell(total, "");
    match failed {
        Some(failure) => Err(failure),
        None => Ok(results.into_iter().flatten().collect()),
    }
}

/// The next source that nobody has taken.
fn take<'s>(sources: &'s [ListedSource], next: &AtomicUsize) -> Option<(usize, &'s ListedSource)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    sources.get(at).map(|source| (at, source))
}

/// The lexicon of events with what the dossier's own lays over it.
fn event_lexicon(dossier: &Dossier) -> Result<EventLexicon, Failure> {
    let Some(name) = &dossier.settings().event_lexicon else {
        return Ok(EventLexicon::default());
    };
    let path = dossier.folder().join(name);
    let table = std::fs::read_to_string(&path).map_err(|source| Failure::Reading {
        path: path.clone(),
        source,
    })?;
    EventLexicon::default().with(&table).map_err(|fault| Failure::Settings {
        path,
        line: fault.line,
        column: fault.column,
        shown: table.lines().nth(fault.line.saturating_sub(1)).unwrap_or_default().to_owned(),
        message: fault.message,
    })
}

/// Reads one source; what is wrong with it stands in its content.
fn one(
    dossier: &Dossier,
    source: &ListedSource,
    (extractor, actors, lexicon): (Extractor<'_>, &Actors, &EventLexicon),
) -> Result<NewDocument, Failure> {
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
        ShelfState::Here => extractor(&bytes, &source.name)
            .map(|extraction| content(&extraction, actors, lexicon))
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

/// The text and what is coded in it; a page on which nothing could be read says so.
fn content(extraction: &Extraction, actors: &Actors, lexicon: &EventLexicon) -> (String, CodedDocument) {
    let mut coded = code_with(extraction, actors, lexicon);
    if coded.body.is_empty() && coded.remarks.is_empty() {
        coded.remarks.push("no article was found on it; nothing was read from it".into());
    }
    (extraction.text.as_str().to_owned(), coded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn listed(count: usize) -> Vec<ListedSource> {
        let source = |number: usize| ListedSource {
            name: format!("{number}.txt"),
            sha256: String::new(),
            removed: false,
            former_names: vec![],
        };
        (0..count).map(source).collect()
    }

    #[test]
    fn results_come_in_the_order_of_the_list() {
        for (count, workers) in [(0, 4), (1, 4), (40, 1), (40, 7)] {
            let sources = listed(count);
            let mut told = Vec::new();
            let names = side_by_side(&sources, workers, |source| Ok(source.name.clone()), &mut |step| {
                told.push(step.done)
            })
            .unwrap();
            assert_eq!(names, sources.iter().map(|source| source.name.clone()).collect::<Vec<_>>());
            assert!(told.is_sorted() && told.last() == Some(&count), "{told:?}");
        }
    }

    #[test]
    fn a_failure_ends_the_work() {
        let sources = listed(1000);
        let begun = AtomicUsize::new(0);
        let deed = |source: &ListedSource| {
            begun.fetch_add(1, Ordering::Relaxed);
            match source.name.as_str() {
                "3.txt" => Err(Failure::NoDossier(PathBuf::from("3"))),
                _ => {
                    thread::sleep(std::time::Duration::from_millis(1));
                    Ok(())
                }
            }
        };
        assert!(side_by_side(&sources, 3, deed, &mut |_| {}).is_err());
        assert!(begun.into_inner() < 1000);
    }
}
