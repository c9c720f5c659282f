//! `>[!NOTE]` and its kin: a quote that is a note, a tip, a warning. Its title is a word of the
//! interface, in the page's language, and never comes from the Markdown.

use pulldown_cmark::BlockQuoteKind;

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::Shape;
use crate::document::problem::Mending;
use crate::document::scan::Scanner;

use super::quote_mark::{BRACKETS, EMPHASIS, QuoteMark};
use super::{BOTH, Construct, Dialect, term};

pub struct Alert;

const DAMAGED: Rule = Rule {
    name: "damaged-alert",
    level: Level::Warning,
    group: Group::Markup,
    summary: "The head of an alert is not written as its readers expect.",
};

pub const TRANSLATED: Rule = Rule {
    name: "translated-alert-keyword",
    level: Level::Error,
    group: Group::Markup,
    summary: "The keyword of an alert was translated, so readers see an ordinary quote.",
};

/// Keyword, class, and the letter by which a translated keyword can be told.
pub const KINDS: &[(&str, &str)] = &[
    ("NOTE", "note"),
    ("IMPORTANT", "important"),
    ("TIP", "tip"),
    ("WARNING", "warning"),
    ("CAUTION", "caution"),
    ("INFO", "info"),
    ("ADMIN", "admin"),
    ("AVAILABILITY", "availability"),
    ("PREREQUISITES", "prerequisites"),
    ("ERROR", "error"),
    ("SUCCESS", "success"),
    ("MORELIKETHIS", "more-like-this"),
];

/// What follows a quote's first bracket.
struct Head {
    class: &'static str,
    /// Offset in the line's text behind the head.
    end: usize,
    fault: Option<(&'static Rule, &'static str)>,
}

impl Head {
    /// Whether its keyword is one, in English.
    fn is_known(&self) -> bool {
        self.fault.is_none_or(|(rule, _)| rule.name == DAMAGED.name)
    }
}

impl Construct for Alert {
    fn name(&self) -> &'static str {
        "alert"
    }

    /// In plain Markdown the parser reads GitHub's five by itself.
    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&DAMAGED, &TRANSLATED]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        let Some(quote) = QuoteMark::of(line) else {
            report_lost_quote(scan, line);
            return None;
        };
        let head = emphasized(line.rest()).or_else(|| self::head(line.rest(), quote.is_first))?;
        let span = scan.span(line.content()..line.content() + head.end);
        if let Some((rule, fault)) = head.fault {
            scan.report(
                rule,
                span,
                fault,
                "write the keyword alone on its line, as in `> [!NOTE]`",
            );
            if let Some(keyword) = keyword_of(head.class).filter(|_| head.is_known()) {
                let text = format!("[!{keyword}]");
                scan.mend(Mending::new(format!("write `{text}`"), span, text));
            }
        }
        let shape = Shape::class("div", format!("alert {}", head.class));
        scan.quote_head(line, shape, span);
        let mut text = line.content() + head.end;
        // Two heads on one line are two alerts, of which the first is empty.
        while let Some(glued) = self::head(line.text[text..line.end].trim_start(), false) {
            let from = line.end - line.text[text..line.end].trim_start().len();
            let span = scan.span(from..from + glued.end);
            scan.report(
                &DAMAGED,
                span,
                "this alert is glued to the one before it",
                "begin each alert on a line of its own, as in `> [!NOTE]`",
            );
            let shape = Shape::class("div", format!("alert {}", glued.class));
            scan.quote_head(line, shape, span);
            text = from + glued.end;
        }
        let after = line.text[text..line.end].trim_start();
        if !after.is_empty() {
            let from = line.end - after.len();
            scan.report(
                &DAMAGED,
                scan.span(from..line.end),
                "text follows the head of the alert on the same line",
                "put the text on a line of its own, behind `>`",
            );
            if let Some(fix) = own_line(scan, line, text, from) {
                scan.mend(fix);
            }
            scan.begin_mark(line);
            let from = scan.guard_start(line.text, from);
            let next = scan.inline_to_line_end(line, from);
            scan.begin_text();
            return Some(next);
        }
        Some(quote.next_text(scan, line, &DAMAGED))
    }
}

/// The element of one of GitHub's five, as the Markdown parser knows them.
pub fn of_github(kind: BlockQuoteKind) -> Shape {
    let class = match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    };
    Shape::class("div", format!("alert {class}"))
}

/// What is wrong with the head of an alert in plain Markdown, and its keyword where that is known. A head with text
/// behind it is none there.
pub fn fault_in_plain(line: &str) -> Option<(&'static Rule, &'static str, Option<&'static str>)> {
    let head = head(line, true).filter(|head| head.end == line.len())?;
    let (rule, fault) = head.fault?;
    let keyword = keyword_of(head.class).filter(|_| head.is_known());
    let of_github = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
    let is_read = keyword.is_none_or(|keyword| of_github.contains(&keyword));
    // Words in brackets that lost no sign are more often words.
    let has_sign = line.contains(['!', '！']) || keyword.is_some();
    (is_read && has_sign).then_some((rule, fault, keyword))
}

/// `[!NOTE]` at the start of a paragraph that is no quote.
fn report_lost_quote(scan: &mut Scanner, line: &Line) {
    let found = head(line.rest(), false);
    let Some(head) = found.filter(|head| !scan.in_text() && head.is_known()) else {
        return;
    };
    scan.report(
        &DAMAGED,
        scan.span(line.content()..line.content() + head.end),
        "the head of this alert has lost its `>`, so readers see it as text",
        "begin this line and all lines of the alert with `>`",
    );
}

