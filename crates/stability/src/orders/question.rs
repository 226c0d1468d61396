//! Asks what is necessarily and what is possibly stable.

use standoff_states::StateId;

use super::known::{Completion, Known};
use super::partly::PartlyKnown;
use super::search::{Form, Found, Leaving, Search};
use crate::Concept;

/// The form of a concept; `None` for SIM, which has another.
pub(super) fn form(concept: Concept) -> Option<Form> {
    let credible = matches!(concept, Concept::Seq | Concept::Sseq);
    Concept::ALL.contains(&concept).then_some(Form {
        replies: concept != Concept::Nash,
        credible,
        escapes: matches!(concept, Concept::Smr | Concept::Sseq),
    })
}

/// Whether a state is stable, under a concept, for all of some decision makers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'a> {
    pub(super) concept: Concept,
    pub(super) makers: &'a [usize],
    pub(super) state: StateId,
}

impl PartlyKnown {
    /// Whether a state is stable for a decision maker under every completion, under some, under none. Exact within the effort.
    ///
    /// Only one's own order matters for Nash, GMR and SMR; for SEQ and SSEQ also those of the opponents.
    pub fn verdict(&self, concept: Concept, dm: usize, state: StateId) -> Known {
        let makers = &[dm];
        self.known(Question { concept, makers, state })
    }

    /// Whether a state is an equilibrium under every completion, under some, under none: one completion for all decision makers.
    pub fn equilibrium(&self, concept: Concept, state: StateId) -> Known {
        let makers: Vec<usize> = (0..self.beliefs.len()).collect();
        let makers = &makers;
        self.known(Question { concept, makers, state })
    }

    fn known(&self, question: Question) -> Known {
        self.known_within(question, self.effort.max_steps).0
    }

    /// The same with so many steps for each side of the question; gives also how many it took.
    pub(super) fn known_within(&self, question: Question, steps: u64) -> (Known, u64) {
        let Question { concept, makers, state } = question;
        let Some(form) = form(concept).filter(|_| self.exist(makers, state)) else {
            return (Known::NotOffered, 0);
        };
        let leavings = self.leavings(makers, state);
        let mut search = Search::new(&self.board, form, steps);
        let shown = search.stable(&self.beliefs, &leavings);
        let taken = steps - search.steps;
        search.steps = steps;
        let broken = self.broken(&mut search, &leavings);
        (self.weighed(shown, broken), taken + steps - search.steps)
    }

    /// Looks for a completion under which some move stays open. Each move gets an equal part of the steps; what one leaves over goes on.
    fn broken(&self, search: &mut Search, leavings: &[Leaving]) -> Found {
        let mut spent = false;
        for (place, &leaving) in leavings.iter().enumerate() {
            let kept = search.steps - search.steps / (leavings.len() - place) as u64;
            search.steps -= kept;
            let found = search.open(&self.beliefs, leaving);
            search.steps += kept;
            match found {
                Found::Nothing => {}
                Found::Spent => spent = true,
                found => return found,
            }
        }
        if spent { Found::Spent } else { Found::Nothing }
    }

    /// Both searches together.
    fn weighed(&self, shown: Found, broken: Found) -> Known {
        let completion = |found: &Found| -> Option<Completion> {
            match found {
                Found::Beliefs(beliefs) => Some(self.completion(beliefs)),
                _ => None,
            }
        };
        match (&shown, &broken) {
            (_, Found::Nothing) => Known::Necessarily,
            (Found::Nothing, broken) => Known::Not {
                broken_by: completion(broken).unwrap_or_else(|| self.any_completion()),
            },
            (shown, broken) => match (completion(shown), completion(broken)) {
                (Some(shown_by), Some(broken_by)) => Known::Possibly { shown_by, broken_by },
                (shown_by, broken_by) => Known::Undetermined { shown_by, broken_by },
            },
        }
    }

    pub(super) fn exist(&self, makers: &[usize], state: StateId) -> bool {
        state.0 < self.space().len() && makers.iter().all(|&dm| dm < self.beliefs.len())
    }

    /// Every move of some decision makers from a state.
    pub(super) fn leavings(&self, makers: &[usize], s: StateId) -> Vec<Leaving> {
        let of = |&dm: &usize| self.space().moves(dm, s).iter().map(move |&q| Leaving { dm, s, q });
        makers.iter().flat_map(of).collect()
    }
}
