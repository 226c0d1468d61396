//! The `standoff` program.

fn main() {}
