//! The phrase that names a speaker: where it begins and ends.

use crate::lexicon;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_adverb, is_auxiliary, is_finite};
use crate::words::Prose;
use std::ops::Range;

/// Most words that a noun phrase is followed back.
const LONGEST: usize = 16;

/// What a subject turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A phrase of its own.
    Phrase(Range<usize>),
    /// The subject of the verb before: "… and warned".
    Shared,
}

/// The subject that stands before a verb. `timed` tells words that belong to an expression of time.
pub(crate) fn before(prose: &Prose, verb: usize, sentence: &Range<usize>, timed: &[bool]) -> Option<Subject> {
    let end = skip_back(prose, verb, sentence, timed)?;
    if end <= sentence.start {
        return None;
    }
    match prose.lower(end - 1) {
        "and" | "but" | "or" | "then" => return Some(Subject::Shared),
        "who" => {
            let end = if end >= sentence.start + 2 && prose.lower(end - 2) == "," {
                end - 2
            } else {
                end - 1
            };
            return phrase_before(prose, end, sentence).map(Subject::Phrase);
        }
        _ => {}
    }
    phrase_before(prose, end, sentence).map(Subject::Phrase)
}

/// Steps back over auxiliaries, adverbs, times and a parenthesis between commas; gives the end of what stands before.
fn skip_back(prose: &Prose, verb: usize, sentence: &Range<usize>, timed: &[bool]) -> Option<usize> {
    let mut end = verb;
    let mut parentheses = 0;
    while end > sentence.start {
        let word = prose.lower(end - 1);
        let bracket = (end.saturating_sub(7).max(sentence.start)..end - 1)
            .rev()
            .find(|&at| word == ")" && prose.lower(at) == "(");
        if let Some(open) = bracket {
            end = open;
        } else if is_auxiliary(word) || is_adverb(word) || timed[end - 1] {
            end -= 1;
        } else if word == "," && end == verb && parentheses == 0 && prose.is(end, &["and", "but"]) {
            return Some(end);
        } else if word == "," && parentheses < 2 {
            match parenthesis(prose, end - 1, sentence, timed) {
                Parenthesis::Inserted(start) => end = start,
                Parenthesis::Subject => return Some(end - 1),
                Parenthesis::None => return None,
            }
            parentheses += 1;
        } else {
            break;
        }
    }
    Some(end)
}

enum Parenthesis {
    /// Starts with the comma at this word.
    Inserted(usize),
    /// What stands between the commas is the subject itself.
    Subject,
    /// There is none.
    None,
}

/// What stands between an earlier comma and the one at `close`.
fn parenthesis(prose: &Prose, close: usize, sentence: &Range<usize>, timed: &[bool]) -> Parenthesis {
    let from = close.saturating_sub(40).max(sentence.start);
    let mut commas = (from..close).rev().filter(|&at| prose.lower(at) == ",");
    let Some(nearest) = commas.next() else { return Parenthesis::None };
    for open in std::iter::once(nearest).chain(commas) {
        let first = open + 1;
        let word = prose.lower(first);
        let time = (first..close).all(|at| timed[at]);
        if first < close && prose.is_capital(first) && opens_with_phrase(prose, sentence.start..open) {
            return Parenthesis::Subject;
        }
        let relative = matches!(word, "who" | "whose" | "which" | "whom") || PREPOSITION.contains(&word) || word.ends_with("ing");
        let apposition =
            DETERMINER.contains(&word) || lexicon::office(word).is_some() || prose.words[first].text.chars().all(char::is_numeric);
        if first < close && (time || relative || apposition) {
            return Parenthesis::Inserted(open);
        }
        if open == nearest && first < close && prose.is_capital(first) {
            let place = crate::entities::states::known_at(prose, first).is_some_and(|known| first + known.length == close);
            return if place { Parenthesis::Inserted(open) } else { Parenthesis::Subject };
        }
    }
    Parenthesis::None
}

/// Whether words are an introductory phrase such as "Speaking to the paper" or "In a letter", without a comma in it.
fn opens_with_phrase(prose: &Prose, words: Range<usize>) -> bool {
    let first = prose.lower(words.start);
    let opener = first.len() > 5 && first.ends_with("ing") || PREPOSITION.contains(&first) || first == "asked";
    opener && !words.clone().any(|at| prose.lower(at) == ",")
}

/// The noun phrase that ends before `end`.
pub(crate) fn phrase_before(prose: &Prose, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let from = end.saturating_sub(LONGEST).max(sentence.start);
    let mut start = end;
    while start > from && !ends_phrase_before(prose, start - 1, end) {
        start -= 1;
    }
    while start < end && (PREPOSITION.contains(&prose.lower(start)) || is_adverb(prose.lower(start)) || prose.words[start].is_mark()) {
        let next_article = (start + 1..end).find(|&at| at > start + 1 && DETERMINER.contains(&prose.lower(at)));
        start = next_article.unwrap_or(start + 1);
    }
    (start < end).then_some(start..end)
}

/// Whether a word cannot belong to the noun phrase that ends at `end`.
fn ends_phrase_before(prose: &Prose, at: usize, end: usize) -> bool {
    let word = prose.lower(at);
    let mark = prose.words[at].is_mark() && (prose.words[at].spaced || !matches!(word, "-" | "'" | "’" | "." | "&"));
    if word == "and" {
        let listed =
            prose.is_capital(at.wrapping_sub(1)) && (prose.is_capital(at + 1) || prose.is_capital(at + 2) && prose.lower(at + 1) == "the");
        return !(listed && end - at <= 6);
    }
    let time_clause = matches!(word, "until" | "after" | "before" | "since") && at + 1 < end;
    mark || time_clause
        || CONJUNCTION.contains(&word)
        || is_auxiliary(word) && word != "'s"
        || PRONOUN.contains(&word) && at + 1 < end
        || is_finite(prose, at) && !prose.is_capital(at)
}

/// The noun phrase that starts at a word: up to a mark, a conjunction, a verb or a time.
pub(crate) fn phrase_from(prose: &Prose, start: usize, sentence: &Range<usize>, timed: &[bool]) -> Option<Range<usize>> {
    let limit = sentence.end.min(start + LONGEST);
    let mut end = start;
    while end < limit {
        let word = prose.lower(end);
        let mark = prose.words[end].is_mark()
            && !(matches!(word, "-" | "'" | "’" | ".") && !prose.words[end].spaced && end + 1 < limit && prose.is_capital(end + 1));
        let clause = CONJUNCTION.contains(&word) && !(word == "and" && prose.is_capital(end.wrapping_sub(1)) && prose.is_capital(end + 1));
        if timed[end] || mark || end > start && (clause || is_finite(prose, end) && !prose.is_capital(end)) || end == start && clause {
            break;
        }
        end += 1;
        if PRONOUN.contains(&word) {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// The last word of the head of a phrase: what stands before its first preposition.
pub(super) fn head(prose: &Prose, words: &Range<usize>) -> usize {
    let stop = (words.start + 1..words.end)
        .find(|&at| {
            prose.is(at, &["close", "familiar", "briefed", "involved"]) || PREPOSITION.contains(&prose.lower(at)) && !prose.is_capital(at)
        })
        .unwrap_or(words.end);
    let mut last = stop - 1;
    while last > words.start
        && prose.is(
            last,
            &[
                "there",
                "here",
                "himself",
                "herself",
                "itself",
                "themselves",
                "alone",
                "too",
                "yesterday",
            ],
        )
    {
        last -= 1;
    }
    last
}
