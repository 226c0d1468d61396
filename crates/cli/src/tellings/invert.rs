//! The smallest change of wishes that brings something about: what would have to count more than what, why less would not do, and what the
//! verdicts are then.

use crate::failure::Failure;
use crate::solution::{Measure, names, plain_table};
use crate::tellings::ending;
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use crate::verdicts::{Teller, joined};
use crate::words::counted;
use standoff::InvertAnswer;
use standoff::conflict::{Formula, Preference};
use standoff::questions::invert::Measure as Counted;
use standoff::questions::invert::{Certificate, Change, ChangedOrder, Goal, Instead, Order, Outcome, Proof, Replaced, Swap, Whom};
use standoff::stability::{Analysis, Concept};

/// Tells the question, the change, the proof, and what comes of it.
pub fn tell(answer: &InvertAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        answer,
        teller: Teller::new(&answer.before, measure.answers),
        measure,
    };
    terminal.paragraph("", &paint(STRONG, &telling.question()))?;
    telling.outcome(terminal)?;
    telling.after(terminal)?;
    ending::assumptions(answer.before.conflict(), measure.answers, terminal)?;
    let counted = match answer.answer.question.measure {
        Counted::Statements => "counted: exchanges of neighbouring wishes",
        Counted::States => "counted: pairs of states in the orders of liking, 2 for a reversal, 1 for a tie made or broken",
    };
    ending::computed_under(&answer.before, &[counted.to_owned()], terminal)
}

/// An answer being told.
struct Telling<'a> {
    answer: &'a InvertAnswer,
    teller: Teller<'a>,
    measure: Measure,
}

