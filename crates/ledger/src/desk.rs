//! The record with the decisions laid over it: what every list and export shows.

use crate::actors::{ActorBook, is_actor};
use crate::dates::days;
use crate::fields::{actors_in, edited};
use crate::groups::{Group, laid_over, others};
use crate::list::{Line, coded};
use crate::load::{Stored, passage_around};
use crate::write::hull;
use crate::{Coded, Decision, DecisionKind, Edited, Entry, Failure, Kind, Ledger, Named, Orphan, Ruling};
use rusqlite::OptionalExtension;
use serde_json::Value;
use standoff_reading::{Confidence, Mention, MentionKind, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A ledger with its decisions, ready to show items.
pub(crate) struct Desk<'a> {
    ledger: &'a Ledger,
    pub(crate) book: ActorBook,
    pub(crate) groups: Vec<Group>,
    rulings: BTreeMap<String, Ruling>,
    standing: Vec<Decision>,
    labels: BTreeMap<String, String>,
    same: BTreeMap<String, Vec<String>>,
    /// Mentions of the document that was looked at last.
    mentions: RefCell<Option<(String, Rc<Vec<Mention>>)>>,
}

/// An item as it stands, and what was changed.
pub(crate) struct LaidOver {
    pub(crate) coded: Coded,
    pub(crate) edits: Vec<Edited>,
}

impl Ledger {
    /// Lays the decisions over the record.
    pub(crate) fn desk(&self) -> Result<Desk<'_>, Failure> {
        let log = self.led(self.log()?)?;
        let standing = log.standing();
        let book = ActorBook::of(self.read_entities()?, &standing);
        let kinds: BTreeMap<String, String> = self.kinds_of(&standing)?;
        let groups = laid_over(self.read_groups()?, &standing, &|id| kinds.get(id).cloned());
        let labels = book
            .actors()
            .iter()
            .map(|actor| (actor.entity.id.clone(), actor.entity.label.clone()));
        Ok(Desk {
            labels: labels.collect(),
            same: others(&groups),
            rulings: log.rulings().into_iter().map(|(id, ruling)| (id.to_owned(), ruling)).collect(),
            standing: standing.into_iter().cloned().collect(),
            ledger: self,
            book,
            groups,
            mentions: RefCell::default(),
        })
    }

    /// The kind, in the singular, of every item that merges and splits name, if it is in the record.
    fn kinds_of(&self, standing: &[&Decision]) -> Result<BTreeMap<String, String>, Failure> {
        let groups = standing
            .iter()
            .filter(|decision| matches!(decision.decision, DecisionKind::Merge | DecisionKind::Split));
        let ids: BTreeSet<&String> = groups
            .flat_map(|decision| std::iter::once(&decision.item).chain(&decision.with))
            .filter(|id| !is_actor(id))
            .collect();
        let mut kinds = BTreeMap::new();
        for id in ids {
            if let Some(kind) = self.kind_of(id)? {
                kinds.insert(id.clone(), kind.singular().to_owned());
            }
        }
        Ok(kinds)
    }

    /// The kind of an item on which one can decide, if it is in the record.
    pub(crate) fn kind_of(&self, id: &str) -> Result<Option<Kind>, Failure> {
        let sql = "SELECT kind FROM items WHERE id = ? AND kind <> 'mentions' LIMIT 1";
        let found = self.connection.query_row(sql, [id], |row| row.get::<_, String>(0)).optional();
        Ok(found.map_err(self.failed())?.and_then(|kind| Kind::named(&kind)))
    }

    /// Groups as reading made them.
    fn read_groups(&self) -> Result<Vec<Group>, Failure> {
        let sql = "SELECT number, kind, member FROM groups ORDER BY number, place";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .map_err(self.failed())?;
        let mut groups: BTreeMap<i64, Group> = BTreeMap::new();
        for row in rows {
            let (number, kind, member): (i64, String, String) = row.map_err(self.failed())?;
            let group = groups.entry(number).or_insert(Group {
                kind,
                members: Vec::new(),
                decisions: Vec::new(),
            });
            group.members.push(member);
        }
        Ok(groups.into_values().collect())
    }
}

