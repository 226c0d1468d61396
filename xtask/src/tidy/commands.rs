//! A command has one name at every door: its file in the program, its deed in the library, its transcript, its page of
//! reference; what is typed with a hyphen has an underscore in the names of code.

use super::Tree;

/// Where the commands of the program lie, one file each.
const COMMANDS: &str = "crates/cli/src/commands/";

/// Commands about the program itself, and one whose deed is part of another's file: `decisions` lists what `decide` made.
const WITHOUT_DEED: &[&str] = &["completions", "man", "decisions"];

/// Lists commands that lack a deed, a transcript or a page.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    let files = tree
        .files
        .iter()
        .filter_map(|file| file.path.strip_prefix(COMMANDS)?.strip_suffix(".rs"));
    for name in files.filter(|name| *name != "mod" && !name.contains('/')) {
        let typed = name.replace('_', "-");
        let mut doors = vec![
            format!("crates/cli/tests/transcripts/{typed}.md"),
            format!("docs/reference/{typed}.md"),
        ];
        if !WITHOUT_DEED.contains(&name) {
            doors.push(format!("crates/standoff/src/{name}.rs"));
        }
        let missing = doors.into_iter().filter(|door| tree.file(door).is_none());
        broken.extend(missing.map(|door| format!("{COMMANDS}{name}.rs: there is no {door}")));
    }
    broken
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
            ("crates/cli/src/commands/man.rs", ""),
            ("crates/cli/src/commands/read.rs", ""),
            ("crates/cli/src/commands/solve.rs", ""),
            ("crates/cli/src/commands/what_if.rs", ""),
            ("crates/cli/tests/transcripts/man.md", ""),
            ("crates/cli/tests/transcripts/read.md", ""),
            ("crates/cli/tests/transcripts/what-if.md", ""),
            ("crates/standoff/src/read.rs", ""),
            ("docs/reference/man.md", ""),
            ("docs/reference/read.md", ""),
            ("docs/reference/solve.md", ""),
            ("docs/reference/what-if.md", ""),
        ]));
        assert_eq!(
            broken,
            [
                "crates/cli/src/commands/solve.rs: there is no crates/cli/tests/transcripts/solve.md",
                "crates/cli/src/commands/solve.rs: there is no crates/standoff/src/solve.rs",
                "crates/cli/src/commands/what_if.rs: there is no crates/standoff/src/what_if.rs",
            ]
        );
    }
}
