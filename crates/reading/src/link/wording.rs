//! How near two wordings are: content words cut to stems, weighed by how rare they are in the dossier.

use std::collections::{BTreeMap, BTreeSet};

/// Letters to which a content word is cut, so that "agreed" and "agrees" are one.
const STEM: usize = 5;

/// Words of grammar and of speech, which two statements share without meaning the same.
const GRAMMAR: [&str; 74] = [
    "the", "and", "that", "with", "will", "would", "have", "has", "had", "was", "were", "for", "are", "not", "his", "her", "its", "their",
    "our", "this", "from", "they", "but", "been", "could", "should", "which", "who", "into", "only", "than", "also", "more", "any", "all",
    "there", "these", "those", "then", "them", "him", "she", "you", "your", "what", "when", "where", "whether", "until", "unless",
    "before", "after", "about", "over", "under", "very", "does", "did", "can", "may", "might", "must", "shall", "being", "because", "said",
    "says", "say", "saying", "such", "some", "without", "while", "however",
];

/// Numerals in words that stand for the number in digits.
const NUMERALS: [(&str, &str); 24] = [
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("fifteen", "15"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("million", "1000000"),
];

/// Past forms that do not begin like their verbs.
const IRREGULAR: [(&str, &str); 21] = [
    ("met", "meet"),
    ("held", "hold"),
    ("took", "take"),
    ("taken", "take"),
    ("gave", "give"),
    ("given", "give"),
    ("left", "leave"),
    ("sold", "sell"),
    ("bought", "buy"),
    ("built", "build"),
    ("paid", "pay"),
    ("broke", "break"),
    ("broken", "break"),
    ("drew", "draw"),
    ("withdrew", "withdraw"),
    ("fought", "fight"),
    ("won", "win"),
    ("lost", "lose"),
    ("sent", "send"),
    ("kept", "keep"),
    ("struck", "strike"),
];

/// A content word without its ending, cut to [`STEM`] letters: "meeting" and "met" are "meet", "preconditions" is "condi".
fn stem(word: &str) -> String {
    if let Some((_, verb)) = IRREGULAR.iter().find(|(past, _)| *past == word) {
        return verb.chars().take(STEM).collect();
    }
    let bare = word.strip_prefix("pre").filter(|rest| rest.chars().count() > STEM).unwrap_or(word);
    let endings = ["ing", "ed", "es", "s"].iter().find_map(|ending| bare.strip_suffix(ending));
    let root = endings
        .filter(|root| root.chars().count() > 3 && !bare.ends_with("ss"))
        .unwrap_or(bare);
    let cut: String = root.chars().take(STEM).collect();
    cut.trim_end_matches('e').to_owned()
}

/// The words of a statement or an event as they are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    /// All words in lower case, in order.
    words: Vec<String>,
    /// Content words, cut to stems.
    pub stems: BTreeSet<String>,
    /// Numbers in digits; those up to three also stand for vague words and are left out.
    numbers: BTreeSet<String>,
}

impl Wording {
    /// Takes the words of a text. Linear in its length.
    pub fn new(text: &str) -> Wording {
        let mut wording = Wording::default();
        let lower = text.to_lowercase();
        for word in lower
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            wording.words.push(word.to_owned());
            let digits = NUMERALS.iter().find(|(name, _)| *name == word).map_or(word, |(_, digits)| digits);
            if digits.chars().all(|letter| letter.is_ascii_digit()) {
                if digits.len() > 1 {
                    wording.numbers.insert(digits.to_owned());
                }
            } else if word.chars().count() > 2 && !GRAMMAR.contains(&word) {
                wording.stems.insert(stem(word));
            }
        }
        wording
    }

    /// Whether both tell numbers and none in common.
    pub fn numbers_clash(&self, other: &Wording) -> bool {
        !self.numbers.is_empty() && !other.numbers.is_empty() && self.numbers.is_disjoint(&other.numbers)
    }

    /// The most content words in a run of words that stands in both alike. Quadratic in the words of the two, which are cut at
    /// [`LONGEST`].
    pub fn run(&self, other: &Wording) -> usize {
        let (one, two) = (
            &self.words[..self.words.len().min(LONGEST)],
            &other.words[..other.words.len().min(LONGEST)],
        );
        let mut before = vec![(0usize, 0usize); two.len() + 1];
        let mut best = 0;
        for word in one {
            let mut row = vec![(0, 0); two.len() + 1];
            for (at, candidate) in two.iter().enumerate() {
                if word == candidate {
                    let (length, content) = before[at];
                    let counts = usize::from(word.chars().count() > 2 && !GRAMMAR.contains(&word.as_str()));
                    row[at + 1] = (length + 1, content + counts);
                    if row[at + 1].0 >= RUN {
                        best = best.max(row[at + 1].1);
                    }
                }
            }
            before = row;
        }
        best
    }
}

