//! Hashing of features: fixed for good, since the weights are stored under these hashes.

const FIRST: u64 = 0xff51_afd7_ed55_8ccd;
const SECOND: u64 = 0xc4ce_b9fe_1a85_ec53;
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a value under a template.
#[inline]
pub(crate) fn mix(template: u64, value: u64) -> u64 {
    let mut hash = (value ^ template.wrapping_mul(GOLDEN)).wrapping_mul(FIRST);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(SECOND);
    hash ^ (hash >> 29)
}

/// One value of two.
#[inline]
pub(crate) fn pair(first: u64, second: u64) -> u64 {
    (first.wrapping_add(1).wrapping_mul(GOLDEN)).rotate_left(23) ^ second
}

/// One value of three.
#[inline]
pub(crate) fn triple(first: u64, second: u64, third: u64) -> u64 {
    pair(pair(first, second), third)
}

/// What stands for a word or a tag that is not there.
pub(crate) const NONE: u64 = 0xffff;

/// A list of features being filled, each hashed under its own place in the list.
pub(crate) struct Hashed<'f> {
    features: &'f mut Vec<u64>,
    template: u64,
}

impl Hashed<'_> {
    /// Begins a list; places are counted from `template`, so that two kinds of lists share no hash.
    pub(crate) fn new(features: &mut Vec<u64>, template: u64) -> Hashed<'_> {
        features.clear();
        Hashed { features, template }
    }

    /// Adds the next value.
    #[inline]
    pub(crate) fn put(&mut self, value: u64) {
        self.template += 1;
        self.features.push(mix(self.template, value));
    }
}

/// The hash of some bytes.
#[inline]
pub(crate) fn bytes(content: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in content {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_stay_what_the_weights_were_stored_under() {
        assert_eq!(mix(1, 2), 0x6e79_fb8e_a7bd_3eb4);
        assert_eq!(pair(1, 2), 0xb97f_4a7c_151e_377b);
        assert_eq!(triple(1, 2, 3), 0xa376_194e_967a_4882);
        assert_eq!(bytes(b"treaty"), 0x3bec_c8c5);
    }
}
