//! What the program does with its streams: no colour where nobody sees it, quiet when the reader leaves, clear when the disk is
//! full.

use std::process::{Command, Output, Stdio};

/// The program, in the folder of this package and with a clean environment for colour.
fn standoff(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standoff"));
    command
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("COLUMNS", "100");
    command
}

/// Runs it to the end.
fn run(command: &mut Command) -> Output {
    command.output().expect("the program starts")
}

const MODEL: &str = "crates/standoff/example/models/june.toml";

#[test]
fn colour_only_for_those_who_see_it() {
    let plain = run(&mut standoff(&["solve", MODEL]));
    assert!(plain.status.success(), "{}", String::from_utf8_lossy(&plain.stderr));
    assert!(!plain.stdout.contains(&0x1b));
    let forced = run(standoff(&["solve", MODEL]).env("CLICOLOR_FORCE", "1"));
    assert!(forced.stdout.contains(&0x1b));
    let refused = run(standoff(&["solve", MODEL]).env("NO_COLOR", "1"));
    assert_eq!(refused.stdout, plain.stdout);
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let mut child = standoff(&["solve", MODEL, "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// `/dev/full` accepts a file's opening and refuses every byte, as a full disk does.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = run(standoff(&["solve", MODEL]).stdout(full));
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.starts_with("error: the output could not be written"), "{told}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = run(&mut standoff(&["solve", MODEL, "--json"]));
    let second = run(&mut standoff(&["solve", MODEL, "--json"]));
    assert!(!first.stdout.is_empty());
    assert_eq!(first.stdout, second.stdout);
}

#[test]
fn mistakes_in_what_is_typed_are_usage() {
    for arguments in [
        &["frobnicate"][..],
        &["solve"],
        &["solve", MODEL, "--sequence", "twice"],
        &["ledger", "x", "--json", "--actor", "y"],
    ] {
        let output = run(&mut standoff(arguments));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(!output.stderr.is_empty());
    }
}
