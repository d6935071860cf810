//! Programs that ask SOAX's checker through a proxy, by language. Every login is written so that the proxy sees the bytes of
//! its UTF-8, whatever the library would make of it by itself.

pub(crate) mod compiled;
pub(crate) mod node;
pub(crate) mod php;
pub(crate) mod python;
