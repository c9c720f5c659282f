//! Tables as grids. Each is drawn with the first letter of the cell on every slot it has, and a dot
//! where no cell lies.

mod support;

use std::time::{Duration, Instant};

use isogloss::document::Document;
use isogloss::document::dialect::Dialect;
use isogloss::document::grid::{Cell, Grid, MAX_SLOTS, cell_text};
use isogloss::document::tree::Tree;
use support::read;

fn page(html: &str) -> Document {
    read(html, Some(Dialect::Adobe))
}

fn grids(html: &str) -> (Document, Vec<Grid>) {
    let document = page(html);
    let grids = Grid::all(&document.tree);
    (document, grids)
}

fn draw(tree: &Tree, grid: &Grid) -> String {
    let letter = |cell: &Cell| cell_text(tree, cell.node).chars().next().unwrap_or('_');
    let row = |row: usize| -> String {
        let slots = (0..grid.columns).map(|column| grid.at(row, column).map_or('.', letter));
        slots.collect()
    };
    (0..grid.rows).map(row).collect::<Vec<_>>().join("\n")
}

/// Draws the only table of a page.
fn drawn(rows: &str) -> String {
    let (document, grids) = grids(&format!("<table>{rows}</table>"));
    assert_eq!(grids.len(), 1);
    draw(&document.tree, &grids[0])
}

/// The rules that a table breaks, with the text of the cell at fault.
fn found(rows: &str) -> Vec<(&'static str, String)> {
    let document = page(&format!("<table>{rows}</table>"));
    let problems = document.problems.iter();
    problems
        .map(|problem| {
            let (from, to) = problem.place.bytes;
            let text = &document.sources[0].text()[from as usize..to as usize];
            (problem.rule.name, text.to_owned())
        })
        .collect()
}

#[test]
fn spans_take_their_slots() {
    let rows = "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g";
    assert_eq!(drawn(rows), "abb\nacd\nefg");
    assert!(found(&format!("{rows}</td></tr>")).is_empty());
}

#[test]
fn rowspan_zero_reaches_to_the_end_of_its_group() {
    assert_eq!(
        drawn(
            "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</tbody><tbody><tr><td>e<td>f</tbody>"
        ),
        "ab\nac\nad\nef"
    );
}

#[test]
fn rowspans_end_with_their_group() {
    let rows = "<thead><tr><th rowspan=5>A</th><th>B</th></tr></thead>\
                <tbody><tr><td>c</td><td rowspan=3>d</td></tr><tr><td>e</td></tr></tbody>";
    assert_eq!(drawn(rows), "AB\ncd\ned");
    assert_eq!(
        found(rows),
        [
            ("span-beyond-table", "<th rowspan=5>A</th>".to_owned()),
            ("span-beyond-table", "<td rowspan=3>d</td>".to_owned()),
        ]
    );
}

#[test]
fn colspan_is_a_thousand_at_most() {
    let (_, grids) = grids("<table><tr><td colspan=5000>a</td></tr></table>");
    assert_eq!((grids[0].columns, grids[0].cells[0].colspan), (1000, 1000));
    let rows = "<tr><td>a</td><td>b</td></tr><tr><td colspan=3>c</td></tr>";
    assert_eq!(drawn(rows), "ab.\nccc");
    assert_eq!(
        found(rows),
        [("span-beyond-table", "<td colspan=3>c</td>".to_owned())]
    );
    assert!(found(&format!("<colgroup><col span=3></colgroup>{rows}")).is_empty());
}

/// As browsers read it, however long the table is.
#[test]
fn rowspan_is_65534_at_most() {
    let (_, grids) = grids("<table><tr><td rowspan=99999999999>a</td></tr></table>");
    let cell = &grids[0].cells[0];
    assert_eq!((cell.rowspan, cell.asked_rows), (1, 65_534));
}

#[test]
fn what_is_no_number_is_one() {
    assert_eq!(
        drawn("<tr><td colspan=two rowspan=-1>a<td colspan=0>b<td colspan='2%'>c<tr><td>d"),
        "abcc\nd..."
    );
}

#[test]
fn overlapping_cells_are_counted_and_the_first_one_keeps_its_slot() {
    let rows = "<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td><td>d</td></tr>";
    let (document, grids) = grids(&format!("<table>{rows}</table>"));
    assert_eq!(draw(&document.tree, &grids[0]), "ab.\ncbd");
    assert_eq!(grids[0].overlaps, 1);
    assert_eq!(grids[0].cells[2].over, Some(grids[0].cells[1].node));
    assert_eq!(
        found(rows),
        [("overlapping-cells", "<td colspan=2>c</td>".to_owned())]
    );
}

