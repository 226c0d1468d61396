//! Finding the words of a citation again in another text.

use crate::Citation;
use standoff_reading::{Span, Text};

/// A text in which citations of another are looked for. Blanks make no difference: where one extractor breaks a line, the next puts
/// a space.
#[derive(Clone, Debug)]
pub struct Seeker {
    letters: String,
    /// The code point of each character of `letters` in the text.
    points: Vec<usize>,
    /// The byte of every 64th of them in `letters`.
    marks: Vec<usize>,
}

/// Distance between two marks, in characters.
const STRIDE: usize = 64;

impl Seeker {
    /// Makes a text ready to be searched. Linear in its length.
    pub fn new(text: &Text) -> Seeker {
        let mut seeker = Seeker {
            letters: String::with_capacity(text.as_str().len()),
            points: Vec::new(),
            marks: Vec::new(),
        };
        for (point, letter) in text.as_str().chars().enumerate().filter(|(_, letter)| !letter.is_whitespace()) {
            if seeker.points.len().is_multiple_of(STRIDE) {
                seeker.marks.push(seeker.letters.len());
            }
            seeker.letters.push(letter);
            seeker.points.push(point);
        }
        seeker
    }

    /// Where the cited words stand with the same words before and after them; `None` if nowhere or in several places.
    pub fn seek(&self, citation: &Citation) -> Option<Span> {
        let (before, words) = (bare(&citation.before), bare(&citation.words));
        if words.is_empty() {
            return None;
        }
        let sought = format!("{before}{words}{}", bare(&citation.after));
        let at = self.letters.find(&sought)?;
        let next = at + self.letters[at..].chars().next().map_or(1, char::len_utf8);
        if self.letters[next..].contains(&sought) {
            return None;
        }
        let first = self.number_of(at + before.len());
        let last = self.number_of(at + before.len() + words.len()).checked_sub(1)?;
        Some(Span {
            start: *self.points.get(first)?,
            end: self.points.get(last)? + 1,
        })
    }

    /// How many characters stand before a byte.
    fn number_of(&self, byte: usize) -> usize {
        let block = self.marks.partition_point(|&mark| mark <= byte).saturating_sub(1);
        let mark = self.marks.get(block).copied().unwrap_or_default();
        block * STRIDE + self.letters[mark..byte].chars().count()
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "The weir stays shut, said Okoro. “No water before the vote,” she said. The weir stays shut, said Brandt.";

    fn moved(words: &str, new: &str) -> Option<String> {
        let old = Text::new(OLD.into());
        let at = OLD.find(words).expect("the words stand in the text");
        let citation = Citation::of(&old, old.span_of_bytes(at..at + words.len())).expect("inside");
        let new = Text::new(new.into());
        Seeker::new(&new).seek(&citation).and_then(|span| new.get(span)).map(str::to_owned)
    }

    #[test]
    fn words_are_found_where_what_stands_around_them_agrees() {
        assert_eq!(moved("No water before the vote", OLD).as_deref(), Some("No water before the vote"));
        let broken = format!("Menu é\n\n{}", OLD.replace("before the", "before\n  the").replace(". “", ".\n\n“"));
        assert_eq!(
            moved("No water before the vote", &broken).as_deref(),
            Some("No water before\n  the vote")
        );
        assert_eq!(moved("The weir stays shut", OLD).as_deref(), Some("The weir stays shut"));
    }

    #[test]
    fn what_is_changed_or_stands_twice_is_not_found() {
        assert_eq!(moved("No water before the vote", &OLD.replace("she said", "he said")), None);
        assert_eq!(moved("No water before the vote", &OLD.replace("No water", "Water")), None);
        assert_eq!(moved("No water before the vote", &format!("{OLD} {OLD}")), None);
        assert_eq!(moved("No water before the vote", ""), None);
    }

    #[test]
    fn characters_are_counted_in_long_texts() {
        let long = format!("{}{OLD}", "é ü “x” ".repeat(300));
        assert_eq!(moved("said Brandt", &long).as_deref(), Some("said Brandt"));
    }
}
