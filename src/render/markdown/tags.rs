//! Gives the HTML of a page to its writer, tag by tag, in memory that is used again for each.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::Writer;

/// A start tag. Those that are no more stand behind `length`, to be written over.
#[derive(Default)]
pub struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
    length: usize,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes[..self.length].iter();
        let found = attributes.find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn open(&mut self, name: &str) {
        self.length = 0;
        self.name.clear();
        self.name.push_str(name);
    }

    fn push_name(&mut self, name: &str) {
        if self.length == self.attributes.len() {
            self.attributes.push(Default::default());
        }
        let (key, value) = &mut self.attributes[self.length];
        key.clear();
        key.push_str(name);
        value.clear();
        self.length += 1;
    }

    fn push_value(&mut self, part: &str) {
        let last = self.length.checked_sub(1);
        if let Some((_, value)) = last.and_then(|last| self.attributes.get_mut(last)) {
            value.push_str(part);
        }
    }
}

/// Writes what some HTML says.
pub fn write(html: &str, writer: &mut Writer) {
    let mut tag = Tag::default();
    let take = |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
        let text = String::from_utf8_lossy;
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(&text(name)),
            CallbackEvent::AttributeName { name } => tag.push_name(&text(name)),
            CallbackEvent::AttributeValue { value } => tag.push_value(&text(value)),
            CallbackEvent::CloseStartTag { .. } => writer.open(&tag),
            CallbackEvent::EndTag { name } => writer.close(&text(name)),
            CallbackEvent::String { value } => writer.text(&text(value)),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    };
    let tokens = Tokenizer::new_with_emitter(html, CallbackEmitter::new(take));
    match tokens.finish() {
        Ok(()) => {}
    }
}
