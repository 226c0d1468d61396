//! Cuts a formula's text into words and signs.

use crate::{Finding, Place};

/// A piece of a formula with its byte offsets in the formula's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it is.
    pub(super) place: Place,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or a word of the language.
    Word(String),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
}

/// Signs of other notations, and the word of ours that each stands for. Longer ones first.
const FOREIGN: [(&str, &str); 21] = [
    ("<->", "iff"),
    ("<=>", "iff"),
    ("->", "only if"),
    ("=>", "only if"),
    ("<-", "if"),
    ("&&", "and"),
    ("||", "or"),
    ("==", "iff"),
    ("!=", "iff not"),
    ("&", "and"),
    ("|", "or"),
    ("!", "not"),
    ("~", "not"),
    ("=", "iff"),
    ("¬", "not"),
    ("∧", "and"),
    ("∨", "or"),
    ("→", "only if"),
    ("⇒", "only if"),
    ("↔", "iff"),
    ("⇔", "iff"),
];

/// Words that cannot stand alone for an option; `owner.word` always can.
const RESERVED: [&str; 10] = ["not", "and", "or", "if", "only", "iff", "true", "false", "exactly", "at"];

/// Tells whether a word belongs to the language, so that an option of that name needs its owner in front.
pub(crate) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// Tells whether a key can be named in formulas: letters, digits, `_` and `-`, not beginning with `-`.
pub(crate) fn is_name(key: &str) -> bool {
    let mut characters = key.chars();
    characters.next().is_some_and(|c| c != '-' && in_name(c)) && characters.all(in_name)
}

/// Tells whether a character may stand in a name. Letters of any script may, with their combining marks.
fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-' || (!c.is_ascii() && is_letter_like(c))
}

/// A character outside ASCII that is neither space nor an operator or quotation mark.
fn is_letter_like(c: char) -> bool {
    let sign = FOREIGN.iter().any(|(text, _)| text.starts_with(c));
    !(c.is_whitespace() || c.is_control() || sign || "‘’“”«»‹›„‚′″…–—−×÷≡≠\u{feff}\u{200b}".contains(c))
}

/// Cuts the text. A sign that is not of the language gives a finding and, where its meaning is plain, our word for it.
pub(super) fn tokens(text: &str, findings: &mut Vec<Finding>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let one = at + c.len_utf8();
        let kind = match c {
            '(' => Some(TokenKind::Open),
            ')' => Some(TokenKind::Close),
            ',' => Some(TokenKind::Comma),
            _ => None,
        };
        at = match kind {
            Some(kind) => {
                found.push(Token {
                    kind,
                    place: Place { start: at, end: one },
                });
                one
            }
            None if c.is_whitespace() => one,
            None => match word_length(rest) {
                0 => foreign(rest, at, &mut found, findings),
                length => {
                    let place = Place {
                        start: at,
                        end: at + length,
                    };
                    found.push(Token {
                        kind: TokenKind::Word(rest[..length].to_owned()),
                        place,
                    });
                    place.end
                }
            },
        };
    }
    found
}

/// Bytes that a name, dots included, takes at the start of the text. `a->b` ends before the arrow.
fn word_length(text: &str) -> usize {
    let end = text
        .char_indices()
        .find(|(at, c)| !(in_name(*c) || *c == '.') || text[*at..].starts_with("->"));
    let length = end.map_or(text.len(), |(at, _)| at);
    if text.starts_with('-') { 0 } else { length }
}

/// Reports a sign that is not of the language, and puts our words for it, if there are any. Gives the offset after it.
fn foreign(rest: &str, at: usize, found: &mut Vec<Token>, findings: &mut Vec<Finding>) -> usize {
    let known = FOREIGN.iter().find(|(sign, _)| rest.starts_with(sign));
    let length = known.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(sign, _)| sign.len());
    let place = Place {
        start: at,
        end: at + length,
    };
    let finding = Finding::error(
        "C0103",
        place,
        format!("`{}` is not a sign of the formula language", rest[..length].escape_debug()),
    );
    findings.push(match known {
        Some((_, ours)) => finding.with_help(format!("write `{ours}`")),
        None => finding.with_help("use option names, `not`, `and`, `or`, `if`, `only if`, `iff`, commas and parentheses"),
    });
    for word in known.iter().flat_map(|(_, ours)| ours.split(' ')) {
        found.push(Token {
            kind: TokenKind::Word(word.to_owned()),
            place,
        });
    }
    place.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        tokens(text, &mut findings)
            .iter()
            .map(|t| text[t.place.start..t.place.end].to_owned())
            .collect()
    }

    #[test]
    fn names_keep_dots_and_hyphens() {
        assert_eq!(words("us.no-deal and(b_2,c)"), ["us.no-deal", "and", "(", "b_2", ",", "c", ")"]);
        assert_eq!(words("대화 or été"), ["대화", "or", "été"]);
    }

    #[test]
    fn signs_of_other_notations_are_named_and_understood() {
        let mut findings = Vec::new();
        let found = tokens("a->b && !c", &mut findings);
        let kinds: Vec<_> = found.iter().map(|t| format!("{:?}", t.kind)).collect();
        assert_eq!(
            kinds.join(" "),
            r#"Word("a") Word("only") Word("if") Word("b") Word("and") Word("not") Word("c")"#
        );
        assert_eq!(
            findings.iter().map(|f| f.help.clone().unwrap()).collect::<Vec<_>>(),
            ["write `only if`", "write `and`", "write `not`"]
        );
    }

    #[test]
    fn which_keys_are_names() {
        assert!(is_name("relief") && is_name("2nd") && is_name("no-deal") && is_name("대화"));
        assert!(!is_name("") && !is_name("-x") && !is_name("a b") && !is_name("a.b") && !is_name("a’b"));
    }
}
