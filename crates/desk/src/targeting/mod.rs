//! Targeting strings as a form.
