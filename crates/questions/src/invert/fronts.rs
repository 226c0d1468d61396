//! The orders of one decision maker's statements that are worth trying for an aim, each with its distance from the order it has.
//!
//! The distance of two orders of the same statements is the number of pairs that stand the other way round, which is the least number of
//! swaps of neighbours that leads from one to the other (Kendall). Orders are built from the most important statement on, by the *set* of
//! those placed: what appending a statement costs, and which comparisons are still undecided, depends on that set alone. So among orders of
//! the same set one that favours the aim in more comparisons at no more cost makes the other superfluous, and all k! orders are covered with
//! at most 2^k sets of few orders each.

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
        Front {
            entries: vec![Entry {
                distance: 0,
                order: (0..statements).collect(),
                favours,
            }],
            whole_below: None,
        }
    }

    /// The front of all orders. `tied` holds the comparisons in which it favours the aim that two states stay tied.
    pub(crate) fn of(wishes: &[Wish], tied: &Bits, room: Room) -> Front {
        let mut building = Building {
            wishes,
            room,
            compared: 0,
            whole_below: None,
        };
        let nothing = tied.with_new(tied, tied);
        let mut layer = BTreeMap::from([(0, vec![first(clear_of(&nothing, tied))])]);
        for _ in wishes {
            layer = building.longer(&layer);
        }
        let mut entries: Vec<Entry> = layer.into_values().flatten().collect();
        let undecided = decided(wishes, u64::MAX);
        entries.iter_mut().for_each(|entry| entry.favours = entry.favours.with_new(tied, &undecided));
        let mut front = Vec::new();
        entries.sort_by(|left, right| (left.distance, &left.order).cmp(&(right.distance, &right.order)));
        entries.into_iter().for_each(|entry| insert(&mut front, entry, &mut building.compared));
        front.sort_by(|left: &Entry, right| (left.distance, &left.order).cmp(&(right.distance, &right.order)));
        Front {
            entries: front,
            whole_below: building.whole_below,
        }
    }
}

/// Nothing placed, nothing favoured.
fn first(favours: Bits) -> Entry {
    Entry {
        distance: 0,
        order: Vec::new(),
        favours,
    }
}

/// A clear row as long as another.
fn clear_of(row: &Bits, barred: &Bits) -> Bits {
    let mut clear = row.clone();
    if !clear.within(&Bits::default()) || clear.within(barred) {
        clear = Bits::clear(row.length());
    }
    clear
}

/// The comparisons that some statement of a set decides.
fn decided(wishes: &[Wish], set: u64) -> Bits {
    let mut all = Bits::clear(wishes.first().map_or(0, |wish| wish.decides.length()));
    let chosen = wishes.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
    chosen.for_each(|(_, wish)| all.add(&wish.decides));
    all
}

/// The work under way.
struct Building<'a> {
    wishes: &'a [Wish],
    room: Room,
    compared: u64,
    whole_below: Option<u32>,
}