impl Desk<'_> {
    /// What was decided on an item or an actor.
    pub(crate) fn ruling(&self, id: &str) -> Ruling {
        self.rulings.get(id).cloned().unwrap_or_default()
    }

    /// Ids of items with an edit in force.
    pub(crate) fn edited_items(&self) -> Vec<String> {
        let edits = self.standing.iter().filter(|decision| decision.decision == DecisionKind::Edit);
        edits.map(|decision| decision.item.clone()).filter(|id| !is_actor(id)).collect()
    }

    /// Whether items may stand otherwise than they were read.
    pub(crate) fn changes_items(&self) -> bool {
        self.book.moves() || self.standing.iter().any(|decision| decision.decision == DecisionKind::Edit)
    }

    /// An item with actors joined and parted, and with its edits.
    pub(crate) fn laid_over(&self, stored: &Stored, coded: Coded) -> Result<LaidOver, Failure> {
        let mut coded = coded;
        if self.book.moves() {
            self.lead(stored, &mut coded)?;
        }
        let changes = match coded {
            Coded::Mention(_) => None,
            _ => self.rulings.get(crate::export::id(&coded)),
        };
        let Some(changes) = changes.filter(|ruling| !ruling.changes.is_empty()) else {
            return Ok(LaidOver { coded, edits: Vec::new() });
        };
        let (mut coded, mut edits, _) = edited(coded, &changes.changes);
        for edit in &mut edits {
            edit.told = (self.told(&edit.was), self.told(&edit.now));
        }
        if let Coded::Statement(said) = &mut coded
            && edits.iter().any(|edit| edit.field == "content")
        {
            let pieces: Vec<&str> = said.content.iter().filter_map(|span| stored.text.get(*span)).collect();
            said.words = pieces.join(" ");
        }
        // An actor named in an edit may have been joined to another since.
        for ids in roles(&mut coded) {
            replace(ids, |id| self.book.now(id, &[]));
        }
        Ok(LaidOver { coded, edits })
    }

    /// Follows every id of an item to where decisions lead it.
    fn lead(&self, stored: &Stored, coded: &mut Coded) -> Result<(), Failure> {
        let mentions = match self.book.parts() {
            true => self.mentions(stored)?,
            false => Rc::default(),
        };
        let (near, around) = match &*coded {
            Coded::Statement(said) => (said.source, said.passage),
            Coded::Event(event) => (Some(event.span), event.passage),
            Coded::Commitment(bond) => (Some(bond.span), bond.passage),
            Coded::Mention(mention) => (Some(mention.span), mention.span),
        };
        let called = |id: &str| {
            let within = |place: Span| -> Vec<String> {
                let named = mentions
                    .iter()
                    .filter(|mention| mention.entity == id && mention.kind != MentionKind::Pronoun);
                let inside = named.filter(|mention| mention.span.start < place.end && mention.span.end > place.start);
                inside
                    .filter_map(|mention| stored.text.get(mention.span).map(str::to_owned))
                    .collect()
            };
            let near = near.map(within).unwrap_or_default();
            if near.is_empty() { within(around) } else { near }
        };
        if let Coded::Mention(mention) = coded {
            mention.entity = self.book.now(&mention.entity, &called(&mention.entity));
        }
        for ids in roles(coded) {
            replace(ids, |id| self.book.now(id, &called(id)));
        }
        Ok(())
    }

    fn mentions(&self, stored: &Stored) -> Result<Rc<Vec<Mention>>, Failure> {
        let sha256 = &stored.listed.sha256;
        if let Some((held, mentions)) = &*self.mentions.borrow()
            && held == sha256
        {
            return Ok(mentions.clone());
        }
        let items = self.ledger.items(sha256, Kind::Mention)?;
        let mentions = items.into_iter().filter_map(|item| match item {
            Coded::Mention(mention) => Some(mention),
            _ => None,
        });
        let mentions = Rc::new(mentions.collect());
        *self.mentions.borrow_mut() = Some((sha256.clone(), Rc::clone(&mentions)));
        Ok(mentions)
    }

    /// An item filled in to be shown.
    pub(crate) fn entry(&self, stored: &Stored, row: Line) -> Result<Entry, Failure> {
        let listed = &stored.listed;
        let LaidOver { coded, edits } = self.laid_over(stored, coded(self.ledger, row.kind, &row.coded)?)?;
        let moved = edits.iter().any(|edit| ["content", "span"].contains(&edit.field.as_str()));
        let (span, passage) = if moved { place(stored, &coded) } else { (row.span, row.passage) };
        let part = |start, end| stored.text.get(Span { start, end }).unwrap_or_default().to_owned();
        let (actors, others) = parts(&coded);
        let (rule, confidence) = ground(&coded);
        let decidable = row.kind != Kind::Mention;
        Ok(Entry {
            kind: row.kind,
            citation: format!("{}@{}-{}", listed.name, span.start, span.end),
            document: listed.name.clone(),
            outlet: listed.outlet.clone(),
            published: listed.published.clone(),
            span,
            date: self.date(&coded, row.date, &edits),
            actors: self.named(actors),
            others: self.named(others),
            before: part(passage.start, span.start),
            words: part(span.start, span.end),
            after: part(span.end, passage.end),
            ruling: if decidable { self.ruling(&row.id) } else { Ruling::default() },
            same: self.same.get(&row.id).filter(|_| decidable).cloned().unwrap_or_default(),
            rule,
            confidence,
            edits,
            id: row.id,
            coded,
        })
    }

    /// The date as it stands: an edit goes before what was read, and a commitment follows the statement that carries it.
    fn date(&self, coded: &Coded, read: Option<String>, edits: &[Edited]) -> Option<String> {
        if let Some(edit) = edits.iter().find(|edit| edit.field == "date") {
            return edit.now.as_str().map(str::to_owned);
        }
        let Coded::Commitment(bond) = coded else { return read };
        let carrier = bond.statement.as_ref().and_then(|id| self.rulings.get(id));
        let dated = carrier.and_then(|ruling| ruling.changes.iter().rev().find_map(|decision| decision.set.get("date")));
        dated.map_or(read, |date| date.as_str().map(str::to_owned))
    }

    /// A value of a field in words: actors by name, places by their range.
    fn told(&self, value: &Value) -> String {
        match value {
            Value::Null => "undetermined".into(),
            Value::String(text) => self.labels.get(text).cloned().unwrap_or_else(|| text.replace('_', " ")),
            Value::Array(list) if list.is_empty() => "undetermined".into(),
            Value::Array(list) => list.iter().map(|value| self.told(value)).collect::<Vec<_>>().join(", "),
            Value::Object(place) => format!("{}-{}", place.get("start").unwrap_or(value), place.get("end").unwrap_or(value)),
            other => other.to_string(),
        }
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

    /// Decisions in force that cannot be laid over the record, each with what it misses.
    pub(crate) fn orphans(&self) -> Result<Vec<Orphan>, Failure> {
        let mut orphans = Vec::new();
        let actors: BTreeSet<&str> = self.book.actors().iter().map(|actor| actor.entity.id.as_str()).collect();
        for decision in self.standing.iter().filter(|decision| decision.decision != DecisionKind::Undo) {
            let (made, roles) = (
                decision.decision == DecisionKind::Split && is_actor(&decision.item),
                actors_in(decision),
            );
            let others = decision.with.iter().filter(|_| !made).chain(&roles);
            let mut missing = Vec::new();
            for id in std::iter::once(&decision.item).chain(others) {
                let found = match is_actor(id) {
                    true => actors.contains(self.book.now(id, &[]).as_str()),
                    false => self.ledger.kind_of(id)?.is_some(),
                };
                if !found {
                    missing.push(id.clone());
                }
            }
            if !missing.is_empty() || self.is_unfit(decision)? {
                orphans.push(Orphan {
                    perhaps: self.perhaps(decision, &missing)?,
                    decision: decision.clone(),
                    missing,
                });
            }
        }
        Ok(orphans)
    }

    /// Whether an edit's fields do not fit its item.
    fn is_unfit(&self, decision: &Decision) -> Result<bool, Failure> {
        let edits = decision.decision == DecisionKind::Edit && !is_actor(&decision.item);
        let item = if edits { self.ledger.coded_item(&decision.item)? } else { None };
        Ok(item.is_some_and(|coded| !edited(coded, std::slice::from_ref(decision)).2.is_empty()))
    }

    /// What may be meant now: items with the same words, actors that go by the name.
    fn perhaps(&self, decision: &Decision, missing: &[String]) -> Result<Vec<String>, Failure> {
        if !missing.contains(&decision.item) {
            return Ok(Vec::new());
        }
        if let Some(label) = &decision.label {
            let called = self
                .book
                .actors()
                .iter()
                .map(|actor| &actor.entity)
                .filter(|entity| std::iter::once(&entity.label).chain(&entity.aliases).any(|name| name == label));
            return Ok(called.map(|entity| entity.id.clone()).collect());
        }
        match decision.quote.as_ref().map(|quote| quote.words.as_str()) {
            None | Some("") => Ok(Vec::new()),
            Some(words) => self.ledger.with_words(words),
        }
    }
}

