//! The reference pages under `docs/reference/` are what `--help` prints, one page a command. This test compares them;
//! `cargo xtask generate` runs it with `STANDOFF_WRITE_REFERENCE` set, and then it writes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the pages stand.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference")
}

/// What the program prints, at the width of a page.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_standoff"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "standoff {arguments:?} failed");
    String::from_utf8(output.stdout).expect("help is UTF-8")
}

/// The names of the commands, read off the list in `--help`.
fn commands(help: &str) -> Vec<String> {
    let list = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty());
    list.filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Every page by its file name.
fn pages() -> BTreeMap<String, String> {
    let mark = "<!-- Written by `cargo xtask generate`. -->";
    let help = printed(&["--help"]);
    let commands = commands(&help);
    assert!(commands.len() > 10, "{help}");
    let links: String = commands.iter().map(|name| format!("* [`standoff {name}`]({name}.md)\n")).collect();
    let mut pages = BTreeMap::from([(
        "README.md".to_owned(),
        format!("{mark}\n# standoff\n\n```text\n{help}```\n\n{links}"),
    )]);
    for name in commands {
        let help = printed(&[&name, "--help"]);
        pages.insert(format!("{name}.md"), format!("{mark}\n# standoff {name}\n\n```text\n{help}```\n"));
    }
    pages
}

/// The files of a folder, those in folders below left out.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("docs/reference exists; `cargo xtask generate` writes it");
    entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_file())
        .collect()
}

#[test]
fn the_reference_is_fresh() {
    let (folder, pages) = (folder(), pages());
    if std::env::var_os("STANDOFF_WRITE_REFERENCE").is_some() {
        fs::create_dir_all(&folder).unwrap();
        // What lies in folders below is written by others.
        for path in files(&folder) {
            fs::remove_file(path).unwrap();
        }
        for (name, text) in &pages {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let on_disk: BTreeMap<String, String> = files(&folder)
        .into_iter()
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    assert!(
        on_disk == pages,
        "docs/reference is not what the program prints; run `cargo xtask generate`"
    );
}
