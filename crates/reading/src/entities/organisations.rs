//! Organisations by the head noun of their name.

use crate::entities::states::{Form, known_at};
use crate::entities::titles::office_at;
use crate::lexicon::{given_name, is_no_name, is_organisation_head};
use crate::words::Prose;
use std::ops::Range;

/// Names that are whole with one word.
const WHOLE: [&str; 8] = [
    "Parliament",
    "Congress",
    "Senate",
    "Treasury",
    "Pentagon",
    "Bundestag",
    "Duma",
    "Vatican",
];

/// The end of an organisation's name that starts at a word inside a run of capitals, if there is one.
pub(crate) fn at(prose: &Prose, start: usize, run_end: usize, sentence: &Range<usize>) -> Option<usize> {
    let known = known_at(prose, start);
    if known.as_ref().is_some_and(|known| known.form == Form::Seat)
        || is_no_name(prose.text(start)) && !possessive(prose, start + 1) && !opens_name(prose, start, sentence)
    {
        return None;
    }
    let inside = known.as_ref().map_or(0, |known| known.length);
    let limit = (start + inside.max(1)..run_end)
        .find(|&at| office_at(prose, at, run_end).is_some_and(|held| held.end > at + 1 || !is_head(prose, at)))
        .unwrap_or(run_end);
    if office_at(prose, start, run_end).is_some() && inside == 0 {
        return None;
    }
    let head = (start + inside.max(1)..limit).rev().find(|&at| is_head(prose, at));
    match head {
        Some(head) if head == start + 1 && given_name(prose.text(start)).is_some() && is_surname(prose.lower(head)) => None,
        Some(head) => Some(extended(prose, head + 1, run_end, sentence)),
        None if inside == 0 && WHOLE.contains(&prose.text(start)) && run_end == start + 1 => Some(run_end),
        None if inside == 0 && is_head(prose, start) => single(prose, start, run_end, sentence),
        None => None,
    }
}

/// Words that open sentences and names of bodies: a name's where a capital stands behind them inside the sentence.
fn opens_name(prose: &Prose, start: usize, sentence: &Range<usize>) -> bool {
    const BOTH: [&str; 10] = [
        "Democratic",
        "Republican",
        "State",
        "Local",
        "Workers",
        "First",
        "People",
        "Second",
        "Third",
        "Media",
    ];
    BOTH.contains(&prose.text(start)) && start > sentence.start && prose.is_capital(start + 1) && !is_no_name(prose.text(start + 1))
}

/// Heads that are family names as well, behind a given name.
fn is_surname(head: &str) -> bool {
    const BOTH: [&str; 16] = [
        "power", "church", "post", "court", "port", "steel", "water", "mills", "force", "guard", "home", "front", "press", "homes",
        "trust", "sons",
    ];
    BOTH.contains(&head)
}

fn is_head(prose: &Prose, at: usize) -> bool {
    (prose.is_capital(at) || prose.lower(at) == "plc") && is_organisation_head(prose.lower(at))
}

/// "Ministry of Water", "Bank of Ireland"; a bare head noun is no name, with a few exceptions.
fn single(prose: &Prose, start: usize, run_end: usize, sentence: &Range<usize>) -> Option<usize> {
    let end = extended(prose, start + 1, run_end, sentence);
    (end > start + 1 || WHOLE.contains(&prose.text(start))).then_some(end)
}

/// Takes in "of the …", "for …", "and …" behind the head, as long as capitals follow, at most three times.
fn extended(prose: &Prose, end: usize, run_end: usize, sentence: &Range<usize>) -> usize {
    if end < run_end {
        return end;
    }
    let mut end = end;
    for _ in 0..3 {
        if !prose.is(end, &["of", "for"]) {
            break;
        }
        let article = usize::from(prose.lower(end + 1) == "the");
        let from = end + 1 + article;
        let mut to = from;
        while to < sentence.end
            && (prose.is_capital(to) && (to > from || !is_no_name(prose.text(to)) || possessive(prose, to + 1)) || possessive(prose, to))
            && office_at(prose, to, sentence.end).is_none()
        {
            to += known_at(prose, to).map_or(1, |known| known.length);
        }
        if to == from {
            break;
        }
        end = to.min(sentence.end);
    }
    end
}

fn possessive(prose: &Prose, at: usize) -> bool {
    prose.is(at, &["'", "’"]) && !prose.words[at].spaced && prose.is_capital(at + 1) && at > 0 && prose.lower(at - 1).ends_with('s')
}

/// Whether letters abbreviate a name: each stands first in one of its words, in order.
pub(crate) fn abbreviates(letters: &str, words: &[&str]) -> bool {
    let mut wanted = letters
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .peekable();
    for word in words {
        let initial = word.chars().next().and_then(|letter| letter.to_lowercase().next());
        if initial.is_some() && initial == wanted.peek().copied() {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

/// The words right before a bracket that letters in it abbreviate, if each letter opens one of them, the first the first.
pub(crate) fn spelled_out(prose: &Prose, open: usize, letters: &str) -> Option<Range<usize>> {
    let first = letters.chars().next()?;
    let most = letters.chars().count() * 2 + 1;
    let sentence = *prose.sentence_of.get(open)?;
    let from = open.saturating_sub(most);
    (from..open.saturating_sub(1))
        .rev()
        .filter(|&at| prose.sentence_of[at] == sentence && prose.is_capital(at) && prose.text(at).starts_with(first))
        .take_while(|&at| !(at..open).any(|word| prose.is(word, &[".", ";", ":", "(", ")"])))
        .find(|&at| {
            let words: Vec<&str> = prose.words[at..open].iter().map(|word| word.text).collect();
            abbreviates(letters, &words) && prose.is_capital(open - 1)
        })
        .map(|at| at..open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    fn organisation(content: &str, start: usize, run_end: usize) -> Option<String> {
        let text = Text::new(content.to_owned());
        let prose = Prose::of_one_sentence(&text);
        at(&prose, start, run_end, &prose.sentences[0].clone()).map(|end| prose.phrase(start..end))
    }

    #[test]
    fn the_head_noun_closes_the_name() {
        assert_eq!(
            organisation("National Dock Workers Union said", 0, 4).as_deref(),
            Some("National Dock Workers Union")
        );
        assert_eq!(organisation("Ministry of Water and", 0, 1).as_deref(), Some("Ministry of Water"));
        assert_eq!(organisation("Blue River flows", 0, 2), None);
        assert_eq!(organisation("Union rules", 0, 1), None);
    }

    #[test]
    fn letters_follow_the_initials() {
        assert!(abbreviates("NDWU", &["National", "Dock", "Workers", "Union"]));
        assert!(abbreviates("RBA", &["River", "Basin", "Authority"]));
        assert!(!abbreviates("KFC", &["River", "Basin", "Authority"]));
    }
}
