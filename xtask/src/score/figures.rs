//! Figures that the reader must not fall below. The test stands here and not in the reader's room, since the scorer does.
//!
//! When a change of the reader raises a figure for good, raise its floor; `cargo xtask score` prints the figures.

use super::calibrate::seeds;
use super::run::{HOUSE, measured, pooled};
use super::tally::Tally;

/// The rows that have a floor.
const ROWS: [&str; 10] = [
    "body",
    "entities",
    "statements",
    "attributed statements",
    "conditions",
    "commitments",
    "events",
    "speaker of found statements",
    "date of found statements",
    "polarity of found statements",
];

/// Floors by folder, in the order of `ROWS`. `all together` pools the folders of the house, without the seeds.
#[rustfmt::skip]
const FLOORS: [(&str, [f64; ROWS.len()]); 7] = [
    ("council", [0.96, 0.81, 0.49, 0.33, 0.53, 0.41, 0.19, 0.66, 0.05, 0.75]),
    ("dam", [0.97, 0.86, 0.61, 0.50, 0.60, 0.39, 0.26, 0.79, 0.31, 0.87]),
    ("fishing", [0.94, 0.90, 0.70, 0.68, 0.67, 0.31, 0.22, 0.91, 0.04, 0.70]),
    ("merger", [0.99, 0.92, 0.77, 0.63, 0.75, 0.48, 0.22, 0.77, 0.43, 0.80]),
    ("strike", [0.97, 0.91, 0.53, 0.46, 0.47, 0.23, 0.26, 0.77, 0.10, 0.83]),
    ("all together", [0.97, 0.88, 0.63, 0.54, 0.62, 0.37, 0.23, 0.79, 0.21, 0.79]),
    ("seeds", [0.99, 0.93, 0.86, 0.77, 0.78, 0.83, 0.36, 0.85, 0.29, 0.87]),
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
