//! Sets of code points: what two spans share, and how much of them that is.

use serde::Deserialize;

/// A stretch of a text in code points, end exclusive.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A set of code points, kept as sorted stretches that do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Points(Vec<(usize, usize)>);

impl Points {
    /// The points of spans in any order; an empty span adds none.
    pub fn of<'s>(spans: impl IntoIterator<Item = &'s Span>) -> Points {
        let mut sorted: Vec<(usize, usize)> = spans
            .into_iter()
            .filter(|span| span.start < span.end)
            .map(|span| (span.start, span.end))
            .collect();
        sorted.sort_unstable();
        let mut stretches: Vec<(usize, usize)> = Vec::with_capacity(sorted.len());
        for (start, end) in sorted {
            match stretches.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => stretches.push((start, end)),
            }
        }
        Points(stretches)
    }

    /// How many points.
    pub fn count(&self) -> usize {
        self.0.iter().map(|(start, end)| end - start).sum()
    }

    /// How many points are in both. Linear in the stretches.
    pub fn shared(&self, other: &Points) -> usize {
        let (mut here, mut there, mut sum) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(here), other.0.get(there)) {
            sum += a.1.min(b.1).saturating_sub(a.0.max(b.0));
            if a.1 < b.1 { here += 1 } else { there += 1 }
        }
        sum
    }

    /// Whether any point is in both.
    pub fn meets(&self, other: &Points) -> bool {
        self.shared(other) > 0
    }

    /// What both have as a share of what either has; 0 where one is empty.
    pub fn likeness(&self, other: &Points) -> f64 {
        let both = self.shared(other);
        let either = self.count() + other.count() - both;
        share(both, either)
    }

    /// What both have as a share of the shorter one, so that a long span around a short one still counts; 0 where one is empty.
    pub fn overlap(&self, other: &Points) -> f64 {
        share(self.shared(other), self.count().min(other.count()))
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(spans: &[(usize, usize)]) -> Points {
        Points::of(&spans.iter().map(|&(start, end)| Span { start, end }).collect::<Vec<_>>())
    }

    #[test]
    fn spans_that_touch_or_cross_are_counted_once() {
        assert_eq!(points(&[(5, 9), (0, 3), (2, 5), (7, 7)]), points(&[(0, 9)]));
        assert_eq!(points(&[(0, 3), (6, 8)]).count(), 5);
    }

    #[test]
    fn shares_of_what_is_common() {
        let (long, short) = (points(&[(0, 10)]), points(&[(8, 12)]));
        assert_eq!(long.shared(&short), 2);
        assert_eq!(long.likeness(&short), 2.0 / 12.0);
        assert_eq!(long.overlap(&short), 0.5);
        assert_eq!(points(&[(0, 2), (4, 6), (8, 9)]).shared(&points(&[(1, 5), (8, 20)])), 3);
    }

    #[test]
    fn nothing_shares_nothing() {
        assert_eq!(points(&[]).likeness(&points(&[])), 0.0);
        assert_eq!(points(&[(3, 3)]).overlap(&points(&[(0, 9)])), 0.0);
    }
}
