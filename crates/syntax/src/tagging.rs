//! What the tagger looks at: the word, its neighbours, the tags already given.

use crate::fine::Fine;
use crate::look::Look;
use crate::mixing::{mix, pair, triple};

/// What stands for a tag before the sentence.
const BEFORE: u64 = 255;

const OUTSIDE: Look = Look {
    form: 1,
    prefixes: [1; 3],
    suffixes: [1; 4],
    stem: 1,
    shape: 0x8000,
};

/// The feature under which the tag of a word that hardly ever has another is kept.
pub fn sure_feature(look: &Look) -> u64 {
    mix(0x2000, u64::from(look.form))
}

/// The features of a word whose predecessors are tagged.
pub fn tagging_features(looks: &[Look], tags: &[Fine], word: usize, features: &mut Vec<u64>) {
    features.clear();
    let at = |offset: isize| {
        word.checked_add_signed(offset)
            .and_then(|place| looks.get(place))
            .unwrap_or(&OUTSIDE)
    };
    let tag = |back: usize| {
        word.checked_sub(back)
            .and_then(|place| tags.get(place))
            .map_or(BEFORE, |tag| tag.place() as u64)
    };
    let (this, last, next) = (at(0), at(-1), at(1));
    let (before, after) = (at(-2), at(2));
    let (form, shape) = (u64::from(this.form), u64::from(this.shape));
    let (tag1, tag2) = (tag(1), tag(2));
    let mut template = 0;
    let mut put = |value: u64| {
        template += 1;
        features.push(mix(template, value));
    };
    put(0);
    put(form);
    put(pair(form, shape));
    for prefix in this.prefixes {
        put(u64::from(prefix));
    }
    for suffix in this.suffixes {
        put(u64::from(suffix));
    }
    put(shape);
    put(pair(shape, u64::from(this.suffixes[2])));
    put(tag1);
    put(pair(tag1, tag2));
    put(tag2);
    put(pair(form, tag1));
    put(triple(form, tag1, tag2));
    put(pair(u64::from(this.suffixes[2]), tag1));
    put(pair(shape, tag1));
    put(u64::from(last.form));
    put(u64::from(next.form));
    put(u64::from(before.form));
    put(u64::from(after.form));
    put(pair(form, u64::from(next.form)));
    put(pair(form, u64::from(last.form)));
    put(u64::from(next.suffixes[2]));
    put(pair(u64::from(next.suffixes[2]), tag1));
    put(u64::from(last.suffixes[2]));
    put(pair(u64::from(next.shape), shape));
    put(triple(u64::from(next.form), tag1, u64::from(this.suffixes[1])));
    put(pair(u64::from(next.form), u64::from(after.form)));
    put(pair(u64::from(last.form), u64::from(next.form)));
    put(triple(form, u64::from(next.suffixes[2]), tag1));
    put(pair(u64::from(after.suffixes[2]), u64::from(next.suffixes[2])));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_as_many_features() {
        let looks = [Look::default(); 3];
        let mut features = Vec::new();
        let mut counts = Vec::new();
        for word in 0..3 {
            tagging_features(&looks, &[Fine::at(0); 3][..word], word, &mut features);
            counts.push(features.len());
        }
        assert!(counts[0] > 20 && counts.iter().all(|&count| count == counts[0]));
    }
}
