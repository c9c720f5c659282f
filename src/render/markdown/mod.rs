//! Gives a page's HTML as plain Markdown: what it includes and where it leads is settled, tables have
//! no spans, and no mark of a dialect is left.

mod lines;
mod table;
mod tags;

use table::Table;
use tags::Tag;

#[derive(Default)]
struct Writer {
    out: String,
    /// The block that is being written.
    line: String,
    /// What each line of a block begins with: quotes and indents.
    prefix: Vec<String>,
    /// How many of these the block before has in common with what follows.
    common: usize,
    /// Whether the block before is the first of its item.
    after_item: bool,
    /// Whether what is being written is the title of a box or of rows.
    titled: bool,
    /// Whether the paragraph that is being read is left out.
    unprinted: bool,
    /// What the next line begins with instead: the mark of an item.
    mark: Option<String>,
    /// By list: the number of its next item, unless it has none.
    lists: Vec<Option<u64>>,
    tables: Vec<Table>,
    links: Vec<String>,
    raw: Option<String>,
    /// How much of other cells was repeated.
    repeated: usize,
    origin: String,
    own: String,
}

/// The Markdown of a page. `own` is its address, `origin` what stands before all addresses.
pub fn markdown(html: &str, origin: &str, own: &str) -> String {
    let mut writer = Writer {
        origin: origin.to_owned(),
        own: own.to_owned(),
        ..Writer::default()
    };
    tags::write(html, &mut writer);
    writer.flush();
    let text = writer.out.trim();
    format!("{text}\n")
}

impl Writer {
    fn open(&mut self, tag: &Tag) {
        let attribute = |name: &str| tag.attribute(name);
        match tag.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block();
                let level = usize::from(tag.name.as_bytes()[1] - b'0');
                self.line.push_str(&"######"[..level]);
                self.line.push(' ');
            }
            list @ ("ul" | "ol") => {
                self.block();
                let first = attribute("start").and_then(|start| start.parse().ok());
                self.lists.push((list == "ol").then(|| first.unwrap_or(1)));
            }
            "li" => self.item(),
            "blockquote" => self.nest("> "),
            "p" if attribute("class") == Some("switch") => {
                self.block();
                self.unprinted = true;
            }
            "p" if attribute("class") == Some("alert-title") => {
                self.block();
                self.line.push_str("**");
                self.titled = true;
            }
            "div" if attribute("class").is_some_and(|class| class.starts_with("alert")) => {
                self.nest("> ");
            }
            "div" => self.nest(""),
            "pre" => {
                self.block();
                self.raw = Some(String::new());
            }
            "table" => {
                self.block();
                self.tables.push(Table::default());
            }
            "tr" => self.row(),
            "td" | "th" => {
                if self.tables.len() == 1 {
                    self.line.clear();
                }
                let span = |name| {
                    attribute(name)
                        .and_then(|n| n.parse().ok())
                        .unwrap_or(1usize)
                };
                let mut spans = (span("colspan"), span("rowspan"));
                // The title of rows stands once, before them.
                if attribute("scope") == Some("rowgroup") && spans.0 > 1 {
                    spans.0 = 1;
                    self.line.push_str("**");
                    self.titled = true;
                }
                if let Some(table) = self.tables.last_mut() {
                    table.spans = spans;
                }
            }
            "a" => {
                let href = attribute("href").unwrap_or_default();
                self.links.push(href.to_owned());
                self.line.push('[');
            }
            // Of a film there is a link.
            shown @ ("iframe" | "img") => {
                let (mark, words) = if shown == "img" {
                    ("!", "alt")
                } else {
                    ("", "title")
                };
                let (words, src) = (attribute(words), attribute("src"));
                let address = self.address(src.unwrap_or_default());
                self.line.push_str(mark);
                self.line.push('[');
                self.push_escaped(words.unwrap_or_default());
                self.line.push_str(&format!("]({address})"));
            }
            "br" => self.line.push_str(if self.tables.is_empty() {
                "\\\n"
            } else {
                "<br>"
            }),
            "hr" => {
                self.block();
                self.line.push_str("---");
                self.block();
            }
            name => match inline_mark(name) {
                Some(mark) if self.raw.is_none() => self.line.push_str(mark),
                Some(_) => {}
                None => self.block_unless_inline(name),
            },
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.block();
                self.lists.pop();
            }
            "li" | "blockquote" | "div" => {
                self.block();
                self.prefix.pop();
                self.common = self.common.min(self.prefix.len());
                self.mark = None;
            }
            "pre" => {
                let code = self.raw.take().unwrap_or_default();
                self.fence(&code);
            }
            "td" | "th" => {
                if std::mem::take(&mut self.titled) {
                    self.line.push_str("**");
                }
                self.cell();
            }
            // What switches a page's look says nothing in a text.
            "p" if std::mem::take(&mut self.unprinted) => self.line.clear(),
            "p" if std::mem::take(&mut self.titled) => {
                self.line.push_str("**");
                self.block();
            }
            "table" => self.table(),
            "caption" => self.caption(),
            "a" => {
                let href = self.links.pop().unwrap_or_default();
                let address = self.address(&href);
                self.line.push_str(&match address.as_str() {
                    "" => "]".to_owned(),
                    address => format!("]({address})"),
                });
            }
            name => match inline_mark(name) {
                Some(mark) if self.raw.is_none() => self.line.push_str(mark),
                Some(_) => {}
                None => self.block_unless_inline(name),
            },
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(raw) = &mut self.raw {
            return raw.push_str(text);
        }
        let ends_blank = |line: &str| line.is_empty() || line.ends_with([' ', '\n']);
        if text.starts_with(char::is_whitespace) && !ends_blank(&self.line) {
            self.line.push(' ');
        }
        let mut words = text.split_whitespace().peekable();
        let is_blank = words.peek().is_none();
        while let Some(word) = words.next() {
            self.push_escaped(word);
            if words.peek().is_some() {
                self.line.push(' ');
            }
        }
        if !is_blank && text.ends_with(char::is_whitespace) {
            self.line.push(' ');
        }
    }

    /// Writes text without a meaning in Markdown.
    fn push_escaped(&mut self, text: &str) {
        for part in text.split_inclusive(['\\', '`', '*', '[', ']', '<']) {
            let plain = part.trim_end_matches(['\\', '`', '*', '[', ']', '<']);
            self.line.push_str(plain);
            if plain.len() < part.len() {
                self.line.push('\\');
                self.line.push_str(&part[plain.len()..]);
            }
        }
    }

    fn row(&mut self) {
        if let [table] = self.tables.as_mut_slice() {
            table.row(&mut self.repeated);
        }
    }

    fn cell(&mut self) {
        self.block();
        if let [table] = self.tables.as_mut_slice() {
            let line = std::mem::take(&mut self.line);
            let text = line.trim().trim_end_matches("<br>").replace('|', "\\|");
            table.cell(text, &mut self.repeated);
        }
    }

    fn table(&mut self) {
        let table = self.tables.pop().unwrap_or_default();
        if self.tables.is_empty() {
            self.line.clear();
            let lines = table.lines();
            if !lines.is_empty() {
                self.lines(lines);
            }
        }
    }

    /// What a table is called stands above it.
    fn caption(&mut self) {
        if self.tables.len() == 1 {
            let line = std::mem::take(&mut self.line);
            let line = line.trim().replace("<br>", " ");
            if !line.is_empty() {
                self.lines(vec![line]);
            }
        }
    }

    /// An address as a reader far from the site needs it.
    fn address(&self, href: &str) -> String {
        let whole = match href.as_bytes() {
            [b'#', ..] => format!("{}{}{href}", self.origin, self.own),
            [b'/', b'/', ..] => href.to_owned(),
            [b'/', ..] => format!("{}{href}", self.origin),
            _ => href.to_owned(),
        };
        whole
            .replace('(', "%28")
            .replace(')', "%29")
            .replace(' ', "%20")
    }
}

