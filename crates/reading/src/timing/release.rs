//! Pages whose words are of the day that they bear: press releases, records of sittings.

use crate::dates::{self, Anchor, Sense, Tense};
use crate::timing::times::Found;
use crate::{Sentence, Text};

/// Marks that only releases bear.
const MARKS: &[&str] = &[
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "notes to editors",
    "note to editors",
    "– ends –",
    "- ends -",
    "—ends—",
    "### ends",
];

/// How far from either end the marks stand, in bytes.
const REACH: usize = 1500;

/// Whether a text bears a mark of a release near its beginning or its end.
pub(crate) fn is_release(text: &str) -> bool {
    let near = |at: usize| at < REACH || at + REACH > text.len();
    text.match_indices('\n')
        .map(|(at, _)| at + 1)
        .chain([0])
        .filter(|&at| near(at))
        .any(|at| marked(text[at..].lines().next().unwrap_or_default()))
}

/// Words in the head of a page that sets down what was said at a sitting.
const SITTINGS: &[&str] = &[
    "minutes",
    "transcript",
    "verbatim",
    "proceedings",
    "hansard",
    "hearing",
    "sitting",
    "session",
    "meeting",
];

/// Lines of a page's head.
const HEAD: usize = 12;

/// Whether a text is the record of a sitting, so that its date is that of the words: its head says so in a short line.
pub(crate) fn is_record(text: &str) -> bool {
    let head = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD);
    let short = head.filter(|line| line.len() < 120).map(str::to_lowercase);
    short.into_iter().any(|line| {
        line.split(|letter: char| !letter.is_alphanumeric())
            .any(|word| SITTINGS.contains(&word))
    })
}

/// The day of a sitting or an interview, where a short line in the head of a page names both: "Meeting of 3 May 2022".
pub(crate) fn sitting(text: &Text, anchor: &Anchor) -> Option<Found> {
    let lines = text.as_str().split('\n').scan(0, |next, line| {
        let start = *next;
        *next = start + line.len() + 1;
        Some((line, start))
    });
    let head = lines.filter(|(line, _)| !line.trim().is_empty()).take(HEAD);
    let named = head.filter(|(line, _)| line.len() < 160 && names_sitting(line));
    let all = named.flat_map(|(line, start)| {
        let span = text.span_of_bytes(start..start + line.len());
        dates::find_all(text, &[Sentence { span, paragraph: span }], anchor)
    });
    let mut days = all.filter_map(|expression| {
        let sense = expression.sense.filter(Sense::is_day)?.towards(Tense::Past);
        Some(Found {
            sense,
            expression: Some(expression.span),
            reasoning: format!("the head of the page names the day of what was said; {}", expression.grounds),
        })
    });
    days.next()
}

fn names_sitting(line: &str) -> bool {
    let line = line.to_lowercase();
    let mut words = line.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| SITTINGS.contains(&word) || matches!(word, "interview" | "interviewed" | "held" | "recorded"))
}

/// A line that is a mark, or opens with one.
fn marked(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    MARKS.iter().any(|mark| line.starts_with(mark)) && line.len() < 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_bear_marks_on_lines_of_their_own() {
        assert!(is_release("Harbour Board\nFOR IMMEDIATE RELEASE\nThe board regrets the closure.\n"));
        assert!(is_release(
            "The board regrets the closure.\n\nNotes to editors\n1. The board has nine members."
        ));
        assert!(!is_release("The board said in a press release that it regrets the closure.\n"));
        assert!(!is_release(""));
    }

    #[test]
    fn records_say_so_in_their_head() {
        assert!(is_record("Harbour Board\nMinutes of 3 May 2022\n\nCHAIR: We begin.\n"));
        assert!(!is_record("“I will not go”\n\nAn interview with the harbour master\n"));
    }
}
