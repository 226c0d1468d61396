//! Trains the model that tells a page's article from the rest, line by line: an averaged structured perceptron.
//!
//! The training pages are no part of the project. A file names them, a JSON object a line: `html` is the path of a page, `article`
//! the words of its article, and `guessed` tells that those were not found by a person. Each page is learnt as HTML and, flattened with and without its empty lines, as plain text.

use serde_json::Value;
use standoff_reading::{Extraction, PageFeatures, extract, page_features, slot_name, slots};
use std::collections::HashSet;
use std::fmt::Write;

/// Where the table goes.
const TABLE: &str = "crates/reading/data/line_weights.tsv";
const HEAD: &str =
    "# What a line is taken for the article by: slot, weight on plain text, weight on HTML. Written by `cargo xtask train-lines`.\n";
/// Times that every page is learnt from.
const PASSES: usize = 12;
/// Parts that the pages are divided into to see how well a part unseen is told.
const FOLDS: usize = 5;
/// Weights are kept as whole numbers, this many to one.
const SCALE: f64 = 64.0;
/// Words of the runs by which a line is found in the article.
const RUN: usize = 4;

/// A page to learn from.
struct Lesson {
    page: PageFeatures,
    /// For each line whether it is the article's.
    gold: Vec<bool>,
    /// For each line how many characters it has that are not blank.
    weight: Vec<usize>,
    fold: usize,
}

/// What is learnt: weights of slots, of entering and of leaving the article.
#[derive(Clone)]
struct Model {
    slots: Vec<f64>,
    enter: f64,
    leave: f64,
}

/// Trains on the pages that a file names and writes the table.
///
/// # Errors
/// A message if the file or the table cannot be read or written.
pub(crate) fn train(list: &str) -> Result<String, String> {
    let rows = std::fs::read_to_string(list).map_err(|error| format!("{list}: {error}"))?;
    let (plain, html) = lessons(&rows);
    let mut report = String::new();
    let mut tables = Vec::new();
    for (name, lessons) in [("plain", &plain), ("html", &html)] {
        let figures: Vec<f64> = (0..FOLDS).flat_map(|fold| held_out(lessons, fold)).collect();
        let mean = figures.iter().sum::<f64>() / figures.len().max(1) as f64;
        let _ = writeln!(
            report,
            "{name}: body F1 {mean:.4} on {} pages held out in {FOLDS} parts",
            figures.len()
        );
        tables.push(learn(lessons.iter()));
    }
    std::fs::write(TABLE, table(&tables)).map_err(|error| format!("{TABLE}: {error}"))?;
    Ok(report + "written: " + TABLE)
}

/// The lessons of all pages: as plain text and as HTML.
fn lessons(rows: &str) -> (Vec<Lesson>, Vec<Lesson>) {
    let (mut plain, mut html) = (Vec::new(), Vec::new());
    for (number, row) in rows.lines().enumerate() {
        let row: Value = serde_json::from_str(row).unwrap_or_default();
        let (Some(path), Some(article)) = (row["html"].as_str(), row["article"].as_str()) else {
            continue;
        };
        let Ok(bytes) = std::fs::read(path) else { continue };
        let Ok(page) = extract(&bytes, "page.html") else { continue };
        // Pages whose article is itself a guess are learnt from, never measured on.
        let fold = if row["guessed"].as_bool() == Some(true) {
            FOLDS
        } else {
            number % FOLDS
        };
        let text = page.text.as_str().to_owned();
        let dense = text.replace("\n\n", "\n");
        html.extend(lesson(&page, article, fold));
        for flat in [text, dense] {
            let page = extract(flat.as_bytes(), "page.txt");
            plain.extend(page.ok().and_then(|page| lesson(&page, article, fold)));
        }
    }
    (plain, html)
}

/// A page with the lines that stand in its article; none if no line does.
fn lesson(extraction: &Extraction, article: &str, fold: usize) -> Option<Lesson> {
    let page = page_features(extraction);
    let known = words(article);
    let runs: HashSet<&[String]> = known.windows(RUN).collect();
    let lines: HashSet<Vec<String>> = article.lines().map(words).collect();
    let shown: Vec<Vec<String>> = page
        .lines
        .iter()
        .map(|&span| words(extraction.text.get(span).unwrap_or_default()))
        .collect();
    let stands = |line: &Vec<String>| match line.windows(RUN).count() {
        0 => !line.is_empty() && lines.contains(line),
        all => line.windows(RUN).filter(|run| runs.contains(run)).count() * 10 >= all * 6,
    };
    let mut gold: Vec<bool> = shown
        .iter()
        .zip(&page.barred)
        .map(|(line, &barred)| !barred && stands(line))
        .collect();
    let long = |at: &usize| gold[*at] && shown[*at].len() >= 8;
    let (first, last) = ((0..gold.len()).find(long)?, (0..gold.len()).rfind(long)?);
    for at in 0..gold.len() {
        // A short line that happens to be the same as one of the article's.
        gold[at] = gold[at] && (shown[at].len() >= 6 || (at + 2 >= first && at <= last + 2));
    }
    let weight = |span| {
        extraction
            .text
            .get(span)
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_whitespace())
            .count()
    };
    Some(Lesson {
        weight: page.lines.iter().map(|&span| weight(span)).collect(),
        page,
        gold,
        fold,
    })
}

