//! Gives which messages of a site's own file can be used: the program asks for them by name, and puts into
//! each what its shipped text has room for.

use std::collections::{BTreeMap, BTreeSet};

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::{parser, serializer};

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule, near};
use crate::source::{Source, SourceId, Span};
use crate::theme::Theme;

pub const UNUSABLE_MESSAGE: Rule = Rule {
    name: "unusable-message",
    level: Level::Error,
    group: Group::Reading,
    summary: "A message asks for a value that it is not given, so the shipped one stands in its place.",
};

pub const UNUSED_MESSAGE: Rule = Rule {
    name: "unused-message",
    level: Level::Note,
    group: Group::Reading,
    summary: "A message has a name that nothing asks for.",
};

/// The file that has every message which the program asks for.
const ALL: &str = "locales/en/messages.ftl";

/// What stands in a message beside its words.
#[derive(Clone, Default)]
struct Uses {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
    terms: BTreeSet<String>,
    functions: BTreeSet<String>,
}

/// The text without the messages that cannot be used, where there are such, and what is wrong.
pub fn judge(path: &str, text: &str, theme: &Theme) -> (Option<String>, Vec<Diagnostic>) {
    let mut own = parsed(text);
    let shipped = Theme::shipped(ALL).unwrap_or_default();
    let shipped = parsed(&shipped);
    let asked: BTreeMap<&str, Uses> = uses(&shipped).collect();
    let written: BTreeMap<String, Uses> = uses(&own)
        .map(|(name, uses)| (name.to_owned(), uses))
        .collect();
    let terms: BTreeSet<String> = terms(&own).chain(terms(&shipped)).collect();
    let source = Source::new(path, text.to_owned());
    let at = |name: &str| Place::new(&source, Span::new(SourceId(0), place(text, name)));
    let mut problems = Vec::new();
    let mut unusable = BTreeSet::new();
    for (name, message) in written.iter() {
        let given = given(path, &asked, name);
        let known =
            |other: &String| asked.contains_key(other.as_str()) || written.contains_key(other);
        let wrong = match () {
            () if has_no_text(&own, name) => Some(format!("message `{name}` has no text")),
            () => wrong(name, message, &given, &known, &terms).or_else(|| {
                (goes_round(name, &written)).then(|| format!("message `{name}` holds itself"))
            }),
        };
        if let Some(wrong) = wrong {
            let help = match given.len() {
                0 => {
                    "write its text without it; until then the shipped text stands there".to_owned()
                }
                _ => format!(
                    "what it is given: {}; until then the shipped text stands there",
                    listed(&given)
                ),
            };
            problems.push(Diagnostic::new(&UNUSABLE_MESSAGE, at(name), wrong).help(help));
            unusable.insert(name.clone());
        }
    }
    let kept = |name: &str| !unusable.contains(name);
    for (name, fault) in failing(&shipped, &own, kept, |name| given(path, &asked, name)) {
        let message = format!("message `{name}` cannot be put together: {fault}");
        let help = "write its text with fewer braces; until then the shipped text stands there";
        problems.push(Diagnostic::new(&UNUSABLE_MESSAGE, at(&name), message).help(help));
        unusable.insert(name);
    }
    let used: BTreeSet<&String> = written.values().flat_map(|uses| &uses.messages).collect();
    for name in written.keys() {
        let in_template = format!(".{}", name.replace('-', "_"));
        let mut templates = theme.own_below("templates/");
        let is_asked = asked.contains_key(name.as_str())
            || used.contains(name)
            || templates.any(|text| text.contains(&in_template));
        if !is_asked {
            let advice = match near(name, asked.keys().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "take it out, or use it in a template".to_owned(),
            };
            let message = format!("nothing asks for a message `{name}`");
            problems.push(Diagnostic::new(&UNUSED_MESSAGE, at(name), message).help(advice));
        }
    }
    if unusable.is_empty() {
        return (None, problems);
    }
    own.body.retain(
        |entry| !matches!(entry, Entry::Message(message) if unusable.contains(message.id.name)),
    );
    (Some(serializer::serialize(&own)), problems)
}

fn parsed(text: &str) -> Resource<&str> {
    parser::parse(text).unwrap_or_else(|(resource, _)| resource)
}

fn listed(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{${name}}}")).collect();
    names.join(", ")
}

/// The values that a message is given. A language may leave out some, so where English does, its own shipped text
/// tells.
fn given(path: &str, asked: &BTreeMap<&str, Uses>, name: &str) -> BTreeSet<String> {
    let mut given = asked
        .get(name)
        .map(|uses| uses.variables.clone())
        .unwrap_or_default();
    let shipped = Theme::shipped(path).unwrap_or_default();
    let resource = parsed(&shipped);
    let own = uses(&resource).find(|(own, _)| *own == name);
    given.extend(own.into_iter().flat_map(|(_, uses)| uses.variables));
    given
}

