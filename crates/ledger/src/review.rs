//! What an analyst had best look at first: undecided items, and what is doubtful about each.

use crate::desk::dated_within;
use crate::wordings::{WordChange, word_changes};
use crate::{Coded, Entry, Failure, Ledger, Query};
use serde_json::Value;
use standoff_reading::Confidence;
use std::collections::BTreeMap;

/// A reason to look at an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Its words are not where they were; why.
    Broken(String),
    /// Another item that reports the same says otherwise: its id, the fields that differ, and where its wording parts from this one's.
    Differs(String, Vec<String>, Vec<WordChange>),
    /// Nobody is answerable for it.
    Nobody,
    /// It has no date.
    Undated,
    /// Its rule is right less often than those of its kind together.
    WeakRule,
}

/// An undecided item with its doubts.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubtful {
    /// The item.
    pub entry: Entry,
    /// What is doubtful about it.
    pub doubts: Vec<Doubt>,
}

impl Ledger {
    /// Undecided items that a question asks for: broken citations first, then by the number of doubts, then by confidence, the least
    /// first. `broken` says why an item's citation does not hold. An item that was accepted, rejected or edited is decided.
    pub fn review(&self, query: &Query, broken: &dyn Fn(&Entry) -> Option<String>) -> Result<Vec<Doubtful>, Failure> {
        let all = self.entries(&Query::default())?;
        let by_id: BTreeMap<&str, &Entry> = all.iter().map(|entry| (entry.id.as_str(), entry)).collect();
        let mut review: Vec<Doubtful> = self
            .entries(query)?
            .into_iter()
            .filter(|entry| entry.ruling.verdict.is_none() && entry.edits.is_empty())
            .map(|entry| Doubtful {
                doubts: broken(&entry)
                    .map(Doubt::Broken)
                    .into_iter()
                    .chain(doubts(&entry, &by_id))
                    .collect(),
                entry,
            })
            .collect();
        review.sort_by_key(|doubtful| {
            let broken = doubtful.doubts.iter().any(|doubt| matches!(doubt, Doubt::Broken(_)));
            let share = doubtful.entry.confidence.unwrap_or(Confidence::new(0.0));
            (!broken, std::cmp::Reverse(doubtful.doubts.len()), share)
        });
        Ok(review)
    }
}

fn doubts(entry: &Entry, by_id: &BTreeMap<&str, &Entry>) -> Vec<Doubt> {
    let others = entry.same.iter().filter_map(|id| by_id.get(id.as_str()));
    let mut doubts: Vec<Doubt> = others
        .map(|other| (*other, differing(entry, other)))
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(other, fields)| Doubt::Differs(other.id.clone(), fields, word_changes(&entry.words, &other.words)))
        .collect();
    if entry.actors.is_empty() {
        doubts.push(Doubt::Nobody);
    }
    if entry.date.is_none() {
        doubts.push(Doubt::Undated);
    }
    if entry.confidence < Confidence::of_kind(entry.kind.singular()) {
        doubts.push(Doubt::WeakRule);
    }
    doubts
}

/// Fields in which two accounts of one thing contradict each other; what either leaves open contradicts nothing.
fn differing(one: &Entry, other: &Entry) -> Vec<String> {
    let fields: &[&str] = match one.coded {
        Coded::Statement(_) => &["speaker", "modality", "polarity"],
        Coded::Event(_) => &["actors", "targets", "status"],
        Coded::Commitment(_) => &["debtor", "counterparty", "logic", "stance"],
        Coded::Mention(_) => &[],
    };
    let (here, there) = (crate::fields::plain(&one.coded), crate::fields::plain(&other.coded));
    let open = |value: Option<&Value>| value.is_none_or(|value| value.is_null() || value.as_array().is_some_and(Vec::is_empty));
    let contradict = |field: &&&str| {
        let (here, there) = (here.get(**field), there.get(**field));
        !open(here) && !open(there) && here != there
    };
    let mut differing: Vec<String> = fields.iter().filter(contradict).map(|field| (*field).to_owned()).collect();
    let dates_meet = match (&one.date, &other.date) {
        (Some(one), Some(other)) => dated_within(Some(one), Some(other), Some(other)),
        _ => true,
    };
    if !dates_meet {
        differing.push("date".into());
    }
    differing
}
