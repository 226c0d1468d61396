//! From which level somebody speaks: a leader, an envoy or minister, a spokesperson, an official, an expert, by the office beside the
//! name.
//!
//! Only what stands directly at the name counts ("special envoy Ada Holm", "Ada Holm, president of the union,"). Relatives and courtesy
//! titles give no level, and a former office is told as former.

use crate::lexicon::{self, Office};

/// Most words of an office.
const LONGEST: usize = 4;
/// Most words between an office and the name: "envoy for the eastern provinces Ada Holm".
const BETWEEN: usize = 6;

/// From which level somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The head of a state, a government, a party, a company, a union or the like.
    Leader,
    /// A minister, an ambassador, an envoy, a negotiator.
    Envoy,
    /// Speaks for others by profession.
    Spokesperson,
    /// Holds another office.
    Official,
    /// Knows the matter and stands outside it.
    Expert,
}

impl Level {
    /// The word shown and exported.
    pub fn word(self) -> &'static str {
        match self {
            Level::Leader => "leader",
            Level::Envoy => "envoy or minister",
            Level::Spokesperson => "spokesperson",
            Level::Official => "official",
            Level::Expert => "expert",
        }
    }
}

/// An office as it stands beside a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldOffice {
    /// Its level.
    pub level: Level,
    /// Its words, lower case.
    pub words: String,
    /// Whether "former" or the like stands before it.
    pub former: bool,
    /// First character of the office within the text that was looked at.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
}

/// Offices, not of a state, whose holders lead.
const LEADERS: [&str; 22] = [
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "chief executive",
    "chief executive officer",
    "ceo",
    "managing director",
    "general director",
    "director general",
    "secretary general",
    "secretary-general",
    "general secretary",
    "union leader",
    "party leader",
    "opposition leader",
    "rebel leader",
    "strike leader",
    "union boss",
    "mayor",
    "governor",
    "club president",
];

/// Offices whose words sound like a minister's or an envoy's and are not.
const LESSER: [&str; 9] = [
    "regional secretary",
    "branch secretary",
    "permanent secretary",
    "cabinet secretary",
    "party secretary",
    "national secretary",
    "union representative",
    "assistant general secretary",
    "deputy general secretary",
];

/// Last words of offices that are sent, or head a ministry.
const ENVOYS: [&str; 9] = [
    "minister",
    "secretary",
    "state",
    "envoy",
    "ambassador",
    "negotiator",
    "representative",
    "undersecretary",
    "diplomat",
];

/// The level of an office in lower case; `None` for relatives, courtesy titles, what is no office, and "counterpart", which is none of
/// its own.
pub fn level_of(office: &str) -> Option<Level> {
    let kind = lexicon::office(office)?;
    let last = office.rsplit([' ', '-']).next().unwrap_or(office);
    match kind {
        Office::Kin | Office::Title => None,
        _ if office == "counterpart" => None,
        Office::Head => Some(Level::Leader),
        Office::Voice => Some(Level::Spokesperson),
        Office::Expert => Some(Level::Expert),
        Office::Official if LEADERS.contains(&office) => Some(Level::Leader),
        Office::Official if !LESSER.contains(&office) && ENVOYS.contains(&last) => Some(Level::Envoy),
        Office::Official => Some(Level::Official),
    }
}

/// A word of the text beside a name.
struct Word<'t> {
    bare: String,
    raw: &'t str,
    start: usize,
    end: usize,
}

impl Word<'_> {
    /// Whether nothing that belongs together runs over the end of this word.
    fn ends_clause(&self) -> bool {
        self.raw.ends_with([',', ';', ':', '!', '?', '”', '"', ')'])
    }

    fn is_capital(&self) -> bool {
        self.raw.starts_with(char::is_uppercase)
    }
}

/// Words with their places in characters; linear.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let length = piece.chars().count();
        if length > 0 {
            let bare = piece.trim_matches(|letter: char| !letter.is_alphanumeric());
            let lead = piece.chars().take_while(|letter| !letter.is_alphanumeric()).count();
            words.push(Word {
                bare: bare.to_lowercase(),
                raw: piece,
                start: at + lead,
                end: at + lead + bare.chars().count(),
            });
        }
        at += length + 1;
    }
    words
}

/// The longest office in `words[from..to]` that ends at `to`.
fn ending(words: &[Word], to: usize) -> Option<HeldOffice> {
    (1..=LONGEST.min(to)).rev().find_map(|length| held(words, to - length, to))
}

fn held(words: &[Word], from: usize, to: usize) -> Option<HeldOffice> {
    let part = &words[from..to];
    if part[..part.len() - 1].iter().any(Word::ends_clause) {
        return None;
    }
    let office = part.iter().map(|word| word.bare.as_str()).collect::<Vec<_>>().join(" ");
    let level = level_of(&office)?;
    let former = words[..from]
        .iter()
        .rev()
        .take(2)
        .any(|word| ["former", "ex", "late", "then"].contains(&word.bare.as_str()));
    Some(HeldOffice {
        level,
        words: office,
        former,
        start: part[0].start,
        end: part[part.len() - 1].end,
    })
}

