//! Shares of samples, with an interval.

/// How often something held, with Wilson's interval for the probability behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// In how many samples it held.
    pub held: usize,
    /// Of how many.
    pub of: usize,
    /// Lower end of the interval at 95 %.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The quantile of the normal distribution for 95 %, two-sided.
const QUANTILE: f64 = 1.959_963_984_540_054;

/// The share with Wilson's score interval at 95 %; from 0 to 1 where there is no sample.
pub(crate) fn share(held: usize, of: usize) -> Share {
    if of == 0 {
        return Share {
            held,
            of,
            low: 0.0,
            high: 1.0,
        };
    }
    let (count, rate, square) = (of as f64, held as f64 / of as f64, QUANTILE * QUANTILE);
    let middle = (rate + square / (2.0 * count)) / (1.0 + square / count);
    let half = QUANTILE / (1.0 + square / count) * (rate * (1.0 - rate) / count + square / (4.0 * count * count)).sqrt();
    Share {
        held,
        of,
        low: if held == 0 { 0.0 } else { (middle - half).max(0.0) },
        high: if held == of { 1.0 } else { (middle + half).min(1.0) },
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn the_interval_is_wilsons() {
        // Values of the formula as tabled in many places: 8 of 10 gives 0.490 to 0.943.
        let found = share(8, 10);
        assert!((found.low - 0.4902).abs() < 5e-4 && (found.high - 0.9433).abs() < 5e-4, "{found:?}");
        assert_eq!((share(0, 5).low, share(5, 5).high), (0.0, 1.0));
        assert_eq!((share(0, 0).low, share(0, 0).high), (0.0, 1.0));
    }
}
