//! Judges the marks of the vendors' dialects in a page that is read as plain Markdown: readers see them as text.

use std::collections::BTreeSet;

use crate::diagnostic::{Group, Level, Rule};
use crate::source::{Source, Span};

use super::problem::Problem;
use super::reference_link::is_code;
use super::tree::{NodeData, NodeId, TextPiece, Tree};

pub const UNREAD: Rule = Rule {
    name: "unread-mark",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A mark of Adobe's or Microsoft's stands in a page of plain Markdown, so readers see it as text.",
};

/// Whose dialect it is, and how a page is made one of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Vendor {
    name: &'static str,
    dialect: &'static str,
    field: &'static str,
}

const ADOBE: Vendor = Vendor {
    name: "Adobe",
    dialect: "adobe",
    field: "feature",
};

const MICROSOFT: Vendor = Vendor {
    name: "Microsoft",
    dialect: "learn",
    field: "ms.topic",
};

/// Whose mark it is, and what it is for. Several words make one kind, which is told of once a page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kind(Vendor, &'static str);

const TABS: Kind = Kind(ADOBE, "tabs");
const BOX: Kind = Kind(ADOBE, "a shaded box");
const ALERT: Kind = Kind(ADOBE, "an alert");
const TERM: Kind = Kind(ADOBE, "a name that is not translated");
const OPENING: Kind = Kind(ADOBE, "a part that opens");
const SNIPPET: Kind = Kind(ADOBE, "a text that stands in another file");
const FILM: Kind = Kind(MICROSOFT, "a film");
const LINKED_FILM: Kind = Kind(ADOBE, "a film");
const CODE: Kind = Kind(MICROSOFT, "code that stands in another file");
const EDITION: Kind = Kind(MICROSOFT, "an edition");
const ZONE: Kind = Kind(MICROSOFT, "a part for some readers");
const COLUMNS: Kind = Kind(MICROSOFT, "columns");
const PICTURE: Kind = Kind(MICROSOFT, "a picture");
const TAB_HEADING: Kind = Kind(MICROSOFT, "tabs");

/// By the word behind `[!`. GitHub's five alerts are read in plain Markdown too.
const KEYWORDS: [(&str, Kind); 20] = [
    ("BEGINTABS", TABS),
    ("TAB", TABS),
    ("ENDTABS", TABS),
    ("BEGINSHADEBOX", BOX),
    ("ENDSHADEBOX", BOX),
    ("INFO", ALERT),
    ("ADMIN", ALERT),
    ("AVAILABILITY", ALERT),
    ("PREREQUISITES", ALERT),
    ("ERROR", ALERT),
    ("SUCCESS", ALERT),
    ("MORELIKETHIS", ALERT),
    ("DNL", TERM),
    ("UICONTROL", Kind(ADOBE, "a word on a screen")),
    ("BADGE", Kind(ADOBE, "a badge")),
    ("CONTEXTUALHELP", Kind(ADOBE, "help in the product")),
    ("VIDEO", FILM),
    (
        "INCLUDE",
        Kind(MICROSOFT, "a text that stands in another file"),
    ),
    ("CODE", CODE),
    ("DIV", Kind(MICROSOFT, "a box")),
];

/// By the word behind `:::`.
const DIRECTIVES: [(&str, Kind); 12] = [
    ("moniker", EDITION),
    ("moniker-end", EDITION),
    ("zone", ZONE),
    ("zone-end", ZONE),
    ("row", COLUMNS),
    ("row-end", COLUMNS),
    ("column", COLUMNS),
    ("column-end", COLUMNS),
    ("image", PICTURE),
    ("code", CODE),
    ("video", FILM),
    ("no-loc", Kind(MICROSOFT, "a name that is not translated")),
];

/// Reports the first mark of each kind. `may_be_told` says whether the page's fields choose its dialect.
pub fn judge(tree: &Tree, page: &Source, may_be_told: bool, problems: &mut Vec<Problem>) {
    let mut told: BTreeSet<&Kind> = BTreeSet::new();
    for node in tree.descendants(Tree::ROOT) {
        for (span, kind) in marks(tree, page, node) {
            if told.insert(kind) {
                problems.push(problem(span, kind, may_be_told));
            }
        }
    }
}

