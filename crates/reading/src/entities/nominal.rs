//! Descriptions that stand for a body named on the page: "the union", "the developer", "the harbour board".
//!
//! A description is given to a body only if its noun fits the body's name or apposition and no other body named nearby fits as
//! well; otherwise it stays without an owner.

use crate::entities::cast::{Cast, Placed};
use crate::entities::companies::{COMPANY_NOUNS, closes_a_company};
use crate::lexicon::{is_collective, is_organisation_head};
use crate::statements::grammar::{CONJUNCTION, PREPOSITION, is_adverb, is_finite};
use crate::words::Prose;
use crate::{EntityKind, MentionKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most words between "the" and its noun.
const MODIFIERS: usize = 3;

/// Sentences after which a body named before no longer rivals one named since.
const NEAR: usize = 3;

/// Places every description whose owner is clear. Linear in the number of words times the bodies that share a noun.
pub(super) fn place_descriptions(prose: &Prose, cast: &mut Cast) {
    place_organs(prose, cast);
    let bodies = bodies(cast);
    if bodies.is_empty() {
        return;
    }
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for at in 0..prose.words.len() {
        if let Some(placed) = cast.mention(at) {
            if placed.words.start == at || cast.at[at.saturating_sub(1)] != cast.at[at] {
                last.insert(placed.actor, prose.sentence_of[at]);
            }
            continue;
        }
        let Some(words) = description(prose, cast, at) else { continue };
        let noun = prose.lower(words.end - 1);
        let modifiers = words.start + 1..words.end - 1;
        let mut fitting: Vec<usize> = bodies
            .get(noun)
            .into_iter()
            .flatten()
            .copied()
            .filter(|&body| agrees(prose, cast, body, modifiers.clone()))
            .collect();
        let named_so = |body: &usize| cast.actors[*body].label.contains(' ') || cast.actors[*body].offices.contains("company");
        if fitting.iter().any(|body| named_so(body) && last.contains_key(body)) {
            fitting.retain(named_so);
        }
        let first = first_of_last_sentence(prose, cast, at);
        let here = prose.sentence_of[at];
        let alone = |actor: &usize| {
            !fitting
                .iter()
                .any(|other| other != actor && last.get(other).is_some_and(|named| named + 1 >= here))
        };
        let led = first.filter(|actor| fitting.contains(actor) && modifiers.is_empty() && alone(actor));
        if let Some(actor) = led.or_else(|| chosen(&fitting, &last, prose.sentence_of[at], !modifiers.is_empty())) {
            last.insert(actor, prose.sentence_of[at]);
            cast.place(
                prose,
                Placed {
                    words,
                    actor,
                    kind: MentionKind::Nominal,
                },
            );
        }
    }
}

/// "the board of X", "X’s board": a body of its own inside another.
fn place_organs(prose: &Prose, cast: &mut Cast) {
    for at in 1..prose.words.len() {
        let free = prose.lower(at) == "board" && !prose.is_capital(at) && cast.mention(at).is_none();
        let Some((owner, words)) = free.then(|| owner(prose, cast, at)).flatten() else {
            continue;
        };
        let label = format!("{} board", cast.actors[owner].label);
        let actor = cast.actor(EntityKind::Organisation, &label);
        cast.place(
            prose,
            Placed {
                words,
                actor,
                kind: MentionKind::Nominal,
            },
        );
    }
}

/// The organisation whose organ the noun at a word is, and the whole phrase.
fn owner(prose: &Prose, cast: &Cast, at: usize) -> Option<(usize, Range<usize>)> {
    let sentence = prose.sentence_of[at];
    let here =
        |placed: &&Placed| cast.actors[placed.actor].kind == EntityKind::Organisation && prose.sentence_of[placed.words.start] == sentence;
    let article = usize::from(prose.lower(at - 1) == "the");
    if prose.lower(at + 1) == "of" {
        let skip = usize::from(prose.lower(at + 2) == "the");
        let placed = cast.mention(at + 2 + skip).filter(here)?;
        return Some((placed.actor, at - article..placed.words.end));
    }
    let placed = cast.mention(at.checked_sub(2)?).filter(here)?;
    (prose.lower(at - 1) == "'s" && placed.words.end == at - 1).then_some((placed.actor, placed.words.start..at + 1))
}

/// Bodies by the nouns that may stand for them.
fn bodies(cast: &Cast) -> BTreeMap<String, BTreeSet<usize>> {
    let mentioned: BTreeSet<usize> = cast.mentions.iter().map(|placed| placed.actor).collect();
    let mut bodies: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for &index in &mentioned {
        let actor = &cast.actors[index];
        if actor.kind != EntityKind::Organisation {
            continue;
        }
        for noun in nouns(&actor.label).into_iter().chain(actor.offices.iter().map(String::as_str)) {
            bodies.entry(noun.to_owned()).or_default().insert(index);
        }
    }
    bodies
}

/// The nouns that may stand for a body of this name.
fn nouns(label: &str) -> Vec<&'static str> {
    let lower = label.to_lowercase();
    let before = lower.split(" of ").next().unwrap_or(&lower).split(" for ").next().unwrap_or(&lower);
    let head = before.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    if closes_a_company(head) {
        let named = COMPANY_NOUNS.iter().copied().filter(|noun| *noun != "group" || head == "group");
        return named.collect();
    }
    match head {
        "union" | "brotherhood" | "guild" => vec!["union", "guild", "brotherhood"],
        "federation" | "confederation" | "congress" => vec!["federation", "confederation", "congress", "union"],
        "party" | "movement" | "league" | "front" | "first" => vec!["party", "movement", "league", "front"],
        "council" => vec!["council"],
        "agency" | "authority" | "commission" | "regulator" | "inspectorate" | "bureau" | "ombudsman" => {
            vec![
                "agency",
                "authority",
                "commission",
                "regulator",
                "inspectorate",
                "bureau",
                "watchdog",
                "body",
                "ombudsman",
            ]
        }
        "ministry" | "department" => vec!["ministry", "department"],
        "board" => vec!["board"],
        "bank" => vec!["bank", "lender"],
        "club" | "united" | "rovers" | "fc" => vec!["club"],
        "church" | "diocese" | "synod" | "archdiocese" => vec!["church", "diocese", "synod", "archdiocese"],
        "times" | "post" | "courier" | "herald" | "gazette" | "tribune" | "journal" | "chronicle" | "telegraph" => {
            vec!["newspaper", "paper"]
        }
        "court" | "tribunal" => vec!["court", "tribunal"],
        "coalition" | "alliance" => vec!["coalition", "alliance", "group"],
        "association" | "society" | "forum" | "campaign" | "network" | "trust" | "foundation" | "institute" | "charity" | "committee" => {
            SAME.iter()
                .copied()
                .filter(|noun| *noun == head || *noun == "group" || *noun == "organisation" || *noun == "organization")
                .collect()
        }
        "university" | "college" | "school" | "hospital" | "army" | "parliament" | "senate" | "cooperative" | "consortium" | "panel" => {
            SAME.iter().copied().filter(|noun| *noun == head).collect()
        }
        _ if !label.contains(' ') && !is_organisation_head(head) => COMPANY_NOUNS.iter().copied().filter(|noun| *noun != "group").collect(),
        _ => Vec::new(),
    }
}

