//! Expressions of time, found and worked out.

use crate::dates::sense::{Sense, Unit};
use crate::dates::tense::{self, Tense};
use crate::dates::token::{Token, tokens};
use crate::dates::{Anchor, calendar, chained, relative, season, written};
use crate::{Dated, Sentence, Span, Text};
use jiff::civil::Date;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Granularity {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Granularity {
    pub(crate) fn of(unit: Unit) -> Granularity {
        match unit {
            Unit::Day => Granularity::Day,
            Unit::Week => Granularity::Week,
            Unit::Month => Granularity::Month,
            Unit::Quarter => Granularity::Quarter,
            Unit::Year => Granularity::Year,
            Unit::Decade | Unit::Century => Granularity::Decade,
        }
    }
}

/// Words that point to a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// The words, a preposition before them included.
    pub span: Span,
    /// How fine it is.
    pub granularity: Granularity,
    /// What the words say, apart from the day they are counted from; `None` if they have several readings or count from nothing.
    pub sense: Option<Sense>,
    /// What it comes to, as in [`Dated::iso`]; `None` if nothing supports a date.
    pub iso: Option<String>,
    /// How that was worked out, or why not, in one sentence.
    pub reasoning: String,
    /// The same without the day it is counted from.
    pub(crate) grounds: String,
}

impl Expression {
    /// The date, if there is one.
    pub fn dated(&self) -> Option<Dated> {
        let iso = self.iso.clone()?;
        Some(Dated {
            iso,
            expression: Some(self.span),
            reasoning: self.reasoning.clone(),
            inherited_from: None,
        })
    }
}

/// What a rule makes of the tokens at a place.
pub(crate) struct Reading {
    /// How many tokens it takes.
    pub(crate) taken: usize,
    pub(crate) granularity: Granularity,
    /// What they say, or why that cannot be told.
    pub(crate) sense: Result<Sense, &'static str>,
    /// How a sense was found, where its own rule does not tell.
    pub(crate) why: Option<String>,
}

impl Reading {
    pub(crate) fn new(taken: usize, granularity: Granularity, sense: Sense) -> Reading {
        Reading {
            taken,
            granularity,
            sense: Ok(sense),
            why: None,
        }
    }

    pub(crate) fn because(self, why: impl Into<String>) -> Reading {
        Reading {
            why: Some(why.into()),
            ..self
        }
    }

    pub(crate) fn unclear(taken: usize, granularity: Granularity, why: &'static str) -> Reading {
        Reading {
            taken,
            granularity,
            sense: Err(why),
            why: None,
        }
    }

    /// The words, and how they were understood.
    fn grounds(&self, words: &str) -> String {
        self.why
            .as_ref()
            .map_or_else(|| format!("“{words}”"), |why| format!("“{words}”: {why}"))
    }

    /// How it was worked out, or why not.
    fn reasoning(&self, anchor: &Anchor) -> String {
        match (&self.sense, &self.why, anchor.shown()) {
            (Err(why), ..) => (*why).to_owned(),
            (Ok(sense), Some(why), shown) => match shown {
                Some(shown) if sense.is_counted() => format!("{why}, counted from {shown}"),
                None if sense.is_counted() => format!("{why}, and the page gives no day to count from"),
                _ => why.clone(),
            },
            (Ok(sense), None, Some(shown)) => format!("{} {shown}", sense.rule()),
            (Ok(_), None, None) => "the page gives no day to count from".into(),
        }
    }
}

/// A date that was read before.
#[derive(Clone, Debug)]
pub(crate) struct Previous {
    pub(crate) sense: Sense,
    pub(crate) granularity: Granularity,
    /// What it comes to, or its words.
    pub(crate) shown: String,
    day: Option<Date>,
}

/// A sentence with what its expressions are counted from.
pub(crate) struct Scene<'a> {
    pub(crate) tokens: &'a [Token<'a>],
    /// Whether the page has a date.
    anchored: bool,
    /// The dates read before, one for each granularity, the last of them first.
    before: Vec<Previous>,
}

impl Scene<'_> {
    pub(crate) fn tense(&self, start: usize, end: usize) -> Tense {
        tense::at(self.tokens, start, end)
    }

    /// Whether the token before a place is one of these.
    pub(crate) fn before(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.tokens[at - 1].is_any(words)
    }

    /// The date read last that is at least as fine as a unit.
    pub(crate) fn previous(&self, unit: Unit) -> Option<&Previous> {
        self.before.iter().find(|previous| previous.granularity <= Granularity::of(unit))
    }

    /// On a page without a date: the day or month with its year that was read last.
    pub(crate) fn context(&self) -> Option<(Date, &str)> {
        let fine = |previous: &&Previous| previous.granularity <= Granularity::Month && previous.day.is_some();
        let previous = self.before.iter().find(fine).filter(|_| !self.anchored)?;
        Some((previous.day?, &previous.shown))
    }

    fn remember(&mut self, previous: Previous) {
        self.before.retain(|other| other.granularity != previous.granularity);
        self.before.insert(0, previous);
    }
}

type Rule = fn(&Scene, usize) -> Option<Reading>;

