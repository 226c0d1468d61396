//! From a phrase to the actor whom it means.

use crate::EntityKind;
use crate::entities::{Cast, titles};
use crate::lexicon::{self, Office, is_collective};
use crate::statements::grammar::{PREPOSITION, PRONOUN};
use crate::statements::source::people::{is_company, is_message, is_people, is_person};
use crate::statements::source::phrase::head;
use crate::statements::source::pronoun::Recent;
use crate::words::Prose;
use std::collections::HashMap;
use std::ops::Range;

/// More holders of one office than this are not told apart.
const MANY: usize = 20;

/// Who is answerable for words, as far as the page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Source {
    /// The phrase, if there is one.
    pub words: Option<Range<usize>>,
    /// Actors; empty if undetermined.
    pub actors: Vec<usize>,
    /// Whom they speak for.
    pub on_behalf_of: Vec<usize>,
}

impl Source {
    fn of(actors: Vec<usize>) -> Source {
        Source {
            actors,
            ..Source::default()
        }
    }
}

/// Finds out who a phrase means.
pub(crate) struct Resolver<'c> {
    /// The actors of the document; unnamed ones are added.
    pub cast: &'c mut Cast,
    /// The first digits of the text's hash: what tells an unnamed official of this page from one of another.
    pub page: String,
    /// The person, then the body, that was the subject last.
    pub recent: Recent,
    /// Unnamed people by the noun that introduced them, the last of each.
    introduced: HashMap<String, usize>,
    /// The sentence looked at last.
    here: usize,
    index: Index,
}

/// Actors by what descriptions call them.
#[derive(Default)]
struct Index {
    /// Persons by the last word of an office of theirs.
    holders: HashMap<String, Vec<usize>>,
    /// Organisations by the noun that heads their name.
    bodies: HashMap<String, Vec<usize>>,
    /// How many organisations there are.
    organisations: usize,
}

impl Index {
    fn of(cast: &Cast) -> Index {
        let mut index = Index::default();
        for (at, actor) in cast.actors.iter().enumerate() {
            for office in &actor.offices {
                index.holders.entry(last_word(office).to_owned()).or_default().push(at);
            }
            if actor.kind == EntityKind::Organisation {
                index.organisations += 1;
                let label = actor.label.to_lowercase();
                let head = label
                    .split_once(" of ")
                    .map_or_else(|| last_word(&label), |(before, _)| last_word(before))
                    .to_owned();
                index.bodies.entry(head).or_default().push(at);
            }
        }
        index
    }
}

/// "the agency, citing a diplomat": the phrase of who is cited.
fn cited_behind(prose: &Prose, words: &Range<usize>) -> Option<Range<usize>> {
    let cites = prose.lower(words.end) == "," && prose.is(words.end + 1, &["citing", "quoting"]);
    let start = words.end + 2;
    let sentence = prose.sentence_of.get(start).filter(|_| cites)?;
    let end = (start..prose.sentences[*sentence].end).find(|&at| prose.words[at].is_mark() && prose.lower(at) != "-")?;
    (end > start).then_some(start..end)
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or_default()
}

