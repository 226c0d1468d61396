//! Splitting a paragraph.

use crate::{Sentence, Span, Text};
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a paragraph, in order, without surrounding space. Linear in its length.
pub fn split(text: &Text, paragraph: Span) -> Vec<Sentence> {
    let from = text.byte_at(paragraph.start);
    let words = text.get(paragraph).unwrap_or_default();
    words
        .split_sentence_bound_indices()
        .filter(|(_, piece)| !piece.trim().is_empty())
        .map(|(at, piece)| {
            let start = from + at + (piece.len() - piece.trim_start().len());
            Sentence {
                span: text.span_of_bytes(start..start + piece.trim().len()),
                paragraph,
            }
        })
        .collect()
}
