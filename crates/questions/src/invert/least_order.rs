//! The weak order of states nearest to a given one that obeys demands on pairs of states.
//!
//! Distance: for each pair of states 2 when their strict order is reversed, 1 when a tie is broken or made, 0 else (the distance of Kemeny
//! 1959 and Kemeny and Snell 1962 between weak orders; the originals were not re-read).
//!
//! Why a short search is exact. States that no demand names and that are tied with none that one names may keep their order among themselves:
//! for fixed places of the named states the best place of an unnamed one is never lower than that of one liked less, and a place in a tie with
//! named states is never its only best one. Unnamed states tied with a named one may move together. So it remains to merge a fixed chain of levels with few
//! movable items: the named states, and for each of their levels the unnamed rest of it. States that demands force to be tied are one item.
//! The merge is searched from the top down, cheapest first (A*): for each thing placed, its pairs with all that must come below it are certain.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use standoff_stability::StateId;

/// That a decision maker prefers one state to another, strictly or at least as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Demand {
    pub(crate) dm: usize,
    pub(crate) upper: StateId,
    pub(crate) lower: StateId,
    pub(crate) strict: bool,
}

impl Demand {
    /// Whether ranks (higher is better) obey it.
    pub(crate) fn holds(&self, ranks: &[usize]) -> bool {
        let (upper, lower) = (ranks[self.upper.0], ranks[self.lower.0]);
        upper > lower || (!self.strict && upper == lower)
    }
}

/// The nearest order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Nearest {
    /// Its distance and its ranks (higher is better).
    Order { distance: u32, ranks: Vec<usize> },
    /// The demands contradict each other.
    Contradiction,
    /// Not found within the steps allowed; every order that obeys is at least this far.
    Stopped { at_least: u32 },
}

/// The nearest order to `ranks` that obeys all demands. At most `steps` partial orders are looked at; how many were is added to `work`.
pub(crate) fn nearest(ranks: &[usize], demands: &[Demand], steps: u64, work: &mut u64) -> Nearest {
    if demands.iter().all(|demand| demand.holds(ranks)) {
        return Nearest::Order {
            distance: 0,
            ranks: ranks.to_vec(),
        };
    }
    let Some(merge) = Merge::new(ranks, demands) else {
        return Nearest::Contradiction;
    };
    if merge.items.len() > 64 {
        return Nearest::Stopped { at_least: 1 };
    }
    merge.search(steps, work)
}

/// The chain of levels and the items to be merged into it.
struct Merge {
    states: usize,
    /// States that stay together, tied.
    items: Vec<Vec<usize>>,
    /// Levels that no item takes from, best first.
    chain: Vec<Vec<usize>>,
    /// For each item: those that must be strictly above it, and those that must not be below it.
    above: Vec<(u64, u64)>,
    /// Cost of item `a` strictly above item `b`, and of a tie.
    over: Vec<Vec<(u32, u32)>>,
    /// For each item, for each number of chain levels placed: the cost of those above it, and of it above the others.
    chain_over: Vec<Vec<(u32, u32)>>,
    /// Cost of what an item ties.
    within: Vec<u32>,
}

/// A partial order: items placed, those of them in the lowest group so far, chain levels placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Part {
    placed: u64,
    group: u64,
    chain: usize,
}

/// What comes next below a partial order.
#[derive(Clone, Copy, Debug)]
enum Next {
    Chain,
    Below(usize),
    Beside(usize),
}

/// For each partial order found: the least cost of what it settles, and the step that led there.
type Reached = HashMap<Part, (u32, Option<(Part, Next)>)>;

/// For each state its item, if a demand names it; and the items.
type Named = (Vec<Option<usize>>, Vec<Vec<usize>>);

