//! Conditions without negation over acts: what has to be done, as *all of* and *any of*.

use crate::acts::{Act, Acts, opposite};
use standoff_conflict::{Formula, Literal};

/// What something needs. Monotone: more acts never make it fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// This act.
    Act(Act),
    /// All of these; nothing, if there are none.
    All(Vec<Needs>),
    /// Any of these; what can never be had, if there are none.
    Any(Vec<Needs>),
}

impl Needs {
    /// Nothing at all.
    pub(crate) const NOTHING: Needs = Needs::All(Vec::new());
    /// What can never be had.
    pub(crate) const NEVER: Needs = Needs::Any(Vec::new());

    /// The acts that make a condition hold; of its negation if `holds` is false. Cost: the square of the members of a counted condition, else linear.
    pub(crate) fn of(formula: &Formula, holds: bool) -> Needs {
        let each = |members: &[Formula], holds: bool| members.iter().map(|member| Needs::of(member, holds)).collect::<Vec<_>>();
        match (formula, holds) {
            (Formula::True, true) | (Formula::False, false) => Needs::NOTHING,
            (Formula::True, false) | (Formula::False, true) => Needs::NEVER,
            (Formula::Taken(option), taken) => Needs::Act(Literal { option: *option, taken }),
            (Formula::Not(inner), holds) => Needs::of(inner, !holds),
            (Formula::And(members), true) => Needs::All(each(members, true)),
            (Formula::And(members), false) => Needs::Any(each(members, false)),
            (Formula::Or(members) | Formula::AtLeastOne(members), true) => Needs::Any(each(members, true)),
            (Formula::Or(members) | Formula::AtLeastOne(members), false) => Needs::All(each(members, false)),
            (Formula::If(then, when) | Formula::OnlyIf(when, then), true) => {
                Needs::Any(vec![Needs::of(then, true), Needs::of(when, false)])
            }
            (Formula::If(then, when) | Formula::OnlyIf(when, then), false) => {
                Needs::All(vec![Needs::of(then, false), Needs::of(when, true)])
            }
            (Formula::Iff(left, right), holds) => Needs::Any(vec![
                Needs::All(vec![Needs::of(left, true), Needs::of(right, holds)]),
                Needs::All(vec![Needs::of(left, false), Needs::of(right, !holds)]),
            ]),
            (Formula::AtMostOne(members), true) => at_most_one(members),
            (Formula::AtMostOne(members), false) => two_of(members),
            (Formula::ExactlyOne(members), true) => Needs::All(vec![Needs::Any(each(members, true)), at_most_one(members)]),
            (Formula::ExactlyOne(members), false) => Needs::Any(vec![Needs::All(each(members, false)), two_of(members)]),
        }
    }

    /// Whether the acts are enough.
    pub(crate) fn met(&self, acts: Acts) -> bool {
        match self {
            Needs::Act(act) => acts.has(*act),
            Needs::All(members) => members.iter().all(|member| member.met(acts)),
            Needs::Any(members) => members.iter().any(|member| member.met(acts)),
        }
    }

    /// The acts it speaks of.
    pub(crate) fn acts(&self) -> Acts {
        match self {
            Needs::Act(act) => [*act].into_iter().collect(),
            Needs::All(members) | Needs::Any(members) => members.iter().fold(Acts::NONE, |acts, member| acts.or(member.acts())),
        }
    }

    /// What is still needed once an act is done, its opposite being out of reach then.
    pub(crate) fn after(&self, done: Act) -> Needs {
        match self {
            Needs::Act(act) if *act == done => Needs::NOTHING,
            Needs::Act(act) if *act == opposite(done) => Needs::NEVER,
            Needs::Act(act) => Needs::Act(*act),
            Needs::All(members) => Needs::All(members.iter().map(|member| member.after(done)).collect()),
            Needs::Any(members) => Needs::Any(members.iter().map(|member| member.after(done)).collect()),
        }
    }

