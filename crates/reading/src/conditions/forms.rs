//! Conditions without a connective of the table: forms of a sentence.
//!
//! "Should they refuse, we …", "Sign and we …", "Sign or we …", "They must sign. Only then …", "First they sign, then we …",
//! "our vote depends on …", "a precondition for talks"; and answers that leave their act in the question.

use crate::conditions::clause::{Clause, clause_before, is_future, is_verb};
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_adverb, is_auxiliary};
use crate::statements::{Draft, Scene};
use crate::words::Prose;
use crate::{ConditionKind, Modality};
use standoff_syntax::{Form, Tag};
use std::ops::Range;

/// Most words of an order that stands for a condition.
const ORDER: usize = 16;

/// Words behind which a subject and its verb are sought.
const SUBJECT: usize = 5;

/// The condition that a piece of a statement makes by its form.
pub(super) fn find(scene: &Scene, draft: &Draft, previous: Option<&Draft>, piece: &Range<usize>) -> Option<Clause> {
    if draft.modality == Modality::Question {
        return None;
    }
    inverted(scene, piece)
        .or_else(|| precondition(scene, piece))
        .or_else(|| or_else(scene, piece))
        .or_else(|| order(scene, piece))
        .or_else(|| first_then(scene, piece))
        .or_else(|| no_no(scene.prose, piece))
        .or_else(|| {
            back(
                scene,
                previous.filter(|previous| draft.sentence.saturating_sub(previous.sentence) <= 2),
                piece,
            )
        })
        .or_else(|| depends(scene, piece))
}

/// Forms that bind without a statement around them.
pub(super) fn alone(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    inverted(scene, piece)
        .or_else(|| precondition(scene, piece))
        .or_else(|| back(scene, None, piece))
}

fn comma(prose: &Prose, words: Range<usize>) -> Option<usize> {
    words.clone().find(|&at| prose.is(at, &[",", "—"]))
}

/// "Should they refuse, we will …", "Were they to refuse, we would …".
fn inverted(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let opens = |at: usize| at == piece.start || prose.is_mark_at(at - 1) || prose.is(at - 1, &["that", "but", "and"]);
    let start = (piece.start..piece.end).find(|&at| prose.is(at, &["should", "were"]) && opens(at) && !prose.is_mark_at(at + 1))?;
    let comma = comma(prose, start + 2..piece.end)?;
    let main = comma + 1..piece.end;
    let to = prose.lower(start) == "should" || (start..comma).any(|at| prose.lower(at) == "to");
    let verb = (start + 1..comma).any(|at| is_verb(scene, at) && !prose.is(at, &["be", "have"]));
    let fits = to && !verb && is_future(prose, &main);
    fits.then(|| Clause::new(ConditionKind::If, start..start + 1, start + 1..comma, Some(main)).of_form("condition by inversion"))
}

/// Whether words begin with a subject and a verb that says what somebody will do.
fn is_announcement(scene: &Scene, start: usize, end: usize) -> bool {
    let prose = scene.prose;
    let own = prose.is(start, &["we", "i"]) && !prose.is_mark_at(start + 1);
    let modal = (start + 1..end.min(start + 1 + SUBJECT)).find(|&at| prose.is(at, &["will", "'ll", "’ll", "would", "wo", "won't"]));
    let subject = PRONOUN.contains(&prose.lower(start)) || DETERMINER.contains(&prose.lower(start)) || prose.is_capital(start);
    own || subject && modal.is_some()
}

/// "They must sign or we will …", "Sign; otherwise we will …".
fn or_else(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let (at, start) = (piece.start + 2..piece.end).find_map(|at| {
        let or = prose.lower(at) == "or";
        let otherwise = prose.lower(at) == "otherwise";
        let behind = at + 1 + usize::from(or && prose.lower(at + 1) == "else");
        let behind = behind + usize::from(prose.lower(behind) == ",");
        ((or || otherwise) && is_announcement(scene, behind, piece.end)).then_some((at, behind))
    })?;
    let behind = clause_before(prose, piece.start, at);
    let first = behind.start;
    let ordered = behind
        .clone()
        .any(|at| prose.is(at, &["must", "better"]) || prose.is(at, &["has", "have", "need", "needs"]) && prose.lower(at + 1) == "to");
    if behind.is_empty() || !(ordered || is_order(scene, first)) {
        return None;
    }
    let main = start..clause_end(prose, start, piece.end);
    Some(Clause::new(ConditionKind::Unless, at..start, behind, Some(main)).of_form("a demand or else"))
}

/// Whether a verb without a subject gives an order.
fn is_order(scene: &Scene, first: usize) -> bool {
    const NEVER: &[&str] = &["to", "let", "please", "thank", "yes", "no", "see", "look", "given", "according"];
    let prose = scene.prose;
    let word = prose.lower(first);
    let verb = scene.trees.tag(first) == Tag::Verb
        && matches!(scene.trees.form(first), Form::Base | Form::Present)
        && scene.trees.lemma(first) == word;
    let object = prose.is(first + 1, &["the", "us", "our", "your", "this", "these", "them", "it", "a"]);
    let closed = [PREPOSITION, DETERMINER, CONJUNCTION].iter().any(|class| class.contains(&word)) || is_auxiliary(word) || is_adverb(word);
    let spare = object && !closed && !word.ends_with('s') && !word.ends_with("ing") && !word.ends_with("ed");
    (verb || spare) && !NEVER.contains(&word) && !PRONOUN.contains(&word) && !prose.is_mark_at(first + 1)
}

