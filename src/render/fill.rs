//! Gives the text of a page with addresses, titles and tables where they belong. Links stay in the language of
//! the reader, whatever the language of the text.

use std::collections::BTreeMap;

use crate::picture::{Picture, Size};
use crate::site::address::{encode, encode_path};
use crate::site::{Filling, Gap, Site, Target};

use super::alternates::{Title, foreign};
use super::markup::{close_tag, escape_attribute, escape_text, open_tag};
use super::page::Copy;

/// How much of its drawings is written into a page. More would keep its text waiting.
const DRAWINGS: usize = 8 << 10;

/// A text for browsers. Small drawings stand in it: each would be a request before the page is whole.
pub fn fill(site: &Site, copy: &Copy, tables: &[&str]) -> Filled {
    write(site, copy, tables, &drawings(site, copy))
}

/// A text whose pictures are files.
pub fn fill_plain(site: &Site, copy: &Copy, tables: &[&str]) -> String {
    write(site, copy, tables, &BTreeMap::new()).html
}

pub struct Filled {
    pub html: String,
    /// Where the text goes on below the title of the page.
    pub titled: usize,
}

type Drawings = BTreeMap<String, String>;

/// The small drawings of a page, written as addresses. One that stands there several times is fetched once.
fn drawings(site: &Site, copy: &Copy) -> Drawings {
    let mut times: BTreeMap<&String, usize> = BTreeMap::new();
    for gap in &copy.page.body.gaps {
        if let Filling::Source(Target::Asset(path)) = &gap.filling {
            *times.entry(path).or_default() += 1;
        }
    }
    let mut room = DRAWINGS;
    let single = times.into_iter().filter(|(_, times)| *times == 1);
    let drawn = single.filter_map(|(path, _)| {
        let drawing = picture(site, copy, path)?.drawing.as_ref()?;
        room = room.checked_sub(drawing.len())?;
        let address = format!("data:image/svg+xml,{}", encode_path(drawing.trim()));
        Some((path.clone(), address))
    });
    drawn.collect()
}

fn drawn<'a>(drawings: &'a Drawings, target: &Target) -> Option<&'a String> {
    match target {
        Target::Asset(path) => drawings.get(path),
        _ => None,
    }
}

fn write(site: &Site, copy: &Copy, tables: &[&str], drawings: &Drawings) -> Filled {
    let body = &copy.page.body;
    let mut html = String::with_capacity(body.html.len() * 2);
    let (mut from, mut titled) = (0, body.titled);
    for gap in &body.gaps {
        html.push_str(&body.html[from..gap.at]);
        from = gap.at;
        match &gap.filling {
            Filling::Address(target) => {
                escape_attribute(&mut html, &address(site, copy, gap, target));
            }
            Filling::Source(target) => {
                let source = drawn(drawings, target).cloned();
                let source = source.unwrap_or_else(|| address(site, copy, gap, target));
                escape_attribute(&mut html, &source);
            }
            Filling::Title(target) => write_title(&mut html, &title(site, copy, target)),
            Filling::Sides {
                picture,
                width,
                height,
                late,
            } => {
                if *late && drawn(drawings, picture).is_none() {
                    html.push_str(" loading=\"lazy\"");
                }
                write_sides(&mut html, size(site, copy, picture), width, height);
            }
            Filling::Table(index) => html.push_str(tables.get(*index).unwrap_or(&"")),
        }
        if gap.at < body.titled {
            titled = html.len() + body.titled - gap.at;
        }
    }
    html.push_str(&body.html[from..]);
    Filled { html, titled }
}

fn address(site: &Site, copy: &Copy, gap: &Gap, target: &Target) -> String {
    match target {
        Target::Page { family, anchor } => {
            let hash = match anchor.is_empty() || is_lost(site, copy, family, anchor) {
                true => String::new(),
                false => format!("#{}", encode(anchor)),
            };
            if family == copy.family && copy.page.path == gap.place.path && !hash.is_empty() {
                return hash;
            }
            // A page that is in no language is reported; its address stays its own.
            format!("{}{hash}", site.url(family, copy.locale))
        }
        Target::Asset(path) => {
            let shown = site.asset_locale(path, copy.shown).unwrap_or(copy.shown);
            site.asset_url(path, shown)
        }
        Target::Elsewhere(href) => elsewhere(site, href),
    }
}