/// `**[!NOTE]**`: a head that someone wanted to stand out.
fn emphasized(text: &str) -> Option<Head> {
    let inside = text.trim_start_matches(EMPHASIS);
    let signs = &text[..text.len() - inside.len()];
    let head = head(inside, false).filter(Head::is_known)?;
    let ends = !signs.is_empty() && inside[head.end..].starts_with(signs);
    ends.then(|| Head {
        end: head.end + 2 * signs.len(),
        fault: Some((&DAMAGED, "the head of this alert has signs around it")),
        ..head
    })
}

fn head(text: &str, is_first: bool) -> Option<Head> {
    let inside = text.strip_prefix(BRACKETS)?;
    let word = inside.trim_start();
    let Some(named) = word.strip_prefix(['!', '！']) else {
        return bare_head(text, word, is_first);
    };
    let spaced = word.len() < inside.len() || named.starts_with(' ');
    let wide = !text.starts_with('[') || word.starts_with('！');
    let named = named.trim_start();
    let close = named.find([']', '］', '】', '[']);
    let Some(close) = close.filter(|&close| !named[close..].starts_with('[')) else {
        return unclosed_head(text, named);
    };
    let keyword = named[..close].trim();
    let after = &named[close..];
    let after = &after[after.chars().next().map_or(0, char::len_utf8)..];
    let colon = after.trim_start().starts_with([':', '：']);
    let mut end = text.len() - after.len();
    if colon {
        let rest = after.trim_start();
        end = text.len() - rest.len() + rest.chars().next().map_or(0, char::len_utf8);
    }
    if let Some(class) = known_class(keyword) {
        let fault = match (spaced || colon, wide || !named[close..].starts_with(']')) {
            (true, _) => Some((&DAMAGED, "the head of this alert has signs too many")),
            (_, true) => Some((&DAMAGED, "the head of this alert has wide signs")),
            _ => None,
        };
        return Some(Head { class, end, fault });
    }
    if term::begins_tag(text) {
        return None;
    }
    // An inline tag, a link, or words in brackets.
    let plain = may_be_keyword(keyword);
    if !spaced && (!plain || !after.trim().is_empty() || keyword.is_empty()) {
        return None;
    }
    let fault = Some((
        &TRANSLATED,
        "the keyword of this alert is not one that readers know",
    ));
    let class = class_by_letter(keyword);
    Some(Head { class, end, fault })
}

/// `[!NOTE` without its bracket.
fn unclosed_head(text: &str, named: &str) -> Option<Head> {
    let after = named.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let class = known_class(&named[..named.len() - after.len()])?;
    Some(Head {
        class,
        end: text.len() - after.len(),
        fault: Some((&DAMAGED, "the head of this alert lacks its `]`")),
    })
}

/// What puts text behind a head on a line of its own, where nothing but quotes stands before the head.
fn own_line(scan: &Scanner, line: &Line, head: usize, text: usize) -> Option<Mending> {
    let prefix = &line.text[line.start..line.content()];
    let plain = prefix.chars().all(|c| matches!(c, '>' | ' ' | '\t'));
    let end = if line.text[line.end..].starts_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let title = "put the text on a line of its own";
    plain.then(|| Mending::new(title, scan.span(head..text), format!("{end}{prefix}")))
}

fn keyword_of(class: &str) -> Option<&'static str> {
    let kind = KINDS.iter().find(|(_, known)| *known == class);
    kind.map(|(keyword, _)| *keyword)
}

fn known_class(keyword: &str) -> Option<&'static str> {
    let known = |(name, _): &&(&str, &str)| name.eq_ignore_ascii_case(keyword);
    KINDS.iter().find(known).map(|(_, class)| *class)
}

/// The most words of a translated keyword: `Bon à savoir`.
const MOST_WORDS: usize = 3;

/// Whether words can be what a keyword was translated to: `LET OP`, `INPORTANT!`. Marks that are no alerts
/// begin with a word of their own.
fn may_be_keyword(words: &str) -> bool {
    const OTHERS: [&str; 10] = [
        "BADGE",
        "TAB",
        "BEGINTABS",
        "ENDTABS",
        "VIDEO",
        "INCLUDE",
        "DIV",
        "CONTEXTUALHELP",
        "BEGINSHADEBOX",
        "ENDSHADEBOX",
    ];
    let letter = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '!' | '-' | '\'' | '’' | '.');
    let mut all = words.split(' ');
    let other = |word: &str| OTHERS.iter().any(|other| other.eq_ignore_ascii_case(word));
    words.chars().all(letter) && all.clone().count() <= MOST_WORDS && !all.next().is_some_and(other)
}

/// `[TIP]` and `[OPMERKING]`: the sign was lost, and often the keyword translated.
fn bare_head(text: &str, word: &str, may_be: bool) -> Option<Head> {
    let (keyword, after) = word.split_once(']')?;
    let keyword = keyword.trim_end();
    if !(may_be && after.trim().is_empty()) {
        return None;
    }
    let end = text.len() - after.len();
    if let Some(class) = known_class(keyword) {
        let fault = Some((&DAMAGED, "the head of this alert lacks its `!`"));
        return Some(Head { class, end, fault });
    }
    let letters = keyword.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 3 && !keyword.chars().any(|c| c.is_lowercase() || c.is_numeric());
    if !shouted || !may_be_keyword(keyword) {
        return None;
    }
    Some(Head {
        class: class_by_letter(keyword),
        end,
        fault: Some((
            &TRANSLATED,
            "the keyword of this alert was translated and lost its `!`",
        )),
    })
}

/// Translation leaves the first letter of the English keyword in place.
fn class_by_letter(keyword: &str) -> &'static str {
    match keyword.chars().next() {
        Some('I' | 'i') => "important",
        Some('T' | 't') => "tip",
        Some('W' | 'w') => "warning",
        Some('C' | 'c' | 'V' | 'v') => "caution",
        _ => "note",
    }
}
