//! Agreement with the plain way: try all 2^options combinations, and all pairs of states.

use proptest::collection::vec;
use proptest::prelude::*;
use standoff_conflict::{Conflict, ConflictOption, DecisionMaker, Direction, Formula, Infeasible, Merge, StateCode, Support};
use standoff_states::{Budget, StateId, list};

const OPTIONS: usize = 7;

fn condition() -> impl Strategy<Value = Formula> {
    let literal = (0..OPTIONS, any::<bool>()).prop_map(|(option, taken)| match taken {
        true => Formula::Taken(option),
        false => Formula::Not(Box::new(Formula::Taken(option))),
    });
    literal.prop_recursive(3, 12, 3, |inner| {
        let two = (inner.clone(), inner.clone()).prop_map(|(a, b)| (Box::new(a), Box::new(b)));
        let many = vec(inner, 2..=3);
        prop_oneof![
            many.clone().prop_map(Formula::And),
            many.clone().prop_map(Formula::Or),
            many.clone().prop_map(Formula::ExactlyOne),
            many.prop_map(Formula::AtMostOne),
            two.clone().prop_map(|(a, b)| Formula::OnlyIf(a, b)),
            two.prop_map(|(a, b)| Formula::Iff(a, b)),
        ]
    })
}

prop_compose! {
    fn conflicts()(
        options in vec((0..3usize, prop::sample::select(vec![Direction::Both, Direction::TakeOnly, Direction::DropOnly])), OPTIONS),
        rules in vec(condition(), 0..4),
        merges in vec(condition(), 0..2),
    ) -> Conflict {
        let option = |(owner, direction)| ConflictOption { owner, direction, ..ConflictOption::default() };
        Conflict {
            decision_makers: vec![DecisionMaker::default(); 3],
            options: options.into_iter().map(option).collect(),
            infeasible: rules.into_iter().map(|when| Infeasible { when, support: Support::default() }).collect(),
            merges: merges.into_iter().map(|when| Merge { when, support: Support::default() }).collect(),
            ..Conflict::default()
        }
    }
}

/// Whether a decision maker can go from one combination to another, option by option.
fn is_move(conflict: &Conflict, dm: usize, from: StateCode, to: StateCode) -> bool {
    let allowed = |(number, option): (usize, &ConflictOption)| match (from >> number & 1, to >> number & 1) {
        (before, after) if before == after => true,
        (_, 1) => option.owner == dm && option.direction != Direction::DropOnly,
        _ => option.owner == dm && option.direction != Direction::TakeOnly,
    };
    conflict.options.iter().enumerate().all(allowed)
}

proptest! {
    #[test]
    fn states_are_those_that_no_rule_forbids(conflict in conflicts()) {
        let space = list(&conflict, &Budget::default()).expect("at most 128 states");
        let feasible = |code: &StateCode| !conflict.infeasible.iter().any(|rule| rule.when.holds(*code));
        let expected: Vec<StateCode> = (0..1 << OPTIONS).filter(feasible).collect();
        let mut listed: Vec<StateCode> = space.ids().flat_map(|id| space.members(id).to_vec()).collect();
        prop_assert!(space.ids().map(|id| space.code(id)).is_sorted());
        listed.sort_unstable();
        prop_assert_eq!(listed, expected);
        for merge in &conflict.merges {
            let mut merged: Vec<Option<StateId>> = (0..1 << OPTIONS).filter(|code| feasible(code) && merge.when.holds(*code)).map(|code| space.find(code)).collect();
            merged.dedup();
            prop_assert!(merged.len() <= 1);
        }
    }

    #[test]
    fn moves_are_those_of_any_member(conflict in conflicts()) {
        let space = list(&conflict, &Budget::default()).expect("at most 128 states");
        for dm in 0..3 {
            for from in space.ids() {
                let linked = |to: StateId| space.members(from).iter().any(|&a| space.members(to).iter().any(|&b| is_move(&conflict, dm, a, b)));
                let expected: Vec<StateId> = space.ids().filter(|&to| to != from && linked(to)).collect();
                prop_assert_eq!(space.moves(dm, from), expected);
            }
        }
    }
}
