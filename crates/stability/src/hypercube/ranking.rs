//! Ranks of all positions by what a decision maker wants, 64 positions at a time.
//!
//! A position's *key* is a number that orders as its owner does. Statements add a bit each, most important first; keys are made dense
//! whenever the bits would grow beyond a small multiple of the positions, so any number of statements can be held.

use std::sync::atomic::{AtomicU64, Ordering};

use standoff_conflict::{Conflict, Finding, Formula, Preference, Ranked, StateCode};
use standoff_states::{Axes, Clock, Condition, Positions, Stopped};

use super::block::each_part;
use super::score::{Ranks, Score, bytes_of};
use crate::CannotAnalyse;
use crate::preconditions::{partly_known, too_much, unranked};
use crate::preference::in_order;

/// What ranking needs.
pub(super) struct Ranking<'a> {
    pub(super) conflict: &'a Conflict,
    pub(super) axes: &'a Axes,
    pub(super) feasible: &'a Positions,
    pub(super) clock: &'a Clock<'a>,
    /// Most conditions to judge, 64 positions at a time.
    pub(super) max_steps: u64,
}

/// A number for each position, all below a bound: the higher the better.
struct Keys {
    keys: Vec<u32>,
    bound: u64,
}

/// Positions worked on together; a multiple of 64.
const PART: usize = 1 << 13;

impl Ranking<'_> {
    /// The ranks of one decision maker, and how many it tells apart.
    ///
    /// # Errors
    /// A state without a place (C0703), an order that is only partly known (C0705), or the end of the budget (C0702).
    pub(super) fn ranks(&self, dm: usize) -> Result<(Ranks, usize), CannotAnalyse> {
        let keys = match self.conflict.preferences.get(dm) {
            None => self.level(),
            Some(Preference::Statements(statements)) => match (in_order(statements), partly_known(self.conflict, dm, statements)) {
                (None, Some(finding)) => return Err(finding.into()),
                (ordered, _) => {
                    let wants = ordered.unwrap_or_default().into_iter().map(|statement| &statement.want);
                    self.by_statements(wants.map(|want| Condition::new(want, self.axes)).collect())
                }
            },
            Some(Preference::Ranking(groups)) => self.by_ranking(dm, groups)?,
            // Left to the listed engine (`size`).
            Some(_) => self.level(),
        };
        self.clock.go_on().map_err(|stopped| too_much(&stopped))?;
        let dense = Dense::new(&keys, self.feasible);
        let ranks = match bytes_of(dense.count) {
            1 => Ranks::Bytes(dense.ranks(&keys.keys, self.feasible)),
            2 => Ranks::Halves(dense.ranks(&keys.keys, self.feasible)),
            _ => Ranks::Words(dense.ranks(&keys.keys, self.feasible)),
        };
        Ok((ranks, dense.count as usize))
    }

    /// All liked alike.
    fn level(&self) -> Keys {
        Keys {
            keys: vec![0; self.feasible.size()],
            bound: 1,
        }
    }

    /// Of two states the better one is that for which the most important statement on which they differ is true (spec A16).
    fn by_statements(&self, conditions: Vec<Condition>) -> Keys {
        let most = (8 * self.feasible.size() as u64).clamp(1 << 16, 1 << 32);
        let mut keys = self.level();
        let mut rest = conditions.as_slice();
        while !rest.is_empty() {
            let room = (most / keys.bound).checked_ilog2().unwrap_or(0).max(1) as usize;
            let (now, later) = rest.split_at(room.min(rest.len()));
            now.chunks(8).for_each(|eight| append(&mut keys.keys, eight));
            keys.bound <<= now.len();
            if !later.is_empty() {
                let dense = Dense::new(&keys, self.feasible);
                each_part(&mut keys.keys, PART, |_, part| {
                    part.iter_mut().for_each(|key| *key = dense.rank(*key).saturating_sub(1))
                });
                keys.bound = dense.count.max(1);
            }
            rest = later;
        }
        keys
    }

    /// A state belongs to the first group that names it.
    fn by_ranking(&self, dm: usize, groups: &[Vec<Ranked>]) -> Result<Keys, CannotAnalyse> {
        let count = groups.len() as u32;
        let mut keys = vec![0; self.feasible.size()];
        let mut conditions = Vec::new();
        for (group, entry) in (0..count)
            .zip(groups)
            .flat_map(|(group, entries)| entries.iter().map(move |entry| (group, entry)))
        {
            match self.single(entry) {
                Some(Some(position)) => keys[position] = keys[position].max(count - group),
                Some(None) => {}
                None => conditions.extend(formula(entry).map(|formula| (count - group, Condition::new(formula, self.axes)))),
            }
        }
        if conditions.len() as u64 * (keys.len() as u64).div_ceil(64) > self.max_steps {
            return Err(too_much(&Stopped::TooLong {
                max_steps: self.max_steps,
                found: 0,
            }));
        }
        each_part(&mut keys, PART, |first, part| place_all(first, part, &conditions));
        let nowhere = || self.feasible.iter().filter(|&position| keys[position] == 0);
        match nowhere().next() {
            None => Ok(Keys {
                keys,
                bound: u64::from(count) + 1,
            }),
            Some(_) => Err(self.without_place(dm, nowhere()).into()),
        }
    }

    /// The one position that an entry names, if it names one state: outside when that has options that do not exist.
    fn single(&self, entry: &Ranked) -> Option<Option<usize>> {
        let code = match entry {
            Ranked::State(code) => *code,
            Ranked::Where(Formula::And(members)) if members.len() == self.axes.count() as usize => literals(members)?,
            Ranked::Where(_) => return None,
        };
        Some(self.axes.position(code))
    }

    /// C0703, with the first few and how many more.
    fn without_place(&self, dm: usize, positions: impl Iterator<Item = usize>) -> Finding {
        let mut codes: Vec<StateCode> = positions.map(|position| self.axes.code(position)).collect();
        codes.sort_unstable();
        let shown: Vec<String> = codes.iter().take(4).map(|&code| self.conflict.pattern(code)).collect();
        let mut finding = unranked(self.conflict, dm, &shown);
        if codes.len() > shown.len() {
            finding.message += &format!(" and {} more", codes.len() - shown.len());
        }
        finding
    }
}

