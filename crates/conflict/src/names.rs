//! Makes names: from wording to key, and unique among those taken.

use std::collections::BTreeSet;

/// The longest name that is made.
const LONGEST: usize = 60;

/// Letters and digits in small letters, everything else a hyphen: `Air Strike!` becomes `air-strike`. May be empty.
pub(crate) fn slug(wording: &str) -> String {
    let mut slug = String::new();
    for c in wording.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    slug.trim_matches('-').to_owned()
}

/// A slug of the wording that is not yet taken; takes it. `statement`, `statement-2`, … when nothing is left of the wording.
pub(crate) fn unique(wording: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = slug(wording);
    let base = if slug.is_empty() { "statement".to_owned() } else { slug };
    let mut name = base.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}-{number}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_slugs_and_differ() {
        let mut taken = BTreeSet::new();
        assert_eq!(unique("not us.relief if not disarm", &mut taken), "not-us-relief-if-not-disarm");
        assert_eq!(unique("Not us relief, if not DISARM!", &mut taken), "not-us-relief-if-not-disarm-2");
        assert_eq!(unique("…", &mut taken), "statement");
    }
}
