//! The map of the world as `cargo xtask` draws it, and how one walks over it with arrow keys.

use api::Country;

/// The map, in its own units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldMap {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Everything that is drawn.
    pub places: Vec<Place>,
}

/// A country, or a territory without a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whose it is.
    pub country: Option<Country>,
    /// Where its middle is, from the left.
    pub x: i32,
    /// Where its middle is, from above.
    pub y: i32,
    /// Whether it is so small that it wants a dot.
    pub is_small: bool,
    /// Its shape, as SVG writes a path; empty where it is a dot alone.
    pub outline: String,
}

/// Where an arrow key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    West,
    /// To the right.
    East,
    /// Upwards.
    North,
    /// Downwards.
    South,
}

/// How much there is, as coarsely as an eye tells shades apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Not known yet.
    Unknown,
    /// Nothing.
    Nothing,
    /// Below ten.
    Ones,
    /// Below a hundred.
    Tens,
    /// Below a thousand.
    Hundreds,
    /// A thousand and more.
    Thousands,
}

impl WorldMap {
    /// Reads what `cargo xtask` wrote (`xtask/src/world_map`); `None` where it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (width, height) = lines.next()?.split_once(' ')?;
        let places = lines.map(Place::parse).collect::<Option<Vec<_>>>()?;
        Some(Self { width: width.parse().ok()?, height: height.parse().ok()?, places })
    }
}

impl Place {
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.splitn(5, ' ');
        let mut next = || parts.next();
        Some(Self {
            country: next()?.parse().ok(),
            x: next()?.parse().ok()?,
            y: next()?.parse().ok()?,
            is_small: next()? == ".",
            outline: next()?.to_owned(),
        })
    }

    /// The one of these that comes next in that direction; `None` where there is none.
    pub fn next<'a>(&self, direction: Direction, among: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        let ahead = |other: &&Self| {
            let (x, y) = (other.x - self.x, other.y - self.y);
            let (forward, aside) = match direction {
                Direction::West => (-x, y.abs()),
                Direction::East => (x, y.abs()),
                Direction::North => (-y, x.abs()),
                Direction::South => (y, x.abs()),
            };
            // Within the quarter of the sky that the key points to; what lies straight ahead comes first.
            (forward > 0 && aside <= forward).then_some(forward + 2 * aside)
        };
        among
            .into_iter()
            .filter_map(|other| Some((ahead(&other)?, other)))
            .min_by_key(|(far, _)| *far)
            .map(|(_, at)| at)
    }
}

impl Shade {
    /// The shades that a legend explains, from little to much.
    pub const KNOWN: [Self; 5] = [Self::Nothing, Self::Ones, Self::Tens, Self::Hundreds, Self::Thousands];

    /// The shade of a count.
    pub fn of(count: Option<u32>) -> Self {
        match count {
            None => Self::Unknown,
            Some(0) => Self::Nothing,
            Some(1..10) => Self::Ones,
            Some(10..100) => Self::Tens,
            Some(100..1000) => Self::Hundreds,
            Some(_) => Self::Thousands,
        }
    }

    /// The word for it in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Nothing => "nothing",
            Self::Ones => "ones",
            Self::Tens => "tens",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "9672 4379\nfr 4900 1300 # M1 2l3 4-5 6z\nes 4700 1500 # M1 2z\npt 4550 1520 # M1 2z\nmt 5150 1560 . \n- 5000 1000 # M1 2z\n";

    fn place<'a>(map: &'a WorldMap, code: &str) -> &'a Place {
        map.places.iter().find(|place| place.country.is_some_and(|country| country.lower() == code)).unwrap()
    }

    #[test]
    fn what_is_drawn_is_read() {
        let map = WorldMap::parse(MAP).unwrap();
        assert_eq!((map.width, map.height, map.places.len()), (9672, 4379, 5));
        let france = place(&map, "fr");
        assert_eq!(
            (france.x, france.y, france.is_small, france.outline.as_str()),
            (4900, 1300, false, "M1 2l3 4-5 6z")
        );
        assert!(place(&map, "mt").is_small && place(&map, "mt").outline.is_empty());
        assert_eq!(map.places.last().map(|place| place.country), Some(None));
        assert_eq!(WorldMap::parse("<!doctype html>"), None);
        assert_eq!(WorldMap::parse("1 2\nfr x 1 # M1 2z"), None);
        assert_eq!(WorldMap::parse(""), None);
    }

    #[test]
    fn an_arrow_leads_to_whatever_lies_there() {
        let map = WorldMap::parse(MAP).unwrap();
        let from = |code, direction| {
            let next = place(&map, code).next(direction, &map.places).and_then(|next| next.country);
            next.map(|country| country.lower().to_owned())
        };
        assert_eq!(from("es", Direction::West).as_deref(), Some("pt"));
        assert_eq!(from("pt", Direction::East).as_deref(), Some("es"));
        assert_eq!(from("es", Direction::North).as_deref(), Some("fr"));
        assert_eq!(from("fr", Direction::South).as_deref(), Some("es"));
        assert_eq!(from("pt", Direction::West), None);
    }

    #[test]
    fn a_shade_stands_for_a_power_of_ten() {
        let shades = [None, Some(0), Some(9), Some(10), Some(99), Some(100), Some(999), Some(1000)].map(Shade::of);
        let names = shades.map(Shade::name);
        assert_eq!(names, ["unknown", "nothing", "ones", "tens", "tens", "hundreds", "hundreds", "thousands"]);
    }
}
