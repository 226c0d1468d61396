//! Looks for a completion under which a state is stable, or is not, supposing one open comparison after the other.
//!
//! The definitions have one form: for each improvement there is a reply that deters. So a state is the more stable, the fewer states its
//! decision maker prefers to it and the more moves improve its opponents' lot. Taking each open comparison at its best and at its worst
//! therefore bounds the verdict; where the bounds differ, some open comparison on the way between them is supposed to come out the
//! one way, then the other. Each supposition is checked against all before it, so every leaf has a completion.

use std::collections::BTreeMap;
use std::rc::Rc;

use standoff_states::StateId;

use super::belief::{Belief, Comparison};
use super::board::{Board, Reached, path};

/// What is believed of each decision maker.
pub(super) type Beliefs = Vec<Belief>;

/// Which replies a concept looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Whether replies are asked for at all.
    pub(super) replies: bool,
    /// Whether each move of a reply must be an improvement for its mover.
    pub(super) credible: bool,
    /// Whether an escape from the reply matters.
    pub(super) escapes: bool,
}

/// A move that may be an improvement: decision maker `dm` from `s` to `q`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaving {
    pub(super) dm: usize,
    pub(super) s: StateId,
    pub(super) q: StateId,
}

/// What one look at a question shows.
enum Look {
    /// It holds under every completion left.
    Holds,
    /// It holds under none.
    Fails,
    /// It hangs on this comparison; more hopeful when it comes out like this.
    Hangs(Comparison, bool),
}

/// Beliefs, and how a comparison is to be supposed on top of them.
type Branch = (Rc<Beliefs>, Option<(Comparison, bool)>);

/// What a search ends with.
pub(super) enum Found {
    /// Under every completion of these beliefs it holds.
    Beliefs(Beliefs),
    /// It holds under no completion.
    Nothing,
    /// The steps ran out.
    Spent,
}

/// A search in one model under one concept.
pub(super) struct Search<'a> {
    pub(super) board: &'a Board,
    pub(super) form: Form,
    /// Steps left.
    pub(super) steps: u64,
    /// What opponents reach where any move counts, which no supposition changes.
    remembered: BTreeMap<(usize, StateId), Rc<Vec<Reached>>>,
}

