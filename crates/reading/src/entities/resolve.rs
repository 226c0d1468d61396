//! From candidates to actors: full names first, then what points back to them.
//!
//! A family name alone belongs to the person last named in full, with two exceptions of news style: somebody introduced through a
//! relative ("the minister's sister …") never takes the bare name, and within a sentence whose subject is named in full the bare
//! name means somebody else if there is somebody else. If two people were named in full in one breath it stays undetermined.

use crate::entities::actors::{Actors, FixedActor};
use crate::entities::cast::{Cast, Placed};
use crate::entities::directions::place_directions;
use crate::entities::evidence::{Evidence, is_shouted};
use crate::entities::fixed::{known_people, place_fixed};
use crate::entities::hints::Nature;
use crate::entities::names::Name;
use crate::entities::nominal::place_descriptions;
use crate::entities::offices;
use crate::entities::organisations::{abbreviates, spelled_out};
use crate::entities::scan::{Candidate, Piece, scan};
use crate::entities::shorts::{Bearer, ShortForms};
use crate::entities::states::{Form, Known};
use crate::entities::titles;
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
    let mut evidence = Evidence::of(prose, &pieces);
    evidence.persons.extend(by_key.keys().cloned());
    let mut resolver = Resolver {
        prose,
        cast,
        evidence,
        people: BTreeMap::new(),
        shorts: ShortForms::default(),
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
    place_descriptions(prose, &mut resolver.cast);
    offices::learn(prose, &mut resolver.cast);
    resolver.cast
}

