//! Where each option lies in a cube of all combinations, so that a decision maker's options lie side by side.

use standoff_conflict::{Conflict, Direction, StateCode};

/// The axes of a cube of all 2^options combinations. Position and code of a state differ only in the order of their bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axes {
    /// For each option, its bit in a position.
    place: Vec<u32>,
    straight: bool,
    stretches: Vec<Stretch>,
}

/// The axes of one decision maker: a run of neighbouring bits, any of which its owner may change in one move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The lowest of its bits.
    pub low: u32,
    /// How many bits.
    pub width: u32,
    /// Which of them may only be taken; bit 0 is the lowest of the stretch.
    pub take_only: usize,
    /// Which of them may only be dropped.
    pub drop_only: usize,
}

impl Axes {
    /// Orders the options by owner, otherwise as in the file. `None` for a conflict with more options than a position has bits, or with
    /// an owner it does not have.
    pub fn new(conflict: &Conflict) -> Option<Axes> {
        let makers = conflict.decision_makers.len();
        if conflict.options.len() >= usize::BITS as usize || conflict.options.iter().any(|option| option.owner >= makers) {
            return None;
        }
        let mut order: Vec<usize> = (0..conflict.options.len()).collect();
        order.sort_by_key(|&option| conflict.options[option].owner);
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(at, &option)| place[option] = at as u32);
        let stretches = (0..makers).map(|dm| stretch(conflict, &order, dm)).collect();
        let straight = order.is_sorted();
        Some(Axes {
            place,
            straight,
            stretches,
        })
    }

    /// How many axes there are: one an option.
    pub fn count(&self) -> u32 {
        self.place.len() as u32
    }

    /// Whether positions are codes: options stand sorted by owner already.
    pub fn straight(&self) -> bool {
        self.straight
    }

    /// The bit of an option in a position; `None` for an option that does not exist.
    pub fn bit(&self, option: usize) -> Option<u32> {
        self.place.get(option).copied()
    }

    /// The axes of a decision maker; an empty stretch for one that does not exist.
    pub fn stretch(&self, dm: usize) -> Stretch {
        let none = Stretch {
            low: 0,
            width: 0,
            take_only: 0,
            drop_only: 0,
        };
        self.stretches.get(dm).copied().unwrap_or(none)
    }

    /// The position of a code; `None` when it has options that do not exist.
    pub fn position(&self, code: StateCode) -> Option<usize> {
        if code >> self.count() != 0 {
            return None;
        }
        match self.straight {
            true => Some(code as usize),
            false => Some((0..self.place.len()).fold(0, |position, option| position | (code as usize >> option & 1) << self.place[option])),
        }
    }

    /// The code at a position.
    pub fn code(&self, position: usize) -> StateCode {
        match self.straight {
            true => position as StateCode,
            false => (0..self.place.len()).fold(0, |code, option| {
                code | ((position >> self.place[option] & 1) as StateCode) << option
            }),
        }
    }
}

/// The run of a decision maker's options in an order sorted by owner.
fn stretch(conflict: &Conflict, order: &[usize], dm: usize) -> Stretch {
    let low = order.partition_point(|&option| conflict.options[option].owner < dm);
    let own: Vec<Direction> = order[low..]
        .iter()
        .map(|&option| &conflict.options[option])
        .take_while(|option| option.owner == dm)
        .map(|option| option.direction)
        .collect();
    let having = |wanted| {
        own.iter()
            .enumerate()
            .filter(|(_, direction)| **direction == wanted)
            .fold(0, |mask, (bit, _)| mask | 1 << bit)
    };
    Stretch {
        low: low as u32,
        width: own.len() as u32,
        take_only: having(Direction::TakeOnly),
        drop_only: having(Direction::DropOnly),
    }
}
