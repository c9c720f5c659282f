//! Gives the old addresses that vendors keep in lists of their own: Adobe in `redirects.csv`, Microsoft in
//! `.openpublishing.redirection.json`. Both name addresses of the vendor's site; what counts here is the path in it.

use std::sync::Arc;

use crate::csv;
use crate::diagnostic::{Diagnostic, Place};
use crate::docfx::{self, Project};
use crate::document::library::{Library, decode};
use crate::locale::Tag;
use crate::source::{Source, SourceId, Span};

use super::USELESS;

/// A line of a list.
pub struct Line {
    /// The address as its author wrote it.
    pub written: String,
    /// The path that the page had in its language.
    pub old: String,
    pub to: Goal,
    pub place: Place,
}

/// What a line leads to.
pub enum Goal {
    /// A path of the vendor's site, and the address itself, for what is no page here.
    Path {
        path: String,
        anchor: String,
        address: String,
    },
    Elsewhere(String),
}

const ADOBES: &str = "redirects.csv";
const MICROSOFTS: &str = ".openpublishing.redirection.json";

/// Where the lists of a language may lie: in the folder of its pages, or beside it.
pub fn paths(root: &str) -> Vec<String> {
    [ADOBES, MICROSOFTS]
        .iter()
        .flat_map(|name| places(root, name))
        .collect()
}

fn places(root: &str, name: &str) -> Vec<String> {
    let (above, folder) = root.rsplit_once('/').unwrap_or(("", root));
    let beside = (folder != "..").then(|| match above {
        "" => name.to_owned(),
        above => format!("{above}/{name}"),
    });
    let own = format!("{root}/{name}");
    std::iter::once(own).chain(beside).collect()
}

/// All lines of the lists of a language.
pub fn read(root: &str, library: &dyn Library) -> (Vec<Line>, Vec<Diagnostic>) {
    let open = |name: &str| {
        let mut paths = places(root, name).into_iter();
        paths.find_map(|path| library.open(&path))
    };
    let mut list = List::default();
    if let Some(source) = open(ADOBES) {
        list.adobe(&source);
    }
    if let Some(source) = open(MICROSOFTS) {
        let own = format!("{root}/");
        let project = library.open(&format!("{own}{}", docfx::FILE));
        let project = project.and_then(|source| Project::parse(source.text()).ok());
        let is_inside = source.path().starts_with(&own);
        let folder = root.rsplit('/').next().unwrap_or_default();
        let docset = if is_inside { "" } else { folder };
        list.learn(&source, docset, project.as_ref());
    }
    (list.lines, list.problems)
}

/// The site whose addresses may lack their host.
const ADOBE: &str = "experienceleague.adobe.com";

#[derive(Default)]
struct List {
    lines: Vec<Line>,
    problems: Vec<Diagnostic>,
}

impl List {
    fn report(&mut self, place: Place, message: String, help: &str) {
        let problem = Diagnostic::new(&USELESS, place, message).help(help);
        self.problems.push(problem);
    }

    /// `source,dest`, a line each; what begins with `#` is left out.
    fn adobe(&mut self, source: &Arc<Source>) {
        let mut start = 0;
        for (index, line) in source.text().split_inclusive('\n').enumerate() {
            let at = start..start + line.trim_end().len();
            start += line.len();
            let fields = csv::fields(line.trim_end());
            let mut fields = fields.iter().map(|field| field.trim());
            let (from, to) = (fields.next().unwrap_or_default(), fields.next());
            let is_head = index == 0 && from.eq_ignore_ascii_case("source");
            if is_head || from.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let place = Place::new(source, Span::new(SourceId(0), at));
            let Some(to) = to.filter(|to| !to.is_empty()) else {
                let message = format!("the old address `{from}` has none that took its place");
                self.report(place, message, "write it behind a comma");
                continue;
            };
            let (host, old) = hosted(from).unwrap_or(("", from));
            let host = if host.is_empty() { ADOBE } else { host };
            let to = adobe_goal(host, to);
            self.take(from, Some(adobe_path(old)), to, place);
        }
    }

    fn learn(&mut self, source: &Arc<Source>, docset: &str, project: Option<&Project>) {
        let place = |at: std::ops::Range<usize>| Place::new(source, Span::new(SourceId(0), at));
        let list = match docfx::json(source.text()) {
            Ok(list) => list,
            Err(fault) => {
                let help = "correct it; until then none of its old addresses is answered";
                return self.report(place(fault.at..fault.at), fault.message, help);
            }
        };
        let lines = list.get("redirections").and_then(|list| list.as_array());
        let mut behind = 0;
        for line in lines.into_iter().flatten() {
            let text = |key: &str| line.get(key).and_then(|value| value.as_str());
            let from = text("source_path").or(text("source_path_from_root"));
            let from = from.unwrap_or_default();
            let own = source.text()[behind..].find(from).map(|at| behind + at);
            let at = own.map_or(behind..behind, |at| at..at + from.len());
            behind = at.end;
            let Some(url) = text("redirect_url").filter(|_| !from.is_empty()) else {
                let message = "this line lacks `source_path` or `redirect_url`".to_owned();
                self.report(place(at), message, "write both, or remove the line");
                continue;
            };
            let old = learn_path(from, docset, project);
            let to = learn_goal(url, old.as_deref().unwrap_or_default());
            self.take(from, old, to, place(at));
        }
    }

