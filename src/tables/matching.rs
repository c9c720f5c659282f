//! Finds the rows that several pages share. A row is known by its labels in every language at once:
//! where one translator chose another word, the other languages still agree. What is not surely one row
//! is two, each with its own name.

use std::collections::HashMap;

use crate::facts::Kind;
use crate::locale::text::fold;
use crate::site::Line;

/// A line of a page that may be a row of a table.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub line: &'a Line,
    /// What names it, by locale.
    pub names: Vec<Option<Name>>,
    /// What it states first.
    pub kind: Option<Kind>,
    /// Whether it makes a row. Others only fill the rows that are there.
    pub asked: bool,
}

/// What names a line in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The heading over it.
    section: Option<String>,
    /// The labels over its row's own.
    groups: Vec<String>,
    pub label: String,
    /// The labels of its column, where they tell more than the table's own.
    pub column: Option<String>,
    /// All of it in plain form, and all but the column: names are compared much more often than made.
    whole: String,
    headless: String,
}

impl Name {
    pub fn new(
        section: Option<String>,
        groups: Vec<String>,
        label: String,
        column: Option<String>,
    ) -> Self {
        let parts = section.iter().chain(&groups).chain([&label]);
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        let headless = fold(&parts.join("\n"));
        let whole = match &column {
            Some(column) => fold(&format!("{}\n{column}", parts.join("\n"))),
            None => headless.clone(),
        };
        Name {
            section,
            groups,
            label,
            column,
            whole,
            headless,
        }
    }

    /// Everything that stands over the label.
    pub fn above(&self) -> impl Iterator<Item = &String> {
        self.section.iter().chain(&self.groups)
    }
}

/// How much of a name must agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closeness {
    Whole,
    /// All but the column, where one page needs no head: a list names numbers, a table their kind too. Only
    /// when both state the same kind of fact, and no other row of the page does under this label.
    Headless,
}

/// By what entries are found: the locale, the name in plain form, and the kind where that counts.
type Key<'a> = (usize, &'a str, Option<Kind>);

/// Rows with the entry that each column has there.
pub type Rows<'e, 'a> = Vec<Vec<Option<&'e Entry<'a>>>>;

/// Lays the entries of several columns side by side.
pub fn rows<'e, 'a>(columns: &[&'e [Entry<'a>]], source: usize) -> Rows<'e, 'a> {
    let mut rows = asked_rows(columns, source);
    for (column, entries) in columns.iter().enumerate() {
        let others: Vec<&Entry> = entries.iter().filter(|entry| !entry.asked).collect();
        let open = |row: &Vec<Option<&Entry>>| row[column].is_none();
        for (entry, partner) in others.iter().zip(partners(&rows, &others, source, open)) {
            if let Some(row) = partner {
                rows[row][column] = Some(entry);
            }
        }
    }
    rows
}

fn asked_rows<'e, 'a>(columns: &[&'e [Entry<'a>]], source: usize) -> Rows<'e, 'a> {
    let mut rows: Rows = Vec::new();
    for (column, entries) in columns.iter().enumerate() {
        let entries: Vec<&Entry> = entries.iter().filter(|entry| entry.asked).collect();
        let found = partners(&rows, &entries, source, |_| true);
        let mut inserted = Vec::new();
        let mut after = None;
        for (entry, partner) in entries.into_iter().zip(found) {
            match partner {
                Some(row) => {
                    rows[row][column] = Some(entry);
                    after = Some(row);
                }
                None => {
                    let mut row = vec![None; columns.len()];
                    row[column] = Some(entry);
                    inserted.push((after, row));
                }
            }
        }
        rows = with_inserted(rows, inserted);
    }
    rows
}

