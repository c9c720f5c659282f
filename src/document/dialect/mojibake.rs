//! Text that was read in the wrong encoding on its way: «Ã«» for «ë», U+FFFD for a lost sign.

use std::ops::Range;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::problem::{Mending, Problem};
use crate::document::tree::{NodeData, TextPiece, Tree};
use crate::source::{Source, SourceId, Span};

use super::placeholder::is_code;
use super::{ALL, Construct, Dialect};

pub struct Mojibake;

const GARBLED: Rule = Rule {
    name: "garbled-text",
    level: Level::Error,
    group: Group::Markup,
    summary: "Letters were read in a wrong encoding and saved so.",
};

impl Construct for Mojibake {
    fn name(&self) -> &'static str {
        "mojibake"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ALL
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&GARBLED]
    }

    fn mend(&self, tree: &mut Tree, problems: &mut Vec<Problem>) {
        for id in tree.descendants(Tree::ROOT) {
            if let NodeData::Text(pieces) = &tree.node(id).data
                && pieces.iter().any(|piece| may_be_garbled(&piece.text))
                && !is_code(tree, id)
            {
                pieces
                    .iter()
                    .for_each(|piece| find_garbled(piece, problems));
            }
        }
    }
}

/// Whether a problem is that the page has U+FFFD somewhere.
pub fn is_lost(problem: &Problem, page: &Source) -> bool {
    let is_of_page = problem.rule == &GARBLED && problem.span.source == SourceId(0);
    is_of_page
        && page
            .slice(problem.span)
            .starts_with(char::REPLACEMENT_CHARACTER)
}

/// Finds garbled letters in the fields of a page.
pub fn judge_fields(fields: &str, problems: &mut Vec<Problem>) {
    let place = |range: Range<usize>| Span::new(SourceId(0), range);
    look(fields, true, place, problems);
}

fn find_garbled(piece: &TextPiece, problems: &mut Vec<Problem>) {
    // Elsewhere entities stand for the letters.
    let place = |range| piece.part(range).span;
    look(&piece.text, piece.is_verbatim(), place, problems);
}

fn look(
    text: &str,
    is_verbatim: bool,
    place: impl Fn(Range<usize>) -> Span,
    problems: &mut Vec<Problem>,
) {
    if !may_be_garbled(text) {
        return;
    }
    let mut run: Vec<(usize, u8)> = Vec::new();
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        match windows_1252(c) {
            Some(byte) => run.push((at, byte)),
            None => {
                for (part, meant) in garbled(&run) {
                    let from = run[part.start].0;
                    let to = run.get(part.end).map_or(at, |(next, _)| *next);
                    let message = format!("`{}` seems to stand for `{meant}`", &text[from..to]);
                    let mut problem = problem(place(from..to), message);
                    if is_verbatim {
                        let title = format!("write `{meant}`");
                        problem.fix = Some(Mending::new(title, problem.span, meant));
                    }
                    problems.push(problem);
                }
                run.clear();
                if c == char::REPLACEMENT_CHARACTER {
                    let message = "a sign was lost here and U+FFFD put in its place".to_owned();
                    problems.push(problem(place(at..at + c.len_utf8()), message));
                }
            }
        }
    }
}

/// Whether two characters that stand for bytes touch each other, or one was lost; told by the bytes with
/// which they begin, for most texts hold neither.
fn may_be_garbled(text: &str) -> bool {
    let bytes = text.as_bytes();
    let length = |first: u8| match first {
        0xC2 | 0xC3 | 0xC5 | 0xC6 | 0xCB => Some(2),
        0xE2 => Some(3),
        _ => None,
    };
    let mut firsts = bytes.iter().enumerate();
    firsts.any(|(at, &first)| match length(first) {
        Some(own) => bytes
            .get(at + own)
            .is_some_and(|&next| length(next).is_some()),
        None => first == 0xEF && bytes[at..].starts_with("\u{FFFD}".as_bytes()),
    })
}

fn problem(span: Span, message: String) -> Problem {
    Problem {
        rule: &GARBLED,
        span,
        message,
        help: "write the letters that are meant, and save the file as UTF-8".into(),
        fix: None,
    }
}

/// What of a run is garbled, and what it says: all of it, or letters between quotation marks and other
/// signs that were read rightly.
fn garbled(run: &[(usize, u8)]) -> Vec<(Range<usize>, String)> {
    if run.is_empty() {
        return Vec::new();
    }
    if let Some(text) = meant(run) {
        return vec![(0..run.len(), text)];
    }
    let bytes: Vec<u8> = run.iter().map(|(_, byte)| *byte).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let valid = match std::str::from_utf8(&bytes[at..]) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let part = at..at + valid.max(1);
        let western = |text: &String| text.chars().all(|c| c < '\u{3000}');
        if let Some(text) = meant(&run[part.clone()]).filter(western) {
            found.push((part.clone(), text));
        }
        at = part.end;
    }
    found
}

/// What a run of letters says when its bytes are read as UTF-8, when that is plain text again.
fn meant(run: &[(usize, u8)]) -> Option<String> {
    let bytes: Vec<u8> = run.iter().map(|(_, byte)| *byte).collect();
    let text = String::from_utf8(bytes).ok()?;
    let common = |c: char| matches!(c, '\u{A1}'..='\u{17F}' | '\u{2010}'..='\u{2044}' | '€' | '™');
    // Han and kana need three letters each, so three in a row are no chance; but French ends a
    // quotation with `é`, a blank that does not break, and `»`.
    let quotes = run.iter().any(|(_, byte)| *byte == 0xA0) && run.len() == 3;
    let eastern =
        |c: char| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}') && !quotes;
    let plain = text.chars().all(|c| common(c) || eastern(c));
    if text.is_empty() || !plain {
        return None;
    }
    // It may have happened twice.
    let again = text.chars().map(|c| Some((0, windows_1252(c)?)));
    let again: Option<Vec<(usize, u8)>> = again.collect();
    Some(again.and_then(|run| meant(&run)).unwrap_or(text))
}

/// The byte that a character above ASCII has in the encoding that is taken for UTF-8 most often.
fn windows_1252(c: char) -> Option<u8> {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    match c {
        // Some programs take the bytes as they are, and leave signs that no text has.
        '\u{80}'..='\u{FF}' => Some(c as u8),
        // The others of them lie here; looking on takes longer than all else in a text of Han letters.
        '\u{152}'..='\u{2DC}' | '\u{2013}'..='\u{2122}' => {
            let index = FROM_80.iter().position(|known| *known == c)?;
            Some(0x80 + index as u8)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let bytes = text.char_indices().map(|(at, c)| (at, windows_1252(c)));
        let run: Option<Vec<_>> = bytes.map(|(at, byte)| Some((at, byte?))).collect();
        meant(&run?)
    }

    #[test]
    fn only_what_reads_as_plain_text_is_garbled() {
        assert_eq!(read("Ã«").as_deref(), Some("ë"));
        assert_eq!(read("â€™").as_deref(), Some("’"));
        assert_eq!(read("É»"), None);
        assert_eq!(read("«"), None);
        // Twice, and by a program that knows no windows-1252.
        assert_eq!(read("ÃƒÂ©").as_deref(), Some("é"));
        assert_eq!(read("Ã¢â‚¬â„¢").as_deref(), Some("’"));
        assert_eq!(read("â\u{80}\u{99}").as_deref(), Some("’"));
    }
}
