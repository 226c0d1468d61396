//! Where the article stands in a flattened page: `trafilatura`'s choice, with `dom_smoothie` as second opinion.
//!
//! Both give text of their own making; a block of ours is the article's if most of its runs of four words stand in theirs.

use crate::extract::{LineMark, Opinion};
use crate::layout::block_spans;
use crate::shingles::{digest, word_digests};
use crate::{Span, Text};
use dom_smoothie::Readability;
use std::collections::HashSet;
use trafilatura::{HtmlDateMode, Options};

/// Bytes of HTML beyond which no opinion is asked for: both libraries take more than linear time.
const LARGEST: usize = 3_000_000;
/// Nesting beyond which they might exhaust the stack.
const DEEPEST: usize = 200;
/// Ampersands beyond which no second opinion is asked for: `dom_smoothie` 0.19 takes time quadratic in their number (60,000: 10 s).
const REFERENCES: usize = 5_000;
/// Words of the runs that are compared.
const RUN: usize = 4;
/// Characters in common, in percent of those in either choice, below which the two are said to disagree.
const AGREED: usize = 50;

/// Where the article stands, in order, as two libraries say; `None` where one of them finds none or was not asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opinions {
    pub(crate) first: Option<Vec<Span>>,
    pub(crate) second: Option<Vec<Span>>,
}

impl Opinions {
    /// Tells each line what the two say of it. Linear in the number of lines.
    pub(crate) fn mark(&self, text: &Text, marks: &mut [LineMark]) {
        for (which, opinion) in [&self.first, &self.second].into_iter().enumerate() {
            let Some(spans) = opinion else { continue };
            let mut rest = spans.iter().peekable();
            for mark in marks.iter_mut() {
                let point = text.point_at(mark.start);
                while rest.next_if(|span| span.end <= point).is_some() {}
                let inside = rest.peek().is_some_and(|span| span.start <= point);
                mark.opinions[which] = if inside { Opinion::Inside } else { Opinion::Outside };
            }
        }
    }
}

/// Asks both libraries for the article. A page too large or too deep for them is not asked about, which a remark says.
pub(crate) fn find(html: &str, depth: usize, text: &Text, remarks: &mut Vec<String>) -> Opinions {
    if html.len() > LARGEST || depth > DEEPEST {
        remarks.push("the page's markup is too large or too deeply nested to be asked for the article: told by its lines alone".into());
        return Opinions::default();
    }
    let blocks = block_spans(text);
    let chosen = |words: Option<String>| words.map(|words| choose(text, &blocks, &words)).filter(|chosen| !chosen.is_empty());
    let opinions = Opinions {
        first: chosen(guarded(|| first_opinion(html))),
        second: chosen(guarded(|| second_opinion(html))),
    };
    if let (Some(first), Some(second)) = (&opinions.first, &opinions.second)
        && agreement(first, second) < AGREED
    {
        remarks.push("two ways of finding the article in the page's markup disagree: check where it begins and ends".into());
    }
    opinions
}

/// An opinion, or none where the library that gives it breaks down: a page of broken markup must be read all the same.
fn guarded(opinion: impl FnOnce() -> Option<String>) -> Option<String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(opinion)).ok().flatten()
}

fn first_opinion(html: &str) -> Option<String> {
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let result = trafilatura::extract(html, &options).ok()?;
    Some(result.content_text).filter(|text| !text.trim().is_empty())
}

fn second_opinion(html: &str) -> Option<String> {
    if html.bytes().filter(|&byte| byte == b'&').count() > REFERENCES {
        return None;
    }
    let article = Readability::new(html, None, None).ok()?.parse().ok()?;
    Some(article.text_content.to_string()).filter(|text| !text.trim().is_empty())
}

/// The blocks that stand in some words.
fn choose(text: &Text, blocks: &[Span], words: &str) -> Vec<Span> {
    let runs: HashSet<u64> = digests(words).into_iter().collect();
    let lines: HashSet<Vec<u64>> = words.lines().map(word_digests).collect();
    let stands = |span: &&Span| {
        let block = text.get(**span).unwrap_or_default();
        let own = digests(block);
        match own.len() {
            0 => lines.contains(&word_digests(block)),
            all => own.iter().filter(|run| runs.contains(run)).count() * 10 >= all * 6,
        }
    };
    blocks.iter().filter(stands).copied().collect()
}

/// How many characters two choices have in common, in percent of those in either.
fn agreement(first: &[Span], second: &[Span]) -> usize {
    let length = |spans: &[Span]| spans.iter().map(|span| span.end - span.start).sum::<usize>();
    let known: HashSet<&Span> = first.iter().collect();
    let shared: usize = second
        .iter()
        .filter(|span| known.contains(span))
        .map(|span| span.end - span.start)
        .sum();
    shared * 100 / (length(first) + length(second) - shared).max(1)
}

fn digests(stretch: &str) -> Vec<u64> {
    word_digests(stretch).windows(RUN).map(digest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_breaks_down_gives_no_opinion() {
        assert_eq!(guarded(|| Some("words".to_owned())), Some("words".to_owned()));
        assert_eq!(
            guarded(|| "words"
                .get(..std::hint::black_box(9))
                .map(str::to_owned)
                .map(Some)
                .expect("too long by design")),
            None
        );
    }

    #[test]
    fn lines_are_told_both_opinions() {
        let text = Text::new("Menu\n\nThe dam holds.\n\nFooter\n".into());
        let mut marks: Vec<LineMark> = [0, 6, 22].map(|start| LineMark::new(start, 0)).into();
        let opinions = Opinions {
            first: Some(vec![Span { start: 6, end: 20 }]),
            second: None,
        };
        opinions.mark(&text, &mut marks);
        let first: Vec<Opinion> = marks.iter().map(|mark| mark.opinions[0]).collect();
        assert_eq!(first, [Opinion::Outside, Opinion::Inside, Opinion::Outside]);
        assert!(marks.iter().all(|mark| mark.opinions[1] == Opinion::None));
    }
}
