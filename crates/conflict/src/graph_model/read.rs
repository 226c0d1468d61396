//! Reads `graph-model/1`.

use std::collections::BTreeSet;

use crate::names::{Taken, slug};
use crate::patterns::{self, joined};
use crate::syntax::is_name;
use crate::tree::{Entry, Fields, Node, Walk, read_json};
use crate::{
    Conflict, ConflictOption, DecisionMaker, Direction, Finding, Formula, Infeasible, MAX_OPTIONS, Merge, ModelFile, NoMove, Place, Ranked,
    StatusQuo, Support, checks,
};

/// The words for a [`Direction`] in exchange formats.
pub(crate) const DIRECTIONS: [(&str, Direction); 3] = [
    ("both", Direction::Both),
    ("fwd", Direction::TakeOnly),
    ("back", Direction::DropOnly),
];

/// Reads a file of models, or one bare model.
pub(crate) fn read(text: &str) -> ModelFile {
    let mut walk = Walk::default();
    let mut models = Vec::new();
    if let Some(root) = read_json(text, &mut walk.findings) {
        for node in model_nodes(&mut walk, &root) {
            models.extend(model(&mut walk, node));
        }
    }
    for model in &models {
        checks::meaning(model, text, &BTreeSet::new(), &mut walk.findings);
    }
    ModelFile {
        models,
        findings: walk.findings,
    }
}

/// The nodes that should be models: those of a file, or the whole when it looks like one model.
fn model_nodes<'n>(walk: &mut Walk, root: &'n Node) -> Vec<&'n Node> {
    let Some(mut fields) = walk.fields(root, "the file") else {
        return Vec::new();
    };
    let format = fields.get("format");
    let Some(models) = fields.get("models") else {
        if fields.get("dms").is_some() || fields.get("options").is_some() {
            return vec![root];
        }
        let finding = Finding::error(
            "C0602",
            Place {
                end: root.place.start + 1,
                ..root.place
            },
            "the file has neither `models` nor a model's `dms` and `options`",
        );
        walk.report(finding.with_help("a file of this format is `{\"format\": \"graph-model/1\", \"models\": […]}`"));
        return Vec::new();
    };
    const KNOWN: [(&str, ()); 2] = [("graph-model/1", ()), ("gmcr-oracle/1", ())];
    match format.map(|f| (f, f.node.as_text().is_some_and(|t| KNOWN.iter().any(|(k, ())| *k == t.value)))) {
        Some((_, true)) => {}
        unknown => {
            let place = unknown.map_or(models.key.place, |(format, _)| format.node.place);
            let finding = Finding::error("C0602", place, "the file does not say that it is `graph-model/1`");
            walk.report(finding.with_help("give `\"format\": \"graph-model/1\"`; `gmcr-oracle/1` is read too"));
        }
    }
    walk.list(models.node, "`models`").iter().collect()
}

/// Which decision maker has which options.
pub(crate) struct Owners {
    owner: Vec<Option<usize>>,
}

impl Owners {
    /// Nobody owns any of so many options yet.
    pub(crate) fn none(count: usize) -> Owners {
        Owners { owner: vec![None; count] }
    }

    /// Reads the numbers of the options of one decision maker, in the order given.
    pub(crate) fn read(&mut self, walk: &mut Walk, node: &Node, maker: usize) -> Vec<usize> {
        let mut numbers = Vec::new();
        for item in walk.list(node, "`options` of a decision maker") {
            let Some(number) = walk.count(item, "an option's number") else {
                continue;
            };
            match usize::try_from(number).ok().filter(|n| *n < self.owner.len()) {
                None => {
                    let message = format!(
                        "there is no option number {number}; they run from 0 to {}",
                        self.owner.len().saturating_sub(1)
                    );
                    walk.report(Finding::error("C0605", item.place, message));
                }
                Some(number) if self.owner[number].is_some() => {
                    walk.report(
                        Finding::error("C0605", item.place, format!("option number {number} has two owners"))
                            .with_help("give each option one owner"),
                    );
                }
                Some(number) => {
                    self.owner[number] = Some(maker);
                    numbers.push(number);
                }
            }
        }
        numbers
    }

    /// The owner of an option; the first decision maker, after a finding, when it has none.
    pub(crate) fn of(&self, walk: &mut Walk, option: usize, place: Place) -> usize {
        self.owner.get(option).copied().flatten().unwrap_or_else(|| {
            let finding = Finding::error("C0605", place, format!("option number {option} belongs to no decision maker"));
            walk.report(finding.with_help("list its number in the `options` of its owner"));
            0
        })
    }
}

