//! What one asks of an analysed conflict beyond its verdicts: which ways lead on, what would be if, what is the smallest change that
//! moves a verdict, how robust a verdict is, where the conflict drifts, and how two models differ.
//!
//! Words used here. A *question* takes a conflict, or its [`Analysis`](standoff_stability::Analysis), with settings and a budget, and
//! gives an answer that is plain data: what was found, what proves it, under which settings, and whether it is whole. Each question is a
//! folder of one function with the question's name; `ask.rs` holds the function and its settings, `answer.rs` what it gives, `write.rs` the
//! answer as JSON, other files the work.
//!
//! * [`paths`]: which legal ways lead from one state to others, and who has to take a loss on them.
//! * [`what_if`]: what becomes of the verdicts when the model is changed.
//! * [`compare`]: how two models differ, and their verdicts with them.
//! * [`robustness`]: which assumptions, orders and readings a verdict survives.
//! * [`invert`]: which smallest change of preferences moves a verdict.
//! * [`evolve`]: where the conflict drifts when its decision makers choose with some carelessness.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_questions::{Limits, evolve, paths, robustness};
//! use standoff_stability::{Budget, Concept, Settings, analyse};
//!
//! let text = r#"
//! basis = "assumed"
//! [decision_makers.east]
//! options.pump = { label = "pump at full power" }
//! [decision_makers.west]
//! options.pump = { label = "pump at full power" }
//! [status_quo]
//! taken = ["east.pump", "west.pump"]
//! [preferences.east]
//! ranking = ["YN", "NN", "YY", "NY"]
//! [preferences.west]
//! ranking = ["NY", "NN", "YY", "YN"]
//! "#;
//! let analysis = analyse(&read(text, Format::Toml).models[0], &Settings::default(), &Budget::default()).expect("four states");
//! let limits = Limits::default();
//! // Both would be better off if neither pumped. Step by step each takes a loss on the way; together they gain.
//! let found = paths::paths(&analysis, &paths::Question::to(paths::Target::BetterForAll), &limits).expect("a status quo");
//! let way = &found.targets[0];
//! assert_eq!(way.attainability, paths::Attainability::NeedsCoalition { coalitions: vec![vec![0, 1]] });
//! assert_eq!(way.losses.as_ref().expect("moves lead there").smallest_sets, [vec![0, 1]]);
//! // The status quo rests under every concept and reading.
//! let table = robustness::robustness(&analysis, &robustness::Question::status_quo(Concept::Nash), &limits).expect("a status quo");
//! assert!(table.rows.iter().all(|row| row.outcome.held() != Some(false)));
//! // Now and then somebody errs: then it is left, and the conflict moves among all four states.
//! let question = evolve::Question::with_mistakes(&analysis, vec![way.state], 1.0);
//! let drift = evolve::evolve(&analysis, &question, &limits).expect("a status quo");
//! assert_eq!(drift.hitting.expect("worked out").probability, 1.0);
//! ```
//!
//! Not here: the definitions of stability (see `standoff-stability`), files, and anything that prints.

pub mod compare;
pub mod evolve;
pub mod invert;
pub mod paths;
pub mod robustness;
pub mod what_if;

mod formulas;
mod limits;
mod orders;
mod share;
mod written;

pub use limits::{Limits, NoSuchState};
pub use share::Share;
