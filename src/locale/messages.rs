//! Gives the words of the interface in one language, from its `messages.ftl`.

use std::collections::BTreeMap;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::source::{Source, SourceId, Span};
use crate::theme::Theme;

use super::{Tag, asked};

pub const UNREADABLE_MESSAGES: Rule = Rule {
    name: "unreadable-messages",
    level: Level::Error,
    group: Group::Reading,
    summary: "A messages.ftl holds a line that is no message.",
};

/// The language whose words stand in where there are none.
const FOREIGN: &str = "en";

pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    /// The messages that take no values, by a name that templates can write.
    plain: BTreeMap<String, String>,
    /// Whether the language itself says what it is called.
    named: bool,
    /// The language that the words are in.
    tag: Tag,
}

/// What is put into a message.
#[derive(Clone, Copy, Debug)]
pub enum Word<'a> {
    Text(&'a str),
    /// A number in thousandths, by which a message chooses its form: `one` hour, `other` hours.
    Count(i64),
}

impl Messages {
    /// The words of a locale. Where it has none, those of its parents stand in, and at last those of
    /// the language that most readers of the program know.
    pub fn load(tag: &Tag, theme: &Theme) -> (Self, Vec<Diagnostic>) {
        let id: LanguageIdentifier = tag.to_string().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The marks that keep directions apart in running text are no part of HTML.
        bundle.set_use_isolating(false);
        let mut problems = Vec::new();
        let mut ids = Vec::new();
        let mut named = false;
        let own = tag.folders(theme);
        let foreign = [FOREIGN.to_owned()].into_iter();
        let foreign = foreign.filter(|name| !own.contains(name));
        let mut has_own = false;
        for name in foreign.chain(own.iter().cloned()) {
            let path = format!("locales/{name}/messages.ftl");
            let shipped = Theme::shipped(&path).map(|text| read(&path, &text));
            let written = theme.own(&path).map(|text| read_own(&path, &text, theme));
            for (resource, faults) in shipped.into_iter().chain(written) {
                problems.extend(faults);
                let known = names(&resource);
                has_own |= own.contains(&name) && !known.is_empty();
                named |= own.contains(&name) && known.iter().any(|id| id == "language-name");
                ids.extend(known);
                bundle.add_resource_overriding(resource);
            }
        }
        let plain = ids.iter().filter_map(|id| {
            let message = bundle.get_message(id)?.value()?;
            let mut errors = Vec::new();
            let text = bundle
                .format_pattern(message, None, &mut errors)
                .into_owned();
            errors.is_empty().then(|| (id.replace('-', "_"), text))
        });
        let plain = plain.collect();
        let foreign = Tag::parse(FOREIGN).filter(|_| !has_own);
        (
            Messages {
                bundle,
                plain,
                named,
                tag: foreign.unwrap_or_else(|| tag.clone()),
            },
            problems,
        )
    }

    pub fn plain(&self) -> &BTreeMap<String, String> {
        &self.plain
    }

    /// What the language calls itself, where a file of its own says it.
    pub fn own_name(&self) -> Option<String> {
        self.named.then(|| self.format("language-name", &[]))
    }

    /// The language of the words: another one than the readers', where theirs has none.
    pub fn tag(&self) -> &Tag {
        &self.tag
    }

    /// A message with texts put in; its name when there is no such message.
    pub fn format(&self, id: &str, values: &[(&str, &str)]) -> String {
        let words: Vec<_> = values
            .iter()
            .map(|(name, value)| (*name, Word::Text(value)))
            .collect();
        self.say(id, &words)
    }

    /// A message with texts and counts put in; its name when there is no such message.
    pub fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        let mut args = FluentArgs::new();
        for (name, word) in words {
            match word {
                Word::Text(text) => args.set(*name, *text),
                Word::Count(thousandths) => args.set(*name, *thousandths as f64 / 1000.0),
            }
        }
        let pattern = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value());
        match pattern {
            Some(pattern) => {
                let formatted = self
                    .bundle
                    .format_pattern(pattern, Some(&args), &mut Vec::new());
                formatted.into_owned()
            }
            None => id.to_owned(),
        }
    }
}

/// The messages of a file, and the lines that are none.
fn read(path: &str, text: &str) -> (FluentResource, Vec<Diagnostic>) {
    let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let source = Source::new(path, text.to_owned());
    let problems = errors.iter().map(|error| {
        let place = Place::new(&source, Span::new(SourceId(0), error.pos.clone()));
        Diagnostic::new(
            &UNREADABLE_MESSAGES,
            place,
            format!("this is no message: {}", error.kind),
        )
        .help("write `name = text`; further lines of a text are indented")
    });
    (resource, problems.collect())
}

/// The messages of a site's own file: those that can be used, so that the shipped ones stand for the others.
fn read_own(path: &str, text: &str, theme: &Theme) -> (FluentResource, Vec<Diagnostic>) {
    if let Some(at) = too_deep(text) {
        let source = Source::new(path, text.to_owned());
        let place = Place::new(&source, Span::new(SourceId(0), at..at + 1));
        let message = format!("more than {DEEPEST} braces are open here; the file is not used");
        let problem = Diagnostic::new(&UNREADABLE_MESSAGES, place, message)
            .help("close them, or write the text without them");
        return (read(path, "").0, vec![problem]);
    }
    let (resource, mut problems) = read(path, text);
    let (kept, others) = asked::judge(path, text, theme);
    problems.extend(others);
    match kept {
        Some(text) => (read(path, &text).0, problems),
        None => (resource, problems),
    }
}

/// How many braces of a file may be open at once: what reads them goes down a step for each.
const DEEPEST: usize = 100;

/// The first place where too many braces are open. A new line closes none: what stands in braces may go on at its
/// head.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let comment = line.starts_with('#');
        for (at, sign) in line.bytes().enumerate().filter(|_| !comment) {
            match sign {
                b'{' => depth += 1,
                b'(' if depth > 0 => depth += 1,
                b'}' | b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some(start + at);
            }
        }
        start += line.len();
    }
    None
}

fn names(resource: &FluentResource) -> Vec<String> {
    let entries = resource.entries().filter_map(|entry| match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    entries.collect()
}
