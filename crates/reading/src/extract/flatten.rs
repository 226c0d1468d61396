//! HTML to visible text: a line for each block, an empty line between blocks.

use crate::extract::head::Head;
use crate::extract::marks::{self, LineMark};
use crate::extract::scan::{Attributes, Piece, Scanner};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// A flattened page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flat {
    /// The visible text.
    pub(crate) text: String,
    /// What the page says about itself.
    pub(crate) head: Head,
    /// Deepest nesting of elements that have an end tag.
    pub(crate) depth: usize,
    /// What the markup says of each line, by the byte where it begins, ascending.
    pub(crate) marks: Vec<LineMark>,
}

/// Elements that begin and end a line of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements without inside.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements that show no text of their own.
const SILENT: &[&str] = &["audio", "canvas", "head", "math", "object", "svg", "video"];
/// Bytes of the longest character reference, and a few more.
const REFERENCE: usize = 40;
/// How far up an end tag looks for its start tag: bounds the work on pages full of stray end tags.
const LOOK_UP: usize = 64;

/// Flattens a page. Linear in its length.
pub(crate) fn flatten(html: &str) -> Flat {
    let mut page = Flattening::default();
    for piece in Scanner::new(html) {
        match piece {
            Piece::Text(text) => page.characters(text),
            Piece::Open(name, attributes) => page.open(&name.to_ascii_lowercase(), attributes),
            Piece::Close(name) => page.close(&name.to_ascii_lowercase()),
            Piece::Raw(name, attributes, inside) => page.raw(name, attributes, inside),
        }
    }
    page.flat.text.push('\n');
    page.flat
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Flattening {
    flat: Flat,
    /// The open elements, outermost first, each with what it and those around it are.
    open: Vec<(String, u32)>,
    /// How many elements were open where the outermost silent or hidden one began.
    silent: Option<usize>,
    gap: Gap,
    /// The text of the first `h1` and of what is marked as the author is kept, from this byte on.
    heading: Option<usize>,
    author: Option<(usize, usize)>,
}

impl Flattening {
    fn characters(&mut self, raw: &str) {
        if self.silent.is_some() {
            return;
        }
        let text = plain(raw);
        for (at, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if at > 0 {
                self.gap = self.gap.max(Gap::Blank);
            }
            if !word.is_empty() {
                self.separate();
                self.flat.text.push_str(word);
                self.count(word.len());
            }
        }
    }

    /// Counts the bytes of a word towards its line, those in links apart.
    fn count(&mut self, bytes: usize) {
        let around = self.around();
        if let Some(mark) = self.flat.marks.last_mut() {
            mark.bytes += bytes;
            mark.linked += if around & marks::LINK == 0 { 0 } else { bytes };
        }
    }

    /// What the innermost open element and those around it are.
    fn around(&self) -> u32 {
        self.open.last().map_or(0, |(_, around)| *around)
    }

    /// Writes what stands before the next word; nothing at the top of the page. A new line is marked.
    fn separate(&mut self) {
        let around = self.around();
        let text = &mut self.flat.text;
        if text.is_empty() || self.gap >= Gap::Line {
            let start = text.len() + if text.is_empty() { 0 } else { self.gap as usize - 1 };
            self.flat.marks.push(LineMark::new(start, around));
        }
        if !text.is_empty() {
            text.push_str(match self.gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
    }

    fn open(&mut self, name: &str, attributes: Attributes) {
        let block = BLOCKS.contains(&name);
        if block {
            self.imply_end(name);
            self.gap = Gap::Paragraph;
        } else if name == "br" {
            self.gap = self.gap.max(Gap::Line);
        }
        if self.silent.is_none_or(|_| name == "meta") {
            self.flat.head.tag(name, attributes);
        }
        if VOID.contains(&name) {
            return;
        }
        if self.silent.is_none() && (SILENT.contains(&name) || hidden(attributes)) && !matches!(name, "html" | "body") {
            self.silent = Some(self.open.len());
        }
        self.mark(name, attributes);
        let around = self.around() | marks::of(name, attributes);
        self.open.push((name.to_owned(), around));
        self.flat.depth = self.flat.depth.max(self.open.len());
    }

    /// Notes where the first heading and the author's name begin.
    fn mark(&mut self, name: &str, attributes: Attributes) {
        if name == "h1" && self.flat.head.heading.is_empty() && self.silent.is_none() {
            self.heading = Some(self.flat.text.len());
        }
        let author = attributes.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author"))
            || attributes.get("itemprop").is_some_and(|item| item == "author");
        if author && self.author.is_none() && self.silent.is_none() {
            self.author = Some((self.open.len(), self.flat.text.len()));
        }
    }

    /// A paragraph ends where another block begins, an item where the next one does; end tags are optional there.
    fn imply_end(&mut self, name: &str) {
        if let Some((last, _)) = self.open.last()
            && (last == "p" || (last == name && matches!(name, "li" | "dt" | "dd" | "tr" | "td" | "th" | "option")) || last == "head")
        {
            self.pop_to(self.open.len() - 1);
        }
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.gap = Gap::Paragraph;
        }
        let near = self.open.len().saturating_sub(LOOK_UP);
        if let Some(at) = self.open[near..].iter().rposition(|(open, _)| open == name).map(|at| near + at) {
            self.pop_to(at);
        }
        if name == "h1"
            && let Some(from) = self.heading.take()
        {
            self.flat.head.heading = self.flat.text[from..].trim().to_owned();
        }
    }

    fn pop_to(&mut self, length: usize) {
        self.open.truncate(length);
        self.silent = self.silent.filter(|&from| from < length);
        if let Some((_, start)) = self.author.filter(|&(from, _)| from >= length) {
            self.flat.head.author(self.flat.text[start..].trim());
            self.author = None;
        }
    }

    fn raw(&mut self, name: &str, attributes: Attributes, inside: &str) {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "title" if self.flat.head.title.is_empty() && self.open.last().is_none_or(|(open, _)| open != "svg") => {
                self.flat.head.title = line(inside)
            }
            "script"
                if attributes
                    .get("type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.flat.head.linked(inside)
            }
            _ => {}
        }
    }
}

fn hidden(attributes: Attributes) -> bool {
    let style = attributes.get("style").map(|style| style.to_ascii_lowercase().replace(' ', ""));
    attributes.get("hidden").is_some() || style.is_some_and(|style| style.contains("display:none"))
}

/// Characters with their references replaced. Numbers from 128 to 159 mean windows-1252, as in browsers.
fn plain(raw: &str) -> Cow<'_, str> {
    let text = references(raw);
    let old = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if !text.contains(old) && !text.contains('\0') {
        return text;
    }
    let new = |c: char| match u8::try_from(u32::from(c)) {
        Ok(0) => '\u{fffd}',
        Ok(byte) if old(c) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(c),
        _ => c,
    };
    text.chars().map(new).collect::<String>().into()
}

