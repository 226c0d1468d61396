//! How a review is shown: each item with its doubts, its grounds, and what to type to decide on it.

use crate::entries;
use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, Terminal, clean, paint};
use crate::words::{counted, grounds};
use standoff::{Doubt, Doubtful, Kind, WordChange};
use std::path::Path;

/// How many differences of wording are told with a doubt.
const TOLD: usize = 3;

/// Lists the first items of a review, and how many there are.
pub fn tell(review: &[Doubtful], first: usize, dossier: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    for doubtful in review.iter().take(first) {
        entries::tell_entry(&doubtful.entry, terminal)?;
        terminal.paragraph("    ", &grounds(&doubtful.entry))?;
        for doubt in &doubtful.doubts {
            terminal.paragraph(&format!("    {} ", paint(BAD, "?")), &told(doubt))?;
        }
        for line in commands(doubtful, dossier) {
            terminal.line(&paint(FAINT, &format!("    {line}")))?;
        }
        terminal.line("")?;
    }
    let rest = review.len().saturating_sub(first);
    let doubtless = review.iter().filter(|doubtful| doubtful.doubts.is_empty()).count();
    let mut tally = format!("{} undecided, {doubtless} of them without a doubt", counted(review.len(), "item"));
    if rest > 0 {
        tally = format!("{tally}; {rest} more with --first {}", review.len());
    }
    Ok(terminal.line(&if review.is_empty() {
        "Nothing is left to decide.".to_owned()
    } else {
        tally
    })?)
}

/// A doubt in words.
fn told(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Broken(why) => format!("its citation is broken: {}", clean(why)),
        Doubt::Differs(id, fields, changes) => format!(
            "{} reports the same with another {}{}",
            clean(id),
            fields.join(", ").replace('_', " "),
            worded(changes)
        ),
        Doubt::Nobody => "nobody is named who is answerable for it".to_owned(),
        Doubt::Undated => "the texts give it no date".to_owned(),
        Doubt::WeakRule => "its rule is right less often than others".to_owned(),
    }
}

/// The gravest places where a wording parts from another.
fn worded(changes: &[WordChange]) -> String {
    let told: Vec<String> = changes.iter().take(TOLD).map(|change| clean(&change.told())).collect();
    match (told.is_empty(), changes.len() > TOLD) {
        (true, _) => String::new(),
        (false, false) => format!(": it {}", told.join("; ")),
        (false, true) => format!(": it {}; and more", told.join("; ")),
    }
}

/// The lines that decide on an item, ready to be pasted.
fn commands(doubtful: &Doubtful, dossier: &Path) -> Vec<String> {
    let (entry, folder) = (&doubtful.entry, quoted(&dossier.display().to_string()));
    let line = |rest: &str| format!("standoff decide {folder} {} {rest}", entry.id);
    let mut lines = vec![line("accept"), line("reject")];
    let role = match entry.kind {
        Kind::Statement => "speaker",
        Kind::Event => "actors",
        _ => "debtor",
    };
    for doubt in &doubtful.doubts {
        match doubt {
            Doubt::Nobody => lines.push(line(&format!("edit {role}=NAME"))),
            Doubt::Undated if entry.kind != Kind::Commitment => lines.push(line("edit date=YYYY-MM-DD")),
            Doubt::Differs(..) => lines.push(line("split")),
            _ => {}
        }
    }
    lines.dedup();
    lines
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let path = clean(path);
    let plain = path.chars().all(|letter| letter.is_alphanumeric() || "/._-".contains(letter));
    if plain {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_a_blank_stays_one_word() {
        assert_eq!(quoted("strike-2024/a_b"), "strike-2024/a_b");
        assert_eq!(quoted("the strike's"), "'the strike'\\''s'");
    }
}
