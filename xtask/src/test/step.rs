//! The steps of the tests, and which of them to run.

use std::ffi::OsString;

use crate::error::Error;

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Format,
    Clippy,
    Native,
    Consumers,
    Web,
    Types,
    Build,
    Size,
    EndToEnd,
}

impl Step {
    /// All of them, in the order they run in.
    const ALL: [Self; 9] = [
        Self::Format,
        Self::Clippy,
        Self::Native,
        Self::Consumers,
        Self::Web,
        Self::Types,
        Self::Build,
        Self::Size,
        Self::EndToEnd,
    ];

    /// The step that a person types.
    ///
    /// # Errors
    /// [`Error::Usage`] names the word.
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|step| step.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            Error::Usage(format!("there is no step `{name}`; the steps are {names}"))
        })
    }

    /// What a person types.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Native => "native",
            Self::Consumers => "consumers",
            Self::Web => "web",
            Self::Types => "types",
            Self::Build => "build",
            Self::Size => "size",
            Self::EndToEnd => "e2e",
        }
    }

    /// What it does.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Format => "the code is formatted",
            Self::Clippy => "clippy has nothing to say",
            Self::Native => "tests that need no browser",
            Self::Consumers => "real programs log in with the connection strings that are written",
            Self::Web => "the app's own tests in headless Chromium",
            Self::Types => "the end-to-end tests are well typed",
            Self::Build => "the app builds for release",
            Self::Size => "the first load is within size-budget.json",
            Self::EndToEnd => "end-to-end tests in headless Chromium",
        }
    }

    /// Whether it looks at the app as built for release.
    pub fn needs_app(self) -> bool {
        matches!(self, Self::Size | Self::EndToEnd)
    }

    fn takes_arguments(self) -> bool {
        matches!(self, Self::Native | Self::Web | Self::EndToEnd)
    }
}

/// The steps that were chosen, and the arguments for the program that runs the one of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Selection {
    chosen: Vec<Step>,
    arguments: Vec<OsString>,
}

impl Selection {
    /// The steps named, or all where none is.
    ///
    /// # Errors
    /// [`Error::Usage`] when arguments are not for exactly one step that takes some.
    pub fn new(chosen: Vec<Step>, arguments: Vec<OsString>) -> Result<Self, Error> {
        if !arguments.is_empty() && !matches!(chosen[..], [step] if step.takes_arguments()) {
            return Err(Error::Usage("arguments after `--` go with one step: native, web or e2e".to_owned()));
        }
        Ok(Self { chosen, arguments })
    }

    /// The steps to run, in their order; the app is built where one of them looks at it.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        let builds = self.chosen.iter().any(|step| step.needs_app());
        Step::ALL.into_iter().filter(move |step| {
            self.chosen.is_empty() || self.chosen.contains(step) || (builds && *step == Step::Build)
        })
    }

    /// What follows `--`.
    pub fn arguments(&self) -> &[OsString] {
        &self.arguments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(names: &[&str]) -> Vec<&'static str> {
        let chosen = names.iter().map(|name| Step::named(name).unwrap()).collect();
        Selection::new(chosen, Vec::new()).unwrap().steps().map(Step::name).collect()
    }

    #[test]
    fn no_name_means_every_step() {
        assert_eq!(steps(&[]), ["format", "clippy", "native", "consumers", "web", "types", "build", "size", "e2e"]);
    }

    #[test]
    fn what_looks_at_the_app_builds_it_first() {
        assert_eq!(steps(&["e2e", "native"]), ["native", "build", "e2e"]);
        assert_eq!(steps(&["size"]), ["build", "size"]);
        assert_eq!(steps(&["web"]), ["web"]);
    }
}
