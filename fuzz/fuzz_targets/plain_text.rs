//! Any bytes as a plain-text page: no panic, and article and furniture cover every character once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standoff_reading::{dates, extract, lay_out};

fuzz_target!(|bytes: &[u8]| {
    let Ok(extraction) = extract(bytes, "page.txt") else { return };
    let (text, page) = (&extraction.text, lay_out(&extraction));
    let mut seen = vec![0_u8; text.len()];
    for span in page.body.iter().copied().chain(page.furniture.iter().map(|piece| piece.span)) {
        assert!(text.get(span).is_some());
        seen[span.start..span.end]
            .iter_mut()
            .for_each(|times| *times = times.saturating_add(1));
    }
    for (at, c) in text.as_str().chars().enumerate() {
        assert!(seen[at] == 1 || (seen[at] == 0 && c.is_whitespace()));
    }
    for day in [None, Some("2021-03-30"), Some("9999-12-31"), Some("0001-01-01")] {
        for expression in dates::find_all(text, &page.sentences, &dates::Anchor::published(day)) {
            assert!(text.get(expression.span).is_some());
        }
    }
});
