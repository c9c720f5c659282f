//! Gives a page in YAML its Markdown, with the place of every word.

use std::ops::Range;

use crate::source::{Pieces, SourceId, Span};

use super::aligned::{self, Part};
use super::node::{Node, Text, text};

pub struct Writer<'f> {
    file: &'f str,
    text: String,
    pieces: Pieces,
    /// The mark of the items of a list. Two lists behind each other have different ones, or they were one.
    mark: &'static str,
    /// What each line of a block is put behind.
    margin: &'static str,
}

/// Signs that are marks in Markdown and mean themselves in plain text.
const MARKS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '#'];

impl<'f> Writer<'f> {
    pub fn new(file: &'f str) -> Self {
        Writer {
            file,
            text: String::new(),
            pieces: Pieces::default(),
            mark: "- ",
            margin: "",
        }
    }

    pub fn finish(self) -> (String, Pieces) {
        (self.text, self.pieces)
    }

    /// The file itself, as code.
    pub fn as_it_stands(&mut self) {
        let whole = 0..self.file.len();
        // No fence of the file's own may end it.
        self.put("``````````yaml\n", 0..0);
        self.copy(whole.clone());
        self.put("\n``````````\n", whole.end..whole.end);
    }

    /// The fields of `metadata`, as front matter; the page's own title where they have none.
    pub fn fields(&mut self, page: &Node) {
        self.put("---\n", 0..0);
        if let Some(metadata) = page.field("metadata") {
            for (key, node) in metadata.value.fields() {
                match &node.value {
                    Node::List(parts) => {
                        let texts: Vec<Text> = parts.iter().filter_map(text).collect();
                        self.field(key, &texts, true);
                    }
                    Node::Map(_) => {
                        let at = node.range.clone();
                        let key = serde_json::Value::from(key);
                        self.put(&format!("{key}: {}\n", node.value.as_json()), at);
                    }
                    _ => self.field(key, &text(node).into_iter().collect::<Vec<_>>(), false),
                }
            }
        }
        let own = page.field("metadata").map(|metadata| &metadata.value);
        let untitled = own.is_none_or(|own| own.text_of(&["title"]).is_none());
        if let Some(title) = page.text_of(&["title"]).filter(|_| untitled) {
            self.field("title", &[title], false);
        }
        self.put("---\n", 0..0);
    }