fn inline_mark(name: &str) -> Option<&'static str> {
    match name {
        "strong" | "b" => Some("**"),
        "em" | "i" => Some("*"),
        "code" => Some("`"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn boxes_lists_and_tables_are_plain() {
        let html = "<h1>T</h1>\n<p>a <strong>b</strong> <a href=\"/x/#y\">c</a></p>\n\
            <div class=\"alert note\"><p class=\"alert-title\">Note</p><p>d</p></div>\
            <div class=\"alert tip\"><p class=\"alert-title\">Tip</p><ul><li>e</li><li><p>f</p>\
            <pre><code>g\n  h</code></pre></li></ul></div><ol start=\"3\"><li>i</li><li>j*</li></ol>";
        let expected = "# T\n\na **b** [c](https://h.example/x/#y)\n\n> **Note**\n>\n> d\n\n\
            > **Tip**\n>\n> - e\n> - f\n>\n>   ```\n>   g\n>     h\n>   ```\n\n3. i\n4. j\\*\n";
        assert_eq!(markdown(html, "https://h.example", "/p/"), expected);
    }

    #[test]
    fn spans_are_filled_within_limits() {
        let html = "<div class=\"table-scroll\"><table><caption>C</caption><tr><th>A</th>\
            <th colspan=\"2\">B</th></tr><tr><td rowspan=\"2\">x</td><td>1|2</td><td></td></tr>\
            <tr><td>3</td><td><p>4</p><p>5</p></td></tr></table></div>";
        let expected =
            "C\n\n| A | B | B |\n| --- | --- | --- |\n| x | 1\\|2 |  |\n| x | 3 | 4<br>5 |\n";
        assert_eq!(markdown(html, "", "/p/"), expected);
        let cells = "<td rowspan=\"65534\" colspan=\"1000\">long text</td>".repeat(100);
        let rows = "<tr></tr>".repeat(20_000);
        let hostile = format!("<table><tr>{cells}</tr>{rows}</table>");
        assert!(markdown(&hostile, "", "/p/").len() < 4 << 20);
        // Many cells that are short, few that are long, and one that is wide.
        let spanned = |text: &str, columns: usize, rows: usize| {
            let cell = format!("<td rowspan=\"65534\" colspan=\"{columns}\">{text}</td>");
            markdown(
                &format!("<table><tr>{cell}</tr>{}</table>", "<tr></tr>".repeat(rows)),
                "",
                "/p/",
            )
        };
        let filled = |text: &str| text.matches(" x ").count();
        assert!(filled(&spanned("x", 40, 10_000)) < 210_000);
        assert!(spanned(&"long text ".repeat(2_000), 1, 200).len() < 2 << 20);
        assert_eq!(filled(&spanned("x", 1_000, 0)), 50);
        // A row of many cells is filled from left to right, and not looked through for each.
        let wide = format!("<table><tr>{}</tr></table>", "<td>x</td>".repeat(100_000));
        assert_eq!(filled(&markdown(&wide, "", "/p/")), 100_000);
    }
}
