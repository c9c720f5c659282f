//! Gives the answers to addresses that lead nowhere: at the root, where a host looks for it, and in
//! each language.

use super::{Kind, Output, Press, Taker};

pub struct Missing;

impl Kind for Missing {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        take(missing(press, press.site.source(), "404.html".to_owned())?);
        for (index, locale) in press.site.locales.iter().enumerate() {
            let path = format!("{}/404.html", locale.tag.in_url());
            take(missing(press, index, path)?);
        }
        Ok(())
    }
}

fn missing(press: &Press, shown: usize, path: String) -> tera::TeraResult<Output> {
    press.page("404.html", &press.context(shown), path)
}
