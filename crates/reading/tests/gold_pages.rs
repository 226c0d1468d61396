//! Pages whose parts were told apart by hand: article and particulars must come out as there.
//!
//! The pages are not part of the project. They are looked for under `STANDOFF_SHARED`, else beside the workspace.

#![allow(clippy::print_stdout, clippy::print_stderr)] // figures, and why it was skipped
#![allow(clippy::unwrap_used)] // files that a test reads are there or the test fails

use serde_json::Value;
use standoff_reading::{Extraction, Found, Page, Span, extract, lay_out};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The folder with the pages, or `None` where it is absent.
fn shared() -> Option<PathBuf> {
    let folder =
        std::env::var_os("STANDOFF_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let there = folder.join("gold/seeds").is_dir();
    if !there {
        eprintln!("skipped: no folder {} with hand-made pages", folder.display());
    }
    there.then_some(folder)
}

/// Every page with its hand-made parts.
fn pages(folder: &Path) -> Vec<(Value, Extraction, Page)> {
    let mut all = Vec::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join("gold/seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap_or_default()).unwrap_or_default();
        if gold["document"].is_object() {
            let name = gold["file"].as_str().unwrap();
            let bytes = std::fs::read(folder.join("seeds").join(name)).unwrap();
            let extraction = extract(&bytes, name).unwrap();
            let page = lay_out(&extraction);
            all.push((gold, extraction, page));
        }
    }
    all
}

fn points(spans: impl IntoIterator<Item = Span>) -> HashSet<usize> {
    spans.into_iter().flat_map(|span| span.start..span.end).collect()
}

fn gold_span(value: &Value) -> Span {
    let at = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
    Span {
        start: at("start"),
        end: at("end"),
    }
}

#[test]
fn articles_are_found() {
    let Some(folder) = shared() else { return };
    for (gold, _, page) in pages(&folder) {
        let document = &gold["document"];
        let wanted = points(document["body_ranges"].as_array().unwrap().iter().map(gold_span));
        let found = points(page.body.iter().copied());
        let shared = wanted.intersection(&found).count() as f64;
        let f1 = 2.0 * shared / (wanted.len() + found.len()) as f64;
        println!("{}: body F1 {f1:.4}", gold["file"]);
        assert!(f1 >= 0.98, "{}: body F1 {f1:.4}", gold["file"]);
    }
}

#[test]
fn particulars_are_found_or_left_open() {
    let Some(folder) = shared() else { return };
    for (gold, extraction, page) in pages(&folder) {
        let (document, name) = (&gold["document"], &gold["file"]);
        let value = |found: &Option<Found<String>>| found.as_ref().map(|found| found.value.clone());
        assert_eq!(value(&page.title).as_deref(), document["title_text"].as_str(), "{name}");
        assert_eq!(page.title.as_ref().unwrap().span, Some(gold_span(&document["title"])), "{name}");
        for (key, found) in [("byline", &page.byline), ("published", &page.published), ("updated", &page.updated)] {
            assert_eq!(value(found).as_deref(), document[key].as_str(), "{name}: {key}");
            let shown = &document[format!("{key}_span")];
            if shown.is_object() {
                assert_eq!(found.as_ref().unwrap().span, Some(gold_span(shown)), "{name}: {key}");
            }
        }
        // An outlet that the page does not name stays open; an e-mail address gives a host and not the paper's name.
        assert_eq!(page.outlet, None, "{name}");
        assert_eq!(page.language.as_deref(), Some("en"), "{name}");
        assert_eq!(extraction.text.sha256(), gold["sha256"].as_str().unwrap(), "{name}");
    }
}

#[test]
fn furniture_is_named_as_by_hand() {
    let Some(folder) = shared() else { return };
    let (mut right, mut all) = (0, 0);
    for (gold, _, page) in pages(&folder) {
        for piece in gold["document"]["furniture_ranges"].as_array().unwrap() {
            let wanted = points([gold_span(piece)]);
            let named = page.furniture.iter().filter(|found| {
                let kind = serde_json::to_value(found.kind).unwrap();
                kind == piece["kind"] && points([found.span]).is_subset(&wanted)
            });
            all += 1;
            right += usize::from(named.count() > 0);
        }
    }
    println!("furniture named as by hand: {right} of {all}");
    assert!(right * 10 >= all * 9, "{right} of {all}");
}
