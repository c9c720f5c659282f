//! Gives the settings for repositories as they stand, one a language: which folder holds the pages of which.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use crate::config::Config;
use crate::found::Found;
use crate::locale::Tag;
use crate::shell::Failure;
use crate::shell::cli::{Global, Init};
use crate::shell::command::put;
use crate::shell::disk::{Buffers, Disk};
use crate::source::Source;
use crate::theme::Theme;

use super::{adobe, learn, place, write};

/// Whose repositories they are.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Adobe's: pages in `help/`, with a TOC.md in the folder of each user guide
    Adobe,
    /// Microsoft Learn's: pages beside a docfx.json, in the checkout or in a folder of it
    Learn,
}

/// What a checkout is, as far as it tells.
pub struct Checkout {
    /// The folder of its pages.
    pub pages: PathBuf,
    /// What its pages say of their language.
    pub language: Option<Tag>,
    /// What readers call it.
    pub title: Option<String>,
    /// What in it is not understood.
    pub remarks: Vec<String>,
}

impl Kind {
    fn read(self, folder: &Path) -> Result<Checkout, String> {
        match self {
            Kind::Adobe => adobe::read(folder),
            Kind::Learn => learn::read(folder),
        }
    }

    fn dialect(self) -> &'static str {
        match self {
            Kind::Adobe => "adobe",
            Kind::Learn => "learn",
        }
    }
}

/// A language with the folder of its pages, from the site's.
struct Tree {
    tag: Tag,
    folder: String,
}

/// What is to be written, and said.
#[derive(Default)]
struct Draft {
    title: Option<String>,
    trees: Vec<Tree>,
    remarks: Vec<String>,
}

/// Writes the settings, unless there are some.
pub fn init(kind: Kind, global: &Global, options: &Init) -> Result<bool, Failure> {
    let site = global.root.clone().unwrap_or_else(|| PathBuf::from("."));
    let path = site.join("site.yaml");
    if path.exists() {
        let path = path.display();
        return Err(Failure::Usage(format!(
            "{path} is there already and is left as it is; name another folder with --root"
        )));
    }
    if let Some(gone) = options.folders.iter().find(|folder| !folder.is_dir()) {
        let gone = gone.display();
        return Err(Failure::Usage(format!(
            "nothing is written: there is no folder `{gone}`"
        )));
    }
    let told = languages_told(options)?;
    let is_new = !site.exists();
    let located = fs::create_dir_all(&site).and_then(|()| site.canonicalize());
    let site = located.map_err(|error| Failure::file(&site, error))?;
    let mut draft = Draft::default();
    for folder in &options.folders {
        draft.add(kind, &site, folder, told.get(&plain(folder)));
    }
    let text = draft.settings(kind);
    let found = draft.side_by_side().and_then(|()| checked(&site, &text));
    let found = found.map_err(|wrong| {
        if is_new {
            // Paths from the site are only known when its folder is there.
            let _ = fs::remove_dir(&site);
        }
        draft.refused(&wrong)
    })?;
    write(&path, text.as_bytes()).map_err(|error| Failure::file(&path, error))?;
    if !global.quiet {
        let root = global.root.as_deref().unwrap_or(Path::new("."));
        put(&draft.told(&path, root, &found), None)?;
    }
    Ok(true)
}

/// The languages that the command line gives to checkouts, by folder.
fn languages_told(options: &Init) -> Result<BTreeMap<String, Tag>, Failure> {
    let known: Vec<String> = options.folders.iter().map(|folder| plain(folder)).collect();
    let pairs = options.locale.iter().map(|pair| {
        let told = pair.rsplit_once('=').and_then(|(folder, tag)| {
            let folder = plain(Path::new(folder));
            known.contains(&folder).then_some((folder, Tag::parse(tag)?))
        });
        told.ok_or_else(|| {
            Failure::Usage(format!(
                "`--locale {pair}` names no checkout and its language; write one as in `--locale support-b=nl`"
            ))
        })
    });
    pairs.collect()
}

fn plain(folder: &Path) -> String {
    folder
        .display()
        .to_string()
        .trim_end_matches('/')
        .to_owned()
}

impl Draft {
    fn add(&mut self, kind: Kind, site: &Path, folder: &Path, told: Option<&Tag>) {
        let shown = plain(folder);
        let checkout = match kind.read(folder) {
            Ok(checkout) => checkout,
            Err(wrong) => return self.remarks.push(format!("{shown} is not in it: {wrong}")),
        };
        let remarks = checkout
            .remarks
            .iter()
            .map(|remark| format!("{shown}: {remark}"));
        self.remarks.extend(remarks);
        let tag = told
            .cloned()
            .or_else(|| named_after(folder))
            .or(checkout.language);
        let Some(tag) = tag.map(|tag| short(&tag)) else {
            let advice = format!("give it with `--locale {shown}=nl`");
            return self.remarks.push(format!(
                "{shown} is not in it: its language is not known; {advice}"
            ));
        };
        let mut others = self.trees.iter();
        if let Some(other) = others.find(|tree| tree.tag.same_as(&tag)) {
            let wrong = format!(
                "{shown} is not in it: the pages of {tag} are those in {}",
                other.folder
            );
            return self.remarks.push(wrong);
        }
        let Some(folder) = relative(site, &checkout.pages) else {
            return self.remarks.push(format!(
                "{shown} is not in it: no path leads there from the site"
            ));
        };
        if self.title.is_none() || tag.language() == "en" {
            self.title = checkout.title;
        }
        self.trees.push(Tree { tag, folder });
    }

