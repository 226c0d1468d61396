//! No file names a folder of the machine on which it was written.

use super::Tree;
use regex::Regex;

/// Lists lines with an absolute path into somebody's home or work folder.
pub fn check(tree: &Tree) -> Vec<String> {
    let private = Regex::new(r#"(?:^|[\s"'`(=:,\[])/(?:work|root|home|Users)/\w"#).expect("the pattern is well formed");
    let mut broken = Vec::new();
    for file in &tree.files {
        for (number, line) in file.text.lines().enumerate() {
            if private.is_match(line) {
                broken.push(format!("{}:{}: names a folder of one machine", file.path, number + 1));
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
        // Put together here, since this file is looked at as well.
        let line = format!("see {}home/ann/notes\n", '/');
        let broken = check(&Tree::sample(&[
            ("a.md", &line),
            ("b.md", "https://example.org/home/page and [x](docs/work/a.md)\n"),
        ]));
        assert_eq!(broken, ["a.md:1: names a folder of one machine"]);
    }
}
