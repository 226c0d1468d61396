//! Which capitalised words of a page are actors' names, decided over all of their uses at once.

use crate::entities::hints::{Hints, Nature};
use crate::entities::names::{Name, looks_like_person};
use crate::entities::scan::{Candidate, Piece};
use crate::lexicon::{given_name, is_collective, is_family_first, office};
use crate::words::{Prose, Sort};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What the page as a whole says about its unknown names.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Keys of full names that are persons'.
    pub persons: BTreeSet<String>,
    /// Names of several words that are bodies' or states', as written.
    pub wholes: BTreeMap<String, Nature>,
    /// Names of one word, as written.
    pub singles: BTreeMap<String, Nature>,
    /// Those of one word that have workers, a board or shares.
    pub proven: BTreeSet<String>,
    /// Adjectives of the states among them: from the adjective to the state's name.
    pub adjectives: BTreeMap<String, String>,
    /// Words that alone do something or have something done to them: what may be a body's name for short.
    pub active: BTreeSet<String>,
}

impl Evidence {
    /// Weighs all candidates of a page. About linear in their number.
    pub fn of(prose: &Prose, pieces: &[Piece]) -> Evidence {
        let mut evidence = Evidence::default();
        let alone = Alone::of(pieces);
        let plain = plain_words(prose);
        evidence.weigh_full(pieces, &alone, &plain);
        evidence.persons.extend(repeated_names(pieces));
        evidence.weigh_single(&plain, &alone);
        evidence.governed(prose, pieces);
        evidence.pair_adjectives(&alone);
        evidence
    }

    fn weigh_full(&mut self, pieces: &[Piece], alone: &Alone, plain: &HashSet<&str>) {
        let mut uses: BTreeMap<String, (Hints, bool, &Candidate)> = BTreeMap::new();
        for candidate in people(pieces).filter(|candidate| candidate.parts.len() > 1) {
            let entry = uses
                .entry(candidate.parts.join(" "))
                .or_insert_with(|| (Hints::default(), false, candidate));
            entry.0 += candidate.hints;
            entry.1 |= !candidate.offices.is_empty() || candidate.speaks && candidate.hints.article == 0;
        }
        for (label, (hints, stated, candidate)) in uses {
            let bare = || default_person(&hints, &candidate.parts, plain);
            let found = match candidate.no_person {
                true => (hints.state + hints.acts + hints.related > 0).then_some(Nature::State),
                false => nature(&hints, stated, &candidate.parts, alone).or_else(bare),
            };
            match found {
                Some(Nature::Person) => {
                    self.persons.insert(Name::new(candidate.parts.clone()).key);
                }
                Some(other) => {
                    self.wholes.insert(label, other);
                }
                None => {}
            }
        }
    }

    /// "Government of the Arden Islands", "Republic of Arden": what stands behind is a state's name.
    fn governed(&mut self, prose: &Prose, pieces: &[Piece]) {
        for piece in pieces {
            let Piece::Organisation(words, None) = piece else { continue };
            let opened = prose.is(words.start, &["government", "parliament", "republic", "kingdom", "embassy"])
                && prose.lower(words.start + 1) == "of";
            let start = words.start + 2 + usize::from(prose.lower(words.start + 2) == "the");
            if !opened || start >= words.end {
                continue;
            }
            let name = prose.phrase(start..words.end);
            let table = if name.contains(' ') { &mut self.wholes } else { &mut self.singles };
            table.insert(name, Nature::State);
        }
    }

