//! Gives the files beside pages that would run code at the site's own address: pages, scripts, and
//! drawings that hold either.

use crate::diagnostic::{Diagnostic, Place};
use crate::document::library::Library;
use crate::site::Site;
use crate::source::Source;

use super::UNSAFE_FILE;
use super::drawing::is_harmless;

/// What a browser runs or shows as a page, by the ending of its name: pages, scripts, and every kind of XML, for
/// all of them may hold either. Hosts know them by the kinds of `+xml` that are registered.
const RUNNING: &[&str] = &[
    "1km", "apxml", "atom", "atomcat", "atomsrv", "atomsvc", "bmml", "ccmp", "ccxml", "cdxml",
    "cellml", "cjs", "cl", "clue", "cml", "cpl", "csl", "dae", "davmount", "dd2", "ddf", "dist",
    "distz", "dita", "ditamap", "dwd", "emma", "es3", "et3", "fdt", "fo", "fodg", "fodp", "fods",
    "fodt", "gml", "gpx", "grxml", "gsheet", "hal", "held", "hta", "htm", "html", "ink", "inkml",
    "irp", "its", "js", "kml", "lasxml", "lbe", "lgr", "link66", "lostxml", "mads", "maei",
    "mathml", "meta4", "mets", "mht", "mhtml", "mjs", "mml", "mods", "moml", "mpd", "mpkg", "mrcx",
    "musd", "mxml", "ncx", "obgx", "odd", "opf", "opml", "osm", "pkg", "provx", "pskcxml", "rapd",
    "rdf", "relo", "resx", "rfcxml", "rif", "rl", "rld", "rng", "rs", "rsat", "rsheet", "rss",
    "rusd", "scl", "sdkd", "sdkm", "senmlx", "sensmlx", "shf", "shtm", "shtml", "sls", "smi",
    "smil", "sml", "sru", "srx", "ssml", "stpx", "svgz", "swf", "swidtag", "td", "tei", "tfi",
    "tmx", "ttml", "uis", "uo", "uoml", "uvt", "uvvt", "vxml", "wadl", "wbs", "wif", "wml", "wsdl",
    "wsf", "wspolicy", "x3d", "x3dz", "xaml", "xav", "xbl", "xca", "xcs", "xdf", "xdm", "xdp",
    "xdssc", "xel", "xer", "xht", "xhtm", "xhtml", "xhvml", "xlf", "xliff", "xml", "xmls", "xmp",
    "xns", "xop", "xpl", "xsd", "xsf", "xsl", "xslt", "xsm", "xsn", "xspf", "xul", "xvm", "xvml",
    "yin", "zaz", "zmm",
];

/// What hosts never take for anything else, however the name began.
const PLAIN: [&str; 40] = [
    "7z", "avif", "bmp", "csv", "docx", "gif", "ico", "jpeg", "jpg", "json", "m4a", "m4v", "md",
    "mov", "mp3", "mp4", "odp", "ods", "odt", "ogg", "ogv", "otf", "pdf", "png", "pptx", "tif",
    "tiff", "tsv", "ttf", "txt", "vtt", "wav", "webm", "webp", "woff", "woff2", "xlsx", "yaml",
    "yml", "zip",
];

/// The ending of drawings, which are read.
const DRAWING: &str = "svg";

/// Leaves out the files that run, but where the site trusts who wrote them. `roots` are the folders of
/// the locales.
pub fn refuse(site: &mut Site, roots: &[String], library: &dyn Library) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let Site {
        assets,
        config,
        locales,
        ..
    } = site;
    assets.retain(|(locale, path)| {
        if config.trust(&locales[*locale].tag).everything {
            return true;
        }
        let file = format!("{}/{path}", roots[*locale]);
        let fault = fault(&file, library);
        problems.extend(fault.map(|fault| {
            let help = "put it into the site's `static/` folder, which only its owner fills";
            let message = format!("{fault}; it is left out");
            Diagnostic::new(&UNSAFE_FILE, Place::file(file), message).help(help)
        }));
        fault.is_none()
    });
    problems
}

/// Whether a drawing that nothing was wrong with has become another one since, which would run.
pub fn has_turned(site: &Site, locale: usize, path: &str, bytes: &[u8]) -> bool {
    let trust = site.config.trust(&site.locales[locale].tag);
    let is_drawing = endings(path).any(|ending| ending == DRAWING);
    is_drawing && !trust.everything && !is_harmless(&Source::from_bytes(path, bytes.to_vec()))
}

fn fault(file: &str, library: &dyn Library) -> Option<&'static str> {
    if endings(file).any(|ending| RUNNING.binary_search(&ending.as_str()).is_ok()) {
        return Some("this file would run, or be shown as a page, at the site's own address");
    }
    if endings(file).all(|ending| ending != DRAWING) {
        return None;
    }
    match library.open(file) {
        Some(source) if is_harmless(&source) => None,
        Some(_) => {
            Some("this drawing holds a script or a page, or what no browser needs to draw it")
        }
        None => Some("this drawing cannot be read, so nobody knows what it holds"),
    }
}

/// What hosts may take for the kind of a file: any of the endings of its name, for the last may be a language.
fn endings(file: &str) -> impl Iterator<Item = String> {
    let name = file.rsplit('/').next().unwrap_or_default();
    let endings: Vec<String> = name
        .split('.')
        .skip(1)
        .map(str::to_ascii_lowercase)
        .collect();
    let is_plain = endings
        .last()
        .is_some_and(|last| PLAIN.contains(&last.as_str()));
    let known = if is_plain { endings.len() } else { 0 };
    endings.into_iter().skip(known)
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, RUNNING, fault};
    use crate::document::library::NoFiles;

    #[test]
    fn the_lists_can_be_searched() {
        assert!(RUNNING.is_sorted() && PLAIN.is_sorted());
    }

    #[test]
    fn every_kind_of_page_is_known_by_its_name() {
        for file in [
            "a.xsd",
            "a.rng",
            "a.rss",
            "a.atom",
            "a.RDF",
            "a.mathml",
            "a.wsdl",
            "a.xspf",
            "a.xul",
            "a.kml",
            "a.htm.en",
            "b/a.html.nl",
            "a.html.nl.bak",
            ".html",
            "a.svg",
            "a.svg.nl",
        ] {
            assert!(fault(file, &NoFiles).is_some(), "{file}");
        }
        for file in [
            "a.png",
            "a.js.png",
            "a.xml.zip",
            "a.html.txt",
            "html",
            "html.d/a.pdf",
            "a.nl.csv",
            "a.woff2",
            "a.mp4",
            "a.json",
            "a.docx",
            "a.xlsx",
        ] {
            assert!(fault(file, &NoFiles).is_none(), "{file}");
        }
    }
}
