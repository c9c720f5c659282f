//! Writes the tables of a page: headers as `th`, marks with words for the ear, and a box around each.

use crate::document::tree::{Element, NodeId, Tree};
use crate::render::markup::{close_tag, open_tag, write_children};
use crate::render::spoken::Shape;

use super::{Attributes, PageStyle, without};

impl PageStyle<'_> {
    pub(super) fn table(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        attributes: Attributes,
    ) {
        // A table inside a cell scrolls with the outer one.
        let nested = tree
            .ancestors(id)
            .any(|up| tree.element(up).is_some_and(|e| &*e.name == "table"));
        if nested {
            return self.plain(out, tree, id, "table", attributes);
        }
        let box_name = match self.cards.may_scroll(id) {
            true => "section",
            false => "div",
        };
        let name = self.box_name(id);
        let mut frame = self.frame(id);
        frame.extend(name.iter().map(|(key, name)| (*key, name.as_str())));
        open_tag(out, box_name, frame.into_iter());
        self.plain(out, tree, id, "table", attributes);
        close_tag(out, box_name);
    }

    /// What stands around a table. One that may scroll can be reached from the keyboard, and bears the
    /// name of its section. start.js takes that away where it does not.
    fn frame(&self, table: NodeId) -> Attributes<'_> {
        let class = match self.cards.is_cards(table) {
            true => "table-scroll cards",
            false => "table-scroll",
        };
        let mut frame = vec![("class", class)];
        if self.cards.may_scroll(table) {
            frame.push(("tabindex", "0"));
        }
        frame
    }

    /// A second box in a section has its number, for no two may have one name.
    fn box_name(&mut self, table: NodeId) -> Option<(&'static str, String)> {
        let id = self.section.filter(|_| self.cards.may_scroll(table))?;
        self.boxes += 1;
        let mut headings = self.writing.headings.list.iter();
        let text = headings.find(|heading| heading.id == id);
        match text.filter(|_| self.boxes > 1) {
            Some(heading) => Some(("aria-label", format!("{} ({})", heading.text, self.boxes))),
            None => Some(("aria-labelledby", id.to_owned())),
        }
    }

    /// Headers are `th` with a scope; an empty corner is no header.
    pub(super) fn cell(
        &mut self,
        out: &mut String,
        tree: &Tree,
        id: NodeId,
        element: &Element,
        attributes: Attributes,
    ) {
        let scope = match self.headers.get(&id) {
            None if self.cards.is_title(id) => Some("row"),
            scope => scope.copied(),
        };
        let mut attributes = without(attributes, "role");
        let column = self.cards.column(id).map(str::to_owned);
        attributes.extend(column.iter().map(|name| ("data-column", name.as_str())));
        if self.cards.is_long(id) {
            attributes.push(("data-long", ""));
        }
        let picture = |id| tree.element(id).is_some_and(|e| &*e.name == "img");
        let empty = tree.text(id).trim().is_empty() && !tree.descendants(id).any(picture);
        let scoped = element.attribute("scope").is_some();
        let header = !empty && (&*element.name == "th" || scope.is_some() || scoped);
        if !header {
            let attributes = without(attributes, "scope");
            return self.value_cell(out, tree, id, attributes);
        }
        if self.in_head == 0 && self.cards.is_upright(id) {
            attributes.push(("data-upright", ""));
        }
        // Elsewhere a browser tells by the place of the cell.
        let scope = scope.or((self.in_head > 0).then_some("col"));
        attributes.extend(scope.filter(|_| !scoped).map(|scope| ("scope", scope)));
        self.plain(out, tree, id, "th", attributes);
    }

    /// A cell that shows a mark and no words says them to those who do not see it.
    fn value_cell(&mut self, out: &mut String, tree: &Tree, id: NodeId, attributes: Attributes) {
        let is_named = |id| {
            let alt = tree
                .element(id)
                .and_then(|element| element.attribute("alt"));
            alt.is_some_and(|alt| !alt.trim().is_empty())
        };
        let spoken = self.writing.marks.spoken(tree.node(id).span);
        let spoken = spoken.filter(|_| self.in_head == 0);
        let messages = self.writing.messages;
        open_tag(out, "td", attributes.into_iter());
        match spoken.map(|spoken| (spoken, spoken.shape)) {
            Some((spoken, Shape::Nothing)) => {
                spoken.write(out, "–", messages, self.words_language())
            }
            Some((spoken, Shape::Sign)) => self.sign = Some(spoken),
            _ => {}
        }
        write_children(self, out, tree, id);
        self.sign = None;
        if let Some(spoken) = spoken.filter(|spoken| spoken.shape == Shape::Picture)
            && !tree.descendants(id).any(is_named)
        {
            spoken.write_words(out, messages, self.words_language());
        }
        close_tag(out, "td");
    }
}
