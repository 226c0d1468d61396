//! What the words around a name say about its bearer: somebody, a body, a state, or only a place.

use crate::lexicon::{is_collective, office};
use crate::statements::grammar::{is_adverb, is_finite};
use crate::words::Prose;
use std::ops::{AddAssign, Range};

/// What is behind a name, as far as the page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A human being.
    Person,
    /// A company, party, union, agency.
    Body,
    /// A country that no table knows.
    State,
}

/// How often the uses of one name point to each kind of bearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Uses in all.
    pub seen: u32,
    /// Uses that do not open a sentence or quotation.
    pub inner: u32,
    /// An age or "who" stands behind it.
    pub person: u32,
    /// It has workers, a board, shares; "which" stands behind it.
    pub body: u32,
    /// It has a government, an army, a foreign minister.
    pub state: u32,
    /// It stands behind "in", "at", "near".
    pub place: u32,
    /// An article stands before it.
    pub article: u32,
    /// A finite verb stands behind it.
    pub acts: u32,
    /// It stands behind "by", "with", "against" or a verb of speech.
    pub related: u32,
    /// "he" or "she" follows in the sentence before any other name.
    pub human: u32,
    /// "it" follows in the sentence before any other name.
    pub thing: u32,
}

impl AddAssign for Hints {
    fn add_assign(&mut self, other: Hints) {
        self.seen += other.seen;
        self.inner += other.inner;
        self.person += other.person;
        self.body += other.body;
        self.state += other.state;
        self.place += other.place;
        self.article += other.article;
        self.acts += other.acts;
        self.related += other.related;
        self.human += other.human;
        self.thing += other.thing;
    }
}

/// Nouns behind the name of a state, with or without "’s".
const OF_STATE: &[&str] = &[
    "government",
    "parliament",
    "army",
    "navy",
    "air",
    "military",
    "troops",
    "forces",
    "territory",
    "sovereignty",
    "constitution",
    "foreign",
    "prime",
    "ambassador",
    "embassy",
    "border",
    "borders",
    "president",
    "citizens",
    "delegation",
    "envoy",
    "waters",
    "coastguard",
    "consul",
    "consulate",
    "ministry",
    "neighbour",
    "neighbor",
    "nationals",
    "diplomats",
];

/// Nouns right behind the name or the adjective of a state.
const STATE_NOUN: &[&str] = &[
    "government",
    "parliament",
    "army",
    "navy",
    "troops",
    "delegation",
    "consul",
    "consulate",
    "citizens",
    "ambassador",
    "embassy",
    "foreign",
    "prime",
    "president",
    "diplomats",
    "sovereignty",
    "territory",
    "counterpart",
];

/// Nouns in front of "of" and the name of a state.
const STATE_OF: &[&str] = &["government", "republic", "kingdom", "embassy", "ambassador", "sovereignty"];

/// Nouns behind the name of a company or another body, with or without "’s".
const OF_BODY: &[&str] = &[
    "board",
    "management",
    "shareholders",
    "shareholder",
    "shares",
    "stock",
    "employees",
    "staff",
    "workers",
    "workforce",
    "executives",
    "executive",
    "chief",
    "chairman",
    "chairwoman",
    "chair",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "lawyers",
    "lawyer",
    "bosses",
    "directors",
    "director",
    "drivers",
    "crews",
    "pilots",
    "members",
    "headquarters",
    "bid",
    "subsidiary",
    "supporters",
    "negotiators",
    "leadership",
    "officials",
    "fighters",
    "militants",
    "councillors",
    "activists",
    "customers",
    "plants",
    "factories",
    "managers",
    "candidate",
    "candidates",
    "lawmakers",
    "ministers",
    "representatives",
    "statement",
    "proposal",
    "offer",
];

/// Words before the name of a body: "shares in X", "workers at X", "chief executive of X", "on behalf of X".
const AT_BODY: &[&str] = &[
    "shares",
    "stake",
    "workers",
    "employees",
    "staff",
    "executive",
    "chairman",
    "chairwoman",
    "chair",
    "chief",
    "director",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "behalf",
    "boss",
    "founder",
    "shareholders",
    "head",
    "members",
    "subsidiary",
    "unit",
    "executives",
    "management",
    "takeover",
    "manager",
    "managers",
    "lawyer",
    "lawyers",
    "employed",
    "owned",
    "represented",
    "run",
    "operated",
    "secretary",
];

