//! Every foreign library in the workspace table has one line of reason in `docs/dependencies.md`, and the reverse.

use super::Tree;
use std::collections::BTreeSet;

/// Where the reasons stand.
const PAGE: &str = "docs/dependencies.md";

/// Lists libraries without a reason, and reasons without a library.
pub fn check(tree: &Tree) -> Vec<String> {
    let (used, explained) = (used(tree), explained(tree));
    let missing = used
        .difference(&explained)
        .map(|name| format!("{PAGE}: say in one line why `{name}` is used"));
    let idle = explained
        .difference(&used)
        .map(|name| format!("{PAGE}: `{name}` is not in the workspace table"));
    missing.chain(idle).collect()
}

/// Names in `[workspace.dependencies]` that are not rooms of this workspace.
fn used(tree: &Tree) -> BTreeSet<String> {
    let table: toml::Table = tree.file("Cargo.toml").and_then(|file| file.text.parse().ok()).unwrap_or_default();
    let dependencies = table.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    dependencies
        .and_then(toml::Value::as_table)
        .into_iter()
        .flatten()
        .filter(|(_, value)| value.get("path").is_none())
        .map(|(name, _)| name.clone())
        .collect()
}

/// Names in backticks that open a row of the page's tables and are followed by words.
fn explained(tree: &Tree) -> BTreeSet<String> {
    let rows = tree.file(PAGE).map(|file| file.text.lines()).into_iter().flatten();
    rows.filter_map(|row| row.strip_prefix("| `")?.split_once("` |"))
        .filter(|(_, reason)| reason.split_whitespace().count() > 3)
        .map(|(name, _)| name.to_owned())
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
        let table = "[workspace.dependencies]\nours = { path = \"x\" }\nlonely = \"1\"\nknown = { version = \"2\" }\n";
        let page = "| `known` | does one thing well |\n| `gone` | did one thing well |\n| `lonely` | |\n";
        let broken = check(&Tree::sample(&[("Cargo.toml", table), (PAGE, page)]));
        assert_eq!(
            broken,
            [
                "docs/dependencies.md: say in one line why `lonely` is used",
                "docs/dependencies.md: `gone` is not in the workspace table",
            ]
        );
    }
}
