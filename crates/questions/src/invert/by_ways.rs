//! The smallest change, counted in swaps of states, that lets improvements lead from one state to another.
//!
//! A way is built move by move; each move demands that its mover prefers where it leads. The cost of a way is that of the nearest orders that
//! obey all its demands. What is still to come is judged from below: a decision maker's cost is never less than that of the dearest of its moves
//! alone. Those costs, followed backwards from the goal, give for each state the lists of costs, one a decision maker, that suffice from there;
//! with them the search (A*) looks at few ways that lead nowhere.

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque};

use standoff_stability::StateId;

use super::ask::Search;
use super::board::Arc;
use super::by_states::{Found, Orders};
use super::least_order::{Demand, Nearest};

/// For each mover and state: lists of costs, one a decision maker, that suffice for a way from there to the goal which that mover begins. No list
/// is beaten by another throughout.
type Suffice = BTreeMap<(usize, StateId), Vec<Vec<u32>>>;

/// A way under construction. Ordered by where it stands, then by its demands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    at: StateId,
    last: Option<usize>,
    demands: BTreeSet<Demand>,
    costs: Vec<u32>,
}

/// Looks for the cheapest way from the first state to the second. When the search ends early, the way found by going straight for the goal stands.
pub(crate) fn smallest(search: &Search, orders: &mut Orders, (from, to): (StateId, StateId)) -> Found {
    let arcs = priced(search, orders, from);
    let Some(suffice) = backwards(search, &arcs, to) else {
        return Found::Nothing { bound: Some(1) };
    };
    let hops = hops(&arcs, to);
    let mut ways = Ways {
        search,
        orders,
        arcs: &arcs,
        suffice: &suffice,
        to,
    };
    let far = |state: StateId| hops.get(&state).map_or(u32::MAX, |&far| far);
    let straight = match ways.follow(from, (u32::MAX, STRAIGHT), &|cost, state| (far(state), cost)) {
        Ended::There { way, cost } => Some((way, cost)),
        Ended::Nowhere => return Found::Nothing { bound: None },
        Ended::Stopped { .. } => None,
    };
    let most = straight.as_ref().map_or(u32::MAX, |(_, cost)| *cost);
    // Of equally cheap ways, those that are fewer moves from the goal go first.
    match ways.follow(from, (most, u64::MAX), &|cost, state| (cost, far(state))) {
        Ended::There { way, .. } => ways.found(&way, None),
        Ended::Stopped { bound } => match straight {
            Some((way, _)) => ways.found(&way, Some(bound)),
            None => Found::Nothing { bound: Some(bound) },
        },
        Ended::Nowhere => match straight {
            Some((way, _)) => ways.found(&way, None),
            None => Found::Nothing { bound: None },
        },
    }
}

/// Most ways looked at in going straight for the goal.
const STRAIGHT: u64 = 500;

/// What a search for a way needs.
struct Ways<'a, 'b> {
    search: &'a Search<'a>,
    orders: &'a mut Orders<'b>,
    arcs: &'a [(Arc, u32)],
    suffice: &'a Suffice,
    to: StateId,
}

/// How a search for a way ended.
enum Ended {
    /// At the goal.
    There { way: Way, cost: u32 },
    /// There is no way, or none cheaper than allowed.
    Nowhere,
    /// Early: every way costs at least this.
    Stopped { bound: u32 },
}

impl Ways<'_, '_> {
    /// Follows ways in the order of a key made of their least cost and where they stand, until one arrives. Only ways that cost less than `most`
    /// count, and so many are looked at.
    fn follow(&mut self, from: StateId, (most, looks): (u32, u64), key: &dyn Fn(u32, StateId) -> (u32, u32)) -> Ended {
        let start = Way {
            at: from,
            last: None,
            demands: BTreeSet::new(),
            costs: vec![0; self.search.ranks.len()],
        };
        let mut seen: BTreeMap<(StateId, Option<usize>), Vec<BTreeSet<Demand>>> = BTreeMap::new();
        let mut open = BinaryHeap::new();
        open.extend(at_least(self.suffice, &start, self.to).map(|cost| Reverse((key(cost, from), cost, start))));
        let mut looked_at = 0;
        while let Some(Reverse((_, cost, way))) = open.pop() {
            if way.at == self.to {
                return Ended::There { way, cost };
            }
            looked_at += 1;
            if looked_at > looks || self.search.patience.over(self.search.board) {
                return Ended::Stopped { bound: cost };
            }
            for (arc, _) in self
                .arcs
                .iter()
                .filter(|(arc, _)| arc.from == way.at && way.last != Some(arc.mover))
            {
                let Some(longer) = self.longer(&way, arc) else { continue };
                let Some(cost) = at_least(self.suffice, &longer, self.to).filter(|&cost| cost < most) else {
                    continue;
                };
                let known = seen.entry((longer.at, longer.last)).or_default();
                self.search.board.worked(known.len() + 1);
                // Whatever goes on from here goes on from there as well, and demands no more.
                if !known.iter().any(|fewer| fewer.is_subset(&longer.demands)) {
                    known.push(longer.demands.clone());
                    open.push(Reverse((key(cost, longer.at), cost, longer)));
                }
            }
        }
        Ended::Nowhere
    }

