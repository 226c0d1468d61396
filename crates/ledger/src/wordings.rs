//! What one wording of a remark drops or adds against another: word by word, what changes the meaning first.
//!
//! Pure: no store, no documents. Words are compared without regard to case and punctuation, and shown as they stand.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words of a wording beyond which only the beginning is compared.
const LONGEST: usize = 2000;

/// What a changed word does to the meaning, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// A condition or the way it is tied: "if" against "only if".
    Condition,
    /// A negation.
    Negation,
    /// A word that narrows: only, at least, fully.
    Qualifier,
    /// A word that takes back: may, perhaps, reportedly.
    Hedge,
    /// A number.
    Number,
    /// Any other word.
    Plain,
}

impl Weight {
    /// The word shown and exported.
    pub fn word(self) -> &'static str {
        match self {
            Weight::Condition => "condition",
            Weight::Negation => "negation",
            Weight::Qualifier => "qualifier",
            Weight::Hedge => "hedge",
            Weight::Number => "number",
            Weight::Plain => "words",
        }
    }
}

/// A place where two wordings part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// What it does to the meaning.
    pub weight: Weight,
    /// The words of the first wording; empty where the second adds.
    pub first: String,
    /// The words of the second wording; empty where it drops.
    pub second: String,
}

const CONDITIONS: [&str; 12] = [
    "if",
    "unless",
    "once",
    "until",
    "before",
    "after",
    "provided",
    "without",
    "precondition",
    "preconditions",
    "condition",
    "conditions",
];
const NEGATIONS: [&str; 8] = ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor"];
const QUALIFIERS: [&str; 20] = [
    "only",
    "merely",
    "just",
    "solely",
    "first",
    "fully",
    "completely",
    "entirely",
    "partly",
    "least",
    "most",
    "all",
    "every",
    "any",
    "some",
    "even",
    "immediately",
    "perfectly",
    "also",
    "both",
];
const HEDGES: [&str; 15] = [
    "may",
    "might",
    "could",
    "perhaps",
    "possibly",
    "probably",
    "likely",
    "reportedly",
    "allegedly",
    "apparently",
    "seems",
    "seemed",
    "appears",
    "appeared",
    "basically",
];

/// A word as it stands and as it is compared.
struct Word<'t> {
    shown: &'t str,
    key: String,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let pieces = text.split_whitespace().take(LONGEST);
    let all = pieces.map(|shown| Word {
        shown,
        key: shown
            .trim_matches(|letter: char| !letter.is_alphanumeric())
            .replace('’', "'")
            .to_lowercase(),
    });
    all.filter(|word| !word.key.is_empty()).collect()
}

/// Whether two wordings have the same words, whatever their case and punctuation.
pub fn same_words(first: &str, second: &str) -> bool {
    words(first)
        .iter()
        .map(|word| &word.key)
        .eq(words(second).iter().map(|word| &word.key))
}

/// Where two wordings part, the gravest change first, then by place; empty if they have the same words. Takes time in proportion to the
/// words times the number of changes; the first 2 000 words are compared.
pub fn word_changes(first: &str, second: &str) -> Vec<WordChange> {
    let (one, two) = (words(first), words(second));
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let mut changes: Vec<WordChange> = capture_diff_slices(Algorithm::Myers, &keys(&one), &keys(&two))
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| change(&one, &two, &op))
        .collect();
    changes.sort_by_key(|change| change.weight);
    changes
}

/// One change; a narrowing word that was dropped from, or added to, a connective takes the connective along: "if" against "only if".
fn change(one: &[Word], two: &[Word], op: &DiffOp) -> WordChange {
    let (mut old, mut new) = (op.old_range(), op.new_range());
    let narrows = |words: &[Word]| words.last().is_some_and(|word| QUALIFIERS.contains(&word.key.as_str()));
    let next = one.get(old.end).zip(two.get(new.end)).filter(|(here, there)| here.key == there.key);
    let tied = next.is_some_and(|(word, _)| CONDITIONS.contains(&word.key.as_str()));
    if tied && narrows(&one[old.clone()]) != narrows(&two[new.clone()]) {
        old.end += 1;
        new.end += 1;
    }
    let shown = |words: &[Word]| words.iter().map(|word| word.shown).collect::<Vec<_>>().join(" ");
    WordChange {
        weight: weight(&one[old.clone()], &two[new.clone()]),
        first: shown(&one[old]),
        second: shown(&two[new]),
    }
}

