//! Gives fenced code: where its lines begin and end, which are copied as they stand.

use super::line::Line;
use super::scan::Scanner;

#[derive(Debug)]
pub(super) struct Fence {
    pub(super) mark: u8,
    pub(super) width: usize,
}

impl Scanner<'_> {
    pub(super) fn open_fence(&mut self, line: &Line) -> bool {
        let rest = line.rest();
        let mark = rest.bytes().next().unwrap_or(0);
        let width = rest.bytes().take_while(|&b| b == mark).count();
        let opens = match mark {
            b'`' => width >= 3 && !rest[width..].contains('`'),
            b'~' => width >= 3,
            _ => false,
        };
        if opens {
            self.begin_line(line);
            self.copy(line, line.content(), line.end);
            self.end_line(line);
            self.fence = Some(Fence { mark, width });
            self.in_paragraph = false;
        }
        opens
    }

    /// A line of a fenced block; false when the block ended with its container.
    pub(super) fn read_code_line(&mut self, line: &Line) -> bool {
        let (Some(fence), Some(entry)) = (&self.fence, self.containers.stay(&line.clean())) else {
            self.fence = None;
            return false;
        };
        let rest = line.text[line.content_in(entry.content)..line.end].trim_end();
        let closes = entry.indent < 4
            && rest.len() >= fence.width
            && rest.bytes().all(|byte| byte == fence.mark);
        self.insert_margin(line);
        self.copy_clean(line, line.start, line.end);
        self.end_line(line);
        if closes {
            self.fence = None;
        }
        true
    }

    /// Ends code that a file began and did not end, where the file ends.
    pub(super) fn close_fence(&mut self, end: usize) {
        let Some(Fence { mark, width }) = self.fence.take() else {
            return;
        };
        let fence = char::from(mark).to_string().repeat(width);
        let line = format!("{}{}{fence}\n", self.margin, self.containers.prefix());
        self.out.insert(&line, self.span(end..end));
    }
}
