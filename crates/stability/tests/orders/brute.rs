//! Every completion of a model, one after the other, by the definitions.

use std::collections::BTreeMap;

use standoff_conflict::{Conflict, Fact, Preference, Ranked, Statement, StatementRank};
use standoff_stability::orders::PartlyKnown;
use standoff_stability::{Budget, Concept, Settings, Space, StateId, analyse};

/// Groups of states, best first, with the number of completions that give them.
pub type Rankings = Vec<(Vec<Vec<StateId>>, u128)>;

/// All rankings that one decision maker's completions give.
pub fn rankings(conflict: &Conflict, space: &Space, dm: usize) -> Rankings {
    let mut found: BTreeMap<Vec<Vec<StateId>>, u128> = BTreeMap::new();
    match &conflict.preferences[dm] {
        Preference::Statements(statements) => {
            let mut order: Vec<usize> = (0..statements.len()).collect();
            permutations(&mut order, 0, &mut |order| {
                if admitted(statements, order) {
                    *found.entry(by_order(statements, order, space)).or_insert(0) += 1;
                }
            });
        }
        Preference::Facts(facts) => {
            let mut levels = vec![0; space.len()];
            weak_orders(&mut levels, 0, &mut |levels| {
                if agrees(facts, levels, space) {
                    *found.entry(by_level(levels)).or_insert(0) += 1;
                }
            });
        }
        _ => panic!("statements or facts"),
    }
    found.into_iter().collect()
}

fn permutations(order: &mut Vec<usize>, from: usize, visit: &mut dyn FnMut(&[usize])) {
    if from == order.len() {
        return visit(order);
    }
    for other in from..order.len() {
        order.swap(from, other);
        permutations(order, from + 1, visit);
        order.swap(from, other);
    }
}

/// Whether no pair of statements stands against what is known of their order.
fn admitted(statements: &[Statement], order: &[usize]) -> bool {
    let fits = |&first: &usize, &second: &usize| match (statements[first].rank, statements[second].rank) {
        (StatementRank::AsWritten, StatementRank::AsWritten) => first < second,
        (StatementRank::Level(high), StatementRank::Level(low)) => high <= low,
        _ => true,
    };
    (0..order.len()).all(|place| order[place + 1..].iter().all(|second| fits(&order[place], second)))
}

fn by_order(statements: &[Statement], order: &[usize], space: &Space) -> Vec<Vec<StateId>> {
    let mut scored: BTreeMap<Vec<bool>, Vec<StateId>> = BTreeMap::new();
    for state in space.ids() {
        let score = order
            .iter()
            .map(|&number| !statements[number].want.holds(space.code(state)))
            .collect();
        scored.entry(score).or_default().push(state);
    }
    scored.into_values().collect()
}

/// Every assignment of levels without gaps.
fn weak_orders(levels: &mut Vec<usize>, from: usize, visit: &mut dyn FnMut(&[usize])) {
    if from == levels.len() {
        let used = levels.iter().max().map_or(0, |most| most + 1);
        if (0..used).all(|level| levels.contains(&level)) {
            visit(levels);
        }
        return;
    }
    for level in 0..levels.len() {
        levels[from] = level;
        weak_orders(levels, from + 1, visit);
    }
}

fn by_level(levels: &[usize]) -> Vec<Vec<StateId>> {
    let mut groups = vec![Vec::new(); levels.iter().max().map_or(0, |most| most + 1)];
    levels
        .iter()
        .enumerate()
        .for_each(|(state, &level)| groups[level].push(StateId(state)));
    groups
}

fn agrees(facts: &[Fact], levels: &[usize], space: &Space) -> bool {
    let of = |side: &Ranked| -> Vec<usize> { space.ids().filter(|&id| side.names(space.code(id))).map(|id| id.0).collect() };
    facts.iter().all(|fact| {
        let than = of(&fact.than);
        let fits = |better: usize| {
            than.iter()
                .all(|&than| levels[better] < levels[than] || !fact.strict && levels[better] == levels[than])
        };
        of(&fact.better).into_iter().all(fits)
    })
}

/// Under how many completions each state is stable: for each concept, for each decision maker, for each state; then, one more row, for all.
pub struct Counts {
    pub holding: Vec<Vec<Vec<u128>>>,
    pub all: u128,
}

/// Counts over joint rankings.
pub fn counts(conflict: &Conflict, settings: &Settings, space: &Space, of_each: &[Rankings]) -> Counts {
    let makers = of_each.len();
    let mut counts = Counts {
        holding: vec![vec![vec![0; space.len()]; makers + 1]; Concept::ALL.len()],
        all: 0,
    };
    let cases: usize = of_each.iter().map(Vec::len).product();
    for case in 0..cases {
        let (mut rest, mut weight, mut full) = (case, 1, conflict.clone());
        for (dm, rankings) in of_each.iter().enumerate() {
            let (groups, times) = &rankings[rest % rankings.len()];
            rest /= rankings.len();
            weight *= times;
            let group = |states: &Vec<StateId>| states.iter().map(|&state| Ranked::State(space.code(state))).collect();
            full.preferences[dm] = Preference::Ranking(groups.iter().map(group).collect());
        }
        let analysis = analyse(&full, settings, &Budget::default()).expect("a full order");
        counts.all += weight;
        for (place, concept) in Concept::ALL.into_iter().enumerate() {
            for state in space.ids() {
                for dm in (0..makers).filter(|&dm| analysis.stable(concept, dm, state)) {
                    counts.holding[place][dm][state.0] += weight;
                }
                if analysis.equilibrium(concept, state) {
                    counts.holding[place][makers][state.0] += weight;
                }
            }
        }
    }
    counts
}

/// One decision maker's counts for the concepts in which only its own order matters; the others are taken at their first ranking.
pub fn own_counts(known: &PartlyKnown, of_each: &[Rankings], dm: usize) -> Counts {
    let others = |(number, rankings): (usize, &Rankings)| {
        if number == dm {
            rankings.clone()
        } else {
            vec![(rankings[0].0.clone(), 1)]
        }
    };
    let alone: Vec<Rankings> = of_each.iter().enumerate().map(others).collect();
    counts(known.conflict(), known.settings(), known.space(), &alone)
}
