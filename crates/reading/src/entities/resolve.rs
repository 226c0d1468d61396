//! From candidates to actors: full names first, then what points back to them.
//!
//! A family name alone belongs to the person last named in full, with two exceptions of news style: somebody introduced through a
//! relative ("the minister's sister …") never takes the bare name, and within a sentence whose subject is named in full the bare
//! name means somebody else if there is somebody else. If two people were named in full in one breath it stays undetermined.

use crate::entities::actors::{Actors, FixedActor};
use crate::entities::cast::{Cast, Placed};
use crate::entities::fixed::{known_people, place_fixed};
use crate::entities::names::{Name, looks_like_person};
use crate::entities::organisations::abbreviates;
use crate::entities::scan::{Candidate, Piece, scan};
use crate::entities::states::{Form, Known};
use crate::entities::titles;
use crate::lexicon::is_family_first;
use crate::words::Prose;
use crate::{EntityKind, MentionKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Finds the actors of a document and their mentions. About linear in the number of words.
pub(crate) fn find(prose: &Prose, actors: &Actors) -> Cast {
    let mut cast = Cast::new(prose.words.len());
    let by_key = known_people(actors, &mut cast);
    let (people, others): (Vec<FixedActor>, Vec<FixedActor>) =
        actors.fixed.iter().cloned().partition(|fixed| fixed.kind == EntityKind::Person);
    let taken = place_fixed(prose, &others, &mut cast);
    let pieces = scan(prose, &taken);
    let mut accepted = accepted_names(&pieces);
    accepted.extend(by_key.keys().cloned());
    let spoken = spoken_names(&pieces);
    let mut resolver = Resolver {
        prose,
        cast,
        accepted,
        spoken,
        people: BTreeMap::new(),
        companies: HashMap::new(),
        by_key,
        focus: HashMap::new(),
    };
    resolver.introduce(&pieces);
    let mut last: Option<(Range<usize>, usize)> = None;
    for piece in pieces {
        last = resolver.place(piece, last);
    }
    // Names of the analyst's people that do not look like persons' names to the rules.
    place_fixed(prose, &people, &mut resolver.cast);
    place_directions(prose, &mut resolver.cast);
    resolver.cast
}

/// Keys of full names that something on the page shows to be persons'.
fn accepted_names(pieces: &[Piece]) -> BTreeSet<String> {
    let person = |piece: &Piece| match piece {
        Piece::Person(candidate) if candidate.parts.len() > 1 => {
            let evidence = !candidate.offices.is_empty() || candidate.speaks || looks_like_person(&candidate.parts);
            evidence.then(|| Name::new(candidate.parts.clone()).key)
        }
        _ => None,
    };
    let mut accepted: BTreeSet<String> = pieces.iter().filter_map(person).collect();
    accepted.extend(repeated_names(pieces));
    accepted
}

/// Keys of two-part names with a well-known family name that stand on the page more than once.
fn repeated_names(pieces: &[Piece]) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for piece in pieces {
        if let Piece::Person(candidate) = piece
            && candidate.parts.len() == 2
            && candidate.parts.iter().any(|part| is_family_first(part))
        {
            *seen.entry(Name::new(candidate.parts.clone()).key).or_default() += 1;
        }
    }
    seen.into_iter().filter(|(_, times)| *times > 1).map(|(key, _)| key).collect()
}

/// A name of three parts or more.
fn long_name(piece: &Piece) -> Option<Name> {
    match piece {
        Piece::Person(candidate) if candidate.parts.len() > 2 => Some(Name::new(candidate.parts.clone())),
        _ => None,
    }
}

/// Single names without a title that are the subject of a verb of speech.
fn spoken_names(pieces: &[Piece]) -> BTreeSet<String> {
    pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Person(candidate) if candidate.parts.len() == 1 && candidate.speaks && !candidate.titled => {
                candidate.parts.first().cloned()
            }
            _ => None,
        })
        .collect()
}

/// How many bearers of one family name are kept in mind.
const REMEMBERED: usize = 4;

/// Who a bare family name means at this point of the text.
#[derive(Clone, Debug, Default)]
struct Focus {
    /// Those named in full or bare, the last at the end; nobody twice.
    order: Vec<usize>,
    /// The sentence in which each was last named in full.
    full: BTreeMap<usize, usize>,
}

