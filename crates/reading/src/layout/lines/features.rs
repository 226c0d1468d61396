//! From a page's lines to their features.

use crate::FurnitureKind;
use crate::extract::{KINDS, LineMark, Opinion};
use crate::layout::lines::facts::LineFacts;
use crate::layout::lines::template::{Bag, Template};
use crate::layout::zones::Signs;
use std::collections::HashMap;
use std::ops::Range;

/// The features of every line. `marks` has one entry a line, or none at all. Linear in the length of the text.
pub(crate) fn features(signs: &[Signs], marks: &[LineMark]) -> Vec<Vec<u16>> {
    let facts: Vec<LineFacts> = signs.iter().map(LineFacts::of).collect();
    let page = Page::of(signs, &facts);
    (0..signs.len())
        .map(|at| {
            let mut bag = Bag(Vec::with_capacity(64));
            alone(&mut bag, &signs[at], &facts[at]);
            page.beside(&mut bag, at);
            page.on_the_whole(&mut bag, at);
            if marks.len() == signs.len() {
                markup(&mut bag, marks, at, facts[at].breadth);
            }
            bag.0
        })
        .collect()
}

/// What a line says by itself.
fn alone(bag: &mut Bag, sign: &Signs, facts: &LineFacts) {
    let breadth = facts.breadth;
    bag.put(Template::Bias, breadth);
    bag.put(Template::Length, facts.size * 2 + usize::from(facts.stopped));
    bag.put(Template::Small, facts.small * 5 + facts.size / 2);
    bag.put(Template::Commas, facts.commas.min(7) * 3 + breadth);
    bag.put(Template::First, facts.first * 2 + usize::from(breadth > 1));
    bag.put(Template::Last, facts.last * 3 + breadth);
    bag.put(
        Template::Case,
        (usize::from(facts.title_case) + 2 * usize::from(facts.capitals)) * 3 + breadth,
    );
    for sign in (0..20).filter(|sign| facts.signs & (1 << sign) != 0) {
        bag.put(Template::Sign, sign * 2 + usize::from(breadth > 1));
    }
    if let Some(cue) = sign.cue {
        bag.put(Template::Cue, kind(cue.kind) * 2 + usize::from(cue.heads));
    }
    if sign.caption {
        bag.put(Template::Marked, breadth);
    }
    if sign.line.is_some() {
        bag.put(Template::Marked, 3 + breadth);
    }
    for &word in &facts.telling {
        bag.put(Template::Word, word * 2 + usize::from(breadth > 1));
    }
    bag.put(
        Template::Quoted,
        (usize::from(facts.opens_quote) + 2 * usize::from(facts.closes_quote)) * 3 + breadth,
    );
    bag.put(Template::Person, facts.you.min(2) * 3 + facts.me.min(2));
    bag.put(Template::Digits, facts.digits * 3 + breadth);
    bag.put(Template::Speech, usize::from(facts.speech) * 3 + breadth);
    bag.put(Template::WordLength, facts.word_length);
    bag.put(Template::Name, usize::from(facts.name));
}

fn kind(kind: FurnitureKind) -> usize {
    kind as usize
}

/// What is known of the page as a whole.
struct Page<'a> {
    signs: &'a [Signs<'a>],
    facts: &'a [LineFacts],
    /// The stretch with the most prose.
    main: Range<usize>,
    /// In how many lines of it each word stands.
    vocabulary: HashMap<u64, usize>,
    /// Words of prose up to each line.
    prose: Vec<usize>,
    /// How long the row of lines is that are no prose and that the line stands in.
    rows: Vec<usize>,
    /// The last heading of a section above each line, and how far above.
    heads: Vec<Option<(FurnitureKind, usize)>>,
    /// How far above the last line of particulars is.
    dated: Vec<Option<usize>>,
}

