//! Gives the text of a line to the canvas, and lets the constructs take out the marks inside it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::line::Line;
use super::raw_html::begins_raw;
use super::scan::{Closer, Scanner};

/// The bytes at which a construct may find an inline mark.
const TRIGGERS: &[u8] = b"[{<:";

/// By byte, whether it may be more than text.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let mut next = 0;
    while next < TRIGGERS.len() {
        marks[TRIGGERS[next] as usize] = true;
        next += 1;
    }
    marks[b'\\' as usize] = true;
    marks[b'`' as usize] = true;
    marks[WIDE as usize] = true;
    marks
};

/// The first byte of the wide brace that Chinese and Japanese keyboards write, and of other wide signs.
const WIDE: u8 = 0xEF;
const WIDE_BRACE: char = '｛';

/// The brackets of one paragraph, paired.
#[derive(Debug, Default)]
pub struct Brackets {
    from: usize,
    until: usize,
    pairs: Vec<(usize, usize)>,
}

impl Scanner<'_> {
    /// Copies the text of a range to the canvas. The place to go on is beyond `to` when a mark
    /// that began in the range ends behind it.
    pub fn inline(&mut self, text: &str, from: usize, to: usize) -> usize {
        let bytes = text.as_bytes();
        let source = self.source();
        let (mut copied, mut at) = (from, from);
        while at < to {
            if let Some(closer) = self.closer_at(at) {
                self.out.copy(&text[copied..at], source, copied);
                let span = self.span(at..closer.resume);
                self.out.insert(closer.insert, span);
                (copied, at) = (closer.resume, closer.resume);
                continue;
            }
            match bytes[at] {
                b'\\' if !self.in_code(at) => {
                    at += 1 + usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation));
                }
                b'`' if !self.in_code(at) => at = self.code_run(text, at),
                WIDE if !text[at..].starts_with(WIDE_BRACE) => {
                    at = self.plain_until(bytes, at + 1, to);
                }
                byte if byte == WIDE || TRIGGERS.contains(&byte) => {
                    self.out.copy(&text[copied..at], source, copied);
                    copied = at;
                    // Inside code too: Adobe's tags go there as elsewhere, and no other mark does.
                    match self.first(|construct, scan| construct.inline(scan, text, at)) {
                        Some(next) => {
                            at = self.guard_start(text, next);
                            copied = at;
                        }
                        None => at += 1,
                    }
                }
                _ => at = self.plain_until(bytes, at + 1, to),
            }
        }
        if copied < to {
            self.out.copy(&text[copied..to], source, copied);
        }
        at
    }

    /// Where the next sign stands that may be more than text, or a tag that was begun ends.
    fn plain_until(&self, bytes: &[u8], from: usize, to: usize) -> usize {
        let closer = self.closers.first_key_value().map(|(&first, _)| first);
        let to = closer.map_or(to, |first| first.clamp(from, to));
        let mut rest = bytes[from..to].iter();
        let found = rest.position(|byte| MARKS[usize::from(*byte)]);
        found.map_or(to, |found| from + found)
    }

    /// Where to go on at text that stood behind a mark and now begins its line. It must not become
    /// code by its blanks, nor a list or a heading by its signs: `[!UICONTROL + New]`.
    pub fn guard_start(&mut self, text: &str, at: usize) -> usize {
        if self.out.text().len() > self.text_start {
            return at;
        }
        let at = text.len() - text[at..].trim_start_matches([' ', '\t']).len();
        let rest = &text[at..];
        if !rest.starts_with(|c: char| c.is_ascii_digit() || ">#-+*=_`~<".contains(c)) {
            return at;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !is_block_start(rest, digits) {
            return at;
        }
        let (source, sign) = (self.source(), at + digits);
        self.out.copy(&text[at..sign], source, at);
        let rest = &text[sign..];
        let ticks = rest.len() - rest.trim_start_matches(['`', '~']).len();
        for at in sign..sign + ticks.max(1) {
            self.out.insert("\\", self.span(at..at));
            self.out.copy(&text[at..at + 1], source, at);
        }
        sign + ticks.max(1)
    }

    /// Whether a place lies inside a code span.
    pub fn in_code(&self, at: usize) -> bool {
        at < self.code_until
    }

    /// Takes a tag whose text ends at `close`: the text is read on, the rest is left out.
    pub fn close_at(&mut self, close: usize, resume: usize, insert: &'static str) {
        self.closers.insert(close, Closer { resume, insert });
    }

    /// Forgets the ends of tags that lie before a place.
    pub fn forget_closers_before(&mut self, at: usize) {
        self.closers = self.closers.split_off(&at);
    }

    fn closer_at(&mut self, at: usize) -> Option<Closer> {
        match self.closers.first_key_value() {
            Some((&first, _)) if first <= at => self.closers.remove(&at),
            _ => None,
        }
    }

    /// At a run of backticks: notes how far the code span reaches that it opens, if it opens one.
    fn code_run(&mut self, text: &str, at: usize) -> usize {
        self.paragraph_end(text, at);
        let width = ticks(text, at);
        let same = self.ticks.get(&width).map_or(&[][..], Vec::as_slice);
        let next = same.partition_point(|&start| start < at + width);
        if let Some(start) = same.get(next) {
            self.code_until = start + width;
        }
        at + width
    }

    fn paragraph_end(&mut self, text: &str, at: usize) -> usize {
        if !self.paragraph.contains(&at) {
            self.paragraph = at..paragraph_end(text, at);
            self.ticks = tick_runs(text, self.paragraph.clone());
        }
        self.paragraph.end
    }

    /// Where the bracket that opens at `at` is closed, in the same paragraph.
    pub fn bracket_end(&mut self, text: &str, at: usize) -> Option<usize> {
        if !(self.brackets.from..self.brackets.until).contains(&at) {
            let until = self.paragraph_end(text, at);
            self.brackets = Brackets::of(text, at, until, self.columns.is_some());
        }
        self.brackets.end(at)
    }
}