    /// Ways to meet it in full: for each, the acts beyond those given. Not all are minimal. `None` when there are more than `most`.
    pub(crate) fn ways(&self, given: Acts, most: usize) -> Option<Vec<Acts>> {
        match self {
            Needs::Act(act) if given.has(*act) => Some(vec![Acts::NONE]),
            Needs::Act(act) => Some(vec![[*act].into_iter().collect()]),
            Needs::Any(members) => {
                let mut ways = Vec::new();
                for member in members {
                    ways.extend(member.ways(given, most)?);
                    if ways.len() > most {
                        return None;
                    }
                }
                Some(smallest(ways))
            }
            Needs::All(members) => {
                let mut ways = vec![Acts::NONE];
                for member in members {
                    let further = member.ways(given, most)?;
                    if ways.len().saturating_mul(further.len()) > most {
                        return None;
                    }
                    ways = smallest(ways.iter().flat_map(|way| further.iter().map(|more| way.or(*more))).collect());
                }
                Some(ways)
            }
        }
    }
}

/// The inclusion-minimal sets of some, in order of size, then of content.
pub(crate) fn smallest(mut sets: Vec<Acts>) -> Vec<Acts> {
    sets.sort_unstable_by_key(|set| (set.len(), *set));
    sets.dedup();
    let mut kept: Vec<Acts> = Vec::new();
    for set in sets {
        if !kept.iter().any(|smaller| smaller.within(set)) {
            kept.push(set);
        }
    }
    kept
}

/// No two of the members.
fn at_most_one(members: &[Formula]) -> Needs {
    Needs::All(
        pairs(members)
            .map(|(one, other)| Needs::Any(vec![Needs::of(one, false), Needs::of(other, false)]))
            .collect(),
    )
}

/// Some two of the members.
fn two_of(members: &[Formula]) -> Needs {
    Needs::Any(
        pairs(members)
            .map(|(one, other)| Needs::All(vec![Needs::of(one, true), Needs::of(other, true)]))
            .collect(),
    )
}

fn pairs(members: &[Formula]) -> impl Iterator<Item = (&Formula, &Formula)> {
    members
        .iter()
        .enumerate()
        .flat_map(move |(place, one)| members[place + 1..].iter().map(move |other| (one, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(option: usize) -> Formula {
        Formula::Taken(option)
    }

    fn set(acts: &[(usize, bool)]) -> Acts {
        acts.iter().map(|&(option, taken)| Literal { option, taken }).collect()
    }

    /// A condition and the needs of it agree in every state of three options.
    #[test]
    fn needs_say_what_the_condition_says() {
        let not = |f: Formula| Formula::Not(Box::new(f));
        let formulas = [
            Formula::If(Box::new(taken(0)), Box::new(taken(1))),
            Formula::OnlyIf(Box::new(taken(0)), Box::new(taken(1))),
            Formula::Iff(Box::new(taken(0)), Box::new(not(taken(2)))),
            Formula::ExactlyOne(vec![taken(0), taken(1), taken(2)]),
            Formula::AtMostOne(vec![taken(0), taken(1), taken(2)]),
            Formula::AtLeastOne(vec![taken(0), not(taken(1))]),
            Formula::And(vec![taken(0), Formula::Or(vec![taken(1), Formula::False])]),
            not(Formula::ExactlyOne(vec![taken(0), taken(1), taken(2)])),
        ];
        for formula in &formulas {
            for state in 0..8 {
                let acts = Acts::in_place(state, 3);
                assert_eq!(Needs::of(formula, true).met(acts), formula.holds(state), "{formula:?} in {state}");
                assert_eq!(
                    Needs::of(formula, false).met(acts),
                    !formula.holds(state),
                    "not {formula:?} in {state}"
                );
            }
        }
    }

    #[test]
    fn ways_are_the_smallest_sets_that_are_enough() {
        let either = Formula::Or(vec![taken(0), Formula::And(vec![taken(1), taken(2)])]);
        let ways = |given| Needs::of(&either, true).ways(given, 100);
        assert_eq!(ways(Acts::NONE), Some(vec![set(&[(0, true)]), set(&[(1, true), (2, true)])]));
        assert_eq!(ways(set(&[(1, true)])), Some(vec![set(&[(0, true)]), set(&[(2, true)])]));
        assert_eq!(Needs::NEVER.ways(Acts::NONE, 100), Some(vec![]));
        assert_eq!(Needs::of(&either, true).ways(Acts::NONE, 1), None);
    }
}
