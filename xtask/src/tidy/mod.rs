//! The rules of the house, one file each. A rule is a function from the [`Tree`] of files to the list of places that break
//! it, each in one line that says what to do. Beside it stand two tests: the house keeps the rule, and a small wrong sample
//! breaks it, so that a rule that can no longer fail is noticed.

mod arguments;
mod casebook;
mod commands;
mod dependency_reasons;
mod direction;
mod file_length;
mod front_doors;
mod function_length;
mod machine_paths;
mod module_docs;
mod names;
mod outer_doors;
mod package_count;
mod room_map;
mod rules;
mod tree;

#[cfg(test)]
use rules::expect_kept;
pub use rules::report;
use tree::{RustFile, Tree};
