//! From a text to a laid-out page: article, furniture, particulars, paragraphs, sentences.
//!
//! A *block* is a paragraph-like run of lines. Blocks that repeat others are set aside first; then the article is the run of
//! prose, bounded above by headline, byline and date, below by the first sign of what follows an article. [`lay_out`] does all
//! of it and gives a [`Page`], in which body and furniture together cover every non-blank character exactly once.

mod block;
mod cue;
mod headline;
mod lines;
mod page;
mod prose;
mod repetition;
mod tail;
mod zones;

pub(crate) use block::block_spans;
pub use lines::{PageFeatures, slot_name, slots};
pub use page::{Page, lay_out, page_features};
pub(crate) use prose::is_small;