impl<'c> Resolver<'c> {
    /// A resolver over the actors found so far; `page` is the hash of the text.
    pub fn new(cast: &'c mut Cast, page: &str) -> Resolver<'c> {
        let index = Index::of(cast);
        Resolver {
            cast,
            page: page.chars().take(6).collect(),
            recent: Recent::default(),
            introduced: HashMap::new(),
            here: 0,
            index,
        }
    }

    /// Who a noun phrase means.
    pub fn resolve(&mut self, prose: &Prose, words: Range<usize>) -> Source {
        self.here = prose.sentence_of.get(words.start).copied().unwrap_or_default();
        // "In November we": what stands before a subject pronoun is not of its phrase.
        let last = words.end.saturating_sub(1);
        let words = if words.len() > 1 && PRONOUN.contains(&prose.lower(last)) {
            last..words.end
        } else {
            words
        };
        let mut source = match cited_behind(prose, &words) {
            Some(cited) => self.meaning(prose, &cited),
            None => self.meaning(prose, &words),
        };
        source.words = Some(words);
        source
    }

    fn meaning(&mut self, prose: &Prose, words: &Range<usize>) -> Source {
        if words.len() == 1 && (PRONOUN.contains(&prose.lower(words.start)) || prose.is(words.start, &["him", "her", "them"])) {
            return Source::of(self.recent.meant(self.cast, prose, words.start));
        }
        if let Some(actor) = self.named_behind_office(prose, words) {
            return self.speaking_for(prose, words, actor);
        }
        let head = head(prose, words);
        if let Some(actors) = self.mentioned(prose, words, head) {
            return Source::of(actors);
        }
        let noun = prose.lower(head);
        if is_message(noun) {
            return self.author_of(prose, words, head);
        }
        let human = titles::office_before(prose, words.start, head + 1).is_some() || is_person(noun);
        if let Some(actor) = self.apposed(prose, words).filter(|_| human || is_collective(noun)) {
            return self.speaking_for(prose, words, actor);
        }
        if matches!(noun, "government" | "administration" | "regime" | "cabinet" | "side")
            && let Some(owner) = self.owner(words, head)
        {
            return Source::of(vec![owner]);
        }
        self.described(prose, words, head)
    }

    /// A state or body that stands before a noun of government; nobody for the side of a person.
    fn owner(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let placed = (words.start..head).rev().find_map(|at| self.cast.mention(at))?;
        let kind = self.cast.actors[placed.actor].kind;
        matches!(kind, EntityKind::State | EntityKind::Organisation).then_some(placed.actor)
    }

    /// Somebody without a name in the phrase: the holder of an office, a group, an unnamed person.
    fn described(&mut self, prose: &Prose, words: &Range<usize>, head: usize) -> Source {
        let noun = prose.lower(head);
        if let Some(held) = titles::office_before(prose, words.start, head + 1) {
            return self.office(prose, words, &held);
        }
        if is_person(noun) {
            return Source::of(vec![self.somebody(prose, words, noun)]);
        }
        if prose.is(words.start, &["one", "another", "some", "both", "many", "several", "two", "three"])
            && prose.lower(words.start + 1) == "of"
        {
            let group = self
                .introduced
                .get("people")
                .copied()
                .filter(|_| prose.is(words.end - 1, &["them"]));
            return match group {
                Some(group) => Source::of(vec![group]),
                None if words.len() > 2 && !prose.is(words.end - 1, &["them", "us", "these", "those"]) => {
                    Source::of(vec![self.unnamed(prose, words, EntityKind::Unnamed)])
                }
                None => Source::default(),
            };
        }
        let plural_office = noun.strip_suffix('s').is_some_and(|singular| lexicon::office(singular).is_some());
        if is_people(noun) || plural_office {
            let group = self.collective(prose, words, head);
            if let [actor] = group.actors[..] {
                self.introduced.insert("people".to_owned(), actor);
            }
            return group;
        }
        if is_collective(noun) || noun == "side" || noun == "government" {
            return self.collective(prose, words, head);
        }
        Source::default()
    }

    /// The name that stands in apposition behind a phrase: "a spokesman, Colonel Ada Reed, said".
    fn apposed(&self, prose: &Prose, words: &Range<usize>) -> Option<usize> {
        if prose.lower(words.end) != "," {
            return None;
        }
        let sentence = prose.sentence_of.get(words.start)?;
        let placed = (words.end + 1..words.end + 4).find_map(|at| self.cast.mention(at).filter(|placed| placed.words.start == at))?;
        let same = prose.sentence_of.get(placed.words.start) == Some(sentence);
        let titled = (words.end + 1..placed.words.start).all(|at| lexicon::office(prose.lower(at)).is_some());
        let closed = prose.words.get(placed.words.end).is_none_or(|word| word.is_mark());
        let named = matches!(self.cast.actors[placed.actor].kind, EntityKind::Person | EntityKind::Organisation);
        (same && titled && closed && named && placed.kind == crate::MentionKind::Name).then_some(placed.actor)
    }

    /// A person named together with an office; a spokesman's principal goes along.
    fn speaking_for(&self, prose: &Prose, words: &Range<usize>, actor: usize) -> Source {
        let voice = (words.start..words.end).any(|at| lexicon::office(prose.lower(at)) == Some(Office::Voice));
        let mut principals: Vec<usize> = Vec::new();
        if voice {
            for placed in words.clone().filter_map(|at| self.cast.mention(at)) {
                if placed.actor != actor && !principals.contains(&placed.actor) {
                    principals.push(placed.actor);
                }
            }
        }
        Source {
            words: None,
            actors: vec![actor],
            on_behalf_of: principals,
        }
    }

    /// Somebody without a name: "the driver" is the one introduced before.
    fn somebody(&mut self, prose: &Prose, words: &Range<usize>, noun: &str) -> usize {
        let known = self.introduced.get(noun).copied().filter(|_| prose.lower(words.start) == "the");
        let actor = known.unwrap_or_else(|| self.unnamed(prose, words, EntityKind::Unnamed));
        self.introduced.insert(noun.to_owned(), actor);
        actor
    }

    /// A person at the end of the phrase behind an office with a preposition in it: "Secretary of State X", "envoy for Y X".
    fn named_behind_office(&self, prose: &Prose, words: &Range<usize>) -> Option<usize> {
        let placed = self
            .cast
            .mention(words.end - 1)
            .filter(|placed| placed.words.end == words.end && placed.words.start >= words.start)?;
        if self.cast.actors[placed.actor].kind != EntityKind::Person {
            return None;
        }
        let start = placed.words.start;
        let direct = titles::office_before(prose, words.start, start)
            .filter(|held| held.start == words.start || !PREPOSITION.contains(&prose.lower(held.start - 1)));
        let state = start
            .checked_sub(1)
            .and_then(|at| self.cast.mention(at))
            .filter(|state| state.words.end == start && state.words.start > words.start);
        let through = state.filter(|state| {
            prose.is(state.words.start - 1, &["for", "to", "on"])
                && titles::office_before(prose, words.start, state.words.start - 1).is_some()
        });
        (direct.is_some() || through.is_some()).then_some(placed.actor)
    }

    /// Actors whose mention closes the head of the phrase, with those coordinated with it.
    fn mentioned(&self, prose: &Prose, words: &Range<usize>, head: usize) -> Option<Vec<usize>> {
        let placed = self.cast.mention(head).filter(|placed| placed.words.end > head)?;
        let mut actors = vec![placed.actor];
        let mut start = placed.words.start;
        while start > words.start + 1 {
            let article = usize::from(prose.lower(start - 1) == "the");
            let joint = (start - article)
                .checked_sub(1)
                .filter(|&at| at > words.start && prose.is(at, &["and", ","]));
            let Some(other) = joint.and_then(|at| self.cast.mention(at - 1).filter(|other| other.words.end == at)) else {
                break;
            };
            actors.insert(0, other.actor);
            start = other.words.start;
        }
        Some(actors)
    }

    /// "a statement from X", "X's letter": X.
    fn author_of(&mut self, prose: &Prose, words: &Range<usize>, head: usize) -> Source {
        let from = (head + 1..words.end).find(|&at| prose.is(at, &["from", "by"]));
        if let Some(at) = from.filter(|at| at + 1 < words.end) {
            return self.meaning(prose, &(at + 1..words.end));
        }
        let owner = (words.start..head)
            .rev()
            .find(|&at| prose.is(at, &["'s", "'", "’"]))
            .and_then(|at| self.cast.mention(at.checked_sub(1)?));
        Source {
            actors: owner.map(|placed| placed.actor).into_iter().collect(),
            ..Source::default()
        }
    }

    /// The holder of an office: the one person on the page who fits, else somebody unnamed.
    fn office(&mut self, prose: &Prose, words: &Range<usize>, held: &titles::Held) -> Source {
        let owners: Vec<usize> = (words.start..words.end)
            .filter(|at| !(held.start..held.end).contains(at))
            .filter_map(|at| self.cast.mention(at))
            .map(|placed| placed.actor)
            .collect();
        let definite = !prose.is(words.start, &["a", "an", "one", "another", "some"]);
        let mut bodies = owners.clone();
        bodies.dedup();
        let states: Vec<&str> = owners
            .iter()
            .filter_map(|&owner| self.cast.actors[owner].id.strip_prefix("state:"))
            .collect();
        let fits = |index: &usize| {
            let actor = &self.cast.actors[*index];
            let same = actor
                .offices
                .iter()
                .any(|office| office == &held.words || !office.starts_with("former") && held.words == last_word(office));
            let agrees = states.is_empty() || states.iter().any(|state| actor.states.contains(*state));
            actor.kind == EntityKind::Person && same && agrees && held.kind != Office::Kin
        };
        let candidates = self
            .index
            .holders
            .get(last_word(&held.words))
            .filter(|found| definite && found.len() <= MANY);
        let mut holders: Vec<usize> = candidates.into_iter().flatten().copied().filter(|index| fits(index)).collect();
        holders.dedup();
        let one = match holders[..] {
            [one] => Some(one),
            [] => None,
            _ => self.recent.person.filter(|person| holders.contains(person)),
        };
        if let Some(one) = one {
            return Source::of(vec![one]);
        }
        let noun = last_word(&held.words).to_owned();
        let actor = self.somebody(prose, words, &noun);
        let on_behalf_of = if held.kind == Office::Voice { bodies } else { Vec::new() };
        Source {
            actors: vec![actor],
            on_behalf_of,
            ..Source::default()
        }
    }

    /// "the union": the one organisation whose name ends so, else a group without a name.
    fn collective(&mut self, prose: &Prose, words: &Range<usize>, head: usize) -> Source {
        let noun = prose.lower(head);
        let bare = prose.lower(words.start) == "the" && head == words.start + 1;
        let named = self.index.bodies.get(noun).filter(|_| bare).cloned().unwrap_or_default();
        let known = self.introduced.get(noun).copied().filter(|_| bare && head + 1 == words.end);
        if bare && named.len() != 1 && known.is_none() && is_company(noun) && self.index.organisations > 1 {
            return Source::default();
        }
        let actor = match (&named[..], known) {
            ([one], _) => *one,
            (_, Some(known)) => known,
            _ => self.unnamed(prose, words, EntityKind::Group),
        };
        self.introduced.insert(noun.to_owned(), actor);
        Source::of(vec![actor])
    }

    fn unnamed(&mut self, prose: &Prose, words: &Range<usize>, kind: EntityKind) -> usize {
        let article = usize::from(prose.is(words.start, &["the", "a", "an"]) && words.len() > 1);
        let label = prose.phrase(words.start + article..words.end.min(words.start + article + 10));
        let kind_word = if kind == EntityKind::Group { "group" } else { "unnamed" };
        let id = format!("{kind_word}:{}-{}", crate::entities::slug(&label), self.page);
        self.cast.actor_with_id(id, kind, &label)
    }

    /// Remembers a subject for the pronouns behind it.
    pub fn remember(&mut self, actors: &[usize]) {
        self.recent.remember(self.cast, actors, self.here);
    }
}
