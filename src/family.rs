//! Gives a family: the same page in every language, read side by side and reduced to what the rest
//! of the site needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::accept::{self, Waiver};
use crate::compare::{self, Comparison, Elsewhere, Side};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, PageName, Place};
use crate::document::dialect::badge_url;
use crate::document::library::{Library, Unknown};
use crate::document::tree::NodeId;
use crate::document::{Context, Document, parse};
use crate::facts::outline::Outline;
use crate::found::{Found, unreadable};
use crate::reference::target;
use crate::render::body::{Writing, body};
use crate::render::contacts::contacts;
use crate::render::headings::Headings;
use crate::render::links::Addresses;
use crate::render::partners::partners;
use crate::render::semantics::Marks;
use crate::render::summary::summary;
use crate::request;
use crate::rules;
use crate::site::{Body, Compared, Family, Locale, Page, Purpose, Target};
use crate::source::{SourceId, Span};
use crate::stale::{self, Judged, Origins};

/// What is read of a family.
#[derive(Clone)]
pub struct Reading {
    pub family: Family,
    pub compared: Compared,
    pub problems: Vec<Diagnostic>,
    /// What its pages allow.
    pub waivers: Vec<Waiver>,
    /// Translations of which nobody can say whether they are behind: where they name their source's
    /// commit, and why it is of no use.
    pub unknown: Vec<(Place, Unknown)>,
    /// Whether rows of tables may have been laid beside wrong ones for want of a memory.
    pub unsettled: bool,
}

/// What families are read with.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub config: &'a Config,
    pub locales: &'a [Locale],
    pub roots: &'a [String],
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
            library,
            purpose: Purpose::Check,
            memory: None,
        }
    }

    fn documents(
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
                    problems.append(&mut document.problems);
                    documents.insert(locale, document);
                }
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
        sides(&self.documents(path, files).0, self.locales)
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
        let side = sides(&documents, self.locales).swap_remove(locale);
        (side, problems)
    }

    /// What is wrong with pages side by side, and which of them nobody can tell whether they are behind.
    fn judge(
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
        let mut judged = self.behind(comparison, documents);
        judged.explain(comparison, &mut found, rules::kind_of);
        attribute(&mut judged.findings);
        found.append(&mut judged.findings);
        (found, judged.unknown)
    }

    /// Which pages are behind the one that they follow.
    fn behind(&self, comparison: &Comparison, documents: &BTreeMap<usize, Document>) -> Judged {
        let lead = comparison.lead;
        let source = documents.get(&lead).zip(comparison.sides[lead].as_ref());
        let Some((source, side)) = source.filter(|_| comparison.lead_is_source) else {
            return Judged::default();
        };
        let others = documents.iter().filter(|(locale, _)| **locale != lead);
        let others = others.filter_map(|(&l, document)| Some((comparison.side(l)?, document)));
        let origins = Origins {
            library: self.library,
            root: &self.roots[lead],
            trust: self.config.trust(&self.locales[lead].tag),
            lexicon: &self.locales[lead].lexicon,
            source,
            side,
        };
        stale::judge(&origins, &others.collect::<Vec<_>>())
    }

    /// The locale that translations follow, among those that have a page.
    pub fn leader(&self, sides: &[Option<Arc<Side>>]) -> Option<usize> {
        let tag = self.config.source.as_ref()?;
        let mut locales = self.locales.iter();
        let index = locales.position(|locale| locale.tag.same_as(tag));
        index.filter(|index| sides[*index].is_some())
    }
}