    fn field(&mut self, key: &str, values: &[Text], is_list: bool) {
        let Some(first) = values.first() else {
            return;
        };
        let before = first.range.start..first.range.start;
        let key = serde_json::Value::from(key).to_string();
        let (open, close) = if is_list { ("[", "]") } else { ("", "") };
        self.put(&format!("{key}: {open}"), before);
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.put(", ", value.range.clone());
            }
            // What is written without quotes may be no text.
            match self.file.get(value.range.clone()) == Some(value.value) && !is_list {
                true => self.copy(value.range.clone()),
                false => {
                    let quoted = serde_json::Value::from(value.value).to_string();
                    self.put(&quoted, value.range.clone());
                }
            }
        }
        self.put(&format!("{close}\n"), first.range.end..first.range.end);
    }

    /// A heading. One of an address leads there.
    pub fn heading(&mut self, level: usize, text: &Text, url: Option<&Text>, plain: bool) {
        self.put("\n", text.range.clone());
        self.put(&"#".repeat(level.clamp(1, 6)), text.range.clone());
        self.put(" ", text.range.clone());
        match url {
            Some(url) => self.link(text, url, plain),
            None => self.line(text, plain),
        }
        self.put("\n\n", text.range.end..text.range.end);
    }

    /// Markdown of any blocks.
    pub fn block(&mut self, text: &Text) {
        self.put("\n", text.range.start..text.range.start);
        let mut begun = false;
        for part in self.parts(text) {
            let is_line = !text.value[part.text.clone()].starts_with('\n');
            if is_line && !begun {
                let start = self.range(text, &part).start;
                self.put(self.margin, start..start);
            }
            begun = is_line || (begun && !text.value[part.text.clone()].contains('\n'));
            self.part(text, &part);
        }
        self.put("\n\n", text.range.end..text.range.end);
    }

    /// An item of a list: a link, and what is said of it.
    pub fn item(&mut self, text: &Text, url: Option<&Text>, notes: &[Text], plain: bool) {
        self.put(self.mark, text.range.clone());
        match url {
            Some(url) => self.link(text, url, plain),
            None => self.line(text, plain),
        }
        self.put("\n", text.range.end..text.range.end);
        self.margin = "  ";
        notes.iter().for_each(|note| self.block(note));
        self.margin = "";
    }

    /// A paragraph that is a link.
    pub fn leads(&mut self, text: &Text, url: &Text, plain: bool) {
        self.put("\n", text.range.clone());
        self.link(text, url, plain);
        self.put("\n\n", text.range.end..text.range.end);
    }

    pub fn end_list(&mut self) {
        self.mark = if self.mark == "- " { "* " } else { "- " };
        self.put("\n", self.file.len()..self.file.len());
    }

    /// What follows stands side by side, in cards.
    pub fn begin_row(&mut self, cards: bool) {
        self.line_if(cards, "\n:::row:::\n", self.file.len());
    }

    pub fn begin_card(&mut self, cards: bool, behind_another: bool, at: usize) {
        self.line_if(cards && behind_another, "\n:::column-end:::", at);
        self.line_if(cards, "\n:::column:::\n", at);
    }

    pub fn end_row(&mut self, cards: bool) {
        let ends = "\n:::column-end:::\n:::row-end:::\n";
        self.line_if(cards, ends, self.file.len());
    }

    fn line_if(&mut self, wanted: bool, line: &str, at: usize) {
        if wanted {
            self.put(line, at..at);
        }
    }

    fn link(&mut self, text: &Text, url: &Text, plain: bool) {
        self.put("[", text.range.clone());
        self.line(text, plain);
        self.put("](<", url.range.clone());
        for part in self.parts(url) {
            let signs = &url.value[part.text.clone()];
            match signs.contains(['<', '>', '\\', '\n']) {
                false => self.part(url, &part),
                true => {
                    let safe = signs.replace('\\', "%5C").replace('<', "%3C");
                    let safe = safe.replace('>', "%3E").replace('\n', "");
                    let range = self.range(url, &part);
                    self.put(&safe, range);
                }
            }
        }
        self.put(">)", url.range.end..url.range.end);
    }

    /// Text on one line. What is plain means itself.
    fn line(&mut self, text: &Text, plain: bool) {
        let end = text.value.trim_end().len();
        for mut part in self.parts(text) {
            if part.text.start >= end {
                break;
            }
            if part.same {
                part.at.end -= part.text.end.saturating_sub(end);
                part.text.end = part.text.end.min(end);
            }
            let signs = &text.value[part.text.clone()];
            let start = self.range(text, &part).start;
            if !part.same {
                let broken = signs.replace('\n', " ");
                let range = self.range(text, &part);
                self.put(&broken, range);
                continue;
            }
            let mut from = 0;
            for (at, mark) in signs.match_indices(['\n', '\r'].as_slice()) {
                self.words(&signs[from..at], start + from, plain);
                self.put(" ", start + at..start + at + mark.len());
                from = at + mark.len();
            }
            self.words(&signs[from..], start + from, plain);
        }
    }

    fn words(&mut self, words: &str, start: usize, plain: bool) {
        let mut from = 0;
        let marks = words.match_indices(MARKS).filter(|_| plain);
        for (at, _) in marks {
            self.copy(start + from..start + at);
            self.put("\\", start + at..start + at);
            from = at;
        }
        self.copy(start + from..start + words.len());
    }

    fn parts(&self, text: &Text) -> Vec<Part> {
        let written = self.file.get(text.range.clone()).unwrap_or_default();
        aligned::parts(text.value, written)
    }

    /// Where a part stands in the file.
    fn range(&self, text: &Text, part: &Part) -> Range<usize> {
        let start = text.range.start;
        start + part.at.start..start + part.at.end
    }

    fn part(&mut self, text: &Text, part: &Part) {
        let range = self.range(text, part);
        match part.same {
            true => self.copy(range),
            false => self.put(&text.value[part.text.clone()], range),
        }
    }

    /// The author's own words.
    fn copy(&mut self, range: Range<usize>) {
        let words = self.file.get(range.clone()).unwrap_or_default();
        if !words.is_empty() {
            let span = Span::new(SourceId(0), range);
            self.pieces.copied(self.text.len(), span);
            self.text.push_str(words);
        }
    }

    /// What stands for the author's words.
    fn put(&mut self, words: &str, range: Range<usize>) {
        if !words.is_empty() {
            let span = Span::new(SourceId(0), range);
            self.pieces.inserted(self.text.len(), span);
            self.text.push_str(words);
        }
    }
}
