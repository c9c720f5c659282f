//! Gives, for each line, the lists and quotes it stands in and where its own text begins. It knows
//! of CommonMark what is needed to tell a mark from code and from the text of an outer block.

use super::line_start::{begins_block, list_marker};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    Quote,
    /// A list item whose content is indented by so many columns.
    Item(usize),
}

/// Tells one list item or quote from every other of the document; the default is the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContainerId(usize);

#[derive(Clone, Debug, Default)]
pub struct Containers {
    stack: Vec<Container>,
    /// The names of the containers in the stack.
    ids: Vec<ContainerId>,
    /// The container in which the file stands.
    outer: ContainerId,
    made: usize,
}

/// No page nests lists and quotes deeper than ten. Every further line asks for all of them again, so
/// without a limit few lines could take long.
const MOST: usize = 100;

/// What a line is, after its containers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Byte offset in the line at which its containers end.
    pub prefix: usize,
    /// Byte offset in the line at which its text begins, after containers and indentation.
    pub content: usize,
    /// How many of its containers were open before it.
    pub continued: usize,
    /// Whether containers ended before it.
    pub ended: bool,
    /// Whether it stands in as many containers as are read, so that further marks are text.
    pub full: bool,
    /// Columns of indentation that are left after the containers.
    pub indent: usize,
    /// Byte offset of the innermost `>`, when a quote is the innermost container.
    pub quote: Option<usize>,
    /// Whether that quote began on this line.
    pub quote_is_new: bool,
    /// Whether a list item began on this line.
    pub item_is_new: bool,
    /// Whether the line continues a paragraph of containers it does not name itself.
    pub lazy: bool,
}

/// Walks along a line, counting columns as CommonMark does (a tab reaches to the next fourth).
#[derive(Clone, Copy)]
struct Cursor<'a> {
    line: &'a str,
    at: usize,
    column: usize,
}

impl Containers {
    /// Reads the start of a line and keeps the containers it is in.
    pub fn enter(&mut self, line: &str, in_paragraph: bool) -> Entry {
        let mut cursor = Cursor {
            line,
            at: 0,
            column: 0,
        };
        let mut entry = Entry::default();
        let matched = self.continue_open(&mut cursor, &mut entry);
        let interrupts = in_paragraph && matched == self.stack.len();
        if matched < self.stack.len() {
            if cursor.is_blank() {
                let quote = self.stack.iter().position(|c| *c == Container::Quote);
                self.leave_to(quote.map_or(self.stack.len(), |q| q.max(matched)));
            } else if in_paragraph && !self.begins_block(matched, cursor.rest().trim_start()) {
                entry.lazy = true;
            } else {
                self.leave_to(matched);
                entry.ended = true;
            }
        }
        if !entry.lazy {
            self.open_new(&mut cursor, &mut entry, interrupts);
        }
        entry.continued = matched;
        entry.prefix = cursor.at;
        entry.indent = cursor.skip_indent(usize::MAX);
        entry.content = cursor.at;
        if self.stack.last() != Some(&Container::Quote) {
            entry.quote = None;
            entry.quote_is_new = false;
        }
        entry
    }

    /// Whether a line that is in so many of the containers begins a block. The next item of a list
    /// may have any number.
    fn begins_block(&self, matched: usize, text: &str) -> bool {
        let in_list = matches!(self.stack.get(matched), Some(Container::Item(_)));
        begins_block(text) || (in_list && list_marker(text, false).is_some())
    }

    /// Reads the start of a line that can open nothing, as inside code. None: a container ended.
    pub fn stay(&self, line: &str) -> Option<Entry> {
        let mut cursor = Cursor {
            line,
            at: 0,
            column: 0,
        };
        let mut entry = Entry::default();
        if self.continue_open(&mut cursor, &mut entry) < self.stack.len() {
            return None;
        }
        entry.prefix = cursor.at;
        entry.indent = cursor.skip_indent(usize::MAX);
        entry.content = cursor.at;
        Some(entry)
    }

    /// Up to `most` columns of the indentation that stands behind the first `depth` containers:
    /// where it stands in the line, and how wide it is. None: the line leaves these containers.
    pub fn indent_at(
        &self,
        line: &str,
        depth: usize,
        most: usize,
    ) -> Option<(Range<usize>, usize)> {
        let mut cursor = Cursor {
            line,
            at: 0,
            column: 0,
        };
        let outer = self.stack.get(..depth)?;
        if continue_in(outer, &mut cursor, &mut Entry::default()) < depth {
            return None;
        }
        let from = cursor.at;
        let indent = cursor.skip_indent(most);
        Some((from..cursor.at, indent))
    }

    fn continue_open(&self, cursor: &mut Cursor, entry: &mut Entry) -> usize {
        continue_in(&self.stack, cursor, entry)
    }

    fn open_new(&mut self, cursor: &mut Cursor, entry: &mut Entry, interrupts: bool) {
        loop {
            let mut ahead = *cursor;
            if ahead.skip_indent(4) >= 4 {
                return;
            }
            if self.stack.len() >= MOST {
                entry.full = true;
                return;
            }
            if ahead.rest().starts_with('>') {
                entry.quote = Some(ahead.at);
                entry.quote_is_new = true;
                ahead.skip_quote_mark();
                self.push(Container::Quote);
            } else if let Some(width) = list_marker(ahead.rest(), interrupts) {
                ahead.advance(width);
                let mut inside = ahead;
                let gap = inside.skip_indent(5);
                let content = match gap {
                    _ if inside.is_blank() => ahead.column + 1,
                    1..=4 => inside.column,
                    _ => ahead.column + 1,
                };
                ahead.skip_indent(content - ahead.column);
                entry.item_is_new = true;
                self.push(Container::Item(content - cursor.column));
            } else {
                return;
            }
            *cursor = ahead;
        }
    }

