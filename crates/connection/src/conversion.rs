use crate::{
    CannotCarry, Endpoint, Format, Line, List, NotTemplate, Rejected, Scheme, Template, Verdict, Warning, Writer,
};
use serde::{Deserialize, Serialize};

/// As many findings of a kind as a person reads.
const SHOWN: usize = 20;

/// What to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// One of the formats.
    Format(Format),
    /// A line of the person's own making, as [`Template`] reads it.
    Template(String),
}

/// How to read a list and write it anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// What to write.
    pub target: Target,
    /// For lines that do not name their scheme.
    pub scheme: Scheme,
    /// For lines that can be read in several formats: the first of these that fits.
    pub preferred: Vec<Format>,
    /// Whether what stands twice is written twice.
    pub keep_duplicates: bool,
}

/// What was found while converting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Lines, rows or objects that say something.
    pub lines: u64,
    /// Endpoints read, duplicates among them.
    pub read: u64,
    /// Endpoints written.
    pub written: u64,
    /// Lines that say the same as an earlier one.
    pub duplicates: u64,
    /// How many lines cannot be read, and the first of them by their numbers.
    pub rejected: (u64, Vec<(u64, Rejected)>),
    /// How many lines the format cannot carry, and the first of them by their numbers.
    pub not_carried: (u64, Vec<(u64, CannotCarry)>),
    /// Why lines cannot be carried, and how many for each reason.
    pub refusals: Vec<(CannotCarry, u64)>,
    /// How many lines can be read in several formats and wait for a choice.
    pub ambiguous: u64,
    /// How many lines were read as the preferred of several formats.
    pub settled: u64,
    /// The formats that there are to choose from.
    pub choices: Vec<Format>,
    /// What there is to know about the program that the format is for.
    pub warnings: Vec<Warning>,
}

/// A list that is read and written anew, some lines at a time.
pub struct Conversion<'a> {
    list: List<'a>,
    keep_duplicates: bool,
    pen: Pen,
    findings: Findings,
}

enum Pen {
    Format(Writer),
    Template(Template, String),
}

impl<'a> Conversion<'a> {
    /// Nothing is converted yet.
    ///
    /// # Errors
    /// [`NotTemplate`] where that is the target and cannot be read.
    pub fn new(text: &'a str, wanted: &Wanted) -> Result<Self, NotTemplate> {
        let pen = match &wanted.target {
            Target::Format(format) => Pen::Format(Writer::new(*format)),
            Target::Template(template) => Pen::Template(template.parse()?, String::new()),
        };
        let list = List::new(text, wanted.scheme, &wanted.preferred);
        Ok(Self { list, keep_duplicates: wanted.keep_duplicates, pen, findings: Findings::default() })
    }

    /// About how many lines there are.
    pub fn expected(&self) -> u64 {
        self.list.expected()
    }

    /// Converts at most so many lines; whether there may be more.
    pub fn advance(&mut self, lines: u64) -> bool {
        for _ in 0..lines {
            match self.list.next() {
                Some(line) => self.take(line),
                None => return false,
            }
        }
        true
    }

    /// What was found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Takes what is written so far out of the memory.
    pub fn written(&mut self) -> String {
        match &mut self.pen {
            Pen::Format(writer) => writer.take(),
            Pen::Template(_, text) => std::mem::take(text),
        }
    }

    /// All that was found, and the rest of the text. Where nothing was written at all, whatever stands around entries is
    /// not to be used either.
    pub fn finish(self) -> (Findings, String) {
        let Self { mut findings, pen, .. } = self;
        let text = match pen {
            Pen::Format(writer) => {
                findings.warnings = writer.warnings().to_vec();
                writer.finish()
            }
            Pen::Template(_, text) => text,
        };
        (findings, text)
    }

    fn refuse(&mut self, why: CannotCarry) {
        let refusals = &mut self.findings.refusals;
        match refusals.iter_mut().find(|(known, _)| *known == why) {
            Some((_, count)) => *count += 1,
            None => refusals.push((why, 1)),
        }
    }

    fn take(&mut self, line: Line) {
        let number = line.number as u64;
        self.findings.lines += 1;
        match line.verdict {
            Verdict::Read { endpoint, same_as, settled, .. } => {
                self.findings.read += 1;
                if !settled.is_empty() {
                    self.findings.settled += 1;
                    self.offer(settled);
                }
                self.findings.duplicates += u64::from(same_as.is_some());
                if same_as.is_some() && !self.keep_duplicates {
                    return;
                }
                match self.pen.write(&endpoint) {
                    Ok(()) => self.findings.written += 1,
                    Err(why) => {
                        note(&mut self.findings.not_carried, number, why);
                        self.refuse(why);
                    }
                }
            }
            Verdict::Ambiguous(choices) => {
                self.findings.ambiguous += 1;
                self.offer(choices.into_iter().map(|(format, _)| format).collect());
            }
            Verdict::Rejected(why) => note(&mut self.findings.rejected, number, why),
        }
    }

    fn offer(&mut self, choices: Vec<Format>) {
        for format in choices {
            if !self.findings.choices.contains(&format) {
                self.findings.choices.push(format);
            }
        }
    }
}

impl Pen {
    fn write(&mut self, endpoint: &Endpoint) -> Result<(), CannotCarry> {
        match self {
            Self::Format(writer) => writer.push(endpoint),
            Self::Template(template, text) => {
                text.push_str(&template.write(endpoint)?);
                text.push('\n');
                Ok(())
            }
        }
    }
}

fn note<T>((count, first): &mut (u64, Vec<(u64, T)>), number: u64, why: T) {
    *count += 1;
    if first.len() < SHOWN {
        first.push((number, why));
    }
}

#[cfg(test)]
mod tests;