    /// One language has nothing that it could be held against.
    fn side_by_side(&self) -> Result<(), String> {
        match self.trees.as_slice() {
            [] => Err("no folder was understood as pages of a language".to_owned()),
            [only] => Err(format!(
                "only the pages of {} were understood, and a comparison needs two languages",
                only.tag
            )),
            _ => Ok(()),
        }
    }

    fn refused(&self, wrong: &str) -> Failure {
        let remarks = self.remarks.iter().map(|remark| format!("\n  {remark}"));
        let remarks: String = remarks.collect();
        Failure::Usage(format!("nothing is written: {wrong}{remarks}"))
    }

    /// The text of `site.yaml`.
    fn settings(&self, kind: Kind) -> String {
        let english = self.trees.iter().find(|tree| tree.tag.language() == "en");
        let mut trees: Vec<&Tree> = self.trees.iter().collect();
        trees.sort_by_key(|tree| tree.tag.language() != "en");
        let tags: Vec<String> = trees
            .iter()
            .map(|tree| quoted(&tree.tag.to_string()))
            .collect();
        let title = self.title.as_deref().unwrap_or("Support");
        let mut text = format!(
            "# isogloss schema prints what else may stand here.\ntitle: {}\nlocales: [{}]\n",
            quoted(title),
            tags.join(", ")
        );
        if let Some(tree) = english {
            text.push_str(&format!("source: {}\n", tree.tag));
        }
        text.push_str("roots:\n");
        for (tree, tag) in trees.iter().zip(&tags) {
            text.push_str(&format!("  {tag}: {}\n", quoted(&tree.folder)));
        }
        format!("{text}dialect: {}\n", kind.dialect())
    }

    fn told(&self, path: &Path, root: &Path, found: &Found) -> String {
        let mut told = format!("wrote {}:\n", path.display());
        for (locale, tree) in self.trees.iter().enumerate() {
            let own = found
                .roots
                .iter()
                .position(|root| *root == tree.folder)
                .unwrap_or(locale);
            let pages = found
                .pages
                .values()
                .filter(|files| files.contains_key(&own))
                .count();
            told.push_str(&format!(
                "  {}: {pages} pages in {}\n",
                tree.tag, tree.folder
            ));
        }
        if !self.remarks.is_empty() {
            told.push_str("\nNot understood:\n");
        }
        for remark in &self.remarks {
            told.push_str(&format!("  {remark}\n"));
        }
        told.push_str(&format!(
            "\nSee what its languages say otherwise:\n  isogloss check{}\n",
            place(root)
        ));
        told
    }
}

/// What a check would find, or why it would refuse the settings.
fn checked(site: &Path, text: &str) -> Result<Found, String> {
    let config = Config::parse(text).map_err(|fault| fault.message)?;
    let source = Arc::new(Source::new("site.yaml", text.to_owned()));
    let mut disk = Disk::below(site, Buffers::from([("site.yaml".to_owned(), source)]));
    disk.find(&config).map_err(|failure| match failure {
        Failure::Settings { message, .. } => message,
        other => other.to_string(),
    })
}

/// The language that a folder is named after: `support-resources.nl-NL`, `nl`, or `help` in either.
fn named_after(folder: &Path) -> Option<Tag> {
    let folder = folder.canonicalize().ok()?;
    let names = folder
        .iter()
        .rev()
        .take(2)
        .map(|name| name.to_string_lossy());
    let mut tags = names.map(|name| {
        let last = name.rsplit('.').next().unwrap_or(&name);
        Tag::parse(last).filter(|tag| tag.language().len() == 2)
    });
    let own = tags.next().flatten();
    let is_pages = folder.file_name().is_some_and(|name| name == "help");
    own.or_else(|| tags.next().flatten().filter(|_| is_pages))
}

/// A tag as this program's own folders are named, or without what goes without saying.
fn short(tag: &Tag) -> Tag {
    let theme = Theme::default();
    let words = theme.folder("locales");
    let shipped = words.keys().filter_map(|path| {
        let name = path.trim_start_matches("locales/").split('/').next()?;
        Tag::parse(name)
    });
    let bare = Tag::parse(tag.language());
    let mut known = shipped.chain(bare);
    known
        .find(|known| known.same_as(tag))
        .unwrap_or_else(|| tag.clone())
}

/// The way from one folder to another, with `/`.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let to = to.canonicalize().ok()?;
    let (from, to): (Vec<Component>, Vec<Component>) =
        (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let down = to[shared..]
        .iter()
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// Words that readers of YAML take for something else than text.
const OTHERWISE: [&str; 9] = ["false", "n", "no", "null", "off", "on", "true", "y", "yes"];

/// A value as YAML, between quotes where it could be read as something else. What is JSON is YAML.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "./-_".contains(c);
    let lower = value.to_lowercase();
    let is_word = value.chars().any(|c| c.is_ascii_alphabetic()) && !OTHERWISE.contains(&&*lower);
    match value.chars().all(plain) && is_word && !value.starts_with('-') {
        true => value.to_owned(),
        false => serde_json::Value::from(value).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_of_yaml_are_quoted() {
        for (value, written) in [
            ("Garden", "Garden"),
            ("zh-TW", "zh-TW"),
            ("../a.nl/help", "../a.nl/help"),
            ("Null", "\"Null\""),
            ("no", "\"no\""),
            ("On", "\"On\""),
            ("1.5", "\"1.5\""),
            ("a: b", "\"a: b\""),
        ] {
            assert_eq!(quoted(value), written);
        }
    }
}
