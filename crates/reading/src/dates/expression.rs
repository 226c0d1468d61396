//! Expressions of time, found and worked out.

use crate::dates::tense::{self, Tense};
use crate::dates::token::{Token, tokens};
use crate::dates::{Anchor, calendar, names, relative, written};
use crate::{Dated, Sentence, Span, Text};
use jiff::civil::Date;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Granularity {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// Words that point to a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// The words, a preposition before them included.
    pub span: Span,
    /// How fine it is.
    pub granularity: Granularity,
    /// What it comes to, as in [`Dated::iso`]; `None` if nothing supports a date.
    pub iso: Option<String>,
    /// How that was worked out, or why not, in one sentence.
    pub reasoning: String,
}

impl Expression {
    /// The date, if there is one.
    pub fn dated(&self) -> Option<Dated> {
        let iso = self.iso.clone()?;
        Some(Dated {
            iso,
            expression: Some(self.span),
            reasoning: self.reasoning.clone(),
        })
    }
}

/// What a rule makes of the tokens at a place.
pub(crate) struct Reading {
    /// How many tokens it takes.
    pub(crate) taken: usize,
    pub(crate) granularity: Granularity,
    pub(crate) iso: Option<String>,
    /// Why, without the words themselves.
    pub(crate) reasoning: String,
}

/// A sentence with what its expressions are counted from.
pub(crate) struct Scene<'a> {
    pub(crate) tokens: &'a [Token<'a>],
    anchor: Option<Date>,
    called: &'a str,
    previous: Option<Date>,
}

impl Scene<'_> {
    pub(crate) fn tense(&self, start: usize, end: usize) -> Tense {
        tense::at(self.tokens, start, end)
    }

    /// A reading counted from the anchor.
    pub(crate) fn counted(&self, taken: usize, granularity: Granularity, work: impl Fn(Date) -> Option<String>) -> Reading {
        self.explained((taken, granularity), "counted from", work)
    }

    /// A reading counted from the anchor, with the words that come before it in the reasoning.
    pub(crate) fn explained(
        &self,
        (taken, granularity): (usize, Granularity),
        why: &str,
        work: impl Fn(Date) -> Option<String>,
    ) -> Reading {
        let reasoning = match self.anchor {
            Some(day) => format!("{why} {} {day} ({})", names::weekday_name(calendar::weekday(day)), self.called),
            None => "the page gives no day to count from".into(),
        };
        Reading {
            taken,
            granularity,
            iso: self.anchor.and_then(work),
            reasoning,
        }
    }

    /// A reading counted from the date read last.
    pub(crate) fn chained(&self, taken: usize, granularity: Granularity, work: impl Fn(Date) -> Option<String>) -> Reading {
        let reasoning = match self.previous {
            Some(day) => format!("counted from {day}, the date read before"),
            None => "no day before it to count from".into(),
        };
        Reading {
            taken,
            granularity,
            iso: self.previous.and_then(work),
            reasoning,
        }
    }
}

type Rule = fn(&Scene, usize) -> Option<Reading>;

/// Tried in this order at every token.
const RULES: &[Rule] = &[
    relative::neighbour,
    relative::weekday,
    relative::stretch,
    relative::chained,
    relative::counted,
    relative::unit,
    written::date,
    written::month,
    written::year,
];

/// Prepositions and the like that belong to an expression.
const LEADS: &[&str] = &[
    "on", "in", "since", "by", "until", "during", "late", "early", "earlier", "later", "last", "next", "this",
];

/// The expressions of one sentence, in order. Linear in its length.
pub fn find(text: &Text, sentence: Span, anchor: &Anchor) -> Vec<Expression> {
    let words = text.get(sentence).unwrap_or_default();
    let tokens = tokens(words);
    let mut scene = Scene {
        tokens: &tokens,
        anchor: anchor.day.as_deref().and_then(calendar::day),
        called: &anchor.called,
        previous: anchor.previous.as_ref().and_then(|dated| whole_day(&dated.iso)),
    };
    let mut found = Vec::new();
    let from = text.byte_at(sentence.start);
    let (mut at, mut free) = (0, 0);
    while at < tokens.len() {
        let Some(reading) = RULES.iter().find_map(|rule| rule(&scene, at)) else {
            at += 1;
            continue;
        };
        let start = lead(&tokens, at, free);
        let end = at + reading.taken.max(1);
        let place = tokens[start].place.start..tokens[(end - 1).min(tokens.len() - 1)].place.end;
        scene.previous = reading.iso.as_deref().and_then(whole_day).or(scene.previous);
        let reasoning = format!("“{}”: {}", &words[place.clone()], reading.reasoning);
        let span = text.span_of_bytes(from + place.start..from + place.end);
        found.push(Expression {
            span,
            granularity: reading.granularity,
            iso: reading.iso,
            reasoning,
        });
        (at, free) = (end, end);
    }
    found
}

/// Where an expression starts with the prepositions before it, not going back into the one before.
fn lead(tokens: &[Token], at: usize, free: usize) -> usize {
    // "go on next week": the preposition is the verb's.
    let belongs =
        |before: usize| tokens[before].is_any(LEADS) && !(tokens[before].is("on") && tokens[before + 1].is_any(&["last", "next", "this"]));
    (free.max(at.saturating_sub(2))..at)
        .rev()
        .take_while(|&before| belongs(before))
        .last()
        .unwrap_or(at)
}

