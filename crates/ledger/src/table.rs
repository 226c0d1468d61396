//! The record as tables, one a kind, for spreadsheets and statistics.

use crate::{Coded, Entry, Failure, Kind, Ledger, Named, Query, Ruling};
use standoff_reading::{Confidence, Span};

/// A table that can be written as CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the words of the record
pub enum Table {
    Documents,
    Entities,
    Mentions,
    Statements,
    Events,
    Commitments,
    Groups,
    Decisions,
}

impl Table {
    /// All tables.
    pub const ALL: [Table; 8] = [
        Table::Documents,
        Table::Entities,
        Table::Mentions,
        Table::Statements,
        Table::Events,
        Table::Commitments,
        Table::Groups,
        Table::Decisions,
    ];

    /// The word for it, as in the export.
    pub fn word(self) -> &'static str {
        match self {
            Table::Documents => "documents",
            Table::Entities => "entities",
            Table::Mentions => "mentions",
            Table::Statements => "statements",
            Table::Events => "events",
            Table::Commitments => "commitments",
            Table::Groups => "groups",
            Table::Decisions => "decisions",
        }
    }

    /// The table that a word names.
    pub fn named(word: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.word() == word)
    }
}

/// Columns that every table of items begins with.
const PLACE: &[&str] = &[
    "document",
    "outlet",
    "published",
    "id",
    "citation",
    "start",
    "end",
    "words",
    "before",
    "after",
];

/// Columns that every table of items on which one can decide ends with.
const DECIDED: &[&str] = &["same", "edited", "decision", "decided_by", "decided_at", "notes"];

impl Ledger {
    /// One kind of item as CSV with a header line; lists within a cell are parted by `; `. Rejected items are listed, and marked so.
    pub fn export_table(&self, table: Table) -> Result<String, Failure> {
        let (head, rows) = self.rows(table)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in std::iter::once(head).chain(rows) {
            writer.write_record(&row).map_err(|error| self.damaged(error.to_string()))?;
        }
        let bytes = writer.into_inner().map_err(|error| self.damaged(error.to_string()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The same as a Parquet file: numbers as numbers, all else as text, what is undetermined as null.
    pub fn export_parquet(&self, table: Table) -> Result<Vec<u8>, Failure> {
        let (head, rows) = self.rows(table)?;
        crate::parquet::written(table.word(), &head, &rows).map_err(|error| self.damaged(error))
    }

    /// A table's column names and its rows, every cell as text, empty where the record says nothing.
    fn rows(&self, table: Table) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
        match table {
            Table::Documents => self.document_rows(),
            Table::Entities => self.entity_rows(),
            Table::Mentions => self.item_rows(Kind::Mention, &["entity", "kind", "confidence"]),
            Table::Statements => self.item_rows(Kind::Statement, STATEMENT),
            Table::Events => self.item_rows(Kind::Event, EVENT),
            Table::Commitments => self.item_rows(Kind::Commitment, COMMITMENT),
            Table::Groups => self.group_rows(),
            Table::Decisions => self.decision_rows(),
        }
    }

    /// One row for each member of each group; a group goes by the least of its members' ids.
    fn group_rows(&self) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
        let desk = self.desk()?;
        let mut rows = Vec::new();
        for group in &desk.groups {
            let name = group.members.iter().min().cloned().unwrap_or_default();
            for member in &group.members {
                let cells = [&name, &group.kind, member, &group.decisions.join("; ")];
                rows.push(cells.map(String::clone).to_vec());
            }
        }
        Ok((owned(&["group", "kind", "member", "decisions"]), rows))
    }

    /// The log, every line of it.
    fn decision_rows(&self) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
        let head = ["id", "at", "by", "item", "decision", "set", "with", "note", "undoes", "in_force"];
        let log = self.log()?;
        let force = log.in_force();
        let rows = log.decisions.iter().map(|decision| {
            let set = if decision.set.is_empty() {
                String::new()
            } else {
                serde_json::Value::from(decision.set.clone()).to_string()
            };
            vec![
                decision.id.clone(),
                decision.at.clone(),
                decision.by.clone(),
                decision.item.clone(),
                word(&decision.decision),
                set,
                decision.with.join("; "),
                decision.note.clone().unwrap_or_default(),
                decision.undoes.clone().unwrap_or_default(),
                force.contains(decision.id.as_str()).to_string(),
            ]
        });
        Ok((owned(&head), rows.collect()))
    }

