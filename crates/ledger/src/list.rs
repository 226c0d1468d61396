//! Answering questions: items by document, kind, actor, date and words.

use crate::dates::days;
use crate::load::Stored;
use crate::passages::by_name;
use crate::words::terms;
use crate::{Citation, Coded, DecisionLog, Entry, Failure, Kind, Ledger, Named, Orphan, Query, Ruling, Source};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use standoff_reading::{Entity, Span};
use std::collections::BTreeMap;

/// An item as it lies in its table.
struct Line {
    document: String,
    kind: Kind,
    id: String,
    span: Span,
    passage: Span,
    date: Option<String>,
    coded: String,
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

    /// The actors of the record, in the order in which reading gave them.
    pub fn entities(&self) -> Result<Vec<Entity>, Failure> {
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
        let Some(conditions) = self.conditions(query)? else {
            return Ok(Vec::new());
        };
        let mut entries = self.select(&conditions)?;
        entries.retain(|entry| query.rejected || !entry.ruling.rejected());
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
        self.select(&conditions)
    }

    /// The words of an entry as a citation of its text.
    pub fn cite(&self, entry: &Entry) -> Result<Option<Citation>, Failure> {
        let stored = self.stored(&self.document_named(&entry.document)?)?;
        Ok(stored.and_then(|stored| Citation::of(&stored.text, entry.span)))
    }

    /// Decisions in force whose item is not in the record, each with the items that have its words now.
    pub fn orphans(&self) -> Result<Vec<Orphan>, Failure> {
        let log = self.log()?;
        let mut orphans = Vec::new();
        for ruling in log.rulings().into_values() {
            for decision in ruling.verdict.into_iter().chain(ruling.notes) {
                if self.entries_of(&decision.item)?.is_empty() {
                    let words = decision.quote.as_ref().map(|quote| quote.words.as_str()).unwrap_or_default();
                    let perhaps = if words.is_empty() { Vec::new() } else { self.with_words(words)? };
                    orphans.push(Orphan { decision, perhaps });
                }
            }
        }
        orphans.sort_by_key(|orphan| log.decisions.iter().position(|decision| decision.id == orphan.decision.id));
        Ok(orphans)
    }

    /// Ids of items with exactly these words.
    fn with_words(&self, words: &str) -> Result<Vec<String>, Failure> {
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
    fn conditions(&self, query: &Query) -> Result<Option<Conditions>, Failure> {
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
        if !query.actors.is_empty() {
            let ids = self.actor_ids(&query.actors)?;
            let sql = "EXISTS (SELECT 1 FROM roles r WHERE r.document = i.document AND r.kind = i.kind AND r.position = i.position
                       AND r.entity IN (SELECT value FROM json_each(?)))";
            conditions.add(sql, [list(ids.iter().map(String::as_str))]);
        }
        if let Some(from) = &query.from {
            conditions.add("i.latest >= ?", [bound(from)?.earliest]);
        }
        if let Some(to) = &query.to {
            conditions.add("i.earliest <= ?", [bound(to)?.latest]);
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

    fn select(&self, conditions: &Conditions) -> Result<Vec<Entry>, Failure> {
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
        let labels = self.entities()?.into_iter().map(|entity| (entity.id, entity.label)).collect();
        let log = self.log()?;
        let desk = Desk {
            ledger: self,
            labels,
            rulings: log.rulings(),
        };
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

    /// Ids of all actors that the names mean.
    fn actor_ids(&self, names: &[String]) -> Result<Vec<String>, Failure> {
        let entities = self.entities()?;
        let mut ids = Vec::new();
        for name in names {
            let wanted = plain(name);
            let called = |entity: &&Entity| {
                std::iter::once(&entity.label)
                    .chain(&entity.aliases)
                    .any(|surface| plain(surface) == wanted)
            };
            let before = ids.len();
            ids.extend(
                entities
                    .iter()
                    .filter(|entity| entity.id == *name || called(entity))
                    .map(|entity| entity.id.clone()),
            );
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

/// What is needed to fill entries in.
struct Desk<'a> {
    ledger: &'a Ledger,
    labels: BTreeMap<String, String>,
    rulings: BTreeMap<&'a str, Ruling>,
}

impl Desk<'_> {
    fn entry(&self, stored: &Stored, row: Line) -> Result<Entry, Failure> {
        let (listed, span) = (&stored.listed, row.span);
        let part = |start, end| stored.text.get(Span { start, end }).unwrap_or_default().to_owned();
        let coded = coded(self.ledger, row.kind, &row.coded)?;
        let (actors, others) = parts(&coded);
        Ok(Entry {
            kind: row.kind,
            citation: format!("{}@{}-{}", listed.name, span.start, span.end),
            document: listed.name.clone(),
            outlet: listed.outlet.clone(),
            published: listed.published.clone(),
            span,
            date: row.date,
            actors: self.named(actors),
            others: self.named(others),
            before: part(row.passage.start, span.start),
            words: part(span.start, span.end),
            after: part(span.end, row.passage.end),
            ruling: match row.kind {
                Kind::Mention => Ruling::default(),
                _ => self.rulings.get(row.id.as_str()).cloned().unwrap_or_default(),
            },
            id: row.id,
            coded,
        })
    }

    fn named(&self, ids: &[String]) -> Vec<Named> {
        let label = |id: &String| self.labels.get(id).unwrap_or(id).clone();
        ids.iter()
            .map(|id| Named {
                id: id.clone(),
                label: label(id),
            })
            .collect()
    }
}

/// Those answerable for an item, and those on its other side.
fn parts(coded: &Coded) -> (&[String], &[String]) {
    match coded {
        Coded::Statement(said) => (&said.speaker, &said.addressee),
        Coded::Event(event) => (&event.actors, &event.targets),
        Coded::Commitment(bond) => (&bond.debtor, &bond.counterparty),
        Coded::Mention(mention) => (std::slice::from_ref(&mention.entity), &[]),
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
