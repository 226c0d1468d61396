//! How a run of the program ends.

use std::process::ExitCode;

/// The ways to end, each with its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well: 0.
    Fine,
    /// What was looked at has mistakes in it, and they have been shown: 1.
    Findings,
    /// The arguments make no sense: 2.
    Usage,
    /// A file, a disk or another program failed: 3.
    Outside,
    /// The program itself is wrong: 70, `EX_SOFTWARE` of BSD's sysexits.
    Bug,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Outside => 3,
            Exit::Bug => 70,
        })
    }
}

/// Prints what clap has to say (help, version, or what is wrong with the arguments) and picks the exit.
pub fn of_clap(answer: &clap::Error) -> Exit {
    // Where nobody reads there is nobody to tell.
    let _ = answer.print();
    if answer.use_stderr() { Exit::Usage } else { Exit::Fine }
}
