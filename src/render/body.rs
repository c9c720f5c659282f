//! Gives the text of a page as HTML: the tree with the reader's words for alerts and films, headers
//! of tables as a browser tells them, and gaps where links lead.

mod choice;
mod edition;
mod film;
mod headers;
mod link;
mod picture;
mod table;

use crate::document::Document;
use crate::document::tree::{Element, NodeData, NodeId, TextPiece, Tree};
use crate::locale::{Lexicon, Messages};
use crate::site::{Body, Filling, Gap};

use choice::{Choices, choices};
use edition::Parts;
use headers::{Headers, headers};

use super::alternates::direction;
use super::cards::Cards;
use super::headings::Headings;
use super::links::Addresses;
use super::markup::{Style, close_tag, escape_text, is_void, markup, open_tag, write_children};
use super::semantics::{Marks, Pen};
use super::spoken::Spoken;
use super::{isolate, look};

pub use edition::Naming;

/// What a page's text is written with.
pub struct Writing<'a> {
    pub document: &'a Document,
    pub headings: &'a Headings,
    pub naming: Naming<'a>,
    pub messages: &'a Messages,
    pub lexicon: &'a Lexicon,
    /// What the text states.
    pub marks: &'a Marks,
    pub right_to_left: bool,
    pub addresses: &'a Addresses<'a>,
    /// The elements that ask for comparison tables.
    pub requests: &'a [NodeId],
}

pub fn body(writing: &Writing) -> Body {
    let mut elements = writing.document.tree.elements();
    let has_title = elements.any(|(_, element)| &*element.name == "h1");
    let words = writing.messages.tag();
    let foreign = (words != writing.naming.tag).then(|| (words.to_string(), direction(words)));
    let choices = choices(&writing.document.tree);
    let mut style = PageStyle {
        writing,
        cards: Cards::of(&writing.document.tree, writing.marks),
        headers: headers(&writing.document.tree),
        parts: Parts::of(&writing.document.tree, &writing.naming, &choices),
        choices,
        // The title of a page that has none in its text is put there by the frame.
        section: (!has_title).then_some("frame_title"),
        boxes: 0,
        foreign,
        summary: None,
        has_picture: false,
        gaps: Vec::new(),
        titled: None,
        in_head: 0,
        sign: None,
        timed: false,
    };
    let html = markup(&writing.document.tree, &mut style);
    Body {
        html,
        titled: style.titled.unwrap_or(0),
        has_title,
        gaps: style.gaps,
        timed: style.timed,
        dialled: writing.marks.dialled().clone(),
    }
}

struct PageStyle<'a> {
    writing: &'a Writing<'a>,
    cards: Cards,
    headers: Headers,
    parts: Parts,
    choices: Choices,
    /// The id of the heading above.
    section: Option<&'a str>,
    /// How many boxes that may scroll stand below it.
    boxes: usize,
    /// The language of the reader's words, and its direction, where it is not the page's.
    foreign: Option<(String, &'static str)>,
    /// The links of the title that is written, where that title opens something: they stand below it.
    summary: Option<Vec<NodeId>>,
    /// Whether a picture was written, so that the next ones may come when they are needed.
    has_picture: bool,
    gaps: Vec<Gap>,
    /// Where the text goes on below the page's title.
    titled: Option<usize>,
    in_head: usize,
    /// How the sign is read out that is the next text.
    sign: Option<Spoken>,
    /// Whether hours were written whose zone is known.
    timed: bool,
}

type Attributes<'a> = Vec<(&'a str, &'a str)>;

impl Style for PageStyle<'_> {
    fn element(&mut self, out: &mut String, tree: &Tree, id: NodeId, element: &Element) {
        let classes = look::classes(element);
        let attributes = element
            .attributes
            .iter()
            .map(|(name, value)| (&**name, &**value));
        let mut attributes: Attributes = attributes
            .filter(|(name, _)| !look::is_look(name) && (*name != "class" || classes.is_none()))
            .collect();
        let classes = classes.unwrap_or_default();
        if !classes.is_empty() {
            attributes.push(("class", &classes));
        }
        match &*element.name {
            "a" => self.link(out, tree, id, element, attributes),
            "img" => self.image(out, tree, id, attributes),
            "iframe" => self.embedded(out, tree, id, element, attributes),
            "pre" => match self.writing.requests.iter().position(|asks| *asks == id) {
                Some(request) => self.gap(out.len(), Filling::Table(request), tree, id),
                None => self.plain(out, tree, id, "pre", attributes),
            },
            "table" => self.table(out, tree, id, attributes),
            "thead" => {
                self.in_head += 1;
                self.plain(out, tree, id, "thead", attributes);
                self.in_head -= 1;
            }
            "td" | "th" => self.cell(out, tree, id, element, attributes),
            "div" => self.division(out, tree, id, element, attributes),
            "section" => match self.choices.get(&id).cloned() {
                Some(choice) => self.part(out, tree, id, &choice, attributes),
                None => self.plain(out, tree, id, "section", attributes),
            },
            "summary" => self.summary(out, tree, id, attributes),
            "p" if self.opens_tab(tree, id, element) => self.summary(out, tree, id, attributes),
            name if element.heading_level().is_some() => {
                let mut attributes = without(attributes, "id");
                if let Some(id) = self.writing.headings.id(id) {
                    attributes.insert(0, ("id", id));
                    self.section = Some(id);
                    self.boxes = 0;
                }
                self.plain(out, tree, id, name, attributes);
                if name == "h1" {
                    self.titled = self.titled.or(is_first(tree, id).then_some(out.len()));
                    let front = &self.writing.document.front;
                    if let Some(range) = front.text("monikerRange") {
                        edition::write_whole(out, &self.writing.naming, &range);
                    }
                    self.write_editions(out);
                }
            }
            name => self.plain(out, tree, id, name, attributes),
        }
    }

    fn text(&mut self, out: &mut String, tree: &Tree, id: NodeId, pieces: &[TextPiece]) {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        if let Some(spoken) = self.sign.take_if(|_| !text.trim().is_empty()) {
            let sign = text.trim();
            let at = text.find(sign).unwrap_or(0);
            escape_text(out, &text[..at]);
            spoken.write(out, sign, self.writing.messages, self.words_language());
            return escape_text(out, &text[at + sign.len()..]);
        }
        let is_in = |names: &[&str]| {
            let mut above = tree.ancestors(id).filter_map(|up| tree.element(up));
            above.any(|element| names.contains(&&*element.name))
        };
        // Code reads from left to right in every language.
        let isolated = self.writing.right_to_left && !is_in(&["pre", "code", "kbd", "samp"]);
        let plain = if isolated {
            isolate::write
        } else {
            escape_text
        };
        let Writing { marks, lexicon, .. } = *self.writing;
        if marks.is_empty_at(pieces) || is_in(&["time", "data"]) {
            return plain(out, &text);
        }
        let open = self.writing.messages.format("hours-open", &[]);
        let pen = Pen {
            marks,
            lexicon,
            plain,
            open: &open,
            in_link: self.summary.is_some() || is_in(&["a"]),
        };
        self.timed |= pen.write(out, &text, pieces);
    }
}