/// Tried in this order at every token.
const RULES: &[Rule] = &[
    relative::neighbour,
    relative::weekday,
    relative::stretch,
    chained::named,
    chained::counted,
    season::holiday,
    season::quarter,
    season::season,
    relative::unit,
    relative::ahead,
    written::date,
    written::month,
    written::year,
    written::day,
    season::decade,
];

/// Prepositions and the like that belong to an expression.
const LEADS: &[&str] = &[
    "on", "in", "since", "by", "until", "during", "late", "early", "earlier", "later", "last", "next", "this", "mid", "-",
];

/// The expressions of one sentence, in order, with what was read before. Linear in its length.
fn find(text: &Text, sentence: Span, anchor: &Anchor, before: &mut Vec<Previous>) -> Vec<Expression> {
    let words = text.get(sentence).unwrap_or_default();
    let tokens = tokens(words);
    let mut scene = Scene {
        tokens: &tokens,
        anchored: anchor.bounds().is_some(),
        before: std::mem::take(before),
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
        let end = (at + reading.taken.max(1)).min(tokens.len());
        let place = tokens[start].place.start..tokens[end - 1].place.end;
        let iso = reading.sense.as_ref().ok().and_then(|sense| sense.value(anchor));
        let reasoning = format!("“{}”: {}", &words[place.clone()], reading.reasoning(anchor));
        let grounds = reading.grounds(&words[place.clone()]);
        if let Ok(sense) = &reading.sense {
            let day = iso.as_deref().and_then(calendar::first_day);
            let shown = iso.clone().unwrap_or_else(|| format!("“{}”", &words[place.clone()]));
            scene.remember(Previous {
                sense: sense.clone(),
                granularity: reading.granularity,
                shown,
                day,
            });
        }
        found.push(Expression {
            span: text.span_of_bytes(from + place.start..from + place.end),
            granularity: reading.granularity,
            sense: reading.sense.ok(),
            iso,
            reasoning,
            grounds,
        });
        (at, free) = (end, end);
    }
    *before = scene.before;
    found
}

/// Where an expression starts with the prepositions before it, not going back into the one before.
fn lead(tokens: &[Token], at: usize, free: usize) -> usize {
    let belongs = |before: usize| {
        let (token, next) = (&tokens[before], &tokens[before + 1]);
        // "go on next week": the preposition is the verb's.
        let verbal = token.is("on") && next.is_any(&["last", "next", "this"]);
        let joined = !token.is("-") || !token.spaced && !next.spaced && before > 0 && tokens[before - 1].is_any(&["mid", "late", "early"]);
        token.is_any(LEADS) && !verbal && joined
    };
    (free.max(at.saturating_sub(3))..at)
        .rev()
        .take_while(|&before| belongs(before))
        .last()
        .unwrap_or(at)
}

/// The expressions of a run of sentences, in order; each date found is what the next "the day after" is counted from.
pub fn find_all(text: &Text, sentences: &[Sentence], anchor: &Anchor) -> Vec<Expression> {
    let mut before = Vec::new();
    let mut all = Vec::new();
    for sentence in sentences {
        all.extend(find(text, sentence.span, anchor, &mut before));
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
    fn seasons_quarters_feasts_and_labels() {
        one("The union walked out last summer.", "last summer", "2020-06/2020-08");
        one("It closed in the winter of 2019.", "winter of 2019", "2019-12/2020-02");
        one("Sales fell in the third quarter.", "third quarter", "2020-07/2020-09");
        one(
            "Sales fell in the first quarter of 2020.",
            "first quarter of 2020",
            "2020-01/2020-03",
        );
        one("They met at the New Year’s press conference.", "New Year’s", "2021-01");
        one("They met on Christmas Eve.", "on Christmas Eve", "2020-12-24");
        one("They broke the 2018 agreement.", "2018", "2018");
        one("They met in mid-March.", "in mid-March", "2021-03");
        one("They met on the 14th.", "on the 14th", "2021-03-14");
        one("They will meet in two weeks.", "in two weeks", "2021-04-12/2021-04-18");
        one("They met the day before yesterday.", "the day before yesterday", "2021-03-28");
        one("They walked out on Monday evening.", "on Monday evening", "2021-03-29");
        for words in [
            "Sales fell in the fiscal first quarter.",
            "In fiscal 2021 sales fell.",
            "They spring the trap.",
            "Eve Christmas said so.",
        ] {
            assert_eq!(read(words), [], "{words}");
        }
    }

    #[test]
    fn what_has_two_readings_is_shown_without_a_date() {
        assert_eq!(read("They met on 03/04/2021."), [("on 03/04/2021".to_owned(), String::new())]);
    }

    #[test]
    fn without_a_page_date_the_year_read_before_holds() {
        let nowhere = Anchor::published(None);
        let found = dated("The pit closed on 3 March 2021. On June 21 the owners met.", &nowhere);
        assert_eq!(found[1].1, "2021-06-21");
        let found = dated("In 2006 it opened. On June 21 the owners met.", &nowhere);
        assert_eq!(found[1].1, "");
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
        let found = dated(
            "The vote fell on 3 May 2019; the pumps stopped the same evening.",
            &Anchor::published(None),
        );
        assert_eq!(found[1], ("the same evening".into(), "2019-05-03".into()));
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
