//! The orders of one decision maker's statements that are worth trying for an aim, each with its distance from the order it has.
//!
//! The distance of two orders of the same statements is the number of pairs that stand the other way round, which is the least number of
//! swaps of neighbours that leads from one to the other (Kendall). Orders are built from the most important statement on, by the *set* of
//! those placed: what appending a statement costs, and which comparisons are still undecided, depends on that set alone. So among orders of
//! the same set one that favours the aim in more comparisons at no more cost makes the other superfluous, and all k! orders are covered with
//! at most 2^k sets of few orders each.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::bits::Bits;

/// What one statement decides when it comes first among those that tell two states apart.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// The comparisons it tells apart.
    pub(crate) decides: Bits,
    /// Those among them that it decides in favour of the aim.
    pub(crate) favours: Bits,
}

/// An order worth trying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Swaps of neighbours away from the order as it is.
    pub(crate) distance: u32,
    /// The places in the order as it is, most important first.
    pub(crate) order: Vec<usize>,
    /// The comparisons in which it favours the aim.
    pub(crate) favours: Bits,
}

/// The orders worth trying, nearest first, then by their places.
#[derive(Clone, Debug)]
pub(crate) struct Front {
    /// None is favoured by another in more at no more distance.
    pub(crate) entries: Vec<Entry>,
    /// When some were left out for lack of room: no order left out is nearer than this.
    pub(crate) whole_below: Option<u32>,
}

/// How much may be held and done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Most orders held of one length.
    pub(crate) entries: usize,
    /// Most pairs of orders compared; beyond, few are held.
    pub(crate) comparisons: u64,
}

/// Orders held of one length when there is no room for more.
const FEW: usize = 64;

impl Front {
    /// A front of the order as it is, and no other.
    pub(crate) fn fixed(favours: Bits, statements: usize) -> Front {
        let order = (0..statements).collect();
        let entries = vec![Entry {
            distance: 0,
            order,
            favours,
        }];
        Front {
            entries,
            whole_below: None,
        }
    }

    /// The front of all orders of at most 64 statements. `tied` holds the comparisons in which it favours the aim that two states stay tied.
    pub(crate) fn of(wishes: &[Wish], tied: &Bits, room: Room) -> Front {
        let mut building = Building {
            wishes,
            nothing: Bits::clear_like(tied),
            room,
            compared: 0,
            whole_below: None,
        };
        let empty = Entry {
            distance: 0,
            order: Vec::new(),
            favours: building.nothing.clone(),
        };
        let mut layer = BTreeMap::from([(0, vec![empty])]);
        for _ in wishes {
            layer = building.longer(&layer);
        }
        let undecided = building.decided(u64::MAX);
        let mut entries: Vec<Entry> = layer.into_values().flatten().collect();
        entries
            .iter_mut()
            .for_each(|entry| entry.favours = entry.favours.with_new(tied, &undecided));
        entries.sort_by(nearest);
        let mut front = Vec::new();
        entries.into_iter().for_each(|entry| building.keep(&mut front, entry));
        front.sort_by(nearest);
        Front {
            entries: front,
            whole_below: building.whole_below,
        }
    }

    /// The comparisons that some order of all decides in favour of the aim.
    pub(crate) fn any(wishes: &[Wish], tied: &Bits) -> Bits {
        let mut favours = Bits::clear_like(tied);
        let mut decided = Bits::clear_like(tied);
        for wish in wishes {
            favours.add(&wish.favours);
            decided.add(&wish.decides);
        }
        favours.with_new(tied, &decided)
    }
}

/// Nearest first, then by places.
fn nearest(left: &Entry, right: &Entry) -> Ordering {
    (left.distance, &left.order).cmp(&(right.distance, &right.order))
}

/// The work under way.
struct Building<'a> {
    wishes: &'a [Wish],
    nothing: Bits,
    room: Room,
    compared: u64,
    whole_below: Option<u32>,
}

impl Building<'_> {
    /// The comparisons that some statement of a set decides.
    fn decided(&self, set: u64) -> Bits {
        let mut all = self.nothing.clone();
        let placed = (0..self.wishes.len()).filter(|place| set >> place & 1 == 1);
        placed.for_each(|place| all.add(&self.wishes[place].decides));
        all
    }

    /// All orders with one statement more.
    fn longer(&mut self, layer: &BTreeMap<u64, Vec<Entry>>) -> BTreeMap<u64, Vec<Entry>> {
        let mut next: BTreeMap<u64, Vec<Entry>> = BTreeMap::new();
        for (&set, entries) in layer {
            let decided = self.decided(set);
            for place in (0..self.wishes.len()).filter(|place| set >> place & 1 == 0) {
                // Statements that stood before it and are still to come end up behind it.
                let overtaken = (0..place).filter(|earlier| set >> earlier & 1 == 0).count() as u32;
                let front = next.entry(set | 1 << place).or_default();
                for entry in entries {
                    let mut order = entry.order.clone();
                    order.push(place);
                    let longer = Entry {
                        distance: entry.distance + overtaken,
                        order,
                        favours: entry.favours.with_new(&self.wishes[place].favours, &decided),
                    };
                    self.keep(front, longer);
                }
            }
        }
        self.trim(next)
    }

    /// Adds an order to a front unless one there is as good; takes out those that it makes superfluous. Of equals the first by places stays.
    fn keep(&mut self, front: &mut Vec<Entry>, new: Entry) {
        self.compared += front.len() as u64;
        let as_good = |old: &Entry| {
            old.distance <= new.distance
                && new.favours.within(&old.favours)
                && (old.distance < new.distance || old.favours != new.favours || old.order <= new.order)
        };
        if front.iter().any(as_good) {
            return;
        }
        front.retain(|old| !(new.distance <= old.distance && old.favours.within(&new.favours)));
        front.push(new);
    }

    /// Lets go of the farthest orders when there are too many to hold, and remembers how near they were.
    fn trim(&mut self, layer: BTreeMap<u64, Vec<Entry>>) -> BTreeMap<u64, Vec<Entry>> {
        let most = match self.compared > self.room.comparisons {
            true => FEW,
            false => self.room.entries,
        };
        if layer.values().map(Vec::len).sum::<usize>() <= most {
            return layer;
        }
        let mut all: Vec<(u64, Entry)> = layer
            .into_iter()
            .flat_map(|(set, entries)| entries.into_iter().map(move |entry| (set, entry)))
            .collect();
        all.sort_by(|left, right| nearest(&left.1, &right.1));
        let dropped = all.split_off(most);
        let nearest_dropped = dropped.iter().map(|(_, entry)| entry.distance).min();
        self.whole_below = self.whole_below.into_iter().chain(nearest_dropped).min();
        let mut kept: BTreeMap<u64, Vec<Entry>> = BTreeMap::new();
        all.into_iter().for_each(|(set, entry)| kept.entry(set).or_default().push(entry));
        kept
    }
}
