//! Gives what families are read with, and their pages read and laid side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{self, Comparison, Elsewhere, Side};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::library::{Library, Unknown};
use crate::document::{Context, Document, parse};
use crate::facts::outline::Outline;
use crate::found::{Found, Names, unreadable};
use crate::reference::Tree;
use crate::rules;
use crate::site::{Locale, Purpose};
use crate::source::Span;
use crate::stale::{self, Judged, Origins};

use super::editions;
use super::moved_links;

/// What families are read with.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub config: &'a Config,
    pub locales: &'a [Locale],
    pub roots: &'a [String],
    /// By locale, the pages that bear another path there.
    pub names: &'a [Names],
    pub library: &'a dyn Library,
    pub purpose: Purpose,
    /// How labels are translated elsewhere, once that is known.
    pub memory: Option<&'a Elsewhere<'a>>,
}

impl<'a> Reader<'a> {
    /// One for a check that knows nothing of labels yet.
    pub fn new(
        config: &'a Config,
        locales: &'a [Locale],
        found: &'a Found,
        library: &'a dyn Library,
    ) -> Self {
        Reader {
            config,
            locales,
            roots: &found.roots,
            names: &found.names,
            library,
            purpose: Purpose::Check,
            memory: None,
        }
    }

    /// The pages of a locale, for the addresses in them.
    pub fn tree(&self, locale: usize) -> Tree<'a> {
        Tree {
            root: &self.roots[locale],
            names: self.names.get(locale),
        }
    }

    pub(super) fn documents(
        &self,
        path: &str,
        files: &BTreeMap<usize, String>,
    ) -> (BTreeMap<usize, Document>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut documents = BTreeMap::new();
        for (&locale, file) in files {
            let context = Context {
                root: &self.roots[locale],
                library: self.library,
                dialect: self.config.dialect,
                trust: self.config.trust(&self.locales[locale].tag),
            };
            match self.library.open(file) {
                Some(source) => {
                    let mut document = parse(source, &context);
                    if document.front.is_draft() && !self.config.drafts {
                        continue;
                    }
                    editions::spell_out(&mut document, self.config);
                    problems.append(&mut document.problems);
                    documents.insert(locale, document);
                }
                None if !self.library.is_there(file) => {}
                None => {
                    let tag = self.locales[locale].tag.to_string();
                    problems.push(unreadable(file).about(path, &tag));
                }
            }
        }
        (documents, problems)
    }

    /// The pages of one path, ready to be compared.
    pub fn sides(&self, path: &str, files: &BTreeMap<usize, String>) -> Vec<Option<Arc<Side>>> {
        self.laid_out(path, &self.documents(path, files).0)
    }

    /// Pages that are read, ready to be compared.
    pub(super) fn laid_out(
        &self,
        path: &str,
        documents: &BTreeMap<usize, Document>,
    ) -> Vec<Option<Arc<Side>>> {
        let sides = self.locales.iter().enumerate().map(|(index, locale)| {
            let document = documents.get(&index)?;
            let mut outline = Outline::of(document, &locale.lexicon);
            let own = document.sources[0].path();
            moved_links::level(&mut outline, self.tree(index), own, path);
            Some(Arc::new(Side {
                tag: locale.tag.clone(),
                sources: document.sources.clone(),
                outline,
                words: locale.lexicon.extent(),
                fields: fields(document),
            }))
        });
        sides.collect()
    }

    /// The same, with what is known of labels.
    pub fn knowing<'b>(&'b self, memory: &'b Elsewhere<'b>) -> Reader<'b> {
        Reader {
            memory: Some(memory),
            ..*self
        }
    }

    /// The pages of one path side by side.
    pub fn comparison(&self, path: &str, files: &BTreeMap<usize, String>) -> Option<Comparison> {
        let sides = self.sides(path, files);
        let source = self.leader(&sides);
        Comparison::of(sides, source, self.memory)
    }

    /// One page, ready to be laid beside others, and what is wrong with it alone.
    pub fn alone(
        &self,
        path: &str,
        locale: usize,
        file: &str,
    ) -> (Option<Arc<Side>>, Vec<Diagnostic>) {
        let files = BTreeMap::from([(locale, file.to_owned())]);
        let (documents, problems) = self.documents(path, &files);
        let side = self.laid_out(path, &documents).swap_remove(locale);
        (side, problems)
    }

    /// What is wrong with pages side by side, and which of them nobody can tell whether they are behind.
    pub(super) fn judge(
        &self,
        comparison: &Comparison,
        documents: &BTreeMap<usize, Document>,
        name: &Arc<str>,
    ) -> (Vec<Diagnostic>, Vec<(Place, Unknown)>) {
        let attribute = |found: &mut [Diagnostic]| {
            let findings = found.iter_mut();
            findings.for_each(|finding| compare::attribute(&comparison.sides, name, finding));
        };
        let mut found = rules::judge(comparison);
        attribute(&mut found);
        let origins = self.origins(comparison, documents);
        let mut judged = match &origins {
            Some(origins) => self.behind(origins, comparison, documents),
            None => Judged::default(),
        };
        judged.explain(comparison, &mut found, rules::kind_of);
        if let Some(origins) = &origins {
            judged.follow(origins, comparison, &found);
        }
        attribute(&mut judged.findings);
        found.append(&mut judged.findings);
        (found, judged.unknown)
    }

    /// The page that the others follow, where the site says which.
    fn origins<'o>(
        &'o self,
        comparison: &'o Comparison,
        documents: &'o BTreeMap<usize, Document>,
    ) -> Option<Origins<'o>> {
        let lead = comparison.lead;
        Some(Origins {
            library: self.library,
            root: &self.roots[lead],
            trust: self.config.trust(&self.locales[lead].tag),
            lexicon: &self.locales[lead].lexicon,
            source: documents.get(&lead).filter(|_| comparison.lead_is_source)?,
            side: comparison.sides[lead].as_ref()?,
        })
    }

    /// Which pages are behind the one that they follow.
    fn behind(
        &self,
        origins: &Origins,
        comparison: &Comparison,
        documents: &BTreeMap<usize, Document>,
    ) -> Judged {
        let others = documents
            .iter()
            .filter(|(locale, _)| **locale != comparison.lead);
        let others = others.filter_map(|(&l, document)| Some((comparison.side(l)?, document)));
        stale::judge(origins, &others.collect::<Vec<_>>())
    }

    /// The locale that translations follow, among those that have a page.
    pub fn leader(&self, sides: &[Option<Arc<Side>>]) -> Option<usize> {
        let index = self.config.source_index();
        index.filter(|index| sides[*index].is_some())
    }
}

/// The fields that languages share, as text.
fn fields(document: &Document) -> Vec<(String, String, Span)> {
    let fields = document.front.fields().filter_map(|(key, value, _, span)| {
        let text = value
            .as_str()
            .map(str::to_owned)
            .unwrap_or_else(|| value.to_string());
        (key == "exl-id").then(|| (key.to_owned(), text, span))
    });
    fields.collect()
}
