//! Gives the trees of Microsoft Learn their pages: those that are written in YAML, and those that
//! `docfx.json` takes in and moves.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Group, Level, Place, Rule};
use crate::docfx::{self, Project};
use crate::document::library::Library;
use crate::document::yaml_page::{self, What};
use crate::source::{Source, SourceId, Span};

use super::{Found, UNREADABLE};

pub const UNFOLLOWED: Rule = Rule {
    name: "unfollowed-docfx-setting",
    level: Level::Note,
    group: Group::Reading,
    summary: "What a docfx.json says cannot be followed here.",
};

impl Found {
    /// Looks into the files that say what others are.
    pub fn look_into(&mut self, library: &dyn Library) {
        let written: Vec<(usize, String)> = std::mem::take(&mut self.data).into_iter().collect();
        let mut unknown = Vec::new();
        for (locale, file) in written {
            let Some(source) = library.open(&file) else {
                continue;
            };
            match yaml_page::what(source.text()) {
                What::Page => self.add_page(locale, file),
                What::Unknown(kind) => unknown.push((locale, yaml_page::unknown(&file, kind))),
                What::Data => {}
            }
        }
        let mut projects = Vec::new();
        for locale in 0..self.roots.len() {
            let file = format!("{}/{}", self.roots[locale], docfx::FILE);
            let project = library.open(&file).map(|source| self.project(&source));
            let project = project.flatten();
            let own = unknown.iter().filter(|(of, _)| *of == locale);
            let taken = own.filter(|(_, problem)| {
                let path = self.below(locale, &problem.place.path);
                project
                    .as_ref()
                    .is_none_or(|project| project.page(path).is_some())
            });
            let taken: Vec<Diagnostic> = taken.map(|(_, problem)| problem.clone()).collect();
            self.problems.extend(taken);
            if let Some(project) = project {
                self.projects.insert(locale);
                self.follow(locale, &file, &project);
                projects.push((locale, project));
            }
        }
        for (locale, project) in projects {
            self.expect(locale, &project);
        }
    }

    /// Knows the pages that a language lacks by the paths that its own links give them: where they would lie.
    fn expect(&mut self, locale: usize, project: &Project) {
        let lacking = self
            .pages
            .iter()
            .filter(|(_, files)| !files.contains_key(&locale));
        let mut names = Vec::new();
        for (family, files) in lacking {
            let paths = files.iter().map(|(of, file)| self.below(*of, file));
            let own = paths.filter(|path| {
                project
                    .page(path)
                    .is_some_and(|place| name(&place) == *family)
            });
            names.extend(own.map(|path| (name(path), family.clone())));
        }
        for (own, family) in names.into_iter().filter(|(own, family)| own != family) {
            let known = &mut self.names[locale];
            known
                .entry(own.to_lowercase())
                .or_insert_with(|| family.clone());
            known.entry(own).or_insert(family);
        }
    }

    fn project(&mut self, source: &Arc<Source>) -> Option<Project> {
        let place = |at: usize| Place::new(source, Span::new(SourceId(0), at..at));
        match Project::parse(source.text()) {
            Ok(project) => Some(project),
            Err(fault) => {
                let help = "mend the file; until then every Markdown file is a page";
                let problem = Diagnostic::new(&UNREADABLE, place(fault.at), fault.message);
                self.problems.push(problem.help(help));
                None
            }
        }
    }

    /// Leaves out what a project does not take in, and puts the rest where it stands for readers.
    fn follow(&mut self, locale: usize, file: &str, project: &Project) {
        for folder in &project.outside {
            let message =
                format!("`{folder}` lies outside of this folder, so nothing of it is taken in");
            let help = "name a folder that holds both in `roots`, or move the files";
            let problem = Diagnostic::new(&UNFOLLOWED, Place::file(file), message);
            self.problems.push(problem.help(help));
        }
        let own = self.pages.iter().filter_map(|(family, files)| {
            let path = self.below(locale, files.get(&locale)?);
            Some((family.clone(), project.page(path)))
        });
        let own: Vec<(String, Option<String>)> = own.collect();
        if own.iter().all(|(_, place)| place.is_none()) {
            let message = "no page of this folder is taken in, so all of them are";
            let help = "correct the patterns of `content`";
            let problem = Diagnostic::new(&UNFOLLOWED, Place::file(file), message);
            self.problems
                .extend((!own.is_empty()).then(|| problem.help(help)));
            return;
        }
        // First all are taken from their places, so that none meets one that is still to go.
        let mut moved = Vec::new();
        for (family, place) in own {
            let place = place.map(|place| name(&place));
            if place.as_ref() != Some(&family) {
                let files = self.pages.get_mut(&family);
                let file = files.and_then(|files| files.remove(&locale));
                moved.extend(place.zip(file).map(|(place, file)| (family, place, file)));
            }
        }
        for (family, place, file) in moved {
            self.rename(locale, &family, &place);
            self.put_page(locale, place, file);
        }
        self.pages.retain(|_, files| !files.is_empty());
        let below = &self.roots[locale];
        self.assets
            .retain(|(of, path)| *of != locale || project.is_resource(path));
        if !self.contents.contains_key(&locale) {
            let folders = project.folders().filter(|folder| !folder.is_empty());
            let lists = folders.flat_map(|folder| {
                ["toc.yml", "TOC.yml", "TOC.md", "toc.md"]
                    .map(|list| format!("{below}/{folder}/{list}"))
            });
            let list = lists
                .into_iter()
                .find(|list| self.lists.contains(&(locale, list.clone())));
            self.contents.extend(list.map(|list| (locale, list)));
        }
    }

    /// The tables of contents of the folders of a locale.
    pub fn lists(&self, locale: usize) -> impl Iterator<Item = &str> {
        let own = self.lists.iter().filter(move |(of, _)| *of == locale);
        let lists = own.map(|(_, list)| list.as_str());
        lists.filter(|list| !list.contains("breadcrumb"))
    }

    /// A file's path below the folder of its locale.
    fn below<'f>(&self, locale: usize, file: &'f str) -> &'f str {
        let below = file.strip_prefix(self.roots[locale].as_str());
        below.unwrap_or(file).trim_start_matches('/')
    }

    fn add_page(&mut self, locale: usize, file: String) {
        let family = name(self.below(locale, &file));
        self.put_page(locale, family, file);
    }
}

/// The name of a family, by the path of a page.
pub(super) fn name(path: &str) -> String {
    let endings = [".md", ".yml", ".yaml"];
    let lower = path.to_ascii_lowercase();
    let mut ends = endings.iter().filter(|ending| lower.ends_with(**ending));
    let end = ends
        .next()
        .map_or(path.len(), |ending| path.len() - ending.len());
    // One name may be written in two ways: `é` as one sign or as two.
    path[..end].nfc().collect()
}
