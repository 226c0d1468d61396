//! Any bytes as two pages of one dossier, read whole and linked: no panic, and the span of every item within the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standoff_reading::{Actors, code, extract, link};

fuzz_target!(|bytes: &[u8]| {
    let name = if bytes.first() == Some(&b'<') { "page.html" } else { "page.txt" };
    let Ok(extraction) = extract(bytes, name) else { return };
    let (text, document) = (&extraction.text, code(&extraction, &Actors::default()));
    let statements = document.statements.iter().flat_map(|item| item.content.iter().copied().chain([item.passage]));
    let events = document.events.iter().map(|item| item.span);
    let commitments = document.commitments.iter().map(|item| item.span);
    let mentions = document.mentions.iter().map(|item| item.span);
    for span in statements.chain(events).chain(commitments).chain(mentions) {
        assert!(text.get(span).is_some(), "{span:?} is not within the text");
    }
    let record = link(vec![document.clone(), document], &Actors::default());
    assert_eq!(record.documents.len(), 2);
});