/// "Sign and we will go back", "Withdraw it and the strike is off".
fn order(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let first = (piece.start..piece.end).find(|&at| !prose.is_mark_at(at))?;
    if !is_order(scene, first) {
        return None;
    }
    let end = piece.end.min(first + ORDER);
    let and = (first + 1..end).find(|&at| prose.lower(at) == "and" && is_clause(scene, at + 1, piece.end))?;
    let behind = first..and - usize::from(prose.is_mark_at(and - 1));
    if (first + 1..and).any(|at| is_verb(scene, at) && !is_auxiliary(prose.lower(at))) {
        return None;
    }
    let main = and + 1..clause_end(prose, and + 1, piece.end);
    (behind.len() > 1).then(|| Clause::new(ConditionKind::If, and..and + 1, behind, Some(main)).of_form("an order and what follows"))
}

/// Whether a subject and a finite verb follow.
fn is_clause(scene: &Scene, start: usize, end: usize) -> bool {
    let prose = scene.prose;
    let subject = prose.is(start, &["we", "i", "it", "they"]) || prose.is(start, &["the", "our", "this", "that", "a", "my"]);
    let verb = (start + 1..end.min(start + 1 + SUBJECT)).any(|at| is_verb(scene, at) || scene.trees.tag(at) == Tag::Verb);
    subject && verb
}

/// "No contract, no work."
fn no_no(prose: &Prose, piece: &Range<usize>) -> Option<Clause> {
    let start = (piece.start..piece.end).find(|&at| !prose.is_mark_at(at))?;
    let comma = (start + 2..piece.end.min(start + 6)).find(|&at| prose.lower(at) == ",")?;
    let end = piece.clone().rev().find(|&at| !prose.is_mark_at(at))? + 1;
    let fits = prose.lower(start) == "no" && prose.lower(comma + 1) == "no" && end > comma + 2 && end <= comma + 8;
    fits.then(|| {
        Clause::new(ConditionKind::Unless, start..start + 1, start + 1..comma, Some(comma + 1..end)).of_form("neither without the other")
    })
}

/// Up to a dash, a semicolon or the end.
fn clause_end(prose: &Prose, start: usize, end: usize) -> usize {
    (start..end).find(|&at| prose.is(at, &[";", "—", "–"])).unwrap_or(end)
}

/// "First they sign, then we go back."
fn first_then(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let start = (piece.start..piece.end).find(|&at| !prose.is_mark_at(at))?;
    let then =
        (start + 2..piece.end).find(|&at| prose.lower(at) == "then" && (prose.is_mark_at(at - 1) || prose.lower(at - 1) == "and"))?;
    let leading = prose.lower(start) == "first";
    let first = leading || (start..then).any(|at| prose.lower(at) == "first" && prose.is(at - 1, &["must", "should", "has", "have"]));
    let from = start + usize::from(leading);
    let from = from + usize::from(prose.lower(from) == ",");
    let mut end = then;
    while end > from && (prose.is_mark_at(end - 1) || prose.lower(end - 1) == "and") {
        end -= 1;
    }
    let main = then + 1..piece.end;
    let fits = first && end > from + 1 && main.len() > 1;
    fits.then(|| Clause::new(ConditionKind::After, then..then + 1, from..end, Some(main)).of_form("first one, then the other"))
}

/// "Only then will we …", "Until then nobody …", "Then we will …" behind a "first": the condition stands in the statement before.
fn back(scene: &Scene, previous: Option<&Draft>, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let start = (piece.start..piece.end).find(|&at| !prose.is_mark_at(at))?;
    let (kind, word) = match (prose.lower(start), prose.lower(start + 1), prose.lower(start + 2)) {
        ("only", "then", _) => (ConditionKind::After, start + 1),
        ("only", "after", "that") => (ConditionKind::After, start + 2),
        ("until", "then", _) => (ConditionKind::Until, start + 1),
        ("then", _, _) => (ConditionKind::After, start),
        _ => return None,
    };
    let earlier = previous.and_then(|previous| previous.content.last());
    let pointed = earlier.cloned().or_else(|| sentence_before(prose, start));
    let main = word + 1 + usize::from(prose.lower(word + 1) == ",")..piece.end;
    if main.len() < 2 {
        return None;
    }
    let mut clause = Clause::new(kind, start..word + 1, word..word + 1, Some(main)).of_form("a condition that points back");
    if word == start {
        let first = pointed.clone()?;
        first.clone().find(|&at| prose.lower(at) == "first")?;
        clause.behind = first;
    }
    clause.pointed = pointed;
    Some(clause)
}

fn sentence_before(prose: &Prose, word: usize) -> Option<Range<usize>> {
    let number = prose.sentence_of.get(word)?.checked_sub(1)?;
    let sentence = prose.sentences[number].clone();
    (prose.paragraph_of[sentence.start] == prose.paragraph_of[word]).then_some(sentence)
}

