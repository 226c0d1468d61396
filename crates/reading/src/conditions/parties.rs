//! Whom words inside a condition mean, and for whom a speaker speaks.

use crate::conditions::clause::is_verb;
use crate::entities::cast::Actor;
use crate::entities::companies::{COMPANY_NOUNS, is_legal_form};
use crate::entities::{Cast, Placed, titles};
use crate::lexicon::is_collective;
use crate::statements::source::Source;
use crate::statements::{Draft, Scene};
use crate::words::Prose;
use crate::{EntityKind, MentionKind};
use std::collections::HashMap;
use std::ops::Range;

/// Words around a name in which its body is sought.
const NEAR: usize = 12;

/// How much oftener the second party of a page is named than the third, in tenths.
const CLEARLY: usize = 13;

/// Nouns in the names of those who judge, study, lend or report.
const THIRD: &[&str] = &[
    "commission",
    "court",
    "tribunal",
    "university",
    "institute",
    "bank",
    "press",
    "news",
    "herald",
    "times",
    "agency",
    "committee",
    "tagblatt",
    "gazette",
    "courier",
    "chronicle",
    "daily",
    "journal",
    "observatory",
    "nations",
];

/// Offices that one body has: whoever bears one without its body serves the body spoken of.
const SOLE: &[&str] = &[
    "chairman",
    "chairwoman",
    "chair",
    "chief executive",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "general secretary",
];

/// The actors of a page by what descriptions call them, by whom they serve and by weight.
pub(crate) struct Parties<'c> {
    cast: &'c Cast,
    /// Bodies by each noun of their names; whether the noun heads the name.
    nouns: HashMap<String, Vec<(usize, bool)>>,
    /// The body that a person serves.
    bodies: HashMap<usize, usize>,
    /// How often each actor is named, the names of a body's people counted with it.
    weights: Vec<usize>,
    /// States and bodies by weight, those left out that judge, study or report.
    ranked: Vec<usize>,
    /// States by their code.
    states: HashMap<&'c str, usize>,
}

impl<'c> Parties<'c> {
    /// Learns from all mentions of a page. Linear in their number.
    pub fn new(scene: &Scene, cast: &'c Cast) -> Parties<'c> {
        let mut parties = Parties {
            cast,
            nouns: nouns(cast),
            bodies: HashMap::new(),
            weights: vec![0; cast.actors.len()],
            ranked: Vec::new(),
            states: states(cast),
        };
        for placed in &cast.mentions {
            if placed.kind == MentionKind::Name && cast.actors[placed.actor].kind == EntityKind::Person {
                parties.learn(scene, placed);
            }
        }
        for placed in cast.mentions.iter().filter(|placed| placed.kind != MentionKind::Pronoun) {
            let party = parties.bodies.get(&placed.actor).copied().unwrap_or(placed.actor);
            parties.weights[party] += 1;
        }
        parties.ranked = parties.by_weight();
        parties
    }

    /// The actors.
    pub fn cast(&self) -> &'c Cast {
        self.cast
    }

    /// Whether an actor is a body, a state or a group.
    pub fn is_body(&self, actor: usize) -> bool {
        matches!(
            self.cast.actors[actor].kind,
            EntityKind::State | EntityKind::Organisation | EntityKind::Group
        )
    }

    fn learn(&mut self, scene: &Scene, placed: &Placed) {
        if self.bodies.contains_key(&placed.actor) {
            return;
        }
        if let Some(body) = self.body_behind(scene, placed).or_else(|| self.body_before(scene, placed)) {
            self.bodies.insert(placed.actor, body);
        }
    }

    /// "X, secretary of B", "X of B", "X, its secretary".
    fn body_behind(&self, scene: &Scene, placed: &Placed) -> Option<usize> {
        let prose = scene.prose;
        let end = scene.sentence(placed.words.start).end.min(placed.words.end + NEAR);
        let from = placed.words.end;
        if prose.is(from, &["of", "from"]) {
            return self.body_in(from + 1..end.min(from + 4));
        }
        let leads = self.leads(scene, from..end);
        if leads.is_some() {
            return leads;
        }
        titles::office_behind(prose, from, end)?;
        let stop = (from + 1..end).find(|&at| prose.is_mark_at(at) && !prose.is(at, &["'s", "’s", "'", "’", "-"]) || is_verb(scene, at));
        let inside = from + 1..stop.unwrap_or(end);
        self.body_in(inside.clone()).or_else(|| self.owner(scene, inside))
    }

