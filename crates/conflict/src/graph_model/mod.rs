//! `graph-model/1`: models as option patterns in JSON, read and written. `gmcr-oracle/1` is the same without our extra keys.
//!
//! A pattern has one sign an option: `Y` taken, `N` not taken, `-` either. A list of patterns holds where one of them does.
//! Beyond the published fields we write, and read where they are there: `title`, `as_of`, `source`, `status_quo`, `no_moves`,
//! `merge`; `key` of a decision maker; `label` of an option; `ids` and `ranks` of preference statements.

mod cover;
mod read;
mod wishes;
mod write;

pub(crate) use read::{DIRECTIONS, Owners, key, placed, read};
pub use write::{Unwritable, lost_in_graph_model, to_graph_model};
