//! The fields that an analyst may set on an item: how each is written, and how it is laid over what was read.

use crate::actors::texts;
use crate::dates::days;
use crate::{Coded, Decision, DecisionKind, Kind};
use serde_json::{Map, Value, json};
use standoff_reading::{EVENT_TYPES, Text};

/// How the values of a field are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Actors by id, name or alias.
    Actors,
    /// A date as the record writes it; nothing for none.
    Date,
    /// One word of a list that the record knows.
    Word,
    /// A type of the PLOVER ontology.
    Plover,
    /// A word of one's own; nothing for none.
    Free,
    /// A range of characters.
    Place,
    /// Several of them.
    Places,
    /// A name that must not be empty.
    Name,
    /// Names an actor goes by.
    Surfaces,
}

/// A field changed by a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// Its name in `standoff-ledger/1`.
    pub field: String,
    /// What was read.
    pub was: Value,
    /// What the analyst put in its place.
    pub now: Value,
    /// Both as words to show, actors by name.
    pub told: (String, String),
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// Id of the decision.
    pub decision: String,
}

/// Fields with a name and a shape.
type Fields = &'static [(&'static str, Shape)];

const STATEMENT: Fields = &[
    ("speaker", Shape::Actors),
    ("on_behalf_of", Shape::Actors),
    ("addressee", Shape::Actors),
    ("date", Shape::Date),
    ("modality", Shape::Word),
    ("polarity", Shape::Word),
    ("form", Shape::Word),
    ("basis", Shape::Word),
    ("content", Shape::Places),
];
const EVENT: Fields = &[
    ("actors", Shape::Actors),
    ("targets", Shape::Actors),
    ("date", Shape::Date),
    ("plover", Shape::Plover),
    ("mode", Shape::Free),
    ("status", Shape::Word),
    ("span", Shape::Place),
];
const COMMITMENT: Fields = &[
    ("debtor", Shape::Actors),
    ("counterparty", Shape::Actors),
    ("logic", Shape::Word),
    ("stance", Shape::Word),
    ("basis", Shape::Word),
    ("consequent_span", Shape::Place),
    ("antecedent_span", Shape::Place),
];
const ACTOR: Fields = &[
    ("label", Shape::Name),
    ("kind", Shape::Word),
    ("alias", Shape::Surfaces),
    ("not_alias", Shape::Surfaces),
];

/// Words for fields that are easier to remember.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("actor", "actors"),
    ("target", "targets"),
    ("act", "consequent_span"),
    ("condition", "antecedent_span"),
    ("type", "plover"),
    ("name", "label"),
    ("unalias", "not_alias"),
];

/// The fields of a kind of item; `None` for actors.
fn fields(kind: Option<Kind>) -> Fields {
    match kind {
        Some(Kind::Statement) => STATEMENT,
        Some(Kind::Event) => EVENT,
        Some(Kind::Commitment) => COMMITMENT,
        Some(Kind::Mention) => &[],
        None => ACTOR,
    }
}

/// The field that a word names on a kind of item, hyphens for underscores; the error lists those there are.
pub(crate) fn field(kind: Option<Kind>, typed: &str) -> Result<(&'static str, Shape), String> {
    let plain = typed.trim().to_lowercase().replace('-', "_");
    let known = fields(kind);
    let meant = OTHER_NAMES
        .iter()
        .find(|(other, _)| *other == plain && !known.iter().any(|(name, _)| *name == plain));
    let name = meant.map_or(plain.as_str(), |(_, name)| name);
    known.iter().find(|(known, _)| *known == name).copied().ok_or_else(|| {
        let what = kind.map_or("an actor", |kind| match kind {
            Kind::Statement => "a statement",
            Kind::Event => "an event",
            Kind::Commitment => "a commitment",
            Kind::Mention => "a mention",
        });
        let names: Vec<String> = known.iter().map(|(name, _)| name.replace('_', "-")).collect();
        format!("{what} has no field “{typed}” that can be set; there is {}", names.join(", "))
    })
}

