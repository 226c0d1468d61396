//! The inverse question: which smallest change of preferences makes a state rest, unsettles it, or lets improvements lead to it.
//!
//! Words used here. A [`Question`] has a [`Goal`] and a [`Measure`]: swaps of neighbouring *statements* in the orders of importance, or swaps of
//! *states* in the orders of liking. An [`Answer`] gives the change with its swaps and what proves that none is smaller; or what proves
//! that no change of the kind does, and then the smallest *replaced* statement that would; or, when the search ended early, the best known and a
//! bound. `Answer::apply` gives the conflict after the change.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_questions::Limits;
//! use standoff_questions::invert::{Goal, Measure, Outcome, Question, Whom, invert};
//! use standoff_stability::{Budget, Concept, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.union]
//! options.strike = { label = "strike" }
//! [decision_makers.port]
//! options.pay = { label = "pay more" }
//! [status_quo]
//! taken = []
//! [[preferences.union]]
//! id = "pay"
//! want = "pay"
//! [[preferences.union]]
//! id = "fight"
//! want = "strike if not pay"
//! [[preferences.union]]
//! id = "peace"
//! want = "not strike"
//! [[preferences.port]]
//! id = "save"
//! want = "not pay"
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = analysis.status_quo().expect("a status quo");
//! let goal = Goal::Holds { concept: Concept::Nash, state, whom: Whom::All };
//! let answer = invert(&analysis, &Question::new(goal, Measure::Statements), &Limits::default()).expect("a state of the conflict");
//! let Outcome::Changed(change) = &answer.outcome else { panic!("a change") };
//! // Peace has to count for more than the fight.
//! assert_eq!((change.orders[0].swaps[0].raised.as_str(), change.distance), ("peace", 1));
//! let after = analyse(&answer.apply(conflict), &Settings::default(), &Budget::default()).expect("four states");
//! assert!(after.equilibrium(Concept::Nash, state));
//! ```
//!
//! How it meets: `board` judges an aim on states and moves, `favours` finds what it asks of each order, and every aim is monotone in that. For
//! statements, `fronts` finds the orders worth trying and `joint` the cheapest choice among them; `replacing` tries other statements. For
//! states, `least_order` finds the nearest order that obeys demands on pairs, `by_states` and `by_ways` which demands to make.
//! `counting` counts orders.
//!
//! Source: the question is that of inverse graph models (Kinsara, Petersons, Hipel and Kilgour 2015, read in abstract only); the algorithms are ours.
//! Not here: changes of options, moves or rules; views of one decision maker of another.

mod answer;
mod apply;
mod ask;
mod bits;
mod board;
mod by_statements;
mod by_states;
mod by_ways;
mod counting;
mod favours;
mod fronts;
mod joint;
mod least_order;
mod patience;
mod replacing;
mod write;

pub use answer::{Answer, Certificate, Change, ChangedOrder, Instead, Order, Outcome, Placed, Proof, Replaced, Swap};
pub use ask::{CannotInvert, Goal, Measure, Question, Whom, invert};
pub use counting::{HowMany, how_many_orders};
pub use write::to_json;