#[test]
fn ragged_and_empty_rows_leave_slots_free() {
    assert_eq!(
        drawn("<tr><td>a<td>b<td>c<tr><td>d<tr><tr><td>e<td>f"),
        "abc\nd..\n...\nef."
    );
}

#[test]
fn the_foot_comes_last() {
    assert_eq!(
        drawn("<tfoot><tr><td>z</tfoot><thead><tr><th>A</thead><tbody><tr><td>b</tbody><tr><td>c"),
        "A\nb\nc\nz"
    );
}

#[test]
fn columns_may_be_declared() {
    assert_eq!(
        drawn("<colgroup span=2></colgroup><colgroup><col><col span=2></colgroup><tr><td>a"),
        "a...."
    );
    assert_eq!(drawn("<caption>x</caption>"), "");
}

#[test]
fn nested_tables_are_their_own_and_belong_to_a_cell() {
    let (document, grids) =
        grids("<table><tr><td>a<td>b<table><tr><td>x<td>y</table> and<tr><td>c<td>d</table>");
    assert_eq!(draw(&document.tree, &grids[0]), "ab\ncd");
    assert_eq!(draw(&document.tree, &grids[1]), "xy");
    assert_eq!(grids[0].within, None);
    assert_eq!(grids[1].within, Some(grids[0].cells[1].node));
    let text = cell_text(&document.tree, grids[0].cells[1].node);
    assert_eq!(text, "b\nand", "the inner text is the inner cells'");
}

#[test]
fn text_outside_of_cells_goes_before_the_table() {
    let (document, grids) = grids("<table><tr>lost<td>a</td>too</tr></table>");
    assert_eq!(draw(&document.tree, &grids[0]), "a");
    let before: String = document
        .tree
        .children(Tree::ROOT)
        .take_while(|&id| id != grids[0].table)
        .map(|id| document.tree.text(id))
        .collect();
    assert_eq!(before.trim(), "losttoo");
}

#[test]
fn tags_out_of_balance_are_read_as_browsers_do() {
    assert_eq!(drawn("<tr><tr><td>a</td><td>b</td></tr>"), "..\nab");
    assert_eq!(drawn("<tr><td>a<td>b</tr></td><td>c</td></tr>"), "ab\nc.");
    assert_eq!(drawn("<td>a</td></td><td>b</tr></tr><td>c"), "ab\nc.");
}

#[test]
fn pipe_tables_are_grids_too() {
    let (document, grids) = grids("| A | B |\n|---|---|\n| c | d |\n| e |\n");
    assert_eq!(draw(&document.tree, &grids[0]), "AB\ncd\ne_");
}

#[test]
fn cells_break_their_text_where_readers_see_lines() {
    let (document, grids) = grids(
        "<table><tr><td>\n  24x7/<br>1   <b>h</b>our<ul><li>a<li><p>b</p></ul><div>c</div>\n</td></tr></table>",
    );
    let text = cell_text(&document.tree, grids[0].cells[0].node);
    assert_eq!(text, "24x7/\n1 hour\na\nb\nc");
}

/// The texts of what names a cell, columns before rows.
fn names(document: &Document, (columns, rows): (Vec<&Cell>, Vec<&Cell>)) -> String {
    let text = |cells: Vec<&Cell>| -> String {
        let texts = cells.iter().map(|c| cell_text(&document.tree, c.node));
        texts.collect::<Vec<_>>().join(" ")
    };
    format!("{} | {}", text(columns), text(rows))
}

fn headers(rows: &str, row: usize, column: usize) -> String {
    let (document, grids) = grids(&format!("<table>{rows}</table>"));
    let cell = grids[0].at(row, column).unwrap();
    names(&document, grids[0].headers(cell))
}

fn labels(rows: &str, row: usize, column: usize) -> String {
    let (document, grids) = grids(&format!("<table>{rows}</table>"));
    let cell = grids[0].at(row, column).unwrap();
    names(&document, grids[0].labels(cell))
}

#[test]
fn headers_without_a_scope_name_what_has_no_data_beside_them() {
    let rows = "<tr><th><th>A<th>B<tr><th>r<td>1<td>2<tr><th>s<td colspan=2>3";
    assert_eq!(headers(rows, 1, 2), "B | r");
    assert_eq!(headers(rows, 2, 1), "A B | s");
    assert_eq!(headers(rows, 1, 0), " | ", "the corner names nothing");
}

/// The standard's own example of `scope`.
#[test]
fn headers_of_groups_name_the_group() {
    let rows = "<thead><tr><th>ID<th>Measure<th>Average<th>Max</thead>\
                <tbody><tr><td><th scope=rowgroup>Cats<td><td>\
                <tr><td>93<th scope=row>Legs<td>3.5<td>4</tbody>\
                <tbody><tr><td><th scope=rowgroup>English<td><td>\
                <tr><td>32<th scope=row>Legs<td>2.67<td>4</tbody>";
    assert_eq!(headers(rows, 2, 2), "Average | Cats Legs");
    assert_eq!(headers(rows, 4, 3), "Max | English Legs");
    let rows = "<colgroup><col><colgroup><col><col>\
                <tr><td><th scope=colgroup colspan=2>Both\
                <tr><td><th scope=col>A<th scope=col>B<tr><td>x<td>1<td>2";
    assert_eq!(headers(rows, 2, 2), "Both B | ");
}

