//! Finds the entry for a code.

use std::sync::LazyLock;

use super::{analysis, citations, exchange, names, notation, preferences, rules};

/// The manual's entry for one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code, such as `C0103`.
    pub code: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// What it means, why it matters and how to mend it, then a wrong and a right example. Paragraphs are parted by empty
    /// lines; examples are indented by four spaces.
    pub text: &'static str,
}

static ALL: LazyLock<Vec<Explanation>> = LazyLock::new(|| {
    let groups = [
        notation::ALL,
        names::ALL,
        rules::ALL,
        preferences::ALL,
        citations::ALL,
        exchange::ALL,
        analysis::ALL,
    ];
    let mut all = groups.concat();
    all.sort_by_key(|e| e.code);
    all
});

/// The explanation of a code, in capitals or not.
pub fn explain(code: &str) -> Option<&'static Explanation> {
    explanations().iter().find(|e| e.code.eq_ignore_ascii_case(code.trim()))
}

/// All explanations, by code.
pub fn explanations() -> &'static [Explanation] {
    &ALL
}