fn problem(span: Span, Kind(vendor, what): &Kind, may_be_told: bool) -> Problem {
    let Vendor {
        name,
        dialect,
        field,
    } = vendor;
    let by_field = match may_be_told {
        true => format!(
            ", or give the page a field by which {name}’s pages are known, such as `{field}`"
        ),
        false => String::new(),
    };
    Problem {
        rule: &UNREAD,
        span,
        message: format!(
            "this is {name}’s mark for {what}, and the page is read as plain Markdown"
        ),
        help: format!("write `dialect: {dialect}` in site.yaml{by_field}"),
        fix: None,
    }
}

/// The marks that a node is or holds.
fn marks(tree: &Tree, page: &Source, node: NodeId) -> Vec<(Span, &'static Kind)> {
    match &tree.node(node).data {
        NodeData::Text(pieces) if !is_code(tree, node) => in_text(pieces, page),
        NodeData::Element(element) => {
            let span = tree.node(node).span;
            let href = element.attribute("href");
            link(tree, node, href)
                .map(|kind| (span, kind))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// `[!VIDEO](…)`, and a heading such as `# [Windows](#tab/windows)`.
fn link(tree: &Tree, node: NodeId, href: Option<&str>) -> Option<&'static Kind> {
    let is_heading = || {
        let mut above = tree.ancestors(node).filter_map(|up| tree.element(up));
        above.any(|element| element.heading_level().is_some())
    };
    if href?.starts_with("#tab/") && is_heading() {
        return Some(&TAB_HEADING);
    }
    let text = tree.text(node);
    let (_, kind) = keyword(text.strip_prefix('!')?)?;
    // Microsoft's writers put the address between the brackets.
    Some(if *kind == FILM { &LINKED_FILM } else { kind })
}

fn in_text(pieces: &[TextPiece], page: &Source) -> Vec<(Span, &'static Kind)> {
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    let words = text.match_indices("[!").filter_map(|(at, _)| {
        let (length, kind) = keyword(&text[at + 2..])?;
        Some((at..at + 2 + length, kind))
    });
    let mut start = 0;
    let lines = text.split('\n').filter_map(|line| {
        let at = start;
        start += line.len() + 1;
        let (length, kind) = begun(line)?;
        Some((at..at + length, kind, true))
    });
    let all = words.map(|(range, kind)| (range, kind, false)).chain(lines);
    let starts = starts(pieces);
    let placed = all.filter_map(|(range, kind, begins_line)| {
        // A paragraph may hold as many marks as pieces, so each is looked for among its own alone.
        let first = starts.partition_point(|start| *start <= range.start) - 1;
        let last = starts.partition_point(|start| *start < range.end);
        let within = range.start - starts[first]..range.end - starts[first];
        let span = TextPiece::span_of(&pieces[first..last], within);
        let before = page.text().get(..span.range().start)?;
        // Behind a `\` it is meant as text.
        let is_mark = page.slice(span) == &text[range] && !before.ends_with('\\');
        (is_mark && (!begins_line || is_line_start(before))).then_some((span, kind))
    });
    placed.collect()
}

/// Where each piece begins in the text of all.
fn starts(pieces: &[TextPiece]) -> Vec<usize> {
    let mut at = 0;
    let starts = pieces.iter().map(|piece| {
        let start = at;
        at += piece.text.len();
        start
    });
    starts.collect()
}

/// Whether nothing stands at the end of a text but the signs of quotes and items.
fn is_line_start(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().all(|c| " \t>-*".contains(c))
}

/// The word at the start of a text, and how long it is.
fn keyword(text: &str) -> Option<(usize, &'static Kind)> {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let mut known = KEYWORDS.iter();
    let (_, kind) = known.find(|(name, _)| name.eq_ignore_ascii_case(word))?;
    Some((word.len(), kind))
}

/// The mark that a line begins with, and how long it is.
fn begun(line: &str) -> Option<(usize, &'static Kind)> {
    if let Some(title) = line.strip_prefix("+++") {
        return title.contains(char::is_alphabetic).then_some((3, &OPENING));
    }
    if line.starts_with("{{$include") {
        return Some(("{{$include".len(), &SNIPPET));
    }
    let name = line.strip_prefix(":::")?.trim_start();
    let end = name.find(|c: char| !(c.is_ascii_alphabetic() || c == '-'));
    let word = &name[..end.unwrap_or(name.len())];
    let mut known = DIRECTIVES.iter();
    let (_, kind) = known.find(|(name, _)| name.eq_ignore_ascii_case(word))?;
    Some((line.len() - name.len() + word.len(), kind))
}