impl Merge {
    /// Takes the states apart; `None` when the demands contradict each other.
    fn new(ranks: &[usize], demands: &[Demand]) -> Option<Merge> {
        let (item_of, mut items) = named(ranks.len(), demands)?;
        let mut levels: Vec<usize> = ranks.to_vec();
        levels.sort_unstable_by_key(|&rank| Reverse(rank));
        levels.dedup();
        let mut chain = Vec::new();
        for level in levels {
            let of_level = (0..ranks.len()).filter(|&state| ranks[state] == level);
            let (taken, rest): (Vec<usize>, Vec<usize>) = of_level.partition(|&state| item_of[state].is_some());
            match (taken.is_empty(), rest.is_empty()) {
                (true, _) => chain.push(rest),
                (false, false) => items.push(rest),
                (false, true) => {}
            }
        }
        let mut merge = Merge {
            states: ranks.len(),
            above: vec![(0, 0); items.len()],
            over: table(&items, |a, b| (cost(ranks, a, b, false), cost(ranks, a, b, true))),
            chain_over: items.iter().map(|item| along(ranks, item, &chain)).collect(),
            within: items.iter().map(|item| tying(ranks, item)).collect(),
            items,
            chain,
        };
        if merge.items.len() <= 64 {
            for demand in demands {
                merge.demand(demand, &item_of);
            }
        }
        Some(merge)
    }

    fn demand(&mut self, demand: &Demand, item_of: &[Option<usize>]) {
        if let (Some(upper), Some(lower)) = (item_of[demand.upper.0], item_of[demand.lower.0])
            && upper != lower
        {
            let (strictly, weakly) = &mut self.above[lower];
            *(if demand.strict { strictly } else { weakly }) |= 1 << upper;
        }
    }

    /// Cheapest first; of equals that which has most placed.
    fn search(&self, steps: u64, work: &mut u64) -> Nearest {
        let start = Part {
            placed: 0,
            group: 0,
            chain: 0,
        };
        let base = self.within.iter().sum();
        let mut best: Reached = HashMap::from([(start, (base, None))]);
        let mut open = BinaryHeap::from([Reverse((base, usize::MAX, start, base))]);
        let mut looked_at = 0;
        while let Some(Reverse((bound, _, part, spent))) = open.pop() {
            if best.get(&part).is_some_and(|known| known.0 < spent) {
                continue;
            }
            if part.placed.count_ones() as usize == self.items.len() && part.chain == self.chain.len() {
                return Nearest::Order {
                    distance: spent,
                    ranks: self.ranks(part, &best),
                };
            }
            looked_at += 1;
            *work += self.items.len() as u64 + 1;
            if looked_at > steps {
                return Nearest::Stopped { at_least: bound };
            }
            for next in self.nexts(part) {
                let (longer, cost) = self.after(part, next);
                let total = spent + cost;
                if best.get(&longer).is_none_or(|known| total < known.0) {
                    best.insert(longer, (total, Some((part, next))));
                    let left = self.items.len() + self.chain.len() - longer.chain - longer.placed.count_ones() as usize;
                    open.push(Reverse((total + self.certain(longer), left, longer, total)));
                }
            }
        }
        Nearest::Contradiction
    }

    /// What may come next.
    fn nexts(&self, part: Part) -> Vec<Next> {
        let earlier = part.placed & !part.group;
        let mut nexts = Vec::new();
        if part.chain < self.chain.len() {
            nexts.push(Next::Chain);
        }
        for item in (0..self.items.len()).filter(|item| part.placed >> item & 1 == 0) {
            let (strictly, weakly) = self.above[item];
            if (strictly | weakly) & !part.placed == 0 {
                nexts.push(Next::Below(item));
                if part.group != 0 && strictly & !earlier == 0 {
                    nexts.push(Next::Beside(item));
                }
            }
        }
        nexts
    }

