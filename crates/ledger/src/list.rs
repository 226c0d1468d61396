//! Answering questions: items by document, kind, actor, date and words.

use crate::actors::ActorBook;
use crate::dates::days;
use crate::desk::{Desk, dated_within, everybody};
use crate::load::Stored;
use crate::passages::by_name;
use crate::words::terms;
use crate::{Actor, Citation, Coded, DecisionLog, Entry, Failure, Kind, Ledger, Orphan, Query, Source};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use standoff_reading::{Entity, Span};
use std::collections::BTreeMap;

/// An item as it lies in its table.
pub(crate) struct Line {
    pub(crate) document: String,
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) span: Span,
    pub(crate) passage: Span,
    pub(crate) date: Option<String>,
    pub(crate) coded: String,
}

/// Conditions of a question with the values they need, in order.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, sql: &str, values: impl IntoIterator<Item = String>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values.into_iter().map(Value::Text));
    }
}

impl Ledger {
    /// Lays decisions over the record for this ledger's answers, without writing them.
    pub fn lay_over(&mut self, log: DecisionLog) {
        self.overlay = Some(log);
    }

    /// The decisions that answers are given under.
    pub fn log(&self) -> Result<DecisionLog, Failure> {
        if let Some(log) = &self.overlay {
            return Ok(log.clone());
        }
        let mut statement = self
            .connection
            .prepare("SELECT line FROM decisions ORDER BY position")
            .map_err(self.failed())?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).map_err(self.failed())?;
        let lines = rows.collect::<Result<Vec<_>, _>>().map_err(self.failed())?;
        Ok(DecisionLog::parse(lines.join("\n").as_bytes()))
    }

    /// The actors of the record as they stand, in the order in which reading gave them.
    pub fn entities(&self) -> Result<Vec<Entity>, Failure> {
        Ok(self.actors()?.into_iter().map(|actor| actor.entity).collect())
    }

    /// The same, with what decisions made of each.
    pub fn actors(&self) -> Result<Vec<Actor>, Failure> {
        let log = self.log()?;
        Ok(ActorBook::of(self.read_entities()?, &log.standing()).actors().to_vec())
    }

    /// The actors as reading gave them.
    pub(crate) fn read_entities(&self) -> Result<Vec<Entity>, Failure> {
        let sql = "SELECT id, kind, label, aliases FROM entities ORDER BY position";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let text = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get::<_, String>(3)?));
        let rows = statement.query_map([], text).map_err(self.failed())?;
        rows.map(|row| {
            let (id, kind, label, aliases): (String, String, String, String) = row.map_err(self.failed())?;
            Ok(Entity {
                id,
                kind: self.understood(&format!("\"{kind}\""))?,
                label,
                aliases: self.understood(&aliases)?,
            })
        })
        .collect()
    }

    /// How often each actor is mentioned, by id.
    pub fn mention_counts(&self) -> Result<BTreeMap<String, usize>, Failure> {
        let mut counts = BTreeMap::new();
        if self.desk()?.book.moves() {
            let mentions = Query {
                kinds: vec![Kind::Mention],
                ..Query::default()
            };
            for entry in self.entries(&mentions)? {
                for actor in entry.actors {
                    *counts.entry(actor.id).or_default() += 1;
                }
            }
            return Ok(counts);
        }
        let sql = "SELECT id, count(*) FROM items WHERE kind = 'mentions' GROUP BY id";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(self.failed())?;
        rows.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// The items that a question asks for, by document and place.
    ///
    /// # Errors
    /// [`Failure::NoSuchActor`], [`Failure::NoSuchDocument`] or [`Failure::NoDate`] if a filter means nothing here.
    pub fn entries(&self, query: &Query) -> Result<Vec<Entry>, Failure> {
        let desk = self.desk()?;
        let wanted = self.actor_ids(&desk, &query.actors)?;
        let Some(conditions) = self.conditions(query, &desk, &wanted)? else {
            return Ok(Vec::new());
        };
        let mut entries = self.select(&desk, &conditions)?;
        entries.retain(|entry| query.rejected || !entry.ruling.rejected());
        if desk.changes_items() {
            let (from, to) = (query.from.as_deref(), query.to.as_deref());
            entries.retain(|entry| dated_within(entry.date.as_deref(), from, to));
            entries.retain(|entry| wanted.is_empty() || everybody(&entry.coded).into_iter().any(|id| wanted.contains(id)));
        }
        Ok(entries)
    }

    /// The same by date; items without a date come last, by document and place. An interval stands at its start.
    pub fn timeline(&self, query: &Query) -> Result<Vec<Entry>, Failure> {
        let mut entries = self.entries(query)?;
        entries.sort_by_cached_key(|entry| {
            let days = entry.date.as_deref().and_then(days);
            let order = days
                .as_ref()
                .map(|days| days.order())
                .map(|(start, end)| (start.to_owned(), end.to_owned()));
            (order.is_none(), order)
        });
        Ok(entries)
    }

    /// The items with an id; several only where one text lies under several names. Rejected ones are among them.
    pub fn entries_of(&self, id: &str) -> Result<Vec<Entry>, Failure> {
        let mut conditions = Conditions::default();
        conditions.add("i.id = ? AND i.kind <> 'mentions'", [id.to_owned()]);
        self.select(&self.desk()?, &conditions)
    }

    /// The words of an entry as a citation of its text.
    pub fn cite(&self, entry: &Entry) -> Result<Option<Citation>, Failure> {
        let stored = self.stored(&self.document_named(&entry.document)?)?;
        Ok(stored.and_then(|stored| Citation::of(&stored.text, entry.span)))
    }

    /// Decisions in force that name what is not in the record, or do not fit it; each with what may be meant now.
    pub fn orphans(&self) -> Result<Vec<Orphan>, Failure> {
        self.desk()?.orphans()
    }

    /// An item as it was read, by id.
    pub(crate) fn coded_item(&self, id: &str) -> Result<Option<Coded>, Failure> {
        let sql = "SELECT kind, coded FROM items WHERE id = ? AND kind <> 'mentions' LIMIT 1";
        let row = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        let found = self.connection.query_row(sql, [id], row).optional().map_err(self.failed())?;
        let Some((kind, json)) = found else { return Ok(None) };
        Kind::named(&kind).map(|kind| coded(self, kind, &json)).transpose()
    }

    /// Ids of items with exactly these words.
    pub(crate) fn with_words(&self, words: &str) -> Result<Vec<String>, Failure> {
        let query = Query {
            words: Some(words.replace(['"', '“', '”', '*'], " ")),
            rejected: true,
            ..Query::default()
        };
        let entries = self.entries(&query)?;
        Ok(entries
            .into_iter()
            .filter(|entry| entry.words == words)
            .map(|entry| entry.id)
            .collect())
    }

    /// What a question comes to in SQL; `None` if nothing can answer it.
    fn conditions(&self, query: &Query, desk: &Desk<'_>, wanted: &[String]) -> Result<Option<Conditions>, Failure> {
        let mut conditions = Conditions::default();
        let kinds = if query.kinds.is_empty() {
            &[Kind::Statement, Kind::Event, Kind::Commitment][..]
        } else {
            &query.kinds
        };
        conditions.add(
            "i.kind IN (SELECT value FROM json_each(?))",
            [list(kinds.iter().map(|kind| kind.plural()))],
        );
        if let Some(named) = &query.document {
            conditions.add("i.document = ?", [self.document_named(named)?]);
        }
        // What an edit made of an item is not in the tables: such items are looked at one by one later.
        let edited = list(desk.edited_items().iter().map(String::as_str));
        let unless_edited = "i.id IN (SELECT value FROM json_each(?)) OR i.coded ->> '$.statement' IN (SELECT value FROM json_each(?))";
        if !wanted.is_empty() {
            let ids = desk.book.sources(wanted);
            let sql = format!(
                "({unless_edited} OR EXISTS (SELECT 1 FROM roles r WHERE r.document = i.document AND r.kind = i.kind
                 AND r.position = i.position AND r.entity IN (SELECT value FROM json_each(?))))"
            );
            conditions.add(&sql, [edited.clone(), edited.clone(), list(ids.iter().map(String::as_str))]);
        }
        if let Some(from) = &query.from {
            let sql = format!("({unless_edited} OR i.latest >= ?)");
            conditions.add(&sql, [edited.clone(), edited.clone(), bound(from)?.earliest]);
        }
        if let Some(to) = &query.to {
            let sql = format!("({unless_edited} OR i.earliest <= ?)");
            conditions.add(&sql, [edited.clone(), edited, bound(to)?.latest]);
        }
        let typed = query.words.as_deref().unwrap_or_default();
        let terms = terms(typed);
        for term in &terms {
            let sql =
                "EXISTS (SELECT 1 FROM passages p WHERE p.document = i.document AND p.first < i.passage_past AND p.past > i.passage_first
                       AND p.number IN (SELECT rowid FROM search WHERE search MATCH ?))";
            conditions.add(sql, [term.clone()]);
        }
        Ok((!terms.is_empty() || typed.trim().is_empty()).then_some(conditions))
    }

    fn select(&self, desk: &Desk<'_>, conditions: &Conditions) -> Result<Vec<Entry>, Failure> {
        let sql = format!(
            "SELECT i.document, i.kind, i.id, i.first, i.past, i.passage_first, i.passage_past, i.date, i.coded
             FROM items i JOIN documents d ON d.sha256 = i.document WHERE {} ORDER BY d.name, i.first, i.past, i.kind, i.position",
            conditions.sql.join(" AND ")
        );
        let mut statement = self.connection.prepare(&sql).map_err(self.failed())?;
        let rows = statement
            .query_map(params_from_iter(&conditions.values), line)
            .map_err(self.failed())?;
        let rows = rows.collect::<Result<Vec<_>, _>>().map_err(self.failed())?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut entries = Vec::with_capacity(rows.len());
        let mut open: Option<Stored> = None;
        for row in rows {
            if open.as_ref().is_none_or(|stored| stored.listed.sha256 != row.document) {
                open = self.stored(&row.document)?;
            }
            let stored = open
                .as_ref()
                .ok_or_else(|| self.damaged("an item belongs to a document without a text"))?;
            entries.push(desk.entry(stored, row)?);
        }
        Ok(entries)
    }

    /// Digest of the source that a name or the start of a digest means.
    fn document_named(&self, named: &str) -> Result<String, Failure> {
        let sources: Vec<Source> = self.documents()?.into_iter().map(Source::from).collect();
        let found = by_name(&sources, named).map_err(|why| Failure::NoSuchDocument { why })?;
        let digest = named.to_lowercase();
        let by_digest = || {
            sources
                .iter()
                .find(|source| digest.len() >= 6 && source.sha256.starts_with(&digest))
        };
        found
            .or_else(by_digest)
            .map(|source| source.sha256.clone())
            .ok_or_else(|| Failure::NoSuchDocument {
                why: format!("no document is called “{named}”; `standoff sources` lists them"),
            })
    }

    /// Ids of all actors that the names mean, as they stand.
    pub(crate) fn actor_ids(&self, desk: &Desk<'_>, names: &[String]) -> Result<Vec<String>, Failure> {
        let entities: Vec<&Entity> = desk.book.actors().iter().map(|actor| &actor.entity).collect();
        let mut ids = Vec::new();
        for name in names {
            let (wanted, led) = (plain(name), desk.book.now(name, &[]));
            let called = |entity: &&&Entity| {
                let mut surfaces = std::iter::once(&entity.label).chain(&entity.aliases);
                entity.id == led || surfaces.any(|surface| plain(surface) == wanted)
            };
            let before = ids.len();
            ids.extend(entities.iter().filter(called).map(|entity| entity.id.clone()));
            if ids.len() == before {
                let near = entities
                    .iter()
                    .filter(|entity| !wanted.is_empty() && plain(&entity.label).contains(&wanted));
                let candidates = near.map(|entity| entity.label.clone()).take(8).collect();
                return Err(Failure::NoSuchActor {
                    name: name.clone(),
                    candidates,
                });
            }
        }
        Ok(ids)
    }
}