#[test]
fn later_headers_hide_earlier_ones() {
    let rows = "<tr><th>A<th>B<tr><td>1<td>2<tr><th>C<th>D<tr><td>3<td>4";
    assert_eq!(headers(rows, 1, 1), "B | ");
    assert_eq!(headers(rows, 3, 1), "D | ");
    assert_eq!(
        headers(rows, 2, 1),
        " | ",
        "a second head is no part of the first"
    );
    let rows = "<tr><th colspan=2>Both<tr><th>A<th>B<tr><td>1<td>2";
    assert_eq!(headers(rows, 2, 1), "Both B | ");
}

#[test]
fn an_empty_corner_is_no_data() {
    let rows = "<tr><td>&nbsp;<th>A<th>B<tr><th>r<td>1<td>2";
    assert_eq!(headers(rows, 1, 2), "B | r");
}

#[test]
fn roles_and_scopes_make_headers_of_cells() {
    let rows = "<tr><td role=rowheader>r<td>1<tr><td scope='row'>s<td>2";
    assert_eq!(headers(rows, 0, 1), " | r");
    assert_eq!(headers(rows, 1, 1), " | s");
    assert_eq!(labels(rows, 1, 1), " | s", "the first row is no head");
}

#[test]
fn tables_without_headers_are_named_by_their_first_row_and_cells() {
    let rows = "<tr><td colspan=3>Title<tr><td>Level<td>Gold<td>Silver\
                <tr><td rowspan=2>Group<td>x<td>1<tr><td>y<td>2";
    assert_eq!(labels(rows, 2, 2), "Silver | Group x");
    assert_eq!(labels(rows, 3, 2), "Silver | Group y");
    assert_eq!(labels(rows, 3, 1), "Gold | Group");
    assert_eq!(labels(rows, 1, 1), " | ");
}

#[test]
fn a_business_page_names_its_rows_by_group_and_label() {
    let rows = "<thead><tr><th></th><th></th><th>Online</th><th>Business</th></tr></thead><tbody>\
                <tr><td></td><td></td><td></td><td>Paid</td></tr>\
                <tr><td rowspan=2>Services</td><td>Phone</td><td></td><td>✔</td></tr>\
                <tr><td>Cases</td><td>4</td><td>6</td></tr>\
                <tr><td colspan=4>A note</td></tr></tbody>";
    assert_eq!(labels(rows, 1, 3), "Business | ");
    assert_eq!(labels(rows, 2, 3), "Business | Services Phone");
    assert_eq!(labels(rows, 3, 2), "Online | Services Cases");
    let (_, grids) = grids(&format!("<table>{rows}</table>"));
    assert!(grids[0].row_labels(0).is_empty(), "a head has no name");
    assert!(grids[0].row_labels(4).is_empty(), "a note names nothing");
}

#[test]
fn pictures_and_paragraphs_name_nothing() {
    let card = "<td><img src=a.png><p>Phone</p><p>Call us.</p></td>";
    let rows = format!("<tr>{card}{card}</tr><tr>{card}{card}</tr>");
    let (_, grids) = grids(&format!("<table>{rows}</table>"));
    assert!(grids[0].column_labels(0).is_empty());
    assert!(grids[0].row_labels(0).is_empty());
}

#[test]
fn empty_cells_repeat_the_label_above() {
    let rows = "<tr><th>Group<th>What<th>A<tr><td>g<td>x<td>1<tr><td><td>y<td>2";
    assert_eq!(labels(rows, 1, 2), "A | g");
    assert_eq!(labels(rows, 2, 2), "A | y");
}

/// Lays out a page's tables and checks that neither time nor slots run away.
fn hostile(html: &str) -> Vec<Grid> {
    let document = page(html);
    let start = Instant::now();
    let grids = Grid::all(&document.tree);
    let took = start.elapsed();
    let slots: usize = grids.iter().map(|g| g.rows * g.columns).sum();
    eprintln!(
        "{} bytes: {} tables, {slots} slots, {took:?}, {} MB",
        html.len(),
        grids.len(),
        peak_memory() >> 20
    );
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(slots <= MAX_SLOTS);
    assert!(peak_memory() < 300 << 20, "{} bytes", peak_memory());
    grids
}

/// The most memory that this process had, in bytes, where the system tells.
fn peak_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok());
    kilobytes.unwrap_or(0usize) << 10
}

