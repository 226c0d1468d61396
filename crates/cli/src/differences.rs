//! How the differences between two readings are shown: counts by kind, then item by item.

use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use serde_json::Value;
use standoff::{Difference, ItemDifference};

/// Tells what two readings disagree on: `+` only the present one has, `-` only the other, `~` both, but not alike.
pub fn tell(difference: &Difference, terminal: &mut Terminal) -> Result<(), Failure> {
    let lists = [
        ("document", "+", &difference.documents_here),
        ("document", "-", &difference.documents_there),
        ("actor", "+", &difference.actors_here),
        ("actor", "-", &difference.actors_there),
    ];
    for (word, sign, names) in lists {
        for name in names {
            terminal.line(&format!("{} {word} {}", signed(sign), clean(name)))?;
        }
    }
    for item in &difference.items {
        tell_item(item, terminal)?;
    }
    for count in &difference.kinds {
        terminal.line(&format!(
            "{}: {} alike, {} read differently, {} only here, {} only there",
            count.kind.plural(),
            count.same,
            count.changed,
            count.here,
            count.there
        ))?;
    }
    Ok(())
}

fn tell_item(item: &ItemDifference, terminal: &mut Terminal) -> Result<(), Failure> {
    let (sign, ids) = match (&item.here, &item.there) {
        (Some(here), Some(there)) if here != there => ("~", format!("{here} (there {there})")),
        (Some(here), Some(_)) => ("~", here.clone()),
        (Some(here), None) => ("+", here.clone()),
        (None, there) => ("-", there.clone().unwrap_or_default()),
    };
    terminal.line(&format!(
        "{} {}  {}",
        signed(sign),
        paint(FAINT, &clean(&ids)),
        paint(STRONG, &clean(&item.document))
    ))?;
    terminal.paragraph("    ", &format!("«{}»", clean(&item.words)))?;
    for field in &item.fields {
        let words = format!("{}, there {}", plain(&field.here), plain(&field.there));
        terminal.paragraph(&format!("    {}: ", field.field.replace('_', " ")), &clean(&words))?;
    }
    Ok(())
}

fn signed(sign: &str) -> String {
    match sign {
        "+" => paint(GOOD, sign),
        "-" => paint(BAD, sign),
        _ => sign.to_owned(),
    }
}

/// A value in words: places by their range, nothing as undetermined.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "undetermined".to_owned(),
        Value::Array(list) if list.is_empty() => "undetermined".to_owned(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(place) => format!("{}-{}", place.get("start").unwrap_or(value), place.get("end").unwrap_or(value)),
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_read_as_words() {
        assert_eq!(plain(&json!([{"start": 3, "end": 9}, {"start": 12, "end": 14}])), "3-9, 12-14");
        assert_eq!(plain(&json!([])), "undetermined");
        assert_eq!(plain(&json!("person:ada-holm")), "person:ada-holm");
    }
}
