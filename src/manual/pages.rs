//! Gives the pages about rules and constructs as pages of a site, for a manual that isogloss builds:
//! a folder for each of the two, with a list that leads to its pages.

use serde_json::Value;

use crate::diagnostic::{Group, Rule};
use crate::document::dialect::SHELF;
use crate::document::invisible::is_hiding;

use super::case::{Case, in_words};
use super::{construct_of, page, parts, path};

/// All pages, by their path in a language's folder.
pub fn pages(rules: &[&Rule]) -> Vec<(String, String)> {
    let mut pages = vec![
        ("rules/index.md".to_owned(), list_of_rules(rules)),
        ("constructs/index.md".to_owned(), list_of_constructs()),
    ];
    for rule in rules.iter().filter(|rule| construct_of(rule).is_none()) {
        pages.push((format!("rules/{}.md", rule.name), of_rule(rule)));
    }
    for construct in SHELF {
        let name = construct.name();
        let text = of_construct(name, construct.rules());
        pages.push((format!("constructs/{name}.md"), text));
    }
    let contents = [
        ("rules/toc.yml", contents_of_rules(rules)),
        ("constructs/toc.yml", contents_of_constructs()),
    ];
    pages.extend(contents.map(|(path, text)| (path.to_owned(), format!("{MARK}{text}"))));
    for (_, text) in &mut pages {
        *text = named(text);
    }
    pages
}

/// The line by which a page is known as one that the program wrote.
const MARK: &str = "# Written by `isogloss explain --out`, which writes it anew and removes what it has no more.\n";

/// Whether the program wrote a page or a list of pages.
pub fn is_own(text: &str) -> bool {
    text.strip_prefix("---\n").unwrap_or(text).starts_with(MARK)
}

/// The rules that have a page of their own, by group.
fn contents_of_rules(rules: &[&Rule]) -> String {
    let mut text = String::new();
    for (group, rules) in by_group(rules) {
        let own = rules.iter().filter(|rule| construct_of(rule).is_none());
        let own: String = own.map(|rule| entry("  ", rule.name, rule.name)).collect();
        if !own.is_empty() {
            let name = capitalised(&group.to_string());
            text.push_str(&format!("- name: {name}\n  items:\n{own}"));
        }
    }
    text
}

fn contents_of_constructs() -> String {
    let entries = SHELF.iter().map(|construct| {
        let (title, _) = opened(&format!("tests/dialect/{}.md", construct.name()));
        entry("", &title, construct.name())
    });
    let mut entries: Vec<String> = entries.collect();
    entries.sort();
    entries.concat()
}

fn entry(indent: &str, title: &str, name: &str) -> String {
    let title = Value::from(title);
    format!("{indent}- name: {title}\n{indent}  href: {name}.md\n")
}

/// The text with a name for each character that nobody would see.
fn named(text: &str) -> String {
    let mut named = String::with_capacity(text.len());
    for c in text.chars() {
        match is_hiding(c) {
            true => named.push_str(&format!("<U+{:04X}>", u32::from(c))),
            false => named.push(c),
        }
    }
    named
}

/// Rules by their group, both in the order of their names.
pub fn by_group<'r>(rules: &[&'r Rule]) -> Vec<(Group, Vec<&'r Rule>)> {
    let mut groups: Vec<(Group, Vec<&Rule>)> = Vec::new();
    for &rule in rules {
        match groups.iter_mut().find(|(group, _)| *group == rule.group) {
            Some((_, own)) => own.push(rule),
            None => groups.push((rule.group, vec![rule])),
        }
    }
    groups.sort_by_key(|(group, _)| group.to_string());
    groups
}

fn list_of_rules(rules: &[&Rule]) -> String {
    let summary = "What isogloss finds, by group, with how bad each finding is.";
    let mut text = head("Rules", summary);
    text.push_str(
        "`isogloss explain NAME --verbose` prints the page of a rule. How bad its findings are is a matter of \
         `rules` in `site.yaml`.\n",
    );
    for (group, rules) in by_group(rules) {
        text.push_str(&format!("\n## {}\n\n", capitalised(&group.to_string())));
        text.push_str(&table(&rules, |rule| match construct_of(rule) {
            Some(construct) => format!("../constructs/{construct}.md#{REPORTED}"),
            None => format!("{}.md", rule.name),
        }));
    }
    text
}

fn list_of_constructs() -> String {
    let summary = "What Adobe and Microsoft add to Markdown, and what translation does to it.";
    let mut text = head("Constructs", summary);
    text.push_str("| Construct | What it is |\n| --- | --- |\n");
    let mut rows: Vec<String> = SHELF
        .iter()
        .map(|construct| {
            let name = construct.name();
            let (title, body) = opened(&format!("tests/dialect/{name}.md"));
            format!(
                "| [{title}]({name}.md) | {} |\n",
                cell(&first_sentence(&body))
            )
        })
        .collect();
    rows.sort();
    text + &rows.concat()
}

fn of_rule(rule: &Rule) -> String {
    let (title, body) = opened(&path(rule));
    let (level, group) = (rule.level, rule.group);
    let place = format!("Level: *{level}*. Group: [{group}](index.md#{group}).\n\n");
    head(&title, rule.summary) + &place + &in_words(&body, Case::Site)
}

/// The id of the section that lists what a construct reports.
const REPORTED: &str = "what-is-reported";

/// What a construct reports stands before its cases, which are many.
fn of_construct(name: &str, rules: &[&'static Rule]) -> String {
    let (title, body) = opened(&format!("tests/dialect/{name}.md"));
    let mut text = head(&title, &first_sentence(&body).replace('`', ""));
    let (prose, cases) = body.split_at(parts(&body)[0].len());
    text.push_str(prose);
    if !rules.is_empty() {
        let table = table(rules, |_| String::new());
        text.push_str(&format!("## What is reported {{#{REPORTED}}}\n\n{table}\n"));
    }
    text + &in_words(cases, Case::Page)
}

/// Rules as rows, each with a link where there is a page to lead to.
fn table(rules: &[&Rule], target: impl Fn(&Rule) -> String) -> String {
    let mut text = String::from("| Rule | Level | What is wrong |\n| --- | --- | --- |\n");
    for rule in rules {
        let name = match target(rule) {
            none if none.is_empty() => format!("`{}`", rule.name),
            target => format!("[{}]({target})", rule.name),
        };
        text.push_str(&format!(
            "| {name} | {} | {} |\n",
            rule.level,
            cell(rule.summary)
        ));
    }
    text
}

/// Front matter and heading of a page.
fn head(title: &str, summary: &str) -> String {
    let field = |text: &str| Value::from(text).to_string();
    let (quoted, description) = (field(title), field(summary));
    format!("---\n{MARK}title: {quoted}\ndescription: {description}\n---\n\n# {title}\n\n")
}

/// The title of a page that the program carries, and what stands below it.
fn opened(path: &str) -> (String, String) {
    let text = page(path).unwrap_or_default();
    let (title, body) = text.split_once('\n').unwrap_or((&text, ""));
    (
        title.trim_start_matches("# ").to_owned(),
        body.trim_start().to_owned(),
    )
}

fn first_sentence(body: &str) -> String {
    let paragraph = body
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .replace('\n', " ");
    match paragraph.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => paragraph,
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
