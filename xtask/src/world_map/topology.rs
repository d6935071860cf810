//! Reads TopoJSON, in which neighbours share their border as one line.

use serde::Deserialize;

use super::projection::{Point, project};
use super::simplify::simplified;

/// What is read of the file.
#[derive(Deserialize)]
pub struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[f64; 2]>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

/// A country's outline: each polygon is an outer ring and its holes, each ring a row of lines by number.
#[derive(Deserialize)]
pub struct Geometry {
    /// ISO 3166-1 numeric, where there is one.
    pub id: Option<String>,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

impl Geometry {
    /// All its rings.
    pub fn rings(&self) -> impl Iterator<Item = &[i64]> {
        let polygons = match &self.shape {
            Shape::Polygon(polygon) => std::slice::from_ref(polygon),
            Shape::MultiPolygon(polygons) => polygons.as_slice(),
        };
        polygons.iter().flatten().map(Vec::as_slice)
    }
}

/// A line on paper, without what nobody sees. `None` where it crosses the edge of the paper.
pub type Line = Option<Vec<Point>>;

impl Topology {
    /// The countries.
    pub fn countries(&self) -> &[Geometry] {
        &self.objects.countries.geometries
    }

    /// All lines on paper; a point less than `tolerance` beside the line is left out. A border stays the same for both neighbours.
    pub fn lines(&self, scale: f64, tolerance: f64) -> Vec<Line> {
        let [scale_x, scale_y] = self.transform.scale;
        let [from_x, from_y] = self.transform.translate;
        let line = |arc: &Vec<[f64; 2]>| {
            let (mut x, mut y) = (0.0, 0.0);
            let points = arc.iter().map(|[dx, dy]| {
                x += dx;
                y += dy;
                let point = project(x * scale_x + from_x, y * scale_y + from_y);
                Point { x: point.x * scale, y: point.y * scale }
            });
            let points: Vec<Point> = points.collect();
            let crosses = points.windows(2).any(|pair| matches!(pair, [a, b] if (a.x - b.x).abs() > scale));
            (!crosses).then(|| simplified(&points, tolerance))
        };
        self.arcs.iter().map(line).collect()
    }
}

/// The ring on paper that these lines make; a number below zero is a line walked backwards (`!number`). `None` where it crosses the
/// edge.
pub fn ring(numbers: &[i64], lines: &[Line]) -> Option<Vec<Point>> {
    let mut ring: Vec<Point> = Vec::new();
    for number in numbers {
        let index = usize::try_from(if *number < 0 { !number } else { *number }).ok()?;
        let line = lines.get(index)?.as_ref()?;
        // Each begins where the one before ended.
        ring.pop();
        if *number < 0 {
            ring.extend(line.iter().rev());
        } else {
            ring.extend(line);
        }
    }
    ring.pop();
    Some(ring)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares that share a border, as TopoJSON's specification writes them.
    const TWO: &str = r#"{"transform":{"scale":[1,1],"translate":[0,0]},
        "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]],
        "objects":{"countries":{"geometries":[
            {"id":"276","type":"Polygon","arcs":[[0,1]]},
            {"type":"MultiPolygon","arcs":[[[2,-1]]]}]}}}"#;

    #[test]
    fn neighbours_share_their_border() {
        let topology: Topology = serde_json::from_str(TWO).unwrap();
        let lines = topology.lines(100.0, 0.0);
        let rings: Vec<Vec<Point>> = topology
            .countries()
            .iter()
            .flat_map(|own| own.rings().map(|numbers| ring(numbers, &lines).unwrap()).collect::<Vec<_>>())
            .collect();
        let [one, other] = rings.as_slice() else { panic!("{rings:?}") };
        assert_eq!((one.len(), other.len()), (4, 4));
        assert_eq!(one.iter().filter(|point| other.contains(point)).count(), 2);
        assert_eq!(topology.countries()[0].id.as_deref(), Some("276"));
    }

    #[test]
    fn what_crosses_the_edge_is_no_ring() {
        let across = TWO.replace("[[10,0],[0,10]]", "[[-160,0],[-20,0]]");
        let topology: Topology = serde_json::from_str(&across).unwrap();
        assert_eq!(ring(&[0, 1], &topology.lines(100.0, 0.0)), None);
    }
}
