//! Below the article: where it ends, and what follows it.

use crate::FurnitureKind;
use crate::layout::headline::line_kind;
use crate::layout::zones::Signs;
use crate::metadata::{PieceKind, bare_name, named_in_bio};
use std::ops::Range;

/// Share of the page's prose, in percent, that may stand below the end of an article.
const BELOW: usize = 40;
/// Evidence that is needed to end an article above prose that could be part of it.
const ENOUGH: usize = 3;
/// How many blocks below a paragraph are asked for a heading.
const NEAR: usize = 3;

/// The last block of the article among the candidates in `range`: prose below it is cut off where headings, signatures and
/// repeated lines say that the article was over. Linear in the number of blocks.
pub(crate) fn cut(signs: &[Signs], core: &[bool], range: Range<usize>) -> usize {
    let last = range.end - 1;
    // Where the markup tells what the article is, it is followed: links in its midst do not end it.
    if signs.iter().any(|sign| sign.hinted == Some(true)) {
        return last;
    }
    let total: usize = range.clone().filter(|&at| core[at]).map(|at| signs[at].look.words).sum();
    let repeats = repeats_below(signs);
    let headings = headings_below(signs);
    let mut above = 0;
    for at in range.clone().filter(|&at| core[at]) {
        above += signs[at].look.words;
        if at == last {
            break;
        }
        let below = total - above;
        let evidence = evidence(signs, at) + repeats[at + 1].min(1) * 2 + headings[at + 1].min(1);
        if below * 100 <= total * BELOW && !core[at + 1] && evidence >= ENOUGH {
            return at;
        }
    }
    last
}

/// What the blocks right below a paragraph say about whether it was the last.
fn evidence(signs: &[Signs], at: usize) -> usize {
    let near = &signs[at + 1..(at + 1 + NEAR).min(signs.len())];
    let heading = near
        .iter()
        .take_while(|sign| !sign.look.prose())
        .any(|sign| sign.cue.is_some_and(|cue| cue.heads));
    let author = |sign: &Signs| {
        sign.line
            .as_ref()
            .is_some_and(|line| line.pieces.iter().any(|piece| piece.kind == PieceKind::Byline))
    };
    let signed = near
        .first()
        .is_some_and(|sign| author(sign) || (!sign.marked() && bare_name(sign.words)));
    usize::from(heading) * 3 + usize::from(signed) * 2
}

/// For each block how many short blocks from it on repeat a block above them that is itself below it.
fn repeats_below(signs: &[Signs]) -> Vec<usize> {
    let mut count = vec![0; signs.len() + 2];
    for (at, sign) in signs.iter().enumerate().rev() {
        count[at] += count[at + 1];
        if let Some(original) = sign.copy_of.filter(|&original| original < at && !sign.look.prose()) {
            // Counted from the original up to the top: only for ends above both does the pair lie below.
            count[original] += 1;
        }
    }
    count
}

/// For each block how many headings of sections stand from it on.
fn headings_below(signs: &[Signs]) -> Vec<usize> {
    let mut count = vec![0; signs.len() + 2];
    for (at, sign) in signs.iter().enumerate().rev() {
        count[at] = count[at + 1] + usize::from(sign.cue.is_some_and(|cue| cue.heads));
    }
    count
}

/// What the blocks below an article are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tail {
    pub(crate) kinds: Vec<FurnitureKind>,
    pub(crate) signature: Option<(usize, &'static str)>,
}

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
    if let Some(sign) = signs.get(end).filter(|sign| !sign.marked() && bare_name(sign.words)) {
        let _ = sign;
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
