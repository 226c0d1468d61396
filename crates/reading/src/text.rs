//! A text with its code-point offsets.

use crate::Span;
use sha2::{Digest, Sha256};

/// The text taken from a source. Never normalised: what stands in it is what was received, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    content: String,
    sha256: String,
    /// Byte offset of every 64th code point: offsets in either unit are found in at most 64 steps.
    marks: Vec<usize>,
    length: usize,
}

/// Distance between two marks, in code points.
const STRIDE: usize = 64;

impl Text {
    /// Takes a text in. Linear in its length.
    pub fn new(content: String) -> Text {
        let sha256 = Sha256::digest(content.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let mut marks = Vec::with_capacity(content.len() / STRIDE + 1);
        let mut length = 0;
        for (byte, _) in content.char_indices() {
            if length % STRIDE == 0 {
                marks.push(byte);
            }
            length += 1;
        }
        Text {
            content,
            sha256,
            marks,
            length,
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// sha256 of the text in UTF-8, lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Length in code points.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is no character at all.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The byte offset of a code point; the end of the text for one beyond it.
    pub fn byte_at(&self, point: usize) -> usize {
        if point >= self.length {
            return self.content.len();
        }
        let mark = self.marks[point / STRIDE];
        self.content[mark..]
            .char_indices()
            .nth(point % STRIDE)
            .map_or(self.content.len(), |(byte, _)| mark + byte)
    }

    /// The code point that starts at a byte offset, or that the offset falls into.
    pub fn point_at(&self, byte: usize) -> usize {
        if byte >= self.content.len() {
            return self.length;
        }
        let block = self.marks.partition_point(|&mark| mark <= byte).saturating_sub(1);
        let mark = self.marks[block];
        block * STRIDE
            + self.content[mark..]
                .char_indices()
                .take_while(|(at, _)| mark + at <= byte)
                .count()
                .saturating_sub(1)
    }

    /// The words of a span, or `None` if it is empty, turned round or reaches beyond the text.
    pub fn get(&self, span: Span) -> Option<&str> {
        (span.start < span.end && span.end <= self.length).then(|| &self.content[self.byte_at(span.start)..self.byte_at(span.end)])
    }

    /// The span of a range of bytes.
    pub fn span_of_bytes(&self, bytes: std::ops::Range<usize>) -> Span {
        Span {
            start: self.point_at(bytes.start),
            end: self.point_at(bytes.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points() {
        let text = Text::new(format!("{}“é”", "x".repeat(200)));
        assert_eq!(text.len(), 203);
        assert_eq!(text.get(Span { start: 201, end: 202 }), Some("é"));
        for point in 0..=text.len() {
            assert_eq!(text.point_at(text.byte_at(point)), point);
        }
        assert_eq!(text.get(Span { start: 202, end: 204 }), None);
        assert_eq!(text.get(Span { start: 5, end: 5 }), None);
    }

    #[test]
    fn the_digest_is_that_of_the_bytes() {
        assert_eq!(
            Text::new("abc".into()).sha256(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
