//! Reads a formula: a Pratt parser that goes on after a mistake.

use super::lexer::{Token, TokenKind, is_reserved, tokens};
use super::scope::{Named, Scope};
use crate::{Conflict, Finding, Formula, Place};

/// How deep a formula may be nested. Deeper ones are refused, so that no later walk over a tree can exhaust the stack.
pub(crate) const DEEPEST: usize = 200;

/// Findings after which the rest of a formula is not worth reading.
const ENOUGH: usize = 20;

/// What came of reading a formula.
pub(crate) struct Reading {
    /// The tree; what could not be read stands as [`Formula::True`].
    pub(crate) formula: Formula,
    /// What is wrong, places counted in bytes from the formula's first.
    pub(crate) findings: Vec<Finding>,
    /// Whether the tree says what the text says. It need not where there are no findings: an option beyond the number that
    /// can be held has been reported where it is declared.
    pub(crate) whole: bool,
}

/// Reads a formula over the names of a scope. Linear in the text's length.
pub(crate) fn parse(text: &str, scope: &Scope) -> Reading {
    let mut findings = Vec::new();
    let tokens = tokens(text, &mut findings);
    let mut parser = Parser {
        tokens,
        at: 0,
        depth: 0,
        scope,
        findings,
        given_up: false,
        surplus: false,
        end: text.len(),
    };
    let formula = parser.whole();
    let (mut findings, surplus) = (parser.findings, parser.surplus);
    findings.sort_by_key(|f| f.place);
    Reading {
        formula,
        whole: findings.is_empty() && !surplus,
        findings,
    }
}

impl Conflict {
    /// Reads a formula over this model's options. Places are byte offsets in the formula. What could not be read stands as
    /// [`Formula::True`], so the tree may be used only when there are no findings. Linear in the text's length.
    pub fn parse(&self, text: &str) -> (Formula, Vec<Finding>) {
        let reading = parse(text, &Scope::of(self));
        (reading.formula, reading.findings)
    }
}

/// An operator between two formulas.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Infix {
    If,
    OnlyIf,
    Iff,
    Or,
    And,
}

impl Infix {
    /// Higher binds tighter.
    fn power(self) -> u8 {
        match self {
            Infix::If | Infix::OnlyIf | Infix::Iff => 1,
            Infix::Or => 2,
            Infix::And => 3,
        }
    }

    fn join(self, left: Formula, right: Formula) -> Formula {
        let (left, right) = (Box::new(left), Box::new(right));
        match self {
            Infix::If => Formula::If(left, right),
            Infix::OnlyIf => Formula::OnlyIf(left, right),
            _ => Formula::Iff(left, right),
        }
    }
}

struct Parser<'s> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    scope: &'s Scope,
    findings: Vec<Finding>,
    given_up: bool,
    surplus: bool,
    end: usize,
}

