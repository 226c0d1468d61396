//! Events that verbs tell of.

use crate::EventStatus;
use crate::MentionKind;
use crate::events::clause::{self, Clause, is_verb};
use crate::events::lexicon::{Entry, EventLexicon, WordClass};
use crate::events::who::Who;
use crate::events::{Happening, mood, noun};
use crate::statements::Scene;
use crate::statements::cues::Tense;
use crate::statements::source::{Subject, before};
use standoff_syntax::{Form, Relation, Tag};

/// Where those usually stand to whom something is done.
const PLACES: &[&str] = &["object", "against", "with", "to", "toward", "towards", "from", "on"];

/// Verbs whose event is to come when they tell of something that was arranged.
const TOGETHER: &[&str] = &["CONSULT", "COOPERATE"];

/// What finding events goes by.
pub(super) struct Search<'l, 'w, 'c, 'd> {
    /// The words that tell of events.
    pub lexicon: &'l EventLexicon,
    /// Whom phrases mean.
    pub who: &'w mut Who<'c, 'd>,
}

/// The events that verbs and nouns tell of. About linear in the number of words.
pub(super) fn find(scene: &Scene, search: &mut Search) -> Vec<Happening> {
    let mut happenings = Vec::new();
    for (number, sentence) in scene.prose.sentences.iter().enumerate() {
        let mut named = Vec::new();
        for at in sentence.clone() {
            if is_verb(scene, at) || is_taken_for_other(scene, search, at) {
                if let Some(subject) = scene
                    .trees
                    .child(at, Relation::Nsubj)
                    .or_else(|| scene.trees.child(at, Relation::NsubjPass))
                {
                    search.who.remember(scene, subject);
                }
                happenings.extend(verb(scene, search, at, &mut named));
            }
        }
        search.who.remember_speakers(scene, number);
        for at in sentence.clone() {
            if scene.trees.tag(at) == Tag::Noun && !named.contains(&at) {
                happenings.extend(noun::event(scene, search, at));
            }
        }
    }
    happenings
}

/// The event of a verb. Nouns that belong to its sense are added to `named`: "hold talks" is one event.
fn verb(scene: &Scene, search: &mut Search, verb: usize, named: &mut Vec<usize>) -> Option<Happening> {
    let senses = senses(scene, search, verb);
    if senses.is_empty() || scene.prose.is_capital(verb) && search.who.cast().mention(verb).is_some() {
        return None;
    }
    let clause = Clause::of(scene, verb);
    let entry = best(scene, &clause, senses)?;
    let plover = entry.plover.as_deref()?;
    if plover == "REQUEST" && is_bare(scene, &clause) {
        return None;
    }
    if !entry.about.nouns.is_empty() {
        named.extend(
            matters(scene, &clause)
                .into_iter()
                .filter(|&at| is_one(scene, at, &entry.about.nouns)),
        );
    }
    let (mut actors, by_words) = actors(scene, search, &clause)?;
    let mut targets = targets(scene, search, &clause, entry);
    targets.retain(|target| !actors.contains(target));
    let alone = targets.is_empty() && (clause.objects.is_empty() || !entry.targets.iter().any(|place| place == "object"));
    if entry.both && alone && plover == "CONSULT" && !entry.about.is_demanding() && actors.len() == 1 {
        return None;
    }
    if entry.both {
        actors.append(&mut targets);
    }
    if let Some(head) = clause.actor.filter(|_| !by_words) {
        search.who.place(scene, head, &actors);
    }
    let mut status = mood::of_verb(scene, verb);
    if status == EventStatus::Hypothetical && mood::is_announced(scene, search.who.statement(verb), verb) {
        status = EventStatus::Planned;
    }
    if entry.denied {
        status = (status == EventStatus::Negated).then_some(EventStatus::Happened)?;
    }
    if !is_told_of(scene, search, &clause, (plover, status)) {
        return None;
    }
    let planned = status == EventStatus::Planned && TOGETHER.contains(&plover);
    Some(Happening {
        words: clause::extent(scene, &clause),
        core: verb,
        actors,
        targets,
        plover: if planned { "AGREE".to_owned() } else { plover.to_owned() },
        mode: entry.mode.clone().filter(|_| !planned),
        status,
        statement: None,
        rule: if by_words { "verb behind a name" } else { rule(scene, &clause) },
    })
}

/// Whether nothing hangs on a verb that could be asked of anybody: "Why? she asked."
fn is_bare(scene: &Scene, clause: &Clause) -> bool {
    let asked =
        |child: usize| matches!(scene.trees.relation(child), Relation::Xcomp | Relation::Ccomp | Relation::Advcl) && child > clause.verb;
    clause.objects.is_empty() && clause.obliques.is_empty() && !scene.trees.children(clause.verb).any(asked)
}

/// Those to whom an act in words is done, as its verb tells.
pub(super) fn targets_of_act(scene: &Scene, search: &mut Search, act: &Happening) -> Vec<usize> {
    let clause = Clause::of(scene, act.core);
    let Some(entry) = best(scene, &clause, senses(scene, search, act.core)).filter(|entry| entry.plover.as_deref() == Some(&act.plover))
    else {
        return Vec::new();
    };
    let mut targets = targets(scene, search, &clause, entry);
    targets.retain(|target| !act.actors.contains(target));
    targets
}

