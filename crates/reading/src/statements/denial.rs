//! Whether the speaker of some words denies or refuses in them: the main verb is negated, or it is one that denies by itself.
//!
//! Words at the opening tell most of it; the tree adds verbs that stand behind a long subject, behind a relative clause or behind
//! "and". Two negations that lift each other ("nobody doubts", "nothing that … cannot") and negations of measure ("not only",
//! "no later than") deny nothing, nor does what is negated in a condition.

use crate::statements::grammar::{PREPOSITION, is_negation};
use crate::statements::scene::Scene;
use crate::words::Prose;
use standoff_syntax::{Form, Relation, Tag};
use std::ops::Range;

/// Words looked at for the main verb of the content.
pub(crate) const MAIN: usize = 14;

/// Most words of content whose tree is looked at, and most verbs.
const REACH: usize = 80;
const VERBS: usize = 6;

/// Whether the speaker denies or refuses. Bounded by [`REACH`].
pub(crate) fn denies(scene: &Scene, words: &Range<usize>) -> bool {
    let words = behind_condition(scene, words);
    match by_words(scene.prose, &words) {
        Some(denied) => denied,
        None => by_tree(scene, &words),
    }
}

/// Whether the words at the opening alone deny or refuse: what is said then is a denial before anything else.
pub(crate) fn opens_denying(scene: &Scene, words: &Range<usize>) -> bool {
    by_words(scene.prose, &behind_condition(scene, words)) == Some(true)
}

/// Words that open a clause which only says when or why the main one holds.
const SETTING: &[&str] = &[
    "if", "unless", "because", "since", "when", "while", "although", "though", "until", "once", "after", "before", "as", "whereas", "even",
    "whenever", "without",
];

/// Content behind its leading condition or setting: "If no one answers, we will strike" begins at "we".
fn behind_condition(scene: &Scene, words: &Range<usize>) -> Range<usize> {
    let prose = scene.prose;
    if !prose.is(words.start, SETTING) {
        return words.clone();
    }
    let end = words.end.min(words.start + 40);
    let comma = (words.start + 2..end).find(|&at| prose.lower(at) == ",");
    comma.map_or_else(|| words.clone(), |comma| comma + 1..words.end)
}

/// Words after which a further clause begins.
const OPENS: &[&str] = &[
    "if", "because", "unless", "until", "that", "which", "who", "—", "although", "though", "whereas", "while",
];

/// Words behind which a "that" leads on to what is meant: "I am sure that it will not hold".
const LEADS_ON: &[&str] = &[
    "think",
    "believe",
    "sure",
    "certain",
    "clear",
    "convinced",
    "say",
    "expect",
    "hope",
    "mean",
    "know",
    "feel",
    "fear",
    "afraid",
    "fact",
    "is",
    "was",
    "so",
];

/// What the words at the opening say: `Some(false)` where negations lift each other, `None` where nothing is negated.
fn by_words(prose: &Prose, words: &Range<usize>) -> Option<bool> {
    let end = words.end.min(words.start + MAIN);
    let clause = (words.start + 1..end)
        .find(|&at| {
            let pointing = prose.lower(at) == "that" && (PREPOSITION.contains(&prose.lower(at - 1)) || prose.is(at - 1, LEADS_ON));
            let told = prose.lower(at - 1) == "," && prose.lower(at) == "that";
            prose.is(at, OPENS) && !pointing && !told && prose.lower(at - 1) != "and"
        })
        .unwrap_or(end);
    let at = (words.start..clause).find(|&at| negates(prose, at, words) || refuses(prose, at))?;
    Some(!lifted(prose, at, words))
}

/// Adverbs and pronouns that negate as much as "not" does.
const NEARLY: &[&str] = &["nobody", "nowhere", "hardly", "scarcely", "barely", "seldom", "rarely"];

/// Words behind "not" or "no" with which the two negate nothing.
const MEASURE: &[&str] = &[
    "only", "just", "merely", "simply", "least", "doubt", "matter", "wonder", "sooner", "less", "fewer", "later",
];