impl<'a> Search<'a> {
    /// A search with so many steps to take.
    pub(super) fn new(board: &'a Board, form: Form, steps: u64) -> Search<'a> {
        Search {
            board,
            form,
            steps,
            remembered: BTreeMap::new(),
        }
    }

    /// Looks for a completion under which each of these moves is no improvement or is deterred.
    pub(super) fn stable(&mut self, beliefs: &Beliefs, all: &[Leaving]) -> Found {
        self.first(beliefs, &|search, beliefs| search.all_deterred(beliefs, all))
    }

    /// Looks for a completion under which this move is an improvement that nothing deters.
    pub(super) fn open(&mut self, beliefs: &Beliefs, leaving: Leaving) -> Found {
        self.first(beliefs, &|search, beliefs| search.undeterred(beliefs, leaving))
    }

    /// Shows all cases in which each of these moves is no improvement or is deterred. No two cases share a completion. `false` when the
    /// steps ran out or `visit` gave up.
    pub(super) fn cases(&mut self, beliefs: &Beliefs, all: &[Leaving], visit: &mut dyn FnMut(&Beliefs) -> bool) -> bool {
        self.each(beliefs, &|search, beliefs| search.all_deterred(beliefs, all), visit)
    }

    fn all_deterred(&mut self, beliefs: &Beliefs, all: &[Leaving]) -> Look {
        let mut looks = all.iter().map(|&leaving| self.deterred(beliefs, leaving));
        looks.find(|look| !matches!(look, Look::Holds)).unwrap_or(Look::Holds)
    }

    /// The first case in which something holds.
    fn first(&mut self, beliefs: &Beliefs, look: &dyn Fn(&mut Self, &Beliefs) -> Look) -> Found {
        let mut found = None;
        let whole = self.each(beliefs, look, &mut |beliefs| {
            found = Some(beliefs.clone());
            false
        });
        match found {
            Some(beliefs) => Found::Beliefs(beliefs),
            None if whole => Found::Nothing,
            None => Found::Spent,
        }
    }

    /// Every case in which something holds, depth first, the hopeful side of each comparison first; `false` when the steps ran out or `visit`
    /// gave up.
    fn each(&mut self, beliefs: &Beliefs, look: &dyn Fn(&mut Self, &Beliefs) -> Look, visit: &mut dyn FnMut(&Beliefs) -> bool) -> bool {
        let mut left: Vec<Branch> = vec![(Rc::new(beliefs.clone()), None)];
        while let Some((beliefs, supposition)) = left.pop() {
            let beliefs = match supposition {
                None => beliefs,
                Some((comparison, better)) => match supposing(&beliefs, comparison, better) {
                    Some(wider) => Rc::new(wider),
                    None => continue,
                },
            };
            if self.steps == 0 {
                return false;
            }
            self.steps -= 1;
            match look(self, &beliefs) {
                Look::Holds if !visit(&beliefs) => return false,
                Look::Holds | Look::Fails => {}
                Look::Hangs(comparison, hopeful) => {
                    left.push((Rc::clone(&beliefs), Some((comparison, !hopeful))));
                    left.push((beliefs, Some((comparison, hopeful))));
                }
            }
        }
        true
    }

    /// Whether a move is no improvement, or is deterred.
    fn deterred(&mut self, beliefs: &Beliefs, leaving: Leaving) -> Look {
        let gain = Comparison {
            dm: leaving.dm,
            from: leaving.s,
            to: leaving.q,
        };
        match improves(beliefs, gain) {
            Some(false) => return Look::Holds,
            Some(true) if !self.form.replies => return Look::Fails,
            None if !self.form.replies => return Look::Hangs(gain, false),
            _ => {}
        }
        let sure = self.reach(beliefs, leaving, true);
        if sure.iter().any(|r| self.sanction(beliefs, leaving, r.state) == Sanction::Surely) {
            return Look::Holds;
        }
        if improves(beliefs, gain).is_none() {
            return Look::Hangs(gain, false);
        }
        let possible = self.reach(beliefs, leaving, false);
        let candidates = possible.iter().enumerate();
        let mut found = candidates.filter_map(|(place, r)| Some((place, self.sanction(beliefs, leaving, r.state).hanging()?)));
        let Some((place, hangs_on)) = found.next() else {
            return Look::Fails;
        };
        match self.open_step(beliefs, &possible, place) {
            Some(step) => Look::Hangs(step, true),
            // The way is sure and the sanction is not, or it would have been found among the sure.
            None => hangs_on.map_or(Look::Fails, |comparison| Look::Hangs(comparison, false)),
        }
    }

    /// Whether a move is an improvement, and every reply leaves it one.
    fn undeterred(&mut self, beliefs: &Beliefs, leaving: Leaving) -> Look {
        let gain = Comparison {
            dm: leaving.dm,
            from: leaving.s,
            to: leaving.q,
        };
        match improves(beliefs, gain) {
            Some(false) => return Look::Fails,
            None => return Look::Hangs(gain, true),
            Some(true) if !self.form.replies => return Look::Holds,
            Some(true) => {}
        }
        let sure = self.reach(beliefs, leaving, true);
        if sure.iter().any(|r| self.sanction(beliefs, leaving, r.state) == Sanction::Surely) {
            return Look::Fails;
        }
        let possible = self.reach(beliefs, leaving, false);
        for (place, r) in possible.iter().enumerate() {
            let sanction = self.sanction(beliefs, leaving, r.state);
            if sanction == Sanction::Never {
                continue;
            }
            return match (self.open_step(beliefs, &possible, place), sanction) {
                (Some(step), _) => Look::Hangs(step, false),
                (None, Sanction::IfNot(comparison)) => Look::Hangs(comparison, true),
                (None, _) => Look::Fails,
            };
        }
        Look::Holds
    }

    /// What the opponents reach from an improvement: surely, or possibly.
    fn reach(&mut self, beliefs: &Beliefs, leaving: Leaving, surely: bool) -> Rc<Vec<Reached>> {
        self.steps = self.steps.saturating_sub(1);
        if self.form.credible {
            let allows = |dm, from, to| match improves(beliefs, Comparison { dm, from, to }) {
                Some(better) => better,
                None => !surely,
            };
            return Rc::new(self.board.reach(leaving.dm, leaving.q, &allows));
        }
        let board = self.board;
        let reach = self.remembered.entry((leaving.dm, leaving.q));
        Rc::clone(reach.or_insert_with(|| Rc::new(board.reach(leaving.dm, leaving.q, &|_, _, _| true))))
    }

    /// Whether a reply deters.
    fn sanction(&self, beliefs: &Beliefs, leaving: Leaving, r: StateId) -> Sanction {
        if r == leaving.s && !self.board.settings.return_to_start_is_sanction {
            return Sanction::Never;
        }
        let escapes = self.board.space.moves(leaving.dm, r).iter().filter(|_| self.form.escapes);
        let mut open = None;
        for &to in std::iter::once(&r).chain(escapes) {
            let comparison = Comparison {
                dm: leaving.dm,
                from: leaving.s,
                to,
            };
            match improves(beliefs, comparison) {
                Some(true) => return Sanction::Never,
                Some(false) => {}
                None => open = open.or(Some(comparison)),
            }
        }
        open.map_or(Sanction::Surely, Sanction::IfNot)
    }

    /// The first step on the way to a place that may not be open to its mover.
    fn open_step(&self, beliefs: &Beliefs, reach: &[Reached], place: usize) -> Option<Comparison> {
        if !self.form.credible {
            return None;
        }
        let steps = path(reach, place).into_iter().map(|step| Comparison {
            dm: step.mover,
            from: step.from,
            to: step.state,
        });
        steps.into_iter().find(|&step| improves(beliefs, step).is_none())
    }
}

/// Whether a reply deters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sanction {
    /// Under every completion left.
    Surely,
    /// Not if this comes out as better; else that may still hang on another comparison.
    IfNot(Comparison),
    /// Under none.
    Never,
}

impl Sanction {
    /// `None` where it never deters; else the comparison on which it hangs, if it does.
    fn hanging(self) -> Option<Option<Comparison>> {
        match self {
            Sanction::Never => None,
            Sanction::Surely => Some(None),
            Sanction::IfNot(comparison) => Some(Some(comparison)),
        }
    }
}

fn improves(beliefs: &Beliefs, comparison: Comparison) -> Option<bool> {
    beliefs[comparison.dm].improves(comparison.from, comparison.to)
}

/// The beliefs with one comparison supposed; `None` when no completion agrees.
fn supposing(beliefs: &Beliefs, comparison: Comparison, better: bool) -> Option<Beliefs> {
    let wider = beliefs[comparison.dm].supposing(comparison.from, comparison.to, better)?;
    let mut beliefs = beliefs.clone();
    beliefs[comparison.dm] = wider;
    Some(beliefs)
}
