//! Gives blocks as lines, each behind what the quotes and lists around it ask for.

use super::Writer;

impl Writer {
    /// Ends the block that is being written. Inside a table it becomes a line of its cell.
    pub(super) fn block(&mut self) {
        if self.tables.is_empty() {
            return self.flush();
        }
        let ended = self.line.trim_end_matches([' ', '-']).len();
        self.line.truncate(ended);
        if ended > 0 && !self.line.ends_with("<br>") {
            self.line.push_str("<br>");
        }
    }

    pub(super) fn block_unless_inline(&mut self, name: &str) {
        let block = matches!(
            name,
            "p" | "dt" | "dd" | "dl" | "details" | "summary" | "figure" | "figcaption" | "section"
        );
        if block || name == "center" {
            self.block();
        }
    }

    pub(super) fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches('\\');
        if line.is_empty() {
            return;
        }
        let lines: Vec<String> = line.lines().map(str::to_owned).collect();
        self.lines(lines);
    }

    /// Writes lines as a block of their own.
    pub(super) fn lines(&mut self, lines: Vec<String>) {
        let item = self.mark.take();
        let tight = item.is_some() && self.after_item;
        if !self.out.is_empty() && !tight {
            let blank = self.prefix[..self.common.min(self.prefix.len())].concat();
            self.out.push_str(blank.trim_end());
            self.out.push('\n');
        }
        self.common = self.prefix.len();
        self.after_item = item.is_some();
        for (index, line) in lines.into_iter().enumerate() {
            let start = match (&item, self.prefix.split_last()) {
                (Some(mark), Some((_, outer))) if index == 0 => outer.concat() + mark,
                _ => self.prefix.concat(),
            };
            self.out.push_str(format!("{start}{line}").trim_end());
            self.out.push('\n');
        }
    }

    pub(super) fn nest(&mut self, prefix: &str) {
        self.block();
        self.prefix.push(prefix.to_owned());
    }

    pub(super) fn item(&mut self) {
        self.block();
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        if self.tables.is_empty() {
            self.prefix.push(" ".repeat(mark.len()));
            self.mark = Some(mark);
        } else {
            self.prefix.push(String::new());
            self.line.push_str("- ");
        }
    }

    pub(super) fn fence(&mut self, code: &str) {
        if !self.tables.is_empty() {
            let code = code.trim().replace('\n', " ");
            return self.line.push_str(&format!("`{code}`"));
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let marks = "`".repeat(longest.max(2) + 1);
        let mut lines = vec![marks.clone()];
        lines.extend(code.trim_matches('\n').lines().map(str::to_owned));
        lines.push(marks);
        self.lines(lines);
    }
}