/// Replaces every id; one that comes twice stays once.
fn replace(ids: &mut Vec<String>, now: impl Fn(&str) -> String) {
    let mut seen = BTreeSet::new();
    let led: Vec<String> = ids.iter().map(|id| now(id)).collect();
    *ids = led.into_iter().filter(|id| seen.insert(id.clone())).collect();
}

/// Whether a date as the record writes it lies within bounds.
pub(crate) fn dated_within(date: Option<&str>, from: Option<&str>, to: Option<&str>) -> bool {
    let bounds = (from.and_then(days), to.and_then(days));
    match (date.and_then(days), bounds) {
        (_, (None, None)) => true,
        (None, _) => false,
        (Some(date), (from, to)) => from.is_none_or(|from| date.latest >= from.earliest) && to.is_none_or(|to| date.earliest <= to.latest),
    }
}

/// The span and the passage of an item whose place was edited.
fn place(stored: &Stored, coded: &Coded) -> (Span, Span) {
    let (span, passage) = match coded {
        Coded::Statement(said) => (hull(&said.content).unwrap_or(said.passage), said.passage),
        Coded::Event(event) => (event.span, event.passage),
        Coded::Commitment(bond) => (bond.span, bond.passage),
        Coded::Mention(mention) => (mention.span, mention.span),
    };
    let around = passage_around(&stored.text, &stored.coded.sentences, span);
    (span, hull(&[passage, around]).unwrap_or(around))
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

/// Every list of actors in an item; of a mention, none, since it has one actor alone.
fn roles(coded: &mut Coded) -> Vec<&mut Vec<String>> {
    match coded {
        Coded::Statement(said) => vec![&mut said.speaker, &mut said.on_behalf_of, &mut said.addressee],
        Coded::Event(event) => vec![&mut event.actors, &mut event.targets],
        Coded::Commitment(bond) => vec![&mut bond.debtor, &mut bond.counterparty],
        Coded::Mention(_) => Vec::new(),
    }
}

/// Ids of everybody in any role.
pub(crate) fn everybody(coded: &Coded) -> Vec<&String> {
    match coded {
        Coded::Statement(said) => said.speaker.iter().chain(&said.on_behalf_of).chain(&said.addressee).collect(),
        Coded::Event(event) => event.actors.iter().chain(&event.targets).collect(),
        Coded::Commitment(bond) => bond.debtor.iter().chain(&bond.counterparty).collect(),
        Coded::Mention(mention) => vec![&mention.entity],
    }
}

/// The rule behind an item and how often it is right; of a mention, its kind.
fn ground(coded: &Coded) -> (String, Option<Confidence>) {
    match coded {
        Coded::Statement(said) => (said.rule.clone(), said.confidence),
        Coded::Event(event) => (event.rule.clone(), event.confidence),
        Coded::Commitment(bond) => (bond.rule.clone(), bond.confidence),
        Coded::Mention(mention) => (String::new(), Confidence::of_mention(mention.kind)),
    }
}