impl Telling<'_> {
    fn question(&self) -> String {
        let everyone = |whom: Whom, all: &str| match whom {
            Whom::All => all.to_owned(),
            Whom::One(dm) => self.teller.maker(dm),
        };
        match self.answer.answer.question.goal {
            Goal::Holds { concept, state, whom } => format!(
                "What is the least that would have to change for this to hold for {} under {}: {}?",
                everyone(whom, "everyone"),
                concept.name(),
                self.teller.state(state)
            ),
            Goal::Breaks { concept, state, whom } => format!(
                "What is the least that would have to change for {} to leave this under {}: {}?",
                everyone(whom, "somebody"),
                concept.name(),
                self.teller.state(state)
            ),
            Goal::Reached { state, .. } => format!(
                "What is the least that would have to change for steps that each pay to lead from now to this: {}?",
                self.teller.state(state)
            ),
        }
    }

    fn outcome(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        match &self.answer.answer.outcome {
            Outcome::AlreadySo => Ok(terminal.paragraph("", &paint(GOOD, "Nothing: it is so already."))?),
            Outcome::Changed(change) => {
                self.change(change, "The smallest change", terminal)?;
                self.proof(change, terminal)
            }
            Outcome::Impossible { certificate, instead } => {
                let none = match self.answer.answer.question.measure {
                    Counted::Statements => "No order of the wishes brings it about.",
                    Counted::States => "No order of the states brings it about.",
                };
                terminal.paragraph("", &paint(BAD, none))?;
                terminal.heading("Why not")?;
                terminal.paragraph("  ", &self.certificate(certificate))?;
                self.instead(instead, terminal)
            }
            Outcome::Partial {
                best,
                lower_bound,
                stopped,
            } => {
                ending::cut_short(&clean(stopped), terminal)?;
                let least = format!("Every change that does it takes {} or more.", counted_exchanges(*lower_bound));
                terminal.paragraph("", &least)?;
                match best {
                    Some(change) => self.change(change, "The smallest change known (a smaller one may exist)", terminal),
                    None => Ok(terminal.paragraph("", "None is known yet.")?),
                }
            }
        }
    }

    /// What would have to count more than what, side by side.
    fn change(&self, change: &Change, heading: &str, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading(&format!("{heading}: {}", counted_exchanges(change.distance)))?;
        for order in &change.orders {
            let name = paint(STRONG, &self.teller.maker(order.decision_maker));
            terminal.paragraph("  ", &format!("{name}, if"))?;
            for swap in order.swaps.iter().take(self.measure.states) {
                terminal.paragraph("    - ", &self.swap(order, swap))?;
            }
            ending::rest(order.swaps.len(), self.measure.states, terminal)?;
            if let Order::Statements(after) = &order.after {
                let ids: Vec<String> = after.iter().map(|placed| clean(&placed.id)).collect();
                terminal.paragraph("    ", &paint(FAINT, &format!("The order is then: {}", ids.join(", "))))?;
            }
        }
        Ok(())
    }

    /// One exchange in words.
    fn swap(&self, order: &ChangedOrder, swap: &Swap) -> String {
        match order.before {
            Order::Statements(_) => format!(
                "it minded {} more than {}",
                self.wish(order.decision_maker, &swap.raised),
                self.wish(order.decision_maker, &swap.over)
            ),
            Order::States(_) => {
                let more = if self.tied(&order.after, swap) {
                    "as well as"
                } else {
                    "better than"
                };
                format!("it liked {} {more} {}", self.pattern(&swap.raised), self.pattern(&swap.over))
            }
        }
    }

    /// Whether two states are equally liked in an order.
    fn tied(&self, order: &Order, swap: &Swap) -> bool {
        let Order::States(groups) = order else { return false };
        let space = self.answer.before.space();
        let code = |pattern: &str| {
            space
                .ids()
                .find(|state| space.pattern(*state) == pattern)
                .map(|state| space.code(state))
        };
        let (Some(raised), Some(over)) = (code(&swap.raised), code(&swap.over)) else {
            return false;
        };
        groups.iter().any(|group| group.contains(&raised) && group.contains(&over))
    }

    /// A wish by what it wants, and its id.
    fn wish(&self, dm: usize, id: &str) -> String {
        let conflict = self.answer.before.conflict();
        let found = match conflict.preferences.get(dm) {
            Some(Preference::Statements(statements)) => statements.iter().find(|statement| statement.id == id),
            _ => None,
        };
        match found {
            Some(found) => format!("“{}” ({})", clean(&conflict.print(&found.want)), clean(id)),
            None => clean(id),
        }
    }

    /// A state by its pattern, as the options taken in it.
    fn pattern(&self, pattern: &str) -> String {
        let space = self.answer.before.space();
        let found = space.ids().find(|state| space.pattern(*state) == pattern);
        found.map_or_else(|| clean(pattern), |state| self.teller.state(state))
    }

    /// What shows that no smaller change does it.
    fn proof(&self, change: &Change, terminal: &mut Terminal) -> Result<(), Failure> {
        let Proof {
            classes,
            nearer_orders,
            judged,
        } = &change.proof;
        let fewer = counted_exchanges(change.distance);
        let told = match nearer_orders {
            Some(0) | None if change.distance <= 1 => "Less than one exchange is no change at all.".to_owned(),
            Some(nearer) => format!(
                "No choice of orders with fewer than {fewer} does it: there are {nearer} of them, all covered by judging {judged} times{}.",
                self.classes(classes)
            ),
            None => {
                format!("No order with fewer than {fewer} does it: {judged} combinations of demands were worked out, the cheapest first.")
            }
        };
        terminal.heading("Why less would not do")?;
        Ok(terminal.paragraph("  ", &told)?)
    }

    /// How many kinds of orders each side has.
    fn classes(&self, classes: &[usize]) -> String {
        let each: Vec<String> = classes
            .iter()
            .enumerate()
            .map(|(dm, kinds)| format!("{kinds} of {}", self.teller.maker(dm)))
            .collect();
        if each.is_empty() {
            return String::new();
        }
        format!(
            " (orders left once those are taken out that another makes superfluous: {})",
            each.join(", ")
        )
    }

    /// Why no order does it.
    fn certificate(&self, certificate: &Certificate) -> String {
        match certificate {
            Certificate::NothingToGain { moves } => format!(
                "None of the {} that could be made from there makes any wish of the one who makes it come true that was not true before. So no order of these wishes can make one of them pay.",
                counted(*moves, "step")
            ),
            Certificate::Enclosed { states, moves } => {
                let shown: Vec<String> = states
                    .iter()
                    .take(self.measure.answers)
                    .map(|state| self.teller.state(*state))
                    .collect();
                let more = states.len().saturating_sub(shown.len());
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                format!(
                    "Steps that could pay under some order lead only to {}{more}; {} out of there, and none makes a wish of its maker come true that was not true before.",
                    joined(&shown, "and"),
                    counted_lead(*moves)
                )
            }
            Certificate::EvenAtBest { comparisons } => format!(
                "It fails even if every one of the {} it depends on comes out in its favour, as some order of the wishes has it.",
                counted(*comparisons, "comparison")
            ),
            Certificate::Exhausted { orders, classes, judged } => {
                format!(
                    "All {orders} choices of orders were covered, by judging {judged} times{}.",
                    self.classes(classes)
                )
            }
            Certificate::Structure { judged } => format!(
                "Whatever the sides like, the steps they have do not allow it: {} of demands were followed to a contradiction.",
                counted(usize::try_from(*judged).unwrap_or(usize::MAX), "combination")
            ),
        }
    }

    /// Another wish in the place of one, where no order does it.
    fn instead(&self, instead: &Instead, terminal: &mut Terminal) -> Result<(), Failure> {
        match instead {
            Instead::NotAsked => Ok(()),
            Instead::Nothing { tried } => {
                let told = format!("Nor does another wish in the place of one: {tried} small ones were tried.");
                Ok(terminal.paragraph("  ", &told)?)
            }
            Instead::Replaced(found) => {
                terminal.heading("What would do it: another wish, the order as it is")?;
                for one in found.iter().take(self.measure.answers) {
                    terminal.paragraph("  - ", &self.replaced(one))?;
                }
                ending::rest(found.len(), self.measure.answers, terminal)
            }
        }
    }

    fn replaced(&self, one: &Replaced) -> String {
        let (maker, wish) = (
            self.teller.maker(one.decision_maker),
            self.wish(one.decision_maker, &one.statement.id),
        );
        if matches!(one.want, Formula::True | Formula::False) {
            return format!("if {maker} did without its wish {wish}");
        }
        let want = self.answer.before.conflict().print(&one.want);
        format!("if {maker} wanted “{}” instead of {wish}", clean(&want))
    }

    /// Where the state stands before and after the change.
    fn after(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(after) = &self.answer.after else { return Ok(()) };
        let state = self.answer.answer.question.goal.state();
        terminal.heading("After the change")?;
        let mut table = plain_table(terminal);
        table.set_header([" this holds for", "before, under", "after, under"]);
        let of = |analysis: &Analysis, dm: Option<usize>| {
            let holds = |concept: &Concept| match dm {
                Some(dm) => analysis.stable(*concept, dm, state),
                None => analysis.equilibrium(*concept, state),
            };
            let found: Vec<Concept> = Concept::ALL.into_iter().filter(holds).collect();
            if found.is_empty() { "none".to_owned() } else { names(&found) }
        };
        for dm in (0..self.teller.makers()).map(Some).chain([None]) {
            let name = dm.map_or_else(|| "everyone".to_owned(), |dm| self.teller.maker(dm));
            table.add_row([format!(" {name}"), of(&self.answer.before, dm), of(after, dm)]);
        }
        terminal.line(&table.trim_fmt())?;
        let count = |analysis: &Analysis| {
            let of = |concept: Concept| format!("{} {}", concept.name(), analysis.equilibria(concept).len());
            Concept::ALL.map(of).join(", ")
        };
        let told = format!(
            "States that hold for everyone: before {}; after {}.",
            count(&self.answer.before),
            count(after)
        );
        Ok(terminal.paragraph("  ", &told)?)
    }
}

/// So many exchanges.
fn counted_exchanges(count: u32) -> String {
    counted(usize::try_from(count).unwrap_or(usize::MAX), "exchange")
}

/// So many steps lead.
fn counted_lead(count: usize) -> String {
    match count {
        1 => "one step leads".to_owned(),
        count => format!("{count} steps lead"),
    }
}
