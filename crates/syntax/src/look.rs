//! What can be seen of a word without a tag: its normal form, its beginning and end, its shape.

use crate::cut::Token;
use crate::mixing::bytes;

/// A word as written, with what its tokeniser knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Lower case, apostrophes straight.
    pub lower: &'a str,
    /// Whether blank space or nothing stands before it.
    pub spaced: bool,
}

impl<'t> From<&'t Token<'_>> for Written<'t> {
    fn from(token: &'t Token<'_>) -> Written<'t> {
        Written {
            text: token.text,
            lower: &token.lower,
            spaced: token.spaced,
        }
    }
}

/// Characters of a stem.
const STEM: usize = 5;

/// Hashes of what can be seen of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// The normal form: lower case, digits alike, quotation marks and dashes alike whatever their typography.
    pub form: u32,
    /// The first one, two, three characters.
    pub prefixes: [u32; 3],
    /// The last one, two, three, four characters.
    pub suffixes: [u32; 4],
    /// The first five characters, so that "refused" and "refusal" are alike.
    pub stem: u32,
    /// Capitals, digits, hyphens, full stops as bits.
    pub shape: u16,
}

/// Bits of [`Look::shape`].
mod bit {
    pub const CAPITAL: u16 = 1;
    pub const SHOUTED: u16 = 2;
    pub const DIGIT: u16 = 4;
    pub const HYPHEN: u16 = 8;
    pub const FULL_STOP: u16 = 16;
    pub const SHORT: u16 = 32;
    pub const LETTERS: u16 = 64;
    pub const FIRST: u16 = 128;
    pub const TITLED: u16 = 256;
    pub const CAPITAL_INSIDE: u16 = 512;
}

/// The looks of the words of a sentence. Linear in their length.
pub fn looks(words: &[Written<'_>], looks: &mut Vec<Look>) {
    looks.clear();
    let titled = if is_titled(words) { bit::TITLED } else { 0 };
    for (place, word) in words.iter().enumerate() {
        let next_spaced = words.get(place + 1).is_none_or(|next| next.spaced);
        let mut look = look(word, next_spaced);
        look.shape |= titled | if place == 0 { bit::FIRST } else { 0 };
        looks.push(look);
    }
}

fn look(word: &Written<'_>, next_spaced: bool) -> Look {
    let shape = shape(word.text);
    if shape & (bit::LETTERS | bit::DIGIT) == 0 {
        let form = bytes(mark(word, next_spaced).as_bytes());
        return Look {
            form,
            prefixes: [form; 3],
            suffixes: [form; 4],
            stem: form,
            shape: bit::SHORT,
        };
    }
    let lower = word.lower;
    let form = if shape & bit::DIGIT != 0 {
        number(lower)
    } else {
        bytes(lower.as_bytes())
    };
    let (mut prefixes, mut suffixes) = ([form; 3], [form; 4]);
    for (prefix, (end, _)) in prefixes.iter_mut().zip(lower.char_indices().skip(1)) {
        *prefix = bytes(&lower.as_bytes()[..end]);
    }
    for (suffix, (start, _)) in suffixes.iter_mut().zip(lower.char_indices().rev()) {
        *suffix = bytes(&lower.as_bytes()[start..]);
    }
    let long = lower.char_indices().nth(STEM).filter(|_| shape & bit::DIGIT == 0);
    Look {
        form,
        prefixes,
        suffixes,
        stem: long.map_or(form, |(end, _)| bytes(&lower.as_bytes()[..end])),
        shape,
    }
}

/// Numbers with their digits alike; years of our time as one.
fn number(lower: &str) -> u32 {
    let raw = lower.as_bytes();
    let year = raw.len() == 4 && (raw.starts_with(b"19") || raw.starts_with(b"20")) && raw.iter().all(u8::is_ascii_digit);
    if year {
        return bytes(b"\0year");
    }
    let mut alike = [0_u8; 24];
    for (to, from) in alike.iter_mut().zip(raw) {
        *to = if from.is_ascii_digit() { b'0' } else { *from };
    }
    bytes(&alike[..raw.len().min(24)])
}

/// Marks without their typography: a quotation mark opens where blank space stands before it and none behind, a dash is one that
/// is set off or long.
fn mark<'a>(word: &Written<'a>, next_spaced: bool) -> &'a str {
    match word.text {
        "“" | "«" | "„" => "“",
        "”" | "»" => "”",
        "\"" if word.spaced && !next_spaced => "“",
        "\"" => "”",
        "‘" => "‘",
        "'" if word.spaced && !next_spaced => "‘",
        "'" | "’" | "`" | "´" => "'",
        "—" | "―" => "—",
        "-" | "–" | "‑" | "−" if word.spaced && next_spaced => "—",
        "-" | "–" | "‑" | "−" => "-",
        "…" => ".",
        other => other,
    }
}

