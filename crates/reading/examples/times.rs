//! Prints the expressions of time of plain texts as JSON, for measuring: `cargo run --example times -- DAY FILE [DAY FILE]…`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use serde_json::json;
use standoff_reading::{Sentence, Span, Text, dates, sentences};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    for pair in arguments.chunks(2) {
        let [day, name] = pair else { continue };
        match std::fs::read_to_string(name) {
            Ok(text) => println!("{}", json!({"file": name, "times": times(day, text)})),
            Err(cause) => eprintln!("{name}: {cause}"),
        }
    }
}

fn times(day: &str, text: String) -> Vec<serde_json::Value> {
    let text = Text::new(text);
    let all: Vec<Sentence> = sentences::split(&text, Span { start: 0, end: text.len() });
    let anchor = dates::Anchor::published(Some(day));
    let found = dates::find_all(&text, &all, &anchor);
    let shown = |found: &dates::Expression| json!({"start": found.span.start, "end": found.span.end, "iso": found.iso, "words": text.get(found.span)});
    found.iter().map(shown).collect()
}
