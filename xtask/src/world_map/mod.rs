//! The map of the world on the Buy page, from the npm package world-atlas: Natural Earth's shapes, which are in the public domain. The app
//! fetches it when it is opened.
//!
//! A text of lines. The first is the map's width and height in its own units; each further one a country: its code (`-` for a
//! territory without), where its middle is, `.` where it is so small that it wants a dot, `#` where not, and its outline as SVG writes it.

mod codes;
mod projection;
mod simplify;
mod topology;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::setup::npm;
use crate::workspace::Workspace;
use codes::{WITHOUT_SHAPE, letters};
use projection::{Point, project};
use topology::{Geometry, Line, Topology, ring};

const WORLD_ATLAS: &str = "2.0.2";
/// Of the globe's radius: the map is then some ten thousand units wide.
const SCALE: f64 = 1_828.0;
/// What lies less beside a line is left out: a third of a pixel where the whole world is on show.
const TOLERANCE: f64 = 6.0;
/// Islands that would be smaller than a pixel are left out, where the country has larger ones. In square units.
const ISLET: f64 = 160.0;
/// A country that is smaller both ways wants a dot.
const SMALL: f64 = 62.0;
/// Around the shapes.
const MARGIN: f64 = 40.0;
/// Antarctica has no proxies, and would take a quarter of the paper.
const LEFT_OUT: &str = "aq";

/// Draws the map where trunk copies it from. Without it the app offers no map.
///
/// # Errors
/// [`Error::Missing`] without Node.js or npm, [`Error::Install`] when npm fails, [`Error::File`], [`Error::Content`].
pub fn place(workspace: &Workspace) -> Result<(), Error> {
    let package = npm::install(workspace, "world-atlas", WORLD_ATLAS, "LICENSE")?;
    let source = package.join("countries-50m.json");
    let text = fs::read_to_string(&source).map_err(Error::file("read", &source))?;
    let topology: Topology = serde_json::from_str(&text).map_err(|problem| Error::Content {
        path: source,
        problem: format!("is not the map that was expected: {problem}"),
    })?;
    let place = workspace.root().join("public/world");
    fs::create_dir_all(&place).map_err(Error::file("create", &place))?;
    write(&place.join("countries.txt"), &draw(&topology))?;
    // Last, so that it stands for the whole.
    let licence = package.join("LICENSE");
    write(&place.join("LICENSE"), &fs::read_to_string(&licence).map_err(Error::file("read", &licence))?)
}

/// Leaves a file alone that says the same already, for whoever watches the folder.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(Error::file("write", path))
}

struct Country {
    code: &'static str,
    middle: Point,
    is_small: bool,
    rings: Vec<Vec<Point>>,
}

fn draw(topology: &Topology) -> String {
    let lines = topology.lines(SCALE, TOLERANCE);
    let mut countries: Vec<Country> = topology.countries().iter().filter_map(|own| country(own, &lines)).collect();
    countries.extend(WITHOUT_SHAPE.map(|(code, longitude, latitude)| {
        let Point { x, y } = project(longitude, latitude);
        Country { code, middle: Point { x: x * SCALE, y: y * SCALE }, is_small: true, rings: Vec::new() }
    }));
    let everything = countries.iter().flat_map(|own| own.rings.iter().flatten().chain([&own.middle]));
    let (from, to) = bounds(everything);
    let on_paper =
        |point: &Point| ((point.x - from.x + MARGIN).round() as i64, (point.y - from.y + MARGIN).round() as i64);
    let (width, height) = on_paper(&Point { x: to.x + MARGIN, y: to.y + MARGIN });
    let mut text = format!("{width} {height}\n");
    for own in &countries {
        let (x, y) = on_paper(&own.middle);
        let mark = if own.is_small { '.' } else { '#' };
        let rings = own.rings.iter().map(|ring| outline(ring.iter().map(on_paper))).collect::<String>();
        // A text takes every line.
        let _ = writeln!(text, "{} {x} {y} {mark} {rings}", own.code);
    }
    text
}

