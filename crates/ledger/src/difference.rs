//! What two readings disagree on: items that only one has, and items that both have and read differently.
//!
//! Items are taken for one if they have one id; else, in one text, if the shorter is at least half within the longer; in texts that
//! differ, if they have the same words.

use crate::fields::plain;
use crate::list::coded;
use crate::write::hull;
use crate::{Failure, Kind, Ledger};
use serde_json::{Map, Value};
use standoff_reading::Span;
use std::collections::{BTreeMap, BTreeSet};

/// All that two readings disagree on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Names of documents that only the present reading has; their items are not compared.
    pub documents_here: Vec<String>,
    /// Names of documents that only the other reading has.
    pub documents_there: Vec<String>,
    /// Ids of actors that only the present reading has.
    pub actors_here: Vec<String>,
    /// Ids of actors that only the other reading has.
    pub actors_there: Vec<String>,
    /// How many items of each kind agree and differ.
    pub kinds: Vec<KindDifference>,
    /// The items that differ, by document and place.
    pub items: Vec<ItemDifference>,
}

/// How many items of a kind agree and differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindDifference {
    /// The kind.
    pub kind: Kind,
    /// Items on which both agree.
    pub same: usize,
    /// Items that both have and read differently.
    pub changed: usize,
    /// Items that only the present reading has.
    pub here: usize,
    /// Items that only the other has.
    pub there: usize,
}

/// An item on which two readings disagree.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemDifference {
    /// Name of the document.
    pub document: String,
    /// What it is.
    pub kind: Kind,
    /// First character, in the reading that has it; in the present one if both have.
    pub start: usize,
    /// Its words, likewise.
    pub words: String,
    /// Its id in the present reading; `None` if it is not there.
    pub here: Option<String>,
    /// Its id in the other.
    pub there: Option<String>,
    /// The fields that differ, where both have it.
    pub fields: Vec<FieldDifference>,
}

/// A field that two readings fill differently.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDifference {
    /// Its name.
    pub field: String,
    /// In the present reading.
    pub here: Value,
    /// In the other.
    pub there: Value,
}

/// A reading reduced to what is compared.
#[derive(Debug, Default)]
struct Side {
    /// Name and digest of the text, by digest of the source.
    documents: BTreeMap<String, (String, String)>,
    actors: BTreeSet<String>,
    items: Vec<Item>,
}

/// Where the items of each kind of each document stand in the list.
type Places<'s> = BTreeMap<(&'s str, Kind), Vec<usize>>;

impl Side {
    fn places(&self) -> Places<'_> {
        let mut places = Places::new();
        for (at, item) in self.items.iter().enumerate() {
            places.entry((item.document.as_str(), item.kind)).or_default().push(at);
        }
        places
    }
}

#[derive(Debug)]
struct Item {
    document: String,
    kind: Kind,
    id: String,
    span: Span,
    words: String,
    fields: Map<String, Value>,
}

const KINDS: [Kind; 3] = [Kind::Statement, Kind::Event, Kind::Commitment];

/// The fields that are compared.
fn compared(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Statement => &[
            "content",
            "speaker",
            "on_behalf_of",
            "addressee",
            "date",
            "form",
            "modality",
            "polarity",
            "condition",
            "basis",
            "rejected",
        ],
        Kind::Event => &["span", "actors", "targets", "plover", "mode", "date", "status", "rejected"],
        Kind::Commitment => &[
            "consequent_span",
            "antecedent_span",
            "debtor",
            "counterparty",
            "logic",
            "stance",
            "basis",
            "rejected",
        ],
        Kind::Mention => &[],
    }
}

impl Ledger {
    /// Compares the record under its decisions with an export of the same format.
    ///
    /// # Errors
    /// [`Failure::Unfit`] if the value is no `standoff-ledger/1`.
    pub fn differs_from(&self, export: &Value) -> Result<Difference, Failure> {
        let here = side(&self.export_json()?).map_err(|why| Failure::Unfit { why })?;
        let there = side(export).map_err(|why| Failure::Unfit { why })?;
        Ok(compare(&here, &there))
    }

    /// Compares the last reading with the one before it that was not the same, decisions left aside; `None` if there was none.
    pub fn differs_from_former(&self) -> Result<Option<Difference>, Failure> {
        let there = self.stored_side("former_items")?;
        if there.items.is_empty() {
            return Ok(None);
        }
        Ok(Some(compare(&self.stored_side("items")?, &there)))
    }

