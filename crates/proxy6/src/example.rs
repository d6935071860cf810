//! test words
