//! What documents print of each other: reprints are told from pages that merely tell the same story.
//!
//! Two documents are compared by the runs of five words that stand in the articles of both; menus and whatever else surrounds an
//! article count for nothing. Who copied whom is not guessed: an [`Overlap`] says how much is shared and how long either is.

use crate::shingles::{digest, word_digests};
use crate::{CodedDocument, Span, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Words a run.
const RUN: usize = 5;
/// Shared runs below which two articles share a quotation at most.
const FEWEST: usize = 12;
/// Share of the shorter article, in percent, from which on two articles are printings of one text.
const REPRINT: usize = 50;

/// How much two articles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Overlap {
    /// Places of the two documents in the list that was compared, the smaller first.
    pub documents: (usize, usize),
    /// Different runs of five words that stand in both.
    pub shared: usize,
    /// Different runs of five words in either.
    pub runs: (usize, usize),
}

impl Overlap {
    /// How many percent of the first document's article the second prints, and of the second's the first; rounded down.
    pub fn percent(&self) -> (usize, usize) {
        let of = |runs: usize| self.shared * 100 / runs.max(1);
        (of(self.runs.0), of(self.runs.1))
    }

    /// Whether at least half of the shorter article stands in the other.
    pub fn is_reprint(&self) -> bool {
        let (first, second) = self.percent();
        first.max(second) >= REPRINT
    }
}