    /// The longer partial order, and what the pairs cost that it settles.
    fn after(&self, part: Part, next: Next) -> (Part, u32) {
        let placed = |set: u64| (0..self.items.len()).filter(move |item| set >> item & 1 == 1);
        match next {
            Next::Chain => {
                let cost = |item: usize| self.chain_over[item][part.chain].1 - self.chain_over[item][part.chain + 1].1;
                let longer = Part {
                    group: 0,
                    chain: part.chain + 1,
                    ..part
                };
                (longer, placed(part.placed).map(cost).sum())
            }
            Next::Below(item) | Next::Beside(item) => {
                let group = if matches!(next, Next::Beside(_)) { part.group } else { 0 };
                let tied = |above: usize| group >> above & 1 == 1;
                let cost = |above: usize| match tied(above) {
                    true => self.over[above][item].1,
                    false => self.over[above][item].0,
                };
                let longer = Part {
                    placed: part.placed | 1 << item,
                    group: group | 1 << item,
                    ..part
                };
                let chain = self.chain_over[item][part.chain].0;
                (longer, chain + placed(part.placed).map(cost).sum::<u32>())
            }
        }
    }

    /// The least that pairs of a placed and an unplaced thing will cost.
    fn certain(&self, part: Part) -> u32 {
        let mut cost = 0;
        for item in 0..self.items.len() {
            if part.placed >> item & 1 == 1 {
                cost += self.chain_over[item][part.chain].1;
                continue;
            }
            cost += self.chain_over[item][part.chain].0;
            for above in (0..self.items.len()).filter(|above| part.placed >> above & 1 == 1) {
                let (over, tie) = self.over[above][item];
                cost += if part.group >> above & 1 == 1 { over.min(tie) } else { over };
            }
        }
        cost
    }

    /// The finished order, from the steps that led to it.
    fn ranks(&self, end: Part, best: &Reached) -> Vec<usize> {
        let mut ranks = vec![0; self.states];
        let (mut part, mut rank) = (end, 1);
        while let Some((_, Some((before, next)))) = best.get(&part) {
            let states = match next {
                Next::Chain => &self.chain[before.chain],
                Next::Below(item) | Next::Beside(item) => &self.items[*item],
            };
            states.iter().for_each(|&state| ranks[state] = rank);
            rank += usize::from(!matches!(next, Next::Beside(_)));
            part = *before;
        }
        ranks
    }
}

/// The states that demands name, those forced to be tied together: for each state its item, and the items. `None` for a contradiction.
fn named(states: usize, demands: &[Demand]) -> Option<Named> {
    let names: BTreeSet<usize> = demands.iter().flat_map(|demand| [demand.upper.0, demand.lower.0]).collect();
    let below: Vec<(usize, BTreeSet<usize>)> = names.iter().map(|&state| (state, all_below(state, demands))).collect();
    let reaches = |from: usize, to: usize| below.iter().any(|(state, lower)| *state == from && lower.contains(&to));
    let circular = |demand: &Demand| demand.strict && (demand.upper == demand.lower || reaches(demand.lower.0, demand.upper.0));
    if demands.iter().any(circular) {
        return None;
    }
    let mut item_of = vec![None; states];
    let mut items: Vec<Vec<usize>> = Vec::new();
    for &state in &names {
        if item_of[state].is_none() {
            let tied = names
                .iter()
                .copied()
                .filter(|&other| other == state || (reaches(state, other) && reaches(other, state)));
            let members: Vec<usize> = tied.collect();
            members.iter().for_each(|&member| item_of[member] = Some(items.len()));
            items.push(members);
        }
    }
    Some((item_of, items))
}

/// The states that must come below a state, or not above it.
fn all_below(state: usize, demands: &[Demand]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![state];
    while let Some(upper) = open.pop() {
        let lower = demands.iter().filter(|demand| demand.upper.0 == upper).map(|demand| demand.lower.0);
        open.extend(lower.filter(|&lower| found.insert(lower)));
    }
    found
}

/// What it costs that all of `upper` come strictly above all of `lower`, or are tied with them.
fn cost(ranks: &[usize], upper: &[usize], lower: &[usize], tied: bool) -> u32 {
    let pair = |a: usize, b: usize| match (ranks[a].cmp(&ranks[b]), tied) {
        (std::cmp::Ordering::Equal, true) | (std::cmp::Ordering::Greater, false) => 0,
        (std::cmp::Ordering::Less, false) => 2,
        _ => 1,
    };
    let pairs = upper.iter().flat_map(|&a| lower.iter().map(move |&b| (a, b)));
    pairs.map(|(a, b)| pair(a, b)).sum()
}

