//! The targeting form: what somebody typed, the strings that come of it, and the link that brings the form back.

mod carried;
mod extras;
mod form;
mod lines;
mod package;
mod pasted;
mod place_list;
mod preview;
mod sessions;
mod shelf;

pub use carried::{Carried, carried};
pub use extras::{EXTRAS, Extras, Kind, ON, kind};
pub use form::{Form, MOST_SESSIONS, NotNumber};
pub use lines::{Gateway, Lines, Refused};
pub use package::{package_number, profile};
pub use pasted::{read_pasted, why_not};
pub use place_list::PlaceList;
pub use preview::{Part, Piece, pieces};
pub use sessions::{SessionNames, random_name};
pub use shelf::{Saved, Shelf};
