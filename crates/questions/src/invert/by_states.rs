//! The smallest change counted in swaps of states.
//!
//! A node of the search is a set of *demands*: that a decision maker prefers one state to another, strictly or at least as much. Its cost is that
//! of the nearest orders that obey, decision maker by decision maker, which is exact (see `least_order`). When those orders meet the aim, and the
//! node is the cheapest left, they are the smallest change. Else some part of the aim fails, and every order that meets the aim obeys one more
//! demand of a list: the node is replaced by one for each entry of that list.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use standoff_stability::StateId;

use super::answer::{Certificate, Change, ChangedOrder, Instead, Order, Outcome, Proof, Swap};
use super::ask::Search;
use super::board::{Aim, Board, Form, Standing, way_to};
use super::by_ways;
use super::favours::Ranks;
use super::least_order::{Demand, Nearest, nearest};

/// Most partial orders looked at for one set of demands.
const MOST_PARTS: u64 = 200_000;

/// Looks for the nearest orders of states that meet one of the aims.
pub(crate) fn smallest(search: &Search) -> Outcome {
    let mut orders = Orders::new(search);
    let found = match &search.aims {
        [Aim::Reached { from, to }] => by_ways::smallest(search, &mut orders, (*from, *to)),
        aims => aims_met(search, &mut orders, aims),
    };
    match found {
        Found::Orders { ranks, bound: None } => Outcome::Changed(change(search, &ranks, orders.worked_out())),
        Found::Orders {
            ranks,
            bound: Some(lower_bound),
        } => partial(search, Some(change(search, &ranks, orders.worked_out())), lower_bound),
        Found::Nothing { bound: Some(lower_bound) } => partial(search, None, lower_bound),
        Found::Nothing { bound: None } => Outcome::Impossible {
            certificate: Certificate::Structure {
                judged: orders.worked_out(),
            },
            instead: Instead::NotAsked,
        },
    }
}

fn partial(search: &Search, best: Option<Change>, lower_bound: u32) -> Outcome {
    match best {
        Some(change) if change.distance <= lower_bound => Outcome::Changed(change),
        best => Outcome::Partial {
            best,
            lower_bound,
            stopped: search.patience.why(),
        },
    }
}

/// What a search over demands found.
pub(crate) enum Found {
    /// Orders that meet the aim; none are nearer, or none nearer than the bound.
    Orders { ranks: Vec<Vec<usize>>, bound: Option<u32> },
    /// No orders, or none nearer than the bound.
    Nothing { bound: Option<u32> },
}

/// The nearest orders to sets of demands, each worked out once.
pub(crate) struct Orders<'a> {
    search: &'a Search<'a>,
    known: HashMap<(usize, Vec<Demand>), Nearest>,
}

impl<'a> Orders<'a> {
    pub(crate) fn new(search: &'a Search<'a>) -> Orders<'a> {
        Orders {
            search,
            known: HashMap::new(),
        }
    }

    /// How many were worked out.
    pub(crate) fn worked_out(&self) -> u64 {
        self.known.len() as u64
    }

    /// The nearest order of one decision maker that obeys demands on it, which are sorted.
    pub(crate) fn of(&mut self, dm: usize, demands: &[Demand]) -> Nearest {
        let asked = (dm, demands.to_vec());
        if let Some(known) = self.known.get(&asked) {
            return known.clone();
        }
        let ranks = &self.search.ranks[dm];
        let found = match self.search.question.may_change(dm) {
            true => {
                let mut work = 0;
                let found = nearest(ranks, demands, MOST_PARTS, &mut work);
                self.search.board.worked(work as usize);
                found
            }
            false if demands.iter().all(|demand| demand.holds(ranks)) => Nearest::Order {
                distance: 0,
                ranks: ranks.clone(),
            },
            false => Nearest::Contradiction,
        };
        self.known.insert(asked, found.clone());
        found
    }

    /// Keeps what is known to be the nearest order to sorted demands on one decision maker.
    pub(crate) fn remember(&mut self, dm: usize, demands: Vec<Demand>, nearest: Nearest) {
        self.known.insert((dm, demands), nearest);
    }

    /// The nearest orders of all that obey sorted demands, with their distances; `None` for a contradiction. A decision maker whose order could not
    /// be worked out has its old ranks, and the flag says so.
    fn of_all(&mut self, demands: &BTreeSet<Demand>) -> Option<Solved> {
        let mut solved = Solved {
            distance: 0,
            ranks: self.search.ranks.to_vec(),
            exact: true,
        };
        for dm in 0..self.search.ranks.len() {
            let own: Vec<Demand> = demands.iter().copied().filter(|demand| demand.dm == dm).collect();
            if own.is_empty() {
                continue;
            }
            match self.of(dm, &own) {
                Nearest::Order { distance, ranks } => {
                    solved.distance += distance;
                    solved.ranks[dm] = ranks;
                }
                Nearest::Stopped { at_least } => {
                    solved.distance += at_least;
                    solved.exact = false;
                }
                Nearest::Contradiction => return None,
            }
        }
        Some(solved)
    }
}

