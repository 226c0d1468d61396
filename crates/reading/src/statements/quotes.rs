//! Where quotation marks open and close.
//!
//! Typographic and straight marks, single inside double, a paragraph that ends open and is taken up by the next one, and a
//! quotation that nobody closes: that one ends where a sentence begins which reports again, or with its paragraph.

use crate::statements::cues::{Tense, cue};
use crate::words::Prose;
use std::ops::Range;

/// How far a plural's apostrophe looks for the mark that really closes, in words.
const REACH: usize = 60;

/// Longest quotation in one paragraph, in words.
const LONGEST: usize = 2000;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The words inside, marks left out.
    pub inner: Range<usize>,
    /// Opening mark to closing mark, both included where they exist.
    pub outer: Range<usize>,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether it goes on from the quotation before, which its paragraph left open.
    pub continues: bool,
}

/// The outermost quotations of a text with, for each word, the quotation it stands in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quotes {
    /// In order.
    pub all: Vec<Quote>,
    /// Index of the quotation around each word, marks included.
    pub around: Vec<Option<usize>>,
}

impl Quotes {
    /// Finds the quotations. Linear in the number of words.
    pub fn find(prose: &Prose) -> Quotes {
        let mut all: Vec<Quote> = Vec::new();
        let mut left_open = false;
        for paragraph in &prose.paragraphs {
            let from = all.len();
            let ended_open = read_paragraph(prose, paragraph, &mut all);
            if left_open && let Some(first) = all.get_mut(from) {
                first.continues = first.outer.start == paragraph.start;
            }
            left_open = ended_open;
        }
        let mut around = vec![None; prose.words.len()];
        for (index, quote) in all.iter().enumerate() {
            around[quote.outer.clone()].fill(Some(index));
        }
        Quotes { all, around }
    }

    /// The quotation around a word.
    pub fn at(&self, word: usize) -> Option<&Quote> {
        self.around.get(word).copied().flatten().map(|index| &self.all[index])
    }

    /// Whether a word stands inside a quotation.
    pub fn covers(&self, word: usize) -> bool {
        self.around.get(word).is_some_and(Option::is_some)
    }
}

/// Reads one paragraph; says whether it ends with a quotation open that the next paragraph may take up.
fn read_paragraph(prose: &Prose, paragraph: &Range<usize>, all: &mut Vec<Quote>) -> bool {
    let mut at = paragraph.start;
    let mut ended_open = false;
    while at < paragraph.end {
        let Some(mark) = opens(prose, at) else {
            at += 1;
            continue;
        };
        let wide = width(mark);
        let reach = paragraph.end.min(at + LONGEST);
        let close = (at + wide..reach).find(|&word| closes(prose, word, mark, paragraph.end) || mark == '“' && prose.text(word) == "“");
        match close.filter(|&word| closes(prose, word, mark, paragraph.end)) {
            Some(close) => {
                push(all, at..close + wide, at + wide..close, true);
                at = close + wide;
            }
            None => {
                let limit = close.unwrap_or(reach);
                let end = report_again(prose, at + wide, limit).unwrap_or(limit);
                ended_open = end == paragraph.end;
                push(all, at..end, at + wide..end, false);
                at = end.max(at + wide);
            }
        }
    }
    ended_open
}

/// How many words a mark is: two single marks side by side make one double mark.
fn width(mark: char) -> usize {
    if mark == DOUBLED { 2 } else { 1 }
}

/// Stands for two single marks side by side.
const DOUBLED: char = '″';

/// Whether two single marks stand side by side, as typewriters and wires write a double mark.
fn is_doubled(prose: &Prose, at: usize) -> bool {
    matches!(prose.text(at), "'" | "`" | "‘" | "’")
        && prose.text(at + 1) == prose.text(at)
        && prose.words.get(at + 1).is_some_and(|next| !next.spaced)
}

fn push(all: &mut Vec<Quote>, outer: Range<usize>, inner: Range<usize>, closed: bool) {
    if !inner.is_empty() {
        all.push(Quote {
            inner,
            outer,
            closed,
            continues: false,
        });
    }
}

