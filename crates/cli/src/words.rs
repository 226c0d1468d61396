//! Small turns of phrase that several commands share: marked passages, spelled-out values, who and when.

use crate::failure::Failure;
use crate::terminal::{CITED, clean, paint};
use serde_json::Value;
use standoff::{Counts, Entry};

/// A passage with the cited words marked: by guillemets, which survive in a file, and by style on a terminal.
pub fn marked(before: &str, words: &str, after: &str) -> String {
    let painted: Vec<String> = clean(words).split_whitespace().map(|word| paint(CITED, word)).collect();
    // Blanks at the seams belong outside the marks.
    let lead = if words.starts_with(char::is_whitespace) { " " } else { "" };
    let trail = if words.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{}{lead}«{}»{trail}{}", clean(before), painted.join(" "), clean(after))
}

/// A value of the record as the exchange format spells it, underscores opened up.
pub fn spelled(value: Result<Value, serde_json::Error>) -> String {
    match value {
        Ok(Value::String(word)) => word.replace('_', " "),
        _ => "undetermined".to_owned(),
    }
}

/// The rule behind an item and how often it is right.
pub fn grounds(entry: &Entry) -> String {
    let share = entry.confidence.map(|confidence| format!("confidence {:.2}", confidence.share()));
    let share = share.unwrap_or_else(|| "no confidence known".to_owned());
    format!("{share}, by the rule “{}”", clean(&entry.rule))
}

/// The time at which a decision is made, in UTC, to the second.
pub fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Who decides: the name given, else the one of the login.
pub fn analyst(given: Option<&str>) -> Result<String, Failure> {
    let login = || {
        ["STANDOFF_ANALYST", "USER", "LOGNAME", "USERNAME"]
            .iter()
            .find_map(|name| std::env::var(name).ok())
    };
    given
        .map(str::to_owned)
        .or_else(login)
        .filter(|name| !name.trim().is_empty())
        .ok_or_else(|| Failure::Usage("say who decides: --by NAME".to_owned()))
}

/// Says how many, with the word in its number: `1 state`, `2 states`.
pub fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Counts in words, zeros left out.
pub fn record_counts(counts: &Counts) -> String {
    let named = [
        (counts.documents, "document"),
        (counts.entities, "actor"),
        (counts.mentions, "mention"),
        (counts.statements, "statement"),
        (counts.events, "event"),
        (counts.commitments, "commitment"),
    ];
    let told: Vec<String> = named
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    let mut told = told.join(", ");
    if counts.groups > 0 {
        told = format!("{told}; {} told by more than one page", counted(counts.groups, "statement"));
    }
    if told.is_empty() { "nothing yet".to_owned() } else { told }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_survive_without_style() {
        let text = anstream::adapter::strip_str(&marked("They ", "refused to\nsign", ", he said.")).to_string();
        assert_eq!(text, "They «refused to sign», he said.");
    }

    #[test]
    fn times_are_in_utc() {
        let now = now();
        assert_eq!(now.len(), "2021-06-22T00:00:00Z".len());
        assert!(now.ends_with('Z'));
    }

    #[test]
    fn counts_read_as_words() {
        let counts = Counts {
            documents: 1,
            statements: 3,
            groups: 2,
            ..Counts::default()
        };
        assert_eq!(
            record_counts(&counts),
            "1 document, 3 statements; 2 statements told by more than one page"
        );
        assert_eq!(record_counts(&Counts::default()), "nothing yet");
    }
}
