//! Blocks that say again what another block says.
//!
//! Long blocks are compared by shingles, runs of five words: a block most of whose shingles stand in one other block, which
//! comes before it or is longer, is a copy of that. Short blocks are compared whole. So a body printed twice is found even
//! where the second printing lacks a paragraph, and so is a teaser cut from a paragraph below.

use crate::shingles::{digest, word_digests};
use std::collections::HashMap;

/// Words a shingle.
const SHINGLE: usize = 5;
/// Copies of one shingle that are followed up: bounds the work on texts that repeat one phrase for ever.
const FOLLOWED: usize = 8;
/// Share of a block's shingles, in percent, that make it a copy.
const SHARED: usize = 80;

/// For each block the block it copies, if any. O(n log n) in the number of words.
pub(crate) fn copies(blocks: &[&str]) -> Vec<Option<usize>> {
    let blocks: Vec<Vec<u64>> = blocks.iter().map(|block| shingles(block)).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        for shingle in block {
            let known = holders.entry(*shingle).or_default();
            if known.len() < FOLLOWED && known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    (0..blocks.len()).map(|at| original(at, &blocks, &holders)).collect()
}

/// The block that holds most of this one's shingles, if it is a fit original.
fn original(at: usize, blocks: &[Vec<u64>], holders: &HashMap<u64, Vec<usize>>) -> Option<usize> {
    let own = &blocks[at];
    let mut seen: Vec<usize> = own
        .iter()
        .filter_map(|shingle| holders.get(shingle))
        .flatten()
        .copied()
        .filter(|&other| other != at)
        .collect();
    seen.sort_unstable();
    let fits = |other: usize, shared: usize| {
        let earlier = other < at || blocks[other].len() * 10 > own.len() * 13;
        earlier && !own.is_empty() && shared * 100 >= own.len() * SHARED
    };
    let mut groups = seen.chunk_by(|a, b| a == b);
    groups.find_map(|group| fits(group[0], group.len()).then_some(group[0]))
}

/// The digests of a block's shingles; of the whole block if it is shorter than two of them.
fn shingles(block: &str) -> Vec<u64> {
    let words = word_digests(block);
    if words.is_empty() {
        return Vec::new();
    }
    if words.len() < SHINGLE * 2 {
        return vec![digest(&words)];
    }
    words.windows(SHINGLE).map(digest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDE: &str = "The dam at the upper lake will be raised by two metres before the autumn rains, its owners said.";
    const SECOND: &str = "Villages below the lake had asked for a year of talks before any stone is moved at the old wall.";

    #[test]
    fn a_second_printing_without_its_first_paragraph_is_a_copy() {
        assert_eq!(
            copies(&["Dam", LEDE, SECOND, "By A", SECOND, "By A"]),
            [None, None, None, None, Some(2), Some(3)]
        );
    }

    #[test]
    fn typography_makes_no_difference_but_words_do() {
        assert_eq!(
            copies(&["The mayor's answer", "The mayor’s  answer", "The mayor's question"]),
            [None, Some(0), None]
        );
    }

    #[test]
    fn a_teaser_is_a_copy_of_the_longer_paragraph_below() {
        let teaser = "The dam at the upper lake will be raised by two metres before the autumn...";
        let found = copies(&[teaser, &format!("{LEDE} {SECOND}")]);
        assert_eq!(found, [Some(1), None]);
    }

    #[test]
    fn a_text_of_one_phrase_is_done_in_linear_time() {
        let blocks = vec!["again and again and again and again and again and again"; 50_000];
        assert_eq!(copies(&blocks).iter().flatten().count(), 49_999);
    }
}