impl Brackets {
    /// Pairs the brackets from a place to the end of its paragraph. A cell or HTML paragraph that
    /// ends leaves what it opened unpaired; so do the pipes and lines of a pipe table.
    pub fn of(text: &str, from: usize, until: usize, in_rows: bool) -> Self {
        let bytes = text.as_bytes();
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        let mut at = from;
        while at < until {
            match bytes[at] {
                b'\\' => at += 1,
                b'[' => open.push(at),
                b']' => pairs.extend(open.pop().map(|start| (start, at))),
                b'<' if ends_cell(&bytes[at..]) => open.clear(),
                b'|' | b'\n' if in_rows => open.clear(),
                _ => {}
            }
            at += 1;
        }
        pairs.sort_unstable();
        Brackets { from, until, pairs }
    }

    /// Where the bracket that opens at a place is closed.
    pub fn end(&self, open: usize) -> Option<usize> {
        let index = self.pairs.binary_search_by_key(&open, |pair| pair.0).ok()?;
        Some(self.pairs[index].1)
    }
}

/// How many backticks stand at a place.
fn ticks(text: &str, at: usize) -> usize {
    let run = text.as_bytes()[at..].iter().take_while(|&&b| b == b'`');
    run.count()
}

/// Where runs of backticks begin, by their width.
fn tick_runs(text: &str, range: Range<usize>) -> BTreeMap<usize, Vec<usize>> {
    let mut runs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut at = range.start;
    while let Some(found) = memchr::memchr(b'`', &text.as_bytes()[at..range.end]) {
        let start = at + found;
        let width = ticks(text, start);
        runs.entry(width).or_default().push(start);
        at = (start + width).min(range.end);
    }
    runs
}

/// Whether a text begins a block by its first signs, behind so many digits.
fn is_block_start(text: &str, digits: usize) -> bool {
    let rest = &text[digits..];
    let Some(sign) = rest.chars().next() else {
        return false;
    };
    let run = rest.len() - rest.trim_start_matches(sign).len();
    let after = &rest[run..];
    let alone = after.is_empty() || after.starts_with([' ', '\t', ']', '\n', '\r']);
    match sign {
        '.' | ')' => digits > 0 && alone,
        _ if digits > 0 => false,
        '>' => true,
        '#' | '-' | '+' | '*' | '=' | '_' => alone,
        '`' => {
            run >= 3
                && !after
                    .split(['\n', '\r'])
                    .next()
                    .is_some_and(|line| line.contains('`'))
        }
        '~' => run >= 3,
        '<' => begins_raw(rest),
        _ => false,
    }
}

fn ends_cell(bytes: &[u8]) -> bool {
    [&b"</td"[..], b"</th", b"</p>", b"</li", b"<td", b"<li"]
        .iter()
        .any(|tag| bytes.starts_with(tag))
}

/// The start of the next blank line, or the end of the text.
pub fn paragraph_end(text: &str, from: usize) -> usize {
    let mut line = Line::at(text, from);
    loop {
        if line.next >= text.len() {
            return text.len();
        }
        line = Line::at(text, line.next);
        if line.whole().trim_matches([' ', '\t', '>']).is_empty() {
            return line.start;
        }
    }
}
