//! Words with which a speaker disapproves of what is talked about: "unfair", "a betrayal", "an insult to", "too slow".

use crate::statements::denial::stands;
use crate::statements::scene::Scene;
use standoff_syntax::Tag;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Words looked at.
const REACH: usize = 40;

/// Words behind which stands why or when, and no longer what is judged.
const REASON: &[&str] = &["if", "unless", "after", "before", "because", "until", "once", "when"];

/// Whether the words disapprove. Bounded by [`REACH`].
pub(crate) fn disapproves(scene: &Scene, words: &Range<usize>) -> bool {
    let prose = scene.prose;
    let end = words.end.min(words.start + REACH);
    let judged = (words.start + 1..end)
        .find(|&at| prose.is(at, REASON) && !prose.is(at - 1, &["even", "as", "only"]))
        .unwrap_or(end);
    (words.start..judged).any(|at| blames(scene, at, judged) || is_too_much(scene, at, judged))
}

/// Whether a word of the table, or the first of a phrase of it, stands at a word.
fn blames(scene: &Scene, at: usize, end: usize) -> bool {
    let Some(phrases) = table().get(scene.prose.lower(at)) else {
        return false;
    };
    phrases
        .iter()
        .any(|phrase| at + phrase.split(' ').count() <= end && stands(scene.prose, at, phrase))
}

/// The phrases of the table by their first word.
fn table() -> &'static HashMap<&'static str, Vec<&'static str>> {
    static TABLE: OnceLock<HashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<&str, Vec<&str>> = HashMap::new();
        let phrases = include_str!("../../data/disapproval.txt").lines();
        for phrase in phrases.filter(|phrase| !phrase.starts_with('#') && !phrase.is_empty()) {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            table.entry(first).or_default().push(phrase);
        }
        table
    })
}

/// "too slow", "far too many": more than should be. "too" behind a comma or at the end means "also".
fn is_too_much(scene: &Scene, at: usize, end: usize) -> bool {
    let degree =
        matches!(scene.trees.tag(at + 1), Tag::Adjective | Tag::Adverb) || scene.prose.is(at + 1, &["much", "many", "little", "few"]);
    scene.prose.lower(at) == "too" && at + 1 < end && degree && at > 0 && scene.prose.lower(at - 1) != ","
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::Quotes;
    use crate::trees::Trees;
    use crate::words::Prose;
    use crate::{Span, Text, sentences};

    fn blamed(content: &str) -> bool {
        let text = Text::new(content.to_owned());
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(&text, &sentences::split(&text, whole));
        let (quotes, trees) = (Quotes::find(&prose), Trees::new(&prose));
        let scene = Scene::new(&prose, &quotes, &trees, &[]);
        disapproves(&scene, &(0..prose.words.len()))
    }

    #[test]
    fn words_and_phrases_of_blame_are_found() {
        for words in [
            "The ban is a travesty.",
            "The ministry acted in bad faith when it drew the border.",
            "The second campus is far too small.",
            "They have turned their backs on the runners.",
            "The tender was rigged from the first round.",
        ] {
            assert!(blamed(words), "{words}");
        }
    }

    #[test]
    fn what_only_reports_is_no_blame() {
        for words in [
            "The ban ends in June.",
            "The talks broke down on Sunday.",
            "The parents want a bus, too.",
            "The runners will come back if the ban is found unlawful.",
            "The lake lies north of the fence.",
        ] {
            assert!(!blamed(words), "{words}");
        }
    }
}