/// The senses of a verb, by its lemma or, where that is none of the lexicon, by its form.
fn senses<'l>(scene: &Scene, search: &Search<'l, '_, '_, '_>, verb: usize) -> &'l [Entry] {
    let senses = search.lexicon.senses(scene.trees.lemma(verb), WordClass::Verb);
    match search.lexicon.verb_of(scene.prose.lower(verb)) {
        Some((lemma, _)) if senses.is_empty() => search.lexicon.senses(lemma, WordClass::Verb),
        _ => senses,
    }
}

/// Whether a word that the tree takes for something else can only be a verb: an irregular past behind a name.
fn is_taken_for_other(scene: &Scene, search: &Search, at: usize) -> bool {
    let past = search
        .lexicon
        .verb_of(scene.prose.lower(at))
        .is_some_and(|(_, tense)| tense == Tense::Past);
    let name = at > 0
        && search
            .who
            .cast()
            .mention(at - 1)
            .is_some_and(|placed| placed.kind != MentionKind::Adjectival);
    past && name
        && !scene.prose.is_capital(at)
        && matches!(
            scene.trees.tag(at),
            Tag::Adposition | Tag::Noun | Tag::Adjective | Tag::Other | Tag::ProperNoun
        )
}

/// Who acts, and whether the words before the verb had to tell, since the tree does not.
fn actors(scene: &Scene, search: &mut Search, clause: &Clause) -> Option<(Vec<usize>, bool)> {
    if let Some(head) = clause.actor {
        let actors = search.who.meant(scene, head);
        if !actors.is_empty() {
            return Some((actors, false));
        }
    }
    let trees = scene.trees;
    let relative = trees
        .child(clause.verb, Relation::Nsubj)
        .filter(|&subject| clause::is_relative(scene, subject));
    if let Some(relative) = relative {
        let end = relative - usize::from(relative > 0 && scene.prose.lower(relative - 1) == ",");
        let placed = end.checked_sub(1).and_then(|last| search.who.cast().mention(last))?;
        return (placed.words.end == end && placed.kind != MentionKind::Adjectival).then(|| (vec![placed.actor], false));
    }
    let lost = clause.actor.is_none() && !clause.passive && trees.child(clause.verb, Relation::AuxPass).is_none();
    let past = search
        .lexicon
        .verb_of(scene.prose.lower(clause.verb))
        .is_some_and(|(_, tense)| matches!(tense, Tense::Past | Tense::Third));
    let finite = past && trees.form(clause.verb) != Form::Gerund;
    if !lost || !finite {
        return None;
    }
    let sentence = scene.sentence(clause.verb);
    let Subject::Phrase(words) = before(scene.prose, clause.verb, &sentence, &scene.timed)? else {
        return None;
    };
    let placed = search.who.cast().mention(words.end - 1)?;
    (placed.words.end == words.end && placed.kind != MentionKind::Adjectival).then(|| (vec![placed.actor], true))
}

/// Whether a bare verb tells of an event of its own and not only what its governor is about: the infinitives behind "offered to" and
/// "asked them to" do not, those behind "refused to meet" and "went to meet" do.
fn is_told_of(scene: &Scene, search: &Search, clause: &Clause, coded: (&str, EventStatus)) -> bool {
    let trees = scene.trees;
    let (plover, status) = coded;
    let refused = search
        .who
        .statement(clause.verb)
        .is_some_and(|draft| draft.modality == crate::Modality::Refusal);
    if status == EventStatus::Negated && refused && plover != "CONSULT" {
        return false;
    }
    if clause::is_finite(scene, clause.verb) || clause.passive {
        return true;
    }
    let gerund = trees.form(clause.verb) == Form::Gerund;
    match status {
        EventStatus::Hypothetical => trees.child(clause.verb, Relation::Nsubj).is_some(),
        EventStatus::Happened if gerund => mood::is_real(scene, clause.verb),
        EventStatus::Negated => !gerund && plover == "CONSULT",
        _ => true,
    }
}

/// The name of the pattern.
fn rule(scene: &Scene, clause: &Clause) -> &'static str {
    let trees = scene.trees;
    match (trees.relation(clause.verb), trees.form(clause.verb)) {
        _ if clause.passive => "verb in the passive",
        (Relation::AclRelcl, _) => "verb of a relative clause",
        _ if clause::is_finite(scene, clause.verb) => "verb with a subject",
        (_, Form::Gerund) => "gerund",
        _ => "infinitive",
    }
}

/// The sense that asks for most of those that fit.
fn best<'e>(scene: &Scene, clause: &Clause, senses: &'e [Entry]) -> Option<&'e Entry> {
    let fitting = senses.iter().filter(|entry| fits(scene, clause, entry));
    // Of equals the first: `max_by_key` would take the last.
    fitting
        .rev()
        .max_by_key(|entry| entry.particles.len() * 2 + usize::from(entry.about.is_demanding()))
}

