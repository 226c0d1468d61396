//! Citations of model files into a text that a newer extractor takes otherwise.
//!
//! A citation such as `003@1506-1527` means the present text of its document. Before a new text takes the old one's place, the
//! citations into the old one are pinned to it by its digest; when the new one is stored, those whose words stand in one place of it,
//! between the same words as before, are led there. The others stay pinned: the old text is kept, and they go on showing its words.

use crate::{Dossier, Failure, ModelSource, shelf};
use standoff_conflict::{Cite, CiteTarget};
use standoff_ledger::{Citation, Ledger, NewDocument, Passages, Seeker};
use standoff_reading::{Span, Text};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

/// Digits of a digest that a pinned citation names a text by.
const DIGITS: usize = 12;

/// A citation of a model file into a text that has been taken otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedCitation {
    /// The model file.
    pub file: PathBuf,
    /// As it was written.
    pub from: String,
    /// As it is written now.
    pub to: String,
    /// Whether its words were found in the new text; else it is pinned to the former one.
    pub found: bool,
}

/// A text before and after.
struct Renewed {
    old: Text,
    new: Text,
}

/// A citation to be moved.
struct Place {
    range: Range<usize>,
    document: String,
    span: Span,
    /// Digest of the source.
    source: String,
}

/// The model files whose citations are pinned, with their text before that.
pub(crate) struct Pinned {
    files: Vec<(PathBuf, String, Vec<Place>)>,
    renewed: BTreeMap<String, Renewed>,
}

impl Pinned {
    /// Pins every citation into a text that is about to be replaced. Where no text changes, nothing is looked at.
    pub(crate) fn before(dossier: &Dossier, ledger: &Ledger, documents: &[NewDocument]) -> Result<Pinned, Failure> {
        let mut pinned = Pinned {
            files: Vec::new(),
            renewed: renewed(ledger, documents)?,
        };
        if pinned.renewed.is_empty() {
            return Ok(pinned);
        }
        let passages = Passages::new(Ledger::open(&dossier.ledger_path())?, dossier.shelf());
        for path in dossier.model_files()? {
            // A file that is no model has no citations to lose.
            let Ok(source) = ModelSource::load(&path) else { continue };
            let places = pinned.places(&source, &passages);
            if !places.is_empty() {
                let text = pinned.rewritten(&source.text, &places, |_| None);
                shelf::write_whole(&path, text.as_bytes())?;
                pinned.files.push((path, source.text, places));
            }
        }
        Ok(pinned)
    }

    /// Leads to the new texts what is found there, and tells what became of each citation.
    pub(crate) fn after(self) -> Result<Vec<MovedCitation>, Failure> {
        let seekers: BTreeMap<&String, Seeker> = self.renewed.iter().map(|(id, page)| (id, Seeker::new(&page.new))).collect();
        let find = |place: &Place| {
            let page = self.renewed.get(&place.source)?;
            seekers.get(&place.source)?.seek(&Citation::of(&page.old, place.span)?)
        };
        let mut told = Vec::new();
        for (path, text, places) in &self.files {
            let moved = self.rewritten(text, places, find);
            shelf::write_whole(path, moved.as_bytes())?;
            told.extend(places.iter().map(|place| {
                let now = find(place);
                MovedCitation {
                    file: path.clone(),
                    from: written(&place.document, place.span),
                    to: self.target(place, now),
                    found: now.is_some(),
                }
            }));
        }
        Ok(told)
    }

    /// The citations of a model that mean a text about to be replaced, by place.
    fn places(&self, source: &ModelSource, passages: &Passages) -> Vec<Place> {
        let supports = source.models.iter().flat_map(|model| model.supports());
        let mut places: Vec<Place> = supports
            .flat_map(|support| &support.cites)
            .filter_map(|cite| self.place(source, cite, passages))
            .collect();
        places.sort_by_key(|place| place.range.start);
        places.dedup_by_key(|place| place.range.start);
        places
    }

