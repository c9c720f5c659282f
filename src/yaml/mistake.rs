//! Gives the mistakes that writers make in YAML, in their words and where they were made: readers of YAML
//! notice many of them a line later.

use super::Fault;

/// A line of the text that may hold a key with its value.
struct Line<'t> {
    /// Offset in the text.
    start: usize,
    text: &'t str,
    /// The value: behind the key, or behind the `-` of a list.
    value: &'t str,
    value_start: usize,
}

/// The mistake behind a fault that shows at a place; none where it is no usual one.
pub fn find(text: &str, at: usize, message: &str) -> Option<Fault> {
    if message.contains("duplicate") {
        return None;
    }
    let lines = lines(text, at);
    tab(text, &lines, message)
        .or_else(|| quote(text, at, &lines))
        .or_else(|| bracket(text, at, &lines))
        .or_else(|| of_line(&lines, message))
}

/// The lines down to the one that holds a place, without those of long texts behind `|` and `>`.
fn lines(text: &str, at: usize) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut long_text: Option<usize> = None;
    for whole in text.split_inclusive('\n') {
        if start > at {
            break;
        }
        let line = Line::of(whole.trim_end(), start);
        start += whole.len();
        if long_text.is_some_and(|outer| line.text.is_empty() || line.indentation() > outer) {
            continue;
        }
        let marks = line.value.trim_start_matches(['|', '>']);
        let is_mark = marks.len() < line.value.len()
            && marks.chars().all(|c| matches!(c, '+' | '-' | '0'..='9'));
        long_text = is_mark.then(|| line.indentation());
        if !line.text.is_empty() && !line.text.trim_start().starts_with('#') {
            lines.push(line);
        }
    }
    lines
}

impl<'t> Line<'t> {
    fn of(text: &'t str, start: usize) -> Self {
        let mut value = text.trim_start();
        let mut is_item = false;
        while let Some(item) = value.strip_prefix("- ") {
            (value, is_item) = (item.trim_start(), true);
        }
        let behind = value
            .split_once(": ")
            .filter(|_| !value.starts_with(['"', '\'', '[', '{']))
            .map(|(_, behind)| behind.trim_start());
        let value = behind.unwrap_or(if is_item { value } else { "" });
        let value_start = start + text.len() - value.len();
        Line {
            start,
            text,
            value,
            value_start,
        }
    }

