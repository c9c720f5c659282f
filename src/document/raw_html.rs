//! Gives raw HTML that goes on over blank lines, by Markdown's own rules: `<pre>`, `<script>` and
//! their kin, `<?…?>`, `<!…>`. No mark stands in it. What is never ended is shown, not swallowed.

use super::html::UNFINISHED_TAG;
use super::line::Line;
use super::scan::Scanner;

/// As the Markdown parser has them: an end is looked for in lower case only.
const TAGS: [(&str, &str); 4] = [
    ("pre", "</pre>"),
    ("script", "</script>"),
    ("style", "</style>"),
    ("textarea", "</textarea>"),
];

/// Whether a line begins raw HTML that goes on over blank lines.
pub fn begins_raw(line: &str) -> bool {
    end_of(line).is_some()
}

/// What ends such HTML, when a line begins it.
fn end_of(rest: &str) -> Option<&'static str> {
    let inside = rest.strip_prefix('<')?;
    let is_tag = |(name, _): &&(&str, &str)| {
        let parts = inside.split_at_checked(name.len());
        parts.is_some_and(|(head, tail)| {
            let ends =
                tail.is_empty() || tail.starts_with([' ', '\t', '\n', '\r', '\x0B', '\x0C', '>']);
            head.eq_ignore_ascii_case(name) && ends
        })
    };
    if let Some((_, end)) = TAGS.iter().find(is_tag) {
        return Some(end);
    }
    let declares = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic());
    match inside.strip_prefix('!') {
        Some(rest) if rest.starts_with("[CDATA[") => Some("]]>"),
        Some(rest) if declares(rest) => Some(">"),
        Some(_) => None,
        None => inside.starts_with('?').then_some("?>"),
    }
}

/// The tags at whose line raw HTML begins that ends at a blank line, even inside a paragraph.
const BLOCK_TAGS: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

/// Whether a line begins raw HTML that ends at a blank line.
pub fn begins_html(line: &str, in_paragraph: bool) -> bool {
    let Some(inside) = line.strip_prefix('<') else {
        return false;
    };
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric());
    let (name, tail) = inside.split_at(end.unwrap_or(inside.len()));
    let ends =
        tail.is_empty() || tail.starts_with([' ', '\t', '>', '\n']) || tail.starts_with("/>");
    let is_block = || {
        let lower = name.to_ascii_lowercase();
        BLOCK_TAGS.binary_search(&lower.as_str()).is_ok()
    };
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    (ends && is_block()) || (!in_paragraph && is_name && is_one_tag(tail))
}

/// Whether what follows a tag's name ends the tag and the line.
fn is_one_tag(tail: &str) -> bool {
    let mut quote = None;
    for (at, byte) in tail.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<') => return false,
            (None, b'>') => return tail[at + 1..].trim().is_empty(),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    false
}

impl Scanner<'_> {
    /// Reads raw HTML that begins on a line, and says where to go on.
    pub fn raw_html(&mut self, line: &Line) -> Option<usize> {
        let end = end_of(line.rest())?;
        let here = line.rest().contains(end).then_some(line.start);
        let Some(last) = here.or_else(|| self.raw_end(line, end)) else {
            return Some(self.show_unfinished(line));
        };
        let mut line = *line;
        loop {
            self.begin_line(&line);
            let next = self.inline_to_line_end(&line, line.content());
            if line.start >= last || next >= line.text.len() {
                self.end_block();
                return Some(next);
            }
            line = Line::at(line.text, next);
            line.entry = self.containers.stay(line.whole()).unwrap_or_default();
        }
    }

    /// Where the line starts that ends it, within the containers it stands in.
    fn raw_end(&mut self, line: &Line, end: &'static str) -> Option<usize> {
        let mut searched = line.next;
        if self.is_missing(end, line.start) {
            return None;
        }
        for next in line.following() {
            if self.containers.stay(next.whole()).is_none() {
                break;
            }
            if next.whole().contains(end) {
                return Some(next.start);
            }
            searched = next.next;
        }
        self.note_missing(end, searched);
        None
    }

    /// Whether it is known that an end does not come behind a place, as far as it was looked for.
    pub fn is_missing(&self, end: &'static str, at: usize) -> bool {
        self.missing.get(end).is_some_and(|&until| at < until)
    }

    pub fn note_missing(&mut self, end: &'static str, until: usize) {
        self.missing.insert(end, until);
    }

    fn show_unfinished(&mut self, line: &Line) -> usize {
        let at = line.content();
        let span = self.span(at..line.end);
        let help = "write its end; until then it is shown as text";
        self.report(&UNFINISHED_TAG, span, UNFINISHED_TAG.summary, help);
        // It would have ended the paragraph before it.
        let prefix = self.containers.prefix();
        if !line.entry.item_is_new {
            self.separate(line, &prefix);
        }
        self.begin_line(line);
        self.out.insert("&lt;", self.span(at..at + 1));
        self.begin_text();
        self.inline_to_line_end(line, at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_begins_as_markdown_has_it() {
        assert!(BLOCK_TAGS.is_sorted());
        assert!(begins_html("<div>a", true));
        assert!(begins_html("<img src=\"a>b\">", false));
        assert!(!begins_html("<img src=\"x\"> text", false));
        assert!(!begins_html("<b>", true));
    }
}
