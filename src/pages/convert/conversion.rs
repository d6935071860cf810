//! Reading a list and writing it anew, in slices, so that the page stays responsive.

use crate::browser::clock;
use connection::{CannotCarry, Endpoint, Format, List, Rejected, Scheme, Template, Verdict, Writer};
use std::collections::HashSet;

/// Lines between two breaths.
const SLICE: u64 = 1_000;
/// As many findings of a kind as a person reads.
const SHOWN: usize = 20;

/// What to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// One of the formats.
    Format(Format),
    /// A line of the person's own making.
    Template(Template),
}

/// How to read and write.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What to write.
    pub target: Target,
    /// For lines that do not name their scheme.
    pub scheme: Scheme,
    /// For lines that can be read in several formats.
    pub preferred: Option<Format>,
    /// Whether what stands twice is written twice.
    pub keep_duplicates: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversion {
    /// The text in the wanted format.
    pub text: String,
    /// Endpoints read, duplicates among them.
    pub read: u64,
    /// Lines that say the same as an earlier one.
    pub duplicates: u64,
    /// How many lines cannot be read, and the first of them.
    pub rejected: (u64, Vec<(u64, Rejected)>),
    /// How many lines the format cannot carry, and the first of them.
    pub not_carried: (u64, Vec<(u64, CannotCarry)>),
    /// How many lines can be read in several formats, and which formats these are.
    pub ambiguous: (u64, Vec<Format>),
    /// Some share host and port, and the format's program keeps one login for each.
    pub shares_address: bool,
}

enum Pen {
    Format(Writer),
    Template(Template, String),
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

    fn finish(self) -> String {
        match self {
            Self::Format(writer) if writer.entries() == 0 => String::new(),
            Self::Format(writer) => writer.finish(),
            Self::Template(_, text) => text,
        }
    }
}

/// Converts a text; `progress` is told how many lines are done. Dropping the future gives it up.
pub async fn convert(text: &str, wanted: Wanted, progress: impl Fn(u64)) -> Conversion {
    let mut conversion = Conversion::default();
    let mut addresses = HashSet::new();
    let by_address = matches!(&wanted.target, Target::Format(format) if format.keeps_login_by_address());
    let mut pen = match wanted.target {
        Target::Format(format) => Pen::Format(Writer::new(format)),
        Target::Template(template) => Pen::Template(template, String::new()),
    };
    let mut done = 0;
    for line in List::new(text, wanted.scheme, wanted.preferred) {
        let number = line.number as u64;
        match line.verdict {
            Verdict::Read { endpoint, same_as, .. } => {
                conversion.read += 1;
                conversion.duplicates += u64::from(same_as.is_some());
                if same_as.is_none() || wanted.keep_duplicates {
                    if by_address && !addresses.insert((endpoint.host.clone(), endpoint.port)) {
                        conversion.shares_address = true;
                    }
                    if let Err(why) = pen.write(&endpoint) {
                        note(&mut conversion.not_carried, number, why);
                    }
                }
            }
            Verdict::Ambiguous(choices) => {
                conversion.ambiguous.0 += 1;
                for (format, _) in choices {
                    if !conversion.ambiguous.1.contains(&format) {
                        conversion.ambiguous.1.push(format);
                    }
                }
            }
            Verdict::Rejected(why) => note(&mut conversion.rejected, number, why),
        }
        done += 1;
        if done % SLICE == 0 {
            progress(done);
            clock::sleep(0).await;
        }
    }
    conversion.text = pen.finish();
    conversion
}

fn note<T>((count, first): &mut (u64, Vec<(u64, T)>), number: u64, why: T) {
    *count += 1;
    if first.len() < SHOWN {
        first.push((number, why));
    }
}
