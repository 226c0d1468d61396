//! Every folder of the casebook tells its story in `case.md`.

use super::Tree;
use std::collections::BTreeSet;

/// Lists casebook folders without `case.md`.
pub fn check(tree: &Tree) -> Vec<String> {
    let folders: BTreeSet<&str> = tree
        .files
        .iter()
        .filter_map(|file| file.path.strip_prefix("casebook/")?.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    folders
        .into_iter()
        .filter(|folder| tree.file(&format!("casebook/{folder}/case.md")).is_none())
        .map(|folder| format!("casebook/{folder}: no case.md"))
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
            ("casebook/ferry-2001/case.md", ""),
            ("casebook/ferry-2001/models/a.toml", ""),
            ("casebook/mill-1999/models/a.toml", ""),
        ]));
        assert_eq!(broken, ["casebook/mill-1999: no case.md"]);
    }
}
