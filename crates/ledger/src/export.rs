//! The ledger as `standoff-ledger/1`: one JSON value that holds all that was coded, the same bytes for the same record.

use crate::desk::Desk;
use crate::list::coded;
use crate::load::Stored;
use crate::{Actor, Coded, DecisionKind, Edited, Failure, Kind, Ledger, Ruling, SharedText};
use rusqlite::params;
use serde::Serialize;
use serde_json::{Map, Value, json};
use standoff_reading::{Dated, Found, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Name and version of the format.
const FORMAT: &str = "standoff-ledger/1";

impl Ledger {
    /// The whole record. Rejected items stand under `rejected` of their document and nowhere else.
    pub fn export_json(&self) -> Result<Value, Failure> {
        let desk = self.desk()?;
        let (mut sources, mut documents) = (Vec::new(), Vec::new());
        let mut rejected = BTreeSet::new();
        for listed in self.documents()? {
            sources.push(json!({
                "file": listed.name, "sha256": listed.sha256, "former_names": listed.former_names,
                "state": listed.state, "unread": listed.unread,
            }));
            if let Some(stored) = self.stored(&listed.sha256)? {
                let page = self.page(&stored, &desk)?;
                rejected.extend(page.rejected);
                documents.push(Value::Object(page.document));
            }
        }
        Ok(json!({
            "format": FORMAT,
            "entities": desk.book.actors().iter().map(actor).collect::<Vec<_>>(),
            "sources": sources,
            "documents": documents,
            "groups": groups(&desk, &rejected, &self.wordings()?),
            "overlaps": self.overlaps()?.iter().map(overlap).collect::<Vec<_>>(),
        }))
    }

    /// The items of one kind in a document, in the order of the page.
    pub(crate) fn items(&self, document: &str, kind: Kind) -> Result<Vec<Coded>, Failure> {
        let sql = "SELECT coded FROM items WHERE document = ? AND kind = ? ORDER BY position";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let rows = statement
            .query_map(params![document, kind.plural()], |row| row.get::<_, String>(0))
            .map_err(self.failed())?;
        rows.map(|row| coded(self, kind, &row.map_err(self.failed())?)).collect()
    }

    fn page(&self, stored: &Stored, desk: &Desk<'_>) -> Result<Page, Failure> {
        let mut page = Page {
            document: head(stored),
            rejected: Vec::new(),
        };
        let mut mentions = Vec::new();
        for coded in self.items(&stored.listed.sha256, Kind::Mention)? {
            mentions.push(item(stored, &desk.laid_over(stored, coded)?.coded));
        }
        page.document.insert("mentions".into(), mentions.into());
        let mut rejected = Map::new();
        for kind in [Kind::Statement, Kind::Event, Kind::Commitment] {
            let (mut kept, mut left_out) = (Vec::new(), Vec::new());
            for coded in self.items(&stored.listed.sha256, kind)? {
                let ruling = desk.ruling(id(&coded));
                let laid_over = desk.laid_over(stored, coded)?;
                let mut value = item(stored, &laid_over.coded);
                if ruling.verdict.is_some() || !ruling.notes.is_empty() {
                    value["decision"] = decided(&ruling);
                }
                if !laid_over.edits.is_empty() {
                    value["edited"] = edited(&laid_over.edits);
                }
                if ruling.rejected() {
                    page.rejected.push(id(&laid_over.coded).to_owned());
                    left_out.push(value);
                } else {
                    kept.push(value);
                }
            }
            page.document.insert(kind.plural().into(), kept.into());
            rejected.insert(kind.plural().into(), left_out.into());
        }
        page.document.insert("rejected".into(), rejected.into());
        page.document.insert("remarks".into(), value(&stored.coded.remarks));
        Ok(page)
    }
}

/// Groups of items that report one thing; rejected members are left out, and groups of fewer than two with them.
fn groups(desk: &Desk<'_>, rejected: &BTreeSet<String>, wordings: &BTreeMap<String, i64>) -> Vec<Value> {
    let groups = desk.groups.iter().filter_map(|group| {
        let members: Vec<&String> = group.members.iter().filter(|member| !rejected.contains(*member)).collect();
        let mut value = json!({ "kind": group.kind, "members": members });
        if !group.decisions.is_empty() {
            value["decisions"] = json!(group.decisions);
        }
        let reprints = reprints(&members, wordings);
        if !reprints.is_empty() {
            value["reprints"] = json!(reprints);
        }
        (members.len() > 1).then_some(value)
    });
    groups.collect()
}

/// Members that are one wording, printed in several documents: they are no sources independent of each other.
fn reprints<'m>(members: &[&'m String], wordings: &BTreeMap<String, i64>) -> Vec<Vec<&'m String>> {
    let mut printed: BTreeMap<i64, Vec<&String>> = BTreeMap::new();
    for member in members {
        if let Some(number) = wordings.get(*member) {
            printed.entry(*number).or_default().push(member);
        }
    }
    printed.into_values().filter(|ids| ids.len() > 1).collect()
}