/// A typed value of any shape but [`Shape::Actors`] as it is kept; the error says what to write instead.
pub(crate) fn value(shape: Shape, typed: &[&str], text: Option<&Text>) -> Result<Value, String> {
    let all: Vec<&str> = typed.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    if matches!(shape, Shape::Places | Shape::Surfaces | Shape::Actors) {
        return match shape {
            Shape::Places => places(&all, text),
            _ => Ok(json!(all)),
        };
    }
    let [one] = all[..] else {
        return match (all.len(), shape) {
            (0, Shape::Date | Shape::Free) => Ok(Value::Null),
            (0, _) => Err("it needs a value".into()),
            _ => Err("it takes one value".into()),
        };
    };
    match shape {
        Shape::Date if ["none", "undetermined"].contains(&one) => Ok(Value::Null),
        Shape::Date => days(one).map(|_| one.into()).ok_or_else(|| {
            format!("“{one}” is not a date; write 2021-06-22, 2021-06, 2021, or 2021-06-01/2021-06-22 for some day between")
        }),
        Shape::Plover => {
            let word = one.to_uppercase();
            let known = EVENT_TYPES.contains(&word.as_str());
            known
                .then(|| word.into())
                .ok_or_else(|| format!("“{one}” is no PLOVER type; there is {}", EVENT_TYPES.join(", ")))
        }
        Shape::Place => match places(&all, text)?.as_array().map(Vec::as_slice) {
            Some([place]) => Ok(place.clone()),
            _ => Err("it takes one range".into()),
        },
        Shape::Word => Ok(one.to_lowercase().replace([' ', '-'], "_").into()),
        _ => Ok(one.into()),
    }
}

/// Ranges as typed, `288-349`, several parted by a comma.
fn places(typed: &[&str], text: Option<&Text>) -> Result<Value, String> {
    let length = text.map_or(0, Text::len);
    let pieces = typed
        .iter()
        .flat_map(|typed| typed.split(','))
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let place = |piece: &str| {
        let range = piece.rsplit('@').next().unwrap_or(piece);
        let (start, end) = range
            .split_once('-')
            .and_then(|(start, end)| Some((start.parse::<usize>().ok()?, end.parse::<usize>().ok()?)))
            .ok_or_else(|| format!("“{piece}” is no range of characters; write the first and one past the last, as in 288-349"))?;
        if start >= end || end > length {
            return Err(format!("there is nothing at {start}-{end}: the text has {length} characters"));
        }
        Ok(json!({ "start": start, "end": end }))
    };
    let places: Vec<Value> = pieces.map(place).collect::<Result<_, _>>()?;
    if places.is_empty() {
        Err("it needs a range of characters, as in 288-349".into())
    } else {
        Ok(places.into())
    }
}

/// What is wrong with edited fields as a whole: values that the record does not know.
pub(crate) fn check(set: &Map<String, Value>, kind: Option<Kind>, coded: Option<&Coded>) -> Result<(), String> {
    for (name, value) in set {
        let (_, shape) = field(kind, name)?;
        let known = match coded {
            Some(coded) => laid_over(coded, &Map::from_iter([(name.clone(), value.clone())]), "").map(drop),
            None if shape == Shape::Word => serde_json::from_value::<standoff_reading::EntityKind>(value.clone())
                .map(drop)
                .map_err(|error| error.to_string()),
            None => Ok(()),
        };
        known.map_err(|why| {
            let options = why
                .split("expected ")
                .last()
                .unwrap_or_default()
                .replace("one of ", "")
                .replace('`', "");
            let options = options.split(" at line").next().unwrap_or_default();
            format!(
                "“{}” is no {}; there is {options}",
                value.as_str().unwrap_or_default(),
                name.replace('_', " ")
            )
        })?;
    }
    Ok(())
}

/// An item with fields set; `why` becomes a date's reasoning.
pub(crate) fn laid_over(coded: &Coded, set: &Map<String, Value>, why: &str) -> Result<Coded, String> {
    let mut value = match coded {
        Coded::Statement(said) => serde_json::to_value(said),
        Coded::Event(event) => serde_json::to_value(event),
        Coded::Commitment(bond) => serde_json::to_value(bond),
        Coded::Mention(mention) => serde_json::to_value(mention),
    }
    .map_err(|error| error.to_string())?;
    for (name, now) in set {
        value[name.as_str()] = match now {
            Value::String(iso) if name == "date" => json!({ "iso": iso, "expression": null, "reasoning": why }),
            other => other.clone(),
        };
    }
    let understood = match coded {
        Coded::Statement(_) => serde_json::from_value(value).map(Coded::Statement),
        Coded::Event(_) => serde_json::from_value(value).map(Coded::Event),
        Coded::Commitment(_) => serde_json::from_value(value).map(Coded::Commitment),
        Coded::Mention(_) => serde_json::from_value(value).map(Coded::Mention),
    };
    understood.map_err(|error| error.to_string())
}

