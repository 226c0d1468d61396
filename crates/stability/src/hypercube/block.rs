//! Cuts an array over a cube into blocks, each of which holds all moves of one decision maker from its positions.

use rayon::prelude::*;
use standoff_states::{Positions, Stretch};

use super::score::Score;

/// Most positions of a block, as a power of two, where the moves allow it: what a near cache holds.
const BLOCK: u32 = 13;

/// Fewest neighbouring positions that are fetched together, as a power of two: a line of memory.
const LINE: u32 = 4;

/// Where a block lies. It holds `[member][lane]`: neighbouring positions are lanes, members differ in the mover's axes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Position of its first element.
    base: usize,
    /// Lowest axis of the mover.
    low: u32,
    /// How many lanes, as a power of two.
    pub(super) lanes: u32,
}

impl Place {
    /// The position of the element at an index of the block.
    pub(super) fn position(&self, index: usize) -> usize {
        let lane = index & ((1 << self.lanes) - 1);
        self.base | index >> self.lanes << self.low | lane
    }

    /// How many elements, at most 64, are neighbours in the cube wherever a multiple of that begins.
    fn run(&self, size: usize) -> usize {
        let neighbours = if self.lanes == self.low { size } else { 1 << self.lanes };
        neighbours.min(64)
    }

    /// The number of the coset of a lane, counting cosets of the mover in the order of their lowest positions.
    pub(super) fn coset(&self, lane: usize, width: u32) -> usize {
        let lowest = self.base | lane;
        lowest >> (self.low + width) << self.low | lowest & ((1 << self.low) - 1)
    }

    /// Calls `visit` with runs of a block and, for each, which of its positions belong to a set.
    pub(super) fn each_run<T>(&self, block: &mut [T], set: &Positions, mut visit: impl FnMut(usize, &mut [T], u64)) {
        let run = self.run(block.len());
        for (number, part) in block.chunks_mut(run).enumerate() {
            let bits = set.bits(self.position(number * run), part.len());
            visit(number * run, part, bits);
        }
    }
}

/// Arrays kept between blocks to spare allocations.
pub(super) struct Scratch<T> {
    pub(super) inner: Vec<T>,
    pub(super) outer: Vec<T>,
    pub(super) source: Vec<T>,
    pub(super) waiting: Vec<(usize, T)>,
}

impl<T> Scratch<T> {
    fn new() -> Scratch<T> {
        Scratch {
            inner: Vec::new(),
            outer: Vec::new(),
            source: Vec::new(),
            waiting: Vec::new(),
        }
    }
}

/// Does some work on every block; tells whether any block says that it changed. Blocks are independent: they may be worked on at the
/// same time, in any order.
pub(super) fn each_block<T: Score>(
    array: &mut [T],
    stretch: Stretch,
    work: impl Fn(&mut [T], Place, &mut Scratch<T>) -> bool + Sync,
) -> bool {
    let span = stretch.low + stretch.width;
    let lanes = BLOCK.saturating_sub(stretch.width).max(LINE);
    if span <= BLOCK || stretch.low <= lanes {
        return neighbours(array, stretch, &work);
    }
    let columns = Columns { stretch, lanes };
    let units = columns.units(array);
    let unit = |scratch: &mut Scratch<T>, unit: Unit<T>| columns.work(unit, scratch, &work);
    units
        .into_par_iter()
        .map_init(Scratch::new, unit)
        .reduce(|| false, |left, right| left | right)
}

/// Blocks that are stretches of the array.
fn neighbours<T: Score>(array: &mut [T], stretch: Stretch, work: &(impl Fn(&mut [T], Place, &mut Scratch<T>) -> bool + Sync)) -> bool {
    let block = 1 << (stretch.low + stretch.width);
    let part = block.max(1 << BLOCK);
    let each = |scratch: &mut Scratch<T>, (number, part_of_array): (usize, &mut [T])| {
        let mut changed = false;
        for (index, elements) in part_of_array.chunks_mut(block).enumerate() {
            let place = Place {
                base: number * part + index * block,
                low: stretch.low,
                lanes: stretch.low,
            };
            changed |= work(elements, place, scratch);
        }
        changed
    };
    if array.len() <= part {
        return each(&mut Scratch::new(), (0, array));
    }
    let parts = array.par_chunks_mut(part).enumerate();
    parts.map_init(Scratch::new, each).reduce(|| false, |left, right| left | right)
}

/// Blocks that are gathered from rows which lie far from each other.
struct Columns {
    stretch: Stretch,
    /// Lanes of a block, as a power of two.
    lanes: u32,
}

/// Neighbouring columns, worked on by one thread.
struct Unit<'a, T> {
    base: usize,
    rows: Vec<&'a mut [T]>,
}

/// How many units there are to be at least, where there are as many blocks: enough for the threads of a large machine.
const UNITS: usize = 64;

impl Columns {
    /// Deals an array out.
    fn units<'a, T>(&self, array: &'a mut [T]) -> Vec<Unit<'a, T>> {
        let (row, chunk) = (1usize << self.stretch.low, 1usize << (self.stretch.low + self.stretch.width));
        let blocks = row >> self.lanes;
        let columns = row / (UNITS * chunk / array.len()).next_power_of_two().clamp(1, blocks);
        let mut units = Vec::new();
        for (number, part) in array.chunks_mut(chunk).enumerate() {
            let first = units.len();
            let unit = |column: usize| Unit {
                base: number * chunk + column,
                rows: Vec::with_capacity(chunk / row),
            };
            units.extend((0..row).step_by(columns).map(unit));
            for elements in part.chunks_mut(row) {
                elements
                    .chunks_mut(columns)
                    .zip(&mut units[first..])
                    .for_each(|(piece, unit)| unit.rows.push(piece));
            }
        }
        units
    }

    /// Gathers the blocks of a unit one after the other, works on them and puts them back.
    fn work<T: Score>(
        &self,
        mut unit: Unit<T>,
        scratch: &mut Scratch<T>,
        work: &impl Fn(&mut [T], Place, &mut Scratch<T>) -> bool,
    ) -> bool {
        let wide = 1 << self.lanes;
        let columns = unit.rows.first().map_or(0, |row| row.len());
        let mut block = Vec::with_capacity(unit.rows.len() << self.lanes);
        let mut changed = false;
        for first in (0..columns).step_by(wide) {
            block.clear();
            unit.rows.iter().for_each(|row| block.extend_from_slice(&row[first..first + wide]));
            let place = Place {
                base: unit.base + first,
                low: self.stretch.low,
                lanes: self.lanes,
            };
            if work(&mut block, place, scratch) {
                changed = true;
                unit.rows
                    .iter_mut()
                    .zip(block.chunks(wide))
                    .for_each(|(row, part)| row[first..first + wide].copy_from_slice(part));
            }
        }
        changed
    }
}

/// Does some work on every stretch of so many elements, on several threads where there is more than one stretch.
pub(super) fn each_part<T: Send>(array: &mut [T], part: usize, work: impl Fn(usize, &mut [T]) + Sync) {
    match array.len() <= part {
        true => work(0, array),
        false => array
            .par_chunks_mut(part)
            .enumerate()
            .for_each(|(number, elements)| work(number * part, elements)),
    }
}