impl<'a> Page<'a> {
    fn of(signs: &'a [Signs<'a>], facts: &'a [LineFacts]) -> Page<'a> {
        let main = main_stretch(facts);
        let mut vocabulary = HashMap::new();
        for line in facts[main.clone()].iter().filter(|line| line.prose) {
            for word in &line.content {
                *vocabulary.entry(*word).or_default() += 1;
            }
        }
        let mut prose = vec![0];
        for line in facts {
            prose.push(prose.last().copied().unwrap_or_default() + if line.prose { line.words } else { 0 });
        }
        let (mut heads, mut dated) = (Vec::with_capacity(signs.len()), Vec::with_capacity(signs.len()));
        let (mut head, mut date) = (None, None);
        for (at, sign) in signs.iter().enumerate() {
            heads.push(head.map(|(kind, from)| (kind, at - from)));
            dated.push(date.map(|from: usize| at - from));
            if let Some(cue) = sign.cue.filter(|cue| cue.heads) {
                head = Some((cue.kind, at));
            }
            if sign.line.is_some() {
                date = Some(at);
            }
        }
        Page {
            signs,
            facts,
            main,
            vocabulary,
            prose,
            rows: rows(facts),
            heads,
            dated,
        }
    }

    /// What stands around a line.
    fn beside(&self, bag: &mut Bag, at: usize) {
        let code = |at: Option<usize>| at.filter(|&at| at < self.signs.len()).map_or(11, |at| self.code(at));
        let (before, after) = (code(at.checked_sub(1)), code(Some(at + 1)));
        let class = self.class(at);
        bag.put(Template::Before, before * 5 + class);
        bag.put(Template::After, after * 5 + class);
        bag.put(Template::Beforehand, code(at.checked_sub(2)));
        bag.put(Template::Afterwards, code(Some(at + 2)));
        bag.put(Template::Between, before * 12 + after);
        let (from, to) = (at.saturating_sub(3), (at + 4).min(self.facts.len()));
        let own = self.prose[at + 1] - self.prose[at];
        let around = self.prose[to] - self.prose[from] - own;
        let breadth = self.facts[at].breadth;
        bag.put(Template::Around, step(around, &[0, 15, 30, 60, 100, 160, 250]) * 3 + breadth);
        bag.put(Template::Row, step(self.rows[at], &[0, 1, 2, 4, 7, 12, 20, 40]) * 3 + breadth);
        let near = self.dated[at].map_or(6, |far| step(far, &[1, 2, 3, 5, 9]));
        bag.put(Template::Dated, near * 3 + breadth);
        if let Some((kind, far)) = self.heads[at] {
            bag.put(Template::Headed, kind as usize * 3 + step(far, &[3, 10]));
        }
    }

    /// Where on the page a line stands, and whether it speaks of the same things.
    fn on_the_whole(&self, bag: &mut Bag, at: usize) {
        let facts = &self.facts[at];
        let far = if at < self.main.start {
            1 + step(self.main.start - at, &[1, 2, 4, 8, 20])
        } else if at >= self.main.end {
            7 + step(at + 1 - self.main.end, &[1, 2, 4, 8, 20])
        } else if at == self.main.start {
            13
        } else if at + 1 == self.main.end {
            14
        } else {
            0
        };
        bag.put(Template::Place, far * 3 + facts.breadth);
        bag.put(Template::Topic, self.topic(at) * 3 + facts.breadth);
        bag.put(Template::Position, (at * 10 / self.facts.len().max(1)) * 3 + facts.breadth);
        bag.put(Template::Blocks, step(self.facts.len(), &[10, 25, 50, 100, 200, 400]));
        let all = self.prose.last().copied().unwrap_or_default();
        bag.put(Template::Prose, step(all, &[50, 100, 200, 400, 800, 1600]));
        if let Some(original) = self.signs[at].copy_of {
            let above = usize::from(original < at);
            let main = usize::from(self.main.contains(&original));
            bag.put(Template::Marked, 6 + (above * 2 + main) * 3 + facts.breadth);
        }
    }

    /// How many of a line's words the article's other paragraphs have too, in classes; 9 for a line without any.
    fn topic(&self, at: usize) -> usize {
        let facts = &self.facts[at];
        let own = usize::from(facts.prose && self.main.contains(&at));
        let known = facts
            .content
            .iter()
            .filter(|word| self.vocabulary.get(word).is_some_and(|&lines| lines > own))
            .count();
        match facts.content.len() {
            0 => 9,
            all => step(known * 100 / all, &[0, 10, 20, 30, 40, 55, 75]),
        }
    }

