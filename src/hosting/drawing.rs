//! Gives whether a drawing holds nothing but a drawing. It is read as browsers read it, as XML, and what no list
//! names is no drawing.

use std::collections::BTreeMap;

use crate::document::safety::address::is_safe;
use crate::source::Source;

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Namespaces that drawing programs write beside it. Browsers show nothing of theirs.
const INERT: [&str; 16] = [
    "http://boxy-svg.com",
    "http://creativecommons.org/ns#",
    "http://krita.org/namespaces/svg/krita",
    "http://ns.adobe.com/",
    "http://purl.org/dc/",
    "http://schemas.microsoft.com/visio/",
    "http://sodipodi.sourceforge.net/DTD/",
    "http://svgjs.com/",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.figma.com/figma/ns",
    "http://www.inkscape.org/namespaces/",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/1999/xlink",
    "https://sketch.io/dtd/",
];

/// The elements of drawings without those that run code or hold pages.
const ELEMENTS: &str = "
    a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath
    color-profile cursor defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter flowPara flowRegion flowRoot flowSpan font
    font-face font-face-format font-face-name font-face-src font-face-uri g glyph glyphRef hatch hatchpath
    hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph
    mpath path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch symbol text
    textPath title tref tspan use view vkern";

/// Attributes that say where something leads, or what that is changed to.
const LEADING: [&str; 9] = [
    "action",
    "base",
    "by",
    "formaction",
    "from",
    "href",
    "src",
    "to",
    "values",
];

/// Whether a file is a drawing that runs nothing and shows no page.
pub fn is_harmless(source: &Source) -> bool {
    source.unreadable().is_none() && Reader::new(source.text()).read().is_some()
}

/// Reads a drawing from its beginning. None: it is none, or nobody knows what a browser would make of it.
struct Reader<'a> {
    rest: &'a str,
    /// What each prefix stands for. A drawing in which one stands for two things is none.
    spaces: BTreeMap<&'a str, String>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Reader {
            rest: text.strip_prefix('\u{FEFF}').unwrap_or(text),
            spaces: BTreeMap::new(),
        }
    }

    fn read(mut self) -> Option<()> {
        let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
        if !self.rest.chars().all(is_text) {
            return None;
        }
        if self.rest.starts_with("<?xml") {
            self.declaration()?;
        }
        let mut is_root = true;
        while let Some(at) = self.rest.find('<') {
            self.rest = &self.rest[at + 1..];
            if let Some(rest) = self.rest.strip_prefix("!--") {
                // Two hyphens end a comment, or it is none.
                let end = rest.find("--")?;
                self.rest = rest[end + 2..].strip_prefix('>')?;
            } else if let Some(rest) = self.rest.strip_prefix('/') {
                let (name, rest) = rest.split_once('>')?;
                (!name.contains('<')).then_some(())?;
                self.rest = rest;
            } else {
                // Neither what is declared nor what is for other programs has a name here.
                self.element(is_root)?;
                is_root = false;
            }
        }
        (!is_root).then_some(())
    }

    /// What the file says of itself: it is in the letters that it is read in.
    fn declaration(&mut self) -> Option<()> {
        self.rest = self.rest.strip_prefix("<?xml")?;
        while !self.rest.trim_start().starts_with("?>") {
            let (name, value) = self.attribute()?;
            let sound = match name {
                "version" | "standalone" => true,
                "encoding" => value.eq_ignore_ascii_case("utf-8"),
                _ => false,
            };
            sound.then_some(())?;
        }
        self.rest = self.rest.trim_start().strip_prefix("?>")?;
        Some(())
    }

    fn element(&mut self, is_root: bool) -> Option<()> {
        let name = self.name()?;
        let mut attributes = Vec::new();
        loop {
            let rest = self.rest.trim_start();
            if let Some(rest) = rest.strip_prefix("/>").or(rest.strip_prefix('>')) {
                self.rest = rest;
                break;
            }
            let (name, value) = self.attribute()?;
            self.declare(name, &value)?;
            attributes.push((name, value));
        }
        let (prefix, own) = split(name);
        let is_drawn = prefix.is_empty() || self.space(prefix)? == SVG;
        let known = match is_root {
            true => is_drawn && own == "svg",
            false => !is_drawn || ELEMENTS.split_ascii_whitespace().any(|known| known == own),
        };
        let harmless = attributes.iter().all(|(name, value)| {
            let (prefix, own) = split(name);
            let own = own.to_ascii_lowercase();
            let declares = prefix == "xmlns" || *name == "xmlns";
            let is_known = prefix.is_empty() || declares || self.space(prefix).is_some();
            let leads = LEADING.contains(&own.as_str());
            is_known && (declares || !own.starts_with("on") && (!leads || leads_nowhere(value)))
        });
        (known && harmless).then_some(())
    }

    /// Takes what a prefix stands for.
    fn declare(&mut self, name: &'a str, value: &str) -> Option<()> {
        let prefix = match split(name) {
            ("", "xmlns") => "",
            ("xmlns", prefix) => prefix,
            _ => return Some(()),
        };
        let is_inert = INERT.iter().any(|known| value.starts_with(known));
        let known = value == SVG || !prefix.is_empty() && is_inert;
        let before = self.spaces.insert(prefix, value.to_owned());
        (known && before.is_none_or(|before| before == value)).then_some(())
    }

    fn space(&self, prefix: &str) -> Option<&str> {
        match prefix {
            "xml" => Some("xml"),
            prefix => self.spaces.get(prefix).map(String::as_str),
        }
    }

    fn name(&mut self) -> Option<&'a str> {
        let sound = |c: char| c.is_ascii_alphanumeric() || ":_-.".contains(c);
        let rest = self.rest;
        let end = rest.find(|c| !sound(c)).unwrap_or(rest.len());
        self.rest = &rest[end..];
        (end > 0 && rest[..end].matches(':').count() < 2).then(|| &rest[..end])
    }

    /// The next attribute, with the value that a browser reads.
    fn attribute(&mut self) -> Option<(&'a str, String)> {
        self.rest = self.rest.trim_start();
        let name = self.name()?;
        let rest = self.rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        self.rest = rest;
        (!value.contains('<')).then_some(())?;
        Some((name, plain(value)?))
    }
}