    fn place(&self, source: &ModelSource, cite: &Cite, passages: &Passages) -> Option<Place> {
        let CiteTarget::Range { document, start, end } = &cite.target else {
            return None;
        };
        let page = passages.meant(document)?;
        let renewed = self.renewed.get(&page)?;
        let span = Span { start: *start, end: *end };
        renewed.old.get(span)?;
        // The words as typed, without the quotation marks around them.
        let around = source.text.get(cite.place.start..cite.place.end)?;
        let at = cite.place.start + around.find(&cite.text)?;
        Some(Place {
            range: at..at + cite.text.len(),
            document: document.clone(),
            span,
            source: page,
        })
    }

    /// A model file with each citation led to where it is found, or pinned.
    fn rewritten(&self, text: &str, places: &[Place], find: impl Fn(&Place) -> Option<Span>) -> String {
        let (mut whole, mut reached) = (String::with_capacity(text.len()), 0);
        for place in places.iter() {
            whole.push_str(text.get(reached..place.range.start).unwrap_or_default());
            whole.push_str(&self.target(place, find(place)));
            reached = place.range.end.max(reached);
        }
        whole.push_str(text.get(reached..).unwrap_or_default());
        whole
    }

    fn target(&self, place: &Place, found: Option<Span>) -> String {
        match (found, self.renewed.get(&place.source)) {
            // What named the source, or the digest of its bytes, still does.
            (Some(span), _) => written(&place.document, span),
            (_, Some(page)) => written(page.old.sha256().get(..DIGITS).unwrap_or_default(), place.span),
            (_, None) => written(&place.document, place.span),
        }
    }
}

fn written(document: &str, span: Span) -> String {
    format!("{document}@{}-{}", span.start, span.end)
}

