//! The default build of the program stays under 250 packages: what is not there cannot break, age or be attacked.

use super::Tree;
use std::collections::BTreeSet;
use std::process::Command;

/// The most packages, our own included.
const CEILING: usize = 249;

/// Counts the packages of the default build. Asks cargo, since features decide which of the lock file's packages are built.
pub fn check(tree: &Tree) -> Vec<String> {
    let Some(root) = &tree.root else { return Vec::new() };
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--package",
            "standoff-cli",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(root)
        .output();
    match output {
        Ok(output) if output.status.success() => judge(&String::from_utf8_lossy(&output.stdout)),
        Ok(output) => vec![format!("cargo tree failed: {}", String::from_utf8_lossy(&output.stderr).trim())],
        Err(error) => vec![format!("cargo could not be started: {error}")],
    }
}

/// Judges what cargo lists, one package and version a line.
fn judge(listing: &str) -> Vec<String> {
    let packages: BTreeSet<String> = listing
        .lines()
        .map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
        .filter(|package| !package.is_empty())
        .collect();
    match packages.len() {
        0 => vec!["cargo tree listed no package".to_owned()],
        count if count > CEILING => vec![format!("the default build has {count} packages, the ceiling is {CEILING}")],
        _ => Vec::new(),
    }
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
        let listing = |count: usize| (0..count).map(|n| format!("p{n} v1.0.0 (*)\np{n} v1.0.0\n")).collect::<String>();
        assert!(judge(&listing(249)).is_empty());
        assert_eq!(judge(&listing(250)), ["the default build has 250 packages, the ceiling is 249"]);
        assert_eq!(judge("").len(), 1);
    }
}
