//! What rests where some comparisons are unknown: four attitudes to not knowing (spec A7).
//!
//! Words used here. A decision maker may prefer one state to another, like both as well, or the comparison may be *unknown*
//! ([`Comparison`]). Unknown comparisons come from statements whose order of importance is only partly known: where they can be put in
//! order so that either state is the better one, nobody can tell. A [`Variant`] is an attitude to that: whether one leaves on a maybe,
//! and whether a maybe deters. A move that the attitude makes worth while is an *incentive*.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::unknown::{Variant, analyse_unknown};
//! use standoff_stability::{Budget, Concept, Settings, StateId};
//!
//! let text = r#"
//! [decision_makers.town]
//! options.dam = { label = "build the dam" }
//! [[preferences.town]]
//! want = "dam"
//! rank = 1
//! [[preferences.town]]
//! want = "not dam"
//! rank = 1
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse_unknown(conflict, &Settings::default(), &Budget::default()).expect("two states");
//! // Whether water or the valley counts for more is unknown: the bold leave on a maybe, the cautious stay.
//! let stays = |variant| analysis.under(variant, Concept::Nash).is_some_and(|under| under.stable(0, StateId(0)));
//! assert!(!stays(Variant::A) && stays(Variant::B));
//! ```
//!
//! How it meets: `relation` compares states, `variant` holds the four attitudes, `analysis` judges states under each and gives the reason, `data`
//! writes it as a value.
//!
//! Not here: what holds under every order or under some (necessarily and possibly stable). The four variants compare two states at a
//! time and may mix orders that no single completion has; the two answers need not agree. Nor facts about states (`Preference::Facts`).
//!
//! Source: Li, Hipel, Kilgour and Fang 2004, IEEE TSMC-A 34(4) (`[A]`: abstract only); the table of the four variants as in spec A7.

mod analysis;
mod data;
mod relation;
mod variant;

pub use analysis::{Incentive, Under, UnknownAnalysis, UnknownReason, analyse_unknown};
pub use data::unknown_data;
pub use relation::Comparison;
pub use variant::Variant;
