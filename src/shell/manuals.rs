//! Gives what a shell and `man` know of the command line: completions and manual pages, made of what
//! can be typed.

use std::path::Path;

use clap::builder::PossibleValuesParser;
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
    let (mut text, unmade) = (Vec::new(), Failure::Usage("the page cannot be made".into()));
    Man::new(command.clone())
        .render(&mut text)
        .map_err(|_| unmade)?;
    put(&String::from_utf8_lossy(&text), None)?;
    Ok(true)
}

fn all(folder: &Path) -> Result<bool, Failure> {
    let grammar = grammar().disable_help_subcommand(true);
    let failure = |error| Failure::file(folder, error);
    std::fs::create_dir_all(folder).map_err(failure)?;
    let commands = grammar.get_subcommands().count();
    clap_mangen::generate_to(grammar, folder).map_err(failure)?;
    let (count, folder) = (commands + 1, folder.display());
    put(
        &format!("wrote {count} pages to {folder}; `man {folder}/isogloss.1` shows the first\n"),
        None,
    )?;
    Ok(true)
}
