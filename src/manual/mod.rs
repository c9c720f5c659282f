//! Gives the manual: for each rule the page that explains it. The pages are tests, so what they say
//! is true.

mod case;
mod line;
mod pages;

use std::borrow::Cow;

use crate::diagnostic::Rule;
use crate::document::dialect::SHELF;

use case::Case;
use line::{Place, lines};

pub use pages::{by_group, is_own, pages};

const PAGES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/manual.rs"));

/// What a page says about a rule. Rules of a construct share its page: of that, the cases that show
/// the rule are told.
pub fn explanation(rule: &Rule) -> Option<String> {
    let page = page(&path(rule))?;
    Some(match construct_of(rule) {
        Some(_) => case::in_words(&about(&page, rule.name), Case::Page),
        None => case::in_words(&page, Case::Site),
    })
}

/// The prose of an explanation with its first case, and how many cases follow.
pub fn with_first_case(told: &str) -> (&str, usize) {
    let parts = parts(told);
    let shown: usize = parts.iter().take(2).map(|part| part.len()).sum();
    (&told[..shown], parts.len().saturating_sub(2))
}

/// The file of the page that explains a rule, in this repository.
pub fn path(rule: &Rule) -> String {
    match construct_of(rule) {
        Some(construct) => format!("tests/dialect/{construct}.md"),
        None => format!("tests/rules/{}.md", rule.name),
    }
}

/// The construct that reports a rule.
fn construct_of(rule: &Rule) -> Option<&'static str> {
    let found = SHELF
        .iter()
        .find(|construct| construct.rules().contains(&rule))?;
    Some(found.name())
}

fn page(path: &str) -> Option<Cow<'static, str>> {
    let (_, bytes) = PAGES.iter().find(|(name, _)| *name == path)?;
    Some(String::from_utf8_lossy(bytes))
}

/// The prose of a page, and the cases in which a rule finds something.
fn about(page: &str, rule: &str) -> String {
    let finding = format!("[{rule}]");
    let mut parts = parts(page).into_iter();
    let prose = parts.next().unwrap_or_default();
    let cases = parts.filter(|case| case.contains(&finding));
    let told: String = std::iter::once(prose).chain(cases).collect();
    format!("{}\n", told.trim_end())
}

/// A page cut at its `##` headings. What looks like one inside a fence is text of a case.
fn parts(page: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut at = 0;
    for (line, place) in lines(page) {
        if place == Place::Prose && line.starts_with("## ") {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    let ranges = starts.iter().copied().zip(ends);
    ranges.map(|(from, to)| &page[from..to]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_headings_alone() {
        let page = "# T\n\nprose\n\n## A\n\n~~~en\n## no\n~~~\n\n## B\n";
        assert_eq!(
            parts(page),
            [
                "# T\n\nprose\n\n",
                "## A\n\n~~~en\n## no\n~~~\n\n",
                "## B\n"
            ]
        );
    }
}
