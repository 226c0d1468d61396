//! The list of rules, and running them all.

use super::{
    Tree, arguments, casebook, commands, dependency_reasons, direction, file_length, front_doors, function_length, machine_paths,
    module_docs, names, outer_doors, package_count, room_map,
};

/// A rule: the places that break it, one line each.
pub type Rule = fn(&Tree) -> Vec<String>;

/// Every rule with its name.
pub const RULES: &[(&str, Rule)] = &[
    ("arguments", arguments::check),
    ("casebook", casebook::check),
    ("commands", commands::check),
    ("dependency reasons", dependency_reasons::check),
    ("direction", direction::check),
    ("file length", file_length::check),
    ("front doors", front_doors::check),
    ("function length", function_length::check),
    ("machine paths", machine_paths::check),
    ("module docs", module_docs::check),
    ("names", names::check),
    ("outer doors", outer_doors::check),
    ("package count", package_count::check),
    ("room map", room_map::check),
];

/// Runs every rule over the workspace; all that breaks one, or a word of praise.
pub fn report() -> Result<String, String> {
    let tree = Tree::of_the_workspace();
    let broken: Vec<String> = RULES
        .iter()
        .flat_map(|(name, rule)| rule(&tree).into_iter().map(move |line| format!("{name}: {line}")))
        .collect();
    if broken.is_empty() {
        Ok(format!("tidy: {} rules kept over {} files", RULES.len(), tree.files.len()))
    } else {
        Err(broken.join("\n"))
    }
}

/// Fails a test with every place of the workspace that breaks the rule.
#[cfg(test)]
pub fn expect_kept(rule: Rule) {
    let broken = rule(&Tree::of_the_workspace());
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rule file that is not on the list would be run by its own test only, and not by `cargo xtask tidy`.
    #[test]
    fn every_rule_file_is_on_the_list() {
        let tree = Tree::of_the_workspace();
        let files = tree
            .files
            .iter()
            .filter(|file| file.path.starts_with("xtask/src/tidy/") && file.text.contains("pub fn check(tree: &Tree)"))
            .filter(|file| !file.path.ends_with("/rules.rs"))
            .count();
        assert_eq!(files, RULES.len());
    }
}
