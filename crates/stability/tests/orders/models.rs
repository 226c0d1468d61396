//! Small conflicts with partly known orders, drawn at random from a seed.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use standoff_conflict::{
    Conflict, ConflictOption, DecisionMaker, Direction, Fact, Formula, Infeasible, Merge, Preference, Ranked, Statement, StatementRank,
    Support,
};

/// How large a model may become.
pub struct Bounds {
    pub makers: usize,
    pub options: usize,
    pub statements: usize,
}

pub fn random(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Decision makers, options and rules; nobody wants anything.
pub fn board(random: &mut ChaCha8Rng, bounds: &Bounds) -> Conflict {
    let makers = random.random_range(2..=bounds.makers);
    let options = random.random_range(2..=bounds.options);
    let directions = [
        Direction::Both,
        Direction::Both,
        Direction::Both,
        Direction::TakeOnly,
        Direction::DropOnly,
    ];
    let mut conflict = Conflict {
        decision_makers: (0..makers)
            .map(|number| DecisionMaker {
                key: format!("d{number}"),
                ..DecisionMaker::default()
            })
            .collect(),
        preferences: vec![Preference::Statements(Vec::new()); makers],
        ..Conflict::default()
    };
    for number in 0..options {
        conflict.options.push(ConflictOption {
            key: format!("o{number}"),
            owner: if number < makers { number } else { random.random_range(0..makers) },
            direction: *directions.choose(random).expect("five"),
            ..ConflictOption::default()
        });
    }
    while random.random_bool(0.5) {
        let rule = |when| Infeasible {
            when,
            support: Support::default(),
        };
        let when = conjunction(random, options, 2);
        conflict.infeasible.push(rule(when));
        let feasible = |code: u64| !conflict.infeasible.iter().any(|rule| rule.when.holds(code));
        if !(0..1_u64 << options).any(feasible) {
            conflict.infeasible.pop();
        }
    }
    conflict
}

/// Three decision makers with three options each, few rules, and nine statements of unknown order each.
pub fn large(seed: u64) -> Conflict {
    let random = &mut random(seed);
    let mut conflict = Conflict {
        decision_makers: vec![DecisionMaker::default(); 3],
        ..Conflict::default()
    };
    for number in 0..9 {
        conflict.options.push(ConflictOption {
            key: format!("o{number}"),
            owner: number / 3,
            ..ConflictOption::default()
        });
    }
    conflict.infeasible.push(Infeasible {
        when: Formula::And(vec![Formula::Taken(0), Formula::Taken(4)]),
        support: Support::default(),
    });
    let wishes = |random: &mut ChaCha8Rng| (0..9).map(|number| statement(random, 9, number, 0)).collect();
    conflict.preferences = (0..3).map(|_| Preference::Statements(wishes(random))).collect();
    conflict
}

/// A board on which each decision maker has statements, some of unknown order.
pub fn with_statements(seed: u64, bounds: &Bounds) -> Conflict {
    let random = &mut random(seed);
    let mut conflict = board(random, bounds);
    let options = conflict.options.len();
    let merged = random.random_bool(0.1).then(|| conjunction(random, options, 2));
    for preference in &mut conflict.preferences {
        let style = random.random_range(0..4);
        let count = random.random_range(0..=bounds.statements);
        let mut statements: Vec<Statement> = (0..count).map(|number| statement(random, options, number, style)).collect();
        if let Some(when) = &merged {
            for statement in &mut statements {
                statement.want = Formula::Or(vec![when.clone(), statement.want.clone()]);
            }
        }
        *preference = Preference::Statements(statements);
    }
    conflict.merges.extend(merged.map(|when| Merge {
        when,
        support: Support::default(),
    }));
    conflict
}

/// In styles 0 and 1 all are of unknown order or of few levels; else everything is mixed.
fn statement(random: &mut ChaCha8Rng, options: usize, number: usize, style: usize) -> Statement {
    let rank = match (style, random.random_range(0..3)) {
        (0, _) | (3, 0) => StatementRank::Unknown,
        (1, _) | (3, 1) => StatementRank::Level(random.random_range(0..3)),
        (2, 0) => StatementRank::Unknown,
        _ => StatementRank::AsWritten,
    };
    Statement {
        id: format!("s{number}"),
        want: wish(random, options),
        rank,
        strength: 1,
        support: Support::default(),
    }
}

fn wish(random: &mut ChaCha8Rng, options: usize) -> Formula {
    let (left, right) = (conjunction(random, options, 1), conjunction(random, options, 2));
    match random.random_range(0..4) {
        0 => left,
        1 => Formula::If(Box::new(left), Box::new(right)),
        2 => Formula::Iff(Box::new(left), Box::new(right)),
        _ => Formula::Or(vec![left, right]),
    }
}

/// Up to so many literals joined by `and`.
fn conjunction(random: &mut ChaCha8Rng, options: usize, most: usize) -> Formula {
    let count = random.random_range(1..=most);
    let literals = (0..count).map(|_| {
        let taken = Formula::Taken(random.random_range(0..options));
        if random.random_bool(0.5) {
            taken
        } else {
            Formula::Not(Box::new(taken))
        }
    });
    Formula::And(literals.collect())
}

/// A board of two with at most so many states, on which the first decision maker's order is known by facts, and the other's as well or
/// by statements.
pub fn with_facts(seed: u64, states: usize) -> Conflict {
    let random = &mut random(seed);
    loop {
        let bounds = Bounds {
            makers: 2,
            options: 3,
            statements: 3,
        };
        let mut conflict = board(random, &bounds);
        let options = conflict.options.len();
        let codes: Vec<u64> = (0..1_u64 << options)
            .filter(|&code| !conflict.infeasible.iter().any(|rule| rule.when.holds(code)))
            .collect();
        if codes.len() > states {
            continue;
        }
        conflict.preferences[0] = facts(random, &codes, options);
        conflict.preferences[1] = if random.random_bool(0.5) {
            facts(random, &codes, options)
        } else {
            Preference::Statements((0..3).map(|number| statement(random, options, number, 2)).collect())
        };
        return conflict;
    }
}

fn facts(random: &mut ChaCha8Rng, codes: &[u64], options: usize) -> Preference {
    let count = random.random_range(0..=4);
    let side = |random: &mut ChaCha8Rng| match random.random_bool(0.7) {
        true => Ranked::State(*codes.choose(random).expect("a state")),
        false => Ranked::Where(conjunction(random, options, 2)),
    };
    let fact = |random: &mut ChaCha8Rng| Fact {
        better: side(random),
        than: side(random),
        strict: random.random_bool(0.5),
        support: Support::default(),
    };
    Preference::Facts((0..count).map(|_| fact(random)).collect())
}
