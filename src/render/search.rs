//! Gives the search: the words of its box, and the text of each page as an index reads it.

use serde::Serialize;

use crate::site::{Family, Heading, Page, Site};

use super::markup::escape_text;

/// Where the indexes stand, from the root of the output: a folder for each language.
const FOLDER: &str = "assets/search";

/// Before words that help to find others and are not shown. No author's text is changed by it: a
/// character for private use means nothing to readers.
const HELPER: char = '\u{E000}';

/// The longest run of Hangul whose parts are found.
const LONGEST: usize = 12;

/// A page as an index reads it.
#[derive(Debug)]
pub struct Text {
    /// The folder of its language's index.
    pub folder: String,
    pub url: String,
    pub html: String,
}

/// Where texts go, one by one, in no order.
pub type Collector<'a> = &'a (dyn Fn(Text) + Sync);

/// The search box. Without an address there is none.
#[derive(Default, Serialize)]
pub struct View {
    /// Where the index stands.
    address: String,
    count: String,
    none: String,
}

pub fn view(site: &Site, locale: usize) -> View {
    let own = |family: &Family| family.pages[locale].is_some();
    if !site.families.iter().any(own) {
        return View::default();
    }
    let messages = &site.locales[locale].messages;
    View {
        address: format!("{}{}/", site.config.base_path(), folder(site, locale)),
        // The script puts the number and the words in.
        count: messages.format("search-count", &[("count", "{count}")]),
        none: messages.format("search-none", &[("query", "{query}")]),
    }
}

fn folder(site: &Site, locale: usize) -> String {
    format!("{FOLDER}/{}", site.locales[locale].tag.in_url())
}

/// A translated page with its text.
pub fn text(site: &Site, family: &str, locale: usize, page: &Page, body: &str) -> Text {
    let tag = &site.locales[locale].tag;
    let mut html = format!("<!DOCTYPE html><html lang=\"{tag}\"><body data-pagefind-body><h1");
    // The first heading is what results are called. Where the text has it, it counts once.
    let own = |heading: &Heading| heading.level == 1 && heading.text == page.title;
    if page.headings.iter().any(own) {
        html.push_str(" data-pagefind-ignore");
    }
    html.push('>');
    escape_text(&mut html, &page.title);
    html.push_str("</h1>\n");
    let mut copy = Copy {
        out: html,
        hangul: tag.to_string().starts_with("ko"),
    };
    copy.html(body);
    copy.out.push_str("</body></html>");
    Text {
        folder: folder(site, locale),
        url: site.url(family, locale),
        html: copy.out,
    }
}

/// A page's HTML as it is copied for the index.
struct Copy {
    out: String,
    /// Whether parts of Hangul words are added.
    hangul: bool,
}

impl Copy {
    /// Copies HTML with a blank before every tag at which a block begins or ends, so that the words
    /// of two cells are never read as one.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            self.text(&rest[..open]);
            let end = tag_end(&rest[open..]);
            let tag = &rest[open..open + end];
            let name = tag.trim_start_matches(['<', '/']);
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
            if !INLINE.contains(&name.unwrap_or_default()) {
                self.out.push(' ');
            }
            self.out.push_str(tag);
            rest = &rest[open + end..];
        }
        self.text(rest);
    }

    /// Korean joins words without a blank, and the index finds only how words begin: so before each
    /// such word stand the parts it may be looked for by.
    fn text(&mut self, text: &str) {
        for word in text.split_inclusive(char::is_whitespace) {
            let parts = if self.hangul { parts(word) } else { Vec::new() };
            for part in parts {
                self.out.push(' ');
                self.out.push(HELPER);
                self.out.push_str(&part);
                self.out.push(' ');
            }
            self.out.push_str(word);
        }
    }
}

/// Tags between which a word goes on.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// Where a tag ends. A `>` in the value of an attribute ends none.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// The ends of each run of Hangul in a word, of two syllables at least.
fn parts(word: &str) -> Vec<String> {
    let runs = word.split(|c| !('\u{AC00}'..='\u{D7AF}').contains(&c));
    let parts = runs.flat_map(|run| {
        let run: Vec<char> = run.chars().take(LONGEST).collect();
        let starts = 1..run.len().saturating_sub(1);
        let part = starts.map(move |start| run[start..].iter().collect());
        part.collect::<Vec<String>>()
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, hangul: bool) -> String {
        let mut copy = Copy {
            out: String::new(),
            hangul,
        };
        copy.html(html);
        copy.out
    }

    #[test]
    fn cells_are_never_one_word_and_formatting_parts_none() {
        let html = r#"<tr><th title="a > b">on<b>line</b></th><td>x</td></tr>"#;
        let expected = r#" <tr> <th title="a > b">on<b>line</b> </th> <td>x </td> </tr>"#;
        assert_eq!(read(html, false), expected);
    }

    #[test]
    fn korean_words_are_found_by_their_parts() {
        assert_eq!(parts("(전화지원)"), ["화지원", "지원"]);
        assert_eq!(parts("지원"), Vec::<String>::new());
        // Of a word without end only so many.
        assert_eq!(parts(&"전".repeat(10_000)).len(), LONGEST - 2);
        assert_eq!(
            read("전화지원 x", true),
            " \u{E000}화지원  \u{E000}지원 전화지원 x"
        );
    }
}
