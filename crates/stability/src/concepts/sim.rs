//! Simultaneous stability (SIM): an improvement may come to nothing when others improve their lot at the same time.
//!
//! # Says
//!
//! A decision maker stays if each improvement could turn out no better than staying, because others who act at the same moment, each for its
//! own good, change the outcome.
//!
//! # Definition
//!
//! `s` is stable for `i` iff for each `q ∈ R⁺_i(s)` there is, for each other decision maker `j`, a choice of some `q_j ∈ R⁺_j(s)` or of
//! nothing, such that `s` with the option changes of `q` and of all the `q_j` applied is a feasible state `z` with `s ≽_i z`.
//!
//! # Reading
//!
//! Nobody waits to see what the others do. All look at `s`, each sees what it could gain alone, and those who act find themselves in a state
//! that none of them chose. Two who both reach for the same thing, each better off if only it had acted, are the picture. The reason names, for each improvement,
//! who acts together with the decision maker and the state they make.
//!
//! # Disputed
//!
//! * *Where it is asked.* Originally only of a state that at least two decision makers would otherwise leave, and then of these; see
//!   [`with_simultaneous`](crate::with_simultaneous). Later programs ask it everywhere, as here.
//! * *Others may also stay*, each for itself; some texts let all who can improve act.
//! * *Only in option form.* Option changes can be laid over each other; bare moves between states cannot. Of a merged state the members are what counts:
//!   a change counts that leads from one member of `s` to a member of the improved state, by the mover's options alone; all changes start from the
//!   same member; one member that deters is enough.
//! * *Not comparable with the other concepts.* Nash implies SIM, since nothing is left to deter. Beyond that SIM looks at choices made
//!   before anyone has moved, and the others at replies.
//!
//! # Example
//!
//! Two neighbours would each rather be the only one to pump at night; if both do, the ground gives way. Nobody answers an improvement once it is
//! made, and yet neither dares, since the other may be about to do the same.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Concept, Reason, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.east]
//! name = "East bank"
//! options.pump = { label = "pump at night" }
//!
//! [decision_makers.west]
//! name = "West bank"
//! options.pump = { label = "pump at night" }
//!
//! [preferences.east]
//! ranking = ["YN", "NY", "NN", "YY"]
//!
//! [preferences.west]
//! ranking = ["NY", "YN", "NN", "YY"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! assert!(!analysis.stable(Concept::Seq, 0, state("NN")));
//! let verdict = analysis.verdict(Concept::Sim, 0, state("NN"));
//! let Reason::Deterred { answers } = verdict.reason else { panic!("deterred") };
//! assert_eq!((answers[0].moves[0].mover, answers[0].together), (1, Some(state("YY"))));
//! ```
//!
//! # Source
//!
//! Fraser and Hipel 1979 and 1984.

use standoff_conflict::StateCode;
use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;
use crate::{Answer, Failure, Step};

/// For each `q` in `R⁺_i(s)` a joint choice of the others' improvements from `s` that makes, together with `q`, a `z` with `s ≽_i z`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Improvements),
    deters,
    looks_at_escapes: false,
    at_once: true,
};

/// The state that all changes make leaves `i` no better off than the start.
fn deters(at: &Standing, z: StateId) -> bool {
    at.no_better(z)
}

/// The joint choice that deters an improvement, or why none does. Of several, the one in which fewest act, then the lowest state.
///
/// Cost: the number of joint choices, or a visit of all feasible states where these are fewer.
pub(crate) fn answer(at: &Standing, improvement: StateId) -> Result<Answer, Failure> {
    let made: Vec<Joint> = starts(at, improvement)
        .flat_map(|(from, own)| together(at, from, own))
        .filter(|joint| joint.state != improvement)
        .collect();
    let deterring = made.iter().filter(|joint| deters(at, joint.state));
    match deterring.min_by_key(|joint| (joint.steps(at).len(), joint.state, joint.made)) {
        Some(joint) => Ok(Answer {
            improvement,
            moves: joint.steps(at),
            escape: None,
            together: Some(joint.state),
        }),
        None => Err(failure(&made)),
    }
}

