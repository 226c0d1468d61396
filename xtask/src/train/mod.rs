//! Learns the parser's weights from two treebanks in `../shared/train`: `cargo xtask train`. The same data give the same bytes.
//!
//! The sentences are cut anew with the parser's own tokeniser, so that the words of training are those of reading; see `docs/parser.md`.

mod corpus;
mod endings;
mod example;
mod learner;
mod oracle;
mod parsing;
mod run;
mod score;
mod tagging;
mod treebank;

pub use run::run;
