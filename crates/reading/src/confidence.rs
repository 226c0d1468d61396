//! How far a rule can be trusted: the share of its items that were right on annotated pages.
//!
//! `data/confidence.tsv` counts, for each rule, the items of annotated pages that were right and wrong. Right means, of a statement:
//! the place and who is answerable; of an event: type, place and an actor; of a commitment: act, condition and debtor; of a mention:
//! the actor meant. An item that names nobody is right where nobody is to be named, so that an undetermined speaker neither raises nor
//! lowers the figure: it is a doubt of its own, shown beside.
//!
//! The share is smoothed: the pooled share of a kind is (right + 1) / (all + 2), and each rule starts from two items at that share,
//! so that one lucky hit is not certainty and a rule that was never seen has its kind's share.

use crate::lexicon::rows;
use crate::{CodedDocument, MentionKind};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The share of a rule's items that were right on annotated pages, smoothed; between 0 and 1, kept in thousandths so that records
/// compare exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u16);

/// How many made-up items at the pooled share every rule starts from.
const PRIOR: f64 = 2.0;

/// Items that were right and wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    right: f64,
    wrong: f64,
}

/// Tallies by kind and rule.
#[derive(Debug, Default)]
struct Table<'t> {
    rules: HashMap<(&'t str, &'t str), Tally>,
    kinds: HashMap<&'t str, Tally>,
}

impl Confidence {
    /// The share, between 0 and 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// A share to the nearest thousandth; what lies outside 0 to 1 becomes the nearer end.
    pub fn new(share: f64) -> Confidence {
        Confidence((share.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// How often a mention of this kind means the actor it is given to.
    pub fn of_mention(kind: MentionKind) -> Option<Confidence> {
        let rule = match kind {
            MentionKind::Name => "name",
            MentionKind::Nominal => "nominal",
            MentionKind::Pronoun => "pronoun",
            MentionKind::Adjectival => "adjectival",
            MentionKind::Metonym => "metonym",
        };
        measured().share("mention", rule)
    }

    /// How often a rule is right; `kind` is `statement`, `event`, `commitment` or `mention`. A rule that was not seen on the annotated
    /// pages has the share of its kind; `None` if nothing of the kind was.
    pub fn of_rule(kind: &str, rule: &str) -> Option<Confidence> {
        measured().share(kind, rule)
    }

    /// How often all items of a kind together are right.
    pub fn of_kind(kind: &str) -> Option<Confidence> {
        measured().pooled(kind).map(Confidence::new)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.share())
    }
}

impl JsonSchema for Confidence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "The share of the rule's items that were right on annotated pages, smoothed."
        })
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        f64::deserialize(deserializer).map(Confidence::new)
    }
}

impl<'t> Table<'t> {
    /// Takes in rows of kind, rule, right, wrong; a row that is none counts nothing.
    fn of(rows: impl Iterator<Item = Vec<&'t str>>) -> Table<'t> {
        let mut table = Table::default();
        for row in rows {
            let [kind, rule, right, wrong] = row[..] else { continue };
            let (Ok(right), Ok(wrong)) = (right.parse::<u32>(), wrong.parse::<u32>()) else {
                continue;
            };
            for tally in [table.rules.entry((kind, rule)).or_default(), table.kinds.entry(kind).or_default()] {
                tally.right += f64::from(right);
                tally.wrong += f64::from(wrong);
            }
        }
        table
    }

    fn pooled(&self, kind: &str) -> Option<f64> {
        let all = self.kinds.get(kind)?;
        Some((all.right + 1.0) / (all.right + all.wrong + 2.0))
    }

    fn share(&self, kind: &str, rule: &str) -> Option<Confidence> {
        let pooled = self.pooled(kind)?;
        let Tally { right, wrong } = self.rules.get(&(kind, rule)).copied().unwrap_or_default();
        Some(Confidence::new((right + PRIOR * pooled) / (right + wrong + PRIOR)))
    }
}

/// The table that is compiled in.
fn measured() -> &'static Table<'static> {
    static TABLE: OnceLock<Table<'static>> = OnceLock::new();
    TABLE.get_or_init(|| Table::of(rows(include_str!("../data/confidence.tsv"))))
}

/// Gives every statement, event and commitment of a document the confidence of its rule.
pub(crate) fn weighed(mut document: CodedDocument) -> CodedDocument {
    for statement in &mut document.statements {
        statement.confidence = Confidence::of_rule("statement", &statement.rule);
    }
    for event in &mut document.events {
        event.confidence = Confidence::of_rule("event", &event.rule);
    }
    for commitment in &mut document.commitments {
        commitment.confidence = Confidence::of_rule("commitment", &commitment.rule);
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &'static str) -> Table<'static> {
        Table::of(text.lines().map(|line| line.split('\t').collect()))
    }

    fn share(table: &Table<'_>, kind: &str, rule: &str) -> Option<f64> {
        table.share(kind, rule).map(Confidence::share)
    }

    #[test]
    fn shares_are_smoothed_towards_their_kind() {
        let table = table("event\tmarch\t7\t1\nevent\tvisit\t0\t2\nevent\tmuch\t700\t100");
        let pooled = 708.0 / 812.0;
        assert_eq!(
            share(&table, "event", "march"),
            Some(((7.0 + 2.0 * pooled) / 10.0 * 1000.0_f64).round() / 1000.0)
        );
        assert!(share(&table, "event", "visit").unwrap() < share(&table, "event", "never seen").unwrap());
        assert!((share(&table, "event", "much").unwrap() - 0.875).abs() < 0.002);
        assert_eq!(share(&table, "event", "never seen"), Some((pooled * 1000.0).round() / 1000.0));
        assert_eq!(share(&table, "statement", "march"), None, "nothing of the kind was measured");
    }

    #[test]
    fn rows_that_are_none_count_nothing() {
        let table = table("event\tmarch\t1\nevent\tmarch\tmany\t1\nevent\tmarch\t-1\t1\n\nevent\tmarch\t1\t1\textra");
        assert_eq!(share(&table, "event", "march"), None);
    }

    #[test]
    fn the_table_of_the_house_is_whole() {
        for row in rows(include_str!("../data/confidence.tsv")) {
            let [kind, rule, right, wrong] = row[..] else { panic!("{row:?}") };
            assert!(["statement", "event", "commitment", "mention"].contains(&kind), "{kind}");
            assert!(
                !rule.is_empty() && right.parse::<u32>().is_ok() && wrong.parse::<u32>().is_ok(),
                "{row:?}"
            );
        }
        for kind in ["statement", "event", "commitment"] {
            let pooled = Confidence::of_kind(kind).unwrap();
            assert_eq!(Confidence::of_rule(kind, "no rule is called so"), Some(pooled));
        }
        assert!(Confidence::of_mention(MentionKind::Name) > Confidence::of_mention(MentionKind::Pronoun));
    }

    #[test]
    fn a_confidence_is_written_as_a_plain_number() {
        let json = serde_json::to_string(&Confidence::new(0.8731)).unwrap();
        assert_eq!(json, "0.873");
        assert_eq!(serde_json::from_str::<Confidence>(&json).unwrap(), Confidence::new(0.873));
        assert_eq!(serde_json::from_str::<Confidence>("7").unwrap().share(), 1.0);
    }
}
