//! Gives the entries of a table of contents that is written in Markdown: as a nested list, which is
//! Adobe's way, as headings that are links, which is Learn's, or as lists below headings that name
//! groups.

use crate::source::Span;

use super::toc::TocEntry;
use super::tree::{Element, NodeData, NodeId, Tree};

pub fn entries(tree: &Tree) -> Vec<TocEntry> {
    let in_item = |id| {
        let mut up = tree.ancestors(id).filter_map(|up| tree.element(up));
        up.any(|element| &*element.name == "li")
    };
    let parts = tree.elements().filter(|(id, element)| {
        element.heading_level().is_some() || (is_list(element) && !in_item(*id))
    });
    let mut flat: Vec<(u8, TocEntry)> = Vec::new();
    for (id, element) in parts {
        match is_list(element) {
            true => flat.extend(items(tree, id).into_iter().map(|item| (IN_LIST, item))),
            false => flat.push(heading(tree, id)),
        }
    }
    // The first heading above a list names the guide, not a section.
    let has_lists = flat.iter().any(|(level, _)| *level == IN_LIST);
    let guides = flat.iter().filter(|(level, _)| *level == 1).count() == 1;
    let is_guide = |(level, entry): &(u8, TocEntry)| *level == 1 && entry.href.is_none();
    if has_lists && guides && flat.first().is_some_and(is_guide) {
        flat.remove(0);
    }
    nest(flat)
}

/// Items of a list stand below every heading.
const IN_LIST: u8 = 7;

fn is_list(element: &Element) -> bool {
    matches!(&*element.name, "ul" | "ol")
}

fn href(element: &Element) -> Option<&str> {
    let is_link = &*element.name == "a";
    element.attribute("href").filter(|_| is_link)
}

fn first_link(tree: &Tree, top: NodeId) -> Option<&str> {
    let mut elements = tree.descendants(top).filter_map(|id| tree.element(id));
    elements.find_map(href)
}

fn words(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn heading(tree: &Tree, id: NodeId) -> (u8, TocEntry) {
    let element = tree.element(id);
    let entry = TocEntry {
        title: words(&tree.text(id)),
        href: first_link(tree, id).map(str::to_owned),
        contents: None,
        id: element.and_then(|e| e.attribute("id").map(str::to_owned)),
        span: tree.node(id).span,
        children: Vec::new(),
    };
    (element.and_then(Element::heading_level).unwrap_or(1), entry)
}

/// Puts entries below those of a lesser level that stand before them.
fn nest(flat: Vec<(u8, TocEntry)>) -> Vec<TocEntry> {
    let (mut roots, mut open): (Vec<TocEntry>, Vec<(u8, TocEntry)>) = (Vec::new(), Vec::new());
    let end = (0, TocEntry::default());
    for (level, entry) in flat.into_iter().chain([end]) {
        while let Some((_, done)) = open.pop_if(|(outer, _)| *outer >= level) {
            match open.last_mut() {
                Some((_, parent)) => parent.children.push(done),
                None => roots.push(done),
            }
        }
        open.push((level, entry));
    }
    roots
}

fn items(tree: &Tree, list: NodeId) -> Vec<TocEntry> {
    let is_item = |id: &NodeId| tree.element(*id).is_some_and(|e| &*e.name == "li");
    let items = tree.children(list).filter(is_item);
    items.flat_map(|item| Item::read(tree, item)).collect()
}

/// An item of a list. Its lines may hold a link each, for authors leave out the `+` before them.
struct Item<'t> {
    tree: &'t Tree,
    entries: Vec<TocEntry>,
    line: TocLine,
}

#[derive(Default)]
struct TocLine {
    text: String,
    span: Option<Span>,
    links: Vec<TocEntry>,
    /// Whether words stand beside the links.
    has_words: bool,
}

impl<'t> Item<'t> {
    fn read(tree: &'t Tree, id: NodeId) -> Vec<TocEntry> {
        let mut item = Item {
            tree,
            entries: Vec::new(),
            line: TocLine::default(),
        };
        item.children(id);
        item.end_line();
        let name = tree.element(id).and_then(|e| e.attribute("id"));
        if let Some(first) = item.entries.first_mut() {
            first.id = name.map(str::to_owned);
        }
        item.entries
    }

    fn children(&mut self, id: NodeId) {
        for child in self.tree.children(id) {
            match &self.tree.node(child).data {
                NodeData::Text(pieces) => {
                    for piece in pieces {
                        self.text(&piece.text, piece.span);
                    }
                }
                NodeData::Element(element) => self.element(child, element),
                NodeData::Root | NodeData::Comment(_) => {}
            }
        }
    }

    fn element(&mut self, id: NodeId, element: &Element) {
        if is_list(element) {
            self.end_line();
            let below = items(self.tree, id);
            match self.entries.last_mut() {
                Some(last) => last.children.extend(below),
                None => self.entries.extend(below),
            }
        } else if let Some(href) = href(element) {
            self.link(id, href);
        } else if &*element.name == "br" {
            self.end_line();
        } else if &*element.name == "p" {
            self.end_line();
            self.children(id);
            self.end_line();
        } else {
            self.children(id);
        }
    }

