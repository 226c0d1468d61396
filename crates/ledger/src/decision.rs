//! Decisions: an analyst's word on an item, one JSON line each, appended and never rewritten.

use crate::Citation;
use crate::digest::hex_digest;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// The item is right.
    Accept,
    /// The item is wrong and is left out of what follows.
    Reject,
    /// A remark; the item stays as it is.
    Note,
    /// The item is right but for the fields in `set`; of an actor: its name, kind or aliases.
    Edit,
    /// The item and those in `with` report one thing; of actors: those in `with` are the item.
    Merge,
    /// The item, and those in `with` beside it, report something else than the others of their group; of an actor: the aliases in
    /// `set` are another's, whose id is in `with`.
    Split,
    /// An earlier decision no longer holds.
    Undo,
}

/// One line of `decisions.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// `k-` and ten hexadecimal digits of a digest over all that follows.
    pub id: String,
    /// When, ISO 8601, as the caller gave it.
    pub at: String,
    /// Who.
    pub by: String,
    /// Id of the item.
    pub item: String,
    /// What.
    pub decision: DecisionKind,
    /// What an edit sets, by field, as `standoff-ledger/1` writes it; the aliases of a split.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub set: Map<String, Value>,
    /// Ids of the others that a merge or a split is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// The analyst's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Id of the decision undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<String>,
    /// Id of the last decision before it, where nothing else would tell the two apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The item's words when it was decided on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Citation>,
    /// The actor's name when it was decided on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// What the decisions in force come to for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ruling {
    /// The last acceptance or rejection in force.
    pub verdict: Option<Decision>,
    /// Notes in force, oldest first.
    pub notes: Vec<Decision>,
    /// Edits, merges and splits in force, oldest first.
    pub changes: Vec<Decision>,
}

/// A line of the log that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFlaw {
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong, in words for the user.
    pub message: String,
    /// Whether it is the unfinished last line of a broken-off write.
    pub torn: bool,
}

/// A decision that cannot be laid over the record, in whole or in part. It is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The decision.
    pub decision: Decision,
    /// Ids that it names and the ledger no longer has; empty where its fields do not fit the item.
    pub missing: Vec<String>,
    /// Ids of items that have the same words now.
    pub perhaps: Vec<String>,
}

/// The decisions of a dossier, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionLog {
    /// Every line that could be read, a repeated one once.
    pub decisions: Vec<Decision>,
    /// Lines that could not.
    pub flaws: Vec<LogFlaw>,
}

impl Decision {
    /// A decision on an item, not yet sealed and with nothing further said; `by` and `at` are empty.
    pub fn new(decision: DecisionKind, item: &str) -> Decision {
        Decision {
            id: String::new(),
            at: String::new(),
            by: String::new(),
            item: item.to_owned(),
            decision,
            set: Map::new(),
            with: Vec::new(),
            note: None,
            undoes: None,
            follows: None,
            quote: None,
            label: None,
        }
    }

    /// Gives the decision the id that its content makes.
    pub fn sealed(mut self) -> Decision {
        self.id = String::new();
        let content = serde_json::to_string(&self).expect("a decision is plain strings and numbers");
        self.id = format!("k-{}", &hex_digest(content.as_bytes())[..10]);
        self
    }

    /// The decision as a line of the log, without its end.
    pub fn line(&self) -> String {
        serde_json::to_string(self).expect("a decision is plain strings and numbers")
    }
}

impl Ruling {
    /// Whether the item is rejected.
    pub fn rejected(&self) -> bool {
        self.verdict
            .as_ref()
            .is_some_and(|decision| decision.decision == DecisionKind::Reject)
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.verdict.is_none() && self.notes.is_empty() && self.changes.is_empty()
    }
}

impl DecisionLog {
    /// Reads a log. Lines that cannot be read are told in `flaws` and passed over; nothing is lost, as the file stays as it is.
    pub fn parse(bytes: &[u8]) -> DecisionLog {
        let mut log = DecisionLog::default();
        let mut known = BTreeSet::new();
        let lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
        for (number, line) in lines.iter().enumerate() {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match serde_json::from_slice::<Decision>(line) {
                Ok(decision) if known.insert(decision.id.clone()) => log.decisions.push(decision),
                Ok(_) => {}
                Err(error) => log.flaws.push(flaw(number, number + 1 == lines.len(), &error)),
            }
        }
        log
    }

    /// Ids of the decisions in force. A later undoing may itself be undone.
    pub fn in_force(&self) -> BTreeSet<&str> {
        let mut undone = BTreeSet::new();
        for decision in self.decisions.iter().rev() {
            if let (DecisionKind::Undo, Some(target)) = (decision.decision, &decision.undoes)
                && !undone.contains(decision.id.as_str())
            {
                undone.insert(target.as_str());
            }
        }
        self.decisions
            .iter()
            .map(|decision| decision.id.as_str())
            .filter(|id| !undone.contains(id))
            .collect()
    }

