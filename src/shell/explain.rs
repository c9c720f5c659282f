//! Gives explanations: of a rule, its page of the manual; of a page, how every value was read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::config::near;
use crate::diagnostic::{Group, Rule};
use crate::manual;
use crate::stated::Stated;

use super::Failure;
use super::cli::{Explain, Global};
use super::command::put;
use super::named::Known;
use super::opened::locate;
use super::report::counted;
use super::table::aligned;

pub fn explain(global: &Global, options: &Explain) -> Result<bool, Failure> {
    let text = match (&options.out, &options.what) {
        (Some(folder), _) => write_all(folder)?,
        (None, None) => list(),
        (None, Some(what)) if is_page(what) => page(global, what)?,
        (None, Some(name)) => rule(name, global.verbose)?,
    };
    put(&text, None)?;
    Ok(true)
}

/// Names of rules have neither a folder nor an ending.
fn is_page(what: &str) -> bool {
    what.contains(['/', '\\', '.'])
}

/// All rules by group.
fn list() -> String {
    let rules = crate::rules();
    let groups = manual::by_group(&rules);
    let of_group = |(_, rules): &(Group, Vec<&Rule>)| {
        let row = |rule: &&Rule| {
            vec![
                format!("  {}", rule.name),
                rule.level.to_string(),
                rule.summary.to_owned(),
            ]
        };
        rules.iter().map(row).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = groups.iter().flat_map(of_group).collect();
    let lines = aligned(&rows);
    let mut lines = lines.lines();
    let mut text = String::new();
    for (group, rules) in &groups {
        text.push_str(&format!("{group}\n"));
        for line in lines.by_ref().take(rules.len()) {
            text.push_str(&format!("{line}\n"));
        }
        text.push('\n');
    }
    text.push_str("`isogloss explain RULE` tells more about each.\n");
    text
}

/// Writes the pages about all rules and constructs below a folder, and counts them. Those of an earlier
/// version that are no more go; what somebody else wrote stays, and is never written over.
fn write_all(folder: &Path) -> Result<String, Failure> {
    let pages = manual::pages(&crate::rules());
    let files: BTreeMap<PathBuf, &String> = pages
        .iter()
        .map(|(name, text)| (folder.join(name), text))
        .collect();
    let is_own = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| manual::is_own(&text));
    if let Some(foreign) = files.keys().find(|path| path.exists() && !is_own(path)) {
        let below = |name: &str| folder.join(name).display().to_string();
        return Err(Failure::Usage(format!(
            "{} was not written by isogloss, and so is not written over; move it, or name another folder. If all in \
             {} and {} was written by an older isogloss, which did not sign its pages, delete these two folders",
            foreign.display(),
            below("rules"),
            below("constructs")
        )));
    }
    let mut stale = Vec::new();
    for (path, text) in &files {
        let failure = |error| Failure::file(path, error);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(failure)?;
        fs::write(path, text).map_err(failure)?;
    }
    for below in ["rules", "constructs"] {
        let entries = fs::read_dir(folder.join(below)).into_iter().flatten();
        stale.extend(entries.flatten().map(|entry| entry.path()));
    }
    stale.retain(|path| !files.contains_key(path) && is_own(path));
    for path in &stale {
        fs::remove_file(path).map_err(|error| Failure::file(path, error))?;
    }
    let removed = match stale.len() {
        0 => String::new(),
        count => format!("; removed {count} that it has no more"),
    };
    let (count, folder) = (pages.len(), folder.display());
    Ok(format!(
        "wrote {count} files to {folder}: rules/ and constructs/{removed}\n"
    ))
}

fn rule(name: &str, whole: bool) -> Result<String, Failure> {
    let rules = crate::rules();
    let found: Option<&Rule> = rules.iter().copied().find(|rule| rule.name == name);
    let Some(rule) = found else {
        let advice = match near(name, rules.iter().map(|rule| rule.name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`isogloss explain --list` names them all".to_owned(),
        };
        return Err(Failure::Usage(format!(
            "there is no rule `{name}`; {advice}"
        )));
    };
    let told = manual::explanation(rule).unwrap_or_default();
    let (shown, more) = match whole {
        true => (told.as_str(), 0),
        false => manual::with_first_case(&told),
    };
    let (group, level, summary) = (rule.group, rule.level, rule.summary);
    let more = match more {
        0 => String::new(),
        count => format!(
            "{} more: isogloss explain {name} --verbose\n",
            counted(count, "example")
        ),
    };
    Ok(format!(
        "{name} ({level}, {group}): {summary}\n\n{shown}{more}"
    ))
}

/// How the values of a page were read.
fn page(global: &Global, what: &str) -> Result<String, Failure> {
    let mut site = locate(global)?;
    let named = Known::pages(&site.root, &site.found).named(what)?;
    site.found.pages.retain(|_, files| {
        files.retain(|_, file| named.holds(file));
        !files.is_empty()
    });
    let stated = crate::facts(&site.config, &site.theme, &site.found, &site.disk);
    let files = site.found.pages.values().flat_map(|files| files.values());
    let pages = files.map(|file| {
        let own = stated.iter().filter(|fact| *fact.file == **file);
        read_as(file, &own.cloned().collect::<Vec<_>>())
    });
    Ok(pages.collect::<Vec<_>>().join("\n"))
}

fn read_as(file: &str, stated: &[Stated]) -> String {
    let unit = if stated.len() == 1 { "fact" } else { "facts" };
    let mut text = format!("{file}: {} {unit}\n", stated.len());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut heads = Vec::new();
    let mut address = None;
    for fact in stated {
        if address != Some(&fact.address) {
            heads.push((rows.len(), fact.address.as_str()));
            address = Some(&fact.address);
        }
        let start = fact.place.start;
        let place = match *fact.place.path == *file {
            true => format!("{}:{}", start.line, start.column),
            false => format!("{}:{}:{}", fact.place.path, start.line, start.column),
        };
        let remark = if fact.explains {
            " (explains only)"
        } else {
            ""
        };
        rows.push(vec![
            format!("    {place}"),
            fact.kind.clone(),
            format!("{}{remark}", fact.value),
            format!("«{}»", fact.written),
        ]);
    }
    let lines = aligned(&rows);
    let mut heads = heads.into_iter().peekable();
    for (index, line) in lines.lines().enumerate() {
        if let Some((_, address)) = heads.next_if(|(at, _)| *at == index) {
            let address = if address.is_empty() { "–" } else { address };
            text.push_str(&format!("\n  {address}\n"));
        }
        text.push_str(&format!("{line}\n"));
    }
    text
}
