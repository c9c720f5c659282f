//! Gives raw HTML to the builder, token by token, each with its place on the canvas.

use std::convert::Infallible;
use std::ops::Range;

use html5ever::LocalName;
use html5ever::tokenizer::TokenSinkResult;
use html5ever::tokenizer::states::RawKind;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};

use crate::diagnostic::{Group, Level, Rule};

use super::builder::{Next, StartTag};
use super::canvas::PLACEHOLDER;
use super::dialect::comment::UNCLOSED;
use super::many_attributes;
use super::weave::Weaver;

pub use super::chunk::Chunk;

pub const UNKNOWN_TAG: Rule = Rule {
    name: "unknown-tag",
    level: Level::Warning,
    group: Group::Markup,
    summary: "A tag is no element that pages may hold, so it is shown as text.",
};

pub const UNFINISHED_TAG: Rule = Rule {
    name: "unfinished-tag",
    level: Level::Error,
    group: Group::Markup,
    summary: "A tag is begun and never ended, so a browser would swallow what follows.",
};

/// Feeds a chunk to the weaver's builder. It is a block of its own, or stands in a text.
pub fn feed(weaver: &mut Weaver, chunk: &Chunk, in_text: bool) {
    let beyond = many_attributes::beyond(&chunk.text);
    if !beyond.is_empty() {
        let mut shorter = chunk.clone();
        beyond
            .into_iter()
            .rev()
            .for_each(|range| shorter.cut(range));
        return feed_whole(weaver, &shorter, in_text);
    }
    feed_whole(weaver, chunk, in_text);
}

fn feed_whole(weaver: &mut Weaver, chunk: &Chunk, in_text: bool) {
    let feeder = Feeder {
        weaver,
        chunk,
        in_text,
        tag: None,
        is_skipping: false,
        next: None,
        consumed: 0,
    };
    let emitter = Positions {
        inner: CallbackEmitter::new(feeder),
        position: 0,
        text_start: 0,
        part: Vec::new(),
    };
    let read: Result<(), Infallible> =
        Tokenizer::new_with_emitter(chunk.text.as_str(), emitter).finish();
    match read {
        Ok(()) => {}
    }
}

struct Feeder<'w, 'a, 'c> {
    weaver: &'w mut Weaver<'a>,
    chunk: &'c Chunk,
    in_text: bool,
    /// The start tag being read, and where it begins.
    tag: Option<(StartTag, usize)>,
    /// Whether its attributes are left out from here on.
    is_skipping: bool,
    next: Option<Next>,
    /// Up to here every byte has become a token.
    consumed: usize,
}

