//! Below the article: what follows it.

use crate::FurnitureKind;
use crate::layout::headline::line_kind;
use crate::layout::zones::Signs;
use crate::metadata::{bare_name, known_name, named_in_bio};

/// What the blocks below an article are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tail {
    pub(crate) kinds: Vec<FurnitureKind>,
    pub(crate) signature: Option<(usize, &'static str)>,
}

/// How many blocks below a name are asked whether it is the author's.
const SIGNED: usize = 3;

/// Tells what each block from `end` on is.
pub(crate) fn kinds(signs: &[Signs], end: usize, title: Option<usize>) -> Tail {
    let mut tail = Tail::default();
    let related = signs[end..]
        .iter()
        .any(|sign| sign.cue.is_some_and(|cue| cue.heads && cue.kind == FurnitureKind::RelatedPosts));
    let mut section = if related {
        FurnitureKind::RelatedPosts
    } else {
        FurnitureKind::Other
    };
    // A name that nothing tells for one otherwise must be the last line, or stand above a heading or a line from further up.
    let ends = |sign: &Signs| sign.cue.is_some_and(|cue| cue.heads) || sign.copy_of.is_some();
    let followed = end + 1 == signs.len() || signs.iter().skip(end + 1).take(SIGNED).any(ends);
    if signs
        .get(end)
        .is_some_and(|sign| !sign.marked() && (known_name(sign.words) || (followed && bare_name(sign.words))))
    {
        tail.signature = Some((end, "name below the article"));
    }
    for (at, sign) in signs.iter().enumerate().skip(end) {
        if let Some(cue) = sign.cue.filter(|cue| cue.heads) {
            section = cue.kind;
        }
        if section == FurnitureKind::AuthorBio && tail.signature.is_none() && (bare_name(sign.words) || named_in_bio(sign.words).is_some())
        {
            tail.signature = Some((at, "note on the author"));
        }
        tail.kinds.push(match (sign.cue, &sign.line) {
            (Some(cue), _) => cue.kind,
            (None, Some(line)) => line_kind(line),
            _ if sign.caption => FurnitureKind::Caption,
            _ if sign.copy_of.is_some_and(|original| original < end) => copy_kind(sign, title),
            _ => section,
        });
    }
    tail
}

/// Words for those who write: a note on the author says what of them the author is.
const WRITERS: &[&str] = &[
    "author",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "fellow",
    "freelance",
    "journalist",
    "lecturer",
    "photographer",
    "professor",
    "reporter",
    "researcher",
    "writer",
];

/// Whether a block is a note on the author of the page, whose names are known.
pub(crate) fn is_bio(sign: &Signs, names: &[&str]) -> bool {
    let Some(name) = named_in_bio(sign.words).map(|place| sign.words[place].to_lowercase()) else {
        return false;
    };
    let words = sign.words.to_lowercase();
    names.iter().any(|known| known.to_lowercase().contains(&name)) && WRITERS.iter().any(|writer| words.contains(writer))
}

/// What a block is that repeats another.
pub(crate) fn copy_kind(sign: &Signs, title: Option<usize>) -> FurnitureKind {
    if title.is_some() && sign.copy_of == title {
        FurnitureKind::RepeatedTitle
    } else {
        FurnitureKind::DuplicateBody
    }
}
