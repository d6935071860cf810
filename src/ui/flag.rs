//! A country's flag. Always beside its name or code, never alone.

use api::Country;
use leptos::prelude::*;

/// Whether this build has pictures of flags; else the code stands for the flag. (Windows has no flags among its emoji.)
pub const PICTURED: bool = cfg!(flags);

/// The address of a flag's picture, from the page's own.
pub fn picture(country: Country) -> String {
    format!("flags/{}.svg", country.lower())
}

/// The flag, for the eye only, since the name stands beside it. Its picture is fetched when it comes into view.
#[component]
pub fn Flag(
    /// Whose it is.
    country: Country,
) -> impl IntoView {
    if PICTURED {
        view! { <img class="flag" src=picture(country) alt="" width="20" height="15" loading="lazy"/> }.into_any()
    } else {
        view! { <i class="flag" aria-hidden="true">{country.upper()}</i> }.into_any()
    }
}
