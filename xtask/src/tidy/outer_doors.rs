//! Which foreign library stays behind which door: only the ledger speaks SQL, only the program knows a terminal.

use super::Tree;

/// A foreign library and the one package that may use it.
const DOORS: &[(&str, &str)] = &[
    ("rusqlite", "standoff-ledger"),
    ("annotate-snippets", "standoff-cli"),
    ("anstream", "standoff-cli"),
    ("anstyle", "standoff-cli"),
    ("clap", "standoff-cli"),
    ("clap_complete", "standoff-cli"),
    ("clap_mangen", "standoff-cli"),
    ("comfy-table", "standoff-cli"),
    ("indicatif", "standoff-cli"),
    ("terminal_size", "standoff-cli"),
];

/// Lists packages that use a library which belongs to another.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for manifest in tree.manifests() {
        for used in manifest.dependencies() {
            let door = DOORS.iter().find(|(library, _)| *library == used);
            if let Some((library, owner)) = door.filter(|(_, owner)| *owner != manifest.package()) {
                broken.push(format!("{}: only `{owner}` may use `{library}`", manifest.path));
            }
        }
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
        let manifest = "[package]\nname = \"standoff-report\"\n[dependencies]\nrusqlite = \"1\"\nserde_json = \"1\"\n";
        let broken = check(&Tree::sample(&[("crates/report/Cargo.toml", manifest)]));
        assert_eq!(broken, ["crates/report/Cargo.toml: only `standoff-ledger` may use `rusqlite`"]);
    }
}
