//! Results as text and as JSON.

use super::tally::{Miss, Row, Tally};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// Pages whose names begin so are held out: they are counted, but what was missed in them is not shown.
const HELD_OUT: &str = "2-";

/// One line a row, as the public scorer prints it.
pub fn table(title: &str, tally: &Tally) -> String {
    let mut text = format!("{title}\n");
    for (name, row) in tally.rows() {
        let _ = match row {
            Row::Found(found) => writeln!(
                text,
                "{name:34} F1 {:.3}   P {:.3}  R {:.3}  n {}",
                found.f1(),
                found.precision(),
                found.recall(),
                found.right + found.missed
            ),
            Row::Answered(answered) => writeln!(text, "{name:34} accuracy {:.3}   n {}", answered.accuracy(), answered.asked),
        };
    }
    for stem in &tally.missing {
        let _ = writeln!(text, "page not in the reading: {stem}");
    }
    text
}

/// What was missed or invented, a line each; of held-out pages only how many.
pub fn misses(tally: &Tally) -> String {
    let (hidden, shown): (Vec<&Miss>, Vec<&Miss>) = tally.misses.iter().partition(|miss| miss[0].starts_with(HELD_OUT));
    let mut text: String = shown.iter().map(|miss| miss.join("\t").replace('\n', " ") + "\n").collect();
    if !hidden.is_empty() {
        let _ = writeln!(text, "{} more in held-out pages ({HELD_OUT}…), not listed", hidden.len());
    }
    text
}

/// How often each rule was right.
pub fn rules(tally: &Tally) -> String {
    let mut text = format!("{:11} {:>5} {:>5} {:>5} {:>5}  rule\n", "", "right", "wrong", "open", "free");
    for ((kind, rule), record) in &tally.rules {
        let _ = writeln!(
            text,
            "{kind:11} {:5} {:5} {:5} {:5}  {rule}",
            record.right, record.wrong, record.open, record.free
        );
    }
    text
}

/// Rows by name.
pub fn json(tally: &Tally) -> Value {
    let rows = tally.rows().into_iter().map(|(name, row)| {
        let value = match row {
            Row::Found(found) => json!({
                "precision": found.precision(), "recall": found.recall(), "f1": found.f1(), "n": found.right + found.missed
            }),
            Row::Answered(answered) => json!({"accuracy": answered.accuracy(), "n": answered.asked}),
        };
        (name.to_owned(), value)
    });
    Value::Object(rows.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::tally::Found;

    fn sample() -> Tally {
        let mut tally = Tally::default();
        tally.count(
            "events",
            Found {
                right: 1,
                invented: 1,
                missed: 3,
            },
        );
        tally.hit("metadata", true);
        for page in ["1-a.txt", "2-b.txt"] {
            tally.misses.push([page, "event missed", "e01", "words"].map(str::to_owned));
        }
        tally
    }

    #[test]
    fn rows_are_printed_with_their_numbers() {
        let text = table("council", &sample());
        assert_eq!(
            text,
            "council\nevents                             F1 0.333   P 0.500  R 0.250  n 4\nmetadata                           accuracy 1.000   n 1\n"
        );
        assert_eq!(json(&sample())["events"]["n"], 4);
    }

    #[test]
    fn misses_of_held_out_pages_are_only_counted() {
        assert_eq!(
            misses(&sample()),
            "1-a.txt\tevent missed\te01\twords\n1 more in held-out pages (2-…), not listed\n"
        );
    }
}
