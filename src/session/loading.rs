//! How far something is that is loaded piece by piece.

use super::trouble::Trouble;

/// So many pieces of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pieces that have come.
    pub done: usize,
    /// Pieces there are; 0 while that is not known.
    pub total: usize,
}

/// How far it is. What has come is there in every state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Loading {
    /// Not begun, or put off for something else.
    #[default]
    NotBegun,
    /// Under way.
    UnderWay(Progress),
    /// Given up by the person.
    Cancelled(Progress),
    /// All of it is there.
    Complete,
    /// A piece did not come.
    Failed(Trouble),
}

impl Loading {
    /// Whether it is under way.
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::UnderWay(_))
    }

    /// What becomes of it when the person gives it up.
    pub fn cancelled(&self) -> Self {
        match self {
            Self::UnderWay(progress) => Self::Cancelled(*progress),
            other => other.clone(),
        }
    }
}
