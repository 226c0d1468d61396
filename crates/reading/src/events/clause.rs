//! A verb and what hangs on it: who acts, what is acted on, in the active and the passive, through relative clauses, infinitives,
//! gerunds and verbs that share a subject.

use crate::statements::Scene;
use standoff_syntax::{Form, Relation, Tag};
use std::ops::Range;

/// Most steps up a tree in search of a subject.
const STEPS: usize = 6;

/// Verbs whose own subject does what the infinitive behind their object says: "promised them to leave".
const OWN: &[&str] = &["promise", "threaten", "vow", "pledge", "owe", "use", "take", "offer"];

/// A verb with its dependents, as words that head phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// The verb.
    pub verb: usize,
    /// Who acts.
    pub actor: Option<usize>,
    /// What is acted on: the object, or the subject of a passive.
    pub objects: Vec<usize>,
    /// Phrases with a preposition: where it stands, and the head of the phrase.
    pub obliques: Vec<(usize, usize)>,
    /// "was seized".
    pub passive: bool,
}

impl Clause {
    /// The clause that a verb heads.
    pub fn of(scene: &Scene, verb: usize) -> Clause {
        let trees = scene.trees;
        let passive = is_passive(scene, verb);
        let mut clause = Clause {
            verb,
            actor: actor(scene, verb, 0),
            passive,
            ..Clause::default()
        };
        for child in trees.children(verb) {
            match trees.relation(child) {
                Relation::Obj | Relation::Iobj => clause.objects.push(child),
                Relation::NsubjPass if !is_relative(scene, child) => clause.objects.push(child),
                Relation::Obl | Relation::OblAgent => clause.obliques.extend(preposition(scene, child).map(|case| (case, child))),
                _ => {}
            }
        }
        clause.objects.extend(gap(scene, verb, passive));
        clause.joined(scene);
        clause
    }

    /// The words joined to the objects, and what a verb that shares its object with the next has: "seized and burned the boats".
    fn joined(&mut self, scene: &Scene) {
        let more: Vec<usize> = self.objects.iter().flat_map(|&object| conjuncts(scene, object)).collect();
        self.objects.extend(more);
        if self.objects.is_empty() && !self.passive {
            let next = scene
                .trees
                .children(self.verb)
                .find(|&child| scene.trees.relation(child) == Relation::Conj && is_verb(scene, child));
            let shared = next.filter(|&next| next <= self.verb + 3 && scene.trees.child(next, Relation::Nsubj).is_none());
            self.objects.extend(shared.and_then(|next| scene.trees.child(next, Relation::Obj)));
        }
        if self.passive && self.objects.is_empty() && scene.trees.relation(self.verb) == Relation::Conj {
            let above = scene.trees.head(self.verb).filter(|&above| is_passive(scene, above));
            self.objects
                .extend(above.and_then(|above| scene.trees.child(above, Relation::NsubjPass)));
        }
    }
}

/// Whether a word is a verb.
pub(super) fn is_verb(scene: &Scene, word: usize) -> bool {
    scene.trees.tag(word) == Tag::Verb
}

/// Whether a verb is in the passive, with its auxiliary or behind the noun that it tells of.
pub(super) fn is_passive(scene: &Scene, verb: usize) -> bool {
    let trees = scene.trees;
    let has = |relation: Relation| trees.child(verb, relation).is_some();
    if has(Relation::AuxPass) || has(Relation::NsubjPass) {
        return true;
    }
    if !matches!(trees.form(verb), Form::Participle | Form::Past) || has(Relation::Nsubj) || has(Relation::Aux) {
        return false;
    }
    match trees.relation(verb) {
        Relation::Acl => true,
        Relation::Advcl => trees.form(verb) == Form::Participle && !has(Relation::Obj),
        Relation::Conj => {
            trees.form(verb) == Form::Participle
                && trees
                    .head(verb)
                    .is_some_and(|above| above < verb && is_verb(scene, above) && is_passive(scene, above))
        }
        _ => false,
    }
}

