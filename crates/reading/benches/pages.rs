//! How long a page of a megabyte takes: layout with its sentences, dates, and HTML from bytes on; and how time grows with size,
//! for ordinary pages and for such as are made to hurt, laid out only and read whole: it should double where the size does.
#![allow(missing_docs)] // criterion's macros make undocumented functions

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use standoff_reading::{Actors, code, dates, extract, lay_out};
use std::hint::black_box;

/// A page of about so many bytes: particulars, paragraphs that differ in their words, captions, related stories.
fn page(bytes: usize) -> String {
    let mut page = String::from("Valley dam talks stall\nBy Ana Cruz\nPublished : May 3, 2021 - 14:55\n");
    let names = ["Lund", "Aker", "Osei", "Berg", "Winter", "Moor", "Halden"];
    let deeds = [
        "refused to open the gates",
        "offered to pay for the lost harvest",
        "asked for a week of talks",
        "sent a letter to the ministry",
    ];
    for number in 0.. {
        if page.len() > bytes {
            break;
        }
        let (name, deed) = (names[number % names.len()], deeds[number / 7 % deeds.len()]);
        page.push_str(&format!("On Monday {name} {number} {deed}, as “the union of the {number} wells” had said last week. Nobody at U.S. mine no. {number} would answer.\n\n"));
        if number % 40 == 0 {
            page.push_str(&format!("The lake in {number}. Photo: Gazette\n\n"));
        }
    }
    page + "Related posts\nPumps run at night\n"
}

fn megabyte(criterion: &mut Criterion) {
    let plain = page(1_000_000);
    let html = format!(
        "<html><head><title>Dam</title></head><body><article>{}</article></body></html>",
        plain.replace("\n\n", "</p>\n<p>")
    );
    let extraction = extract(plain.as_bytes(), "page.txt").expect("plain text is read");
    let laid_out = lay_out(&extraction);
    let anchor = dates::Anchor::published(Some("2021-05-03"));
    let mut group = criterion.benchmark_group("a page of a megabyte");
    group.sample_size(10).throughput(Throughput::Bytes(plain.len() as u64));
    group.bench_function("extract plain", |bench| {
        bench.iter(|| extract(black_box(plain.as_bytes()), "page.txt"))
    });
    group.bench_function("lay out, with sentences", |bench| bench.iter(|| lay_out(black_box(&extraction))));
    group.bench_function("dates", |bench| {
        bench.iter(|| dates::find_all(&extraction.text, black_box(&laid_out.sentences), &anchor))
    });
    group.bench_function("extract html", |bench| {
        bench.iter(|| extract(black_box(html.as_bytes()), "page.html"))
    });
    group.finish();
}

/// Pages of one kind in four sizes: extracted and laid out, and read whole.
fn growth(criterion: &mut Criterion) {
    let sentence = "The owners of the dam said that they would not open the gates, and the union answered. ";
    let kinds: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("ordinary", &page),
        ("one line", &|bytes| sentence.repeat(bytes / sentence.len())),
        ("no full stop", &|bytes| "word and another word ".repeat(bytes / 22)),
        ("nested quotes", &|bytes| "“He said ‘they said “no”’ ".repeat(bytes / 34)),
        ("short lines", &|bytes| "Home\nNews\nSport\n".repeat(bytes / 16)),
    ];
    for (kind, made) in kinds {
        let mut group = criterion.benchmark_group(format!("growth: {kind}"));
        group.sample_size(10);
        for kilobytes in [125, 250, 500, 1000] {
            let content = made(kilobytes * 1000);
            group.throughput(Throughput::Bytes(content.len() as u64));
            group.bench_with_input(BenchmarkId::new("laid out", kilobytes), &content, |bench, content| {
                bench.iter(|| extract(black_box(content.as_bytes()), "page.txt").map(|extraction| lay_out(&extraction)))
            });
            group.bench_with_input(BenchmarkId::new("read whole", kilobytes), &content, |bench, content| {
                let actors = Actors::default();
                bench.iter(|| extract(black_box(content.as_bytes()), "page.txt").map(|extraction| code(&extraction, &actors)))
            });
        }
        group.finish();
    }
}

criterion_group!(benches, megabyte, growth);
criterion_main!(benches);