fn shape(text: &str) -> u16 {
    let mut shape = 0;
    let (mut letters, mut capitals, mut length) = (0_u32, 0_u32, 0_u32);
    for (place, character) in text.chars().enumerate() {
        length += 1;
        if character.is_alphabetic() {
            letters += 1;
            if character.is_uppercase() {
                capitals += 1;
                shape |= if place == 0 { bit::CAPITAL } else { bit::CAPITAL_INSIDE };
            }
        } else if character.is_numeric() {
            shape |= bit::DIGIT;
        } else if matches!(character, '-' | '‑') {
            shape |= bit::HYPHEN;
        } else if character == '.' {
            shape |= bit::FULL_STOP;
        }
    }
    let set = |holds: bool, bit: u16| if holds { bit } else { 0 };
    shape | set(letters > 0, bit::LETTERS) | set(letters > 0 && capitals == letters, bit::SHOUTED) | set(length == 1, bit::SHORT)
}

/// Whether most longer words of a sentence start with a capital, as in headlines.
fn is_titled(words: &[Written<'_>]) -> bool {
    let (mut longer, mut capital) = (0, 0);
    for word in words.iter().filter(|word| word.text.len() > 3) {
        longer += 1;
        capital += usize::from(word.text.starts_with(char::is_uppercase));
    }
    longer >= 3 && capital * 4 >= longer * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str, spaced: bool, next_spaced: bool) -> u32 {
        let lower = text.to_lowercase();
        look(
            &Written {
                text,
                lower: &lower,
                spaced,
            },
            next_spaced,
        )
        .form
    }

    #[test]
    fn typography_makes_no_difference() {
        assert_eq!(form("“", true, false), form("\"", true, false));
        assert_eq!(form("”", false, true), form("\"", false, true));
        assert_eq!(form("–", true, true), form("-", true, true));
        assert_eq!(form("—", false, false), form("-", true, true));
        assert_ne!(form("-", false, false), form("-", true, true));
        let shape = |text| {
            look(
                &Written {
                    text,
                    lower: text,
                    spaced: true,
                },
                true,
            )
            .shape
        };
        assert_eq!(shape("–"), shape("-"));
    }

    #[test]
    fn digits_are_alike_and_years_stand_out() {
        assert_eq!(form("28,500", true, true), form("13,999", true, true));
        assert_eq!(form("1997", true, true), form("2031", true, true));
        assert_ne!(form("1997", true, true), form("5031", true, true));
    }

    #[test]
    fn headlines_are_seen() {
        let words = |text: &'static str| -> Vec<Written<'static>> {
            text.split(' ')
                .map(|text| Written {
                    text,
                    lower: text,
                    spaced: true,
                })
                .collect()
        };
        assert!(is_titled(&words("Valley Union Rejects Offer of Mayor")));
        assert!(!is_titled(&words("The union rejects an offer of Mayor Lund")));
    }
}
