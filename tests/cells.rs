//! Every table of every real page, cell for cell, against an independent reading: the page is
//! written as HTML, scraper reads it as a browser would, and a naive layout places its cells.

mod support;

use std::collections::HashSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use isogloss::config::Config;
use isogloss::document::grid::{Cell, Grid, cell_text};
use isogloss::document::library::Library;
use isogloss::document::tree::Tree;
use isogloss::document::{Context, Document, parse};
use isogloss::facts::outline::Outline;
use isogloss::locale::{Lexicon, Messages, Tag};
use isogloss::reference;
use isogloss::render::body::{Naming, Writing, body};
use isogloss::render::headings::Headings;
use isogloss::render::links::Addresses;
use isogloss::render::markup::{Plain, markup};
use isogloss::render::semantics::Marks;
use isogloss::source::Source;
use isogloss::theme::Theme;
use isogloss::wording::Wording;
use scraper::{ElementRef, Html, Selector};
use support::corpus;

/// What both readings must agree on.
#[derive(Debug, PartialEq, Eq)]
struct ReadCell {
    text: String,
    rowspan: Option<String>,
    colspan: Option<String>,
    /// Row and column.
    place: (usize, usize),
}

type ReadTable = Vec<Vec<ReadCell>>;

#[derive(Default)]
struct Counts {
    pages: usize,
    tables: usize,
    rows: usize,
    cells: usize,
    headers: usize,
    overlaps: usize,
    problems: usize,
}

#[test]
fn the_sites_own_pages() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    compare("content", &content);
}

/// What readers get holds the same cells: marks around facts change no text. The sign and the words
/// that are put in for readers who cannot see an empty cell or a ✔ are no text of the author's, so
/// they do not count here.
#[test]
fn the_pages_of_the_built_site() {
    let mut cells = 0;
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for path in corpus::pages(&content) {
        let text = std::fs::read_to_string(&path).unwrap();
        let document = read(&path, text);
        let locale = path.strip_prefix(&content).unwrap().components().next();
        let locale = locale.unwrap().as_os_str().to_string_lossy().into_owned();
        let ours = our_tables(&document.tree, &mut Counts::default());
        let theirs = their_tables(&as_readers_get_it(&document, &locale));
        cells += theirs.iter().flatten().flatten().count();
        assert_eq!(difference(&ours, &theirs), None, "{}", path.display());
    }
    assert!(cells > 800, "{cells} cells");
}

fn as_readers_get_it(document: &Document, locale: &str) -> String {
    let theme = Theme::default();
    let tag = Tag::parse(locale).unwrap();
    let (lexicon, messages) = (
        Lexicon::load(&tag, &theme).0,
        Messages::load(&tag, &theme).0,
    );
    let outline = Outline::of(document, &lexicon);
    let headings = Headings::of(&document.tree, None);
    let written = body(&Writing {
        document,
        headings: &headings,
        naming: Naming {
            config: &Config::parse("title: Help\nlocales: [en]\n").unwrap(),
            tag: &tag,
            wording: Wording {
                messages: &messages,
                lexicon: &lexicon,
            },
        },
        messages: &messages,
        lexicon: &lexicon,
        marks: &Marks::of(&outline, &document.sources, &lexicon),
        right_to_left: false,
        addresses: &Addresses {
            document,
            headings: &headings,
            pages: reference::Tree {
                root: "content",
                names: None,
            },
            family: "page",
        },
        requests: &[],
    });
    written.html
}

#[test]
fn the_seeds() {
    if let Some(seeds) = corpus::folder("seeds") {
        compare("seeds", &seeds);
    }
}

#[test]
fn the_corpus() {
    if let Some(pages) = corpus::folder("corpus") {
        compare("corpus", &pages);
    }
}

fn compare(name: &str, folder: &Path) {
    let mut counts = Counts::default();
    let mut wrong = Vec::new();
    for path in corpus::pages(folder) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let document = read(&path, text);
        let ours = our_tables(&document.tree, &mut counts);
        let theirs = their_tables(&markup(&document.tree, &mut Plain));
        let about_tables = ["overlapping-cells", "span-beyond-table", "table-too-large"];
        for problem in &document.problems {
            if about_tables.contains(&problem.rule.name) {
                eprintln!("{problem}");
                counts.problems += 1;
            }
        }
        counts.pages += 1;
        if let Some(difference) = difference(&ours, &theirs) {
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
    eprintln!(
        "{name}: {} pages, {} tables, {} rows, {} cells ({} headers), {} overlaps, {} findings",
        counts.pages,
        counts.tables,
        counts.rows,
        counts.cells,
        counts.headers,
        counts.overlaps,
        counts.problems
    );
    let shown = wrong.iter().take(20).cloned().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} pages differ\n{}",
        wrong.len(),
        shown.join("\n")
    );
    assert!(counts.cells > 0, "{name} holds no table");
}

/// Files on the disk, for pages that include others.
struct Disk;