impl Focus {
    fn set(&mut self, actor: usize) {
        self.order.retain(|&other| other != actor);
        self.order.push(actor);
        if self.order.len() > REMEMBERED {
            self.order.remove(0);
        }
    }
}

struct Resolver<'p, 'a> {
    prose: &'p Prose<'a>,
    cast: Cast,
    accepted: BTreeSet<String>,
    spoken: BTreeSet<String>,
    /// Actors by family name, those introduced through a relative left out.
    people: BTreeMap<String, Vec<usize>>,
    /// Organisations by the first of their two words.
    companies: HashMap<String, Vec<usize>>,
    /// Actors by the key of their name.
    by_key: HashMap<String, usize>,
    focus: HashMap<String, Focus>,
}

impl Resolver<'_, '_> {
    /// Makes the persons named in full known before the text is walked.
    fn introduce(&mut self, pieces: &[Piece]) {
        let families: BTreeSet<String> = pieces
            .iter()
            .filter_map(long_name)
            .flat_map(|name| name.families)
            .filter(|family| family.contains(' '))
            .collect();
        let mut named = BTreeSet::new();
        for piece in pieces {
            let Piece::Person(candidate) = piece else { continue };
            if candidate.parts.len() < 2 {
                continue;
            }
            let name = Name::new(candidate.parts.clone());
            if !self.accepted.contains(&name.key) || families.contains(&name.label()) {
                continue;
            }
            let actor = self.person(&name);
            named.insert(actor);
            let known = &mut self.cast.actors[actor];
            known.offices.extend(candidate.offices.iter().cloned());
            known.states.extend(candidate.states.iter().cloned());
            known.kin |= candidate.kin;
            let stated = candidate
                .offices
                .iter()
                .find_map(|office| titles::gender(office.rsplit(' ').next().unwrap_or(office)));
            known.gender = stated.or(known.gender);
        }
        for piece in pieces {
            if let Piece::Organisation(words, None) = piece
                && words.len() == 2
                && !crate::lexicon::is_organisation_head(self.prose.lower(words.start))
                && !is_common_first(self.prose.lower(words.start))
            {
                let actor = self.cast.actor(EntityKind::Organisation, &self.prose.phrase(words.clone()));
                let named = self.companies.entry(self.prose.text(words.start).to_owned()).or_default();
                if !named.contains(&actor) {
                    named.push(actor);
                }
            }
        }
        self.name_families(&named);
    }