    pub fn depth(&self) -> usize {
        self.stack.len()
    }

    pub fn in_quote(&self) -> bool {
        self.stack.contains(&Container::Quote)
    }

    fn push(&mut self, container: Container) {
        self.made += 1;
        self.stack.push(container);
        self.ids.push(ContainerId(self.made));
    }

    /// The innermost container.
    pub fn innermost(&self) -> ContainerId {
        self.ids.last().copied().unwrap_or(self.outer)
    }

    /// How many containers of this file stand around what stands in a container. None: it ended, or
    /// this file stands inside it.
    pub fn depth_of(&self, container: ContainerId) -> Option<usize> {
        let mut ids = std::iter::once(&self.outer).chain(&self.ids);
        ids.position(|id| *id == container)
    }

    /// Leaves all containers but the outer `depth`.
    pub fn leave_to(&mut self, depth: usize) {
        self.stack.truncate(depth);
        self.ids.truncate(depth);
    }

    /// Turns to a file that stands in the innermost container, and gives what was known before.
    pub fn enter_file(&mut self) -> Containers {
        let inner = Containers {
            outer: self.innermost(),
            made: self.made,
            ..Containers::default()
        };
        std::mem::replace(self, inner)
    }

    /// Turns back. What the lines of the file left open is still open.
    pub fn leave_file(&mut self, mut outer: Containers) {
        outer.stack.append(&mut self.stack);
        outer.ids.append(&mut self.ids);
        outer.made = self.made;
        *self = outer;
    }

    /// Leaves the innermost quote, after a mark that is written as one.
    pub fn leave_quote(&mut self) {
        if self.stack.last() == Some(&Container::Quote) {
            self.leave_to(self.stack.len() - 1);
        }
    }

    /// What a further line must begin with to stand in the same containers.
    pub fn prefix(&self) -> String {
        self.prefix_to(self.stack.len())
    }

    /// The same, for the outermost containers only.
    pub fn prefix_to(&self, depth: usize) -> String {
        let mut prefix = String::new();
        for container in self.stack.iter().take(depth) {
            match container {
                Container::Quote => prefix.push_str("> "),
                Container::Item(content) => {
                    prefix.extend(std::iter::repeat_n(' ', *content));
                }
            }
        }
        prefix
    }

    /// The same, without the innermost quote.
    pub fn outer_prefix(&self) -> String {
        let mut outer = self.clone();
        outer.leave_quote();
        outer.prefix()
    }
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn is_blank(&self) -> bool {
        self.rest().trim_matches([' ', '\t']).is_empty()
    }

    fn advance(&mut self, width: usize) {
        self.at += width;
        self.column += width;
    }

    /// Skips up to `most` columns of blanks and says how many it skipped.
    fn skip_indent(&mut self, most: usize) -> usize {
        let start = self.column;
        while self.column - start < most {
            match self.line.as_bytes().get(self.at) {
                Some(b' ') => self.column += 1,
                Some(b'\t') => self.column += 4 - self.column % 4,
                _ => break,
            }
            self.at += 1;
        }
        self.column - start
    }

    fn skip_quote_mark(&mut self) {
        self.advance(1);
        self.skip_indent(1);
    }
}

/// How many of the containers a line continues, from the outermost on.
fn continue_in(stack: &[Container], cursor: &mut Cursor, entry: &mut Entry) -> usize {
    for (index, container) in stack.iter().enumerate() {
        let mut ahead = *cursor;
        match container {
            Container::Quote => {
                if ahead.skip_indent(3) > 3 || !ahead.rest().starts_with('>') {
                    return index;
                }
                entry.quote = Some(ahead.at);
                ahead.skip_quote_mark();
            }
            Container::Item(content) => {
                if cursor.is_blank() {
                    continue;
                }
                if ahead.skip_indent(*content) < *content {
                    return index;
                }
            }
        }
        *cursor = ahead;
    }
    stack.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents<'a>(lines: &[&'a str]) -> Vec<(&'a str, usize, usize)> {
        let mut containers = Containers::default();
        let read = |line: &&'a str| {
            let entry = containers.enter(line, false);
            (&line[entry.content..], entry.indent, containers.depth())
        };
        lines.iter().map(read).collect()
    }

    #[test]
    fn items_and_quotes_nest() {
        let read = contents(&["1. a", "   > b", "   > * c", "   d", "e"]);
        assert_eq!(
            read,
            [
                ("a", 0, 1),
                ("b", 0, 2),
                ("c", 0, 3),
                ("d", 0, 1),
                ("e", 0, 0)
            ]
        );
    }

    #[test]
    fn indentation_counts_from_the_container() {
        assert_eq!(contents(&["- a", "      b"])[1], ("b", 4, 1));
        assert_eq!(contents(&["-\ta", "\tb"])[1], ("b", 0, 1));
        assert_eq!(contents(&["* * *"])[0], ("* * *", 0, 0));
    }

    #[test]
    fn the_prefix_leads_back_into_the_containers() {
        let mut containers = Containers::default();
        containers.enter("10. > a", false);
        assert_eq!(containers.prefix(), "    > ");
        assert_eq!(containers.outer_prefix(), "    ");
    }
}
