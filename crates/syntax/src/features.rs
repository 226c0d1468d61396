//! What the parser looks at before a move: the top of the stack, the next words, their dependents, distances (Zhang and Nivre 2011).

use crate::fine::Fine;
use crate::look::Look;
use crate::mixing::{Hashed, NONE, pair, triple};
use crate::moves::{Below, Moves, NOBODY};

/// A word with what is known of it.
#[derive(Clone, Copy)]
struct Seen {
    form: u64,
    stem: u64,
    tag: u64,
    relation: u64,
    at: u32,
}

/// The features of a state. About a hundred, whatever the sentence.
pub fn parsing_features(moves: &Moves, looks: &[Look], tags: &[Fine], features: &mut Vec<u64>) {
    let view = View { moves, looks, tags };
    let mut out = Hashed::new(features, 0);
    let next = moves.next() as u32;
    let stack = [0, 1, 2].map(|depth| view.seen(moves.on_stack(depth)));
    let buffer = [0, 1, 2].map(|ahead| view.seen(next.saturating_add(ahead)));
    let below = [moves.on_stack(0), moves.on_stack(1), next].map(|word| moves.below(word));
    words(&mut out, &stack, &buffer);
    pairs(&mut out, &stack, &buffer);
    triples(&mut out, &stack, &buffer);
    dependents(&mut out, &view, (&stack, &buffer), &below);
    distances(&mut out, &view, (&stack, &buffer), &below);
}

struct View<'v> {
    moves: &'v Moves,
    looks: &'v [Look],
    tags: &'v [Fine],
}

impl View<'_> {
    #[inline]
    fn seen(&self, word: u32) -> Seen {
        let place = word as usize;
        match (self.looks.get(place), self.tags.get(place)) {
            (Some(look), Some(tag)) => Seen {
                form: u64::from(look.form),
                stem: u64::from(look.stem),
                tag: tag.place() as u64,
                relation: self.moves.relation(place).place() as u64,
                at: word,
            },
            _ => Seen {
                form: NONE,
                stem: NONE,
                tag: NONE,
                relation: NONE,
                at: NOBODY,
            },
        }
    }
}

fn words(out: &mut Hashed, stack: &[Seen; 3], buffer: &[Seen; 3]) {
    for seen in stack.iter().chain(buffer) {
        out.put(seen.form);
        out.put(seen.tag);
        out.put(pair(seen.form, seen.tag));
    }
}

fn pairs(out: &mut Hashed, [s0, s1, s2]: &[Seen; 3], [b0, b1, _]: &[Seen; 3]) {
    for (one, other) in [(s0, b0), (s1, s0)] {
        out.put(triple(one.form, one.tag, pair(other.form, other.tag)));
        out.put(pair(one.stem, other.stem));
        out.put(triple(one.stem, one.tag, pair(other.stem, other.tag)));
        out.put(triple(one.stem, one.tag, other.tag));
        out.put(triple(one.tag, other.stem, other.tag));
        out.put(triple(one.form, one.tag, other.tag));
        out.put(triple(one.tag, other.form, other.tag));
        out.put(pair(one.form, other.form));
        out.put(pair(one.tag, other.tag));
    }
    out.put(pair(s1.form, b0.form));
    out.put(pair(s1.form, b0.tag));
    out.put(pair(s1.tag, b0.form));
    out.put(pair(s1.tag, b0.tag));
    out.put(pair(b0.tag, b1.tag));
    out.put(pair(b0.form, b1.form));
    out.put(pair(b0.form, b1.tag));
    out.put(pair(b0.tag, b1.form));
    out.put(pair(s0.form, b1.form));
    out.put(pair(s2.tag, s0.tag));
    out.put(pair(s2.tag, b0.tag));
}

fn triples(out: &mut Hashed, [s0, s1, s2]: &[Seen; 3], [b0, b1, b2]: &[Seen; 3]) {
    out.put(triple(b0.tag, b1.tag, b2.tag));
    out.put(triple(s0.tag, b0.tag, b1.tag));
    out.put(triple(s1.tag, s0.tag, b0.tag));
    out.put(triple(s2.tag, s1.tag, s0.tag));
    out.put(triple(s0.form, b0.tag, b1.tag));
    out.put(triple(s0.tag, b0.form, b1.tag));
    out.put(triple(s0.tag, b0.tag, b1.form));
    out.put(triple(s1.form, s0.tag, b0.tag));
    out.put(triple(s1.tag, s0.form, b0.tag));
    out.put(triple(s1.tag, s0.tag, b0.form));
    out.put(pair(triple(s1.tag, s0.tag, b0.tag), b1.tag));
    out.put(pair(triple(s2.tag, s1.tag, s0.tag), b0.tag));
    out.put(pair(triple(s0.tag, b0.tag, b1.tag), b2.tag));
}

