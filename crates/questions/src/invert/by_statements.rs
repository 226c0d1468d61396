//! The smallest change counted in swaps of statements.

use standoff_conflict::{Conflict, Preference, Statement, StatementRank};
use standoff_stability::StateId;

use super::answer::{Certificate, Change, ChangedOrder, Order, Outcome, Placed, Proof, Swap};
use super::ask::{CannotInvert, Search};
use super::bits::Bits;
use super::board::{Aim, Board};
use super::counting::{nearer_orders, orders};
use super::favours::{Asked, Comparison, Favours};
use super::fronts::{Front, Room, Wish};
use super::joint::{Choice, Joint};
use super::replacing::instead;

/// Most orders of one length held in building a front.
const HELD: usize = 40_000;

/// Looks for the nearest orders of statements that meet one of the aims.
pub(crate) fn smallest(search: &Search) -> Result<Outcome, CannotInvert> {
    let lists = lists(search);
    if let Some(count) = lists.iter().map(Vec::len).find(|&count| count > 64) {
        return Err(CannotInvert::TooManyStatements { count });
    }
    let mut tries: Vec<Try> = search.aims.iter().map(|aim| attempt(search, aim, &lists)).collect();
    // The nearest of what was found; of equals that of the first aim.
    let found = (0..tries.len()).filter(|&place| tries[place].change.is_some());
    let best = found.min_by_key(|&place| tries[place].change.as_ref().map(|change| change.distance));
    let lower_bound = tries.iter().filter_map(|attempt| attempt.lower_bound).min();
    let best = best.and_then(|place| tries[place].change.take());
    Ok(match (best, lower_bound) {
        (Some(change), None) => Outcome::Changed(change),
        (Some(change), Some(bound)) if change.distance <= bound => Outcome::Changed(change),
        (best, Some(lower_bound)) => Outcome::Partial {
            best,
            lower_bound,
            stopped: match search.patience.over(search.board) {
                true => search.patience.why(),
                false => format!("there are more orders of the statements than the {HELD} of one length that are held"),
            },
        },
        (None, None) => Outcome::Impossible {
            certificate: together(search, tries),
            instead: instead(search, &lists),
        },
    })
}

/// What became of one aim.
struct Try {
    change: Option<Change>,
    /// When not all was covered: every change not covered is at least this far.
    lower_bound: Option<u32>,
    certificate: Option<Certificate>,
}

/// The statements of each decision maker that may be reordered, most important first, by their position in the model; empty for the others.
fn lists(search: &Search) -> Vec<Vec<usize>> {
    let conflict = search.analysis.conflict();
    let makers = 0..conflict.decision_makers.len();
    let list = |dm: usize| match search.question.may_change(dm) {
        true => in_order(statements(conflict, dm)),
        false => Vec::new(),
    };
    makers.map(list).collect()
}

/// The statements of a decision maker; none when it ranks states otherwise.
pub(crate) fn statements(conflict: &Conflict, dm: usize) -> &[Statement] {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) => statements,
        _ => &[],
    }
}

/// The positions of statements, most important first: as written, or by levels where each has its own (the analysis has made sure of that).
pub(crate) fn in_order(statements: &[Statement]) -> Vec<usize> {
    let level = |&number: &usize| match statements[number].rank {
        StatementRank::Level(level) => level,
        _ => 0,
    };
    let mut order: Vec<usize> = (0..statements.len()).collect();
    order.sort_by_key(level);
    order
}

/// Looks for the nearest orders that meet one aim.
fn attempt(search: &Search, aim: &Aim, lists: &[Vec<usize>]) -> Try {
    let asked = Asked::by(aim, search.board);
    let wishes: Vec<(Vec<Wish>, Bits)> = (0..lists.len()).map(|dm| wishes(search, &asked, dm, &lists[dm])).collect();
    let best: Vec<Bits> = wishes.iter().map(|(wishes, tied)| Front::any(wishes, tied)).collect();
    if let Some(certificate) = even_at_best(search.board, aim, &asked, &best) {
        return Try {
            change: None,
            lower_bound: None,
            certificate: Some(certificate),
        };
    }
    let room = Room {
        entries: HELD,
        comparisons: search.patience.steps(),
    };
    let fronts: Vec<Front> = wishes
        .iter()
        .zip(lists)
        .map(|((wishes, tied), list)| match wishes.is_empty() {
            true => Front::fixed(tied.clone(), list.len()),
            false => Front::of(wishes, tied, room),
        })
        .collect();
    let mut joint = Joint {
        board: search.board,
        aim,
        asked: &asked,
        fronts: &fronts,
        judged: 0,
    };
    let choice = joint.cheapest(search.patience);
    let judged = joint.judged;
    outcome(search, lists, &Covered { fronts, choice, judged })
}