impl PageStyle<'_> {
    fn plain(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        name: &str,
        attributes: Attributes,
    ) {
        open_tag(out, name, attributes.into_iter());
        if !is_void(name) {
            write_children(self, out, tree, id);
            close_tag(out, name);
        } else if name == "hr" {
            out.push('\n');
        }
    }

    /// Says in which language the reader's words are, where it is not the page's.
    fn words_language(&self) -> Attributes<'_> {
        let foreign = self.foreign.iter();
        foreign
            .flat_map(|(tag, dir)| [("lang", tag.as_str()), ("dir", *dir)])
            .collect()
    }

    /// Writes words of the reader into an element, which they need where they are in a language of their own.
    fn words(&self, out: &mut String, name: &str, class: Option<&str>, message: &str) {
        let words = self.writing.messages.format(message, &[]);
        let class = class.map(|class| ("class", class)).into_iter();
        let attributes: Attributes = class.chain(self.words_language()).collect();
        if attributes.is_empty() {
            return escape_text(out, &words);
        }
        open_tag(out, name, attributes.into_iter());
        escape_text(out, &words);
        close_tag(out, name);
    }

    fn write_editions(&mut self, out: &mut String) {
        let language = self.foreign.clone();
        self.parts
            .write_list(out, self.writing.messages, language.as_ref());
    }

    /// Writes a start tag whose address the site fills in.
    fn tag_with_address(
        &mut self,
        out: &mut String,
        (name, key): (&str, &str),
        address: Filling,
        tree: &Tree,
        id: NodeId,
        attributes: Attributes,
    ) {
        open_tag(out, name, [(key, "")].into_iter().chain(attributes));
        let tag_at = out.rfind(&format!("<{name} {key}=\"")).unwrap_or(0);
        let at = tag_at + name.len() + key.len() + 4;
        self.gap(at, address, tree, id);
    }

    fn gap(&mut self, at: usize, filling: Filling, tree: &Tree, id: NodeId) {
        self.gaps.push(Gap {
            at,
            filling,
            place: self.writing.addresses.place(tree, id),
        });
    }

    fn division(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        element: &Element,
        attributes: Attributes,
    ) {
        if element.has_class("alert") {
            let kind = element
                .attribute("class")
                .and_then(|class| class.split(' ').nth(1));
            let title = format!("alert-{}", kind.unwrap_or("note"));
            open_tag(out, "div", attributes.into_iter());
            self.words(out, "p", Some("alert-title"), &title);
            write_children(self, out, tree, id);
            close_tag(out, "div");
            return;
        }
        let mut attributes = attributes;
        let (mut id_of_part, mut label) = (None, None);
        if let Some(part) = self.parts.get(id) {
            (id_of_part, label) = (part.id.clone(), Some(part.label.clone()));
            self.write_editions(out);
        }
        if let Some(choice) = self.choices.get(&id).cloned() {
            return self.part(out, tree, id, &choice, attributes);
        }
        attributes.extend(id_of_part.as_deref().map(|id| ("id", id)));
        attributes.extend(label.as_deref().map(|label| ("data-label", label)));
        self.plain(out, tree, id, "div", attributes);
    }
}

/// Whether nothing that is seen stands before an outermost element.
fn is_first(tree: &Tree, id: NodeId) -> bool {
    let is_seen = |id: &NodeId| match &tree.node(*id).data {
        NodeData::Element(element) => SEEN.contains(&&*element.name),
        NodeData::Text(pieces) => pieces.iter().any(|piece| !piece.text.trim().is_empty()),
        _ => false,
    };
    let mut before = tree.children(Tree::ROOT).take_while(|node| *node != id);
    tree.parent(id) == Some(Tree::ROOT)
        && !before.any(|node| is_seen(&node) || tree.descendants(node).any(|id| is_seen(&id)))
}

/// What is seen without a text.
const SEEN: &[&str] = &["a", "audio", "hr", "iframe", "img", "input", "svg", "video"];

fn without<'a>(attributes: Attributes<'a>, name: &str) -> Attributes<'a> {
    attributes
        .into_iter()
        .filter(|(key, _)| *key != name)
        .collect()
}
