//! Rows of statements: found, attributed, and the fields of those found.

use super::alignment::{left_over, missed, pairs};
use super::folder::{Compared, Known};
use super::gold::Statement;
use super::points::Points;
use super::tally::{Found, Outcome, Tally};

/// Statements inside the body of a page, paired with those that are wanted.
pub struct Paired<'p> {
    pub required: Vec<&'p Statement>,
    pub optional: Vec<&'p Statement>,
    pub inside: Vec<&'p super::ledger::Statement>,
    pairs: Vec<(usize, usize)>,
    /// Indices of what was found and is neither wanted nor left open.
    extra: Vec<usize>,
}

impl<'p> Paired<'p> {
    pub fn of(compared: &Compared<'p>) -> Paired<'p> {
        let (required, optional): (Vec<_>, Vec<_>) = compared.page.statements.iter().partition(|statement| statement.required());
        let inside: Vec<_> = compared
            .document
            .statements
            .iter()
            .filter(|statement| statement.points().meets(&compared.body))
            .collect();
        let wanted: Vec<Points> = required.iter().map(|statement| statement.points()).collect();
        let found: Vec<Points> = inside.iter().map(|statement| statement.points()).collect();
        let pairs = pairs(wanted.len(), found.len(), 0.5, |want, got| wanted[want].likeness(&found[got]));
        let free: Vec<Points> = optional.iter().map(|statement| statement.points()).collect();
        let extra = left_over(&pairs, found.len())
            .into_iter()
            .filter(|got| !free.iter().any(|place| place.likeness(&found[*got]) >= 0.3))
            .collect();
        Paired {
            required,
            optional,
            inside,
            pairs,
            extra,
        }
    }

    /// Counts all rows of statements and notes which of the reading is which of the annotations.
    pub fn count(&self, compared: &Compared<'_>, tally: &mut Tally, known: &mut Known) {
        let paired = self.pairs.len();
        let (wanted, extra) = (self.required.len(), self.extra.len());
        tally.count(
            "statements",
            Found {
                right: paired,
                invented: extra,
                missed: wanted - paired,
            },
        );
        let mut right = 0;
        for (want, got) in &self.pairs {
            let (want, got) = (self.required[*want], self.inside[*got]);
            known.insert(want.id.clone(), got.id.clone());
            right += usize::from(fields(compared, (want, got), tally));
        }
        tally.count(
            "attributed statements",
            Found {
                right,
                invented: extra + paired - right,
                missed: wanted - right,
            },
        );
        self.misses(compared, tally);
        self.rules(compared, tally);
    }

    fn misses(&self, compared: &Compared<'_>, tally: &mut Tally) {
        for want in missed(&self.pairs, self.required.len()) {
            let statement = self.required[want];
            let words = statement
                .content
                .first()
                .map_or("", |passage| if passage.text.is_empty() { &passage.head } else { &passage.text });
            tally.misses.push(compared.miss("statement missed", &statement.id, words));
        }
        for got in &self.extra {
            let statement = self.inside[*got];
            tally
                .misses
                .push(compared.miss("statement invented", &statement.id, &format!("{:?}", statement.content)));
        }
    }

    fn rules(&self, compared: &Compared<'_>, tally: &mut Tally) {
        for (got, statement) in self.inside.iter().enumerate() {
            let outcome = match self.pairs.iter().find(|(_, taken)| *taken == got) {
                Some((want, _)) if speaker_right(compared, self.required[*want], statement) => Outcome::Right,
                Some(_) if statement.speaker.is_empty() => Outcome::Open,
                Some(_) => Outcome::Wrong,
                None if self.extra.contains(&got) => Outcome::Wrong,
                None => Outcome::Free,
            };
            tally.rule("statement", &statement.rule, outcome);
        }
    }
}

/// The speaker is right, or the principal is named for the spokesperson.
fn speaker_right(compared: &Compared<'_>, want: &Statement, got: &super::ledger::Statement) -> bool {
    let right = |wanted: &[String], allowed: &[String]| compared.actors.right(&got.speaker, wanted, allowed);
    right(&want.speaker, &want.on_behalf_of) || right(&want.on_behalf_of, &want.speaker)
}

/// Counts the fields of a found statement; whether its speaker is right.
fn fields(compared: &Compared<'_>, (want, got): (&Statement, &super::ledger::Statement), tally: &mut Tally) -> bool {
    let right = speaker_right(compared, want, got);
    tally.hit("speaker of found statements", right);
    let modality = got.modality.as_ref();
    tally.hit(
        "modality of found statements",
        modality == want.modality.as_ref() || modality.is_some_and(|word| want.modality_alt.contains(word)),
    );
    if matches!(want.polarity.as_deref(), Some("positive" | "negative")) {
        tally.hit("polarity of found statements", got.polarity == want.polarity);
    }
    let date = want.date.as_ref().and_then(|date| date.iso.as_deref());
    tally.hit("date of found statements", super::dates::agree(got.date.as_deref(), date));
    if !right {
        let told = format!("want {:?} got {:?}", want.speaker, got.speaker);
        tally.misses.push(compared.miss("speaker", &want.id, &told));
    }
    right
}
