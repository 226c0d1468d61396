//! Which states are possible, and which moves lead from one to another. Knows nothing of preferences.
//!
//! Words used here. A state is a set of options taken, written as a [`StateCode`](standoff_conflict::StateCode). It is *feasible* when
//! no `infeasible` condition of the conflict holds in it. A [`Space`] holds the feasible states of one conflict, merged where the
//! conflict says so, and the *moves* of each decision maker: the states it can bring about by changing its own options only, any
//! number of them at once. A [`Budget`] bounds the work; when it runs out the answer is [`Stopped`], a value that says what to do.
//!
//! ```
//! use standoff_conflict::{Conflict, ConflictOption, DecisionMaker, Formula, Infeasible, Support};
//! use standoff_states::{Budget, StateId, list};
//!
//! let option = |key: &str, owner| ConflictOption { key: key.into(), owner, ..ConflictOption::default() };
//! let conflict = Conflict {
//!     decision_makers: vec![DecisionMaker::default(), DecisionMaker::default()],
//!     options: vec![option("strike", 0), option("lock_out", 1)],
//!     infeasible: vec![Infeasible { when: Formula::And(vec![Formula::Taken(0), Formula::Taken(1)]), support: Support::default() }],
//!     ..Conflict::default()
//! };
//! let space = list(&conflict, &Budget::default()).expect("three states");
//! assert_eq!(space.len(), 3);
//! assert_eq!(space.pattern(StateId(1)), "YN");
//! assert_eq!(space.moves(0, StateId(0)), [StateId(1)]);
//! ```
//!
//! Where there are too many states to list, [`feasible`] tells them all as a set of [`Positions`] in the cube of all combinations, whose
//! [`Axes`] hold a decision maker's options side by side.
//!
//! How it meets: `listing` finds the feasible codes, `merging` joins them into states, `moves` links the states, `space` holds the
//! result; `condition` judges 64 combinations at a time; `watch` lets a caller follow and end long work. Not here: preferences, improvements, stability (see `standoff-stability`).

mod axes;
mod budget;
mod condition;
mod feasible;
mod listing;
mod merging;
mod moves;
mod positions;
mod space;
mod watch;

pub use axes::{Axes, Stretch};
pub use budget::{Budget, Stopped};
pub use condition::Condition;
pub use feasible::{feasible, outside};
pub use positions::{Positions, words_of};
pub use space::{Space, StateId, list};
pub use watch::{Clock, Progress, Watch};