fn formula(entry: &Ranked) -> Option<&Formula> {
    match entry {
        Ranked::Where(formula) => Some(formula),
        Ranked::State(_) => None,
    }
}

/// The state that a conjunction settles in full: as many literals as there are options, no two of one option.
fn literals(members: &[Formula]) -> Option<StateCode> {
    let (mut settled, mut code): (StateCode, StateCode) = (0, 0);
    for member in members {
        let (option, taken) = match member {
            Formula::Taken(option) => (*option, true),
            Formula::Not(inner) => match **inner {
                Formula::Taken(option) => (option, false),
                _ => return None,
            },
            _ => return None,
        };
        if option >= members.len() || settled >> option & 1 == 1 {
            return None;
        }
        settled |= 1 << option;
        code |= StateCode::from(taken) << option;
    }
    Some(code)
}

/// Raises keys to those of the first of some conditions, best first, that holds.
fn place_all(first: usize, part: &mut [u32], conditions: &[(u32, Condition)]) {
    let mut stack = Vec::new();
    for (index, keys) in part.chunks_mut(64).enumerate() {
        let mut open = u64::MAX;
        for (key, condition) in conditions {
            let mut held = condition.word((first >> 6) + index, &mut stack) & open;
            open &= !held;
            while held != 0 {
                if let Some(old) = keys.get_mut(held.trailing_zeros() as usize) {
                    *old = (*old).max(*key);
                }
                held &= held - 1;
            }
            if open == 0 {
                break;
            }
        }
    }
}

/// Adds up to eight bits to each key, one a condition: bits of eight positions stand in one word and are shifted together.
fn append(keys: &mut [u32], conditions: &[Condition]) {
    each_part(keys, PART, |first, part| {
        let mut stack = Vec::new();
        for (index, keys) in part.chunks_mut(64).enumerate() {
            let mut bytes = [0u64; 8];
            for condition in conditions {
                let word = condition.word((first >> 6) + index, &mut stack);
                for (eight, byte) in bytes.iter_mut().zip(word.to_le_bytes()) {
                    *eight = *eight << 1 | bit_to_byte(byte);
                }
            }
            let bytes = bytes.iter().flat_map(|eight| eight.to_le_bytes());
            keys.iter_mut()
                .zip(bytes)
                .for_each(|(key, byte)| *key = *key << conditions.len() | u32::from(byte));
        }
    });
}

/// Each bit of a byte as a byte of its own, the lowest first.
fn bit_to_byte(byte: u8) -> u64 {
    let apart = (u64::from(byte) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
    (apart + 0x7F7F_7F7F_7F7F_7F7F) >> 7 & 0x0101_0101_0101_0101
}

/// Which keys occur among feasible positions, and so the rank of each.
struct Dense {
    occurring: Vec<u64>,
    /// How many occur in the words before.
    before: Vec<u32>,
    count: u64,
}

impl Dense {
    fn new(keys: &Keys, feasible: &Positions) -> Dense {
        let occurring: Vec<AtomicU64> = (0..keys.bound.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        // Only read: the parts tell which stretch to look at.
        let mut words: Vec<u64> = feasible.words().to_vec();
        each_part(&mut words, PART / 64, |first, words| {
            for (word, keys) in words.iter().zip(keys.keys[first * 64..].chunks(64)) {
                for key in keys
                    .iter()
                    .enumerate()
                    .filter(|(lane, _)| word >> lane & 1 == 1)
                    .map(|(_, key)| key)
                {
                    let (place, bit) = (&occurring[(key >> 6) as usize], 1 << (key & 63));
                    if place.load(Ordering::Relaxed) & bit == 0 {
                        place.fetch_or(bit, Ordering::Relaxed);
                    }
                }
            }
        });
        let occurring: Vec<u64> = occurring.into_iter().map(AtomicU64::into_inner).collect();
        let mut count = 0;
        let before = occurring
            .iter()
            .map(|word| {
                let before = count;
                count += word.count_ones();
                before
            })
            .collect();
        Dense {
            occurring,
            before,
            count: u64::from(count),
        }
    }

    /// The rank of a key that occurs, from 1.
    fn rank(&self, key: u32) -> u32 {
        let (word, up_to) = ((key >> 6) as usize, u64::MAX >> (63 - (key & 63)));
        self.before[word] + (self.occurring[word] & up_to).count_ones()
    }

    fn ranks<T: Score>(&self, keys: &[u32], feasible: &Positions) -> Vec<T> {
        let mut ranks = vec![T::LEAST; keys.len()];
        each_part(&mut ranks, PART, |first, part| {
            for (index, rank) in part.iter_mut().enumerate() {
                if feasible.contains(first + index) {
                    *rank = T::narrow(self.rank(keys[first + index]));
                }
            }
        });
        ranks
    }
}