/// Whether a word negates the clause it stands in.
fn negates(prose: &Prose, at: usize, words: &Range<usize>) -> bool {
    let word = prose.lower(at);
    let next = prose.lower(at + 1);
    let measured =
        MEASURE.contains(&next) || next == "more" && prose.lower(at + 2) == "than" || next == "earlier" && prose.lower(at + 2) == "than";
    let contrasted = word == "not" && at > words.start && prose.is(at - 1, &[",", "—", "or", "if"]);
    let contracted = word.ends_with("n't") && word.len() > 3;
    (is_negation(word) || NEARLY.contains(&word) || contracted) && !(matches!(word, "not" | "no") && (measured || contrasted))
        || matches!(word, "fails" | "failed")
            && !prose.is(at.wrapping_sub(1), &["the", "a", "its", "his", "her", "their", "of", "and", "all"])
        || matches!(word, "few" | "little")
            && !prose.is(
                at.wrapping_sub(1),
                &["a", "the", "these", "those", "last", "next", "past", "as", "with"],
            )
            && at == words.start
}

/// Verbs with which somebody refuses or denies; the speaker does so where the subject is a pronoun that means him.
const REFUSING: &[&str] = &[
    "refuse", "refuses", "refused", "reject", "rejects", "rejected", "deny", "denies", "denied", "decline", "declined", "declines",
    "oppose", "opposes", "opposed", "doubt", "doubts", "doubted",
];

/// Adjectives and phrases that deny whoever their subject is.
const DENYING: &[&str] = &[
    "unwilling",
    "unable",
    "unlikely",
    "impossible",
    "inconceivable",
    "unthinkable",
    "premature",
    "doubtful",
    "improbable",
    "implausible",
    "questionable",
    "dubious",
    "unclear",
    "uncertain",
    "sceptical",
    "skeptical",
    "unconvinced",
    "stop short",
    "stopped short",
    "stops short",
    "far from",
    "out of the question",
    "too early to",
    "too soon to",
    "too late to",
    "anything but",
    "falls short",
    "fell short",
    "fall short",
    "lack of",
    "lacks the",
    "are against",
    "is against",
    "am against",
    "were against",
    "was against",
    "has yet to",
    "have yet to",
    "had yet to",
    "is yet to",
    "are yet to",
    "hard to imagine",
    "hard to believe",
    "hard to see",
    "difficult to imagine",
    "difficult to see",
    "difficult to believe",
    "surprised if",
    "remains to be seen",
    "we rule out",
    "i rule out",
    "it rules out",
    "it ruled out",
    "he ruled out",
    "she ruled out",
    "they ruled out",
    "we ruled out",
    "has ruled out",
    "have ruled out",
    "had ruled out",
];

/// Pronouns that mean the speaker in his own words and in reported ones.
const SPEAKERS: &[&str] = &["we", "i", "it", "he", "she", "they"];

fn refuses(prose: &Prose, at: usize) -> bool {
    let subject = (at.saturating_sub(3)..at).any(|before| prose.is(before, SPEAKERS));
    let article = prose.is(at.wrapping_sub(1), &["the", "a", "an", "its", "his", "her", "their"]);
    prose.is(at, REFUSING) && subject && !article || DENYING.iter().any(|phrase| stands(prose, at, phrase))
}

/// Whether the words of a phrase stand from a word on.
pub(super) fn stands(prose: &Prose, at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(step, word)| prose.lower(at + step) == word)
}

/// Words that turn a negation into its opposite when they stand in its clause.
const UNDOING: &[&str] = &[
    "doubt",
    "doubts",
    "doubted",
    "dispute",
    "disputes",
    "disputed",
    "deny",
    "denies",
    "denied",
    "question",
    "questions",
    "questioned",
    "impossible",
    "unlikely",
    "unreasonable",
    "unwilling",
    "unthinkable",
    "unusual",
    "unheard",
    "unable",
    "fail",
    "fails",
    "failed",
    "reject",
    "rejects",
    "rejected",
    "oppose",
    "opposed",
    "opposes",
    "inconceivable",
];

