//! A filter in a link. A pasted `host:port:user:password` finds its row; neither the login nor the password may stand in a
//! link.

use super::{Filter, Roster, filter::Term, row::Spans};

impl Filter {
    /// The filter without the words that hold a login or a password of these proxies.
    #[must_use]
    pub fn without_logins(&self, roster: &Roster) -> Self {
        let tells = |term: &Term| match term {
            Term::Word(word) => word.typed.split([':', '@', '/']).any(|piece| roster.has_login(piece)),
            Term::Facet(_) => false,
        };
        Self { terms: self.terms.iter().filter(|term| !tells(term)).cloned().collect() }
    }
}

impl Roster {
    /// Whether some proxy has this user name or password, in any case.
    fn has_login(&self, text: &str) -> bool {
        let is = |own: &str| own.eq_ignore_ascii_case(text);
        !text.is_empty()
            && self.rows.iter().any(|row| is(self.text(row, Spans::user)) || is(self.text(row, Spans::password)))
    }
}
