//! Partly known order: what is stable under every order that the model admits, what under some, what under none (spec A17).
//!
//! Words used here. A decision maker's order is *partly known* when some of its statements have an unknown order of importance, or when
//! there are only *facts* about pairs of states. A *completion* fills the gaps: an order of all statements, or a ranking of all states;
//! a completion of the model is one of each decision maker. A state is *necessarily* stable when it is stable under every completion,
//! *possibly* when under some and not all, else *not*. Each *possibly* comes with a completion that shows it and one that breaks it;
//! the *share* tells how many of all orders of the statements do.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::orders::{Known, complete, partly};
//! use standoff_stability::{Budget, Concept, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.union]
//! options.strike = { label = "strike" }
//! [decision_makers.port]
//! options.pay = { label = "pay more" }
//! [[preferences.union]]
//! id = "fight"
//! want = "strike if not pay"
//! rank = "unknown"
//! [[preferences.union]]
//! id = "calm"
//! want = "not strike"
//! rank = "unknown"
//! [[preferences.port]]
//! want = "not pay"
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let known = partly(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let quiet = known.space().find(0).expect("feasible");
//! let Known::Possibly { shown_by, broken_by } = known.verdict(Concept::Nash, 0, quiet) else { panic!("it depends") };
//! assert_eq!(shown_by.statements(conflict, 0), ["calm", "fight"]);
//! assert_eq!(broken_by.statements(conflict, 0), ["fight", "calm"]);
//! // Under a completion the model can be analysed, with reasons.
//! let full = complete(conflict, &shown_by);
//! let analysis = analyse(&full, &Settings::default(), &Budget::default()).expect("a full order");
//! assert!(analysis.stable(Concept::Nash, 0, quiet));
//! ```
//!
//! How it is decided. What a verdict depends on are *comparisons*: whether a decision maker prefers one state to another. `belief` holds
//! what is known of one decision maker's comparisons and what is supposed of the open ones; whether some completion agrees with all
//! that is supposed is told in polynomial time (`importance` for statements, `relation` for facts). `search` supposes one comparison
//! after the other, only those that bear on the verdict, and stops as soon as all completions left agree. It is exact for every concept,
//! also where the opponents' improvements matter (SEQ, SSEQ); when the [`Effort`] runs out, the answer is *undetermined* with the
//! completions found so far.
//!
//! How statements are ordered: those without a rank as they stand in the file; those with ranks by number, lowest first, unordered where
//! equal; the two kinds not with each other (nothing says how); those of unknown rank with nothing.
//!
//! How it meets: `partly` is the entrance, `question` asks, `board` follows moves, `complete` fills a model, `share` counts and samples.
//! Not here: SIM (`Known::NotOffered`), reasons (they belong to one order: `complete`, then `analyse`).

mod belief;
mod board;
mod complete;
mod importance;
mod known;
mod overview;
mod partly;
mod question;
mod refusals;
mod relation;
mod sampling;
mod search;
mod share;

pub use complete::complete;
pub use known::{Completion, Effort, Grade, Known, OneOrder, Share};
pub use overview::Overview;
pub use partly::{PartlyKnown, is_partly_known, partly};