    /// "Vostran" is the adjective of "Vostra", if something on the page makes either a state.
    fn pair_adjectives(&mut self, alone: &Alone) {
        let states = self
            .singles
            .iter()
            .chain(&self.wholes)
            .filter(|(_, nature)| **nature == Nature::State)
            .map(|(name, _)| name);
        let mut stems: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for name in states.cloned().chain(alone.uses.keys().map(|word| (*word).to_owned())) {
            let first = name.split(' ').next().unwrap_or_default().to_owned();
            stems.entry(stem(&first)).or_default().insert(name);
        }
        let mut paired = BTreeMap::new();
        for word in alone.uses.keys().filter(|word| is_adjective_shaped(word)) {
            let Some(names) = stems.get(&stem(word)) else { continue };
            let others: Vec<&String> = names.iter().filter(|name| *name != word && !is_adjective_shaped(name)).collect();
            let is_state = |name: &str| self.singles.get(name).or(self.wholes.get(name)) == Some(&Nature::State);
            if let [state] = others[..]
                && (is_state(word) || is_state(state))
            {
                paired.insert((*word).to_owned(), state.clone());
            }
        }
        for (word, state) in paired {
            self.singles.remove(&word);
            if state.contains(' ') {
                self.wholes.insert(state.clone(), Nature::State);
            } else {
                self.singles.insert(state.clone(), Nature::State);
            }
            self.adjectives.insert(word, state);
        }
    }

    fn weigh_single(&mut self, plain: &HashSet<&str>, alone: &Alone) {
        for (word, hints) in &alone.uses {
            if hints.acts + hints.related + hints.body > 0 && hints.place <= hints.acts + hints.body {
                self.active.insert((*word).to_owned());
            }
            if hints.body > 0 {
                self.proven.insert((*word).to_owned());
            }
            let shouted = is_shouted(word);
            let lower = word.to_lowercase();
            let common = !shouted && (plain.contains(&*lower) || is_collective(&lower) || office(&lower).is_some());
            let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
            if common || letters < 3 || shouted && (NO_ACTOR.contains(&&**word) || letters > 7) {
                continue;
            }
            let borne = is_family_first(word) || given_name(word).is_some();
            let spoken = alone.spoken.contains(&**word) && (hints.inner > 0 || shouted || hints.seen > 1 || alone.behind.contains(&**word));
            let found = hints.of_single_name(shouted).or(spoken.then_some(Nature::Body));
            let found = match found {
                Some(Nature::Body) if borne && hints.body == 0 => None,
                found => found,
            };
            let human = spoken && hints.human > hints.thing && hints.body + hints.article == 0;
            let found = if human { Some(Nature::Person) } else { found };
            if let Some(nature) = found {
                self.singles.insert((*word).to_owned(), nature);
            }
        }
    }
}

/// What a state's name and its adjective share: the letters without the ending.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 17] = [
        "ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "ene", "ine", "ia", "ns", "n", "a", "e", "i", "o",
    ];
    let lower = word.to_lowercase();
    let stem = ENDINGS
        .iter()
        .find_map(|ending| lower.strip_suffix(ending).filter(|rest| rest.chars().count() >= 4));
    stem.unwrap_or(&lower).to_owned()
}

/// Whether a word ends as adjectives of states do.
fn is_adjective_shaped(word: &str) -> bool {
    ["an", "ans", "ese", "ish", "ene", "ine", "i"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// The words that stand in lower case somewhere on the page.
fn plain_words<'p>(prose: &'p Prose) -> HashSet<&'p str> {
    let plain = |word: &&crate::words::Word| word.sort == Sort::Letters && !word.is_capital();
    prose.words.iter().filter(plain).map(|word| word.text).collect()
}

/// A name of two or three capitalised words that nothing contradicts: no article, no place, no word that the page knows in lower case.
fn default_person(hints: &Hints, parts: &[String], plain: &HashSet<&str>) -> Option<Nature> {
    let shaped = parts.len() <= 3
        && parts.iter().all(|part| {
            !is_shouted(part)
                && part
                    .chars()
                    .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '’' | '\'' | '.'))
        });
    let unknown = parts.iter().all(|part| !plain.contains(&*part.to_lowercase()));
    (shaped && unknown && hints.place + hints.article + hints.body + hints.state == 0 && hints.inner > 0).then_some(Nature::Person)
}

