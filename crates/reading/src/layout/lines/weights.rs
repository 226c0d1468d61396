//! The table of weights, read once.

use crate::layout::lines::template::{slot_of, slots};
use std::sync::LazyLock;

/// Written by `cargo xtask train-lines`: name of a slot, weight on plain text, weight on HTML.
const TABLE: &str = include_str!("../../../data/line_weights.tsv");

/// What a labelling is scored by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weights {
    /// For each slot how much it speaks for the article.
    pub(crate) slots: Vec<i32>,
    /// For entering and for leaving the article.
    pub(crate) enter: i32,
    pub(crate) leave: i32,
}

/// The weights for plain text and for HTML.
static WEIGHTS: LazyLock<[Weights; 2]> = LazyLock::new(|| [0, 1].map(|column| read(TABLE, column)));

/// The weights for pages with or without markup.
pub(crate) fn weights(marked_up: bool) -> &'static Weights {
    &WEIGHTS[usize::from(marked_up)]
}

fn read(table: &str, column: usize) -> Weights {
    let mut weights = Weights {
        slots: vec![0; slots()],
        enter: 0,
        leave: 0,
    };
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(name), Some(weight)) = (cells.next(), cells.nth(column)) else {
            continue;
        };
        let weight: i32 = weight.parse().unwrap_or_default();
        match (name, slot_of(name)) {
            ("enter", _) => weights.enter = weight,
            ("leave", _) => weights.leave = weight,
            (_, Some(slot)) => weights.slots[slot] = weight,
            _ => {}
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_slot_in_use() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 3, "{row}");
            assert!(matches!(cells[0], "enter" | "leave") || slot_of(cells[0]).is_some(), "{row}");
            assert!(cells[1..].iter().all(|weight| weight.parse::<i32>().is_ok()), "{row}");
        }
    }
}
