//! Every decision maker's own game analysed, and what follows when each plays its own.

use standoff_conflict::Conflict;
use standoff_states::{Budget, StateId};

use super::own_game::{Picture, own_game, picture};
use super::surprises::{Surprise, surprises};
use crate::{Analysis, CannotAnalyse, Concept, Settings, analyse};

/// Analyses the model as it is and each decision maker's own game.
///
/// Cost: one analysis for the model, and one for each decision maker who holds a view; who holds none plays the game of the model.
///
/// # Errors
/// As of [`analyse`], for the model or for a game (then the message says whose), and C0720 for a view that cannot be put in.
pub fn hypergame(conflict: &Conflict, settings: &Settings, budget: &Budget) -> Result<Hypergame, CannotAnalyse> {
    let truth = analyse(conflict, settings, budget)?;
    let mut games = Vec::with_capacity(conflict.decision_makers.len());
    for holder in 0..conflict.decision_makers.len() {
        games.push(Game::new(&truth, holder, budget)?);
    }
    Ok(Hypergame { truth, games })
}

/// One decision maker's own game.
#[derive(Clone, Debug)]
pub struct Game {
    /// Number of the decision maker whose game it is.
    pub holder: usize,
    /// For each decision maker, where the holder's idea of its preference comes from.
    pub pictures: Vec<Picture>,
    /// The game analysed. Its states are numbered as those of the model.
    pub analysis: Analysis,
}

impl Game {
    fn new(truth: &Analysis, holder: usize, budget: &Budget) -> Result<Game, CannotAnalyse> {
        let conflict = truth.conflict();
        let pictures: Vec<Picture> = (0..conflict.decision_makers.len())
            .map(|of| picture(conflict, holder, of))
            .collect();
        let sees_otherwise = pictures.iter().any(|picture| matches!(picture, Picture::Seen { .. }));
        let analysis = match sees_otherwise {
            false => truth.clone(),
            true => {
                analyse(&own_game(conflict, holder)?, truth.settings(), budget).map_err(|cannot| as_seen_by(conflict, holder, cannot))?
            }
        };
        Ok(Game {
            holder,
            pictures,
            analysis,
        })
    }

    /// The states that the holder predicts: the equilibria of its own game, ascending.
    pub fn predicted(&self, concept: Concept) -> Vec<StateId> {
        self.analysis.equilibria(concept)
    }
}

/// Says in each finding whose game it is about.
fn as_seen_by(conflict: &Conflict, holder: usize, mut cannot: CannotAnalyse) -> CannotAnalyse {
    for finding in &mut cannot.findings {
        finding.message = format!(
            "in the game as `{}` sees it: {}",
            conflict.decision_makers[holder].key, finding.message
        );
    }
    cannot
}

/// A conflict as each decision maker plays it.
#[derive(Clone, Debug)]
pub struct Hypergame {
    truth: Analysis,
    games: Vec<Game>,
}

/// What becomes of a state, and who foresees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Whether it is a hypergame equilibrium: stable for each decision maker in that one's own game.
    pub stays: bool,
    /// Decision makers for whom it is not stable in their own game: who leaves.
    pub unsettled_by: Vec<usize>,
    /// Decision makers in whose own game it is an equilibrium: who predicts it.
    pub predicted_by: Vec<usize>,
    /// Whether it would be an equilibrium if everybody knew everybody's preference.
    pub equilibrium_if_known: bool,
}

impl Outlook {
    /// Nobody predicts it.
    pub fn predicted_by_nobody(&self) -> bool {
        self.predicted_by.is_empty()
    }
}

impl Hypergame {
    /// The model as it is: what would hold if everybody knew everybody's preference.
    pub fn truth(&self) -> &Analysis {
        &self.truth
    }

    /// The own games, in the order of the decision makers.
    pub fn games(&self) -> &[Game] {
        &self.games
    }

    /// Whether somebody sees somebody otherwise than the model has it.
    pub fn anybody_sees_otherwise(&self) -> bool {
        let mut pictures = self.games.iter().flat_map(|game| &game.pictures);
        pictures.any(|picture| matches!(picture, Picture::Seen { .. }))
    }

    /// Whether a state is stable for a decision maker in its own game; `false` for one that does not exist.
    pub fn stable(&self, concept: Concept, dm: usize, state: StateId) -> bool {
        self.games.get(dm).is_some_and(|game| game.analysis.stable(concept, dm, state))
    }

    /// The hypergame equilibria, ascending: states that are stable for each decision maker in its own game.
    pub fn equilibria(&self, concept: Concept) -> Vec<StateId> {
        let stays = |state: &StateId| (0..self.games.len()).all(|dm| self.stable(concept, dm, *state));
        self.truth.space().ids().filter(stays).collect()
    }

    /// What becomes of a state, and who foresees it.
    pub fn outlook(&self, concept: Concept, state: StateId) -> Outlook {
        let makers = 0..self.games.len();
        let unsettled_by: Vec<usize> = makers.clone().filter(|&dm| !self.stable(concept, dm, state)).collect();
        let predicts = |&dm: &usize| self.games[dm].analysis.equilibrium(concept, state);
        Outlook {
            stays: unsettled_by.is_empty() && state.0 < self.truth.space().len(),
            unsettled_by,
            predicted_by: makers.filter(predicts).collect(),
            equilibrium_if_known: self.truth.equilibrium(concept, state),
        }
    }

    /// The moves from a state that somebody does not expect, and those that somebody expects and that do not come; ordered by who is
    /// surprised, who moves, and the state the move leads to. Cost: for each game and mover, one search for each improvement.
    pub fn surprises(&self, concept: Concept, state: StateId) -> Vec<Surprise> {
        surprises(self, concept, state)
    }
}
