//! Every Rust file opens by saying what it is for.

use super::Tree;

/// Lists Rust files whose first line is not a `//!` comment with words in it.
pub fn check(tree: &Tree) -> Vec<String> {
    tree.files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .filter(|file| {
            let first = file.text.lines().next().unwrap_or_default();
            // "Stub." tells a reader nothing.
            first.strip_prefix("//!").is_none_or(|words| words.split_whitespace().count() < 2)
        })
        .map(|file| format!("{}: open the file with a `//!` sentence that says what it is for", file.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_kept;

    #[test]
    fn the_house_keeps_it() {
        expect_kept(check);
    }

    #[test]
    fn a_wrong_sample_is_caught() {
        let broken = check(&Tree::sample(&[
            ("a.rs", "//! Says what it is for.\n"),
            ("b.rs", "use std::fmt;\n"),
            ("c.rs", "//! Stub.\n"),
            ("d.rs", ""),
        ]));
        assert_eq!(broken.len(), 3);
        assert!(broken[0].starts_with("b.rs:") && broken[1].starts_with("c.rs:") && broken[2].starts_with("d.rs:"));
    }
}