/// Whether the negation at a word is lifted by a second one: "nobody doubts", "nothing … cannot", "would not be impossible".
fn lifted(prose: &Prose, at: usize, words: &Range<usize>) -> bool {
    let all = prose.is(at, &["nothing", "nobody", "no"]);
    let second = all && (at + 1..words.end.min(at + 16)).any(|later| prose.is(later, &["cannot", "can't"]));
    let negation = is_negation(prose.lower(at)) || NEARLY.contains(&prose.lower(at));
    let undone = negation
        && (at + 1..words.end.min(at + 4))
            .take_while(|&later| !prose.is(later, &["that", ",", "and", "or", "to"]))
            .any(|later| prose.is(later, UNDOING));
    let undone = undone || negation && prose.is(at + 1, &["but", "without"]) && prose.lower(at) != "nothing";
    let loses = prose.is(at, &["nobody", "no"])
        && (at + 1..words.end.min(at + 4)).any(|later| prose.is(later, &["loses", "lose", "lost", "suffers", "complains"]));
    second || undone || loses
}

/// Whether the tree hangs a negation on one of the main verbs.
fn by_tree(scene: &Scene, words: &Range<usize>) -> bool {
    let words = words.start..words.end.min(words.start + REACH);
    mains(scene, &words).into_iter().any(|verb| is_denied(scene, verb, &words))
}

/// The main verb of some words and the verbs that "and" joins to it.
fn mains(scene: &Scene, words: &Range<usize>) -> Vec<usize> {
    let trees = scene.trees;
    let outside = |at: usize| trees.head(at).is_none_or(|head| !words.contains(&head));
    let subject = |at: usize| {
        [Relation::Nsubj, Relation::NsubjPass, Relation::Expl]
            .iter()
            .any(|&relation| trees.child(at, relation).is_some())
    };
    let root = words.clone().find(|&at| outside(at) && !scene.prose.is_mark_at(at) && subject(at));
    let mut mains: Vec<usize> = root.into_iter().collect();
    let mut next = 0;
    while let Some(&verb) = mains.get(next).filter(|_| mains.len() < VERBS) {
        let finite = |at: &usize| {
            matches!(trees.tag(*at), Tag::Verb | Tag::Adjective | Tag::Noun) && subject(*at)
                || trees.tag(*at) == Tag::Verb && trees.form(*at) != Form::Gerund
        };
        let joined = trees
            .children(verb)
            .filter(|&at| words.contains(&at) && at > verb && trees.relation(at) == Relation::Conj);
        mains.extend(joined.filter(finite));
        next += 1;
    }
    mains
}

/// Whether a verb is negated: by an adverb, an auxiliary, or a subject or object with "no".
fn is_denied(scene: &Scene, verb: usize, words: &Range<usize>) -> bool {
    let (trees, prose) = (scene.trees, scene.prose);
    let none = |at: usize| {
        prose.is(at, &["nothing", "nobody", "none", "neither"])
            || trees
                .children(at)
                .any(|below| trees.relation(below) == Relation::Det && prose.is(below, &["no", "neither"]))
    };
    let hangs = |at: usize| match trees.relation(at) {
        Relation::Advmod | Relation::Aux | Relation::AuxPass | Relation::Cop => negates(prose, at, words),
        Relation::Nsubj | Relation::NsubjPass | Relation::Obj => none(at),
        _ => false,
    };
    let conditional = trees
        .children(verb)
        .any(|at| trees.relation(at) == Relation::Mark && prose.is(at, SETTING));
    !conditional
        && trees
            .children(verb)
            .filter(|at| words.contains(at))
            .any(|at| hangs(at) && !lifted(prose, at, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::Quotes;
    use crate::trees::Trees;
    use crate::{Span, Text, sentences};

    /// Invented sentences, each on a line behind `-` if it denies or refuses and `+` if it does not.
    const SENTENCES: &str = include_str!("../../tests/data/denial.txt");

    fn denied(content: &str) -> bool {
        let text = Text::new(content.to_owned());
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(&text, &sentences::split(&text, whole));
        let (quotes, trees) = (Quotes::find(&prose), Trees::new(&prose));
        let scene = Scene::new(&prose, &quotes, &trees, &[]);
        denies(&scene, &(0..prose.words.len()))
    }

    #[test]
    fn sentences_of_other_disputes_are_told_apart() {
        let rows = SENTENCES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let wrong: Vec<&str> = rows
            .filter(|row| {
                let (sign, sentence) = row.split_once(' ').expect("a sign and a sentence");
                denied(sentence) != (sign == "-")
            })
            .collect();
        assert_eq!(wrong, Vec::<&str>::new());
    }
}
