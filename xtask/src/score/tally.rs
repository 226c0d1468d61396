//! Counts behind the rows, and the rows.

use std::collections::BTreeMap;

/// Items found, invented and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    pub right: usize,
    pub invented: usize,
    pub missed: usize,
}

/// Questions answered right, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answered {
    pub right: usize,
    pub asked: usize,
}

/// One line of the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row {
    Found(Found),
    Answered(Answered),
}

/// One miss or invention: page, what, item, words.
pub type Miss = [String; 4];

/// How often a rule was right. `open`: it named nobody; `free`: the annotations leave the item open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Record {
    pub right: usize,
    pub wrong: usize,
    pub open: usize,
    pub free: usize,
}

/// Everything counted over pages and folders.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    found: Vec<(&'static str, Found)>,
    answered: Vec<(&'static str, Answered)>,
    /// By kind of item and rule.
    pub rules: BTreeMap<(&'static str, String), Record>,
    pub misses: Vec<Miss>,
    /// Annotated pages without a reading.
    pub missing: Vec<String>,
}

/// The entry of a name in a list kept in the order of first use.
fn entry<'l, T: Default>(list: &'l mut Vec<(&'static str, T)>, name: &'static str) -> &'l mut T {
    let at = list.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        list.push((name, T::default()));
        list.len() - 1
    });
    &mut list[at].1
}

impl Tally {
    /// Adds to a row of found items.
    pub fn count(&mut self, row: &'static str, found: Found) {
        let sum = entry(&mut self.found, row);
        sum.right += found.right;
        sum.invented += found.invented;
        sum.missed += found.missed;
    }

    /// Adds an answer to a row of questions.
    pub fn hit(&mut self, row: &'static str, right: bool) {
        let sum = entry(&mut self.answered, row);
        sum.right += usize::from(right);
        sum.asked += 1;
    }

    /// Notes how an item of a rule came out.
    pub fn rule(&mut self, kind: &'static str, rule: &str, outcome: Outcome) {
        let record = self.rules.entry((kind, rule.to_owned())).or_default();
        *match outcome {
            Outcome::Right => &mut record.right,
            Outcome::Wrong => &mut record.wrong,
            Outcome::Open => &mut record.open,
            Outcome::Free => &mut record.free,
        } += 1;
    }

    /// Takes in what another counted.
    pub fn add(&mut self, other: &Tally) {
        for (row, found) in &other.found {
            self.count(row, *found);
        }
        for (row, answered) in &other.answered {
            let sum = entry(&mut self.answered, row);
            sum.right += answered.right;
            sum.asked += answered.asked;
        }
        for (key, record) in &other.rules {
            let sum = self.rules.entry(key.clone()).or_default();
            sum.right += record.right;
            sum.wrong += record.wrong;
            sum.open += record.open;
            sum.free += record.free;
        }
        self.misses.extend(other.misses.iter().cloned());
        self.missing.extend(other.missing.iter().cloned());
    }

    /// All rows: found items first, then questions, each in the order of first use.
    pub fn rows(&self) -> Vec<(&'static str, Row)> {
        let found = self.found.iter().map(|(name, found)| (*name, Row::Found(*found)));
        let answered = self.answered.iter().map(|(name, answered)| (*name, Row::Answered(*answered)));
        found.chain(answered).collect()
    }

    /// The figure of a row, if it was asked at all: F1 or the share of right answers.
    #[cfg(test)]
    pub fn figure(&self, row: &str) -> Option<f64> {
        self.rows().into_iter().find(|(name, _)| *name == row).map(|(_, row)| row.figure())
    }
}

/// How an item of a rule came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Right,
    Wrong,
    /// Nobody was named.
    Open,
    /// The annotations leave it open.
    Free,
}

impl Found {
    /// Share of what was found that is right; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.invented)
    }

    /// Share of what there is that was found; 1 where there is nothing.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

impl Answered {
    /// Share of right answers.
    pub fn accuracy(&self) -> f64 {
        share(self.right, self.asked)
    }
}

impl Row {
    /// F1 or the share of right answers.
    #[cfg(test)]
    pub fn figure(&self) -> f64 {
        match self {
            Row::Found(found) => found.f1(),
            Row::Answered(answered) => answered.accuracy(),
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