fn fits(scene: &Scene, clause: &Clause, entry: &Entry) -> bool {
    let about = &entry.about;
    let matters = matters(scene, clause);
    if !entry.particles.iter().all(|particle| has_particle(scene, clause.verb, particle)) {
        return false;
    }
    if matters.iter().any(|&at| is_one(scene, at, &about.excluded)) {
        return false;
    }
    let named = matters.iter().any(|&at| is_one(scene, at, &about.nouns))
        || follows(scene, clause.verb, about)
        || !clause.passive && stands_behind(scene, clause.verb, about);
    let infinitive = about.infinitive
        && scene
            .trees
            .children(clause.verb)
            .any(|child| scene.trees.relation(child) == Relation::Xcomp);
    let alone = about.alone && clause.objects.is_empty();
    !about.is_demanding() || named || infinitive || alone
}

/// Whether a word that is asked for and no noun stands right behind the verb: "ask whether".
fn follows(scene: &Scene, verb: usize, about: &super::lexicon::About) -> bool {
    let next = verb + 1;
    scene.trees.tag(next) != Tag::Noun && about.nouns.contains(scene.prose.lower(next))
}

/// Whether a noun that is asked for stands among the next words of the same phrase, wherever the tree hangs it.
fn stands_behind(scene: &Scene, verb: usize, about: &super::lexicon::About) -> bool {
    let end = scene.sentence(verb).end.min(verb + 6);
    let closes = |at: &usize| {
        scene.prose.is_mark_at(*at) && scene.prose.lower(*at) != "-"
            || scene.prose.is(
                *at,
                &["and", "or", "but", "that", "to", "for", "in", "after", "before", "who", "which"],
            )
    };
    (verb + 1..end)
        .take_while(|at| !closes(at))
        .any(|at| is_one(scene, at, &about.nouns) && scene.trees.tag(at + 1) != Tag::Noun)
}

fn has_particle(scene: &Scene, verb: usize, particle: &str) -> bool {
    let next = (verb + 1..verb + 3).any(|at| scene.prose.lower(at) == particle);
    next || scene.trees.children(verb).any(|child| {
        child > verb
            && child < verb + 8
            && scene.prose.lower(child) == particle
            && matches!(scene.trees.relation(child), Relation::CompoundPrt | Relation::Advmod)
    })
}

/// The nouns that a verb is about: objects, phrases with prepositions, and what hangs on these by "of" and its like.
fn matters(scene: &Scene, clause: &Clause) -> Vec<usize> {
    let trees = scene.trees;
    let mut all: Vec<usize> = clause
        .objects
        .iter()
        .copied()
        .chain(clause.obliques.iter().map(|(_, head)| *head))
        .collect();
    let joined: Vec<usize> = all.iter().flat_map(|&head| clause::conjuncts(scene, head)).collect();
    all.extend(joined);
    let inner: Vec<usize> = all
        .iter()
        .flat_map(|&head| trees.children(head).filter(|&child| trees.relation(child) == Relation::Nmod))
        .collect();
    all.extend(inner);
    all
}

/// Whether a word, or its base form, is one of these.
pub(super) fn is_one(scene: &Scene, word: usize, nouns: &std::collections::HashSet<String>) -> bool {
    !nouns.is_empty() && (nouns.contains(scene.trees.lemma(word)) || nouns.contains(scene.prose.lower(word)))
}

/// Those to whom it is done, at the places that the entry names, in that order.
fn targets(scene: &Scene, search: &mut Search, clause: &Clause, entry: &Entry) -> Vec<usize> {
    let usual: Vec<&str> = PLACES.to_vec();
    let places: Vec<&str> = if entry.targets.is_empty() {
        usual
    } else {
        entry.targets.iter().map(String::as_str).collect()
    };
    for place in places {
        let heads: Vec<usize> = if place == "object" {
            clause
                .objects
                .iter()
                .copied()
                .filter(|&head| !clause.passive || Some(head) != clause.actor)
                .collect()
        } else {
            clause
                .obliques
                .iter()
                .filter(|(case, _)| scene.prose.lower(*case) == place)
                .map(|(_, head)| *head)
                .collect()
        };
        let found: Vec<usize> = heads.iter().flat_map(|&head| somebody(scene, search, head)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Who is meant by a phrase, or by what hangs on it: "rejected the union's offer", "a proposal of the board".
pub(super) fn somebody(scene: &Scene, search: &mut Search, head: usize) -> Vec<usize> {
    let direct = search.who.known(scene, head);
    if !direct.is_empty() {
        return direct;
    }
    let trees = scene.trees;
    let owners = trees.children(head).filter(|&child| {
        matches!(
            trees.relation(child),
            Relation::NmodPoss | Relation::Nmod | Relation::Amod | Relation::Compound
        ) && (search.who.cast().mention(child).is_some() || trees.relation(child) == Relation::NmodPoss)
    });
    let owners: Vec<usize> = owners.collect();
    owners.first().map(|&owner| search.who.known(scene, owner)).unwrap_or_default()
}