/// Reads one model; `None` when it cannot be held at all.
fn model(walk: &mut Walk, node: &Node) -> Option<Conflict> {
    let mut fields = walk.fields(node, "a model")?;
    let mut model = Model {
        walk,
        conflict: Conflict::default(),
    };
    model.head(&mut fields);
    let options = model
        .walk
        .needed(&mut fields, "options", "the model")
        .map_or(&[][..], |e| model.walk.list(e.node, "`options`"));
    let makers = model
        .walk
        .needed(&mut fields, "dms", "the model")
        .map_or(&[][..], |e| model.walk.list(e.node, "`dms`"));
    if makers.is_empty() {
        model.walk.report(Finding::error(
            "C0113",
            Place {
                end: node.place.start + 1,
                ..node.place
            },
            "the model has no decision maker",
        ));
        return None;
    }
    if options.len() > MAX_OPTIONS {
        let message = format!("the model has {} options; at most {MAX_OPTIONS} can be analysed", options.len());
        model.walk.report(Finding::error("C0206", options[MAX_OPTIONS].place, message));
        return None;
    }
    model.makers_and_options(makers, options);
    model.rules(&mut fields);
    model.preferences(&mut fields, node.place);
    Some(model.conflict)
}

/// A model while it is read.
pub(super) struct Model<'w> {
    pub(super) walk: &'w mut Walk,
    pub(super) conflict: Conflict,
}

