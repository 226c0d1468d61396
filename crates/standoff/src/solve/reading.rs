//! How definitions that can be read in more than one way are read: settings typed as `KEY=VALUE`.

use crate::Failure;
use serde_json::{Value, json};
use standoff_conflict::nearest;
use standoff_stability::coalitions::{CoalitionSettings, Improvement};
use standoff_stability::horizons::Ties;
use standoff_stability::orders::Effort;
use standoff_stability::{SequenceRule, Settings};

/// The keys, in the order in which they are told, each with the values it takes.
const KEYS: [(&str, &str); 6] = [
    ("sequence", "successive, once or single"),
    ("return_to_start_is_sanction", "true or false"),
    ("improvement", "strict or pareto"),
    ("ties", "set or stay"),
    ("samples", "a whole number"),
    ("seed", "a whole number"),
];

/// How the definitions are read, all of them together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Which sequences of answers count, and whether a return to the start does.
    pub single: Settings,
    /// When a state is an improvement for a coalition.
    pub joint: CoalitionSettings,
    /// What is said where equally good moves lead to different ends.
    pub ties: Ties,
    /// The work on partly known orders: how many are drawn where they cannot be counted, and the seed.
    pub effort: Effort,
}

impl Reading {
    /// Sets one, written `KEY=VALUE`: `sequence`, `return_to_start_is_sanction`, `improvement`, `ties`, `samples`, `seed`.
    ///
    /// # Errors
    /// [`Failure::Usage`] for an unknown key, with the nearest one, and for a value that the key does not take, with those it does.
    pub fn set(&mut self, assignment: &str) -> Result<(), Failure> {
        let Some((key, value)) = assignment.split_once('=') else {
            let why = format!("`{assignment}` sets nothing; write KEY=VALUE, as in sequence=once");
            return Err(Failure::Usage(why));
        };
        let (key, value) = (key.trim().to_lowercase().replace('-', "_"), value.trim());
        let taken = match key.as_str() {
            "sequence" => put(&mut self.single.sequence, SequenceRule::from_key(value)),
            "return_to_start_is_sanction" => put(&mut self.single.return_to_start_is_sanction, truth(value)),
            "improvement" => put(&mut self.joint.improvement, Improvement::from_key(value)),
            "ties" => put(&mut self.ties, Ties::from_key(value)),
            "samples" => put(&mut self.effort.samples, value.parse().ok().filter(|count| *count > 0)),
            "seed" => put(&mut self.effort.seed, value.parse().ok()),
            _ => return Err(no_such(&key)),
        };
        taken.ok_or_else(|| {
            let values = KEYS.iter().find(|(known, _)| *known == key).map_or("", |(_, values)| values);
            Failure::Usage(format!("`{key}` cannot be `{value}`; it can be {values}"))
        })
    }

    /// All settings as JSON, under their keys.
    pub fn to_json(&self) -> Value {
        json!({
            "sequence": self.single.sequence.key(),
            "return_to_start_is_sanction": self.single.return_to_start_is_sanction,
            "improvement": self.joint.improvement.key(),
            "ties": self.ties.key(),
            "samples": self.effort.samples,
            "seed": self.effort.seed,
        })
    }
}

/// Puts a value in its place, if there is one.
fn put<T>(place: &mut T, value: Option<T>) -> Option<()> {
    *place = value?;
    Some(())
}

fn truth(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

fn no_such(key: &str) -> Failure {
    let keys = KEYS.map(|(known, _)| known);
    let help = match nearest(key, keys.into_iter()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is {}", keys.join(", ")),
    };
    Failure::Usage(format!("there is no setting `{key}`; {help}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(assignments: &[&str]) -> Result<Value, String> {
        let mut reading = Reading::default();
        for assignment in assignments {
            reading.set(assignment).map_err(|failure| failure.to_string())?;
        }
        Ok(reading.to_json())
    }

    #[test]
    fn every_key_can_be_set_and_is_told() {
        let values = ["once", "false", "pareto", "stay", "50", "7"];
        let assignments: Vec<String> = KEYS
            .iter()
            .zip(values)
            .map(|((key, _), value)| format!("{key} = {value}"))
            .collect();
        let json = set(&assignments.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        for ((key, _), value) in KEYS.iter().zip(values) {
            assert_eq!(json[key].to_string().trim_matches('"'), value, "{key}");
        }
    }

    #[test]
    fn what_cannot_be_set_says_what_can() {
        assert!(set(&["sequense=once"]).unwrap_err().contains("did you mean `sequence`"));
        assert!(set(&["colour=red"]).unwrap_err().contains("sequence, return_to_start"));
        assert!(set(&["sequence=twice"]).unwrap_err().contains("successive, once or single"));
        assert!(set(&["sequence"]).unwrap_err().contains("KEY=VALUE"));
        assert!(set(&["samples=0"]).unwrap_err().contains("a whole number"));
    }
}
