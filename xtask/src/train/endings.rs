//! Learns the rules for lemmas: an ending gets one where it changes more than the shorter ending says.

use super::example::Example;
use standoff_syntax::learning::{Fine, LemmaRule};
use std::collections::BTreeMap;

/// Characters of the longest ending besides the whole word.
const LONGEST: usize = 7;

/// Different words that an ending must have before it is believed.
const LEAST_WORDS: usize = 3;

/// What happens to a word: characters off, letters on.
type Change = (u8, String);

/// The rules of all tags.
pub fn learn(examples: &[&Example]) -> Vec<LemmaRule> {
    let mut seen: BTreeMap<(Fine, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    for example in examples {
        for (word, lemma) in example.lemmas.iter().enumerate() {
            if let Some(lemma) = lemma {
                let lemmas = seen.entry((example.fine[word], &example.lower[word])).or_default();
                *lemmas.entry(lemma).or_default() += 1;
            }
        }
    }
    let mut words: BTreeMap<Fine, Vec<(&str, Change)>> = BTreeMap::new();
    for ((fine, word), lemmas) in seen {
        let best = lemmas.into_iter().max_by_key(|(lemma, count)| (*count, std::cmp::Reverse(*lemma)));
        if let Some(change) = best.and_then(|(lemma, _)| change(word, lemma)) {
            words.entry(fine).or_default().push((word, change));
        }
    }
    words.into_iter().flat_map(|(fine, words)| of_tag(fine, &words)).collect()
}

fn of_tag(fine: Fine, words: &[(&str, Change)]) -> Vec<LemmaRule> {
    let mut known: BTreeMap<String, Change> = BTreeMap::new();
    let mut rules = Vec::new();
    for length in 0..=LONGEST {
        for (ending, counts) in endings(words, length) {
            let Some((change, _)) = counts.iter().max_by_key(|(change, count)| (**count, std::cmp::Reverse(*change))) else {
                continue;
            };
            let all: usize = counts.values().sum();
            if (length == 0 || all >= LEAST_WORDS) && said(&known, ending) != Some(change) {
                rules.push(rule(fine, ending, false, change));
                known.insert(ending.to_owned(), (*change).clone());
            }
        }
    }
    let exceptions = words.iter().filter(|(word, change)| said(&known, word) != Some(change));
    rules.extend(exceptions.map(|(word, change)| rule(fine, word, true, change)));
    rules
}

fn rule(fine: Fine, ending: &str, whole: bool, (off, on): &Change) -> LemmaRule {
    LemmaRule {
        fine,
        ending: ending.to_owned(),
        whole,
        off: *off,
        on: on.clone(),
    }
}

/// How often each change happens behind each ending of a length.
fn endings<'w>(words: &'w [(&'w str, Change)], length: usize) -> BTreeMap<&'w str, BTreeMap<&'w Change, usize>> {
    let mut endings: BTreeMap<&str, BTreeMap<&Change, usize>> = BTreeMap::new();
    for (word, change) in words {
        if let Some(ending) = ending(word, length) {
            *endings.entry(ending).or_default().entry(change).or_default() += 1;
        }
    }
    endings
}

fn ending(word: &str, length: usize) -> Option<&str> {
    match length {
        0 => Some(""),
        _ => word.char_indices().rev().nth(length - 1).map(|(at, _)| &word[at..]),
    }
}

/// What the longest known ending says of a word.
fn said<'k>(known: &'k BTreeMap<String, Change>, word: &str) -> Option<&'k Change> {
    (0..=LONGEST).rev().find_map(|length| known.get(ending(word, length)?))
}

/// `None` where word and lemma have little in common and the lemma is long: an abbreviation written out.
fn change(word: &str, lemma: &str) -> Option<Change> {
    let common = word.chars().zip(lemma.chars()).take_while(|(one, other)| one == other).count();
    let off = word.chars().count() - common;
    let on: String = lemma.chars().skip(common).collect();
    (off < 40 && on.len() < 12 && !lemma.is_empty() && lemma != "_").then_some((off as u8, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_exceptions_are_told_apart() {
        let words: Vec<(&str, Change)> = [
            ("talks", "talk"),
            ("boats", "boat"),
            ("mines", "mine"),
            ("cities", "city"),
            ("duties", "duty"),
            ("armies", "army"),
            ("men", "man"),
        ]
        .iter()
        .filter_map(|(word, lemma)| Some((*word, change(word, lemma)?)))
        .collect();
        let rules = of_tag(Fine::from_names("NOUN", "NNS"), &words);
        let short: Vec<(&str, bool, u8, &str)> = rules
            .iter()
            .map(|rule| (rule.ending.as_str(), rule.whole, rule.off, rule.on.as_str()))
            .collect();
        assert_eq!(
            short,
            [
                ("", false, 1, ""),
                ("es", false, 3, "y"),
                ("mines", true, 1, ""),
                ("men", true, 2, "an")
            ]
        );
    }
}
