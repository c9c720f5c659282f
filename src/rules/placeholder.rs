//! Whole placeholders of translation software, such as `__PLACEHOLDER_3__`, `{{0}}`, `%1$s`, `⟦12⟧` and
//! `<x id="1"/>`, in pages whose source has no such text. A page alone does not tell whether it is about
//! placeholders.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::compare::Comparison;
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::dialect::placeholder::{HELP, LEAKED, is_left};
use crate::facts::Value;
use crate::facts::outline::{Block, BlockKind};
use crate::source::Span;

use super::Judge;

pub struct Placeholders;

impl Judge for Placeholders {
    /// The rule is that of the marks which are broken, and their page explains it.
    fn rules(&self) -> Vec<&'static Rule> {
        Vec::new()
    }

    fn judge(&self, comparison: &Comparison, found: &mut Vec<Diagnostic>) {
        for locale in 0..comparison.sides.len() {
            if !(comparison.lead_is_source && locale == comparison.lead) {
                judge_page(comparison, locale, found);
            }
        }
    }
}

fn judge_page(comparison: &Comparison, locale: usize, found: &mut Vec<Diagnostic>) -> Option<()> {
    let side = comparison.side(locale)?;
    let mut told = BTreeSet::new();
    for block in &side.outline.blocks {
        let leaks = leaks(comparison, locale, block);
        let mut new = leaks
            .into_iter()
            .filter(|(span, _)| told.insert((span.source.0, span.start)));
        let Some((span, text)) = new.next() else {
            continue;
        };
        let texts: Vec<String> = std::iter::once(text)
            .chain(new.map(|(_, text)| text))
            .collect();
        let place = comparison.place(locale, span)?;
        found.push(Diagnostic::new(&LEAKED, place, is_left(&texts)).help(HELP));
    }
    Some(())
}

/// What stands in a passage and in no page that it could be translated from.
fn leaks(comparison: &Comparison, locale: usize, block: &Block) -> Vec<(Span, String)> {
    let Some(passage) = block
        .passage
        .as_ref()
        .filter(|_| block.kind != BlockKind::Code)
    else {
        return Vec::new();
    };
    let text = comparison.slice(locale, block.span);
    let start = block.span.range().start;
    let code = passage
        .facts
        .iter()
        .filter(|fact| matches!(fact.value, Value::Code(_)));
    let code: Vec<Range<usize>> = code.map(|fact| fact.span.range()).collect();
    let is_code = |at: usize| code.iter().any(|range| range.contains(&(start + at)));
    let leaks = placeholders(text).filter(|range| !is_code(range.start));
    let leaks = leaks.filter(|range| !is_meant(comparison, locale, &text[range.clone()]));
    let placed = leaks.map(|range| {
        let span = Span::new(block.span.source, start + range.start..start + range.end);
        (span, text[range].to_owned())
    });
    placed.collect()
}

/// Whether the source has it too, or any other language where none is the source; or nobody can tell.
fn is_meant(comparison: &Comparison, locale: usize, placeholder: &str) -> bool {
    let speaks = |other: &usize| match comparison.lead_is_source {
        true => *other == comparison.lead,
        false => *other != locale,
    };
    let others = (0..comparison.sides.len()).filter(speaks);
    let mut others = others.filter_map(|other| comparison.side(other)).peekable();
    let has = |text: &str| text.contains(placeholder);
    others.peek().is_none() || others.any(|side| side.sources.iter().any(|s| has(s.text())))
}

/// Where placeholders stand in a text.
fn placeholders(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut behind = 0;
    let begins = text.match_indices(['_', '{', '%', '⟦', '<']);
    begins.filter_map(move |(at, _)| {
        let end = at + placeholder(&text[at..]).filter(|_| at >= behind)?;
        behind = end;
        Some(at..end)
    })
}

/// No placeholder is longer, in bytes.
const LONGEST: usize = 60;

/// How long the placeholder is that a text begins with.
fn placeholder(text: &str) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let between = |open: &str, close: &str| {
        let rest = text.strip_prefix(open)?;
        let behind = digits(rest)?.strip_prefix(close)?;
        Some(text.len() - behind.len())
    };
    let named = || {
        let inside = text.strip_prefix("__")?;
        let (name, behind) = inside.split_once("__")?;
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_name = letters.starts_with(|c: char| c.is_ascii_uppercase())
            && letters.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        (is_name && letters.len() < name.len()).then(|| text.len() - behind.len())
    };
    let numbered = || {
        let behind = digits(text.strip_prefix('%')?)?.strip_prefix('$')?;
        let behind = behind.strip_prefix(['s', 'd', '@'])?;
        let ends = !behind.starts_with(|c: char| c.is_ascii_alphanumeric());
        ends.then(|| text.len() - behind.len())
    };
    between("{{", "}}")
        .or_else(|| between("⟦", "⟧"))
        .or_else(named)
        .or_else(numbered)
        .or_else(|| tag(text))
}

/// A tag of XLIFF, which stands for one of the source's: `<x id="1"/>`.
fn tag(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inside = text.get(1..end)?;
    let (name, rest) = inside.split_once(' ')?;
    let known = ["x", "g", "ph", "bx", "ex", "bpt", "ept", "it"].contains(&name);
    (text.starts_with('<') && known && rest.trim_start().starts_with("id=")).then_some(end + 1)
}

/// What stands behind the digits that a text begins with.
fn digits(text: &str) -> Option<&str> {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (behind.len() < text.len()).then_some(behind)
}
