//! Plain text: what was decoded is the text, character for character.

use crate::decode::Decoded;
use crate::{Extraction, Extractor, Text};

/// Version of the rules; rises when the same bytes would give another text.
const VERSION: &str = "1";

/// Takes plain text as it stands. For UTF-8 sources text and file are the same bytes, a byte order mark included.
pub(crate) fn take(decoded: Decoded) -> Extraction {
    Extraction {
        text: Text::new(decoded.content),
        extractor: Extractor {
            name: "plain".into(),
            version: VERSION.into(),
        },
        html: false,
        candidates: Vec::new(),
        body_hint: None,
        remarks: decoded.remarks,
        marks: Vec::new(),
    }
}
