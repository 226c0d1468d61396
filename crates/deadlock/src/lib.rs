//! Who waits for whom: what conditional commitments hold back, and what would release it. No preference is needed or used.
//!
//! Words used here (spec A18, a definition of this project). An [`Act`] is an option *taken* or *dropped*; it is *in place* when the
//! status quo has it. A commitment of logic `necessary` or `both` holds its act *back* until its condition is met; a refusal is one
//! whose condition is never met. What is held back by nothing is *free*: *surely*, where only acts count that somebody has tied to a
//! condition or offered, or *possibly*, where acts of which nothing is said count as well. Free is not willing: it says that nothing
//! reported holds the act back.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_deadlock::{Limits, Question, deadlock};
//!
//! let text = r#"
//! [decision_makers.union]
//! name = "Dockers"
//! options.work = { label = "go back to work" }
//!
//! [decision_makers.port]
//! name = "Port"
//! options.pay = { label = "pay more" }
//!
//! [status_quo]
//! taken = []
//!
//! [[commitments]]
//! debtor = "union"
//! act = "work"
//! condition = "pay"
//! logic = "necessary"
//! stance = "demands"
//!
//! [[commitments]]
//! debtor = "port"
//! act = "pay"
//! condition = "work"
//! logic = "necessary"
//! stance = "demands"
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let answer = deadlock(conflict, &Question::default(), &Limits::default()).expect("a status quo");
//! assert_eq!(answer.free.len(), 0);
//! assert_eq!(answer.circles[0].acts.len(), 2);
//! // Either side could release both by doing without its condition; or they go together.
//! assert_eq!(answer.goals[0].waivers, [vec![0], vec![1]]);
//! assert_eq!(answer.goals[0].joint_steps[0].acts.len(), 2);
//! ```
//!
//! How it meets: `acts` are sets of literals, `needs` are conditions without negation over them, `waiting` joins what holds each act
//! back; `circles`, `dead_ends`, `joint` and `waivers` are one question each; [`deadlock`] asks them all.
//!
//! Not here: preferences and stability, files, words for people.

mod acts;
mod answer;
mod ask;
mod circles;
mod dead_ends;
mod joint;
mod needs;
mod waiting;
mod waivers;
mod write;

pub use acts::{Act, Acts};
pub use answer::{Circle, DeadEnd, Deadlock, Goal, Hold, HoldKind, JointStep, Wait};
pub use ask::{Limits, NoStatusQuo, Question, deadlock};
pub use write::to_json;