/// The nearest orders to the demands of one node.
struct Solved {
    distance: u32,
    ranks: Vec<Vec<usize>>,
    exact: bool,
}

/// Which aim a node is after, and for instability, which improvement is to stay open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Focus {
    aim: usize,
    improvement: Option<StateId>,
}

/// Best first over sets of demands, for aims of stability and instability.
fn aims_met(search: &Search, orders: &mut Orders, aims: &[Aim]) -> Found {
    let mut open = BinaryHeap::new();
    for (focus, demands) in roots(search.board, aims) {
        if let Some(solved) = orders.of_all(&demands) {
            open.push(Reverse((solved.distance, focus, demands)));
        }
    }
    let mut seen = BTreeSet::new();
    let mut skipped: Option<u32> = None;
    while let Some(Reverse((distance, focus, demands))) = open.pop() {
        if skipped.is_some_and(|bound| bound <= distance) || search.patience.over(search.board) {
            let bound = skipped.into_iter().chain([distance]).min();
            return incumbent(search, aims, bound);
        }
        let Some(solved) = orders.of_all(&demands) else { continue };
        if !solved.exact {
            skipped = skipped.into_iter().chain([distance]).min();
            continue;
        }
        let Some(ways) = failing(search.board, (&aims[focus.aim], focus), &solved.ranks) else {
            return Found::Orders {
                ranks: solved.ranks,
                bound: skipped.filter(|&bound| bound < distance),
            };
        };
        for way in ways {
            let more: BTreeSet<Demand> = demands.iter().copied().chain(way).collect();
            if seen.insert((focus, more.clone()))
                && let Some(solved) = orders.of_all(&more)
            {
                open.push(Reverse((solved.distance, focus, more)));
            }
        }
    }
    match skipped {
        Some(bound) => incumbent(search, aims, Some(bound)),
        None => Found::Nothing { bound: None },
    }
}

/// The best known when the search over answers ends early: the nearest orders under which no answer is needed, since a state without
/// improvements is stable under every concept.
fn incumbent(search: &Search, aims: &[Aim], bound: Option<u32>) -> Found {
    let [Aim::Stable { makers, state, .. }] = aims else {
        return Found::Nothing { bound };
    };
    let demand = |dm: usize, lower: StateId| Demand {
        dm,
        upper: *state,
        lower,
        strict: false,
    };
    let moves = |dm: usize| search.board.space.moves(dm, *state).iter().map(move |&lower| demand(dm, lower));
    let demands: BTreeSet<Demand> = makers.iter().flat_map(|&dm| moves(dm)).collect();
    match Orders::new(search).of_all(&demands) {
        Some(solved) if solved.exact => Found::Orders {
            ranks: solved.ranks,
            bound,
        },
        _ => Found::Nothing { bound },
    }
}

/// Where the search begins: without demands, or with one improvement that is to stay open.
fn roots(board: &Board, aims: &[Aim]) -> Vec<(Focus, BTreeSet<Demand>)> {
    let mut roots = Vec::new();
    for (aim, goal) in aims.iter().enumerate() {
        match goal {
            Aim::Unstable { maker, state, .. } => {
                for &improvement in board.space.moves(*maker, *state) {
                    let focus = Focus {
                        aim,
                        improvement: Some(improvement),
                    };
                    roots.push((focus, BTreeSet::from([raised(*maker, improvement, *state)])));
                }
            }
            _ => roots.push((Focus { aim, improvement: None }, BTreeSet::new())),
        }
    }
    roots
}

fn raised(dm: usize, upper: StateId, lower: StateId) -> Demand {
    Demand {
        dm,
        upper,
        lower,
        strict: true,
    }
}

fn kept_down(dm: usize, upper: StateId, lower: StateId) -> Demand {
    Demand {
        dm,
        upper,
        lower,
        strict: false,
    }
}

/// A list of sets of demands, one of which every order obeys that meets the aim and the demands so far; `None` when the aim is met.
fn failing(board: &Board, (aim, focus): (&Aim, Focus), ranks: &[Vec<usize>]) -> Option<Vec<Vec<Demand>>> {
    match aim {
        Aim::Stable { form, makers, state } => makers
            .iter()
            .find_map(|&maker| unsettled(board, &Standing::new(*form, maker, *state), ranks)),
        Aim::Unstable { form, maker, state } => settled(board, &Standing::new(*form, *maker, *state), (focus.improvement?, ranks)),
        Aim::Reached { .. } => None,
    }
}

