//! The formula language: text to tree with findings, and tree to text.
//!
//! `not` binds tightest, then `and`, then `or`, then one of `if`, `only if`, `iff`, which do not chain without
//! parentheses. `exactly one of (…)`, `at most one of (…)` and `at least one of (…)` take a list; `true` and `false` stand
//! for themselves. An option is `owner.option`, or `option` alone where only one decision maker has it.
//! Reading always gives a tree: what cannot be read stands as `true` in it, and a finding says so.

mod lexer;
mod parser;
mod printer;
mod scope;

pub(crate) use lexer::is_name;
pub(crate) use parser::parse;
pub(crate) use scope::{Named, Scope};
