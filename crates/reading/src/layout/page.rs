//! The laid-out page, and the call that lays it out.

use crate::extract::LineMark;
use crate::layout::block::{Block, blocks};
use crate::layout::lines::{self, PageFeatures};
use crate::layout::zones::{Part, Signs, Zones, barred, divide, signs};
use crate::metadata::{PieceKind, Seen, choose, language, named_in_bio, with_trade};
use crate::{Extraction, Field, Found, Furniture, FurnitureKind, Sentence, Span, Text, sentences};

/// A page with its parts told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The headline.
    pub title: Option<Found<String>>,
    /// The publication, only if the page names it: the host of an e-mail address is no name.
    pub outlet: Option<Found<String>>,
    /// Who wrote it.
    pub byline: Option<Found<String>>,
    /// ISO date, with the time if given: `2021-03-30T14:55`.
    pub published: Option<Found<String>>,
    /// Likewise for the last change.
    pub updated: Option<Found<String>>,
    /// ISO 639 code; for plain text `en` or none.
    pub language: Option<String>,
    /// The article: as few stretches as possible, in order.
    pub body: Vec<Span>,
    /// Everything else that is not blank, in order.
    pub furniture: Vec<Furniture>,
    /// The paragraphs of the body, in order.
    pub paragraphs: Vec<Span>,
    /// The sentences of the body, in order.
    pub sentences: Vec<Sentence>,
    /// What could not be done as one would wish, for the user.
    pub remarks: Vec<String>,
}

/// Tells the parts of a page apart. O(n log n) in the length of the text.
pub fn lay_out(extraction: &Extraction) -> Page {
    let text = &extraction.text;
    let blocks = blocks(text);
    let words: Vec<&str> = blocks.iter().map(|block| block.words(text)).collect();
    let signs = signs(&words, &hinted(&blocks, extraction.body_hint.as_deref()));
    let lines = lines::features(&signs, &marks(&blocks, &extraction.marks));
    let labels = lines::label(&lines, &barred(&signs), !extraction.marks.is_empty());
    let zones = divide(&signs, &titles(extraction), &labels);
    let particulars = choose(extraction, &seen(&blocks, &signs, &zones));
    let paragraphs: Vec<Span> = in_part(&blocks, &zones).map(|block| block.span).collect();
    let mut remarks = extraction.remarks.clone();
    remarks.extend(particulars.remarks);
    remarks.extend(left_below(&signs, &zones));
    Page {
        title: particulars.title,
        outlet: particulars.outlet,
        byline: particulars.byline,
        published: particulars.published,
        updated: particulars.updated,
        language: language(
            &extraction.candidates,
            in_part(&blocks, &zones)
                .next()
                .map_or("", |first| &text.as_str()[first.place.start..]),
        ),
        body: body(&blocks, &zones),
        furniture: furniture(text, &blocks, &signs, &zones),
        sentences: paragraphs.iter().flat_map(|&paragraph| sentences::split(text, paragraph)).collect(),
        paragraphs,
        remarks,
    }
}

/// Fewest words of a paragraph below the article that are worth a remark: teasers have fewer.
const PARAGRAPH: usize = 20;

/// What to tell of whole paragraphs that a heading parts from the article: they may be its own after all.
fn left_below(signs: &[Signs], zones: &Zones) -> Option<String> {
    let below = signs.get(zones.article.end..)?;
    // Below a note on the author or a form nobody looks for the article.
    let heading = below.iter().position(|sign| sign.cue.is_some_and(|cue| cue.heads))?;
    below[heading].cue.filter(|cue| cue.kind == FurnitureKind::RelatedPosts)?;
    let whole = |sign: &&Signs| sign.look.prose() && sign.look.words >= PARAGRAPH && !sign.marked();
    let title: String = below[heading].words.chars().take(40).collect();
    let count = match below[heading..].iter().filter(whole).count() {
        0 => return None,
        1 => "one paragraph".to_owned(),
        several => format!("{several} paragraphs"),
    };
    Some(format!(
        "{count} below the heading “{title}” taken for other stories and not read; if they belong to the article, add a copy of the page without that line"
    ))
}

/// A page's lines with their features, for training the model that tells which of them are the article.
pub fn page_features(extraction: &Extraction) -> PageFeatures {
    let text = &extraction.text;
    let blocks = blocks(text);
    let words: Vec<&str> = blocks.iter().map(|block| block.words(text)).collect();
    let signs = signs(&words, &hinted(&blocks, extraction.body_hint.as_deref()));
    PageFeatures {
        features: lines::features(&signs, &marks(&blocks, &extraction.marks)),
        barred: barred(&signs),
        lines: blocks.iter().map(|block| block.span).collect(),
        marked_up: !extraction.marks.is_empty(),
    }
}

/// For each block what the markup says of its first line; nothing for plain text.
fn marks(blocks: &[Block], marks: &[LineMark]) -> Vec<LineMark> {
    if marks.is_empty() {
        return Vec::new();
    }
    let of = |block: &Block| marks.partition_point(|mark| mark.start <= block.place.start).checked_sub(1);
    blocks
        .iter()
        .map(|block| of(block).map(|at| marks[at].clone()).unwrap_or_default())
        .collect()
}