/// The office that stands directly before a name; takes the text up to the name.
pub fn office_before(text: &str) -> Option<HeldOffice> {
    let words = words(text);
    let mut to = words.len();
    while to > 0 && lexicon::office(&words[to - 1].bare) == Some(Office::Title) {
        to -= 1;
    }
    let joined = |word: &Word| ["for", "of", "to", "on"].contains(&word.bare.as_str());
    ending(&words, to).or_else(|| {
        let from = to.saturating_sub(BETWEEN);
        let place = (from..to).rev().find(|at| joined(&words[*at]))?;
        let name = words[place + 1..to]
            .iter()
            .all(|word| (word.is_capital() || word.bare == "the") && !word.ends_clause());
        (name && place + 1 < to).then(|| ending(&words, place)).flatten()
    })
}

/// The office in the apposition behind a name: ", president of the union, …"; takes the text from the name on.
pub fn office_after(text: &str) -> Option<HeldOffice> {
    let rest = text.strip_prefix(',')?;
    let words: Vec<Word> = words(rest);
    let clause = words
        .iter()
        .position(Word::ends_clause)
        .map_or(words.len(), |at| at + 1)
        .min(LONGEST + BETWEEN);
    let bares: Vec<&str> = words[..clause].iter().map(|word| word.bare.as_str()).collect();
    if bares.starts_with(&["who", "speaks", "for"]) {
        return Some(shifted(HeldOffice {
            level: Level::Spokesperson,
            words: "speaks for".to_owned(),
            former: false,
            start: words[1].start,
            end: words[2].end,
        }));
    }
    let stop = bares
        .iter()
        .position(|word| ["who", "whose", "which", "and", "said", "told"].contains(word))
        .unwrap_or(clause);
    let kin = |at: usize| lexicon::office(bares[at]) == Some(Office::Kin);
    for from in 0..stop {
        if kin(from) {
            return None;
        }
        let longest = (1..=LONGEST.min(stop - from))
            .rev()
            .find_map(|length| held(&words, from, from + length));
        if let Some(office) = longest {
            let past = from + office.words.split(' ').count();
            // ", president Ada Holm said": another name's office.
            let another = words.get(past).is_some_and(Word::is_capital) && !words[past - 1].ends_clause();
            return (!another).then(|| shifted(office));
        }
    }
    None
}

/// Counts the comma in that was taken off.
fn shifted(office: HeldOffice) -> HeldOffice {
    HeldOffice {
        start: office.start + 1,
        end: office.end + 1,
        ..office
    }
}

/// The office in a description of somebody without a name: "a senior company spokeswoman".
pub fn office_in(label: &str) -> Option<HeldOffice> {
    let words = words(label);
    (1..=words.len()).rev().find_map(|to| ending(&words, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: Option<HeldOffice>) -> Option<(Level, String)> {
        found.map(|office| (office.level, office.words))
    }

    #[test]
    fn what_stands_before_a_name() {
        assert_eq!(
            told(office_before("Yesterday union president ")),
            Some((Level::Leader, "president".into()))
        );
        assert_eq!(
            told(office_before("The company’s spokeswoman, ")),
            Some((Level::Spokesperson, "spokeswoman".into()))
        );
        assert_eq!(
            told(office_before("Valdorian Special Representative for East Merrow ")),
            Some((Level::Envoy, "special representative".into()))
        );
        assert_eq!(told(office_before("the president’s sister, ")), None);
        assert_eq!(told(office_before("He met his counterpart, ")), None);
        assert_eq!(told(office_before("")), None);
        assert!(office_before("under former President ").expect("an office").former);
    }

    #[test]
    fn what_stands_behind_a_name() {
        assert_eq!(
            told(office_after(", chief executive of the Merrow Port Company, said")),
            Some((Level::Leader, "chief executive".into()))
        );
        assert_eq!(
            told(office_after(", who speaks for the company, declined")),
            Some((Level::Spokesperson, "speaks for".into()))
        );
        assert_eq!(told(office_after(", the younger sister of the leader, said")), None);
        assert_eq!(told(office_after(", president Ada Holm said")), None);
        assert_eq!(told(office_after(" said the minister")), None);
        assert_eq!(
            told(office_after(", a senior fellow at the Institute, said")),
            Some((Level::Expert, "senior fellow".into()))
        );
    }

    #[test]
    fn places_are_counted_in_characters() {
        let text = "Łódź’s minister ";
        let found = office_before(text).expect("an office");
        let cut: String = text.chars().skip(found.start).take(found.end - found.start).collect();
        assert_eq!(cut, "minister");
        let text = ", die Präsidentin ist minister, sagte";
        let found = office_after(text).expect("an office");
        let cut: String = text.chars().skip(found.start).take(found.end - found.start).collect();
        assert_eq!(cut, "minister");
    }

    #[test]
    fn levels_are_told_apart() {
        assert_eq!(level_of("foreign minister"), Some(Level::Envoy));
        assert_eq!(level_of("prime minister"), Some(Level::Leader));
        assert_eq!(level_of("branch secretary"), Some(Level::Official));
        assert_eq!(level_of("press secretary"), Some(Level::Spokesperson));
        assert_eq!(level_of("brother"), None);
        assert_eq!(told(office_in("White Hall official")), Some((Level::Official, "official".into())));
        assert_eq!(told(office_in("two people")), None);
    }
}
