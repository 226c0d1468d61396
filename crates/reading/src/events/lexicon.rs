//! The words that tell of events: verbs and nouns, what they must be about, and the type of event they report.
//!
//! The entries of the house stand in `data/events.tsv`; [`EventLexicon::with`] lays a user's own over them. Both have the same shape,
//! which that table explains at its head.

use crate::statements::cues::{Tense, inflections};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

/// The types of event: those of the PLOVER ontology after its draft of 2021.
pub const EVENT_TYPES: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// The columns of a lexicon.
const COLUMNS: [&str; 6] = ["word", "kind", "about", "type", "mode", "target"];

/// Verb or noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum WordClass {
    /// Of a deed: "seized".
    Verb,
    /// Of a deed: "the seizure".
    Noun,
}

/// What an entry asks of the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    /// Nouns of which one must stand there; any will do if empty and nothing else is asked.
    pub nouns: HashSet<String>,
    /// Nouns that must not.
    pub excluded: HashSet<String>,
    /// An infinitive must follow.
    pub infinitive: bool,
    /// The verb may stand without an object.
    pub alone: bool,
}

impl About {
    /// Whether it asks for something.
    pub fn is_demanding(&self) -> bool {
        !self.nouns.is_empty() || self.infinitive || self.alone
    }
}

/// A word in one of its senses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The particles of a verb: "off" of "call off".
    pub particles: Vec<String>,
    /// What it must be about.
    pub about: About,
    /// PLOVER type; `None` if the sense is no event.
    pub plover: Option<String>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Where those stand to whom it is done: "object" and prepositions; empty for the usual places.
    pub targets: Vec<String>,
    /// Whether subject and others act together.
    pub both: bool,
    /// The event lies in its being denied: "does not intend to".
    pub denied: bool,
}

/// The words that tell of events, with their types. The default is the lexicon of the house.
#[derive(Clone, Debug)]
pub struct EventLexicon {
    verbs: HashMap<String, Vec<Entry>>,
    nouns: HashMap<String, Vec<Entry>>,
    /// Verbs by their forms.
    forms: HashMap<String, (String, Tense)>,
}

/// Verbs whose past and participle do not end in -ed, and those that double their last letter.
const IRREGULAR: &[&str] = &[
    "meet met met",
    "speak spoke spoken",
    "hold held held",
    "begin began begun",
    "withdraw withdrew withdrawn",
    "give gave given",
    "take took taken",
    "send sent sent",
    "strike struck struck",
    "break broke broken",
    "seek sought sought",
    "bring brought brought",
    "blow blew blown",
    "shoot shot shot",
    "freeze froze frozen",
    "cut cut cut",
    "shut shut shut",
    "let let let",
    "put put put",
    "beat beat beaten",
    "pay paid paid",
    "lay laid laid",
    "sit sat sat",
    "have had had",
    "withhold withheld withheld",
    "bid bid bid",
    "undertake undertook undertaken",
    "fight fought fought",
    "leave left left",
    "go went gone",
    "hit hit hit",
    "overthrow overthrew overthrown",
    "commit committed committed",
    "ban banned banned",
    "bar barred barred",
    "drop dropped dropped",
    "expel expelled expelled",
    "ram rammed rammed",
    "stop stopped stopped",
    "rebut rebutted rebutted",
    "cancel cancelled cancelled",
    "ship shipped shipped",
    "confer conferred conferred",
    "slam slammed slammed",
    "scrap scrapped scrapped",
    "back backed backed",
];

/// Why a lexicon could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct LexiconFault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there and what to write instead.
    pub message: String,
}

impl Default for EventLexicon {
    fn default() -> EventLexicon {
        EventLexicon::house().clone()
    }
}

