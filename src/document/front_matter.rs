//! Gives the fields that stand above a page's text, between two lines of dashes.

use std::ops::Range;

use crate::diagnostic::{Group, Level, Rule};
use crate::source::{BOM, SourceId, Span};
use crate::yaml::{self, Mapping, Value};

use super::dialect::without_tags;
use super::fields;
use super::problem::{Mending, Problem};

pub const UNREADABLE: Rule = Rule {
    name: "unreadable-front-matter",
    level: Level::Error,
    group: Group::Reading,
    summary: "The front matter is not YAML that can be read, so none of its fields count.",
};

pub const UNCLOSED: Rule = Rule {
    name: "unclosed-front-matter",
    level: Level::Error,
    group: Group::Reading,
    summary: "The front matter is begun and never closed.",
};

pub const MISPLACED: Rule = Rule {
    name: "misplaced-front-matter",
    level: Level::Error,
    group: Group::Reading,
    summary: "The front matter does not stand between two lines `---` of which the first is that of the file.",
};

/// The fields by which Adobe's pages are known.
pub const OF_ADOBE: [&str; 5] = [
    "exl-id",
    "source-git-commit",
    "workflow-type",
    "feature",
    "user-guide-title",
];

#[derive(Debug, Default)]
pub struct FrontMatter {
    fields: Mapping,
    /// Where its text begins in the file.
    offset: usize,
    /// Fields that the page has without writing them. The last of one name counts.
    given: Vec<(String, Value)>,
    /// The names of the fields, when the text as a whole could not be read.
    guessed: Vec<String>,
}

/// Where the two parts of a file stand.
struct Parts {
    yaml: Range<usize>,
    body: usize,
    closed: bool,
    /// What stands where `---` or nothing belongs.
    misplaced: Vec<Misplaced>,
}

/// A stretch that is mended, and what is wrong with it.
struct Misplaced {
    range: Range<usize>,
    message: String,
    text: &'static str,
}

/// Where the text begins, behind the front matter.
pub fn body_start(text: &str) -> usize {
    parts(text).map_or(bom(text), |parts| parts.body)
}

impl FrontMatter {
    /// Reads the front matter of a file. A fault is reported, and the page goes on without.
    pub fn read(text: &str, problems: &mut Vec<Problem>) -> Self {
        let Some(Parts {
            yaml,
            closed,
            misplaced,
            ..
        }) = parts(text)
        else {
            return FrontMatter::default();
        };
        problems.extend(misplaced.into_iter().map(Misplaced::told));
        if !closed {
            problems.push(Problem {
                rule: &UNCLOSED,
                span: Span::new(SourceId(0), bom(text)..bom(text) + 3),
                message: "this front matter is never closed".into(),
                help: "write a line `---` behind its last field".into(),
                fix: None,
            });
            return FrontMatter::default();
        }
        let offset = yaml.start;
        match yaml::parse_fields(&text[yaml.clone()]) {
            Ok(fields) => FrontMatter {
                fields,
                offset,
                ..FrontMatter::default()
            },
            Err(fault) => {
                let at = offset + fault.at;
                let line_end = text[at..yaml.end]
                    .find(['\n', '\r'])
                    .map_or(yaml.end, |n| at + n);
                problems.push(Problem {
                    rule: &UNREADABLE,
                    span: Span::new(SourceId(0), at..line_end),
                    message: fault.message,
                    help: "until this is mended, none of the fields counts".into(),
                    fix: None,
                });
                FrontMatter {
                    offset,
                    guessed: keys(&text[yaml]),
                    ..FrontMatter::default()
                }
            }
        }
    }

    /// Each key with its value and the places of both.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value, Span, Span)> {
        self.fields.0.iter().map(|field| {
            let span = |range: &Range<usize>| {
                Span::new(
                    SourceId(0),
                    self.offset + range.start..self.offset + range.end,
                )
            };
            (
                field.key.as_str(),
                &field.value,
                span(&field.key_range),
                span(&field.value_range),
            )
        })
    }

    /// Gives the page fields for those that it does not write itself.
    pub fn give(&mut self, fields: Vec<(String, Value)>) {
        self.given = fields;
    }

    pub fn value(&self, key: &str) -> Option<&Value> {
        let own = self.fields.get(key).map(|field| &field.value);
        let mut given = self.given.iter().rev();
        let given = given.find(|(name, _)| name.eq_ignore_ascii_case(key));
        own.or(given.map(|(_, value)| value))
    }

    /// Whether a field is there, even where the fields could not be read.
    pub fn has_key(&self, is: impl Fn(&str) -> bool) -> bool {
        let read = self.fields.0.iter().map(|field| field.key.as_str());
        read.chain(self.guessed.iter().map(String::as_str)).any(is)
    }

    /// Whether its author says that the page is not ready to be read.
    pub fn is_draft(&self) -> bool {
        self.value("draft") == Some(&Value::Bool(true))
    }

    /// A field as a reader sees it: without inline tags, entities and invisible characters.
    pub fn text(&self, key: &str) -> Option<String> {
        let value = match self.value(key)? {
            Value::String(text) => text.clone(),
            Value::Array(parts) => parts.first()?.as_str()?.to_owned(),
            _ => return None,
        };
        Some(plain_text(&value)).filter(|text| !text.is_empty())
    }
}

