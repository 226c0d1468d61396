//! What two decision makers anticipate, horizon by horizon.
//!
//! `G_h(i, s)`: the states that `i`, about to move at `s` with `h` moves left in all, may expect the play to end in. `G_0(i, s) = {s}`. With
//! no move, `{s}`. Else each move `q` promises at least the worst of `G_{h−1}(j, q)` in the mover's own eyes; an end that is below the best such
//! promise is not to be expected, every other end of some move is: it is what comes of some way of settling ties. An end better than `s` is moved for; for any other the mover stays. Without
//! ties this is the definition for strict orders.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use standoff_states::{Budget, Clock, StateId, Watch};

use crate::graph::Graph;
use crate::preconditions::not_two;
use crate::{Analysis, CannotAnalyse, Step};

/// What is said where equally good moves lead to different ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ties {
    /// Every end that some way of settling ties leads to is anticipated.
    #[default]
    Set,
    /// A decision maker who might, by one way of settling ties, end no better than where it stands, stays.
    Stay,
}

impl Ties {
    /// Both rules.
    pub const ALL: [Ties; 2] = [Ties::Set, Ties::Stay];

    /// The name in exchange files and on the command line: `set`, `stay`.
    pub fn key(self) -> &'static str {
        match self {
            Ties::Set => "set",
            Ties::Stay => "stay",
        }
    }

    /// The rule with this key, in either case.
    pub fn from_key(key: &str) -> Option<Ties> {
        Ties::ALL.into_iter().find(|ties| ties.key().eq_ignore_ascii_case(key))
    }
}

/// Whether a state is stable for a decision maker who looks so many moves ahead, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HorizonVerdict {
    /// Number of the decision maker.
    pub decision_maker: usize,
    /// The state.
    pub state: StateId,
    /// How many moves it looks ahead.
    pub horizon: usize,
    /// The states it anticipates, ascending; more than one only where equally good moves lead to different ends.
    pub ends: Vec<StateId>,
    /// Why it stays or goes.
    pub reason: HorizonReason,
}

impl HorizonVerdict {
    /// Whether the state is stable: nothing else is anticipated.
    pub fn stable(&self) -> bool {
        self.ends == [self.state]
    }

    /// Whether the state is possibly stable: it is among those anticipated.
    pub fn possibly_stable(&self) -> bool {
        self.ends.contains(&self.state)
    }
}

/// Why a decision maker who looks ahead stays or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HorizonReason {
    /// It stays, because it cannot move at all: structure, not contentment.
    NoMove,
    /// It stays: its best moves would end no better than where it stands, or might.
    Stays {
        /// One of its best moves, the lowest.
        best: StateId,
        /// Where that would lead, as far as ties leave it open.
        then: Vec<StateId>,
    },
    /// It goes, or may go.
    Goes {
        /// A line of play, move by move, to the lowest state anticipated other than the start; then the one whose turn it is stays, or the horizon ends.
        line: Vec<Step>,
        /// Whether that is the whole line; a line is shown up to 64 moves.
        whole: bool,
    },
}

/// Most moves of a line of play that are shown.
const LONGEST_LINE: usize = 64;

/// For each of the two, for each state, what it anticipates, ascending.
type Level = Vec<Vec<Vec<StateId>>>;

/// What both anticipate at every horizon up to some, or, once it repeats, at all.
#[derive(Clone, Debug)]
pub(crate) struct Anticipations<'a> {
    pub(crate) analysis: &'a Analysis,
    pub(crate) ties: Ties,
    /// By horizon, from 0.
    levels: Vec<Level>,
    /// The horizon from which on the levels repeat; their number less this is the period.
    repeats_from: Option<usize>,
}

/// How far a search for a repetition goes.
pub(crate) struct Reach<'a> {
    /// The last horizon needed; `None` to go on until all repeats.
    pub(crate) horizon: Option<usize>,
    /// Bounds: `max_steps` ends looked at, `max_moves` ends held, and the time.
    pub(crate) budget: &'a Budget,
}

