//! One remark as several pages tell it: the wordings side by side, what each drops or adds, who quotes and who only reports.
//!
//! A *remark* is a group of statements that report one utterance, as read and as decided. An *account* is one of its wordings, with all
//! pages that print it; pages that print one text from another are one account and not a second witness. An *interpretation* is what somebody
//! else later says about the remark. Events that several pages tell are no remarks and are not compared here.

use crate::dates::days;
use crate::wordings::{WordChange, same_words, word_changes};
use crate::{Coded, Entry, Failure, Kind, Ledger, Named, Query, SharedText};
use standoff_reading::{RecordBasis, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// One wording of a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The reports with this wording, by document; at least one.
    pub reports: Vec<Entry>,
    /// Whether the reports stand in documents that print one text: printed again, not reported twice.
    pub reprinted: bool,
    /// Whether the words are the speaker's own, in quotation marks, at least in part.
    pub quoted: bool,
    /// Through whom the words come to the page, where it says so: an agency that quotes, a paper that was told.
    pub through: Vec<Named>,
    /// Against the first account: where the wordings part, the gravest first. Empty for the first.
    pub changes: Vec<WordChange>,
    /// Against the first account: fields of the record that differ, each with the value there and here.
    pub fields: Vec<(String, String, String)>,
}

/// What somebody else says about a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Interpretation {
    /// The statement.
    pub entry: Entry,
    /// Through whom the words come to the page, where it says so.
    pub through: Vec<Named>,
    /// Whether the dates show that it follows the remark; else one of them is missing or too vague.
    pub follows: bool,
}

/// One utterance as several pages tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Id of the group: the first report of its first account.
    pub id: String,
    /// Its wordings; the fullest quotation first.
    pub accounts: Vec<Account>,
    /// What others say about it. They compete where they are said by different speakers.
    pub readings: Vec<Interpretation>,
}

/// A quotation for which the page names no speaker, or only a description of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaid {
    /// The statement.
    pub entry: Entry,
}

/// All remarks that several pages tell, and what belongs beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accounts {
    /// By date, undated ones last.
    pub remarks: Vec<Remark>,
    /// Quotations that no named speaker said, by document and place.
    pub unsaid: Vec<Unsaid>,
    /// Documents that print one text, at least half of the shorter one.
    pub reprints: Vec<SharedText>,
}

impl Remark {
    /// Number of pages that tell it without printing another's text.
    pub fn witnesses(&self) -> usize {
        let of = |account: &Account| if account.reprinted { 1 } else { account.reports.len() };
        self.accounts.iter().map(of).sum()
    }
}

impl Ledger {
    /// Remarks that several pages tell; with an id, the one that the statement belongs to.
    ///
    /// # Errors
    /// [`Failure::Unfit`] if the id is no statement's that more than one page reports.
    pub fn accounts(&self, group: Option<&str>) -> Result<Accounts, Failure> {
        let statements = self.entries(&Query {
            kinds: vec![Kind::Statement],
            ..Query::default()
        })?;
        let mentions = self.entries(&Query {
            kinds: vec![Kind::Mention],
            ..Query::default()
        })?;
        let wordings = self.wordings()?;
        let unnamed: BTreeSet<String> = self
            .entities()?
            .into_iter()
            .filter(|entity| !entity_is_named(&entity.id))
            .map(|entity| entity.id)
            .collect();
        let desk = Desk {
            statements: &statements,
            mentions: &mentions,
            wordings: &wordings,
        };
        let mut remarks = desk.remarks();
        if let Some(id) = group {
            remarks.retain(|remark| remark.reports().any(|entry| entry.id == id));
            if remarks.is_empty() {
                let why = format!("no statement `{id}` is told by more than one page; `standoff accounts` lists those that are");
                return Err(Failure::Unfit { why });
            }
        }
        let nobody = |entry: &&Entry| entry.actors.iter().all(|actor| unnamed.contains(&actor.id));
        let unsaid = statements.iter().filter(|entry| quoted(entry)).filter(nobody);
        Ok(Accounts {
            remarks,
            unsaid: match group {
                Some(_) => Vec::new(),
                None => unsaid.map(|entry| Unsaid { entry: entry.clone() }).collect(),
            },
            reprints: self.overlaps()?.into_iter().filter(SharedText::is_reprint).collect(),
        })
    }
}

