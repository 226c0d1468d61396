//! Under how many of all orders a state is stable: counted where that is feasible, else sampled.
//!
//! A search that does not stop at the first completion parts all completions into cases, one for each set of suppositions that settles
//! the verdict. How many orders of a decision maker's statements agree with a set of suppositions is counted by placing them one by
//! one, most important first: a supposition is settled by the first statement that bears on it, so what is left to count depends only on
//! which statements are placed. Decision makers' orders are independent, so their counts multiply.

use std::collections::BTreeMap;

use standoff_states::StateId;

use super::belief::Belief;
use super::importance::Deciding;
use super::known::Share;
use super::partly::PartlyKnown;
use super::question::form;
use super::search::{Beliefs, Form, Leaving, Search};
use crate::Concept;

impl PartlyKnown {
    /// Under how many orders of the statements a state is stable for a decision maker. Exact where the cases told apart stay within the
    /// effort; else sampled. Not offered where facts about states bear on it.
    pub fn share(&self, concept: Concept, dm: usize, state: StateId) -> Share {
        self.share_for(concept, &[dm], state)
    }

    /// Under how many orders of the statements of all decision makers a state is an equilibrium.
    pub fn equilibrium_share(&self, concept: Concept, state: StateId) -> Share {
        let makers: Vec<usize> = (0..self.beliefs.len()).collect();
        self.share_for(concept, &makers, state)
    }

    fn share_for(&self, concept: Concept, makers: &[usize], state: StateId) -> Share {
        let Some(form) = form(concept).filter(|_| self.exist(makers, state)) else {
            return Share::NotOffered;
        };
        let bears = |dm: &usize| self.is_open(*dm) && (form.credible || makers.contains(dm));
        let bearing: Vec<usize> = (0..self.beliefs.len()).filter(bears).collect();
        if bearing.iter().any(|&dm| matches!(self.beliefs[dm], Belief::Facts(_))) {
            return Share::NotOffered;
        }
        let leavings = self.leavings(makers, state);
        let counted = self.counted(form, &leavings, &bearing);
        counted.unwrap_or_else(|| self.sampled(form, &leavings, &bearing))
    }

    /// All cases counted; `None` beyond the effort or 128 bits.
    fn counted(&self, form: Form, leavings: &[Leaving], bearing: &[usize]) -> Option<Share> {
        let mut count = Count {
            bearing,
            known: BTreeMap::new(),
            most: self.effort.max_cases,
        };
        let all = count.orders(&self.beliefs)?;
        let mut search = Search::new(&self.board, form, self.effort.max_steps);
        let mut holding = Some(0_u128);
        let whole = search.cases(&self.beliefs, leavings, &mut |beliefs| {
            holding = holding.and_then(|sum| sum.checked_add(count.orders(beliefs)?));
            holding.is_some()
        });
        Some(Share::Exact {
            holding: holding.filter(|_| whole)?,
            all,
        })
    }
}

/// Counts of orders, remembered by what is supposed of them.
struct Count<'a> {
    bearing: &'a [usize],
    known: BTreeMap<(usize, Vec<Deciding>), u128>,
    most: usize,
}

impl Count<'_> {
    /// How many joint orders agree with beliefs; `None` beyond the effort or 128 bits.
    fn orders(&mut self, beliefs: &Beliefs) -> Option<u128> {
        let mut product = 1_u128;
        for &dm in self.bearing {
            let Belief::Statements { given, .. } = &beliefs[dm] else { continue };
            let wished = beliefs[dm].wished();
            let own = match self.known.get(&(dm, wished.clone())) {
                Some(&own) => own,
                None => {
                    let own = given.importance.orders_with(&wished, self.most)?;
                    self.known.insert((dm, wished), own);
                    own
                }
            };
            product = product.checked_mul(own)?;
        }
        Some(product)
    }
}
