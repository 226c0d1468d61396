//! Figures that the reader must not fall below. The test stands here and not in the reader's room, since the scorer does.
//!
//! When a change of the reader raises a figure for good, raise its floor; `cargo xtask score` prints the figures.

use super::calibrate::seeds;
use super::run::{HOUSE, measured, pooled};
use super::tally::Tally;

/// The rows that have a floor.
const ROWS: [&str; 12] = [
    "body",
    "entities",
    "statements",
    "attributed statements",
    "conditions",
    "commitments",
    "events",
    "metadata",
    "speaker of found statements",
    "date of found statements",
    "polarity of found statements",
    "same statement across documents",
];

/// Floors by folder, in the order of `ROWS`. `all together` pools the folders of the house, without the seeds.
#[rustfmt::skip]
const FLOORS: [(&str, [f64; ROWS.len()]); 7] = [
    ("council", [0.96, 0.94, 0.78, 0.62, 0.93, 0.82, 0.51, 0.98, 0.78, 0.89, 0.89, 0.64]),
    ("dam", [0.96, 0.89, 0.74, 0.62, 0.84, 0.74, 0.57, 0.78, 0.81, 0.84, 0.94, 0.78]),
    ("fishing", [0.97, 0.91, 0.78, 0.76, 0.93, 0.74, 0.55, 0.98, 0.94, 0.88, 0.85, 0.00]),
    ("merger", [0.98, 0.94, 0.82, 0.72, 0.88, 0.72, 0.59, 0.98, 0.86, 0.86, 0.90, 0.38]),
    ("strike", [0.96, 0.92, 0.91, 0.89, 0.88, 0.93, 0.41, 0.88, 0.95, 0.87, 0.91, 0.78]),
    ("all together", [0.97, 0.92, 0.81, 0.72, 0.89, 0.80, 0.53, 0.92, 0.87, 0.87, 0.90, 0.67]),
    ("seeds", [0.98, 0.96, 0.89, 0.83, 0.81, 0.86, 0.54, 0.91, 0.92, 0.96, 0.96, 0.78]),
];

fn fallen(name: &str, tally: &Tally) -> Vec<String> {
    let Some((_, floors)) = FLOORS.iter().find(|(folder, _)| *folder == name) else {
        return vec![format!("{name}: has no floors yet, add a line")];
    };
    let below = ROWS.iter().zip(floors).filter_map(|(row, floor)| {
        let figure = tally.figure(row)?;
        (figure < *floor).then(|| format!("{name}, {row}: {figure:.3} is below {floor}"))
    });
    below.collect()
}

#[test]
fn no_figure_falls_below_its_floor() {
    let house = measured(&[HOUSE.into()], None, &[]).unwrap();
    let mut below: Vec<String> = house.iter().flat_map(|(name, tally)| fallen(name, tally)).collect();
    below.extend(fallen("all together", &pooled(&house)));
    assert_eq!(below, [""; 0]);
}

#[test]
fn no_figure_of_the_seeds_falls_below_its_floor() {
    let Some(folder) = seeds() else {
        #[allow(clippy::print_stdout)]
        {
            println!("skipped: ../shared/gold/seeds is not at hand");
        }
        return;
    };
    let counted = measured(&[folder], None, &[]).unwrap();
    let below: Vec<String> = counted.iter().flat_map(|(name, tally)| fallen(name, tally)).collect();
    assert_eq!(below, [""; 0]);
}

#[test]
fn a_figure_below_its_floor_is_told() {
    let mut tally = Tally::default();
    tally.hit("polarity of found statements", false);
    assert_eq!(fallen("all together", &tally).len(), 1);
    assert_eq!(fallen("a new folder", &tally), ["a new folder: has no floors yet, add a line"]);
}
