//! Which situations hold, for whom and in what sense: one row a situation, one group of squares a sense, one square a side.

use super::svg::{Anchor, Caption, Shade, Svg, Type, short};

/// What the table shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StabilityTable {
    /// Names of the sides, in the order of the squares.
    pub sides: Vec<String>,
    /// The senses of "holds", in plain words, in the order of the groups.
    pub senses: Vec<String>,
    /// The situations.
    pub rows: Vec<Row>,
}

/// One situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Short name.
    pub name: String,
    /// For each sense, for each side: whether the situation holds.
    pub holds: Vec<Vec<bool>>,
}

const NAME: i32 = 56;
const CELL: i32 = 15;
const GAP: i32 = 11;
const LINE: i32 = 22;

impl StabilityTable {
    /// The drawing. Width grows with senses times sides; three sides and five senses fit a phone.
    pub fn svg(&self) -> String {
        let mut svg = Svg::new();
        let group = self.sides.len() as i32 * CELL;
        let muted = Type {
            shade: Shade::Muted,
            ..Type::plain()
        };
        for number in 0..self.senses.len() {
            let middle = NAME + number as i32 * (group + GAP) + group / 2;
            let set = Type {
                anchor: Anchor::Middle,
                ..muted
            };
            svg.text((middle, 16), set, &(number + 1).to_string());
        }
        for (line, row) in self.rows.iter().enumerate() {
            self.row(&mut svg, row, 26 + line as i32 * LINE);
        }
        let mut y = 26 + self.rows.len() as i32 * LINE + 20;
        for words in self.legend() {
            svg.text((0, y), muted, &short(&words, 56));
            y += 18;
        }
        let width = (NAME + self.senses.len() as i32 * (group + GAP)).max(352);
        let caption = Caption {
            id: "stability",
            title: "Which situations hold, for whom, in what sense",
            desc: &self.description(),
        };
        svg.finish((width, y - 6), caption)
    }

    fn row(&self, svg: &mut Svg, row: &Row, y: i32) {
        let held = |group: &Vec<bool>| !group.is_empty() && group.iter().all(|held| *held);
        let set = Type {
            bold: row.holds.iter().any(held),
            ..Type::plain()
        };
        svg.text((0, y + 12), set, &short(&row.name, 8));
        let group = self.sides.len() as i32 * CELL;
        for (sense, cells) in row.holds.iter().enumerate() {
            for (side, held) in cells.iter().enumerate() {
                let x = NAME + sense as i32 * (group + GAP) + side as i32 * CELL;
                svg.square((x, y), CELL - 3, *held);
            }
        }
    }

    fn legend(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .senses
            .iter()
            .enumerate()
            .map(|(n, sense)| format!("{}  {sense}", n + 1))
            .collect();
        lines.push("Squares from left to right:".to_owned());
        lines.extend(self.sides.iter().map(|side| format!("   {side}")));
        lines.push("Filled: holds for that side.".to_owned());
        lines
    }

    /// The same for a terminal: `#` where the situation holds, `.` where it does not.
    pub fn lines(&self) -> Vec<String> {
        let group = self.sides.len().max(2);
        let heads: Vec<String> = (1..=self.senses.len()).map(|n| format!("{n:<group$}")).collect();
        let mut lines = vec![format!("{:<8}{}", "", heads.join("  ")).trim_end().to_owned()];
        for row in &self.rows {
            let cells = row
                .holds
                .iter()
                .map(|sides| sides.iter().map(|held| if *held { '#' } else { '.' }).collect::<String>());
            let cells: Vec<String> = cells.map(|cells| format!("{cells:<group$}")).collect();
            lines.push(format!("{:<8}{}", short(&row.name, 7), cells.join("  ")).trim_end().to_owned());
        }
        lines.extend(self.senses.iter().enumerate().map(|(n, sense)| format!("{}  {sense}", n + 1)));
        lines.push(format!("From left to right: {}; # holds, . does not", self.sides.join(", ")));
        lines
    }

    /// The table as one text, for those who do not see it.
    fn description(&self) -> String {
        let row = |row: &Row| {
            let senses = row
                .holds
                .iter()
                .zip(&self.senses)
                .map(|(cells, sense)| format!("{sense}: {}", self.names_of(cells)));
            format!("{}: {}.", row.name, senses.collect::<Vec<_>>().join("; "))
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    fn names_of(&self, cells: &[bool]) -> String {
        let held: Vec<&str> = cells
            .iter()
            .zip(&self.sides)
            .filter(|(held, _)| **held)
            .map(|(_, side)| side.as_str())
            .collect();
        match held.len() {
            0 => "nobody".to_owned(),
            n if n == self.sides.len() => "all".to_owned(),
            _ => held.join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> StabilityTable {
        StabilityTable {
            sides: vec!["Harbour".into(), "Crew & <mates>".into()],
            senses: vec!["no step of its own pays".into(), "what pays is answered".into()],
            rows: vec![
                Row {
                    name: "Now".into(),
                    holds: vec![vec![true, false], vec![true, true]],
                },
                Row {
                    name: "A".into(),
                    holds: vec![vec![false, false], vec![false, true]],
                },
            ],
        }
    }

    #[test]
    fn draws_what_it_drew() {
        let golden = include_str!("stability_table.svg");
        assert_eq!(table().svg(), golden, "if the change is meant, replace stability_table.svg");
    }

    #[test]
    fn lines_say_the_same() {
        assert_eq!(
            table().lines()[..3],
            ["        1   2", "Now     #.  ##", "A       ..  .#"].map(str::to_owned)
        );
    }

    #[test]
    fn an_empty_table_is_drawn() {
        let empty = StabilityTable {
            sides: Vec::new(),
            senses: Vec::new(),
            rows: Vec::new(),
        };
        assert!(empty.svg().ends_with("</svg>\n"));
    }
}
