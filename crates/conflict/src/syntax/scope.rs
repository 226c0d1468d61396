//! Finds which option a name in a formula means.

use crate::nearest::nearest;
use crate::{Conflict, Finding, MAX_OPTIONS, Place};

/// The names that can be used in a model's formulas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    makers: Vec<String>,
    options: Vec<(usize, String)>,
    /// There are options that are not kept here, so that a name that is not found may still be one.
    overfull: bool,
}

/// How many names are kept.
const KEPT: usize = 1024;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// The option of this number.
    Option(usize),
    /// An option that is declared but beyond the number that can be held; that has been reported where it is declared.
    Surplus,
}

impl Scope {
    /// The names of a model.
    pub(crate) fn of(conflict: &Conflict) -> Scope {
        let makers = conflict.decision_makers.iter().map(|d| d.key.clone()).collect();
        let options = conflict.options.iter().map(|o| (o.owner, o.key.clone())).collect();
        Scope {
            makers,
            options,
            overfull: false,
        }
    }

    /// Declares a further option, which cannot be held but should not be called unknown.
    pub(crate) fn declare(&mut self, owner: usize, key: &str) {
        self.overfull = self.options.len() >= KEPT;
        if !self.overfull {
            self.options.push((owner, key.to_owned()));
        }
    }

    /// Number of the decision maker with a key.
    pub(crate) fn maker(&self, key: &str, place: Place) -> Result<usize, Finding> {
        self.makers.iter().position(|m| m == key).ok_or_else(|| {
            let finding = Finding::error("C0203", place, format!("there is no decision maker `{key}`"));
            match nearest(key, self.makers.iter().map(String::as_str)) {
                Some(near) => finding.with_help(format!("did you mean `{near}`?")),
                None => finding.with_help(choice("the decision makers are", &self.makers, self.makers.len())),
            }
        })
    }

    /// The option that a name means.
    pub(crate) fn option(&self, name: &str, place: Place) -> Result<Named, Finding> {
        match name.split_once('.') {
            None => self.bare(name, place),
            Some((maker, option)) if !option.contains('.') && !maker.is_empty() && !option.is_empty() => self.owned(maker, option, place),
            Some(_) => Err(Finding::error("C0201", place, format!("`{name}` is not the name of an option"))
                .with_help("write `owner.option`, with one dot, or `option` alone")),
        }
    }

    fn bare(&self, name: &str, place: Place) -> Result<Named, Finding> {
        let found: Vec<usize> = (0..self.options.len()).filter(|o| self.options[*o].1 == name).collect();
        match found[..] {
            [only] => Ok(held(only)),
            [] if self.overfull => Ok(Named::Surplus),
            [] => Err(self.unknown(name, place)),
            _ => {
                let candidates: Vec<String> = found.iter().take(SHOWN).map(|o| format!("`{}`", self.full(*o))).collect();
                Err(
                    Finding::error("C0202", place, format!("`{name}` is an option of {} decision makers", found.len()))
                        .with_help(format!("write {}", candidates.join(" or "))),
                )
            }
        }
    }

    fn owned(&self, maker: &str, option: &str, place: Place) -> Result<Named, Finding> {
        let owner = self.maker(
            maker,
            Place {
                end: place.start + maker.len(),
                ..place
            },
        )?;
        match self.options.iter().position(|(o, key)| *o == owner && key == option) {
            Some(number) => Ok(held(number)),
            None if self.overfull => Ok(Named::Surplus),
            None => {
                let finding = Finding::error("C0201", place, format!("decision maker `{maker}` has no option `{option}`"));
                Err(self.suggest_option(finding, maker, option))
            }
        }
    }

    fn unknown(&self, name: &str, place: Place) -> Finding {
        if self.makers.iter().any(|m| m == name) {
            let own: Vec<usize> = (0..self.options.len())
                .filter(|o| self.makers[self.options[*o].0] == name)
                .collect();
            return Finding::error("C0204", place, format!("`{name}` is a decision maker, not an option"))
                .with_help(self.choice("its options are", &own));
        }
        let finding = Finding::error("C0201", place, format!("there is no option `{name}`"));
        self.suggest_option(finding, "", name)
    }

    /// Suggests an option near to what was written: first by its bare name, then by its full one.
    fn suggest_option(&self, finding: Finding, maker: &str, option: &str) -> Finding {
        let bare = nearest(option, self.options.iter().map(|(_, key)| key.as_str()));
        let alike = |o: &usize| bare == Some(self.options[*o].1.as_str());
        let near: Vec<usize> = (0..self.options.len()).filter(alike).collect();
        let owned = near.iter().find(|o| self.makers[self.options[**o].0] == maker);
        match (owned.or(near.first()), near.len(), bare) {
            (Some(_), 1, Some(bare)) if maker.is_empty() => finding.with_help(format!("did you mean `{bare}`?")),
            (Some(best), _, _) => finding.with_help(format!("did you mean `{}`?", self.full(*best))),
            (None, _, _) => finding.with_help(self.choice("the options are", &Vec::from_iter(0..self.options.len()))),
        }
    }

    /// Options by their full names, cut short when there are many.
    fn choice(&self, lead: &str, options: &[usize]) -> String {
        let names: Vec<String> = options.iter().take(SHOWN).map(|o| self.full(*o)).collect();
        choice(lead, &names, options.len())
    }

    fn full(&self, option: usize) -> String {
        let (owner, key) = &self.options[option];
        format!("{}.{key}", self.makers[*owner])
    }
}

fn held(number: usize) -> Named {
    if number < MAX_OPTIONS {
        Named::Option(number)
    } else {
        Named::Surplus
    }
}

/// The most names that a message lists.
const SHOWN: usize = 8;

/// A list of names in words, of which only the first are at hand when there are many.
fn choice(lead: &str, names: &[String], all: usize) -> String {
    let mut shown: Vec<String> = names.iter().take(SHOWN).map(|n| format!("`{n}`")).collect();
    match all {
        0 => return "none are declared".to_owned(),
        many if many > SHOWN => shown.push(format!("{} more", many - SHOWN)),
        _ => {}
    }
    format!("{lead} {}", shown.join(", "))
}
