//! Writes a formula so that reading it gives the same tree.
//!
//! Exact for every tree that reading can give. Trees built otherwise have a normal form: an `and`/`or` of one member is that
//! member, of none `true`/`false`; `exactly one of` and `at least one of` nothing is `false`, `at most one of` nothing `true`.

use super::lexer::is_reserved;
use crate::{Conflict, Formula};

impl Conflict {
    /// A formula's first eighty characters, for messages.
    pub(crate) fn print_short(&self, formula: &Formula) -> String {
        const SHOWN: usize = 80;
        let text = self.print(formula);
        if text.chars().count() <= SHOWN {
            text
        } else {
            text.chars().take(SHOWN).chain(['…']).collect()
        }
    }

    /// The name of an option as formulas write it: alone where only one decision maker has it, else with its owner
    /// (`us.relief`). Empty for a number that no option has.
    pub fn option_name(&self, option: usize) -> String {
        let Some(found) = self.options.get(option) else {
            return String::new();
        };
        let shared = self.options.iter().filter(|o| o.key == found.key).count() > 1;
        let owner = self.decision_makers.get(found.owner).filter(|_| shared || is_reserved(&found.key));
        owner.map_or_else(|| found.key.clone(), |maker| format!("{}.{}", maker.key, found.key))
    }

    /// The formula as text that reads back to the same tree. Cost: one visit per node.
    pub fn print(&self, formula: &Formula) -> String {
        let mut printer = Printer {
            conflict: self,
            text: String::new(),
        };
        printer.write(formula, 0);
        printer.text
    }
}

struct Printer<'c> {
    conflict: &'c Conflict,
    text: String,
}

impl Printer<'_> {
    /// Writes a formula where everything that binds no tighter than `least` needs parentheses.
    fn write(&mut self, formula: &Formula, least: u8) {
        let power = power(formula);
        let nested = power <= least;
        self.text.push_str(if nested { "(" } else { "" });
        match formula {
            Formula::True => self.text.push_str("true"),
            Formula::False => self.text.push_str("false"),
            Formula::Taken(option) => self.text.push_str(&self.conflict.option_name(*option)),
            Formula::Not(inner) => {
                self.text.push_str("not ");
                self.write(inner, power - 1);
            }
            Formula::And(members) => self.join(members, (" and ", "true"), least),
            Formula::Or(members) => self.join(members, (" or ", "false"), least),
            Formula::If(then, when) => self.pair(then, " if ", when),
            Formula::OnlyIf(when, then) => self.pair(when, " only if ", then),
            Formula::Iff(left, right) => self.pair(left, " iff ", right),
            Formula::ExactlyOne(members) => self.list(members, ("exactly one of (", "false")),
            Formula::AtMostOne(members) => self.list(members, ("at most one of (", "true")),
            Formula::AtLeastOne(members) => self.list(members, ("at least one of (", "false")),
        }
        self.text.push_str(if nested { ")" } else { "" });
    }

    fn join(&mut self, members: &[Formula], (word, none): (&str, &str), least: u8) {
        match members {
            [] => self.text.push_str(none),
            [only] => self.write(only, least),
            _ => {
                let power = if word == " and " { POWER_OF_AND } else { POWER_OF_OR };
                for (number, member) in members.iter().enumerate() {
                    self.text.push_str(if number > 0 { word } else { "" });
                    self.write(member, power);
                }
            }
        }
    }

    fn pair(&mut self, left: &Formula, word: &str, right: &Formula) {
        self.write(left, POWER_OF_CONDITIONALS);
        self.text.push_str(word);
        self.write(right, POWER_OF_CONDITIONALS);
    }

    fn list(&mut self, members: &[Formula], (lead, none): (&str, &str)) {
        if members.is_empty() {
            return self.text.push_str(none);
        }
        self.text.push_str(lead);
        for (number, member) in members.iter().enumerate() {
            self.text.push_str(if number > 0 { ", " } else { "" });
            self.write(member, 0);
        }
        self.text.push(')');
    }
}

const POWER_OF_CONDITIONALS: u8 = 1;
const POWER_OF_OR: u8 = 2;
const POWER_OF_AND: u8 = 3;
const POWER_OF_OPERANDS: u8 = 5;

/// How tight a formula's outermost operator binds; higher is tighter.
fn power(formula: &Formula) -> u8 {
    match formula {
        Formula::If(..) | Formula::OnlyIf(..) | Formula::Iff(..) => POWER_OF_CONDITIONALS,
        Formula::Or(members) if members.len() > 1 => POWER_OF_OR,
        Formula::And(members) if members.len() > 1 => POWER_OF_AND,
        Formula::Not(_) => 4,
        _ => POWER_OF_OPERANDS,
    }
}
