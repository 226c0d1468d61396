//! The features that a line can have: templates, each with a range of values, each pair a slot of the table of weights.

/// What is asked about a line. The order is that of [`WIDTHS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    Bias,
    Length,
    Small,
    Commas,
    First,
    Last,
    Case,
    Sign,
    Cue,
    Marked,
    Word,
    Quoted,
    Person,
    Digits,
    Speech,
    WordLength,
    Place,
    Topic,
    Before,
    After,
    Beforehand,
    Afterwards,
    Between,
    Around,
    Position,
    Blocks,
    Headed,
    Row,
    Dated,
    Prose,
    Name,
    // Of HTML alone.
    Element,
    ElementBefore,
    ElementAfter,
    Linked,
    Opinion,
    OpinionBefore,
    OpinionAfter,
    SameElements,
}

/// Name and number of values of each template.
const WIDTHS: &[(&str, u16)] = &[
    ("bias", 4),
    ("length", 20),
    ("small", 36),
    ("commas", 24),
    ("first", 20),
    ("last", 40),
    ("case", 12),
    ("sign", 40),
    ("cue", 32),
    ("marked", 24),
    ("word", 500),
    ("quoted", 12),
    ("person", 12),
    ("digits", 16),
    ("speech", 6),
    ("word-length", 12),
    ("place", 48),
    ("topic", 32),
    ("before", 60),
    ("after", 60),
    ("beforehand", 12),
    ("afterwards", 12),
    ("between", 144),
    ("around", 32),
    ("position", 40),
    ("blocks", 8),
    ("headed", 40),
    ("row", 40),
    ("dated", 24),
    ("prose", 12),
    ("name", 4),
    ("element", 64),
    ("element-before", 64),
    ("element-after", 64),
    ("linked", 20),
    ("opinion", 36),
    ("opinion-before", 12),
    ("opinion-after", 12),
    ("same-elements", 8),
];

/// Where each template's slots begin, and one past the last slot.
static STARTS: [u16; WIDTHS.len() + 1] = starts();

const fn starts() -> [u16; WIDTHS.len() + 1] {
    let mut starts = [0; WIDTHS.len() + 1];
    let mut at = 0;
    while at < WIDTHS.len() {
        starts[at + 1] = starts[at] + WIDTHS[at].1;
        at += 1;
    }
    starts
}

/// How many slots there are.
pub fn slots() -> usize {
    usize::from(STARTS[WIDTHS.len()])
}

/// A slot's name in the table: template and value.
pub fn slot_name(slot: usize) -> String {
    let at = STARTS
        .partition_point(|&start| usize::from(start) <= slot)
        .saturating_sub(1)
        .min(WIDTHS.len() - 1);
    format!("{}={}", WIDTHS[at].0, slot - usize::from(STARTS[at]))
}

/// The slot of a name; `None` for one that is not in use any more.
pub(crate) fn slot_of(name: &str) -> Option<usize> {
    let (template, value) = name.split_once('=')?;
    let at = WIDTHS.iter().position(|(name, _)| *name == template)?;
    let value: u16 = value.parse().ok().filter(|value| *value < WIDTHS[at].1)?;
    Some(usize::from(STARTS[at] + value))
}

/// The features of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bag(pub(crate) Vec<u16>);

impl Bag {
    /// Adds a feature; a value beyond the template's last one counts as that.
    pub(crate) fn put(&mut self, template: Template, value: usize) {
        let (at, last) = (template as usize, WIDTHS[template as usize].1 - 1);
        let value = u16::try_from(value).unwrap_or(u16::MAX).min(last);
        self.0.push(STARTS[at] + value);
    }
}

/// A page as training sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFeatures {
    /// The lines, or paragraphs of wrapped lines, in order.
    pub lines: Vec<crate::Span>,
    /// For each line the slots of its features.
    pub features: Vec<Vec<u16>>,
    /// For each line whether a rule that is sure of it takes it out of the article.
    pub barred: Vec<bool>,
    /// Whether the markup is known.
    pub marked_up: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_slots() {
        assert_eq!(Template::SameElements as usize + 1, WIDTHS.len());
        for slot in 0..slots() {
            assert_eq!(slot_of(&slot_name(slot)), Some(slot));
        }
        assert_eq!(slot_of("length=200"), None);
        let mut bag = Bag::default();
        bag.put(Template::Length, 5_000);
        assert_eq!(slot_name(usize::from(bag.0[0])), "length=19");
    }
}
