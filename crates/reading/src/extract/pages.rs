//! Printed pages as one running text: what repeats at their edges goes behind the article, lines become paragraphs.

use std::collections::{BTreeMap, BTreeSet};

/// Lines at either edge of a page that may be a header or a footer.
const EDGE: usize = 2;

/// Joins pages. Gives the text, and how many bytes of it are the article; headers, footers and page numbers stand behind that.
/// Linear in the length of the pages.
pub(crate) fn joined(pages: &[String]) -> (String, usize) {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| page.lines().map(str::trim).collect()).collect();
    let running = running(&pages);
    let (mut lines, mut edges): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for page in &pages {
        let at_edge: BTreeSet<usize> = edge(page).into_iter().filter(|&at| running.contains(&shape(page[at]))).collect();
        let first = page
            .iter()
            .enumerate()
            .position(|(at, line)| !line.is_empty() && !at_edge.contains(&at));
        for (at, line) in page.iter().enumerate() {
            match at_edge.contains(&at) {
                true => edges.push(line),
                // Blank lines at the edge of a page part no paragraphs.
                false if first.is_some_and(|first| at >= first) => lines.push(line),
                false => {}
            }
        }
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
    }
    let mut text = paragraphs(&lines);
    let body = text.len();
    for line in edges {
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        text.push_str(line);
    }
    (text, body)
}

/// The places of the first and last lines of a page that are not blank.
fn edge(page: &[&str]) -> Vec<usize> {
    let full: Vec<usize> = (0..page.len()).filter(|&at| !page[at].is_empty()).collect();
    let last = full.len().saturating_sub(EDGE);
    full.iter()
        .enumerate()
        .filter(|(number, _)| *number < EDGE || *number >= last)
        .map(|(_, &at)| at)
        .collect()
}

/// A line with all its numbers alike.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for letter in line.to_lowercase().chars() {
        match letter.is_ascii_digit() {
            true if shape.ends_with('#') => {}
            true => shape.push('#'),
            false => shape.push(letter),
        }
    }
    shape
}

/// Shapes of lines that stand at the edge of half of the pages or more, of two at least.
fn running(pages: &[Vec<&str>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let shapes: BTreeSet<String> = edge(page).into_iter().map(|at| shape(page[at])).collect();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let enough = 2.max(pages.len().div_ceil(2));
    counts
        .into_iter()
        .filter(|(_, count)| *count >= enough)
        .map(|(shape, _)| shape)
        .collect()
}

/// Lines joined to paragraphs: a blank line ends one, and so does a line that leaves much of its width free,
/// unless its sentence goes on.
fn paragraphs(lines: &[&str]) -> String {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| line.chars().count())
        .collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
    let hyphenated: BTreeSet<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
    let mut text = String::new();
    let mut before = "";
    for line in lines {
        if !line.is_empty() && runs_on(before, line, width) {
            append(&mut text, line, &hyphenated);
        } else if !line.is_empty() {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(line);
        }
        before = line;
    }
    text
}

/// Whether a line goes on in the next: it is about as long as most, or its sentence is not at its end.
fn runs_on(line: &str, next: &str, width: usize) -> bool {
    let ended = line.ends_with(['.', '!', '?', ':', '”', '"', ')']);
    !line.is_empty() && (line.chars().count() * 10 >= width * 7 || (!ended && next.starts_with(char::is_lowercase)))
}

/// Adds a line to a paragraph. A hyphen at the end of the line before goes, unless the word stands with it elsewhere.
fn append(text: &mut String, line: &str, words: &BTreeSet<&str>) {
    let before = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = line.split_whitespace().next().unwrap_or_default();
    let stem = before.strip_suffix(['-', '\u{ad}', '‐']);
    let breaks = stem.is_some_and(|stem| stem.ends_with(char::is_lowercase)) && next.starts_with(char::is_lowercase);
    if !breaks {
        text.push(' ');
    } else if !words.contains(format!("{}-{next}", stem.unwrap_or_default()).as_str()) {
        text.pop();
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(pages: &[&str]) -> Vec<String> {
        pages.iter().map(|page| (*page).to_owned()).collect()
    }

    #[test]
    fn headers_and_numbers_go_behind_and_sentences_run_on() {
        let (text, body) = joined(&pages(&[
            "Weir Board – Minutes\n\nOpening\n\nThe board met on Friday to talk about the sluice and its nego-\ntiations with the farmers of the lower\n\nPage 1 of 2",
            "Weir Board – Minutes\n\nvalley. A well-known farmer spoke first and longest, and nobody well-\nknown came after him that day.\n\nPage 2 of 2",
        ]));
        assert_eq!(
            &text[..body],
            "Opening\n\nThe board met on Friday to talk about the sluice and its negotiations with the farmers of the lower valley. \
             A well-known farmer spoke first and longest, and nobody well-known came after him that day."
        );
        assert_eq!(
            &text[body..],
            "\n\nWeir Board – Minutes\n\nPage 1 of 2\n\nWeir Board – Minutes\n\nPage 2 of 2"
        );
    }

    #[test]
    fn what_stands_once_is_no_header() {
        let (text, body) = joined(&pages(&["Title\n\nOne line of a letter that is all there is.\n\nYours"]));
        assert_eq!(body, text.len());
        assert_eq!(joined(&[]), (String::new(), 0));
    }

    #[test]
    fn a_short_line_ends_its_paragraph() {
        let full = "The farmers of the lower valley asked for water before the autumn,";
        let (text, _) = joined(&pages(&[&format!("{full}\nand were heard.\n{full}\nand {full}")]));
        assert_eq!(text.matches("\n\n").count(), 1, "{text}");
    }
}
