//! What training shares with the parser, so that both see the same features and make the same moves.

pub use crate::features::parsing_features;
pub use crate::fine::Fine;
pub use crate::labelling::labelling_features;
pub use crate::lemma::LemmaRule;
pub use crate::look::{Look, looks};
pub use crate::model::Parts;
pub use crate::moves::{Move, Moves};
pub use crate::tagging::{sure_feature, tagging_features};
pub use crate::weights::{MOST_CLASSES, Row};
