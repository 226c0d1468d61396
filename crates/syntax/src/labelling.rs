//! What the parser looks at to name a relation: the word, its head, their neighbours and dependents.

use crate::fine::Fine;
use crate::look::Look;
use crate::mixing::{Hashed, NONE, pair, triple};
use crate::moves::{Moves, NOBODY};

/// The features of an arc that is about to be made from a word to its head.
pub fn labelling_features(moves: &Moves, (looks, tags): (&[Look], &[Fine]), (word, head): (usize, usize), features: &mut Vec<u64>) {
    let side = u64::from(word > head);
    let mut out = Hashed::new(features, 0x1000);
    let words = Words { looks, tags };
    let arc = Arc {
        word,
        head,
        side,
        tag: words.tag(word) << 1 | side,
        head_tag: words.tag(head) << 1 | side,
    };
    ends(&mut out, &words, &arc);
    dependents(&mut out, &words, &arc, moves);
    neighbours(&mut out, &words, &arc);
}

struct Words<'w> {
    looks: &'w [Look],
    tags: &'w [Fine],
}

impl Words<'_> {
    #[inline]
    fn form(&self, place: usize) -> u64 {
        self.looks.get(place).map_or(NONE, |look| u64::from(look.form))
    }

    #[inline]
    fn stem(&self, place: usize) -> u64 {
        self.looks.get(place).map_or(NONE, |look| u64::from(look.stem))
    }

    #[inline]
    fn tag(&self, place: usize) -> u64 {
        self.tags.get(place).map_or(NONE, |tag| tag.place() as u64)
    }
}

/// An arc; the tags of its ends know on which side the word stands.
struct Arc {
    word: usize,
    head: usize,
    side: u64,
    tag: u64,
    head_tag: u64,
}

fn ends(out: &mut Hashed, words: &Words, arc: &Arc) {
    let (form, head_form) = (words.form(arc.word), words.form(arc.head));
    let (stem, head_stem) = (words.stem(arc.word), words.stem(arc.head));
    let (tag, head_tag, far) = (arc.tag, arc.head_tag, distance(arc));
    out.put(arc.side);
    out.put(form);
    out.put(tag);
    out.put(pair(form, tag));
    out.put(head_form);
    out.put(head_tag);
    out.put(pair(head_form, tag));
    out.put(pair(form, head_form));
    out.put(pair(form, head_tag));
    out.put(pair(tag, head_tag));
    out.put(triple(form, tag, head_tag));
    out.put(triple(tag, head_form, head_tag));
    out.put(triple(tag, head_tag, far));
    out.put(pair(form, far));
    out.put(pair(stem, head_stem));
    out.put(triple(stem, tag, head_tag));
    out.put(triple(tag, head_stem, head_tag));
    for suffix in [1, 2] {
        let look = words.looks.get(arc.word);
        out.put(look.map_or(NONE, |look| pair(u64::from(look.suffixes[suffix]), tag)));
    }
}

fn distance(arc: &Arc) -> u64 {
    match arc.word.abs_diff(arc.head) {
        far @ 0..=3 => far as u64,
        4..=6 => 4,
        7..=12 => 5,
        _ => 6,
    }
}

fn dependents(out: &mut Hashed, words: &Words, arc: &Arc, moves: &Moves) {
    let (tag, head_tag, head_form) = (arc.tag, arc.head_tag, words.form(arc.head));
    let (below, of_head) = (moves.below(arc.word as u32), moves.below(arc.head as u32));
    let at = |place: u32| if place == NOBODY { usize::MAX } else { place as usize };
    let relation = |place: u32| match place {
        NOBODY => NONE,
        place => moves.relation(place as usize).place() as u64,
    };
    let children = [at(below.left[0]), at(below.left[1]), at(below.right[0])];
    for child in children {
        out.put(pair(words.form(child), tag));
        out.put(triple(words.form(child), tag, head_tag));
        out.put(triple(words.tag(child), tag, head_tag));
    }
    out.put(triple(words.form(children[0]), head_form, tag));
    out.put(pair(relation(below.left[0]), tag));
    out.put(pair(below.relations[0], tag));
    out.put(pair(below.relations[1], tag));
    out.put(triple(below.relations[0], tag, head_tag));
    out.put(triple(of_head.relations[0], tag, head_tag));
    out.put(triple(of_head.relations[1], tag, head_tag));
    out.put(triple(pair(of_head.relations[0], of_head.relations[1]), tag, head_tag));
    out.put(triple(of_head.relations[1], tag, head_form));
    out.put(triple(relation(of_head.right[0]), tag, head_tag));
    out.put(triple(words.form(at(of_head.left[0])), tag, head_tag));
}

fn neighbours(out: &mut Hashed, words: &Words, arc: &Arc) {
    let (tag, head_tag) = (arc.tag, arc.head_tag);
    out.put(triple(words.tag(arc.word.wrapping_sub(1)), tag, head_tag));
    out.put(triple(words.tag(arc.word.wrapping_add(1)), tag, head_tag));
    out.put(pair(words.form(arc.word.wrapping_sub(1)), tag));
    out.put(pair(words.form(arc.word.wrapping_add(1)), tag));
    out.put(triple(words.tag(arc.head.wrapping_sub(1)), tag, head_tag));
    out.put(triple(words.tag(arc.head.wrapping_add(1)), tag, head_tag));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arc_has_as_many_features() {
        let (looks, tags) = ([Look::default(); 3], [Fine::at(0); 3]);
        let (mut moves, mut features) = (Moves::default(), Vec::new());
        moves.start(3);
        let mut counts = Vec::new();
        for arc in [(0, 1), (2, 0), (0, 2)] {
            labelling_features(&moves, (&looks, &tags), arc, &mut features);
            counts.push(features.len());
        }
        assert!(counts[0] > 30 && counts.iter().all(|&count| count == counts[0]));
    }
}
