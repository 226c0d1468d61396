//! HTML: the visible words, with what the head says and a guess at the article.

use crate::decode::Decoded;
use crate::extract::{Unreadable, article, flatten::flatten, head};
use crate::{Extraction, Extractor, Text};

/// Version of the rules; rises when the same bytes would give another text.
const VERSION: &str = "1";

/// Flattens a page and gathers what its markup says.
///
/// # Errors
/// [`Unreadable::NoText`] if the page shows no words.
pub(crate) fn take(decoded: Decoded, name: &str) -> Result<Extraction, Unreadable> {
    let mut flat = flatten(&decoded.content);
    if flat.text.chars().all(char::is_whitespace) {
        return Err(Unreadable::NoText { name: name.into() });
    }
    let text = Text::new(flat.text);
    let mut remarks = decoded.remarks;
    let opinions = article::find(&decoded.content, flat.depth, &text, &mut remarks);
    opinions.mark(&text, &mut flat.marks);
    Ok(Extraction {
        candidates: head::candidates(&flat.head),
        text,
        extractor: Extractor {
            name: "html".into(),
            version: VERSION.into(),
        },
        html: true,
        body_hint: opinions.first.or(opinions.second),
        remarks,
        marks: flat.marks,
    })
}
