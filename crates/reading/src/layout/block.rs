//! Blocks: the paragraph-like runs of lines that a page consists of.
//!
//! A line is a block, except in text that was wrapped to a fixed width: there the lines of a paragraph are joined.

use crate::{Span, Text};
use std::ops::Range;

/// A run of lines with its outer blanks cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its bytes.
    pub(crate) place: Range<usize>,
    /// The same in code points.
    pub(crate) span: Span,
    /// Whether an empty line, or the start of the text, stands before it.
    pub(crate) apart: bool,
}

impl Block {
    /// Its words as they stand.
    pub(crate) fn words<'a>(&self, text: &'a Text) -> &'a str {
        &text.as_str()[self.place.clone()]
    }
}

/// Widths, in code points, that text is commonly wrapped to.
const WRAPPED: Range<usize> = 50..101;
/// A wrapped line this much shorter than the widest ends its paragraph when it also ends a sentence.
const RAGGED: usize = 15;

/// The blocks of a text, in order. Linear in its length.
pub(crate) fn blocks(text: &Text) -> Vec<Block> {
    let lines = lines(text);
    match wrap_width(&lines, text) {
        Some(width) => join(lines, width, text),
        None => lines,
    }
}

/// The stretches of a text's blocks, in order.
pub(crate) fn block_spans(text: &Text) -> Vec<Span> {
    blocks(text).into_iter().map(|block| block.span).collect()
}

/// The lines that are not blank; a byte order mark is part of none. Form feeds and Unicode's separators end lines too.
fn lines(text: &Text) -> Vec<Block> {
    let content = text.as_str().trim_start_matches('\u{feff}');
    let mark = text.as_str().len() - content.len();
    let (mut all, mut from, mut point, mut apart) = (Vec::new(), mark, mark / '\u{feff}'.len_utf8(), true);
    for line in content.split_inclusive(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let points = line.chars().count();
        let lead = line.len() - line.trim_start().len();
        let words = line.trim();
        if words.is_empty() {
            apart = apart || !line.is_empty();
        } else {
            let start = point + line[..lead].chars().count();
            let span = Span {
                start,
                end: start + words.chars().count(),
            };
            all.push(Block {
                place: from + lead..from + lead + words.len(),
                span,
                apart,
            });
            apart = false;
        }
        from += line.len();
        point += points;
    }
    all
}

/// The width the text is wrapped to: where most lines that are followed directly by another break off inside a sentence.
fn wrap_width(lines: &[Block], text: &Text) -> Option<usize> {
    let width = lines.iter().map(length).max().filter(|width| WRAPPED.contains(width))?;
    let followed: Vec<&Block> = lines
        .windows(2)
        .filter(|pair| !pair[1].apart && length(&pair[0]) + RAGGED * 2 > width)
        .map(|pair| &pair[0])
        .collect();
    let broken = followed.iter().filter(|line| !ends_sentence(line.words(text))).count();
    (followed.len() >= 3 && broken * 2 > followed.len()).then_some(width)
}

fn join(lines: Vec<Block>, width: usize, text: &Text) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    let mut open = false;
    for line in lines {
        let full = length(&line) + RAGGED * 2 > width;
        let ends = !full || (length(&line) + RAGGED < width && ends_sentence(line.words(text)));
        match joined.last_mut() {
            Some(last) if open && !line.apart => {
                last.place.end = line.place.end;
                last.span.end = line.span.end;
            }
            _ => joined.push(line),
        }
        open = !ends;
    }
    joined
}

fn length(block: &Block) -> usize {
    block.span.end - block.span.start
}

/// Whether words end as a sentence does: with a full stop, question or exclamation mark, closing marks after it allowed.
pub(crate) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]*".contains(c));
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Vec<String> {
        let text = Text::new(content.into());
        blocks(&text).iter().map(|block| text.get(block.span).unwrap().to_owned()).collect()
    }

    #[test]
    fn a_line_is_a_block_whatever_ends_it() {
        assert_eq!(
            read("Dam\r\n\r\n\u{a0}Builders met.\u{2028}They left. "),
            ["Dam", "Builders met.", "They left."]
        );
        assert!(read(" \n\n").is_empty());
    }

    #[test]
    fn wrapped_lines_are_joined_to_paragraphs() {
        let wrapped = "Miners walk out\n\nThe miners of the northern pits walked out on Monday after the\nowners refused to talk about the length of the night shift, as a\nspokesman for the union said in the evening before the gates of\nthe oldest pit.\nThe owners were not to be reached.\n";
        assert_eq!(read(wrapped).len(), 3, "{:?}", read(wrapped));
        assert!(read(wrapped)[1].ends_with("oldest pit."));
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "a word and ".repeat(30);
        assert_eq!(read(&format!("{long}\n{long}\n{long}\n{long}\n{long}")).len(), 5);
    }
}