    fn indentation(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

/// A tab before a line; of one that goes on below a value, the reader tells at the value.
fn tab(text: &str, lines: &[Line], message: &str) -> Option<Fault> {
    let line = lines.last().filter(|_| message.contains("tab"))?;
    let next = line.start + line.text.len();
    let at = [line.start, next + 1].into_iter().find_map(|start| {
        let behind = text.get(start..)?;
        let indentation = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        Some(start + behind[..indentation].find('\t')?)
    });
    Some(Fault {
        message: "a tab stands before this line; write blanks in its place".into(),
        at: at?,
    })
}

/// A value that begins with a quote and does not end with it.
fn quote(text: &str, at: usize, lines: &[Line]) -> Option<Fault> {
    let mut quoted = lines.iter().rev();
    quoted.find_map(|line| {
        let sign = line.value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let start = line.value_start;
        let end = closing(text, start, sign);
        let end = end.filter(|&end| !text[start..end].lines().skip(1).any(is_field));
        let Some(end) = end else {
            let message = format!("this quote is never closed: write `{sign}` at the end of the value");
            return Some(Fault { message, at: start });
        };
        let rest = text[end..].lines().next().unwrap_or_default().trim_start();
        if !(rest.is_empty() || rest.starts_with([',', ']', '}', ':', '#'])) {
            let message =
                format!("the value goes on behind its closing `{sign}`; put other quotes around all of it");
            return Some(Fault { message, at: end });
        }
        let is_escape = sign == '"' && text[start..end].contains('\\') && (start..end).contains(&at);
        let message = "between double quotes a `\\` begins a sign of its own; put single quotes around the value";
        is_escape.then(|| Fault {
            message: message.into(),
            at: start,
        })
    })
}

/// Where a quoted value ends, behind its second quote.
fn closing(text: &str, start: usize, sign: char) -> Option<usize> {
    let mut inside = text[start + 1..].char_indices().peekable();
    while let Some((at, c)) = inside.next() {
        let doubled = c == sign && sign == '\'' && inside.peek().is_some_and(|(_, c)| *c == sign);
        if doubled || (c == '\\' && sign == '"') {
            inside.next();
        } else if c == sign {
            return Some(start + 1 + at + c.len_utf8());
        }
    }
    None
}

/// Whether a line is a field, so that no value goes on in it.
fn is_field(line: &str) -> bool {
    let name = line.split_once(':').map_or("", |(name, _)| name);
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty() && name.chars().all(letter)
}

/// A list in brackets that is never closed, or a text that begins like one.
fn bracket(text: &str, at: usize, lines: &[Line]) -> Option<Fault> {
    let line = lines
        .iter()
        .rfind(|line| line.value.starts_with(['[', '{']))?;
    let (open, close) = match line.value.starts_with('[') {
        true => ('[', ']'),
        false => ('{', '}'),
    };
    let is_last = lines.last().is_some_and(|last| last.start == line.start);
    let end = text[line.value_start..].find(close);
    let end = end.map(|end| line.value_start + end).filter(|&end| {
        let within = &text[line.value_start..end];
        end < at || (is_last && !within.contains('\n'))
    });
    let message = match end {
        None => format!("this list is never closed: write `{close}` at its end"),
        Some(end) if is_last => {
            let rest = text[end + 1..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start();
            if rest.is_empty() || rest.starts_with([close, ',', '#']) {
                return None;
            }
            format!(
                "a value that begins with `{open}` and is no list stands between quotes: write {}",
                quoted(line)
            )
        }
        Some(_) => return None,
    };
    Some(Fault {
        message,
        at: line.value_start,
    })
}

/// What is wrong with the last line by itself.
fn of_line(lines: &[Line], message: &str) -> Option<Fault> {
    let line = lines.last()?;
    let needs_quotes = |what: String| {
        Some(Fault {
            message: format!("{what} stands between quotes: write {}", quoted(line)),
            at: line.value_start,
        })
    };
    let sign = line.value.chars().next();
    if let Some(sign) = sign.filter(|sign| "@`%&*!|>".contains(*sign)) {
        return needs_quotes(format!("a value that begins with `{sign}`"));
    }
    if !message.starts_with("mapping values") {
        return None;
    }
    if line.value.contains(": ") || line.value.ends_with(':') {
        return needs_quotes("a value with a `:` in it".into());
    }
    let above = &lines[lines.len().checked_sub(2)?];
    let deeper = line.indentation() > above.indentation() && !above.value.is_empty();
    deeper.then(|| Fault {
        message: "this line is indented further than the one above it, which has its value already; take away \
                  the blanks before it"
            .into(),
        at: line.start,
    })
}

/// The value as it should be written.
fn quoted(line: &Line) -> String {
    match line.value.contains(['"', '\\']) {
        false => format!("`\"{}\"`", line.value),
        true => format!("`'{}'`", line.value.replace('\'', "''")),
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::{Mapping, parse};

    /// The place of the mistake and what is said of it.
    fn mistake(text: &str) -> (&str, String) {
        let fault = parse::<Mapping>(text).unwrap_err();
        let line = text[fault.at..].lines().next().unwrap_or_default();
        (line, fault.message)
    }

    #[test]
    fn mistakes_are_named_where_they_were_made() {
        let colon = "a value with a `:` in it stands between quotes: write `\"Een: mens\"`";
        let found = mistake("a: 1\ntitle: Een: mens\nb: 2\n");
        assert_eq!(found, ("Een: mens", colon.into()));
        let ends = mistake("title: Een:\n");
        assert_eq!((ends.0, ends.1.ends_with("`\"Een:\"`")), ("Een:", true));
        for text in [
            "a: 1\nt: \"Een\nb: 2\nc: \"x\"\n",
            "t: \"Een\nb: 2\n",
            "t: \"Een\n",
            "l:\n  - x\n  - \"Een\nb: 2\n",
        ] {
            let told = "this quote is never closed: write `\"` at the end of the value";
            assert_eq!(mistake(text), ("\"Een", told.into()), "{text}");
        }
        let goes_on = mistake("a: 'it's'\n");
        let told = goes_on.1.contains("put other quotes");
        assert!(goes_on.0 == "s'" && told, "{goes_on:?}");
        let escape = mistake("a: \"C:\\Users\"\n");
        assert!(escape.1.contains("single quotes"), "{escape:?}");
        for text in ["a:\n\tb: 1\n", "a: 1\n\tb: 1\n"] {
            let tab = mistake(text);
            let told = tab.1.contains("blanks");
            assert!(tab.0.starts_with('\t') && told, "{tab:?}");
        }
        for text in ["t: [a\nb: 2\n", "t: [a\n", "a: 1\nt: [a\nb: 2\nc: [d]\n"] {
            let told = "this list is never closed: write `]` at its end";
            assert_eq!(mistake(text), ("[a", told.into()), "{text}");
        }
        let task = mistake("title: [Task] one\nb: 2\n");
        let told = task.1.ends_with("`\"[Task] one\"`");
        assert!(task.0 == "[Task] one" && told, "{task:?}");
        let sign = mistake("b: 2\ntitle: @home\n");
        let told = sign.1.ends_with("`\"@home\"`");
        assert!(sign.0 == "@home" && told, "{sign:?}");
        let deeper = mistake("a: 1\n b: 2\n");
        let told = deeper.1.contains("indented");
        assert!(deeper.0 == " b: 2" && told, "{deeper:?}");
    }

    #[test]
    fn what_is_right_is_not_blamed() {
        let text = "a: \"x\n  y\"\nb: |\n  c: \"d\n  [e\nf: [g,\n  h]\ni: j: k\n";
        assert_eq!(mistake(text).0, "j: k");
        let text = "a: 1\nb: \"x\"\na: 2\n";
        assert_eq!(mistake(text).0, "a: 2");
    }
}
