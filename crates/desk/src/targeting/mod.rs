//! The targeting form: what somebody typed, the strings that come of it, and the link that brings the form back.

mod form;
mod lines;
mod package;
mod place_list;
mod preview;
mod sessions;

pub use form::{Form, MOST_SESSIONS, NotNumber};
pub use lines::{Gateway, Lines, Refused};
pub use package::{package_number, profile};
pub use place_list::PlaceList;
pub use preview::{Part, Piece, pieces};
pub use sessions::{SessionNames, random_name};
