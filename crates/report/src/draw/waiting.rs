//! Who waits for whom: each circle of waiting as a chain of boxes, closed by a line from the last back to the first.

use super::svg::{Caption, Shade, Svg, Type, wrapped};

/// What the drawing shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The circles, one below the other.
    pub circles: Vec<Vec<Waiter>>,
}

/// An act that waits for the next of its circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Whose act it is.
    pub side: String,
    /// What it would do.
    pub act: String,
}

const LEFT: i32 = 8;
const WIDTH: i32 = 300;
const LINE: i32 = 17;
/// Between two boxes.
const GAP: i32 = 40;
/// Where the line back runs.
const BACK: i32 = 336;
/// Characters of a line that fit a box.
const FIT: usize = 42;

impl Waiting {
    /// The drawing, 344 pixels wide.
    pub fn svg(&self) -> String {
        let mut svg = Svg::new();
        let mut y = 8;
        for circle in &self.circles {
            y = draw_circle(&mut svg, circle, y) + 24;
        }
        let caption = Caption {
            id: "waiting",
            title: "Who waits for whom",
            desc: &self.lines().join(". "),
        };
        svg.finish((344, y - 8), caption)
    }

    /// The same for a terminal: a line for each act, and one that closes the circle.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for circle in &self.circles {
            let next = circle.iter().cycle().skip(1);
            for (waiter, awaited) in circle.iter().zip(next) {
                lines.push(format!(
                    "{}: {} waits for {}: {}",
                    waiter.side, waiter.act, awaited.side, awaited.act
                ));
            }
        }
        lines
    }
}

/// Draws one circle below `top` and returns where it ends.
fn draw_circle(svg: &mut Svg, circle: &[Waiter], top: i32) -> i32 {
    let mut middles = Vec::new();
    let mut y = top;
    for (place, waiter) in circle.iter().enumerate() {
        let bottom = draw_box(svg, waiter, y);
        middles.push((y + bottom) / 2);
        if place + 1 < circle.len() {
            svg.arrow((LEFT + 40, bottom), (LEFT + 40, bottom + GAP));
            let muted = Type {
                shade: Shade::Muted,
                ..Type::plain()
            };
            svg.text((LEFT + 54, bottom + GAP / 2 + 4), muted, "waits for");
            y = bottom + GAP;
        } else {
            y = bottom;
        }
    }
    if let [first, .., last] = middles[..] {
        let edge = LEFT + WIDTH;
        svg.line((edge, last), (BACK, last), Shade::Accent);
        svg.line((BACK, last), (BACK, first), Shade::Accent);
        svg.arrow((BACK, first), (edge, first));
    }
    y
}

/// Draws the box of one act and returns its lower edge.
fn draw_box(svg: &mut Svg, waiter: &Waiter, top: i32) -> i32 {
    let (side, act) = (wrapped(&waiter.side, FIT), wrapped(&waiter.act, FIT));
    let height = LINE * (side.len() + act.len()) as i32 + 12;
    svg.frame((LEFT, top), (WIDTH, height));
    let bold = Type {
        bold: true,
        ..Type::plain()
    };
    let set = side
        .iter()
        .map(|words| (bold, words))
        .chain(act.iter().map(|words| (Type::plain(), words)));
    for (line, (form, words)) in set.enumerate() {
        svg.text((LEFT + 10, top + LINE * (line as i32 + 1) + 3), form, words);
    }
    top + height
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiter(side: &str, act: &str) -> Waiter {
        Waiter {
            side: side.to_owned(),
            act: act.to_owned(),
        }
    }

    #[test]
    fn a_circle_closes() {
        let circle = vec![waiter("Crew", "work <at> night"), waiter("Port", "pay more")];
        let drawing = Waiting { circles: vec![circle] };
        assert_eq!(
            drawing.lines(),
            [
                "Crew: work <at> night waits for Port: pay more",
                "Port: pay more waits for Crew: work <at> night"
            ]
        );
        let svg = drawing.svg();
        assert!(svg.contains("work &lt;at&gt; night") && !svg.contains("<at>"));
        assert_eq!(svg.matches("<path").count(), 2, "one arrow down, one back");
    }

    #[test]
    fn long_acts_grow_their_box() {
        let long = "take concrete and verified steps towards the dismantling of all that was built";
        let one = Waiting {
            circles: vec![vec![waiter("A", "go"), waiter("B", "go")]],
        }
        .svg();
        let two = Waiting {
            circles: vec![vec![waiter("A", long), waiter("B", "go")]],
        }
        .svg();
        let height = |svg: &str| {
            svg.split("height=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next()?.parse::<i32>().ok())
        };
        assert!(height(&two) > height(&one));
    }
}
