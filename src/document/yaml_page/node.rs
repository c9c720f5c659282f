//! Gives YAML as a tree in which each text knows its place.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::yaml::{Placed, Value};

pub enum Node {
    /// Text, or a number or another plain word as text.
    Text(String),
    List(Vec<Placed<Node>>),
    Map(Vec<(Placed<String>, Placed<Node>)>),
    Empty,
}

/// Text with its place.
#[derive(Clone)]
pub struct Text<'n> {
    pub value: &'n str,
    pub range: Range<usize>,
}

impl Node {
    /// The fields of a mapping, in their order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Placed<Node>)> {
        let fields = match self {
            Node::Map(fields) => fields.as_slice(),
            _ => &[],
        };
        fields.iter().map(|(key, node)| (key.value.as_str(), node))
    }

    pub fn field(&self, key: &str) -> Option<&Placed<Node>> {
        let mut fields = self.fields();
        fields.find_map(|(name, node)| name.eq_ignore_ascii_case(key).then_some(node))
    }

    /// What it holds, without places.
    pub fn as_json(&self) -> Value {
        match self {
            Node::Text(text) => text.as_str().into(),
            Node::List(parts) => parts.iter().map(|part| part.value.as_json()).collect(),
            Node::Map(_) => self
                .fields()
                .map(|(key, part)| (key.to_owned(), part.value.as_json()))
                .collect(),
            Node::Empty => Value::Null,
        }
    }

    /// The first of some fields that has text.
    pub fn text_of(&self, keys: &[&str]) -> Option<Text<'_>> {
        let texts = keys.iter().filter_map(|key| text(self.field(key)?));
        texts.into_iter().find(|text| !text.value.trim().is_empty())
    }
}

impl Placed<Node> {
    /// Gives numbers back what their author wrote: `007` and `1.50` are words to a reader.
    pub fn as_written(&mut self, file: &str) {
        match &mut self.value {
            Node::Text(value) => {
                let written = file.get(self.range.clone()).unwrap_or_default();
                let is_number =
                    written.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
                if is_number && !written.contains(char::is_whitespace) {
                    written.clone_into(value);
                }
            }
            Node::List(parts) => parts.iter_mut().for_each(|part| part.as_written(file)),
            Node::Map(fields) => fields
                .iter_mut()
                .for_each(|(_, part)| part.as_written(file)),
            Node::Empty => {}
        }
    }
}

/// The text at a node, where it is one.
pub fn text(node: &Placed<Node>) -> Option<Text<'_>> {
    match &node.value {
        Node::Text(value) => Some(Text {
            value,
            range: node.range.clone(),
        }),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text, a list or keys with values")
            }

            fn visit_unit<E>(self) -> Result<Node, E> {
                Ok(Node::Empty)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
                Ok(Node::Text(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
                Ok(Node::Text(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
                Ok(Node::Text(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
                Ok(Node::Text(value.to_string()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Node, E> {
                Ok(Node::Text(value.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
                let mut nodes = Vec::new();
                while let Some(node) = list.next_element()? {
                    nodes.push(node);
                }
                Ok(Node::List(nodes))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut fields = Vec::new();
                while let Some(key) = map.next_key()? {
                    fields.push((key, map.next_value()?));
                }
                Ok(Node::Map(fields))
            }
        }

        deserializer.deserialize_any(Any)
    }
}
