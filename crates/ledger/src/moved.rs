//! Decisions on items of a former text, led to the items that have the same words in the present one.
//!
//! An item is followed only where its words, and those before and after them, stand in one place of the new text, and the reader
//! found an item of the same kind at exactly that place. Whatever cannot be followed stays where it was, and is told as missing.

use crate::decision::DecisionLog;
use crate::fields::Shape;
use crate::load::Stored;
use crate::write::kind_of;
use crate::{Citation, Decision, Failure, Ledger, Seeker};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Map, Value, json};
use standoff_reading::{Span, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Finds the present items for those of the log that are gone. To be called when a new reading has been written and the items of the
/// one before still stand in `last_items`. Gives the moves that are new.
pub(crate) fn follow(transaction: &Transaction<'_>, log: &DecisionLog) -> rusqlite::Result<Vec<(String, String)>> {
    let known = moves(transaction)?;
    let mut trail = Trail {
        transaction,
        quotes: quotes(log),
        seekers: BTreeMap::new(),
    };
    let named = log
        .decisions
        .iter()
        .flat_map(|decision| std::iter::once(&decision.item).chain(&decision.with));
    let ids: BTreeSet<&String> = named.filter(|id| is_item(id)).chain(known.keys()).collect();
    transaction.execute("DELETE FROM moved", [])?;
    let mut fresh = Vec::new();
    for id in ids {
        if trail.is_here(id)? {
            continue;
        }
        let last = known.get(id).unwrap_or(id);
        let now = match trail.is_here(last)? {
            true => Some(last.clone()),
            false => trail.find(id, last)?,
        };
        // What is lost for the moment may be found by the next reading.
        let Some(now) = now.or_else(|| known.get(id).cloned()) else {
            continue;
        };
        transaction.execute("INSERT INTO moved VALUES (?, ?)", [id, &now])?;
        if known.get(id) != Some(&now) {
            fresh.push((id.clone(), now));
        }
    }
    Ok(fresh)
}

fn moves(transaction: &Transaction<'_>) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut statement = transaction.prepare("SELECT id, now FROM moved")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// The words of each item as they were when it was decided on.
fn quotes(log: &DecisionLog) -> BTreeMap<&str, &Citation> {
    let quoted = log.decisions.iter();
    quoted
        .filter_map(|decision| Some((decision.item.as_str(), decision.quote.as_ref()?)))
        .collect()
}

/// Whether an id is a statement's, an event's or a commitment's.
fn is_item(id: &str) -> bool {
    ["s-", "e-", "c-"].iter().any(|prefix| id.starts_with(prefix))
}

struct Trail<'a> {
    transaction: &'a Transaction<'a>,
    quotes: BTreeMap<&'a str, &'a Citation>,
    seekers: BTreeMap<String, Option<Seeker>>,
}

impl Trail<'_> {
    fn is_here(&self, id: &str) -> rusqlite::Result<bool> {
        let sql = "SELECT EXISTS (SELECT * FROM items WHERE id = ? AND kind <> 'mentions')";
        self.transaction.prepare_cached(sql)?.query_row([id], |row| row.get(0))
    }

    /// The item that has now the words which an item had.
    fn find(&mut self, id: &str, last: &str) -> rusqlite::Result<Option<String>> {
        let found = match self.last_place(last)? {
            Some(found) => Some(found),
            None => self.quoted(id)?,
        };
        let Some((documents, citation)) = found else { return Ok(None) };
        let mut places = Vec::new();
        for document in documents {
            if let Some(span) = self.seek(&document, &citation)? {
                places.push((document, span));
            }
        }
        let [(document, span)] = &places[..] else { return Ok(None) };
        let sql = "SELECT id FROM items WHERE document = ? AND kind = ? AND first = ? AND past = ? LIMIT 2";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let values = params![document, kind_of(id).plural(), span.start, span.end];
        let ids: Vec<String> = statement.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(match &ids[..] {
            [one] => Some(one.clone()),
            _ => None,
        })
    }

    /// Where an item stood in the reading before, as a citation, with its document.
    fn last_place(&self, id: &str) -> rusqlite::Result<Option<(Vec<String>, Citation)>> {
        let sql =
            "SELECT l.document, l.first, l.past, t.content FROM last_items l JOIN texts t ON t.sha256 = l.text WHERE l.id = ? LIMIT 1";
        let row = self
            .transaction
            .prepare_cached(sql)?
            .query_row([id], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    Span {
                        start: row.get(1)?,
                        end: row.get(2)?,
                    },
                    row.get::<_, String>(3)?,
                ))
            })
            .optional()?;
        Ok(row.and_then(|(document, span, content)| Some((vec![document], Citation::of(&Text::new(content), span)?))))
    }

    /// The words that a decision quotes, with the document whose text they were taken from; with all documents where that text is not
    /// known here.
    fn quoted(&self, id: &str) -> rusqlite::Result<Option<(Vec<String>, Citation)>> {
        let Some(quote) = self.quotes.get(id) else { return Ok(None) };
        let list = |sql: &str, values: &[&str]| -> rusqlite::Result<Vec<String>> {
            let mut statement = self.transaction.prepare_cached(sql)?;
            statement.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?.collect()
        };
        let had = "SELECT document FROM former_texts WHERE text_sha256 = ? ORDER BY document";
        let mut documents = list(had, &[&quote.document])?;
        if documents.is_empty() {
            documents = list("SELECT sha256 FROM documents WHERE text_sha256 IS NOT NULL ORDER BY sha256", &[])?;
        }
        Ok(Some((documents, (*quote).clone())))
    }

    fn seek(&mut self, document: &str, citation: &Citation) -> rusqlite::Result<Option<Span>> {
        if !self.seekers.contains_key(document) {
            let sql = "SELECT t.content FROM documents d JOIN texts t ON t.sha256 = d.text_sha256 WHERE d.sha256 = ?";
            let content = self
                .transaction
                .query_row(sql, [document], |row| row.get::<_, String>(0))
                .optional()?;
            let seeker = content.map(|content| Seeker::new(&Text::new(content)));
            self.seekers.insert(document.to_owned(), seeker);
        }
        Ok(self
            .seekers
            .get(document)
            .and_then(Option::as_ref)
            .and_then(|seeker| seeker.seek(citation)))
    }
}

