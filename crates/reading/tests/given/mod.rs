//! What tests on whole pages ask for.

use standoff_reading::{Actors, CodedDocument, Statement, code, extract};

/// A page of plain text, coded without actors that an analyst fixed.
pub fn coded(text: &str) -> CodedDocument {
    code(
        &extract(text.as_bytes(), "invented").expect("plain text is read"),
        &Actors::default(),
    )
}

/// The first statement with these words in it.
pub fn said<'d>(document: &'d CodedDocument, words: &str) -> &'d Statement {
    let mut statements = document.statements.iter();
    statements
        .find(|statement| statement.words.contains(words))
        .unwrap_or_else(|| panic!("nobody says {words:?}"))
}
