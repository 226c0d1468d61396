//! Splitting a paragraph.

use crate::sentences::abbreviations::{Follows, follows};
use crate::{Sentence, Span, Text};

/// Words that open a sentence more often than they belong to a name before them: after "the U.S." they begin anew.
const OPENERS: &[&str] = &[
    "A",
    "After",
    "Also",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Earlier",
    "Even",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "My",
    "No",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Today",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
];

/// Verbs that follow a speaker's name after a question or an outcry in marks.
const SPEECH: &[&str] = &[
    "added", "asked", "asks", "cried", "demanded", "replied", "said", "says", "shouted", "told", "wondered", "wrote",
];

/// Characters that are looked at to see whether a stretch holds more than marks; bounds the work on rows of marks.
const MARKS: usize = 64;

/// The most bytes of a sentence. What goes on for longer without a full stop is no sentence; cut at blanks, it can be shown around a
/// word, and be kept, without the whole page coming along.
const LONGEST: usize = 4_000;

/// The sentences of a paragraph, in order, without surrounding space. Linear in its length.
pub fn split(text: &Text, paragraph: Span) -> Vec<Sentence> {
    let words = text.get(paragraph).unwrap_or_default();
    let mut sentences = Vec::new();
    let (mut byte, mut point) = (0, paragraph.start);
    let mut add = |piece: std::ops::Range<usize>| {
        let piece = trimmed(words, piece);
        if !piece.is_empty() {
            let start = point + words[byte..piece.start].chars().count();
            let end = start + words[piece.clone()].chars().count();
            (byte, point) = (piece.end, end);
            sentences.push(Sentence {
                span: Span { start, end },
                paragraph,
            });
        }
    };
    let mut start = 0;
    for bound in bounds(words) {
        if ends(&words[start..bound], &words[bound..]) {
            cut(words, start..bound).into_iter().for_each(&mut add);
            start = bound;
        }
    }
    cut(words, start..words.len()).into_iter().for_each(add);
    sentences
}

/// A stretch in pieces of at most [`LONGEST`] bytes, cut at blanks where there are any.
fn cut(words: &str, stretch: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let (mut pieces, mut start) = (Vec::new(), stretch.start);
    while stretch.end - start > LONGEST {
        let most = words.floor_char_boundary(start + LONGEST);
        let blank = words[start..most].rfind(char::is_whitespace).filter(|&at| at > 0);
        let at = blank.map_or(most, |at| start + at);
        pieces.push(start..at);
        start = at;
    }
    pieces.push(start..stretch.end);
    pieces
}

/// Places where a sentence may end: after a stop, the marks that close with it, and the blanks behind them. Scripts that
/// write no blanks have stops of their own and need none. Unicode's rules (UAX 29) look ahead over any number of marks, which
/// takes minutes on a megabyte of full stops; these do not.
fn bounds(words: &str) -> Vec<usize> {
    let mut bounds = Vec::new();
    let (mut stopped, mut wide, mut blank) = (false, false, false);
    for (at, c) in words.char_indices() {
        let goes_on = c.is_whitespace() || is_stop(c) || (is_closing(c) && !blank);
        if stopped && (blank || wide) && !goes_on {
            bounds.push(at);
            stopped = false;
        }
        if is_stop(c) {
            (stopped, wide, blank) = (true, matches!(c, '。' | '！' | '？'), false);
        } else if c.is_whitespace() {
            blank = stopped;
        } else if blank || !is_closing(c) {
            stopped = false;
        }
    }
    bounds
}

/// Whether a sentence that goes so far really ends before what follows. Looks at the last and the next word only.
fn ends(before: &str, after: &str) -> bool {
    let next = after.trim_start().trim_start_matches(is_opening);
    let Some(first) = next.chars().next() else { return false };
    let bare = before.trim_end();
    if lone_marks(after) || lone_marks(before) || !bare.ends_with(|c: char| is_stop(c) || is_closing(c)) {
        return false;
    }
    if (first.is_lowercase() && !inner_capital(next))
        || (!first.is_alphanumeric() && !after.trim_start().starts_with(is_opening) && !"-–—$€£¥#•*".contains(first))
    {
        return false;
    }
    let stopped = bare.trim_end_matches(is_closing);
    if stopped.len() < bare.len() && stopped.ends_with(['?', '!']) && goes_on_with_speaker(next) {
        return false;
    }
    match stopped.strip_suffix('.').and_then(|stem| follows(last_word(stem))) {
        None => true,
        Some(Follows::Anything) => false,
        Some(Follows::Number) => !first.is_numeric(),
        Some(Follows::LowerCase) => true,
        Some(Follows::Name) => stopped.len() < bare.len() || opens_sentence(after) || first.is_numeric() && !single_initial(stopped),
    }
}

/// Whether a word opens in lower case and goes on with a capital, as some names do: such a word may open a sentence.
fn inner_capital(next: &str) -> bool {
    let word = next.chars().take(MARKS).take_while(|c| c.is_alphanumeric());
    word.skip(1).take(4).any(char::is_uppercase)
}

