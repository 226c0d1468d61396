//! What README.md says the demo prints is what it prints.

use std::path::Path;
use std::process::Command;

/// The lines of the first `text` fence of the README.
fn promised(readme: &str) -> Vec<&str> {
    let fence = readme.lines().skip_while(|line| *line != "```text").skip(1);
    fence.take_while(|line| *line != "```").collect()
}

/// The first promised line that does not come in its turn.
fn missing<'a>(promised: &[&'a str], printed: &str) -> Option<&'a str> {
    let mut printed = printed.lines();
    promised.iter().find(|line| !printed.any(|other| other == **line)).copied()
}

#[test]
fn the_readme_shows_what_the_demo_prints() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md")).expect("there is a README");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new(env!("CARGO_BIN_EXE_standoff"))
        .arg("demo")
        .current_dir(folder.path())
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .expect("the program starts");
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).expect("the demo prints UTF-8");
    let promised = promised(&readme);
    assert!(promised.len() > 15, "the README shows something");
    assert_eq!(
        missing(&promised, &printed),
        None,
        "README.md has a line that the demo does not print there"
    );
}

#[test]
fn a_line_out_of_turn_is_found() {
    assert_eq!(missing(&["b", "a"], "a\nb\nc"), Some("a"));
    assert_eq!(missing(&["a", "c"], "a\nb\nc"), None);
}