/// Nothing deters: there is nothing to make together, or all of it is better than the start.
fn failure(made: &[Joint]) -> Failure {
    let mut states: Vec<StateId> = made.iter().map(|joint| joint.state).collect();
    states.sort_unstable();
    states.dedup();
    match states.len() {
        0 => Failure::NobodyAnswers,
        reached => Failure::NoSanction { reached },
    }
}

/// What comes of one joint choice.
struct Joint {
    /// The member of `s` that all changes start from.
    from: StateCode,
    /// The options taken after all changes.
    made: StateCode,
    /// The state these belong to.
    state: StateId,
}

impl Joint {
    /// What each other decision maker does, as if it acted alone.
    fn steps(&self, at: &Standing) -> Vec<Step> {
        let changed = |mover: usize| (self.from ^ self.made) & at.graph.own(mover);
        let others = at
            .graph
            .active()
            .iter()
            .copied()
            .filter(|&mover| mover != at.i && changed(mover) != 0);
        let alone = |mover: usize| at.graph.space.find(self.from ^ changed(mover)).map(|to| Step { mover, to });
        others.filter_map(alone).collect()
    }
}

/// The members of `s` from which the improvement is made by the decision maker's own options, with the options taken after it.
fn starts<'a>(at: &'a Standing, improvement: StateId) -> impl Iterator<Item = (StateCode, StateCode)> + 'a {
    let own = at.graph.own(at.i);
    let members = at.graph.space.members(at.s).iter();
    members.flat_map(move |&from| alone(at, from, own, improvement).map(move |to| (from, to)))
}

/// The members of a state that differ from `from` in some options at most.
fn alone<'a>(at: &'a Standing, from: StateCode, own: StateCode, state: StateId) -> impl Iterator<Item = StateCode> + 'a {
    let members = at.graph.space.members(state).iter().copied();
    members.filter(move |to| (from ^ to) & !own == 0)
}

/// Every feasible outcome of the improvement `own` made from `from` together with some choice of each other.
fn together(at: &Standing, from: StateCode, own: StateCode) -> Vec<Joint> {
    let space = &at.graph.space;
    let others: Vec<Choices> = at
        .graph
        .active()
        .iter()
        .filter(|&&mover| mover != at.i)
        .map(|&mover| Choices::new(at, from, mover))
        .collect();
    let choices = others
        .iter()
        .fold(1_usize, |product, other| product.saturating_mul(other.taken.len()));
    let made: Vec<StateCode> = if choices <= space.len() {
        let spread = |made: Vec<StateCode>, other: &Choices| {
            let with = |code: StateCode| other.taken.iter().map(move |taken| code & !other.own | taken);
            made.into_iter().flat_map(with).collect()
        };
        others.iter().fold(vec![own], spread)
    } else {
        let mine = at.graph.own(at.i);
        let codes = space.ids().flat_map(|state| space.members(state).iter().copied());
        let chosen = |code: &StateCode| (code ^ own) & mine == 0 && others.iter().all(|other| other.has(*code));
        codes.filter(chosen).collect()
    };
    let joint = |made| space.find(made).map(|state| Joint { from, made, state });
    made.into_iter().filter_map(joint).collect()
}

/// What another decision maker may do at the same time.
struct Choices {
    /// Its options.
    own: StateCode,
    /// Which of them it may have taken afterwards: those it has taken now, or those of an improvement. Ascending.
    taken: Vec<StateCode>,
}

impl Choices {
    fn new(at: &Standing, from: StateCode, mover: usize) -> Choices {
        let own = at.graph.own(mover);
        let improvements = at.graph.improvements(mover, at.s).iter();
        let mut taken: Vec<StateCode> = improvements.flat_map(|&q| alone(at, from, own, q)).map(|code| code & own).collect();
        taken.push(from & own);
        taken.sort_unstable();
        taken.dedup();
        Choices { own, taken }
    }

    /// Whether a code holds one of the choices.
    fn has(&self, code: StateCode) -> bool {
        self.taken.binary_search(&(code & self.own)).is_ok()
    }
}