    /// What a neighbour is, in a word.
    fn code(&self, at: usize) -> usize {
        let (sign, facts) = (&self.signs[at], &self.facts[at]);
        match (sign.cue, &sign.line) {
            (Some(cue), _) if cue.heads => 0,
            (Some(_), _) => 1,
            (_, Some(_)) => 2,
            _ if sign.caption => 3,
            _ if sign.copy_of.is_some() => 4,
            _ if facts.prose && facts.words > 29 => 5,
            _ if facts.prose => 6,
            _ if facts.stopped && facts.words > 3 => 7,
            _ if facts.words > 11 => 8,
            _ if facts.words > 4 => 9,
            _ => 10,
        }
    }

    fn class(&self, at: usize) -> usize {
        match &self.facts[at] {
            facts if facts.prose => 0,
            facts if facts.stopped => 1,
            facts => 2 + facts.breadth.min(2),
        }
    }
}

/// The stretch with the most words of prose, each line of anything else weighing against it. Linear.
fn main_stretch(facts: &[LineFacts]) -> Range<usize> {
    let (mut best, mut best_score, mut from, mut score) = (0..0, 0_i64, 0, 0_i64);
    for (at, line) in facts.iter().enumerate() {
        let words = i64::try_from(line.words).unwrap_or(i64::MAX / 4).min(200);
        score += if line.prose { words } else { -6 - words.min(20) / 2 };
        if score <= 0 {
            (score, from) = (0, at + 1);
        } else if score > best_score {
            (best, best_score) = (from..at + 1, score);
        }
    }
    best
}

/// For each line the length of the row of lines without prose around it; 0 for prose.
fn rows(facts: &[LineFacts]) -> Vec<usize> {
    facts
        .chunk_by(|a, b| a.prose == b.prose)
        .flat_map(|row| std::iter::repeat_n(if row[0].prose { 0 } else { row.len() }, row.len()))
        .collect()
}

/// How many bounds a number exceeds.
fn step(number: usize, bounds: &[usize]) -> usize {
    bounds.iter().filter(|&&bound| number > bound).count()
}

/// What the markup says of a line and its neighbours.
fn markup(bag: &mut Bag, marks: &[LineMark], at: usize, breadth: usize) {
    let mark = &marks[at];
    let long = usize::from(breadth > 1);
    let kinds = |mark: &LineMark| {
        let around = mark.around;
        (0..KINDS).filter(move |kind| around & (1 << kind) != 0)
    };
    kinds(mark).for_each(|kind| bag.put(Template::Element, kind * 2 + long));
    let before = at.checked_sub(1).map(|at| &marks[at]);
    let after = marks.get(at + 1);
    for (template, beside) in [(Template::ElementBefore, before), (Template::ElementAfter, after)] {
        beside
            .into_iter()
            .flat_map(kinds)
            .for_each(|kind| bag.put(template, kind * 2 + long));
    }
    let linked = step(mark.linked * 100 / mark.bytes.max(1), &[0, 15, 35, 60, 90]);
    bag.put(Template::Linked, linked * 3 + breadth);
    bag.put(Template::Opinion, opinion(mark) * 3 + breadth);
    bag.put(Template::OpinionBefore, before.map_or(9, opinion));
    bag.put(Template::OpinionAfter, after.map_or(9, opinion));
    let same = |beside: Option<&LineMark>| usize::from(beside.is_some_and(|beside| beside.around == mark.around));
    bag.put(Template::SameElements, same(before) * 2 + same(after));
}

fn opinion(mark: &LineMark) -> usize {
    let of = |opinion: Opinion| match opinion {
        Opinion::None => 0,
        Opinion::Outside => 1,
        Opinion::Inside => 2,
    };
    of(mark.opinions[0]) * 3 + of(mark.opinions[1])
}
