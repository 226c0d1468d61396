//! Changes to the list of sources in `standoff.toml`, made in place: comments and layout stay.

use crate::settings::ListedSource;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

/// The text of a `standoff.toml` with its sources replaced by these; entries that stay keep their comments.
pub(crate) fn with_sources(text: &str, sources: &[ListedSource]) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let list = document
        .entry("sources")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    if !list.is_array_of_tables() {
        // Written inline, or empty: the same list in the form that has a line for each.
        let old = std::mem::take(list);
        *list = old
            .into_array_of_tables()
            .map_or_else(|_| Item::ArrayOfTables(ArrayOfTables::new()), Item::ArrayOfTables);
    }
    if let Item::ArrayOfTables(tables) = list {
        for source in sources {
            let known = tables.iter().position(|table| digest(table) == source.sha256);
            match known.and_then(|at| tables.get_mut(at)) {
                Some(table) => fill(table, source),
                None => tables.push(fresh(source)),
            }
        }
    }
    Ok(document.to_string())
}

/// The text with the address of a source and a note beside it, where there are none yet.
#[cfg(feature = "fetch")]
pub(crate) fn with_origin(text: &str, sha256: &str, (url, note): (&str, &str)) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let list = document.get_mut("sources").and_then(Item::as_array_of_tables_mut);
    let table = list.and_then(|tables| tables.iter_mut().find(|table| digest(table) == sha256));
    if let Some(table) = table {
        for (key, words) in [("url", url), ("note", note)] {
            if !table.contains_key(key) {
                table.insert(key, value(words));
            }
        }
    }
    Ok(document.to_string())
}

fn digest(table: &Table) -> String {
    table.get("sha256").and_then(Item::as_str).unwrap_or_default().to_lowercase()
}

fn fresh(source: &ListedSource) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table.insert("name", value(&source.name));
    table.insert("sha256", value(&source.sha256));
    fill(&mut table, source);
    table
}

/// Brings an entry up to date, touching only what differs.
fn fill(table: &mut Table, source: &ListedSource) {
    if table.get("name").and_then(Item::as_str) != Some(&source.name) {
        table.insert("name", value(&source.name));
    }
    match source.removed {
        true => drop(table.insert("state", value("removed"))),
        false => drop(table.remove("state")),
    }
    if source.former_names.is_empty() {
        table.remove("former_names");
    } else {
        table.insert("former_names", value(source.former_names.iter().collect::<toml_edit::Array>()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(name: &str, digit: &str) -> ListedSource {
        ListedSource {
            name: name.into(),
            sha256: digit.repeat(64),
            removed: false,
            former_names: vec![],
        }
    }

    #[test]
    fn comments_and_layout_stay() {
        let text = format!(
            "# Mine.\ntitle = 'a' # short\n\n# The first page.\n[[sources]]\nname   = 'a.txt'\nsha256 = '{}'\nurl = 'x'\n",
            "a".repeat(64)
        );
        assert_eq!(with_sources(&text, &[listed("a.txt", "a")]).unwrap(), text);
        let renamed = ListedSource {
            former_names: vec!["a.txt".into()],
            ..listed("c.txt", "a")
        };
        let edited = with_sources(&text, &[renamed, listed("b.txt", "b")]).unwrap();
        assert!(
            edited.starts_with("# Mine.\ntitle = 'a' # short\n\n# The first page.\n[[sources]]\n"),
            "{edited}"
        );
        assert!(
            edited.contains("former_names = [\"a.txt\"]") && edited.contains("url = 'x'"),
            "{edited}"
        );
        assert!(
            edited.contains(&format!("\n\n[[sources]]\nname = \"b.txt\"\nsha256 = \"{}\"\n", "b".repeat(64))),
            "{edited}"
        );
    }

    #[test]
    fn removing_and_taking_in_again_leaves_no_trace() {
        let text = with_sources("title = 'a'\n", &[listed("a.txt", "a")]).unwrap();
        let gone = with_sources(
            &text,
            &[ListedSource {
                removed: true,
                ..listed("a.txt", "a")
            }],
        )
        .unwrap();
        assert!(gone.contains("state = \"removed\""));
        assert_eq!(with_sources(&gone, &[listed("a.txt", "a")]).unwrap(), text);
    }
}
