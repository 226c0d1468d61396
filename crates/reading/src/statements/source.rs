//! The phrase that names a speaker, and who that is.

use crate::EntityKind;
use crate::entities::{Cast, titles};
use crate::lexicon::{self, Gender, Office, is_collective};
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_adverb, is_auxiliary, is_finite};
use crate::words::Prose;
use std::collections::HashMap;
use std::ops::Range;

/// Most words that a noun phrase is followed back.
const LONGEST: usize = 16;

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

/// What a subject turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A phrase of its own.
    Phrase(Range<usize>),
    /// The subject of the verb before: "… and warned".
    Shared,
}

/// The subject that stands before a verb. `timed` tells words that belong to an expression of time.
pub(crate) fn before(prose: &Prose, verb: usize, sentence: &Range<usize>, timed: &[bool]) -> Option<Subject> {
    let end = skip_back(prose, verb, sentence, timed)?;
    if end <= sentence.start {
        return None;
    }
    match prose.lower(end - 1) {
        "and" | "but" | "or" | "then" => return Some(Subject::Shared),
        "who" => {
            let end = if end >= sentence.start + 2 && prose.lower(end - 2) == "," {
                end - 2
            } else {
                end - 1
            };
            return phrase_before(prose, end, sentence).map(Subject::Phrase);
        }
        _ => {}
    }
    phrase_before(prose, end, sentence).map(Subject::Phrase)
}

/// Steps back over auxiliaries, adverbs, times and a parenthesis between commas; gives the end of what stands before.
fn skip_back(prose: &Prose, verb: usize, sentence: &Range<usize>, timed: &[bool]) -> Option<usize> {
    let mut end = verb;
    let mut parentheses = 0;
    while end > sentence.start {
        let word = prose.lower(end - 1);
        let bracket = (end.saturating_sub(7).max(sentence.start)..end - 1)
            .rev()
            .find(|&at| word == ")" && prose.lower(at) == "(");
        if let Some(open) = bracket {
            end = open;
        } else if is_auxiliary(word) || is_adverb(word) || timed[end - 1] {
            end -= 1;
        } else if word == "," && end == verb && parentheses == 0 && prose.is(end, &["and", "but"]) {
            return Some(end);
        } else if word == "," && parentheses < 2 {
            match parenthesis(prose, end - 1, sentence, timed) {
                Parenthesis::Inserted(start) => end = start,
                Parenthesis::Subject => return Some(end - 1),
                Parenthesis::None => return None,
            }
            parentheses += 1;
        } else {
            break;
        }
    }
    Some(end)
}

enum Parenthesis {
    /// Starts with the comma at this word.
    Inserted(usize),
    /// What stands between the commas is the subject itself.
    Subject,
    /// There is none.
    None,
}

/// What stands between an earlier comma and the one at `close`.
fn parenthesis(prose: &Prose, close: usize, sentence: &Range<usize>, timed: &[bool]) -> Parenthesis {
    let from = close.saturating_sub(40).max(sentence.start);
    let mut commas = (from..close).rev().filter(|&at| prose.lower(at) == ",");
    let Some(nearest) = commas.next() else { return Parenthesis::None };
    for open in std::iter::once(nearest).chain(commas) {
        let first = open + 1;
        let word = prose.lower(first);
        let time = (first..close).all(|at| timed[at]);
        if first < close && prose.is_capital(first) && opens_with_phrase(prose, sentence.start..open) {
            return Parenthesis::Subject;
        }
        let relative = matches!(word, "who" | "whose" | "which" | "whom") || PREPOSITION.contains(&word) || word.ends_with("ing");
        let apposition =
            DETERMINER.contains(&word) || lexicon::office(word).is_some() || prose.words[first].text.chars().all(char::is_numeric);
        if first < close && (time || relative || apposition) {
            return Parenthesis::Inserted(open);
        }
        if open == nearest && first < close && prose.is_capital(first) {
            let place = crate::entities::states::known_at(prose, first).is_some_and(|known| first + known.length == close);
            return if place { Parenthesis::Inserted(open) } else { Parenthesis::Subject };
        }
    }
    Parenthesis::None
}