impl Parser<'_> {
    fn whole(&mut self) -> Formula {
        if self.tokens.is_empty() && self.findings.is_empty() {
            self.report(
                Finding::error("C0102", self.place(), "the formula is empty").with_help("write a condition, such as the name of an option"),
            );
        }
        let formula = if self.tokens.is_empty() {
            Formula::True
        } else {
            self.expression(0)
        };
        while self.at < self.tokens.len() && !self.given_up {
            self.stray();
        }
        formula
    }

    /// Reads as much as binds tighter than `least`.
    fn expression(&mut self, least: u8) -> Formula {
        let mut left = self.operand();
        let mut conditional = false;
        while let Some(operator) = self.operator().filter(|o| o.power() > least) {
            let place = self.place();
            self.step_over(operator);
            match operator {
                Infix::And => left = Formula::And(self.members(left, operator)),
                Infix::Or => left = Formula::Or(self.members(left, operator)),
                _ => {
                    if conditional {
                        self.report(chained(place));
                    }
                    conditional = true;
                    let right = self.expression(operator.power());
                    left = operator.join(left, right);
                }
            }
        }
        left
    }

    /// The members of `first and … and …`, from the second on; stands behind the first operator.
    fn members(&mut self, first: Formula, operator: Infix) -> Vec<Formula> {
        let mut members = vec![first, self.expression(operator.power())];
        while self.operator() == Some(operator) {
            self.step_over(operator);
            members.push(self.expression(operator.power()));
        }
        members
    }

    /// Reads what an operator can stand between: a name, a constant, `not …`, `(…)`, `exactly one of (…)`.
    fn operand(&mut self) -> Formula {
        let Some(token) = self.tokens.get(self.at).cloned() else {
            return self.missing("the formula ends where an option is expected");
        };
        match token.kind {
            TokenKind::Open => self.nested(Self::parenthesised),
            TokenKind::Word(word) if word == "not" => self.nested(|parser| Formula::Not(Box::new(parser.operand()))),
            TokenKind::Word(word) if word == "exactly" || word == "at" => self.nested(Self::one_of),
            TokenKind::Word(word) if word == "true" || word == "false" => {
                self.at += 1;
                if word == "true" { Formula::True } else { Formula::False }
            }
            TokenKind::Word(word) if is_reserved(&word) => self.missing(&format!("an option is expected before `{word}`")),
            TokenKind::Word(word) => self.name(&word, token.place),
            TokenKind::Close => self.missing("an option is expected before `)`"),
            TokenKind::Comma => self.missing("an option is expected before `,`"),
        }
    }

    /// Steps over the next piece and reads what is inside it, unless that is too deep.
    fn nested(&mut self, inside: impl FnOnce(&mut Self) -> Formula) -> Formula {
        if self.depth == DEEPEST {
            let message = format!("the formula is nested more than {DEEPEST} levels deep");
            self.report(Finding::error("C0106", self.place(), message).with_help("split it into several statements or rules"));
            self.give_up();
            return Formula::True;
        }
        self.at += 1;
        self.depth += 1;
        let formula = inside(self);
        self.depth -= 1;
        formula
    }

    fn parenthesised(&mut self) -> Formula {
        let open = self.tokens[self.at - 1].place;
        let formula = self.expression(0);
        self.close(open);
        formula
    }

    /// `exactly one of (…)`, `at most one of (…)`, `at least one of (…)`; stands behind `exactly` or `at`.
    fn one_of(&mut self) -> Formula {
        let start = self.tokens[self.at - 1].place;
        let make = if self.tokens[self.at - 1].kind == TokenKind::Word("exactly".to_owned()) {
            Formula::ExactlyOne
        } else if self.step_over_word("most") {
            Formula::AtMostOne
        } else {
            self.expect_word("least", "`at` is followed by `most one of (…)` or `least one of (…)`");
            Formula::AtLeastOne
        };
        self.expect_word("one", "`one of (…)` is expected here");
        self.expect_word("of", "`of (…)` is expected here");
        let members = self.list(start);
        make(members)
    }

    /// `(formula, …)`. Where the parentheses are missing, what stands there is read as the list.
    fn list(&mut self, start: Place) -> Vec<Formula> {
        let open = self.place();
        let opened = self.peek() == Some(&TokenKind::Open);
        if !opened {
            let help = "write for example `exactly one of (full, reduced)`";
            self.report(Finding::error("C0107", open, "a list in parentheses is expected here").with_help(help));
        }
        self.at += usize::from(opened);
        if opened && self.peek() == Some(&TokenKind::Close) {
            let place = Place {
                start: start.start,
                end: self.place().end,
            };
            self.report(Finding::error("C0107", place, "the list is empty").with_help("name at least one option in it"));
            self.at += 1;
            return vec![Formula::True];
        }
        let mut members = Vec::new();
        if opened || self.peek().is_some() {
            members.push(self.expression(0));
        }
        while self.peek() == Some(&TokenKind::Comma) {
            self.at += 1;
            members.push(self.expression(0));
        }
        if opened {
            self.close(open);
        }
        members
    }

    fn close(&mut self, open: Place) {
        while !matches!(self.peek(), None | Some(TokenKind::Close)) && !self.given_up {
            self.stray();
        }
        if self.peek().is_none() {
            self.report(Finding::error("C0104", open, "this parenthesis is never closed").with_help("add `)`"));
        }
        self.at = (self.at + 1).min(self.tokens.len());
    }

    fn name(&mut self, word: &str, place: Place) -> Formula {
        self.at += 1;
        match self.scope.option(word, place) {
            Ok(Named::Option(number)) => return Formula::Taken(number),
            Ok(Named::Surplus) => self.surplus = true,
            Err(finding) => self.report(finding),
        }
        Formula::True
    }

    /// Reports what stands where the formula should have ended or gone on with an operator, and steps over it.
    fn stray(&mut self) {
        let place = self.place();
        match self.tokens[self.at].kind.clone() {
            TokenKind::Close => {
                self.report(
                    Finding::error("C0104", place, "this parenthesis closes nothing").with_help("remove it, or open one before it"),
                );
                self.at += 1;
                self.go_on();
            }
            TokenKind::Comma => {
                self.report(
                    Finding::error("C0102", place, "a comma stands only in the list of `… one of (…)`").with_help("write `and` or `or`"),
                );
                self.at += 1;
                self.go_on();
            }
            TokenKind::Word(word) if self.operator().is_some() => {
                // Only after a mistake: an operator is otherwise taken up by the expression before it.
                self.report(Finding::error("C0102", place, format!("nothing stands before `{word}`")));
                self.at += 1;
            }
            TokenKind::Word(word) => {
                let lower = word.to_lowercase();
                let capital = is_reserved(&lower) && lower != word;
                let help = if capital {
                    format!("write `{lower}` in small letters")
                } else {
                    "write `and`, `or`, `if`, `only if` or `iff` between two conditions".to_owned()
                };
                self.report(Finding::error("C0102", place, format!("an operator is missing before `{word}`")).with_help(help));
                self.at += usize::from(capital);
                self.expression(0);
            }
            TokenKind::Open => {
                let help = "write `and`, `or`, `if`, `only if` or `iff` between two conditions";
                self.report(Finding::error("C0102", place, "an operator is missing before `(`").with_help(help));
                self.expression(0);
            }
        }
    }

    /// Reads on after a stray sign, so that what follows is checked but not reported for standing there.
    fn go_on(&mut self) {
        if let Some(operator) = self.operator() {
            self.step_over(operator);
        }
        if matches!(self.peek(), Some(TokenKind::Open | TokenKind::Word(_))) {
            self.expression(0);
        }
    }

    fn missing(&mut self, message: &str) -> Formula {
        self.report(
            Finding::error("C0102", self.place(), message).with_help("write the name of an option, `not …` or a condition in parentheses"),
        );
        Formula::True
    }

    fn operator(&self) -> Option<Infix> {
        let TokenKind::Word(word) = self.peek()? else { return None };
        match word.as_str() {
            "and" => Some(Infix::And),
            "or" => Some(Infix::Or),
            "if" => Some(Infix::If),
            "only" => Some(Infix::OnlyIf),
            "iff" => Some(Infix::Iff),
            _ => None,
        }
    }

    fn step_over(&mut self, operator: Infix) {
        self.at += 1;
        if operator == Infix::OnlyIf {
            self.expect_word("if", "`only` is followed by `if`");
        }
    }

    fn step_over_word(&mut self, word: &str) -> bool {
        let there = matches!(self.peek(), Some(TokenKind::Word(w)) if w == word);
        self.at += usize::from(there);
        there
    }

    fn expect_word(&mut self, word: &str, otherwise: &str) {
        if !self.step_over_word(word) {
            self.report(Finding::error("C0102", self.place(), otherwise).with_help(format!("write `{word}`")));
        }
    }

    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|t| &t.kind)
    }

    /// Where the next piece is, or the end of the text.
    fn place(&self) -> Place {
        self.tokens.get(self.at).map_or(
            Place {
                start: self.end,
                end: self.end,
            },
            |t| t.place,
        )
    }

    fn report(&mut self, finding: Finding) {
        if self.given_up {
            return;
        }
        self.findings.push(finding);
        if self.findings.len() >= ENOUGH {
            self.give_up();
        }
    }

    fn give_up(&mut self) {
        self.given_up = true;
        self.at = self.tokens.len();
    }
}

fn chained(place: Place) -> Finding {
    Finding::error("C0105", place, "`if`, `only if` and `iff` do not chain")
        .with_help("put one of the two in parentheses: `(a if b) if c` or `a if (b if c)`")
}
