//! The actors of the record as decisions leave them: joined, parted, renamed.
//!
//! Reading gives ids; decisions are steps laid over them in the order of the log. An id that was joined to another leads there ever
//! after; an alias that was parted off leads to an actor of its own, wherever the page uses that alias.

use crate::{Decision, DecisionKind};
use serde_json::{Map, Value};
use standoff_reading::{Entity, EntityKind};

/// An actor with what decisions made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The actor as it stands now.
    pub entity: Entity,
    /// The actor as reading gave it, where decisions changed it; `None` also for one that a decision made.
    pub read: Option<Entity>,
    /// Ids of the actors that were joined to it.
    pub joined: Vec<String>,
    /// The decisions that changed it, oldest first.
    pub decisions: Vec<Decision>,
}

/// Where an id leads from here on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Join { from: String, into: String },
    Part { from: String, surface: String, to: String },
}

/// All actors, and the way from what was read to what stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActorBook {
    actors: Vec<Actor>,
    steps: Vec<Step>,
}

/// Whether an id is an actor's: its kind and a colon stand in front.
pub(crate) fn is_actor(id: &str) -> bool {
    id.split_once(':')
        .is_some_and(|(kind, rest)| !rest.is_empty() && entity_kind(kind).is_some())
}

fn entity_kind(word: &str) -> Option<EntityKind> {
    serde_json::from_value(Value::from(word)).ok()
}

impl ActorBook {
    /// Lays decisions over the actors that reading gave.
    pub(crate) fn of(read: Vec<Entity>, standing: &[&Decision]) -> ActorBook {
        let actors = read.into_iter().map(|entity| Actor {
            entity,
            read: None,
            joined: Vec::new(),
            decisions: Vec::new(),
        });
        let mut book = ActorBook {
            actors: actors.collect(),
            steps: Vec::new(),
        };
        for decision in standing.iter().filter(|decision| is_actor(&decision.item)) {
            match decision.decision {
                DecisionKind::Edit => book.edit(decision),
                DecisionKind::Merge => book.join(decision),
                DecisionKind::Split => book.part(decision),
                _ => {}
            }
        }
        book
    }

    /// The actors as they stand, in the order of reading, those that decisions made last.
    pub(crate) fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Whether ids lead anywhere else than to themselves.
    pub(crate) fn moves(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Whether it matters by which name a page calls an actor.
    pub(crate) fn parts(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Part { .. }))
    }

    /// Where an id leads that stands for actors called so; without surfaces, no parting applies.
    pub(crate) fn now(&self, read: &str, surfaces: &[String]) -> String {
        let mut id = read.to_owned();
        for step in &self.steps {
            match step {
                Step::Join { from, into } if *from == id => id.clone_from(into),
                Step::Part { from, surface, to } if *from == id && !surfaces.is_empty() && surfaces.iter().all(|used| used == surface) => {
                    id.clone_from(to);
                }
                _ => {}
            }
        }
        id
    }

    /// All ids that may lead to one of these.
    pub(crate) fn sources(&self, ids: &[String]) -> Vec<String> {
        let mut sources = ids.to_vec();
        for step in self.steps.iter().rev() {
            let (from, to) = match step {
                Step::Join { from, into } => (from, into),
                Step::Part { from, to, .. } => (from, to),
            };
            if sources.contains(to) && !sources.contains(from) {
                sources.push(from.clone());
            }
        }
        sources
    }

    fn place(&self, id: &str) -> Option<usize> {
        let id = self.now(id, &[]);
        self.actors.iter().position(|actor| actor.entity.id == id)
    }

    /// Notes a decision on an actor, and keeps what reading gave.
    fn changed(&mut self, at: usize, decision: &Decision) -> &mut Actor {
        let actor = &mut self.actors[at];
        if actor.read.is_none() && actor.decisions.is_empty() {
            actor.read = Some(actor.entity.clone());
        }
        actor.decisions.push(decision.clone());
        actor
    }

    fn edit(&mut self, decision: &Decision) {
        let Some(at) = self.place(&decision.item) else { return };
        let entity = &mut self.changed(at, decision).entity;
        if let Some(label) = decision.set.get("label").and_then(Value::as_str) {
            let old = std::mem::replace(&mut entity.label, label.to_owned());
            entity.aliases.push(old);
        }
        if let Some(kind) = decision.set.get("kind").and_then(Value::as_str).and_then(entity_kind) {
            entity.kind = kind;
        }
        entity.aliases.extend(texts(&decision.set, "alias"));
        let gone = texts(&decision.set, "not_alias");
        entity.aliases.retain(|alias| !gone.contains(alias));
        tidy(entity);
    }

    fn join(&mut self, decision: &Decision) {
        let Some(into) = self.place(&decision.item) else { return };
        let into = self.actors[into].entity.id.clone();
        for other in &decision.with {
            let Some(from) = self.place(other).filter(|&from| self.actors[from].entity.id != into) else {
                continue;
            };
            let gone = self.actors.remove(from);
            let Some(at) = self.place(&into) else { return };
            let actor = self.changed(at, decision);
            actor.entity.aliases.push(gone.entity.label);
            actor.entity.aliases.extend(gone.entity.aliases);
            tidy(&mut actor.entity);
            actor.joined.push(gone.entity.id.clone());
            actor.joined.extend(gone.joined);
            actor.decisions.extend(gone.decisions);
            actor.decisions.dedup_by(|a, b| a.id == b.id);
            self.steps.push(Step::Join {
                from: gone.entity.id,
                into: into.clone(),
            });
        }
    }

    fn part(&mut self, decision: &Decision) {
        let (Some(at), Some(to)) = (self.place(&decision.item), decision.with.first()) else {
            return;
        };
        let surfaces = texts(&decision.set, "alias");
        let actor = self.changed(at, decision);
        actor.entity.aliases.retain(|alias| !surfaces.contains(alias));
        let (from, kind) = (actor.entity.id.clone(), actor.entity.kind);
        let said = |field: &str| decision.set.get(field).and_then(Value::as_str);
        match self.place(to) {
            Some(known) => {
                let entity = &mut self.changed(known, decision).entity;
                entity.aliases.extend(surfaces.clone());
                tidy(entity);
            }
            None => {
                let label = said("label").map(str::to_owned).or(surfaces.first().cloned()).unwrap_or_default();
                let mut entity = Entity {
                    id: to.clone(),
                    kind: said("kind").and_then(entity_kind).unwrap_or(kind),
                    label,
                    aliases: surfaces.clone(),
                };
                tidy(&mut entity);
                self.actors.push(Actor {
                    entity,
                    read: None,
                    joined: Vec::new(),
                    decisions: vec![decision.clone()],
                });
            }
        }
        for surface in surfaces {
            let (from, to) = (from.clone(), to.clone());
            self.steps.push(Step::Part { from, surface, to });
        }
    }
}

