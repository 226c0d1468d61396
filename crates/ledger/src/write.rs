//! Storing a reading: all of it in one transaction, or nothing.

use crate::dates::days;
use crate::inventory::{compare, inventory};
use crate::load::passage_around;
use crate::moved;
use crate::store::failed;
use crate::{Changes, Counts, DecisionLog, Failure, Kind, Ledger, NewDocument, NewReading, ShelfState};
use rusqlite::{Transaction, TransactionBehavior, params};
use serde::Serialize;
use standoff_reading::{CodedDocument, Span, Text};

impl Ledger {
    /// Replaces the whole record by a new reading and tells what changed. Broken off at any point, the old record stands.
    pub fn store(&mut self, reading: &NewReading, log: &DecisionLog) -> Result<Changes, Failure> {
        let path = self.path.clone();
        let fail = failed(&path);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&fail)?;
        let before = inventory(&transaction).map_err(&fail)?;
        let first: bool = transaction
            .query_row("SELECT count(*) = 0 FROM documents", [], |row| row.get(0))
            .map_err(&fail)?;
        replace(&transaction, reading).map_err(&fail)?;
        let moved = moved::follow(&transaction, log).map_err(&fail)?;
        keep_former(&transaction).map_err(&fail)?;
        write_decisions(&transaction, log).map_err(&fail)?;
        let after = inventory(&transaction).map_err(&fail)?;
        transaction.commit().map_err(&fail)?;
        Ok(Changes {
            first,
            documents: compare(&before, &after),
            moved,
        })
    }

    /// Lays other decisions over the record.
    pub fn store_decisions(&mut self, log: &DecisionLog) -> Result<(), Failure> {
        let fail = self.failed();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&fail)?;
        write_decisions(&transaction, log).map_err(&fail)?;
        transaction.commit().map_err(&fail)
    }

    /// Takes a document's text and items out, by the digest of its source; its name stays listed as removed.
    pub fn forget(&mut self, sha256: &str) -> Result<(), Failure> {
        let fail = self.failed();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&fail)?;
        forget(&transaction, sha256).map_err(&fail)?;
        transaction.commit().map_err(&fail)
    }

    /// Gives a document another name, by the digest of its source.
    pub fn rename(&mut self, sha256: &str, name: &str, former_names: &[String]) -> Result<(), Failure> {
        let sql = "UPDATE documents SET name = ?2, former_names = ?3 WHERE sha256 = ?1";
        self.connection
            .execute(sql, params![sha256, name, json(&former_names)])
            .map(drop)
            .map_err(self.failed())
    }

    /// How many of each kind there are, rejected ones included.
    pub fn counts(&self) -> Result<Counts, Failure> {
        let count = |sql: &str| {
            self.connection
                .query_row(sql, [], |row| row.get::<_, usize>(0))
                .map_err(self.failed())
        };
        let items = |kind: Kind| count(&format!("SELECT count(*) FROM items WHERE kind = '{}'", kind.plural()));
        Ok(Counts {
            documents: count("SELECT count(*) FROM documents WHERE text_sha256 IS NOT NULL")?,
            entities: count("SELECT count(*) FROM entities")?,
            mentions: items(Kind::Mention)?,
            statements: items(Kind::Statement)?,
            events: items(Kind::Event)?,
            commitments: items(Kind::Commitment)?,
            groups: count("SELECT count(DISTINCT number) FROM groups WHERE kind = 'statement'")?,
        })
    }
}

