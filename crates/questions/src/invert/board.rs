//! The states and moves that a question is about, and whether its aim is met when decision makers like states in a given way.
//!
//! Follows the definitions of spec A2 and A3 for one state; tests hold it to `standoff-stability`.

use std::cell::Cell;
use std::collections::BTreeMap;

use standoff_conflict::Conflict;
use standoff_stability::{Analysis, Concept, SequenceRule, Space, StateId};

/// What a concept asks for, in the choices in which the five differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Whether improvements may be answered by opponents; under Nash none is.
    pub(crate) answered: bool,
    /// Whether opponents answer by improvements only.
    pub(crate) by_improvements: bool,
    /// Whether the decision maker may move once more after the sanction.
    pub(crate) escapes: bool,
}

impl Form {
    /// The form of a concept; `None` for one that this question does not know.
    pub(crate) fn of(concept: Concept) -> Option<Form> {
        let form = |answered, by_improvements, escapes| Form {
            answered,
            by_improvements,
            escapes,
        };
        match concept.key() {
            "nash" => Some(form(false, false, false)),
            "gmr" => Some(form(true, false, false)),
            "smr" => Some(form(true, false, true)),
            "seq" => Some(form(true, true, false)),
            "sseq" => Some(form(true, true, true)),
            _ => None,
        }
    }
}

/// What the changed preferences are to bring about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The state is stable for each of these decision makers.
    Stable { form: Form, makers: Vec<usize>, state: StateId },
    /// The state is not stable for this one.
    Unstable { form: Form, maker: usize, state: StateId },
    /// Improvements lead from one state to the other, nobody twice in succession.
    Reached { from: StateId, to: StateId },
}

/// How decision makers like states, as far as an aim asks.
pub(crate) trait Liking {
    /// Whether a decision maker prefers a state strictly to the one the aim is about.
    fn above(&self, dm: usize, state: StateId) -> bool;
    /// Whether a move is an improvement for its mover.
    fn improving(&self, arc: Arc) -> bool;
}

/// A move: the one at this place in the list of a decision maker's moves from a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arc {
    /// Who moves.
    pub(crate) mover: usize,
    /// From where.
    pub(crate) from: StateId,
    /// Its place in the list.
    pub(crate) place: usize,
    /// Where it leads.
    pub(crate) to: StateId,
}

/// A state that a legal sequence reaches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The state.
    pub(crate) state: StateId,
    /// The move that led there; `None` at the start.
    pub(crate) arc: Option<Arc>,
    past: u64,
    before: usize,
}

/// The states and moves, who moves in turn, and which sequences count.
pub(crate) struct Board<'a> {
    /// The conflict.
    pub(crate) conflict: &'a Conflict,
    /// Its states.
    pub(crate) space: &'a Space,
    rule: SequenceRule,
    return_counts: bool,
    active: Vec<usize>,
    /// Moves followed and comparisons made so far.
    pub(crate) work: Cell<u64>,
}

impl<'a> Board<'a> {
    /// The board of an analysed conflict, under its settings.
    pub(crate) fn new(analysis: &'a Analysis) -> Board<'a> {
        let conflict = analysis.conflict();
        let owns = |dm: &usize| conflict.options.iter().any(|option| option.owner == *dm);
        Board {
            conflict,
            space: analysis.space(),
            rule: analysis.settings().sequence,
            return_counts: analysis.settings().return_to_start_is_sanction,
            active: (0..conflict.decision_makers.len()).filter(owns).collect(),
            work: Cell::new(0),
        }
    }

    /// Counts steps of work.
    pub(crate) fn worked(&self, steps: usize) {
        self.work.set(self.work.get().saturating_add(steps as u64));
    }

    /// The moves of a decision maker from a state.
    pub(crate) fn arcs(&self, mover: usize, from: StateId) -> impl Iterator<Item = Arc> + '_ {
        let moves = self.space.moves(mover, from).iter().enumerate();
        moves.map(move |(place, &to)| Arc { mover, from, place, to })
    }

    /// Whether the aim is met.
    pub(crate) fn met(&self, aim: &Aim, liking: &dyn Liking) -> bool {
        match aim {
            Aim::Stable { form, makers, state } => makers
                .iter()
                .all(|&maker| self.open(&Standing::new(*form, maker, *state), liking).is_none()),
            Aim::Unstable { form, maker, state } => self.open(&Standing::new(*form, *maker, *state), liking).is_some(),
            Aim::Reached { from, to } => {
                from == to || {
                    let nodes = self.sequences(&self.everyone(*from), &|arc| liking.improving(arc));
                    nodes[1..].iter().any(|node| node.state == *to)
                }
            }
        }
    }

    /// The first improvement that nothing deters; `None` when the state is stable.
    pub(crate) fn open(&self, at: &Standing, liking: &dyn Liking) -> Option<StateId> {
        let mut moves = self.space.moves(at.maker, at.state).iter().copied();
        moves.find(|&to| liking.above(at.maker, to) && self.sanction(at, to, liking).is_none())
    }

    /// A shortest sequence of answers to an improvement that deters it: its nodes, and the place of the last.
    pub(crate) fn sanction(&self, at: &Standing, improvement: StateId, liking: &dyn Liking) -> Option<(Vec<Node>, usize)> {
        if !at.form.answered {
            return None;
        }
        let nodes = self.answers(at, improvement, liking);
        let found = (1..nodes.len()).find(|&place| self.deters(at, nodes[place].state, liking))?;
        Some((nodes, found))
    }

