//! Coalition sequential stability by classes (CSEQ-class): those outside may answer in coalitions, too.
//!
//! # Says
//!
//! A coalition stays if those outside can answer each of its improvements by joint improvements of theirs, in whatever coalitions pay
//! for them, so that not all members gain.
//!
//! # Definition
//!
//! `s` is stable for `H` iff for each `q ∈ C_H(s)` there is an `r ∈ CC_{N−H}(q)` with `r ∈ Φ_H(s)`. `CC_K(q)`: the states other than
//! `q` that sequences of
//! coalition improvements of non-empty subsets of `K` reach, no subset twice in succession.
//!
//! # Reading
//!
//! As coalition sequential stability, but outsiders, too, may do together what none of them would do alone, if it pays for all who take
//! part. Even a single
//! decision maker can thus be deterred by a coalition of its opponents, where sequential stability sees no credible threat.
//!
//! # Disputed
//!
//! * *Which reading is meant* by coalition sequential stability differs between papers: this one, or that in which outsiders act
//!   singly, [`cseq`](super::cseq).
//! * *An improvement over the state the subset moves from*, for all of the subset; what it passes on the way is not judged.
//! * For one outsider both readings agree.
//! * Under other rules of sequences than *nobody twice in succession* no definition is known, and it is not judged.
//!
//! # Example
//!
//! Two villages gain if both drill. The board can meter and the bank can raise its interest; each measure alone backfires on whoever
//! takes it, both
//! together help board and bank, and leave the villages worse off than before.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Settings, analyse};
//! use standoff_stability::coalitions::{CoalitionConcept, CoalitionReason, CoalitionSettings, coalitions};
//!
//! let text = r#"
//! [decision_makers.upper]
//! name = "Upper village"
//! options.drill = { label = "drill a deeper well" }
//!
//! [decision_makers.lower]
//! name = "Lower village"
//! options.drill = { label = "drill a deeper well" }
//!
//! [decision_makers.board]
//! name = "Water board"
//! options.meter = { label = "put meters on all wells" }
//!
//! [decision_makers.bank]
//! name = "Bank"
//! options.raise = { label = "raise its interest" }
//!
//! [preferences.upper]
//! ranking = ["YYNN", "NNNN", "true"]
//!
//! [preferences.lower]
//! ranking = ["YYNN", "NNNN", "true"]
//!
//! [preferences.board]
//! ranking = ["NNNN", "YYYY", "YYNN", "true"]
//!
//! [preferences.bank]
//! ranking = ["NNNN", "YYYY", "YYNN", "true"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("sixteen states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let together = coalitions(&analysis, CoalitionSettings::default(), &Budget::default()).expect("few coalitions");
//! assert_eq!(together.stable_for(CoalitionConcept::Seq, &[0, 1], state("NNNN")), Some(false));
//! let verdict = together.verdict(CoalitionConcept::SeqClass, &[0, 1], state("NNNN")).expect("judged");
//! let CoalitionReason::Deterred { answers } = verdict.reason else { panic!("deterred") };
//! assert_eq!((&answers[0].reply[0].by, answers[0].reply[0].to), (&vec![2, 3], state("YYYY")));
//! ```
//!
//! # Source
//!
//! Inohara and Hipel 2008. Papers not re-read; the definition is that of a reference that computed results for many models.

use super::rule::{Outsiders, Rule};

/// For each `q` in `C_H(s)` some `r` in `CC_{N−H}(q)` and in `Φ_H(s)`.
pub(crate) const RULE: Rule = Rule {
    replies: Some(Outsiders::JointImprovements),
    looks_at_escapes: false,
};
