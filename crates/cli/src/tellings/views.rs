//! How each side sees the others: the game each believes it plays, what each expects, and what would surprise whom.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::ending;
use crate::terminal::{STRONG, Terminal, clean, paint};
use crate::verdicts::{Teller, joined};
use standoff::stability::views::{Game, Hypergame, Picture, Surprise, SurpriseKind, Unlikely};
use standoff::stability::{Concept, StateId};
use std::collections::BTreeMap;

/// Tells the own games, what becomes of the status quo in them, and the surprises.
pub fn tell(hypergame: &Hypergame, concepts: &[Concept], measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        hypergame,
        teller: Teller::new(hypergame.truth(), measure.answers),
        concepts,
        measure,
    };
    terminal.heading("How each side sees it")?;
    for game in hypergame.games() {
        telling.game(game, terminal)?;
    }
    match hypergame.truth().status_quo() {
        Some(now) => telling.now(now, terminal),
        None => Ok(()),
    }
}

/// Own games being told.
struct Telling<'a> {
    hypergame: &'a Hypergame,
    teller: Teller<'a>,
    concepts: &'a [Concept],
    measure: Measure,
}

impl Telling<'_> {
    /// One side's own game: whom it sees otherwise, and what it expects.
    fn game(&self, game: &Game, terminal: &mut Terminal) -> Result<(), Failure> {
        let holder = paint(STRONG, &self.teller.maker(game.holder));
        let otherwise: Vec<String> = (0..game.pictures.len()).filter_map(|of| self.picture(game, of)).collect();
        if otherwise.is_empty() {
            let told = format!("{holder} sees the others as the model has them.");
            return Ok(terminal.paragraph("  ", &told)?);
        }
        terminal.paragraph("  ", &format!("{holder} believes that {}.", joined(&otherwise, "and that")))?;
        let Some(now) = self.hypergame.truth().status_quo() else {
            return Ok(());
        };
        let expects: Vec<Concept> = self.under(|concept| game.analysis.equilibrium(concept, now));
        let told = match expects.as_slice() {
            [] => "In its own picture things cannot stay as they are, whatever the concept.".to_owned(),
            concepts => format!(
                "In its own picture things can stay as they are under {}.",
                crate::solution::names(concepts)
            ),
        };
        terminal.paragraph("    ", &told)?;
        self.movers(game, now, terminal)
    }

    /// Whom the holder expects to move, in its own game, and by what.
    fn movers(&self, game: &Game, now: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let makers = 0..game.pictures.len();
        for dm in makers.filter(|dm| *dm != game.holder) {
            let leaves = self.under(|concept| !game.analysis.stable(concept, dm, now));
            let Some(&first) = leaves.first() else { continue };
            let open = game
                .analysis
                .answers(first, dm, now)
                .into_iter()
                .filter(|(_, answer)| answer.is_err());
            let moves: Vec<String> = open.take(self.measure.answers).map(|(to, _)| self.teller.change(now, to)).collect();
            let told = format!(
                "It expects {} to move, by {} (under {}).",
                self.teller.maker(dm),
                joined(&moves, "or"),
                crate::solution::names(&leaves)
            );
            terminal.paragraph("    ", &told)?;
        }
        Ok(())
    }

    /// What the holder believes of another, where that differs from the model.
    fn picture(&self, game: &Game, of: usize) -> Option<String> {
        let Some(Picture::Seen { replaced }) = game.pictures.get(of) else {
            return None;
        };
        let truth = self.hypergame.truth().conflict();
        let seen = game.analysis.conflict();
        if let Some(exchanged) = self.exchanged(game, of, replaced) {
            return Some(exchanged);
        }
        let wishes: Vec<String> = replaced
            .iter()
            .map(|id| match (wish(seen, of, id), wish(truth, of, id)) {
                (Some(believed), Some(real)) => format!("“{}” instead of “{}”", clean(&believed), clean(&real)),
                (Some(believed), None) => format!("“{}”", clean(&believed)),
                _ => format!("`{}` otherwise", clean(id)),
            })
            .collect();
        Some(format!("{} wants {}", self.teller.maker(of), joined(&wishes, "and")))
    }

    /// Two wishes that the holder believes to stand in each other's place.
    fn exchanged(&self, game: &Game, of: usize, replaced: &[String]) -> Option<String> {
        let [first, second] = replaced else { return None };
        let (truth, seen) = (self.hypergame.truth().conflict(), game.analysis.conflict());
        let real = (wish(truth, of, first)?, wish(truth, of, second)?);
        let believed = (wish(seen, of, first)?, wish(seen, of, second)?);
        (real.0 == believed.1 && real.1 == believed.0).then(|| {
            let (above, below) = (clean(&believed.0), clean(&believed.1));
            format!(
                "for {} “{above}” counts more than “{below}”, and not the other way round",
                self.teller.maker(of)
            )
        })
    }

    /// What becomes of the status quo when each plays its own game, and what comes unexpected.
    fn now(&self, now: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let stays = self.under(|concept| self.hypergame.outlook(concept, now).stays);
        let told = match stays.as_slice() {
            [] => "Each acting on its own picture, somebody leaves the status quo under every concept.".to_owned(),
            concepts => format!(
                "Each acting on its own picture, the status quo stays under {}.",
                crate::solution::names(concepts)
            ),
        };
        terminal.paragraph("  ", &told)?;
        let mut told: BTreeMap<String, Vec<Concept>> = BTreeMap::new();
        let mut order = Vec::new();
        for &concept in self.concepts.iter().filter(|concept| Concept::ALL.contains(concept)) {
            for found in self.hypergame.surprises(concept, now).iter().filter(|found| found.best) {
                let words = self.surprise(now, found);
                if !told.contains_key(&words) {
                    order.push(words.clone());
                }
                told.entry(words).or_default().push(concept);
            }
        }
        if order.is_empty() {
            return Ok(terminal.paragraph("  ", "Nobody is in for a surprise at the status quo.")?);
        }
        terminal.paragraph("  ", "In for a surprise:")?;
        for words in order.iter().take(self.measure.states) {
            let under = told.get(words).map(|concepts| crate::solution::names(concepts)).unwrap_or_default();
            terminal.paragraph("  - ", &format!("{words} (under {under})"))?;
        }
        ending::rest(order.len(), self.measure.states, terminal)
    }

    fn surprise(&self, now: StateId, found: &Surprise) -> String {
        let (onlooker, mover) = (self.teller.maker(found.onlooker), self.teller.maker(found.mover));
        let change = self.teller.change(now, found.to);
        let (said, whose) = match found.kind {
            SurpriseKind::Unexpected => (
                format!("{onlooker} does not expect {mover} to move by {change}; in {mover}'s own picture that pays"),
                format!("in {onlooker}'s picture"),
            ),
            SurpriseKind::FailsToCome => (
                format!("{onlooker} expects {mover} to move by {change}; it will not come"),
                format!("in {mover}'s own picture"),
            ),
        };
        let why = match &found.unlikely {
            Unlikely::NoImprovement => "that is no gain for it".to_owned(),
            Unlikely::Deterred { answer } => format!("that is answered: {}", self.teller.moves(answer.improvement, &answer.moves)),
        };
        format!("{said}: {whose}, {why}")
    }

    /// The concepts asked for, of those that views are judged by, for which something holds.
    fn under(&self, holds: impl Fn(Concept) -> bool) -> Vec<Concept> {
        let judged = self.concepts.iter().copied().filter(|concept| Concept::ALL.contains(concept));
        judged.filter(|&concept| holds(concept)).collect()
    }
}

/// What a statement of a decision maker wants, in the words of the model file.
fn wish(conflict: &standoff::conflict::Conflict, dm: usize, id: &str) -> Option<String> {
    match conflict.preferences.get(dm)? {
        standoff::conflict::Preference::Statements(statements) => {
            let found = statements.iter().find(|statement| statement.id == id)?;
            Some(conflict.print(&found.want))
        }
        _ => None,
    }
}
