//! Gives how every page stands in every language: as a table for people, as data for scripts, as
//! Markdown for a pull request, or as a badge.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::site::{Purpose, Site};
use crate::stale::UNKNOWN;
use crate::tables::locales::{Findings, State};
use crate::tables::overview::{Counts, Overview};

use super::Failure;
use super::badge::Badge;
use super::cli::{Global, Status, StatusFormat};
use super::command::put;
use super::facts::locales_named;
use super::opened::{Asked, open};
use super::table::aligned;

/// Shows how the site stands; what is missing or stale is no failure.
pub fn status(global: &Global, options: &Status) -> Result<bool, Failure> {
    let asked = Asked {
        drafts: options.drafts,
        ..Asked::only(Purpose::Check)
    };
    let opened = open(global, asked)?;
    let site = &opened.site;
    let standing = Standing {
        overview: Overview::of(site, &Findings::of(site)),
        locales: locales_named(&site.config.locales, &options.locale)?,
        site,
    };
    let text = match options.format {
        StatusFormat::Table => standing.table(),
        StatusFormat::Json => standing.json(),
        StatusFormat::Markdown => standing.markdown(),
        StatusFormat::Badge => standing.badge(),
    };
    put(&text, options.output.as_deref())?;
    Ok(true)
}

struct Standing<'a> {
    site: &'a Site,
    overview: Overview,
    /// Those that are asked for, in the order of the site.
    locales: Vec<usize>,
}

#[derive(Serialize)]
struct Total {
    pages: usize,
    present: usize,
    missing: usize,
    stale: usize,
    drifted: usize,
    percent: usize,
}

impl Total {
    fn of(counts: &Counts) -> Self {
        Total {
            pages: counts.pages(),
            present: counts.of(State::Present),
            missing: counts.of(State::Missing),
            stale: counts.of(State::Stale),
            drifted: counts.of(State::Drifted),
            percent: counts.percent(),
        }
    }
}

impl Standing<'_> {
    /// The languages that are translated into, together. A source is no translation.
    fn translations(&self) -> Counts {
        let source = self.site.config.source_index();
        let alone = self.locales.len() == 1;
        let locales = self.locales.iter().copied();
        let locales = locales.filter(|locale| alone || Some(*locale) != source);
        self.overview.total(locales)
    }

    fn tag(&self, locale: usize) -> String {
        self.site.locales[locale].tag.to_string()
    }

    fn sentence(&self) -> String {
        let counts = self.translations();
        let name = match self.locales.as_slice() {
            [only] => self.tag(*only),
            _ => "translations".to_owned(),
        };
        let (pages, unit) = (
            counts.pages(),
            if counts.pages() == 1 { "page" } else { "pages" },
        );
        let told = format!(
            "{name}: {} of {pages} {unit} present and in order ({} %), {} missing, {} stale, {} drifted",
            counts.of(State::Present),
            counts.percent(),
            counts.of(State::Missing),
            counts.of(State::Stale),
            counts.of(State::Drifted)
        );
        match self.doubt() {
            Some(doubt) => format!("{told}; {doubt}"),
            None => told,
        }
    }

    /// Of how many pages nobody knows whether they are stale, and why.
    fn doubt(&self) -> Option<&str> {
        let mut findings = self.site.diagnostics.iter();
        let doubt = findings.find(|finding| *finding.rule == UNKNOWN);
        doubt.map(|finding| finding.message.as_str())
    }

    /// A cell for each language that is asked for, behind the name of the row.
    fn row(&self, name: &str, cell: impl Fn(usize) -> String) -> Vec<String> {
        let cells = self.locales.iter().map(|&locale| cell(locale));
        std::iter::once(name.to_owned()).chain(cells).collect()
    }

    /// Each page with its states, by locale.
    fn pages(&self) -> impl Iterator<Item = (&str, &[State])> {
        let families = self.site.families.iter().map(|family| family.path.as_str());
        families.zip(self.overview.pages.iter().map(Vec::as_slice))
    }

    fn totals(&self) -> Vec<Vec<String>> {
        let totals = &self.overview.totals;
        let states = State::ALL.iter();
        let count = |state: &State| self.row(state.name(), |l| totals[l].of(*state).to_string());
        let mut rows: Vec<Vec<String>> = states.map(count).collect();
        rows.push(self.row("share", |l| format!("{} %", totals[l].percent())));
        rows
    }

    fn table(&self) -> String {
        let mut rows = vec![self.row("page", |locale| self.tag(locale))];
        let pages = self.pages();
        rows.extend(pages.map(|(page, states)| self.row(page, |l| states[l].name().to_owned())));
        rows.push(self.row("", |_| String::new()));
        rows.extend(self.totals());
        format!("{}\n{}\n", aligned(&rows), self.sentence())
    }

    fn markdown(&self) -> String {
        let line = |cells: Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut text = line(self.row("Page", |locale| self.tag(locale)));
        text += &line(self.row("---", |_| "---".to_owned()));
        for (page, states) in self.pages() {
            let page = format!("`{page}`");
            text += &line(self.row(&page, |locale| match states[locale] {
                state @ (State::Present | State::Excused) => state.name().to_owned(),
                state => format!("**{}**", state.name()),
            }));
        }
        for mut row in self.totals() {
            row[0] = format!("*{}*", row[0]);
            text += &line(row);
        }
        format!("{text}\n{}\n", self.sentence())
    }

    fn json(&self) -> String {
        let pages = self.pages().zip(&self.site.families);
        let pages = pages.map(|((page, states), family)| {
            let named = |&locale: &usize| (self.tag(locale), states[locale].name().into());
            let states: Map<String, Value> = self.locales.iter().map(named).collect();
            let shown = self.site.page_locale(page, self.site.source());
            let title = shown.and_then(|locale| family.pages[locale].as_ref());
            let title = title.map_or(page, |page| page.title.as_str());
            json!({"page": page, "title": title, "states": states})
        });
        let source = self.site.config.source_index();
        let locales = self.locales.iter().map(|&locale| {
            let total = Total::of(&self.overview.totals[locale]);
            let name = &self.site.locales[locale].name;
            let is_source = source == Some(locale);
            json!({"locale": self.tag(locale), "name": name, "source": is_source, "total": total})
        });
        let all = json!({
            "version": 1,
            "locales": locales.collect::<Vec<_>>(),
            "translations": Total::of(&self.translations()),
            "unknown": self.doubt(),
            "pages": pages.collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    }

    /// Of one language, or of all translations together.
    fn badge(&self) -> String {
        let (label, lang) = match self.locales.as_slice() {
            [only] => (self.site.locales[*only].name.as_str(), self.tag(*only)),
            _ => ("translations", "en".to_owned()),
        };
        let badge = Badge {
            label,
            lang: &lang,
            percent: self.translations().percent(),
            sentence: &self.sentence(),
        };
        badge.svg()
    }
}