/// An item with all its edits laid over it in turn, what they changed, and the decisions that do not fit it.
pub(crate) fn edited(coded: Coded, changes: &[Decision]) -> (Coded, Vec<Edited>, Vec<Decision>) {
    let read = plain(&coded);
    let (mut coded, mut edits, mut unfit) = (coded, Vec::<Edited>::new(), Vec::new());
    for decision in changes.iter().filter(|decision| decision.decision == DecisionKind::Edit) {
        let why = format!("decided by {}, {}", decision.by, decision.at);
        match laid_over(&coded, &decision.set, &why) {
            Ok(next) => coded = next,
            Err(_) => {
                unfit.push(decision.clone());
                continue;
            }
        }
        for (field, now) in &decision.set {
            edits.retain(|edit| edit.field != *field);
            edits.push(Edited {
                field: field.clone(),
                was: read.get(field).cloned().unwrap_or_default(),
                now: now.clone(),
                told: Default::default(),
                by: decision.by.clone(),
                at: decision.at.clone(),
                decision: decision.id.clone(),
            });
        }
    }
    (coded, edits, unfit)
}

/// The fields of an item, a date as its ISO text.
pub(crate) fn plain(coded: &Coded) -> Map<String, Value> {
    let value = match coded {
        Coded::Statement(said) => serde_json::to_value(said),
        Coded::Event(event) => serde_json::to_value(event),
        Coded::Commitment(bond) => serde_json::to_value(bond),
        Coded::Mention(mention) => serde_json::to_value(mention),
    };
    let mut fields = match value {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    if let Some(date) = fields.get_mut("date") {
        *date = date.get("iso").cloned().unwrap_or_default();
    }
    fields
}

/// The names of actors that an edit puts in.
pub(crate) fn actors_in(decision: &Decision) -> Vec<String> {
    let roles = [STATEMENT, EVENT, COMMITMENT].concat();
    let named = roles.iter().filter(|(_, shape)| *shape == Shape::Actors);
    let mut ids: Vec<String> = named.flat_map(|(name, _)| texts(&decision.set, name)).collect();
    ids.sort();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_answer_to_what_one_types() {
        assert_eq!(field(Some(Kind::Statement), "on-behalf-of"), Ok(("on_behalf_of", Shape::Actors)));
        assert_eq!(field(Some(Kind::Commitment), "condition"), Ok(("antecedent_span", Shape::Place)));
        assert_eq!(field(Some(Kind::Event), "Type"), Ok(("plover", Shape::Plover)));
        let why = field(Some(Kind::Event), "speaker").unwrap_err();
        assert!(
            why.starts_with("an event has no field “speaker”") && why.contains("actors, targets, date"),
            "{why}"
        );
    }

    #[test]
    fn values_are_checked_by_their_shape() {
        let text = Text::new("The dam stays shut.".into());
        let kept = |shape, typed: &[&str]| value(shape, typed, Some(&text));
        assert_eq!(kept(Shape::Date, &["2031-05"]), Ok("2031-05".into()));
        assert_eq!(kept(Shape::Date, &[""]), Ok(Value::Null));
        assert_eq!(kept(Shape::Plover, &["protest"]), Ok("PROTEST".into()));
        assert_eq!(
            kept(Shape::Places, &["4-7, 8-13"]),
            Ok(json!([{"start": 4, "end": 7}, {"start": 8, "end": 13}]))
        );
        assert_eq!(kept(Shape::Place, &["dam@4-7"]), Ok(json!({"start": 4, "end": 7})));
        assert_eq!(kept(Shape::Free, &[]), Ok(Value::Null));
        for (shape, typed) in [
            (Shape::Date, "soon"),
            (Shape::Plover, "dance"),
            (Shape::Place, "7-4"),
            (Shape::Place, "4-99"),
            (Shape::Place, "4"),
            (Shape::Places, ""),
            (Shape::Name, " "),
        ] {
            assert!(kept(shape, &[typed]).is_err(), "{typed}");
        }
        assert!(kept(Shape::Date, &["2031", "2032"]).is_err());
    }

    #[test]
    fn a_kind_of_actor_must_be_one() {
        let set = |word: &str| Map::from_iter([("kind".to_owned(), word.into())]);
        assert_eq!(check(&set("person"), None, None), Ok(()));
        let why = check(&set("town"), None, None).unwrap_err();
        assert!(why.contains("“town” is no kind; there is person, state"), "{why}");
    }
}