/// What the search over fronts covered.
struct Covered {
    fronts: Vec<Front>,
    choice: Choice,
    judged: u64,
}

fn outcome(search: &Search, lists: &[Vec<usize>], covered: &Covered) -> Try {
    let left_out = covered.fronts.iter().filter_map(|front| front.whole_below).min();
    let lengths: Vec<usize> = lists.iter().map(Vec::len).collect();
    let classes: Vec<usize> = covered.fronts.iter().map(|front| front.entries.len()).collect();
    let judged = covered.judged;
    match &covered.choice {
        Choice::Found { places, distance } => {
            let proof = Proof {
                classes,
                nearer_orders: Some(nearer_orders(&lengths, *distance)),
                judged,
            };
            Try {
                change: Some(change(search, lists, (&covered.fronts, places), proof)),
                lower_bound: left_out,
                certificate: None,
            }
        }
        Choice::Nowhere => Try {
            change: None,
            lower_bound: left_out,
            certificate: Some(Certificate::Exhausted {
                orders: orders(&lengths),
                classes,
                judged,
            }),
        },
        Choice::Stopped { lower_bound } => Try {
            change: None,
            lower_bound: left_out.into_iter().chain([*lower_bound]).min(),
            certificate: None,
        },
    }
}

/// What each statement decides of the comparisons an aim makes, most important first, and which of them favour the aim when nothing decides. For
/// a decision maker without statements to reorder: nothing, and what it favours as it is.
fn wishes(search: &Search, asked: &Asked, dm: usize, list: &[usize]) -> (Vec<Wish>, Bits) {
    let comparisons = &asked.comparisons[dm];
    if list.is_empty() {
        return (Vec::new(), asked.favours_of(dm, &|state| search.ranks[dm][state.0]));
    }
    let tied = Bits::of(comparisons.iter().map(|comparison| !comparison.wanted));
    let statements = statements(search.analysis.conflict(), dm);
    let wish = |&number: &usize| {
        let holds = |state: StateId| statements[number].want.holds(search.board.space.code(state));
        let decides = |asked: &Comparison| holds(asked.better) != holds(asked.than);
        Wish {
            decides: Bits::of(comparisons.iter().map(decides)),
            favours: Bits::of(
                comparisons
                    .iter()
                    .map(|asked| decides(asked) && holds(asked.better) == asked.wanted),
            ),
        }
    };
    (list.iter().map(wish).collect(), tied)
}

/// A proof that the aim fails even when all that favours it comes out so, each as some order has it.
fn even_at_best(board: &Board, aim: &Aim, asked: &Asked, best: &[Bits]) -> Option<Certificate> {
    let rows: Vec<&Bits> = best.iter().collect();
    let liking = Favours { asked, rows: &rows };
    if board.met(aim, &liking) {
        return None;
    }
    Some(match aim {
        Aim::Reached { from, .. } => enclosed(board, &liking, *from),
        Aim::Unstable { maker, state, .. } => {
            use super::board::Liking;
            let moves = board.space.moves(*maker, *state);
            match moves.iter().any(|&to| liking.above(*maker, to)) {
                false => Certificate::NothingToGain { moves: moves.len() },
                true => Certificate::EvenAtBest {
                    comparisons: asked.comparisons.iter().map(Vec::len).sum(),
                },
            }
        }
        Aim::Stable { .. } => Certificate::EvenAtBest {
            comparisons: asked.comparisons.iter().map(Vec::len).sum(),
        },
    })
}

