//! What the tests are given: generated conflicts, and the models with results kept outside the tree.
#![allow(dead_code, reason = "each test binary uses its part")]

pub mod generated;
pub mod outside;
