//! What rests, for whom and why: stability of states in a conflict, by the definitions, each verdict with its reason.
//!
//! Words used here. Each decision maker *ranks* the states; a move to a state it ranks higher is an *improvement*. A state is *stable*
//! for a decision maker under a [`Concept`] when it has no improvement, or when each one is answered by its opponents with a
//! *sanction*: a sequence of moves to a state no better for it than the one it left. A state that is stable for all is an
//! *equilibrium*. What can be read in more than one way is a setting ([`Settings`]) and is recorded with every result.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Concept, Reason, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.union]
//! name = "Dockers"
//! options.strike = { label = "strike" }
//!
//! [decision_makers.port]
//! name = "Port"
//! options.pay = { label = "pay more" }
//!
//! [status_quo]
//! taken = []
//!
//! [[preferences.union]]
//! want = "pay"
//! [[preferences.union]]
//! want = "strike if not pay"
//!
//! [[preferences.port]]
//! want = "not strike"
//! [[preferences.port]]
//! want = "not pay"
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let start = analysis.status_quo().expect("a status quo");
//! // The dockers would rather strike, and nothing that pays for the port would make them worse off than now.
//! let verdict = analysis.verdict(Concept::Seq, 0, start);
//! assert!(matches!(verdict.reason, Reason::Open { .. }));
//! assert_eq!(analysis.equilibria(Concept::Nash).len(), 1);
//! ```
//!
//! [`analyse`] takes a conflict and gives an [`Analysis`], or says why not ([`CannotAnalyse`]); [`results`] writes it as the `results`
//! object of `graph-model/1`. One concept is one file under [`concepts`], which states the definition; reasons follow it literally.
//! How it meets: `preference` ranks states, `graph` joins ranks with the moves of `standoff-states`, `sequences` follows moves of
//! several decision makers, `tables` judges all states (`quick` does it all at once, and tests hold it to the definitions), `better`
//! looks for states that all prefer. [`coalitions`] judges sets of decision makers, [`horizons`] two who look several moves ahead, [`mixed()`]
//! each by a concept of its own.
//!
//! [`orders`] tells what holds whatever an unknown order may be.
//! [`unknown`] reads an unknown comparison by four attitudes, [`degrees`] tells how firmly a stable state is held, [`views`] what follows when
//! the sides see each other otherwise than they are. [`verdict_csv`] writes verdicts as rows, [`to_nfg`] a normal form for Gambit.
//!
//! Not here: files, and anything that prints.

pub mod coalitions;
pub mod concepts;
pub mod degrees;
pub mod horizons;
pub mod orders;
pub mod unknown;
pub mod views;

mod analysis;
mod better;
mod engines;
mod graph;
mod hypercube;
mod mixed;
mod normal_form;
mod preconditions;
mod preference;
mod quick;
mod results;
mod sequences;
mod tables;
mod verdict;
mod verdict_rows;

pub use analysis::{Analysis, analyse};
pub use engines::{Engine, Question, Tables, answer, tables};
pub use hypercube::Unfit;
pub use mixed::{Mixed, mixed, mixed_results, stable_by_any, with_simultaneous};
pub use normal_form::to_nfg;
pub use preconditions::CannotAnalyse;
pub use results::{results, settings};
pub use standoff_states::{Budget, Progress, Space, StateId, Stopped, Watch};
pub use verdict::{Answer, BetterState, Concept, Escape, Failure, Reason, SequenceRule, Settings, Step, Verdict};
pub use verdict_rows::{VerdictRow, verdict_csv, verdict_rows};
