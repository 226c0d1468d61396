//! The commands, one file each, all of one shape: the doc comment is the help text, `Args` are the flags, and `run` calls one
//! deed of the library and writes down what came back.

pub mod accounts;
pub mod add;
pub mod brief;
pub mod check;
pub mod compare;
pub mod completions;
pub mod convert;
pub mod deadlock;
pub mod decide;
pub mod decisions;
pub mod demo;
pub mod draft;
pub mod evolve;
pub mod explain;
pub mod invert;
pub mod ledger;
pub mod man;
pub mod new;
pub mod paths;
pub mod positions;
pub mod read;
pub mod robustness;
pub mod show;
pub mod solve;
pub mod sources;
pub mod what_if;
pub mod why;
