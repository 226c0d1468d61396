//! Offices and titles around a name.

use crate::lexicon::{self, Office};
use crate::words::Prose;

/// Most words that an office takes.
const LONGEST: usize = 4;

/// An office found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// Its words in lower case; "former" before it is kept.
    pub words: String,
    /// Its kind.
    pub kind: Office,
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
}

/// The longest office that starts at a word.
pub(crate) fn office_at(prose: &Prose, at: usize, end: usize) -> Option<Held> {
    (1..=LONGEST)
        .rev()
        .filter(|length| at + length <= end)
        .find_map(|length| held(prose, at, at + length))
}

/// The longest office that ends before a word, no earlier than `from`.
pub(crate) fn office_before(prose: &Prose, from: usize, before: usize) -> Option<Held> {
    (1..=LONGEST)
        .rev()
        .filter(|length| from + length <= before)
        .find_map(|length| held(prose, before - length, before))
}

fn held(prose: &Prose, start: usize, end: usize) -> Option<Held> {
    if prose.words[start..end].iter().any(|word| word.is_mark()) {
        return None;
    }
    let words = (start..end).map(|word| prose.lower(word)).collect::<Vec<_>>().join(" ");
    let kind = lexicon::office(&words)?;
    if is_short_rank(&words) && !prose.is_capital(end) {
        return None;
    }
    let former = start > 0 && prose.is(start - 1, &["former", "ex", "late", "then"]);
    let former = former || start > 1 && prose.is(start - 2, &["former"]);
    let words = if former { format!("former {words}") } else { words };
    Some(Held { words, kind, start, end })
}

/// Ranks cut short: titles only before a name, else names themselves.
fn is_short_rank(words: &str) -> bool {
    const RANKS: [&str; 22] = [
        "gen", "lt", "maj", "brig", "col", "capt", "cpl", "sgt", "pfc", "spc", "cmdr", "adm", "sen", "rep", "gov", "amb", "prof", "hon",
        "rev", "cllr", "fr", "dr",
    ];
    RANKS.contains(&words.trim_end_matches('.'))
}

/// The office in an apposition that starts at a word: ", a senior fellow at …", ", the younger sister of …".
pub(crate) fn office_behind(prose: &Prose, at: usize, end: usize) -> Option<Held> {
    if prose.lower(at) != "," || at + 1 >= end {
        return None;
    }
    let stop = (at + 10).min(end);
    let opener = prose.is(at + 1, &["a", "an", "the", "his", "her", "its", "their", "who"])
        || prose.words[at + 1].text.chars().all(char::is_numeric);
    let office = lexicon::office(prose.lower(at + 1)).is_some();
    if !(opener || office) {
        return None;
    }
    let ends = |word: usize| {
        prose.words[word].is_mark() && prose.lower(word) != "-"
            || word > at + 1 && prose.is(word, &["of", "at", "for", "said", "who", "in"])
    };
    (at + 1..stop)
        .take_while(|&word| !ends(word))
        .find_map(|word| office_at(prose, word, stop))
}

/// What a courtesy title or a word of kinship says about gender.
pub(crate) fn gender(office: &str) -> Option<lexicon::Gender> {
    match office.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "brother" | "husband" | "son" | "father" | "uncle" | "nephew" | "spokesman"
        | "chairman" => Some(lexicon::Gender::Male),
        "mrs" | "ms" | "miss" | "dame" | "lady" | "baroness" | "queen" | "sister" | "wife" | "daughter" | "mother" | "aunt" | "niece"
        | "widow" | "spokeswoman" | "chairwoman" => Some(lexicon::Gender::Female),
        _ => None,
    }
}
