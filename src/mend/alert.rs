//! Gives back the keyword of an alert that was translated: the one that the interface translates so,
//! or that all other languages have at its place.

use crate::diagnostic::Diagnostic;
use crate::document::dialect::alert;
use crate::facts::outline::BlockKind;
use crate::locale::Messages;
use crate::source::{SourceId, Span};

use super::Change;
use super::page::Page;

pub fn is_one(finding: &Diagnostic) -> bool {
    *finding.rule == alert::TRANSLATED
}

pub fn changes(page: &Page, finding: &Diagnostic) -> Vec<Change> {
    let (start, end) = finding.place.bytes;
    let span = Span::new(SourceId(0), start as usize..end as usize);
    let head = page.slice(span);
    let keyword = head.trim_matches(|c: char| !c.is_alphanumeric());
    let known = translated(keyword, page.wording.messages).or_else(|| elsewhere(page, span));
    let change = known.map(|keyword| vec![(span, format!("[!{keyword}]"))]);
    change.into_iter().collect()
}

/// The keyword whose title readers of the language see as this word.
fn translated(word: &str, messages: &Messages) -> Option<&'static str> {
    let word = word.to_lowercase();
    let mut kinds = alert::KINDS.iter();
    let kind = kinds.find(|(_, class)| {
        let title = messages.say(&format!("alert-{class}"), &[]);
        title.to_lowercase() == word
    });
    kind.map(|(keyword, _)| *keyword)
}

/// The alerts of a page, and the quotes that begin as one.
fn with_quotes<'a>(
    page: &Page<'a>,
    mut alerts: Vec<(Span, &'a str)>,
) -> Option<Vec<(Span, &'a str)>> {
    let blocks = page.comparison.side(page.locale)?.outline.blocks.iter();
    let quotes = blocks.filter(|block| {
        let text = page.slice(block.span).trim_start_matches(['>', ' ']);
        matches!(block.kind, BlockKind::Group(_))
            && text.starts_with('[')
            && !alerts.iter().any(|(span, _)| *span == block.span)
    });
    let quotes: Vec<(Span, &str)> = quotes.map(|block| (block.span, "")).collect();
    alerts.extend(quotes);
    alerts.sort_by_key(|(span, _)| span.start);
    Some(alerts)
}

/// The keyword that every other language has, where all have as many alerts.
fn elsewhere(page: &Page, span: Span) -> Option<&'static str> {
    let alerts = |locale: usize| -> Option<Vec<(Span, &str)>> {
        let blocks = page.comparison.side(locale)?.outline.blocks.iter();
        let groups = blocks.filter_map(|block| match &block.kind {
            BlockKind::Group(name) => Some((block.span, name.strip_prefix("div alert ")?)),
            _ => None,
        });
        Some(groups.collect())
    };
    let holds = |alert: &Span| alert.range().start <= span.range().start && span.end <= alert.end;
    let own = alerts(page.locale)?;
    // In plain Markdown what has a damaged head is a quote.
    let own = match own.iter().any(|(alert, _)| holds(alert)) {
        true => own,
        false => with_quotes(page, own)?,
    };
    let at = own.iter().position(|(alert, _)| holds(alert))?;
    let mut agreed: Option<&str> = None;
    for locale in (0..page.comparison.sides.len()).filter(|&locale| locale != page.locale) {
        let Some(theirs) = alerts(locale) else {
            continue;
        };
        let (_, class) = *theirs.get(at).filter(|_| theirs.len() == own.len())?;
        if agreed.is_some_and(|agreed| agreed != class) {
            return None;
        }
        agreed = Some(class);
    }
    let mut kinds = alert::KINDS.iter();
    let kind = kinds.find(|(_, class)| Some(*class) == agreed);
    kind.map(|(keyword, _)| *keyword)
}
