//! What each code of a finding means: the manual behind `standoff explain`.
//!
//! Codes are stable and grouped: C01 notation, C02 names, C03 rules, C04 preferences, C05 citations, C06 exchange formats,
//! C07 analysis, C08 citations checked against a dossier. A code that is no longer raised is not given to anything else.

mod analysis;
mod citations;
mod exchange;
mod names;
mod notation;
mod preferences;
mod rules;

use std::sync::LazyLock;

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
