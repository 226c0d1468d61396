//! The ledger as W3C Web Annotations: one annotation for each statement, event and commitment, pointing at its characters by position
//! and by quotation, so that any tool that knows the standard can show them on the page.

use crate::load::Stored;
use crate::{Citation, Coded, Entry, Failure, Kind, Ledger, Named, Query};
use serde_json::{Value, json};
use standoff_reading::{Span, Text};
use std::collections::BTreeMap;

impl Ledger {
    /// All items that are not rejected as an `AnnotationCollection` with one page; the same record gives the same bytes.
    ///
    /// A text is named by its digest (`nih:sha-256;…`, RFC 6920) and an item by its id, so that nothing depends on where files lie.
    pub fn export_annotations(&self) -> Result<Value, Failure> {
        let (mut items, mut open) = (Vec::new(), None::<Stored>);
        let digests: BTreeMap<String, String> = self.documents()?.into_iter().map(|listed| (listed.name, listed.sha256)).collect();
        for entry in self.entries(&Query::default())? {
            if open.as_ref().is_none_or(|stored| stored.listed.name != entry.document) {
                open = digests
                    .get(&entry.document)
                    .map(|sha256| self.stored(sha256))
                    .transpose()?
                    .flatten();
            }
            items.extend(open.as_ref().map(|stored| annotation(&entry, &stored.text)));
        }
        let mut page =
            json!({ "id": "urn:standoff:annotations:1", "type": "AnnotationPage", "partOf": "urn:standoff:annotations", "startIndex": 0 });
        let total = items.len();
        page["items"] = items.into();
        Ok(json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:standoff:annotations",
            "type": "AnnotationCollection",
            "label": "Statements, events and conditional commitments",
            "total": total,
            "first": page,
        }))
    }
}

fn annotation(entry: &Entry, text: &Text) -> Value {
    let mut value = json!({
        "id": format!("urn:standoff:{}", entry.id),
        "type": "Annotation",
        "motivation": ["classifying", "describing"],
        "body": body(entry),
        "target": targets(entry, text),
    });
    // The last who judged the item speaks for it; else the reader does.
    let judge = entry.ruling.verdict.as_ref().or(entry.ruling.changes.last());
    value["creator"] = match judge {
        Some(decision) => json!({ "type": "Person", "name": decision.by }),
        None => json!({ "type": "Software", "name": "standoff" }),
    };
    if let Some(decision) = judge {
        value["modified"] = decision.at.as_str().into();
    }
    value
}

/// What the item says: as a sentence for people, as tags for lists.
fn body(entry: &Entry) -> Value {
    let tag = |value: String| json!({ "type": "TextualBody", "purpose": "tagging", "value": value });
    let mut bodies = vec![json!({
        "type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": sentence(entry),
    })];
    bodies.push(tag(entry.kind.singular().to_owned()));
    bodies.extend(kinds(&entry.coded).into_iter().filter(|word| !word.is_empty()).map(tag));
    bodies.into()
}

fn sentence(entry: &Entry) -> String {
    let names = |named: &[Named]| named.iter().map(|named| named.label.as_str()).collect::<Vec<_>>().join(", ");
    let who = if entry.actors.is_empty() {
        "undetermined".to_owned()
    } else {
        names(&entry.actors)
    };
    let whom = if entry.others.is_empty() {
        String::new()
    } else {
        format!(" → {}", names(&entry.others))
    };
    let date = entry.date.as_deref().unwrap_or("no date");
    format!("{}: {who}{whom}; {}; {date}", entry.kind.singular(), kinds(&entry.coded).join(", "))
}

/// The words that say what kind of statement, event or commitment it is.
fn kinds(coded: &Coded) -> Vec<String> {
    let word = |value: Result<Value, serde_json::Error>| value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    match coded {
        Coded::Statement(said) => vec![
            word(serde_json::to_value(said.modality)),
            word(serde_json::to_value(said.polarity)),
            word(serde_json::to_value(said.basis)),
        ],
        Coded::Event(event) => vec![
            event.plover.clone(),
            event.mode.clone().unwrap_or_default(),
            word(serde_json::to_value(event.status)),
        ],
        Coded::Commitment(bond) => vec![
            word(serde_json::to_value(bond.stance)),
            word(serde_json::to_value(bond.logic)),
            word(serde_json::to_value(bond.basis)),
        ],
        Coded::Mention(mention) => vec![word(serde_json::to_value(mention.kind))],
    }
}

/// The pieces of text that an item rests on, each by position and by quotation.
fn targets(entry: &Entry, text: &Text) -> Value {
    let spans: Vec<Span> = match (&entry.coded, entry.kind) {
        (Coded::Statement(said), Kind::Statement) if !said.content.is_empty() => said.content.clone(),
        _ => vec![entry.span],
    };
    let citations = spans.into_iter().filter_map(|span| Citation::of(text, span));
    citations.map(|citation| target(&citation)).collect()
}

fn target(citation: &Citation) -> Value {
    json!({
        "type": "SpecificResource",
        "source": format!("nih:sha-256;{}", citation.document),
        "selector": [
            { "type": "TextPositionSelector", "start": citation.start, "end": citation.end },
            { "type": "TextQuoteSelector", "exact": citation.words, "prefix": citation.before, "suffix": citation.after },
        ],
    })
}
