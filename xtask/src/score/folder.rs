//! A folder of annotated pages against a reading of them.

use super::actors::Alignment;
use super::gold::{Gold, Page};
use super::ledger::{Document, Ledger};
use super::points::Points;
use super::statements::Paired;
use super::tally::{Miss, Tally};
use super::{commitments, events, groups, metadata};
use std::collections::BTreeMap;

/// From ids of the annotations to ids of the reading, of what was found.
pub type Known = BTreeMap<String, String>;

/// One page with its reading.
pub struct Compared<'p> {
    pub page: &'p Page,
    pub document: &'p Document,
    pub actors: &'p Alignment,
    /// The article as annotated.
    pub body: Points,
}

impl Compared<'_> {
    pub fn miss(&self, what: &str, item: &str, words: &str) -> Miss {
        let words: String = words.chars().take(90).collect();
        [self.page.name().to_owned(), what.to_owned(), item.to_owned(), words]
    }
}

/// Counts every row over the pages of a folder whose names begin with one of `only`; over all, if that is empty.
pub fn compare(gold: &Gold, ledger: &Ledger, only: &[String]) -> Tally {
    let mut tally = Tally::default();
    let mut pages: Vec<(&Page, &Document)> = Vec::new();
    for page in &gold.pages {
        if !only.is_empty() && !only.iter().any(|start| page.stem.starts_with(start.as_str())) {
            continue;
        }
        match ledger.document(&page.stem, page.sha256.as_deref()) {
            Some(document) => pages.push((page, document)),
            None => tally.missing.push(page.stem.clone()),
        }
    }
    let actors = Alignment::of(gold, ledger, &pages);
    let mut known = Known::new();
    for (page, document) in pages {
        let body = Points::of(&page.document.body_ranges);
        let compared = Compared {
            page,
            document,
            actors: &actors,
            body,
        };
        metadata::count(&compared, &mut tally);
        let statements = Paired::of(&compared);
        statements.count(&compared, &mut tally, &mut known);
        commitments::count(&compared, &statements, &mut tally);
        events::count(&compared, &mut tally, &mut known);
    }
    groups::count(&gold.same, ledger, &known, &mut tally);
    tally
}