/// The documents that get another text, by the digest of their source.
fn renewed(ledger: &Ledger, documents: &[NewDocument]) -> Result<BTreeMap<String, Renewed>, Failure> {
    let mut renewed = BTreeMap::new();
    let known: BTreeMap<String, String> = ledger
        .documents()?
        .into_iter()
        .filter_map(|listed| Some((listed.sha256, listed.text_sha256?)))
        .collect();
    for document in documents {
        let sha256 = &document.source.sha256;
        let (Some(old), Ok((text, coded))) = (known.get(sha256), &document.content) else {
            continue;
        };
        if *old == coded.text_sha256 {
            continue;
        }
        if let Some((held, _)) = ledger.held(sha256)? {
            let page = Renewed {
                old: Text::new(held),
                new: Text::new(text.clone()),
            };
            renewed.insert(sha256.clone(), page);
        }
    }
    Ok(renewed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_with;
    use crate::{Choice, Input, add, decide, new, read};
    use standoff_ledger::{DecisionKind, Standing};
    use standoff_reading::{Extraction, Unreadable, extract};
    use std::fs;

    const PAGE: &str = "Weir talks\n\nThe weir board met on Friday. It sat until dark in the old mill by the lower bridge.\n\n“The sluice stays shut until the farmers pay,” said chair Ada Brandt.\n\n\
        The farmers will not pay before it opens, their speaker Tom Reyk said.\n";

    /// What a newer extractor makes of a page: a line before it, blank lines gone, and one sentence in other words.
    fn newer(bytes: &[u8], name: &str) -> Result<Extraction, Unreadable> {
        let mut extraction = extract(bytes, name)?;
        let text = extraction
            .text
            .as_str()
            .replace("\n\n", "\n")
            .replace("met on Friday", "gathered on Friday");
        extraction.text = Text::new(format!("The Valley Packet\n{text}"));
        extraction.extractor.version = "2".into();
        Ok(extraction)
    }

    fn cite(words: &str) -> String {
        let text = Text::new(PAGE.into());
        let at = PAGE.find(words).unwrap();
        written("page", text.span_of_bytes(at..at + words.len()))
    }

    fn made() -> (tempfile::TempDir, Dossier) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("weir");
        new(&folder, Some("Weir")).unwrap();
        let mut dossier = Dossier::open(&folder).unwrap();
        let page = Input::Bytes {
            name: "page.txt".into(),
            bytes: PAGE.into(),
        };
        add(&mut dossier, &[page], &mut |_| {}).unwrap();
        read(&dossier, &mut |_| {}).unwrap();
        (home, dossier)
    }

    fn shown(dossier: &Dossier, citation: &str) -> Option<String> {
        match dossier.passages().resolve(citation).standing {
            Standing::Verified { words, .. } => Some(words),
            _ => None,
        }
    }

    #[test]
    fn citations_of_models_are_led_to_a_new_text_or_pinned_to_the_old() {
        let (_home, dossier) = made();
        let (kept, lost) = ("The farmers will not pay before it opens", "met on Friday");
        let path = dossier.folder().join("models/one.toml");
        let model = |kept: &str, lost: &str| {
            format!(
                "basis = 'assumed' # see {kept}\n[decision_makers.chair]\noptions.open = {{ cite = ['{kept}', \"{lost}\"] }}\n[[preferences.chair]]\nwant = 'not open'\n"
            )
        };
        fs::write(&path, model(&cite(kept), &cite(lost))).unwrap();
        let report = read_with(&dossier, &newer, &mut |_| {}).unwrap();
        let moved: Vec<(&str, bool)> = report.citations.iter().map(|cite| (cite.from.as_str(), cite.found)).collect();
        assert_eq!(moved, [(cite(kept).as_str(), true), (cite(lost).as_str(), false)]);
        for (moved, words) in report.citations.iter().zip([kept, lost]) {
            assert_eq!(shown(&dossier, &moved.to).as_deref(), Some(words), "{}", moved.to);
        }
        let text = fs::read_to_string(&path).unwrap();
        let expected = model(&report.citations[0].to, &report.citations[1].to).replacen(&report.citations[0].to, &cite(kept), 1);
        assert_eq!(text, expected, "nothing but the citations is touched");
        // Read once more, nothing is left to do; the pinned one stays where it is.
        assert_eq!(read_with(&dossier, &newer, &mut |_| {}).unwrap().citations, []);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn decisions_follow_to_a_new_text() {
        let (_home, dossier) = made();
        let item = crate::ledger(&dossier, &crate::Query::default())
            .unwrap()
            .into_iter()
            .find(|entry| entry.kind != crate::Kind::Mention && entry.words.contains(" pay"))
            .unwrap();
        let choice = Choice {
            item: item.id.clone(),
            decision: DecisionKind::Reject,
            set: vec![],
            with: vec![],
            note: None,
            by: "Ada".into(),
            at: "2031-06-01T08:00:00Z".into(),
        };
        decide(&dossier, &choice).unwrap();
        let report = read_with(&dossier, &newer, &mut |_| {}).unwrap();
        assert_eq!(report.orphans, []);
        let [(from, to)] = &report.changes.moved[..] else {
            panic!("{:?}", report.changes.moved)
        };
        assert_eq!(from, &item.id);
        let now = crate::item(&dossier, to).unwrap();
        assert!(
            now.iter().all(|entry| entry.ruling.rejected() && entry.words == item.words),
            "{now:?}"
        );
    }

    #[test]
    fn what_was_read_of_an_altered_source_stays_until_it_is_back() {
        let (_home, dossier) = made();
        let before = crate::export_json(&dossier).unwrap()["documents"].clone();
        let path = dossier.source_path("page.txt");
        fs::write(&path, "Something else stands here now.").unwrap();
        let report = read(&dossier, &mut |_| {}).unwrap();
        assert!(report.unread[0].why.contains("what was read before is kept"), "{:?}", report.unread);
        let export = crate::export_json(&dossier).unwrap();
        assert_eq!(export["documents"][0]["statements"], before[0]["statements"]);
        assert_eq!(export["sources"][0]["state"], "altered");
        assert!(shown(&dossier, &cite("met on Friday")).is_none());
        fs::write(&path, PAGE).unwrap();
        assert_eq!(read(&dossier, &mut |_| {}).unwrap().unread, []);
        assert_eq!(crate::export_json(&dossier).unwrap()["documents"], before);
    }
}
