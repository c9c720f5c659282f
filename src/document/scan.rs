//! Gives the canvas: reads the author's lines, lets the dialect's constructs take out their marks,
//! and copies everything else as it stands.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Rule;
use crate::source::{Source, SourceId, Span};

use super::canvas::Canvas;
use super::containers::Containers;
use super::dialect::{Construct, Dialect, Part};
use super::elements;
use super::fenced::Fence;
use super::inline::Brackets;
use super::line::{Dedent, Line};
use super::line_start::{begins_block, begins_item, is_thematic_break};
use super::problem::{Mending, Problem};
use super::range::OpenMark;
use super::raw_html::begins_html;
use super::{Comment, Context, Term};

/// Reads the files of one document into one canvas.
pub struct Scanner<'a> {
    pub context: &'a Context<'a>,
    pub dialect: Dialect,
    pub sources: Vec<Arc<Source>>,
    pub out: Canvas,
    pub problems: Vec<Problem>,
    pub comments: Vec<Comment>,
    pub terms: Vec<Term>,
    pub containers: Containers,
    /// Block marks that were opened and not yet closed, as far as the lines tell.
    pub open: Vec<OpenMark>,
    /// The files that are being read, outermost first.
    pub reading: Vec<Part>,
    /// How many bytes were read in the place of marks, and whether that became too much.
    pub expanded: usize,
    pub expansions: usize,
    pub over_limit: bool,
    /// Columns of habit indentation that are left out, while a construct asks for it.
    pub dedent: Option<Dedent>,
    /// What every line of an included file is put behind.
    pub margin: String,
    /// Whether the margin of the next line is written already.
    pub(super) first_margin: bool,
    /// Ends of inline tags that were begun and lie further on in the text.
    pub(super) closers: BTreeMap<usize, Closer>,
    /// Up to here the text is inside a code span.
    pub(super) code_until: usize,
    /// Where the runs of backticks of that paragraph begin, by their width.
    pub(super) ticks: BTreeMap<usize, Vec<usize>>,
    /// Ends that do not come up to a place.
    pub(super) missing: BTreeMap<&'static str, usize>,
    pub(super) brackets: Brackets,
    /// The paragraph that was looked through last.
    pub(super) paragraph: Range<usize>,
    pub(super) constructs: Vec<&'static dyn Construct>,
    /// How wide the pipe table is whose rows are being read.
    pub columns: Option<usize>,
    /// Whether it was told that lists and quotes are nested too deeply.
    is_deep: bool,
    /// Where on the canvas the text of a line begins, behind its containers.
    pub(super) text_start: usize,
    /// The line of the canvas that was begun last, by the line it stands for.
    pub(super) begun: Option<(SourceId, usize)>,
    pub(super) in_paragraph: bool,
    pub(super) in_html: bool,
    pub(super) after_blank: bool,
    pub(super) fence: Option<Fence>,
}

/// The end of an inline tag: where the text goes on, and what stands for it.
#[derive(Debug)]
pub struct Closer {
    pub resume: usize,
    pub insert: &'static str,
}

impl<'a> Scanner<'a> {
    pub fn new(context: &'a Context<'a>, dialect: Dialect, page: Arc<Source>) -> Self {
        Scanner {
            context,
            dialect,
            sources: vec![page],
            out: Canvas::default(),
            problems: Vec::new(),
            comments: Vec::new(),
            terms: Vec::new(),
            containers: Containers::default(),
            open: Vec::new(),
            reading: Vec::new(),
            expanded: 0,
            expansions: 0,
            over_limit: false,
            dedent: None,
            margin: String::new(),
            first_margin: false,
            closers: BTreeMap::new(),
            code_until: 0,
            ticks: BTreeMap::new(),
            missing: BTreeMap::new(),
            brackets: Brackets::default(),
            paragraph: 0..0,
            constructs: dialect.constructs(),
            columns: None,
            is_deep: false,
            text_start: 0,
            begun: None,
            in_paragraph: false,
            in_html: false,
            after_blank: true,
            fence: None,
        }
    }

