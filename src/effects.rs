//! Effects, with what makes them there once.

use leptos::prelude::Effect;

/// An effect of work that does not ask what it returned before. [`Effect::new`] is compiled anew, with a task of its own, for each
/// closure that it is given; here they share it.
pub fn effect(work: impl FnMut() + 'static) {
    boxed(Box::new(work));
}

#[inline(never)]
fn boxed(work: Box<dyn FnMut()>) {
    Effect::new(work);
}
