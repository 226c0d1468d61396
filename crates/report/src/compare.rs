//! Why a side likes one situation better or worse than another: which of its wishes tell the two apart.

use standoff_stability::Analysis;
use standoff_states::StateId;

use crate::elements::{bearing_on_wishes, wishes};
use crate::wording::condition;
use crate::{Element, Ground};

/// How a situation compares with another for one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It stands higher.
    Better,
    /// It stands lower.
    Worse,
    /// It stands on the same level.
    Same,
}

/// A comparison of two situations for one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    dm: usize,
    /// How the second compares with the first.
    pub turn: Turn,
    /// Wishes (positions) that held in the first and no longer hold.
    pub broken: Vec<usize>,
    /// Wishes that did not hold and now do.
    pub gained: Vec<usize>,
    places: (usize, usize),
}

/// Compares `to` with `from` for a side. The verdict is the analysis's; the wishes only say where it comes from.
pub fn compare(analysis: &Analysis, dm: usize, (from, to): (StateId, StateId)) -> Comparison {
    let (before, after) = (analysis.rank(dm, from), analysis.rank(dm, to));
    let turn = match after.cmp(&before) {
        std::cmp::Ordering::Greater => Turn::Better,
        std::cmp::Ordering::Less => Turn::Worse,
        std::cmp::Ordering::Equal => Turn::Same,
    };
    let (first, second) = (analysis.space().code(from), analysis.space().code(to));
    let (mut broken, mut gained) = (Vec::new(), Vec::new());
    for (n, wish) in wishes(analysis.conflict(), dm).iter().enumerate() {
        match (wish.want.holds(first), wish.want.holds(second)) {
            (true, false) => broken.push(n),
            (false, true) => gained.push(n),
            _ => {}
        }
    }
    let place = |rank: usize| (analysis.ranks(dm) + 1).saturating_sub(rank);
    Comparison {
        dm,
        turn,
        broken,
        gained,
        places: (place(before), place(after)),
    }
}

impl Comparison {
    /// Whether the wishes' order matters: it does not when all that changes points the same way.
    pub fn order_matters(&self) -> bool {
        (self.broken.is_empty() && self.gained.is_empty()) || (!self.broken.is_empty() && !self.gained.is_empty())
    }

    /// Why it is better, worse or the same, as the second half of a sentence without a full stop.
    pub fn why(&self, analysis: &Analysis) -> String {
        let (decisive, other) = match self.turn {
            Turn::Better => (self.gained.first(), self.broken.first()),
            _ => (self.broken.first(), self.gained.first()),
        };
        match (self.turn, decisive) {
            (Turn::Same, _) => "would make no difference to it".to_owned(),
            (Turn::Better, Some(n)) => format!(
                "would fulfil its wish {}{}",
                self.wish(analysis, *n),
                self.set_off(analysis, "break", other)
            ),
            (Turn::Worse, Some(n)) => format!(
                "would break its wish {}{}",
                self.wish(analysis, *n),
                self.set_off(analysis, "fulfil", other)
            ),
            (Turn::Better, None) => format!("would be better for it: {}", self.place_words()),
            (Turn::Worse, None) => format!("would be worse for it: {}", self.place_words()),
        }
    }

    fn wish(&self, analysis: &Analysis, n: usize) -> String {
        let want = wishes(analysis.conflict(), self.dm)
            .get(n)
            .map(|wish| condition(analysis.conflict(), &wish.want, Some(self.dm)));
        format!("{} ({})", n + 1, want.unwrap_or_default())
    }

    /// What speaks on the other side, or that nothing does.
    fn set_off(&self, analysis: &Analysis, verb: &str, other: Option<&usize>) -> String {
        match other {
            None => String::new(),
            Some(n) => format!("; that it would {verb} wish {} counts less", self.wish(analysis, *n)),
        }
    }

    fn place_words(&self) -> String {
        format!("place {} instead of {} on its scale, where 1 is best", self.places.1, self.places.0)
    }

    /// What the comparison rests on.
    pub fn elements(&self, analysis: &Analysis) -> Vec<Element> {
        let conflict = analysis.conflict();
        if wishes(conflict, self.dm).is_empty() {
            return bearing_on_wishes(conflict, self.dm);
        }
        let changed = self.broken.iter().chain(&self.gained).map(|n| Element::Wish(self.dm, *n));
        let order = self.order_matters().then_some(Element::Order(self.dm));
        changed.chain(order).collect()
    }

    /// The ground of a sentence that tells it.
    pub fn ground(&self, analysis: &Analysis) -> Ground {
        let conflict = analysis.conflict();
        let told = self.broken.first().into_iter().chain(self.gained.first());
        let supports: Vec<_> = told
            .filter_map(|n| wishes(conflict, self.dm).get(*n))
            .map(|wish| &wish.support)
            .collect();
        Ground::computed(self.elements(analysis)).showing(&supports)
    }
}
