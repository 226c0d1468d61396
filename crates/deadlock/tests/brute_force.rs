//! Every answer against the definitions worked out by trying all sets (spec A18), on generated commitments.

use proptest::collection::vec;
use proptest::prelude::*;
use standoff_conflict::{
    Commitment, Conflict, ConflictOption, DecisionMaker, Formula, Infeasible, Literal, Logic, Stance, StateCode, StatusQuo, Support,
};
use standoff_deadlock::{Acts, Circle, HoldKind, Limits, Question, deadlock};
use std::collections::{BTreeMap, BTreeSet};

const OPTIONS: usize = 4;

fn literal() -> impl Strategy<Value = Literal> {
    (0..OPTIONS, prop::bool::weighted(0.75)).prop_map(|(option, taken)| Literal { option, taken })
}

fn condition() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![
        8 => literal().prop_map(|literal| match literal.taken {
            true => Formula::Taken(literal.option),
            false => Formula::Not(Box::new(Formula::Taken(literal.option))),
        }),
        1 => Just(Formula::False),
        1 => Just(Formula::True),
    ];
    leaf.prop_recursive(2, 5, 2, |inner| {
        prop_oneof![vec(inner.clone(), 2).prop_map(Formula::And), vec(inner, 2).prop_map(Formula::Or)]
    })
}

fn logic() -> impl Strategy<Value = Logic> {
    prop_oneof![5 => Just(Logic::Necessary), 1 => Just(Logic::Both), 2 => Just(Logic::Sufficient), 1 => Just(Logic::Blocking)]
}

fn conflicts() -> impl Strategy<Value = Conflict> {
    let commitment = (literal(), condition(), logic());
    (vec(commitment, 0..6), vec(vec(literal(), 2), 0..3), 0..1u64 << OPTIONS).prop_map(|(commitments, rules, status_quo)| Conflict {
        decision_makers: vec![DecisionMaker::default()],
        options: vec![ConflictOption::default(); OPTIONS],
        status_quo: Some(StatusQuo {
            state: status_quo,
            support: Support::default(),
        }),
        infeasible: rules.into_iter().map(rule).collect(),
        commitments: commitments.into_iter().map(commitment_of).collect(),
        ..Conflict::default()
    })
}

fn rule(literals: Vec<Literal>) -> Infeasible {
    let holds = |literal: &Literal| match literal.taken {
        true => Formula::Taken(literal.option),
        false => Formula::Not(Box::new(Formula::Taken(literal.option))),
    };
    Infeasible {
        when: Formula::And(literals.iter().map(holds).collect()),
        support: Support::default(),
    }
}

fn commitment_of((act, condition, logic): (Literal, Formula, Logic)) -> Commitment {
    Commitment {
        debtor: 0,
        act,
        condition,
        logic,
        stance: Stance::Demands,
        support: Support::default(),
    }
}

/// The definitions, by trying.
struct Tried<'a> {
    conflict: &'a Conflict,
    rules: bool,
    possibly: bool,
    waived: BTreeSet<usize>,
    status_quo: StateCode,
}

type Set = BTreeSet<(usize, bool)>;

fn key(literal: Literal) -> (usize, bool) {
    (literal.option, literal.taken)
}

/// Whether a condition without negation over conditions holds when these acts count as done.
fn met(formula: &Formula, acts: &Set) -> bool {
    match formula {
        Formula::True => true,
        Formula::False => false,
        Formula::Taken(option) => acts.contains(&(*option, true)),
        Formula::Not(inner) => matches!(**inner, Formula::Taken(option) if acts.contains(&(option, false))),
        Formula::And(members) => members.iter().all(|member| met(member, acts)),
        Formula::Or(members) => members.iter().any(|member| met(member, acts)),
        other => unreachable!("not generated: {other:?}"),
    }
}

fn literals(formula: &Formula) -> Set {
    match formula {
        Formula::Taken(option) => [(*option, true)].into(),
        Formula::Not(inner) => literals(inner).into_iter().map(|(option, taken)| (option, !taken)).collect(),
        Formula::And(members) | Formula::Or(members) => members.iter().flat_map(literals).collect(),
        _ => Set::new(),
    }
}

impl<'a> Tried<'a> {
    fn in_place(&self) -> Set {
        (0..OPTIONS).map(|option| (option, self.status_quo >> option & 1 == 1)).collect()
    }