/// Reads an item of a kind.
pub(crate) fn coded(ledger: &Ledger, kind: Kind, json: &str) -> Result<Coded, Failure> {
    Ok(match kind {
        Kind::Statement => Coded::Statement(ledger.understood(json)?),
        Kind::Event => Coded::Event(ledger.understood(json)?),
        Kind::Commitment => Coded::Commitment(ledger.understood(json)?),
        Kind::Mention => Coded::Mention(ledger.understood(json)?),
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    let kind: String = row.get(1)?;
    Ok(Line {
        document: row.get(0)?,
        kind: Kind::named(&kind).ok_or(rusqlite::Error::InvalidColumnName(kind))?,
        id: row.get(2)?,
        span: Span {
            start: row.get(3)?,
            end: row.get(4)?,
        },
        passage: Span {
            start: row.get(5)?,
            end: row.get(6)?,
        },
        date: row.get(7)?,
        coded: row.get(8)?,
    })
}

fn bound(text: &str) -> Result<crate::dates::Days, Failure> {
    days(text.trim()).ok_or_else(|| Failure::NoDate { text: text.to_owned() })
}

/// A list of words as JSON, for `json_each`.
fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    serde_json::Value::from(words.map(str::to_owned).collect::<Vec<_>>()).to_string()
}

/// A name without regard to case and spacing.
fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