    fn stored_side(&self, table: &str) -> Result<Side, Failure> {
        let mut side = Side::default();
        let mut texts = BTreeMap::new();
        for listed in self.documents()? {
            if let Some(stored) = self.stored(&listed.sha256)? {
                texts.insert(listed.sha256.clone(), stored.text);
            }
            side.documents
                .insert(listed.sha256, (listed.name, listed.text_sha256.unwrap_or_default()));
        }
        let text = if table == "items" { "NULL" } else { "text" };
        let sql = format!(
            "SELECT document, kind, id, first, past, coded, {text} FROM {table} WHERE kind <> 'mentions'
             ORDER BY document, first, past, kind, position"
        );
        let mut statement = self.connection.prepare(&sql).map_err(self.failed())?;
        let rows = statement.query_map([], |row| {
            let span = Span {
                start: row.get(3)?,
                end: row.get(4)?,
            };
            let [document, kind, id, json] = [row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(5)?];
            Ok((document, kind, id, span, json, row.get::<_, Option<String>>(6)?))
        });
        let mut present = BTreeSet::new();
        for row in rows.map_err(self.failed())? {
            let (document, kind, id, span, json, text) = row.map_err(self.failed())?;
            let Some(kind) = Kind::named(&kind) else { continue };
            let fields = kept(kind, plain(&coded(self, kind, &json)?));
            let told = fields.get("words").and_then(Value::as_str).map(str::to_owned);
            let words = told
                .or_else(|| texts.get(&document)?.get(span).map(str::to_owned))
                .unwrap_or_default();
            present.insert(document.clone());
            if let (Some(text), Some(known)) = (text, side.documents.get_mut(&document)) {
                known.1 = text;
            }
            side.items.push(Item {
                document,
                kind,
                id,
                span,
                words,
                fields,
            });
        }
        // Of the reading before, only documents with items are known.
        if table != "items" {
            side.documents.retain(|document, _| present.contains(document));
        }
        Ok(side)
    }
}

/// The compared fields of an item; of a condition, its kind.
fn kept(kind: Kind, fields: Map<String, Value>) -> Map<String, Value> {
    let mut fields = fields;
    fields.retain(|name, _| compared(kind).contains(&name.as_str()));
    if let Some(condition) = fields.get_mut("condition") {
        *condition = condition.get("kind").cloned().unwrap_or_default();
    }
    fields
}

/// An export reduced to what is compared; the error says what is amiss with it.
fn side(export: &Value) -> Result<Side, String> {
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    if text(export, "format") != "standoff-ledger/1" {
        return Err("it is no `standoff-ledger/1`; `standoff ledger --json` writes one".into());
    }
    let mut side = Side {
        actors: list(export, "entities").iter().map(|entity| text(entity, "id")).collect(),
        ..Side::default()
    };
    for document in list(export, "documents") {
        let sha256 = text(&document, "sha256");
        side.documents
            .insert(sha256.clone(), (text(&document, "file"), text(&document, "text_sha256")));
        for kind in KINDS {
            let rejected = document
                .get("rejected")
                .map(|rejected| list(rejected, kind.plural()))
                .unwrap_or_default();
            let items = list(&document, kind.plural()).into_iter().map(|item| (item, false));
            for (item, rejected) in items.chain(rejected.into_iter().map(|item| (item, true))) {
                side.items.push(exported(&sha256, kind, item, rejected)?);
            }
        }
    }
    Ok(side)
}

