//! Findings drawn into the text they are about: file, line, column, the line itself, the code, and what to do.

use crate::failure::Failure;
use crate::terminal::{BAD, Terminal, paint};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use standoff::ModelSource;
use standoff::conflict::{Finding, Severity};
use std::ops::Range;

/// Draws every finding on standard output.
pub fn tell(source: &ModelSource, findings: &[Finding], terminal: &mut Terminal) -> Result<(), Failure> {
    for finding in findings {
        terminal.text(&of_source(source, finding, terminal.width()))?;
        terminal.line("")?;
    }
    Ok(())
}

/// Draws every finding on standard error, where standard output is kept for results.
pub fn tell_aside(source: &ModelSource, findings: &[Finding], terminal: &mut Terminal) {
    for finding in findings {
        let drawn = of_source(source, finding, terminal.width());
        terminal.aside(&drawn);
        terminal.aside("");
    }
}

/// Whether the models of a file can be worked with. If not, shows its mistakes on standard error; a mere doubt is counted there.
pub fn allow(source: &ModelSource, terminal: &mut Terminal) -> bool {
    let path = source.path.display();
    if source.sound() {
        if !source.findings.is_empty() {
            terminal.aside(&format!("{path}: {}; `standoff check` shows them", tally(&source.findings)));
        }
        return true;
    }
    tell_aside(source, &source.findings, terminal);
    let why = if source.findings.is_empty() {
        "there is no model in it".to_owned()
    } else {
        tally(&source.findings)
    };
    terminal.aside(&format!("{path}: {}", paint(BAD, &why)));
    false
}

fn of_source(source: &ModelSource, finding: &Finding, width: usize) -> String {
    drawing(&source.path.display().to_string(), &source.text, finding, width)
}

/// How many mistakes and doubts, in words: `1 error, 2 warnings`.
pub fn tally(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let told: Vec<String> = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| crate::words::counted(count, word))
        .collect();
    told.join(", ")
}

/// One finding, drawn. Escape sequences in the text are shown as symbols by the renderer.
fn drawing(path: &str, text: &str, finding: &Finding, width: usize) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code);
    let mut group = match span_in(text, finding) {
        Some(span) => title.element(Snippet::source(text).path(path).annotation(AnnotationKind::Primary.span(span))),
        None => title.element(Origin::path(path)),
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let report: [Group<'_>; 1] = [group];
    Renderer::styled().decor_style(DecorStyle::Ascii).term_width(width).render(&report)
}

/// The bytes to mark, pulled back to what the text has; `None` for a finding about the file as a whole.
fn span_in(text: &str, finding: &Finding) -> Option<Range<usize>> {
    let place = finding.place;
    if place.end == 0 || text.is_empty() {
        return None;
    }
    let back_to_boundary = |mut byte: usize| {
        byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let start = back_to_boundary(place.start);
    Some(start..back_to_boundary(place.end).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff::conflict::Place;

    fn finding(start: usize, end: usize) -> Finding {
        Finding {
            code: "C0103",
            severity: Severity::Error,
            place: Place { start, end },
            message: "no option is called `stike`".to_owned(),
            help: Some("did you mean `strike`?".to_owned()),
        }
    }

    fn plain(text: &str, finding: &Finding) -> String {
        anstream::adapter::strip_str(&drawing("m.toml", text, finding, 100)).to_string()
    }

    #[test]
    fn a_finding_points_into_its_line() {
        let drawn = plain("title = \"x\"\nwhen = \"stike\"\n", &finding(20, 25));
        assert!(drawn.contains("error[C0103]: no option is called `stike`"), "{drawn}");
        assert!(drawn.contains("--> m.toml:2:9"), "{drawn}");
        assert!(drawn.contains("when = \"stike\"") && drawn.contains("^^^^^"), "{drawn}");
        assert!(drawn.contains("did you mean `strike`?"), "{drawn}");
    }

    #[test]
    fn any_place_can_be_drawn() {
        let text = "é “x”\n\u{1b}[2J\ty";
        for start in 0..text.len() + 3 {
            for end in 0..text.len() + 3 {
                assert!(!plain(text, &finding(start, end)).contains('\u{1b}'));
            }
        }
        assert!(plain("", &finding(0, 0)).contains("m.toml"));
    }
}