impl Ledger {
    /// The log with every decision led to the item that has its words now. An edit of places is led only if all of them are found again.
    pub(crate) fn led(&self, log: DecisionLog) -> Result<DecisionLog, Failure> {
        let mut statement = self.connection.prepare("SELECT id, now FROM moved").map_err(self.failed())?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(self.failed())?;
        let moves: BTreeMap<String, String> = rows.collect::<Result<_, _>>().map_err(self.failed())?;
        if moves.is_empty() {
            return Ok(log);
        }
        let mut log = log;
        for decision in &mut log.decisions {
            if let Some(now) = moves.get(&decision.item)
                && let Some(set) = self.moved_fields(decision, now)?
            {
                decision.item.clone_from(now);
                decision.set = set;
            }
            for id in &mut decision.with {
                if let Some(now) = moves.get(id) {
                    id.clone_from(now);
                }
            }
        }
        Ok(log)
    }

    /// What an edit sets, its places those of the present text; `None` if one is not found.
    fn moved_fields(&self, decision: &Decision, now: &str) -> Result<Option<Map<String, Value>>, Failure> {
        let places = |name: &String| {
            let shape = crate::fields::field(Some(kind_of(now)), name).map(|(_, shape)| shape);
            matches!(shape, Ok(Shape::Place | Shape::Places))
        };
        if !decision.set.keys().any(places) {
            return Ok(Some(decision.set.clone()));
        }
        let old = match &decision.quote {
            Some(quote) => self.text(&quote.document)?,
            None => None,
        };
        let (Some(old), Some(stored)) = (old, self.stored_of(now)?) else {
            return Ok(None);
        };
        let seeker = Seeker::new(&stored.text);
        let fields = decision.set.iter().map(|(name, value)| {
            let value = if places(name) {
                moved_places(value, &old, &seeker)?
            } else {
                value.clone()
            };
            Some((name.clone(), value))
        });
        Ok(fields.collect())
    }

    fn stored_of(&self, id: &str) -> Result<Option<Stored>, Failure> {
        let sql = "SELECT document FROM items WHERE id = ? AND kind <> 'mentions' LIMIT 1";
        let found = self.connection.query_row(sql, [id], |row| row.get::<_, String>(0)).optional();
        match found.map_err(self.failed())? {
            Some(document) => self.stored(&document),
            None => Ok(None),
        }
    }
}

/// A place, or a list of them, as it is in another text.
fn moved_places(value: &Value, old: &Text, seeker: &Seeker) -> Option<Value> {
    if let Value::Array(list) = value {
        return list.iter().map(|place| moved_places(place, old, seeker)).collect();
    }
    let span: Span = serde_json::from_value(value.clone()).ok()?;
    let now = seeker.seek(&Citation::of(old, span)?)?;
    Some(json!(now))
}
