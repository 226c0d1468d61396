//! Where situations stand on each side's own scale, from worst to best.

use super::svg::{Anchor, Caption, Shade, Svg, Type, short};

/// What the drawing shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// One scale a side.
    pub rails: Vec<Rail>,
}

/// The scale of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rail {
    /// Name of the side.
    pub side: String,
    /// Number of levels; 1 where the side is indifferent.
    pub levels: usize,
    /// What stands on it.
    pub marks: Vec<Mark>,
}

/// A situation on a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Short name.
    pub name: String,
    /// Level, 1 for the worst.
    pub level: usize,
    /// Whether it is singled out.
    pub strong: bool,
}

const LEFT: i32 = 24;
const RIGHT: i32 = 336;
const RADIUS: i32 = 5;
const STOREY: i32 = 16;

impl Ladder {
    /// The drawing, 360 pixels wide. Marks that would overlap stand above each other.
    pub fn svg(&self) -> String {
        let mut svg = Svg::new();
        let muted = Type {
            shade: Shade::Muted,
            ..Type::plain()
        };
        svg.text((LEFT - 8, 14), muted, "worst");
        let end = Type {
            anchor: Anchor::End,
            ..muted
        };
        svg.text((RIGHT + 8, 14), end, "best");
        let mut y = 22;
        for rail in &self.rails {
            y = draw_rail(&mut svg, rail, y);
        }
        let caption = Caption {
            id: "ladder",
            title: "Where each situation stands for each side, from worst to best",
            desc: &self.lines().join(". "),
        };
        svg.finish((360, y + 4), caption)
    }

    /// The same for a terminal: one line a side and situation, best first.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for rail in &self.rails {
            if rail.levels < 2 {
                lines.push(format!("{}: all alike", rail.side));
                continue;
            }
            let mut marks: Vec<&Mark> = rail.marks.iter().collect();
            marks.sort_by_key(|mark| std::cmp::Reverse(mark.level));
            let place = |mark: &&Mark| format!("{} {}", mark.name, (rail.levels + 1).saturating_sub(mark.level));
            let places: Vec<String> = marks.iter().map(place).collect();
            lines.push(format!("{}, place 1 to {}: {}", rail.side, rail.levels, places.join(", ")));
        }
        lines
    }
}

/// Draws one scale below `top` and returns where it ends.
fn draw_rail(svg: &mut Svg, rail: &Rail, top: i32) -> i32 {
    let placed = placed(rail);
    let storeys = placed.iter().map(|(_, _, storey)| storey + 1).max().unwrap_or(1);
    let bold = Type {
        bold: true,
        ..Type::plain()
    };
    svg.text((LEFT - 8, top + 16), bold, &short(&rail.side, 48));
    let track = top + 30 + storeys * STOREY;
    svg.line((LEFT, track), (RIGHT, track), Shade::Line);
    for (x, mark, storey) in placed {
        let foot = track - storey * STOREY;
        svg.disc((x, track), RADIUS, mark.strong);
        let set = Type {
            bold: mark.strong,
            anchor: Anchor::Middle,
            ..Type::plain()
        };
        svg.text((x, foot - 9), set, &mark.name);
    }
    track + 18
}

/// Each mark with its x and its storey: the lowest on which it does not run into a neighbour.
fn placed(rail: &Rail) -> Vec<(i32, &Mark, i32)> {
    let mut marks: Vec<&Mark> = rail.marks.iter().collect();
    // Strong ones last, so that they lie on top; they also get the storeys that are left.
    marks.sort_by_key(|mark| (mark.level, mark.strong));
    let mut placed: Vec<(i32, &Mark, i32)> = Vec::new();
    for mark in marks {
        let x = place_of(rail, mark.level);
        let taken = |storey: i32| {
            placed
                .iter()
                .any(|(other, m, s)| *s == storey && (other - x).abs() < room(m) + room(mark))
        };
        let storey = (0..).find(|storey| !taken(*storey)).unwrap_or(0);
        placed.push((x, mark, storey));
    }
    placed
}

/// Half the width of a mark's name, and a little air.
fn room(mark: &Mark) -> i32 {
    mark.name.chars().count() as i32 * 4 + 3
}

fn place_of(rail: &Rail, level: usize) -> i32 {
    if rail.levels < 2 {
        return (LEFT + RIGHT) / 2;
    }
    let steps = rail.levels - 1;
    let step = level.saturating_sub(1).min(steps);
    LEFT + ((RIGHT - LEFT) as usize * step / steps) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: &str, level: usize, strong: bool) -> Mark {
        Mark {
            name: name.into(),
            level,
            strong,
        }
    }

    fn ladder() -> Ladder {
        Ladder {
            rails: vec![
                Rail {
                    side: "Harbour".into(),
                    levels: 12,
                    marks: vec![mark("Now", 5, true), mark("A", 12, false), mark("B", 5, false)],
                },
                Rail {
                    side: "Crew".into(),
                    levels: 1,
                    marks: vec![mark("Now", 1, true), mark("A", 1, false)],
                },
            ],
        }
    }

    #[test]
    fn draws_what_it_drew() {
        let golden = include_str!("ladder.svg");
        assert_eq!(ladder().svg(), golden, "if the change is meant, replace ladder.svg");
    }

    #[test]
    fn lines_count_places_from_the_best() {
        assert_eq!(ladder().lines()[0], "Harbour, place 1 to 12: A 1, Now 8, B 8");
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let ladder = ladder();
        let storeys: Vec<i32> = placed(&ladder.rails[0]).into_iter().map(|(_, _, storey)| storey).collect();
        assert_eq!(storeys, [0, 1, 0]);
    }
}
