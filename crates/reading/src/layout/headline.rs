//! Above the article: the headline, and what the other lines there are.

use crate::FurnitureKind;
use crate::layout::prose::is_small;
use crate::layout::zones::Signs;
use crate::metadata::{Line, PieceKind, bare_name};
use std::collections::HashSet;

/// How far above the article a headline is looked for.
const REACH: usize = 60;
/// Words of the article that a headline is compared with.
const COMPARED: usize = 3000;

/// The block with the headline: the one above the article that looks most like one, if any does.
/// `titles` are what the page's head gives as its title.
pub(crate) fn pick(signs: &[Signs], first: usize, last: usize, titles: &[String]) -> Option<usize> {
    let article: HashSet<String> = signs[first..=last]
        .iter()
        .flat_map(|sign| content_words(sign.words))
        .take(COMPARED)
        .collect();
    let repeated: HashSet<usize> = signs.iter().filter_map(|sign| sign.copy_of).collect();
    let titles: Vec<String> = titles.iter().map(|title| flat(title)).collect();
    let mut best: Option<(i64, usize)> = None;
    for at in first.saturating_sub(REACH)..first {
        let sign = &signs[at];
        if sign.cue.is_some()
            || sign.caption
            || sign.line.is_some()
            || sign.copy_of.is_some()
            || sign.hinted == Some(true) && sign.look.prose()
        {
            continue;
        }
        let stated = titles.contains(&flat(sign.words));
        let beside = signs.get(at + 1).is_some_and(|next| next.line.is_some());
        let score = i64::from(stated) * 60 + i64::from(repeated.contains(&at)) * 30 + i64::from(beside) * 10 + likeness(sign, &article);
        if score > 0 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// How much a block looks like a headline of an article with these words; 40 at most.
fn likeness(sign: &Signs, article: &HashSet<String>) -> i64 {
    let length = match sign.look.words {
        0 => return 0,
        1 => -5,
        2 => 2,
        3 => 8,
        4..=25 => 15,
        _ => -10,
    };
    let (mut own, mut shared) = (0, 0);
    for word in content_words(sign.words) {
        own += 1;
        shared += i64::from(article.contains(&word));
    }
    length + 25 * shared / own.max(2)
}

/// What a block above an article that starts at block `article` is.
pub(crate) fn kind(signs: &[Signs], at: usize, title: Option<usize>, article: usize) -> FurnitureKind {
    let sign = &signs[at];
    if title == Some(at) {
        return FurnitureKind::Title;
    }
    if title.is_some() && sign.copy_of == title {
        return FurnitureKind::RepeatedTitle;
    }
    match (sign.cue, &sign.line) {
        (_, Some(line)) => line_kind(line),
        (Some(cue), _) => cue.kind,
        _ if sign.caption => FurnitureKind::Caption,
        _ if sign.copy_of.is_some() && sign.look.prose() => FurnitureKind::DuplicateBody,
        _ if title.is_none_or(|title| at < title) => {
            if sign.look.words <= 8 {
                FurnitureKind::Navigation
            } else {
                FurnitureKind::Other
            }
        }
        _ if !sign.look.stopped && sign.look.words > 2 && at + 1 == article => FurnitureKind::Caption,
        _ => FurnitureKind::Other,
    }
}

/// An author's name that stands alone directly above or below the date, under the headline.
pub(crate) fn signature(signs: &[Signs], title: Option<usize>, first: usize) -> Option<(usize, &'static str)> {
    let dated = |at: usize| {
        signs
            .get(at)
            .and_then(|sign| sign.line.as_ref())
            .is_some_and(|line| line.pieces.iter().any(|piece| piece.kind != PieceKind::Byline))
    };
    let at = (title? + 1..first)
        .find(|&at| !signs[at].marked() && bare_name(signs[at].words) && (dated(at + 1) || (at > 0 && dated(at - 1))))?;
    Some((at, "name beside the date"))
}

/// What a line of particulars is as a whole: named after its first piece.
pub(crate) fn line_kind(line: &Line) -> FurnitureKind {
    match line.pieces.first().map(|piece| piece.kind) {
        Some(PieceKind::Byline) => FurnitureKind::Byline,
        _ => FurnitureKind::Dateline,
    }
}

/// The words that carry meaning, in lower case, endings of possession cut.
fn content_words(words: &str) -> impl Iterator<Item = String> {
    let parts = words.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
    let bare = parts.map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
    bare.filter(|word| word.len() > 1 && !is_small(word)).map(str::to_lowercase)
}

/// Letters and digits in lower case: two titles that differ in typography only are one.
fn flat(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
