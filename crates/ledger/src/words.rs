//! What a person types into a search, turned into a question for the full-text index.

/// The most terms that one search takes into account.
const MOST: usize = 16;

/// The terms of a search in the index's own syntax: single words, "quoted words" in this order, `dam*` for a beginning.
/// Empty if there is no letter or digit in it. Whatever is typed, the terms are well formed.
pub(crate) fn terms(typed: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for (number, piece) in typed.split(['"', '“', '”']).enumerate() {
        if number % 2 == 1 {
            terms.extend(term(piece, false));
        } else {
            terms.extend(piece.split_whitespace().filter_map(|word| match word.strip_suffix('*') {
                Some(beginning) => term(beginning, true),
                None => term(word, false),
            }));
        }
    }
    terms.truncate(MOST);
    terms
}

/// One quoted term; `None` if the tokenizer would find nothing in it.
fn term(words: &str, beginning: bool) -> Option<String> {
    let plain: String = words.chars().filter(|letter| !letter.is_control()).collect();
    plain.chars().any(char::is_alphanumeric).then(|| {
        let quoted = plain.replace('"', " ");
        if beginning {
            format!("\"{quoted}\"*")
        } else {
            format!("\"{quoted}\"")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(terms("dam water"), ["\"dam\"", "\"water\""]);
        assert_eq!(terms("“shut the dam” wat*"), ["\"shut the dam\"", "\"wat\"*"]);
        assert_eq!(terms("NEAR(a b) OR"), ["\"NEAR(a\"", "\"b)\"", "\"OR\""]);
        assert_eq!(terms(" – * \" "), Vec::<String>::new());
        assert_eq!(terms(&"x ".repeat(99)).len(), MOST);
    }
}
