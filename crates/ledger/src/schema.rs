//! JSON Schemas of what the ledger writes, generated from the types of the record.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use standoff_reading::{Commitment, Entity, Event, Extractor, Furniture, Mention, Sentence, Span, Statement};

/// The schema of `standoff-ledger/1`. The items are the record's own types, with what the export adds to each.
pub fn ledger_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    for schema in [
        generator.subschema_for::<Entity>(),
        generator.subschema_for::<Mention>(),
        generator.subschema_for::<Statement>(),
        generator.subschema_for::<Event>(),
        generator.subschema_for::<Commitment>(),
        generator.subschema_for::<Sentence>(),
        generator.subschema_for::<Furniture>(),
        generator.subschema_for::<Extractor>(),
        generator.subschema_for::<Span>(),
    ] {
        // Each lands among the definitions; the reference to it is written below by name.
        drop(schema);
    }
    let mut kinds = generator.take_definitions(true);
    for (kind, dated) in [("Statement", true), ("Event", true), ("Commitment", false)] {
        add(&mut kinds, kind, item_fields(dated));
    }
    add(&mut kinds, "Mention", json!({ "words": text("The words at this place.") }));
    add(&mut kinds, "Entity", entity_fields());
    kinds.extend(document_kinds());
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "standoff-ledger/1",
        "description": "All that was read from the sources of a dossier, the analyst's decisions laid over it. Offsets count Unicode code points of the document's text, ends exclusive.",
        "type": "object",
        "required": ["format", "entities", "sources", "documents", "groups"],
        "properties": {
            "format": { "const": "standoff-ledger/1" },
            "entities": list("Entity"),
            "sources": list("Source"),
            "documents": list("Document"),
            "groups": list("Group"),
            "overlaps": list("Overlap"),
        },
        "$defs": kinds,
    });
    close(&mut schema);
    schema
}

/// The schema of the Web Annotations that the ledger writes: the required keys of the vocabulary, and both selectors on every target.
pub fn annotations_schema() -> Value {
    let position = json!({ "type": "object", "required": ["type", "start", "end"], "properties": {
        "type": { "const": "TextPositionSelector" }, "start": count(), "end": count(),
    }});
    let quote = json!({ "type": "object", "required": ["type", "exact", "prefix", "suffix"], "properties": {
        "type": { "const": "TextQuoteSelector" }, "exact": { "type": "string", "minLength": 1 },
        "prefix": { "type": "string" }, "suffix": { "type": "string" },
    }});
    let body = json!({ "type": "object", "required": ["type", "purpose", "value"], "properties": {
        "type": { "const": "TextualBody" }, "purpose": { "enum": ["describing", "tagging"] }, "value": { "type": "string", "minLength": 1 },
        "format": { "const": "text/plain" }, "language": { "type": "string" },
    }});
    let target = json!({ "type": "object", "required": ["type", "source", "selector"], "properties": {
        "type": { "const": "SpecificResource" },
        "source": { "type": "string", "pattern": "^nih:sha-256;[0-9a-f]{64}$" },
        "selector": { "type": "array", "prefixItems": [position, quote], "minItems": 2, "maxItems": 2 },
    }});
    let annotation = json!({ "type": "object", "required": ["id", "type", "body", "target"], "properties": {
        "id": { "type": "string", "pattern": "^urn:standoff:[sec]-[0-9a-f]{10}$" },
        "type": { "const": "Annotation" },
        "motivation": { "type": "array", "items": { "enum": ["classifying", "describing"] } },
        "body": { "type": "array", "items": body, "minItems": 1 },
        "target": { "type": "array", "items": target, "minItems": 1 },
        "creator": { "type": "object", "required": ["type", "name"], "properties": { "type": { "enum": ["Person", "Software"] }, "name": { "type": "string" } } },
        "modified": { "type": "string" },
    }});
    let page = json!({ "type": "object", "required": ["id", "type", "partOf", "startIndex", "items"], "properties": {
        "id": { "type": "string" }, "type": { "const": "AnnotationPage" }, "partOf": { "type": "string" }, "startIndex": { "const": 0 },
        "items": { "type": "array", "items": annotation },
    }});
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Web Annotations of a ledger",
        "type": "object",
        "required": ["@context", "id", "type", "total", "first"],
        "properties": {
            "@context": { "const": "http://www.w3.org/ns/anno.jsonld" },
            "id": { "type": "string" },
            "type": { "const": "AnnotationCollection" },
            "label": { "type": "string" },
            "total": count(),
            "first": page,
        },
    });
    close(&mut schema);
    schema
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn maybe(description: &str) -> Value {
    json!({ "type": ["string", "null"], "description": description })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn texts() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}

fn list(kind: &str) -> Value {
    json!({ "type": "array", "items": { "$ref": format!("#/$defs/{kind}") } })
}

/// Adds properties to a kind, in the place of those of the same name.
fn add(kinds: &mut Map<String, Value>, kind: &str, properties: Value) {
    let known = kinds
        .get_mut(kind)
        .and_then(|kind| kind.get_mut("properties"))
        .and_then(Value::as_object_mut);
    if let (Some(known), Value::Object(properties)) = (known, properties) {
        known.extend(properties);
    }
}

