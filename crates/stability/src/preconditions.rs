//! Why a conflict cannot be analysed as it stands: findings with codes C0701 to C0706.

use std::fmt;

use standoff_conflict::{Conflict, Fact, Finding, Place, Severity, Statement, StatementRank, Support};
use standoff_states::{Space, Stopped};

/// Why a conflict cannot be analysed: everything that stands in the way, each with a code, a place and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotAnalyse {
    /// At least one, sorted by place.
    pub findings: Vec<Finding>,
}

impl fmt::Display for CannotAnalyse {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said: Vec<String> = self.findings.iter().map(sentence).collect();
        write!(out, "this conflict cannot be analysed: {}", said.join("; "))
    }
}

impl std::error::Error for CannotAnalyse {}

impl CannotAnalyse {
    /// Collects findings; `Ok` when there are none.
    pub(crate) fn unless_empty(mut findings: Vec<Finding>) -> Result<(), CannotAnalyse> {
        if findings.is_empty() {
            return Ok(());
        }
        findings.sort_by(|left, right| (left.place, left.code).cmp(&(right.place, right.code)));
        Err(CannotAnalyse { findings })
    }
}

impl From<Finding> for CannotAnalyse {
    fn from(finding: Finding) -> CannotAnalyse {
        CannotAnalyse { findings: vec![finding] }
    }
}

/// A finding as one clause.
fn sentence(finding: &Finding) -> String {
    match &finding.help {
        Some(help) => format!("{} ({help})", finding.message),
        None => finding.message.clone(),
    }
}

/// An error at a place.
pub(crate) fn error(code: &'static str, place: Place, message: String, help: &str) -> Finding {
    Finding {
        code,
        severity: Severity::Error,
        place,
        message,
        help: Some(help.to_owned()),
    }
}

/// C0702: the states, moves or sequences are more than the budget allows.
pub(crate) fn too_much(stopped: &Stopped) -> CannotAnalyse {
    CannotAnalyse::from(Finding {
        code: "C0702",
        severity: Severity::Error,
        place: Place::default(),
        message: stopped.to_string(),
        help: None,
    })
}

/// C0702: following the sequences of moves took more steps than the budget allows.
pub(crate) fn too_long(max_steps: u64, states: usize) -> CannotAnalyse {
    let message = format!("stopped after following {max_steps} moves between {states} states");
    let help = "add conditions that rule combinations out, or leave out options";
    CannotAnalyse::from(error("C0702", Place::default(), message, help))
}

/// C0702: sets of states for all coalitions take more room than the budget allows. `room` holds the words needed and the bound.
pub(crate) fn too_wide(makers: usize, states: usize, room: (usize, usize)) -> CannotAnalyse {
    let (needed, most) = room;
    let message =
        format!("the coalitions of {makers} decision makers between {states} states take {needed} words of memory; the budget has {most}");
    let help = "merge decision makers who always act alike, add conditions that rule combinations out, or leave out options";
    CannotAnalyse::from(error("C0702", Place::default(), message, help))
}

/// C0740: more decision makers than coalitions can be worked out for.
pub(crate) fn too_many_makers(makers: usize, most: usize) -> CannotAnalyse {
    let message = format!("{makers} decision makers form more coalitions than can be worked out; {most} are the most");
    let help = "leave out decision makers who own no option, or make one of those who always act alike; verdicts for each one alone have no such bound";
    CannotAnalyse::from(error("C0740", Place::default(), message, help))
}

/// C0741: a horizon was asked for with another number of decision makers than two.
pub(crate) fn not_two(makers: usize) -> CannotAnalyse {
    let message = format!("a horizon of several moves is defined for two decision makers, and this conflict has {makers}");
    let help = "ask for SMR or SSEQ, which look one reply and one escape ahead for any number; or model the two who matter";
    CannotAnalyse::from(error("C0741", Place::default(), message, help))
}

/// C0743: a leader was named who does not exist.
pub(crate) fn no_such_leader(conflict: &Conflict, leader: usize) -> CannotAnalyse {
    let names: Vec<&str> = conflict.decision_makers.iter().map(|maker| maker.key.as_str()).collect();
    let message = format!("there is no decision maker number {leader} to lead, counted from 0");
    CannotAnalyse::from(error(
        "C0743",
        Place::default(),
        message,
        &format!("name one of {}", names.join(", ")),
    ))
}

/// C0742: a list of concepts does not have one for each decision maker.
pub(crate) fn not_one_each(concepts: usize, makers: usize) -> CannotAnalyse {
    let message = format!("{concepts} concepts for {makers} decision makers");
    let help = "give one concept for each decision maker, in the order of the model";
    CannotAnalyse::from(error("C0742", Place::default(), message, help))
}