    /// "X, who leads B", "X has been secretary of B since May", "X speaks for B".
    fn leads(&self, scene: &Scene, words: Range<usize>) -> Option<usize> {
        const LEADS: &[&str] = &[
            "leads",
            "led",
            "heads",
            "headed",
            "chairs",
            "chaired",
            "runs",
            "represents",
            "represented",
            "founded",
            "leading",
            "heading",
        ];
        let prose = scene.prose;
        let near = words.start..words.end.min(words.start + 6);
        if let Some(verb) = near
            .clone()
            .find(|&at| prose.is(at, LEADS) || prose.is(at, &["speaks", "spoke"]) && prose.lower(at + 1) == "for")
        {
            return self.body_in(verb + 1..words.end.min(verb + 5));
        }
        let being = near.clone().find(|&at| prose.is(at, &["is", "was", "been", "became"]))?;
        let held = (being + 1..words.end.min(being + 4)).find_map(|at| titles::office_at(prose, at, words.end))?;
        let of = prose.is(held.end, &["of", "at", "for"]).then_some(held.end)?;
        self.body_in(of + 1..words.end.min(of + 4))
    }

    /// "B's secretary X", "the secretary of B, X", "its secretary, X".
    fn body_before(&self, scene: &Scene, placed: &Placed) -> Option<usize> {
        let prose = scene.prose;
        let sentence = scene.sentence(placed.words.start);
        let end = placed.words.start - usize::from(placed.words.start > sentence.start && prose.lower(placed.words.start - 1) == ",");
        let low = sentence.start.max(end.saturating_sub(NEAR));
        let parts =
            |at: usize| prose.is_mark_at(at) && !prose.is(at, &["'s", "’s", "'", "’", "-"]) || is_verb(scene, at) && !prose.is(at, &["'s"]);
        let start = (low..end).rev().find(|&at| parts(at)).map_or(low, |at| at + 1);
        let titled = (start..end).any(|at| titles::office_at(prose, at, end).is_some());
        let inside = start..end;
        let sole = || {
            let held = titles::office_before(prose, start, end).filter(|held| SOLE.contains(&held.words.as_str()))?;
            let bare = held.start == start || held.start == start + 1 && prose.is(start, &["the", "its"]);
            let number = prose.sentence_of[start].checked_sub(1).filter(|_| bare)?;
            self.body_in(prose.sentences[number].clone())
        };
        titled
            .then(|| self.body_in(inside.clone()).or_else(|| self.owner(scene, inside)).or_else(sole))
            .flatten()
    }

    fn body_in(&self, words: Range<usize>) -> Option<usize> {
        let mut placed = words.filter_map(|at| self.cast.mention(at)).map(|placed| placed.actor);
        placed.find(|&actor| self.is_body(actor))
    }

    /// "the union's …", "its …": the body meant by the owner.
    fn owner(&self, scene: &Scene, words: Range<usize>) -> Option<usize> {
        let prose = scene.prose;
        if prose.is(words.start, &["its", "their"]) {
            let number = prose.sentence_of[words.start];
            let before = (scene.sentence(words.start).start..words.start).filter_map(|at| self.cast.mention(at));
            let here = before.map(|placed| placed.actor).find(|&actor| self.is_body(actor));
            let previous = || {
                number
                    .checked_sub(1)
                    .and_then(|number| self.body_in(prose.sentences[number].clone()))
            };
            return here.or_else(previous);
        }
        let noun = (words.start + 1..words.end)
            .find(|&at| prose.is(at, &["'s", "’s", "'", "’"]))
            .map(|at| at - 1)?;
        self.described(prose, noun)
    }

    /// The one body that a noun calls: "the union" of the Harbour Union, "the drivers" of the Drivers' Guild.
    pub fn described(&self, prose: &Prose, noun: usize) -> Option<usize> {
        let word = prose.lower(noun);
        let all = self.nouns.get(word)?;
        let heads: Vec<usize> = all.iter().filter(|(_, heads)| *heads).map(|(actor, _)| *actor).collect();
        match (&heads[..], &all[..]) {
            ([one], _) => Some(*one),
            ([], [(one, _)]) if is_collective(word) && (word.ends_with('s') || word.ends_with("men")) => Some(*one),
            _ => None,
        }
    }

    /// Whether a body may be called by a noun such as "company" or "government".
    pub fn may_be(&self, body: usize, noun: &str) -> bool {
        let actor = &self.cast.actors[body];
        let label = actor.label.to_lowercase();
        let state = matches!(
            noun,
            "government" | "country" | "nation" | "army" | "administration" | "ministry" | "department"
        );
        let free = matches!(noun, "side" | "team" | "delegation" | "members" | "people" | "office" | "party");
        free || state && actor.kind == EntityKind::State || label.contains(noun) || COMPANY_NOUNS.contains(&noun) && is_company(actor)
    }

    /// Whether a body is a union or a league of people, who act for it.
    pub fn is_league(&self, body: usize) -> bool {
        let actor = &self.cast.actors[body];
        let league = [
            "union",
            "guild",
            "league",
            "federation",
            "association",
            "alliance",
            "forum",
            "cooperative",
            "movement",
        ];
        actor.kind == EntityKind::Organisation && league.iter().any(|noun| actor.label.to_lowercase().contains(noun))
    }

    /// Whom a person serves.
    pub fn body_of(&self, actor: usize) -> Option<usize> {
        let state = || {
            let states = &self.cast.actors[actor].states;
            let code = states.first().filter(|_| states.len() == 1)?;
            self.states.get(code.as_str()).copied()
        };
        self.bodies.get(&actor).copied().or_else(state)
    }