impl EventLexicon {
    /// The lexicon of the house, read once.
    pub fn house() -> &'static EventLexicon {
        static HOUSE: OnceLock<EventLexicon> = OnceLock::new();
        HOUSE.get_or_init(|| {
            Reader::default()
                .read(include_str!("../../data/events.tsv"))
                .unwrap_or_else(|_| EventLexicon::empty())
        })
    }

    /// This lexicon with a user's table laid over it: what the table says of a word takes the place of all that was said of that
    /// word as a verb, or as a noun. The lists of the house may be used. Linear in the length of the table.
    ///
    /// # Errors
    /// The first line that cannot be understood, with its place.
    pub fn with(mut self, table: &str) -> Result<EventLexicon, LexiconFault> {
        let own = Reader::of_user().read(table)?;
        self.verbs.extend(own.verbs);
        self.nouns.extend(own.nouns);
        self.forms.extend(own.forms);
        Ok(self)
    }

    /// The senses of a word.
    pub(crate) fn senses(&self, lemma: &str, class: WordClass) -> &[Entry] {
        let words = match class {
            WordClass::Verb => &self.verbs,
            WordClass::Noun => &self.nouns,
        };
        words.get(lemma).map_or(&[], Vec::as_slice)
    }

    fn empty() -> EventLexicon {
        EventLexicon {
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            forms: HashMap::new(),
        }
    }

    /// The verb of the lexicon that a word in lower case can be a form of.
    pub(crate) fn verb_of(&self, word: &str) -> Option<(&str, Tense)> {
        self.forms.get(word).map(|(verb, tense)| (verb.as_str(), *tense))
    }

    fn add(&mut self, word: String, class: WordClass, entry: Entry) {
        if class == WordClass::Verb && !self.verbs.contains_key(&word) {
            self.forms.extend(forms(&word));
        }
        let words = match class {
            WordClass::Verb => &mut self.verbs,
            WordClass::Noun => &mut self.nouns,
        };
        words.entry(word).or_default().push(entry);
    }
}

/// The forms of a verb with the verb.
fn forms(verb: &str) -> Vec<(String, (String, Tense))> {
    let irregular = IRREGULAR
        .iter()
        .map(|row| row.split(' ').collect::<Vec<_>>())
        .find(|row| row[0] == verb);
    let mut forms = inflections(verb, "");
    if let Some(row) = irregular {
        forms.retain(|(_, tense)| *tense != Tense::Past);
        forms.push((row[1].to_owned(), Tense::Past));
        if row[2] != row[1] {
            forms.push((row[2].to_owned(), Tense::Participle));
        }
        let last = verb.chars().last().unwrap_or_default();
        let doubled = format!("{verb}{last}");
        if row[1].starts_with(&doubled) || matches!(verb, "cut" | "shut" | "let" | "put" | "bid" | "sit" | "hit") {
            forms.retain(|(_, tense)| *tense != Tense::Gerund);
            forms.push((format!("{doubled}ing"), Tense::Gerund));
        }
    }
    forms.into_iter().map(|(form, tense)| (form, (verb.to_owned(), tense))).collect()
}

#[derive(Debug, Default)]
struct Reader {
    lists: BTreeMap<String, Vec<String>>,
}

/// A cell of a table with its place.
#[derive(Clone, Copy)]
struct Cell<'t> {
    line: usize,
    column: usize,
    text: &'t str,
}

impl Cell<'_> {
    fn fault(&self, message: String) -> LexiconFault {
        LexiconFault {
            line: self.line,
            column: self.column,
            message,
        }
    }
}

impl Reader {
    /// A reader that knows the lists of the house.
    fn of_user() -> Reader {
        let mut reader = Reader::default();
        // The table of the house is tested to be free of faults.
        reader.read(include_str!("../../data/events.tsv")).ok();
        reader
    }

