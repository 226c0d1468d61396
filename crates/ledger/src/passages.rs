//! From a citation to its passage.

use crate::load::{Stored, paragraph_around, passage_around, uncoded};
use crate::{Coded, Entry, Failure, Kind, Ledger, Passage, Query, Reference, ShelfState, Source, Standing, Voice};
use standoff_reading::{RecordBasis, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The fewest digits of a digest that name a document.
const DIGEST_DIGITS: usize = 6;

/// Turns citations into passages. Never fails: what cannot be shown says why.
///
/// A text is loaded once, on its first citation, and checked against its digest then.
#[derive(Debug, Default)]
pub struct Passages {
    sources: Vec<Source>,
    ledger: Option<Ledger>,
    /// Why there is no ledger.
    trouble: Option<String>,
    loaded: RefCell<BTreeMap<String, Rc<Page>>>,
}

/// A text in memory with the statements in it.
#[derive(Debug)]
struct Page {
    stored: Stored,
    statements: Vec<Entry>,
}

/// What a citation means before the text is looked at.
struct Target {
    source: Source,
    /// Digest of a former text, where that is what was cited.
    former: Option<String>,
    span: Span,
    /// The item cited, with the labels and the date it brings along.
    item: Option<Entry>,
}

impl Passages {
    /// Citations into a ledger; the sources say where the bytes are now.
    pub fn new(ledger: Ledger, sources: Vec<Source>) -> Passages {
        Passages {
            sources,
            ledger: Some(ledger),
            ..Passages::default()
        }
    }

    /// Citations into a ledger whose own list of sources is taken for true.
    pub fn of(ledger: Ledger) -> Result<Passages, Failure> {
        let sources = ledger.documents()?.into_iter().map(Source::from).collect();
        Ok(Passages::new(ledger, sources))
    }

    /// The sources, with where their bytes were when this was made.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Why no ledger can be asked, if none can.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Sources without a usable ledger: every citation is absent or broken.
    pub fn without_ledger(sources: Vec<Source>, why: String) -> Passages {
        Passages {
            sources,
            trouble: Some(why),
            ..Passages::default()
        }
    }

    /// What a citation points to.
    pub fn resolve(&self, citation: &str) -> Passage {
        let blank = Passage {
            citation: citation.trim().to_owned(),
            document: String::new(),
            text_sha256: None,
            outlet: None,
            published: None,
            standing: Standing::SourceAbsent,
        };
        let target = Reference::parse(citation).and_then(|reference| self.target(reference));
        match target {
            Ok(target) => self.passage(blank, &target),
            Err(why) => {
                let document = citation
                    .rsplit_once('@')
                    .map_or(citation, |(document, _)| document)
                    .trim()
                    .to_owned();
                Passage {
                    document,
                    standing: Standing::Broken { why },
                    ..blank
                }
            }
        }
    }

    fn target(&self, reference: Reference) -> Result<Target, String> {
        match reference {
            Reference::Range { document, span } => {
                let (source, former) = self.document(&document)?;
                Ok(Target {
                    source,
                    former,
                    span,
                    item: None,
                })
            }
            Reference::Item(id) => self.item(&id),
        }
    }

    fn item(&self, id: &str) -> Result<Target, String> {
        let ledger = self.ledger.as_ref().ok_or_else(|| self.no_ledger())?;
        let entries = ledger.entries_of(id).map_err(|failure| failure.to_string())?;
        let entry = entries.into_iter().next().ok_or_else(|| {
            format!("nothing in the ledger has the id “{id}”; `standoff ledger` lists the ids, and a range is written document@start-end")
        })?;
        let (source, former) = self.document(&entry.document)?;
        Ok(Target {
            source,
            former,
            span: entry.span,
            item: Some(entry),
        })
    }

    /// The document that a citation names, and the digest of its former text if that is what was named.
    fn document(&self, named: &str) -> Result<(Source, Option<String>), String> {
        if let Some(found) = by_name(&self.sources, named)? {
            return Ok((found.clone(), None));
        }
        if !is_digest(named) {
            return Err(self.unknown(named));
        }
        let digits = named.to_lowercase();
        let by_bytes = self.sources.iter().filter(|source| source.sha256.starts_with(&digits));
        let texts = self
            .ledger
            .as_ref()
            .map(Ledger::digests)
            .transpose()
            .map_err(|failure| failure.to_string())?
            .unwrap_or_default();
        let by_text: Vec<&(String, String)> = texts.iter().filter(|(text, _)| text.starts_with(&digits)).collect();
        let distinct: BTreeSet<&str> = by_text.iter().map(|(text, _)| text.as_str()).collect();
        let of_texts = by_text
            .iter()
            .filter_map(|(_, sha256)| self.sources.iter().find(|source| source.sha256 == *sha256));
        let mut found: Vec<&Source> = by_bytes.chain(of_texts).collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.dedup();
        match (&found[..], distinct.len()) {
            ([], _) => Err(self.unknown(named)),
            ([one], 0) => Ok(((*one).clone(), None)),
            // One text under two names is one text: the first name stands for both.
            ([one, ..], 1) => Ok(((*one).clone(), distinct.first().map(|text| (*text).to_owned()))),
            (several, _) => Err(ambiguous(named, several.iter().map(|source| source.name.as_str()))),
        }
    }

    /// The digest of the source whose present text a document name in a citation means; `None` if it means none, several, or one text
    /// by the digest of that.
    pub fn meant(&self, document: &str) -> Option<String> {
        match self.document(document) {
            Ok((source, None)) => Some(source.sha256),
            _ => None,
        }
    }

    fn passage(&self, blank: Passage, target: &Target) -> Passage {
        let named = Passage {
            document: target.source.name.clone(),
            ..blank
        };
        let page = match self.page(target) {
            Ok(page) => page,
            Err(standing) => {
                return Passage {
                    standing: *standing,
                    ..named
                };
            }
        };
        let listed = &page.stored.listed;
        Passage {
            text_sha256: Some(page.stored.text.sha256().to_owned()),
            outlet: listed.outlet.clone(),
            published: listed.published.clone(),
            standing: show(&page, target),
            ..named
        }
    }

    /// The text that a citation points into, or what to say instead.
    fn page(&self, target: &Target) -> Result<Rc<Page>, Box<Standing>> {
        let broken = |why: String| Box::new(Standing::Broken { why });
        let name = &target.source.name;
        match target.source.state {
            ShelfState::Here => {}
            ShelfState::Absent => return Err(Box::new(Standing::SourceAbsent)),
            ShelfState::Removed => {
                return Err(broken(format!(
                    "{name} was removed from the dossier; `standoff add` takes it in again"
                )));
            }
            ShelfState::Altered => {
                let why = format!(
                    "the bytes of {name} are no longer those that were added (sha256 {}); put the original back",
                    target.source.sha256
                );
                return Err(broken(why));
            }
        }
        let ledger = self.ledger.as_ref().ok_or_else(|| broken(self.no_ledger()))?;
        let key = target.former.clone().unwrap_or_else(|| target.source.sha256.clone());
        if let Some(page) = self.loaded.borrow().get(&key) {
            return Ok(page.clone());
        }
        let page = Rc::new(load(ledger, target).map_err(broken)?);
        self.loaded.borrow_mut().insert(key, page.clone());
        Ok(page)
    }

    fn no_ledger(&self) -> String {
        self.trouble
            .clone()
            .unwrap_or_else(|| "there is no ledger; run `standoff read`".into())
    }

    fn unknown(&self, named: &str) -> String {
        let begins = self
            .sources
            .iter()
            .filter(|source| source.name.to_lowercase().contains(&named.to_lowercase()));
        match begins.map(|source| source.name.as_str()).take(4).collect::<Vec<_>>().join(", ") {
            near if near.is_empty() && named.len() < DIGEST_DIGITS => format!(
                "no document is called “{named}”, and the start of a sha256 needs {DIGEST_DIGITS} digits; `standoff sources` lists the documents"
            ),
            near if near.is_empty() => {
                format!("no document is called “{named}”, and no sha256 begins so; `standoff sources` lists the documents")
            }
            near => format!("no document is called “{named}”; near: {near}"),
        }
    }
}

impl From<crate::Listed> for Source {
    fn from(listed: crate::Listed) -> Source {
        Source {
            name: listed.name,
            former_names: listed.former_names,
            sha256: listed.sha256,
            state: listed.state,
        }
    }
}

fn load(ledger: &Ledger, target: &Target) -> Result<Page, String> {
    let name = &target.source.name;
    let stored = ledger.stored(&target.source.sha256).map_err(|failure| failure.to_string())?;
    let listed = ledger.documents().map_err(|failure| failure.to_string())?;
    let unread = listed.into_iter().find(|listed| listed.sha256 == target.source.sha256);
    match (&target.former, stored, unread) {
        (Some(former), Some(stored), _) if stored.text.sha256() != former => former_page(ledger, former, stored.listed),
        (Some(former), None, Some(listed)) => former_page(ledger, former, listed),
        (_, Some(stored), _) => {
            let query = Query {
                kinds: vec![Kind::Statement],
                document: Some(stored.listed.sha256.clone()),
                ..Query::default()
            };
            let statements = ledger.entries(&query).map_err(|failure| failure.to_string())?;
            Ok(Page { stored, statements })
        }
        (_, None, Some(crate::Listed { unread: Some(why), .. })) => Err(format!("{name} has no text: {why}")),
        (_, None, _) => Err(format!("{name} has not been read yet; run `standoff read`")),
    }
}

fn former_page(ledger: &Ledger, digest: &str, listed: crate::Listed) -> Result<Page, String> {
    let text = ledger.text(digest).map_err(|failure| failure.to_string())?;
    match text.filter(|text| text.sha256() == digest) {
        Some(text) => Ok(Page {
            stored: Stored {
                listed,
                coded: uncoded(&text),
                text,
            },
            statements: Vec::new(),
        }),
        None => Err(format!(
            "the stored text no longer matches its sha256 {digest}; delete ledger.db and run `standoff read`"
        )),
    }
}

/// Marks the cited words in their passage.
fn show(page: &Page, target: &Target) -> Standing {
    let (text, sentences, span) = (&page.stored.text, &page.stored.coded.sentences, target.span);
    let Some(words) = text.get(span) else {
        let (name, length) = (&target.source.name, text.len());
        let why = format!("{name} has {length} characters; there is nothing at {}-{}", span.start, span.end);
        return Standing::Broken { why };
    };
    let passage = with_cues(page, span, passage_around(text, sentences, span));
    let paragraph = paragraph_around(text, sentences, passage);
    let part = |start, end| text.get(Span { start, end }).unwrap_or_default().to_owned();
    let (speakers, date) = said(page, target);
    Standing::Verified {
        before: part(passage.start, span.start),
        words: words.to_owned(),
        after: part(span.end, passage.end),
        paragraph: part(paragraph.start, paragraph.end),
        speakers,
        date,
    }
}

/// A passage widened by those of the statements that the cited words are part of: a sentence from the midst of a quotation is shown
/// with the clause that says who speaks.
fn with_cues(page: &Page, span: Span, passage: Span) -> Span {
    let around = page.statements.iter().filter(|entry| touches(entry, span));
    around
        .filter_map(|entry| match &entry.coded {
            Coded::Statement(said) => Some(said.passage),
            _ => None,
        })
        .fold(passage, |wide, own| Span {
            start: wide.start.min(own.start),
            end: wide.end.max(own.end),
        })
}

/// Who said the cited words, and when: the item's own, else that of every statement in which they stand.
fn said(page: &Page, target: &Target) -> (Vec<Voice>, Option<String>) {
    let carrier = |id: &Option<String>| {
        page.statements
            .iter()
            .filter(|entry| Some(&entry.id) == id.as_ref())
            .collect::<Vec<_>>()
    };
    let sayings: Vec<&Entry> = match target.item.as_ref().map(|entry| (&entry.coded, entry)) {
        Some((Coded::Statement(_), entry)) => vec![entry],
        Some((Coded::Event(event), _)) => carrier(&event.statement),
        Some((Coded::Commitment(bond), _)) => carrier(&bond.statement),
        _ => page.statements.iter().filter(|entry| touches(entry, target.span)).collect(),
    };
    let mut speakers: Vec<Voice> = Vec::new();
    for entry in &sayings {
        let quoted = matches!(&entry.coded, Coded::Statement(said) if said.basis == RecordBasis::Stated);
        for named in &entry.actors {
            match speakers.iter_mut().find(|voice| voice.label == named.label) {
                // Quoted in one of several statements over the words: not all of them are the actor's own.
                Some(voice) => voice.quoted &= quoted,
                None => speakers.push(Voice {
                    label: named.label.clone(),
                    quoted,
                }),
            }
        }
    }
    let dates: BTreeSet<&String> = sayings.iter().filter_map(|entry| entry.date.as_ref()).collect();
    let own = target.item.as_ref().and_then(|entry| entry.date.clone());
    // Two statements of different dates leave the date of the words open.
    (
        speakers,
        own.or_else(|| (dates.len() == 1).then(|| dates.first().map(|date| (*date).clone()))?),
    )
}

fn touches(entry: &Entry, span: Span) -> bool {
    let Coded::Statement(said) = &entry.coded else { return false };
    said.content
        .iter()
        .any(|content| content.start < span.end && span.start < content.end)
}

/// The source a name means: the whole name, without its ending, or its beginning up to a separator; present names before former ones.
pub(crate) fn by_name<'a>(sources: &'a [Source], named: &str) -> Result<Option<&'a Source>, String> {
    let stem = |name: &str| {
        name.rsplit_once('.')
            .filter(|(stem, _)| !stem.is_empty())
            .is_some_and(|(stem, _)| stem == named)
    };
    let begins = |name: &str| {
        name.strip_prefix(named)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| !next.is_alphanumeric())
    };
    let tests: [&dyn Fn(&str) -> bool; 3] = [&|name| name == named, &stem, &begins];
    if named.is_empty() {
        return Ok(None);
    }
    for test in tests {
        let present = sources.iter().filter(|source| test(&source.name)).collect::<Vec<_>>();
        let former = || {
            sources
                .iter()
                .filter(|source| source.former_names.iter().any(|name| test(name)))
                .collect::<Vec<_>>()
        };
        let found = if present.is_empty() { former() } else { present };
        match found[..] {
            [] => {}
            [one] => return Ok(Some(one)),
            _ => return Err(ambiguous(named, found.iter().map(|source| source.name.as_str()))),
        }
    }
    Ok(None)
}

fn is_digest(named: &str) -> bool {
    named.len() >= DIGEST_DIGITS && named.len() <= 64 && named.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn ambiguous<'a>(named: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    format!("“{named}” may mean any of {}; write more of the name", names.join(", "))
}