/// The head of the phrase that tells who does what a verb says.
fn actor(scene: &Scene, verb: usize, steps: usize) -> Option<usize> {
    let trees = scene.trees;
    if steps > STEPS {
        return None;
    }
    if is_passive(scene, verb) {
        return agent(scene, verb);
    }
    if let Some(subject) = trees.child(verb, Relation::Nsubj) {
        return if is_relative(scene, subject) {
            antecedent(scene, verb)
        } else {
            Some(subject)
        };
    }
    let above = trees.head(verb)?;
    match trees.relation(verb) {
        Relation::Conj if is_verb(scene, above) => subject(scene, above, steps + 1),
        // "having met": the tree may hang the participle on the auxiliary.
        Relation::Obj | Relation::Ccomp | Relation::Xcomp if trees.lemma(above) == "have" && trees.form(verb) == Form::Participle => {
            subject(scene, above, steps + 1)
        }
        Relation::Xcomp => controller(scene, above, steps + 1),
        Relation::Advcl | Relation::Ccomp | Relation::Obl if blames(scene, verb, above) => trees.child(above, Relation::Obj),
        Relation::Advcl | Relation::Ccomp | Relation::Parataxis if !is_finite(scene, verb) => subject(scene, above, steps + 1),
        Relation::AclRelcl => Some(above),
        Relation::Acl if trees.form(verb) == Form::Gerund && trees.child(verb, Relation::Mark).is_none() => Some(above),
        Relation::Acl => holder(scene, above, steps + 1),
        _ => None,
    }
}

/// The subject of a verb, whichever voice it has, or of an adjective or noun with a copula.
pub(super) fn subject(scene: &Scene, head: usize, steps: usize) -> Option<usize> {
    let trees = scene.trees;
    if let Some(subject) = trees
        .child(head, Relation::NsubjPass)
        .or_else(|| trees.child(head, Relation::Nsubj))
    {
        return if is_relative(scene, subject) {
            antecedent(scene, head)
        } else {
            Some(subject)
        };
    }
    if is_verb(scene, head) && !is_passive(scene, head) {
        return actor(scene, head, steps);
    }
    let above = trees.head(head).filter(|_| steps < STEPS)?;
    match trees.relation(head) {
        Relation::Conj => subject(scene, above, steps + 1),
        Relation::Xcomp => controller(scene, above, steps + 1),
        Relation::AclRelcl => Some(above),
        _ => None,
    }
}

/// Who does what an infinitive says that hangs on a verb or adjective: its object if it has one, else its subject.
fn controller(scene: &Scene, above: usize, steps: usize) -> Option<usize> {
    let trees = scene.trees;
    let object = trees.child(above, Relation::Obj).or_else(|| trees.child(above, Relation::Iobj));
    match object.filter(|_| !OWN.contains(&trees.lemma(above))) {
        Some(object) => Some(object),
        None => oblique_controller(scene, above).or_else(|| subject(scene, above, steps)),
    }
}

/// "criticised them for leaving", "accused them of lying", "kept them from meeting": the object does what the gerund says.
fn blames(scene: &Scene, verb: usize, above: usize) -> bool {
    let trees = scene.trees;
    let joint = trees.child(verb, Relation::Mark).or_else(|| trees.child(verb, Relation::Case));
    joint.is_some_and(|joint| scene.prose.is(joint, &["for", "of", "from", "into"]))
        && trees.form(verb) != Form::Base
        && trees.child(above, Relation::Obj).is_some()
}

/// "called on the council to …", "appealed to both sides to …": whoever is called on.
fn oblique_controller(scene: &Scene, above: usize) -> Option<usize> {
    let trees = scene.trees;
    if !matches!(trees.lemma(above), "call" | "appeal" | "plead" | "wait") {
        return None;
    }
    trees.children(above).find(|&child| {
        trees.relation(child) == Relation::Obl
            && preposition(scene, child).is_some_and(|case| scene.prose.is(case, &["on", "upon", "to", "with", "for"]))
    })
}

/// Who has what a noun with an infinitive tells of: "Lund's decision to leave", "the union made no move to return".
fn holder(scene: &Scene, noun: usize, steps: usize) -> Option<usize> {
    let trees = scene.trees;
    let owner = trees.children(noun).find(|&child| match trees.relation(child) {
        Relation::NmodPoss => true,
        Relation::Nmod => preposition(scene, child).is_some_and(|case| scene.prose.lower(case) == "of") && is_resolve(trees.lemma(noun)),
        _ => false,
    });
    if owner.is_some() {
        return owner;
    }
    let above = trees.head(noun)?;
    let object = matches!(trees.relation(noun), Relation::Obj | Relation::Obl | Relation::NsubjPass);
    (object && is_verb(scene, above))
        .then(|| subject_or_agent(scene, above, steps))
        .flatten()
}