/// What it costs to tie the members of an item.
fn tying(ranks: &[usize], item: &[usize]) -> u32 {
    let pairs = (0..item.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    pairs.filter(|&(a, b)| ranks[item[a]] != ranks[item[b]]).count() as u32
}

/// For each number of chain levels placed above an item: the cost of those above it, and of it above the others.
fn along(ranks: &[usize], item: &[usize], chain: &[Vec<usize>]) -> Vec<(u32, u32)> {
    let above: Vec<u32> = chain.iter().map(|level| cost(ranks, level, item, false)).collect();
    let below: Vec<u32> = chain.iter().map(|level| cost(ranks, item, level, false)).collect();
    (0..=chain.len())
        .map(|placed| (above[..placed].iter().sum(), below[placed..].iter().sum()))
        .collect()
}

/// A value for each pair of items.
fn table(items: &[Vec<usize>], value: impl Fn(&[usize], &[usize]) -> (u32, u32)) -> Vec<Vec<(u32, u32)>> {
    items.iter().map(|a| items.iter().map(|b| value(a, b)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Demand, Nearest, nearest};
    use standoff_stability::StateId;

    /// The distance of two orders given by ranks.
    fn distance(left: &[usize], right: &[usize]) -> u32 {
        let sign = |ranks: &[usize], a: usize, b: usize| match ranks[a].cmp(&ranks[b]) {
            std::cmp::Ordering::Less => -1i32,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => 1,
        };
        let pairs = (0..left.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        pairs.map(|(a, b)| sign(left, a, b).abs_diff(sign(right, a, b))).sum()
    }

    /// All weak orders of so many states, as ranks that may skip none.
    fn weak_orders(states: usize) -> Vec<Vec<usize>> {
        let all = (0..states.pow(states as u32)).map(|mut code| {
            let mut ranks = Vec::new();
            for _ in 0..states {
                ranks.push(code % states + 1);
                code /= states;
            }
            ranks
        });
        let whole = |ranks: &Vec<usize>| (1..=*ranks.iter().max().unwrap_or(&0)).all(|rank| ranks.contains(&rank));
        all.filter(whole).collect()
    }

    #[test]
    fn the_nearest_order_is_that_of_all_541() {
        let all = weak_orders(5);
        assert_eq!(all.len(), 541);
        let mut seed = 1u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let (mut met, mut contradicted) = (0, 0);
        for _ in 0..2_000 {
            let ranks = &all[next(541) as usize];
            let demands: Vec<Demand> = (0..1 + next(5))
                .map(|_| {
                    let upper = next(5) as usize;
                    let lower = (upper + 1 + next(4) as usize) % 5;
                    Demand {
                        dm: 0,
                        upper: StateId(upper),
                        lower: StateId(lower),
                        strict: next(2) == 0,
                    }
                })
                .collect();
            let obeys = |order: &&Vec<usize>| demands.iter().all(|demand| demand.holds(order));
            let least = all.iter().filter(obeys).map(|order| distance(ranks, order)).min();
            match nearest(ranks, &demands, u64::MAX, &mut 0) {
                Nearest::Order {
                    distance: far,
                    ranks: found,
                } => {
                    assert_eq!(Some(far), least, "{ranks:?} {demands:?}");
                    assert!(obeys(&&found), "{found:?} {demands:?}");
                    assert_eq!(distance(ranks, &found), far);
                    met += 1;
                }
                Nearest::Contradiction => {
                    assert_eq!(least, None, "{ranks:?} {demands:?}");
                    contradicted += 1;
                }
                Nearest::Stopped { .. } => panic!("no bound was set"),
            }
        }
        assert!(met > 1_000 && contradicted > 100, "{met} {contradicted}");
    }
}
