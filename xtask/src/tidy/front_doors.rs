//! `lib.rs` and `mod.rs` are front doors: a page of doc, then `mod` and `use` lines, no code.

use super::Tree;
use syn::Item;
use syn::spanned::Spanned;

/// Lists items in a front door that belong in a room.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for file in tree.rust_files() {
        // Below `tests/`, a `mod.rs` is how cargo keeps a file from becoming a test of its own.
        let door = file.path.ends_with("/lib.rs") || file.path.ends_with("/mod.rs");
        if !door || file.path.contains("/tests/") {
            continue;
        }
        for item in &file.syntax.items {
            let belongs = matches!(item, Item::Use(_)) || matches!(item, Item::Mod(module) if module.content.is_none());
            if !belongs {
                let line = item.span().start().line;
                broken.push(format!("{}:{line}: a front door holds `mod` and `use` lines only", file.path));
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
        let broken = check(&Tree::sample(&[
            ("a/lib.rs", "//! A room.\nmod x;\npub use x::Y;\nfn code() {}\n"),
            ("a/x.rs", "fn code() {}\n"),
            ("a/tests/y/mod.rs", "fn code() {}\n"),
            ("a/b/mod.rs", "mod inline { fn code() {} }\n"),
        ]));
        assert_eq!(broken.len(), 2);
        assert!(broken[0].starts_with("a/lib.rs:4:") && broken[1].starts_with("a/b/mod.rs:1:"));
    }
}
