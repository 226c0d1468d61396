//! What a page says about itself: headline, outlet, author, dates, language.
//!
//! Every layer gives candidates with the rule that found them: an HTML head's JSON-LD and meta tags come from extraction; the
//! lines beside headline and article are read here. A [`Line`] is such a line cut into its pieces.

mod byline;
mod choice;
mod language;
mod line;
mod outlet;

pub(crate) use byline::{bare_name, known_name, named_in_bio, with_trade};
pub(crate) use choice::{Seen, choose};
pub(crate) use language::language;
pub(crate) use line::{Line, PieceKind, read};
pub(crate) use outlet::masthead;
