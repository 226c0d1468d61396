//! Where the dispute stands as far as events say, and rules that no page states, proposed in general words only.

use super::ProposedRule;
use super::acts::{Act, Likeness};
use super::bind::Bindings;
use super::compose::{Composed, support};
use super::evidence::{Clause, Ground};
use super::sides::Sides;
use standoff_conflict::{Basis, StateCode, StatusQuo, Support};
use standoff_ledger::{Coded, Entry};
use standoff_reading::EventStatus;
use std::collections::BTreeSet;

/// Types of event that are words and not the deed itself.
const WORDS_ONLY: &[&str] = &["AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONSULT"];

/// Stems of acts that cannot well be undone.
const ONE_WAY: &[&str] = &[
    "abandon", "dismantl", "destroy", "test", "detonat", "launch", "demolish", "dissolv", "sell", "publish", "disclos", "scrap", "execut",
    "expel", "scuttl", "sink", "blow", "nuclear",
];

/// What it takes to tell where the dispute stands.
pub(super) struct Standing<'a> {
    pub composed: &'a Composed,
    pub bindings: &'a Bindings,
    pub sides: &'a Sides,
    pub items: &'a [Entry],
    pub surfaces: &'a BTreeSet<String>,
}

impl Standing<'_> {
    /// Where the dispute stands: options whose own side did, by an event that happened, what a commitment speaks of. Everything else counts
    /// as not taken, which is assumed and said so.
    pub(super) fn status_quo(&self) -> StatusQuo {
        let mut state: StateCode = 0;
        let mut grounds: Vec<Ground> = Vec::new();
        for entry in self.items.iter().filter(|entry| is_deed(entry) && !self.is_spoken_of(entry)) {
            for option in self.done_by(entry) {
                state |= 1 << option;
                grounds.push(Ground {
                    cite: entry.citation.clone(),
                    item: entry.id.clone(),
                    within: String::new(),
                    basis: Basis::Reported,
                    accepted: false,
                    day: String::new(),
                });
            }
        }
        StatusQuo {
            state,
            support: standing_support(&grounds),
        }
    }

    /// Whether an event is told within a commitment: then it is what somebody waits for, not what is done.
    fn is_spoken_of(&self, entry: &Entry) -> bool {
        self.items.iter().any(|other| {
            let meets = other.span.start < entry.span.end && entry.span.start < other.span.end;
            matches!(other.coded, Coded::Commitment(_)) && other.document == entry.document && meets
        })
    }

    /// The options that an event shows to be taken.
    fn done_by(&self, entry: &Entry) -> Vec<usize> {
        let Coded::Event(event) = &entry.coded else { return Vec::new() };
        let act = Act::read(&entry.words, self.surfaces);
        let doers = self.sides.of_all(&event.actors);
        let says = |clause: &Clause| {
            let surely = matches!(clause.act.likeness(&act), Likeness::Same(67..)) && !clause.act.verbs.is_disjoint(&act.verbs);
            clause.ground.item.starts_with("c-") && !clause.act.negated && surely
        };
        let taken = self.composed.option_of.iter().filter(|(choice, _)| {
            let known = &self.bindings.choices.all[**choice];
            doers.contains(&known.owner) && !act.negated && known.clauses.iter().any(says)
        });
        taken.map(|(_, option)| *option).collect()
    }
}

/// Whether an entry is an event that happened and more than words.
fn is_deed(entry: &Entry) -> bool {
    matches!(&entry.coded, Coded::Event(event) if event.status == EventStatus::Happened && !WORDS_ONLY.contains(&event.plover.as_str()))
}

/// What stands under a status quo.
fn standing_support(grounds: &[Ground]) -> Support {
    if grounds.is_empty() {
        return Support {
            basis: Some(Basis::Assumed),
            note: Some("no event of the record says that one of these acts is in place; all are assumed not to be".to_owned()),
            ..Support::default()
        };
    }
    let mut found = support(&grounds.iter().collect::<Vec<_>>(), "proposed from");
    let note = found.note.take().unwrap_or_default();
    found.note = Some(format!("{note}; that the other acts are not in place is assumed"));
    found
}

/// Rules to consider: acts that cannot well be undone, and acts that a side makes wait for another of its own.
pub(super) fn propose(composed: &Composed, bindings: &Bindings) -> Vec<ProposedRule> {
    let conflict = &composed.conflict;
    let mut rules = Vec::new();
    for (choice, option) in &composed.option_of {
        let words = bindings.choices.all[*choice].spokesman();
        let found = words.act.words.iter().find(|word| ONE_WAY.contains(&word.as_str()));
        if found.is_some() {
            let owner = &conflict.decision_makers[conflict.options[*option].owner].key;
            rules.push(ProposedRule {
                lines: vec![
                    "[[no_move]]".to_owned(),
                    format!("by = \"{owner}\""),
                    format!("from = \"{}\"", conflict.option_name(*option)),
                    format!("to = \"not {}\"", conflict.option_name(*option)),
                    "basis = \"assumed\"".to_owned(),
                ],
                why: format!("“{}” may not be undone once it is done; no page says so", words.act.label),
            });
        }
    }
    for (act, needs, ground) in &bindings.own {
        if let (Some(act), Some(needs)) = (composed.option_of.get(act), composed.option_of.get(needs)) {
            rules.push(ProposedRule {
                lines: vec![
                    "[[infeasible]]".to_owned(),
                    format!("when = \"{} and not {}\"", conflict.option_name(*act), conflict.option_name(*needs)),
                    format!("cite = [\"{}\"]", ground.cite),
                    "basis = \"assumed\"".to_owned(),
                ],
                why: "the page makes one act of this side wait for another of its own".to_owned(),
            });
        }
    }
    rules
}
