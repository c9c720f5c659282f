//! Gives a table of contents, from the three forms in which sites write one: a list of links, linked
//! headings, and a YAML file.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::source::{SourceId, Span};
use crate::yaml::{self, Fault};

use super::Document;
use super::front_matter::plain_text;
use super::toc_markdown;

/// A page, or a section of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TocEntry {
    /// Empty where the author wrote none: the title of the page stands for it.
    pub title: String,
    pub href: Option<String>,
    /// Another table of contents, whose entries stand below this one.
    pub contents: Option<String>,
    pub id: Option<String>,
    pub span: Span,
    pub children: Vec<TocEntry>,
}

/// The contents of a `TOC.md`.
pub fn from_markdown(document: &Document) -> Vec<TocEntry> {
    let entries = toc_markdown::entries(&document.tree).into_iter();
    entries.map(TocEntry::parted).collect()
}

impl TocEntry {
    /// With the list that its link names as what it brings in, and so below it.
    fn parted(self) -> Self {
        let is_list = |href: &String| names_contents(href) && !href.contains("://");
        let (contents, href) = match self.href {
            Some(href) if is_list(&href) => (Some(href), None),
            href => (None, href),
        };
        let children = self.children.into_iter().map(TocEntry::parted);
        TocEntry {
            contents,
            href,
            children: children.collect(),
            ..self
        }
    }
}

/// The contents of a `toc.yml`.
pub fn from_yaml(text: &str) -> Result<Vec<TocEntry>, Fault> {
    let Contents(items) = yaml::parse(text)?;
    Ok(items.into_iter().map(Item::entry).collect())
}

/// What stands at the top: a list of items, or `items:` with such a list.
struct Contents(Vec<Item>);

#[derive(serde::Deserialize)]
struct Item {
    name: Option<Spanned<String>>,
    href: Option<Spanned<String>>,
    #[serde(rename = "topicHref")]
    topic_href: Option<Spanned<String>>,
    #[serde(rename = "tocHref")]
    toc_href: Option<Spanned<String>>,
    items: Option<Vec<Item>>,
}

impl Item {
    fn entry(self) -> TocEntry {
        let is_contents = |href: &Spanned<String>| names_contents(&href.value);
        let all = [self.topic_href, self.href, self.toc_href];
        let (contents, pages): (Vec<_>, Vec<_>) = all.into_iter().flatten().partition(is_contents);
        let (href, contents) = (pages.into_iter().next(), contents.into_iter().next());
        let place = self.name.as_ref().or(href.as_ref()).or(contents.as_ref());
        let children = self.items.unwrap_or_default();
        TocEntry {
            span: place.map(span).unwrap_or_default(),
            title: self
                .name
                .map_or(String::new(), |name| plain_text(&name.value)),
            href: href.map(|href| href.value),
            contents: contents.map(|contents| contents.value),
            id: None,
            children: children.into_iter().map(Item::entry).collect(),
        }
    }
}

/// Whether an address names a table of contents: `faq/toc.yml`.
fn names_contents(href: &str) -> bool {
    let name = href.rsplit('/').next().unwrap_or_default();
    ["toc.yml", "toc.yaml", "toc.md"]
        .iter()
        .any(|toc| name.eq_ignore_ascii_case(toc))
}

fn span(value: &Spanned<String>) -> Span {
    Span::new(SourceId(0), yaml::range(value))
}

impl<'de> Deserialize<'de> for Contents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Top;

        impl<'de> Visitor<'de> for Top {
            type Value = Contents;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a list of items")
            }

            fn visit_unit<E>(self) -> Result<Contents, E> {
                Ok(Contents(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Contents, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Contents(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Contents, A::Error> {
                let top = Item::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Contents(match top.name {
                    Some(_) => vec![top],
                    None => top.items.unwrap_or_default(),
                }))
            }
        }

        deserializer.deserialize_any(Top)
    }
}

/// Titles with their links, a level deeper between brackets.
#[cfg(test)]
pub fn outline(entries: &[TocEntry]) -> String {
    let shown = entries.iter().map(|entry| {
        let id = entry.id.iter().map(|id| format!("#{id}"));
        let href = entry.href.iter().map(|href| format!("={href}"));
        let below = Some(outline(&entry.children)).filter(|below| !below.is_empty());
        let below = below.map(|below| format!("({below})"));
        let parts = [entry.title.clone()].into_iter();
        parts.chain(id).chain(href).chain(below).collect()
    });
    shown.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_is_a_list_or_has_items() {
        let list = "- name: A\n  href: a.md\n- name: S\n  items:\n  - name: '[!DNL B] &amp; C'\n    href: b.md\n";
        let read = |text: &str| outline(&from_yaml(text).unwrap());
        assert_eq!(read(list), "A=a.md S(B & C=b.md)");
        let items = format!("metadata:\n  x: 1\nitems:\n{list}");
        assert_eq!(read(&items), read(list));
        assert_eq!(
            read("### YamlMime:TableOfContent\nitems:\n- name: 2024\n  items:\n"),
            "2024"
        );
        assert_eq!(read(""), "");
    }

    #[test]
    fn breadcrumbs_have_links_of_their_own() {
        let text = "- name: Docs\n  tocHref: /\n  topicHref: /index\n  items:\n  - name: A\n    tocHref: /a\n  - href: b.md\n";
        let entries = from_yaml(text).unwrap();
        assert_eq!(outline(&entries), "Docs=/index(A=/a =b.md)");
        let name = entries[0].children[0].span;
        assert_eq!(&text[name.range()], "A");
    }

    #[test]
    fn faults_of_yaml_know_their_place() {
        let fault = from_yaml("- name: A\n  href: [x\n").unwrap_err();
        assert!(fault.at > 0, "{fault:?}");
        let fault = from_yaml("- name: A\n  items: b\n").unwrap_err();
        assert_eq!(fault.at, "- name: A\n  items: ".len(), "{fault:?}");
        assert!(from_yaml("text").is_err());
    }
}
