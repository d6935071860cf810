//! Proxies as texts.

use super::list::List;
use crate::session::words::Words;
use connection::{CannotCarry, Endpoint, Format, Scheme, Writer, write};
use desk::roster::RowView;
use proxy6::ProxyId;

/// Why a proxy is not in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its type is one that no document names.
    UnknownType,
    /// The format cannot carry a part of it.
    CannotCarry(CannotCarry),
}

/// One proxy in a line of its own: in that format, or for MTProto as the link that Telegram takes, since nothing else speaks
/// it.
pub fn line(list: List, id: ProxyId, format: Format) -> Option<Result<String, LeftOut>> {
    list.roster.with_untracked(|roster| {
        let proxy = roster.get(id)?;
        let Some(endpoint) = proxy.endpoint() else { return Some(Err(LeftOut::UnknownType)) };
        let format = if endpoint.scheme == Scheme::MtProto { Format::Telegram } else { format };
        Some(write(format, &endpoint).map_err(LeftOut::CannotCarry))
    })
}

/// A proxy's password.
pub fn password(list: List, id: ProxyId) -> Option<String> {
    list.roster.with_untracked(|roster| Some(roster.get(id)?.password().expose().to_owned()))
}

/// Why a proxy was left out, in words.
pub fn why(left_out: LeftOut, words: Words) -> String {
    match left_out {
        LeftOut::UnknownType => words.proxies.unknown_type.to_owned(),
        LeftOut::CannotCarry(why) => (words.formats.cannot_carry)(why),
    }
}

/// The first lines of a text of proxies, with a mask in each password's place where that is wanted.
pub fn first_lines<'r>(proxies: impl Iterator<Item = RowView<'r>>, format: Format, masked: bool) -> String {
    let mut writer = Writer::new(format);
    for endpoint in proxies.filter_map(|proxy| proxy.endpoint()) {
        // What is left out is told of the whole text.
        let _ = writer.push(&if masked { mask(endpoint) } else { endpoint });
    }
    let text = writer.finish();
    if masked { text.replace(STAND_IN, "••••••") } else { text }
}

/// A password that no format has to encode, and that nobody has.
const STAND_IN: &str = "proxydeck-masks-this";

fn mask(endpoint: Endpoint) -> Endpoint {
    let Some((user, password)) = endpoint.login() else { return endpoint };
    let user = user.to_owned();
    let password = if password.is_empty() { "" } else { STAND_IN };
    endpoint.with_login(&user, password)
}