/// Whether words are an introductory phrase such as "Speaking to the paper" or "In a letter", without a comma in it.
fn opens_with_phrase(prose: &Prose, words: Range<usize>) -> bool {
    let first = prose.lower(words.start);
    let opener = first.len() > 5 && first.ends_with("ing") || PREPOSITION.contains(&first) || first == "asked";
    opener && !words.clone().any(|at| prose.lower(at) == ",")
}

/// The noun phrase that ends before `end`.
pub(crate) fn phrase_before(prose: &Prose, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let from = end.saturating_sub(LONGEST).max(sentence.start);
    let mut start = end;
    while start > from && !ends_phrase_before(prose, start - 1, end) {
        start -= 1;
    }
    while start < end && (PREPOSITION.contains(&prose.lower(start)) || is_adverb(prose.lower(start)) || prose.words[start].is_mark()) {
        let next_article = (start + 1..end).find(|&at| at > start + 1 && DETERMINER.contains(&prose.lower(at)));
        start = next_article.unwrap_or(start + 1);
    }
    (start < end).then_some(start..end)
}

/// Whether a word cannot belong to the noun phrase that ends at `end`.
fn ends_phrase_before(prose: &Prose, at: usize, end: usize) -> bool {
    let word = prose.lower(at);
    let mark = prose.words[at].is_mark() && (prose.words[at].spaced || !matches!(word, "-" | "'" | "’" | "." | "&"));
    if word == "and" {
        let listed =
            prose.is_capital(at.wrapping_sub(1)) && (prose.is_capital(at + 1) || prose.is_capital(at + 2) && prose.lower(at + 1) == "the");
        return !(listed && end - at <= 6);
    }
    let time_clause = matches!(word, "until" | "after" | "before" | "since") && at + 1 < end;
    mark || time_clause
        || CONJUNCTION.contains(&word)
        || is_auxiliary(word) && word != "'s"
        || PRONOUN.contains(&word) && at + 1 < end
        || is_finite(prose, at) && !prose.is_capital(at)
}

