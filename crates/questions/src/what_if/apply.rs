//! Applies changes to a conflict, one after the other.

use standoff_conflict::{Basis, Conflict, ConflictOption, Infeasible, MAX_OPTIONS, Preference, Statement, StatementRank, Support};

use super::edit::{drop_maker, drop_option, loosen_rankings, statements_mut};
use super::find::{condition, find_maker, find_numbered, find_option, find_scenario, find_statement};
use super::{CannotChange, Change, Fixed};
use crate::compare::Frame;
use crate::formulas::not;
use crate::orders::{put_in_order, statements};
use crate::written::{maker, option};

/// A conflict with changes made.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The new conflict.
    pub conflict: Conflict,
    /// One sentence for each change, without a full stop.
    pub told: Vec<String>,
    /// How the options that were taken out or added stand in the other model, for matching states.
    pub frame: Frame,
}

/// Applies changes in their order; names in a later one are those of the model as the earlier ones leave it. What is put in is marked as assumed.
///
/// # Errors
/// [`CannotChange`] with what to do. The conflict given is left as it is.
pub fn apply(conflict: &Conflict, changes: &[Change]) -> Result<Changed, CannotChange> {
    let mut changed = Changed {
        conflict: conflict.clone(),
        told: Vec::with_capacity(changes.len()),
        frame: Frame::new(),
    };
    for change in changes {
        let told = changed.make(change)?;
        changed.told.push(told);
    }
    Ok(changed)
}

/// What an element rests on that a what-if puts in.
fn supposed() -> Support {
    Support {
        basis: Some(Basis::Assumed),
        ..Support::default()
    }
}

impl Changed {
    /// Makes one change and tells it.
    fn make(&mut self, change: &Change) -> Result<String, CannotChange> {
        match change {
            Change::DropStatement { statement } => self.drop_statement(statement),
            Change::Flip { statement } => self.flip(statement),
            Change::Before { statement, other } => self.before(statement, other),
            Change::Want { of, want, at, id } => self.want((of, want), *at, id.as_deref()),
            Change::Replace { statement, want } => self.replace(statement, want),
            Change::AddOption { option, label, taken } => self.add_option(option, label, *taken),
            Change::DropOption { option, fixed } => self.drop_option(option, *fixed),
            Change::AddRule { when } => self.add_rule(when),
            Change::DropRule { number } => {
                let place = find_numbered("rule", *number, self.conflict.infeasible.len())?;
                let rule = self.conflict.infeasible.remove(place);
                Ok(format!("without the rule against `{}`", self.conflict.print(&rule.when)))
            }
            Change::DropNoMove { number } => {
                let place = find_numbered("barred move", *number, self.conflict.no_moves.len())?;
                let rule = self.conflict.no_moves.remove(place);
                let (from, to) = (self.conflict.print(&rule.from), self.conflict.print(&rule.to));
                Ok(format!("{} may move from `{from}` to `{to}`", maker(&self.conflict, rule.by)))
            }
            Change::DropMerge { number } => {
                let place = find_numbered("merge", *number, self.conflict.merges.len())?;
                let merge = self.conflict.merges.remove(place);
                Ok(format!("states with `{}` no longer count as one", self.conflict.print(&merge.when)))
            }
            Change::Direct { option, direction } => self.direct(option, *direction),
            Change::DropMaker { maker } => self.drop_maker(maker),
            Change::Scenario { name } => self.scenario(name),
        }
    }

    /// The statements of a decision maker, to be changed.
    fn statements(&mut self, dm: usize) -> Result<&mut Vec<Statement>, CannotChange> {
        let maker = maker(&self.conflict, dm);
        statements_mut(&mut self.conflict, dm).ok_or(CannotChange::NoStatements { maker })
    }

    /// Puts the statements of a decision maker in order, as places only mean something then.
    fn in_order(&mut self, dm: usize) -> Result<(), CannotChange> {
        self.statements(dm)?;
        match put_in_order(&mut self.conflict, dm) {
            true => Ok(()),
            false => Err(CannotChange::OrderUnknown {
                maker: maker(&self.conflict, dm),
            }),
        }
    }

