//! Writes a model as a model file in TOML.

use std::fmt::Write;

use crate::toml_file::{BASES, DIRECTIONS, LOGICS, STANCES};
use crate::{
    Basis, Conflict, Direction, Fact, Formula, Preference, Ranked, Replacement, StateCode, Statement, StatementRank, Support, Weight,
};

/// The model as a model file. It reads back to the same model, but for places in the text; comments and layout of the file
/// that it was read from are not kept.
pub fn to_toml(conflict: &Conflict) -> String {
    let mut page = Page {
        conflict,
        text: String::new(),
    };
    page.head();
    page.makers();
    page.rules();
    page.preferences();
    page.commitments();
    page.views();
    page.scenarios();
    page.text
}

struct Page<'c> {
    conflict: &'c Conflict,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn header(&mut self, header: &str) {
        self.line("");
        self.line(header);
    }

    fn head(&mut self) {
        let conflict = self.conflict;
        let id = (!conflict.id.is_empty()).then_some(&conflict.id);
        let title = (!conflict.title.is_empty()).then_some(&conflict.title);
        for (key, value) in [
            ("id", id),
            ("title", title),
            ("as_of", conflict.as_of.as_ref()),
            ("source", conflict.source.as_ref()),
        ] {
            if let Some(value) = value {
                self.line(&format!("{key} = {}", quoted(value)));
            }
        }
    }

    fn makers(&mut self) {
        let conflict = self.conflict;
        let neighbours = conflict.options.is_sorted_by_key(|option| option.owner);
        for (number, maker) in conflict.decision_makers.iter().enumerate() {
            self.header(&format!("[decision_makers.{}]", key(&maker.key)));
            self.line(&format!("name = {}", quoted(&maker.name)));
            for option in conflict.options.iter().filter(|o| o.owner == number && neighbours) {
                self.line(&format!(
                    "options.{} = {{ {} }}",
                    key(&option.key),
                    option_entries(option).join(", ")
                ));
            }
            let order = support_entries(&maker.order);
            if !order.is_empty() {
                self.line(&format!("order = {{ {} }}", order.join(", ")));
            }
            if !maker.hidden.is_empty() {
                let hidden: Vec<String> = maker.hidden.iter().map(|f| quoted(&conflict.print(f))).collect();
                self.line(&format!("hidden = [{}]", hidden.join(", ")));
            }
            self.support(&maker.support);
        }
        // Options are numbered as they stand in the file: where those of two decision makers alternate, each gets a table.
        for option in conflict.options.iter().filter(|_| !neighbours) {
            let owner = conflict.decision_makers.get(option.owner).map_or("", |maker| maker.key.as_str());
            self.header(&format!("[decision_makers.{}.options.{}]", key(owner), key(&option.key)));
            option_entries(option).iter().for_each(|entry| self.line(entry));
        }
    }

    fn support(&mut self, support: &Support) {
        for entry in support_entries(support) {
            self.line(&entry);
        }
    }

    fn rules(&mut self) {
        let conflict = self.conflict;
        if let Some(status_quo) = &conflict.status_quo {
            self.header("[status_quo]");
            let taken = (0..conflict.options.len()).filter(|o| status_quo.state >> o & 1 == 1);
            let taken: Vec<String> = taken.map(|o| quoted(&conflict.option_name(o))).collect();
            self.line(&format!("taken = [{}]", taken.join(", ")));
            self.support(&status_quo.support);
        }
        for rule in &conflict.infeasible {
            self.header("[[infeasible]]");
            self.entry("when", &rule.when);
            self.support(&rule.support);
        }
        for rule in &conflict.no_moves {
            self.header("[[no_move]]");
            self.line(&format!("by = {}", quoted(&conflict.decision_makers[rule.by].key)));
            self.entry("from", &rule.from);
            self.entry("to", &rule.to);
            self.support(&rule.support);
        }
        for merge in &conflict.merges {
            self.header("[[merge]]");
            self.entry("when", &merge.when);
            self.support(&merge.support);
        }
    }

    fn entry(&mut self, name: &str, formula: &Formula) {
        let text = quoted(&self.conflict.print(formula));
        self.line(&format!("{name} = {text}"));
    }

    fn preferences(&mut self) {
        let conflict = self.conflict;
        for (maker, preference) in conflict.decision_makers.iter().zip(&conflict.preferences) {
            let of = key(&maker.key);
            match preference {
                Preference::Statements(wants) if wants.is_empty() => {
                    self.header(&format!("[preferences.{of}]"));
                    self.line("indifferent = true");
                }
                Preference::Statements(wants) => wants.iter().for_each(|want| self.statement(&of, want)),
                Preference::Ranking(groups) => {
                    self.header(&format!("[preferences.{of}]"));
                    self.line("ranking = [");
                    for group in groups {
                        let entries: Vec<String> = group.iter().map(|ranked| self.ranked(ranked)).collect();
                        self.line(&if entries.len() == 1 {
                            format!("    {},", entries[0])
                        } else {
                            format!("    [{}],", entries.join(", "))
                        });
                    }
                    self.line("]");
                }
                Preference::Facts(facts) if facts.is_empty() => {
                    self.header(&format!("[preferences.{of}]"));
                    self.line("facts = []");
                }
                Preference::Facts(facts) => facts.iter().for_each(|fact| self.fact(&of, fact)),
                Preference::Weights(weights) => self.weights(&of, weights),
            }
        }
    }

    fn statement(&mut self, of: &str, want: &Statement) {
        self.header(&format!("[[preferences.{of}]]"));
        self.line(&format!("id = {}", quoted(&want.id)));
        self.entry("want", &want.want);
        match want.rank {
            StatementRank::AsWritten => {}
            StatementRank::Level(level) => self.line(&format!("rank = {level}")),
            StatementRank::Unknown => self.line("rank = \"unknown\""),
        }
        if want.strength != 1 {
            self.line(&format!("strength = {}", want.strength));
        }
        self.support(&want.support);
    }

    fn fact(&mut self, of: &str, fact: &Fact) {
        let (better, than) = if fact.strict {
            ("better", "than")
        } else {
            ("at_least_as_good", "as")
        };
        self.header(&format!("[[preferences.{of}]]"));
        self.line(&format!("{better} = {}", self.ranked(&fact.better)));
        self.line(&format!("{than} = {}", self.ranked(&fact.than)));
        self.support(&fact.support);
    }

    fn weights(&mut self, of: &str, weights: &[Weight]) {
        self.header(&format!("[preferences.{of}.weights]"));
        for weight in weights {
            let name = self.conflict.option_name(weight.when.option);
            let name = key(&if weight.when.taken { name } else { format!("not {name}") });
            let mut entries = support_entries(&weight.support);
            if entries.is_empty() {
                self.line(&format!("{name} = {}", weight.weight));
            } else {
                entries.insert(0, format!("weight = {}", weight.weight));
                self.line(&format!("{name} = {{ {} }}", entries.join(", ")));
            }
        }
    }

    /// A state as its pattern, a condition as its formula. A condition that looks like a pattern is put in parentheses.
    fn ranked(&self, ranked: &Ranked) -> String {
        let formula = match ranked {
            Ranked::State(state) => return quoted(&self.pattern_of(*state)),
            Ranked::Where(formula) => self.conflict.print(formula),
        };
        let pattern = formula.chars().all(|c| matches!(c, 'Y' | 'N' | '-'));
        quoted(&if pattern { format!("({formula})") } else { formula })
    }

    fn pattern_of(&self, state: StateCode) -> String {
        self.conflict.pattern(state)
    }

    fn commitments(&mut self) {
        let conflict = self.conflict;
        for commitment in &conflict.commitments {
            self.header("[[commitments]]");
            self.line(&format!("debtor = {}", quoted(&conflict.decision_makers[commitment.debtor].key)));
            let act = Formula::Taken(commitment.act.option);
            self.entry("act", &if commitment.act.taken { act } else { Formula::Not(Box::new(act)) });
            self.entry("condition", &commitment.condition);
            self.line(&format!("logic = {}", quoted(word(&LOGICS, commitment.logic))));
            self.line(&format!("stance = {}", quoted(word(&STANCES, commitment.stance))));
            self.support(&commitment.support);
        }
    }

    fn views(&mut self) {
        let conflict = self.conflict;
        for view in &conflict.views {
            let (holder, of) = (&conflict.decision_makers[view.holder].key, &conflict.decision_makers[view.of].key);
            for replacement in &view.replacements {
                self.header(&format!("[[views.{}.preferences.{}]]", key(holder), key(of)));
                self.line(&format!("replace = {}", quoted(&replacement.replace)));
                self.entry("want", &replacement.want);
                self.support(&replacement.support);
            }
        }
    }

    fn scenarios(&mut self) {
        let conflict = self.conflict;
        for scenario in &conflict.scenarios {
            self.header("[[scenarios]]");
            self.line(&format!("name = {}", quoted(&scenario.name)));
            let mut makers: Vec<usize> = Vec::new();
            for (maker, _) in &scenario.replacements {
                if !makers.contains(maker) {
                    makers.push(*maker);
                }
            }
            let entries: Vec<String> = makers.iter().map(|maker| self.supposed(*maker, &scenario.replacements)).collect();
            self.line(&format!("replace = {{ {} }}", entries.join(", ")));
            if !scenario.assumes.is_empty() {
                self.line(&format!("assumes = {}", quoted(&scenario.assumes)));
            }
        }
    }

    /// `union = { peace = "…" }`: what one decision maker is supposed to want.
    fn supposed(&self, maker: usize, replacements: &[(usize, Replacement)]) -> String {
        let own = replacements.iter().filter(|(of, _)| *of == maker).map(|(_, replacement)| {
            let want = quoted(&self.conflict.print(&replacement.want));
            let assumed = Support {
                basis: Some(Basis::Assumed),
                place: replacement.support.place,
                ..Support::default()
            };
            if replacement.support == assumed {
                return format!("{} = {want}", key(&replacement.replace));
            }
            let mut entries = vec![format!("want = {want}")];
            entries.extend(support_entries(&replacement.support));
            format!("{} = {{ {} }}", key(&replacement.replace), entries.join(", "))
        });
        format!(
            "{} = {{ {} }}",
            key(&self.conflict.decision_makers[maker].key),
            own.collect::<Vec<_>>().join(", ")
        )
    }
}

fn option_entries(option: &crate::ConflictOption) -> Vec<String> {
    let mut entries = vec![format!("label = {}", quoted(&option.label))];
    if option.direction != Direction::Both {
        entries.push(format!("direction = {}", quoted(word(&DIRECTIONS, option.direction))));
    }
    entries.extend(support_entries(&option.support));
    entries
}

fn support_entries(support: &Support) -> Vec<String> {
    let cites: Vec<String> = support.cites.iter().map(|c| quoted(&c.text)).collect();
    let cites = (!cites.is_empty()).then(|| format!("cite = [{}]", cites.join(", ")));
    let basis = support.basis.map(|b| format!("basis = {}", quoted(word(&BASES, b))));
    let note = support.note.as_ref().map(|n| format!("note = {}", quoted(n)));
    cites.into_iter().chain(basis).chain(note).collect()
}

/// The word for a value.
fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, v)| *v == value).map_or("", |(word, _)| word)
}

/// A key as TOML writes it: bare where it can be.
fn key(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare { key.to_owned() } else { quoted(key) }
}

/// A text in quotation marks, with escapes where TOML asks for them.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
