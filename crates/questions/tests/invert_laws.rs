//! The inverse question against brute force: on small generated conflicts, all orders are tried, each analysed by `standoff-stability`.

#[path = "../../stability/tests/given/generated.rs"]
#[allow(dead_code, reason = "shared with another crate's tests")]
mod generated;

use std::collections::BTreeMap;

use proptest::prelude::*;
use standoff_conflict::{Conflict, Formula, Infeasible, Preference, Ranked, Support};
use standoff_questions::Limits;
use standoff_questions::invert::{Goal, Instead, Measure, Outcome, Question, Whom, how_many_orders, invert, to_json};
use standoff_stability::{Analysis, Budget, Concept, SequenceRule, Settings, StateId, analyse};

const CONCEPTS: [Concept; 5] = [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq];

/// All goals about the states of a conflict.
fn goals(analysis: &Analysis) -> Vec<Goal> {
    let makers = analysis.conflict().decision_makers.len();
    let mut goals = Vec::new();
    for state in analysis.space().ids() {
        let from = StateId(0);
        goals.push(Goal::Reached { from, state });
        for concept in CONCEPTS {
            for whom in [Whom::All].into_iter().chain((0..makers).map(Whom::One)) {
                goals.push(Goal::Holds { concept, state, whom });
                goals.push(Goal::Breaks { concept, state, whom });
            }
        }
    }
    goals
}

/// Whether a goal is met, by the tables of the analysis.
fn met(analysis: &Analysis, goal: &Goal) -> bool {
    let stable = |concept, state, whom| match whom {
        Whom::All => analysis.equilibrium(concept, state),
        Whom::One(dm) => analysis.stable(concept, dm, state),
    };
    match *goal {
        Goal::Holds { concept, state, whom } => stable(concept, state, whom),
        Goal::Breaks { concept, state, whom } => !stable(concept, state, whom),
        Goal::Reached { from, state } => reachable(analysis, from, state),
    }
}

fn reachable(analysis: &Analysis, from: StateId, to: StateId) -> bool {
    let mut seen = vec![(from, usize::MAX)];
    let mut next = 0;
    while let Some(&(at, last)) = seen.get(next) {
        for dm in (0..analysis.conflict().decision_makers.len()).filter(|&dm| dm != last) {
            for &onward in analysis.improvements(dm, at) {
                if !seen.contains(&(onward, dm)) {
                    seen.push((onward, dm));
                }
            }
        }
        next += 1;
    }
    seen.iter().any(|&(state, _)| state == to)
}