/// The gravest weight of words that stand on one side alone.
fn weight(one: &[Word], two: &[Word]) -> Weight {
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let (here, there) = (keys(one), keys(two));
    // "if" against "only if" have the connective on both sides, and differ in how it is tied.
    let tied = |keys: &[String]| keys.last().is_some_and(|key| CONDITIONS.contains(&key.as_str()));
    if tied(&here) && tied(&there) && here != there {
        return Weight::Condition;
    }
    let alone = here
        .iter()
        .filter(|key| !there.contains(key))
        .chain(there.iter().filter(|key| !here.contains(key)));
    alone.map(|key| of_word(key)).min().unwrap_or(Weight::Plain)
}

fn of_word(key: &str) -> Weight {
    if CONDITIONS.contains(&key) {
        Weight::Condition
    } else if NEGATIONS.contains(&key) || key.ends_with("n't") {
        Weight::Negation
    } else if QUALIFIERS.contains(&key) {
        Weight::Qualifier
    } else if HEDGES.contains(&key) {
        Weight::Hedge
    } else if key.starts_with(|letter: char| letter.is_ascii_digit()) {
        Weight::Number
    } else {
        Weight::Plain
    }
}

impl WordChange {
    /// The change in words, as what the second wording does: `drops “only if”`.
    pub fn told(&self) -> String {
        match (self.first.is_empty(), self.second.is_empty()) {
            (false, true) => format!("drops “{}”", self.first),
            (true, false) => format!("adds “{}”", self.second),
            _ => format!("has “{}” for “{}”", self.second, self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(first: &str, second: &str) -> Vec<(Weight, String)> {
        word_changes(first, second)
            .iter()
            .map(|change| (change.weight, change.told()))
            .collect()
    }

    #[test]
    fn only_if_is_named_before_anything_else() {
        let changes = told(
            "the union would go back only if all 64 drivers returned",
            "the dockworkers would go back if 64 drivers returned",
        );
        assert_eq!(changes[0], (Weight::Condition, "has “if” for “only if”".into()));
        assert_eq!(changes[1], (Weight::Qualifier, "drops “all”".into()));
        assert_eq!(changes[2], (Weight::Plain, "has “dockworkers” for “union”".into()));
        assert_eq!(changes.len(), 3);
    }

    #[test]
    fn negations_hedges_and_numbers_are_weighed() {
        assert_eq!(told("we will not sign", "we will sign"), [(Weight::Negation, "drops “not”".into())]);
        assert_eq!(told("they don’t pay", "they pay"), [(Weight::Negation, "drops “don’t”".into())]);
        assert_eq!(told("it will open", "it may open")[0].0, Weight::Hedge);
        assert_eq!(told("some 900 came", "some 700 came")[0].0, Weight::Number);
    }

    #[test]
    fn empty_identical_and_prefixes() {
        assert_eq!(told("", ""), []);
        assert_eq!(told("We will sign.", "“we will sign”"), []);
        assert!(same_words("We will sign.", "we will — sign"));
        assert_eq!(told("", "one day"), [(Weight::Plain, "adds “one day”".into())]);
        assert_eq!(
            told("open the gates once paid", "open the gates"),
            [(Weight::Condition, "drops “once paid”".into())]
        );
        assert_eq!(
            told("open the gates", "open the gates once paid"),
            [(Weight::Condition, "adds “once paid”".into())]
        );
    }

    #[test]
    fn letters_of_all_scripts_are_compared() {
        assert_eq!(told("Die Brücke ÖFFNET", "die brücke öffnet"), []);
        assert_eq!(
            told("мост открыт", "мост закрыт"),
            [(Weight::Plain, "has “закрыт” for “открыт”".into())]
        );
    }

    proptest! {
        /// What is kept and what is changed together are all the words of either wording.
        #[test]
        fn no_word_is_lost(one in "([abc]|only|if| ){0,30}", two in "([abc]|only|if| ){0,30}") {
            let changes = word_changes(&one, &two);
            prop_assert_eq!(changes.is_empty(), same_words(&one, &two));
            let turned = word_changes(&two, &one);
            prop_assert_eq!(turned.is_empty(), changes.is_empty());
            for change in &changes {
                prop_assert!(change.first.split(' ').filter(|word| !word.is_empty()).all(|word| one.contains(word)));
                prop_assert!(change.second.split(' ').filter(|word| !word.is_empty()).all(|word| two.contains(word)));
                prop_assert_ne!(&change.first, &change.second);
            }
        }
    }
}
