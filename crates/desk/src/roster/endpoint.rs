//! A row as a proxy that programs connect to.

use super::RowView;
use connection::{Endpoint, Scheme};
use proxy6::{RowType, Version, VersionSeen};

impl RowView<'_> {
    /// The endpoint that programs connect to: `host`, never `ip`, with the comment as its name. Of `auto`, which speaks HTTP
    /// and SOCKS5 on one port, it is the HTTP one. `None` for a type that no document names.
    pub fn endpoint(&self) -> Option<Endpoint> {
        let scheme = match self.row_type() {
            _ if self.version() == VersionSeen::Known(Version::MtProto) => Scheme::MtProto,
            RowType::Http | RowType::Auto => Scheme::Http,
            RowType::Socks => Scheme::Socks5,
            RowType::Other(_) => return None,
        };
        let endpoint =
            Endpoint::new(scheme, self.host(), self.port()).with_login(self.user(), self.password().expose());
        let name = Some(self.comment()).filter(|comment| !comment.is_empty()).map(str::to_owned);
        Some(Endpoint { name, country: self.country(), expires: self.expires(), ..endpoint })
    }
}
