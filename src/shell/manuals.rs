//! Gives what a shell and `man` know of the command line: completions and manual pages, made of what
//! can be typed.

use std::path::Path;

use clap_mangen::Man;

use super::Failure;
use super::cli::{Completions, Manual, grammar};
use super::command::put;

/// Prints the completions for a shell.
pub fn completions(options: &Completions) -> Result<bool, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut grammar(), "isogloss", &mut text);
    put(&String::from_utf8_lossy(&text), None)?;
    Ok(true)
}

/// Prints the manual page of a command, or writes those of all.
pub fn manual(options: &Manual) -> Result<bool, Failure> {
    if let Some(folder) = &options.out {
        return all(folder);
    }
    let mut grammar = grammar();
    grammar.build();
    let command = match &options.command {
        None => &grammar,
        Some(name) => grammar.find_subcommand(name).ok_or_else(|| {
            Failure::Usage(format!(
                "`{name}` is no command; `isogloss help` lists them"
            ))
        })?,
    };
    let (mut text, unwritten) = (Vec::new(), Failure::Usage("the page cannot be made".into()));
    Man::new(command.clone())
        .render(&mut text)
        .map_err(|_| unwritten)?;
    put(&String::from_utf8_lossy(&text), None)?;
    Ok(true)
}

fn all(folder: &Path) -> Result<bool, Failure> {
    let grammar = grammar().disable_help_subcommand(true);
    let failure = |error| Failure::file(folder, error);
    std::fs::create_dir_all(folder).map_err(failure)?;
    clap_mangen::generate_to(grammar, folder).map_err(failure)?;
    Ok(true)
}
