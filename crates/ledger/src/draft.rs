//! From what an analyst types to a decision that fits the record: every id looked up, every value checked, before a line is written.

use crate::actors::is_actor;
use crate::desk::Desk;
use crate::fields::{Shape, check, field, plain, value};
use crate::{Citation, DecisionKind, Entry, Failure, Kind, Ledger};
use serde_json::{Map, Value};
use standoff_reading::{Entity, Text, entity_id};

/// A decision as asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish<'a> {
    /// Id of an item, or an actor by id or name.
    pub item: &'a str,
    /// What.
    pub decision: DecisionKind,
    /// Fields to set, in order; a field named again has several values, an empty value clears it.
    pub set: &'a [(String, String)],
    /// The others of a merge or a split, by id; actors by name too; aliases to part off.
    pub with: &'a [String],
}

/// The same with everything looked up and checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Id of the item or actor.
    pub item: String,
    /// Fields as they are kept.
    pub set: Map<String, Value>,
    /// Ids of the others.
    pub with: Vec<String>,
    /// The item's words.
    pub quote: Option<Citation>,
    /// The actor's name.
    pub label: Option<String>,
}

fn unfit(why: impl Into<String>) -> Failure {
    Failure::Unfit { why: why.into() }
}

impl Ledger {
    /// Looks up what a wish names and checks its values.
    ///
    /// # Errors
    /// [`Failure::Unfit`] or [`Failure::NoSuchActor`] with what to write instead; nothing is written in any case.
    pub fn draft(&self, wish: &Wish<'_>) -> Result<Draft, Failure> {
        let plain = matches!(wish.decision, DecisionKind::Accept | DecisionKind::Reject | DecisionKind::Note);
        if plain && !(wish.set.is_empty() && wish.with.is_empty()) {
            let extra = wish
                .set
                .first()
                .map(|(name, value)| format!("{name}={value}"))
                .or(wish.with.first().cloned());
            return Err(unfit(format!(
                "“{}” has no place here: only edit, merge and split take more than an item",
                extra.unwrap_or_default()
            )));
        }
        let clerk = Clerk {
            ledger: self,
            desk: self.desk()?,
            wish,
        };
        match self.entries_of(wish.item)?.into_iter().next() {
            Some(entry) => clerk.item_draft(&entry),
            None if looks_like_item(wish.item) => Err(unfit(format!(
                "no statement, event or commitment has the id “{}”; `standoff ledger` lists the ids, and `standoff read` brings new ones",
                wish.item
            ))),
            None => clerk.actor_draft(),
        }
    }
}

/// A wish beside the record that it has to fit.
struct Clerk<'a> {
    ledger: &'a Ledger,
    desk: Desk<'a>,
    wish: &'a Wish<'a>,
}

