//! How long an analysis takes on conflicts of three decision makers with 6, 8 and 10 free options: 64, 256 and 1024 states.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use standoff_conflict::{Conflict, ConflictOption, DecisionMaker, Formula, Preference, Statement, StatementRank, Support};
use standoff_stability::{Budget, Settings, analyse};

/// Numbers that look random and are the same on every run (Knuth's multiplicative generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn literal(&mut self, options: usize) -> Formula {
        let option = Formula::Taken(self.below(options));
        match self.below(2) {
            0 => option,
            _ => Formula::Not(Box::new(option)),
        }
    }
}

/// Three decision makers with as good as equal shares of the options, everything reversible and feasible, eight wishes each.
fn conflict(options: usize) -> Conflict {
    let mut numbers = Numbers(options as u64);
    let option = |number| ConflictOption {
        key: format!("o{number}"),
        owner: number * 3 / options,
        ..ConflictOption::default()
    };
    let mut wish = |number| Statement {
        id: format!("w{number}"),
        want: Formula::If(Box::new(numbers.literal(options)), Box::new(numbers.literal(options))),
        rank: StatementRank::AsWritten,
        strength: 1,
        support: Support::default(),
    };
    let preferences = (0..3).map(|_| Preference::Statements((0..8).map(&mut wish).collect())).collect();
    Conflict {
        decision_makers: vec![DecisionMaker::default(); 3],
        options: (0..options).map(option).collect(),
        preferences,
        ..Conflict::default()
    }
}

fn analysing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analyse");
    group.sample_size(20);
    for options in [6, 8, 10] {
        let conflict = conflict(options);
        group.bench_with_input(BenchmarkId::from_parameter(options), &conflict, |bencher, conflict| {
            bencher.iter(|| analyse(black_box(conflict), &Settings::default(), &Budget::default()).expect("within the budget"));
        });
    }
    group.finish();
}

criterion_group!(benches, analysing);
criterion_main!(benches);
