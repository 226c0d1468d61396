//! Events that nouns tell of: "the union's demand", "talks between Halden and Orrin", "staged a strike".

use crate::EventStatus;
use crate::events::Happening;
use crate::events::clause::{Clause, is_verb, preposition};
use crate::events::deed::{Search, is_one};
use crate::events::lexicon::{Entry, WordClass};
use crate::events::{mood, who};
use crate::statements::Scene;
use standoff_syntax::Relation;

/// Verbs that only say that what the noun tells of took place.
const LIGHT: &[&str] = &[
    "make",
    "hold",
    "have",
    "stage",
    "launch",
    "issue",
    "file",
    "lodge",
    "give",
    "take",
    "conduct",
    "begin",
    "start",
    "open",
    "continue",
    "repeat",
    "renew",
    "raise",
    "voice",
    "express",
    "carry",
    "announce",
    "publish",
    "submit",
    "send",
    "deliver",
    "mount",
    "organise",
    "organize",
    "plan",
    "schedule",
    "pay",
    "reiterate",
    "hand",
    "present",
];

/// Who has a part in what a noun tells of.
#[derive(Default)]
struct Parts {
    actors: Vec<usize>,
    targets: Vec<usize>,
    rule: &'static str,
}

/// The event of a noun.
pub(super) fn event(scene: &Scene, search: &mut Search, noun: usize) -> Option<Happening> {
    let senses = search.lexicon.senses(scene.trees.lemma(noun), WordClass::Noun);
    if senses.is_empty() || search.who.cast().mention(noun).is_some() {
        return None;
    }
    let entry = senses.iter().find(|entry| fits(scene, noun, entry))?;
    let plover = entry.plover.as_deref()?;
    let mut parts = parts(scene, search, noun, entry);
    if parts.actors.is_empty() {
        parts.actors = beside(scene, search, noun);
        parts.rule = "noun joined to another";
    }
    if parts.actors.is_empty() && !entry.denied {
        parts.actors = behind_light_verb(scene, search, noun);
        parts.rule = "noun behind a light verb";
    }
    if parts.actors.is_empty() {
        return None;
    }
    let actors = parts.actors.clone();
    parts.targets.retain(|target| !actors.contains(target));
    let verbal = matches!(
        plover,
        "AGREE" | "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" | "SUPPORT" | "CONCEDE"
    );
    if parts.rule == "noun with its owner" && verbal && is_object_of_act(scene, search, noun) {
        return None;
    }
    let mut status = mood::of_noun(scene, noun);
    if entry.denied {
        status = (status == EventStatus::Negated).then_some(EventStatus::Happened)?;
    }
    if status == EventStatus::Hypothetical && plover == "CONSULT" && parts.rule != "noun behind a light verb" {
        return None;
    }
    let planned = status == EventStatus::Planned && matches!(plover, "CONSULT" | "MOBILIZE");
    Some(Happening {
        words: who::phrase(scene, noun),
        core: noun,
        actors: parts.actors,
        targets: parts.targets,
        plover: if planned { "AGREE".to_owned() } else { plover.to_owned() },
        mode: entry.mode.clone().filter(|_| !planned),
        status,
        statement: None,
        rule: parts.rule,
    })
}

/// "rejected the union's offer": the offer is only what the refusal is about.
fn is_object_of_act(scene: &Scene, search: &Search, noun: usize) -> bool {
    let trees = scene.trees;
    let above = trees
        .head(noun)
        .filter(|&above| is_verb(scene, above) && matches!(trees.relation(noun), Relation::Obj | Relation::NsubjPass | Relation::Obl));
    above.is_some_and(|above| {
        !search.lexicon.senses(trees.lemma(above), WordClass::Verb).is_empty()
            || crate::statements::cues::cue(scene.prose.lower(above)).is_some()
    })
}

/// Whether the words that hang on a noun are those that the entry asks for.
fn fits(scene: &Scene, noun: usize, entry: &Entry) -> bool {
    let trees = scene.trees;
    let about = &entry.about;
    let below: Vec<usize> = trees
        .children(noun)
        .flat_map(|child| {
            std::iter::once(child).chain(
                trees
                    .children(child)
                    .filter(move |&inner| trees.relation(inner) == Relation::Compound),
            )
        })
        .collect();
    let phrase = |at: &usize| {
        matches!(
            trees.relation(*at),
            Relation::Nmod | Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::Case | Relation::Acl
        )
    };
    let named = below.iter().filter(|at| phrase(at)).any(|&at| is_one(scene, at, &about.nouns))
        || noun > 0 && about.nouns.contains(scene.prose.lower(noun - 1));
    about.nouns.is_empty() || named
}