/// A name of three parts or more.
fn long_name(piece: &Piece) -> Option<Name> {
    match piece {
        Piece::Person(candidate) if candidate.parts.len() > 2 => Some(Name::new(candidate.parts.clone())),
        _ => None,
    }
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
    evidence: Evidence,
    /// Actors by family name, those introduced through a relative left out.
    people: BTreeMap<String, Vec<usize>>,
    /// What organisations are called for short.
    shorts: ShortForms,
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
            .map(|family| family.to_lowercase())
            .collect();
        let mut named = BTreeSet::new();
        for piece in pieces {
            let Piece::Person(candidate) = piece else { continue };
            if candidate.parts.len() < 2 {
                continue;
            }
            let name = Name::new(candidate.parts.clone());
            if !self.evidence.persons.contains(&name.key) || families.contains(&name.label().to_lowercase()) {
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
        self.introduce_bodies(pieces);
        self.name_families(&named);
    }

    /// Makes the organisations and the states without a table's help known, with the names that they may go by for short.
    fn introduce_bodies(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Organisation(words, _) = piece {
                self.shorts.add_label(self.prose.phrase(words.clone()));
            }
        }
        for piece in pieces {
            let (words, label) = match piece {
                Piece::Organisation(words, _) => (words, self.prose.phrase(words.clone())),
                Piece::Person(candidate) => (&candidate.words, candidate.parts.join(" ")),
                _ => continue,
            };
            let kind = match (piece, self.evidence.wholes.get(&label)) {
                (Piece::Organisation(..), _) | (_, Some(Nature::Body)) => EntityKind::Organisation,
                (_, Some(Nature::State)) => EntityKind::State,
                _ => continue,
            };
            let label = if kind == EntityKind::Organisation {
                self.shorts.full_label(&label)
            } else {
                label
            };
            let actor = self.cast.actor(kind, &label);
            if kind == EntityKind::Organisation {
                self.shorts.add(self.prose, words, actor);
            }
        }
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
            Piece::Head(words, article) => self.head(words, article),
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
        let label = self.shorts.full_label(&self.prose.phrase(words.clone()));
        let actor = self.cast.actor(EntityKind::Organisation, &label);
        self.cast.actors[actor].states.extend(state.map(str::to_owned));
        self.put(words, actor, MentionKind::Name)
    }

    /// Letters in brackets: a short name for the organisation right before, or for the words there that they abbreviate.
    fn letters(&mut self, words: Range<usize>, last: Option<(Range<usize>, usize)>) -> Option<(Range<usize>, usize)> {
        let letters = self.prose.text(words.start);
        let open = words.start - 1;
        let fits = |named: &Range<usize>| {
            let inner: Vec<&str> = self.prose.words[named.clone()].iter().map(|word| word.text).collect();
            abbreviates(letters, &inner)
        };
        let actor = match last.filter(|(named, _)| named.end == open && fits(named)) {
            Some((_, actor)) => actor,
            None => {
                let spelled = spelled_out(self.prose, open, letters)?;
                let label = self.prose.phrase(spelled.clone());
                let actor = self.cast.actor(EntityKind::Organisation, &label);
                self.put(spelled, actor, MentionKind::Name);
                actor
            }
        };
        self.people.insert(letters.to_owned(), vec![actor]);
        self.put(words, actor, MentionKind::Name)
    }

    /// "the Board": the one body on the page whose name has that head; a body of its own where there is none.
    fn head(&mut self, words: Range<usize>, article: bool) -> Option<(Range<usize>, usize)> {
        let actor = match self.shorts.by_head(self.prose.lower(words.start)) {
            Bearer::One(actor) => actor,
            Bearer::None if article => self.cast.actor(EntityKind::Organisation, self.prose.text(words.start)),
            _ => return None,
        };
        self.put(words, actor, MentionKind::Name)
    }

    fn candidate(&mut self, candidate: Candidate) -> Option<(Range<usize>, usize)> {
        let joined = self.with_small_particle(candidate.parts.join(" "));
        let family = self.people.contains_key(&joined);
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
        let adjective = candidate.parts.len() == 1 && self.evidence.adjectives.contains_key(&candidate.parts[0]);
        let kind = if adjective { MentionKind::Adjectival } else { MentionKind::Name };
        self.put(candidate.words, actor, kind)
    }

    /// "De Witte" at the head of a sentence is "de Witte", if somebody is called so.
    fn with_small_particle(&self, joined: String) -> String {
        let mut letters = joined.chars();
        let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        if self.people.contains_key(&small) && !self.people.contains_key(&joined) {
            small
        } else {
            joined
        }
    }

    /// The words of "… administration" and the like behind a person's name.
    fn followers(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let next = self.prose.words.get(words.end)?;
        let bodies = ["administration", "government", "regime", "cabinet", "campaign"];
        (next.spaced && bodies.contains(&&*next.lower)).then(|| words.start..words.end + 1)
    }

    fn full(&mut self, candidate: &Candidate) -> Option<usize> {
        let name = Name::new(candidate.parts.clone());
        if !self.evidence.persons.contains(&name.key) {
            return match self.evidence.wholes.get(&candidate.parts.join(" "))? {
                Nature::State => Some(self.cast.actor(EntityKind::State, &candidate.parts.join(" "))),
                _ => {
                    let label = self.shorts.full_label(&candidate.parts.join(" "));
                    Some(self.cast.actor(EntityKind::Organisation, &label))
                }
            };
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

    /// A single name that no full name explains: a person behind a title, a body that speaks.
    fn unheard(&mut self, candidate: &Candidate, word: String) -> Option<usize> {
        if let Some(state) = self.evidence.adjectives.get(&word) {
            return Some(self.cast.actor(EntityKind::State, state));
        }
        if self.evidence.singles.get(&word) == Some(&Nature::State) {
            return Some(self.cast.actor(EntityKind::State, &word));
        }
        let free = (!candidate.titled || !candidate.speaks) && self.evidence.active.contains(&word);
        if let Some(body) = self.shorts.by_word(&word).filter(|_| free) {
            return (candidate.hints.place == 0).then_some(body);
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
        let kind = match self.evidence.singles.get(&word)? {
            Nature::Person => EntityKind::Person,
            Nature::State => EntityKind::State,
            Nature::Body => EntityKind::Organisation,
        };
        let proven = self.evidence.proven.contains(&word);
        let known = if is_shouted(&word) {
            self.shorts.by_letters(&self.cast, &word)
        } else {
            None
        };
        let actor = known.unwrap_or_else(|| self.cast.actor(kind, &word));
        if proven {
            self.cast.actors[actor].offices.insert("company".to_owned());
        }
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
