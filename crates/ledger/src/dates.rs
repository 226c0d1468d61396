//! Dates as the record writes them, made comparable.

/// The first and the last day that a date can mean, as `YYYY-MM-DD`; months are taken to have 31 days, which keeps their order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    pub(crate) earliest: String,
    pub(crate) latest: String,
}

/// Before every date.
const OPEN_START: &str = "0000-00-00";
/// After every date.
const OPEN_END: &str = "9999-99-99";

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, any of them followed by a time, or `a/b` with `..` for an open end.
pub(crate) fn days(iso: &str) -> Option<Days> {
    let (start, end) = iso.split_once('/').unwrap_or((iso, iso));
    let open = |text: &str| text.is_empty() || text == "..";
    if open(start) && open(end) {
        return None;
    }
    let earliest = if open(start) { OPEN_START.into() } else { day(start, "01")? };
    let latest = if open(end) { OPEN_END.into() } else { day(end, "31")? };
    (earliest <= latest).then_some(Days { earliest, latest })
}

impl Days {
    /// What a list by date sorts by: the known start, or the end where the start is open.
    pub(crate) fn order(&self) -> (&str, &str) {
        match self.earliest.as_str() {
            OPEN_START => (&self.latest, &self.latest),
            start => (start, &self.latest),
        }
    }
}

/// Fills a year or month up to a day.
fn day(text: &str, last: &str) -> Option<String> {
    let text = text.split('T').next().unwrap_or(text);
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let month = if last == "01" { "01" } else { "12" };
    match parts[..] {
        [year] if digits(year, 4) => Some(format!("{year}-{month}-{last}")),
        [year, month] if digits(year, 4) && digits(month, 2) => Some(format!("{year}-{month}-{last}")),
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => Some(text.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(iso: &str) -> Option<(String, String)> {
        days(iso).map(|days| (days.earliest, days.latest))
    }

    #[test]
    fn every_shape_is_bounded() {
        let of = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(pair("2021-03-30T14:55"), of("2021-03-30", "2021-03-30"));
        assert_eq!(pair("2021-02"), of("2021-02-01", "2021-02-31"));
        assert_eq!(pair("2021"), of("2021-01-01", "2021-12-31"));
        assert_eq!(pair("2021-03/2021-05-02"), of("2021-03-01", "2021-05-02"));
        assert_eq!(pair("../2021-03-30"), of(OPEN_START, "2021-03-30"));
        assert_eq!(pair("2021-03-30/.."), of("2021-03-30", OPEN_END));
    }

    #[test]
    fn what_is_no_date_has_no_days() {
        for text in ["", "..", "../..", "soon", "21-03-30", "2021-3-30", "2021-05/2021-03", "２０２１"] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
