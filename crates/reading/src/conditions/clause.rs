//! A condition in words, and what makes a clause open: wished, promised, refused, to come.

use crate::statements::Scene;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_finite, is_negation};
use crate::words::Prose;
use crate::{ConditionKind, Modality};
use standoff_syntax::{Form, Tag};
use std::ops::Range;

/// A condition in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// What the connective says.
    pub kind: ConditionKind,
    /// The connective's words.
    pub connective: Range<usize>,
    /// The words of the condition.
    pub behind: Range<usize>,
    /// The clause it hangs on.
    pub main: Option<Range<usize>>,
    /// The clause that a condition such as "only then" points back to.
    pub pointed: Option<Range<usize>>,
    /// The rule, where no connective of the table opens the condition.
    pub rule: Option<&'static str>,
}

impl Clause {
    /// A condition whose connective stands in the table.
    pub fn new(kind: ConditionKind, connective: Range<usize>, behind: Range<usize>, main: Option<Range<usize>>) -> Clause {
        Clause {
            kind,
            connective,
            behind,
            main,
            pointed: None,
            rule: None,
        }
    }

    /// A condition that a form of the sentence makes.
    pub fn of_form(self, rule: &'static str) -> Clause {
        Clause { rule: Some(rule), ..self }
    }
}

/// Words of what is to come.
pub(super) const FUTURE: &[&str] = &[
    "will",
    "would",
    "shall",
    "'ll",
    "'d",
    "won't",
    "wouldn't",
    "’ll",
    "’d",
    "won’t",
    "wouldn’t",
];

/// Words of obligation.
pub(super) const OBLIGED: &[&str] = &[
    "must", "should", "needs", "need", "wants", "want", "wanted", "demands", "requires", "insists",
];

/// Whether a clause is open: future, modal, wished, an infinitive, or denied; what is wished, promised, refused or threatened is.
pub(super) fn is_open(scene: &Scene, main: &Range<usize>, modality: Modality) -> bool {
    const OPEN: &[&str] = &[
        "can", "cannot", "could", "may", "might", "can't", "can’t", "has", "have", "had", "to", "no", "ready", "willing", "prepared",
    ];
    let prose = scene.prose;
    let modal = |at: usize| {
        let word = prose.lower(at);
        let had = matches!(word, "has" | "have" | "had") && prose.lower(at + 1) != "to";
        (FUTURE.contains(&word) || OBLIGED.contains(&word) || OPEN.contains(&word)) && !had
    };
    let willed = matches!(
        modality,
        Modality::Offer | Modality::Promise | Modality::Refusal | Modality::Threat | Modality::Demand
    );
    let finite = main.clone().any(|at| is_verb(scene, at));
    main.clone().any(modal)
        || is_announced(scene, main)
        || denies(prose, main)
        || !finite && (willed || prose.is_verb_after(main.start.wrapping_sub(1)))
}

/// "we go back if …": an act announced in the present, no state and no belief.
pub(super) fn is_announced(scene: &Scene, main: &Range<usize>) -> bool {
    const STATES: &[&str] = &[
        "think",
        "believe",
        "know",
        "hope",
        "see",
        "understand",
        "expect",
        "fear",
        "wonder",
        "feel",
        "mean",
        "have",
        "had",
        "are",
        "am",
        "were",
        "was",
        "do",
        "did",
        "said",
        "say",
        "look",
        "like",
        "love",
        "guess",
        "lose",
        "remember",
        "live",
        "could",
        "might",
        "may",
        "should",
        "don't",
        "can",
    ];
    let verb = main.start + 1;
    let own = scene.prose.is(main.start, &["we", "i"]) && verb < main.end;
    let base = own && scene.trees.tag(verb) == Tag::Verb && scene.trees.form(verb) == Form::Present;
    base && !STATES.contains(&scene.prose.lower(verb))
}

/// Whether a clause speaks of what is to come.
pub(super) fn is_future(prose: &Prose, main: &Range<usize>) -> bool {
    main.clone().any(|at| FUTURE.contains(&prose.lower(at)))
}

/// Whether a clause negates or refuses.
pub(super) fn denies(prose: &Prose, main: &Range<usize>) -> bool {
    main.clone().any(|at| {
        is_negation(prose.lower(at))
            || prose.is(
                at,
                &[
                    "refuse",
                    "refuses",
                    "refused",
                    "refusing",
                    "impossible",
                    "rejects",
                    "nobody",
                    "won’t",
                    "can’t",
                ],
            )
    })
}

/// Whether words open like a clause or a gerund: "easing …", "it returns", "the owners agree".
pub(super) fn opens_clause(scene: &Scene, words: &Range<usize>) -> bool {
    is_gerund(scene, words) || PRONOUN.contains(&scene.prose.lower(words.start)) || has_verb(scene, words)
}

/// Whether words open with a gerund that governs something.
pub(super) fn is_gerund(scene: &Scene, words: &Range<usize>) -> bool {
    let first = scene.prose.lower(words.start);
    first.len() > 4 && first.ends_with("ing") && (words.len() > 1 || scene.trees.tag(words.start) == Tag::Verb)
}

/// Whether something like a finite verb stands in the first words.
pub(super) fn has_verb(scene: &Scene, words: &Range<usize>) -> bool {
    let prose = scene.prose;
    let end = words.end.min(words.start + 14);
    let parsed = |at: usize| {
        scene.trees.tag(at) == Tag::Verb
            && matches!(scene.trees.form(at), Form::Past | Form::Present)
            && scene.trees.subtree(at).start <= at
    };
    (words.start + 1..end).any(|at| {
        let word = prose.lower(at);
        let plain = !CONJUNCTION.contains(&word) && !PREPOSITION.contains(&word) && !DETERMINER.contains(&word);
        let third = word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && prose.words[at].spaced
            && !prose.is(at - 1, &["the", "a", "of", "'s"])
            && at > words.start + 1;
        is_finite(prose, at) || parsed(at) || plain && (word.ends_with("ed") && word.len() > 4 || third)
    })
}

/// Whether a word is a finite verb, by the lists of verbs or by its tag.
pub(super) fn is_verb(scene: &Scene, word: usize) -> bool {
    let tagged = matches!(scene.trees.tag(word), Tag::Verb | Tag::Auxiliary);
    tagged && matches!(scene.trees.form(word), Form::Past | Form::Present | Form::Modal) || is_finite(scene.prose, word)
}

/// The first finite verb of a clause.
pub(super) fn verb_of(scene: &Scene, clause: &Range<usize>) -> Option<usize> {
    (clause.start..clause.end.min(clause.start + 24)).find(|&at| is_verb(scene, at))
}

/// The clause right before a connective: from the last ", but", ", and" or semicolon.
pub(super) fn clause_before(prose: &Prose, from: usize, to: usize) -> Range<usize> {
    let cut = (from..to)
        .rev()
        .find(|&at| prose.is(at, &[";", ":"]) || prose.lower(at) == "," && prose.is(at + 1, &["and", "but"]))
        .map_or(from, |at| at + 1);
    let cut = cut + usize::from(cut > from && prose.is(cut, &["and", "but"]));
    let loose = |at: usize| prose.words[at].is_mark() && !prose.words[at].text.starts_with(['”', '"']) || prose.is(at, &["only", "just"]);
    let end = (cut..to).rev().find(|&at| !loose(at)).map_or(cut, |at| at + 1);
    cut..end
}