/// Ways to answer the first improvement that nothing deters: like it no better; let one of the answers reached deter; or let the opponents go on
/// by a move that is no improvement yet.
fn unsettled(board: &Board, at: &Standing, ranks: &[Vec<usize>]) -> Option<Vec<Vec<Demand>>> {
    let liking = Ranks { target: at.state, ranks };
    let improvement = board.open(at, &liking)?;
    let mut ways = vec![vec![kept_down(at.maker, at.state, improvement)]];
    if !at.form.answered {
        return Some(ways);
    }
    let nodes = board.answers(at, improvement, &liking);
    let turn = board.opponents(at.maker, improvement);
    for (place, node) in nodes.iter().enumerate() {
        if place > 0 && board.counts(at, node.state) {
            ways.push(deterring(board, at, node.state));
        }
        if at.form.by_improvements {
            let onward = board.next_moves(&turn, node).into_iter();
            let fresh = onward.filter(|arc| ranks[arc.mover][arc.to.0] <= ranks[arc.mover][arc.from.0]);
            ways.extend(fresh.map(|arc| vec![raised(arc.mover, arc.to, arc.from)]));
        }
    }
    Some(smallest_of(ways))
}

/// What makes an answer deter.
fn deterring(board: &Board, at: &Standing, answer: StateId) -> Vec<Demand> {
    let Form { escapes, .. } = at.form;
    let further = board.space.moves(at.maker, answer).iter().filter(|_| escapes).copied();
    let states = [answer].into_iter().chain(further).filter(|&state| state != at.state);
    states.map(|state| kept_down(at.maker, at.state, state)).collect()
}

/// Ways to undo the first answer that deters from an improvement: like the answer, or an escape from it, better than the state; or let one of the
/// moves that lead to it be no improvement. `None` when nothing deters.
fn settled(board: &Board, at: &Standing, (improvement, ranks): (StateId, &[Vec<usize>])) -> Option<Vec<Vec<Demand>>> {
    let liking = Ranks { target: at.state, ranks };
    let (nodes, place) = board.sanction(at, improvement, &liking)?;
    let answer = nodes[place].state;
    let escapes = board.space.moves(at.maker, answer).iter().filter(|_| at.form.escapes).copied();
    let better = [answer].into_iter().chain(escapes).filter(|&state| state != at.state);
    let mut ways: Vec<Vec<Demand>> = better.map(|state| vec![raised(at.maker, state, at.state)]).collect();
    if at.form.by_improvements {
        let way = way_to(&nodes, place).into_iter();
        ways.extend(way.map(|arc| vec![kept_down(arc.mover, arc.from, arc.to)]));
    }
    Some(smallest_of(ways))
}

/// The sets that contain no other, each once.
fn smallest_of(ways: Vec<Vec<Demand>>) -> Vec<Vec<Demand>> {
    let sets: BTreeSet<BTreeSet<Demand>> = ways.into_iter().map(|way| way.into_iter().collect()).collect();
    let superfluous = |set: &BTreeSet<Demand>| sets.iter().any(|other| other != set && other.is_subset(set));
    let least = sets.iter().filter(|set| !superfluous(set));
    least.map(|set| set.iter().copied().collect()).collect()
}

/// The change from the ranks as they are to new ones.
fn change(search: &Search, ranks: &[Vec<usize>], judged: u64) -> Change {
    let changed = (0..ranks.len()).map(|dm| {
        let swaps = pairs(search, &search.ranks[dm], &ranks[dm]);
        ChangedOrder {
            decision_maker: dm,
            before: groups(search, &search.ranks[dm]),
            after: groups(search, &ranks[dm]),
            distance: swaps.iter().map(|swap| swap.cost).sum(),
            swaps,
        }
    });
    let orders: Vec<ChangedOrder> = changed.filter(|order| order.distance > 0).collect();
    Change {
        distance: orders.iter().map(|order| order.distance).sum(),
        orders,
        proof: Proof {
            classes: Vec::new(),
            nearer_orders: None,
            judged,
        },
    }
}

/// Groups of equally liked states, best first.
fn groups(search: &Search, ranks: &[usize]) -> Order {
    let levels: BTreeSet<Reverse<usize>> = ranks.iter().copied().map(Reverse).collect();
    let group = |level: &Reverse<usize>| {
        let states = search.board.space.ids().filter(|state| ranks[state.0] == level.0);
        states.map(|state| search.board.space.code(state)).collect()
    };
    Order::States(levels.iter().map(group).collect())
}

/// The pairs of states that stand otherwise, what gains first.
fn pairs(search: &Search, before: &[usize], after: &[usize]) -> Vec<Swap> {
    let sign = |ranks: &[usize], a: usize, b: usize| match ranks[a].cmp(&ranks[b]) {
        std::cmp::Ordering::Less => -1i32,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => 1,
    };
    let mut swaps = Vec::new();
    let pattern = |state: usize| search.board.space.pattern(StateId(state));
    for a in 0..before.len() {
        for b in a + 1..before.len() {
            let gain = sign(after, a, b) - sign(before, a, b);
            if gain != 0 {
                let (raised, over) = if gain > 0 { (a, b) } else { (b, a) };
                swaps.push(Swap {
                    raised: pattern(raised),
                    over: pattern(over),
                    cost: gain.unsigned_abs(),
                });
            }
        }
    }
    swaps
}