fn replace(transaction: &Transaction<'_>, reading: &NewReading) -> rusqlite::Result<()> {
    let former = former_texts(transaction)?;
    transaction.execute_batch(
        "CREATE TEMP TABLE last_items AS SELECT i.document, i.kind, i.position, i.id, i.first, i.past, i.coded, d.text_sha256 AS text
             FROM items i JOIN documents d ON d.sha256 = i.document WHERE i.kind <> 'mentions';
         DELETE FROM groups; DELETE FROM overlaps; DELETE FROM reprints; DELETE FROM roles; DELETE FROM items; DELETE FROM passages; DELETE FROM former_texts;
         DELETE FROM documents; DELETE FROM entities;",
    )?;
    let mut documents: Vec<&NewDocument> = reading.documents.iter().collect();
    documents.sort_by(|a, b| (&a.source.name, &a.source.sha256).cmp(&(&b.source.name, &b.source.sha256)));
    for document in documents {
        write_document(transaction, document)?;
    }
    for (document, text) in former {
        transaction.execute(
            "INSERT INTO former_texts SELECT sha256, ?2 FROM documents WHERE sha256 = ?1 AND state <> 'removed' AND text_sha256 IS NOT ?2",
            [document, text],
        )?;
    }
    transaction.execute(
        "DELETE FROM texts WHERE sha256 NOT IN (SELECT text_sha256 FROM former_texts UNION SELECT text_sha256 FROM documents WHERE text_sha256 IS NOT NULL)",
        [],
    )?;
    for (position, entity) in reading.entities.iter().enumerate() {
        let kind = word(&entity.kind);
        let values = params![position, entity.id, kind, entity.label, json(&entity.aliases)];
        transaction.execute("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", values)?;
    }
    for (number, group) in reading.groups.iter().enumerate() {
        for (place, member) in group.iter().enumerate() {
            let values = params![number, place, kind_of(member).singular(), member];
            transaction.execute("INSERT INTO groups VALUES (?, ?, ?, ?)", values)?;
        }
    }
    write_overlaps(transaction, reading)?;
    transaction.execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
    Ok(())
}

fn write_overlaps(transaction: &Transaction<'_>, reading: &NewReading) -> rusqlite::Result<()> {
    for overlap in &reading.overlaps {
        let ((first, second), (first_runs, second_runs)) = (&overlap.documents, overlap.runs);
        let values = params![first, second, overlap.shared, first_runs, second_runs];
        transaction.execute("INSERT OR REPLACE INTO overlaps VALUES (?, ?, ?, ?, ?)", values)?;
    }
    for (number, group) in reading.reprints.iter().enumerate() {
        for member in group {
            transaction.execute("INSERT OR IGNORE INTO reprints VALUES (?, ?)", params![member, number])?;
        }
    }
    Ok(())
}

/// The kind that the first letter of an item's id stands for.
pub(crate) fn kind_of(id: &str) -> Kind {
    match id.as_bytes().first() {
        Some(b'e') => Kind::Event,
        Some(b'c') => Kind::Commitment,
        _ => Kind::Statement,
    }
}

/// Keeps the items of the reading before, unless this one says the same: then the one that was kept already stays.
fn keep_former(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let last = "SELECT document, kind, id, coded FROM last_items";
    let items = "SELECT document, kind, id, coded FROM items WHERE kind <> 'mentions'";
    let sql = format!("SELECT EXISTS (SELECT * FROM ({last}) EXCEPT {items}) OR EXISTS (SELECT * FROM ({items}) EXCEPT {last})");
    let differs: bool = transaction.query_row(&sql, [], |row| row.get(0))?;
    if differs {
        transaction.execute_batch("DELETE FROM former_items; INSERT INTO former_items SELECT * FROM last_items;")?;
    }
    // A source that is no longer here takes its words along.
    transaction.execute_batch(
        "DROP TABLE last_items;
         DELETE FROM former_items WHERE document NOT IN (SELECT sha256 FROM documents WHERE text_sha256 IS NOT NULL);",
    )
}

/// Which texts each source had, the present one included.
fn former_texts(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT document, text_sha256 FROM former_texts
               UNION SELECT sha256, text_sha256 FROM documents WHERE text_sha256 IS NOT NULL";
    transaction
        .prepare(sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn write_document(transaction: &Transaction<'_>, document: &NewDocument) -> rusqlite::Result<()> {
    let source = &document.source;
    let (text_sha256, unread) = match &document.content {
        Ok((text, coded)) => (Some(write_text(transaction, text, coded)?), held(source.state)),
        Err(why) => (None, Some(why.as_str())),
    };
    let coded = document.content.as_ref().ok().map(|(_, coded)| coded);
    let said = |found: &Option<standoff_reading::Found<String>>| found.as_ref().map(|found| found.value.clone());
    transaction.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            source.sha256,
            source.name,
            json(&source.former_names),
            source.state.word(),
            document.bytes as i64,
            text_sha256,
            unread,
            coded.and_then(|coded| said(&coded.title)),
            coded.and_then(|coded| said(&coded.outlet)),
            coded.and_then(|coded| said(&coded.published)),
            coded.map(|coded| json(&without_items(coded))),
        ],
    )?;
    if let Ok((text, coded)) = &document.content {
        let page = Page {
            transaction,
            document: &source.sha256,
            text: &Text::new(text.clone()),
            coded,
        };
        page.write_items()?;
        page.write_passages()?;
    }
    Ok(())
}

