//! Gives what a page states in the words of schema.org, for machines: the page and its original, the
//! way to it, and the telephone numbers with their hours. What a check has found wrong is left out.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::diagnostic::{Level, Place};
use crate::site::{Contact, Service, Site};

use super::Press;
use super::alternates::absolute;
use super::page::{Copy, Crumb};
use super::semantics::clock;

/// The places that open findings call wrong, by file.
pub struct Doubts<'a>(BTreeMap<&'a str, Vec<(u32, u32)>>);

impl<'a> Doubts<'a> {
    pub fn of(site: &'a Site) -> Self {
        let mut places: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
        let errors = site.diagnostics.iter();
        for finding in errors.filter(|finding| finding.level == Level::Error) {
            let undecided = finding.votes.is_some_and(|votes| votes.undecided);
            let others = finding.related.iter().filter(|_| undecided);
            let all = std::iter::once(&finding.place).chain(others.map(|other| &other.place));
            for place in all {
                places.entry(&place.path).or_default().push(place.bytes);
            }
        }
        Doubts(places)
    }

    fn touch(&self, place: &Place) -> bool {
        let (start, end) = place.bytes;
        let places = self.0.get(&*place.path);
        let mut places = places.into_iter().flatten();
        places.any(|(from, to)| *from < end && start < *to)
    }
}

/// A script block's text: in it no tag may end.
pub fn linked_data(press: &Press, copy: &Copy, crumbs: &[Crumb]) -> String {
    let mut graph = vec![page(press.site, copy)];
    graph.extend(trail(press.site, crumbs));
    graph.extend(organization(press, copy));
    let data = json!({"@context": "https://schema.org", "@graph": graph});
    data.to_string().replace('<', "\\u003c")
}

/// The address of a page, with the host where the site knows it.
fn address(site: &Site, family: &str, locale: usize) -> String {
    absolute(site, family, locale).unwrap_or_else(|| site.url(family, locale))
}

fn page(site: &Site, copy: &Copy) -> Value {
    let Copy {
        family,
        locale,
        page,
        ..
    } = *copy;
    let address_of = |locale: usize| address(site, family, locale);
    let tag = |locale: usize| site.locales[locale].tag.to_string();
    let mut view = Map::new();
    view.insert("@type".into(), "WebPage".into());
    view.insert("@id".into(), address_of(locale).into());
    view.insert("url".into(), address_of(locale).into());
    view.insert("name".into(), page.title.as_str().into());
    if !page.description.is_empty() {
        view.insert("description".into(), page.description.as_str().into());
    }
    view.insert("inLanguage".into(), tag(locale).into());
    let source = site.source();
    let follows = site.config.source.is_some() && source != locale;
    if follows && site.page(family, source).is_some() {
        let original = json!({
            "@type": "WebPage", "@id": address_of(source), "inLanguage": tag(source),
        });
        view.insert("translationOfWork".into(), original);
    }
    view.into()
}

/// The way to the page, for one that does not stand at the top.
fn trail(site: &Site, crumbs: &[Crumb]) -> Option<Value> {
    let origin = site.config.origin().unwrap_or_default();
    let item = |(index, crumb): (usize, &Crumb)| {
        let mut item = Map::new();
        item.insert("@type".into(), "ListItem".into());
        item.insert("position".into(), (index + 1).into());
        item.insert("name".into(), crumb.title.text.as_str().into());
        if let Some(href) = &crumb.href {
            let host = if href.starts_with('/') { origin } else { "" };
            item.insert("item".into(), format!("{host}{href}").into());
        }
        Value::from(item)
    };
    // Only the last one may lack an address.
    let last = crumbs.len().saturating_sub(1);
    let named = crumbs.iter().enumerate();
    let named = named.filter(|(index, crumb)| *index == last || crumb.href.is_some());
    let named = named.map(|(_, crumb)| crumb).enumerate();
    let items: Vec<Value> = named.map(item).collect();
    (items.len() > 1).then(|| json!({"@type": "BreadcrumbList", "itemListElement": items}))
}

/// Who answers the telephone numbers of the page.
fn organization(press: &Press, copy: &Copy) -> Option<Value> {
    let site = press.site;
    let sound = |contact: &&Contact| !press.doubts.touch(&contact.place);
    let mut numbers: Vec<(&str, Vec<&Contact>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for contact in copy.page.contacts.iter().filter(sound) {
        let index = *places.entry(&contact.number).or_insert(numbers.len());
        if index == numbers.len() {
            numbers.push((&contact.number, Vec::new()));
        }
        numbers[index].1.push(contact);
    }
    let points = numbers.iter();
    let points: Vec<Value> = points
        .map(|(number, stated)| point(press, number, stated))
        .collect();
    let home = site.home(copy.locale).unwrap_or("index");
    (!points.is_empty()).then(|| {
        json!({
            "@type": "Organization",
            "name": site.config.title_for(&site.locales[copy.locale].tag),
            "url": address(site, home, copy.locale),
            "contactPoint": points,
        })
    })
}

/// In which languages somebody answers is told by no fact, so it is not claimed.
fn point(press: &Press, number: &str, stated: &[&Contact]) -> Value {
    let mut view = Map::new();
    view.insert("@type".into(), "ContactPoint".into());
    view.insert("telephone".into(), number.into());
    view.insert("contactType".into(), "customer support".into());
    let mut areas: Vec<&str> = stated.iter().filter_map(|c| c.area.as_deref()).collect();
    areas.dedup();
    match areas.as_slice() {
        [] => {}
        [area] => drop(view.insert("areaServed".into(), (*area).into())),
        areas => drop(view.insert("areaServed".into(), areas.into())),
    }
    let hours = hours(press, stated);
    if !hours.is_empty() {
        view.insert("hoursAvailable".into(), hours.into());
    }
    view.into()
}

/// When a number is answered, from one of the places that state it: hours of several would be joined
/// that were never meant together.
fn hours(press: &Press, stated: &[&Contact]) -> Vec<Value> {
    let sound = |service: &&Service| !press.doubts.touch(&service.place);
    let places = stated
        .iter()
        .map(|contact| contact.hours.iter().filter(sound));
    let places = places.map(|services| services.collect::<Vec<_>>());
    let first = places.into_iter().find(|services| !services.is_empty());
    let first = first.unwrap_or_default().into_iter();
    first.map(specification).collect()
}

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn specification(service: &Service) -> Value {
    let days = DAYS.iter().enumerate();
    let days = days.filter(|(bit, _)| service.days & (1 << bit) != 0);
    let days: Vec<&str> = days.map(|(_, day)| *day).collect();
    let mut view = Map::new();
    view.insert("@type".into(), "OpeningHoursSpecification".into());
    view.insert("dayOfWeek".into(), days.into());
    view.insert("opens".into(), clock(service.from).into());
    // A day ends where readers of such data expect it.
    let closes = match service.to {
        1440 => "23:59".to_owned(),
        to => clock(to),
    };
    view.insert("closes".into(), closes.into());
    view.into()
}
