//! A country's mark. Always beside its name or code, never alone.

use api::Country;
use leptos::prelude::*;

/// The code in a small frame; for the eye only, since the name stands beside it.
#[component]
pub fn Flag(
    /// Whose it is.
    country: Country,
) -> impl IntoView {
    view! { <i class="flag" aria-hidden="true">{country.upper()}</i> }
}
