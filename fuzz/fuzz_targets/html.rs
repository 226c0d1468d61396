//! Any bytes as an HTML page: no panic, and every span within the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standoff_reading::{extract, lay_out};

fuzz_target!(|bytes: &[u8]| {
    let Ok(extraction) = extract(bytes, "page.html") else { return };
    let page = lay_out(&extraction);
    for span in page.body.iter().copied().chain(page.furniture.iter().map(|piece| piece.span)) {
        assert!(extraction.text.get(span).is_some());
    }
    for sentence in &page.sentences {
        assert!(extraction.text.get(sentence.span).is_some());
    }
});