impl<'a> Anticipations<'a> {
    /// Works out the anticipations, until they repeat, or the horizon or the budget ends it.
    ///
    /// # Errors
    /// C0741 when there are not two decision makers.
    pub(crate) fn new(analysis: &'a Analysis, ties: Ties, reach: &Reach) -> Result<Anticipations<'a>, CannotAnalyse> {
        let makers = analysis.conflict().decision_makers.len();
        if makers != 2 {
            return Err(not_two(makers));
        }
        let start: Vec<Vec<StateId>> = analysis.space().ids().map(|state| vec![state]).collect();
        let mut anticipations = Anticipations {
            analysis,
            ties,
            levels: vec![vec![start.clone(), start]],
            repeats_from: None,
        };
        anticipations.extend(reach);
        Ok(anticipations)
    }

    /// Adds horizon after horizon. What follows is settled by the last one, so a level met before closes a cycle.
    fn extend(&mut self, reach: &Reach) {
        let mut met: BTreeMap<u64, Vec<usize>> = BTreeMap::from([(digest(&self.levels[0]), vec![0])]);
        let (mut work, mut held) = (0, 0);
        let clock = Clock::start(reach.budget, Watch::default());
        while self.repeats_from.is_none() && reach.horizon.is_none_or(|horizon| self.known() < horizon) {
            let graph = &self.analysis.graph;
            let last = &self.levels[self.known()];
            let next: Level = (0..2)
                .map(|i| {
                    let ends = |s| self.ties.settled(s, ends(graph, last, (i, s), &mut work));
                    graph.space.ids().map(ends).collect()
                })
                .collect();
            held += next.iter().flatten().map(Vec::len).sum::<usize>();
            if work > reach.budget.max_steps || held > reach.budget.max_moves || clock.go_on().is_err() {
                return;
            }
            let earlier = met.entry(digest(&next)).or_default();
            self.repeats_from = earlier.iter().copied().find(|&horizon| self.levels[horizon] == next);
            if self.repeats_from.is_none() {
                earlier.push(self.levels.len());
                self.levels.push(next);
            }
        }
    }

    /// The greatest horizon worked out one by one.
    pub(crate) fn known(&self) -> usize {
        self.levels.len() - 1
    }

    /// The first horizon of the cycle and its period, if all repeats.
    pub(crate) fn cycle(&self) -> Option<(usize, usize)> {
        self.repeats_from.map(|first| (first, self.levels.len() - first))
    }

    /// Whether a horizon is known, by itself or by repetition.
    pub(crate) fn reaches(&self, horizon: usize) -> bool {
        horizon <= self.known() || self.repeats_from.is_some()
    }

    /// What a decision maker anticipates at a state; nothing for a decision maker, state or horizon that is not there.
    pub(crate) fn ends(&self, dm: usize, state: StateId, horizon: usize) -> &[StateId] {
        let states = self.level(horizon).and_then(|level| level.get(dm));
        states.and_then(|states| states.get(state.0)).map_or(&[], Vec::as_slice)
    }

    fn level(&self, horizon: usize) -> Option<&Level> {
        let place = match self.cycle() {
            Some((first, period)) if horizon >= first => first + (horizon - first) % period,
            _ => horizon,
        };
        self.levels.get(place)
    }

    /// Whether a state is stable for a decision maker.
    pub(crate) fn stable(&self, dm: usize, state: StateId, horizon: usize) -> bool {
        self.ends(dm, state, horizon) == [state]
    }

    /// Whether a state is possibly stable for a decision maker.
    pub(crate) fn possibly_stable(&self, dm: usize, state: StateId, horizon: usize) -> bool {
        self.ends(dm, state, horizon).contains(&state)
    }

    /// Whether and why a state is stable; `None` for a decision maker, state or horizon that is not there.
    pub(crate) fn verdict(&self, dm: usize, state: StateId, horizon: usize) -> Option<HorizonVerdict> {
        let ends = self.ends(dm, state, horizon);
        ends.first()?;
        Some(HorizonVerdict {
            decision_maker: dm,
            state,
            horizon,
            ends: ends.to_vec(),
            reason: self.reason(dm, state, horizon),
        })
    }

    fn reason(&self, dm: usize, state: StateId, horizon: usize) -> HorizonReason {
        if let Some(&end) = self.ends(dm, state, horizon).iter().find(|&&end| end != state) {
            let (line, whole) = self.line((dm, state), horizon, end);
            return HorizonReason::Goes { line, whole };
        }
        let graph = &self.analysis.graph;
        let worst = |q: &StateId| promise(graph, dm, self.ends(1 - dm, *q, horizon.saturating_sub(1)));
        let moves = graph.moves(dm, state).iter().copied();
        match moves.min_by_key(|q| (std::cmp::Reverse(worst(q)), *q)) {
            Some(best) if horizon > 0 => HorizonReason::Stays {
                best,
                then: self.ends(1 - dm, best, horizon - 1).to_vec(),
            },
            _ => HorizonReason::NoMove,
        }
    }

    /// A line of play to an end that is anticipated, by the lowest move at each turn.
    fn line(&self, (mut dm, mut state): (usize, StateId), mut horizon: usize, end: StateId) -> (Vec<Step>, bool) {
        let mut line = Vec::new();
        while state != end && horizon > 0 {
            if line.len() == LONGEST_LINE {
                return (line, false);
            }
            let leads = |q: &&StateId| self.ends(1 - dm, **q, horizon - 1).contains(&end);
            let Some(&to) = self.analysis.graph.moves(dm, state).iter().find(leads) else {
                break;
            };
            line.push(Step { mover: dm, to });
            (dm, state, horizon) = (1 - dm, to, horizon - 1);
        }
        (line, true)
    }
}

impl Ties {
    /// What is anticipated at a state of all that some way of settling ties leads to.
    fn settled(self, state: StateId, ends: Vec<StateId>) -> Vec<StateId> {
        match self {
            Ties::Stay if ends.contains(&state) => vec![state],
            _ => ends,
        }
    }
}

/// `G_h(i, s)` from the level of horizon `h−1`.
fn ends(graph: &Graph, last: &Level, (i, s): (usize, StateId), work: &mut u64) -> Vec<StateId> {
    let moves = graph.moves(i, s);
    let replies = |q: &StateId| &last[1 - i][q.0];
    let Some(best) = moves.iter().map(|q| promise(graph, i, replies(q))).max() else {
        return vec![s];
    };
    *work += moves.iter().map(|q| replies(q).len() as u64).sum::<u64>() + 1;
    let expected = moves.iter().flat_map(replies).filter(|end| graph.rank(i, **end) >= best);
    let mut ends: Vec<StateId> = expected.map(|&end| if graph.no_better(i, end, s) { s } else { end }).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// What a move that may end in some states promises at least: the rank of the worst of them.
fn promise(graph: &Graph, dm: usize, ends: &[StateId]) -> usize {
    ends.iter().map(|&end| graph.rank(dm, end)).min().unwrap_or(0)
}

/// A number that is the same for equal levels, on every machine and in every run of one build.
fn digest(level: &Level) -> u64 {
    let mut hasher = DefaultHasher::new();
    level.hash(&mut hasher);
    hasher.finish()
}