    /// A statement as messages show it.
    fn shown(&self, (dm, place): (usize, usize)) -> String {
        let statement = &statements(&self.conflict, dm)[place];
        let text = self.conflict.print(&statement.want);
        format!("wish {} of {} ({}: `{text}`)", place + 1, maker(&self.conflict, dm), statement.id)
    }

    fn drop_statement(&mut self, name: &str) -> Result<String, CannotChange> {
        let found = find_statement(&self.conflict, name)?;
        let shown = self.shown(found);
        self.statements(found.0)?.remove(found.1);
        Ok(format!("without {shown}"))
    }

    fn flip(&mut self, name: &str) -> Result<String, CannotChange> {
        let found = find_statement(&self.conflict, name)?;
        let shown = self.shown(found);
        let statement = &mut self.statements(found.0)?[found.1];
        statement.want = not(statement.want.clone());
        statement.support = supposed();
        Ok(format!("the opposite of {shown}"))
    }

    fn before(&mut self, name: &str, other: &str) -> Result<String, CannotChange> {
        let (dm, _) = find_statement(&self.conflict, name)?;
        if find_statement(&self.conflict, other)?.0 != dm {
            return Err(CannotChange::NotOfOne {
                one: name.to_owned(),
                other: other.to_owned(),
            });
        }
        let (one, two) = (find_statement(&self.conflict, name)?, find_statement(&self.conflict, other)?);
        let told = format!("{} comes just before {}", self.shown(one), self.shown(two));
        let ids = (
            statements(&self.conflict, dm)[one.1].id.clone(),
            statements(&self.conflict, dm)[two.1].id.clone(),
        );
        self.in_order(dm)?;
        let list = self.statements(dm)?;
        let place = |list: &[Statement], id: &str| list.iter().position(|statement| statement.id == id).unwrap_or(0);
        if ids.0 != ids.1 {
            let moved = list.remove(place(list, &ids.0));
            let before = place(list, &ids.1);
            list.insert(before, moved);
        }
        Ok(told)
    }

    fn want(&mut self, (of, want): (&str, &str), at: Option<usize>, id: Option<&str>) -> Result<String, CannotChange> {
        let dm = find_maker(&self.conflict, of)?;
        let want = condition(&self.conflict, want)?;
        let text = self.conflict.print(&want);
        self.in_order(dm)?;
        let list = self.statements(dm)?;
        let id = id.unwrap_or(&text).to_owned();
        if list.iter().any(|statement| statement.id == id) {
            return Err(CannotChange::Taken {
                what: "a statement",
                name: format!("{of}.{id}"),
            });
        }
        let place = at.map_or(list.len(), |at| at.saturating_sub(1)).min(list.len());
        list.insert(
            place,
            Statement {
                id,
                want,
                rank: StatementRank::AsWritten,
                strength: 1,
                support: supposed(),
            },
        );
        Ok(format!("{of} also wants `{text}`, as wish {}", place + 1))
    }

    fn replace(&mut self, name: &str, want: &str) -> Result<String, CannotChange> {
        let found = find_statement(&self.conflict, name)?;
        let want = condition(&self.conflict, want)?;
        let told = format!("`{}` in place of {}", self.conflict.print(&want), self.shown(found));
        let statement = &mut self.statements(found.0)?[found.1];
        statement.want = want;
        statement.support = supposed();
        Ok(told)
    }

    fn add_option(&mut self, name: &str, label: &str, taken: bool) -> Result<String, CannotChange> {
        let (of, key) = name.split_once('.').ok_or_else(|| CannotChange::NotAChange {
            text: format!("option {name}"),
            help: "name the decision maker too, as in `option us.visit`".to_owned(),
        })?;
        let owner = find_maker(&self.conflict, of)?;
        let number = self.conflict.options.len();
        if number >= MAX_OPTIONS {
            return Err(CannotChange::TooManyOptions { most: MAX_OPTIONS });
        }
        if (0..number).any(|known| option(&self.conflict, known) == name) {
            return Err(CannotChange::Taken {
                what: "an option",
                name: name.to_owned(),
            });
        }
        loosen_rankings(&mut self.conflict);
        self.conflict.options.push(ConflictOption {
            key: key.to_owned(),
            label: label.to_owned(),
            owner,
            support: supposed(),
            ..ConflictOption::default()
        });
        if let Some(status_quo) = self.conflict.status_quo.as_mut().filter(|_| taken) {
            status_quo.state |= 1 << number;
        }
        self.frame.insert(name.to_owned(), taken);
        Ok(format!(
            "{of} has one more option, {key}{}",
            if taken { ", taken in the status quo" } else { "" }
        ))
    }

