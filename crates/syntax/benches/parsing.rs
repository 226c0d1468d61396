//! How many words a second are tagged and parsed, and how many bytes of text are cut, tagged and parsed.
#![allow(missing_docs)] // criterion's macros make undocumented functions

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use standoff_syntax::{Forest, Parser, Token, Written, cut};
use std::hint::black_box;

/// Sentences of the length of news.
const SENTENCES: [&str; 4] = [
    "The mayor of Halden, who had refused to open the gates in May, said on Monday that the wells would be closed unless the union paid for the lost harvest.",
    "“We never asked for a week of talks,” Ana Lund told reporters after the meeting.",
    "A spokesman for the ministry declined to comment, but two officials confirmed that a letter had been sent to the owners of the mine, asking them to withdraw the offer they made last week.",
    "If the owners sign, work will start again within ten days.",
];

fn parsing(criterion: &mut Criterion) {
    let tokens: Vec<Vec<Token>> = SENTENCES.iter().map(|sentence| cut(sentence)).collect();
    let words: Vec<Vec<Written>> = tokens.iter().map(|tokens| tokens.iter().map(Written::from).collect()).collect();
    let mut parser = Parser::shipped();
    let mut group = criterion.benchmark_group("parsing");
    group.throughput(Throughput::Elements(words.iter().map(Vec::len).sum::<usize>() as u64));
    group.bench_function("words", |bencher| {
        bencher.iter(|| {
            let mut forest = Forest::default();
            for sentence in &words {
                parser.parse(black_box(sentence), &mut forest);
            }
            forest
        });
    });
    group.throughput(Throughput::Bytes(SENTENCES.iter().map(|sentence| sentence.len() as u64).sum()));
    group.bench_function("text", |bencher| {
        bencher.iter(|| {
            let mut forest = Forest::default();
            for sentence in SENTENCES {
                let tokens = cut(black_box(sentence));
                let words: Vec<Written> = tokens.iter().map(Written::from).collect();
                parser.parse(&words, &mut forest);
            }
            forest
        });
    });
    group.finish();
}

criterion_group!(benches, parsing);
criterion_main!(benches);
