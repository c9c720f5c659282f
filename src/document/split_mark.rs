//! Gives the invisible characters that stand inside Markdown's marks, so that nobody reads those as marks.

use std::sync::Arc;

use crate::source::{Source, SourceId, Span};

use super::invisible::HIDDEN;
use super::problem::{Mending, Problem};

/// Spaces without width, joiners and soft hyphens. Words of some scripts need them, and no mark does.
const JOINERS: [char; 5] = ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{AD}'];

/// A page may have one on every line.
const MOST: usize = 100;

/// Reports the first such character of each line that is no code.
pub fn judge(sources: &[Arc<Source>], problems: &mut Vec<Problem>) {
    for (number, source) in sources.iter().enumerate() {
        if !has_joiner(source.text()) {
            continue;
        }
        let id = SourceId(u16::try_from(number).unwrap_or_default());
        let (mut at, mut in_code) = (0, false);
        let places = source.text().split_inclusive('\n').filter_map(|line| {
            let start = at;
            at += line.len();
            let text = line.trim_start();
            in_code ^= text.starts_with("```") || text.starts_with("~~~");
            let (place, mark) = in_mark(line.trim_end()).filter(|_| !in_code)?;
            Some((start + place, mark))
        });
        let found = places.take(MOST).map(|(place, mark)| {
            let hidden = source.text()[place..].chars().next().unwrap_or_default();
            let span = Span::new(id, place..place + hidden.len_utf8());
            Problem {
                rule: &HIDDEN,
                span,
                message: format!(
                    "here stands U+{:04X}, which nobody sees, inside {mark}; so it is read as text",
                    u32::from(hidden)
                ),
                help: "delete the character; an editor that shows invisible characters finds it"
                    .into(),
                fix: Some(Mending::new("delete the invisible character", span, "")),
            }
        });
        problems.extend(found.collect::<Vec<_>>());
    }
}

/// Whether one stands anywhere, looked for by the bytes with which they begin.
fn has_joiner(text: &str) -> bool {
    let mut near = memchr::memchr2_iter(0xC2, 0xE2, text.as_bytes());
    near.any(|at| text[at..].starts_with(JOINERS))
}

/// Where such a character stands, and in what mark.
fn in_mark(line: &str) -> Option<(usize, &'static str)> {
    let first = line.find(JOINERS)?;
    let text = line.trim_start_matches([' ', '\t', '>']);
    let signs = text.trim_start_matches('#').trim_start_matches(JOINERS);
    let signs = signs.trim_start_matches(|c| c == '#' || JOINERS.contains(&c));
    let run = &text[..text.len() - signs.len()];
    if text.starts_with('#') && run.contains(JOINERS) && signs.starts_with([' ', '\t']) {
        return Some((first, "the `#` of a heading"));
    }
    let is_dash = |c: char| "|-: \t".contains(c) || JOINERS.contains(&c);
    if text.matches('-').count() >= 3 && text.contains('|') && text.chars().all(is_dash) {
        return Some((first, "the line of dashes of a table"));
    }
    let mut places = line.match_indices(JOINERS).map(|(at, _)| at);
    places.find_map(|at| {
        let hidden = line[at..].chars().next().map_or(0, char::len_utf8);
        let (before, after) = (&line[..at], &line[at + hidden..]);
        if parts_stars(before, after) {
            return Some((at, "the `**` of bold words"));
        }
        parts_link(before, after).then_some((at, "a link"))
    })
}

/// Whether one star stands at each side, and a word at one side of both alone: two words in italics have
/// words at both.
fn parts_stars(before: &str, after: &str) -> bool {
    let (Some(left), Some(right)) = (before.strip_suffix('*'), after.strip_prefix('*')) else {
        return false;
    };
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (left, right) = (left.chars().next_back(), right.chars().next());
    let more = left == Some('*') || right == Some('*');
    !more && is_word(left) != is_word(right)
}

/// Whether the words of a link stand at one side and its address at the other.
fn parts_link(before: &str, after: &str) -> bool {
    let address = after
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'));
    let is_address = |address: &str| {
        !address.contains(char::is_whitespace) && (address.contains('/') || address.contains(".md"))
    };
    before.ends_with(']') && address.is_some_and(|(address, _)| is_address(address))
}

#[cfg(test)]
mod tests {
    use super::in_mark;

    #[test]
    fn marks_are_told_from_words() {
        let place = |line: &str| in_mark(line).map(|(at, _)| at);
        assert_eq!(place("|--\u{200B}-|---|"), Some(3));
        assert_eq!(place("> #\u{200B}# Title"), Some(3));
        assert_eq!(place("##\u{AD} Title"), Some(2));
        assert_eq!(place("a *\u{200B}*b** c"), Some(3));
        assert_eq!(place("a **b*\u{200C}*."), Some(6));
        assert_eq!(place("[a]\u{200B}(b.md)"), Some(3));
        for words in [
            "**a\u{200B}** b",
            "*a*\u{200B}*b*",
            "**a**\u{200B}**b**",
            "می\u{200C}خواهم",
            "## a\u{200B}b",
            "#\u{200B}tag",
            "[1]\u{200B}(see below)",
        ] {
            assert_eq!(place(words), None, "{words}");
        }
    }
}
