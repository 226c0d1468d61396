//! What each code of a finding means.

/// The manual's entry for one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code, such as `C0103`.
    pub code: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// What it means, why it matters, how to mend it, with a short example.
    pub text: &'static str,
}

/// The explanation of a code.
pub fn explain(code: &str) -> Option<&'static Explanation> {
    explanations().iter().find(|e| e.code.eq_ignore_ascii_case(code))
}

/// All explanations, by code.
pub fn explanations() -> &'static [Explanation] {
    &[]
}
