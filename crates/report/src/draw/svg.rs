//! A small SVG writer: whole-number coordinates, escaped text, colours by role.

use std::fmt::Write;

/// A colour by its role on the page.
#[derive(Clone, Copy, Debug)]
pub enum Shade {
    /// Text and filled cells.
    Ink,
    /// Secondary text.
    Muted,
    /// Lines and outlines.
    Line,
    /// What is singled out.
    Accent,
    /// What lies behind.
    Paper,
}

impl Shade {
    fn css(self) -> &'static str {
        match self {
            Shade::Ink => "var(--ink,#1b1f24)",
            Shade::Muted => "var(--muted,#57606a)",
            Shade::Line => "var(--line,#8c959f)",
            Shade::Accent => "var(--accent,#0b5cad)",
            Shade::Paper => "var(--paper,#ffffff)",
        }
    }
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug)]
pub enum Anchor {
    /// Begins there.
    Start,
    /// Is centred there.
    Middle,
    /// Ends there.
    End,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Height in pixels.
    pub size: i32,
    /// Whether it is bold.
    pub bold: bool,
    /// Colour.
    pub shade: Shade,
    /// Where it stands.
    pub anchor: Anchor,
}

impl Type {
    /// Plain text in the ink of the page, 13 pixels high.
    pub fn plain() -> Type {
        Type {
            size: 13,
            bold: false,
            shade: Shade::Ink,
            anchor: Anchor::Start,
        }
    }
}

/// What a drawing is called, for those who do not see it and for links.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Unique on its page.
    pub id: &'a str,
    /// In a few words.
    pub title: &'a str,
    /// All that it shows, as text.
    pub desc: &'a str,
}

/// A drawing that is being written.
pub struct Svg {
    body: String,
}

impl Svg {
    /// An empty drawing.
    pub fn new() -> Svg {
        Svg { body: String::new() }
    }

    /// A text at a point of its baseline.
    pub fn text(&mut self, (x, y): (i32, i32), set: Type, words: &str) {
        let anchor = match set.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if set.bold { ";font-weight:600" } else { "" };
        self.push(format_args!(
            r#"<text x="{x}" y="{y}" text-anchor="{anchor}" style="fill:{};font-size:{}px{weight}">{}</text>"#,
            set.shade.css(),
            set.size,
            escape(words)
        ));
    }

    /// A square with its upper left corner at a point, filled or only outlined.
    pub fn square(&mut self, (x, y): (i32, i32), side: i32, filled: bool) {
        let fill = if filled { Shade::Accent } else { Shade::Paper };
        let edge = if filled { Shade::Accent } else { Shade::Line };
        self.push(format_args!(
            r#"<rect x="{x}" y="{y}" width="{side}" height="{side}" rx="2" style="fill:{};stroke:{}"/>"#,
            fill.css(),
            edge.css()
        ));
    }

    /// A disc around a point, filled or only outlined.
    pub fn disc(&mut self, (x, y): (i32, i32), radius: i32, filled: bool) {
        let fill = if filled { Shade::Accent } else { Shade::Paper };
        self.push(format_args!(
            r#"<circle cx="{x}" cy="{y}" r="{radius}" style="fill:{};stroke:{}"/>"#,
            fill.css(),
            Shade::Accent.css()
        ));
    }

    /// A straight line.
    pub fn line(&mut self, (x1, y1): (i32, i32), (x2, y2): (i32, i32), shade: Shade) {
        self.push(format_args!(
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" style="stroke:{}"/>"#,
            shade.css()
        ));
    }

    /// The outline of a box with its upper left corner at a point.
    pub fn frame(&mut self, (x, y): (i32, i32), (width, height): (i32, i32)) {
        self.push(format_args!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" style="fill:{};stroke:{}"/>"#,
            Shade::Paper.css(),
            Shade::Line.css()
        ));
    }

    /// A straight line, upright or level, with its head at the second point.
    pub fn arrow(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.line(from, to, Shade::Accent);
        let (x, y) = to;
        // Back along the line, and aside.
        let ((bx, by), (ax, ay)) = match (to.0.cmp(&from.0), to.1.cmp(&from.1)) {
            (std::cmp::Ordering::Less, _) => ((8, 0), (0, 5)),
            (std::cmp::Ordering::Greater, _) => ((-8, 0), (0, 5)),
            (_, std::cmp::Ordering::Less) => ((0, 8), (5, 0)),
            (_, _) => ((0, -8), (5, 0)),
        };
        self.push(format_args!(
            r#"<path d="M{x} {y}L{} {}L{} {}Z" style="fill:{}"/>"#,
            x + bx + ax,
            y + by + ay,
            x + bx - ax,
            y + by - ay,
            Shade::Accent.css()
        ));
    }

    /// The finished element.
    pub fn finish(self, (width, height): (i32, i32), caption: Caption) -> String {
        let Caption { id, title, desc } = caption;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" style=\"font-family:system-ui,sans-serif\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-desc\">{}</desc>\n{}</svg>\n",
            escape(title),
            escape(desc),
            self.body
        )
    }

    fn push(&mut self, element: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.body, "{element}");
    }
}

/// Shortens a text to a number of characters, with an ellipsis.
pub fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Breaks a text at words into lines of at most so many characters; a longer word is cut with an ellipsis.
pub fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let word = short(word, most);
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Escapes text for use between tags and in quoted attributes; characters that XML forbids become a replacement character.
pub fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(' '),
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cut_at_characters() {
        assert_eq!(escape("<b> & \"x\"\u{7}"), "&lt;b&gt; &amp; &quot;x&quot;\u{fffd}");
        assert_eq!(short("äöüß", 3), "äö…");
        assert_eq!(short("äöü", 3), "äöü");
    }
}
