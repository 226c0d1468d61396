//! Whatever the bytes: no panic, spans within the text, article and furniture together every character once, and in good time.

#![allow(clippy::unwrap_used)] // what a test invents is read or the test fails
#![allow(clippy::print_stdout)] // times are shown with --nocapture

use proptest::prelude::*;
use standoff_reading::{Page, Span, Text, Unreadable, dates, extract, lay_out};
use std::time::{Duration, Instant};

/// Checks what must hold of every page.
fn check(text: &Text, page: &Page) {
    let mut seen = vec![0_u8; text.len()];
    let furniture = page.furniture.iter().map(|piece| piece.span);
    for span in page.body.iter().copied().chain(furniture) {
        assert!(text.get(span).is_some(), "{span:?} is not within the text");
        seen[span.start..span.end].iter_mut().for_each(|times| *times += 1);
    }
    for (at, c) in text.as_str().chars().enumerate() {
        assert!(
            seen[at] == 1 || (seen[at] == 0 && c.is_whitespace()),
            "{c:?} at {at} is covered {} times",
            seen[at]
        );
    }
    let within = |inner: Span, outer: Span| outer.start <= inner.start && inner.end <= outer.end && inner.start < inner.end;
    for paragraph in &page.paragraphs {
        assert!(page.body.iter().any(|stretch| within(*paragraph, *stretch)));
    }
    for sentence in &page.sentences {
        assert!(within(sentence.span, sentence.paragraph));
    }
    assert!(page.sentences.is_sorted_by_key(|sentence| sentence.span));
    let found = [&page.title, &page.outlet, &page.byline, &page.published, &page.updated];
    for span in found.into_iter().flatten().filter_map(|found| found.span) {
        assert!(text.get(span).is_some());
    }
}

/// Reads bytes all the way to dates.
fn read(bytes: &[u8], name: &str) {
    if let Ok(extraction) = extract(bytes, name) {
        let page = lay_out(&extraction);
        check(&extraction.text, &page);
        let anchor = dates::Anchor::published(page.published.as_ref().map(|found| found.value.as_str()));
        for expression in dates::find_all(&extraction.text, &page.sentences, &anchor) {
            assert!(extraction.text.get(expression.span).is_some());
        }
    }
}

/// Lines as pages have them, with much that is odd.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,8}( [a-zé’]{1,9}){5,25}[.?!]”?",
        "[A-Z][a-z]+ [A-Z][a-z]+",
        "(By|BY|Written by) [A-Z][a-z]+ [A-Z]\\. [A-Z][a-z]+(Published : May [0-9]{1,2}, 20[0-9]{2} - [0-9]{2}:[0-9]{2})?",
        "(Posted|Updated) [A-Z][a-z]{2}\\. [0-9]{1,2}, [0-9]{4}",
        "(Related posts|Leave a reply|Photo: AP|Read more: x|3 comments)",
        "(on Monday|last year|two years ago|June 31|2021-02-30|the next day|99999 years ago|in 1990s|9999-12-31)( [a-z]+)?\\.",
        "\\PC{0,40}",
        "",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn bytes_never_break_anything(bytes in prop::collection::vec(any::<u8>(), 0..400), html in any::<bool>()) {
        read(&bytes, if html { "a.html" } else { "a.txt" });
    }

    #[test]
    fn lines_never_break_anything(lines in prop::collection::vec(line(), 0..25), end in prop_oneof!["\n", "\r\n", "\n\n", "\u{2028}"], mark in any::<bool>()) {
        let page = format!("{}{}", if mark { "\u{feff}" } else { "" }, lines.join(&end));
        read(page.as_bytes(), "a.txt");
    }

    #[test]
    fn tags_never_break_anything(pieces in prop::collection::vec(prop_oneof![
        "<(/)?(p|div|li|ul|h1|title|script|style|table|td|br|a|head|body|svg)( [a-z]+=[\"']?[a-z:/ -]{0,9}[\"']?)?>",
        "[A-Z][a-z]{2,8}( [a-z]{1,9}){5,25}\\.", "\\PC{0,20}", "<!--", "-->", "&[a-z]{1,6};?", "&#x?[0-9]{1,7};",
    ], 0..40)) {
        read(format!("<html>{}", pieces.concat()).as_bytes(), "a.html");
    }
}

/// How long a page of the worst kind may take: anything quadratic takes far longer, a loaded machine does not.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn pages_made_to_hurt_are_read_in_good_time() {
    let length = if cfg!(debug_assertions) { 250_000 } else { 1_000_000 };
    let cases: Vec<(&str, String, &str)> = vec![
        ("one line", "word ".repeat(length / 5), "a.txt"),
        ("one word", "a".repeat(length), "a.txt"),
        ("newlines", "a\n".repeat(length / 2), "a.txt"),
        ("blank lines", format!("a{}b", "\n".repeat(length)), "a.txt"),
        ("full stops", ". ".repeat(length / 2), "a.txt"),
        ("one sentence for ever", "The dam held on Monday. ".repeat(length / 24), "a.txt"),
        (
            "one paragraph for ever",
            "The dam held on Monday, but the lake fell again by two metres, they said.\n".repeat(length / 74),
            "a.txt",
        ),
        ("dates", "June 3 ".repeat(length / 7), "a.txt"),
        ("bylines", "By Ana Cruz\n".repeat(length / 12), "a.txt"),
        ("headings", "Related posts\n".repeat(length / 14), "a.txt"),
        ("names", "Ana Cruz\n".repeat(length / 9), "a.txt"),
        ("open tags", format!("<html>{}", "<div>".repeat(length / 5)), "a.html"),
        (
            "paragraphs",
            format!(
                "<html>{}",
                "<p>The dam held on Monday, but the lake fell again, they said.".repeat(length / 62)
            ),
            "a.html",
        ),
        ("attributes", format!("<html><p {}>x", "a ".repeat(length / 2)), "a.html"),
        ("references", format!("<html>{}", "&amp".repeat(length / 4)), "a.html"),
        ("open comments", format!("<html>x{}", "<!--".repeat(length / 4)), "a.html"),
    ];
    for (what, page, name) in cases {
        let start = Instant::now();
        read(page.as_bytes(), name);
        let took = start.elapsed();
        println!("{what}: {took:?}");
        assert!(took < PATIENCE, "{what} took {took:?}");
    }
}

#[test]
fn fifty_megabytes_are_refused_at_once() {
    let start = Instant::now();
    let refused = extract(&vec![b'a'; 50_000_000], "long.txt");
    assert!(matches!(&refused, Err(Unreadable::TooLarge { size: 50_000_000, .. })));
    assert!(refused.unwrap_err().to_string().contains("long.txt: 50000000 bytes"));
    assert!(start.elapsed() < Duration::from_secs(5));
}