    fn read(&mut self, table: &str) -> Result<EventLexicon, LexiconFault> {
        let mut entries = EventLexicon::empty();
        let mut headed = false;
        for (number, line) in table.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let cells = cells(line.trim_end_matches('\r'), number + 1);
            if !headed {
                heading(&cells)?;
                headed = true;
                continue;
            }
            self.row(&cells, &mut entries)?;
        }
        Ok(entries)
    }

    fn row(&mut self, cells: &[Cell], entries: &mut EventLexicon) -> Result<(), LexiconFault> {
        let [word, kind, about, plover, mode, target] = whole(cells)?;
        let lower = word.text.trim().to_lowercase();
        let mut parts = lower.split(' ').filter(|part| !part.is_empty()).map(str::to_owned);
        let Some(head) = parts.next() else {
            return Err(word.fault("a word is missing; write its base form".to_owned()));
        };
        let class = match kind.text.trim() {
            "verb" => WordClass::Verb,
            "noun" => WordClass::Noun,
            "list" => {
                self.lists.insert(
                    head,
                    about
                        .text
                        .split(' ')
                        .filter(|noun| !noun.is_empty())
                        .map(str::to_lowercase)
                        .collect(),
                );
                return Ok(());
            }
            other => return Err(kind.fault(format!("“{other}” is no kind of word; write verb, noun or list"))),
        };
        let targets: Vec<String> = target
            .text
            .split(' ')
            .filter(|place| !place.is_empty())
            .map(str::to_lowercase)
            .collect();
        let entry = Entry {
            particles: parts.collect(),
            about: self.about(&about)?,
            plover: typed(&plover)?,
            denied: plover.text.trim().starts_with('!'),
            mode: Some(mode.text.trim().to_lowercase()).filter(|mode| !mode.is_empty()),
            both: targets.iter().any(|place| place == "both"),
            targets: targets.into_iter().filter(|place| place != "both").collect(),
        };
        entries.add(head, class, entry);
        Ok(())
    }

    fn about(&self, cell: &Cell) -> Result<About, LexiconFault> {
        let mut about = About::default();
        for word in cell.text.split(' ').filter(|word| !word.is_empty()) {
            let (excluded, name) = word.strip_prefix('!').map_or((false, word), |rest| (true, rest));
            let nouns = match (name, self.lists.get(&name.to_lowercase())) {
                ("to", _) if !excluded => {
                    about.infinitive = true;
                    continue;
                }
                ("alone", _) if !excluded => {
                    about.alone = true;
                    continue;
                }
                (_, Some(list)) => list.clone(),
                (name, None) if name.starts_with('@') => {
                    let known: Vec<&str> = self.lists.keys().map(String::as_str).collect();
                    return Err(cell.fault(format!("there is no list {name}; there are {}", known.join(", "))));
                }
                (name, None) => vec![name.to_lowercase()],
            };
            if excluded {
                about.excluded.extend(nouns)
            } else {
                about.nouns.extend(nouns)
            }
        }
        Ok(about)
    }
}

fn cells(line: &str, number: usize) -> Vec<Cell<'_>> {
    let mut column = 1;
    let cut = line.split('\t').map(|text| {
        let cell = Cell {
            line: number,
            column,
            text,
        };
        column += text.chars().count() + 1;
        cell
    });
    cut.collect()
}

/// The first row names the columns.
fn heading(cells: &[Cell]) -> Result<(), LexiconFault> {
    let named: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
    if named == COLUMNS {
        return Ok(());
    }
    let (line, column) = cells.first().map_or((1, 1), |cell| (cell.line, cell.column));
    Err(LexiconFault {
        line,
        column,
        message: format!("the first row must name the columns, parted by tabs: {}", COLUMNS.join(", ")),
    })
}

/// Six cells; those that are left out at the end are empty.
fn whole<'t>(cells: &[Cell<'t>]) -> Result<[Cell<'t>; 6], LexiconFault> {
    let last = cells.last().copied().unwrap_or(Cell {
        line: 1,
        column: 1,
        text: "",
    });
    if let Some(seventh) = cells.get(6) {
        return Err(seventh.fault("here is a seventh column; there are six, parted by single tabs".to_owned()));
    }
    if cells.len() < 3 {
        return Err(last.fault("word, kind, about and, but for a list, type must stand here, parted by single tabs".to_owned()));
    }
    let empty = Cell { text: "", ..last };
    Ok(std::array::from_fn(|index| cells.get(index).copied().unwrap_or(empty)))
}

