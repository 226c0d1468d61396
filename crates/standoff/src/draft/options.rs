//! Acts joined into options: the same act in several wordings is one option of the side that would do it; where the words leave it open,
//! two options stay two, with a remark.

use super::acts::{Act, Likeness};
use super::evidence::{Clause, Ground};
use std::cmp::Reverse;

/// An option in the making.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Whose.
    pub owner: usize,
    /// The clauses that speak of it, first read first.
    pub clauses: Vec<Clause>,
    /// How often a commitment speaks of it.
    pub weight: usize,
}

impl Choice {
    /// Where its clauses stand, each place once.
    pub(super) fn grounds(&self) -> Vec<&Ground> {
        let mut grounds: Vec<&Ground> = Vec::new();
        for clause in &self.clauses {
            if !grounds.iter().any(|known| known.cite == clause.ground.cite) {
                grounds.push(&clause.ground);
            }
        }
        grounds
    }

    /// The last day on which it was spoken of; empty if no day is known.
    pub(super) fn day(&self) -> &str {
        self.clauses
            .iter()
            .map(|clause| clause.ground.day.as_str())
            .max()
            .unwrap_or_default()
    }

    /// The clause whose words serve as its label: the shortest that has a verb which says what is done, of its own side's before others',
    /// else the first.
    pub(super) fn spokesman(&self) -> &Clause {
        let telling =
            |clause: &&Clause| !clause.act.verbs.is_empty() && clause.act.label.split_whitespace().count() >= 2 && !clause.act.negated;
        let best = self
            .clauses
            .iter()
            .filter(telling)
            .min_by_key(|clause| (!clause.bound, clause.act.label.chars().count()));
        best.or(self.clauses.first()).expect("a choice is made of a clause")
    }

    fn likeness(&self, act: &Act) -> Likeness {
        let all = self.clauses.iter().map(|clause| clause.act.likeness(act));
        all.max().unwrap_or(Likeness::Other)
    }
}

/// All options in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    /// In the order in which they were first read.
    pub all: Vec<Choice>,
}

impl Choices {
    /// Takes up a clause of an owner: with the option that it speaks of, else as a new one. Where its verb names the very thing that
    /// several options are about, they are one. Numbers of options may change: ask for them once all clauses are taken up.
    pub(super) fn gather(&mut self, owner: usize, clause: &Clause) {
        let act = &clause.act;
        let sure = |choice: &Choice| choice.owner == owner && !act.verbs.is_empty() && choice.likeness(act) == Likeness::Same(100);
        let mut same: Vec<usize> = (0..self.all.len()).filter(|choice| sure(&self.all[*choice])).collect();
        while let Some(other) = (same.len() > 1).then(|| same.pop()).flatten() {
            let joined = self.all.remove(other);
            self.all[same[0]].clauses.extend(joined.clauses);
        }
        self.take(owner, clause);
    }

    /// The option that a clause speaks of, of an owner; made if there is none.
    pub(super) fn take(&mut self, owner: usize, clause: &Clause) -> usize {
        if let Some(known) = self.best(&clause.act, |choice| choice.owner == owner) {
            self.all[known].clauses.push(clause.clone());
            return known;
        }
        self.all.push(Choice {
            owner,
            clauses: vec![clause.clone()],
            weight: 0,
        });
        self.all.len() - 1
    }

    /// Pairs of options of one side whose words have something in common, not enough to join them.
    pub(super) fn doubts(&self) -> Vec<(usize, usize)> {
        let likely = |one: &Choice, other: &Choice| other.clauses.iter().any(|clause| one.likeness(&clause.act) != Likeness::Other);
        let pairs = (0..self.all.len()).flat_map(|one| (one + 1..self.all.len()).map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| self.all[*one].owner == self.all[*other].owner && likely(&self.all[*one], &self.all[*other]))
            .collect()
    }

    /// The option that holds a clause which was taken up before; taken up now if there is none.
    pub(super) fn take_again(&mut self, owner: usize, clause: &Clause) -> usize {
        let holds = |choice: &Choice| choice.owner == owner && choice.clauses.iter().any(|known| known.ground.cite == clause.ground.cite);
        match self.all.iter().position(holds) {
            Some(known) => known,
            None => self.take(owner, clause),
        }
    }

    /// The option, among those of some owners, that a clause surely speaks of; none where it speaks of two equally well. Of those that
    /// share the words, one that the same statement speaks of goes first.
    pub(super) fn find(&self, clause: &Clause, owned: impl Fn(usize) -> bool) -> Option<usize> {
        let near = |choice: &Choice| {
            let beside = |known: &Clause| !known.ground.within.is_empty() && known.ground.within == clause.ground.within;
            choice.clauses.iter().any(beside)
        };
        let fits = |choice: &Choice| owned(choice.owner);
        self.best(&clause.act, |choice| fits(choice) && near(choice))
            .or_else(|| self.best(&clause.act, fits))
    }

    fn best(&self, act: &Act, fits: impl Fn(&Choice) -> bool) -> Option<usize> {
        let mut found: Vec<(Likeness, usize)> = (0..self.all.len())
            .filter(|choice| fits(&self.all[*choice]))
            .map(|choice| (self.all[choice].likeness(act), choice))
            .filter(|(likeness, _)| matches!(likeness, Likeness::Same(_)))
            .collect();
        found.sort_by_key(|(likeness, choice)| (Reverse(*likeness), *choice));
        match found[..] {
            [] => None,
            // A clause without a verb that fits two options as well as each other does not say which is meant.
            [(first, _), (second, _), ..] if first == second && act.verbs.is_empty() => None,
            [(_, choice), ..] => Some(choice),
        }
    }
}
