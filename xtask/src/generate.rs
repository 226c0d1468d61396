//! Writing the generated pages and schemas. What they hold is decided by the test that also checks that they are fresh, so the two
//! cannot drift apart; generating is that test, told to write.

use std::process::Command;

/// Name of the variable that makes the test write the pages instead of comparing them.
pub const WRITE: &str = "STANDOFF_WRITE_REFERENCE";

/// The tests that hold generated files against what they are made of: package and name.
const TESTS: [[&str; 2]; 2] = [["standoff-cli", "reference"], ["standoff-ledger", "record"]];

/// Writes `docs/reference/` anew by running the tests that police it in writing mode.
pub fn reference_pages() -> Result<String, String> {
    for [package, test] in TESTS {
        let status = Command::new(env!("CARGO"))
            .args(["test", "--quiet", "--package", package, "--test", test])
            .env(WRITE, "1")
            .status()
            .map_err(|error| format!("cargo could not be started: {error}"))?;
        if !status.success() {
            return Err(format!(
                "the files that {package} generates could not be written: see the test's words above"
            ));
        }
    }
    Ok("docs/reference is written".to_owned())
}
