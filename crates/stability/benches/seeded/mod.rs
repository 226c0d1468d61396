//! Conflicts made up from a seed, the same on every machine: large ones for measuring, small and crooked ones for comparing engines.
#![allow(dead_code, unused_imports, reason = "each program uses its part")]

mod conflicts;

pub use conflicts::{Numbers, crooked, sized, wild};