fn assert_too_large(html: &str) {
    assert!(hostile(html).iter().any(|grid| grid.over_limit.is_some()));
    let problems = page(html).problems;
    let names = problems.iter().map(|problem| problem.rule.name);
    assert_eq!(names.filter(|name| *name == "table-too-large").count(), 1);
}

#[test]
fn hostile_spans_stay_cheap() {
    let cell = "<td rowspan=65534 colspan=1000>a</td>";
    assert_too_large(&format!("<table><tr>{}</tr></table>", cell.repeat(1000)));
    let below = format!("<tr>{cell}</tr>{}", "<tr></tr>".repeat(999));
    let below = hostile(&format!("<table>{below}</table>"));
    assert!(below[0].over_limit.is_none(), "just within");
    let rows = format!("<tr>{cell}</tr>").repeat(1000);
    assert_too_large(&format!("<table>{rows}</table>"));
    let rows = format!("<tr>{}</tr>", cell.repeat(20)).repeat(1000);
    assert_too_large(&format!("<table>{rows}</table>"));
    let empty = "<tr>".repeat(60_000);
    assert_too_large(&format!("<table><tr>{cell}{empty}</table>"));
}

#[test]
fn hostile_tables_share_one_limit() {
    assert_too_large(&"<table><tr><td colspan=1000>a</table>\n".repeat(2000));
    let columns = "<col span=1000>".repeat(2000);
    assert_too_large(&format!(
        "<table><colgroup>{columns}</colgroup><tr><td>a</table>"
    ));
}

/// Each row lays one more cell over those that reach down from above.
#[test]
fn hostile_overlaps_count_against_the_limit() {
    let row = |n: usize| {
        format!(
            "<tr>{}<td rowspan=999 colspan=700>b",
            "<td>a".repeat(300 - n)
        )
    };
    let rows: String = (0..300).map(row).collect();
    assert_too_large(&format!("<table>{rows}</table>"));
}

#[test]
fn headers_of_every_cell_stay_cheap() {
    let head = format!("<tr>{}", "<th>A".repeat(300));
    let rows = format!("<tr>{}", "<td>1".repeat(300)).repeat(300);
    let (_, grids) = grids(&format!("<table>{head}{rows}</table>"));
    let start = Instant::now();
    let found: usize = grids[0]
        .cells
        .iter()
        .map(|cell| grids[0].labels(cell).0.len())
        .sum();
    assert_eq!(found, 300 * 300);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

/// Tables in which each cell would be named by very many others, and what lies beside.
#[test]
fn names_of_every_cell_stay_cheap() {
    let rows = |row: &str, count: usize| format!("<table>{}</table>", row.repeat(count));
    let line = |cell: &str, count: usize| format!("<tr>{}</tr>", cell.repeat(count));
    let all_headers = rows(&line("<th>a</th>", 450), 450);
    let groups = rows(
        "<tbody><tr><th scope=rowgroup>g</th><td>a</td></tr></tbody>",
        40_000,
    );
    let one_group = rows("<tr><td>a</td><th scope=rowgroup>g</th></tr>", 40_000);
    let empty = rows("<tr><td></td><th>h</th></tr>", 40_000);
    let turns = rows("<tr><th scope=col>h</th></tr><tr><td>a</td></tr>", 40_000);
    let spanning = line("<td rowspan=2>a</td>", 999) + &line("", 0);
    let spanning = rows(
        &spanning.replace("</tr><tr>", "<th scope=row>h</th></tr><tr>"),
        100,
    );
    for html in [all_headers, groups, one_group, empty, turns, spanning] {
        let (_, grids) = grids(&html);
        let start = Instant::now();
        let most = grids[0].cells.iter().map(|cell| {
            let (columns, rows) = grids[0].labels(cell);
            columns.len().max(rows.len())
        });
        assert!(most.max() <= Some(16 * 2), "{}", &html[..60]);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(10), "{took:?} {}", &html[..60]);
    }
}

#[test]
fn of_a_table_that_is_too_wide_the_first_columns_are_read() {
    for html in [
        format!("<table><tr>{}</tr></table>", "<td>a</td>".repeat(1100)),
        format!(
            "<table><colgroup>{}</colgroup><tr><td>a</td></tr></table>",
            "<col span=900>".repeat(9)
        ),
    ] {
        let document = page(&(html + "<table><tr><td>b</td></tr></table>"));
        let problems = document.problems.iter().map(|problem| problem.rule.name);
        assert_eq!(problems.collect::<Vec<_>>(), ["table-too-large"]);
        let grids = Grid::all(&document.tree);
        assert!(grids[0].cells.len() <= 1000 && grids[0].over_limit.is_some());
        assert_eq!(grids[1].cells.len(), 1);
    }
}
