//! Makes names: from wording to key, and unique among those taken.

use std::collections::{BTreeMap, BTreeSet};

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

/// The names that are taken in one place.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    names: BTreeSet<String>,
    /// The number to try next for a wording that came up before: without it, many equal wordings would cost their square.
    next: BTreeMap<String, usize>,
}

impl Taken {
    /// Takes a name as it is; tells whether it was free.
    pub(crate) fn insert(&mut self, name: &str) -> bool {
        self.names.insert(name.to_owned())
    }

    /// Makes a name from the wording that is not yet taken, and takes it. `statement`, `statement-2`, … when nothing is left of
    /// the wording.
    pub(crate) fn unique(&mut self, wording: &str) -> String {
        let slug = slug(wording);
        let base = if slug.is_empty() { "statement".to_owned() } else { slug };
        if self.insert(&base) {
            return base;
        }
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let name = format!("{base}-{next}");
            *next += 1;
            if self.names.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_slugs_and_differ() {
        let mut taken = Taken::default();
        assert_eq!(taken.unique("not us.relief if not disarm"), "not-us-relief-if-not-disarm");
        assert_eq!(taken.unique("Not us relief, if not DISARM!"), "not-us-relief-if-not-disarm-2");
        assert_eq!(taken.unique("…"), "statement");
    }
}