/// Capital letters that stand for no actor.
const NO_ACTOR: &[&str] = &[
    "GDP",
    "CEO",
    "CFO",
    "TV",
    "DNA",
    "COVID",
    "GMT",
    "UTC",
    "BST",
    "EST",
    "CET",
    "FAQ",
    "PDF",
    "RSS",
    "HIV",
    "AIDS",
    "VAT",
    "GPS",
    "LNG",
    "LPG",
    "USD",
    "EUR",
    "GBP",
    "III",
    "VII",
    "VIII",
    "XIV",
    "AGM",
    "EGM",
    "IPO",
    "CCTV",
    "ADVERTISEMENT",
    "READ",
    "MORE",
    "LIVE",
    "NEWS",
    "THE",
    "AND",
    "BREAKING",
    "UPDATE",
    "PHOTO",
    "VIDEO",
    "CNBC",
    "SMS",
    "API",
    "FILE",
    "ICT",
    "PR",
    "HR",
    "MP",
    "MPs",
    "IED",
    "IEDs",
];

/// Whether a name is all capitals: letters that stand for words.
pub(super) fn is_shouted(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && word.chars().all(|letter| !letter.is_lowercase())
}

fn people(pieces: &[Piece]) -> impl Iterator<Item = &Candidate> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Person(candidate) => Some(candidate),
        _ => None,
    })
}

/// Names of one word.
#[derive(Default)]
struct Alone<'p> {
    uses: BTreeMap<&'p str, Hints>,
    /// Subjects of a verb of speech, without a title.
    spoken: BTreeSet<&'p str>,
    /// Those behind a title.
    titled: BTreeSet<&'p str>,
    /// Those inside a sentence, not at its head.
    behind: BTreeSet<&'p str>,
}

impl<'p> Alone<'p> {
    fn of(pieces: &'p [Piece]) -> Alone<'p> {
        let mut alone = Alone::default();
        for candidate in people(pieces) {
            let [word] = &candidate.parts[..] else { continue };
            *alone.uses.entry(word).or_default() += candidate.hints;
            if candidate.titled {
                alone.titled.insert(word);
            } else if candidate.speaks {
                alone.spoken.insert(word);
            }
            if candidate.spoken_behind {
                alone.behind.insert(word);
            }
        }
        alone
    }

    /// Whether a word alone does something on the page.
    fn is_active(&self, word: &str) -> bool {
        self.uses.get(word).is_some_and(|hints| hints.acts > 0) || self.titled.contains(word) || self.spoken.contains(word)
    }
}

/// What a name of several words is. `stated` tells that an office stands beside it or that it speaks.
fn nature(hints: &Hints, stated: bool, parts: &[String], alone: &Alone) -> Option<Nature> {
    let (first, last) = (parts.first()?, parts.last()?);
    if parts.iter().any(|part| part == "&") || last == "First" {
        return Some(Nature::Body);
    }
    let shape = looks_like_person(parts);
    if shape && (hints.body <= u32::from(given_name(first).is_some()) || stated) {
        return Some(Nature::Person);
    }
    match hints.of_full_name() {
        Some(Nature::Person) if hints.person > 0 => Some(Nature::Person),
        Some(Nature::Body | Nature::State) if !stated || hints.body + hints.state > 1 => hints.of_full_name(),
        _ if stated => Some(Nature::Person),
        _ if alone.is_active(last) && hints.article == 0 => Some(Nature::Person),
        _ if alone.is_active(first) && hints.place == 0 => Some(Nature::Body),
        found => found,
    }
}

/// Keys of two-part names with a well-known family name that stand on the page more than once.
fn repeated_names(pieces: &[Piece]) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for candidate in people(pieces).filter(|candidate| candidate.parts.len() == 2 && candidate.hints.place == 0) {
        if candidate.parts.iter().any(|part| is_family_first(part)) {
            *seen.entry(Name::new(candidate.parts.clone()).key).or_default() += 1;
        }
    }
    seen.into_iter().filter(|(_, times)| *times > 1).map(|(key, _)| key).collect()
}
