//! Names of authors in the lines that give them.

use std::ops::Range;

/// Words that open a line naming an author.
const OPENERS: &[&str] = &[
    "by",
    "written by",
    "story by",
    "reported by",
    "text by",
    "words by",
    "author:",
    "authors:",
    "reporter:",
    "by:",
    "posted by",
    "published by",
    "reporting by",
    "from",
    "text:",
    "words:",
    "report:",
    "reporters:",
    "written by:",
    "interview by",
    "interviewed by",
    "interview:",
    "analysis by",
    "comment by",
    "opinion by",
    "report by",
    "column by",
];
/// Small words inside names.
const PARTICLES: &[&str] = &[
    "al", "ap", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten", "ter",
    "van", "von", "y", "zu",
];
/// Words that join two authors.
const JOINERS: &[&str] = &["and", "with", "&"];
/// Words that stand in headings and places of a page, hardly in a name.
const NOT_NAMES: &[&str] = &[
    "about",
    "advertisement",
    "article",
    "articles",
    "breaking",
    "business",
    "city",
    "comments",
    "contact",
    "copied",
    "copy",
    "correspondent",
    "council",
    "desk",
    "editor",
    "editorial",
    "facebook",
    "full",
    "home",
    "image",
    "latest",
    "like",
    "link",
    "local",
    "ministry",
    "more",
    "news",
    "newsroom",
    "opinion",
    "page",
    "politics",
    "post",
    "press",
    "print",
    "profile",
    "read",
    "receive",
    "related",
    "reporter",
    "reporters",
    "search",
    "section",
    "service",
    "share",
    "sign",
    "sport",
    "sports",
    "staff",
    "stories",
    "story",
    "subscribe",
    "times",
    "today",
    "top",
    "twitter",
    "union",
    "video",
    "watch",
    "world",
    "writer",
    "your",
];

/// Words of the longest list of authors that is still taken for one.
const LONGEST: usize = 14;

/// The author named at the start of a line: the bytes of opener and name together, and those of the name alone.
pub(crate) fn opened(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    if let Some(inner) = line.strip_prefix(['(', '[']) {
        return opened(inner).map(|(whole, name)| (0..whole.end + 1, name.start + 1..name.end + 1));
    }
    if !line.starts_with([
        'a', 'b', 'c', 'i', 'o', 'C', 'I', 'O', 'p', 'r', 's', 't', 'w', 'A', 'B', 'P', 'R', 'S', 'T', 'W',
    ]) {
        return None;
    }
    let (after, opener) = OPENERS
        .iter()
        .filter_map(|opener| Some((after_opener(line, opener)?, *opener)))
        .max()?;
    let start = after + (line[after..].len() - line[after..].trim_start().len());
    let end = start + names(&line[start..])?;
    // "From Monday", "Text: Romans": with these only a full name is one.
    let sure = opener.contains("by") || opener.starts_with("author") || bare_name(&line[start..end]);
    sure.then_some((0..end, start..end))
}

/// Where an opener at the start of a line ends.
fn after_opener(line: &str, opener: &str) -> Option<usize> {
    let head = line.get(..opener.len())?;
    let rest = &line[opener.len()..];
    (head.eq_ignore_ascii_case(opener) && rest.starts_with(char::is_whitespace)).then_some(opener.len())
}

/// The bytes that a list of names takes at the start of a stretch. A comma ends it unless another author is named behind it:
/// an office, a place or a paper follows the name far more often.
fn names(stretch: &str) -> Option<usize> {
    let (mut end, mut words, mut capitals) = (0, 0, 0);
    let mut at = 0;
    for word in stretch.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let name = bare.trim_end_matches([',', ';', ')', ']']);
        let joins = JOINERS.contains(&name) || PARTICLES.contains(&name);
        if !(joins || part_of_name(name)) || words == LONGEST {
            break;
        }
        words += 1;
        if !joins {
            capitals += 1;
            end = at + name.len();
        }
        at += word.len();
        if bare.len() > name.len() && !another(&stretch[at..]) {
            break;
        }
    }
    (capitals > 0).then_some(end)
}

/// Whether what stands behind a comma names another author: two or more words that can be a name, the first of them a given
/// name, or a list that goes on to an "and".
fn another(rest: &str) -> bool {
    let rest = rest.strip_prefix("and ").unwrap_or(rest);
    let part = rest.split([',', ';', '|', '(']).next().unwrap_or_default();
    let (name, more) = part.split_once(" and ").map_or((part, false), |(name, _)| (name, true));
    let first = name.split_whitespace().next().unwrap_or_default();
    bare_name(name.trim()) && (more || crate::lexicon::given_name(first).is_some())
}

/// Whether a word can be part of a name: a capital, then letters, hyphens, apostrophes, dots of initials.
fn part_of_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|first| first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()))
        && letters.all(|c| c.is_alphabetic() || "-'’.‑".contains(c))
        && (word.matches('.').count() == 0 || word.chars().count() <= 6)
}