    /// Acts with what each needs, and by what.
    fn held(&self) -> Vec<((usize, bool), HoldKind, Formula)> {
        let commitments = self.conflict.commitments.iter().enumerate();
        let bound = commitments.filter(|(number, c)| matches!(c.logic, Logic::Necessary | Logic::Both) && !self.waived.contains(number));
        let mut held: Vec<_> = bound
            .map(|(number, c)| (key(c.act), HoldKind::Commitment(number), c.condition.clone()))
            .collect();
        for (number, rule) in self.conflict.infeasible.iter().enumerate().filter(|_| self.rules) {
            // A rule "not both of two literals": with the one, the other's opposite is needed.
            let Formula::And(pair) = &rule.when else {
                unreachable!("rules are pairs")
            };
            let pair: Vec<(usize, bool)> = pair.iter().flat_map(literals).collect();
            for (this, that) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                let needed = match that {
                    _ if that == this => Formula::False,
                    _ if that == (this.0, !this.1) => Formula::True,
                    (option, true) => Formula::Not(Box::new(Formula::Taken(option))),
                    (option, false) => Formula::Taken(option),
                };
                if literals(&needed).iter().any(|(_, taken)| *taken) {
                    held.push((this, HoldKind::Rule(number), needed));
                }
            }
        }
        held
    }

    fn acts(&self) -> Set {
        let mut acts = self.in_place();
        let unwaived = Tried {
            waived: BTreeSet::new(),
            ..*self
        };
        for (act, _, needs) in unwaived.held() {
            acts.insert(act);
            acts.extend(literals(&needs));
        }
        for c in &self.conflict.commitments {
            acts.insert(key(c.act));
            if c.logic != Logic::Blocking {
                acts.extend(literals(&c.condition));
            }
        }
        acts
    }

    fn willing(&self, act: (usize, bool), done: &Set) -> bool {
        let ties = |c: &Commitment| match c.logic {
            Logic::Necessary | Logic::Both => true,
            Logic::Sufficient => met(&c.condition, done),
            Logic::Blocking => !c.condition.holds(self.status_quo),
        };
        self.possibly || self.in_place().contains(&act) || self.conflict.commitments.iter().any(|c| key(c.act) == act && ties(c))
    }

    fn supported(&self, act: (usize, bool), done: &Set) -> bool {
        self.held()
            .iter()
            .filter(|(held, ..)| *held == act)
            .all(|(_, _, needs)| met(needs, done))
    }

    fn free(&self) -> Set {
        let mut free = self.in_place();
        loop {
            let before = free.len();
            for act in self.acts() {
                if self.willing(act, &free) && self.supported(act, &free) {
                    free.insert(act);
                }
            }
            if free.len() == before {
                return free;
            }
        }
    }

    fn consistent(set: &Set) -> bool {
        set.iter().all(|(option, taken)| !set.contains(&(*option, !taken)))
    }

    /// Whether a set is a joint step, with some selection of free acts before it.
    fn steps_to(&self, goal: &Set, set: &Set) -> bool {
        let (free, in_place) = (self.free(), self.in_place());
        let spare: Vec<_> = free.difference(&in_place).copied().collect();
        let contains = goal.iter().all(|act| set.contains(act) || free.contains(act));
        contains
            && subsets(&spare).into_iter().any(|mut before| {
                before.extend(goal.intersection(&free).filter(|act| !in_place.contains(act)));
                let done: Set = set.union(&before).copied().collect();
                let given: Set = done.union(&in_place).copied().collect();
                let state = done.iter().fold(self.status_quo, |state, &(option, taken)| {
                    state & !(1 << option) | u64::from(taken) << option
                });
                Tried::consistent(&done)
                    && set.iter().all(|act| self.willing(*act, &given) && self.supported(*act, &given))
                    && !self.conflict.infeasible.iter().any(|rule| rule.when.holds(state))
            })
    }

    fn joint(&self, goal: &Set) -> BTreeSet<Set> {
        let free = self.free();
        if goal.is_subset(&free) {
            return BTreeSet::new();
        }
        let rest: Vec<_> = self.acts().difference(&free).copied().collect();
        minimal(subsets(&rest).into_iter().filter(|set| self.steps_to(goal, set)).collect())
    }

    fn waivers(&self, goal: &Set) -> BTreeSet<Vec<usize>> {
        let numbers: Vec<usize> = (0..self.conflict.commitments.len())
            .filter(|&n| matches!(self.conflict.commitments[n].logic, Logic::Necessary | Logic::Both))
            .collect();
        let frees = |waived: &BTreeSet<usize>| {
            let without = Tried {
                waived: waived.clone(),
                ..*self
            };
            goal.is_subset(&without.free())
        };
        let sets = minimal(subsets(&numbers).into_iter().filter(frees).collect());
        sets.into_iter().map(|set| set.into_iter().collect()).collect()
    }

    fn circles(&self) -> BTreeSet<Vec<(usize, bool)>> {
        let free = self.free();
        let mut edges: BTreeMap<(usize, bool), Set> = BTreeMap::new();
        for (act, _, needs) in self.held() {
            let open = literals(&needs).into_iter().filter(|awaited| !free.contains(awaited));
            if !free.contains(&act) {
                edges.entry(act).or_default().extend(open);
            }
        }
        let mut found = BTreeSet::new();
        for &act in edges.keys() {
            walk(&edges, &mut vec![act], &mut found);
        }
        found
    }
}

