//! The content hash: what a result was computed from.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::{Conflict, Direction, Formula, Preference, Ranked, Replacement, StatementRank};

impl Conflict {
    /// sha256, in hexadecimal, of a canonical form of everything that bears on the analysis: keys, owners and directions of
    /// options, rules, preferences, commitments, views, scenarios, status quo. Titles, labels, notes, citations, ids of
    /// statements and the layout of the file leave it as it is.
    pub fn content_hash(&self) -> String {
        let digest = Sha256::digest(self.canonical().as_bytes());
        digest.iter().fold(String::new(), |mut hexadecimal, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hexadecimal, "{byte:02x}");
            hexadecimal
        })
    }

    /// One line an element; formulas in prefix form with option numbers.
    fn canonical(&self) -> String {
        let mut lines = vec!["standoff-conflict/1".to_owned()];
        for maker in &self.decision_makers {
            lines.push(format!("maker {:?} hidden {}", maker.key, list(&maker.hidden)));
        }
        for option in &self.options {
            let direction = match option.direction {
                Direction::Both => "both",
                Direction::TakeOnly => "take",
                Direction::DropOnly => "drop",
            };
            lines.push(format!("option {} {:?} {direction}", option.owner, option.key));
        }
        lines.extend(self.status_quo.iter().map(|s| format!("status quo {}", s.state)));
        lines.extend(self.infeasible.iter().map(|r| format!("infeasible {}", prefix(&r.when))));
        lines.extend(
            self.no_moves
                .iter()
                .map(|m| format!("no move {} {} {}", m.by, prefix(&m.from), prefix(&m.to))),
        );
        lines.extend(self.merges.iter().map(|m| format!("merge {}", prefix(&m.when))));
        lines.extend(self.preferences.iter().map(preference));
        for c in &self.commitments {
            let act = (c.act.option, c.act.taken);
            lines.push(format!(
                "commitment {} {act:?} {:?} {:?} {}",
                c.debtor,
                c.logic,
                c.stance,
                prefix(&c.condition)
            ));
        }
        for view in &self.views {
            lines.extend(
                view.replacements
                    .iter()
                    .map(|r| format!("view {} {}", view.holder, self.replaced(view.of, r))),
            );
        }
        for scenario in &self.scenarios {
            lines.push("scenario".to_owned());
            lines.extend(
                scenario
                    .replacements
                    .iter()
                    .map(|(of, r)| format!("suppose {}", self.replaced(*of, r))),
            );
        }
        lines.join("\n")
    }

    /// A replacement by the number of the statement that it replaces.
    fn replaced(&self, of: usize, replacement: &Replacement) -> String {
        let number = match self.preferences.get(of) {
            Some(Preference::Statements(wants)) => wants.iter().position(|s| s.id == replacement.replace),
            _ => None,
        };
        format!("{of} {number:?} {}", prefix(&replacement.want))
    }
}

fn preference(preference: &Preference) -> String {
    match preference {
        Preference::Statements(wants) => {
            let rank = |rank| match rank {
                StatementRank::AsWritten => "-".to_owned(),
                StatementRank::Level(level) => level.to_string(),
                StatementRank::Unknown => "?".to_owned(),
            };
            let strength = |strength| {
                if strength == 1 {
                    String::new()
                } else {
                    format!(" strength {strength}")
                }
            };
            let wants: Vec<String> = wants
                .iter()
                .map(|s| format!("{} {}{}", rank(s.rank), prefix(&s.want), strength(s.strength)))
                .collect();
            format!("wants {}", wants.join("; "))
        }
        Preference::Ranking(groups) => {
            let groups: Vec<String> = groups.iter().map(|g| g.iter().map(entry).collect::<Vec<_>>().join(", ")).collect();
            format!("ranks {}", groups.join("; "))
        }
        Preference::Facts(facts) => {
            let word = |strict| if strict { ">" } else { ">=" };
            let facts: Vec<String> = facts
                .iter()
                .map(|f| format!("{} {} {}", entry(&f.better), word(f.strict), entry(&f.than)))
                .collect();
            format!("facts {}", facts.join("; "))
        }
        Preference::Weights(weights) => {
            let mut weights: Vec<_> = weights.iter().map(|w| (w.when.option, w.when.taken, w.weight)).collect();
            weights.sort_unstable();
            format!("weighs {weights:?}")
        }
    }
}

/// A state by its code, a condition in prefix form.
fn entry(ranked: &Ranked) -> String {
    match ranked {
        Ranked::State(state) => state.to_string(),
        Ranked::Where(formula) => prefix(formula),
    }
}

fn prefix(formula: &Formula) -> String {
    match formula {
        Formula::True => "true".to_owned(),
        Formula::False => "false".to_owned(),
        Formula::Taken(option) => option.to_string(),
        Formula::Not(inner) => format!("(not {})", prefix(inner)),
        Formula::And(members) => format!("(and {})", list(members)),
        Formula::Or(members) => format!("(or {})", list(members)),
        Formula::If(then, when) => format!("(if {} {})", prefix(then), prefix(when)),
        Formula::OnlyIf(when, then) => format!("(only-if {} {})", prefix(when), prefix(then)),
        Formula::Iff(left, right) => format!("(iff {} {})", prefix(left), prefix(right)),
        Formula::ExactlyOne(members) => format!("(exactly-one {})", list(members)),
        Formula::AtMostOne(members) => format!("(at-most-one {})", list(members)),
        Formula::AtLeastOne(members) => format!("(at-least-one {})", list(members)),
    }
}

fn list(formulas: &[Formula]) -> String {
    formulas.iter().map(prefix).collect::<Vec<_>>().join(" ")
}
