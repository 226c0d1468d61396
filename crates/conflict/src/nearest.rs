//! Guesses which known name was meant by a misspelt one.

/// How many known names are looked at.
const LOOKED_AT: usize = 256;

/// The known name nearest to what was written, if any is near enough to be worth suggesting: equal but for capitals, or
/// within a third of its length in single-character edits. The first of several equally near ones. Only the first 256 names are
/// looked at: a text that declares more is broken in other ways, and may be meant to keep a reader busy.
pub fn nearest<'n>(written: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let lower = written.to_lowercase();
    let allowed = (lower.chars().count() / 3).max(1);
    let mut best: Option<(usize, &'n str)> = None;
    for name in known.take(LOOKED_AT) {
        let distance = edits(&lower, &name.to_lowercase(), allowed);
        if distance.is_some_and(|d| best.is_none_or(|(least, _)| d < least)) {
            best = distance.map(|d| (d, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Edit distance (insert, delete, replace, swap of neighbours) of two short words, `None` above the limit. O(n·m).
fn edits(left: &str, right: &str, limit: usize) -> Option<usize> {
    const LONGEST: usize = 64;
    if left.len().abs_diff(right.len()) > 4 * limit {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if a.len().max(b.len()) > LONGEST || a.len().abs_diff(b.len()) > limit {
        return (left == right).then_some(0);
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    Some(rows[a.len()][b.len()]).filter(|d| *d <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_not() {
        let known = ["relief", "offer", "talk"];
        assert_eq!(nearest("releif", known.into_iter()), Some("relief"));
        assert_eq!(nearest("TALK", known.into_iter()), Some("talk"));
        assert_eq!(nearest("talks", known.into_iter()), Some("talk"));
        assert_eq!(nearest("blockade", known.into_iter()), None);
        assert_eq!(nearest("", known.into_iter()), None);
    }
}