impl Library for Disk {
    fn open(&self, path: &str) -> Option<Arc<Source>> {
        let text = std::fs::read_to_string(PathBuf::from(path)).ok()?;
        Some(Arc::new(Source::new(path, text)))
    }
}

fn read(path: &Path, text: String) -> Document {
    let folder = path.parent().unwrap_or(path).to_string_lossy();
    let context = Context {
        root: &folder,
        library: &Disk,
        dialect: None,
        trust: isogloss::document::safety::Trust::default(),
    };
    parse(
        Arc::new(Source::new(&*path.to_string_lossy(), text)),
        &context,
    )
}

fn our_tables(tree: &Tree, counts: &mut Counts) -> Vec<ReadTable> {
    let grids = Grid::all(tree);
    for grid in &grids {
        counts.tables += 1;
        counts.rows += grid.rows;
        counts.cells += grid.cells.len();
        counts.headers += grid.cells.iter().filter(|cell| cell.is_header).count();
        counts.overlaps += grid.overlaps;
        assert_eq!(grid.over_limit, None);
    }
    let attribute = |cell: &Cell, name| {
        let element = tree.element(cell.node).unwrap();
        element.attribute(name).map(str::to_owned)
    };
    let cell = |cell: &Cell| ReadCell {
        text: folded(&cell_text(tree, cell.node)),
        rowspan: attribute(cell, "rowspan"),
        colspan: attribute(cell, "colspan"),
        place: (cell.row, cell.column),
    };
    let table = |grid: &Grid| {
        let row = |row| {
            let cells = grid.cells.iter().filter(|cell| cell.row == row);
            cells.map(cell).collect()
        };
        (0..grid.rows).map(row).collect()
    };
    grids.iter().map(table).collect()
}

fn their_tables(html: &str) -> Vec<ReadTable> {
    let html = Html::parse_document(html);
    let tables = Selector::parse("table").unwrap();
    html.select(&tables).map(their_table).collect()
}

fn their_table(table: ElementRef) -> ReadTable {
    let mut taken = HashSet::new();
    let mut rows = Vec::new();
    for section in table.child_elements() {
        let trs: Vec<_> = section
            .child_elements()
            .filter(|e| e.value().name() == "tr")
            .collect();
        let end = rows.len() + trs.len();
        for tr in trs {
            let y = rows.len();
            let mut x = 0;
            let mut row = Vec::new();
            for cell in tr
                .child_elements()
                .filter(|e| matches!(e.value().name(), "td" | "th"))
            {
                while taken.contains(&(y, x)) {
                    x += 1;
                }
                let span = |name| cell.attr(name).and_then(|value| value.parse().ok());
                let (height, width) = (span("rowspan").unwrap_or(1), span("colspan").unwrap_or(1));
                for below in y..(y + height).min(end) {
                    taken.extend((x..x + width).map(|right| (below, right)));
                }
                let mut text = String::new();
                their_text(cell, &mut text);
                row.push(ReadCell {
                    text: folded(&text),
                    rowspan: cell.attr("rowspan").map(str::to_owned),
                    colspan: cell.attr("colspan").map(str::to_owned),
                    place: (y, x),
                });
                x += width;
            }
            rows.push(row);
        }
    }
    rows
}

/// The text of a cell without that of tables within, with a space wherever inline text is broken.
fn their_text(element: ElementRef, text: &mut String) {
    const INLINE: &str = " a abbr b cite code del dfn em font i img ins kbd mark q s samp small \
                          span strike strong sub sup time tt u var wbr bdi data ";
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let name = inner.value().name();
            // Put in for the ear, or in an empty cell for the eye.
            let hidden = inner.attr("class") == Some("visually-hidden");
            let dash = inner.attr("aria-hidden").is_some() && inner.text().eq(["–"]);
            if hidden || dash {
                continue;
            }
            let space = if INLINE.contains(&format!(" {name} ")) {
                ""
            } else {
                " "
            };
            text.push_str(space);
            if name != "table" {
                their_text(inner, text);
            }
            text.push_str(space);
        }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first thing in which two readings differ.
fn difference(ours: &[ReadTable], theirs: &[ReadTable]) -> Option<String> {
    let lengths = |name: &str, a: usize, b: usize| {
        (a != b).then(|| format!("{name}: {a} of ours, {b} of theirs"))
    };
    let first = |name: &str, a: &dyn Debug, b: &dyn Debug| format!("{name}: {a:?} is not {b:?}");
    for (t, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        for (r, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            if let Some((a, b)) = ours.iter().zip(theirs).find(|(a, b)| a != b) {
                return Some(first(&format!("table {t}, row {r}"), a, b));
            }
            let name = format!("cells in table {t}, row {r}");
            if let Some(found) = lengths(&name, ours.len(), theirs.len()) {
                return Some(found);
            }
        }
        if let Some(found) = lengths(&format!("rows in table {t}"), ours.len(), theirs.len()) {
            return Some(found);
        }
    }
    lengths("tables", ours.len(), theirs.len())
}
