//! A command has one name at every door: its file, its transcript, its page of reference.

use super::Tree;

/// Where the commands of the program lie, one file each.
const COMMANDS: &str = "crates/cli/src/commands/";

/// Lists commands without a transcript.
pub fn check(tree: &Tree) -> Vec<String> {
    tree.files
        .iter()
        .filter_map(|file| file.path.strip_prefix(COMMANDS)?.strip_suffix(".rs"))
        .filter(|name| *name != "mod" && !name.contains('/'))
        .filter(|name| tree.file(&format!("crates/cli/tests/transcripts/{name}.md")).is_none())
        .map(|name| format!("{COMMANDS}{name}.rs: no transcript crates/cli/tests/transcripts/{name}.md"))
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
            ("crates/cli/src/commands/mod.rs", ""),
            ("crates/cli/src/commands/read.rs", ""),
            ("crates/cli/src/commands/solve.rs", ""),
            ("crates/cli/tests/transcripts/read.md", ""),
        ]));
        assert_eq!(
            broken,
            ["crates/cli/src/commands/solve.rs: no transcript crates/cli/tests/transcripts/solve.md"]
        );
    }
}
