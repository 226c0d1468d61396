//! Whether the words around an expression speak of the past or of what is to come.

use crate::dates::token::{Kind, Token};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The direction in which a bare weekday or month is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many words to either side are looked at.
const REACH: usize = 40;

/// Words that speak of what is to come.
const FUTURE: &[&str] = &["will", "shall", "upcoming", "tomorrow", "won't", "won’t", "’ll", "'ll"];
/// Words that do so after a form of "to be".
const PLANNED: &[&str] = &[
    "due",
    "expected",
    "going",
    "likely",
    "planned",
    "planning",
    "scheduled",
    "set",
    "slated",
    "to",
];
const BE: &[&str] = &["am", "are", "be", "is"];
/// Verbs that do so before "to".
const INTENDS: &[&str] = &[
    "aim", "aims", "hope", "hopes", "intend", "intends", "plan", "plans", "want", "wants",
];
/// Past forms that do not end in -ed.
const IRREGULAR: &[&str] = &[
    "became", "began", "broke", "brought", "built", "came", "cut", "did", "drew", "fell", "felt", "fought", "found", "gave", "got", "had",
    "held", "hit", "kept", "knew", "laid", "led", "left", "lost", "made", "met", "paid", "put", "ran", "rose", "said", "sat", "saw",
    "sent", "shut", "sold", "spoke", "stood", "struck", "told", "took", "was", "went", "were", "won", "wrote",
];

/// The tense at a place: that of the nearest verb before it, else after it, within the clause's reach.
pub(crate) fn at(tokens: &[Token], place: usize, end: usize) -> Tense {
    let before = (place.saturating_sub(REACH)..place).rev().map(|at| of(tokens, at));
    let after = (end..(end + REACH).min(tokens.len())).map(|at| of(tokens, at));
    let known = |tense: &Tense| *tense != Tense::Unknown;
    before.chain(after).find(known).unwrap_or(Tense::Unknown)
}

/// What one word says.
fn of(tokens: &[Token], at: usize) -> Tense {
    let token = &tokens[at];
    let before = |words: &[&str]| at > 0 && tokens[at - 1].is_any(words);
    let after = |words: &[&str]| tokens.get(at + 1).is_some_and(|next| next.is_any(words));
    if token.kind != Kind::Word || token.capital() && at > 0 {
        return Tense::Unknown;
    }
    if token.is_any(FUTURE)
        || token.lower.ends_with("'ll")
        || token.lower.ends_with("’ll")
        || (token.is_any(PLANNED) && before(BE))
        || (token.is_any(INTENDS) && after(&["to"]))
    {
        return Tense::Future;
    }
    let passive =
        token.lower.len() > 3 && token.lower.ends_with("ed") && !token.lower.ends_with("eed") && !before(&["a", "an", "the", "be", "of"]);
    if token.is_any(IRREGULAR) || passive {
        Tense::Past
    } else {
        Tense::Unknown
    }
}