/// An address that is no file's. One that begins with a language of the site is meant from the site's
/// root, wherever that stands on its host.
fn elsewhere(site: &Site, href: &str) -> String {
    let rooted = href.strip_prefix('/').filter(|path| {
        let first = path.split(['/', '?', '#']).next().unwrap_or_default();
        site.locales
            .iter()
            .any(|locale| locale.tag.in_url() == first)
    });
    match rooted {
        Some(path) => format!("{}{}", site.config.base_path(), encode(path)),
        None => encode(href),
    }
}

fn size(site: &Site, copy: &Copy, target: &Target) -> Option<Size> {
    match target {
        Target::Asset(path) => picture(site, copy, path)?.size,
        _ => None,
    }
}

fn picture<'a>(site: &'a Site, copy: &Copy, path: &str) -> Option<&'a Picture> {
    let shown = site.asset_locale(path, copy.shown)?;
    site.pictures.get(&(shown, path.to_owned()))
}

/// Writes both sides of a picture, so that nothing moves when it comes. What is no number of pixels
/// stays as its author wrote it.
fn write_sides(
    out: &mut String,
    size: Option<Size>,
    width: &Option<String>,
    height: &Option<String>,
) {
    let [wide, high] = [width, height].map(|side| side.as_ref().map(|side| side.parse().ok()));
    let size = match (size, wide, high) {
        (_, Some(None), _) | (_, _, Some(None)) => None,
        (size, wide, high) => size.map(|size| size.asked(wide.flatten(), high.flatten())),
    };
    let sides = match size {
        Some(Size { width, height }) => [Some(width.to_string()), Some(height.to_string())],
        None => [width.clone(), height.clone()],
    };
    for (name, side) in ["width", "height"].into_iter().zip(sides) {
        if let Some(side) = side {
            out.push_str(&format!(" {name}=\""));
            escape_attribute(out, &side);
            out.push('"');
        }
    }
}

/// What a link to a target says, for a reader of a locale.
pub fn href(site: &Site, locale: usize, target: &Target) -> String {
    match target {
        Target::Page { family, anchor } => {
            let hash = match anchor.as_str() {
                "" => String::new(),
                anchor => format!("#{}", encode(anchor)),
            };
            format!("{}{hash}", site.url(family, locale))
        }
        Target::Asset(path) => {
            let shown = site.asset_locale(path, locale).unwrap_or(locale);
            site.asset_url(path, shown)
        }
        Target::Elsewhere(href) => elsewhere(site, href),
    }
}

/// Whether a text of another language names a place that the reader's own page has not.
fn is_lost(site: &Site, copy: &Copy, family: &str, anchor: &str) -> bool {
    copy.shown != copy.locale
        && site
            .shown(family, copy.locale)
            .is_some_and(|(_, page)| !page.anchors.contains(anchor))
}

/// The title of what a link without text leads to, and its language where the text's is another.
fn title(site: &Site, copy: &Copy, target: &Target) -> Title {
    match target {
        Target::Page { family, anchor } => match site.shown(family, copy.locale) {
            Some((shown, page)) => {
                let heading = page.headings.iter().find(|heading| heading.id == *anchor);
                Title {
                    text: heading.map_or(&page.title, |heading| &heading.text).clone(),
                    foreign: foreign(site, shown, copy.shown),
                }
            }
            None => Title::own(family.clone()),
        },
        Target::Asset(path) => Title::own(path.clone()),
        Target::Elsewhere(href) => Title::own(href.clone()),
    }
}

/// Writes a title, with its language where it is not that of the text around it.
pub fn write_title(out: &mut String, title: &Title) {
    match &title.foreign {
        Some(foreign) => {
            let attributes = [("lang", foreign.tag.as_str()), ("dir", foreign.dir)];
            open_tag(out, "span", attributes.into_iter());
            escape_text(out, &title.text);
            close_tag(out, "span");
        }
        None => escape_text(out, &title.text),
    }
}
