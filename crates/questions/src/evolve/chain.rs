//! The chain: what each decision maker chooses where, and the probabilities of the turns.

use standoff_stability::{Analysis, StateId};

use super::{MovesAllowed, Question, Scores};

/// A target with its probability.
pub(crate) type Chance = (usize, f64);

/// The choices of everyone in every state.
pub(crate) struct Chain<'a> {
    analysis: &'a Analysis,
    question: &'a Question,
    /// The probability of each decision maker to act.
    pub(crate) acts: Vec<f64>,
}

impl<'a> Chain<'a> {
    /// A chain; weights have been looked at.
    pub(crate) fn new(analysis: &'a Analysis, question: &'a Question) -> Chain<'a> {
        let sum: f64 = question.weights.iter().sum();
        Chain {
            analysis,
            question,
            acts: question.weights.iter().map(|weight| weight / sum).collect(),
        }
    }

    /// How many states there are.
    pub(crate) fn len(&self) -> usize {
        self.analysis.space().len()
    }

    /// The score of a state for a decision maker.
    fn score(&self, dm: usize, state: usize) -> f64 {
        let rank = self.analysis.rank(dm, StateId(state)) as f64;
        match self.question.scores {
            Scores::Ranks => rank,
            Scores::Shares => (rank - 1.0) / (self.analysis.ranks(dm).max(2) - 1) as f64,
        }
    }

    /// What a decision maker does when it acts in a state: probabilities that sum to 1, staying first. Moves whose probability is
    /// too small for a number (below about 1e-308 of the likeliest) are left out.
    pub(crate) fn choices(&self, dm: usize, state: usize) -> Vec<Chance> {
        let moves = match self.question.moves {
            MovesAllowed::Any => self.analysis.space().moves(dm, StateId(state)),
            MovesAllowed::Improvements => self.analysis.improvements(dm, StateId(state)),
        };
        let care = self.question.care[dm];
        let stay = self.score(dm, state);
        let scored: Vec<(usize, f64)> = moves.iter().map(|to| (to.0, self.score(dm, to.0))).collect();
        let best = scored.iter().map(|(_, score)| *score).fold(stay, f64::max);
        let weight = |score: f64| match care.is_infinite() {
            true => f64::from(u8::from(score == best)),
            false => (care * (score - best)).exp(),
        };
        if care.is_infinite() && best == stay {
            return vec![(state, 1.0)];
        }
        let weighed = std::iter::once((state, stay)).chain(scored).map(|(to, score)| (to, weight(score)));
        let mut chances: Vec<Chance> = weighed.filter(|(_, weight)| *weight > 0.0).collect();
        let sum: f64 = chances.iter().map(|(_, weight)| weight).sum();
        chances.iter_mut().for_each(|(_, weight)| *weight /= sum);
        chances
    }

    /// The probabilities of one turn from a state to others, ascending, staying left out: what is left of 1 is the probability to stay.
    fn row(&self, state: usize) -> Vec<Chance> {
        let mut chances: Vec<Chance> = Vec::new();
        for (dm, &acts) in self.acts.iter().enumerate().filter(|(_, acts)| **acts > 0.0) {
            let leaving = self.choices(dm, state).into_iter().filter(|(to, _)| *to != state);
            chances.extend(leaving.map(|(to, chance)| (to, acts * chance)));
        }
        chances.retain(|(_, chance)| *chance > 0.0);
        chances.sort_by_key(|(to, _)| *to);
        chances.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            kept.1 += if same { later.1 } else { 0.0 };
            same
        });
        chances
    }

    /// All rows.
    pub(crate) fn rows(&self) -> Vec<Vec<Chance>> {
        (0..self.len()).map(|state| self.row(state)).collect()
    }
}
