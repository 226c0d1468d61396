//! The feasible combinations of a cube, 64 at a time and without listing them.

use standoff_conflict::{Conflict, Formula};

use crate::listing::check_references;
use crate::positions::words_of;
use crate::{Axes, Condition, Positions, Stopped};

/// The positions of the cube in which no `infeasible` condition of the conflict holds. Merges are left out of account.
///
/// Cost: one visit of every condition for 64 positions; memory: one bit a position.
///
/// # Errors
/// [`Stopped`] when the conflict refers to options or decision makers that it does not have.
pub fn feasible(conflict: &Conflict, axes: &Axes) -> Result<Positions, Stopped> {
    check_references(conflict)?;
    let ruled_out = conflict.infeasible.iter().map(|rule| &rule.when);
    Ok(outside(ruled_out, axes))
}

/// The positions in which none of some formulas holds.
pub fn outside<'a>(formulas: impl Iterator<Item = &'a Formula>, axes: &Axes) -> Positions {
    let conditions: Vec<Condition> = formulas.map(|formula| Condition::new(formula, axes)).collect();
    let mut stack = Vec::new();
    let mut word = |index| {
        !conditions
            .iter()
            .fold(0, |held, condition| held | condition.word(index, &mut stack))
    };
    Positions::new(axes.count(), (0..words_of(axes.count())).map(&mut word).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use standoff_conflict::{Conflict, ConflictOption, DecisionMaker, Formula, Infeasible, Support};

    use super::feasible;
    use crate::Axes;

    fn formula() -> impl Strategy<Value = Formula> {
        let leaf = prop_oneof![Just(Formula::True), Just(Formula::False), (0..9usize).prop_map(Formula::Taken)];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let two = || (inner.clone(), inner.clone()).prop_map(|(left, right)| (Box::new(left), Box::new(right)));
            let many = || prop::collection::vec(inner.clone(), 0..=4);
            prop_oneof![
                inner.clone().prop_map(|inner| Formula::Not(Box::new(inner))),
                many().prop_map(Formula::And),
                many().prop_map(Formula::Or),
                many().prop_map(Formula::ExactlyOne),
                many().prop_map(Formula::AtMostOne),
                many().prop_map(Formula::AtLeastOne),
                two().prop_map(|(left, right)| Formula::If(left, right)),
                two().prop_map(|(left, right)| Formula::OnlyIf(left, right)),
                two().prop_map(|(left, right)| Formula::Iff(left, right)),
            ]
        })
    }

    proptest! {
        #[test]
        fn words_agree_with_formulas(when in formula(), owners in prop::collection::vec(0..3usize, 9)) {
            let option = |owner: &usize| ConflictOption { owner: *owner, ..ConflictOption::default() };
            let conflict = Conflict {
                decision_makers: vec![DecisionMaker::default(); 3],
                options: owners.iter().map(option).collect(),
                infeasible: vec![Infeasible { when: when.clone(), support: Support::default() }],
                ..Conflict::default()
            };
            let axes = Axes::new(&conflict).expect("nine options");
            let set = feasible(&conflict, &axes).expect("nothing dangles");
            for code in 0..1 << 9 {
                let position = axes.position(code).expect("nine options");
                prop_assert_eq!(axes.code(position), code);
                prop_assert_eq!(set.contains(position), !when.holds(code));
            }
        }
    }
}
