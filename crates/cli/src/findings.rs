//! Findings drawn into the text they are about: file, line, column, the line itself, the code, and what to do.

use crate::failure::Failure;
use crate::terminal::{BAD, Terminal, paint};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use standoff::ModelSource;
use standoff::conflict::{Finding, Severity};
use std::ops::Range;

/// The most findings that are drawn; whoever mends these finds most of the others mended too.
const MOST: usize = 100;

/// The most bytes of a line, before and behind a place, that are handed to the renderer, which takes its time over long lines.
const LONGEST: usize = 2_000;

/// Draws the findings on standard output.
pub fn tell(source: &ModelSource, findings: &[Finding], terminal: &mut Terminal) -> Result<(), Failure> {
    for finding in findings.iter().take(MOST) {
        terminal.text(&of_source(source, finding, terminal.width()))?;
        terminal.line("")?;
    }
    if let Some(more) = left_out(findings) {
        terminal.line(&more)?;
        terminal.line("")?;
    }
    Ok(())
}

/// Draws the findings on standard error, where standard output is kept for results.
pub fn tell_aside(source: &ModelSource, findings: &[Finding], terminal: &mut Terminal) {
    for finding in findings.iter().take(MOST) {
        let drawn = of_source(source, finding, terminal.width());
        terminal.aside(&drawn);
        terminal.aside("");
    }
    if let Some(more) = left_out(findings) {
        terminal.aside(&more);
        terminal.aside("");
    }
}

/// What is said of findings that are not drawn.
fn left_out(findings: &[Finding]) -> Option<String> {
    let more = findings.len().saturating_sub(MOST);
    (more > 0).then(|| format!("… and {more} more, not shown; mend these first, then check again"))
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
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(finding.code)
        .elements(pointing(path, text, finding));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let report: [Group<'_>; 1] = [group];
    Renderer::styled().decor_style(DecorStyle::Ascii).term_width(width).render(&report)
}

/// Where a finding is: the file, and the lines it marks. Of long lines only what stands around the place.
fn pointing<'a>(path: &'a str, text: &'a str, finding: &Finding) -> Vec<Element<'a>> {
    let Some(span) = span_in(text, finding) else {
        return vec![Origin::path(path).into()];
    };
    let line = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let number = text[..line].matches('\n').count() + 1;
    let from = back_to_boundary(text, line.max(span.start.saturating_sub(LONGEST)));
    let marked = back_to_boundary(text, span.end.min(span.start + LONGEST)).max(span.start);
    let rest = &text[marked..back_to_boundary(text, marked + LONGEST)];
    let upto = marked + rest.find('\n').unwrap_or(rest.len());
    let mark = AnnotationKind::Primary.span(span.start - from..marked - from);
    let snippet = Snippet::source(&text[from..upto]).line_start(number).annotation(mark);
    if from == line {
        return vec![snippet.path(path).into()];
    }
    // The renderer would count columns from where the excerpt begins.
    let column = text[line..span.start].chars().count() + 1;
    vec![Origin::path(path).line(number).char_column(column).into(), snippet.into()]
}

/// The nearest place at or before a byte where a character begins.
fn back_to_boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0)
}

/// The bytes to mark, pulled back to what the text has; `None` for a finding about the file as a whole. The end of the text is behind
/// its last word, not on the empty line below it.
fn span_in(text: &str, finding: &Finding) -> Option<Range<usize>> {
    let place = finding.place;
    if place.end == 0 || text.is_empty() {
        return None;
    }
    let start = back_to_boundary(text, place.start.min(text.trim_end().len().max(1)));
    Some(start..back_to_boundary(text, place.end).max(start))
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

    #[test]
    fn a_vast_line_is_drawn_around_the_place() {
        let text = format!("title = \"é\"\n{} stike {}", "é".repeat(2_000_000), "y".repeat(2_000_000));
        let start = text.find("stike").unwrap();
        let began = std::time::Instant::now();
        let drawn = plain(&text, &finding(start, start + 5));
        assert!(drawn.contains("--> m.toml:2:2000002"), "{drawn}");
        assert!(
            drawn.contains("2 | ...") && drawn.contains("stike") && drawn.contains("^^^^^"),
            "{drawn}"
        );
        let drawn = plain(&text, &finding(0, text.len()));
        assert!(drawn.contains("--> m.toml:1:1") && drawn.len() < 10_000, "{}", drawn.len());
        assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    }

    #[test]
    fn beyond_the_first_hundred_findings_are_counted() {
        assert_eq!(left_out(&vec![finding(0, 1); MOST]), None);
        let more = left_out(&vec![finding(0, 1); MOST + 7]).unwrap();
        assert!(more.contains("7 more"), "{more}");
    }
}