fn wrong(
    name: &str,
    uses: &Uses,
    given: &BTreeSet<String>,
    known: &dyn Fn(&String) -> bool,
    terms: &BTreeSet<String>,
) -> Option<String> {
    let missing: BTreeSet<String> = uses.variables.difference(given).cloned().collect();
    if !missing.is_empty() {
        let which = if missing.len() == 1 {
            "which it is"
        } else {
            "which it is all"
        };
        return Some(format!(
            "message `{name}` uses {}, {which} not given",
            listed(&missing)
        ));
    }
    let mut messages = uses.messages.iter().filter(|other| !known(other));
    if let Some(other) = messages.next() {
        return Some(format!(
            "message `{name}` uses {{{other}}}, and there is no such message"
        ));
    }
    let mut terms = uses.terms.iter().filter(|other| !terms.contains(*other));
    if let Some(other) = terms.next() {
        return Some(format!(
            "message `{name}` uses {{-{other}}}, and there is no such term"
        ));
    }
    let function = uses.functions.iter().next()?;
    Some(format!(
        "message `{name}` uses {function}(), and there are no functions here"
    ))
}

/// The messages of which no text comes, though all that they name is there: they hold too much, or a term that holds
/// itself.
fn failing(
    shipped: &Resource<&str>,
    own: &Resource<&str>,
    kept: impl Fn(&str) -> bool,
    given: impl Fn(&str) -> BTreeSet<String>,
) -> Vec<(String, String)> {
    let mut bundle = FluentBundle::new_concurrent(Vec::new());
    for resource in [shipped, own] {
        let text = serializer::serialize(resource);
        let read = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(read);
    }
    let fails = |message: &Message<&str>| {
        let name = message.id.name;
        let written = bundle.get_message(name)?;
        let mut args = FluentArgs::new();
        for value in given(name) {
            args.set(value, 1.0);
        }
        let mut errors = Vec::new();
        bundle.format_pattern(written.value()?, Some(&args), &mut errors);
        Some((name.to_owned(), errors.first()?.to_string()))
    };
    let kept = messages(own).filter(|message| kept(message.id.name));
    kept.filter_map(fails).collect()
}

/// Whether a message holds itself, at first hand or through others.
fn goes_round(name: &str, written: &BTreeMap<String, Uses>) -> bool {
    let mut seen: BTreeSet<&String> = BTreeSet::new();
    let mut open: Vec<&String> = written
        .get(name)
        .into_iter()
        .flat_map(|uses| &uses.messages)
        .collect();
    while let Some(next) = open.pop() {
        if next == name {
            return true;
        }
        if seen.insert(next) {
            open.extend(
                written
                    .get(next)
                    .into_iter()
                    .flat_map(|uses| &uses.messages),
            );
        }
    }
    false
}

/// Where a message begins.
fn place(text: &str, name: &str) -> std::ops::Range<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches('\u{FEFF}').strip_prefix(name);
        if rest.is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return start..start + line.trim_end().len();
        }
        start += line.len();
    }
    0..0
}

fn has_no_text(resource: &Resource<&str>, name: &str) -> bool {
    let mut messages = messages(resource);
    messages.any(|message| message.id.name == name && message.value.is_none())
}

fn messages<'a, 's>(resource: &'a Resource<&'s str>) -> impl Iterator<Item = &'a Message<&'s str>> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

fn terms(resource: &Resource<&str>) -> impl Iterator<Item = String> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Term(term) => Some(term.id.name.to_owned()),
        _ => None,
    })
}

fn uses<'s>(resource: &Resource<&'s str>) -> impl Iterator<Item = (&'s str, Uses)> {
    messages(resource).map(|message| {
        let mut uses = Uses::default();
        if let Some(pattern) = &message.value {
            uses.of_pattern(pattern);
        }
        (message.id.name, uses)
    })
}

impl Uses {
    fn of_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.of_expression(expression);
            }
        }
    }

    fn of_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Select { selector, variants } => {
                self.of_inline(selector);
                variants
                    .iter()
                    .for_each(|variant| self.of_pattern(&variant.value));
            }
            Expression::Inline(inline) => self.of_inline(inline),
        }
    }

    fn of_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.terms.insert(id.name.to_owned());
                arguments
                    .iter()
                    .for_each(|arguments| self.of_arguments(arguments));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.of_arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.of_expression(expression),
            _ => {}
        }
    }

    fn of_arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments
            .positional
            .iter()
            .for_each(|inline| self.of_inline(inline));
        arguments
            .named
            .iter()
            .for_each(|named| self.of_inline(&named.value));
    }
}