/// The mark that opens a quotation at a word, if one does. A single mark opens only where a blank or bracket stands before it.
fn opens(prose: &Prose, at: usize) -> Option<char> {
    let word = &prose.words[at];
    let next_adjacent = prose.words.get(at + 1).is_some_and(|next| !next.spaced);
    let free = word.spaced || at > 0 && prose.is(at - 1, &["(", "[", "—", "–"]);
    if is_doubled(prose, at) {
        let adjacent = prose.words.get(at + 2).is_some_and(|next| !next.spaced);
        return (free && adjacent).then_some(DOUBLED);
    }
    match word.text {
        "“" | "„" | "«" => Some('“'),
        "\"" if free && next_adjacent => Some('"'),
        "‘" if next_adjacent => Some('‘'),
        "'" if free && next_adjacent => Some('\''),
        _ => None,
    }
}

fn closes(prose: &Prose, at: usize, open: char, paragraph_end: usize) -> bool {
    let word = &prose.words[at];
    match (open, word.text) {
        (DOUBLED, _) => !word.spaced && is_doubled(prose, at),
        ('“', "”" | "»" | "\"") => true,
        ('"', "\"") => true,
        ('‘', "’") | ('\'', "'") => !word.spaced && !is_plural_possessive(prose, at, paragraph_end),
        _ => false,
    }
}

/// An apostrophe behind a plural, with a later mark that may close instead.
fn is_plural_possessive(prose: &Prose, at: usize, paragraph_end: usize) -> bool {
    let mark = prose.text(at);
    let word_follows = prose
        .words
        .get(at + 1)
        .is_some_and(|next| next.spaced && next.text.chars().all(char::is_alphabetic));
    word_follows
        && prose.lower(at.saturating_sub(1)).ends_with('s')
        && (at + 1..paragraph_end.min(at + REACH))
            .take_while(|&word| prose.text(word) != "‘")
            .any(|word| prose.text(word) == mark && !prose.words[word].spaced)
}

/// The start of the first sentence after `from` that reports: a verb of speech with "that" or a name before it, outside the quotation.
fn report_again(prose: &Prose, from: usize, limit: usize) -> Option<usize> {
    let first = *prose.sentence_of.get(from)?;
    let last = *prose.sentence_of.get(limit.checked_sub(1)?)?;
    (first + 1..=last)
        .map(|index| prose.sentences[index].clone())
        .find(|sentence| {
            (sentence.start + 1..sentence.end.min(limit)).any(|word| {
                let speech = cue(prose.lower(word)).is_some_and(|(cue, tense)| cue.quotes() && matches!(tense, Tense::Past | Tense::Third));
                speech && prose.is_capital(word - 1) && word - 1 > sentence.start || speech && prose.lower(word + 1) == "that"
            })
        })
        .map(|sentence| sentence.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Sentence, Span, Text, sentences};

    fn quotes(paragraphs: &[&str]) -> Vec<(String, bool, bool)> {
        let content = paragraphs.join("\n\n");
        let text = Text::new(content.clone());
        let mut all: Vec<Sentence> = Vec::new();
        let mut point = 0;
        for paragraph in paragraphs {
            let end = point + paragraph.chars().count();
            all.extend(sentences::split(&text, Span { start: point, end }));
            point = end + 2;
        }
        let prose = Prose::new(&text, &all);
        let found = Quotes::find(&prose);
        found
            .all
            .iter()
            .map(|quote| (prose.phrase(quote.inner.clone()), quote.closed, quote.continues))
            .collect()
    }

    #[test]
    fn single_marks_inside_double_and_straight_marks() {
        assert_eq!(quotes(&["“They call it ‘fair’ now,” she said."])[0].0, "They call it ‘fair’ now,");
        assert_eq!(quotes(&["He said \"no deal\" twice."])[0].0, "no deal");
        assert_eq!(
            quotes(&["‘The workers’ demands are plain,’ she said."])[0].0,
            "The workers’ demands are plain,"
        );
        assert!(quotes(&["The workers’ demands are the union's."]).is_empty());
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        assert_eq!(quotes(&["''We'd 'never' sell,'' he said."])[0].0, "We'd 'never' sell,");
        assert_eq!(quotes(&["``We will not,'' he said."])[0].0, "We will not,");
        assert!(quotes(&["The dockers'' is no mark."]).is_empty());
    }

    #[test]
    fn an_open_quotation_ends_where_the_reporter_takes_over() {
        let found = quotes(&["“We are close. Both sides move. In the evening Rossi added that the port would open. Ships wait."]);
        assert_eq!(found, [("We are close. Both sides move.".to_owned(), false, false)]);
    }

    #[test]
    fn a_paragraph_left_open_is_taken_up() {
        let found = quotes(&["“First things first.", "“Then the rest,” he said."]);
        assert!(!found[0].1);
        assert_eq!((found[1].1, found[1].2), (true, true));
    }
}
