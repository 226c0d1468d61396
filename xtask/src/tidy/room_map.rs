//! The paths that `ARCHITECTURE.md` names exist.

use super::Tree;
use regex::Regex;

/// Folders inside a dossier, not of this project.
const OF_A_DOSSIER: &[&str] = &["sources/", "models/"];

/// Lists paths in backticks that lead nowhere.
pub fn check(tree: &Tree) -> Vec<String> {
    let Some(map) = tree.file("ARCHITECTURE.md") else {
        return vec!["ARCHITECTURE.md: is missing".to_owned()];
    };
    let quoted = Regex::new("`([^`\n]+)`").expect("the pattern is well formed");
    quoted
        .captures_iter(&map.text)
        .map(|found| found.get(1).map_or("", |path| path.as_str()))
        .filter(|path| is_path(path) && !tree.holds(path))
        .map(|path| format!("ARCHITECTURE.md: `{path}` does not exist (paths are written from the root)"))
        .collect()
}

/// Whether words in backticks are meant as a path: a slash in them, and neither a pattern, a call, an address nor the
/// name of an exchange format with its version.
fn is_path(words: &str) -> bool {
    let versioned = words.rsplit('/').next().is_some_and(|last| last.parse::<u32>().is_ok());
    words.contains('/') && !words.contains([' ', '*', '<', '{', '(', '@', ':', '$']) && !versioned && !OF_A_DOSSIER.contains(&words)
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
        let map = "`crates/states/` and `crates/gone/src/x.rs`, `graph-model/1`, `sources/`, `crates/*/x`, `cargo test`";
        let broken = check(&Tree::sample(&[("ARCHITECTURE.md", map), ("crates/states/src/lib.rs", "")]));
        assert_eq!(
            broken,
            ["ARCHITECTURE.md: `crates/gone/src/x.rs` does not exist (paths are written from the root)"]
        );
        assert_eq!(check(&Tree::sample(&[])).len(), 1);
    }
}
