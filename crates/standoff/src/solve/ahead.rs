//! Two who look several moves ahead: what holds at a horizon, at every horizon from some on, or where one of them leads.

use super::{Sense, SolveAsked};
use crate::state::maker_of;
use serde_json::Value;
use standoff_conflict::{Finding, Place, Severity};
use standoff_questions::Limits;
use standoff_stability::horizons::{
    HorizonVerdict, limited, limited_results, non_myopic, non_myopic_results, stackelberg, stackelberg_results,
};
use standoff_stability::{Analysis, CannotAnalyse, StateId};

/// What holds for two who look ahead in one way.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The sense.
    pub sense: Sense,
    /// Number of the one who leads, where somebody does.
    pub leader: Option<usize>,
    /// The states that hold, ascending; `None` where that is undetermined.
    pub equilibria: Option<Vec<StateId>>,
    /// The states that hold by some way of settling ties, where that is worked out.
    pub possible: Vec<StateId>,
    /// What each of the two does at the status quo, and why.
    pub now: Vec<HorizonVerdict>,
    /// Where horizons repeat: the first of them and the period.
    pub cycle: Option<(usize, usize)>,
    /// The same as JSON.
    pub json: Value,
}

impl Ahead {
    /// Works out one way of looking ahead; several answers where everybody leads in turn, none for a sense of another kind.
    pub(crate) fn of(analysis: &Analysis, sense: Sense, asked: &SolveAsked, limits: &Limits) -> Result<Vec<Ahead>, CannotAnalyse> {
        match sense {
            Sense::Ahead(moves) => near(analysis, moves, asked, limits).map(|found| vec![found]),
            Sense::NonMyopic => far(analysis, asked, limits).map(|found| vec![found]),
            Sense::Stackelberg => leaders(analysis, asked)?
                .into_iter()
                .map(|leader| led(analysis, leader, asked, limits))
                .collect(),
            Sense::Single(_) | Sense::Coalition(_) => Ok(Vec::new()),
        }
    }
}

fn near(analysis: &Analysis, moves: usize, asked: &SolveAsked, limits: &Limits) -> Result<Ahead, CannotAnalyse> {
    let found = limited(analysis, moves, asked.reading.ties, &limits.budget)?;
    Ok(Ahead {
        sense: Sense::Ahead(moves),
        leader: None,
        equilibria: Some(found.equilibria()),
        possible: found.possible_equilibria(),
        now: at_status_quo(analysis, |dm, state| found.verdict(dm, state)),
        cycle: None,
        json: limited_results(&found),
    })
}

fn far(analysis: &Analysis, asked: &SolveAsked, limits: &Limits) -> Result<Ahead, CannotAnalyse> {
    let found = non_myopic(analysis, asked.reading.ties, &limits.budget)?;
    Ok(Ahead {
        sense: Sense::NonMyopic,
        leader: None,
        equilibria: found.equilibria(),
        possible: Vec::new(),
        now: Vec::new(),
        cycle: found.cycle(),
        json: non_myopic_results(&found),
    })
}

fn led(analysis: &Analysis, leader: usize, asked: &SolveAsked, limits: &Limits) -> Result<Ahead, CannotAnalyse> {
    let found = stackelberg(analysis, leader, asked.reading.ties, &limits.budget)?;
    Ok(Ahead {
        sense: Sense::Stackelberg,
        leader: Some(leader),
        equilibria: Some(found.equilibria()),
        possible: found.possible_equilibria(),
        now: at_status_quo(analysis, |dm, state| found.verdict(dm, state)),
        cycle: None,
        json: stackelberg_results(&found),
    })
}

/// Who leads: the one that is named, else each in turn.
fn leaders(analysis: &Analysis, asked: &SolveAsked) -> Result<Vec<usize>, CannotAnalyse> {
    let conflict = analysis.conflict();
    match &asked.leader {
        None => Ok((0..conflict.decision_makers.len()).collect()),
        Some(name) => maker_of(conflict, name).map(|leader| vec![leader]).map_err(|why| CannotAnalyse {
            findings: vec![Finding {
                code: "C0743",
                severity: Severity::Error,
                place: Place::default(),
                message: why.to_string(),
                help: None,
            }],
        }),
    }
}

fn at_status_quo(analysis: &Analysis, verdict: impl Fn(usize, StateId) -> Option<HorizonVerdict>) -> Vec<HorizonVerdict> {
    let Some(state) = analysis.status_quo() else { return Vec::new() };
    let makers = 0..analysis.conflict().decision_makers.len();
    makers.filter_map(|dm| verdict(dm, state)).collect()
}
