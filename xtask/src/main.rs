//! Chores of the workspace, in Rust instead of scripts: `cargo xtask tidy` lists every broken rule of the house,
//! `cargo xtask generate` writes the generated reference pages anew, `cargo xtask train` learns the parser's weights.
//! `cargo xtask score` measures readings against annotated pages, `cargo xtask calibrate` counts how often each rule is right there.
//! `cargo xtask train-lines` learns the weights by which article and furniture are told apart.
//! `cargo test -p xtask` runs the same rules as tests.

mod generate;
mod score;
mod tidy;
mod train;
mod train_lines;

use std::io::Write;
use std::process::ExitCode;

/// What to type.
const USAGE: &str = "usage: cargo xtask <tidy | generate | train [--gum-only] | train-lines LIST | score [--gold FOLDER]… | calibrate>";

fn main() -> ExitCode {
    let chore = std::env::args().nth(1).unwrap_or_default();
    let arguments: Vec<String> = std::env::args().skip(2).collect();
    let outcome = match chore.as_str() {
        "tidy" => tidy::report(),
        "generate" => generate::reference_pages(),
        "train" => train::run(&arguments),
        "score" => score::run(&arguments),
        "calibrate" => score::calibrate(&arguments),
        "train-lines" => arguments
            .first()
            .map_or_else(|| Err(USAGE.to_owned()), |list| train_lines::train(list)),
        _ => Err(USAGE.to_owned()),
    };
    // A reader that has gone away is no failure of the chore.
    match outcome {
        Ok(text) => {
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = writeln!(std::io::stderr(), "{text}");
            ExitCode::FAILURE
        }
    }
}