    /// All that the opponents can answer an improvement with; the improvement itself is the first node and no answer.
    pub(crate) fn answers(&self, at: &Standing, improvement: StateId, liking: &dyn Liking) -> Vec<Node> {
        let turn = self.opponents(at.maker, improvement);
        match at.form.by_improvements {
            true => self.sequences(&turn, &|arc| liking.improving(arc)),
            false => self.sequences(&turn, &|_| true),
        }
    }

    /// Whether an answer may count: one that returns to the start does by the settings.
    pub(crate) fn counts(&self, at: &Standing, answer: StateId) -> bool {
        answer != at.state || self.return_counts
    }

    fn deters(&self, at: &Standing, answer: StateId, liking: &dyn Liking) -> bool {
        let escape = |to: &StateId| liking.above(at.maker, *to);
        self.counts(at, answer)
            && !liking.above(at.maker, answer)
            && !(at.form.escapes && self.space.moves(at.maker, answer).iter().any(escape))
    }

    /// The opponents of a decision maker, under the rule of the settings.
    pub(crate) fn opponents(&self, of: usize, start: StateId) -> Turn {
        Turn {
            start,
            movers: self.active.iter().copied().filter(|&dm| dm != of).collect(),
            rule: self.rule,
        }
    }

    /// Everyone, nobody twice in succession.
    pub(crate) fn everyone(&self, start: StateId) -> Turn {
        Turn {
            start,
            movers: self.active.clone(),
            rule: SequenceRule::Successive,
        }
    }

    /// The nodes that legal sequences of allowed moves reach, nearest first; the start is the first and counts as reached only when it comes
    /// again.
    pub(crate) fn sequences(&self, turn: &Turn, allowed: &dyn Fn(Arc) -> bool) -> Vec<Node> {
        let mut pasts: BTreeMap<StateId, Vec<u64>> = BTreeMap::new();
        let mut nodes = vec![Node {
            state: turn.start,
            arc: None,
            past: 0,
            before: 0,
        }];
        let mut next = 0;
        while let Some(&node) = nodes.get(next) {
            for arc in self.next_moves(turn, &node) {
                let past = turn.past_after(node.past, arc.mover);
                if allowed(arc) && !turn.redundant(pasts.get(&arc.to).map_or(&[], Vec::as_slice), past) {
                    pasts.entry(arc.to).or_default().push(past);
                    nodes.push(Node {
                        state: arc.to,
                        arc: Some(arc),
                        past,
                        before: next,
                    });
                }
            }
            next += 1;
        }
        nodes
    }

    /// The moves that are legal next, improvements or not.
    pub(crate) fn next_moves(&self, turn: &Turn, node: &Node) -> Vec<Arc> {
        let movers = turn.movers.iter().enumerate();
        let legal = movers.filter(|(place, _)| turn.may_move(node.past, *place));
        let arcs: Vec<Arc> = legal.flat_map(|(_, &mover)| self.arcs(mover, node.state)).collect();
        self.worked(arcs.len() + 1);
        arcs
    }
}

/// Decision maker `maker` standing in `state`, judged by a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) form: Form,
    pub(crate) maker: usize,
    pub(crate) state: StateId,
}

impl Standing {
    pub(crate) fn new(form: Form, maker: usize, state: StateId) -> Standing {
        Standing { form, maker, state }
    }
}

/// Who may move from where, and by which rule.
pub(crate) struct Turn {
    start: StateId,
    movers: Vec<usize>,
    rule: SequenceRule,
}

impl Turn {
    /// Whether the mover at a place in the list may move next. The past is 0 at the start.
    fn may_move(&self, past: u64, place: usize) -> bool {
        match self.rule {
            SequenceRule::Successive => past != place as u64 + 1,
            SequenceRule::Once => past >> place & 1 == 0,
            SequenceRule::Single => past == 0,
        }
    }

    /// What must be remembered after a move. At most 64 decision makers own an option, so a set of them fits a word.
    fn past_after(&self, past: u64, mover: usize) -> u64 {
        let place = self.movers.iter().position(|&dm| dm == mover).unwrap_or(0);
        match self.rule {
            SequenceRule::Once => past | 1 << place,
            SequenceRule::Successive | SequenceRule::Single => place as u64 + 1,
        }
    }

    /// Whether a past allows nothing that those already found do not.
    fn redundant(&self, found: &[u64], past: u64) -> bool {
        match self.rule {
            // Two different last movers together bar nobody.
            SequenceRule::Successive => found.len() >= 2 || found.contains(&past),
            SequenceRule::Once => found.iter().any(|earlier| earlier & !past == 0),
            SequenceRule::Single => !found.is_empty(),
        }
    }
}

/// The moves that lead to a node, first to last.
pub(crate) fn way_to(nodes: &[Node], place: usize) -> Vec<Arc> {
    let mut arcs = Vec::new();
    let mut node = nodes.get(place);
    while let Some((arc, before)) = node.and_then(|node| node.arc.map(|arc| (arc, node.before))) {
        arcs.push(arc);
        node = nodes.get(before);
    }
    arcs.reverse();
    arcs
}
