//! What organisations are called for short: by their first word, by the head of their name, by letters.

use crate::entities::cast::Cast;
use crate::entities::companies::is_legal_form;
use crate::entities::organisations::abbreviates;
use crate::entities::states::known_at;
use crate::lexicon::{given_name, is_no_name, is_organisation_head};
use crate::words::Prose;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most words of a name that may go by its first.
const LONGEST: usize = 6;

/// Most bodies that letters are compared with.
const MANY: usize = 60;

/// Who answers to a short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    /// Nobody.
    None,
    /// This actor alone.
    One(usize),
    /// More than one.
    Several,
}

/// Bodies by what they may be called for short; only where one body answers.
#[derive(Clone, Debug, Default)]
pub(super) struct ShortForms {
    first: BTreeMap<String, BTreeSet<usize>>,
    heads: BTreeMap<String, BTreeSet<usize>>,
    all: BTreeSet<usize>,
    /// From a company's name without its legal form to the name with it.
    legal: BTreeMap<String, String>,
}

impl ShortForms {
    /// Takes in a name as it is written; the form with "Ltd" and the like stands for the one without.
    pub fn add_label(&mut self, label: String) {
        if let Some((name, form)) = label.rsplit_once(' ')
            && is_legal_form(form)
        {
            self.legal.entry(name.trim_end_matches(',').to_owned()).or_insert(label);
        }
    }

    /// The fullest form of a body's name.
    pub fn full_label(&self, label: &str) -> String {
        self.legal.get(label).cloned().unwrap_or_else(|| label.to_owned())
    }

    /// Takes in a body whose full name stands at `words`.
    pub fn add(&mut self, prose: &Prose, words: &Range<usize>, actor: usize) {
        if words.len() < 2 {
            return;
        }
        self.all.insert(actor);
        let first = words.start;
        let owned = !is_organisation_head(prose.lower(first))
            && !is_common_first(prose.lower(first))
            && !is_no_name(prose.text(first))
            && given_name(prose.text(first)).is_none()
            && known_at(prose, first).is_none();
        if owned && words.len() <= LONGEST && !prose.is(first + 1, &["of", "for"]) {
            self.first.entry(prose.text(first).to_owned()).or_default().insert(actor);
        }
        let head = words.clone().find(|&at| prose.is(at, &["of", "for"])).unwrap_or(words.end) - 1;
        self.heads.entry(prose.lower(head).to_owned()).or_default().insert(actor);
    }

    /// "Arden" for "Arden Shipping".
    pub fn by_word(&self, word: &str) -> Option<usize> {
        only(self.first.get(word)?)
    }

    /// "the Board" for "River Basin Board".
    pub fn by_head(&self, head: &str) -> Bearer {
        match self.heads.get(head) {
            None => Bearer::None,
            Some(actors) => only(actors).map_or(Bearer::Several, Bearer::One),
        }
    }

    /// Letters for the one body whose words they abbreviate.
    pub fn by_letters(&self, cast: &Cast, letters: &str) -> Option<usize> {
        let fits = |actor: &&usize| {
            let words: Vec<&str> = cast.actors[**actor].label.split(' ').collect();
            words.len() <= letters.len() + 3 && abbreviates(letters, &words)
        };
        let mut found = self.all.iter().take(MANY).filter(fits);
        found.next().copied().filter(|_| found.next().is_none())
    }
}

fn only(actors: &BTreeSet<usize>) -> Option<usize> {
    let mut actors = actors.iter();
    actors.next().copied().filter(|_| actors.next().is_none())
}

/// First words that many bodies share and none owns.
fn is_common_first(word: &str) -> bool {
    const COMMON: &[&str] = &[
        "national",
        "general",
        "united",
        "central",
        "federal",
        "state",
        "foreign",
        "defence",
        "defense",
        "interior",
        "finance",
        "supreme",
        "high",
        "royal",
        "world",
        "international",
        "first",
        "security",
        "labour",
        "labor",
        "workers",
        "people",
        "democratic",
        "republican",
        "conservative",
        "liberal",
        "green",
        "northern",
        "southern",
        "western",
        "eastern",
        "the",
        "new",
        "local",
    ];
    COMMON.contains(&word)
}
