//! Finds comparison tables that a page asks for and the same page in another language does not.

use crate::diagnostic::{Diagnostic, Place, Related};
use crate::rules::{EXTRA_BLOCK, MISSING_BLOCK};
use crate::site::{Family, Page, Site};

/// What languages of a page lack, or have alone. The source says how many tables there are, or the page that
/// has most.
pub fn problems(site: &Site, family: &Family) -> Vec<Diagnostic> {
    let pages = family.pages.iter().enumerate();
    let pages: Vec<(usize, &Page)> = pages
        .filter_map(|(locale, page)| Some((locale, page.as_ref()?)))
        .collect();
    let source = site.config.source_index();
    let of_source = pages.iter().find(|(locale, _)| Some(*locale) == source);
    let most = || {
        pages
            .iter()
            .rev()
            .max_by_key(|(_, page)| page.requests.len())
    };
    let Some(&(leading, lead)) = of_source.or_else(most) else {
        return Vec::new();
    };
    let others = pages.iter().filter(|(locale, _)| *locale != leading);
    let found = others.flat_map(|&(locale, page)| {
        let (own, all) = (page.requests.len(), lead.requests.len());
        let missing = lead.requests.iter().skip(own).map(|request| {
            let message = "a comparison table that the page asks for elsewhere is not asked for here";
            let mut finding = Diagnostic::new(&MISSING_BLOCK, Place::file(page.path.clone()), message)
                .help("write its ```comparison block here too, or accept that it is not there with a reason");
            let label = format!("{}: the table", site.locales[leading].tag);
            finding.related = vec![Related::new(request.place.clone(), label)];
            finding
        });
        let extra = page.requests.iter().skip(all).map(|request| {
            let message = "a comparison table is asked for in this language alone";
            Diagnostic::new(&EXTRA_BLOCK, request.place.clone(), message)
                .help("write its ```comparison block in the other languages too, or accept that it is there with a reason")
        });
        let tag = site.locales[locale].tag.to_string();
        let found: Vec<Diagnostic> = missing.chain(extra).collect();
        found.into_iter().map(move |finding| finding.about(&family.path, &tag))
    });
    found.collect()
}
