//! Verbs of the table where they are used as verbs.

use crate::statements::cues::{Cue, Frame, Tense, cue};
use crate::statements::grammar::{BE, PRONOUN, is_adverb, is_auxiliary, is_negation, is_noun_use};
use crate::statements::scene::Scene;
use crate::words::Prose;
use standoff_syntax::{Form, Relation, Tag};
use std::ops::Range;

/// A verb in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    /// The verb's word.
    pub verb: usize,
    /// The verb whose subject speaks: "went" in "went on to say", else the verb itself.
    pub governor: usize,
    /// Its entry.
    pub cue: &'static Cue,
    /// Its form.
    pub tense: Tense,
    /// "was told", "is condemned".
    pub passive: bool,
    /// "did not say".
    pub negated: bool,
}

/// The verb at a word, if the word is a verb there and says something about somebody's words.
pub(crate) fn at(scene: &Scene, verb: usize, sentence: &Range<usize>) -> Option<Predicate> {
    let prose = scene.prose;
    let (cue, tense) = cue(prose.lower(verb))?;
    if is_tagged_noun(scene, verb, tense) {
        return None;
    }
    let (first, negated) = auxiliaries(prose, verb, sentence);
    let short = is_shortened(prose, first, tense, sentence);
    if is_noun_use(prose, verb) && !short || prose.is_capital(verb) && verb > sentence.start {
        return None;
    }
    let has = |words: &[&str]| (first..verb).any(|at| words.contains(&prose.lower(at)));
    let refuses = negated && has(&["would", "wouldn't"]) && !is_reported(prose, first, sentence);
    let modal = !refuses && has(MODAL);
    let being = has(BE) || short || has(&["isn't", "aren't", "wasn't", "weren't"]);
    let passive = !short && has(BE) && matches!(tense, Tense::Past | Tense::Participle);
    let infinitive = first > sentence.start && prose.lower(first - 1) == "to";
    let governor = if infinitive { aspect(prose, first - 1, sentence) } else { None };
    let used = match tense {
        Tense::Past => passive || !is_reduced(prose, verb),
        Tense::Participle if prose.lower(verb + 1) == "by" && first == verb => prose.is(verb - usize::from(verb > 0), &["and"]),
        Tense::Participle => has(&["has", "have", "had", "'ve", "having"]) || passive || short,
        Tense::Third => !matches!(cue.verb, "state" | "voice" | "view" | "see" | "press") || prose.lower(verb + 1) == "that",
        Tense::Gerund => gerund_is_used(prose, first, sentence, being),
        Tense::Base => refuses || governor.is_some() || base_is_used(prose, first, verb, sentence) || is_tagged_finite(scene, verb),
    };
    (used && !modal && (!infinitive || governor.is_some())).then_some(Predicate {
        verb,
        governor: governor.unwrap_or(match prose.lower(first) {
            _ if short => first - 1,
            "neither" => first,
            _ => verb,
        }),
        cue,
        tense,
        passive,
        negated,
    })
}

/// Verbs that take a deed out of what happened.
const MODAL: &[&str] = &[
    "will",
    "would",
    "may",
    "might",
    "could",
    "can",
    "should",
    "must",
    "'ll",
    "'d",
    "cannot",
    "won't",
    "wouldn't",
    "can't",
    "couldn't",
    "shouldn't",
];

/// "he's claiming", "she's said": the auxiliary is only an apostrophe and a letter.
fn is_shortened(prose: &Prose, first: usize, tense: Tense, sentence: &Range<usize>) -> bool {
    let clitic = first > sentence.start + 1 && prose.lower(first - 1) == "'s" && PRONOUN.contains(&prose.lower(first - 2));
    clitic && matches!(tense, Tense::Gerund | Tense::Past | Tense::Participle)
}

/// Whether the tag says that a form which can be both is no verb here, and no "that" behind it says otherwise.
fn is_tagged_noun(scene: &Scene, verb: usize, tense: Tense) -> bool {
    let either = matches!(tense, Tense::Base | Tense::Third);
    let nominal = matches!(scene.trees.tag(verb), Tag::Noun | Tag::ProperNoun | Tag::Adjective);
    either && nominal && scene.prose.lower(verb + 1) != "that"
}

/// Whether a base form is tagged as a finite verb with a subject before it: "researchers at the university doubt it".
fn is_tagged_finite(scene: &Scene, verb: usize) -> bool {
    let trees = scene.trees;
    trees.tag(verb) == Tag::Verb
        && trees.form(verb) == Form::Present
        && trees.child(verb, Relation::Nsubj).is_some_and(|subject| subject < verb)
}

