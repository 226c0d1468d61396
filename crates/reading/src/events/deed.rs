//! Verbs of events in finite clauses.

use crate::entities::Cast;
use crate::events::Happening;
use crate::events::verbs::{EventVerb, event_verb};
use crate::statements::Scene;
use crate::statements::auxiliaries;
use crate::statements::cues::Tense;
use crate::statements::grammar::{BE, is_negation, is_noun_use};
use crate::statements::source::{Subject, before, phrase_before};
use crate::words::Prose;
use crate::{EntityKind, EventStatus, MentionKind};
use std::ops::Range;

/// Words behind the verb that are looked at for its object.
const OBJECT: usize = 10;

/// Events told in finite clauses outside quotations.
pub(crate) fn find(scene: &Scene, cast: &Cast) -> Vec<Happening> {
    let mut happenings = Vec::new();
    for sentence in &scene.prose.sentences {
        for at in sentence.clone() {
            if !scene.quotes.covers(at) && !scene.prose.is_capital(at) {
                happenings.extend(deed(scene, cast, at, sentence));
            }
        }
    }
    happenings
}

fn deed(scene: &Scene, cast: &Cast, verb: usize, sentence: &Range<usize>) -> Option<Happening> {
    let prose = scene.prose;
    let (entry, tense) = event_verb(prose.lower(verb))?;
    if is_noun_use(prose, verb) || !fits(prose, entry, verb, sentence) {
        return None;
    }
    let (first, _) = auxiliaries(prose, verb, sentence);
    let auxiliaries = first..verb;
    let has = |words: &[&str]| auxiliaries.clone().any(|at| words.contains(&prose.lower(at)));
    let passive = has(BE) && matches!(tense, Tense::Past | Tense::Participle);
    let finite = match tense {
        Tense::Past => true,
        Tense::Third => entry.objects.is_empty() || !is_noun_use(prose, verb),
        Tense::Participle => has(&["has", "have", "had"]) || passive,
        Tense::Gerund => has(BE),
        Tense::Base => has(&[
            "will", "would", "did", "does", "do", "may", "could", "might", "shall", "won't", "didn't", "don't", "doesn't",
        ]),
    };
    if !finite {
        return None;
    }
    let subject = match before(prose, verb, sentence, &scene.timed)? {
        Subject::Phrase(words) => Some(words),
        Subject::Shared => shared(scene, cast, verb, sentence),
    }?;
    let object = object(scene, verb, sentence);
    let (actors, targets, words) = if passive {
        let by = object.clone().find(|&at| prose.lower(at) == "by")?;
        (
            named(cast, prose, &(by + 1..object.end)),
            named(cast, prose, &subject),
            subject.start..object.end,
        )
    } else {
        (
            ending(cast, prose, &subject),
            named(cast, prose, &object),
            subject.start..object.end,
        )
    };
    let targets: Vec<usize> = targets.into_iter().filter(|actor| !actors.contains(actor)).collect();
    if actors.is_empty() {
        return None;
    }
    let status = status(prose, first..verb, sentence);
    Some(Happening {
        words,
        actors,
        targets,
        plover: entry.plover,
        mode: entry.mode,
        status,
        statement: None,
        rule: "verb of an event",
    })
}

/// Whether the words behind the verb are those that the table asks for.
fn fits(prose: &Prose, entry: &EventVerb, verb: usize, sentence: &Range<usize>) -> bool {
    let end = sentence.end.min(verb + 7);
    let follows = |words: &[&str]| (verb + 1..end).any(|at| words.contains(&prose.lower(at)));
    (entry.objects.is_empty() || follows(&entry.objects)) && (entry.excluded.is_empty() || !entry.excluded.contains(&prose.lower(verb + 1)))
}

/// The words behind the verb up to a mark.
fn object(scene: &Scene, verb: usize, sentence: &Range<usize>) -> Range<usize> {
    let limit = sentence.end.min(verb + 1 + OBJECT);
    let stop = |at: usize| scene.prose.words[at].is_mark() && !matches!(scene.prose.lower(at), "-" | "'" | "’");
    let end = (verb + 1..limit)
        .find(|&at| {
            stop(at) || scene.prose.is(at, &["and", "after", "because", "while", "that", "who", "which"]) && !scene.prose.is_capital(at + 1)
        })
        .unwrap_or(limit);
    verb + 1..end.max(verb + 1)
}

/// "… and withdrew": the named actor with which the sentence opens.
fn shared(scene: &Scene, cast: &Cast, verb: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let placed = (sentence.start..verb.min(sentence.start + 4)).find_map(|at| cast.mention(at))?;
    let free = placed.kind != MentionKind::Adjectival && !scene.prose.is(placed.words.end, &["'s", "'", "’"]);
    free.then(|| placed.words.clone())
}

/// The actors whose names close a subject, with those joined to it by "and".
fn ending(cast: &Cast, prose: &Prose, subject: &Range<usize>) -> Vec<usize> {
    let Some(placed) = cast.mention(subject.end - 1).filter(|placed| placed.words.end == subject.end) else {
        let head = phrase_before(prose, subject.end, subject).and_then(|words| cast.mention(words.start));
        let nominal = head.filter(|placed| placed.kind == MentionKind::Nominal || placed.kind == MentionKind::Pronoun);
        return nominal.map(|placed| placed.actor).into_iter().collect();
    };
    let mut actors = vec![placed.actor];
    let start = placed.words.start - usize::from(placed.words.start > subject.start && prose.lower(placed.words.start - 1) == "the");
    if start > subject.start + 1
        && prose.lower(start - 1) == "and"
        && let Some(other) = cast.mention(start - 2).filter(|other| other.words.end == start - 1)
    {
        actors.insert(0, other.actor);
    }
    actors
}

/// All actors named in a range, each once; a person's state does not count beside the person.
fn named(cast: &Cast, prose: &Prose, words: &Range<usize>) -> Vec<usize> {
    let mut actors: Vec<usize> = Vec::new();
    let mut person = false;
    for at in words.clone() {
        let Some(placed) = cast.mention(at).filter(|placed| placed.words.start == at) else {
            continue;
        };
        let beside = placed.kind == MentionKind::Adjectival && prose.is_capital(placed.words.end)
            || prose.is(placed.words.start.wrapping_sub(1), &["in", "at", "for"]);
        person |= cast.actors[placed.actor].kind == EntityKind::Person;
        if !beside && !actors.contains(&placed.actor) {
            actors.push(placed.actor);
        }
    }
    if person {
        actors.retain(|&actor| cast.actors[actor].kind != EntityKind::State);
    }
    actors
}

/// Negation, mood and tense of the auxiliaries, and a conjunction before the clause, decide.
fn status(prose: &Prose, auxiliaries: Range<usize>, sentence: &Range<usize>) -> EventStatus {
    let has = |words: &[&str]| auxiliaries.clone().any(|at| words.contains(&prose.lower(at)));
    let from = auxiliaries.start.saturating_sub(8).max(sentence.start);
    let supposed = (from..auxiliaries.start).any(|at| prose.is(at, &["if", "unless", "once", "until", "whether"]));
    if auxiliaries.clone().any(|at| is_negation(prose.lower(at))) {
        EventStatus::Negated
    } else if supposed || has(&["would", "could", "may", "might", "should"]) {
        EventStatus::Hypothetical
    } else if has(&["will", "shall", "'ll"]) {
        EventStatus::Planned
    } else {
        EventStatus::Happened
    }
}