/// Words that make what stands behind them a place.
const PLACE: &[&str] = &[
    "in", "at", "near", "outside", "around", "across", "inside", "through", "off", "into", "towards", "toward", "via",
];

/// What one use of a name says; the name stands at `words`. Bounded: looks a few words to either side.
pub(super) fn around(prose: &Prose, words: &Range<usize>, sentence: &Range<usize>) -> Hints {
    let opens =
        words.start <= sentence.start || prose.words[words.start - 1].is_mark() && !matches!(prose.lower(words.start - 1), "," | "-" | "(");
    let before = |back: usize| {
        let at = words.start.checked_sub(back).filter(|&at| at >= sentence.start);
        at.map_or("", |at| prose.lower(at))
    };
    let article = u32::from(matches!(before(1), "the" | "The"));
    let near = if article == 1 { 2 } else { 1 };
    let employed = matches!(before(near), "of" | "at" | "for" | "in" | "by") && AT_BODY.contains(&before(near + 1));
    let told = matches!(
        before(near),
        "by" | "with" | "against" | "told" | "accused" | "urged" | "asked" | "sued" | "between" | "criticised"
    );
    let of_phrase = matches!(before(near), "of" | "for" | "on" | "to" | "from") || PLACE.contains(&before(near));
    let small = |back: usize| words.start.checked_sub(back).is_some_and(|at| !prose.is_capital(at));
    let called = before(near) == "," && small(near + 1) && (is_collective(before(near + 1)) || before(near + 1) == "group");
    let press = article == 1 && before(2) == "told";
    let apposed = small(1) && (is_collective(before(1)) || before(1) == "subsidiary" || before(1) == "conglomerate");
    let republic = before(near) == "of" && STATE_OF.contains(&before(near + 1));
    let behind = behind(prose, words.end, sentence.end);
    let pronoun = pronoun_behind(prose, words.end, sentence.end);
    Hints {
        seen: 1,
        inner: u32::from(!opens),
        body: u32::from(employed || press) + u32::from(apposed || called) + behind.body,
        acts: if of_phrase { 0 } else { behind.acts },
        place: u32::from(PLACE.contains(&before(near)) && !employed && !prose.is(words.end, &["'s"])),
        state: u32::from(republic) + behind.state,
        related: u32::from(told),
        article,
        human: u32::from(matches!(pronoun, "he" | "she" | "his" | "her" | "him")),
        thing: u32::from(matches!(pronoun, "it" | "its")),
        ..behind
    }
}

/// The first pronoun behind a name, if no other name comes before it.
fn pronoun_behind<'p>(prose: &'p Prose, end: usize, limit: usize) -> &'p str {
    (end..limit.min(end + 16))
        .take_while(|&at| !prose.is_capital(at))
        .find(|&at| prose.is(at, &["he", "she", "his", "her", "him", "it", "its"]))
        .map_or("", |at| prose.lower(at))
}

/// What the words behind a name say.
fn behind(prose: &Prose, end: usize, limit: usize) -> Hints {
    let mut hints = Hints::default();
    let comma = prose.lower(end) == ",";
    let owner = prose.is(end, &["'s", "'", "’"]) && !prose.words[end].spaced;
    let at = end + usize::from(comma || owner);
    if at >= limit {
        return hints;
    }
    let word = prose.lower(at);
    if owner {
        let state = OF_STATE.contains(&word) || word == "capital" || OF_STATE.contains(&prose.lower(at + 1)) && word != "the";
        hints.state = u32::from(state && !(prose.is_capital(at) && prose.is_capital(at + 1)));
        hints.body = u32::from(OF_BODY.contains(&word) && hints.state == 0);
    } else if comma {
        hints.body = u32::from(word == "which" || is_body_apposed(prose, at, limit));
        hints.person = u32::from(word == "who" || is_age(prose, at));
    } else {
        let minister = (at + 1..at + 3).any(|word| prose.lower(word) == "minister" && prose.is_capital(word) && word < limit);
        hints.state = u32::from(STATE_NOUN.contains(&word) || minister && prose.is_capital(at));
        hints.body = u32::from(word == "which" || OF_BODY.contains(&word));
        hints.person = u32::from(matches!(word, "who" | "himself" | "herself" | "regime" | "administration"));
        hints.acts = u32::from(acts(prose, at, limit));
    }
    hints
}

