//! Gives raw HTML that goes on over blank lines, by Markdown's own rules: `<pre>`, `<script>` and
//! their kin, `<?…?>`, `<!…>`. No mark stands in it. What is never ended is shown, not swallowed.

use super::html::UNFINISHED_TAG;
use super::line::Line;
use super::scan::Scanner;

const TAGS: [&str; 4] = ["pre", "script", "style", "textarea"];
const TAG_ENDS: &[&str] = &["</pre>", "</script>", "</style>", "</textarea>"];

/// How a line begins such HTML, and what ends it.
fn ends_of(rest: &str) -> Option<&'static [&'static str]> {
    let inside = rest.strip_prefix('<')?;
    let is_tag = |name: &&str| {
        let parts = inside.split_at_checked(name.len());
        parts.is_some_and(|(head, tail)| {
            let ends = tail.is_empty() || tail.starts_with([' ', '\t', '>']);
            head.eq_ignore_ascii_case(name) && ends
        })
    };
    if TAGS.iter().any(is_tag) {
        Some(TAG_ENDS)
    } else if inside.starts_with('?') {
        Some(&["?>"])
    } else if inside.starts_with("![CDATA[") {
        Some(&["]]>"])
    } else if inside.starts_with('!') && inside[1..].starts_with(|c: char| c.is_ascii_alphabetic())
    {
        Some(&[">"])
    } else {
        None
    }
}

fn holds(text: &str, ends: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    ends.iter()
        .any(|end| text.contains(&end.to_ascii_lowercase()))
}

impl Scanner<'_> {
    /// Reads raw HTML that begins on a line, and says where to go on.
    pub fn raw_html(&mut self, line: &Line) -> Option<usize> {
        let ends = ends_of(line.rest())?;
        if holds(line.rest(), ends) {
            return None;
        }
        let Some(last) = self.raw_end(line, ends) else {
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
    fn raw_end(&mut self, line: &Line, ends: &'static [&'static str]) -> Option<usize> {
        let mut searched = line.next;
        if self
            .no_raw_end
            .get(ends[0])
            .is_some_and(|&until| line.start < until)
        {
            return None;
        }
        for next in line.following() {
            if self.containers.stay(next.whole()).is_none() {
                break;
            }
            if holds(next.whole(), ends) {
                return Some(next.start);
            }
            searched = next.next;
        }
        self.no_raw_end.insert(ends[0], searched);
        None
    }

    fn show_unfinished(&mut self, line: &Line) -> usize {
        let at = line.content();
        let span = self.span(at..line.end);
        let help = "write its end; until then it is shown as text";
        self.report(&UNFINISHED_TAG, span, UNFINISHED_TAG.summary, help);
        self.begin_line(line);
        self.out.insert("&lt;", self.span(at..at + 1));
        self.begin_text();
        self.inline_to_line_end(line, at + 1)
    }
}