/// How much of each other's articles two documents print.
fn overlap(shared: &SharedText) -> Value {
    let (documents, runs) = (&shared.documents, shared.runs);
    json!({ "documents": [documents.0, documents.1], "shared": shared.shared, "runs": [runs.0, runs.1] })
}

/// An actor, and what was decided on it.
fn actor(actor: &Actor) -> Value {
    let mut value = value(&actor.entity);
    if !actor.decisions.is_empty() {
        let read = actor.read.as_ref();
        value["read"] = json!(read.map(|read| json!({ "kind": read.kind, "label": read.label, "aliases": read.aliases })));
        value["joined"] = json!(actor.joined);
        value["decisions"] = actor.decisions.iter().map(|decision| json!(decision.id)).collect();
    }
    value
}

/// A document on its way out.
struct Page {
    document: Map<String, Value>,
    rejected: Vec<String>,
}

/// What is said of a document as a whole.
fn head(stored: &Stored) -> Map<String, Value> {
    let (listed, coded) = (&stored.listed, &stored.coded);
    let said = |found: &Option<Found<String>>| found.as_ref().map(|found| found.value.clone());
    let fields = [
        ("title", &coded.title),
        ("outlet", &coded.outlet),
        ("byline", &coded.byline),
        ("published", &coded.published),
        ("updated", &coded.updated),
    ];
    let found: Map<String, Value> = fields
        .into_iter()
        .filter_map(|(field, found)| {
            found
                .as_ref()
                .map(|found| (field.to_owned(), json!({ "span": found.span, "rule": found.rule })))
        })
        .collect();
    let head = json!({
        "id": format!("d-{}", listed.sha256.get(..10).unwrap_or(&listed.sha256)),
        "file": listed.name,
        "sha256": listed.sha256,
        "bytes": listed.bytes,
        "text_sha256": stored.text.sha256(),
        "length": stored.text.len(),
        "extractor": coded.extractor,
        "language": coded.language,
        "title": coded.title.as_ref().and_then(|title| title.span),
        "title_words": said(&coded.title),
        "outlet": said(&coded.outlet),
        "byline": said(&coded.byline),
        "published": said(&coded.published),
        "updated": said(&coded.updated),
        "found": found,
        "body": coded.body,
        "furniture": coded.furniture,
        "sentences": coded.sentences,
    });
    match head {
        Value::Object(head) => head,
        _ => Map::new(),
    }
}

/// An item with the words it quotes; a date becomes plain text with its reasoning beside it.
fn item(stored: &Stored, coded: &Coded) -> Value {
    let words = |spans: &[Span]| {
        spans
            .iter()
            .filter_map(|span| stored.text.get(*span))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    let (mut value, words, date) = match coded {
        Coded::Statement(said) => (value(said), words(&said.content), Some(&said.date)),
        Coded::Event(event) => (value(event), words(&[event.span]), Some(&event.date)),
        Coded::Commitment(bond) => (value(bond), words(&[bond.span]), None),
        Coded::Mention(mention) => (value(mention), words(&[mention.span]), None),
    };
    value["words"] = words.into();
    if let Some(date) = date {
        value["date"] = json!(date.as_ref().map(|date| &date.iso));
        value["date_found"] = json!(date.as_ref().map(|Dated { expression, reasoning, .. }| json!({
            "expression": expression, "reasoning": reasoning,
        })));
    }
    value
}

/// What was decided on an item.
fn decided(ruling: &Ruling) -> Value {
    let verdict = ruling.verdict.as_ref();
    let word = verdict.map(|decision| match decision.decision {
        DecisionKind::Accept => "accepted",
        _ => "rejected",
    });
    let notes = ruling
        .notes
        .iter()
        .map(|note| json!({ "id": note.id, "by": note.by, "at": note.at, "note": note.note }));
    json!({
        "verdict": word,
        "id": verdict.map(|decision| &decision.id),
        "by": verdict.map(|decision| &decision.by),
        "at": verdict.map(|decision| &decision.at),
        "note": verdict.and_then(|decision| decision.note.as_ref()),
        "notes": notes.collect::<Vec<_>>(),
    })
}

/// What the analyst changed, by field, each with what was read.
fn edited(edits: &[Edited]) -> Value {
    let field = |edit: &Edited| {
        let told = json!({ "was": edit.was, "by": edit.by, "at": edit.at, "id": edit.decision });
        (edit.field.clone(), told)
    };
    Value::Object(edits.iter().map(field).collect())
}

/// The id of an item; of a mention, its entity's.
pub(crate) fn id(coded: &Coded) -> &str {
    match coded {
        Coded::Statement(said) => &said.id,
        Coded::Event(event) => &event.id,
        Coded::Commitment(bond) => &bond.id,
        Coded::Mention(mention) => &mention.entity,
    }
}

/// Plain data as JSON.
fn value(data: &impl Serialize) -> Value {
    serde_json::to_value(data).expect("the record is plain data with text keys")
}