/// Owners, states before the noun, and phrases with prepositions behind it.
fn parts(scene: &Scene, search: &mut Search, noun: usize, entry: &Entry) -> Parts {
    let trees = scene.trees;
    let mut parts = Parts::default();
    let children: Vec<usize> = trees.children(noun).collect();
    for child in children {
        let (place, who) = match trees.relation(child) {
            Relation::NmodPoss => ("'s", search.who.known(scene, child)),
            Relation::Amod | Relation::Compound | Relation::NmodDesc => ("before", before(search, child, noun)),
            Relation::Nmod => match preposition(scene, child) {
                Some(case) => (scene.prose.lower(case), search.who.known(scene, child)),
                None => continue,
            },
            _ => continue,
        };
        if who.is_empty() {
            continue;
        }
        match place {
            "'s" => parts.add(who, "noun with its owner"),
            "before" => parts.add(who, "noun behind a name"),
            "by" | "from" => parts.add(who, "noun with by or from"),
            "between" | "among" => parts.add(who, "noun with between"),
            "with" if entry.both => parts.join(who),
            "of" if !entry.targets.iter().any(|target| target == "of") && !entry.both => parts.add(who, "noun with of"),
            "of" if entry.both && who.len() > 1 => parts.add(who, "noun with of"),
            place if entry.targets.iter().any(|target| target == place) => parts.targets.extend(who),
            _ => {}
        }
    }
    if entry.both && !parts.actors.is_empty() {
        let others = std::mem::take(&mut parts.targets);
        parts.actors.extend(others);
    }
    parts
}

impl Parts {
    fn add(&mut self, who: Vec<usize>, rule: &'static str) {
        if self.actors.is_empty() {
            self.rule = rule;
        }
        self.join_actors(who);
    }

    /// "with" somebody: a part only beside one who acts.
    fn join(&mut self, who: Vec<usize>) {
        self.targets.extend(who);
    }

    fn join_actors(&mut self, who: Vec<usize>) {
        for actor in who {
            if !self.actors.contains(&actor) {
                self.actors.push(actor);
            }
        }
    }
}

/// Names that stand before a noun: "Halden-Orrin talks", "the Lumaran protest".
fn before(search: &Search, child: usize, noun: usize) -> Vec<usize> {
    let mention = search.who.cast().mention(child).filter(|placed| placed.words.end <= noun);
    mention.map(|placed| placed.actor).into_iter().collect()
}

/// "the boarding and detention of the crew by the coast guard": who does the other does this.
fn beside(scene: &Scene, search: &mut Search, noun: usize) -> Vec<usize> {
    let trees = scene.trees;
    let mut others: Vec<usize> = trees
        .children(noun)
        .filter(|&child| trees.relation(child) == Relation::Conj)
        .collect();
    others.extend(trees.head(noun).filter(|_| trees.relation(noun) == Relation::Conj));
    let agents: Vec<usize> = others
        .iter()
        .flat_map(|&other| {
            trees.children(other).filter(|&child| {
                trees.relation(child) == Relation::Nmod && preposition(scene, child).is_some_and(|case| scene.prose.lower(case) == "by")
            })
        })
        .collect();
    agents.first().map(|&agent| search.who.known(scene, agent)).unwrap_or_default()
}

/// Whoever holds, makes, issues it.
fn behind_light_verb(scene: &Scene, search: &mut Search, noun: usize) -> Vec<usize> {
    let trees = scene.trees;
    let behind = trees
        .children(noun)
        .find(|&child| trees.relation(child) == Relation::Acl && LIGHT.contains(&trees.lemma(child)));
    if let Some(verb) = behind {
        return Clause::of(scene, verb)
            .actor
            .filter(|&head| head > verb)
            .map(|head| search.who.known(scene, head))
            .unwrap_or_default();
    }
    let above = trees
        .head(noun)
        .filter(|&above| is_verb(scene, above) && LIGHT.contains(&trees.lemma(above)));
    let Some(verb) = above.filter(|_| matches!(trees.relation(noun), Relation::Obj | Relation::NsubjPass)) else {
        return Vec::new();
    };
    Clause::of(scene, verb)
        .actor
        .map(|head| search.who.known(scene, head))
        .unwrap_or_default()
}