/// Head nouns that stand for themselves.
const SAME: &[&str] = &[
    "association",
    "society",
    "forum",
    "campaign",
    "network",
    "trust",
    "foundation",
    "institute",
    "charity",
    "committee",
    "group",
    "organisation",
    "organization",
    "university",
    "college",
    "school",
    "hospital",
    "army",
    "parliament",
    "senate",
    "cooperative",
    "consortium",
    "panel",
];

/// "the" with up to three words in lower case and a noun that can be a body, as a whole phrase.
fn description(prose: &Prose, cast: &Cast, at: usize) -> Option<Range<usize>> {
    if prose.lower(at) != "the" {
        return None;
    }
    let sentence = *prose.sentence_of.get(at)?;
    let inside = |word: usize| {
        prose.sentence_of.get(word) == Some(&sentence) && !prose.is_capital(word) && !prose.is_mark_at(word) && cast.mention(word).is_none()
    };
    let noun = (at + 1..at + 2 + MODIFIERS)
        .take_while(|&word| inside(word) && !PREPOSITION.contains(&prose.lower(word)) && !CONJUNCTION.contains(&prose.lower(word)))
        .find(|&word| is_noun(prose.lower(word)) && ends_phrase(prose, word + 1, sentence))?;
    Some(at..noun + 1)
}