/// Whether somebody else's verb of speech stands before a word in its sentence: "said it would not confirm" is a promise, no silence.
fn is_reported(prose: &Prose, at: usize, sentence: &Range<usize>) -> bool {
    let from = at.saturating_sub(30).max(sentence.start);
    (from..at).any(|word| cue(prose.lower(word)).is_some() || prose.is(word, &["that", "if", "according"]))
}

/// A participle behind its noun: "the facts reported by the council", "a group called the Stewards".
fn is_reduced(prose: &Prose, verb: usize) -> bool {
    let agent = prose.lower(verb + 1) == "by"
        && !prose.lower(verb + 2).ends_with("ing")
        && !prose.is(verb + 2, &["phone", "telephone", "email", "e-mail", "mail", "letter", "text"])
        && !prose.is(verb.wrapping_sub(1), &["and", "or"]);
    let article = verb
        .checked_sub(2)
        .is_some_and(|at| prose.is(at, &["a", "an"]) || at > 0 && prose.is(at - 1, &["a", "an"]));
    let named = prose.is(verb, &["called", "dubbed", "termed"]) && article && !prose.is_capital(verb - 1);
    agent || named
}

/// The verb before "to" that only says that speech began, went on or was repeated: "went on to say", "continued to insist".
fn aspect(prose: &Prose, to: usize, sentence: &Range<usize>) -> Option<usize> {
    let before = to.checked_sub(1).filter(|&at| at > sentence.start)?;
    let plain = prose.is(
        before,
        &[
            "continued",
            "continues",
            "continue",
            "began",
            "begun",
            "proceeded",
            "rushed",
            "hastened",
        ],
    );
    let gone = prose.lower(before) == "on" && prose.is(before - 1, &["went", "goes", "gone"]);
    (plain || gone).then_some(before - usize::from(gone))
}

/// The first auxiliary or adverb before a verb, and whether a negation is among them.
pub(crate) fn auxiliaries(prose: &Prose, verb: usize, sentence: &Range<usize>) -> (usize, bool) {
    let mut first = verb;
    while first > sentence.start
        && (is_auxiliary(prose.lower(first - 1)) || is_adverb(prose.lower(first - 1)) || is_negation(prose.lower(first - 1)))
    {
        first -= 1;
    }
    let negated = (first..verb).any(|at| is_negation(prose.lower(at)));
    (first, negated)
}

/// Gerunds count in the progressive, behind a comma, behind "by", behind "with somebody" and behind what somebody wrote.
fn gerund_is_used(prose: &Prose, first: usize, sentence: &Range<usize>, progressive: bool) -> bool {
    let Some(before) = first.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    progressive || prose.is(before, &[",", "by", "and", "as"]) || accompanies(prose, first, sentence) || is_message(prose.lower(before))
}

/// "with one side demanding", "with officials warning".
pub(super) fn accompanies(prose: &Prose, verb: usize, sentence: &Range<usize>) -> bool {
    let from = verb.saturating_sub(6).max(sentence.start);
    (from..verb.saturating_sub(1))
        .rev()
        .take_while(|&at| !prose.words[at].is_mark() && !is_auxiliary(prose.lower(at)))
        .any(|at| prose.lower(at) == "with")
}

/// What people write, which then speaks for them: "a letter saying".
fn is_message(word: &str) -> bool {
    matches!(
        word,
        "statement" | "letter" | "email" | "e-mail" | "memo" | "message" | "tweet" | "note" | "petition" | "motion" | "resolution"
    )
}

/// Base forms count behind "do" and behind a plural or a pronoun.
fn base_is_used(prose: &Prose, first: usize, verb: usize, sentence: &Range<usize>) -> bool {
    let does = (first..verb).any(|at| prose.is(at, &["do", "does", "did", "don't", "doesn't", "didn't"]));
    let Some(before) = first.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    let word = prose.lower(before);
    let made = (before.saturating_sub(3).max(sentence.start)..before).any(|at| {
        prose.is(
            at,
            &[
                "let", "lets", "make", "makes", "made", "help", "helps", "helped", "saw", "heard", "see", "hear",
            ],
        )
    });
    if made && !does {
        return false;
    }
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
    does || PRONOUN.contains(&word) || (plural || matches!(word, "people" | "press" | "media")) && first == verb
}

impl Predicate {
    /// Whether the verb takes a frame.
    pub fn takes(&self, frame: Frame) -> bool {
        self.cue.takes(frame)
    }
}