    fn document_rows(&self) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
        let head = [
            "document",
            "sha256",
            "state",
            "bytes",
            "text_sha256",
            "title",
            "outlet",
            "published",
            "unread",
        ];
        let rows = self.documents()?.into_iter().map(|listed| {
            vec![
                listed.name,
                listed.sha256,
                listed.state.word().into(),
                listed.bytes.to_string(),
                listed.text_sha256.unwrap_or_default(),
                listed.title.unwrap_or_default(),
                listed.outlet.unwrap_or_default(),
                listed.published.unwrap_or_default(),
                listed.unread.unwrap_or_default(),
            ]
        });
        Ok((owned(&head), rows.collect()))
    }

    fn entity_rows(&self) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
        let counts = self.mention_counts()?;
        let rows = self.entities()?.into_iter().map(|entity| {
            let count = counts.get(&entity.id).copied().unwrap_or_default();
            vec![
                entity.id,
                word(&entity.kind),
                entity.label,
                entity.aliases.join("; "),
                count.to_string(),
            ]
        });
        Ok((owned(&["id", "kind", "label", "aliases", "mentions"]), rows.collect()))
    }

    fn item_rows(&self, kind: Kind, columns: &[&str]) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
        let decided = if kind == Kind::Mention { &[] } else { DECIDED };
        let head = [PLACE, columns, decided].concat();
        let mut rows = Vec::new();
        for entry in self.entries(&Query {
            kinds: vec![kind],
            rejected: true,
            ..Query::default()
        })? {
            let mut row = place(&entry);
            row.extend(self.particulars(&entry)?);
            if kind != Kind::Mention {
                row.extend([entry.same.join("; "), edited(&entry)]);
                row.extend(decision(&entry.ruling));
            }
            rows.push(row);
        }
        Ok((owned(&head), rows))
    }

    fn particulars(&self, entry: &Entry) -> Result<Vec<String>, Failure> {
        let quote = |spans: &[Span]| spans.iter().map(|span| cut(entry, *span)).collect::<Vec<_>>().join(" … ");
        let date = entry.date.clone().unwrap_or_default();
        let (actors, others) = (labels(&entry.actors), labels(&entry.others));
        Ok(match &entry.coded {
            Coded::Statement(said) => {
                let condition = said.condition.as_ref();
                vec![
                    actors,
                    said.speaker.join("; "),
                    said.on_behalf_of.join("; "),
                    others,
                    date,
                    said.date.as_ref().map(|date| date.reasoning.clone()).unwrap_or_default(),
                    word(&said.form),
                    word(&said.modality),
                    word(&said.polarity),
                    word(&said.basis),
                    quote(&said.content),
                    quote(&said.cue),
                    quote(&said.source.into_iter().collect::<Vec<_>>()),
                    condition.map(|condition| word(&condition.kind)).unwrap_or_default(),
                    condition.map(|condition| quote(&[condition.span])).unwrap_or_default(),
                    said.rule.clone(),
                    share(said.confidence),
                ]
            }
            Coded::Event(event) => vec![
                actors,
                event.actors.join("; "),
                others,
                event.targets.join("; "),
                event.plover.clone(),
                event.mode.clone().unwrap_or_default(),
                word(&event.status),
                date,
                event.date.as_ref().map(|date| date.reasoning.clone()).unwrap_or_default(),
                event.statement.clone().unwrap_or_default(),
                event.rule.clone(),
                share(event.confidence),
            ],
            Coded::Commitment(bond) => vec![
                actors,
                bond.debtor.join("; "),
                quote(&[bond.consequent_span]),
                quote(&[bond.antecedent_span]),
                others,
                bond.counterparty.join("; "),
                word(&bond.logic),
                word(&bond.stance),
                word(&bond.basis),
                date,
                bond.statement.clone().unwrap_or_default(),
                bond.rule.clone(),
                share(bond.confidence),
            ],
            Coded::Mention(mention) => vec![actors, word(&mention.kind), share(entry.confidence)],
        })
    }
}

/// Columns of statements.
const STATEMENT: &[&str] = &[
    "speaker",
    "speaker_id",
    "on_behalf_of",
    "addressee",
    "date",
    "date_reasoning",
    "form",
    "modality",
    "polarity",
    "basis",
    "content",
    "cue",
    "source",
    "condition_kind",
    "condition",
    "rule",
    "confidence",
];

/// Columns of events.
const EVENT: &[&str] = &[
    "actors",
    "actor_ids",
    "targets",
    "target_ids",
    "plover",
    "mode",
    "status",
    "date",
    "date_reasoning",
    "statement",
    "rule",
    "confidence",
];

/// Columns of commitments.
const COMMITMENT: &[&str] = &[
    "debtor",
    "debtor_id",
    "act",
    "condition",
    "counterparty",
    "counterparty_id",
    "logic",
    "stance",
    "basis",
    "date",
    "statement",
    "rule",
    "confidence",
];

fn place(entry: &Entry) -> Vec<String> {
    vec![
        entry.document.clone(),
        entry.outlet.clone().unwrap_or_default(),
        entry.published.clone().unwrap_or_default(),
        entry.id.clone(),
        entry.citation.clone(),
        entry.span.start.to_string(),
        entry.span.end.to_string(),
        entry.words.clone(),
        entry.before.clone(),
        entry.after.clone(),
    ]
}

/// What the analyst changed, each field with what was read.
fn edited(entry: &Entry) -> String {
    let told = entry
        .edits
        .iter()
        .map(|edit| format!("{}: {} (read: {})", edit.field, edit.told.1, edit.told.0));
    told.collect::<Vec<_>>().join("; ")
}

fn share(confidence: Option<Confidence>) -> String {
    confidence.map(|confidence| confidence.share().to_string()).unwrap_or_default()
}

fn decision(ruling: &Ruling) -> [String; 4] {
    let verdict = ruling.verdict.as_ref();
    let notes = ruling.notes.iter().chain(verdict).filter_map(|decision| decision.note.clone());
    [
        verdict.map(|decision| word(&decision.decision)).unwrap_or_default(),
        verdict.map(|decision| decision.by.clone()).unwrap_or_default(),
        verdict.map(|decision| decision.at.clone()).unwrap_or_default(),
        notes.collect::<Vec<_>>().join("; "),
    ]
}

/// The words of a span that lies within an entry's passage.
fn cut(entry: &Entry, span: Span) -> String {
    let start = entry.span.start.saturating_sub(entry.before.chars().count());
    let passage = entry.before.chars().chain(entry.words.chars()).chain(entry.after.chars());
    passage
        .skip(span.start.saturating_sub(start))
        .take(span.end.saturating_sub(span.start.max(start)))
        .collect()
}

fn labels(named: &[Named]) -> String {
    named.iter().map(|named| named.label.as_str()).collect::<Vec<_>>().join("; ")
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The word that a plain enum is written as.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
