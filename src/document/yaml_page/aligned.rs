//! Gives each part of a YAML value its place in the file: block scalars are indented there, folded ones
//! are broken elsewhere, and quoted ones write signs in other ways.

use std::ops::Range;

/// A part of a value, and where it stands in what its author wrote.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub text: Range<usize>,
    pub at: Range<usize>,
    /// Whether both are the very same bytes.
    pub same: bool,
}

/// The parts of a value, in their order. They make up all of it.
pub fn parts(value: &str, written: &str) -> Vec<Part> {
    by_lines(value, written).unwrap_or_else(|| by_signs(value, written))
}

/// For block scalars that keep their lines, and for what stands on one: a line of the value ends a line of
/// the file.
fn by_lines(value: &str, written: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let (mut at, mut from) = (0, 0);
    let mut lines = written.split_inclusive('\n');
    for line in value.split_inclusive('\n') {
        let own = lines.next()?;
        let text = line.trim_end_matches('\n');
        let bare = own.trim_end_matches(['\n', '\r']);
        let start = from + bare.strip_suffix(text)?.len();
        if !written[from..start].trim().is_empty() {
            return None;
        }
        let end = start + text.len();
        parts.push(Part {
            text: at..at + text.len(),
            at: start..end,
            same: true,
        });
        if line.len() > text.len() {
            parts.push(Part {
                text: at + text.len()..at + line.len(),
                at: end..from + own.len(),
                same: false,
            });
        }
        at += line.len();
        from += own.len();
    }
    Some(parts)
}

/// Sign by sign: white space stands for white space, and an escape for what it means.
fn by_signs(value: &str, written: &str) -> Vec<Part> {
    let quote = written.chars().next().filter(|c| matches!(c, '\'' | '"'));
    let mut from = quote.map_or(0, char::len_utf8);
    let mut parts = Vec::new();
    for (at, sign) in value.char_indices() {
        let text = at..at + sign.len_utf8();
        let Some((place, same, next)) = sign_at(sign, written, from, quote) else {
            parts.push(Part {
                text: at..value.len(),
                at: 0..written.len(),
                same: false,
            });
            return parts;
        };
        parts.push(Part {
            text,
            at: place,
            same,
        });
        from = next;
    }
    parts
}

/// Where a sign is written, at or behind a place; whether as itself; and where to go on.
fn sign_at(
    sign: char,
    written: &str,
    mut from: usize,
    quote: Option<char>,
) -> Option<(Range<usize>, bool, usize)> {
    loop {
        let rest = &written[from..];
        let own = rest.chars().next();
        if quote == Some('"') && own == Some('\\') {
            let length = escape(rest);
            // A line that ends with `\` goes on.
            if rest[1..].starts_with(['\n', '\r']) {
                from += 1 + space(&rest[1..]);
                continue;
            }
            return Some((from..from + length, false, from + length));
        }
        if own == Some(sign) {
            let end = from + sign.len_utf8();
            let doubled = quote == Some('\'') && rest.starts_with("''");
            return Some((from..end, true, end + usize::from(doubled)));
        }
        if sign.is_whitespace() {
            let end = from + space(rest);
            return Some((from..end, false, end));
        }
        from += own.filter(|own| own.is_whitespace())?.len_utf8();
    }
}

fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// How long an escape is.
fn escape(text: &str) -> usize {
    let mut signs = text.chars().skip(1);
    let digits = match signs.next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(other) => return 1 + other.len_utf8(),
        None => return 1,
    };
    let digits: usize = signs.take(digits).map(char::len_utf8).sum();
    2 + digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each part of a value stands for; the same bytes between brackets.
    fn shown(value: &str, written: &str) -> String {
        let parts = parts(value, written);
        let whole: String = parts.iter().map(|p| &value[p.text.clone()]).collect();
        assert_eq!(whole, value);
        let shown = parts.iter().map(|part| {
            let at = &written[part.at.clone()];
            match part.same {
                true => {
                    assert_eq!(at, &value[part.text.clone()]);
                    format!("[{at}]")
                }
                false => format!("{at:?}"),
            }
        });
        shown.collect::<String>().replace("][", "")
    }

    #[test]
    fn each_form_of_a_value_has_its_places() {
        assert_eq!(shown("a b", "a b"), "[a b]");
        assert_eq!(
            shown("a\n\n  b\nc\n", "a\n\n      b\n    c\n   "),
            "[a]\"\\n\"[]\"\\n\"[  b]\"\\n\"[c]\"\\n\""
        );
        assert_eq!(shown("a\nb", "a\r\n  b\r\n"), "[a]\"\\r\\n\"[b]");
        assert_eq!(shown("a b\nc", "a\n  b\n\n  c"), "[a]\"\\n  \"[b\nc]");
        assert_eq!(shown("it's", "'it''s'"), "[it's]");
        assert_eq!(
            shown("a\té\"b c", r#""a\t\u00e9\"b c""#),
            r#"[a]"\\t""\\u00e9""\\\""[b c]"#
        );
        assert_eq!(shown("q", "*x"), "\"*x\"");
        assert_eq!(shown("", "x"), "");
    }
}
