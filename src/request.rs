//! Gives the comparison tables that pages ask for, in a fenced block of the kind `comparison`:
//!
//! ```comparison
//! plans: [plans/online, plans/business]
//! facts: [mark, coverage, duration]
//! title: Two plans
//! ```

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_yaml::Spanned;

use crate::config::near;
use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::document::Document;
use crate::document::tree::{NodeId, TextPiece};
use crate::facts::Kind;
use crate::facts::value::TABULAR;
use crate::source::Span;
use crate::yaml::{self, Fault, Mapping};

pub const UNREADABLE: Rule = Rule {
    name: "unreadable-comparison",
    level: Level::Error,
    group: Group::Reading,
    summary: "A request for a comparison table cannot be read, so the table is not there.",
};

/// A table that a page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    pub columns: Columns,
    /// The kinds of facts by which rows are chosen; empty: all rows.
    pub kinds: Vec<Kind>,
    /// The sections from which rows are taken, by the ids of their headings; empty: all.
    pub sections: Vec<Named>,
    /// What the page calls the table.
    pub title: Option<String>,
    pub place: Place,
}

/// What stands side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Columns {
    /// Pages, one a plan.
    Plans(Vec<Named>),
    /// The editions of one page.
    Editions(Named),
}

/// A page or a section as a request names it: a page by its path without the language, a section by
/// the id of its heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub name: String,
    pub place: Place,
}

const KEYS: &[&str] = &["plans", "editions", "facts", "sections", "title"];

#[derive(Deserialize)]
struct Written {
    plans: Option<Vec<Spanned<String>>>,
    editions: Option<Spanned<String>>,
    facts: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    sections: Vec<Spanned<String>>,
    title: Option<String>,
}

/// The requests of a page, by the element that makes each, and what is wrong with others.
pub fn requests(document: &Document) -> (Vec<(NodeId, Request)>, Vec<Diagnostic>) {
    let (mut requests, mut problems) = (Vec::new(), Vec::new());
    let tree = &document.tree;
    for (id, _) in tree.elements() {
        let Some(code) = tree.code_of_kind(id, "comparison") else {
            continue;
        };
        let block = Block {
            document,
            text: tree.text(code),
            pieces: tree.pieces(code).cloned().collect(),
            whole: tree.node(id).span,
        };
        match block.read() {
            Ok(request) => requests.push((id, request)),
            Err(fault) => {
                let place = block.place(word(&block.text, fault.at));
                let help = "write `plans:` with a list of pages or `editions:` with one page; \
                            `facts:`, `sections:` and `title:` are optional";
                problems.push(Diagnostic::new(&UNREADABLE, place, fault.message).help(help));
            }
        }
    }
    (requests, problems)
}

/// The word at a place, or the sign.
fn word(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find(|c: char| !(c.is_alphanumeric() || "-_/.".contains(c)));
    at..at + length.unwrap_or(rest.len()).max(1)
}

/// The text of a request with its places.
struct Block<'a> {
    document: &'a Document,
    text: String,
    pieces: Vec<TextPiece>,
    whole: Span,
}

impl Block<'_> {
    fn read(&self) -> Result<Request, Fault> {
        let mapping: Mapping = yaml::parse(&self.text)?;
        for field in &mapping.0 {
            if !KEYS.contains(&field.key.as_str()) {
                return Err(unknown("key", &field.key, field.key_range.start, KEYS));
            }
        }
        let written: Written = yaml::parse(&self.text)?;
        let key = |name: &str| {
            let key = mapping.0.iter().find(|field| field.key == name);
            key.map_or(0, |field| field.key_range.start)
        };
        let columns = match (written.plans, written.editions) {
            (Some(_), Some(_)) => {
                let at = key("plans").max(key("editions"));
                let message = "a comparison is of `plans` or of `editions`, not of both";
                return Err(fault(message, at));
            }
            (Some(plans), None) if plans.len() > 1 => {
                distinct(&plans)?;
                let plans = plans.iter().map(|plan| self.page(plan));
                Columns::Plans(plans.collect::<Result<_, _>>()?)
            }
            (Some(_), None) => {
                return Err(fault("a comparison needs two plans at least", key("plans")));
            }
            (None, Some(page)) => Columns::Editions(self.page(&page)?),
            (None, None) => {
                let at = key("plans").max(key("editions"));
                return Err(fault("it is not said which pages are compared", at));
            }
        };
        let kinds = match written.facts {
            Some(names) => names.iter().map(kind).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        Ok(Request {
            columns,
            kinds,
            sections: written
                .sections
                .iter()
                .map(|id| self.named(id, id.value.trim_start_matches('#')))
                .collect(),
            title: written.title.filter(|title| !title.trim().is_empty()),
            place: self.document_place(self.whole),
        })
    }

    fn page(&self, name: &Spanned<String>) -> Result<Named, Fault> {
        match family(name) {
            "" => Err(fault(
                "the name of a page is missing here",
                yaml::range(name).start,
            )),
            family => Ok(self.named(name, family)),
        }
    }

    fn named(&self, written: &Spanned<String>, name: &str) -> Named {
        Named {
            name: name.to_owned(),
            place: self.place(yaml::range(written)),
        }
    }

    fn place(&self, range: Range<usize>) -> Place {
        let end = range.end.min(self.text.len());
        let start = range.start.min(end.saturating_sub(1));
        let span = TextPiece::span_of(&self.pieces, start..end);
        self.document_place(if span == Span::default() {
            self.whole
        } else {
            span
        })
    }

    fn document_place(&self, span: Span) -> Place {
        Place::new(&self.document.sources[span.source.0 as usize], span)
    }
}

/// A page by its path, without what authors may write around it.
fn family(name: &Spanned<String>) -> &str {
    let family = name.value.trim_start_matches('/');
    family.strip_suffix(".md").unwrap_or(family)
}

fn distinct(plans: &[Spanned<String>]) -> Result<(), Fault> {
    let mut plans = plans.iter().enumerate();
    let all = plans.clone();
    let twice = plans.find(|(index, plan)| {
        let mut before = all.clone().take(*index);
        before.any(|(_, other)| family(other) == family(plan))
    });
    match twice {
        Some((_, plan)) => {
            let message = format!("`{}` is named twice", family(plan));
            Err(fault(&message, yaml::range(plan).start))
        }
        None => Ok(()),
    }
}

fn kind(name: &Spanned<String>) -> Result<Kind, Fault> {
    let found = TABULAR.iter().find(|kind| kind.to_string() == name.value);
    found.copied().ok_or_else(|| {
        let names: Vec<String> = TABULAR.iter().map(ToString::to_string).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        unknown("kind of fact", &name.value, yaml::range(name).start, &names)
    })
}

fn unknown(what: &str, name: &str, at: usize, known: &[&str]) -> Fault {
    let advice = match near(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? There are {}", known.join(", ")),
        None => format!("there are {}", known.join(", ")),
    };
    Fault {
        message: format!("there is no {what} `{name}`: {advice}"),
        at,
    }
}

fn fault(message: &str, at: usize) -> Fault {
    Fault {
        message: message.to_owned(),
        at,
    }
}