/// Whether a whole line is a personal name and nothing else: two to four words.
pub(crate) fn bare_name(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '–', '—', ' ']);
    let words: Vec<&str> = line.split_whitespace().collect();
    let capitals = words.iter().filter(|word| part_of_name(word)).count();
    let known = |word: &&str| NOT_NAMES.contains(&word.to_lowercase().as_str()) || crate::layout::is_small(word);
    (2..=5).contains(&words.len())
        && (2..=4).contains(&capitals)
        && words.iter().all(|word| part_of_name(word) || PARTICLES.contains(word))
        && !words.iter().any(known)
        && !line.ends_with('.')
}

/// Whether a whole line is a personal name whose given name is known, or set off by a dash: sure enough without anything beside it.
pub(crate) fn known_name(line: &str) -> bool {
    let bare = line.trim_start_matches(['-', '–', '—', ' ']);
    let first = bare.split_whitespace().next().unwrap_or_default();
    bare_name(line) && (bare.len() < line.len() || crate::lexicon::given_name(first).is_some())
}

/// What authors are by trade, in lower case.
const TRADES: &[&str] = &[
    "correspondent",
    "editor",
    "reporter",
    "columnist",
    "writer",
    "contributor",
    "bureau chief",
    "journalist",
];

/// The name in a line that is a name and its bearer's trade: "Ana Cruz, Harbour correspondent". Its bytes.
pub(crate) fn with_trade(line: &str) -> Option<Range<usize>> {
    let (name, trade) = line
        .split_once(", ")
        .or_else(|| line.split_once(" | "))
        .or_else(|| line.split_once(" – "))?;
    let trade = trade.trim_end().to_lowercase();
    let ends =
        TRADES.iter().any(|known| trade.ends_with(known)) || TRADES.iter().any(|known| trade.starts_with(known) && trade.contains(" in "));
    (bare_name(name) && ends && trade.split_whitespace().count() <= 5).then_some(0..name.len())
}

/// The name that a note on an author opens with: "Jane Doe is a reporter …". Its bytes.
pub(crate) fn named_in_bio(line: &str) -> Option<Range<usize>> {
    let verb = [" is ", " was ", " writes ", " covers ", " has ", ", "]
        .iter()
        .filter_map(|verb| line.find(verb))
        .min()?;
    bare_name(&line[..verb]).then_some(0..verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(line: &str) -> Option<&str> {
        opened(line).map(|(_, name)| &line[name])
    }

    #[test]
    fn authors_are_taken_from_lines_that_open_with_by() {
        assert_eq!(name("By Ana de la Cruz and Tom O’Neil"), Some("Ana de la Cruz and Tom O’Neil"));
        assert_eq!(name("BY ANA CRUZ, staff writer"), Some("ANA CRUZ"));
        assert_eq!(name("By Ana Cruz, Harbour correspondent"), Some("Ana Cruz"));
        assert_eq!(name("By Ana Cruz, Port Lund"), Some("Ana Cruz"));
        assert_eq!(name("By Ana Cruz, Valley Gazette"), Some("Ana Cruz"));
        assert_eq!(
            name("By Ana Cruz, Minh Chau and Tom Lund in Port Lund"),
            Some("Ana Cruz, Minh Chau and Tom Lund")
        );
        assert_eq!(name("By Ana Cruz, Robert Lund"), Some("Ana Cruz, Robert Lund"));
        assert_eq!(name("Text: Ana Cruz"), Some("Ana Cruz"));
        assert_eq!(name("From Monday the pits are shut"), None);
        assert_eq!(name("Written by J.K. Moor (moor@gazette.example)"), Some("J.K. Moor"));
        assert_eq!(name("By the river, the pumps stood still."), None);
        assert_eq!(name("Bypass closed"), None);
        assert_eq!(name("Interview by Ana Cruz"), Some("Ana Cruz"));
        assert_eq!(name("Interview: Ana Cruz"), Some("Ana Cruz"));
        assert_eq!(name("Interview: The Dam"), None);
        assert_eq!(name("(Reporting by Ana Cruz)"), Some("Ana Cruz"));
        assert_eq!(name("(Reporting by Ana Cruz; editing by Tom Lund)"), Some("Ana Cruz"));
        assert_eq!(name("Comment by the river"), None);
    }

    #[test]
    fn a_name_may_stand_with_its_trade() {
        let name = |line: &'static str| with_trade(line).map(|place| &line[place]);
        assert_eq!(name("Ana Cruz, Harbour correspondent"), Some("Ana Cruz"));
        assert_eq!(name("Ana Cruz | Political Editor"), Some("Ana Cruz"));
        assert_eq!(name("Ana Cruz, reporter in Port Lund"), Some("Ana Cruz"));
        assert_eq!(name("Ana Cruz, the mayor"), None);
        assert_eq!(name("Port Lund, where every fisherman is a writer"), None);
    }

    #[test]
    fn bare_names_are_told_from_headings() {
        assert!(bare_name("Minh Chau"));
        assert!(bare_name("— Ana de la Cruz"));
        assert!(!bare_name("Latest News"));
        assert!(!bare_name("The Dam"));
        assert!(!bare_name("Pumps Stopped At Upper Lake"));
        assert!(!bare_name("Minh"));
    }

    #[test]
    fn a_note_on_the_author_opens_with_the_name() {
        assert_eq!(named_in_bio("Ana Cruz is a reporter at large."), Some(0..8));
        assert_eq!(named_in_bio("She is a reporter."), None);
    }
}