/// Text of a field as a reader sees it: without inline tags, entities and invisible characters.
pub fn plain_text(value: &str) -> String {
    let clean = without_entities(&without_tags(value)).replace('\u{200B}', "");
    let words = clean.split([' ', '\n', '\t']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// What stands before a colon at the start of lines.
fn keys(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with([' ', '-', '#']));
    let keys = lines.filter_map(|line| Some(line.split_once(':')?.0.to_owned()));
    keys.collect()
}

/// The text with its entities as the characters they stand for.
pub fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = String::new();
    let escaped = text.replace('<', "&lt;");
    for token in html5gum::Tokenizer::new(&escaped).flatten() {
        if let html5gum::Token::String(part) = token {
            plain.push_str(&String::from_utf8_lossy(&part.value));
        }
    }
    plain
}

fn bom(text: &str) -> usize {
    if text.starts_with(BOM) {
        BOM.len_utf8()
    } else {
        0
    }
}

fn parts(text: &str) -> Option<Parts> {
    let start = bom(text);
    let blank = text[start..].len() - text[start..].trim_start().len();
    let first = text[..start + blank]
        .rfind('\n')
        .map_or(start, |end| end + 1);
    let mut lines = text[first..].split_inclusive('\n');
    let opening = lines.next()?;
    let is_right = first == start && opening.trim_end() == "---";
    if !is_right && !is_like_dashes(opening) {
        return None;
    }
    let yaml = first + opening.len();
    let mut at = yaml;
    for line in lines {
        let closes = matches!(line.trim_end(), "---" | "...");
        if closes || is_like_dashes(line) {
            let misplaced = Misplaced::all(start..first, opening, at, line);
            if misplaced.is_empty() || are_fields(&text[yaml..at]) {
                return Some(Parts {
                    yaml: yaml..at,
                    body: at + line.len(),
                    closed: true,
                    misplaced,
                });
            }
            if !is_right {
                return None;
            }
        }
        at += line.len();
    }
    // A page may begin with a thematic break: fields make the difference.
    let looks_like_fields = text[yaml..]
        .lines()
        .next()
        .is_some_and(|line| line.contains(": "));
    (is_right && looks_like_fields).then_some(Parts {
        yaml: yaml..yaml,
        body: start,
        closed: false,
        misplaced: Vec::new(),
    })
}

/// Whether a line can have been meant as `---`: editors make other dashes of them.
fn is_like_dashes(line: &str) -> bool {
    let line = line.trim();
    let dashes = line.trim_start_matches(['-', '–', '—', '―', '‒', '−', '‐', '‑']);
    dashes.is_empty() && (line.chars().count() > 1 || line == "—")
}

/// Whether all lines are those of fields, and one of them is read by this program or its vendors' tools.
fn are_fields(text: &str) -> bool {
    let name = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        name.chars().all(letter).then(|| name.to_lowercase())
    };
    let goes_on = |line: &str| {
        line.is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ")
    };
    let mut fields = text.lines().filter(|line| !goes_on(line)).map(name);
    let known =
        |name: &str| fields::is_own(name) || name.starts_with("ms.") || OF_ADOBE.contains(&name);
    let mut is_known = false;
    let all = fields.all(|name| {
        is_known |= name.as_deref().is_some_and(known);
        name.is_some()
    });
    all && is_known
}

impl Misplaced {
    /// What is wrong around the fields: before the first line of dashes, in it, and in the last one.
    fn all(blank: Range<usize>, opening: &str, at: usize, closing: &str) -> Vec<Misplaced> {
        let mut all = Vec::new();
        let first = blank.end;
        if !blank.is_empty() {
            all.push(Misplaced {
                range: blank,
                message: "front matter begins with `---` in the first line, and an empty line stands here".into(),
                text: "",
            });
        }
        for (start, line, does) in [(first, opening, "begins"), (at, closing, "ends")] {
            let written = line.trim_end();
            let is_right = written == "---" || (does == "ends" && written == "...");
            if !is_right {
                all.push(Misplaced {
                    range: start..start + written.len(),
                    message: format!(
                        "front matter {does} with `---`, and here stands `{}`",
                        written.trim()
                    ),
                    text: "---",
                });
            }
        }
        all
    }

    fn told(self) -> Problem {
        let span = Span::new(SourceId(0), self.range);
        let (title, help) = match self.text {
            "" => (
                "delete the empty lines",
                "delete what stands above the fields",
            ),
            _ => ("write `---`", "write `---`, alone on its line"),
        };
        Problem {
            rule: &MISPLACED,
            span,
            message: self.message,
            help: help.into(),
            fix: Some(Mending::new(title, span, self.text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_clean_and_the_body_follows() {
        let text = "---\ntitle: \"[!DNL A] &amp; B&#x200B;\"\nexl-id: 7\n\n---\n# Text\n";
        let mut problems = Vec::new();
        let front = FrontMatter::read(text, &mut problems);
        assert_eq!(front.text("title").as_deref(), Some("A & B"));
        assert_eq!(&text[body_start(text)..], "# Text\n");
        assert!(problems.is_empty());
    }

    #[test]
    fn faults_are_reported_and_the_page_stays() {
        let text = "---\na: 1\nb: c: d\n---\ntext\n";
        let mut problems = Vec::new();
        FrontMatter::read(text, &mut problems);
        assert_eq!(problems[0].rule, &UNREADABLE);
        assert_eq!(problems[0].span.start as usize, text.find("c: d").unwrap());
        assert_eq!(&text[body_start(text)..], "text\n");
    }
}