/// Whether an age stands between commas: ", 54,".
fn is_age(prose: &Prose, at: usize) -> bool {
    prose.text(at).parse::<u8>().is_ok_and(|age| (12..=110).contains(&age)) && prose.is(at + 1, &[",", "."])
}

/// ", the Danish dredging company": an apposition whose noun is a body's and no office.
fn is_body_apposed(prose: &Prose, at: usize, limit: usize) -> bool {
    if !prose.is(at, &["the", "a", "an", "its", "one"]) {
        return false;
    }
    let stop = (at + 6).min(limit);
    let noun = (at + 1..stop)
        .take_while(|&word| !prose.words[word].is_mark() && !prose.is(word, &["of", "that", "which", "for", "in", "who", "and"]))
        .last();
    noun.is_some_and(|noun| is_collective(prose.lower(noun)) && office(prose.lower(noun)).is_none())
}

/// Whether a finite verb follows, adverbs skipped.
fn acts(prose: &Prose, at: usize, limit: usize) -> bool {
    let verb = (at..limit.min(at + 3)).find(|&word| !is_adverb(prose.lower(word)));
    verb.is_some_and(|verb| {
        let word = prose.lower(verb);
        !prose.is_capital(verb)
            && (is_finite(prose, verb)
                || word.len() > 4 && word.ends_with("ed")
                || matches!(word, "wants" | "plans" | "owns" | "runs" | "seeks"))
    })
}

impl Hints {
    /// What a name of several words is, if its uses say so without contradiction.
    pub fn of_full_name(&self) -> Option<Nature> {
        let body = self.body + self.article.min(self.acts + self.related) + u32::from(self.thing > self.human);
        let person = self.person + u32::from(self.human > self.thing);
        if self.state > 0 && self.person == 0 && self.body == 0 {
            Some(Nature::State)
        } else if person > body {
            Some(Nature::Person)
        } else if body > person && self.body + self.acts + self.related > 0 {
            Some(Nature::Body)
        } else if self.article == 0 && self.place == 0 && self.acts + self.related > 0 {
            Some(Nature::Person)
        } else {
            None
        }
    }

    /// What a name of one word is; `shouted` tells that it is all capitals.
    pub fn of_single_name(&self, shouted: bool) -> Option<Nature> {
        if self.inner == 0 && !shouted && self.body + self.state + self.person == 0 {
            return None;
        }
        if self.state > 0 && self.state >= self.body {
            return Some(Nature::State);
        }
        let active = self.acts + self.related;
        if self.person > self.body || active > 0 && self.human > self.thing && self.body + self.article == 0 {
            return Some(Nature::Person);
        }
        let steady = active > 2 * self.place && (active > 1 || self.seen > 1);
        let letters = shouted && (active + self.article > 0 || self.seen > 1) && self.place <= active + 1;
        (self.body > self.place / 2 && self.body > 0 || steady || letters).then_some(Nature::Body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    fn hints(content: &str, name: &str) -> Hints {
        let text = Text::new(content.to_owned());
        let prose = Prose::of_one_sentence(&text);
        let mut total = Hints::default();
        for at in 0..prose.words.len() {
            if prose.text(at) == name {
                total += around(&prose, &(at..at + 1), &prose.sentences[0].clone());
            }
        }
        total
    }

    #[test]
    fn workers_and_shares_make_a_body() {
        for content in [
            "On Monday Norda’s board met.",
            "He buys shares in Norda today.",
            "Later Norda, the dredging company, left.",
            "Then Norda, which digs, left.",
        ] {
            assert_eq!(hints(content, "Norda").of_single_name(false), Some(Nature::Body), "{content}");
        }
        assert_eq!(hints("They met in Norda and left.", "Norda").of_single_name(false), None);
        assert_eq!(hints("Norda was cold.", "Norda").of_single_name(false), None);
    }

    #[test]
    fn governments_make_a_state_and_ages_a_person() {
        assert_eq!(
            hints("Talks with the government of Vostra failed.", "Vostra").of_single_name(false),
            Some(Nature::State)
        );
        assert_eq!(
            hints("Then Vostra’s foreign minister left.", "Vostra").of_single_name(false),
            Some(Nature::State)
        );
        assert_eq!(hints("Later Mbeli, 54, left.", "Mbeli").of_single_name(false), Some(Nature::Person));
    }
}
