//! The form that all concepts with replies share: for each improvement there is a reply that deters.

use std::collections::HashMap;
use std::rc::Rc;

use standoff_states::StateId;

use crate::graph::Graph;
use crate::sequences::{Players, Reach, Steps};
use crate::{Answer, Concept, Escape, Failure, Reason};

use super::{gmr, nash, seq, sim, smr, sseq};

/// A concept, as the three choices in which they differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    /// Which sequences of opponents' moves count; `None` when no reply is asked for and any improvement unsettles.
    pub(crate) replies: Option<Steps>,
    /// Whether a reply `r` deters the decision maker from leaving the state it stands in.
    pub(crate) deters: fn(at: &Standing, r: StateId) -> bool,
    /// Whether it also matters where the decision maker can go from the sanction.
    pub(crate) looks_at_escapes: bool,
    /// Whether opponents act from the same state at the same time, and not after the improvement.
    pub(crate) at_once: bool,
}

/// Decision maker `i` standing in state `s`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) i: usize,
    pub(crate) s: StateId,
}

impl<'a> Standing<'a> {
    /// `R⁺_i(s)`: the moves that are improvements.
    pub(crate) fn improvements(&self) -> &'a [StateId] {
        self.graph.improvements(self.i, self.s)
    }

    /// `s ≽_i r`: `r` is no better for `i` than `s`.
    pub(crate) fn no_better(&self, r: StateId) -> bool {
        self.graph.no_better(self.i, r, self.s)
    }

    /// `R_i(r)`: where `i` can go from `r`.
    pub(crate) fn moves_from(&self, r: StateId) -> &'a [StateId] {
        self.graph.moves(self.i, r)
    }

    /// Whether a reply may count at all: one that comes back to `s` does so or not by the settings.
    fn counts(&self, r: StateId) -> bool {
        r != self.s || self.graph.settings.return_to_start_is_sanction
    }
}

impl Concept {
    /// The definition, from the concept's own file.
    pub(crate) fn definition(self) -> Definition {
        match self {
            Concept::Nash => nash::DEFINITION,
            Concept::Gmr => gmr::DEFINITION,
            Concept::Smr => smr::DEFINITION,
            Concept::Seq => seq::DEFINITION,
            Concept::Sseq => sseq::DEFINITION,
            Concept::Sim => sim::DEFINITION,
        }
    }
}

/// The replies of one decision maker's opponents, remembered by the state they reply to: one state is the improvement of many.
pub(crate) struct Replies<'a> {
    players: Players<'a>,
    known: HashMap<StateId, Rc<Reach>>,
    held: usize,
    /// Moves followed so far.
    pub(crate) work: u64,
}

/// Most nodes of remembered replies, 40 bytes each; beyond, all are forgotten and found anew.
const MOST_HELD: usize = 4_000_000;

impl<'a> Replies<'a> {
    /// The replies of the opponents of decision maker `of`.
    pub(crate) fn new(graph: &'a Graph, of: usize, steps: Steps) -> Replies<'a> {
        Replies {
            players: Players::opponents(graph, of, steps),
            known: HashMap::new(),
            held: 0,
            work: 0,
        }
    }

    /// Everything the opponents can bring about from a state.
    pub(crate) fn to(&mut self, state: StateId) -> Rc<Reach> {
        if let Some(reach) = self.known.get(&state) {
            return Rc::clone(reach);
        }
        let reach = Rc::new(self.players.reach(state));
        if self.held + reach.nodes.len() > MOST_HELD {
            self.known.clear();
            self.held = 0;
        }
        self.held += reach.nodes.len();
        self.work += reach.work;
        self.known.insert(state, Rc::clone(&reach));
        reach
    }
}

impl Definition {
    /// Whether the state is stable: for each improvement `q` there is a reply `r` that deters.
    pub(crate) fn stable(&self, at: &Standing, replies: &mut Replies) -> bool {
        if self.replies.is_none() {
            return at.improvements().is_empty();
        }
        if self.at_once {
            return self.each_answer(at).all(|(_, answer)| answer.is_ok());
        }
        let mut deterred = |q: StateId| replies.to(q).nodes.iter().any(|r| self.deterred(at, r.state));
        at.improvements().iter().all(|&q| deterred(q))
    }

    /// Whether a reply counts and deters.
    fn deterred(&self, at: &Standing, r: StateId) -> bool {
        at.counts(r) && (self.deters)(at, r)
    }

    /// Whether and why the state is stable.
    pub(crate) fn reason(&self, at: &Standing) -> Reason {
        let Some(&first) = at.improvements().first() else {
            return match at.moves_from(at.s).len() {
                0 => Reason::NoMove,
                moves => Reason::NoImprovement { moves },
            };
        };
        if self.replies.is_none() {
            return Reason::Open {
                improvement: first,
                failure: Failure::NotAsked,
            };
        }
        let mut answers = Vec::with_capacity(at.improvements().len());
        for (improvement, answer) in self.each_answer(at) {
            match answer {
                Ok(answer) => answers.push(answer),
                Err(failure) => return Reason::Open { improvement, failure },
            }
        }
        Reason::Deterred { answers }
    }

    /// Every improvement with its answer, or why there is none; unlike a reason, it does not end at the first open one.
    pub(crate) fn answers(&self, at: &Standing) -> Vec<(StateId, Result<Answer, Failure>)> {
        self.each_answer(at).collect()
    }

    /// The improvements one by one, each answered when it is asked for.
    fn each_answer(&self, at: &Standing) -> impl Iterator<Item = (StateId, Result<Answer, Failure>)> {
        let mut opponents = self
            .replies
            .filter(|_| !self.at_once)
            .map(|steps| Players::opponents(at.graph, at.i, steps));
        at.improvements().iter().map(move |&improvement| {
            let answer = match &mut opponents {
                Some(opponents) => self.answer(at, opponents, improvement),
                None if self.at_once => sim::answer(at, improvement),
                None => Err(Failure::NotAsked),
            };
            (improvement, answer)
        })
    }

    /// The answer to one improvement, or why there is none.
    fn answer(&self, at: &Standing, opponents: &mut Players, improvement: StateId) -> Result<Answer, Failure> {
        let reach = opponents.reach(improvement);
        let Some(sanction) = reach.first(|r| self.deterred(at, r)) else {
            return Err(failure(at, improvement, &reach));
        };
        Ok(Answer {
            improvement,
            moves: reach.path(sanction),
            escape: self.looks_at_escapes.then(|| no_escape(at, sanction.state)),
            together: None,
        })
    }
}

/// Where the decision maker could go from a sanction that it cannot escape.
fn no_escape(at: &Standing, sanction: StateId) -> Escape {
    let moves = at.moves_from(sanction);
    Escape {
        moves: moves.to_vec(),
        best: at.graph.best(at.i, moves),
    }
}

/// Why no reply deters. A reply that is no better than the start and yet does not deter can only be one that is escaped.
fn failure(at: &Standing, improvement: StateId, reach: &Reach) -> Failure {
    if let Some(sanction) = reach.first(|r| at.counts(r) && at.no_better(r))
        && let Some(escape) = at.graph.best(at.i, at.moves_from(sanction.state))
    {
        return Failure::Escaped {
            moves: reach.path(sanction),
            escape,
        };
    }
    let mut reached: Vec<StateId> = reach.nodes.iter().map(|node| node.state).filter(|&r| r != improvement).collect();
    reached.sort_unstable();
    reached.dedup();
    match reached.len() {
        0 => Failure::NobodyAnswers,
        reached => Failure::NoSanction { reached },
    }
}