fn is_noun(word: &str) -> bool {
    is_collective(word)
        || COMPANY_NOUNS.contains(&word)
        || SAME.contains(&word)
        || is_organisation_head(word)
        || word == "body"
        || word == "paper"
        || word == "lender"
}

/// Whether a noun phrase can end before a word.
fn ends_phrase(prose: &Prose, at: usize, sentence: usize) -> bool {
    if prose.sentence_of.get(at) != Some(&sentence) || prose.words[at].is_mark() || prose.is(at, &["'s", "to"]) {
        return prose.lower(at) != "-";
    }
    let word = prose.lower(at);
    PREPOSITION.contains(&word)
        || CONJUNCTION.contains(&word)
        || is_adverb(word)
        || is_finite(prose, at)
        || word.ends_with("ed")
        || word.ends_with("ing") && word.len() > 5
}

/// Whether the words before the noun all stand in the body's name.
fn agrees(prose: &Prose, cast: &Cast, body: usize, mut modifiers: Range<usize>) -> bool {
    let label = cast.actors[body].label.to_lowercase();
    modifiers.all(|at| label.split(' ').any(|word| word.trim_end_matches(['\'', '’']) == prose.lower(at)))
}

/// The actor with whose name the sentence before opens.
fn first_of_last_sentence(prose: &Prose, cast: &Cast, at: usize) -> Option<usize> {
    let number = prose.sentence_of[at].checked_sub(1)?;
    let start = prose.sentences[number].start;
    let placed = (start..start + 2).find_map(|word| cast.mention(word))?;
    (!prose.is(placed.words.end, &["'s", "'", "’"])).then_some(placed.actor)
}

/// The one body that a description means: the only one that fits, or the only one of these named in the last sentences.
fn chosen(fitting: &[usize], last: &BTreeMap<usize, usize>, sentence: usize, modified: bool) -> Option<usize> {
    let near = |body: &&usize| last.get(*body).is_some_and(|named| named + NEAR >= sentence);
    match fitting {
        [one] if modified || last.contains_key(one) => Some(*one),
        [] | [_] => None,
        several => {
            let mut named = several.iter().filter(near);
            named.next().copied().filter(|_| named.next().is_none())
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::find;
    use crate::words::Prose;
    use crate::{Actors, MentionKind, Sentence, Span, Text};

    fn described(content: &str) -> Vec<(String, String)> {
        let text = Text::new(content.to_owned());
        let whole = Span { start: 0, end: text.len() };
        let mut sentences = Vec::new();
        let mut start = 0;
        for piece in content.split_inclusive(". ") {
            let end = start + piece.trim_end().chars().count();
            sentences.push(Sentence {
                span: Span { start, end },
                paragraph: whole,
            });
            start += piece.chars().count();
        }
        let prose = Prose::new(&text, &sentences);
        let cast = find(&prose, &Actors::default());
        let nominal = cast.mentions.iter().filter(|placed| placed.kind == MentionKind::Nominal);
        nominal
            .map(|placed| (prose.phrase(placed.words.clone()), cast.actors[placed.actor].label.clone()))
            .collect()
    }

    #[test]
    fn a_description_is_the_one_body_that_fits() {
        let found =
            described("Halden Estates Ltd met the Harbour Workers Union. On Friday the union walked out, but the developer stayed.");
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            found,
            [
                pair("the union", "Harbour Workers Union"),
                pair("the developer", "Halden Estates Ltd")
            ]
        );
    }

    #[test]
    fn two_bodies_that_fit_leave_it_open() {
        assert_eq!(described("Halden Estates Ltd met Orrin Foods plc. On Friday the company left."), []);
        assert_eq!(described("Halden Estates Ltd left. On Friday the company lawyer came."), []);
    }
}
