//! Article and furniture: the decision, block by block.

use crate::FurnitureKind;
use crate::layout::cue::{Cue, caption, cue};
use crate::layout::headline;
use crate::layout::prose::Look;
use crate::layout::repetition::copies;
use crate::layout::tail;
use crate::metadata::{Line, PieceKind, read};

/// What is known of a block before the page is looked at as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Signs<'a> {
    pub(crate) words: &'a str,
    pub(crate) look: Look,
    pub(crate) cue: Option<Cue>,
    pub(crate) caption: bool,
    /// Author and dates, if the block is a line of those.
    pub(crate) line: Option<Line>,
    /// The block it repeats.
    pub(crate) copy_of: Option<usize>,
    /// Whether the markup counts it to the article; `None` if there is no markup.
    pub(crate) hinted: Option<bool>,
}

impl Signs<'_> {
    /// Whether anything marks it as furniture.
    pub(crate) fn marked(&self) -> bool {
        self.cue.is_some() || self.caption || self.line.is_some() || self.copy_of.is_some()
    }
}

/// What becomes of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Body,
    Furniture(FurnitureKind),
}

/// A page divided.
#[derive(Clone, Debug, Default)]
pub(crate) struct Zones {
    pub(crate) parts: Vec<Part>,
    /// The block with the headline.
    pub(crate) title: Option<usize>,
    /// A block that is an author's name and nothing else, or a note on the author, with the rule that took it for one.
    pub(crate) signature: Option<(usize, &'static str)>,
    /// The blocks of the article, first and one past the last.
    pub(crate) article: std::ops::Range<usize>,
}

/// Looks at every block by itself and for repetition. O(n log n) in the length of the text.
pub(crate) fn signs<'a>(blocks: &[&'a str], hinted: &[Option<bool>]) -> Vec<Signs<'a>> {
    let copies = copies(blocks);
    let mut all = Vec::with_capacity(blocks.len());
    for (at, words) in blocks.iter().enumerate() {
        let look = Look::of(words);
        all.push(Signs {
            words,
            cue: cue(words, look.words),
            caption: caption(words, look.words),
            line: read(words),
            copy_of: copies[at],
            hinted: hinted.get(at).copied().flatten(),
            look,
        });
    }
    all
}

/// Lines that a rule is sure of are no part of the article: author and date, captions with their label, turns of phrase that only
/// furniture has, paragraphs that stand on the page already, and all below the end mark of a release.
pub(crate) fn barred(signs: &[Signs]) -> Vec<bool> {
    let copied = |sign: &Signs| sign.copy_of.is_some() && sign.look.words >= COPIED;
    let cued = |sign: &Signs| sign.cue.is_some_and(|cue| cue.heads || sign.look.words <= CUED);
    let end = end_mark(signs).unwrap_or(signs.len());
    let sure = |(at, sign): (usize, &Signs)| at >= end || sign.line.is_some() || sign.caption || cued(sign) || copied(sign);
    signs.iter().enumerate().map(sure).collect()
}

/// Most words of a block that a turn of phrase alone takes out of the article.
const CUED: usize = 14;
/// Share of a page's words, in percent, that may stand below the end mark of a release.
const BELOW: usize = 40;

/// The heading that ends a release: "Ends", "Notes to editors".
fn end_mark(signs: &[Signs]) -> Option<usize> {
    let all: usize = signs.iter().map(|sign| sign.look.words).sum();
    let mut above = 0;
    signs.iter().position(|sign| {
        above += sign.look.words;
        let ends = sign.cue.is_some_and(|cue| cue.heads && cue.kind == FurnitureKind::Other);
        ends && (all - above) * 100 <= all * BELOW
    })
}

/// Fewest words of a block that is read once only: a short answer may be given twice.
const COPIED: usize = 10;

