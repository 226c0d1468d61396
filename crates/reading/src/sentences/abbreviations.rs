//! Words whose full stop ends no sentence.

/// Titles and such: what follows belongs to them, capital or not.
const BEFORE_NAMES: &[&str] = &[
    "adm", "amb", "asst", "atty", "brig", "capt", "cmdr", "col", "cpl", "dr", "drs", "fr", "gen", "gov", "hon", "lt", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sgt", "sr", "supt",
];

/// Words that are shortened before a number: "No. 4", "pp. 3", months.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "art", "p", "pp", "par", "vol", "ch", "fig", "sec", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "ca", "approx", "est",
];

/// Words that are shortened anywhere; a capital after them may or may not begin a sentence.
const ANYWHERE: &[&str] = &[
    "al", "co", "corp", "dept", "e.g", "etc", "i.e", "inc", "jr", "ltd", "viz", "vs", "v",
];

/// What a shortened word lets follow within its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// Anything.
    Anything,
    /// A number.
    Number,
    /// A name, if it is no word that usually opens a sentence.
    Name,
    /// Only what starts in lower case.
    LowerCase,
}

/// What may follow a word with its full stop cut off; `None` if the word is not shortened.
pub(crate) fn follows(word: &str) -> Option<Follows> {
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    if BEFORE_NAMES.contains(&lower) && word.starts_with(char::is_uppercase) {
        Some(Follows::Anything)
    } else if BEFORE_NUMBERS.contains(&lower) {
        Some(Follows::Number)
    } else if initials(word) || matches!(lower, "st" | "mt") {
        Some(Follows::Name)
    } else {
        ANYWHERE.contains(&lower).then_some(Follows::LowerCase)
    }
}

/// Single letters with full stops between them: "J", "U.S", "U.N", "a.m".
fn initials(word: &str) -> bool {
    let mut letters = word.split('.');
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    letters.all(single) && (word.len() > 1 || word.chars().all(|c| c.is_uppercase() && c != 'I'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_words_are_known() {
        assert_eq!(follows("Dr"), Some(Follows::Anything));
        assert_eq!(follows("No"), Some(Follows::Number));
        assert_eq!(follows("U.S"), Some(Follows::Name));
        assert_eq!(follows("J"), Some(Follows::Name));
        assert_eq!(follows("I"), None);
        assert_eq!(follows("etc"), Some(Follows::LowerCase));
        assert_eq!(follows("dam"), None);
    }
}
