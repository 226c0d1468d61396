//! Which room may know which: the arrows of `ARCHITECTURE.md`. A room that is not in the table may know none.

use super::Tree;

/// Each package with the packages of this workspace that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("standoff-syntax", &[]),
    ("standoff-reading", &["standoff-syntax"]),
    ("standoff-conflict", &[]),
    ("standoff-ledger", &["standoff-reading"]),
    ("standoff-deadlock", &["standoff-conflict"]),
    ("standoff-states", &["standoff-conflict"]),
    ("standoff-stability", &["standoff-conflict", "standoff-states"]),
    (
        "standoff-questions",
        &["standoff-conflict", "standoff-stability", "standoff-states"],
    ),
    (
        "standoff-report",
        &[
            "standoff-conflict",
            "standoff-deadlock",
            "standoff-ledger",
            "standoff-questions",
            "standoff-stability",
            "standoff-states",
        ],
    ),
    (
        "standoff",
        &[
            "standoff-conflict",
            "standoff-deadlock",
            "standoff-ledger",
            "standoff-reading",
            "standoff-report",
            "standoff-questions",
            "standoff-stability",
            "standoff-states",
            "standoff-syntax",
        ],
    ),
    ("standoff-cli", &["standoff"]),
    ("xtask", &["standoff-reading", "standoff-syntax"]),
    (
        "standoff-fuzz",
        &["standoff-conflict", "standoff-reading", "standoff-ledger", "standoff"],
    ),
];

/// Lists dependencies that point the wrong way.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for manifest in tree.manifests() {
        let allowed = MAY_USE
            .iter()
            .find(|(name, _)| *name == manifest.package())
            .map_or(&[][..], |(_, allowed)| allowed);
        for used in manifest.dependencies() {
            let ours = used == "standoff" || used.starts_with("standoff-");
            if ours && !allowed.contains(&used) {
                broken.push(format!("{}: `{}` must not know `{used}`", manifest.path, manifest.package()));
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
        let manifest = "[package]\nname = \"standoff-ledger\"\n[dependencies]\nstandoff-reading = \"1\"\n[dev-dependencies]\nstandoff-conflict = \"1\"\n";
        let broken = check(&Tree::sample(&[("crates/ledger/Cargo.toml", manifest)]));
        assert_eq!(
            broken,
            ["crates/ledger/Cargo.toml: `standoff-ledger` must not know `standoff-conflict`"]
        );
    }
}
