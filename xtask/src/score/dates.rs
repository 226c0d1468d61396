//! When a date counts as right.

/// Exact, or no vaguer than what is wanted and inside its interval `a/b`, whose ends may be `..`. Null must stay null.
pub fn agree(found: Option<&str>, wanted: Option<&str>) -> bool {
    let (found, wanted) = match (found.filter(|text| !text.is_empty()), wanted.filter(|text| !text.is_empty())) {
        (Some(found), Some(wanted)) => (found, wanted),
        (found, wanted) => return found.is_none() && wanted.is_none(),
    };
    let plain = |text: &str| !text.contains('/');
    let found = if plain(wanted) && plain(found) && !wanted.contains('T') {
        head(found, wanted.len())
    } else {
        found
    };
    found == wanted || wanted.split_once('/').is_some_and(|(low, high)| within(found, low, high))
}

fn within(found: &str, low: &str, high: &str) -> bool {
    let (first, last) = found.split_once('/').unwrap_or((found, found));
    let open = |end: &str| end.is_empty() || end == "..";
    (open(low) || first >= head(low, first.len())) && (open(high) || head(last, high.len()) <= high)
}

/// The first characters of a date; dates are plain ASCII, anything else is left whole.
fn head(text: &str, length: usize) -> &str {
    text.get(..length).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::agree;

    #[test]
    fn exact_or_finer_is_right() {
        assert!(agree(Some("2024-03-11"), Some("2024-03-11")));
        assert!(agree(Some("2024-03-11"), Some("2024-03")));
        assert!(!agree(Some("2024-03"), Some("2024-03-11")), "vaguer than what the page says");
    }

    #[test]
    fn nothing_must_stay_nothing() {
        assert!(agree(None, None) && agree(Some(""), None));
        assert!(!agree(Some("2024"), None) && !agree(None, Some("2024")));
    }

    #[test]
    fn inside_an_interval_is_right() {
        assert!(agree(Some("2024-03-05"), Some("2024-03-04/2024-03-10")));
        assert!(agree(Some("2024-03-05/2024-03-06"), Some("2024-03-04/2024-03-10")));
        assert!(!agree(Some("2024-03-11"), Some("2024-03-04/2024-03-10")));
        assert!(agree(Some("1999"), Some("../2024-03-10")));
        assert!(!agree(Some("2024-04"), Some("../2024-03-10")));
        assert!(agree(Some("2024-03"), Some("2024-03-04/..")), "a month that the interval begins in");
    }
}
