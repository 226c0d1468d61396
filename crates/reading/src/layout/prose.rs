//! What a block looks like: prose, headline, or neither.

use crate::layout::block::ends_sentence;

/// The features of a block that tell an article's paragraphs from everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// Words; for scripts without blanks a sixth of the characters.
    pub(crate) words: usize,
    /// Whether it ends as a sentence does.
    pub(crate) stopped: bool,
    /// Whether at least seven in ten of its longer words are capitalised.
    pub(crate) title_case: bool,
    /// How many of a hundred words are small ones such as "the", "of".
    pub(crate) small: usize,
}

/// Words at which a block with a full stop counts as prose of its own accord.
const PARAGRAPH: usize = 12;
/// Words at which it does so without a full stop, if enough of them are small.
const UNSTOPPED: usize = 30;

const SMALL: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it",
    "its", "me", "more", "my", "no", "not", "of", "on", "one", "or", "our", "out", "over", "said", "she", "so", "some", "such", "than",
    "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "up", "was", "we", "were", "what", "when", "which",
    "who", "will", "with", "would", "you", "your",
];

impl Look {
    /// Looks at a block's words. Linear in their length.
    pub(crate) fn of(block: &str) -> Look {
        let (mut words, mut small, mut long, mut capital) = (0, 0, 0, 0);
        for word in block.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            words += 1;
            if is_small(word) {
                small += 1;
            } else if word.chars().nth(3).is_some() {
                long += 1;
                capital += usize::from(word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
            }
        }
        Look {
            words: words.max(unspaced(block) / 6),
            stopped: ends_sentence(block),
            title_case: long > 0 && capital * 10 >= long * 7,
            small: small * 100 / words.max(1),
        }
    }

    /// Whether it is a paragraph by itself, whatever stands around it.
    pub(crate) fn prose(&self) -> bool {
        let long = self.words >= PARAGRAPH && self.stopped && !(self.title_case && self.words < UNSTOPPED);
        long || (self.words >= UNSTOPPED && self.small >= 20)
    }

    /// Whether it may be a short paragraph beside others: a remark in quotation marks, a line of talk.
    pub(crate) fn remark(&self) -> bool {
        self.stopped && self.words >= 2 && !self.title_case
    }
}

/// Whether a word is one of the small ones that running English is full of.
pub(crate) fn is_small(word: &str) -> bool {
    word.len() <= 7 && SMALL.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// How many characters of scripts that write no blanks between words.
fn unspaced(block: &str) -> usize {
    let ideographic = |c: &char| matches!(*c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{eff}');
    block.chars().filter(ideographic).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(SMALL.is_sorted());
    }

    #[test]
    fn paragraphs_are_told_from_headlines_and_menus() {
        assert!(Look::of("The council voted late on Monday to stop the pumps until the river has fallen again.").prose());
        assert!(!Look::of("Council Votes to Stop Pumps. Farmers Say the River Will Rise Anyway (And Soon).").prose());
        assert!(!Look::of("Home News Weather Sport Opinion Business Culture Travel Jobs Cars Houses Contact").prose());
        assert!(Look::of("“We lost,” he said.").remark());
        assert!(!Look::of("Related Stories").remark());
    }
}