/// All permutations with their inversions.
fn permutations(length: usize) -> Vec<(Vec<usize>, u32)> {
    let mut all = vec![(Vec::new(), 0)];
    for _ in 0..length {
        all = all
            .into_iter()
            .flat_map(|(order, _): (Vec<usize>, u32)| {
                let left = (0..length).filter(|place| !order.contains(place)).collect::<Vec<_>>();
                left.into_iter()
                    .map(move |place| ([order.clone(), vec![place]].concat(), 0))
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    let inversions = |order: &[usize]| {
        let pairs = (0..order.len()).flat_map(|a| (a + 1..order.len()).map(move |b| (a, b)));
        pairs.filter(|&(a, b)| order[a] > order[b]).count() as u32
    };
    all.into_iter().map(|(order, _)| (order.clone(), inversions(&order))).collect()
}

/// All weak orders of so many states, as ranks.
fn weak_orders(states: usize) -> Vec<Vec<usize>> {
    let all = (0..states.pow(states as u32)).map(|mut code| {
        let mut digit = || {
            let rank = code % states + 1;
            code /= states;
            rank
        };
        (0..states).map(|_| digit()).collect::<Vec<usize>>()
    });
    all.filter(|ranks| (1..=*ranks.iter().max().expect("a state")).all(|rank| ranks.contains(&rank)))
        .collect()
}

/// Twice the reversed pairs and once those tied in one order only.
fn far(left: &[usize], right: &[usize]) -> u32 {
    let mut sum = 0;
    for a in 0..left.len() {
        for b in 0..a {
            sum += (left[a].cmp(&left[b]) as i32).abs_diff(right[a].cmp(&right[b]) as i32);
        }
    }
    sum
}

/// For each goal the least distance at which some choice of variants meets it. `variants` holds, for each decision maker, its preferences to try
/// with their distances.
fn least(analysis: &Analysis, goals: &[Goal], variants: &[Vec<(Preference, u32)>]) -> Vec<Option<u32>> {
    let mut found: Vec<Option<u32>> = vec![None; goals.len()];
    let mut choice = vec![0; variants.len()];
    loop {
        let mut conflict = analysis.conflict().clone();
        let chosen = choice.iter().enumerate().map(|(dm, &place): (usize, &usize)| &variants[dm][place]);
        let distance = chosen.clone().map(|(_, distance)| distance).sum();
        conflict.preferences = chosen.map(|(preference, _)| preference.clone()).collect();
        let after = analyse(&conflict, analysis.settings(), &Budget::default()).expect("a change of preferences only");
        for (goal, least) in goals.iter().zip(&mut found) {
            if least.is_none_or(|known| distance < known) && met(&after, goal) {
                *least = Some(distance);
            }
        }
        let Some(turn) = (0..choice.len()).find(|&dm| choice[dm] + 1 < variants[dm].len()) else {
            return found;
        };
        choice[turn] += 1;
        choice[..turn].fill(0);
    }
}

/// Asks each goal and compares with what brute force found; the change given must itself reach the goal at its distance.
fn compare(analysis: &Analysis, question: &Question, expected: &BTreeMap<usize, Option<u32>>, goals: &[Goal]) -> Result<(), TestCaseError> {
    for (&number, expected) in expected {
        let question = Question {
            goal: goals[number],
            ..question.clone()
        };
        let answer = invert(analysis, &question, &Limits::default()).expect("a question that can be answered");
        let shown = || format!("{question:?}: {:?}", answer.outcome);
        let after = analyse(&answer.apply(analysis.conflict()), analysis.settings(), &Budget::default()).expect("applied");
        match &answer.outcome {
            Outcome::AlreadySo => prop_assert_eq!(*expected, Some(0), "{}", shown()),
            Outcome::Changed(change) => {
                prop_assert_eq!(*expected, Some(change.distance), "{}", shown());
                let swapped: u32 = change.orders.iter().flat_map(|order| &order.swaps).map(|swap| swap.cost).sum();
                prop_assert_eq!(swapped, change.distance);
                prop_assert!(met(&after, &question.goal), "{}", shown());
            }
            Outcome::Impossible { instead, .. } => {
                prop_assert_eq!(*expected, None, "{}", shown());
                if matches!(instead, Instead::Replaced(_)) {
                    prop_assert!(met(&after, &question.goal), "{}", shown());
                }
            }
            Outcome::Partial { .. } => prop_assert!(false, "{}", shown()),
        }
        prop_assert!(to_json(analysis, &answer)["outcome"]["kind"].is_string());
    }
    Ok(())
}

fn settings() -> impl Strategy<Value = Settings> {
    (0..3usize, any::<bool>()).prop_map(|(rule, return_to_start_is_sanction)| Settings {
        sequence: SequenceRule::ALL[rule],
        return_to_start_is_sanction,
    })
}

/// Conflicts of at most three decision makers, the states beyond so many ruled out.
fn small(most_states: usize, conflicts: impl Strategy<Value = Conflict>) -> impl Strategy<Value = Conflict> {
    conflicts
        .prop_filter("few decision makers", |conflict| conflict.decision_makers.len() <= 3)
        .prop_map(move |mut conflict| {
            let options = conflict.options.len();
            let feasible = |code: &u64| !conflict.infeasible.iter().any(|rule| rule.when.holds(*code));
            let superfluous: Vec<u64> = (0..1 << options).filter(feasible).skip(most_states).collect();
            for code in superfluous {
                let literal = |option: usize| match code >> option & 1 {
                    1 => Formula::Taken(option),
                    _ => Formula::Not(Box::new(Formula::Taken(option))),
                };
                conflict.infeasible.push(Infeasible {
                    when: Formula::And((0..options).map(literal).collect()),
                    support: Support::default(),
                });
            }
            conflict
        })
}

/// Every order of at most so many statements, decision maker by decision maker; one that ranks states keeps its ranking.
fn statement_variants(conflict: &mut Conflict, most: usize) -> Vec<Vec<(Preference, u32)>> {
    let variants = |preference: &mut Preference| match preference {
        Preference::Statements(statements) => {
            statements.truncate(most);
            let reordered = |(order, distance): (Vec<usize>, u32)| {
                let list = order.iter().map(|&place| statements[place].clone()).collect();
                (Preference::Statements(list), distance)
            };
            permutations(statements.len()).into_iter().map(reordered).collect()
        }
        other => vec![(other.clone(), 0)],
    };
    conflict.preferences.iter_mut().map(variants).collect()
}

/// Every weak order of the states for those decision makers who may change.
fn state_variants(analysis: &Analysis, changing: &[usize]) -> Vec<Vec<(Preference, u32)>> {
    let space = analysis.space();
    let all = weak_orders(space.len());
    let ranking = |ranks: &Vec<usize>| {
        let group = |rank: usize| {
            let states = space.ids().filter(|state| ranks[state.0] == rank);
            states.map(|state| Ranked::State(space.code(state))).collect()
        };
        Preference::Ranking((1..=space.len()).rev().map(group).collect())
    };
    let makers = 0..analysis.conflict().decision_makers.len();
    let variants = |dm: usize| {
        let now: Vec<usize> = space.ids().map(|state| analysis.rank(dm, state)).collect();
        match changing.contains(&dm) {
            true => all.iter().map(|ranks| (ranking(ranks), far(&now, ranks))).collect(),
            false => vec![(analysis.conflict().preferences[dm].clone(), 0)],
        }
    };
    makers.map(variants).collect()
}

fn numbered(least: Vec<Option<u32>>) -> BTreeMap<usize, Option<u32>> {
    least.into_iter().enumerate().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_nearest_orders_of_statements_are_those_of_brute_force(
        conflict in prop_oneof![small(10, generated::conflicts()), small(10, generated::merged_conflicts())],
        settings in settings(),
    ) {
        let mut conflict = conflict;
        let most = if conflict.decision_makers.len() == 2 { 4 } else { 3 };
        let variants = statement_variants(&mut conflict, most);
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("generated to be analysed");
        let goals = goals(&analysis);
        let expected = numbered(least(&analysis, &goals, &variants));
        compare(&analysis, &Question::new(goals[0], Measure::Statements), &expected, &goals)?;
    }

    #[test]
    fn the_nearest_orders_of_states_are_those_of_brute_force(
        (conflict, changing) in prop_oneof![
            (small(3, generated::conflicts()), Just(vec![0, 1, 2])),
            (small(4, generated::conflicts()), Just(vec![0, 1])),
        ],
        settings in settings(),
    ) {
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("generated to be analysed");
        let changing: Vec<usize> = changing.into_iter().filter(|&dm| dm < conflict.decision_makers.len()).collect();
        let goals = goals(&analysis);
        let expected = numbered(least(&analysis, &goals, &state_variants(&analysis, &changing)));
        let question = Question { changing: Some(changing), ..Question::new(goals[0], Measure::States) };
        compare(&analysis, &question, &expected, &goals)?;
    }

    #[test]
    fn one_who_changes_alone_goes_as_far_as_brute_force(
        conflict in small(5, generated::conflicts()),
        settings in settings(),
        dm in 0..2usize,
    ) {
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("generated to be analysed");
        let goals = goals(&analysis);
        let expected = numbered(least(&analysis, &goals, &state_variants(&analysis, &[dm])));
        let question = Question { changing: Some(vec![dm]), ..Question::new(goals[0], Measure::States) };
        compare(&analysis, &question, &expected, &goals)?;
        let counted = how_many_orders(&analysis, &question, dm, &Limits::default()).expect("a goal of the conflict");
        prop_assert_eq!(counted.tried, (1..=analysis.space().len() as u64).product::<u64>());
    }
}