fn typed(cell: &Cell) -> Result<Option<String>, LexiconFault> {
    let name = cell.text.trim();
    let name = name.strip_prefix('!').unwrap_or(name);
    if name == "-" {
        return Ok(None);
    }
    if EVENT_TYPES.contains(&name) {
        return Ok(Some(name.to_owned()));
    }
    Err(cell.fault(format!(
        "“{name}” is no type of event; write one of {}, or - for no event",
        EVENT_TYPES.join(", ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_house_is_whole() {
        let entries = Reader::default().read(include_str!("../../data/events.tsv")).unwrap();
        assert!(entries.verbs.len() > 150 && entries.nouns.len() > 40);
        let senses = EventLexicon::house().senses("suspend", WordClass::Verb);
        let of = |noun: &str| {
            senses
                .iter()
                .find(|entry| entry.about.nouns.contains(noun))
                .and_then(|entry| entry.plover.as_deref())
        };
        assert_eq!(
            (of("talk"), of("exercise"), of("sanction")),
            (Some("SANCTION"), Some("RETREAT"), Some("CONCEDE"))
        );
    }

    #[test]
    fn a_users_word_takes_the_place_of_ours() {
        let table = "word\tkind\tabout\ttype\tmode\ttarget\nmeet\tverb\t\t-\nfleech\tverb\t@talks\tACCUSE\tdisapprove\tobject\n";
        let lexicon = EventLexicon::default().with(table).unwrap();
        assert_eq!(lexicon.senses("meet", WordClass::Verb).len(), 1);
        assert_eq!(lexicon.senses("meet", WordClass::Verb)[0].plover, None);
        assert!(lexicon.senses("fleech", WordClass::Verb)[0].about.nouns.contains("summit"));
        assert_eq!(lexicon.senses("fleech", WordClass::Noun), []);
        assert!(
            !lexicon.senses("visit", WordClass::Verb).is_empty(),
            "what the user does not name stays"
        );
    }

    #[test]
    fn lists_may_be_made() {
        let table = "word\tkind\tabout\ttype\n@fleet\tlist\ttrawler cutter\narrest\tverb\t@fleet\tCOERCE\n";
        assert!(EventLexicon::default().with(table).is_err(), "the heading is not whole");
        let table = table.replace("\ttype\n", "\ttype\tmode\ttarget\n");
        let lexicon = EventLexicon::default().with(&table).unwrap();
        assert!(lexicon.senses("arrest", WordClass::Verb)[0].about.nouns.contains("cutter"));
    }

    #[test]
    fn faults_tell_where_they_are() {
        let fault = |row: &str| {
            let table = format!("# ours\nword\tkind\tabout\ttype\tmode\ttarget\n{row}\n");
            EventLexicon::default().with(&table).unwrap_err()
        };
        let place = |fault: LexiconFault| {
            (
                fault.line,
                fault.column,
                fault.message.split(';').next().unwrap_or_default().to_owned(),
            )
        };
        assert_eq!(
            place(fault("gripe\tverb\t\tACUSE")),
            (3, 13, "“ACUSE” is no type of event".to_owned())
        );
        assert_eq!(
            place(fault("gripe\tadverb\t\tACCUSE")),
            (3, 7, "“adverb” is no kind of word".to_owned())
        );
        assert_eq!(
            place(fault("gripe\tverb\t@nothing\tACCUSE")),
            (3, 12, "there is no list @nothing".to_owned())
        );
        assert_eq!(place(fault("\tverb\t\tACCUSE")), (3, 1, "a word is missing".to_owned()));
        assert_eq!(fault("gripe verb ACCUSE").line, 3);
        assert_eq!(EventLexicon::default().with("gripe\tverb\t\tACCUSE").unwrap_err().line, 1);
        assert!(fault("gripe\tverb\t\tACCUSE\t\t\tmore").message.contains("seventh"));
    }
}
