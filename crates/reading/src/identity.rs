//! Ids that come from content: the same words of the same text give the same id.

use crate::Span;
use sha2::{Digest, Sha256};

/// A prefix and the first ten hexadecimal digits of a digest over the text's hash and spans.
pub(crate) fn content_id(prefix: char, text_sha256: &str, spans: &[Span]) -> String {
    let mut digest = Sha256::new();
    digest.update(text_sha256.as_bytes());
    digest.update([0, prefix as u8]);
    for span in spans {
        digest.update(format!(" {}-{}", span.start, span.end).as_bytes());
    }
    let hex: String = digest.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("{prefix}-{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_give_the_same_id() {
        let spans = [Span { start: 3, end: 9 }];
        let id = content_id('s', "abc", &spans);
        assert_eq!(id, content_id('s', "abc", &spans));
        assert_eq!(id.len(), 12);
        assert_ne!(id, content_id('e', "abc", &spans));
        assert_ne!(id, content_id('s', "abd", &spans));
    }
}