    fn take(&mut self, written: &str, old: Option<String>, to: Goal, place: Place) {
        if let Goal::Elsewhere(address) = &to
            && !is_web(address)
        {
            let message =
                format!("`{written}` leads to `{address}`, which is no address of the web");
            return self.report(place, message, "let it lead to a page");
        }
        let is_text = |old: &String| !old.is_empty() && !old.contains(char::REPLACEMENT_CHARACTER);
        let Some(old) = old.filter(is_text) else {
            let message = format!("the old address `{written}` is none of this site");
            return self.report(place, message, "remove the line");
        };
        let written = written.to_owned();
        self.lines.push(Line {
            written,
            old,
            to,
            place,
        });
    }
}

pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Whether an address leads to one of the vendors whose lists these are.
pub fn is_vendors(address: &str) -> bool {
    let host = hosted(address).map_or("", |(host, _)| host);
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"-.".contains(&b);
    let vendors = [".adobe.com", ".microsoft.com"];
    host.bytes().all(is_name) && vendors.iter().any(|vendor| host.ends_with(vendor))
}

fn at_host(host: &str, address: &str) -> String {
    match address.starts_with('/') {
        true => format!("{host}{address}"),
        false => address.to_owned(),
    }
}

/// The host of an address, and what stands behind it.
fn hosted(address: &str) -> Option<(&str, &str)> {
    let rest = address.strip_prefix("https://");
    match rest.or(address.strip_prefix("http://")) {
        Some(rest) => Some(rest.split_at(rest.find('/').unwrap_or(rest.len()))),
        None => address.starts_with('/').then_some(("", address)),
    }
}

/// The parts of a path, without the language that it begins with.
fn parts(path: &str) -> Vec<String> {
    let path = decode(path.split(['?', '#']).next().unwrap_or_default());
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    parts.retain(|part| !part.is_empty());
    let is_language = |part: &String| part.len() == 2 || part.contains('-');
    let language = |part: &String| is_language(part) && Tag::parse(part).is_some();
    if parts.len() > 1 && language(&parts[0]) {
        parts.remove(0);
    }
    parts
}

fn anchor(address: &str) -> String {
    address
        .split_once('#')
        .map_or(String::new(), |(_, anchor)| decode(anchor))
}

/// `/docs/PRODUCT/guide/page.html` of Adobe's site is `guide/page`; a company's own has no products.
fn adobe_path(path: &str) -> String {
    let mut parts = parts(path);
    if parts.first().is_some_and(|part| part == "docs") {
        let above = 2.min(parts.len() - 1);
        parts.drain(..above);
    }
    let path = parts.join("/");
    path.strip_suffix(".html").unwrap_or(&path).to_owned()
}

fn adobe_goal(host: &str, to: &str) -> Goal {
    match hosted(to) {
        Some((own, path)) if own.is_empty() || own == host => Goal::Path {
            path: adobe_path(path),
            anchor: anchor(to),
            address: at_host(&format!("https://{host}"), to),
        },
        _ => Goal::Elsewhere(to.to_owned()),
    }
}

/// Where a file of Microsoft's repository stood for readers, below the folder of its docset.
fn learn_path(written: &str, docset: &str, project: Option<&Project>) -> Option<String> {
    let path = written.trim_start_matches('/');
    let path = match docset {
        "" => path,
        docset => path.strip_prefix(docset)?.strip_prefix('/')?,
    };
    let placed = project.and_then(|project| project.page(path));
    let path = placed.unwrap_or_else(|| path.to_owned());
    let endings = [".md", ".yml", ".yaml"];
    let plain = endings.iter().find_map(|end| path.strip_suffix(end));
    Some(plain.unwrap_or(&path).to_owned())
}

fn learn_goal(url: &str, old: &str) -> Goal {
    const HOSTS: [&str; 3] = ["", "docs.microsoft.com", "learn.microsoft.com"];
    let path = match hosted(url) {
        Some((host, path)) if HOSTS.contains(&host) => parts(path).join("/"),
        Some(_) => return Goal::Elsewhere(url.to_owned()),
        // Beside the page that is gone.
        None => {
            let folder = old.rsplit_once('/').map_or("", |(folder, _)| folder);
            let name = url.split(['?', '#']).next().unwrap_or_default();
            let name = name.strip_suffix(".md").unwrap_or(name);
            format!("{folder}/{name}").trim_matches('/').to_owned()
        }
    };
    Goal::Path {
        path,
        anchor: anchor(url),
        address: at_host("https://learn.microsoft.com", url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_vendors_hosts_are_vendors() {
        assert!(
            is_vendors("https://learn.microsoft.com/a") && is_vendors("https://helpx.adobe.com")
        );
        for address in [
            "https://a.example/",
            "https://learn.microsoft.com.a.example/",
            "https://learn.microsoft.com@a.example/",
            "https://a.example\\.adobe.com/",
            "https://a.example?.adobe.com",
            "https://a.example#.adobe.com",
            "https://notadobe.com/",
            "//a.example/",
        ] {
            assert!(!is_vendors(address), "{address}");
        }
    }

    #[test]
    fn addresses_of_vendors_are_paths() {
        assert_eq!(
            adobe_path("/docs/garden/using/soil/clay.html?lang=nl#wet"),
            "using/soil/clay"
        );
        assert_eq!(adobe_path("/nl/docs/garden/soil"), "soil");
        assert_eq!(adobe_path("/garden/soil.html"), "garden/soil");
        let other = adobe_goal(ADOBE, "https://example.com/docs/garden/soil.html");
        assert!(matches!(other, Goal::Elsewhere(_)));
        let learn = |path| learn_path(path, "garden", None);
        assert_eq!(learn("garden/soil/clay.md").as_deref(), Some("soil/clay"));
        assert_eq!(learn("/garden/soil.yml").as_deref(), Some("soil"));
        assert_eq!(learn("house/roof.md"), None);
    }
}