    fn drop_option(&mut self, name: &str, fixed: Fixed) -> Result<String, CannotChange> {
        let number = find_option(&self.conflict, name)?;
        let status_quo = self.conflict.status_quo.as_ref();
        let stands = status_quo.is_some_and(|found| found.state >> number & 1 == 1);
        let taken = match fixed {
            Fixed::StatusQuo => stands,
            Fixed::Taken => true,
            Fixed::Left => false,
        };
        let moved = if status_quo.is_some() && taken != stands {
            "; the status quo changes with it"
        } else {
            ""
        };
        let full = option(&self.conflict, number);
        self.frame.insert(full.clone(), taken);
        drop_option(&mut self.conflict, number, taken);
        let fixed = if taken { "taken" } else { "not taken" };
        Ok(format!("{full} is no option any more and stays {fixed}{moved}"))
    }

    fn add_rule(&mut self, when: &str) -> Result<String, CannotChange> {
        let when = condition(&self.conflict, when)?;
        let told = format!("`{}` cannot occur", self.conflict.print(&when));
        self.conflict.infeasible.push(Infeasible { when, support: supposed() });
        Ok(told)
    }

    fn direct(&mut self, name: &str, direction: standoff_conflict::Direction) -> Result<String, CannotChange> {
        let number = find_option(&self.conflict, name)?;
        let changed = &mut self.conflict.options[number];
        changed.direction = direction;
        changed.support.basis = Some(Basis::Assumed);
        let may = match direction {
            standoff_conflict::Direction::Both => "may be taken and dropped at will",
            standoff_conflict::Direction::TakeOnly => "once taken, stays taken",
            standoff_conflict::Direction::DropOnly => "once dropped, stays dropped",
        };
        Ok(format!("{} {may}", option(&self.conflict, number)))
    }

    fn drop_maker(&mut self, key: &str) -> Result<String, CannotChange> {
        let dm = find_maker(&self.conflict, key)?;
        let owned = |conflict: &Conflict| conflict.options.iter().position(|option| option.owner == dm);
        if owned(&self.conflict).is_some() && self.conflict.status_quo.is_none() {
            return Err(CannotChange::NoStatusQuo { maker: key.to_owned() });
        }
        while let Some(number) = owned(&self.conflict) {
            let name = option(&self.conflict, number);
            self.drop_option(&name, Fixed::StatusQuo)?;
        }
        drop_maker(&mut self.conflict, dm);
        Ok(format!("{key} decides nothing any more; its options stay as in the status quo"))
    }

    fn scenario(&mut self, name: &str) -> Result<String, CannotChange> {
        let scenario = self.conflict.scenarios[find_scenario(&self.conflict, name)?].clone();
        let mut places = Vec::with_capacity(scenario.replacements.len());
        for (dm, replacement) in &scenario.replacements {
            if !matches!(self.conflict.preferences.get(*dm), Some(Preference::Statements(_))) {
                self.statements(*dm)?;
            }
            let full = format!("{}.{}", maker(&self.conflict, *dm), replacement.replace);
            places.push(find_statement(&self.conflict, &full)?);
        }
        for ((dm, place), (_, replacement)) in places.into_iter().zip(scenario.replacements) {
            let statement = &mut self.statements(dm)?[place];
            statement.want = replacement.want;
            statement.support = replacement.support;
        }
        let assumes = if scenario.assumes.is_empty() {
            scenario.name
        } else {
            scenario.assumes
        };
        Ok(format!("supposing: {assumes}"))
    }
}