/// The country on paper; `None` where nothing of it is drawn.
fn country(geometry: &Geometry, lines: &[Line]) -> Option<Country> {
    let code = geometry.id.as_deref().and_then(letters).unwrap_or("-");
    if code == LEFT_OUT {
        return None;
    }
    let mut rings: Vec<Vec<Point>> =
        geometry.rings().filter_map(|numbers| ring(numbers, lines)).filter(|ring| ring.len() >= 3).collect();
    rings.sort_by(|one, other| area(other).abs().total_cmp(&area(one).abs()));
    let largest = rings.first()?;
    let (from, to) = bounds(largest);
    let middle = centre(largest);
    let is_small = to.x - from.x < SMALL && to.y - from.y < SMALL;
    let mut place = 0;
    rings.retain(|ring| {
        place += 1;
        place == 1 || area(ring).abs() >= ISLET
    });
    Some(Country { code, middle, is_small, rings })
}

fn bounds<'a>(points: impl IntoIterator<Item = &'a Point>) -> (Point, Point) {
    let nowhere = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
    points.into_iter().fold(nowhere, |(from, to), point| {
        (Point { x: from.x.min(point.x), y: from.y.min(point.y) }, Point { x: to.x.max(point.x), y: to.y.max(point.y) })
    })
}

/// Each point with the next one; the last with the first.
fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Below zero where the ring turns the other way.
fn area(ring: &[Point]) -> f64 {
    sides(ring).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
}

/// The centre of gravity.
fn centre(ring: &[Point]) -> Point {
    let weight = 6.0 * area(ring);
    let sum = |of: fn(Point) -> f64| {
        sides(ring).map(|(a, b)| (of(a) + of(b)) * (a.x * b.y - b.x * a.y)).sum::<f64>() / weight
    };
    Point { x: sum(|point| point.x), y: sum(|point| point.y) }
}

/// The ring as SVG writes it, in steps from point to point.
fn outline(mut points: impl Iterator<Item = (i64, i64)>) -> String {
    let Some((mut x, mut y)) = points.next() else { return String::new() };
    let mut text = format!("M{x} {y}l");
    let mut any = false;
    for (next_x, next_y) in points {
        let (dx, dy) = (next_x - x, next_y - y);
        if (dx, dy) == (0, 0) {
            continue;
        }
        // A minus tells numbers apart as well as a space.
        let _ = write!(text, "{}{dx}{}{dy}", gap(any, dx), gap(true, dy));
        (x, y, any) = (next_x, next_y, true);
    }
    // All on one point: the dot tells of it.
    if any { text + "z" } else { String::new() }
}

fn gap(any: bool, number: i64) -> &'static str {
    if any && number >= 0 { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_goes_step_by_step() {
        assert_eq!(outline([(10, 20), (13, 16), (13, 16), (5, 20)].into_iter()), "M10 20l3-4-8 4z");
        assert_eq!(outline([(1, 1), (-2, 3), (4, 9)].into_iter()), "M1 1l-3 2 6 6z");
        assert_eq!(outline([(1, 1), (1, 1), (1, 1)].into_iter()), "");
    }

    #[test]
    fn a_square_has_its_area_and_its_centre() {
        let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)].map(|(x, y)| Point { x, y });
        assert_eq!(area(&square), 16.0);
        assert_eq!(centre(&square), Point { x: 2.0, y: 2.0 });
    }

    #[test]
    fn every_country_stands_on_the_paper_with_its_code() {
        let topology = r#"{"transform":{"scale":[1,1],"translate":[0,0]},
            "arcs":[[[10,50],[5,0],[0,-5],[-5,0],[0,5]],[[14,36],[0.2,0],[0,0.2],[-0.2,-0.2]],[[0,-80],[90,0],[0,-5],[-90,5]]],
            "objects":{"countries":{"geometries":[{"id":"276","type":"Polygon","arcs":[[0]]},
                {"id":"470","type":"MultiPolygon","arcs":[[[1]]]},{"id":"010","type":"Polygon","arcs":[[2]]},
                {"type":"Polygon","arcs":[[0]]}]}}}"#;
        let map = draw(&serde_json::from_str(topology).unwrap());
        let lines: Vec<&str> = map.lines().collect();
        let numbers: Vec<i64> = lines[0].split(' ').map(|number| number.parse().unwrap()).collect();
        assert!(matches!(numbers[..], [width, height] if width > 0 && height > 0));
        assert!(lines[1].starts_with("de ") && lines[1].contains(" # M"), "{}", lines[1]);
        assert!(lines[2].starts_with("mt ") && lines[2].contains(" . M"), "{}", lines[2]);
        assert!(lines[3].starts_with("- "), "{}", lines[3]);
        assert!(!map.contains("aq "));
        assert!(lines.iter().any(|line| line.starts_with("gi ") && line.ends_with(". ")));
    }
}
