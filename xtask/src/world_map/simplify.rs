//! Lines without the points that nobody would miss.

use super::projection::Point;

/// A ring has as many points, of which the last is the first again.
const LEAST_OF_RING: usize = 4;

/// The line without what lies less than `tolerance` beside it (Douglas and Peucker). Its ends stay; an island too small for that stays
/// as it is.
pub fn simplified(line: &[Point], tolerance: f64) -> Vec<Point> {
    let fewer = fewer_points(line, tolerance);
    if line.first() == line.last() && fewer.len() < LEAST_OF_RING { line.to_vec() } else { fewer }
}

fn fewer_points(line: &[Point], tolerance: f64) -> Vec<Point> {
    let mut kept = vec![false; line.len()];
    if let (Some(first), Some(last)) = (kept.first_mut(), line.len().checked_sub(1)) {
        *first = true;
        if let Some(end) = kept.get_mut(last) {
            *end = true;
        }
        mark(line, 0, last, tolerance, &mut kept);
    }
    line.iter().zip(kept).filter_map(|(point, keep)| keep.then_some(*point)).collect()
}

fn mark(line: &[Point], first: usize, last: usize, tolerance: f64, kept: &mut [bool]) {
    let (Some(from), Some(to), Some(between)) = (line.get(first), line.get(last), line.get(first + 1..last)) else {
        return;
    };
    let distances = between.iter().map(|point| distance(*point, *from, *to)).zip(first + 1..);
    let Some((farthest, at)) = distances.max_by(|one, other| one.0.total_cmp(&other.0)) else { return };
    if farthest >= tolerance
        && let Some(keep) = kept.get_mut(at)
    {
        *keep = true;
        mark(line, first, at, tolerance, kept);
        mark(line, at, last, tolerance, kept);
    }
}

/// How far a point is from the stretch between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 { 0.0 } else { ((point.x - from.x) * dx + (point.y - from.y) * dy) / length };
    let along = along.clamp(0.0, 1.0);
    (point.x - from.x - along * dx).hypot(point.y - from.y - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect()
    }

    #[test]
    fn a_bend_stays_and_a_tremor_goes() {
        let drawn = line(&[(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 5.0), (10.1, 7.0), (10.0, 10.0)]);
        assert_eq!(simplified(&drawn, 1.0), line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]));
        assert_eq!(simplified(&drawn, 0.0), drawn);
        assert_eq!(simplified(&[], 1.0), []);
    }

    #[test]
    fn a_ring_in_one_line_stays_a_ring() {
        let square = line(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)]);
        assert_eq!(simplified(&square, 1.0), square);
        assert_eq!(simplified(&square, 100.0), square);
    }
}
