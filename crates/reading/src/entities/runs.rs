//! Runs of capitals, with the small words inside names: "Ana de la Cruz", "Workers’ Party", "Millers and Bakers Union".

use crate::entities::names::{is_article_of_name, is_particle};
use crate::entities::states::known_at;
use crate::lexicon::{is_family_first, is_organisation_head};
use crate::words::{Prose, Sort};

/// Most words of a run of capitals that are looked at together.
const LONGEST_RUN: usize = 14;

/// One past the last word of the run of capitals that starts at a word.
pub(super) fn run_end(prose: &Prose, start: usize, sentence_end: usize, taken: &[bool]) -> usize {
    let limit = sentence_end.min(start + LONGEST_RUN);
    let mut at = start;
    while at < limit && !taken[at] {
        if let Some(known) = known_at(prose, at) {
            at = (at + known.length).min(limit);
        } else if prose.is_capital(at) {
            at += 1;
        } else {
            break;
        }
        at += joint(prose, start, at, limit);
    }
    at.max(start + 1)
}

/// How many words at `at` join what stands before to a further capital: a hyphen, a particle, the apostrophe of "Workers’ Party".
fn joint(prose: &Prose, start: usize, at: usize, limit: usize) -> usize {
    if at + 1 >= limit {
        return 0;
    }
    let next = &prose.words[at + 1];
    match prose.lower(at) {
        "-" if !prose.words[at].spaced && !next.spaced && next.is_capital() && !is_article_of_name(prose.lower(at - 1)) => {
            let state = known_at(prose, at - 1).is_some() || known_at(prose, at + 1).is_some();
            usize::from(!state && !prose.is(at + 2, MEETING) && !is_organisation_head(prose.lower(at + 1)))
        }
        "-" if !prose.words[at].spaced
            && next.spaced
            && next.sort == Sort::Letters
            && next.text.len() <= 5
            && is_family_first(prose.text(start)) =>
        {
            2
        }
        "-" if !prose.words[at].spaced && !next.spaced && next.is_capital() && is_article_of_name(prose.lower(at - 1)) => 1,
        word if is_article_of_name(word) && prose.lower(at + 1) == "-" && !next.spaced && prose.is_capital(at + 2) => 2,
        "plc" => 1,
        "&" if next.is_capital() => 1,
        "'s" if is_plural_of_people(prose.lower(at - 1)) && next.is_capital() => {
            let head = |word: usize| word < limit && prose.is_capital(word) && is_organisation_head(prose.lower(word));
            usize::from((at + 1..at + 4).any(head))
        }
        "'" | "’" if !prose.words[at].spaced && prose.lower(at - 1).ends_with('s') && next.is_capital() => {
            let head = |word: usize| is_organisation_head(prose.lower(word));
            usize::from(head(at + 1) || head(at + 2))
        }
        "and" if behind_article(prose, start, at) && known_at(prose, start).is_none() => {
            let head = |word: usize| word < limit && prose.is_capital(word) && is_organisation_head(prose.lower(word));
            usize::from(next.is_capital() && (head(at + 1) || head(at + 2)))
        }
        word if is_particle(word) => {
            let second = at + 2 < limit && is_particle(prose.lower(at + 1)) && prose.is_capital(at + 2);
            if second { 2 } else { usize::from(next.is_capital()) }
        }
        _ => 0,
    }
}

/// Whether one capitalised word behind "the" ends at a word.
fn behind_article(prose: &Prose, start: usize, at: usize) -> bool {
    at == start + 1 && start > 0 && prose.lower(start - 1) == "the" || at == start + 2 && prose.lower(start) == "the"
}

/// Plurals that do not end in s, before "’s" inside a name: "Fishermen’s Federation".
fn is_plural_of_people(word: &str) -> bool {
    matches!(word, "people" | "children" | "women" | "men") || word.len() > 5 && word.ends_with("men")
}

/// Nouns that make two names joined by a hyphen two actors: "the Reed-Bell talks".
const MEETING: &[&str] = &[
    "summit",
    "talks",
    "meeting",
    "deal",
    "accord",
    "pact",
    "agreement",
    "relations",
    "alliance",
    "axis",
    "trade",
    "conflict",
    "war",
    "border",
    "rivalry",
    "dispute",
];
