//! From the globe to paper.

/// A point on paper, in the map's units, or while a map is being made, in radii of the globe. `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// The meridian in the middle, in degrees: the map is cut where only water is, between Alaska and Chukotka.
const MIDDLE: f64 = 11.65;

/// Where a place (degrees) lies in the projection "Natural Earth" (Šavrič, Patterson, Jenny 2011), which shows the whole world with little
/// distortion where people live.
pub fn project(longitude: f64, latitude: f64) -> Point {
    let east = (longitude - MIDDLE + 540.0).rem_euclid(360.0) - 180.0;
    let (lambda, phi) = (east.to_radians(), latitude.to_radians());
    let (square, fourth) = (phi.powi(2), phi.powi(4));
    let x = 0.8707 - 0.131_979 * square + fourth * (-0.013_791 + fourth * (0.003_971 * square - 0.001_529 * fourth));
    let y = 1.007_226 + square * (0.015_085 + fourth * (-0.044_475 + 0.028_874 * square - 0.005_916 * fourth));
    Point { x: lambda * x, y: -phi * y }
}

#[cfg(test)]
mod tests {
    use super::project;

    #[test]
    fn the_middle_is_in_the_middle_and_the_cut_is_between_alaska_and_chukotka() {
        let middle = project(11.65, 0.0);
        assert!(middle.x.abs() < 1e-9 && middle.y.abs() < 1e-9);
        assert!(project(-168.1, 65.6).x < -1.0, "Cape Prince of Wales");
        assert!(project(-169.6, 66.1).x > 1.0, "Cape Dezhnev");
    }

    /// Patterson's table of the projection, by which its formula was made.
    #[test]
    fn parallels_are_as_long_as_the_table_says() {
        let length = |latitude| project(101.65, latitude).x / project(101.65, 0.0).x;
        for (latitude, published) in [(10.0, 0.9953), (30.0, 0.9570), (45.0, 0.9006), (60.0, 0.8196), (80.0, 0.6754)] {
            assert!((length(latitude) - published).abs() < 0.005, "{latitude}: {}", length(latitude));
        }
        assert!(project(0.0, 60.0).y < project(0.0, 30.0).y);
    }
}
