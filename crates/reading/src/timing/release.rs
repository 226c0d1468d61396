//! Pages that one of the parties gives out itself: press releases, whose words are of the day they are given out.

/// Marks that only releases bear.
const MARKS: &[&str] = &[
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "notes to editors",
    "note to editors",
    "– ends –",
    "- ends -",
    "—ends—",
    "### ends",
];

/// How far from either end the marks stand, in bytes.
const REACH: usize = 1500;

/// Whether a text bears a mark of a release near its beginning or its end.
pub(crate) fn is_release(text: &str) -> bool {
    let near = |at: usize| at < REACH || at + REACH > text.len();
    text.match_indices('\n')
        .map(|(at, _)| at + 1)
        .chain([0])
        .filter(|&at| near(at))
        .any(|at| marked(text[at..].lines().next().unwrap_or_default()))
}

/// A line that is a mark, or opens with one.
fn marked(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    MARKS.iter().any(|mark| line.starts_with(mark)) && line.len() < 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_bear_marks_on_lines_of_their_own() {
        assert!(is_release("Harbour Board\nFOR IMMEDIATE RELEASE\nThe board regrets the closure.\n"));
        assert!(is_release(
            "The board regrets the closure.\n\nNotes to editors\n1. The board has nine members."
        ));
        assert!(!is_release("The board said in a press release that it regrets the closure.\n"));
        assert!(!is_release(""));
    }
}