/// The overlaps of all pairs that share more than a quotation, by place. Takes the text and the coding of each document.
/// Near linear in the length of the articles, and linear in the shared runs of each pair.
pub fn overlaps(documents: &[(&Text, &CodedDocument)]) -> Vec<Overlap> {
    let runs: Vec<BTreeSet<u64>> = documents.iter().map(|(text, coded)| runs(text, &coded.body)).collect();
    let mut holders: Vec<(u64, usize)> = Vec::new();
    for (at, own) in runs.iter().enumerate() {
        holders.extend(own.iter().map(|run| (*run, at)));
    }
    holders.sort_unstable();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for group in holders.chunk_by(|a, b| a.0 == b.0) {
        for (place, (_, first)) in group.iter().enumerate() {
            for (_, second) in &group[place + 1..] {
                *shared.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    shared
        .into_iter()
        .filter(|(_, count)| *count >= FEWEST)
        .map(|(documents, shared)| Overlap {
            documents,
            shared,
            runs: (runs[documents.0].len(), runs[documents.1].len()),
        })
        .collect()
}

/// The runs of five words of an article, each once.
fn runs(text: &Text, body: &[Span]) -> BTreeSet<u64> {
    let words: Vec<u64> = body.iter().filter_map(|span| text.get(*span)).flat_map(word_digests).collect();
    words.windows(RUN).map(digest).collect()
}

/// Items that are one wording, printed in several documents: the same words in the same sentence, in documents that print one text.
/// Groups of at least two ids of one kind, each sorted, all of them sorted. A wording that comes twice in a document is left out.
pub fn reprinted(documents: &[(&Text, &CodedDocument)], overlaps: &[Overlap]) -> Vec<Vec<String>> {
    let family = families(documents.len(), overlaps);
    let mut wordings: BTreeMap<(usize, Wording), Vec<(usize, String)>> = BTreeMap::new();
    for (at, (text, coded)) in documents.iter().enumerate() {
        for (wording, id) in items(text, coded) {
            wordings.entry((family[at], wording)).or_default().push((at, id));
        }
    }
    let mut groups: Vec<Vec<String>> = wordings
        .into_values()
        .filter(|printed| printed.len() > 1 && printed.windows(2).all(|pair| pair[0].0 != pair[1].0))
        .map(|printed| {
            let ids: BTreeSet<String> = printed.into_iter().map(|(_, id)| id).collect();
            ids.into_iter().collect::<Vec<String>>()
        })
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort();
    groups
}

/// For each document the first of those that print one text with it, itself if there is none.
fn families(count: usize, overlaps: &[Overlap]) -> Vec<usize> {
    let mut family: Vec<usize> = (0..count).collect();
    for overlap in overlaps.iter().filter(|overlap| overlap.is_reprint()) {
        let (first, second) = (head(&family, overlap.documents.0), head(&family, overlap.documents.1));
        family[first.max(second)] = first.min(second);
    }
    (0..count).map(|at| head(&family, at)).collect()
}

fn head(family: &[usize], at: usize) -> usize {
    let mut at = at;
    while family[at] != at {
        at = family[at];
    }
    at
}

/// Kind, words and sentence of an item.
type Wording = (char, Vec<u64>, Vec<u64>);

fn items<'d>(text: &'d Text, coded: &'d CodedDocument) -> impl Iterator<Item = (Wording, String)> + 'd {
    let words = |span: Span| text.get(span).map(word_digests).unwrap_or_default();
    let said = coded.statements.iter().map(move |said| {
        let content = said.content.iter().flat_map(|span| words(*span)).collect();
        (('s', content, words(said.passage)), said.id.clone())
    });
    let events = coded
        .events
        .iter()
        .map(move |event| (('e', words(event.span), words(event.passage)), event.id.clone()));
    let bonds = coded
        .commitments
        .iter()
        .map(move |bond| (('c', words(bond.span), words(bond.passage)), bond.id.clone()));
    said.chain(events).chain(bonds)
}

/// Groups of ids with those joined that share a member: what is one wording is one report. Each sorted, all of them sorted.
pub fn joined(groups: &[Vec<String>], reprinted: &[Vec<String>]) -> Vec<Vec<String>> {
    let all: Vec<&Vec<String>> = groups.iter().chain(reprinted).collect();
    let mut family: Vec<usize> = (0..all.len()).collect();
    let mut holder: BTreeMap<&String, usize> = BTreeMap::new();
    for (at, group) in all.iter().enumerate() {
        for id in *group {
            let known = *holder.entry(id).or_insert(at);
            let (first, second) = (head(&family, known), head(&family, at));
            family[first.max(second)] = first.min(second);
        }
    }
    let mut joined: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (at, group) in all.iter().enumerate() {
        joined.entry(head(&family, at)).or_default().extend(group.iter().cloned());
    }
    let mut joined: Vec<Vec<String>> = joined.into_values().map(|group| group.into_iter().collect()).collect();
    joined.sort();
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actors, code, extract};

    const STORY: &str = "Ferry crews walk out at Lorne\n\nThe ferry crews of Lorne walked out on Monday after talks over the winter timetable failed. \
        “We will not sail before the rosters are changed,” union secretary Mara Quill told a meeting on the quay. \
        The company said it would ask the harbour court to end the walkout by Thursday.\n\n\
        Some four hundred passengers were stranded on the islands, the harbour master said. \
        He added that a relief boat from the mainland would call twice a day for as long as the walkout lasted.\n";
    const REST: &str = "\nThe crews last walked out eleven years ago, when a new owner had cut the night watch. \
        That quarrel ended within a week once the owner put the watch back and paid the crews for the days lost.\n";
    const OTHER: &str = "Island boats idle\n\nNo boat left the Lorne islands this week. Crews object to how the company fills its winter shifts, \
        and Mara Quill, who speaks for them, has ruled out sailing until that is mended. \
        A judge may decide on Thursday. Until then a single boat, sent over from the coast, brings mail and milk.\n";

    fn coded(pages: &[&str]) -> Vec<(Text, CodedDocument)> {
        pages
            .iter()
            .map(|page| {
                let extraction = extract(page.as_bytes(), "page.txt").unwrap();
                let coded = code(&extraction, &Actors::default());
                (extraction.text, coded)
            })
            .collect()
    }

    fn compared(pages: &[&str]) -> Vec<Overlap> {
        let coded = coded(pages);
        overlaps(&coded.iter().map(|(text, coded)| (text, coded)).collect::<Vec<_>>())
    }

    #[test]
    fn a_reprint_a_cut_one_and_a_longer_version_are_told() {
        let whole = format!("{STORY}{REST}");
        let same = compared(&[STORY, &format!("{STORY} ")]);
        assert_eq!(same.len(), 1);
        assert_eq!(same[0].percent(), (100, 100));
        let cut = compared(&[&whole, STORY]);
        let (of_whole, of_cut) = cut[0].percent();
        assert!(of_cut >= 95 && (50..90).contains(&of_whole), "{cut:?}");
        assert!(cut[0].is_reprint());
        let updated = compared(&[
            STORY,
            &STORY.replace("four hundred", "six hundred").replace("Thursday", "Friday noon"),
        ]);
        assert!(updated[0].is_reprint() && updated[0].percent().0 < 95, "{updated:?}");
    }

    #[test]
    fn the_same_story_in_other_words_is_no_reprint() {
        assert_eq!(compared(&[STORY, OTHER]), []);
        let quoting = format!("{OTHER}“We will not sail before the rosters are changed,” she said.\n");
        assert!(compared(&[STORY, &quoting]).iter().all(|overlap| !overlap.is_reprint()));
    }

    #[test]
    fn a_menu_in_common_is_no_overlap() {
        let menu = "<nav><ul><li><a href='/'>Home of the Lorne Packet, the paper of the islands since the first boat</a></li>\
            <li><a href='/w'>Weather, tides and the times of sunrise for every harbour of the coast</a></li></ul></nav>";
        let page = |text: &str| {
            let (title, rest) = text.split_once("\n\n").unwrap();
            let paragraphs: String = rest.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect();
            format!("<html><body>{menu}<article><h1>{title}</h1>{paragraphs}</article></body></html>")
        };
        assert_eq!(compared(&[&page(STORY), &page(OTHER)]), []);
        assert_eq!(compared(&[&page(STORY), &page(STORY).replace("<h1>", "<h1 >")]).len(), 1);
    }

    #[test]
    fn items_of_reprints_are_one_wording() {
        let whole = format!("{STORY}{REST}");
        let pages = coded(&[&whole, STORY, OTHER]);
        let listed: Vec<(&Text, &CodedDocument)> = pages.iter().map(|(text, coded)| (text, coded)).collect();
        let found = reprinted(&listed, &overlaps(&listed));
        let of = |at: usize| pages[at].1.statements.iter().map(|said| &said.id).collect::<BTreeSet<_>>();
        let statements: Vec<_> = found.iter().filter(|group| group[0].starts_with('s')).collect();
        assert!(!statements.is_empty());
        for group in &found {
            assert_eq!(group.len(), 2, "{group:?}");
            assert!(group.iter().all(|id| !of(2).contains(id)));
        }
    }

    #[test]
    fn groups_that_share_a_member_are_joined() {
        let list = |groups: &[&[&str]]| -> Vec<Vec<String>> {
            let list = groups.iter().map(|group| group.iter().map(|id| (*id).to_owned()).collect());
            list.collect()
        };
        let all = joined(
            &list(&[&["s-1", "s-2"], &["s-5", "s-6"]]),
            &list(&[&["s-2", "s-3"], &["s-6", "s-8"], &["e-1", "e-2"]]),
        );
        assert_eq!(all, list(&[&["e-1", "e-2"], &["s-1", "s-2", "s-3"], &["s-5", "s-6", "s-8"]]));
    }
}