    /// Reads a part of one of the document's files.
    pub fn read(&mut self, part: Part) {
        let Some(file) = self.sources.get(part.source.0 as usize).cloned() else {
            return;
        };
        let Range { start: mut at, end } = part.range;
        self.reading.push(part);
        while at < end {
            at = self.read_line(&file.text()[..end], at).max(at + 1);
        }
        self.close_fence(end);
        self.reading.pop();
    }

    /// Puts the page on the canvas as it stands, line ends apart.
    pub fn copy_as_is(&mut self, from: usize) {
        let file = self.sources[0].clone();
        let mut line = Line::at(file.text(), from);
        while line.start < file.text().len() {
            line.entry = Containers::default().enter(line.whole(), false);
            let start = if line.entry.full {
                line.content()
            } else {
                line.end
            };
            self.copy(&line, line.start, start);
            let from = self.shut(&line, start);
            self.copy(&line, from, line.end);
            self.end_line(&line);
            line = Line::at(file.text(), line.next);
        }
    }

    /// The file being read.
    pub fn source(&self) -> SourceId {
        self.reading
            .last()
            .map(|part| part.source)
            .unwrap_or_default()
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source(), range)
    }

    pub fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem::new(rule, span, message, help));
    }

    /// Says what mends the problem that was reported last.
    pub fn mend(&mut self, fix: Mending) {
        if let Some(problem) = self.problems.last_mut() {
            problem.fix = Some(fix);
        }
    }

    /// Reads one line, or all that a construct takes, and says where to go on.
    fn read_line(&mut self, text: &str, at: usize) -> usize {
        let mut line = Line::at(text, at);
        if let Some(habit) = self.habit(&line) {
            line.leave_out(habit);
        }
        if self.fence.is_some() && self.read_code_line(&line) {
            return line.next;
        }
        if let Some(next) = self.first(|construct, scan| construct.anywhere(scan, &line)) {
            return next;
        }
        if let Some(junk) = self.junk(&line) {
            line.leave_out(junk);
        }
        line.entry = self.containers.enter(&line.clean(), self.in_text());
        self.end_paragraph_before(&line);
        if line.is_blank() {
            self.blank_line(&line);
            return line.next;
        }
        if line.entry.indent >= 4 && !self.in_paragraph {
            self.begin_line(&line);
            self.copy(&line, line.content(), line.end);
            self.end_line(&line);
            self.in_paragraph = false;
            return line.next;
        }
        if line.entry.indent < 4 {
            if !self.in_html && self.open_fence(&line) {
                return line.next;
            }
            if !self.in_html
                && let Some(next) = self.raw_html(&line)
            {
                return next;
            }
            if let Some(next) = self.first(|construct, scan| construct.block(scan, &line)) {
                return next;
            }
        }
        self.text_line(&line)
    }

    /// A paragraph ends with its container, and where another one begins.
    fn end_paragraph_before(&mut self, line: &Line) {
        self.in_html &= !line.entry.ended;
        let begins = line.entry.continued < self.containers.depth() && !line.entry.lazy;
        self.in_paragraph &= !line.entry.ended && (!begins || self.in_html);
    }

    /// What the first construct says that has something to say.
    pub fn first(
        &mut self,
        ask: impl Fn(&dyn Construct, &mut Self) -> Option<usize>,
    ) -> Option<usize> {
        (0..self.constructs.len()).find_map(|index| ask(self.constructs[index], self))
    }

    /// An ordinary line: its text is copied, with the inline marks taken out.
    pub fn text_line(&mut self, line: &Line) -> usize {
        self.begin_line(line);
        let start = self.out.text().len();
        let from = self.shut(line, line.content());
        let next = self.inline_to_line_end(line, from);
        let read = &self.out.text()[start..];
        let read = read.split_once('\n').map_or(read, |(line, _)| line);
        let blank = read.trim_matches([' ', '\t']).is_empty();
        self.in_html = !blank && (self.in_html || begins_html(read, self.in_paragraph));
        self.in_paragraph = !(blank || read.starts_with('#') || is_thematic_break(read));
        next
    }

    /// Where to go on in a line that stands in as many lists and quotes as are read: the mark of
    /// one more is text.
    fn shut(&mut self, line: &Line, at: usize) -> usize {
        if !line.entry.full {
            return at;
        }
        self.text_start = self.out.text().len();
        let from = self.guard_start(line.text, at);
        if from > at && !self.is_deep {
            self.is_deep = true;
            self.problems
                .push(elements::too_deep(self.span(at..line.end)));
        }
        from
    }

    /// Copies a stretch of text up to the end of its line, wherever comments let that line end.
    pub fn inline_to_line_end(&mut self, line: &Line, from: usize) -> usize {
        let mut line = *line;
        let mut at = from;
        loop {
            at = self.inline(line.text, at, line.end);
            if at <= line.end {
                self.end_line(&line);
                return line.next;
            }
            line = Line::at(line.text, at);
        }
    }

    fn blank_line(&mut self, line: &Line) {
        self.insert_margin(line);
        self.copy(line, line.start, line.end);
        self.end_line(line);
        self.in_paragraph = false;
        self.in_html = false;
        self.after_blank = true;
        self.code_until = 0;
        self.columns = None;
    }

    fn junk(&mut self, line: &Line) -> Option<Range<usize>> {
        (0..self.constructs.len()).find_map(|i| self.constructs[i].junk(self, line))
    }

    /// Where a line's indentation stands that its author wrote by habit. Where the containers around
    /// it end, the habit ends.
    fn habit(&mut self, line: &Line) -> Option<Range<usize>> {
        let Dedent { depth, columns } = self.dedent?;
        if line.whole().trim().is_empty() {
            return None;
        }
        let most = columns.unwrap_or(usize::MAX);
        let found = self.containers.indent_at(line.whole(), depth, most);
        self.dedent = found.as_ref().map(|(_, indent)| Dedent {
            depth,
            columns: columns.or(Some(*indent)),
        });
        let (range, _) = found?;
        Some(line.start + range.start..line.start + range.end)
    }

    /// Whether the line behind this one would be read as a part of what stands here.
    pub fn runs_on(&self, line: &Line) -> bool {
        let Some(next) = line.following().next() else {
            return false;
        };
        let entry = self.containers.stay(next.whole()).unwrap_or_default();
        let text = next.text[next.start + entry.content..next.end].trim();
        let is_text = !(begins_block(text) || begins_item(text));
        self.in_paragraph && !text.is_empty() && (self.in_html || is_text)
    }

    /// Whether a line is code because of its indentation.
    pub fn is_indented_code(&self, line: &Line) -> bool {
        let entry = self
            .containers
            .clone()
            .enter(line.whole(), self.in_paragraph);
        !self.in_paragraph && entry.indent >= 4
    }

    /// Whether the lines before are a paragraph, and not raw HTML, that goes on.
    pub fn in_text(&self) -> bool {
        self.in_paragraph && !self.in_html
    }

    /// Whether raw HTML goes on, which ends at the next blank line.
    pub fn in_html(&self) -> bool {
        self.in_html
    }

    /// Raw HTML or a table begins or goes on, which ends at the next blank line.
    pub fn begin_html(&mut self) {
        self.in_paragraph = true;
        self.in_html = true;
        self.after_blank = false;
    }

    /// An ordinary line of text begins, or a paragraph behind a mark on its line.
    pub fn begin_text(&mut self) {
        self.code_until = 0;
        self.in_paragraph = true;
        self.in_html = false;
        self.after_blank = false;
    }

    /// After a mark that took a line: what follows is no part of a paragraph.
    pub fn end_block(&mut self) {
        self.in_paragraph = false;
        self.after_blank = false;
        self.code_until = 0;
        self.columns = None;
    }
}
