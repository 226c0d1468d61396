//! Terminal sessions as documentation that is run: each page under `tests/transcripts/` is played in a folder of its own, with
//! the invented port strike in `calder/`, its pages in `pages/`, the casebook in `casebook/`, and broken files in `bad/`, and
//! compared line by line.
//!
//! `TRYCMD=overwrite cargo test -p standoff-cli --test transcripts` writes what the program prints now into the pages.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The pages.
fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of pages is here")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.sort();
    pages
}

/// What has to hold for any page to be played.
const STAGE: &str = "the stage can be set";

/// Copies a folder with all that is in it, except what a dossier rebuilds.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect(STAGE);
    for entry in fs::read_dir(from).expect(STAGE) {
        let entry = entry.expect(STAGE);
        let target = to.join(entry.file_name());
        if entry.file_type().expect(STAGE).is_dir() {
            copy(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().starts_with("ledger.db") {
            fs::copy(entry.path(), target).expect(STAGE);
        }
    }
}

/// Lays out the folder that a page is played in.
fn set_the_stage(stage: &Path) {
    copy(&root().join("crates/standoff/example"), &stage.join("calder"));
    fs::rename(stage.join("calder/sources"), stage.join("pages")).expect(STAGE);
    copy(&root().join("casebook"), &stage.join("casebook"));
    // Texts that may not be copied could lie there on a developer's machine; a page must not depend on them.
    fs::remove_dir_all(stage.join("casebook/korea-2021/sources")).ok();
    copy(&root().join("crates/cli/tests/transcripts/bad"), &stage.join("bad"));
    let bad = stage.join("bad");
    fs::write(bad.join("empty.toml"), "").expect(STAGE);
    fs::write(bad.join("latin-1.toml"), b"title = \"Stra\xdfe\"\n").expect(STAGE);
    fs::write(bad.join("binary.toml"), [0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0xff, 0xfe]).expect(STAGE);
    fs::write(bad.join("binary.html"), (0..=255).cycle().take(4096).collect::<Vec<u8>>()).expect(STAGE);
    fs::write(bad.join("forty-options.toml"), many_options(20)).expect(STAGE);
    fs::write(bad.join("deep.toml"), deep_formula()).expect(STAGE);
    let others = stage.join("others");
    fs::create_dir_all(&others).expect(STAGE);
    fs::write(others.join("twenty-options.toml"), many_options(10)).expect(STAGE);
    let june = fs::read_to_string(stage.join("calder/models/june.toml")).expect(STAGE);
    fs::write(others.join("unknown-order.toml"), without_order(&june)).expect(STAGE);
    let damaged = stage.join("damaged");
    copy(&root().join("crates/standoff/example"), &damaged);
    fs::write(damaged.join("ledger.db"), b"SQLite format 3\0 and then nothing more").expect(STAGE);
}

/// A model of two sides with so many options each and nothing that rules any combination out.
fn many_options(each: usize) -> String {
    let options = |from: usize| {
        (from..from + each)
            .map(|n| format!("options.o{n} = {{ label = \"step {n}\" }}\n"))
            .collect::<String>()
    };
    format!(
        "title = \"Two sides with {each} options each\"\nbasis = \"assumed\"\n[decision_makers.left]\nname = \"Left\"\n{}[decision_makers.right]\nname = \"Right\"\n{}[status_quo]\ntaken = []\n[[preferences.left]]\nwant = \"o{}\"\n[[preferences.right]]\nwant = \"o1\"\n",
        options(0),
        options(each),
        each + 1
    )
}

/// The same model with nothing known of which wish counts more than which.
fn without_order(model: &str) -> String {
    let line = |line: &str| match line.starts_with("[[preferences.") {
        true => format!("{line}\nrank = \"unknown\"\n"),
        false => format!("{line}\n"),
    };
    model.lines().map(line).collect()
}

/// A model with a condition nested ten thousand deep.
fn deep_formula() -> String {
    format!(
        "title = \"Deep\"\nbasis = \"assumed\"\n[decision_makers.one]\nname = \"One\"\noptions.go = {{ label = \"go\" }}\n[status_quo]\ntaken = []\n[[preferences.one]]\nwant = \"{}go{}\"\n",
        "(".repeat(10_000),
        ")".repeat(10_000)
    )
}

#[test]
fn every_page_reads_as_the_program_prints() {
    let theatre = tempfile::tempdir().unwrap();
    let pages = pages();
    assert!(!pages.is_empty());
    for page in &pages {
        let copied = theatre.path().join(page.file_name().unwrap());
        fs::copy(page, &copied).unwrap();
        set_the_stage(&copied.with_extension("in"));
        // A page with an `.out` folder is played in a copy of its `.in` folder, where it may write.
        fs::create_dir(copied.with_extension("out")).unwrap();
    }
    let played = std::panic::catch_unwind(|| {
        trycmd::TestCases::new()
            .register_bin("standoff", PathBuf::from(env!("CARGO_BIN_EXE_standoff")))
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .env("STANDOFF_ANALYST", "Ann")
            .case(theatre.path().join("*.md"))
            .run();
    });
    if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
        for page in &pages {
            fs::copy(theatre.path().join(page.file_name().unwrap()), page).unwrap();
        }
    }
    if let Err(failed) = played {
        std::panic::resume_unwind(failed);
    }
}

#[test]
fn every_page_shows_its_command() {
    for page in pages() {
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&page).unwrap();
        assert!(
            text.contains(&format!("\n$ standoff {name}")),
            "{name}.md never runs `standoff {name}`"
        );
        assert!(text.starts_with("# "), "{name}.md has no title");
    }
}