/// Words of a wording that are looked at for runs.
const LONGEST: usize = 80;

/// Fewest words that make a run.
const RUN: usize = 3;

/// How near two wordings are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Nearness {
    /// Stems that both have.
    pub shared: usize,
    /// Those of them that are no part of anybody's name.
    pub common: usize,
    /// Weight of the shared stems in that of the lighter wording, 0 to 1.
    pub held: f64,
    /// Weight of the shared stems in that of all stems of the two, 0 to 1.
    pub alike: f64,
}

/// How much a stem tells: rare ones in the dossier more than those that stand everywhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    of: BTreeMap<String, f64>,
    names: BTreeSet<String>,
}

impl Weights {
    /// Counts in how many of these wordings each stem stands; `names` are the stems of names. The weight is ln(1 + wordings / those with the stem). Linear.
    pub fn new<'w>(wordings: impl Iterator<Item = &'w Wording>, names: &BTreeSet<String>) -> Weights {
        let (mut counts, mut all) = (BTreeMap::<String, usize>::new(), 0usize);
        for wording in wordings {
            all += 1;
            for stem in &wording.stems {
                *counts.entry(stem.clone()).or_default() += 1;
            }
        }
        let weight = |count: usize| (1.0 + all as f64 / count as f64).ln();
        Weights {
            of: counts.into_iter().map(|(stem, count)| (stem, weight(count))).collect(),
            names: names.clone(),
        }
    }

    /// How near two of the wordings that were counted are.
    pub fn nearness(&self, one: &Wording, other: &Wording) -> Nearness {
        let weigh = |stems: &mut dyn Iterator<Item = &String>| stems.map(|stem| self.of.get(stem).copied().unwrap_or(1.0)).sum::<f64>();
        let shared = weigh(&mut one.stems.intersection(&other.stems));
        let lighter = weigh(&mut one.stems.iter()).min(weigh(&mut other.stems.iter()));
        let all = weigh(&mut one.stems.union(&other.stems));
        Nearness {
            shared: one.stems.intersection(&other.stems).count(),
            common: one
                .stems
                .intersection(&other.stems)
                .filter(|stem| !self.names.contains(*stem))
                .count(),
            held: if lighter > 0.0 { shared / lighter } else { 0.0 },
            alike: if all > 0.0 { shared / all } else { 0.0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_and_numerals_are_one() {
        let (one, other) = (
            Wording::new("agreed to build ninety flats"),
            Wording::new("agrees to build 90 flats"),
        );
        assert_eq!(one.stems, other.stems);
        assert!(!one.numbers_clash(&other));
        assert!(one.numbers_clash(&Wording::new("agrees to build 45 flats")));
    }

    #[test]
    fn endings_and_past_forms_do_not_part_words() {
        assert_eq!(stem("meeting"), stem("met"));
        assert_eq!(stem("agree"), stem("agreed"));
        assert_eq!(stem("press"), stem("pressed"));
        assert_eq!(stem("preconditions"), stem("condition"));
        assert_ne!(stem("ship"), stem("sheep"));
    }

    #[test]
    fn a_run_counts_its_content_words() {
        let (one, other) = (
            Wording::new("“a tax on confidence”"),
            Wording::new("calls that a tax on confidence again"),
        );
        assert_eq!(one.run(&other), 2);
        assert_eq!(one.run(&Wording::new("confidence in a tax")), 0);
    }

    #[test]
    fn rare_words_weigh_more() {
        let wordings: Vec<Wording> = ["the dam and the gates", "the dam and the turbines", "the dam and the spillway"]
            .map(Wording::new)
            .to_vec();
        let weights = Weights::new(wordings.iter(), &BTreeSet::new());
        let near = weights.nearness(&wordings[0], &wordings[1]);
        assert_eq!(near.shared, 1);
        assert!(near.held < 0.5, "{near:?}");
    }
}
