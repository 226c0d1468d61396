//! Words of a model or a page as Markdown that shows them and obeys nothing in them.

/// Words as one line of Markdown text: whatever could begin markup is escaped, line breaks and control characters become spaces.
///
/// Escaped are what CommonMark and its common extensions read inside a line (emphasis, code, links, tags, entities, strikethrough, tables,
/// formulas, footnotes), what they read at its beginning (headings, lists, rules), and what turns bare addresses into links.
pub fn escaped(words: &str) -> String {
    let line = one_line(words);
    let characters: Vec<char> = line.chars().collect();
    let number = characters.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut text = String::with_capacity(line.len());
    for (place, &character) in characters.iter().enumerate() {
        let begins = match character {
            '-' | '+' | ':' if place == 0 => true,
            '.' | ')' => number > 0 && place == number,
            _ => false,
        };
        let next = characters.get(place + 1);
        if begins || always(character) || in_address(&characters[..place], character, next) {
            text.push('\\');
        }
        text.push(character);
        // A mark of zero width keeps readers from making a link of an address or a name; a backslash does not.
        if character == '@' && next.is_some_and(|next| next.is_alphanumeric()) {
            text.push('\u{2060}');
        }
    }
    text
}

/// Characters that may begin or end markup wherever they stand.
fn always(character: char) -> bool {
    matches!(
        character,
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '!' | '^' | '='
    )
}

/// Whether a character is one that a bare address or a short name between colons needs.
fn in_address(before: &[char], character: char, next: Option<&char>) -> bool {
    match character {
        ':' => next.is_some_and(|next| *next == '/' || next.is_alphanumeric()),
        '.' => before.len() >= 3 && before[before.len() - 3..].iter().all(|c| matches!(c, 'w' | 'W')),
        _ => false,
    }
}

fn one_line(words: &str) -> String {
    let spaced: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A citation as written: as code where it has the form of one, so that it can be copied; else escaped like other words.
pub fn code(citation: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '-' | '_' | '.');
    match !citation.is_empty() && citation.chars().all(plain) {
        true => format!("`{citation}`"),
        false => escaped(citation),
    }
}

/// Lines as a block shown as it is. The fence is longer than any run of backticks within.
pub fn fenced(lines: &[String]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
        .collect();
    let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", lines.join("\n"))
}

fn longest_run(line: &str) -> usize {
    line.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_markup() {
        assert_eq!(escaped("1. one\n# two"), "1\\. one \\# two");
        assert_eq!(
            escaped("- a <b> `c` [d](e) ![f](g)"),
            "\\- a \\<b\\> \\`c\\` \\[d\\](e) \\!\\[f\\](g)"
        );
        assert_eq!(escaped("https://a.b www.c.d :smile:"), "https\\://a.b www\\.c.d \\:smile:");
        assert_eq!(escaped("a@b.c"), "a@\u{2060}b.c");
        assert_eq!(escaped("2031-05-02: it is 3.5 (or so)"), "2031-05-02: it is 3.5 (or so)");
    }

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        assert_eq!(fenced(&["a ``` b\n".to_owned()]), "````text\na ``` b \n````");
        assert_eq!(code("003@1506-1527"), "`003@1506-1527`");
        assert_eq!(code("a`b"), "a\\`b");
    }
}
