//! Conflicts as proptest generates them: two to four decision makers, two to six options, rules and preferences of every kind.

use proptest::collection::vec;
use proptest::prelude::*;
use standoff_conflict::{
    Conflict, ConflictOption, DecisionMaker, Direction, Formula, Infeasible, Merge, NoMove, Preference, Ranked, Statement, StatementRank,
    Support,
};

/// A conflict with at least one feasible state. Up to 64 states.
pub fn conflicts() -> impl Strategy<Value = Conflict> {
    (2..=4usize, 2..=6usize)
        .prop_flat_map(|(makers, options)| parts(makers, options))
        .prop_filter("some state is feasible", |c| {
            (0..1u64 << c.options.len()).any(|code| !c.infeasible.iter().any(|rule| rule.when.holds(code)))
        })
}

/// The same with some states merged, which everyone ranks alike.
pub fn merged_conflicts() -> impl Strategy<Value = Conflict> {
    conflicts()
        .prop_flat_map(|conflict| (pattern(conflict.options.len()), Just(conflict)))
        .prop_map(|(when, conflict)| merged(when, conflict))
}

/// Makes every wish hold throughout the merged states, and takes them out of every group but the last.
fn merged(when: Formula, mut conflict: Conflict) -> Conflict {
    let outside = |formula: Formula| Formula::And(vec![Formula::Not(Box::new(when.clone())), formula]);
    for preference in &mut conflict.preferences {
        match preference {
            Preference::Statements(statements) => {
                statements
                    .iter_mut()
                    .for_each(|statement| statement.want = Formula::Or(vec![when.clone(), statement.want.clone()]));
            }
            // Neither is generated here.
            Preference::Weights(_) | Preference::Facts(_) => {}
            Preference::Ranking(groups) => {
                let last = groups.len() - 1;
                for entry in groups[..last].iter_mut().flatten() {
                    if let Ranked::Where(formula) = entry {
                        *entry = Ranked::Where(outside(formula.clone()));
                    }
                }
            }
        }
    }
    conflict.merges.push(Merge {
        when,
        support: Support::default(),
    });
    conflict
}

fn parts(makers: usize, options: usize) -> impl Strategy<Value = Conflict> {
    (
        vec((0..makers, direction()), options),
        vec(pattern(options), 0..3),
        vec((0..makers, pattern(options), pattern(options)), 0..2),
        vec(vec(pattern(options), 0..=1), makers),
        vec(preference(options), makers),
    )
        .prop_map(assemble)
}

type Parts = (
    Vec<(usize, Direction)>,
    Vec<Formula>,
    Vec<(usize, Formula, Formula)>,
    Vec<Vec<Formula>>,
    Vec<Preference>,
);

fn assemble((options, infeasible, no_moves, hidden, preferences): Parts) -> Conflict {
    let maker = |(number, hidden): (usize, Vec<Formula>)| DecisionMaker {
        key: format!("d{number}"),
        name: format!("Side {number}"),
        // Hidden states are the exception.
        hidden: if number == 0 { hidden } else { Vec::new() },
        ..DecisionMaker::default()
    };
    let option = |(number, (owner, direction))| ConflictOption {
        key: format!("o{number}"),
        owner,
        direction,
        ..ConflictOption::default()
    };
    let support = Support::default;
    Conflict {
        decision_makers: hidden.into_iter().enumerate().map(maker).collect(),
        options: options.into_iter().enumerate().map(option).collect(),
        infeasible: infeasible.into_iter().map(|when| Infeasible { when, support: support() }).collect(),
        no_moves: no_moves
            .into_iter()
            .map(|(by, from, to)| NoMove {
                by,
                from,
                to,
                support: support(),
            })
            .collect(),
        preferences,
        ..Conflict::default()
    }
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![4 => Just(Direction::Both), 1 => Just(Direction::TakeOnly), 1 => Just(Direction::DropOnly)]
}

fn literal(options: usize) -> impl Strategy<Value = Formula> + Clone {
    (0..options, any::<bool>()).prop_map(|(option, taken)| match taken {
        true => Formula::Taken(option),
        false => Formula::Not(Box::new(Formula::Taken(option))),
    })
}

/// Two or three literals at once.
fn pattern(options: usize) -> impl Strategy<Value = Formula> + Clone {
    vec(literal(options), 2..=3).prop_map(Formula::And)
}

/// Any condition of moderate size.
pub fn formula(options: usize) -> impl Strategy<Value = Formula> + Clone {
    literal(options).prop_recursive(2, 8, 3, |inner| {
        let two = (inner.clone(), inner.clone()).prop_map(|(a, b)| (Box::new(a), Box::new(b)));
        let many = vec(inner, 2..=3);
        prop_oneof![
            many.clone().prop_map(Formula::And),
            many.clone().prop_map(Formula::Or),
            many.prop_map(Formula::ExactlyOne),
            two.clone().prop_map(|(a, b)| Formula::If(a, b)),
            two.prop_map(|(a, b)| Formula::Iff(a, b)),
        ]
    })
}

fn preference(options: usize) -> impl Strategy<Value = Preference> {
    let statements =
        vec(formula(options), 0..=5).prop_map(|wants| Preference::Statements(wants.into_iter().enumerate().map(statement).collect()));
    let groups = vec(vec(formula(options).prop_map(Ranked::Where), 1..=2), 0..=4).prop_map(|mut groups| {
        groups.push(vec![Ranked::Where(Formula::True)]);
        Preference::Ranking(groups)
    });
    prop_oneof![2 => statements, 1 => groups]
}

fn statement((number, want): (usize, Formula)) -> Statement {
    Statement {
        id: format!("s{number}"),
        want,
        rank: StatementRank::AsWritten,
        strength: 1,
        support: Support::default(),
    }
}