/// Whether an id is that of an actor with a name; ids begin with their kind.
fn entity_is_named(id: &str) -> bool {
    !(id.starts_with("unnamed:") || id.starts_with("group:"))
}

impl Remark {
    /// All reports, account by account.
    pub fn reports(&self) -> impl Iterator<Item = &Entry> {
        self.accounts.iter().flat_map(|account| &account.reports)
    }
}

/// What accounts are made from.
struct Desk<'d> {
    statements: &'d [Entry],
    mentions: &'d [Entry],
    /// The number of the wording of items that several documents print from one text.
    wordings: &'d BTreeMap<String, i64>,
}

impl Desk<'_> {
    fn remarks(&self) -> Vec<Remark> {
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let mut remarks = Vec::new();
        for entry in self.statements.iter().filter(|entry| !entry.same.is_empty()) {
            if told.contains(entry.id.as_str()) {
                continue;
            }
            let reports: Vec<&Entry> = self
                .statements
                .iter()
                .filter(|other| other.id == entry.id || entry.same.contains(&other.id))
                .collect();
            told.extend(reports.iter().map(|report| report.id.as_str()));
            if reports.len() > 1 {
                remarks.push(self.remark(&reports));
            }
        }
        remarks.sort_by_cached_key(|remark| {
            let date = remark.reports().find_map(|entry| entry.date.as_deref()).and_then(days);
            let order = date
                .as_ref()
                .map(|days| days.order())
                .map(|(start, end)| (start.to_owned(), end.to_owned()));
            (order.is_none(), order)
        });
        self.read(&mut remarks);
        remarks
    }

    /// Sorts reports to wordings, and compares each with the first.
    fn remark(&self, reports: &[&Entry]) -> Remark {
        let mut wordings: Vec<Vec<&Entry>> = Vec::new();
        for report in reports {
            let same = |held: &&mut Vec<&Entry>| same_words(words(held[0]), words(report));
            match wordings.iter_mut().find(same) {
                Some(held) => held.push(report),
                None => wordings.push(vec![report]),
            }
        }
        wordings.sort_by_key(|held| (!quoted(held[0]), std::cmp::Reverse(words(held[0]).split_whitespace().count())));
        let first = wordings[0][0];
        let accounts = wordings.iter().map(|held| self.account(held, first)).collect();
        Remark {
            id: first.id.clone(),
            accounts,
            readings: Vec::new(),
        }
    }

    fn account(&self, held: &[&Entry], first: &Entry) -> Account {
        let numbers: BTreeSet<Option<&i64>> = held.iter().map(|entry| self.wordings.get(&entry.id)).collect();
        let mut fields: Vec<(String, String, String)> = Vec::new();
        for field in held.iter().flat_map(|entry| differing(first, entry)) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        Account {
            reprinted: held.len() > 1 && numbers.len() == 1 && !numbers.contains(&None),
            quoted: held.iter().any(|entry| quoted(entry)),
            through: held
                .iter()
                .flat_map(|entry| self.through(entry))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            changes: word_changes(words(first), words(held[0])),
            fields,
            reports: held.iter().map(|entry| (*entry).clone()).collect(),
        }
    }

    /// Bodies and people through whom the words come, beside the speaker: "the agency quoted …", "… told the Courier".
    fn through(&self, entry: &Entry) -> Vec<Named> {
        let passage = format!("{}{}{}", entry.before, entry.words, entry.after);
        let Some(start) = entry.span.start.checked_sub(entry.before.chars().count()) else {
            return Vec::new();
        };
        let inside = |mention: &&Entry| {
            mention.document == entry.document && mention.span.start >= start && mention.span.end <= start + passage.chars().count()
        };
        let outside_words = |mention: &&Entry| mention.span.end <= entry.span.start || mention.span.start >= entry.span.end;
        let carries = |mention: &&Entry| {
            let letters: Vec<char> = passage.chars().collect();
            let before: String = letters[..mention.span.start - start].iter().collect();
            let after: String = letters[mention.span.end - start..].iter().collect();
            is_carrier(&before, &after)
        };
        let mut through: Vec<Named> = self
            .mentions
            .iter()
            .filter(|mention| inside(mention) && outside_words(mention) && carries(mention))
            .flat_map(|mention| mention.actors.clone())
            .filter(|named| !entry.actors.contains(named))
            .collect();
        through.sort();
        through.dedup();
        through
    }

    /// Gives each remark what others say about it: where a speaker has several remarks, to the last one before.
    fn read(&self, remarks: &mut [Remark]) {
        for entry in self.statements {
            let about = |remark: &&mut Remark| self.is_about(entry, remark);
            let mut candidates: Vec<&mut Remark> = remarks.iter_mut().filter(about).collect();
            // Remarks are sorted by date, those without one last.
            let dated = candidates.iter().rposition(|remark| follows(entry, remark) == Some(true));
            let place = dated.or_else(|| (candidates.len() == 1).then_some(0));
            if let Some(remark) = place.map(|place| candidates.swap_remove(place)) {
                remark.readings.push(Interpretation {
                    follows: follows(entry, remark) == Some(true),
                    through: self.through(entry),
                    entry: entry.clone(),
                });
            }
        }
    }

    /// Whether a statement of somebody else is about what the speaker of a remark said, and may follow it.
    fn is_about(&self, entry: &Entry, remark: &Remark) -> bool {
        let speakers: BTreeSet<&str> = remark
            .reports()
            .flat_map(|report| &report.actors)
            .map(|actor| actor.id.as_str())
            .collect();
        let own =
            entry.actors.iter().any(|actor| speakers.contains(actor.id.as_str())) || remark.reports().any(|report| report.id == entry.id);
        if own || entry.actors.is_empty() || follows(entry, remark) == Some(false) {
            return false;
        }
        let here = |mention: &&Entry| {
            mention.document == entry.document && mention.span.start >= entry.span.start && mention.span.end <= entry.span.end
        };
        let possessive = |mention: &Entry| {
            let skipped = mention.span.end - entry.span.start;
            let rest: String = entry.words.chars().skip(skipped).collect();
            speaks_of_words(&rest)
        };
        let names = self
            .mentions
            .iter()
            .filter(here)
            .filter(|mention| speakers.contains(mention.id.as_str()));
        names.into_iter().any(possessive)
    }
}