    fn link(&mut self, id: NodeId, href: &str) {
        let (title, span) = (self.tree.text(id), self.tree.node(id).span);
        self.line.text.push_str(&title);
        self.line.span.get_or_insert(span);
        self.line.links.push(TocEntry {
            title: words(&title),
            href: Some(href.to_owned()),
            span,
            ..TocEntry::default()
        });
    }

    /// Text outside of links.
    fn text(&mut self, text: &str, span: Span) {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.line.text.push_str(part);
            if !part.trim().is_empty() {
                self.line.has_words = true;
                self.line.span.get_or_insert(span);
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.text.trim_start();
        let task = ["[ ]", "[x]", "[X]"]
            .iter()
            .find_map(|mark| text.strip_prefix(mark));
        let is_task = task.is_some_and(|rest| rest.starts_with(' '));
        let mut text = if is_task { task.unwrap_or(text) } else { text }.trim();
        if let [link] = line.links.as_slice()
            && words(text) == link.title
        {
            text = "";
        }
        if !line.has_words || (is_task && text.is_empty()) {
            return line.links.into_iter().for_each(|link| self.push(link));
        }
        self.push(TocEntry {
            title: words(text),
            href: line.links.into_iter().find_map(|link| link.href),
            span: line.span.unwrap_or_default(),
            ..TocEntry::default()
        });
    }

    /// Links below words without a link are a section's pages. Words below words go on.
    fn push(&mut self, entry: TocEntry) {
        match self.entries.first_mut() {
            Some(section) if section.href.is_none() && entry.href.is_some() => {
                section.children.push(entry);
            }
            Some(section) if section.href.is_none() => {
                section.title = format!("{} {}", section.title, entry.title);
            }
            _ => self.entries.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::document::dialect::Dialect;
    use crate::document::library::NoFiles;
    use crate::document::safety::Trust;
    use crate::document::toc::{from_markdown, outline};
    use crate::document::{Context, parse};
    use crate::source::Source;

    fn read(text: &str, dialect: Dialect) -> String {
        let context = Context {
            root: "xx",
            library: &NoFiles,
            dialect: Some(dialect),
            trust: Trust::default(),
        };
        let document = parse(Arc::new(Source::new("xx/TOC.md", text.into())), &context);
        outline(&from_markdown(&document))
    }

    #[test]
    fn a_nested_list_has_sections_and_pages() {
        let text = "---\nuser-guide-title: G\n---\n# Guide {#guide}\n\n\
            + [Home](home.md)\n\
            + [!DNL Analytics] tools {#tools}\n\
            \x20  + [[!UICONTROL Save] it](a/save.md)\n\
            \x20  + More {#more}\n\
            \x20     + [Out](https://example.com){target=\"_blank\"}\n\
            + [Last](last.md) <!-- + [Gone](gone.md) -->\n";
        let expected = "Home=home.md Analytics tools#tools(Save it=a/save.md \
            More#more(Out=https://example.com)) Last=last.md";
        assert_eq!(read(text, Dialect::Adobe), expected);
        assert_eq!(read(&text.replace('\n', "\r\n"), Dialect::Adobe), expected);
    }

    #[test]
    fn lines_without_a_mark_are_entries_too() {
        let text = "+ [A](a.md)\n  [B](b.md){target=_blank}\n[C](c.md)\n  + [D](d.md)\n\
            + Section {#s}\n  [E](e.md)\n  [F](f.md)\n  + [G](g.md)\n\
            + See [H](h.md) and\n";
        let expected =
            "A=a.md B=b.md C=c.md(D=d.md) Section#s(E=e.md F=f.md G=g.md) See H and=h.md";
        assert_eq!(read(text, Dialect::Adobe), expected);
        assert_eq!(
            read("* [A](a.md)\n  [B](b.md)\n\n* [](c.md)\n", Dialect::Learn),
            "A=a.md B=b.md =c.md"
        );
    }

    #[test]
    fn headings_nest_by_level() {
        let text = "# [A](a.md)\n## B\n### [C](c.md)\n#### [D](d.md)\n## [E](e.md)\n# <a name=\"f\"></a>[F](f.md)\n";
        let expected = "A=a.md(B(C=c.md(D=d.md)) E=e.md) F#f=f.md";
        assert_eq!(read(text, Dialect::Learn), expected);
        assert_eq!(read("# A\n\n## B\n", Dialect::Learn), "A(B)");
        assert_eq!(read("", Dialect::Learn), "");
    }

    #[test]
    fn headings_over_lists_are_groups_and_keep_their_links() {
        let text = "# Docs\n\n## Group\n\n+ [B](b.md)\n\n## Group2 {#g2}\n\n- [A](a.md)\n- [ ] [Task](t.md)\n- [x] Done\n\n### [Sub](s.md)\n\n* [X](x.md)\n";
        let expected = "Group(B=b.md) Group2#g2(A=a.md Task=t.md Done Sub=s.md(X=x.md))";
        assert_eq!(read(text, Dialect::Adobe), expected);
        assert_eq!(
            read("# [A](a.md)\n- [B](b.md)\n# [C](c.md)\n", Dialect::Learn),
            "A=a.md(B=b.md) C=c.md"
        );
    }
}
