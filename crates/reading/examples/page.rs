//! Shows how a page was divided: `cargo run --example page -- FILE…`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use standoff_reading::{dates, extract, lay_out};

fn main() {
    for name in std::env::args().skip(1) {
        let read = std::fs::read(&name).map_err(|cause| format!("{name}: {cause}"));
        match read.and_then(|bytes| extract(&bytes, &name).map_err(|cause| cause.to_string())) {
            Ok(extraction) => show(&name, &extraction),
            Err(message) => eprintln!("{message}"),
        }
    }
}

fn show(name: &str, extraction: &standoff_reading::Extraction) {
    let (text, page) = (&extraction.text, lay_out(extraction));
    println!("== {name} ({} characters)", text.len());
    let particulars = [
        ("title", &page.title),
        ("outlet", &page.outlet),
        ("byline", &page.byline),
        ("published", &page.published),
        ("updated", &page.updated),
    ];
    for (what, found) in particulars {
        println!(
            "{what:10} {}",
            found
                .as_ref()
                .map_or_else(|| "-".into(), |found| format!("{} [{}] {:?}", found.value, found.rule, found.span))
        );
    }
    println!("language   {}", page.language.as_deref().unwrap_or("-"));
    for remark in &page.remarks {
        println!("remark     {remark}");
    }
    for piece in &page.furniture {
        println!("{:14} {}", format!("{:?}", piece.kind), text.get(piece.span).unwrap_or_default());
    }
    let anchor = dates::Anchor::published(page.published.as_ref().map(|found| found.value.as_str()));
    for sentence in &page.sentences {
        let starts = sentence.span.start == sentence.paragraph.start;
        println!("{} {}", if starts { "¶" } else { " " }, text.get(sentence.span).unwrap_or_default());
    }
    for expression in dates::find_all(text, &page.sentences, &anchor) {
        println!(
            "  {} → {} ({})",
            text.get(expression.span).unwrap_or_default(),
            expression.iso.as_deref().unwrap_or("-"),
            expression.reasoning
        );
    }
}
