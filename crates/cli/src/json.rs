//! JSON laid out: objects over several lines, a list without objects on one, so that a table of numbers stays a table.

use serde_json::Value;

/// The value as text; the order of keys is kept.
pub fn laid_out(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

/// Writes a value that begins at the given depth.
fn write(value: &Value, depth: usize, text: &mut String) {
    let entries: Vec<(Option<&String>, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, member)| (Some(key), member)).collect(),
        Value::Array(members) if spread(value) => members.iter().map(|member| (None, member)).collect(),
        _ => Vec::new(),
    };
    if entries.is_empty() {
        text.push_str(&value.to_string());
        return;
    }
    let (open, close) = if value.is_object() { ('{', '}') } else { ('[', ']') };
    text.push(open);
    for (position, (key, member)) in entries.into_iter().enumerate() {
        text.push_str(if position == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            text.push_str(&format!("{}: ", Value::from(key.as_str())));
        }
        write(member, depth + 1, text);
    }
    text.push_str(&format!("\n{}{close}", "  ".repeat(depth)));
}

/// Whether a list gets a line for each member: where there is an object in it, or a list of lists.
fn spread(list: &Value) -> bool {
    let nested = |member: &Value| {
        member
            .as_array()
            .is_some_and(|inner| inner.iter().any(|value| value.is_array() || value.is_object()))
    };
    list.as_array()
        .is_some_and(|members| members.iter().any(|member| member.is_object() || nested(member)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_stay_in_a_row_and_nothing_is_changed() {
        let value = json!({"b": [1, 2], "a": {"x": [[1], [2, 3]], "y": [], "z": {}}, "list": [{"k": "a\"b"}, 2]});
        let text = laid_out(&value);
        assert_eq!(
            text,
            "{\n  \"b\": [1,2],\n  \"a\": {\n    \"x\": [[1],[2,3]],\n    \"y\": [],\n    \"z\": {}\n  },\n  \"list\": [\n    {\n      \"k\": \"a\\\"b\"\n    },\n    2\n  ]\n}"
        );
        assert_eq!(text.parse::<Value>().unwrap(), value);
    }
}