/// The noun phrase that starts at a word: up to a mark, a conjunction, a verb or a time.
pub(crate) fn phrase_from(prose: &Prose, start: usize, sentence: &Range<usize>, timed: &[bool]) -> Option<Range<usize>> {
    let limit = sentence.end.min(start + LONGEST);
    let mut end = start;
    while end < limit {
        let word = prose.lower(end);
        let mark = prose.words[end].is_mark()
            && !(matches!(word, "-" | "'" | "’" | ".") && !prose.words[end].spaced && end + 1 < limit && prose.is_capital(end + 1));
        let clause = CONJUNCTION.contains(&word) && !(word == "and" && prose.is_capital(end.wrapping_sub(1)) && prose.is_capital(end + 1));
        if timed[end] || mark || end > start && (clause || is_finite(prose, end) && !prose.is_capital(end)) || end == start && clause {
            break;
        }
        end += 1;
        if PRONOUN.contains(&word) {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// The last word of the head of a phrase: what stands before its first preposition.
fn head(prose: &Prose, words: &Range<usize>) -> usize {
    let stop = (words.start + 1..words.end)
        .find(|&at| {
            prose.is(at, &["close", "familiar", "briefed", "involved"]) || PREPOSITION.contains(&prose.lower(at)) && !prose.is_capital(at)
        })
        .unwrap_or(words.end);
    stop - 1
}

/// Finds out who a phrase means.
pub(crate) struct Resolver<'c> {
    /// The actors of the document; unnamed ones are added.
    pub cast: &'c mut Cast,
    /// The first digits of the text's hash: what tells an unnamed official of this page from one of another.
    pub page: String,
    /// The person, then the body, that was the subject last.
    pub recent: Recent,
    index: Index,
}

/// Actors by what descriptions call them.
#[derive(Default)]
struct Index {
    /// Persons by the last word of an office of theirs.
    holders: HashMap<String, Vec<usize>>,
    /// Organisations by the noun that heads their name.
    bodies: HashMap<String, Vec<usize>>,
}

impl Index {
    fn of(cast: &Cast) -> Index {
        let mut index = Index::default();
        for (at, actor) in cast.actors.iter().enumerate() {
            for office in &actor.offices {
                index.holders.entry(last_word(office).to_owned()).or_default().push(at);
            }
            if actor.kind == EntityKind::Organisation {
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

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or_default()
}

/// Who pronouns point to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Recent {
    /// For "he" and "she".
    pub person: Option<usize>,
    /// For "it".
    pub body: Option<usize>,
}

impl<'c> Resolver<'c> {
    /// A resolver over the actors found so far; `page` is the hash of the text.
    pub fn new(cast: &'c mut Cast, page: &str) -> Resolver<'c> {
        let index = Index::of(cast);
        Resolver {
            cast,
            page: page.chars().take(6).collect(),
            recent: Recent::default(),
            index,
        }
    }

    /// Who a noun phrase means.
    pub fn resolve(&mut self, prose: &Prose, words: Range<usize>) -> Source {
        let mut source = self.meaning(prose, &words);
        source.words = Some(words);
        source
    }

    fn meaning(&mut self, prose: &Prose, words: &Range<usize>) -> Source {
        if words.len() == 1 && (PRONOUN.contains(&prose.lower(words.start)) || prose.is(words.start, &["him", "her"])) {
            return self.pronoun(prose.lower(words.start));
        }
        if let Some(actor) = self.named_behind_office(prose, words) {
            return Source {
                actors: vec![actor],
                ..Source::default()
            };
        }
        let head = head(prose, words);
        if let Some(actors) = self.mentioned(prose, words, head) {
            return Source {
                actors,
                ..Source::default()
            };
        }
        let noun = prose.lower(head);
        if is_message(noun) {
            return self.author_of(prose, words, head);
        }
        if matches!(noun, "government" | "administration" | "regime" | "cabinet" | "side") {
            let state = (words.start..head)
                .rev()
                .find_map(|at| self.cast.mention(at))
                .map(|placed| placed.actor);
            return Source {
                actors: state.into_iter().collect(),
                ..Source::default()
            };
        }
        if let Some(held) = titles::office_before(prose, words.start, head + 1) {
            return self.office(prose, words, &held);
        }
        let plural_office = noun.strip_suffix('s').is_some_and(|singular| lexicon::office(singular).is_some());
        if is_collective(noun) || plural_office {
            return self.collective(prose, words, head);
        }
        Source::default()
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

    fn pronoun(&self, word: &str) -> Source {
        let actor = match word {
            "he" | "she" | "him" | "her" => self.recent.person.filter(|&person| {
                let gender = self.cast.actors[person].gender;
                let wanted = if matches!(word, "he" | "him") {
                    Gender::Male
                } else {
                    Gender::Female
                };
                gender.is_none() || gender == Some(wanted)
            }),
            "it" => self.recent.body,
            _ => None,
        };
        Source {
            actors: actor.into_iter().collect(),
            ..Source::default()
        }
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
        if let [one] = holders[..] {
            return Source {
                actors: vec![one],
                ..Source::default()
            };
        }
        let actor = self.unnamed(prose, words, EntityKind::Unnamed);
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
        let definite = prose.lower(words.start) == "the" && head == words.start + 1;
        let named = self.index.bodies.get(noun).filter(|_| definite).cloned().unwrap_or_default();
        match named[..] {
            [one] => Source {
                actors: vec![one],
                ..Source::default()
            },
            _ => Source {
                actors: vec![self.unnamed(prose, words, EntityKind::Group)],
                ..Source::default()
            },
        }
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
        let [actor] = *actors else { return };
        if self.cast.actors[actor].kind == EntityKind::Person || self.cast.actors[actor].kind == EntityKind::Unnamed {
            self.recent.person = Some(actor);
        } else {
            self.recent.body = Some(actor);
        }
    }
}

/// Nouns for what somebody said or wrote.
fn is_message(noun: &str) -> bool {
    matches!(
        noun,
        "statement"
            | "comment"
            | "comments"
            | "remarks"
            | "report"
            | "letter"
            | "note"
            | "memo"
            | "announcement"
            | "declaration"
            | "communique"
            | "communiqué"
            | "message"
            | "post"
            | "editorial"
    )
}