/// Whether what follows initials such as "U.S." is a new sentence: it opens with a mark or with a word that opens sentences.
fn opens_sentence(after: &str) -> bool {
    let after = after.trim_start();
    let word = after
        .trim_start_matches(is_opening)
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    OPENERS.binary_search(&word).is_ok() || after.starts_with(['“', '"'])
}

/// Whether a question in marks is followed by who asked it: "“Why now?” Osei asked."
fn goes_on_with_speaker(next: &str) -> bool {
    let mut words = next
        .split_whitespace()
        .take(5)
        .skip(1)
        .map(|word| word.trim_end_matches(|c: char| !c.is_alphabetic()));
    words.any(|word| SPEECH.contains(&word))
}

fn single_initial(stopped: &str) -> bool {
    last_word(stopped.trim_end_matches('.')).chars().count() == 1
}

/// The last word of a stretch, full stops inside it included. Reads no more than a few dozen characters.
fn last_word(stretch: &str) -> &str {
    let outside = |c: char| !(c.is_alphanumeric() || c == '.');
    let mut start = stretch.len();
    for (at, c) in stretch.char_indices().rev().take(24) {
        if outside(c) {
            break;
        }
        start = at;
    }
    &stretch[start..]
}

/// Whether nothing but marks stands in a stretch: no sentence of its own.
fn lone_marks(stretch: &str) -> bool {
    !stretch.chars().take(MARKS).any(char::is_alphanumeric)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{')
}

/// A range of bytes without the blanks at its ends.
fn trimmed(words: &str, piece: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let stretch = &words[piece.clone()];
    let start = piece.start + stretch.len() - stretch.trim_start().len();
    start..(start + stretch.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_stops_is_cut_at_blanks() {
        let text = Text::new(format!("It opens. {}{}", "Quayside ".repeat(2_000), "é".repeat(5_000)));
        let found = split(&text, Span { start: 0, end: text.len() });
        let words: Vec<&str> = found.iter().map(|sentence| text.get(sentence.span).unwrap()).collect();
        assert!(
            words
                .iter()
                .all(|piece| piece.len() <= LONGEST && piece.trim() == *piece && !piece.is_empty())
        );
        assert_eq!(words[0], "It opens.");
        assert!(words[1].ends_with("Quayside"));
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(
            words.iter().map(|piece| letters(piece)).sum::<usize>(),
            letters(text.as_str()),
            "nothing is lost"
        );
    }

    /// Joins the parts with blanks and asks for them back.
    fn parts(parts: &[&str]) {
        let text = Text::new(format!("  {}\u{a0}", parts.join(" ")));
        let paragraph = Span { start: 0, end: text.len() };
        let found: Vec<&str> = split(&text, paragraph)
            .iter()
            .map(|sentence| text.get(sentence.span).unwrap())
            .collect();
        assert_eq!(found, parts);
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(OPENERS.is_sorted());
    }

    #[test]
    fn plain_sentences_part() {
        parts(&["The pumps stopped.", "Was it the river?", "Nobody knew!", "3,000 men went home."]);
        parts(&["No full stop at the end"]);
        parts(&["It grew.", "eQuay and miniPort followed.", "It is a dam. or was one"]);
        parts(&[]);
    }

    #[test]
    fn abbreviations_and_initials_hold() {
        parts(&[
            "Dr. Ada M. Osei of the U.S. Geological Survey met Gov. Lund on Sept. 4 at 5 p.m. Monday.",
            "No. 3 pump ran.",
        ]);
        parts(&["They came from the U.S. and the U.N. Security Council."]);
        parts(&["He left the U.S.", "The rest stayed."]);
        parts(&["Moved to Lund & Co. in May.", "All agreed, e.g. the mayor."]);
    }

    #[test]
    fn closing_marks_belong_to_their_sentence() {
        parts(&["“We will not sign.”", "Then they left."]);
        parts(&["(The dam is old.)", "It leaks."]);
        parts(&["He called it “final.” .", "Nobody answered."]);
        parts(&["“Why now?” Osei asked.", "“Enough!” he said."]);
        parts(&["Asked “will it hold?” at the gate, she nodded."]);
    }

    #[test]
    fn lines_of_a_wrapped_paragraph_do_not_part() {
        let text = Text::new("The miners met Dr.\nLund on the\nbridge. They\r\ntalked.".into());
        assert_eq!(split(&text, Span { start: 0, end: text.len() }).len(), 2);
    }

    #[test]
    fn spans_count_code_points() {
        let text = Text::new("Título. “É” disse. Ça va.".into());
        let found = split(&text, Span { start: 8, end: text.len() });
        assert_eq!(text.get(found[0].span), Some("“É” disse."));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn rows_of_marks_take_no_time() {
        for row in ["? ", ".", "... ", "“ ", "A. ", "U.S. ", "\n"] {
            let text = Text::new(row.repeat(200_000));
            let paragraph = Span { start: 0, end: text.len() };
            assert!(split(&text, paragraph).len() <= 200_000);
        }
    }
}