fn dependents(out: &mut Hashed, view: &View, ([s0, s1, _], [b0, ..]): (&[Seen; 3], &[Seen; 3]), below: &[Below; 3]) {
    let outer = |below: &Below| [below.left[0], below.left[1], below.right[0], below.right[1]].map(|word| view.seen(word));
    let (of_s0, of_s1, of_b0) = (outer(&below[0]), outer(&below[1]), outer(&below[2]));
    for child in [of_s0[0], of_s0[2], of_s1[0], of_s1[2], of_b0[0]] {
        out.put(child.form);
        out.put(child.tag);
        out.put(child.relation);
    }
    for child in [of_s0[1], of_s0[3], of_s1[1], of_s1[3], of_b0[1]] {
        out.put(pair(child.tag, child.relation));
    }
    for (head, children) in [(s0, &of_s0), (s1, &of_s1), (b0, &of_b0)] {
        out.put(triple(head.tag, children[0].tag, children[1].tag));
        out.put(triple(head.tag, children[2].tag, children[3].tag));
        out.put(triple(head.tag, children[0].relation, children[1].relation));
        out.put(triple(head.tag, children[2].relation, children[3].relation));
    }
    for child in [&of_s0[0], &of_s0[2], &of_b0[0]] {
        out.put(triple(s0.tag, child.tag, b0.tag));
        out.put(triple(s0.tag, child.relation, b0.tag));
    }
    for child in [&of_s1[0], &of_s1[2], &of_s0[0], &of_s0[2]] {
        out.put(triple(s1.tag, child.tag, s0.tag));
        out.put(triple(s1.tag, child.relation, s0.tag));
    }
    out.put(triple(s0.form, of_s0[2].form, b0.form));
    out.put(triple(s0.tag, of_s0[2].form, b0.tag));
    out.put(triple(s1.tag, of_s1[2].form, s0.tag));
    out.put(triple(s1.tag, of_s0[0].form, s0.form));
    out.put(triple(s1.form, of_s0[0].form, s0.tag));
}

fn distances(out: &mut Hashed, view: &View, ([s0, s1, _], [b0, ..]): (&[Seen; 3], &[Seen; 3]), below: &[Below; 3]) {
    for (one, other) in [(s0, b0), (s1, s0)] {
        let far = distance(one.at, other.at);
        out.put(pair(one.form, far));
        out.put(pair(one.tag, far));
        out.put(pair(other.form, far));
        out.put(pair(other.tag, far));
        out.put(triple(one.tag, other.tag, far));
        out.put(triple(one.form, other.form, far));
    }
    for (seen, below) in [(s0, &below[0]), (s1, &below[1]), (b0, &below[2])] {
        let counts = pair(u64::from(below.counts[0].min(6)), u64::from(below.counts[1].min(6)));
        out.put(pair(seen.form, counts));
        out.put(pair(seen.tag, counts));
        out.put(triple(seen.form, 1, below.relations[0]));
        out.put(triple(seen.form, 2, below.relations[1]));
        out.put(triple(seen.tag, 1, below.relations[0]));
        out.put(triple(seen.tag, 2, below.relations[1]));
    }
    out.put(triple(s0.tag, b0.tag, pair(below[0].relations[1], below[2].relations[0])));
    out.put(triple(s1.tag, s0.tag, pair(below[1].relations[1], below[0].relations[1])));
    let left = view.moves.stack().len().min(4) as u64;
    let more = view.looks.len().saturating_sub(view.moves.next()).min(3) as u64;
    out.put(triple(left, more, pair(s0.tag, b0.tag)));
}

#[inline]
fn distance(one: u32, other: u32) -> u64 {
    if one == NOBODY || other == NOBODY {
        return NONE;
    }
    match other.abs_diff(one) {
        far @ 0..=4 => u64::from(far),
        5..=6 => 5,
        7..=10 => 6,
        11..=15 => 7,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moves::Move;
    use crate::relation::Relation;

    #[test]
    fn every_state_has_as_many_features() {
        let (looks, tags) = ([Look::default(); 4], [Fine::at(0); 4]);
        let (mut moves, mut features) = (Moves::default(), Vec::new());
        moves.start(4);
        parsing_features(&moves, &looks, &tags, &mut features);
        let count = features.len();
        for step in [Move::Shift, Move::Left, Move::Shift, Move::Shift, Move::Shift, Move::Right] {
            match step {
                Move::Shift => moves.shift(),
                step => moves.attach_top(step, Relation::Obj),
            }
            parsing_features(&moves, &looks, &tags, &mut features);
            assert_eq!(features.len(), count);
        }
    }
}
