//! Small word classes that rules about clauses need.

use crate::statements::cues::{Tense, cue};
use crate::words::Prose;

/// Forms of "be".
pub(crate) const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m"];

/// Verbs that carry tense or mood for another verb.
const AUXILIARY: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall",
    "should", "can", "could", "may", "might", "must", "'ve", "'ll", "'d", "'re", "'m",
];

/// Such verbs with their negation in one word.
const NEGATED: &[&str] = &[
    "cannot",
    "won't",
    "wouldn't",
    "doesn't",
    "didn't",
    "don't",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "hasn't",
    "haven't",
    "hadn't",
    "can't",
    "couldn't",
    "shouldn't",
];

/// Whether a word carries tense or mood for another verb.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    AUXILIARY.contains(&word) || NEGATED.contains(&word)
}

/// Words that negate.
const NEGATION: &[&str] = &["not", "no", "never", "n't", "nor", "neither", "none", "nothing"];

/// Whether a word negates.
pub(crate) fn is_negation(word: &str) -> bool {
    NEGATION.contains(&word) || NEGATED.contains(&word)
}

/// Prepositions.
pub(crate) const PREPOSITION: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "for",
    "from",
    "with",
    "to",
    "by",
    "about",
    "near",
    "under",
    "over",
    "between",
    "among",
    "during",
    "after",
    "before",
    "since",
    "until",
    "through",
    "against",
    "without",
    "within",
    "into",
    "across",
    "along",
    "around",
    "despite",
    "toward",
    "towards",
    "regarding",
    "via",
    "as",
    "amid",
    "following",
    "like",
    "outside",
    "inside",
    "upon",
    "off",
    "past",
    "behind",
    "beyond",
    "alongside",
    "ahead",
];

/// Words that start a noun phrase.
pub(crate) const DETERMINER: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "any", "no", "some", "each", "every",
    "both", "such", "another",
];

/// Words that start a subordinate or coordinate clause.
pub(crate) const CONJUNCTION: &[&str] = &[
    "and", "but", "or", "that", "while", "whereas", "because", "when", "if", "although", "though", "where", "who", "which", "whom",
    "whose", "whether", "than", "so", "unless", "once", "nor", "yet", "as", "what", "how", "why",
];

/// Pronouns that can be a subject.
pub(crate) const PRONOUN: &[&str] = &["he", "she", "they", "it", "we", "i", "you"];

/// Whether a word modifies a verb and may stand between it and its subject.
pub(crate) fn is_adverb(word: &str) -> bool {
    const LISTED: &[&str] = &[
        "also",
        "still",
        "again",
        "now",
        "then",
        "later",
        "once",
        "twice",
        "only",
        "even",
        "just",
        "never",
        "not",
        "already",
        "yet",
        "further",
        "thus",
        "far",
        "so",
        "often",
        "soon",
        "too",
        "instead",
        "always",
        "first",
        "since",
        "therefore",
        "nonetheless",
        "nevertheless",
        "meanwhile",
        "both",
        "all",
    ];
    LISTED.contains(&word)
        || word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family" | "supply" | "reply" | "rally" | "assembly" | "july" | "italy" | "ally" | "apply"
            )
}

/// Past forms too common in news to be missed where a phrase ends.
const PAST: &[&str] = &[
    "made",
    "took",
    "went",
    "came",
    "gave",
    "got",
    "held",
    "met",
    "sent",
    "put",
    "began",
    "became",
    "kept",
    "ran",
    "brought",
    "signed",
    "issued",
    "won",
    "lost",
    "failed",
    "fell",
    "rose",
    "grew",
    "stood",
    "spoke",
    "wanted",
    "needed",
    "sought",
    "seemed",
    "appeared",
    "remained",
    "tried",
    "visited",
    "returned",
    "arrived",
    "appointed",
    "quoted",
    "broke",
    "ended",
    "started",
    "stopped",
    "continued",
    "followed",
    "served",
];

/// Verbs behind which "offers" and "comments" are nouns.
const LIGHT: &[&str] = &[
    "made", "make", "makes", "making", "issued", "took", "take", "drew", "gave", "received", "sent", "rejected", "denied", "repeated",
];

/// Whether a word is very probably a finite verb: an auxiliary, or a listed verb in past or third person.
pub(crate) fn is_finite(prose: &Prose, at: usize) -> bool {
    let word = prose.lower(at);
    is_auxiliary(word)
        || PAST.contains(&word) && !is_noun_use(prose, at)
        || cue(word).is_some_and(|(_, tense)| matches!(tense, Tense::Past | Tense::Third)) && !is_noun_use(prose, at)
}

/// Endings of adjectives; what follows one is a noun, even where it looks like a verb.
const ADJECTIVAL: &[&str] = &["ical", "ous", "able", "ible", "ful", "less", "ing"];

/// Whether a form that could be a verb stands where a noun or adjective stands: behind an article, a possessive, a preposition.
pub(crate) fn is_noun_use(prose: &Prose, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = prose.lower(before);
    let owned = matches!(word, "'" | "’") && !prose.words[before].spaced && before > 0 && prose.lower(before - 1).ends_with('s');
    let article = DETERMINER.contains(&word) && !matches!(word, "both" | "these" | "those" | "this") || word == "'s" || owned;
    let plural = cue(prose.lower(at)).is_some_and(|(_, tense)| matches!(tense, Tense::Base | Tense::Third));
    let participle = cue(prose.lower(at)).is_some_and(|(_, tense)| tense == Tense::Past)
        && PREPOSITION.contains(&word)
        && !matches!(word, "as" | "since" | "after" | "before")
        && prose.words.get(at + 1).is_some_and(|next| !next.is_mark())
        && ![DETERMINER, PRONOUN, CONJUNCTION, PREPOSITION]
            .iter()
            .any(|class| class.contains(&prose.lower(at + 1)));
    let adjective = !prose.is_capital(before) && word.len() > 4 && ADJECTIVAL.iter().any(|ending| word.ends_with(ending));
    article
        || participle
        || plural && adjective
        || plural && LIGHT.contains(&word)
        || plural
            && (PREPOSITION.contains(&word) && word != "to"
                || prose.is(
                    before,
                    &[
                        "new", "joint", "recent", "their", "more", "many", "other", "these", "those", "bigger",
                    ],
                ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adverbs_by_list_and_ending() {
        assert!(is_adverb("also") && is_adverb("repeatedly"));
        assert!(!is_adverb("supply") && !is_adverb("union"));
    }
}