/// C0701: no state is feasible.
pub(crate) fn no_state(conflict: &Conflict) -> Finding {
    let place = conflict.infeasible.first().map(|rule| rule.support.place);
    let message = "no combination of options is feasible".to_owned();
    error(
        "C0701",
        place.unwrap_or_default(),
        message,
        "weaken one of the infeasible conditions",
    )
}

/// C0706: the status quo is ruled out.
pub(crate) fn status_quo_infeasible(conflict: &Conflict, space: &Space) -> Option<Finding> {
    let status_quo = conflict.status_quo.as_ref()?;
    if space.find(status_quo.state).is_some() {
        return None;
    }
    let message = "the status quo is not feasible: an infeasible condition holds in it".to_owned();
    let help = "change the options taken in the status quo, or the condition";
    Some(error("C0706", status_quo.support.place, message, help))
}

/// C0705: the order of some statements is not fully known.
pub(crate) fn partly_known(conflict: &Conflict, dm: usize, statements: &[Statement]) -> Option<Finding> {
    let shared = |statement: &Statement| statements.iter().filter(|other| other.rank == statement.rank).count() > 1;
    let unordered = |statement: &&Statement| match statement.rank {
        StatementRank::AsWritten => false,
        StatementRank::Level(_) => shared(statement),
        StatementRank::Unknown => true,
    };
    let mut open: Vec<&Statement> = statements.iter().filter(unordered).collect();
    if open.is_empty() {
        // Each has a level of its own, but some have none: how the two kinds of place compare is not known.
        open = statements
            .iter()
            .filter(|statement| statement.rank != StatementRank::AsWritten)
            .collect();
    }
    let first = open.first()?;
    let names: Vec<String> = open.iter().map(|statement| format!("`{}`", statement.id)).collect();
    let message = format!(
        "the order of importance among the statements of {} is only partly known ({})",
        name_of(conflict, dm),
        names.join(", ")
    );
    Some(error("C0705", first.support.place, message, WHO_ANSWERS))
}

/// What to do about a partly known order.
const WHO_ANSWERS: &str =
    "`standoff solve` tells what holds under every order and what under some; for one order, put the statements in it without `rank`";

/// C0705: there are facts about pairs of states instead of an order.
pub(crate) fn only_facts(conflict: &Conflict, dm: usize, facts: &[Fact]) -> Finding {
    let message = format!("the order of states of {} is only partly known, by facts", name_of(conflict, dm));
    let place = facts.first().map_or(place_of(conflict, dm), |fact| fact.support.place);
    let help = "`standoff solve` tells what holds under every order and what under some; for one order, give a `ranking`";
    error("C0705", place, message, help)
}

/// C0703: a state belongs to no group of a ranking.
pub(crate) fn unranked(conflict: &Conflict, dm: usize, patterns: &[String]) -> Finding {
    let message = format!("the ranking of {} names no place for {}", name_of(conflict, dm), listed(patterns));
    let help = "add these states, or end the ranking with `true` to take in all that are left";
    error("C0703", place_of(conflict, dm), message, help)
}

/// C0704: states that are to count as one are ranked differently.
pub(crate) fn ranked_differently(conflict: &Conflict, dm: usize, patterns: &[String]) -> Finding {
    let message = format!(
        "{} ranks differently what is merged into {}",
        name_of(conflict, dm),
        listed(patterns)
    );
    let help = "let every preference treat the merged states alike, or narrow the merge";
    let place = conflict.merges.first().map_or(Place::default(), |merge| merge.support.place);
    error("C0704", place, message, help)
}

/// The first few of many, and how many more.
fn listed(patterns: &[String]) -> String {
    let shown = patterns.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
    match patterns.len().saturating_sub(4) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The name to show, or the key where there is none.
pub(crate) fn name_of(conflict: &Conflict, dm: usize) -> String {
    match conflict.decision_makers.get(dm) {
        Some(maker) if !maker.name.is_empty() => maker.name.clone(),
        Some(maker) if !maker.key.is_empty() => maker.key.clone(),
        _ => format!("decision maker {}", dm + 1),
    }
}

/// Where a decision maker's preference stands, as near as the model knows.
pub(crate) fn place_of(conflict: &Conflict, dm: usize) -> Place {
    let maker = conflict.decision_makers.get(dm);
    let written = |support: &Support| (support.place != Place::default()).then_some(support.place);
    maker
        .and_then(|maker| written(&maker.order).or_else(|| written(&maker.support)))
        .unwrap_or_default()
}