/// What the export adds to an item on which one can decide.
fn item_fields(dated: bool) -> Value {
    let note = json!({ "type": "object", "required": ["id", "by", "at", "note"], "properties": {
        "id": text("Id of the decision."), "by": text("Who."), "at": text("When."), "note": maybe("The analyst's words."),
    }});
    let edit = json!({ "type": "object", "required": ["was", "by", "at", "id"], "properties": {
        "was": { "description": "What was read." }, "by": text("Who."), "at": text("When."), "id": text("Id of the decision."),
    }});
    let mut fields = json!({
        "words": text("The item's words, pieces parted by an ellipsis."),
        "decision": { "type": "object", "description": "What an analyst decided on it.", "required": ["verdict", "notes"], "properties": {
            "verdict": { "enum": ["accepted", "rejected", null] }, "id": maybe("Id of the decision."), "by": maybe("Who."), "at": maybe("When."),
            "note": maybe("The analyst's words."), "notes": { "type": "array", "items": note },
        }},
        "edited": { "type": "object", "description": "Fields that an analyst set, each with what was read.", "additionalProperties": edit },
    });
    if dated {
        fields["date"] = maybe(
            "ISO 8601, `YYYY-MM` or `YYYY` where no more is known, `a/b` for some day between, `..` for an open end; null where the texts do not say.",
        );
        fields["date_found"] = json!({ "type": ["object", "null"], "required": ["expression", "reasoning"], "properties": {
            "expression": { "anyOf": [{ "$ref": "#/$defs/Span" }, { "type": "null" }] }, "reasoning": text("How the date was worked out."),
        }});
    }
    fields
}

/// What the export adds to an actor that decisions changed.
fn entity_fields() -> Value {
    let read = json!({ "type": ["object", "null"], "description": "The actor as it was read.", "required": ["kind", "label", "aliases"], "properties": {
        "kind": { "$ref": "#/$defs/EntityKind" }, "label": text("Its name."), "aliases": texts(),
    }});
    json!({ "read": read, "joined": texts(), "decisions": texts() })
}

/// Kinds that only the export has.
fn document_kinds() -> Map<String, Value> {
    let rejected = json!({ "type": "object", "required": ["statements", "events", "commitments"], "properties": {
        "statements": list("Statement"), "events": list("Event"), "commitments": list("Commitment"),
    }});
    let found = json!({ "type": "object", "required": ["span", "rule"], "properties": {
        "span": { "anyOf": [{ "$ref": "#/$defs/Span" }, { "type": "null" }] }, "rule": text("Which layer or rule found it."),
    }});
    let document = json!({ "type": "object", "required": ["id", "file", "sha256", "text_sha256", "length", "body", "mentions", "statements", "events", "commitments"], "properties": {
        "id": text("`d-` and the first digits of the source's sha256."), "file": text("Name of the source."), "sha256": text("Digest of the source's bytes."),
        "bytes": count(), "text_sha256": text("Digest of the text."), "length": count(), "extractor": { "$ref": "#/$defs/Extractor" },
        "language": maybe("ISO 639 code."), "title": { "anyOf": [{ "$ref": "#/$defs/Span" }, { "type": "null" }] }, "title_words": maybe("The headline."),
        "outlet": maybe("The publication."), "byline": maybe("Who wrote it."), "published": maybe("ISO date."), "updated": maybe("ISO date."),
        "found": { "type": "object", "additionalProperties": found }, "body": list("Span"), "furniture": list("Furniture"), "sentences": list("Sentence"),
        "mentions": list("Mention"), "statements": list("Statement"), "events": list("Event"), "commitments": list("Commitment"),
        "rejected": rejected, "remarks": texts(),
    }});
    let source = json!({ "type": "object", "required": ["file", "sha256", "former_names", "state", "unread"], "properties": {
        "file": text("Name."), "sha256": text("Digest of the bytes."), "former_names": texts(),
        "state": { "enum": ["here", "absent", "removed", "altered"] }, "unread": maybe("Why it has no text."),
    }});
    let group = json!({ "type": "object", "required": ["kind", "members"], "properties": {
        "kind": { "enum": ["statement", "event", "commitment"] }, "members": { "type": "array", "items": { "type": "string" }, "minItems": 2 },
        "decisions": texts(), "reprints": { "type": "array", "items": texts(), "description": "Members that are one wording in documents that print one text." },
    }});
    let pair = |kind: &str| json!({ "type": "array", "items": { "type": kind }, "minItems": 2, "maxItems": 2 });
    let overlap = json!({ "type": "object", "required": ["documents", "shared", "runs"], "properties": {
        "documents": pair("string"), "shared": { "type": "integer", "minimum": 0, "description": "Different runs of five words that stand in the articles of both." },
        "runs": pair("integer"),
    }});
    Map::from_iter([
        ("Document".to_owned(), document),
        ("Source".to_owned(), source),
        ("Group".to_owned(), group),
        ("Overlap".to_owned(), overlap),
    ])
}

/// Closes every object to keys that it does not name, so that a slip of the pen is found.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") && !fields.contains_key("additionalProperties") {
                fields.insert("additionalProperties".into(), false.into());
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}