impl Clerk<'_> {
    fn item_draft(&self, entry: &Entry) -> Result<Draft, Failure> {
        let mut draft = Draft {
            item: entry.id.clone(),
            quote: self.ledger.cite(entry)?,
            ..Draft::default()
        };
        match self.wish.decision {
            DecisionKind::Edit => draft.set = self.item_fields(entry)?,
            DecisionKind::Merge | DecisionKind::Split => {
                refuse_fields(self.wish)?;
                draft.with = self.others(entry)?;
            }
            _ => {}
        }
        Ok(draft)
    }

    fn item_fields(&self, entry: &Entry) -> Result<Map<String, Value>, Failure> {
        let text = self.text_of(&entry.document)?;
        let set = self.fields(Some(entry.kind), Some(&text))?;
        check(&set, Some(entry.kind), Some(&entry.coded)).map_err(unfit)?;
        let stands = plain(&entry.coded);
        if set.iter().all(|(field, now)| stands.get(field) == Some(now)) {
            return Err(unfit(format!("{} says so already; nothing was changed", entry.id)));
        }
        Ok(set)
    }

    /// The fields of a wish with their values as they are kept.
    fn fields(&self, kind: Option<Kind>, text: Option<&Text>) -> Result<Map<String, Value>, Failure> {
        let editing = self.wish.decision == DecisionKind::Edit;
        if let Some(stray) = self.wish.with.first().filter(|_| editing) {
            return Err(unfit(format!("“{stray}” sets nothing; write FIELD=VALUE, as in date=2021-06-22")));
        }
        let mut set = Map::new();
        for (typed, _) in self.wish.set {
            let (name, shape) = field(kind, typed).map_err(unfit)?;
            if set.contains_key(name) {
                continue;
            }
            let same = |other: &str| field(kind, other).is_ok_and(|(other, _)| other == name);
            let values: Vec<&str> = self
                .wish
                .set
                .iter()
                .filter(|(other, _)| same(other))
                .map(|(_, value)| value.as_str())
                .collect();
            let kept = match shape {
                Shape::Actors => self.actors_named(&values)?.into(),
                _ => value(shape, &values, text).map_err(|why| unfit(format!("{}: {why}", typed.trim())))?,
            };
            set.insert(name.to_owned(), kept);
        }
        if editing && set.is_empty() {
            return Err(unfit("an edit needs FIELD=VALUE, as in date=2021-06-22"));
        }
        Ok(set)
    }

    /// The one actor that each name means.
    fn actors_named(&self, names: &[&str]) -> Result<Vec<String>, Failure> {
        let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        names.map(|name| self.one_actor(name)).collect()
    }

    fn one_actor(&self, name: &str) -> Result<String, Failure> {
        let found = self.ledger.actor_ids(&self.desk, &[name.to_owned()])?;
        match &found[..] {
            [one] => Ok(one.clone()),
            several if several.iter().any(|id| id == name) => Ok(name.to_owned()),
            several => Err(unfit(format!("“{name}” may be {}; write the id of one", several.join(" or ")))),
        }
    }

    fn text_of(&self, document: &str) -> Result<Text, Failure> {
        let listed = self.ledger.documents()?.into_iter().find(|listed| listed.name == document);
        let stored = listed.map(|listed| self.ledger.stored(&listed.sha256)).transpose()?.flatten();
        Ok(stored.map_or_else(|| Text::new(String::new()), |stored| stored.text))
    }

    /// The items to merge with, or to take along.
    fn others(&self, entry: &Entry) -> Result<Vec<String>, Failure> {
        let mut others = Vec::new();
        for id in self.wish.with {
            match self.ledger.kind_of(id)? {
                None => {
                    return Err(unfit(format!(
                        "no statement, event or commitment has the id “{id}”; `standoff ledger` lists the ids"
                    )));
                }
                Some(kind) if kind != entry.kind => {
                    return Err(unfit(format!(
                        "{id} is no {}, as {} is; only items of one kind report one thing",
                        entry.kind.singular(),
                        entry.id
                    )));
                }
                Some(_) if *id == entry.id || others.contains(id) => {}
                Some(_) => others.push(id.clone()),
            }
        }
        if self.wish.decision == DecisionKind::Merge {
            return match others.iter().all(|id| entry.same.contains(id)) {
                true if others.is_empty() => Err(unfit("a merge needs the ids of others that report the same")),
                true => Err(unfit("they are taken for one already; nothing was changed")),
                false => Ok(others),
            };
        }
        match others.iter().find(|id| !entry.same.contains(*id)) {
            _ if entry.same.is_empty() => Err(unfit(format!(
                "{} is not taken for the same as any other; there is nothing to split",
                entry.id
            ))),
            Some(id) => Err(unfit(format!(
                "{id} is not taken for the same as {}; there is nothing to split",
                entry.id
            ))),
            None if others.len() == entry.same.len() => Err(unfit("that would take all of them out together; name fewer")),
            None => Ok(others),
        }
    }

    fn actor_draft(&self) -> Result<Draft, Failure> {
        let id = self.one_actor(self.wish.item)?;
        let actor = self
            .desk
            .book
            .actors()
            .iter()
            .map(|actor| &actor.entity)
            .find(|entity| entity.id == id);
        let Some(actor) = actor else {
            return Err(unfit(format!("there is no actor “{id}” any more")));
        };
        let mut draft = Draft {
            item: id.clone(),
            label: Some(actor.label.clone()),
            ..Draft::default()
        };
        match self.wish.decision {
            DecisionKind::Edit => draft.set = self.actor_fields(actor)?,
            DecisionKind::Merge => {
                refuse_fields(self.wish)?;
                let names: Vec<&str> = self.wish.with.iter().map(String::as_str).collect();
                draft.with = self.actors_named(&names)?;
                draft.with.retain(|other| *other != id);
                if draft.with.is_empty() {
                    return Err(unfit(format!("a merge needs another actor that is {}", actor.label)));
                }
            }
            DecisionKind::Split => self.part(actor, &mut draft)?,
            DecisionKind::Note => {}
            _ => {
                return Err(unfit(format!(
                    "{} is an actor: edit, merge, split or note it; accept and reject are for items",
                    actor.label
                )));
            }
        }
        Ok(draft)
    }

    fn actor_fields(&self, actor: &Entity) -> Result<Map<String, Value>, Failure> {
        let set = self.fields(None, None)?;
        check(&set, None, None).map_err(unfit)?;
        let gone = crate::actors::texts(&set, "not_alias");
        match gone.iter().find(|alias| !actor.aliases.contains(alias)) {
            Some(alias) => Err(unfit(format!(
                "{} has no alias “{alias}”; it has {}",
                actor.label,
                listed(&actor.aliases)
            ))),
            None => Ok(set),
        }
    }

    /// Aliases that are another's: who that is, and which they are.
    fn part(&self, actor: &Entity, draft: &mut Draft) -> Result<(), Failure> {
        let mut set = self.fields(None, None)?;
        check(&set, None, None).map_err(unfit)?;
        if let Some(name) = set.keys().find(|name| !["label", "kind"].contains(&name.as_str())) {
            return Err(unfit(format!(
                "“{name}” has no place in a split; the new actor may be given label=… and kind=…"
            )));
        }
        let Some(first) = self.wish.with.first() else {
            return Err(unfit(format!(
                "a split needs an alias that is not {}; it has {}",
                actor.label,
                listed(&actor.aliases)
            )));
        };
        if let Some(alias) = self.wish.with.iter().find(|alias| !actor.aliases.contains(alias)) {
            return Err(unfit(format!(
                "{} has no alias “{alias}”; it has {}",
                actor.label,
                listed(&actor.aliases)
            )));
        }
        let label = set.get("label").and_then(Value::as_str).unwrap_or(first);
        let kind = set
            .get("kind")
            .cloned()
            .and_then(|kind| serde_json::from_value(kind).ok())
            .unwrap_or(actor.kind);
        let id = entity_id(kind, label);
        if id == actor.id {
            return Err(unfit(format!(
                "“{label}” would have the id of {}; give it another name with label=…",
                actor.label
            )));
        }
        set.insert("alias".into(), self.wish.with.to_vec().into());
        (draft.set, draft.with) = (set, vec![id]);
        Ok(())
    }
}

/// Whether somebody who typed this meant an item's id.
fn looks_like_item(typed: &str) -> bool {
    let digest = ["s-", "e-", "c-"].iter().find_map(|prefix| typed.strip_prefix(prefix));
    typed.trim().is_empty() || !is_actor(typed) && digest.is_some_and(|digest| digest.chars().all(|digit| digit.is_ascii_hexdigit()))
}

fn refuse_fields(wish: &Wish<'_>) -> Result<(), Failure> {
    match wish.set.first() {
        Some((name, value)) => Err(unfit(format!(
            "“{name}={value}” has no place in a merge or split; an edit sets fields"
        ))),
        None => Ok(()),
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".into() } else { names.join(", ") }
}
