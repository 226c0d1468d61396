//! Writing the generated pages. What they hold is decided by the test that also checks that they are fresh, so the two
//! cannot drift apart; generating is that test, told to write.

use std::process::Command;

/// Name of the variable that makes the test write the pages instead of comparing them.
pub const WRITE: &str = "STANDOFF_WRITE_REFERENCE";

/// Writes `docs/reference/` anew by running the program's reference test in writing mode.
pub fn reference_pages() -> Result<String, String> {
    let status = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--package", "standoff-cli", "--test", "reference"])
        .env(WRITE, "1")
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if status.success() {
        Ok("docs/reference is written".to_owned())
    } else {
        Err("the reference pages could not be written: see the test's words above".to_owned())
    }
}