fn words(stretch: &str) -> Vec<String> {
    let parts = stretch.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// Body F1 of each page of one part, learnt from the others.
fn held_out(lessons: &[Lesson], fold: usize) -> Vec<f64> {
    let model = learn(lessons.iter().filter(|lesson| lesson.fold != fold));
    let unseen = lessons.iter().filter(|lesson| lesson.fold == fold);
    unseen.map(|lesson| score(lesson, &model.label(lesson, 0.0))).collect()
}

fn score(lesson: &Lesson, labels: &[bool]) -> f64 {
    let sum = |taken: &dyn Fn(usize) -> bool| (0..labels.len()).filter(|&at| taken(at)).map(|at| lesson.weight[at]).sum::<usize>() as f64;
    let shared = sum(&|at| labels[at] && lesson.gold[at]);
    2.0 * shared / (sum(&|at| labels[at]) + sum(&|at| lesson.gold[at])).max(1.0)
}

/// Learns: each page is labelled with what is known so far, wrong labels being favoured a little, and where the result differs
/// from the truth the weights move. The mean over all steps is kept.
fn learn<'a>(lessons: impl Iterator<Item = &'a Lesson>) -> Model {
    let lessons: Vec<&Lesson> = lessons.collect();
    let model = Model {
        slots: vec![0.0; slots()],
        enter: 0.0,
        leave: 0.0,
    };
    let mut learner = Learner {
        total: model.clone(),
        model,
        steps: 0.0,
    };
    for pass in 0..PASSES {
        for index in 0..lessons.len() {
            // A fixed order that differs from pass to pass.
            let lesson = lessons[(index * 7919 + pass * 104_729) % lessons.len()];
            let labels = learner.model.label(lesson, 1.0);
            learner.learn(lesson, &labels);
        }
    }
    learner.mean()
}

/// A model on its way.
struct Learner {
    model: Model,
    /// Each move times the steps before it, so that the mean can be taken at the end.
    total: Model,
    steps: f64,
}

impl Model {
    /// The best labelling; `cost` is what a wrong label is favoured by.
    fn label(&self, lesson: &Lesson, cost: f64) -> Vec<bool> {
        let (mut outside, mut inside) = (0.0_f64, f64::NEG_INFINITY);
        let mut from = Vec::with_capacity(lesson.gold.len());
        for (at, features) in lesson.page.features.iter().enumerate() {
            let price = cost * lesson.price(at);
            let barred = if lesson.page.barred[at] { -1e9 } else { 0.0 };
            let sum: f64 = features.iter().map(|&slot| self.slots[usize::from(slot)]).sum();
            let gain = if lesson.gold[at] { 0.0 } else { price } + sum + barred;
            let loss = if lesson.gold[at] { price } else { 0.0 };
            let (left, entered) = (inside + self.leave, outside + self.enter);
            from.push((left > outside, entered < inside));
            (outside, inside) = (outside.max(left) + loss, inside.max(entered) + gain);
        }
        let mut now = inside + self.leave > outside;
        let mut labels = vec![false; from.len()];
        for (at, &(left, stayed)) in from.iter().enumerate().rev() {
            labels[at] = now;
            now = if now { stayed } else { left };
        }
        labels
    }
}

impl Learner {
    /// Moves towards the truth where the labels differ from it.
    fn learn(&mut self, lesson: &Lesson, labels: &[bool]) {
        let (size, steps) = (1.0 / (lesson.gold.len() as f64).sqrt().max(4.0), self.steps);
        let (mut before, mut wrong_before) = (false, false);
        for (at, (&gold, &label)) in lesson.gold.iter().zip(labels).enumerate() {
            let direction = f64::from(i8::from(gold) - i8::from(label)) * size;
            if direction != 0.0 {
                for &slot in &lesson.page.features[at] {
                    self.model.slots[usize::from(slot)] += direction;
                    self.total.slots[usize::from(slot)] += direction * steps;
                }
            }
            let entered = |now: bool, before: bool| f64::from(i8::from(now && !before));
            let enter = (entered(gold, before) - entered(label, wrong_before)) * size;
            let leave = (entered(!gold, !before) - entered(!label, !wrong_before)) * size;
            self.model.enter += enter;
            self.model.leave += leave;
            self.total.enter += enter * steps;
            self.total.leave += leave * steps;
            (before, wrong_before) = (gold, label);
        }
        self.steps += 1.0;
    }

    fn mean(self) -> Model {
        let mean = |now: f64, total: f64| now - total / self.steps.max(1.0);
        Model {
            slots: self
                .model
                .slots
                .iter()
                .zip(&self.total.slots)
                .map(|(&now, &total)| mean(now, total))
                .collect(),
            enter: mean(self.model.enter, self.total.enter),
            leave: mean(self.model.leave, self.total.leave),
        }
    }
}

impl Lesson {
    /// What a wrong label of a line costs: more for long lines.
    fn price(&self, at: usize) -> f64 {
        0.3 + (self.weight[at].min(600) as f64) / 150.0
    }
}

/// The table of two models; slots without weight are left out.
fn table(models: &[Model]) -> String {
    let whole = |weight: f64| (weight * SCALE).round() as i64;
    let mut table = HEAD.to_owned();
    let mut row = |name: &str, weights: Vec<i64>| {
        if weights.iter().any(|&weight| weight != 0) {
            let cells: Vec<String> = weights.iter().map(i64::to_string).collect();
            let _ = writeln!(table, "{name}\t{}", cells.join("\t"));
        }
    };
    row("enter", models.iter().map(|model| whole(model.enter)).collect());
    row("leave", models.iter().map(|model| whole(model.leave)).collect());
    for slot in 0..slots() {
        row(&slot_name(slot), models.iter().map(|model| whole(model.slots[slot])).collect());
    }
    table
}