/// Whether a statement is dated after a remark; `None` where the dates do not tell.
fn follows(entry: &Entry, remark: &Remark) -> Option<bool> {
    let later = days(entry.date.as_deref()?)?;
    let said = remark.reports().find_map(|report| report.date.as_deref()).and_then(days)?;
    if later.latest < said.earliest {
        Some(false)
    } else if later.earliest >= said.latest {
        Some(true)
    } else {
        None
    }
}

/// Nouns for something said.
const REMARKS: [&str; 22] = [
    "remark",
    "remarks",
    "comment",
    "comments",
    "statement",
    "statements",
    "words",
    "message",
    "speech",
    "letter",
    "offer",
    "proposal",
    "signal",
    "announcement",
    "answer",
    "reply",
    "response",
    "threat",
    "demand",
    "promise",
    "warning",
    "refusal",
];

/// Whether the words right behind a name make it the owner of a remark: "’s latest remarks".
fn speaks_of_words(rest: &str) -> bool {
    let Some(rest) = rest
        .strip_prefix("’s ")
        .or_else(|| rest.strip_prefix("'s "))
        .or_else(|| rest.strip_prefix("’ "))
    else {
        return false;
    };
    let words = rest.split_whitespace().take(3);
    words
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase())
        .any(|word| REMARKS.contains(&word.as_str()))
}