/// Characters with their references replaced, each looked at by itself: over a whole stretch, a row of unfinished references
/// would take quadratic time. Linear.
fn references(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw.into();
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let sign = rest
            .bytes()
            .take(REFERENCE)
            .skip(1)
            .position(|byte| matches!(byte, b';' | b'&'))
            .map(|at| at + 1);
        let taken = sign.filter(|&end| rest.as_bytes()[end] == b';').map_or(1, |end| end + 1);
        text.push_str(&html_escape::decode_html_entities(&rest[..taken]));
        rest = &rest[taken..];
    }
    text.push_str(rest);
    text.into()
}

/// Characters as one line: references replaced, single blanks.
pub(crate) fn line(raw: &str) -> String {
    plain(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_nothing_hidden_shows() {
        let flat = flatten(
            "<html><head><title>Dam &amp; lake</title><style>p{}</style></head><body><nav><ul><li>Home<li>News</ul></nav>\
             <h1>The <em>dam</em>\n holds</h1><p>First&nbsp;one.<p>Second<br>line.<script>var x = 'no';</script>\
             <div style='display: none'>secret <p>more</div><table><tr><td>a<td>b</table>caf&eacute;&#146;s AT&T & &x;</body></html>",
        );
        assert_eq!(
            flat.text,
            "Home\n\nNews\n\nThe dam holds\n\nFirst\u{a0}one.\n\nSecond\nline.\n\na\n\nb\n\ncafé’s AT&T & &x;\n"
        );
        assert_eq!(flat.head.title, "Dam & lake");
        assert_eq!(flat.head.heading, "The dam holds");
    }

    #[test]
    fn deep_and_broken_pages_are_flattened_in_linear_time() {
        assert_eq!(flatten(&"<div>".repeat(200_000)).depth, 200_000);
        assert_eq!(flatten(&"</b>".repeat(200_000)).text, "\n");
        let many = format!("<p {}>x", "a ".repeat(200_000));
        assert_eq!(flatten(&many).text, "x\n");
        let nested = format!("{}{}", "<i>".repeat(100_000), "</b>".repeat(100_000));
        assert_eq!(flatten(&nested).depth, 100_000);
    }
}