/// The states that improvements under some order lead to, and the moves out of them.
fn enclosed(board: &Board, liking: &Favours, from: StateId) -> Certificate {
    use super::board::Liking;
    let nodes = board.sequences(&board.everyone(from), &|arc| liking.improving(arc));
    let mut states: Vec<StateId> = nodes.iter().map(|node| node.state).collect();
    states.sort_unstable();
    states.dedup();
    let makers = 0..board.conflict.decision_makers.len();
    let onward = makers.flat_map(|dm| states.iter().flat_map(move |&state| board.arcs(dm, state)));
    let moves = onward.filter(|arc| states.binary_search(&arc.to).is_err()).count();
    Certificate::Enclosed { states, moves }
}

/// One certificate for several aims none of which can be met.
fn together(search: &Search, tries: Vec<Try>) -> Certificate {
    let mut all: Vec<Certificate> = tries.into_iter().filter_map(|attempt| attempt.certificate).collect();
    let gains = all.iter().map(|certificate| match certificate {
        Certificate::NothingToGain { moves } => Some(*moves),
        _ => None,
    });
    if let Some(moves) = gains.collect::<Option<Vec<usize>>>().filter(|moves| !moves.is_empty()) {
        return Certificate::NothingToGain { moves: moves.iter().sum() };
    }
    match all.len() {
        1 => all.remove(0),
        _ => {
            let lengths: Vec<usize> = lists(search).iter().map(Vec::len).collect();
            let classes = |dm: usize| {
                let covered = all.iter().filter_map(|certificate| match certificate {
                    Certificate::Exhausted { classes, .. } => classes.get(dm).copied(),
                    _ => None,
                });
                covered.max().unwrap_or(0)
            };
            let judged = all.iter().map(|certificate| match certificate {
                Certificate::Exhausted { judged, .. } => *judged,
                _ => 1,
            });
            Certificate::Exhausted {
                orders: orders(&lengths),
                classes: (0..lengths.len()).map(classes).collect(),
                judged: judged.sum(),
            }
        }
    }
}

/// The change that a choice of orders makes.
fn change(search: &Search, lists: &[Vec<usize>], chosen: (&[Front], &[usize]), proof: Proof) -> Change {
    let (fronts, places) = chosen;
    let conflict = search.analysis.conflict();
    let entries = (0..lists.len()).map(|dm| (dm, &fronts[dm].entries[places[dm]]));
    let changed = entries.filter(|(_, entry)| entry.distance > 0).map(|(dm, entry)| {
        let placed = |place: &usize| placed(conflict, dm, lists[dm][*place]);
        let before: Vec<Placed> = (0..lists[dm].len()).map(|place| placed(&place)).collect();
        ChangedOrder {
            decision_maker: dm,
            after: Order::Statements(entry.order.iter().map(placed).collect()),
            swaps: swaps(&entry.order)
                .map(|(raised, over)| swap(&before[raised], &before[over]))
                .collect(),
            before: Order::Statements(before),
            distance: entry.distance,
        }
    });
    let orders: Vec<ChangedOrder> = changed.collect();
    Change {
        distance: orders.iter().map(|order| order.distance).sum(),
        orders,
        proof,
    }
}

/// A statement by its position.
pub(crate) fn placed(conflict: &Conflict, dm: usize, number: usize) -> Placed {
    let id = statements(conflict, dm).get(number).map(|statement| statement.id.clone());
    Placed {
        number,
        id: id.unwrap_or_default(),
    }
}

fn swap(raised: &Placed, over: &Placed) -> Swap {
    Swap {
        raised: raised.id.clone(),
        over: over.id.clone(),
        cost: 1,
    }
}

/// The swaps of neighbours that lead to an order, each bringing one statement before the one ahead of it: the first of the new order is brought
/// to the front, then the second to the place behind it, and so on.
fn swaps(order: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let mut current: Vec<usize> = (0..order.len()).collect();
    let mut swaps = Vec::new();
    for (target, &raised) in order.iter().enumerate() {
        let from = current.iter().position(|&place| place == raised).unwrap_or(target);
        for place in (target..from).rev() {
            swaps.push((raised, current[place]));
            current.swap(place, place + 1);
        }
    }
    swaps.into_iter()
}
