//! Gives what a shell and `man` know of the command line: completions and manual pages, made of what
//! can be typed.

use std::io;
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_mangen::Man;

use crate::config::near;

use super::Failure;
use super::cli::{Completions, Manual, grammar};
use super::command::put;

/// Prints the completions for a shell.
pub fn completions(options: &Completions) -> Result<bool, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut completed(), "isogloss", &mut text);
    put(&String::from_utf8_lossy(&text), None)?;
    Ok(true)
}

/// What can be typed, with the names that a shell can complete: those of rules.
fn completed() -> clap::Command {
    let rules = crate::rules().into_iter().map(|rule| rule.name);
    let rules: Vec<&str> = rules.collect();
    grammar().mut_subcommand("explain", |explain| {
        explain.mut_arg("what", |what| {
            what.value_parser(PossibleValuesParser::new(rules))
        })
    })
}

/// Prints the manual page of a command, or writes those of all.
pub fn manual(options: &Manual) -> Result<bool, Failure> {
    if let Some(folder) = &options.out {
        return all(folder);
    }
    let mut grammar = grammar().disable_help_subcommand(true);
    grammar.build();
    let command = match &options.command {
        None => &grammar,
        Some(name) => grammar.find_subcommand(name).ok_or_else(|| {
            let names = grammar.get_subcommands().map(|command| command.get_name());
            let advice = match near(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`isogloss help` lists them".to_owned(),
            };
            Failure::Usage(format!("`{name}` is no command; {advice}"))
        })?,
    };
    let unmade = Failure::Usage("the page cannot be made".into());
    let text = page(command).map_err(|_| unmade)?;
    put(&text, None)?;
    Ok(true)
}

/// The page of a command. In its synopsis each option stands with its value.
fn page(command: &Command) -> io::Result<String> {
    let mut text = Vec::new();
    Man::new(command.clone()).render(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let (head, rest) = text.split_once(".SH DESCRIPTION").unwrap_or((&text, ""));
    let mut head = head.to_owned();
    for option in command.get_arguments().filter(|option| takes_value(option)) {
        let name = option.get_long().unwrap_or_default().replace('-', "\\-");
        let names = option.get_value_names().unwrap_or_default();
        let value = names.first().map_or_else(
            || option.get_id().as_str().to_uppercase(),
            ToString::to_string,
        );
        let bare = format!("\\fB\\-\\-{name}\\fR]");
        head = head.replace(&bare, &format!("\\fB\\-\\-{name}\\fR \\fI{value}\\fR]"));
    }
    match rest.is_empty() {
        true => Ok(head),
        false => Ok(format!("{head}.SH DESCRIPTION{rest}")),
    }
}

fn takes_value(option: &Arg) -> bool {
    option.get_long().is_some() && option.get_action().takes_values()
}

fn all(folder: &Path) -> Result<bool, Failure> {
    let mut grammar = grammar().disable_help_subcommand(true);
    grammar.build();
    let failure = |error| Failure::file(folder, error);
    std::fs::create_dir_all(folder).map_err(failure)?;
    let commands = grammar.get_subcommands().count();
    for command in grammar.get_subcommands().chain([&grammar]) {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let text = page(command).map_err(failure)?;
        std::fs::write(folder.join(format!("{name}.1")), text).map_err(failure)?;
    }
    let (count, folder) = (commands + 1, folder.display());
    put(
        &format!("wrote {count} pages to {folder}; `man {folder}/isogloss.1` shows the first\n"),
        None,
    )?;
    Ok(true)
}
