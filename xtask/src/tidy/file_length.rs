//! No file that has to be scrolled for long: 500 lines without its tests, and 150 for the program's entrance.

use super::{RustFile, Tree};
use syn::spanned::Spanned;

/// The most lines a file may have, its `mod tests` not counted.
const CEILING: usize = 500;

/// Files with a ceiling of their own.
const LOWER: &[(&str, usize)] = &[("crates/cli/src/main.rs", 150)];

/// Lists Rust files above the ceiling.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for file in tree.rust_files() {
        let ceiling = LOWER
            .iter()
            .find(|(path, _)| *path == file.path)
            .map_or(CEILING, |(_, lines)| *lines);
        let lines = lines_without_tests(&file);
        if lines > ceiling {
            broken.push(format!("{}: {lines} lines without its tests, the ceiling is {ceiling}", file.path));
        }
    }
    broken
}

/// Lines of a file, inline test modules taken out.
fn lines_without_tests(file: &RustFile) -> usize {
    let tests: usize = file
        .syntax
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Mod(module) if module.ident == "tests" && module.content.is_some() => Some(module.span()),
            _ => None,
        })
        .map(|span| span.end().line - span.start().line + 1)
        .sum();
    file.text.lines().count().saturating_sub(tests)
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
        let lines = |count: usize| "const _: u8 = 1;\n".repeat(count);
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", lines(300));
        let broken = check(&Tree::sample(&[
            ("fits.rs", &format!("{}{tests}", lines(500))),
            ("long.rs", &format!("{}{tests}", lines(501))),
            ("crates/cli/src/main.rs", &lines(151)),
        ]));
        assert_eq!(
            broken,
            [
                "long.rs: 501 lines without its tests, the ceiling is 500",
                "crates/cli/src/main.rs: 151 lines without its tests, the ceiling is 150",
            ]
        );
    }
}
