//! Standard output and standard error as commands see them: styled, wrapped, and safe from what a source may contain.
//!
//! Colour is decided once, by anstream: a terminal gets it, a file or a pipe does not, `NO_COLOR` is obeyed. Text that comes
//! from a source goes through [`clean`] first, so that no page can send commands to the reader's terminal.

use crate::json;
use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use std::io::{self, BufWriter, IsTerminal, Stderr, StdoutLock, Write};

/// Headings and names.
pub const STRONG: Style = Style::new().bold();
/// Places, ids and other small print.
pub const FAINT: Style = Style::new().dimmed();
/// What holds, what is right.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// What does not hold, what is wrong.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// The cited words inside their sentence.
pub const CITED: Style = AnsiColor::Cyan.on_default().underline();

/// Columns of a line that is not going to a terminal.
const PAPER: usize = 100;

/// The two streams of a run.
pub struct Terminal {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    err: AutoStream<Stderr>,
    width: usize,
    watched: bool,
}

impl Terminal {
    /// Takes hold of both streams.
    pub fn new() -> Terminal {
        Terminal {
            out: BufWriter::new(AutoStream::auto(io::stdout().lock())),
            err: AutoStream::auto(io::stderr()),
            width: terminal_width(),
            watched: io::stderr().is_terminal(),
        }
    }

    /// Columns to fill.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether somebody watches standard error, so that progress is worth drawing.
    pub fn watched(&self) -> bool {
        self.watched
    }

    /// Writes one line as it is.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// Writes text that brings its own line ends.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        if text.is_empty() || text.ends_with('\n') {
            Ok(())
        } else {
            self.line("")
        }
    }

    /// Writes a paragraph, wrapped at words, its first line after `lead` and the others below the first word.
    pub fn paragraph(&mut self, lead: &str, text: &str) -> io::Result<()> {
        let indent = columns(lead);
        let room = self.width.saturating_sub(indent).max(20);
        let mut lead = lead.to_owned();
        for line in wrapped(text, room) {
            self.line(format!("{lead}{line}").trim_end())?;
            lead = " ".repeat(indent);
        }
        Ok(())
    }

    /// Writes JSON as the library gave it, laid out for people as well.
    pub fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        self.line(&json::laid_out(value))
    }

    /// Writes a heading with an empty line above.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        self.line("")?;
        self.line(&paint(STRONG, text))
    }

    /// Writes a line to standard error. A failure to do so is passed over: there is nobody left to tell.
    pub fn aside(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    /// Sends on what is still held back.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The width of the terminal, within what reads well. `COLUMNS` overrules what is measured.
fn terminal_width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    set.or_else(measured).unwrap_or(PAPER).clamp(40, 120)
}

/// Puts a style around words.
pub fn paint(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}

/// Text from a source made safe to show: line ends become blanks, other control characters the replacement character,
/// since an escape sequence inside a page must not reach the terminal. Direction marks that could reorder a line go too.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' | '\r' | '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            control if control.is_control() => '\u{fffd}',
            other => other,
        })
        .collect()
}

/// The same for text of several lines: line ends stay.
pub fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Tells of a bug on standard error; used by the panic hook, so nothing here may fail.
pub fn tell_of_a_bug(what: &str) {
    let _ = writeln!(
        io::stderr(),
        "standoff met a bug in itself and stopped. Your sources and decisions are untouched.\nPlease report these lines with what you typed:\n{what}"
    );
}

/// Columns that a styled text fills, counted in characters outside escape sequences.
pub fn columns(text: &str) -> usize {
    anstream::adapter::strip_str(text).to_string().chars().count()
}

/// Breaks text into lines of at most `room` columns, at blanks; a longer word keeps a line for itself.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut filled) = (String::new(), 0);
    for word in text.split_whitespace() {
        let needed = columns(word);
        if filled > 0 && filled + 1 + needed > room {
            lines.push(std::mem::take(&mut line));
            filled = 0;
        }
        if filled > 0 {
            line.push(' ');
            filled += 1;
        }
        line.push_str(word);
        filled += needed;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_cannot_command_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\nc\u{202e}d\u{7}"), "a\u{fffd}[2Jb c\u{fffd}d\u{fffd}");
        assert_eq!(clean("“Nein”, sagte é"), "“Nein”, sagte é");
        assert_eq!(clean_lines("a\nb\u{1b}c\n"), "a\nb\u{fffd}c\n");
    }

    #[test]
    fn wrapping_counts_what_is_seen() {
        let styled = paint(BAD, "four");
        assert_eq!(columns(&styled), 4);
        assert_eq!(
            wrapped(&format!("one {styled} six"), 8),
            [format!("one {styled}"), "six".to_owned()]
        );
        assert_eq!(wrapped("a verylongword b", 5), ["a", "verylongword", "b"]);
        assert_eq!(wrapped("", 5), [""]);
    }
}
