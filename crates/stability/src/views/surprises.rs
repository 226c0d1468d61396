//! Moves that come unexpected, and expected moves that do not come.

use standoff_states::StateId;

use super::hypergame::{Game, Hypergame};
use crate::{Answer, Concept, Failure};

/// A move on which a decision maker and an onlooker disagree. A decision maker is taken to move where an improvement is *open*: better
/// for it, and not deterred by any reply that the concept counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surprise {
    /// What kind of surprise.
    pub kind: SurpriseKind,
    /// Number of the onlooker, who is surprised.
    pub onlooker: usize,
    /// Number of the decision maker whose move it is.
    pub mover: usize,
    /// The state the move leads to.
    pub to: StateId,
    /// Whether, of all open moves of the mover in the game in which this one is open, none is better for it. Where it is not, the mover may
    /// be expected to make another.
    pub best: bool,
    /// Why the move is out of the question in the other game: for a move that comes, the onlooker's; for one that does not, the mover's own.
    pub unlikely: Unlikely,
}

/// The two ways to be surprised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurpriseKind {
    /// The move is open in the mover's own game, and not in the onlooker's.
    Unexpected,
    /// The move is open in the onlooker's game, and not in the mover's own.
    FailsToCome,
}

impl SurpriseKind {
    /// The name in exchange files: `unexpected`, `fails_to_come`.
    pub fn key(self) -> &'static str {
        match self {
            SurpriseKind::Unexpected => "unexpected",
            SurpriseKind::FailsToCome => "fails_to_come",
        }
    }
}

/// Why a move is not open in a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlikely {
    /// It is no improvement for the mover there.
    NoImprovement,
    /// It is an improvement, but one that the opponents can answer.
    Deterred {
        /// The answer that deters it in that game.
        answer: Answer,
    },
}

impl Unlikely {
    /// The name in exchange files: `no_improvement`, `deterred`.
    pub fn key(&self) -> &'static str {
        match self {
            Unlikely::NoImprovement => "no_improvement",
            Unlikely::Deterred { .. } => "deterred",
        }
    }
}

/// All surprises at a state: see [`Hypergame::surprises`].
pub(super) fn surprises(hypergame: &Hypergame, concept: Concept, state: StateId) -> Vec<Surprise> {
    let games = hypergame.games();
    let pairs = (0..games.len()).flat_map(|onlooker| (0..games.len()).map(move |mover| (onlooker, mover)));
    let mut found = Vec::new();
    for (onlooker, mover) in pairs.filter(|(onlooker, mover)| onlooker != mover) {
        let at = At { concept, mover, state };
        let (own, seen) = (&games[mover], &games[onlooker]);
        let mut all = at.open_in_one_only(own, seen, (SurpriseKind::Unexpected, onlooker));
        all.extend(at.open_in_one_only(seen, own, (SurpriseKind::FailsToCome, onlooker)));
        all.sort_by_key(|surprise| surprise.to);
        found.extend(all);
    }
    found
}

/// A mover in a state, under a concept.
struct At {
    concept: Concept,
    mover: usize,
    state: StateId,
}

/// The improvements of a mover in one game, each with its answer or why there is none.
type Answers = Vec<(StateId, Result<Answer, Failure>)>;

impl At {
    /// The moves that are open in the first game and not in the second.
    fn open_in_one_only(&self, first: &Game, second: &Game, (kind, onlooker): (SurpriseKind, usize)) -> Vec<Surprise> {
        let answers = |game: &Game| game.analysis.answers(self.concept, self.mover, self.state);
        let there = answers(second);
        let here: Vec<StateId> = answers(first)
            .iter()
            .filter(|(_, answer)| answer.is_err())
            .map(|(to, _)| *to)
            .collect();
        let rank = |to: &StateId| first.analysis.rank(self.mover, *to);
        let highest = here.iter().map(rank).max();
        let surprise = |&to: &StateId| {
            Some(Surprise {
                kind,
                onlooker,
                mover: self.mover,
                to,
                best: Some(rank(&to)) == highest,
                unlikely: unlikely(&there, to)?,
            })
        };
        here.iter().filter_map(surprise).collect()
    }
}

/// Why a move is not open in a game; `None` where it is.
fn unlikely(answers: &Answers, to: StateId) -> Option<Unlikely> {
    match answers.iter().find(|(state, _)| *state == to) {
        None => Some(Unlikely::NoImprovement),
        Some((_, Ok(answer))) => Some(Unlikely::Deterred { answer: answer.clone() }),
        Some((_, Err(_))) => None,
    }
}
