//! Gives what a picture's brackets say, as plain text.

use pulldown_cmark::Event;

pub(super) type Events<'a> = pulldown_cmark::OffsetIter<'a>;

/// The text of an image's events, up to its end.
pub(super) fn alt_text(events: &mut Events) -> String {
    let (mut alt, mut depth) = (String::new(), 0);
    for (event, _) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            Event::Text(text) | Event::Code(text) => alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
    }
    alt
}
