//! Who must bring about what an act waits for.

use crate::conditions::clause::{is_verb, verb_of};
use crate::conditions::commitment::Binding;
use crate::entities::Placed;
use crate::lexicon::is_collective;
use crate::statements::grammar::{PREPOSITION, is_auxiliary};
use standoff_syntax::Tag;
use std::ops::Range;

/// What nobody brings about.
pub(super) const NATURE: &[&str] = &[
    "rain",
    "rains",
    "weather",
    "storm",
    "river",
    "water",
    "wind",
    "winds",
    "temperatures",
    "price",
    "prices",
    "inflation",
    "demand",
    "economy",
    "winter",
    "drought",
    "flood",
    "time",
    "conditions",
    "circumstances",
    "situation",
    "market",
    "markets",
    "need",
    "anything",
    "something",
];

/// Third parties: what waits for them waits for neither side.
const THIRD: &[&str] = &[
    "court",
    "courts",
    "judge",
    "judges",
    "auditors",
    "inspectors",
    "arbitrator",
    "mediator",
    "mediators",
    "experts",
    "regulator",
    "tribunal",
    "voters",
    "jury",
    "commission",
    "observers",
    "monitors",
];

impl Binding<'_, '_, '_> {
    /// Who must bring the antecedent about: its subject or owner, whoever it is asked "from", else the other side; empty if it is
    /// the debtor's own or nobody's doing.
    pub(super) fn counterparty(&self, debtor: &[usize]) -> Vec<usize> {
        let clause = self.pointed.clone().unwrap_or_else(|| self.antecedent.clone());
        let own = self.own(debtor);
        let prose = self.prose();
        let start = clause
            .clone()
            .find(|&at| !prose.is_mark_at(at) && !prose.is(at, &["that", "first", "when"]))
            .unwrap_or(clause.start);
        let clause = start..clause.end;
        if self.is_both(&clause) {
            return self.parties.both(&own);
        }
        let found = match prose.lower(start) {
            "they" | "you" | "he" | "she" | "them" | "your" | "their" => return self.other(&own),
            "we" | "i" | "our" | "my" => self.asked(&clause, &own),
            "it" | "its" => self.act_subject(&own).or_else(|| self.asked(&clause, &own)),
            _ => match self.subject(&clause) {
                Some(actor) if !own.contains(&actor) => Some(actor),
                Some(_) => return self.asked(&clause, &own).into_iter().collect(),
                None => self
                    .asked(&clause, &own)
                    .or_else(|| self.owner(&clause, &own))
                    .or_else(|| self.called(&clause, &own))
                    .or_else(|| self.acting(&clause, &own)),
            },
        };
        match found {
            Some(actor) => vec![actor],
            None if self.is_somebodys(&clause) => self.other(&own),
            None => Vec::new(),
        }
    }

    /// The debtor with everybody on its side.
    fn own(&self, debtor: &[usize]) -> Vec<usize> {
        let mut own = debtor.to_vec();
        own.extend(debtor.iter().filter_map(|&actor| self.parties.body_of(actor)));
        let side = self.parties.side(self.draft);
        if side.iter().any(|actor| own.contains(actor)) {
            own.extend(side);
        }
        own
    }

    /// "Lumara gets the data once it …": the subject of the act, where that is not the debtor.
    fn act_subject(&self, own: &[usize]) -> Option<usize> {
        self.subject(&self.act).filter(|actor| !own.contains(actor))
    }

    /// "guarantees from X", "is withdrawn by X", "an agreement with X".
    fn asked(&self, clause: &Range<usize>, own: &[usize]) -> Option<usize> {
        let prose = self.prose();
        let cast = self.parties.cast();
        let named = |at: usize| {
            let placed = (at + 1..clause.end.min(at + 4)).find_map(|word| cast.mention(word))?;
            (!own.contains(&placed.actor)).then_some(placed.actor)
        };
        let noun = |at: usize| {
            self.parties
                .described(prose, at + 2)
                .filter(|actor| prose.lower(at + 1) == "the" && at + 2 < clause.end && !own.contains(actor))
        };
        clause
            .clone()
            .filter(|&at| prose.is(at, &["from", "by", "with"]))
            .find_map(|at| named(at).or_else(|| noun(at)))
    }

    /// "access to X's books".
    fn owner(&self, clause: &Range<usize>, own: &[usize]) -> Option<usize> {
        let prose = self.prose();
        clause
            .clone()
            .skip(1)
            .filter(|&at| prose.is(at, &["'s", "’s", "'", "’"]))
            .filter_map(|at| self.parties.cast().mention(at - 1))
            .map(|placed| placed.actor)
            .find(|actor| !own.contains(actor))
    }

    /// "the company": the body so called.
    fn called(&self, clause: &Range<usize>, own: &[usize]) -> Option<usize> {
        let end = verb_of(self.scene, clause)
            .filter(|&verb| verb > clause.start)
            .unwrap_or(clause.end);
        let noun = self.head(&(clause.start..end));
        self.parties.described(self.prose(), noun).filter(|actor| !own.contains(actor))
    }

    /// The other side: named in the act, spoken to, or the page's other party.
    fn other(&self, own: &[usize]) -> Vec<usize> {
        let strange = |actor: &usize| !own.contains(actor);
        let cast = self.parties.cast();
        let prose = self.prose();
        let facing = |at: &usize| {
            let before = at.saturating_sub(1 + usize::from(prose.lower(at.saturating_sub(1)) == "the"));
            !PREPOSITION.contains(&prose.lower(before)) || prose.is(before, &["with", "against"])
        };
        let met = self
            .act
            .clone()
            .skip(1)
            .filter_map(|at| cast.mention(at).filter(|placed| placed.words.start == at && facing(&at)));
        let named = met
            .map(|placed| placed.actor)
            .find(|actor| strange(actor) && !self.parties.is_third(*actor));
        let addressed = self
            .draft
            .addressee
            .iter()
            .copied()
            .find(|actor| strange(actor) && self.parties.is_body(*actor));
        named.or(addressed).or_else(|| self.parties.rival(own)).into_iter().collect()
    }

    /// "… and that X agrees": whoever acts in a later part of the condition.
    fn acting(&self, clause: &Range<usize>, own: &[usize]) -> Option<usize> {
        let mut placed = clause
            .clone()
            .filter_map(|at| self.parties.cast().mention(at).filter(|placed| placed.words.start == at));
        let acts = |placed: &&Placed| {
            placed.words.end < clause.end && (is_verb(self.scene, placed.words.end) || self.scene.trees.tag(placed.words.end) == Tag::Verb)
        };
        placed
            .find(|placed| acts(placed) && !own.contains(&placed.actor))
            .map(|placed| placed.actor)
    }

    /// "the two parties", "both sides".
    fn is_both(&self, clause: &Range<usize>) -> bool {
        let prose = self.prose();
        let two = prose.lower(clause.start) == "both"
            || prose.is(clause.start, &["the", "these"]) && prose.is(clause.start + 1, &["two", "parties", "sides"]);
        two && clause.clone().take(3).any(|at| {
            prose.is(
                at,
                &[
                    "parties",
                    "sides",
                    "groups",
                    "companies",
                    "governments",
                    "countries",
                    "states",
                    "two",
                ],
            )
        })
    }

    /// Whether somebody on the other side can bring it about: no weather, no third party.
    fn is_somebodys(&self, clause: &Range<usize>) -> bool {
        let prose = self.prose();
        let end = verb_of(self.scene, clause)
            .filter(|&verb| verb > clause.start)
            .unwrap_or(clause.end);
        let noun = prose.lower(self.head(&(clause.start..end)));
        let sides = matches!(
            noun,
            "parties" | "sides" | "pickets" | "company" | "government" | "management" | "union" | "workers" | "owners" | "side"
        );
        let passive = (end..clause.end.min(end + 4)).any(|at| is_auxiliary(prose.lower(at)));
        !NATURE.contains(&noun) && !THIRD.contains(&noun) && (sides || passive || !is_collective(noun))
    }
}
