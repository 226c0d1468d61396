//! Runs the cases in `tests/findings/*.md`: a broken file in one fence, the findings it should give in the next.
//!
//! The language of the first fence is the format: `toml`, `json` (graph-model/1) or `gmcr`. With `BLESS=1` in the environment
//! the second fences are rewritten as the findings come out; read the difference before keeping it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use standoff_conflict::{Finding, Format, Severity, explanations, read};

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder of cases is there")
        .map(|e| e.expect("it can be listed").path())
        .collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "md"));
    paths.sort();
    let mut trials: Vec<Trial> = Vec::new();
    for path in paths.clone() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        trials.push(Trial::test(name, move || check(&path)));
    }
    trials.push(Trial::test("every code has a case", move || covered(&paths)));
    libtest_mimic::run(&arguments, trials).exit();
}

/// A case: its name, format, text, and where the expected findings stand in the page.
struct Case {
    name: String,
    format: Format,
    text: String,
    expected: std::ops::Range<usize>,
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut name = String::new();
    let mut open: Option<(String, usize)> = None;
    let mut input: Option<(Format, String)> = None;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let end = at + line.len();
        match (&open, line.strip_prefix("```")) {
            (None, Some(language)) => open = Some((language.trim().to_owned(), end)),
            (Some((language, start)), Some(_)) => {
                let body = *start..at;
                let format = match language.as_str() {
                    "toml" => Some(Format::Toml),
                    "json" => Some(Format::GraphModel),
                    "gmcr" => Some(Format::Gmcr),
                    _ => None,
                };
                match format {
                    Some(format) => input = Some((format, page[body].to_owned())),
                    None => {
                        let (format, text) = input.take().expect("a fence with a file stands before its findings");
                        cases.push(Case {
                            name: name.clone(),
                            format,
                            text,
                            expected: body,
                        });
                    }
                }
                open = None;
            }
            (None, None) if line.starts_with('#') => name = line.trim_start_matches('#').trim().to_owned(),
            _ => {}
        }
        at = end;
    }
    cases
}

fn check(path: &Path) -> Result<(), Failed> {
    let mut page = std::fs::read_to_string(path)?;
    let mut wrong = Vec::new();
    for case in cases(&page).into_iter().rev() {
        let found = rendering(&case.text, &read(&case.text, case.format).findings);
        if page[case.expected.clone()] != found {
            wrong.push(format!(
                "## {}\nexpected:\n{}\nfound:\n{found}",
                case.name,
                &page[case.expected.clone()]
            ));
            page.replace_range(case.expected, &found);
        }
    }
    if !wrong.is_empty() && std::env::var_os("BLESS").is_some() {
        std::fs::write(path, page)?;
        return Ok(());
    }
    wrong.reverse();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Every code that reading can raise has a case.
fn covered(paths: &[PathBuf]) -> Result<(), Failed> {
    let mut shown = BTreeSet::new();
    for path in paths {
        let page = std::fs::read_to_string(path)?;
        for case in cases(&page) {
            shown.extend(
                page[case.expected]
                    .lines()
                    .filter_map(|l| l.split_once('[')?.1.get(..5).map(str::to_owned)),
            );
        }
    }
    let elsewhere = |code: &str| (code.starts_with("C07") && code != "C0706") || code.starts_with("C08");
    let missing: Vec<&str> = explanations()
        .iter()
        .map(|e| e.code)
        .filter(|c| !shown.contains(*c) && !elsewhere(c))
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("no case shows {missing:?}").into())
    }
}

/// `error[C0201] line:column: message`, the line, carets under the place, the help.
fn rendering(text: &str, findings: &[Finding]) -> String {
    let mut page = String::new();
    for finding in findings {
        let start = text[..finding.place.start].rfind('\n').map_or(0, |n| n + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let number = text[..finding.place.start].matches('\n').count() + 1;
        let before = text[start..finding.place.start].chars().count();
        let marked = text[finding.place.start..finding.place.end]
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            .max(1);
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        page += &format!("{severity}[{}] {number}:{}: {}\n", finding.code, before + 1, finding.message);
        page += &format!("  | {line}\n  | {}{}\n", " ".repeat(before), "^".repeat(marked));
        page += &finding.help.as_ref().map(|h| format!("  = {h}\n")).unwrap_or_default();
    }
    page
}
