//! Gives the look that authors wrote into tags as classes of the theme: a strict content policy
//! forbids styles in tags, and browsers call `align` and its kin outdated.

use crate::document::tree::Element;

/// Attributes that say how something looks.
const LOOKS: &[&str] = &[
    "align",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "style",
    "valign",
];

/// What the theme knows, by property and value.
const CLASSES: &[(&str, &str, &str)] = &[
    ("text-align", "left", "align-left"),
    ("text-align", "center", "align-center"),
    ("text-align", "right", "align-right"),
    ("vertical-align", "top", "valign-top"),
    ("vertical-align", "middle", "valign-middle"),
    ("vertical-align", "bottom", "valign-bottom"),
    ("font-weight", "bold", "bold"),
    ("font-style", "italic", "italic"),
    ("white-space", "nowrap", "nowrap"),
];

pub fn is_look(name: &str) -> bool {
    LOOKS.contains(&name)
}

/// The classes of an element with those that its look means. None: it says nothing of its look.
pub fn classes(element: &Element) -> Option<String> {
    let mut classes: Vec<&str> = element.attribute("class").into_iter().collect();
    let looks = element.attributes.iter();
    let mut looks = looks.filter(|(name, _)| is_look(name)).peekable();
    looks.peek()?;
    for (name, value) in looks {
        match &**name {
            "align" => classes.extend(class("text-align", value)),
            "valign" => classes.extend(class("vertical-align", value)),
            "style" => {
                let parts = value.split(';').filter_map(|part| part.split_once(':'));
                classes.extend(parts.filter_map(|(property, value)| class(property, value)));
            }
            _ => {}
        }
    }
    Some(classes.join(" "))
}

fn class(property: &str, value: &str) -> Option<&'static str> {
    let same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b);
    let mut known = CLASSES.iter();
    let found = known.find(|(name, is, _)| same(property, name) && same(value, is))?;
    Some(found.2)
}