/// What to say of a text whose source is no longer as it was.
fn held(state: ShelfState) -> Option<&'static str> {
    (state == ShelfState::Altered)
        .then_some("its bytes are no longer those that were added; the record shows what was read before, until the original is back")
}

/// Stores a text under its own digest, which is worked out here rather than taken on trust.
fn write_text(transaction: &Transaction<'_>, text: &str, coded: &CodedDocument) -> rusqlite::Result<String> {
    let sha256 = crate::digest::hex_digest(text.as_bytes());
    let values = params![sha256, text, coded.extractor.name, coded.extractor.version];
    transaction.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)", values)?;
    Ok(sha256)
}

/// The coded document with its lists of items left empty: they have tables of their own.
fn without_items(coded: &CodedDocument) -> CodedDocument {
    CodedDocument {
        entities: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        commitments: Vec::new(),
        ..coded.clone()
    }
}

/// One document on its way into the tables.
struct Page<'a> {
    transaction: &'a Transaction<'a>,
    document: &'a str,
    text: &'a Text,
    coded: &'a CodedDocument,
}

/// One item on its way into the tables.
struct Item<'a> {
    kind: Kind,
    position: usize,
    id: &'a str,
    span: Span,
    passage: Span,
    date: Option<&'a str>,
    coded: String,
}

impl Page<'_> {
    fn write_items(&self) -> rusqlite::Result<()> {
        self.write_mentions()?;
        self.write_statements()?;
        self.write_events()?;
        self.write_commitments()
    }

    fn write_mentions(&self) -> rusqlite::Result<()> {
        let kind = Kind::Mention;
        for (position, mention) in self.coded.mentions.iter().enumerate() {
            let (span, coded) = (mention.span, json(mention));
            let passage = passage_around(self.text, &self.coded.sentences, span);
            self.write(&Item {
                kind,
                position,
                id: &mention.entity,
                span,
                passage,
                date: None,
                coded,
            })?;
            self.write_role((kind, position), "entity", std::slice::from_ref(&mention.entity))?;
        }
        Ok(())
    }

    fn write_statements(&self) -> rusqlite::Result<()> {
        let kind = Kind::Statement;
        for (position, said) in self.coded.statements.iter().enumerate() {
            let (passage, coded) = (said.passage, json(said));
            let span = hull(&said.content).unwrap_or(passage);
            let date = said.date.as_ref().map(|date| date.iso.as_str());
            self.write(&Item {
                kind,
                position,
                id: &said.id,
                span,
                passage,
                date,
                coded,
            })?;
            self.write_role((kind, position), "speaker", &said.speaker)?;
            self.write_role((kind, position), "on_behalf_of", &said.on_behalf_of)?;
            self.write_role((kind, position), "addressee", &said.addressee)?;
        }
        Ok(())
    }

    fn write_events(&self) -> rusqlite::Result<()> {
        let kind = Kind::Event;
        for (position, event) in self.coded.events.iter().enumerate() {
            let (span, passage, coded) = (event.span, event.passage, json(event));
            let date = event.date.as_ref().map(|date| date.iso.as_str());
            self.write(&Item {
                kind,
                position,
                id: &event.id,
                span,
                passage,
                date,
                coded,
            })?;
            self.write_role((kind, position), "actor", &event.actors)?;
            self.write_role((kind, position), "target", &event.targets)?;
        }
        Ok(())
    }

    fn write_commitments(&self) -> rusqlite::Result<()> {
        let kind = Kind::Commitment;
        for (position, bond) in self.coded.commitments.iter().enumerate() {
            let (span, passage, coded) = (bond.span, bond.passage, json(bond));
            let carrier = self.coded.statements.iter().find(|said| Some(&said.id) == bond.statement.as_ref());
            let date = carrier.and_then(|said| said.date.as_ref()).map(|date| date.iso.as_str());
            self.write(&Item {
                kind,
                position,
                id: &bond.id,
                span,
                passage,
                date,
                coded,
            })?;
            self.write_role((kind, position), "debtor", &bond.debtor)?;
            self.write_role((kind, position), "counterparty", &bond.counterparty)?;
        }
        Ok(())
    }

    fn write(&self, item: &Item<'_>) -> rusqlite::Result<()> {
        let bounds = item.date.and_then(days);
        let mut insert = self
            .transaction
            .prepare_cached("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        insert.execute(params![
            self.document,
            item.kind.plural(),
            item.position,
            item.id,
            item.span.start,
            item.span.end,
            item.passage.start,
            item.passage.end,
            item.date,
            bounds.as_ref().map(|days| &days.earliest),
            bounds.as_ref().map(|days| &days.latest),
            item.coded,
        ])?;
        Ok(())
    }

    fn write_role(&self, (kind, position): (Kind, usize), role: &str, entities: &[String]) -> rusqlite::Result<()> {
        let mut insert = self
            .transaction
            .prepare_cached("INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?, ?)")?;
        for entity in entities {
            insert.execute(params![self.document, kind.plural(), position, role, entity])?;
        }
        Ok(())
    }

    /// Sentences of the body, and every line of what lies between them.
    fn write_passages(&self) -> rusqlite::Result<()> {
        let mut sentences: Vec<Span> = self.coded.sentences.iter().map(|sentence| sentence.span).collect();
        sentences.sort();
        let mut reached = 0;
        for span in sentences {
            self.write_lines(reached, span.start)?;
            self.write_passage(span)?;
            reached = reached.max(span.end);
        }
        self.write_lines(reached, self.text.len())
    }

    fn write_lines(&self, start: usize, end: usize) -> rusqlite::Result<()> {
        let mut from = start;
        for line in self.text.get(Span { start, end }).unwrap_or_default().split_inclusive('\n') {
            let past = from + line.chars().count();
            self.write_passage(Span { start: from, end: past })?;
            from = past;
        }
        Ok(())
    }

    fn write_passage(&self, span: Span) -> rusqlite::Result<()> {
        let words = self.text.get(span).unwrap_or_default();
        if words.trim().is_empty() {
            return Ok(());
        }
        let mut insert = self
            .transaction
            .prepare_cached("INSERT INTO passages (document, first, past, words) VALUES (?, ?, ?, ?)")?;
        insert.execute(params![self.document, span.start, span.end, words])?;
        Ok(())
    }
}

