//! Where reported content ends.

use crate::statements::cues::{Frame, Tense, cue};
use crate::statements::grammar::{CONJUNCTION, PREPOSITION, is_adverb, is_auxiliary, is_finite, is_noun_use};
use crate::statements::quotes::Quotes;
use crate::words::Prose;
use std::ops::Range;

/// The end of a clause that was opened by a verb of speech: the sentence, or where the reporter takes the word again.
pub(crate) fn clause_end(prose: &Prose, quotes: &Quotes, start: usize, sentence: &Range<usize>) -> usize {
    (start + 1..sentence.end)
        .find(|&at| !quotes.covers(at) && reporter_returns(prose, at, sentence))
        .unwrap_or(sentence.end)
}

fn reporter_returns(prose: &Prose, at: usize, sentence: &Range<usize>) -> bool {
    match prose.lower(at) {
        ";" => true,
        "," => returns_after_comma(prose, at + 1, sentence),
        "what" => PREPOSITION.contains(&prose.lower(at - 1)) && (at + 1..sentence.end.min(at + 9)).any(|word| speaks(prose, word)),
        "and" | "but" => second_predicate(prose, at + 1, sentence),
        "—" | "–" => prose.words[at].spaced && (at + 1..sentence.end.min(at + 6)).any(|word| speaks(prose, word)),
        _ => false,
    }
}

/// ", while", ", adding", ", according to", ", and has warned".
fn returns_after_comma(prose: &Prose, next: usize, sentence: &Range<usize>) -> bool {
    let word = prose.lower(next);
    let gerund = cue(word).is_some_and(|(_, tense)| tense == Tense::Gerund);
    let aside = matches!(word, "while" | "although" | "though" | "whereas") || word == "according";
    let joined =
        matches!(word, "and" | "but") && (second_predicate(prose, next + 1, sentence) || second_speaker(prose, next + 1, sentence));
    gerund || aside || joined || closes_with_speaker(prose, next, sentence)
}

/// "…, and they rejected …", "…, but the union said …": a clause of the reporter's with a speaker of its own.
fn second_speaker(prose: &Prose, from: usize, sentence: &Range<usize>) -> bool {
    let end = sentence.end.min(from + 6);
    let verb = (from + 1..end)
        .take_while(|&at| !prose.words[at].is_mark() && !is_finite(prose, at - 1))
        .find(|&at| speaks(prose, at));
    verb.is_some_and(|at| at > from && !CONJUNCTION.contains(&prose.lower(from)))
}

/// "…, one of them said.", "…, the paper reported on Monday": who said all of it stands at the end.
fn closes_with_speaker(prose: &Prose, from: usize, sentence: &Range<usize>) -> bool {
    let end = sentence.end.min(from + 9);
    let verb = (from + 1..end)
        .take_while(|&at| !prose.words[at].is_mark())
        .find(|&at| is_finite(prose, at));
    let says = |at: usize| cue(prose.lower(at)).is_some_and(|(cue, _)| cue.takes(Frame::Speech)) && speaks(prose, at);
    let opens = CONJUNCTION.contains(&prose.lower(from)) || PREPOSITION.contains(&prose.lower(from));
    verb.is_some_and(|at| {
        let rest = at + 1 >= sentence.end || prose.is(at + 1, &[".", ",", "on", "in", "at", "last", "this", "yesterday", "today"]);
        says(at) && rest && !opens
    })
}

/// Whether a verb of speech with the same subject follows: "and reiterated", "but has also warned"; or a second "that".
fn second_predicate(prose: &Prose, from: usize, sentence: &Range<usize>) -> bool {
    let mut at = from;
    while at < sentence.end && (is_auxiliary(prose.lower(at)) || is_adverb(prose.lower(at))) {
        at += 1;
    }
    let gerund = cue(prose.lower(at)).is_some_and(|(_, tense)| tense == Tense::Gerund);
    speaks(prose, at)
        || gerund
        || prose.lower(at) == "made" && prose.is(at + 1, &["it", "clear"])
        || at == from && prose.lower(at) == "that"
}

fn speaks(prose: &Prose, at: usize) -> bool {
    cue(prose.lower(at)).is_some_and(|(_, tense)| matches!(tense, Tense::Past | Tense::Third)) && !is_noun_use(prose, at)
}

/// The end of an object: before a comma, a connective, a time, "by" and a few prepositions that open an adverbial.
pub(crate) fn object_end(prose: &Prose, quotes: &Quotes, words: Range<usize>, timed: &[bool]) -> usize {
    let stops = |at: usize| {
        let word = prose.lower(at);
        let mark = prose.words[at].is_mark() && matches!(word, "," | ";" | "(" | "—" | "–");
        let adverbial = matches!(
            word,
            "by" | "because" | "while" | "when" | "although" | "though" | "but" | "without" | "despite" | "during" | "which" | "who"
        );
        mark || adverbial || timed[at] || word == "and" && second_predicate(prose, at + 1, &words)
    };
    (words.start + 1..words.end)
        .find(|&at| !quotes.covers(at) && stops(at))
        .unwrap_or(words.end)
}