    /// For whom a source speaks: itself if it is a body.
    pub fn principal(&self, source: &Source) -> Option<usize> {
        let speaker = *source.actors.first()?;
        if self.is_body(speaker) {
            return Some(speaker);
        }
        let named = || source.words.clone().and_then(|words| self.body_in(words));
        source
            .on_behalf_of
            .first()
            .copied()
            .or_else(named)
            .or_else(|| self.body_of(speaker))
    }

    /// Speaker and principal, the principal first.
    pub fn side(&self, draft: &Draft) -> Vec<usize> {
        let mut side: Vec<usize> = self.principal(&draft.source).into_iter().collect();
        for &actor in draft.source.actors.iter().chain(&draft.source.on_behalf_of) {
            if !side.contains(&actor) {
                side.push(actor);
            }
        }
        side
    }

    fn by_weight(&self) -> Vec<usize> {
        let mut ranked: Vec<usize> = (0..self.weights.len())
            .filter(|&actor| {
                self.weights[actor] > 0 && matches!(self.cast.actors[actor].kind, EntityKind::State | EntityKind::Organisation)
            })
            .filter(|&actor| !self.is_third(actor))
            .collect();
        ranked.sort_by_key(|&actor| (std::cmp::Reverse(self.weights[actor]), actor));
        ranked
    }

    /// Whether a name is one of a court, a commission, a paper: no party of a dispute.
    pub fn is_third(&self, actor: usize) -> bool {
        let label = self.cast.actors[actor].label.to_lowercase();
        label.split([' ', '-']).any(|word| THIRD.contains(&word))
    }

    /// The two parties that a page names most, those of one's own side left out.
    pub fn both(&self, own: &[usize]) -> Vec<usize> {
        let ranked = self.ranked.iter().copied().filter(|actor| !own.contains(actor));
        ranked.take(2).collect()
    }

    /// The other of the two parties that a page names most, if one's own side is one of them; to a state, the other state.
    pub fn rival(&self, own: &[usize]) -> Option<usize> {
        let is_state = |actor: &usize| self.cast.actors[*actor].kind == EntityKind::State;
        let among_states = own.iter().any(is_state);
        let ranked: Vec<usize> = self
            .ranked
            .iter()
            .copied()
            .filter(|actor| !among_states || is_state(actor))
            .take(3)
            .collect();
        let third = ranked.get(2).map_or(0, |&actor| self.weights[actor]);
        match ranked[..] {
            [first, second, ..] if own.contains(&first) && self.weights[second] * 10 > third * CLEARLY => Some(second),
            [first, second, ..] if own.contains(&second) => Some(first),
            [first, second, ..] if self.weights[first] * 10 > self.weights[second] * CLEARLY => Some(first),
            _ => None,
        }
    }
}

/// A word of a name without the mark of an owner.
fn bare_noun(word: &str) -> &str {
    let word = word.trim_end_matches([',', '.', ')']);
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
        .trim_matches(['\'', '’', '('])
}

/// Whether the page shows a body to be a company: by its name or by what it is called.
fn is_company(actor: &Actor) -> bool {
    let label = actor.label.to_lowercase();
    let last = label.rsplit(' ').next().unwrap_or_default();
    actor.offices.contains("company") || label.contains(' ') && (is_legal_form(last) || matches!(last, "company" | "group" | "holdings"))
}

fn states(cast: &Cast) -> HashMap<&str, usize> {
    let coded = cast
        .actors
        .iter()
        .enumerate()
        .filter_map(|(index, actor)| Some((actor.id.strip_prefix("state:")?, index)));
    coded.collect()
}

/// Bodies by the nouns of their names and of the phrases that mean them.
fn nouns(cast: &Cast) -> HashMap<String, Vec<(usize, bool)>> {
    let mut nouns: HashMap<String, Vec<(usize, bool)>> = HashMap::new();
    for (index, actor) in cast.actors.iter().enumerate() {
        if !matches!(actor.kind, EntityKind::Organisation | EntityKind::Group) {
            continue;
        }
        let company = COMPANY_NOUNS.iter().filter(|_| is_company(actor)).map(|noun| (*noun).to_owned());
        for label in std::iter::once(actor.label.clone())
            .chain(actor.aliases.iter().cloned())
            .chain(company)
        {
            let label = label.to_lowercase();
            let head = label.split_once(" of ").map_or(label.as_str(), |(before, _)| before);
            let last = head.rsplit(' ').next().unwrap_or_default();
            for word in label.split(' ').map(bare_noun) {
                let entry = nouns.entry(word.to_owned()).or_default();
                let heads = word == bare_noun(last);
                match entry.iter_mut().find(|(known, _)| *known == index) {
                    Some((_, known)) => *known |= heads,
                    None => entry.push((index, heads)),
                }
            }
        }
    }
    nouns
}