/// From the first to the last character of several spans.
pub(crate) fn hull(spans: &[Span]) -> Option<Span> {
    let start = spans.iter().map(|span| span.start).min()?;
    let end = spans.iter().map(|span| span.end).max()?;
    Some(Span { start, end })
}

fn write_decisions(transaction: &Transaction<'_>, log: &DecisionLog) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM decisions", [])?;
    for (position, decision) in log.decisions.iter().enumerate() {
        transaction.execute("INSERT INTO decisions VALUES (?, ?)", params![position, decision.line()])?;
    }
    Ok(())
}

fn forget(transaction: &Transaction<'_>, sha256: &str) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM roles WHERE document = ?", [sha256])?;
    transaction.execute("DELETE FROM items WHERE document = ?", [sha256])?;
    transaction.execute("DELETE FROM former_items WHERE document = ?", [sha256])?;
    transaction.execute("DELETE FROM passages WHERE document = ?", [sha256])?;
    transaction.execute("DELETE FROM former_texts WHERE document = ?", [sha256])?;
    transaction.execute(
        "UPDATE documents SET state = 'removed', text_sha256 = NULL, coded = NULL, title = NULL, outlet = NULL, published = NULL,
         unread = 'it was removed' WHERE sha256 = ?",
        [sha256],
    )?;
    transaction.execute(
        "DELETE FROM texts WHERE sha256 NOT IN (SELECT text_sha256 FROM former_texts UNION SELECT text_sha256 FROM documents WHERE text_sha256 IS NOT NULL)",
        [],
    )?;
    transaction.execute("DELETE FROM groups WHERE member NOT IN (SELECT id FROM items)", [])?;
    transaction.execute("DELETE FROM reprints WHERE member NOT IN (SELECT id FROM items)", [])?;
    transaction.execute("DELETE FROM overlaps WHERE first = ?1 OR second = ?1", [sha256])?;
    transaction.execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
    Ok(())
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the record is plain data with text keys")
}

/// The word that a plain enum is written as.
fn word(value: &impl Serialize) -> String {
    json(value).trim_matches('"').to_owned()
}
