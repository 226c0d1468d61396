//! Dead ends: acts that no waiting brings about while a refusal stands.

use crate::acts::{Act, Acts};
use crate::answer::{DeadEnd, HoldKind};
use crate::circles::wait;
use crate::waiting::Waiting;

/// The refused acts, and those that cannot be had without one. An act that nobody has tied to anything is no dead end: nothing is known of it.
pub(crate) fn dead_ends(waiting: &Waiting) -> Vec<DeadEnd> {
    let out_of_reach = out_of_reach(waiting);
    let waits_for = |act: Act| {
        let lacking = waiting.lacking(act, waiting.acts.without(out_of_reach));
        let awaited = lacking.map_or(Acts::NONE, |needs| needs.acts().and(out_of_reach));
        awaited
            .iter()
            .filter(|awaited| *awaited != act)
            .map(|awaited| wait(waiting, act, awaited))
            .collect()
    };
    let ended = out_of_reach.iter().map(|act| DeadEnd {
        act,
        waits: waits_for(act),
        refusals: refusals(waiting, act),
    });
    ended.collect()
}

/// The least set with every act that something holds back even if all acts outside the set were done.
fn out_of_reach(waiting: &Waiting) -> Acts {
    let mut out = Acts::NONE;
    loop {
        let within = waiting.acts.without(out);
        let ends = |act: &Act| !waiting.in_place.has(*act) && !waiting.supported(*act, within);
        let more: Acts = within.iter().filter(ends).collect();
        if more.is_empty() {
            return out;
        }
        out = out.or(more);
    }
}

/// The commitments whose condition no act can meet.
fn refusals(waiting: &Waiting, act: Act) -> Vec<HoldKind> {
    let never = waiting.holding(act).filter(|held| !held.needs.met(waiting.acts));
    never
        .map(|held| held.by)
        .filter(|by| matches!(by, HoldKind::Commitment(_)))
        .collect()
}