impl Model<'_> {
    fn head(&mut self, fields: &mut Fields<'_>) {
        self.conflict.id = self.walk.optional_text(fields, "id").unwrap_or_default();
        self.conflict.title = self.walk.optional_text(fields, "title").unwrap_or_default();
        self.conflict.as_of = self.walk.optional_text(fields, "as_of");
        self.conflict.source = self.walk.optional_text(fields, "source");
    }

    fn makers_and_options(&mut self, makers: &[Node], options: &[Node]) {
        let mut owners = Owners::none(options.len());
        let mut taken = Taken::default();
        let mut hidden = Vec::new();
        for node in makers {
            let (maker, unseen) = self.maker(node, &mut owners, &mut taken);
            self.conflict.decision_makers.push(maker);
            hidden.push(unseen);
        }
        let mut taken: Vec<Taken> = makers.iter().map(|_| Taken::default()).collect();
        for (number, node) in options.iter().enumerate() {
            let owner = owners.of(self.walk, number, node.place);
            let option = self.option(node, owner, &mut taken[owner]);
            self.conflict.options.push(option);
        }
        for (number, unseen) in hidden.into_iter().enumerate() {
            let formulas = unseen.map(|e| self.patterns(e.node, "`misperceptions`")).unwrap_or_default();
            self.conflict.decision_makers[number].hidden = formulas;
        }
    }

    fn maker<'n>(&mut self, node: &'n Node, owners: &mut Owners, taken: &mut Taken) -> (DecisionMaker, Option<Entry<'n>>) {
        let number = self.conflict.decision_makers.len();
        let support = placed(node.place);
        let mut maker = DecisionMaker {
            order: support.clone(),
            support,
            ..DecisionMaker::default()
        };
        let fields = self.walk.fields(node, "a decision maker");
        let mut hidden = None;
        let mut written = None;
        if let Some(mut fields) = fields {
            let name = self
                .walk
                .needed(&mut fields, "name", "a decision maker")
                .and_then(|e| self.walk.text(e.node, "`name`"));
            maker.name = name.map(|t| t.value.clone()).unwrap_or_default();
            written = self.walk.optional_text(&mut fields, "key");
            if let Some(options) = self.walk.needed(&mut fields, "options", "a decision maker") {
                owners.read(self.walk, options.node, number);
            }
            hidden = fields.get("misperceptions");
        }
        maker.key = key(written.as_deref().unwrap_or(&maker.name), "dm", number, taken);
        (maker, hidden)
    }

    fn option(&mut self, node: &Node, owner: usize, taken: &mut Taken) -> ConflictOption {
        let mut option = ConflictOption {
            owner,
            support: placed(node.place),
            ..ConflictOption::default()
        };
        let number = self.conflict.options.len();
        let mut name = String::new();
        if let Some(mut fields) = self.walk.fields(node, "an option") {
            name = self
                .walk
                .needed(&mut fields, "name", "an option")
                .and_then(|e| self.walk.text(e.node, "`name`"))
                .map(|t| t.value.clone())
                .unwrap_or_default();
            option.label = self.walk.optional_text(&mut fields, "label").unwrap_or_else(|| name.clone());
            let direction = fields
                .get("direction")
                .and_then(|e| self.walk.choice(e.node, "`direction`", &DIRECTIONS));
            option.direction = direction.unwrap_or_default();
        }
        option.key = key(&name, "option", number, taken);
        option
    }

    fn rules(&mut self, fields: &mut Fields<'_>) {
        for node in fields.get("infeasible").map_or(&[][..], |e| self.walk.list(e.node, "`infeasible`")) {
            if let Some(when) = self.pattern(node) {
                self.conflict.infeasible.push(Infeasible {
                    when,
                    support: placed(node.place),
                });
            }
        }
        if let Some(entry) = fields.get("status_quo") {
            self.status_quo(entry.node);
        }
        for node in fields.get("no_moves").map_or(&[][..], |e| self.walk.list(e.node, "`no_moves`")) {
            self.no_move(node);
        }
        for node in fields.get("merge").map_or(&[][..], |e| self.walk.list(e.node, "`merge`")) {
            let when = self.any_of(node, "an entry of `merge`");
            self.conflict.merges.push(Merge {
                when,
                support: placed(node.place),
            });
        }
    }

    fn status_quo(&mut self, node: &Node) {
        let Some(text) = self.walk.text(node, "`status_quo`") else { return };
        match patterns::ranked(&text.value).filter(|_| text.value.chars().count() == self.conflict.options.len()) {
            Some(Ranked::State(state)) => {
                self.conflict.status_quo = Some(StatusQuo {
                    state,
                    support: placed(node.place),
                })
            }
            _ => {
                let finding = Finding::error("C0604", node.place, "the status quo is one state: `Y` or `N` for each option");
                self.walk.report(finding);
            }
        }
    }

    fn no_move(&mut self, node: &Node) {
        let Some(mut fields) = self.walk.fields(node, "an entry of `no_moves`") else {
            return;
        };
        let by = self
            .walk
            .needed(&mut fields, "by", "a move that does not exist")
            .and_then(|e| self.walk.count(e.node, "`by`"));
        let by = by
            .and_then(|by| usize::try_from(by).ok())
            .filter(|by| *by < self.conflict.decision_makers.len());
        if by.is_none() {
            self.walk.report(Finding::error(
                "C0605",
                node.place,
                "`by` is not the number of a decision maker; they are counted from 0",
            ));
        }
        let from = self
            .walk
            .needed(&mut fields, "from", "a move that does not exist")
            .map(|e| self.any_of(e.node, "`from`"));
        let to = self
            .walk
            .needed(&mut fields, "to", "a move that does not exist")
            .map(|e| self.any_of(e.node, "`to`"));
        if let (Some(by), Some(from), Some(to)) = (by, from, to) {
            self.conflict.no_moves.push(NoMove {
                by,
                from,
                to,
                support: placed(node.place),
            });
        }
    }

    /// A list of patterns as one condition: it holds where one of them does.
    pub(super) fn any_of(&mut self, node: &Node, what: &str) -> Formula {
        let patterns = self.patterns(node, what);
        joined(patterns, Formula::Or, Formula::False)
    }

    fn patterns(&mut self, node: &Node, what: &str) -> Vec<Formula> {
        self.walk.list(node, what).iter().filter_map(|item| self.pattern(item)).collect()
    }

    fn pattern(&mut self, node: &Node) -> Option<Formula> {
        let text = &self.walk.text(node, "a pattern")?.value;
        let count = self.conflict.options.len();
        if text.chars().count() != count {
            let message = format!("the pattern has {} signs, but there are {count} options", text.chars().count());
            self.walk
                .report(Finding::error("C0604", node.place, message).with_help("give one sign for each option"));
            return None;
        }
        let formula = patterns::formula(text);
        if formula.is_none() {
            let message = format!("`{}` is not a pattern", text.escape_debug());
            self.walk
                .report(Finding::error("C0604", node.place, message).with_help("use `Y` for taken, `N` for not taken, `-` for either"));
        }
        formula
    }
}

/// The support of something in a format that has no citations: only its place.
pub(crate) fn placed(place: Place) -> Support {
    Support {
        place,
        ..Support::default()
    }
}

/// A key for formulas: the name itself if it can be one, else made from it; made different from those taken.
pub(crate) fn key(name: &str, otherwise: &str, number: usize, taken: &mut Taken) -> String {
    if is_name(name) && taken.insert(name) {
        return name.to_owned();
    }
    let slug = slug(name);
    if slug.is_empty() || !is_name(&slug) {
        taken.unique(&format!("{otherwise}{number}"))
    } else {
        taken.unique(&slug)
    }
}