/// Divides a page whose lines are labelled as article or not. Linear in the number of blocks.
pub(crate) fn divide(signs: &[Signs], titles: &[String], labels: &[bool]) -> Zones {
    let mut core = if labels.contains(&true) { labels.to_vec() } else { core(signs) };
    let title = headline::pick(signs, &core, titles);
    if let Some(at) = title {
        core[at] = false;
    }
    let (Some(first), Some(last)) = (core.iter().position(|&solid| solid), core.iter().rposition(|&solid| solid)) else {
        return Zones {
            parts: vec![Part::Furniture(FurnitureKind::Other); signs.len()],
            ..Zones::default()
        };
    };
    let article = extend(signs, title, first, last);
    let tail = tail::kinds(signs, article.end, title);
    let mut parts: Vec<Part> = (0..article.start)
        .map(|at| Part::Furniture(headline::kind(signs, at, title, article.start)))
        .collect();
    parts.extend(inside(signs, &core, article.clone(), title));
    parts.extend(tail.kinds.into_iter().map(Part::Furniture));
    let signature = tail.signature.or_else(|| headline::signature(signs, title, article.start));
    if let Some((at, _)) = signature
        && parts[at] != Part::Furniture(FurnitureKind::AuthorBio)
    {
        parts[at] = Part::Furniture(FurnitureKind::Byline);
    }
    note_bio(signs, &mut parts, signature.map(|(at, _)| at));
    Zones {
        parts,
        title,
        signature,
        article,
    }
}

/// A note on the author that stands as the article's last paragraph is taken out of it.
fn note_bio(signs: &[Signs], parts: &mut [Part], signature: Option<usize>) {
    let lines = signs.iter().filter_map(|sign| sign.line.as_ref()).flat_map(|line| &line.pieces);
    let mut names: Vec<&str> = lines
        .filter(|piece| piece.kind == PieceKind::Byline)
        .filter_map(|piece| piece.value.as_deref())
        .collect();
    names.extend(signature.map(|at| signs[at].words));
    let Some(last) = parts.iter().rposition(|part| *part == Part::Body) else {
        return;
    };
    if last > 0 && tail::is_bio(&signs[last], &names) {
        parts[last] = Part::Furniture(FurnitureKind::AuthorBio);
    }
}

/// The blocks that are the article's beyond doubt: unmarked prose; on a page without any, whatever comes nearest.
fn core(signs: &[Signs]) -> Vec<bool> {
    let hints = signs.iter().any(|sign| sign.hinted == Some(true));
    let allowed = |sign: &Signs| !sign.marked() && (!hints || sign.hinted == Some(true));
    let ways: [&dyn Fn(&Signs) -> bool; 4] = [
        &|sign| sign.look.prose(),
        &|sign| sign.look.remark() && sign.look.words > 3,
        &|sign| sign.look.words > 7,
        &|_| true,
    ];
    let mut found = vec![false; signs.len()];
    for way in ways {
        found = signs.iter().map(|sign| allowed(sign) && way(sign)).collect();
        if found.contains(&true) {
            break;
        }
    }
    found
}

/// The article with the lines above it that introduce its first one.
fn extend(signs: &[Signs], title: Option<usize>, first: usize, last: usize) -> std::ops::Range<usize> {
    let floor = title.filter(|&at| at < first).map_or(first, |at| at + 1);
    let mut start = first;
    while start > floor && introduces(&signs[start - 1]) {
        start -= 1;
    }
    start..last + 1
}

/// Fewest words of a line that introduces what stands below it; "Share this:" has fewer.
const INTRODUCTION: usize = 5;

/// Whether a line ends in a colon and nothing marks it: who speaks below must not be lost with it.
fn introduces(sign: &Signs) -> bool {
    sign.words.ends_with(':') && sign.look.words >= INTRODUCTION && !sign.marked() && sign.hinted != Some(false)
}

/// The parts between the article's first and last block.
fn inside(signs: &[Signs], core: &[bool], article: std::ops::Range<usize>, title: Option<usize>) -> Vec<Part> {
    let mut section: Option<FurnitureKind> = None;
    let mut parts = Vec::with_capacity(article.len());
    for at in article {
        let sign = &signs[at];
        if core[at] || introduces(sign) {
            section = None;
            parts.push(Part::Body);
            continue;
        }
        let kind = match (sign.cue, &sign.line) {
            (Some(cue), _) => {
                section = cue.heads.then_some(cue.kind).or(section);
                cue.kind
            }
            (None, Some(line)) => headline::line_kind(line),
            _ if title == Some(at) => FurnitureKind::Title,
            _ if sign.caption => FurnitureKind::Caption,
            _ if sign.copy_of.is_some() => tail::copy_kind(sign, title),
            _ => section.unwrap_or(FurnitureKind::Other),
        };
        parts.push(Part::Furniture(kind));
    }
    parts
}