/// The day of a date that is one day.
fn whole_day(iso: &str) -> Option<Date> {
    if iso.contains('/') || iso.contains("..") {
        None
    } else {
        calendar::day(iso)
    }
}

/// The expressions of a run of sentences, in order; each date found is what the next "the day after" is counted from.
pub fn find_all(text: &Text, sentences: &[Sentence], anchor: &Anchor) -> Vec<Expression> {
    let mut anchor = anchor.clone();
    let mut all = Vec::new();
    for sentence in sentences {
        let found = find(text, sentence.span, &anchor);
        if let Some(last) = found.iter().rev().find_map(Expression::dated) {
            anchor.previous = Some(last);
        }
        all.extend(found);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expressions in some words with what they come to, published on a Tuesday.
    fn read(words: &str) -> Vec<(String, String)> {
        dated(words, &Anchor::published(Some("2021-03-30T14:55")))
    }

    fn dated(words: &str, anchor: &Anchor) -> Vec<(String, String)> {
        let text = Text::new(words.into());
        let sentences = crate::sentences::split(&text, Span { start: 0, end: text.len() });
        let shown = |found: Expression| (text.get(found.span).unwrap().to_owned(), found.iso.unwrap_or_default());
        find_all(&text, &sentences, anchor).into_iter().map(shown).collect()
    }

    fn one(words: &str, expression: &str, iso: &str) {
        assert_eq!(read(words), [(expression.to_owned(), iso.to_owned())], "{words}");
    }

    #[test]
    fn weekdays_follow_the_tense() {
        one("The miners walked out on Monday.", "on Monday", "2021-03-29");
        one(
            "The miners said Thursday that the owners would have to pay.",
            "Thursday",
            "2021-03-25",
        );
        one("The union reported Tuesday that talks had failed.", "Tuesday", "2021-03-30");
        one("The council will vote on Monday.", "on Monday", "2021-04-05");
        one("She is scheduled to meet the owners in Lund on Friday.", "on Friday", "2021-04-02");
        one("The owners met last Tuesday.", "last Tuesday", "2021-03-23");
        one("He said the pit opens next Monday.", "next Monday", "2021-04-05");
        one("They met on Thursday last week.", "on Thursday last week", "2021-03-25");
        one("It began Monday, March 22, 2021, at dawn.", "Monday, March 22, 2021", "2021-03-22");
    }

    #[test]
    fn units_are_counted_from_publication() {
        one("Talks broke down last week.", "last week", "2021-03-22/2021-03-28");
        one("They host the envoys later this week.", "later this week", "2021-03-31/2021-04-04");
        one("Talks are to go on next week.", "next week", "2021-04-05/2021-04-11");
        one("The pit closes next year.", "next year", "2022");
        one("The wall failed two years ago.", "two years ago", "2019");
        one("The wall failed three days ago.", "three days ago", "2021-03-27");
        one("The wall failed yesterday.", "yesterday", "2021-03-29");
        one("Wages fell over the past three years.", "the past three years", "2018/2021");
        assert_eq!(read("The last year has been dry."), []);
    }

    #[test]
    fn months_follow_the_tense() {
        one("The union took office in January.", "in January", "2021-01");
        one("The union met the owners in October.", "in October", "2020-10");
        one("In October last year, the owners agreed.", "In October last year", "2020-10");
        one("The council will vote in May.", "in May", "2021-05");
        one("The council met on June 21.", "on June 21", "2020-06-21");
        one("The council will meet on April 9.", "on April 9", "2021-04-09");
    }

    #[test]
    fn what_is_written_whole_needs_no_anchor() {
        let nowhere = Anchor::published(None);
        let iso = |words: &str| dated(words, &nowhere).into_iter().map(|(_, iso)| iso).collect::<Vec<_>>();
        assert_eq!(iso("The dam broke in March 2021."), ["2021-03"]);
        assert_eq!(iso("The dam broke on 4 June 2019 and again in 2020."), ["2019-06-04", "2020"]);
        assert_eq!(iso("It has leaked since 2017."), ["2017"]);
        assert_eq!(iso("In the 1990s it held."), ["1990/1999"]);
        for open in [
            "The dam broke in May.",
            "It broke on June 21.",
            "It broke on Monday.",
            "It broke last week.",
            "It broke two years ago.",
            "The next day it rained.",
        ] {
            assert_eq!(iso(open), [""], "{open}");
        }
    }

    #[test]
    fn the_next_day_follows_the_date_before() {
        let found = dated(
            "The vote fell on June 21, 2021. The next day, the pumps stopped.",
            &Anchor::published(None),
        );
        assert_eq!(found[1], ("The next day".into(), "2021-06-22".into()));
        let found = dated("It began on 3 May 2019 and ended two days later.", &Anchor::published(None));
        assert_eq!(found[1].1, "2019-05-05");
    }

    #[test]
    fn look_alikes_are_no_dates() {
        for words in [
            "They may march on.",
            "Around 2000 miners and 2,000 farmers came.",
            "March on, he said.",
            "The Sun rose.",
            "In their Sunday-best suits they sang.",
            "In 2019-20 rain fell.",
        ] {
            assert_eq!(read(words), [], "{words}");
        }
    }
}