/// The texts of a list in an edit.
pub(crate) fn texts(set: &Map<String, Value>, field: &str) -> Vec<String> {
    let list = set.get(field).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Aliases sorted, each once, the label not among them.
fn tidy(entity: &mut Entity) {
    entity.aliases.retain(|alias| *alias != entity.label);
    entity.aliases.sort();
    entity.aliases.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entity(id: &str, label: &str, aliases: &[&str]) -> Entity {
        let kind = entity_kind(id.split(':').next().unwrap()).unwrap();
        Entity {
            id: id.into(),
            kind,
            label: label.into(),
            aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        }
    }

    fn decision(item: &str, decision: DecisionKind, with: &[&str], set: Value) -> Decision {
        Decision {
            set: set.as_object().cloned().unwrap_or_default(),
            with: with.iter().map(|id| (*id).into()).collect(),
            ..Decision::new(decision, item)
        }
        .sealed()
    }

    fn book(decisions: &[Decision]) -> ActorBook {
        let read = vec![
            entity("group:tarn", "Tarn", &["the council"]),
            entity("person:holm", "Holm", &[]),
            entity("person:ada-holm", "Ada Holm", &["the minister"]),
        ];
        ActorBook::of(read, &decisions.iter().collect::<Vec<_>>())
    }

    fn ids(book: &ActorBook) -> Vec<&str> {
        book.actors().iter().map(|actor| actor.entity.id.as_str()).collect()
    }

    #[test]
    fn joined_actors_are_one_under_every_id() {
        let join = decision("person:ada-holm", DecisionKind::Merge, &["person:holm", "person:gone"], json!({}));
        let book = book(&[join]);
        assert_eq!(ids(&book), ["group:tarn", "person:ada-holm"]);
        assert_eq!(book.now("person:holm", &[]), "person:ada-holm");
        assert_eq!(book.actors()[1].entity.aliases, ["Holm", "the minister"]);
        assert_eq!(book.actors()[1].read.as_ref().unwrap().aliases, ["the minister"]);
        assert_eq!(book.sources(&["person:ada-holm".into()]), ["person:ada-holm", "person:holm"]);
    }

    #[test]
    fn a_parted_alias_leads_elsewhere_where_it_is_used() {
        let part = decision(
            "group:tarn",
            DecisionKind::Split,
            &["organisation:the-council"],
            json!({"alias": ["the council"], "kind": "organisation"}),
        );
        let book = book(&[part]);
        assert_eq!(book.actors()[3].entity, entity("organisation:the-council", "the council", &[]));
        assert_eq!(book.actors()[0].entity.aliases, Vec::<String>::new());
        assert_eq!(book.now("group:tarn", &["the council".into()]), "organisation:the-council");
        assert_eq!(book.now("group:tarn", &["the council".into(), "Tarn".into()]), "group:tarn");
        assert_eq!(book.now("group:tarn", &[]), "group:tarn");
    }

    #[test]
    fn later_steps_start_from_earlier_ones() {
        let decisions = [
            decision("person:ada-holm", DecisionKind::Merge, &["person:holm"], json!({})),
            decision(
                "person:holm",
                DecisionKind::Edit,
                &[],
                json!({"label": "Ada B. Holm", "not_alias": ["the minister"]}),
            ),
            decision(
                "person:ada-holm",
                DecisionKind::Split,
                &["person:holm-2"],
                json!({"alias": ["Holm"], "label": "Olaf Holm"}),
            ),
        ];
        let book = book(&decisions);
        let ada = &book.actors()[1];
        assert_eq!(
            (ada.entity.label.as_str(), &ada.entity.aliases[..]),
            ("Ada B. Holm", &["Ada Holm".to_owned()][..])
        );
        assert_eq!(ada.decisions.len(), 3);
        assert_eq!(book.now("person:holm", &["Holm".into()]), "person:holm-2");
        assert_eq!(book.actors()[2].entity.label, "Olaf Holm");
    }

    #[test]
    fn ids_of_actors_are_told_from_others() {
        for id in ["person:ada-holm", "unnamed:a-clerk"] {
            assert!(is_actor(id), "{id}");
        }
        for id in ["s-0123456789", "town:tarn", "person:", "k-1:2"] {
            assert!(!is_actor(id), "{id}");
        }
    }
}
