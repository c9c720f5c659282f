//! Gives the list of pages that search engines read, with every page's languages, and the file that
//! leads them to it. Without an address of its own a site has no such list, for it names addresses in
//! full.

use super::alternates::{Language, absolute, claims};
use super::markup::escape_attribute;
use super::{Kind, Output, Press, Taker};

pub struct Sitemap;

/// What one list may hold: addresses, and bytes.
const MOST: Limits = Limits {
    addresses: 50_000,
    bytes: 50 * 1024 * 1024,
};

struct Limits {
    addresses: usize,
    bytes: usize,
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const END: &str = "</urlset>\n";

impl Kind for Sitemap {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let site = press.site;
        let mut robots = String::from("User-agent: *\nDisallow:\n");
        if let Some(origin) = site.config.origin() {
            let base = format!("{origin}{}", site.config.base_path());
            let mut entries = Vec::new();
            for family in &site.families {
                let claims = claims(site, &family.path);
                // Only what exists: a page that is not translated is the original's.
                let existing = family.pages.iter().enumerate();
                let existing = existing.filter(|(_, page)| page.is_some());
                for url in existing.filter_map(|(l, _)| absolute(site, &family.path, l)) {
                    entries.push(entry(&url, &claims.languages, claims.default.as_deref()));
                }
            }
            for (name, text) in lists(&base, &entries, &MOST) {
                take(output(name, text));
            }
            robots.push_str(&format!("\nSitemap: {base}sitemap.xml\n"));
        }
        take(output("robots.txt".to_owned(), robots));
        Ok(())
    }
}

fn output(path: String, text: String) -> Output {
    let bytes = text.into_bytes();
    Output { path, bytes }
}

fn entry(url: &str, languages: &[Language], default: Option<&str>) -> String {
    let mut text = format!("<url>\n<loc>{}</loc>\n", escaped(url));
    let named = languages.iter().map(|l| (l.tag.as_str(), l.href.as_str()));
    for (tag, href) in named.chain(default.map(|href| ("x-default", href))) {
        text.push_str(&format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\"/>\n",
            escaped(href)
        ));
    }
    text.push_str("</url>\n");
    text
}

fn escaped(url: &str) -> String {
    let mut text = String::with_capacity(url.len());
    escape_attribute(&mut text, url);
    text
}

/// The files of the list: one, or several and before them one that names them.
fn lists(base: &str, entries: &[String], most: &Limits) -> Vec<(String, String)> {
    let head =
        format!("{XML}<urlset xmlns=\"{SPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    let mut texts = vec![head.clone()];
    let mut count = 0;
    for entry in entries {
        let length = texts.last().map_or(0, String::len) + entry.len() + END.len();
        if count == most.addresses || (count > 0 && length > most.bytes) {
            texts.push(head.clone());
            count = 0;
        }
        texts
            .last_mut()
            .into_iter()
            .for_each(|text| text.push_str(entry));
        count += 1;
    }
    texts.iter_mut().for_each(|text| text.push_str(END));
    if texts.len() == 1 {
        return texts
            .into_iter()
            .map(|text| ("sitemap.xml".to_owned(), text))
            .collect();
    }
    let mut index = format!("{XML}<sitemapindex xmlns=\"{SPACE}\">\n");
    let mut files = Vec::new();
    for (number, text) in (1..).zip(texts) {
        let name = format!("sitemap-{number}.xml");
        index.push_str(&format!(
            "<sitemap>\n<loc>{}{name}</loc>\n</sitemap>\n",
            escaped(base)
        ));
        files.push((name, text));
    }
    index.push_str("</sitemapindex>\n");
    files.insert(0, ("sitemap.xml".to_owned(), index));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_too_long_is_several_under_an_index() {
        let entries: Vec<String> = (0..5)
            .map(|n| entry(&format!("https://x.example/{n}"), &[], None))
            .collect();
        let names = |most: Limits| {
            let files = lists("https://x.example/", &entries, &most);
            let found = files.iter().map(|(_, text)| text.matches("<url>").count());
            assert_eq!(found.sum::<usize>(), 5);
            let names = files.iter().map(|(name, _)| name.clone());
            (names.collect::<Vec<_>>(), files)
        };
        let limits = |addresses, bytes| Limits { addresses, bytes };
        assert_eq!(names(limits(5, 9999)).0, ["sitemap.xml"]);
        let (files, texts) = names(limits(2, 9999));
        assert_eq!(
            files,
            [
                "sitemap.xml",
                "sitemap-1.xml",
                "sitemap-2.xml",
                "sitemap-3.xml"
            ]
        );
        assert!(
            texts[0]
                .1
                .contains("<loc>https://x.example/sitemap-3.xml</loc>")
        );
        assert_eq!(names(limits(9, 1)).0.len(), 6, "one file an address");
    }
}
