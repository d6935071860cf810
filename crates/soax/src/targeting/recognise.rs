use super::{Dialect, NotTargeting, Target, documented, legacy, package, rules};
use crate::ConnectionType;

/// A targeting string taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Its dialect.
    pub dialect: Dialect,
    /// The package's login or number, where the string names it.
    pub package: Option<String>,
    /// The package's connection type, where the string names it.
    pub connection_type: Option<ConnectionType>,
    /// What it aims at.
    pub target: Target,
}

impl Dialect {
    /// Takes apart a string of this dialect: a user name, of `legacy` a password.
    ///
    /// # Errors
    /// [`NotTargeting`] where it is none.
    pub fn read(self, text: &str) -> Result<Recognised, NotTargeting> {
        let (package, connection_type, target) = match self {
            Self::Documented => {
                let user_name: documented::UserName = text.parse()?;
                (Some(user_name.package().to_owned()), None, user_name.target().clone())
            }
            Self::Package => {
                let user_name: package::UserName = text.parse()?;
                (Some(user_name.package().to_owned()), None, user_name.target().clone())
            }
            Self::Rules => (None, None, text.parse::<rules::UserName>()?.target().clone()),
            Self::Legacy => {
                let password: legacy::Password = text.parse()?;
                (None, Some(password.connection_type()), password.target().clone())
            }
        };
        Ok(Recognised { dialect: self, package, connection_type, target })
    }
}

/// Every way to read a pasted string; more than one where it fits more than one dialect, and somebody has to choose.
///
/// A string without any pair is a package's login in `documented`, but so would be nearly every text: it counts as that
/// only where nothing else fits.
pub fn recognise(text: &str) -> Vec<Recognised> {
    let mut found: Vec<_> = Dialect::ALL.into_iter().filter_map(|dialect| dialect.read(text.trim()).ok()).collect();
    if found.len() > 1 {
        found.retain(|read| read.dialect != Dialect::Documented || !read.target.fields().is_empty());
    }
    found
}

#[cfg(test)]
mod tests;
