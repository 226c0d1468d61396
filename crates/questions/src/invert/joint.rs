//! The cheapest choice of one order for each decision maker that meets an aim: best first, over fronts.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::bits::Bits;
use super::board::{Aim, Board};
use super::favours::{Asked, Favours};
use super::fronts::Front;
use super::patience::Patience;

/// What the search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// For each decision maker the place of an order in its front, and the sum of the distances; none is cheaper.
    Found { places: Vec<usize>, distance: u32 },
    /// No choice meets the aim.
    Nowhere,
    /// Ended early: every choice costs at least this.
    Stopped { lower_bound: u32 },
}

/// An aim with the fronts to choose from.
pub(crate) struct Joint<'a> {
    pub(crate) board: &'a Board<'a>,
    pub(crate) aim: &'a Aim,
    pub(crate) asked: &'a Asked,
    pub(crate) fronts: &'a [Front],
    /// How often the aim was judged.
    pub(crate) judged: u64,
}

impl Joint<'_> {
    /// The cheapest choice. Of equally cheap ones that in which the first decision maker's order is the first of its front, then the second's.
    ///
    /// A part of a choice is dropped when the aim fails although the decision makers left all favour it as much as all their orders together.
    pub(crate) fn cheapest(&mut self, patience: &Patience) -> Choice {
        let all: Vec<Bits> = self.fronts.iter().map(together).collect();
        let useful: Vec<Vec<usize>> = (0..self.fronts.len()).map(|dm| self.useful(dm, &all)).collect();
        let least = |dm: usize| useful[dm].first().map(|&place| self.fronts[dm].entries[place].distance);
        let Some(least) = (0..self.fronts.len()).map(least).collect::<Option<Vec<u32>>>() else {
            return Choice::Nowhere;
        };
        let to_come = |from: usize| least[from..].iter().sum::<u32>();
        let mut open = BinaryHeap::from([Reverse((to_come(0), Vec::<usize>::new()))]);
        while let Some(Reverse((distance, places))) = open.pop() {
            let dm = places.len();
            if dm == self.fronts.len() {
                return Choice::Found { places, distance };
            }
            if patience.over(self.board) {
                return Choice::Stopped { lower_bound: distance };
            }
            for &place in &useful[dm] {
                let mut longer = places.clone();
                longer.push(place);
                if self.may_do(&longer, &all) {
                    open.push(Reverse((distance - least[dm] + self.fronts[dm].entries[place].distance, longer)));
                }
            }
        }
        Choice::Nowhere
    }

    /// The orders of one decision maker with which the aim is met if all others favour it as much as they ever can.
    fn useful(&mut self, dm: usize, all: &[Bits]) -> Vec<usize> {
        let mut rows: Vec<&Bits> = all.iter().collect();
        let entries = self.fronts[dm].entries.iter().enumerate();
        let mut useful = Vec::new();
        for (place, entry) in entries {
            rows[dm] = &entry.favours;
            self.judged += 1;
            if self.board.met(
                self.aim,
                &Favours {
                    asked: self.asked,
                    rows: &rows,
                },
            ) {
                useful.push(place);
            }
        }
        useful
    }

    /// Whether the orders chosen so far can be part of a choice that meets the aim.
    fn may_do(&mut self, places: &[usize], all: &[Bits]) -> bool {
        let chosen = places
            .iter()
            .enumerate()
            .map(|(dm, &place)| &self.fronts[dm].entries[place].favours);
        let rows: Vec<&Bits> = chosen.chain(&all[places.len()..]).collect();
        self.judged += 1;
        self.board.met(
            self.aim,
            &Favours {
                asked: self.asked,
                rows: &rows,
            },
        )
    }
}

/// What all orders of a front favour together.
fn together(front: &Front) -> Bits {
    let mut all = front.entries.first().map(|entry| entry.favours.clone()).unwrap_or_default();
    front.entries.iter().for_each(|entry| all.add(&entry.favours));
    all
}
