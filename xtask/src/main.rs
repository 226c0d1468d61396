//! Chores of the workspace, in Rust instead of scripts: `cargo xtask tidy` lists every broken rule of the house,
//! `cargo xtask generate` writes the generated reference pages anew, `cargo xtask train` learns the parser's weights.
//! `cargo test -p xtask` runs the same rules as tests.

mod generate;
mod tidy;
mod train;

use std::io::Write;
use std::process::ExitCode;

/// What to type.
const USAGE: &str = "usage: cargo xtask <tidy | generate | train [--gum-only]>";

fn main() -> ExitCode {
    let chore = std::env::args().nth(1).unwrap_or_default();
    let outcome = match chore.as_str() {
        "tidy" => tidy::report(),
        "generate" => generate::reference_pages(),
        "train" => train::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        _ => Err(USAGE.to_owned()),
    };
    let (text, code) = match outcome {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(text) => (text, ExitCode::FAILURE),
    };
    // A reader that has gone away is no failure of the chore.
    let _ = writeln!(std::io::stderr(), "{text}");
    code
}
