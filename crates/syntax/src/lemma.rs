//! Lemmas by endings: for each tag a list of endings with what is taken off and what is put on; the longest ending that is known holds.
//!
//! As stored: the number of additions (one byte), each with its length (one byte) and letters; then rules of seven bytes, sorted: a hash of tag and
//! ending (four bytes, little endian), the characters taken off, the number of the addition, a zero.

use crate::fine::Fine;
use crate::mixing::{mix, pair};
use std::borrow::Cow;

/// Characters of the longest ending besides the whole word.
pub(crate) const LONGEST_ENDING: usize = 7;

const WIDTH: usize = 7;

/// What the words with an ending become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LemmaRule {
    /// The tag of the words.
    pub fine: Fine,
    /// The ending, or the whole word.
    pub ending: String,
    /// Whether the ending is the whole word.
    pub whole: bool,
    /// Characters taken off.
    pub off: u8,
    /// Letters put on.
    pub on: String,
}

/// The rules, read where they lie.
#[derive(Clone, Debug)]
pub(crate) struct Lemmas {
    additions: Vec<String>,
    rules: Cow<'static, [u8]>,
}

impl Lemmas {
    /// Takes the rules from their bytes; `None` if they are none.
    pub fn read(bytes: Cow<'static, [u8]>) -> Option<Lemmas> {
        let mut additions = Vec::new();
        let mut at = 1;
        for _ in 0..*bytes.first()? {
            let length = usize::from(*bytes.get(at)?);
            let letters = bytes.get(at + 1..at + 1 + length)?;
            additions.push(std::str::from_utf8(letters).ok()?.to_owned());
            at += 1 + length;
        }
        let rules = match bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[at..]),
            Cow::Owned(bytes) => Cow::Owned(bytes[at..].to_vec()),
        };
        (rules.len() % WIDTH == 0).then_some(Lemmas { additions, rules })
    }

    /// Appends the lemma of a word in lower case.
    pub fn write(&self, lower: &str, fine: Fine, lemma: &mut String) {
        let Some((off, on)) = self.rule(lower, fine) else {
            lemma.push_str(lower);
            return;
        };
        let end = match off {
            0 => lower.len(),
            off => lower.char_indices().rev().nth(usize::from(off) - 1).map_or(0, |(at, _)| at),
        };
        lemma.push_str(&lower[..end]);
        lemma.push_str(on);
    }

    fn rule(&self, lower: &str, fine: Fine) -> Option<(u8, &str)> {
        let mut starts = [0_usize; LONGEST_ENDING];
        let mut count = 0;
        for (start, (at, _)) in starts.iter_mut().zip(lower.char_indices().rev()) {
            *start = at;
            count += 1;
        }
        let endings = starts[..count].iter().rev().map(|&start| key(fine, &lower[start..], false));
        std::iter::once(key(fine, lower, true))
            .chain(endings)
            .chain(std::iter::once(key(fine, "", false)))
            .find_map(|key| self.find(key))
    }

    fn find(&self, key: u32) -> Option<(u8, &str)> {
        let rule = |place: usize| &self.rules[WIDTH * place..WIDTH * (place + 1)];
        let hash = |place: usize| rule(place).first_chunk::<4>().map_or(0, |hash| u32::from_le_bytes(*hash));
        let (mut low, mut high) = (0, self.rules.len() / WIDTH);
        while low < high {
            let middle = low + (high - low) / 2;
            match hash(middle).cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let found = rule(middle);
                    return Some((found[4], self.additions.get(usize::from(found[5]))?));
                }
            }
        }
        None
    }
}

fn key(fine: Fine, ending: &str, whole: bool) -> u32 {
    let word = u64::from(crate::mixing::bytes(ending.as_bytes()));
    mix(pair(fine.place() as u64, u64::from(whole)), word) as u32
}

/// The bytes of rules. Rules with an addition beyond the 255th are left out.
pub(crate) fn write(rules: &[LemmaRule]) -> Vec<u8> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for rule in rules {
        *counts.entry(&rule.on).or_default() += 1;
    }
    let mut additions: Vec<&str> = counts.keys().copied().filter(|on| on.len() < 256).collect();
    additions.sort_by_key(|on| (std::cmp::Reverse(counts[on]), *on));
    additions.truncate(255);
    let mut bytes = vec![additions.len() as u8];
    for addition in &additions {
        bytes.push(addition.len() as u8);
        bytes.extend(addition.as_bytes());
    }
    let mut stored: Vec<(u32, u8, u8)> = rules
        .iter()
        .filter_map(|rule| {
            let addition = additions.iter().position(|on| *on == rule.on)?;
            Some((key(rule.fine, &rule.ending, rule.whole), rule.off, addition as u8))
        })
        .collect();
    stored.sort_unstable();
    stored.dedup_by_key(|rule| rule.0);
    for (key, off, addition) in stored {
        bytes.extend(key.to_le_bytes());
        bytes.extend([off, addition, 0]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(ending: &str, whole: bool, off: u8, on: &str) -> LemmaRule {
        LemmaRule {
            fine: Fine::from_names("NOUN", "NNS"),
            ending: ending.to_owned(),
            whole,
            off,
            on: on.to_owned(),
        }
    }

    #[test]
    fn the_longest_ending_holds() {
        let rules = [
            rule("", false, 0, ""),
            rule("s", false, 1, ""),
            rule("ies", false, 3, "y"),
            rule("ties", true, 1, ""),
            rule("né", true, 1, "x"),
        ];
        let lemmas = Lemmas::read(Cow::Owned(write(&rules))).expect("rules");
        let lemma = |word: &str| {
            let mut lemma = String::new();
            lemmas.write(word, Fine::from_names("NOUN", "NNS"), &mut lemma);
            lemma
        };
        assert_eq!(lemma("talks"), "talk");
        assert_eq!(lemma("treaties"), "treaty");
        assert_eq!(lemma("ties"), "tie");
        assert_eq!(lemma("né"), "nx");
        assert_eq!(lemma("people"), "people");
        assert_eq!(lemma(""), "");
    }
}