impl Callback<Infallible, usize> for Feeder<'_, '_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open_tag(name, span.start),
            CallbackEvent::AttributeName { name } => {
                self.attribute(name);
            }
            CallbackEvent::AttributeValue { value } if !self.is_skipping => {
                let value = String::from_utf8_lossy(value);
                if let Some((_, last)) =
                    self.tag.as_mut().and_then(|(t, _)| t.attributes.last_mut())
                {
                    last.push_str(&value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(span.end, self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(name, span.start..span.end),
            CallbackEvent::Comment { value } => self.comment(value, span.start..span.end),
            CallbackEvent::Doctype { .. } => self.consumed = span.end,
            // Text comes by `Positions`, chunk by chunk.
            CallbackEvent::String { .. }
            | CallbackEvent::Error(_)
            | CallbackEvent::AttributeValue { .. } => {}
        }
        None
    }
}

impl Feeder<'_, '_, '_> {
    fn open_tag(&mut self, name: &[u8], start: usize) {
        let tag = StartTag {
            name: local_name(name),
            attributes: Vec::new(),
            span: crate::source::Span::default(),
            whole: false,
        };
        self.tag = Some((tag, start));
        self.is_skipping = false;
    }

    fn attribute(&mut self, name: &[u8]) {
        let Some((tag, _)) = &mut self.tag else {
            return;
        };
        self.is_skipping |= !self.weaver.attributes.takes(tag.attributes.len());
        if !self.is_skipping {
            tag.attributes.push((local_name(name), String::new()));
        }
    }

    fn start_tag(&mut self, end: usize, self_closing: bool) {
        let Some((mut tag, start)) = self.tag.take() else {
            return;
        };
        self.consumed = end;
        if !self.weaver.reads_as_tag(&tag.name) {
            return self.show_tag(start..end);
        }
        tag.span = self.weaver.span(self.chunk.canvas_range(start..end));
        if self.is_skipping {
            let excess = self.weaver.attributes.excess(tag.span);
            self.weaver.problems.extend(excess);
        }
        // `<a/>` does not close an anchor in a browser, and authors mean it to.
        let named_anchor = self_closing && &*tag.name == "a";
        let (name, span) = (tag.name.clone(), tag.span);
        let (_, next) = self.weaver.builder.start(tag);
        self.next = Some(next);
        if named_anchor {
            self.weaver.builder.end(name, span);
        }
    }

    fn end_tag(&mut self, name: &[u8], range: Range<usize>) {
        self.consumed = range.end;
        let name = local_name(name);
        if !self.weaver.reads_as_tag(&name) {
            return self.show_tag(range);
        }
        let span = self.weaver.span(self.chunk.canvas_range(range));
        if self.in_text {
            self.weaver.judge_end(&name, span);
        }
        self.weaver.builder.end(name, span);
    }

    fn comment(&mut self, value: &[u8], range: Range<usize>) {
        self.consumed = range.end;
        let canvas = self.chunk.canvas_range(range.clone());
        if self.chunk.text[range.clone()] == *PLACEHOLDER && self.weaver.perform_at(canvas.start) {
            return;
        }
        let span = self.weaver.span(canvas);
        let written = &self.chunk.text[range.clone()];
        if written.starts_with("<!--") && !written.ends_with('>') {
            let message = "this comment is never closed, so readers see nothing of what follows";
            let help = "write `-->` where it ends";
            let head = range.start..range.start + "<!--".len();
            let head = self.weaver.span(self.chunk.canvas_range(head));
            self.weaver.report(&UNCLOSED, head, message, help);
        }
        self.weaver
            .builder
            .comment(&String::from_utf8_lossy(value), span);
    }

    /// A tag of no element: `<tenant>`, or an address in angle brackets.
    fn show_tag(&mut self, range: Range<usize>) {
        let span = self.weaver.span(self.chunk.canvas_range(range.clone()));
        let shown = &self.chunk.text[range.clone()];
        let address = shown.trim_matches(['<', '>']);
        if address.starts_with("http://") || address.starts_with("https://") {
            let href = address.to_owned();
            self.weaver.link(href, span);
            self.text_as_written(range.start + 1..range.end - 1);
            self.weaver.builder.end(local_name(b"a"), span);
            return;
        }
        if !shown.starts_with("</") {
            let help = "write `&lt;` for `<` when readers shall see it";
            let message = format!("`{shown}` is no element that pages may hold");
            self.weaver.report(&UNKNOWN_TAG, span, message, help);
        }
        self.text_as_written(range);
    }

    /// A tag that is none: what marks put into it is no text.
    fn text_as_written(&mut self, range: Range<usize>) {
        for (_, there) in self.chunk.parts(range) {
            self.weaver.as_written(there);
        }
    }

    /// Text as it stands.
    fn text(&mut self, range: Range<usize>) {
        for (here, there) in self.chunk.parts(range) {
            if here.len() == there.len() {
                self.weaver.verbatim(there);
            } else {
                let span = self.weaver.span(there);
                self.weaver.builder.text(&self.chunk.text[here], span);
            }
        }
    }

    /// A run of text that the tokenizer read from a range.
    fn read_text(&mut self, read: &[u8], range: Range<usize>) {
        self.consumed = self.consumed.max(range.end);
        if self.chunk.text.as_bytes().get(range.clone()) == Some(read) {
            self.text(range);
        } else {
            let span = self.weaver.span(self.chunk.canvas_range(range));
            self.weaver
                .builder
                .text(&String::from_utf8_lossy(read), span);
        }
    }

    /// At the end: a tag that was begun is shown, with all that it would have swallowed.
    fn finish(&mut self) {
        let end = self.chunk.text.len();
        let rest = self.consumed..end;
        let span = self.weaver.span(self.chunk.canvas_range(end..end));
        self.weaver.builder.end_raw_text(span);
        if !self.chunk.text[rest.clone()].trim().is_empty() {
            let span = self.weaver.span(self.chunk.canvas_range(rest.clone()));
            let help = "close the tag with `>`; until then it is shown as text";
            self.weaver.report(
                &UNFINISHED_TAG,
                span,
                "this tag is begun and never ended",
                help,
            );
            self.text_as_written(rest);
        }
    }
}

fn local_name(name: &[u8]) -> LocalName {
    LocalName::from(&*String::from_utf8_lossy(name))
}

/// Follows the tokenizer's position, so that every run of text and every entity has its own range.
struct Positions<'w, 'a, 'c> {
    inner: CallbackEmitter<Feeder<'w, 'a, 'c>, Infallible, usize>,
    position: usize,
    text_start: usize,
    /// The first bytes of a character: after a lone `&` or `<` the tokenizer gives the next byte
    /// on its own, whatever character it belongs to.
    part: Vec<u8>,
}

impl ForwardingEmitter for Positions<'_, '_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.inner
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
        self.inner.move_position(offset);
    }

    fn init_string(&mut self) {
        if self.part.is_empty() {
            self.text_start = self.position;
        }
        self.inner.init_string();
    }

    fn emit_string(&mut self, text: &[u8]) {
        let feeder = self.inner.callback_mut();
        if !feeder.chunk.text.is_char_boundary(self.position) {
            self.part.extend(text);
            return;
        }
        // Of `</p` inside a raw element the tokenizer gives two parts at the end of the second.
        let there =
            &feeder.chunk.text.as_bytes()[self.text_start.min(self.position)..self.position];
        let is_prefix = there.starts_with(text) && !text.starts_with(b"&");
        let end = match is_prefix && self.part.is_empty() {
            true => self.text_start + text.len(),
            false => self.position,
        };
        let range = self.text_start..end;
        self.text_start = end;
        if self.part.is_empty() {
            feeder.read_text(text, range);
        } else {
            self.part.extend(text);
            feeder.read_text(&std::mem::take(&mut self.part), range);
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = self.inner.emit_current_tag();
        self.text_start = self.position;
        let next = self.inner.callback_mut().next.take()?;
        match next {
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            _ => None,
        }
    }

    fn emit_eof(&mut self) {
        self.inner.emit_eof();
        self.inner.callback_mut().finish();
    }
}
