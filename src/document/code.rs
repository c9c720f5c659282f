//! Gives the text of inline code its places: what the Markdown parser hands on has lost backticks,
//! line ends and what stands at the start of lines.

use std::ops::Range;

/// A part of the text, and where it stands.
#[derive(Debug, PartialEq)]
pub struct Part {
    pub text: Range<usize>,
    pub place: Range<usize>,
}

/// Lays the text of a code span along the place that holds it, backticks and all.
pub fn parts(text: &str, place: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = place.len() - place.trim_start_matches('`').len();
    let (mut done, mut line_start) = (0, 0);
    while let Some(wanted) = text[done..].chars().next() {
        let Some(found) = place[at..].chars().next() else {
            break;
        };
        // The parser may have been given small letters for capitals.
        if found.eq_ignore_ascii_case(&wanted) {
            extend(&mut parts, done, at, wanted.len_utf8(), line_start);
        } else if found == '\n' && wanted == ' ' {
            let (text, place) = (done..done + 1, at..at + 1);
            parts.push(Part { text, place });
            line_start = at + 1;
        } else {
            // A blank at the edge, or the backslash of a pipe in a table.
            at += found.len_utf8();
            continue;
        }
        done += wanted.len_utf8();
        at += found.len_utf8();
        if found == '\n' {
            at += margin(&place[at..]).saturating_sub(margin(&text[done..]));
        }
    }
    if done < text.len() {
        let (text, place) = (done..text.len(), 0..place.len());
        parts.push(Part { text, place });
    }
    parts
}

/// How many bytes at the start of a line may belong to quotes and lists.
fn margin(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '>']).len()
}

/// Adds to the last part, unless that is a blank for the end of the line before.
fn extend(parts: &mut Vec<Part>, text: usize, place: usize, length: usize, line_start: usize) {
    match parts.last_mut() {
        Some(last) if last.place.end == place && last.place.start >= line_start => {
            last.text.end += length;
            last.place.end += length;
        }
        _ => parts.push(Part {
            text: text..text + length,
            place: place..place + length,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'t>(text: &'t str, place: &'t str) -> Vec<(&'t str, &'t str)> {
        let parts = parts(text, place).into_iter();
        parts.map(|p| (&text[p.text], &place[p.place])).collect()
    }

    #[test]
    fn lines_and_edges_are_found() {
        assert_eq!(read("`a`", "`` `a` ``"), [("`a`", "`a`")]);
        let lines = read("a b", "`a\n  > b`");
        assert_eq!(lines, [("a", "a"), (" ", "\n"), ("b", "b")]);
        assert_eq!(read("a|b", "`a\\|b`"), [("a", "a"), ("|b", "|b")]);
    }
}
