//! The filter's text: words that must each match in some column, and typed facets.
//!
//! Terms are parted by blanks; `"a phrase"` and `comment:"my shop"` keep theirs, and `""` within quotes is a quote. A term
//! is a facet where a facet's name stands before its first colon, so that `192.0.2.1:8000:user:password` is a word.

use super::{
    facet::{BadFacet, CommentWanted, Facet, FacetName},
    fold::fold,
};
use std::{fmt, str::FromStr};

/// One term of the filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Word(Word),
    Facet(Facet),
}

/// A word as it was typed, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) typed: String,
    pub(super) folded: String,
}

/// What the table shall show: rows on which every term holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    pub(super) terms: Vec<Term>,
}

impl Filter {
    /// Reads the filter's text.
    ///
    /// # Errors
    /// [`BadFacet`] for the first facet whose value cannot be understood.
    pub fn parse(text: &str) -> Result<Self, BadFacet> {
        let mut terms = Vec::new();
        for token in tokens(text) {
            let term = token.term()?;
            if !matches!(&term, Term::Word(word) if word.folded.is_empty()) {
                terms.push(term);
            }
        }
        Ok(Self { terms })
    }

    /// Reads what can be read of the filter's text, and leaves out facets whose value cannot be understood (yet).
    pub fn parse_readable(text: &str) -> Self {
        let terms = tokens(text).into_iter().filter_map(|token| token.term().ok());
        Self { terms: terms.filter(|term| !matches!(term, Term::Word(word) if word.folded.is_empty())).collect() }
    }

    /// Whether it lets every row through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The facets in it, in their order.
    pub fn facets(&self) -> impl Iterator<Item = &Facet> {
        self.terms.iter().filter_map(|term| match term {
            Term::Facet(facet) => Some(facet),
            Term::Word(_) => None,
        })
    }

    /// The comment that it wants to the letter, if it does; the empty one is none.
    pub fn exact_comment(&self) -> Option<&str> {
        self.facets().find_map(|facet| match facet {
            Facet::Comment(CommentWanted::Exactly(comment)) if !comment.is_empty() => Some(comment.as_str()),
            _ => None,
        })
    }

    /// The filter without what it says about something.
    #[must_use]
    pub fn without(&self, name: FacetName) -> Self {
        let other = |term: &&Term| !matches!(term, Term::Facet(facet) if facet.name() == name);
        Self { terms: self.terms.iter().filter(other).cloned().collect() }
    }

    /// A click on a facet: takes it out where it is, or else puts it in the place of any other about the same thing.
    pub fn toggle(&mut self, facet: Facet) {
        let there = self.terms.iter().any(|term| matches!(term, Term::Facet(other) if *other == facet));
        self.terms.retain(|term| !matches!(term, Term::Facet(other) if other.name() == facet.name()));
        if !there {
            self.terms.push(Term::Facet(facet));
        }
    }
}

impl FromStr for Filter {
    type Err = BadFacet;

    fn from_str(text: &str) -> Result<Self, BadFacet> {
        Self::parse(text)
    }
}

impl fmt::Display for Filter {
    /// A text that is read as this filter.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            match term {
                Term::Word(word) => write!(formatter, "{gap}{}", quoted(&word.typed, false))?,
                Term::Facet(facet) => {
                    let exactly = matches!(facet, Facet::Comment(CommentWanted::Exactly(_)));
                    let (sign, value) = (if exactly { "=" } else { "" }, facet.to_string());
                    write!(formatter, "{gap}{}:{sign}{}", facet.name().word(), quoted(&value, true))?;
                }
            }
        }
        Ok(())
    }
}

/// A word or a facet's value, in quotes where it would not be read as one otherwise.
pub(super) fn quoted(text: &str, is_value: bool) -> String {
    let looks_like_a_facet = !is_value && FacetName::split(text).is_some();
    let looks_exact = is_value && text.starts_with('=');
    if text.contains(|letter: char| letter.is_whitespace() || letter == '"') || looks_like_a_facet || looks_exact {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A term without its quotes, and where the first of them stood.
struct Token {
    text: String,
    quote: Option<usize>,
}

impl Token {
    fn term(self) -> Result<Term, BadFacet> {
        let Some((facet, value)) = FacetName::split(&self.text) else { return Ok(self.word()) };
        let value_at = self.text.len() - value.len();
        if self.quote.is_some_and(|quote| quote < value_at) {
            return Ok(self.word());
        }
        let exact = value.strip_prefix('=').filter(|_| facet == FacetName::Comment && self.quote != Some(value_at));
        Facet::read(facet, exact.unwrap_or(value), exact.is_some()).map(Term::Facet)
    }

    fn word(self) -> Term {
        Term::Word(Word { folded: fold(&self.text), typed: self.text })
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut token = Token { text: String::new(), quote: None };
    let mut within_quotes = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if within_quotes && letters.next_if_eq(&'"').is_some() => token.text.push('"'),
            '"' => {
                token.quote.get_or_insert(token.text.len());
                within_quotes = !within_quotes;
            }
            blank if blank.is_whitespace() && !within_quotes => {
                tokens.push(std::mem::replace(&mut token, Token { text: String::new(), quote: None }));
            }
            other => token.text.push(other),
        }
    }
    tokens.push(token);
    tokens
}
