//! How long the hypercube engine takes for Nash, GMR, SMR and SEQ with 12, 16 and 18 options. For larger conflicts and for memory, see the
//! example `measure`.

mod seeded;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use standoff_stability::{Budget, Concept, Engine, Question, Settings, Watch, answer};

fn judging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sizes");
    group.sample_size(10);
    for (options, makers, rules) in [(12, 3, false), (12, 3, true), (16, 4, false), (16, 4, true), (18, 4, false)] {
        let conflict = seeded::sized(options, makers, rules);
        let question = Question {
            conflict: &conflict,
            settings: Settings::default(),
            concepts: &[Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq],
            engine: Some(Engine::Hypercube),
        };
        let name = format!("{options} options, {makers} decision makers{}", if rules { ", rules" } else { "" });
        group.bench_with_input(BenchmarkId::from_parameter(name), &question, |bencher, question| {
            bencher.iter(|| answer(black_box(question), &Budget::default(), Watch::default()).expect("within the budget"));
        });
    }
    group.finish();
}

criterion_group!(benches, judging);
criterion_main!(benches);