fn walk(edges: &BTreeMap<(usize, bool), Set>, path: &mut Vec<(usize, bool)>, found: &mut BTreeSet<Vec<(usize, bool)>>) {
    let last = path[path.len() - 1];
    for &next in edges.get(&last).into_iter().flatten() {
        if next == path[0] {
            found.insert(from_lowest(path));
        } else if !path.contains(&next) {
            path.push(next);
            walk(edges, path, found);
            path.pop();
        }
    }
}

/// A ring written from its lowest act: taken ones first, then by number.
fn from_lowest(ring: &[(usize, bool)]) -> Vec<(usize, bool)> {
    let lowest = (0..ring.len())
        .min_by_key(|&at| (!ring[at].1, ring[at].0))
        .expect("a ring has acts");
    ring[lowest..].iter().chain(&ring[..lowest]).copied().collect()
}

fn subsets<T: Copy + Ord>(items: &[T]) -> Vec<BTreeSet<T>> {
    let chosen = |mask: usize| {
        items
            .iter()
            .enumerate()
            .filter(|(place, _)| mask >> place & 1 == 1)
            .map(|(_, item)| *item)
            .collect()
    };
    (0..1 << items.len()).map(chosen).collect()
}

fn minimal<T: Ord + Clone>(sets: Vec<BTreeSet<T>>) -> BTreeSet<BTreeSet<T>> {
    let smaller = |set: &BTreeSet<T>| sets.iter().any(|other| other != set && other.is_subset(set));
    sets.iter().filter(|set| !smaller(set)).cloned().collect()
}

fn set(acts: Acts) -> Set {
    acts.iter().map(key).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn answers_are_those_of_trying_everything(conflict in conflicts(), (rules, possibly) in (any::<bool>(), any::<bool>()), goal in vec(literal(), 1..3)) {
        let goal: Acts = goal.into_iter().collect();
        let question = Question { rules, possibly, goals: vec![goal] };
        let answer = deadlock(&conflict, &question, &Limits::default()).expect("a status quo");
        prop_assert!(answer.whole);
        let status_quo = conflict.status_quo.as_ref().expect("generated with one").state;
        let tried = Tried { conflict: &conflict, rules, possibly, waived: BTreeSet::new(), status_quo };
        let free: Set = tried.free().difference(&tried.in_place()).copied().collect();
        prop_assert_eq!(set(answer.free), free);
        let ring = |circle: &Circle| circle.acts.iter().map(|act| key(*act)).collect::<Vec<_>>();
        prop_assert_eq!(answer.circles.iter().map(ring).collect::<BTreeSet<_>>(), tried.circles());
        prop_assert!(answer.circles.is_sorted_by_key(|circle| circle.acts.len()));
        let goal = set(goal);
        let steps: BTreeSet<Set> = answer.goals[0].joint_steps.iter().map(|step| set(step.acts)).collect();
        prop_assert_eq!(steps, tried.joint(&goal));
        let waivers: BTreeSet<Vec<usize>> = answer.goals[0].waivers.iter().cloned().collect();
        prop_assert_eq!(waivers, tried.waivers(&goal));
    }
}
