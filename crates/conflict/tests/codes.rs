//! Every code that is raised is explained, and every explanation is of a code that is raised.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use standoff_conflict::{explain, explanations};

/// Codes in quotation marks in the sources, outside the explanations.
fn raised(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|n| n != "explanations") {
            raised(&path, codes);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = |(at, _): (usize, &str)| text.get(at + 1..at + 6).filter(|c| c[1..].bytes().all(|b| b.is_ascii_digit()));
            codes.extend(text.match_indices("\"C").filter_map(code).map(str::to_owned));
        }
    }
}

#[test]
fn codes_and_explanations_match() {
    let mut codes = BTreeSet::new();
    raised(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut codes);
    assert!(codes.len() > 40, "{codes:?}");
    for code in &codes {
        assert!(explain(code).is_some(), "{code} is raised, but not explained");
    }
    // States, stability and the dossier raise these.
    let elsewhere = |code: &str| code.starts_with("C07") || code.starts_with("C08");
    for explanation in explanations() {
        assert!(
            codes.contains(explanation.code) || elsewhere(explanation.code),
            "{} is explained, but not raised",
            explanation.code
        );
    }
}

#[test]
fn explanations_are_whole_and_in_order() {
    assert!(explanations().is_sorted_by(|a, b| a.code < b.code));
    for explanation in explanations() {
        assert!(
            !explanation.title.is_empty() && !explanation.title.ends_with('.'),
            "{}",
            explanation.code
        );
        assert!(
            explanation.text.contains("Wrong") && explanation.text.contains("Right"),
            "{} has no example",
            explanation.code
        );
    }
    assert_eq!(explain("c0103").map(|e| e.code), Some("C0103"));
    assert_eq!(explain("C9999"), None);
}
