//! The sentences about failures, in English.

use super::{Cause, Consequence, Failures, cause};
use proxy6::ErrorCode;
use soax::ErrorKind;

/// English.
pub const ENGLISH: Failures = Failures {
    consequence: |consequence| match consequence {
        Consequence::NothingHappened => "Nothing was charged and nothing was changed.",
        Consequence::OnlyRead => "It was only a question: nothing was charged and nothing was changed.",
        Consequence::ChangeUnknown => "It is not known whether the change was made. It is not sent again by itself.",
        Consequence::SpendUnknown => {
            "It is not known whether money was spent. It is not sent again by itself: do not repeat it before you have looked."
        }
    },
    proxy6,
    soax,
    too_many_requests: cause(
        "Proxy6 answers at most 3 requests a second for a key, and another program is using the same key now.",
        "Wait a few seconds and try again.",
    ),
    unreadable: cause(
        "An answer came, but not in the documented form.",
        "Try again in a minute; if it stays so, the provider has changed something or is under maintenance.",
    ),
    untested: cause(
        "This connection to the account has not given a readable answer yet.",
        "Test the connection; if this browser cannot read the answers here, use the relay.",
    ),
    no_locks: cause(
        "This page is not in a secure context, so it cannot keep order between tabs.",
        "Open the app over https, or from 127.0.0.1.",
    ),
    relay_refused: cause(
        "The relay refused the request.",
        "Check that the page and the relay belong together: open the app from the relay's own address.",
    ),
    unpaired: cause(
        "This tab is not paired with the relay.",
        "Open the link that the relay printed last, or paste its token in Settings under “Relay”.",
    ),
    held_by_relay: cause(
        "The relay holds this account's key, and this connection does not go through the relay.",
        "Choose Relay in Settings under “How calls travel”.",
    ),
    relay_busy: cause("Too many requests wait in the relay for this key.", "Wait a few seconds and try again."),
    unreachable: cause(
        "The relay runs, but cannot reach the provider.",
        "Check this computer's internet connection, or choose another Proxy6 host in Settings.",
    ),
    no_sandbox: cause("The sandbox could not start in this browser.", "Reload the page."),
    no_code: cause(
        "A part of Proxydeck itself could not be fetched.",
        "See that the network is there and try again; if that does not help, reload the page.",
    ),
    blocked: cause(
        "The browser blocked it: either the provider sends no CORS headers, so that a page may not read its answers, or there is no network.",
        "Use the relay: run “cargo xtask serve” and choose Relay in Settings.",
    ),
    no_relay: cause(
        "The relay does not answer.",
        "Start it with “cargo xtask serve”, check its address in Settings, then test again.",
    ),
    not_the_relay: cause(
        "Something answers at the relay's address, but it is not the relay.",
        "Check the relay's address in Settings.",
    ),
    upstream_lost: cause(
        "The relay sent the request, and the provider's answer got lost.",
        "Look in the list whether it was carried out.",
    ),
    timeout: cause("No answer came in time.", "Check the connection and try again; the provider may be slow now."),
    not_stored: cause(
        "The browser refuses to keep the journal, so nothing was sent.",
        "Free some disk space or leave the private window, then try again.",
    ),
    said_by_proxy6: |number, text| format!("Proxy6: error {number}: {text}"),
    said_by_soax: |status, text| {
        if text.is_empty() { format!("SOAX: HTTP {status}") } else { format!("SOAX: HTTP {status}: {text}") }
    },
    said_by_relay: |text| format!("Relay: {text}"),
};

fn proxy6(code: ErrorCode) -> Cause {
    match code {
        ErrorCode::Unspecified => cause(
            "Proxy6 gave no reason. After a change of type it means that every chosen proxy already has that type.",
            "Refresh the list and look at the types; otherwise try again later.",
        ),
        ErrorCode::Key => cause(
            "Proxy6 does not know this API key.",
            "Copy the key again from your account at Proxy6 and put it in Settings.",
        ),
        ErrorCode::Ip => cause(
            "Proxy6 takes this key only from certain addresses, and this one is not among them; or an address is written wrong.",
            "Change the list of API addresses at Proxy6, or call from an address that is on it.",
        ),
        ErrorCode::Method => cause("Proxy6 does not know this method.", "Choose another Proxy6 host in Settings."),
        ErrorCode::Count => cause("Proxy6 does not accept this number of proxies.", "Choose another count."),
        ErrorCode::Period => cause("Proxy6 does not accept this period.", "Choose another number of days."),
        ErrorCode::Country => cause("Proxy6 does not accept this country.", "Choose a country that has stock."),
        ErrorCode::Ids => cause(
            "Proxy6 does not accept the list of proxy numbers: one of them may be gone.",
            "Refresh the list and choose the proxies again.",
        ),
        ErrorCode::Version => cause("Proxy6 does not accept this version.", "Choose another version."),
        ErrorCode::Descr => cause(
            "Proxy6 does not accept this comment.",
            "Shorten it to 50 characters, or leave special characters out.",
        ),
        ErrorCode::Type => cause("Proxy6 does not accept this type.", "Choose HTTPS or SOCKS5."),
        ErrorCode::Port => {
            cause("The port in the proxy string is wrong.", "Correct the string: ip:port:user:password.")
        }
        ErrorCode::ProxyString => {
            cause("Proxy6 cannot read the proxy string.", "Correct the string: ip:port:user:password.")
        }
        ErrorCode::ActiveProxyAllow => cause(
            "Proxy6 does not have that many proxies in stock.",
            "Choose a smaller count, another country or another version.",
        ),
        ErrorCode::NoMoney => cause(
            "The balance is not enough.",
            "Add money to the account at Proxy6, or choose a smaller count or a shorter period.",
        ),
        ErrorCode::NotFound => {
            cause("Proxy6 finds nothing of the kind.", "Refresh the list: it may have been deleted meanwhile.")
        }
        ErrorCode::Price => {
            cause("Proxy6 computed a price of zero or less.", "Choose another count, period or version.")
        }
        ErrorCode::Unknown(_) => cause(
            "Proxy6 refused with an error that its document does not name.",
            "Read Proxy6's own words below; its support knows more.",
        ),
    }
}

fn soax(kind: ErrorKind) -> Cause {
    match kind {
        ErrorKind::InvalidApiKey => cause(
            "SOAX does not know this API key.",
            "Copy the key again from the SOAX dashboard and put it in Settings.",
        ),
        ErrorKind::AccessDenied => cause(
            "This API key has no right to the package.",
            "Check in the SOAX dashboard that the package is active and belongs to this account.",
        ),
        ErrorKind::PackageNotFound => cause("SOAX does not find this package.", "Check the package key in Settings."),
        ErrorKind::Validation => cause(
            "SOAX does not accept a value; often the connection type is not the package's.",
            "Correct what SOAX names below, or change the connection type (residential or mobile).",
        ),
        ErrorKind::TooManyRequests { .. } => {
            cause("SOAX gets too many requests with this key.", "Wait a few seconds and try again.")
        }
        ErrorKind::ServerError => cause("SOAX has a fault of its own.", "Try again later."),
        ErrorKind::Unsuccessful => cause("SOAX says that it did not succeed.", "Read SOAX's own words below."),
        ErrorKind::Other(_) => {
            cause("SOAX answered with a status that its document does not name.", "Read SOAX's own words below.")
        }
    }
}