/// Nouns of acts that somebody may do or leave undone.
const ACTS: &[&str] = &[
    "support",
    "signature",
    "participation",
    "vote",
    "approval",
    "consent",
    "agreement",
    "return",
    "withdrawal",
    "payment",
    "offer",
    "deal",
    "decision",
    "ratification",
    "membership",
    "attendance",
    "cooperation",
    "investment",
    "funding",
    "aid",
    "loan",
    "subsidy",
    "talks",
    "negotiations",
    "dialogue",
    "meeting",
    "summit",
    "visit",
    "truce",
    "ceasefire",
    "peace",
    "recognition",
    "release",
    "licence",
    "license",
    "permit",
    "settlement",
    "pledge",
    "contribution",
    "backing",
    "engagement",
    "merger",
    "sale",
    "lifting",
    "easing",
    "relief",
    "reopening",
    "resumption",
    "grant",
    "money",
    "acceptance",
    "involvement",
    "commitment",
];

/// "Our vote depends on …".
fn depends(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let verb = (piece.start + 1..piece.end)
        .find(|&at| prose.is(at, &["depends", "depend", "hinges", "hinge"]) && prose.is(at + 1, &["on", "upon"]) && at + 2 < piece.end)?;
    let mut main = clause_before(prose, piece.start, verb);
    while main.end > main.start && prose.is(main.end - 1, &["will", "would", "must", "may", "also", "entirely", "now", "still"]) {
        main.end -= 1;
    }
    let act = main.clone().any(|at| ACTS.contains(&prose.lower(at)));
    let whole = main.start == piece.start && main.len() <= 8;
    let behind = verb + 2..clause_end(prose, verb + 2, piece.end);
    (act && whole).then(|| Clause::new(ConditionKind::Upon, verb..verb + 2, behind, Some(main)).of_form("an act that depends on another"))
}

/// "… has made A a precondition for B", "A is a condition for B".
fn precondition(scene: &Scene, piece: &Range<usize>) -> Option<Clause> {
    let prose = scene.prose;
    let noun = (piece.start + 3..piece.end)
        .find(|&at| prose.is(at, &["precondition", "prerequisite", "condition"]) && prose.is(at + 1, &["for", "of", "to"]))?;
    let behind = noun + 2..phrase_end(scene, noun + 2, piece.end);
    let mut end = noun;
    while end > piece.start + 1
        && (prose.is(
            end - 1,
            &[
                "a",
                "an",
                "the",
                "as",
                "key",
                "first",
                "absolute",
                "non-negotiable",
                "necessary",
                "main",
            ],
        ))
    {
        end -= 1;
    }
    let set = (piece.start..end).rev().find(|&at| {
        prose.is(
            at,
            &[
                "made", "make", "makes", "making", "set", "sets", "called", "calls", "named", "demanded", "demands", "want", "wants",
                "wanted",
            ],
        )
    });
    let being = prose.is(end - 1, &["is", "are", "was", "be", "remains", "remain"]);
    let (from, to) = match set {
        Some(verb) => (verb + 1, end),
        None if being && prose.lower(noun) != "condition" => (piece.start, copula(prose, piece.start, end)),
        None => return None,
    };
    let fits = from < to && !behind.is_empty() && !prose.is(behind.start, &["anonymity"]);
    fits.then(|| Clause::new(ConditionKind::Upon, noun..noun + 2, from..to, Some(behind)).of_form("a precondition"))
}

/// Where the subject of "must be" ends.
fn copula(prose: &Prose, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start + 1
        && prose.is(
            end - 1,
            &[
                "is", "are", "was", "be", "remains", "remain", "must", "will", "would", "should", "not",
            ],
        )
    {
        end -= 1;
    }
    end
}

/// The end of a noun phrase: at a mark, a verb, or a word that opens a clause.
fn phrase_end(scene: &Scene, start: usize, end: usize) -> usize {
    let prose = scene.prose;
    let stops = |at: usize| {
        prose.is_mark_at(at) && !prose.is(at, &["-", "'s", "’s", "'", "’"])
            || prose.is(at, &["and", "but", "which", "who", "that", "while", "because"])
            || is_verb(scene, at) && at > start + 1
    };
    (start..end).find(|&at| stops(at)).unwrap_or(end)
}

/// The act of an answer ("Only if they sign"): the question before it.
pub(super) fn question(scene: &Scene, draft: &Draft, previous: &Draft, clause: &Clause) -> Option<Range<usize>> {
    let fits = !matches!(clause.kind, ConditionKind::Unconditional | ConditionKind::Circumstance)
        && draft.content.len() == 1
        && draft.content[0].start + 2 >= clause.connective.start
        && previous.modality == Modality::Question
        && draft.sentence.saturating_sub(previous.sentence) <= 1;
    let act = previous.content.last().filter(|_| fits)?;
    let prose = scene.prose;
    let mark = act.clone().rev().find(|&at| !prose.is_mark_at(at))?;
    Some(act.start..mark + 1)
}
