//! Above the article: the headline, and what the other lines there are.

use crate::FurnitureKind;
use crate::layout::prose::is_small;
use crate::layout::zones::Signs;
use crate::metadata::{Line, PieceKind, bare_name, known_name, masthead, with_trade};
use std::collections::HashSet;

/// How far above the article a headline is looked for.
const REACH: usize = 60;
/// Words of the article that a headline is compared with.
const COMPARED: usize = 3000;

/// How far into the article: a stray paragraph may stand above the headline.
const BELOW: usize = 6;

/// The block with the headline: the one above the article that looks most like one, if any does. `core` tells which blocks are
/// the article's; `titles` are what the page's head gives as its title.
pub(crate) fn pick(signs: &[Signs], core: &[bool], titles: &[String]) -> Option<usize> {
    let first = core.iter().position(|&solid| solid)?;
    let words = signs.iter().zip(core).filter(|(_, core)| **core).map(|(sign, _)| sign.words);
    let article: HashSet<String> = words.flat_map(content_words).take(COMPARED).collect();
    let page = Headlines {
        signs,
        repeated: signs.iter().filter_map(|sign| sign.copy_of).collect(),
        titles: titles.iter().map(|title| flat(title)).collect(),
        stated_words: titles.iter().map(|title| content_words(title).collect()).collect(),
        article,
        first,
    };
    let open = |at: usize| !signs[at].look.stopped && !signs[at].look.prose();
    let able = |at: &usize| !core[*at] || (open(*at) && (*at == first || page.stated(*at)));
    let range = first.saturating_sub(REACH)..(first + BELOW).min(signs.len());
    let scored: Vec<(usize, i64)> = range.filter(able).filter_map(|at| Some((at, page.score(at)?))).collect();
    let (best, most) = scored
        .iter()
        .copied()
        .rev()
        .max_by_key(|&(_, score)| score)
        .filter(|&(_, score)| score > 0)?;
    if !page.titles.is_empty() && !page.stated(best) && !page.like_stated(best) {
        return None;
    }
    // A line right above that looks nearly as much like a headline is the headline, and this one stands below it.
    let above = scored
        .iter()
        .find(|&&(at, score)| at + 1 == best && score + NEARLY >= most && signs[at].look.words > 3);
    Some(above.filter(|_| !page.stated(best)).map_or(best, |&(above, _)| above))
}

/// How much less a line may look like a headline than the one below it.
const NEARLY: i64 = 14;

/// What headlines are told by.
struct Headlines<'a> {
    signs: &'a [Signs<'a>],
    repeated: HashSet<usize>,
    titles: Vec<String>,
    stated_words: Vec<Vec<String>>,
    article: HashSet<String>,
    first: usize,
}

impl Headlines<'_> {
    /// Whether the page's head gives a block as its title.
    fn stated(&self, at: usize) -> bool {
        if self.titles.is_empty() {
            return false;
        }
        let own = flat(self.signs[at].words);
        self.titles
            .iter()
            .any(|title| *title == own || (own.len() > 15 && title.starts_with(&own)))
    }

    /// Whether a block has half of the words that carry meaning in a title that the page's head gives.
    fn like_stated(&self, at: usize) -> bool {
        let own: HashSet<String> = content_words(self.signs[at].words).collect();
        self.stated_words.iter().any(|title| {
            let shared = title.iter().filter(|word| own.contains(*word)).count();
            shared * 2 >= title.len().max(1) && shared * 2 >= own.len()
        })
    }

    /// How much a block looks like the headline; `None` for one that is something else.
    fn score(&self, at: usize) -> Option<i64> {
        let sign = &self.signs[at];
        // "Ana Bell, the chair, said:" leads over to what follows.
        let path = sign.words.contains(['›', '»', '>', '|']) || sign.words.ends_with(':');
        if sign.cue.is_some() || sign.caption || sign.line.is_some() || sign.copy_of.is_some() || path || masthead(sign.words) {
            return None;
        }
        let stated = self.stated(at);
        let beside = self.signs.get(at + 1).is_some_and(|next| next.line.is_some());
        let far = i64::try_from(self.first.saturating_sub(at)).unwrap_or(0);
        let bonus = i64::from(stated) * 60 + i64::from(self.repeated.contains(&at) && sign.look.words > 3) * 20 + i64::from(beside) * 8;
        let own = likeness(sign, &self.article);
        (own > 0 || stated).then_some(own + bonus - far.min(40) / 3)
    }
}

/// How much a block looks like a headline of an article with these words; 45 at most.
fn likeness(sign: &Signs, article: &HashSet<String>) -> i64 {
    let length = match sign.look.words {
        0 => return 0,
        1 => -15,
        2 => -8,
        3 => 2,
        4 => 10,
        5..=20 => 18,
        21..=30 => 4,
        _ => -20,
    };
    let (mut own, mut shared) = (0, 0);
    for word in content_words(sign.words) {
        own += 1;
        shared += i64::from(article.contains(&word));
    }
    let stopped = if sign.words.ends_with('.') { -12 } else { 0 };
    length + stopped + 27 * shared / own.max(3)
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

/// An author's name that stands alone under the headline: directly above or below the date, behind a line that is only "By", or
/// where the markup says so.
pub(crate) fn signature(signs: &[Signs], title: Option<usize>, first: usize) -> Option<(usize, &'static str)> {
    let dated = |at: usize| {
        signs
            .get(at)
            .and_then(|sign| sign.line.as_ref())
            .is_some_and(|line| line.pieces.iter().any(|piece| piece.kind != PieceKind::Byline))
    };
    let by = |at: usize| signs[at].words.trim_end_matches(':').eq_ignore_ascii_case("by");
    let under = title? + 1..(first + 1).min(signs.len());
    let named = |at: &usize| !signs[*at].marked() && bare_name(signs[*at].words);
    let behind_by = under
        .clone()
        .filter(|&at| by(at - 1))
        .find(named)
        .map(|at| (at, "name behind “By”"));
    let beside = || {
        let at = under.clone().filter(named).find(|&at| dated(at + 1) || dated(at - 1))?;
        Some((at, "name beside the date"))
    };
    let alone = || {
        let at = under.clone().take(BYLINE).filter(named).find(|&at| known_name(signs[at].words))?;
        Some((at, "name under the headline"))
    };
    let trade = || {
        let at = under
            .clone()
            .take(BYLINE)
            .find(|&at| !signs[at].marked() && with_trade(signs[at].words).is_some())?;
        Some((at, "name with a trade"))
    };
    behind_by.or_else(beside).or_else(trade).or_else(alone)
}

/// How many blocks under the headline may hold an author's name with nothing beside it.
const BYLINE: usize = 5;

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