fn exported(document: &str, kind: Kind, item: Value, rejected: bool) -> Result<Item, String> {
    let amiss = || {
        format!(
            "one of its {} has no id or no place; it is no whole `standoff-ledger/1`",
            kind.plural()
        )
    };
    let Value::Object(mut fields) = item else { return Err(amiss()) };
    fields.insert("rejected".into(), rejected.into());
    let places = match fields.get("content").or(fields.get("span")) {
        Some(Value::Array(pieces)) => pieces.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let spans: Vec<Span> = places.into_iter().filter_map(|place| serde_json::from_value(place).ok()).collect();
    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (id, words) = (text("id"), text("words"));
    let span = hull(&spans).filter(|_| !id.is_empty()).ok_or_else(amiss)?;
    Ok(Item {
        document: document.to_owned(),
        kind,
        id,
        span,
        words,
        fields: kept(kind, fields),
    })
}

fn compare(here: &Side, there: &Side) -> Difference {
    let only = |one: &Side, other: &Side| -> Vec<String> {
        let lone = one.documents.iter().filter(|(sha256, _)| !other.documents.contains_key(*sha256));
        lone.map(|(_, (name, _))| name.clone()).collect()
    };
    let mut difference = Difference {
        documents_here: only(here, there),
        documents_there: only(there, here),
        actors_here: here.actors.difference(&there.actors).cloned().collect(),
        actors_there: there.actors.difference(&here.actors).cloned().collect(),
        ..Difference::default()
    };
    let (places_here, places_there) = (here.places(), there.places());
    for kind in KINDS {
        let mut count = KindDifference {
            kind,
            same: 0,
            changed: 0,
            here: 0,
            there: 0,
        };
        for (sha256, (name, text)) in here.documents.iter().filter(|(sha256, _)| there.documents.contains_key(*sha256)) {
            let same_text = there.documents.get(sha256).is_some_and(|(_, other)| other == text);
            let of = |places: &Places<'_>| places.get(&(sha256.as_str(), kind)).cloned().unwrap_or_default();
            for (a, b) in paired((here, of(&places_here)), (there, of(&places_there)), same_text) {
                let item = judged(name, kind, a.map(|a| &here.items[a]), b.map(|b| &there.items[b]));
                match (&item.here, &item.there) {
                    (Some(_), Some(_)) if item.fields.is_empty() => count.same += 1,
                    (Some(_), Some(_)) => count.changed += 1,
                    (Some(_), None) => count.here += 1,
                    _ => count.there += 1,
                }
                if item.here.is_none() || item.there.is_none() || !item.fields.is_empty() {
                    difference.items.push(item);
                }
            }
        }
        difference.kinds.push(count);
    }
    difference
        .items
        .sort_by(|a, b| (&a.document, a.start, a.kind, &a.words).cmp(&(&b.document, b.start, b.kind, &b.words)));
    difference
}

/// Items of either side, those that are one side by side.
fn paired(here: (&Side, Vec<usize>), there: (&Side, Vec<usize>), same_text: bool) -> Vec<(Option<usize>, Option<usize>)> {
    let mut candidates = Vec::new();
    for &a in &here.1 {
        for &b in &there.1 {
            let score = likeness(&here.0.items[a], &there.0.items[b], same_text);
            if score > 0 {
                candidates.push((std::cmp::Reverse(score), a, b));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used, mut taken, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, a, b) in candidates {
        if !used.contains(&a) && !taken.contains(&b) {
            used.insert(a);
            taken.insert(b);
            pairs.push((Some(a), Some(b)));
        }
    }
    pairs.extend(here.1.into_iter().filter(|a| !used.contains(a)).map(|a| (Some(a), None)));
    pairs.extend(there.1.into_iter().filter(|b| !taken.contains(b)).map(|b| (None, Some(b))));
    pairs
}

/// How much speaks for two items being one, in thousandths; 0 if nothing does.
fn likeness(one: &Item, other: &Item, same_text: bool) -> usize {
    if one.id == other.id {
        return 2000;
    }
    if !same_text {
        return if !one.words.is_empty() && one.words == other.words {
            1000
        } else {
            0
        };
    }
    let shared = one
        .span
        .end
        .min(other.span.end)
        .saturating_sub(one.span.start.max(other.span.start));
    let lengths = [one.span, other.span].map(|span| span.end.saturating_sub(span.start));
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    if shared * 2 >= shorter && shared > 0 {
        1 + shared * 999 / longer.max(1)
    } else {
        0
    }
}

fn judged(document: &str, kind: Kind, here: Option<&Item>, there: Option<&Item>) -> ItemDifference {
    let shown = here.or(there);
    let mut fields = Vec::new();
    if let (Some(here), Some(there)) = (here, there) {
        for field in compared(kind) {
            let value = |item: &Item| item.fields.get(*field).cloned().unwrap_or_default();
            if value(here) != value(there) {
                fields.push(FieldDifference {
                    field: (*field).to_owned(),
                    here: value(here),
                    there: value(there),
                });
            }
        }
    }
    ItemDifference {
        document: document.to_owned(),
        kind,
        start: shown.map_or(0, |item| item.span.start),
        words: shown.map(|item| item.words.clone()).unwrap_or_default(),
        here: here.map(|item| item.id.clone()),
        there: there.map(|item| item.id.clone()),
        fields,
    }
}