/// The prefix of a name, and the name itself.
fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// A value with its signs in place of their names. None: one has a name that XML does not know.
fn plain(value: &str) -> Option<String> {
    let mut parts = value.split('&');
    let mut plain = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        plain.push(match name {
            "amp" => '&',
            "apos" => '\'',
            "gt" => '>',
            "lt" => '<',
            "quot" => '"',
            _ => char::from_u32(match name.strip_prefix("#x") {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => name.strip_prefix('#')?.parse().ok()?,
            })?,
        });
        plain.push_str(rest);
    }
    Some(plain)
}

/// Whether an address is harmless, or a picture inside the drawing.
fn leads_nowhere(address: &str) -> bool {
    is_picture(address) || address.split(';').all(is_safe)
}

fn is_picture(address: &str) -> bool {
    let picture = address.trim().strip_prefix("data:image/");
    let Some((kind, data)) = picture.and_then(|picture| picture.split_once(";base64,")) else {
        return false;
    };
    let kind = kind.to_ascii_lowercase();
    let is_data =
        |b: u8| b.is_ascii_alphanumeric() || b.is_ascii_whitespace() || b"+/=".contains(&b);
    ["gif", "jpeg", "jpg", "png", "webp"].contains(&kind.as_str()) && data.bytes().all(is_data)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(drawing: impl AsRef<[u8]>) -> bool {
        !is_harmless(&Source::from_bytes("a.svg", drawing.as_ref().to_vec()))
    }

    #[test]
    fn drawings_that_run_are_known() {
        for drawing in [
            "",
            "words",
            "<svg onload=\"run()\"/>",
            "<svg><SCRIPT>run()</SCRIPT></svg>",
            "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></s:svg>",
            "<svg><foreignObject><p/></foreignObject></svg>",
            "<svg><a xlink:href=\"java&#x73;cript:run()\"/></svg>",
            "<svg><a href=\"java&#x73;cript:run()\"/></svg>",
            "<svg><animate attributeName=\"href\" values=\"#a;javascript:run()\"/></svg>",
            "<svg><animate values=\"data:image/png;base64,iVBO;javascript:run()\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"x\">]><svg/>",
            "<!DOCTYPE svg><svg/>",
            "<?xml-stylesheet href=\"a.xsl\"?><svg/>",
            "<svg><image href=\"data:text/html,x\"/></svg>",
            "<svg><image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/></svg>",
        ] {
            assert!(runs(drawing), "{drawing}");
        }
    }

    /// HTML ends a comment, a tag and a declaration elsewhere than XML, and browsers read XML.
    #[test]
    fn drawings_are_read_as_xml() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
        let script = "<script>run()</script></svg>";
        for drawing in [
            format!("{svg}<![CDATA[><!--]]>{script}"),
            format!("{svg}<?x ><!-- ?>{script}"),
            format!("{svg}<!-- a -- b -->{script}"),
            format!("{svg}<g a=\"<!--\">{script}"),
            format!("{svg}<g/><!--><script/>-->{script}"),
            format!(
                "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>{svg}\u{1b}$B<!--\u{1b}(B{script}"
            ),
            format!("<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>{svg}</svg>"),
            format!("<?xml version=\"1.0\" encoding=\"UTF-7\"?>{svg}</svg>"),
            format!(" <?xml version=\"1.0\"?>{svg}</svg>"),
        ] {
            assert!(runs(&drawing), "{drawing}");
        }
        let wide = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{svg}{script}");
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(runs(&wide) && runs([&b"\xFE\xFF"[..], &wide].concat()));
        assert!(runs(b"<svg><title>\xE9</title></svg>"));
    }

    #[test]
    fn a_page_is_no_drawing() {
        for page in [
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
            "<g xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>",
            "<svg><g xmlns=\"http://www.w3.org/1999/xhtml\"/></svg>",
            "<svg xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:form/></svg>",
            "<svg xmlns:h=\"http://purl.org/dc/\"><g xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:a/></g></svg>",
            "<svg><form action=\"https://a.example/\"><input/></form></svg>",
            "<svg><meta/></svg>",
            "<svg><h:button/></svg>",
            "<svg><a formaction=\"javascript:run()\"/></svg>",
        ] {
            assert!(runs(page), "{page}");
        }
    }

    #[test]
    fn what_drawing_programs_write_stays() {
        for drawing in [
            "<svg/>",
            "\u{FEFF}<?xml version='1.0' encoding='utf-8' standalone=\"no\"?>\n<!-- by hand -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n",
            "<svg><style>.a{fill:red}</style><path class=\"a\" d=\"M0 0\" style=\"fill:red\"/></svg>",
            "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><a xlink:href=\"https://a.example/?a=b&amp;c\"><text>x &#233;</text></a><use href=\"#a\"/></svg>",
            "<svg xml:space=\"preserve\"><image href=\"data:image/png;base64,iVBOR+/=\"/><animate values=\"0;1\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><sodipodi:namedview id=\"base\" /><metadata><rdf:RDF/></metadata></svg >",
        ] {
            assert!(!runs(drawing), "{drawing}");
        }
    }
}