/// Nouns for what somebody has in mind: "the intention of the mayor to leave".
fn is_resolve(noun: &str) -> bool {
    matches!(
        noun,
        "intention"
            | "decision"
            | "willingness"
            | "readiness"
            | "plan"
            | "refusal"
            | "right"
            | "promise"
            | "threat"
            | "wish"
            | "aim"
            | "goal"
    )
}

fn subject_or_agent(scene: &Scene, verb: usize, steps: usize) -> Option<usize> {
    if is_passive(scene, verb) {
        agent(scene, verb)
    } else {
        actor(scene, verb, steps)
    }
}

/// "by" somebody.
fn agent(scene: &Scene, verb: usize) -> Option<usize> {
    let trees = scene.trees;
    trees.children(verb).find(|&child| {
        matches!(trees.relation(child), Relation::OblAgent | Relation::Obl)
            && preposition(scene, child).is_some_and(|case| scene.prose.lower(case) == "by")
    })
}

/// The noun that a relative clause, or a participle behind a noun, is about as an object.
fn gap(scene: &Scene, verb: usize, passive: bool) -> Option<usize> {
    let trees = scene.trees;
    let above = trees.head(verb)?;
    match trees.relation(verb) {
        Relation::Acl if passive => Some(above),
        Relation::AclRelcl if passive => Some(above).filter(|_| {
            trees
                .child(verb, Relation::NsubjPass)
                .is_none_or(|subject| is_relative(scene, subject))
        }),
        Relation::AclRelcl => {
            let own = trees
                .child(verb, Relation::Nsubj)
                .is_some_and(|subject| !is_relative(scene, subject));
            (own && trees.child(verb, Relation::Obj).is_none_or(|object| is_relative(scene, object))).then_some(above)
        }
        _ => None,
    }
}

/// The noun that a relative clause belongs to.
fn antecedent(scene: &Scene, verb: usize) -> Option<usize> {
    let relation = scene.trees.relation(verb);
    let above = scene.trees.head(verb)?;
    match relation {
        Relation::AclRelcl | Relation::Acl => Some(above),
        Relation::Conj => antecedent_above(scene, above),
        _ => None,
    }
}

fn antecedent_above(scene: &Scene, verb: usize) -> Option<usize> {
    (scene.trees.relation(verb) == Relation::AclRelcl)
        .then(|| scene.trees.head(verb))
        .flatten()
}

/// Whether a word stands for the noun before it.
pub(super) fn is_relative(scene: &Scene, word: usize) -> bool {
    scene.prose.is(word, &["who", "which", "that", "whom"]) && !matches!(scene.trees.tag(word), Tag::Determiner)
}

/// Whether a verb has a tense of its own or an auxiliary that has.
pub(super) fn is_finite(scene: &Scene, verb: usize) -> bool {
    let trees = scene.trees;
    let carries = |word: usize| matches!(trees.form(word), Form::Past | Form::Present | Form::Modal);
    carries(verb)
        || trees
            .children(verb)
            .any(|child| matches!(trees.relation(child), Relation::Aux | Relation::AuxPass | Relation::Cop) && carries(child))
}

/// The preposition of a phrase.
pub(super) fn preposition(scene: &Scene, head: usize) -> Option<usize> {
    scene.trees.child(head, Relation::Case)
}

/// The words joined to a word by "and", themselves heads of phrases.
pub(super) fn conjuncts(scene: &Scene, head: usize) -> Vec<usize> {
    let trees = scene.trees;
    trees
        .children(head)
        .filter(|&child| trees.relation(child) == Relation::Conj && !is_verb(scene, child))
        .collect()
}

/// The words of a clause: its subject if it stands before it, the verb, its objects and what completes it.
pub(super) fn extent(scene: &Scene, clause: &Clause) -> Range<usize> {
    let trees = scene.trees;
    let verb = clause.verb;
    let mut words = verb..verb + 1;
    for child in trees.children(verb) {
        let belongs = match trees.relation(child) {
            Relation::Nsubj | Relation::NsubjPass => !is_relative(scene, child),
            Relation::Obj
            | Relation::Iobj
            | Relation::Obl
            | Relation::OblAgent
            | Relation::Xcomp
            | Relation::CompoundPrt
            | Relation::Aux => true,
            Relation::AuxPass | Relation::Advmod | Relation::OblUnmarked => true,
            Relation::Ccomp => child > verb,
            _ => false,
        };
        if belongs {
            let below = trees.subtree(child);
            words = words.start.min(below.start)..words.end.max(below.end);
        }
    }
    let sentence = scene.sentence(verb);
    words.start.max(sentence.start)..words.end.min(sentence.end)
}