/// Puts each new row behind the one that its page has before it, or at the end.
fn with_inserted<'e, 'a>(
    rows: Rows<'e, 'a>,
    inserted: Vec<(Option<usize>, Vec<Option<&'e Entry<'a>>>)>,
) -> Rows<'e, 'a> {
    let mut behind: HashMap<Option<usize>, Rows> = HashMap::new();
    for (after, row) in inserted {
        behind.entry(after).or_default().push(row);
    }
    let mut all = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        all.push(row);
        all.extend(behind.remove(&Some(index)).unwrap_or_default());
    }
    all.extend(behind.remove(&None).unwrap_or_default());
    all
}

/// For each entry the row that it belongs to, of those that are open.
fn partners<'e>(
    rows: &Rows<'e, '_>,
    entries: &[&Entry],
    source: usize,
    open: impl Fn(&Vec<Option<&'e Entry<'_>>>) -> bool,
) -> Vec<Option<usize>> {
    let mut partners = vec![None; entries.len()];
    let mut taken: Vec<bool> = rows.iter().map(|row| !open(row)).collect();
    for closeness in [Closeness::Whole, Closeness::Headless] {
        let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
        for (index, row) in rows.iter().enumerate().filter(|(index, _)| !taken[*index]) {
            for entry in row.iter().flatten() {
                for key in entry.keys(closeness) {
                    let rows = known.entry(key).or_default();
                    if rows.last() != Some(&index) {
                        rows.push(index);
                    }
                }
            }
        }
        let open: Vec<usize> = (0..entries.len())
            .filter(|&e| partners[e].is_none())
            .collect();
        let mut often: HashMap<Key, usize> = HashMap::new();
        for key in open
            .iter()
            .flat_map(|&entry| entries[entry].keys(closeness))
        {
            *often.entry(key).or_default() += 1;
        }
        for entry in open {
            let alike = |row: &usize| {
                let others = rows[*row].iter().flatten();
                let mut agree = others.map(|other| entries[entry].agrees(other, closeness, source));
                !taken[*row] && agree.any(|agrees| agrees)
            };
            let keys: Vec<_> = entries[entry].keys(closeness).collect();
            let unsure = closeness != Closeness::Whole
                && keys
                    .iter()
                    .any(|key| often[key] > 1 || known.get(key).is_some_and(|rows| rows.len() > 1));
            if unsure {
                continue;
            }
            let candidates = keys.iter().filter_map(|key| known.get(key)).flatten();
            if let Some(&row) = candidates.copied().filter(alike).min().as_ref() {
                partners[entry] = Some(row);
                taken[row] = true;
            }
        }
    }
    partners
}

impl Entry<'_> {
    fn keys(&self, closeness: Closeness) -> impl Iterator<Item = Key<'_>> {
        let kind = match closeness {
            Closeness::Whole => Some(None),
            Closeness::Headless => self.kind.map(Some),
        };
        let names = self.names.iter().enumerate();
        names.filter_map(move |(locale, name)| Some((locale, name.as_ref()?.key(closeness), kind?)))
    }

    /// Whether two entries bear one name: in the source's language, else in most of the others.
    fn agrees(&self, other: &Entry, closeness: Closeness, source: usize) -> bool {
        let names = self.names.iter().zip(&other.names).enumerate();
        let both = names.filter_map(|(locale, (own, others))| {
            let (own, others) = (own.as_ref()?, others.as_ref()?);
            Some((locale, own.agrees(others, closeness)))
        });
        let (mut agree, mut differ) = (0, 0);
        for (locale, equal) in both {
            if equal && locale == source {
                return true;
            }
            *(if equal { &mut agree } else { &mut differ }) += 1;
        }
        agree > differ
    }
}

impl Name {
    fn key(&self, closeness: Closeness) -> &str {
        match closeness {
            Closeness::Whole => &self.whole,
            Closeness::Headless => &self.headless,
        }
    }

    fn agrees(&self, other: &Name, closeness: Closeness) -> bool {
        let headless = self.column.is_none() || other.column.is_none();
        self.key(closeness) == other.key(closeness) && (closeness == Closeness::Whole || headless)
    }
}