/// Reads the pages of one path. `files` has the file of each locale that has one.
pub fn read(reader: &Reader, path: &str, files: &BTreeMap<usize, String>) -> Reading {
    let Reader { locales, roots, .. } = *reader;
    let name: Arc<str> = path.into();
    let (documents, mut problems) = reader.documents(path, files);
    let sides = sides(&documents, locales);
    let source = reader.leader(&sides);
    let stated: Vec<usize> = sides
        .iter()
        .map(|side| side.as_ref().map_or(0, |side| side.facts()))
        .collect();
    let waivers = waivers(&documents, &sides, &name, source);
    problems
        .iter_mut()
        .for_each(|problem| compare::attribute(&sides, &name, problem));
    let mut compared = Compared {
        facts: stated.iter().sum(),
        ..Compared::default()
    };
    let (mut labels, mut crossed, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let (mut unsettled, mut unknown) = (false, Vec::new());
    let comparison = Comparison::of(sides, source, reader.memory);
    if let Some(comparison) = &comparison {
        compared.pages = usize::from(documents.len() > 1);
        compared.cells = comparison.cells();
        let (mut found, unjudged) = reader.judge(comparison, &documents, &name);
        problems.append(&mut found);
        unknown = unjudged;
        (labels, crossed) = (comparison.labels(), comparison.crossed());
        lines = comparison.lines();
        unsettled = comparison.has_odd_rows();
    }
    let leader = source.or_else(|| documents.keys().next().copied());
    let leader = leader.map(|index| (index, &documents[&index]));
    let leading = leader.map(|(_, document)| Headings::of(&document.tree, None));
    let mut pages = Vec::with_capacity(locales.len());
    for (index, locale) in locales.iter().enumerate() {
        let Some(document) = documents.get(&index) else {
            pages.push(None);
            continue;
        };
        let found = (comparison.as_ref().zip(leader))
            .map(|(comparison, leader)| partners(comparison, leader, (index, document)));
        let partners = leading.as_ref().zip(found.as_deref());
        let headings = Headings::of(&document.tree, partners);
        let (asked, unreadable) = request::requests(document);
        let named = |problem: Diagnostic| problem.about(path, &locale.tag.to_string());
        problems.extend(unreadable.into_iter().map(named));
        let (asking, requests): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
        let side = comparison.as_ref().and_then(|all| all.side(index));
        let contacts = side.map(|side| contacts(&side.outline, &side.sources));
        let addresses = Addresses {
            document,
            headings: &headings,
            root: &roots[index],
            family: path,
        };
        let mut links = addresses.all();
        links.extend(field_links(document, &roots[index], path));
        let body = match reader.purpose {
            Purpose::Check => Body::default(),
            Purpose::Build => written(side, locale, &addresses, &asking),
        };
        pages.push(Some(Page {
            path: document.sources[0].path().clone(),
            title: title(document, &headings, path),
            description: description(document),
            anchors: anchors(document, &headings),
            links,
            former: former(document),
            headings: headings.list,
            machine: source != Some(index) && document.front.by_machine(),
            stated: stated[index],
            stale: false,
            requests,
            contacts: contacts.unwrap_or_default(),
            body,
        }));
    }
    let family = Family {
        path: path.to_owned(),
        pages,
        labels,
        lines,
        crossed,
    };
    Reading {
        family,
        compared,
        problems,
        waivers,
        unknown,
        unsettled,
    }
}

/// The text of a page. `asking` are the elements that ask for comparison tables.
fn written(side: Option<&Side>, locale: &Locale, addresses: &Addresses, asking: &[NodeId]) -> Body {
    let marks = side.map(|side| Marks::of(&side.outline, &side.sources));
    body(&Writing {
        document: addresses.document,
        headings: addresses.headings,
        messages: &locale.messages,
        lexicon: &locale.lexicon,
        marks: &marks.unwrap_or_default(),
        right_to_left: locale.tag.is_right_to_left(),
        addresses,
        requests: asking,
    })
}

fn sides(documents: &BTreeMap<usize, Document>, locales: &[Locale]) -> Vec<Option<Arc<Side>>> {
    let sides = locales.iter().enumerate().map(|(index, locale)| {
        let document = documents.get(&index)?;
        Some(Arc::new(Side {
            tag: locale.tag.clone(),
            sources: document.sources.clone(),
            outline: Outline::of(document, &locale.lexicon),
            words: locale.lexicon.extent(),
            fields: fields(document),
        }))
    });
    sides.collect()
}

/// What the pages allow. The page that translations follow speaks for all of them.
fn waivers(
    documents: &BTreeMap<usize, Document>,
    sides: &[Option<Arc<Side>>],
    family: &Arc<str>,
    source: Option<usize>,
) -> Vec<Waiver> {
    let of_page = |(&locale, document): (&usize, &Document)| {
        let side = sides[locale].as_ref()?;
        let page = PageName {
            family: family.clone(),
            locale: side.tag.to_string().into(),
        };
        Some(accept::waivers(
            document,
            &side.outline,
            &page,
            source == Some(locale),
        ))
    };
    documents.iter().filter_map(of_page).flatten().collect()
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

/// The first heading is what readers call a page; its title comes next.
fn title(document: &Document, headings: &Headings, path: &str) -> String {
    let first = headings.list.iter().find(|heading| heading.level == 1);
    let first = first
        .map(|heading| heading.text.clone())
        .filter(|text| !text.is_empty());
    let named = first.or_else(|| document.front.text("title"));
    named.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path).to_owned())
}

fn description(document: &Document) -> String {
    let own = document.front.text("description");
    own.unwrap_or_else(|| summary(&document.tree))
}

fn anchors(document: &Document, headings: &Headings) -> BTreeSet<String> {
    let ids = document.tree.elements().flat_map(|(_, element)| {
        let id = element.attribute("id");
        let name = element.attribute("name").filter(|_| &*element.name == "a");
        // A heading's id may be another one than its author's.
        let id = id.filter(|_| element.heading_level().is_none());
        id.into_iter().chain(name)
    });
    let headings = headings.list.iter().map(|heading| heading.id.as_str());
    ids.chain(headings).map(str::to_owned).collect()
}

/// The fields in which authors keep the addresses that a page had.
const FORMER: &[&str] = &["aliases", "redirect_from"];

/// Where a page stood before.
fn former(document: &Document) -> Vec<(String, Place)> {
    let source = &document.sources[0];
    let mut former = Vec::new();
    let fields = document.front.fields();
    for (_, value, key, span) in fields.filter(|(key, ..)| FORMER.contains(key)) {
        let one = std::slice::from_ref(value);
        let all = value.as_array().map_or(one, Vec::as_slice);
        // A list has one place; its parts are looked for behind it, in their order.
        let mut from = span.start as usize;
        for path in all {
            let path = path
                .as_str()
                .map_or_else(|| path.to_string(), str::to_owned);
            let rest = source.text().get(from..).unwrap_or_default();
            let own = rest.find(&path).map(|at| {
                let start = from + at;
                from = start + path.len();
                Span::new(SourceId(0), start..from)
            });
            former.push((path, Place::new(source, own.unwrap_or(key))));
        }
    }
    former
}

/// The links that fields hold: where a page's badge leads.
fn field_links(document: &Document, root: &str, family: &str) -> Vec<(Target, Place)> {
    let source = &document.sources[0];
    let badges = document
        .front
        .fields()
        .filter(|(key, ..)| key.starts_with("badge"));
    let links = badges.filter_map(|(_, value, _, span)| {
        let url = badge_url(value.as_str()?)?;
        Some((
            target(root, source.path(), family, &url),
            Place::new(source, span),
        ))
    });
    links.collect()
}