    /// What the decisions in force come to, by item.
    pub fn rulings(&self) -> BTreeMap<&str, Ruling> {
        let mut rulings: BTreeMap<&str, Ruling> = BTreeMap::new();
        for decision in self.standing() {
            match decision.decision {
                DecisionKind::Accept | DecisionKind::Reject => rulings.entry(&decision.item).or_default().verdict = Some(decision.clone()),
                DecisionKind::Note => rulings.entry(&decision.item).or_default().notes.push(decision.clone()),
                DecisionKind::Edit | DecisionKind::Merge | DecisionKind::Split => {
                    for id in std::iter::once(&decision.item).chain(&decision.with) {
                        rulings.entry(id).or_default().changes.push(decision.clone());
                    }
                }
                DecisionKind::Undo => {}
            }
        }
        rulings
    }

    /// The decisions in force, oldest first.
    pub fn standing(&self) -> Vec<&Decision> {
        let force = self.in_force();
        self.decisions
            .iter()
            .filter(|decision| force.contains(decision.id.as_str()))
            .collect()
    }
}

/// Where the unfinished last line of a log begins, in bytes, if it has one. A last line that only lacks its line end is whole.
pub fn torn_tail(bytes: &[u8]) -> Option<usize> {
    let start = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let tail = &bytes[start..];
    let torn = !tail.iter().all(u8::is_ascii_whitespace) && serde_json::from_slice::<Decision>(tail).is_err();
    torn.then_some(start)
}

/// Describes a line that could not be read.
fn flaw(number: usize, last: bool, error: &serde_json::Error) -> LogFlaw {
    let line = number + 1;
    let message = if last {
        format!(
            "line {line} of decisions.jsonl breaks off: it was being written when the program or the machine stopped; the next decision moves it aside"
        )
    } else {
        format!("line {line} of decisions.jsonl is not a decision and is passed over ({error}); mend it or take it out by hand")
    };
    LogFlaw { line, message, torn: last }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(item: &str, kind: DecisionKind, undoes: Option<&str>) -> Decision {
        Decision {
            at: format!("2021-07-01T10:00:0{}Z", undoes.map_or(0, str::len) % 10),
            by: "Ada".into(),
            undoes: undoes.map(str::to_owned),
            ..Decision::new(kind, item)
        }
        .sealed()
    }

    fn log(decisions: &[Decision]) -> DecisionLog {
        let text: String = decisions.iter().map(|decision| decision.line() + "\n").collect();
        DecisionLog::parse(text.as_bytes())
    }

    #[test]
    fn the_last_verdict_stands_and_notes_add_up() {
        let (accept, reject) = (
            decision("s-1", DecisionKind::Accept, None),
            decision("s-1", DecisionKind::Reject, None),
        );
        let note = decision("s-1", DecisionKind::Note, None);
        let log = log(&[accept, note.clone(), reject.clone()]);
        let rulings = log.rulings();
        assert!(rulings["s-1"].rejected());
        assert_eq!(
            rulings["s-1"],
            Ruling {
                verdict: Some(reject),
                notes: vec![note],
                changes: vec![]
            }
        );
    }

    #[test]
    fn undoing_can_be_undone() {
        let reject = decision("s-1", DecisionKind::Reject, None);
        let undo = decision("s-1", DecisionKind::Undo, Some(&reject.id));
        let again = decision("s-1", DecisionKind::Undo, Some(&undo.id));
        assert!(log(&[reject.clone(), undo.clone()]).rulings().is_empty());
        assert!(log(&[reject, undo, again]).rulings()["s-1"].rejected());
    }

    #[test]
    fn ids_come_from_content_and_repeated_lines_count_once() {
        let one = decision("s-1", DecisionKind::Accept, None);
        assert_eq!(one, one.clone().sealed());
        assert_ne!(one.id, decision("s-2", DecisionKind::Accept, None).id);
        assert_eq!(log(&[one.clone(), one.clone()]).decisions, [one]);
    }

    #[test]
    fn bad_lines_are_told_apart_from_torn_ones() {
        let good = decision("s-1", DecisionKind::Accept, None).line();
        let text = format!("{good}\n{{\"id\": 3}}\n\n{}", &good[..20]);
        let log = DecisionLog::parse(text.as_bytes());
        assert_eq!(log.decisions.len(), 1);
        assert_eq!(
            log.flaws.iter().map(|flaw| (flaw.line, flaw.torn)).collect::<Vec<_>>(),
            [(2, false), (4, true)]
        );
        assert_eq!(torn_tail(text.as_bytes()), Some(text.len() - 20));
        assert_eq!(torn_tail(good.as_bytes()), None);
        assert_eq!(torn_tail(format!("{good}\n").as_bytes()), None);
        assert_eq!(DecisionLog::parse(&[0xff, b'\n', 0xfe]).flaws.len(), 2);
    }
}