/// The blocks of the article.
fn in_part<'a>(blocks: &'a [Block], zones: &'a Zones) -> impl Iterator<Item = &'a Block> {
    blocks
        .iter()
        .zip(&zones.parts)
        .filter(|(_, part)| **part == Part::Body)
        .map(|(block, _)| block)
}

/// For each block whether at least half of it lies in the stretches that the markup counts to the article.
fn hinted(blocks: &[Block], hint: Option<&[Span]>) -> Vec<Option<bool>> {
    let Some(hint) = hint else { return vec![None; blocks.len()] };
    let mut from = 0;
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        while hint.get(from).is_some_and(|stretch| stretch.end <= block.span.start) {
            from += 1;
        }
        let within = hint[from..].iter().take_while(|stretch| stretch.start < block.span.end);
        let shared: usize = within
            .map(|stretch| stretch.end.min(block.span.end) - stretch.start.max(block.span.start))
            .sum();
        all.push(Some(shared * 2 >= block.span.end - block.span.start));
    }
    all
}

fn titles(extraction: &Extraction) -> Vec<String> {
    let titles = extraction.candidates.iter().filter(|candidate| candidate.field == Field::Title);
    titles.map(|candidate| candidate.found.value.clone()).collect()
}

/// What the blocks outside the article give towards the particulars: lines above it first, then those below.
fn seen<'a>(blocks: &[Block], signs: &'a [Signs<'a>], zones: &Zones) -> Seen<'a> {
    let outside = |at: &usize| matches!(zones.parts[*at], Part::Furniture(_));
    let lines = (0..blocks.len())
        .filter(outside)
        .filter_map(|at| Some((blocks[at].place.start, signs[at].line.as_ref()?)));
    // A date without a label below the article belongs to another story, and so does an author's name far below.
    let foot = blocks.get(zones.article.end + FOOT).map_or(usize::MAX, |block| block.place.start);
    let trusted = lines.filter(|(start, line)| {
        let above = blocks.get(zones.article.start).is_none_or(|first| *start < first.place.start);
        above || (*start < foot && line.pieces.iter().any(|piece| piece.kind != PieceKind::Date))
    });
    let above = zones.title.map_or(zones.article.start, |title| title + 1);
    Seen {
        title: zones.title.map(|at| blocks[at].span),
        lines: trusted.collect(),
        signature: zones.signature.map(|(at, rule)| (name_span(&blocks[at], signs[at].words), rule)),
        notices: (0..blocks.len())
            .filter(outside)
            .map(|at| (blocks[at].place.start, signs[at].words))
            .collect(),
        above: (0..above).filter(outside).count(),
    }
}

/// How many blocks below the article may still name its author and dates.
const FOOT: usize = 3;

/// The name at the start of a note on the author, or the whole block if it is nothing but a name.
fn name_span(block: &Block, words: &str) -> Span {
    let name = named_in_bio(words)
        .or_else(|| with_trade(words))
        .map_or(words, |place| &words[place]);
    let bare = name.trim_start_matches(['-', '–', '—', ' ']);
    let start = block.span.start + name.chars().count() - bare.chars().count();
    Span {
        start,
        end: start + bare.chars().count(),
    }
}

/// The article's stretches: paragraphs that follow each other directly are one.
fn body(blocks: &[Block], zones: &Zones) -> Vec<Span> {
    let mut body: Vec<Span> = Vec::new();
    let mut open = false;
    for (block, part) in blocks.iter().zip(&zones.parts) {
        let here = *part == Part::Body;
        match body.last_mut() {
            Some(last) if here && open => last.end = block.span.end,
            _ if here => body.push(block.span),
            _ => {}
        }
        open = here;
    }
    body
}

fn furniture(text: &Text, blocks: &[Block], signs: &[Signs], zones: &Zones) -> Vec<Furniture> {
    let marks = text.as_str().chars().take_while(|&c| c == '\u{feff}').count();
    let mark = Furniture {
        kind: FurnitureKind::Other,
        span: Span { start: 0, end: marks },
    };
    let mut all: Vec<Furniture> = if marks > 0 { vec![mark] } else { Vec::new() };
    for ((block, sign), part) in blocks.iter().zip(signs).zip(&zones.parts) {
        let Part::Furniture(kind) = *part else { continue };
        let particulars = matches!(kind, FurnitureKind::Byline | FurnitureKind::Dateline);
        match sign.line.as_ref().filter(|line| particulars && line.pieces.len() > 1) {
            Some(line) => all.extend(pieces(text, block, line)),
            None => all.push(Furniture { kind, span: block.span }),
        }
    }
    all
}

/// A line of particulars cut into its pieces, each reaching to the next.
fn pieces(text: &Text, block: &Block, line: &crate::metadata::Line) -> Vec<Furniture> {
    let mut all = Vec::with_capacity(line.pieces.len());
    for (at, piece) in line.pieces.iter().enumerate() {
        let start = if at == 0 { 0 } else { piece.place.start };
        let end = line.pieces.get(at + 1).map_or(block.place.len(), |next| next.place.start);
        let words = &text.as_str()[block.place.start + start..block.place.start + end];
        let start = block.place.start + start;
        let kind = if piece.kind == PieceKind::Byline {
            FurnitureKind::Byline
        } else {
            FurnitureKind::Dateline
        };
        all.push(Furniture {
            kind,
            span: text.span_of_bytes(start..start + words.trim_end().len()),
        });
    }
    all
}
