//! The model as written: decision makers, options, rules, preferences, citations, and what is wrong with them.
//!
//! Words used here. A [`Conflict`] is one model: [`DecisionMaker`]s own [`ConflictOption`]s; a state is the set of
//! options taken, written as a [`StateCode`] (bit k set: option k taken). Conditions over options are [`Formula`]s. What an
//! element rests on is its [`Support`]: a [`Basis`], citations, a note. What is wrong with a text is a [`Finding`] that
//! points into it.
//!
//! Reading never fails: text goes in, models and findings come out ([`read`]). This crate does no input or output, knows
//! no state space (that is `states`) and judges no stability (that is `stability`).
//!
//! How it meets: `tree` turns TOML or JSON into values with places, `toml_file`, `graph_model` and `gmcr` take those apart,
//! `syntax` reads the formulas in them, `checks` looks at what they mean, `explanations` is the manual of the codes.
//!
//! ```
//! use standoff_conflict::{Format, read};
//!
//! let text = r#"
//!     basis = "assumed"
//!     [decision_makers.union]
//!     options.strike = { label = "go on strike" }
//!     [decision_makers.port]
//!     options.raise = { label = "raise wages" }
//!     [[preferences.union]]
//!     want = "raise"
//!     [[preferences.port]]
//!     want = "not strike and not rise"
//! "#;
//! let file = read(text, Format::Toml);
//! let finding = &file.findings[0];
//! assert_eq!(finding.message, "there is no option `rise`");
//! assert_eq!(finding.help.as_deref(), Some("did you mean `raise`?"));
//! assert_eq!(&text[finding.place.start..finding.place.end], "rise");
//! ```

mod checks;
mod explanations;
mod finding;
mod formula;
mod gmcr;
mod graph_model;
mod hash;
mod model;
mod names;
mod nearest;
mod patterns;
mod read;
mod supports;
mod syntax;
mod toml_file;
mod tree;
mod write;

pub use explanations::{Explanation, explain, explanations};
pub use finding::{Finding, Place, Severity};
pub use formula::Formula;
pub use graph_model::{Unwritable, lost_in_graph_model, to_graph_model};
pub use model::{
    Basis, Cite, CiteTarget, Commitment, Conflict, ConflictOption, DecisionMaker, Direction, Fact, Infeasible, Literal, Logic, MAX_OPTIONS,
    Merge, NoMove, Preference, Ranked, Replacement, Scenario, Stance, StateCode, Statement, StatementRank, StatusQuo, Support, View,
    Weight,
};
pub use nearest::nearest;
pub use read::{Format, ModelFile, read};
pub use write::to_toml;
