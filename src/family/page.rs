//! Gives what is left of a page, beside the pages that it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Comparison, Side};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Document;
use crate::document::dialect::badge_url;
use crate::document::tree::NodeId;
use crate::reference::{Tree, target};
use crate::render::body::{Naming, Writing, body};
use crate::render::contacts::contacts;
use crate::render::headings::Headings;
use crate::render::links::Addresses;
use crate::render::partners::partners;
use crate::render::semantics::Marks;
use crate::render::summary::summary;
use crate::request;
use crate::site::{Body, Locale, Page, Purpose, Target};
use crate::source::{SourceId, Span};
use crate::wording::Wording;

use super::Reader;

/// What the pages of a family are made with.
pub struct Making<'a> {
    reader: &'a Reader<'a>,
    path: &'a str,
    source: Option<usize>,
    comparison: Option<&'a Comparison>,
    /// The page whose headings give all others their ids.
    leader: Option<(usize, &'a Document, Headings)>,
}

impl<'a> Making<'a> {
    pub fn of(
        reader: &'a Reader<'a>,
        path: &'a str,
        source: Option<usize>,
        comparison: &'a Option<Comparison>,
        documents: &'a BTreeMap<usize, Document>,
    ) -> Self {
        let leader = source.or_else(|| documents.keys().next().copied());
        let leader = leader.map(|locale| {
            let document = &documents[&locale];
            (locale, document, Headings::of(&document.tree, None))
        });
        Making {
            reader,
            path,
            source,
            comparison: comparison.as_ref(),
            leader,
        }
    }

    /// A page that states so many facts, and what is wrong with the comparison tables that it asks for.
    pub fn page(
        &self,
        index: usize,
        document: &Document,
        stated: usize,
    ) -> (Page, Vec<Diagnostic>) {
        let locale = &self.reader.locales[index];
        let pages = self.reader.tree(index);
        let headings = self.headings(index, document);
        let (asked, unreadable) = request::requests(document);
        let named = |problem: Diagnostic| problem.about(self.path, &locale.tag.to_string());
        let unreadable = unreadable.into_iter().map(named).collect();
        let (asking, requests): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
        let side = self.comparison.and_then(|all| all.side(index));
        let contacts = side.map(|side| contacts(&side.outline, &side.sources, &locale.lexicon));
        let addresses = Addresses {
            document,
            headings: &headings,
            pages,
            family: self.path,
        };
        let mut links = addresses.all();
        links.extend(field_links(document, pages, self.path));
        let body = match self.reader.purpose {
            Purpose::Check | Purpose::Mend => Body::default(),
            Purpose::Build => {
                let config = self.reader.config;
                written(side, config, locale, &addresses, &asking)
            }
        };
        let page = Page {
            id: id(document),
            path: document.sources[0].path().clone(),
            parts: document.sources[1..]
                .iter()
                .map(|s| s.path().clone())
                .collect(),
            title: title(document, &headings, self.path),
            front_title: document.front.text("title"),
            description: description(document),
            anchors: anchors(document, &headings),
            links,
            former: former(document),
            headings: headings.list,
            machine: self.source != Some(index) && document.front.by_machine(),
            stated,
            stale: false,
            requests,
            contacts: contacts.unwrap_or_default(),
            body,
        };
        (page, unreadable)
    }

    /// The headings of a page, with the ids of those that they translate.
    fn headings(&self, index: usize, document: &Document) -> Headings {
        let beside = self.comparison.zip(self.leader.as_ref());
        let found = beside.map(|(comparison, (leader, led, headings))| {
            let partners = partners(comparison, (*leader, led), (index, document));
            (headings, partners)
        });
        let partners = found
            .as_ref()
            .map(|(headings, found)| (*headings, found.as_slice()));
        Headings::of(&document.tree, partners)
    }
}

/// The text of a page. `asking` are the elements that ask for comparison tables.
fn written(
    side: Option<&Side>,
    config: &Config,
    locale: &Locale,
    addresses: &Addresses,
    asking: &[NodeId],
) -> Body {
    let Locale {
        tag,
        messages,
        lexicon,
        ..
    } = locale;
    let wording = Wording { messages, lexicon };
    let marks = side.map(|side| Marks::of(&side.outline, &side.sources, &locale.lexicon));
    body(&Writing {
        document: addresses.document,
        headings: addresses.headings,
        naming: Naming {
            config,
            tag,
            wording,
        },
        messages,
        lexicon,
        marks: &marks.unwrap_or_default(),
        right_to_left: locale.tag.is_right_to_left(),
        addresses,
        requests: asking,
    })
}

/// Its title is what lists, search engines and previews call a page; its first heading comes next.
fn title(document: &Document, headings: &Headings, path: &str) -> String {
    let first = headings.list.iter().find(|heading| heading.level == 1);
    let first = first
        .map(|heading| heading.text.clone())
        .filter(|text| !text.is_empty());
    let named = document
        .front
        .text("title")
        .filter(|title| !title.is_empty());
    let named = named.or(first);
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

/// The id that all languages of a page share.
fn id(document: &Document) -> Option<(String, Place)> {
    let mut fields = document.front.fields();
    let (_, value, _, span) = fields.find(|(key, ..)| key.eq_ignore_ascii_case("exl-id"))?;
    let id = value.as_str()?.trim().to_owned();
    Some((id, Place::new(&document.sources[0], span)))
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
fn field_links(document: &Document, pages: Tree, family: &str) -> Vec<(Target, Place)> {
    let source = &document.sources[0];
    let badges = document
        .front
        .fields()
        .filter(|(key, ..)| key.starts_with("badge"));
    let links = badges.filter_map(|(_, value, _, span)| {
        let url = badge_url(value.as_str()?)?;
        Some((
            target(pages, source.path(), family, &url),
            Place::new(source, span),
        ))
    });
    links.collect()
}