    /// Says who may go by a family name alone: those named in full on the page, else those whom the analyst fixed.
    fn name_families(&mut self, named: &BTreeSet<usize>) {
        let bearers = |here: bool| {
            let actors = self.cast.actors.iter().enumerate();
            actors.filter(move |(index, actor)| named.contains(index) == here && !actor.kin)
        };
        let mut people: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, actor) in bearers(true) {
            for family in actor.name.iter().flat_map(|name| &name.families) {
                people.entry(family.clone()).or_default().push(index);
            }
        }
        let here: BTreeSet<String> = people.keys().cloned().collect();
        for (index, actor) in bearers(false) {
            for family in actor.name.iter().flat_map(|name| &name.families) {
                if !here.contains(family) {
                    people.entry(family.clone()).or_default().push(index);
                }
            }
        }
        self.people.extend(people);
    }

    fn person(&mut self, name: &Name) -> usize {
        if let Some(&index) = self.by_key.get(&name.key) {
            return index;
        }
        let index = self.cast.actor(EntityKind::Person, &name.label());
        self.by_key.insert(name.key.clone(), index);
        let actor = &mut self.cast.actors[index];
        actor.gender = name.gender();
        actor.name = Some(name.clone());
        index
    }

    /// Puts a piece down; hands on the words and actor of an organisation or name, for letters in brackets behind it.
    fn place(&mut self, piece: Piece, last: Option<(Range<usize>, usize)>) -> Option<(Range<usize>, usize)> {
        match piece {
            Piece::Known(words, known) => self.known(words, &known),
            Piece::Organisation(words, state) => self.organisation(words, state),
            Piece::Letters(words) => self.letters(words, last),
            Piece::Person(candidate) => self.candidate(candidate),
        }
    }

    fn known(&mut self, words: Range<usize>, known: &Known) -> Option<(Range<usize>, usize)> {
        let (actor, kind) = match known.form {
            Form::Name => (self.state(known), MentionKind::Name),
            Form::Adjective => (self.state(known), MentionKind::Adjectival),
            Form::Capital => (self.state(known), MentionKind::Metonym),
            Form::Seat | Form::Body => (self.cast.actor(EntityKind::Organisation, known.label), MentionKind::Name),
        };
        if known.form == Form::Seat {
            self.cast.actors[actor].states.insert(known.code.to_owned());
        }
        self.put(words, actor, kind)
    }

    fn state(&mut self, known: &Known) -> usize {
        self.cast
            .actor_with_id(format!("state:{}", known.code), EntityKind::State, known.label)
    }

    fn put(&mut self, words: Range<usize>, actor: usize, kind: MentionKind) -> Option<(Range<usize>, usize)> {
        self.cast.place(
            self.prose,
            Placed {
                words: words.clone(),
                actor,
                kind,
            },
        );
        Some((words, actor))
    }

    fn organisation(&mut self, words: Range<usize>, state: Option<&'static str>) -> Option<(Range<usize>, usize)> {
        let label = self.prose.phrase(words.clone());
        let actor = self.cast.actor(EntityKind::Organisation, &label);
        self.cast.actors[actor].states.extend(state.map(str::to_owned));
        self.put(words, actor, MentionKind::Name)
    }

    /// Letters in brackets: a short name for the organisation right before, or for the capitalised words there.
    fn letters(&mut self, words: Range<usize>, last: Option<(Range<usize>, usize)>) -> Option<(Range<usize>, usize)> {
        let letters = self.prose.text(words.start);
        let open = words.start - 1;
        let (named, actor) = last.filter(|(named, _)| named.end == open)?;
        let inner: Vec<&str> = self.prose.words[named].iter().map(|word| word.text).collect();
        if !abbreviates(letters, &inner) {
            return None;
        }
        self.accepted.insert(letters.to_owned());
        self.people.insert(letters.to_owned(), vec![actor]);
        self.put(words, actor, MentionKind::Name)
    }

    fn candidate(&mut self, candidate: Candidate) -> Option<(Range<usize>, usize)> {
        let joined = candidate.parts.join(" ");
        let family = candidate.parts.len() > 1 && self.people.contains_key(&joined);
        let candidate = if family {
            Candidate {
                parts: vec![joined],
                ..candidate
            }
        } else {
            candidate
        };
        let actor = if candidate.parts.len() > 1 {
            self.full(&candidate)
        } else {
            self.single(&candidate)
        }?;
        if let Some(words) = self.followers(&candidate.words) {
            let label = self.prose.phrase(words.clone());
            let organisation = self.cast.actor(EntityKind::Organisation, &label);
            let states = self.cast.actors[actor].states.clone();
            self.cast.actors[organisation].states.extend(states);
            return self.put(words, organisation, MentionKind::Name);
        }
        self.put(candidate.words, actor, MentionKind::Name)
    }

    /// The words of "… administration" and the like behind a person's name.
    fn followers(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let next = self.prose.words.get(words.end)?;
        let bodies = ["administration", "government", "regime", "cabinet", "campaign"];
        (next.spaced && bodies.contains(&&*next.lower)).then(|| words.start..words.end + 1)
    }

    fn full(&mut self, candidate: &Candidate) -> Option<usize> {
        let name = Name::new(candidate.parts.clone());
        if !self.accepted.contains(&name.key) {
            return None;
        }
        let actor = self.person(&name);
        let possessive = self.prose.is(candidate.words.end, &["'s", "'", "’"]);
        if !self.cast.actors[actor].kin && !possessive {
            let sentence = self.prose.sentence_of[candidate.words.start];
            for family in name.families {
                let focus = self.focus.entry(family).or_default();
                focus.set(actor);
                focus.full.insert(actor, sentence);
            }
        }
        Some(actor)
    }

    fn single(&mut self, candidate: &Candidate) -> Option<usize> {
        let word = candidate.parts.first()?.clone();
        let people = self.people.get(&word).cloned().unwrap_or_default();
        match people[..] {
            [] => self.unheard(candidate, word),
            [one] => {
                self.focus.entry(word).or_default().set(one);
                Some(one)
            }
            _ => self.among(candidate, &word, &people),
        }
    }

    /// The first word of a company's two-word name: "Arden" for "Arden Shipping".
    fn company(&self, word: &str) -> Option<usize> {
        match self.companies.get(word).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// A single name that no full name explains: a person behind a title, a body that speaks.
    fn unheard(&mut self, candidate: &Candidate, word: String) -> Option<usize> {
        if let Some(company) = self.company(&word).filter(|_| !candidate.titled || !candidate.speaks) {
            return Some(company);
        }
        let courtesy = candidate.titled && !candidate.kin;
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        if courtesy && letters > 1 {
            let actor = self.cast.actor(EntityKind::Person, &word);
            let gender = candidate.offices.iter().find_map(|office| titles::gender(office));
            let known = &mut self.cast.actors[actor];
            known.offices.extend(candidate.offices.iter().cloned());
            known.states.extend(candidate.states.iter().cloned());
            known.gender = known.gender.or(gender);
            self.people.insert(word, vec![actor]);
            return Some(actor);
        }
        let plain = letters > 2 && !is_family_first(&word) && crate::lexicon::given_name(&word).is_none();
        let opener = self.prose.sentence_of.get(candidate.words.start.wrapping_sub(1)) != self.prose.sentence_of.get(candidate.words.start);
        let common = opener && candidate.words.end >= self.prose.words.len() || crate::lexicon::is_collective(&word.to_lowercase());
        if !self.spoken.contains(&word) || !plain || common || crate::lexicon::office(&word.to_lowercase()).is_some() {
            return None;
        }
        let actor = self.cast.actor(EntityKind::Organisation, &word);
        self.people.insert(word, vec![actor]);
        Some(actor)
    }

    /// A family name that several people bear.
    fn among(&mut self, candidate: &Candidate, word: &str, people: &[usize]) -> Option<usize> {
        let holds = |actor: &&usize| {
            candidate
                .offices
                .iter()
                .any(|office| self.cast.actors[**actor].offices.contains(office))
        };
        let by_office: Vec<usize> = people.iter().filter(holds).copied().collect();
        let sentence = self.prose.sentence_of[candidate.words.start];
        let focus = self.focus.entry(word.to_owned()).or_default();
        let chosen = match by_office[..] {
            [one] => one,
            _ => {
                let last = *focus.order.last()?;
                let other = focus.order.len().checked_sub(2).map(|at| focus.order[at]);
                let possessive = self.prose.is(candidate.words.end, &["'s", "'", "’"]);
                match other {
                    Some(other) if focus.full.get(&last) == Some(&sentence) && !possessive => {
                        (focus.full.get(&other) != Some(&sentence)).then_some(other)?
                    }
                    Some(other)
                        if focus.full.contains_key(&last)
                            && focus.full.get(&last) == focus.full.get(&other)
                            && focus.full[&last] + 1 == sentence =>
                    {
                        return None;
                    }
                    _ => last,
                }
            }
        };
        focus.set(chosen);
        Some(chosen)
    }
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

/// "the North", "the South": the one state on the page whose name has that shape.
fn place_directions(prose: &Prose, cast: &mut Cast) {
    for direction in ["North", "South"] {
        let shaped: Vec<usize> = (0..cast.actors.len())
            .filter(|&index| cast.actors[index].kind == EntityKind::State && cast.actors[index].label.starts_with(&format!("{direction} ")))
            .collect();
        let [state] = shaped[..] else { continue };
        for at in 1..prose.words.len() {
            let bare = prose.text(at) == direction && prose.lower(at - 1) == "the" && cast.at[at].is_none();
            let goes_on = prose.is_capital(at + 1) || prose.is(at + 1, &["of", "-", "and"]) && prose.lower(at + 1) == "of";
            let place = at > 1 && prose.is(at - 2, &["in", "to", "from"]) && !prose.is(at + 1, &["'s"]) && prose.lower(at - 2) == "in";
            if bare && !goes_on && !place {
                cast.place(
                    prose,
                    Placed {
                        words: at - 1..at + 1,
                        actor: state,
                        kind: MentionKind::Name,
                    },
                );
            }
        }
    }
}
