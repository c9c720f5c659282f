//! `[!DNL word]` and `[!UICONTROL text]`: words that are not translated and words of a product's
//! screens. The tag goes, the text stays, and its place is noted, for such words are no facts.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::Term;
use crate::document::inline::Brackets;
use crate::document::problem::Mending;
use crate::document::scan::Scanner;

use super::{ADOBE, Construct, Dialect};

pub struct Terms;

const DAMAGED: Rule = Rule {
    name: "damaged-tag",
    level: Level::Warning,
    group: Group::Markup,
    summary: "An inline tag such as `[!DNL …]` is not written as its reader expects.",
};

const KEYWORDS: &[&str] = &["UICONTROL", "DNL"];

const BLANKS: [char; 3] = [' ', '\u{A0}', '\t'];

impl Construct for Terms {
    fn name(&self) -> &'static str {
        "term"
    }

    fn dialects(&self) -> &'static [Dialect] {
        ADOBE
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&DAMAGED]
    }

    fn inline(&self, scan: &mut Scanner, text: &str, at: usize) -> Option<usize> {
        let tag = Tag::at(&text[at..])?;
        let (head, start) = (scan.span(at..at + tag.keyword_end), at + tag.text_start);
        let close = scan.bracket_end(text, at);
        if let Some(fault) = tag.fault {
            scan.report(
                &DAMAGED,
                head,
                fault,
                "write `[!UICONTROL text]` or `[!DNL text]`",
            );
            if close.is_some_and(|close| close > start) {
                let meant = format!("[!{} ", tag.name.to_ascii_uppercase());
                let title = format!("write `{}`", meant.trim_end());
                scan.mend(Mending::new(title, scan.span(at..start), meant));
            }
        }
        match close {
            Some(close) if close >= start => {
                if text[close + 1..].starts_with('(') {
                    // A link or picture needs its brackets when the tag has gone.
                    scan.out.copy("[", head.source, at);
                } else {
                    scan.close_at(close, close + 1, "");
                }
                let span = scan.span(start..close);
                scan.terms.push(Term { span });
                Some(start)
            }
            Some(close) => Some(close + 1),
            None => {
                scan.report(
                    &DAMAGED,
                    head,
                    "this tag is never closed",
                    "add the missing `]` behind its text",
                );
                Some(start)
            }
        }
    }
}

/// Whether a text begins with a tag, however it is written.
pub fn begins_tag(text: &str) -> bool {
    Tag::at(text).is_some()
}

/// The opening part of a tag.
struct Tag<'t> {
    name: &'t str,
    keyword_end: usize,
    text_start: usize,
    fault: Option<&'static str>,
}

impl Tag<'_> {
    fn at(text: &str) -> Option<Tag<'_>> {
        let inside = text.strip_prefix('[')?;
        let word = inside.trim_start_matches(BLANKS);
        let named = word.strip_prefix(['!', '！']);
        let rest = named.map_or(inside, |named| named.trim_start_matches(BLANKS));
        let spaced = named.is_some() && inside.len() - rest.len() != 1;
        let (name, after) = KEYWORDS.iter().find_map(|word| {
            let parts = rest.split_at_checked(word.len());
            parts.filter(|(name, _)| name.eq_ignore_ascii_case(word))
        })?;
        let small = name.contains(|c: char| c.is_ascii_lowercase());
        let keyword_end = text.len() - after.len();
        let behind = after.strip_prefix([':', '：']).unwrap_or(after);
        let colon = behind.len() < after.len();
        let blanks = behind.len() - behind.trim_start_matches(BLANKS).len();
        let glued = blanks == 0 && !colon && !behind.starts_with([']', '\n', '\r']);
        let fault = match (named.is_some(), glued) {
            (false, _) | (_, true) if small => return None,
            (true, _) if spaced => Some("this tag has blanks or wide signs around its `!`"),
            (true, false) if colon => Some("the name of this tag has a colon behind it"),
            (true, false) if small => Some("the name of this tag is written in capitals"),
            // `[DNLx]` without either sign is a word in brackets.
            (false, true) => return None,
            (false, false) if behind.starts_with(']') => return None,
            (false, false) => Some("this tag lacks its `!`"),
            (true, true) => Some("the text of this tag is glued to its name"),
            (true, false) => None,
        };
        let text_start = text.len() - behind.len() + blanks;
        Some(Tag {
            name,
            keyword_end,
            text_start,
            fault,
        })
    }
}

/// The text without such tags, for values of front matter.
pub fn without_tags(text: &str) -> String {
    let brackets = Brackets::of(text, 0, text.len(), false);
    let mut closers = Vec::new();
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if next == '['
            && let (Some(tag), Some(close)) = (Tag::at(&text[at..]), brackets.end(at))
        {
            closers.push(close);
            at = close.min(at + tag.text_start);
            continue;
        }
        if !closers.contains(&at) {
            clean.push(next);
        }
        at += next.len_utf8();
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_their_text_stays() {
        assert_eq!(
            without_tags("Use [!UICONTROL [!DNL Jira] project] [a]"),
            "Use Jira project [a]"
        );
        assert_eq!(without_tags("[!DNL ]x[!DNL"), "x[!DNL");
    }
}