/// Whether what stands around a name makes its bearer pass on another's words.
fn is_carrier(before: &str, after: &str) -> bool {
    let last = |count: usize| {
        let words: Vec<&str> = before.split_whitespace().rev().take(count).collect();
        words.into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let bare = |text: &str| text.trim_end_matches(" the").to_owned();
    let told = ["told", "speaking to", "interview with", "quoted by", "cited by", "as reported by"]
        .iter()
        .any(|lead| bare(&last(3)).ends_with(lead));
    // An abbreviation in brackets may stand between the name and the verb.
    let rest = after.trim_start();
    let rest = match rest.starts_with('(') {
        true => rest.split_once(')').map_or(rest, |(_, rest)| rest),
        false => rest,
    };
    let verb = rest.split_whitespace().next().unwrap_or_default();
    told || ["quoted", "quotes", "cited", "cites", "citing", "quoting"].contains(&verb)
}

fn said(entry: &Entry) -> Option<&Statement> {
    match &entry.coded {
        Coded::Statement(said) => Some(said),
        _ => None,
    }
}

/// The words of a statement, without what stands between its pieces.
fn words(entry: &Entry) -> &str {
    said(entry).map_or(entry.words.as_str(), |said| said.words.as_str())
}

fn quoted(entry: &Entry) -> bool {
    said(entry).is_some_and(|said| said.basis == RecordBasis::Stated)
}

/// Fields in which two reports differ, each with both values.
fn differing(one: &Entry, other: &Entry) -> Vec<(String, String, String)> {
    let (Some(here), Some(there)) = (said(one), said(other)) else {
        return Vec::new();
    };
    let spelled = |value: Result<serde_json::Value, serde_json::Error>| match value {
        Ok(serde_json::Value::String(word)) => word.replace('_', " "),
        _ => "none".to_owned(),
    };
    let names = |entry: &Entry| match entry.actors.is_empty() {
        true => "nobody named".to_owned(),
        false => entry.actors.iter().map(|actor| actor.label.as_str()).collect::<Vec<_>>().join(", "),
    };
    let condition = |said: &Statement| {
        said.condition
            .as_ref()
            .map_or("none".to_owned(), |condition| spelled(serde_json::to_value(condition.kind)))
    };
    let date = |entry: &Entry| entry.date.clone().unwrap_or_else(|| "none".to_owned());
    let pairs = [
        ("condition", condition(here), condition(there)),
        (
            "polarity",
            spelled(serde_json::to_value(here.polarity)),
            spelled(serde_json::to_value(there.polarity)),
        ),
        (
            "does",
            spelled(serde_json::to_value(here.modality)),
            spelled(serde_json::to_value(there.modality)),
        ),
        ("speaker", names(one), names(other)),
        ("date", date(one), date(other)),
    ];
    let differ = pairs.into_iter().filter(|(_, here, there)| here != there);
    differ.map(|(field, here, there)| (field.to_owned(), here, there)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_passes_words_on() {
        assert!(is_carrier("The next day, the ", " (MNA) quoted Ada Holm as saying"));
        assert!(is_carrier("Ada Holm told the ", " on Monday"));
        assert!(is_carrier("Speaking to ", ", Ada Holm said"));
        assert!(!is_carrier("Ada Holm met the ", " on Monday"));
        assert!(!is_carrier("", ""));
    }

    #[test]
    fn who_owns_a_remark() {
        assert!(speaks_of_words("’s latest remarks on talks"));
        assert!(speaks_of_words("'s comments"));
        assert!(!speaks_of_words(" made comments"));
        assert!(!speaks_of_words("’s port and its many letters"));
        assert!(!speaks_of_words(""));
    }
}