    /// A way with one move more; `None` when its demands contradict each other.
    fn longer(&mut self, way: &Way, arc: &Arc) -> Option<Way> {
        let mut longer = way.clone();
        longer.at = arc.to;
        longer.last = Some(arc.mover);
        let new = demand(arc);
        let own = |way: &Way| {
            way.demands
                .iter()
                .copied()
                .filter(|demand| demand.dm == arc.mover)
                .collect::<Vec<_>>()
        };
        let nearest_before = self.orders.of(arc.mover, &own(way));
        longer.demands.insert(new);
        // An order that obeys one demand more without being asked is still the nearest.
        if let Nearest::Order { ranks, .. } = &nearest_before
            && new.holds(ranks)
        {
            self.orders.remember(arc.mover, own(&longer), nearest_before);
            return Some(longer);
        }
        longer.costs[arc.mover] = match self.orders.of(arc.mover, &own(&longer)) {
            Nearest::Order { distance, .. } => distance,
            Nearest::Stopped { at_least } => at_least.max(way.costs[arc.mover]),
            Nearest::Contradiction => return None,
        };
        Some(longer)
    }

    /// The nearest orders that obey the demands of a way.
    fn found(&mut self, way: &Way, bound: Option<u32>) -> Found {
        match obeying(self.search, self.orders, &way.demands) {
            Some(ranks) => Found::Orders { ranks, bound },
            None => Found::Nothing {
                bound: Some(bound.unwrap_or_else(|| way.costs.iter().sum())),
            },
        }
    }
}

/// That a move is an improvement.
fn demand(arc: &Arc) -> Demand {
    Demand {
        dm: arc.mover,
        upper: arc.to,
        lower: arc.from,
        strict: true,
    }
}

/// The moves that can be improvements among those that sequences from a state come by, each with the cost of making it one.
fn priced(search: &Search, orders: &mut Orders, from: StateId) -> Vec<(Arc, u32)> {
    let board = search.board;
    let nodes = board.sequences(&board.everyone(from), &|_| true);
    let states: BTreeSet<StateId> = nodes.iter().map(|node| node.state).collect();
    let makers = 0..search.ranks.len();
    let arcs = states
        .iter()
        .flat_map(|&state| makers.clone().flat_map(move |dm| board.arcs(dm, state)));
    let price = |arc: Arc| match orders.of(arc.mover, &[demand(&arc)]) {
        Nearest::Order { distance, .. } => Some((arc, distance)),
        Nearest::Stopped { at_least } => Some((arc, at_least)),
        Nearest::Contradiction => None,
    };
    arcs.filter_map(price).collect()
}

/// How many moves it takes at least from each state to the goal.
fn hops(arcs: &[(Arc, u32)], to: StateId) -> BTreeMap<StateId, u32> {
    let mut hops = BTreeMap::from([(to, 0)]);
    let mut open = VecDeque::from([(to, 0)]);
    while let Some((state, far)) = open.pop_front() {
        for (arc, _) in arcs.iter().filter(|(arc, _)| arc.to == state) {
            if let Entry::Vacant(vacant) = hops.entry(arc.from) {
                vacant.insert(far + 1);
                open.push_back((arc.from, far + 1));
            }
        }
    }
    hops
}

/// The lists of costs that suffice, from every state; `None` when the search was called off.
fn backwards(search: &Search, arcs: &[(Arc, u32)], to: StateId) -> Option<Suffice> {
    let makers = search.ranks.len();
    let mut into: BTreeMap<StateId, Vec<(Arc, u32)>> = BTreeMap::new();
    arcs.iter()
        .for_each(|&(arc, price)| into.entry(arc.to).or_default().push((arc, price)));
    let mut suffice = Suffice::new();
    let mut open = BinaryHeap::from([Reverse((0, to, None, vec![0; makers]))]);
    while let Some(Reverse((_, state, next, costs))) = open.pop() {
        if search.patience.over(search.board) {
            return None;
        }
        for (arc, price) in into.get(&state).into_iter().flatten().filter(|(arc, _)| next != Some(arc.mover)) {
            search.board.worked(1);
            let mut costs: Vec<u32> = costs.clone();
            costs[arc.mover] = costs[arc.mover].max(*price);
            let known = suffice.entry((arc.mover, arc.from)).or_default();
            let beaten = |known: &Vec<u32>| known.iter().zip(&costs).all(|(known, new)| known <= new);
            if !known.iter().any(beaten) {
                known.retain(|known| !known.iter().zip(&costs).all(|(known, new)| new <= known));
                known.push(costs.clone());
                open.push(Reverse((costs.iter().sum::<u32>(), arc.from, Some(arc.mover), costs)));
            }
        }
    }
    Some(suffice)
}

/// The least that a way will cost in the end; `None` when it leads nowhere.
fn at_least(suffice: &Suffice, way: &Way, to: StateId) -> Option<u32> {
    let spent: u32 = way.costs.iter().sum();
    if way.at == to {
        return Some(spent);
    }
    let makers = (0..way.costs.len()).filter(|&dm| way.last != Some(dm));
    let lists = makers.filter_map(|dm| suffice.get(&(dm, way.at))).flatten();
    let total = |list: &Vec<u32>| list.iter().zip(&way.costs).map(|(coming, spent)| coming.max(spent)).sum::<u32>();
    lists.map(total).min()
}

/// The nearest orders that obey the demands of a way; `None` when one could not be worked out.
fn obeying(search: &Search, orders: &mut Orders, demands: &BTreeSet<Demand>) -> Option<Vec<Vec<usize>>> {
    let order = |(dm, as_it_is): (usize, &Vec<usize>)| {
        let own: Vec<Demand> = demands.iter().copied().filter(|demand| demand.dm == dm).collect();
        if own.is_empty() {
            return Some(as_it_is.clone());
        }
        match orders.of(dm, &own) {
            Nearest::Order { ranks, .. } => Some(ranks),
            _ => None,
        }
    };
    search.ranks.iter().enumerate().map(order).collect()
}
