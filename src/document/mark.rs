//! Gives the words in which a dialect construct says what it means for the tree. A new construct
//! composes these; the weaver knows no construct by name.

use std::borrow::Cow;

use crate::diagnostic::Rule;
use crate::source::Span;

/// An element's name and attributes, before it is a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
}

/// What happens at one place of the canvas.
#[derive(Clone, Debug)]
pub enum Mark {
    Open(Open),
    Close {
        group: &'static str,
        /// What to say when nothing of the group is open. None: nothing.
        stray: Option<&'static Rule>,
        span: Span,
    },
    /// The quote in which this is the first block is another element.
    Quote {
        shape: Shape,
        span: Span,
    },
    /// An element without content, as a block of its own.
    Void {
        shape: Shape,
        span: Span,
    },
    /// Nothing. Behind a tag that is alone on its line it makes the line a paragraph, where the
    /// parser would see raw HTML up to the next blank line.
    Inline,
    /// Attributes for an element nearby.
    Attributes {
        to: Attach,
        attributes: Vec<(String, String)>,
        /// What to say when there is no such element.
        stray: &'static Rule,
        span: Span,
    },
}

/// From here to the `Close` of the same group, blocks stand inside an element.
#[derive(Clone, Debug)]
pub struct Open {
    pub group: &'static str,
    pub shape: Shape,
    /// The heading that follows is the title of the element, under this tag.
    pub title: Option<Shape>,
    /// What to say when the container ends first. None: it may.
    pub unclosed: Option<&'static Rule>,
    /// The group that must be open around it, and what to say when it is not.
    pub within: Option<(&'static str, &'static Rule)>,
    /// What to say when another of its group is open around it. None: it may.
    pub nested: Option<&'static Rule>,
    pub span: Span,
}

/// Which element attributes belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attach {
    /// The link or image that ends here.
    Inline,
    /// The heading or list item around this place.
    Block,
    /// The table directly before this place.
    Table,
}

impl Shape {
    pub fn new(tag: &'static str) -> Self {
        Shape {
            tag,
            attributes: Vec::new(),
        }
    }

    pub fn class(tag: &'static str, class: impl Into<Cow<'static, str>>) -> Self {
        Shape::new(tag).with("class", class)
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }
}

impl Mark {
    pub fn close(group: &'static str, span: Span, stray: &'static Rule) -> Self {
        Mark::Close {
            group,
            stray: Some(stray),
            span,
        }
    }

    pub fn close_if_open(group: &'static str, span: Span) -> Self {
        Mark::Close {
            group,
            stray: None,
            span,
        }
    }
}

impl Open {
    pub fn new(group: &'static str, shape: Shape, span: Span) -> Self {
        Open {
            group,
            shape,
            title: None,
            unclosed: None,
            within: None,
            nested: None,
            span,
        }
    }

    pub fn or_report(mut self, unclosed: &'static Rule) -> Self {
        self.unclosed = Some(unclosed);
        self
    }

    pub fn titled(mut self, title: Shape) -> Self {
        self.title = Some(title);
        self
    }

    pub fn not_nested(mut self, rule: &'static Rule) -> Self {
        self.nested = Some(rule);
        self
    }

    pub fn within(mut self, group: &'static str, otherwise: &'static Rule) -> Self {
        self.within = Some((group, otherwise));
        self
    }
}
